//! A small file that is replaced whole or not at all.

use std::io::Write;
use std::path::Path;

use super::medium::{self, Medium};
use crate::store::FileError;

/// Replaces the file: after a crash either the old or the new bytes are read, and the new ones once this returned. The
/// folder is made when it is missing.
///
/// # Errors
/// When the file cannot be written; the old one stays then, unless its name may or may not be durable.
pub(crate) fn replace(medium: &dyn Medium, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let dir = medium::parent(path);
    medium::make_dir(medium, dir).map_err(FileError::new("create", dir))?;
    let tmp = path.with_added_extension("tmp");
    let mut file = medium::writable()
        .truncate(true)
        .open(&tmp)
        .map_err(FileError::new("create", &tmp))?;
    file.write_all(bytes)
        .and_then(|()| medium.sync_all(&file))
        .map_err(FileError::new("write", &tmp))?;
    std::fs::rename(&tmp, path).map_err(FileError::new("rename", &tmp))?;
    medium.sync_dir(dir).map_err(FileError::new("sync", dir))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering::SeqCst;

    use super::*;
    use crate::store::medium::faulty::Faulty;

    #[test]
    fn the_new_bytes_are_there_whole_and_the_folder_is_synced() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("deep/file.txt");
        let medium = Faulty::default();
        for bytes in [b"first".as_slice(), b"a longer second", b""] {
            let before = medium.dir_syncs.load(SeqCst);
            replace(&medium, &path, bytes).unwrap();
            assert_eq!(std::fs::read(&path).unwrap(), bytes);
            assert!(medium.dir_syncs.load(SeqCst) > before);
        }
        assert!(!path.with_added_extension("tmp").exists());
    }

    #[test]
    fn what_an_unfinished_replacement_left_hurts_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        let medium = Faulty::default();
        replace(&medium, &path, b"old").unwrap();
        std::fs::write(path.with_added_extension("tmp"), b"half of a n").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        replace(&medium, &path, b"new").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        let syncs = medium.dir_syncs.load(SeqCst);
        medium.fail_dir_sync.store(syncs, SeqCst);
        assert!(replace(&medium, &path, b"newer").is_err());
    }
}

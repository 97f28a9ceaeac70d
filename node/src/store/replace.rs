//! A small file that is replaced whole or not at all.

use std::fs::{self, Permissions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use super::medium::{self, FILE_MODE, Medium};
use crate::store::FileError;

/// Replaces the file: after a crash either the old or the new bytes are read, and the new ones once this returned. The
/// folder is made when it is missing.
///
/// # Errors
/// When the file cannot be written; the old one stays then, unless its name may or may not be durable.
pub(crate) fn replace(medium: &dyn Medium, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    replace_with_mode(medium, path, bytes, FILE_MODE)
}

/// The same for a file of another mode. Nobody's file is written to: what an unfinished replacement left goes first.
///
/// # Errors
/// As [`replace`].
pub(crate) fn replace_with_mode(
    medium: &dyn Medium,
    path: &Path,
    bytes: &[u8],
    mode: u32,
) -> Result<(), FileError> {
    let dir = medium::parent(path);
    medium::make_dir(medium, dir).map_err(FileError::new("create", dir))?;
    let tmp = path.with_added_extension("tmp");
    match fs::remove_file(&tmp) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(FileError::new("remove", tmp)(error));
        }
        Ok(()) | Err(_) => {}
    }
    let mut file = medium::writable()
        .create_new(true)
        .mode(mode)
        .open(&tmp)
        .map_err(FileError::new("create", &tmp))?;
    // The mask of the process took bits away, if it did.
    file.set_permissions(Permissions::from_mode(mode))
        .and_then(|()| file.write_all(bytes))
        .and_then(|()| medium.sync_all(&file))
        .map_err(FileError::new("write", &tmp))?;
    put_in_place(medium, &tmp, path)
}

/// Gives a file that is durable another name in its folder, in the place of what has it, and makes the name durable.
///
/// # Errors
/// When it cannot be renamed, or the name may or may not be durable.
pub(crate) fn put_in_place(medium: &dyn Medium, file: &Path, path: &Path) -> Result<(), FileError> {
    fs::rename(file, path).map_err(FileError::new("rename", file))?;
    let dir = medium::parent(path);
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
            assert_eq!(fs::read(&path).unwrap(), bytes);
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
        fs::write(path.with_added_extension("tmp"), b"half of a n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        replace(&medium, &path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        let syncs = medium.dir_syncs.load(SeqCst);
        medium.fail_dir_sync.store(syncs, SeqCst);
        assert!(replace(&medium, &path, b"newer").is_err());
    }
}

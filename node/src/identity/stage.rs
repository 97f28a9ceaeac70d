//! A directory that comes to be as a whole: what belongs into it is made apart and moved to its place at the end.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::layout::CONFIG_FILE;
use super::secret_file::create_private_dir;
use super::unmade::InitError;
use crate::store::FileError;

/// What the place is called where the files are made. One that is left over by a command that died is removed.
const STAGE: &str = ".making";

/// The place where the files are made. Removed with all that is in it unless it is finished.
pub(super) struct Stage {
    dir: PathBuf,
    path: PathBuf,
    /// The topmost directory that had to be made; removed again when nothing comes of it.
    made: Option<PathBuf>,
}

impl Stage {
    /// Begins below a directory that is empty or not there.
    pub(super) fn begin(dir: &Path) -> Result<Self, InitError> {
        let path = dir.join(STAGE);
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(&path)(error)),
            Ok(()) | Err(_) => {}
        }
        let used = fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
        if used || dir.is_file() {
            return Err(InitError::NotEmpty(dir.to_owned()));
        }
        let missing = dir
            .ancestors()
            .take_while(|dir| !dir.as_os_str().is_empty());
        let made = missing.take_while(|dir| !dir.exists()).last();
        let stage = Self {
            dir: dir.to_owned(),
            made: made.map(Path::to_owned),
            path,
        };
        create_private_dir(&stage.path)?;
        Ok(stage)
    }

    /// Where to make the files.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Moves everything to its place, the configuration last: without it nothing takes the directory for a node's.
    pub(super) fn finish(mut self) -> Result<(), InitError> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.path).map_err(failed(&self.path))? {
            names.push(entry.map_err(failed(&self.path))?.file_name());
        }
        names.sort_by_key(|name| name == CONFIG_FILE);
        for (moved, name) in names.iter().enumerate() {
            let to = self.dir.join(name);
            if let Err(error) = fs::rename(self.path.join(name), &to) {
                for name in names.iter().take(moved) {
                    // What cannot be moved back is removed with nothing lost: nobody has used it yet.
                    drop(fs::rename(self.dir.join(name), self.path.join(name)));
                }
                return Err(failed(&to)(error));
            }
        }
        self.made = None;
        fs::remove_dir(&self.path).map_err(failed(&self.path))?;
        let parents = self.dir.ancestors().take(2);
        for dir in parents.filter(|dir| !dir.as_os_str().is_empty()) {
            let synced = File::open(dir).and_then(|dir| dir.sync_all());
            synced.map_err(failed(dir))?;
        }
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Nothing is left to tell of when it was finished.
        drop(fs::remove_dir_all(&self.path));
        if let Some(made) = &self.made {
            drop(fs::remove_dir_all(made));
        }
    }
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> InitError {
    let failed = FileError::new("change", path);
    move |source| InitError::File(failed(source).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).into_iter().flatten();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }

    #[test]
    fn a_directory_is_whole_or_as_it_was() {
        let root = tempfile::tempdir().unwrap();
        let (dir, parent) = (root.path().join("a/ge"), root.path().join("a"));
        let stage = Stage::begin(&dir).unwrap();
        fs::write(stage.path().join("a.key"), "secret").unwrap();
        drop(stage);
        assert!(!parent.exists(), "what was made for it is gone");
        let stage = Stage::begin(&dir).unwrap();
        fs::write(stage.path().join("a.key"), "secret").unwrap();
        stage.finish().unwrap();
        assert_eq!(names(&dir), ["a.key"]);
        assert!(matches!(Stage::begin(&dir), Err(InitError::NotEmpty(_))));
        assert_eq!(names(&dir), ["a.key"]);
    }

    #[test]
    fn what_a_command_that_died_left_over_is_no_node() {
        let root = tempfile::tempdir().unwrap();
        let stage = Stage::begin(root.path()).unwrap();
        fs::write(stage.path().join("a.key"), "old").unwrap();
        std::mem::forget(stage);
        let stage = Stage::begin(root.path()).unwrap();
        assert!(names(stage.path()).is_empty());
        stage.finish().unwrap();
        assert!(names(root.path()).is_empty());
        assert!(root.path().exists(), "it was there before");
    }
}

//! Where the nodes of the demonstration lie, and what is left of it.

use std::path::{Path, PathBuf};

use ntc_terminal::say;
use tempfile::TempDir;

use super::Failure;

/// The directory of the nodes.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    /// The directory is removed with it; none when the person named one.
    temporary: Option<TempDir>,
}

impl Place {
    /// The named directory, made where it is missing; without one a temporary directory.
    pub(super) fn make(named: Option<PathBuf>) -> Result<Self, Failure> {
        let Some(dir) = named else {
            let temporary = tempfile::tempdir()?;
            let path = temporary.path().canonicalize()?;
            return Ok(Self {
                path,
                temporary: Some(temporary),
            });
        };
        std::fs::create_dir_all(&dir)?;
        Ok(Self {
            path: dir.canonicalize()?,
            temporary: None,
        })
    }

    /// Its absolute path.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What will become of it.
    pub(super) fn to_come(&self) -> String {
        let path = self.path.display().to_string();
        match self.temporary {
            Some(_) => say!("demo-removes", path),
            None => say!("demo-removes-nothing", path),
        }
    }

    /// Removes what is temporary; what became of it.
    pub(super) fn leave(self) -> Result<String, Failure> {
        let path = self.path.display().to_string();
        match self.temporary {
            Some(temporary) => {
                let told = say!("demo-removed", path);
                temporary.close()?;
                Ok(told)
            }
            None => Ok(say!("demo-stays", path)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temporary_place_is_removed_and_a_named_one_stays_and_both_say_so() {
        let place = Place::make(None).expect("a place");
        let path = place.path().to_owned();
        assert!(place.to_come().starts_with("removes /"));
        assert!(place.leave().expect("left").contains("is removed"));
        assert!(!path.exists());

        let base = tempfile::tempdir().expect("a directory");
        let place = Place::make(Some(base.path().join("region"))).expect("a place");
        let path = place.path().to_owned();
        assert!(place.to_come().starts_with("removes nothing"));
        assert!(place.leave().expect("left").contains("stay in"));
        assert!(path.is_dir());
    }
}

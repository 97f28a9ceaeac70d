//! The file in which a draft is kept while a form is filled in.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// The mode of the folder of drafts: they hold what is personal. The files have 0600.
const FOLDER_MODE: u32 = 0o700;

/// The file. It is there from the first answer to the end.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    path: PathBuf,
}

impl Kept {
    /// A new file for a draft of `noun` in the folder of this user's drafts.
    pub(crate) fn fresh(noun: &str, reference: &str) -> Self {
        let name = format!("{noun}-{reference}.toml");
        Self {
            path: folder().join(name),
        }
    }

    /// The file that an officer named.
    pub(crate) fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
        }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// True when something is kept.
    pub(crate) fn is_there(&self) -> bool {
        self.path.exists()
    }

    /// Keeps a text in place of what was kept: the file has the one or the other, whatever happens.
    pub(crate) fn keep(&self, text: &str) -> io::Result<()> {
        let folder = match self.path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            Some(_) | None => Path::new("."),
        };
        if !folder.exists() {
            let mut folders = DirBuilder::new();
            folders.recursive(true).mode(FOLDER_MODE).create(folder)?;
        }
        // A temporary file has mode 0600.
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(&self.path).map_err(|error| error.error)?;
        File::open(folder)?.sync_all()
    }

    /// Removes what was kept.
    pub(crate) fn remove(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }
}

/// `$XDG_STATE_HOME/ntc/drafts` or `~/.local/state/ntc/drafts`; this folder where no home is known.
fn folder() -> PathBuf {
    let state = std::env::var_os("XDG_STATE_HOME")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".local/state")));
    state.map_or_else(PathBuf::new, |state| state.join("ntc/drafts"))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn what_is_kept_is_for_its_user_alone_and_replaced_whole() {
        let home = tempfile::tempdir().unwrap();
        let kept = Kept::at(&home.path().join("ntc/drafts/alert-1.toml"));
        assert!(!kept.is_there());
        kept.remove().unwrap();
        kept.keep("kind = \"SeizureNotice\"\n").unwrap();
        fs::set_permissions(kept.path(), fs::Permissions::from_mode(0o644)).unwrap();
        kept.keep("language = \"en\"\n").unwrap();
        assert_eq!(
            fs::read_to_string(kept.path()).unwrap(),
            "language = \"en\"\n"
        );
        assert_eq!(mode(kept.path()), 0o600);
        let folder = kept.path().parent().unwrap();
        assert_eq!(mode(folder), 0o700);
        assert_eq!(
            fs::read_dir(folder).unwrap().count(),
            1,
            "nothing else is left"
        );
        kept.remove().unwrap();
        assert!(!kept.is_there());
    }
}

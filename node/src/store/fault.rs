//! What can go wrong with a file.

use std::io;
use std::path::PathBuf;

use ntc_core::reason::{Reason, Reasoned};
use thiserror::Error;

/// A file of the store could not be read or written.
#[derive(Debug, Error)]
#[error("cannot {verb} {path}", path = path.display())]
pub struct FileError {
    /// What was tried.
    pub verb: &'static str,
    /// On which file.
    pub path: PathBuf,
    /// What the system said.
    #[source]
    pub source: io::Error,
}

// By hand: what the system said decides, and not which error it is.
impl Reasoned for FileError {
    fn reason(&self) -> Reason {
        self.reason()
    }
}

impl FileError {
    pub(crate) fn new(
        verb: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self { verb, path, source }
    }

    /// The stable code.
    pub fn reason(&self) -> Reason {
        if is_room(&self.source) {
            Reason::DiskNearlyFull
        } else if is_passing(&self.source) {
            Reason::Busy
        } else if self.source.kind() == io::ErrorKind::UnexpectedEof {
            // The file is read, and ends before what was written to it.
            Reason::Corrupt
        } else {
            Reason::Internal
        }
    }

    /// Whether something was lacking that comes back: room, an i-node, a quota, a descriptor or memory. The device
    /// itself does not fail then.
    pub fn is_lack(&self) -> bool {
        is_room(&self.source) || is_passing(&self.source)
    }
}

/// Room, which somebody has to make.
fn is_room(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
    )
}

/// What the system gives again by itself.
fn is_passing(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let code = error.raw_os_error();
    let passing = [Errno::MFILE, Errno::NFILE, Errno::NOMEM, Errno::AGAIN];
    passing.iter().any(|it| code == Some(it.raw_os_error()))
}

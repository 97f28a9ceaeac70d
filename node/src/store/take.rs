//! A folder that one at a time changes.

use std::fs::File;
use std::path::Path;

use rustix::fs::{FlockOperation, flock};

use super::FileError;
use super::medium::{self, Medium};

/// Takes a folder alone, for as long as what this answers lives; it is made where it is not there.
///
/// # Errors
/// When it cannot be made, opened or locked.
pub(crate) fn take_dir(medium: &dyn Medium, dir: &Path) -> Result<File, FileError> {
    medium::make_dir(medium, dir).map_err(FileError::new("create", dir))?;
    let lock = File::open(dir).map_err(FileError::new("open", dir))?;
    flock(&lock, FlockOperation::LockExclusive)
        .map_err(|error| FileError::new("lock", dir)(error.into()))?;
    Ok(lock)
}

//! Files that a command writes for somebody else to read: nobody but who asked for them may, and none is written over.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::failure::Failure;

/// Who alone may read and write such a file.
const MODE: u32 = 0o600;

/// Writes a file that is not there yet.
pub(super) fn anew(path: &Path, text: &str, what: &str) -> Result<(), Failure> {
    let written = || -> io::Result<()> {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(MODE)
            .open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    written().map_err(|error| Failure::io(what, &path.display().to_string(), &error))
}

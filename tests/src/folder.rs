//! Folders of a node as whoever copies or searches them sees them.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Copies a folder and all below it into another, which is made where it is missing.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for source in paths(from) {
        let target = to.join(source.file_name().expect("a name"));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).expect("a copy");
        }
    }
}

/// How often a folder is looked through again because a node that runs took a file away meanwhile.
const LOOKS: usize = 100;

/// Whether these bytes stand in any file below a folder. A file that is gone when it comes to it may have taken the place
/// of one that was read already, so everything is looked through again.
pub fn holds(folder: &Path, bytes: &[u8]) -> bool {
    let mut looks = (0..LOOKS).map(|_| look(folder, bytes));
    let whole = looks.find_map(|found| match found {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        found => Some(found.expect("a file")),
    });
    whole.expect("a folder of which no file goes away for long enough")
}

fn look(folder: &Path, bytes: &[u8]) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let found = if path.is_dir() {
            look(&path, bytes)?
        } else {
            fs::read(path)?.windows(bytes.len()).any(|at| at == bytes)
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

fn paths(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path())
}

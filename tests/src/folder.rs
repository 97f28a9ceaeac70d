//! Folders of a node as whoever copies or searches them sees them.

use std::fs;
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

/// Whether these bytes stand in any file below a folder.
pub fn holds(folder: &Path, bytes: &[u8]) -> bool {
    paths(folder).any(|path| {
        if path.is_dir() {
            return holds(&path, bytes);
        }
        let found = fs::read(path).expect("a file");
        found.windows(bytes.len()).any(|window| window == bytes)
    })
}

fn paths(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path())
}

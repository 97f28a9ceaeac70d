//! The seal: a checksum over the files of a folder, beside it, while nobody uses them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn path(dir: &Path) -> PathBuf {
    dir.with_added_extension("seal")
}

/// Seals the files as they are.
pub(super) fn put(dir: &Path) -> io::Result<()> {
    fs::write(path(dir), checksum(dir)?.to_string())
}

/// True when the files are as they were sealed, or nobody sealed them: then a process died, and they are as it left
/// them.
pub(super) fn holds(dir: &Path) -> bool {
    let Ok(sealed) = fs::read_to_string(path(dir)) else {
        return !path(dir).exists();
    };
    checksum(dir).is_ok_and(|found| found.to_string() == sealed)
}

/// Breaks the seal, for the files are used.
pub(super) fn remove(dir: &Path) -> io::Result<()> {
    match fs::remove_file(path(dir)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn checksum(dir: &Path) -> io::Result<u32> {
    let mut files = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut sum = 0;
    for file in files {
        sum = crc32c::crc32c_append(sum, file.as_os_str().as_encoded_bytes());
        sum = crc32c::crc32c_append(sum, &fs::read(&file)?);
    }
    Ok(sum)
}

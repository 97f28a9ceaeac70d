//! A folder: what lies in it. One that is not there holds nothing; one that cannot be read is a finding.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::Findings;

/// The paths in it, under the name that findings give it.
pub(super) fn paths(folder: &Path, called: &str, findings: &mut Findings) -> Vec<PathBuf> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            findings.add(format!("{called}: {error}"));
            return Vec::new();
        }
    };
    let mut paths = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => paths.push(entry.path()),
            Err(error) => findings.add(format!("{called}: {error}")),
        }
    }
    paths
}

/// The last part of a path.
pub(super) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

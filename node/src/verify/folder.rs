//! A folder: what lies in it. One that is not there holds nothing; one that cannot be read is a finding.

use std::path::{Path, PathBuf};
use std::{fs, io};

use ntc_core::phrase::{Phrase, Said};

use super::Findings;

/// The paths in it, under the name that findings give it.
pub(super) fn paths(folder: &Path, called: &Said, findings: &mut Findings) -> Vec<PathBuf> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            findings.add_at(called.clone(), Said::of_system(&error));
            return Vec::new();
        }
    };
    let mut paths = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => paths.push(entry.path()),
            Err(error) => findings.add_at(called.clone(), Said::of_system(&error)),
        }
    }
    paths
}

/// A path below the node's folder, as the place of a finding.
pub(super) fn called(path: impl Into<String>) -> Said {
    let text = path.into();
    Phrase::Told { text }.said()
}

/// The last part of a path.
pub(super) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

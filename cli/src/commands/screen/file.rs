//! The files: read here, so that what is wrong with a row is told by its place.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use ntc_core::manifest::{Fault, Form, MAX_FILE, Subject, read};
use ntc_core::reason::Call;

use super::what;
use crate::failure::Failure;
use crate::output::words;

/// What was read of the files.
pub(super) struct Files {
    /// Their names.
    pub(super) names: Vec<String>,
    /// Who and what travels, in the order of the files.
    pub(super) travellers: Vec<Traveller>,
    /// What is wrong, each with the place of its file among the names.
    pub(super) faults: Vec<(usize, Fault)>,
    /// How many faults there are.
    pub(super) faulty: usize,
    /// True where all of them are passenger lists.
    pub(super) is_passengers: bool,
}

/// Somebody or something that travels.
pub(super) struct Traveller {
    /// The place of the file among the names.
    pub(super) file: usize,
    pub(super) subject: Subject,
}

impl Files {
    /// Reads files.
    pub(super) fn read(paths: &[PathBuf], form: Option<Form>) -> Result<Self, Failure> {
        let mut files = Self {
            names: Vec::new(),
            travellers: Vec::new(),
            faults: Vec::new(),
            faulty: 0,
            is_passengers: true,
        };
        let today = words::today();
        for (file, path) in paths.iter().enumerate() {
            let name = path.display().to_string();
            let manifest = read(&bytes(path, &name)?, form, today).map_err(|error| {
                let why = format!("{name}: {error}");
                Failure::rule(Call::Screen, what(), error.reason(), "", why)
            })?;
            files.is_passengers &= manifest.form == Form::Paxlst;
            files.faulty += manifest.faulty;
            let faults = manifest.faults.into_iter();
            files.faults.extend(faults.map(|fault| (file, fault)));
            let subjects = manifest.subjects.into_iter();
            let travellers = subjects.map(|subject| Traveller { file, subject });
            files.travellers.extend(travellers);
            files.names.push(name);
        }
        Ok(files)
    }
}

/// The bytes of a file, one more than the most where it is longer: the reader says so then.
fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let broken = |error| Failure::io(what(), name, &error);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(broken)?;
    file.take(MAX_FILE as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(broken)?;
    Ok(bytes)
}

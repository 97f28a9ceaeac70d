//! How screening stands, in a small file: the preset, and what kept subjects were screened against.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ntc_core::screening::{ENGINE, Preset};
use ntc_core::watchlist::{Edition, ListName};
use prost::Message;

use super::is_engine;
use crate::store::medium::Medium;
use crate::store::{FileError, replace};

/// The file.
const FILE: &str = "standing";

/// How it stands.
pub(super) struct Standing {
    path: PathBuf,
    saved: Saved,
}

#[derive(Clone, PartialEq, Message)]
struct Saved {
    #[prost(uint32, tag = "1")]
    preset: u32,
    #[prost(uint32, tag = "2")]
    engine: u32,
    /// Digests of the entries of lists.
    #[prost(btree_map = "string, bytes", tag = "3")]
    lists: BTreeMap<String, Vec<u8>>,
}

impl Standing {
    /// Reads the file; one that is not there or not as written says nothing, and everything is screened again.
    pub(super) fn open(dir: &Path) -> Result<Self, FileError> {
        let path = dir.join(FILE);
        let saved = match std::fs::read(&path) {
            Ok(bytes) => Saved::decode(&*bytes).unwrap_or_else(|_| {
                tracing::error!("how screening stood cannot be read: the preset is balanced again");
                Saved::default()
            }),
            Err(error) if error.kind() == ErrorKind::NotFound => Saved::default(),
            Err(error) => return Err(FileError::new("read", &path)(error)),
        };
        Ok(Self { path, saved })
    }

    /// The preset that is active.
    pub(super) fn preset(&self) -> Preset {
        let preset = i32::try_from(self.saved.preset).ok();
        preset
            .and_then(Preset::from_number)
            .unwrap_or(Preset::Balanced)
    }

    pub(super) fn set_preset(
        &mut self,
        preset: Preset,
        medium: &dyn Medium,
    ) -> Result<(), FileError> {
        let before = std::mem::replace(&mut self.saved.preset, u32::from(preset as u8));
        self.save(medium)
            .inspect_err(|_| self.saved.preset = before)
    }

    /// True when kept subjects were screened against this edition, by the rules of this version.
    pub(super) fn has(&self, edition: &Edition, list: &ListName) -> bool {
        let known = self.saved.lists.get(list.as_str());
        is_engine(self.saved.engine) && known.is_some_and(|known| *known == edition.digest)
    }

    /// Kept subjects were screened against these.
    pub(super) fn note<'l>(
        &mut self,
        lists: impl IntoIterator<Item = (&'l ListName, [u8; 32])>,
        medium: &dyn Medium,
    ) -> Result<(), FileError> {
        if !is_engine(self.saved.engine) {
            self.saved.lists.clear();
            self.saved.engine = ENGINE;
        }
        for (list, digest) in lists {
            self.saved.lists.insert(list.to_string(), digest.to_vec());
        }
        self.save(medium)
    }

    /// Forgets the lists that are not among these.
    pub(super) fn keep(
        &mut self,
        is_held: impl Fn(&str) -> bool,
        medium: &dyn Medium,
    ) -> Result<(), FileError> {
        let before = self.saved.lists.len();
        self.saved.lists.retain(|list, _| is_held(list));
        if self.saved.lists.len() == before {
            return Ok(());
        }
        self.save(medium)
    }

    fn save(&self, medium: &dyn Medium) -> Result<(), FileError> {
        replace(medium, &self.path, &self.saved.encode_to_vec())
    }
}

//! The folders of a node's data.

use std::fs;
use std::path::{Path, PathBuf};

use super::StartError;

/// The folders. `derived` and `index` hold nothing that the others do not say.
#[derive(Clone, Debug)]
pub(crate) struct Folders {
    pub(crate) ledger: PathBuf,
    pub(crate) partners: PathBuf,
    pub(crate) replicas: PathBuf,
    pub(crate) audit: PathBuf,
    pub(crate) media: PathBuf,
    pub(crate) receipts: PathBuf,
    pub(crate) evidence: PathBuf,
    pub(crate) derived: PathBuf,
    pub(crate) index: PathBuf,
}

impl Folders {
    /// The folders below a data directory.
    pub(crate) fn below(data: &Path) -> Self {
        Self {
            ledger: data.join("ledger"),
            partners: data.join("partners"),
            replicas: data.join("replicas"),
            audit: data.join("audit"),
            media: data.join("media"),
            receipts: data.join("receipts"),
            evidence: data.join("evidence"),
            derived: data.join("derived"),
            index: data.join("index"),
        }
    }

    /// Makes those that no journal makes for itself.
    pub(super) fn make(&self) -> Result<(), StartError> {
        for folder in [
            &self.replicas,
            &self.media,
            &self.receipts,
            &self.derived,
            &self.index,
        ] {
            fs::create_dir_all(folder)
                .map_err(|error| StartError::Folder(folder.clone(), error))?;
        }
        Ok(())
    }
}

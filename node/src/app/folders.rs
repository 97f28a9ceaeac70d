//! The folders of a node's data.

use std::path::{Path, PathBuf};

use super::StartError;
use crate::approvals;
use crate::store::medium::{self, Medium};
use crate::verify;

/// The folders. `derived`, `index` and `words` hold nothing that the others do not say.
#[derive(Clone, Debug)]
pub(crate) struct Folders {
    data: PathBuf,
    pub(crate) ledger: PathBuf,
    pub(crate) bodies: PathBuf,
    pub(crate) partners: PathBuf,
    pub(crate) replicas: PathBuf,
    pub(crate) audit: PathBuf,
    pub(crate) media: PathBuf,
    pub(crate) receipts: PathBuf,
    /// A file: what went to each peer today, where an agreement counts it.
    pub(crate) sent: PathBuf,
    pub(crate) evidence: PathBuf,
    /// How far webhooks and mail boxes were told.
    pub(crate) notify: PathBuf,
    pub(crate) watchlists: PathBuf,
    /// Who was screened, for a time.
    pub(crate) screening: PathBuf,
    /// What officers asked partners, and what partners asked about that was a hit.
    pub(crate) queries: PathBuf,
    /// What screening found, and what officers decided about it.
    pub(crate) hits: PathBuf,
    /// What waits for a second officer, for a time.
    pub(crate) approvals: PathBuf,
    /// What the own rules were asked and said, where no entry says it.
    pub(crate) decisions: PathBuf,
    /// What was done on the machine, until the audit has it.
    pub(crate) notes: PathBuf,
    pub(crate) derived: PathBuf,
    pub(crate) index: PathBuf,
    /// The words of the index.
    pub(crate) words: PathBuf,
    /// The state of the loop that follows the journals, below `derived`.
    pub(crate) follow: PathBuf,
}

impl Folders {
    /// The folders below a data directory.
    pub(crate) fn below(data: &Path) -> Self {
        Self {
            data: data.to_owned(),
            ledger: data.join("ledger"),
            bodies: data.join("bodies"),
            partners: data.join("partners"),
            replicas: data.join("replicas"),
            audit: data.join("audit"),
            media: data.join("media"),
            receipts: data.join("receipts"),
            sent: data.join("sent.day"),
            evidence: data.join("evidence"),
            notify: data.join("notify"),
            watchlists: data.join("watchlists"),
            screening: data.join("screening"),
            queries: data.join("queries"),
            hits: data.join("hits"),
            approvals: data.join(approvals::FOLDER),
            decisions: data.join("decisions"),
            notes: data.join("notes"),
            derived: data.join("derived"),
            index: data.join("index"),
            words: data.join("words"),
            follow: data.join("derived/follow"),
        }
    }

    /// Every journal but those of replicas.
    pub(super) fn journals(&self) -> Vec<PathBuf> {
        [
            &self.ledger,
            &self.bodies,
            &self.partners,
            &self.audit,
            &self.receipts,
            &self.hits,
        ]
        .map(Clone::clone)
        .to_vec()
    }

    /// Those that a check reads as they are.
    pub(super) fn checked(&self) -> verify::Folders {
        verify::Folders {
            media: self.media.clone(),
            replicas: self.replicas.clone(),
            evidence: self.evidence.clone(),
            watchlists: self.watchlists.clone(),
        }
    }

    /// Makes those that are missing, and makes the names of all durable, that of the data directory too: whatever is
    /// acknowledged from here on lies below them. Answers which truths had no folder; those of the ledger, its bodies
    /// and partners are held to each other elsewhere, and the audit says it itself.
    pub(super) fn make(&self, medium: &dyn Medium) -> Result<Vec<&'static str>, StartError> {
        let of = |folder: &PathBuf| {
            let folder = folder.clone();
            move |error| StartError::Folder(folder, error)
        };
        let truths = [
            (&self.replicas, "data/replicas"),
            (&self.media, "data/media"),
            (&self.receipts, "data/receipts"),
            (&self.evidence, "data/evidence"),
            (&self.watchlists, "data/watchlists"),
            (&self.hits, "data/hits"),
            (&self.decisions, "data/decisions"),
        ];
        let made = truths.into_iter().filter(|(folder, _)| !folder.is_dir());
        let made = made.map(|(_, name)| name).collect();
        for folder in [
            &self.ledger,
            &self.bodies,
            &self.partners,
            &self.replicas,
            &self.audit,
            &self.media,
            &self.receipts,
            &self.evidence,
            &self.notify,
            &self.watchlists,
            &self.screening,
            &self.queries,
            &self.hits,
            &self.approvals,
            &self.decisions,
            &self.notes,
            &self.derived,
            &self.index,
            &self.words,
        ] {
            medium::make_dir(medium, folder).map_err(of(folder))?;
        }
        // A crash may have left a name that was made and never synced.
        let above = medium::parent(&self.data);
        medium.sync_dir(&self.data).map_err(of(&self.data))?;
        medium.sync_dir(above).map_err(of(&above.to_path_buf()))?;
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::medium::faulty::Faulty;

    #[test]
    fn every_name_up_to_the_data_directory_is_synced_also_when_it_was_there() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("var/data");
        let folders = Folders::below(&data);
        for start in ["first", "second"] {
            let medium = Faulty::default();
            folders.make(&medium).unwrap();
            let synced = medium.synced_dirs.lock().unwrap();
            let above = data.parent().unwrap();
            assert!(synced.contains(&data), "{start}");
            assert!(synced.contains(&above.to_path_buf()), "{start}");
            let last = synced.iter().rposition(|it| *it == data).unwrap();
            assert!(synced[last..].contains(&above.to_path_buf()), "{start}");
        }
        assert!(folders.bodies.is_dir() && folders.evidence.is_dir());
    }
}

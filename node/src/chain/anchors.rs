//! The heads of the node's other journals, held by ANCHOR entries: what was noted once cannot be taken back unseen.
//!
//! Each journal has a tree of its frames that grows with it. Its right edge is kept in a derived file, so that a start
//! reads nothing again; when that is lost, the tree is made from the whole journal.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::envelope::Hash;
use ntc_core::ledger::entry::commit::AnchoredJournal;
use ntc_core::ledger::leaf;
use ntc_core::ledger::tree::Frontier;
use prost::Message;
use thiserror::Error;

use super::{AppendError, Ledger};
use crate::bodies::{self, BodyError};
use crate::journal::{JournalError, Reader};
use crate::store::medium::Medium;
use crate::store::snapshot::Snapshot;

/// How often the heads of journals that grew are anchored.
pub const ANCHOR_EVERY: Duration = Duration::from_secs(600);
/// Version of the saved bytes; another one is not read.
const VERSION: u32 = 1;

/// Why a journal was not anchored.
#[derive(Debug, Error)]
pub(crate) enum AnchorError {
    /// It cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// A body cannot be read.
    #[error(transparent)]
    Body(#[from] BodyError),
    /// The ledger does not take the entry.
    #[error(transparent)]
    Append(#[from] AppendError),
}

/// What is saved of all trees.
#[derive(Clone, PartialEq, Message)]
struct Saved {
    #[prost(message, repeated, tag = "1")]
    trees: Vec<SavedTree>,
}

#[derive(Clone, PartialEq, Message)]
struct SavedTree {
    /// Number of the journal.
    #[prost(uint32, tag = "1")]
    journal: u32,
    /// Frames in the tree.
    #[prost(uint64, tag = "2")]
    size: u64,
    /// The roots of its right edge.
    #[prost(bytes = "vec", repeated, tag = "3")]
    roots: Vec<Vec<u8>>,
}

/// A journal with its tree.
#[derive(Debug)]
struct Anchored {
    journal: AnchoredJournal,
    reader: Reader,
    tree: Frontier,
    /// Frames that an entry holds.
    anchored: u64,
}

/// Anchors journals.
#[derive(Debug)]
pub(crate) struct Anchors {
    journals: Vec<Anchored>,
    snapshot: Snapshot,
}

impl Anchors {
    /// Anchors these journals, from where the derived file in `derived` says.
    pub(crate) fn new(
        journals: impl IntoIterator<Item = (AnchoredJournal, Reader)>,
        derived: &Path,
        medium: Arc<dyn Medium>,
    ) -> Self {
        let snapshot = Snapshot::new(derived.join("anchors.snapshot"), medium);
        let saved = read(&snapshot);
        let journals = journals.into_iter().map(|(journal, reader)| {
            let number = u32::from(journal.number());
            let mut trees = saved.trees.iter();
            let tree = trees
                .find(|tree| tree.journal == number && tree.size <= reader.end())
                .and_then(SavedTree::frontier)
                .unwrap_or_default();
            Anchored {
                journal,
                reader,
                anchored: tree.size(),
                tree,
            }
        });
        Self {
            journals: journals.collect(),
            snapshot,
        }
    }

    /// Anchors for as long as the node runs.
    pub(crate) async fn run(mut self, ledger: Ledger) {
        let mut tick = tokio::time::interval(ANCHOR_EVERY);
        tick.tick().await;
        loop {
            tick.tick().await;
            match self.pass(&ledger).await {
                Ok(this) => self = this,
                Err(error) => {
                    tracing::error!(%error, "journals are no longer anchored");
                    return;
                }
            }
        }
    }

    /// Anchors whatever grew. A journal that cannot be read, or a ledger that takes nothing now, is told and tried
    /// again.
    ///
    /// # Errors
    /// When a thread of this ended badly.
    pub(crate) async fn pass(mut self, ledger: &Ledger) -> Result<Self, tokio::task::JoinError> {
        self = tokio::task::spawn_blocking(move || {
            self.grow();
            self
        })
        .await?;
        for journal in &mut self.journals {
            if journal.anchored == journal.tree.size() {
                continue;
            }
            let (size, root) = (journal.tree.size(), journal.tree.root());
            match ledger.anchor(journal.journal, size, root).await {
                Ok(_) => journal.anchored = size,
                Err(error) => {
                    tracing::warn!(%error, journal = ?journal.journal, "journal not anchored yet");
                }
            }
        }
        tokio::task::spawn_blocking(move || {
            self.save();
            self
        })
        .await
    }

    /// Brings every tree to the end of its journal.
    fn grow(&mut self) {
        for journal in &mut self.journals {
            if let Err(error) = journal.grow() {
                tracing::error!(%error, journal = ?journal.journal, "journal cannot be read to be anchored");
            }
        }
    }

    /// Saves the trees as far as entries hold them.
    fn save(&self) {
        let whole = |journal: &&Anchored| journal.anchored == journal.tree.size();
        let saved = Saved {
            trees: self
                .journals
                .iter()
                .filter(whole)
                .map(SavedTree::of)
                .collect(),
        };
        if let Err(error) = self.snapshot.write(VERSION, &saved.encode_to_vec()) {
            tracing::warn!(%error, "trees of journals not saved; the next start reads them again");
        }
    }
}

impl Anchored {
    fn grow(&mut self) -> Result<(), AnchorError> {
        for frame in self.reader.scan(self.tree.size()) {
            let frame = frame?;
            self.tree
                .push_only(anchored_leaf(self.journal, frame.number, &frame.payload)?);
        }
        Ok(())
    }
}

/// The leaf of a frame; that of a body that was erased is the one that it had.
pub(crate) fn anchored_leaf(
    journal: AnchoredJournal,
    number: u64,
    payload: &[u8],
) -> Result<Hash, BodyError> {
    match journal {
        AnchoredJournal::Bodies => bodies::leaf(number, payload),
        AnchoredJournal::Audit
        | AnchoredJournal::Partners
        | AnchoredJournal::ReceiptsTaken
        | AnchoredJournal::ReceiptsGiven => Ok(leaf::journal(payload)),
    }
}

impl SavedTree {
    fn of(journal: &Anchored) -> Self {
        let roots = journal.tree.roots().iter();
        Self {
            journal: u32::from(journal.journal.number()),
            size: journal.tree.size(),
            roots: roots.map(|root| root.as_bytes().to_vec()).collect(),
        }
    }

    fn frontier(&self) -> Option<Frontier> {
        let roots = self.roots.iter().map(|root| Hash::from_slice(root));
        Frontier::from_parts(self.size, roots.collect::<Option<_>>()?)
    }
}

fn read(snapshot: &Snapshot) -> Saved {
    let found = match snapshot.read() {
        Ok(found) => found.filter(|found| found.version == VERSION),
        Err(error) => {
            tracing::warn!(%error, "trees of journals not read; the journals are read again");
            None
        }
    };
    found
        .and_then(|found| Saved::decode(&*found.bytes).ok())
        .unwrap_or_default()
}

//! The heads of the node's other journals, held by ANCHOR entries: what was noted once cannot be taken back unseen.
//!
//! Each journal has a tree of its frames that grows with it. Its right edge is kept in a derived file, so that a start
//! reads nothing again; when that is lost, the tree is made from the whole journal. One that loses its oldest frames is a
//! chain: its newest frame stands for all before it.

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
use crate::telemetry::health::{Health, State};

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

/// The newest frame of a chain: its number from 1, and its hash.
pub(crate) type Link = Box<dyn Fn() -> Option<(u64, Hash)> + Send>;

/// What stands for the frames of a journal.
enum Grown {
    Tree(Reader, Frontier),
    Chain(Link, Option<(u64, Hash)>),
}

/// A journal with what stands for it.
struct Anchored {
    journal: AnchoredJournal,
    grown: Grown,
    /// What an entry holds.
    anchored: Option<(u64, Hash)>,
}

/// Anchors journals.
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
            Anchored::new(journal, Grown::Tree(reader, tree))
        });
        Self {
            journals: journals.collect(),
            snapshot,
        }
    }

    /// The same with a journal that is a chain.
    pub(crate) fn with_chain(mut self, journal: AnchoredJournal, newest: Link) -> Self {
        let number = u32::from(journal.number());
        let saved = read(&self.snapshot).trees;
        let saved = saved.iter().find(|tree| tree.journal == number);
        let known =
            saved.and_then(|tree| Some((tree.size, Hash::from_slice(tree.roots.first()?)?)));
        self.journals
            .push(Anchored::new(journal, Grown::Chain(newest, known)));
        self
    }

    /// Anchors from when the node is ready for as long as it runs. What was noted before is anchored at once, so that a node
    /// that never runs for long is anchored too; one that was just `founded` has nothing from before.
    pub(crate) async fn run(mut self, ledger: Ledger, health: Health, founded: bool) {
        let mut condition = health.watch();
        let ready = condition.wait_for(|condition| condition.state == State::Ready);
        if ready.await.is_err() {
            return;
        }
        let mut tick = tokio::time::interval(ANCHOR_EVERY);
        if founded {
            tick.tick().await;
        }
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
            let stands = journal.grown.stands();
            let Some((size, root)) = stands.filter(|_| stands != journal.anchored) else {
                continue;
            };
            match ledger.anchor(journal.journal, size, root).await {
                Ok(_) => journal.anchored = stands,
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
        let whole = |journal: &&Anchored| journal.anchored == journal.grown.stands();
        let trees = self.journals.iter().filter(whole);
        let saved = Saved {
            trees: trees.filter_map(SavedTree::of).collect(),
        };
        if let Err(error) = self.snapshot.write(VERSION, &saved.encode_to_vec()) {
            tracing::warn!(%error, "trees of journals not saved; the next start reads them again");
        }
    }
}

impl Anchored {
    fn new(journal: AnchoredJournal, grown: Grown) -> Self {
        Self {
            journal,
            anchored: grown.stands(),
            grown,
        }
    }

    fn grow(&mut self) -> Result<(), AnchorError> {
        match &mut self.grown {
            Grown::Tree(reader, tree) => {
                for frame in reader.scan(tree.size()) {
                    let frame = frame?;
                    let leaf = anchored_leaf(self.journal, frame.number, &frame.payload)?;
                    tree.push_only(leaf);
                }
            }
            Grown::Chain(newest, known) => *known = newest(),
        }
        Ok(())
    }
}

impl Grown {
    /// How many frames there are, and the root that stands for them; none where there is none.
    fn stands(&self) -> Option<(u64, Hash)> {
        match self {
            Self::Tree(_, tree) if tree.size() == 0 => None,
            Self::Tree(_, tree) => Some((tree.size(), tree.root())),
            Self::Chain(_, newest) => *newest,
        }
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
        | AnchoredJournal::Decisions => Ok(leaf::journal(payload)),
    }
}

impl SavedTree {
    /// What is saved of a journal; none where nothing stands for it.
    fn of(journal: &Anchored) -> Option<Self> {
        let (size, root) = journal.grown.stands()?;
        let bytes = |root: &Hash| root.as_bytes().to_vec();
        let roots = match &journal.grown {
            Grown::Tree(_, tree) => tree.roots().iter().map(bytes).collect(),
            Grown::Chain(..) => vec![bytes(&root)],
        };
        Some(Self {
            journal: u32::from(journal.journal.number()),
            size,
            roots,
        })
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

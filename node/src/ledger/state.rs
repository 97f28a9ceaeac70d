//! The ledger as it stands in memory: the tree, every feed, and the hashes that are not in their columns yet.
//!
//! The writer and recovery change it through the same [`State::apply`], so a restart runs the code of every day.

use ntc_core::envelope::Hash;
use ntc_core::ledger::entry::Entry;
use ntc_core::ledger::feed::{FeedItem, ItemKind};
use ntc_core::ledger::tree::Frontier;
use ntc_core::party::Party;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use thiserror::Error;

use super::frame::{CommitFrame, RecordFrame, RevealFrame, Step};

/// A frame that cannot follow the frames before it: stored bytes are damaged.
#[derive(Debug, Error)]
#[error("the ledger's journal is damaged: {0}")]
pub(crate) struct Damaged(pub(crate) &'static str);

/// A tree that grows, with the hashes that its column does not hold yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Growing {
    /// The right edge of the tree.
    pub(crate) frontier: Frontier,
    /// Hashes in stored order that go to the column with the next commit.
    pub(crate) fresh: Vec<Hash>,
}

impl Growing {
    pub(crate) fn from_frontier(frontier: Frontier) -> Self {
        Self {
            frontier,
            fresh: Vec::new(),
        }
    }

    fn push(&mut self, leaf: Hash) {
        self.frontier.push(leaf, &mut self.fresh);
    }
}

/// One peer's feed.
#[derive(Clone, Debug)]
pub(crate) struct FeedState {
    /// The peer.
    pub(crate) party: Party,
    /// The feed's tree.
    pub(crate) tree: Growing,
    /// Items that go to the column with the next commit.
    pub(crate) fresh_items: Vec<FeedItem>,
}

/// The whole ledger in memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    /// The ledger's tree.
    pub(crate) tree: Growing,
    /// Feeds by slot.
    pub(crate) feeds: Vec<FeedState>,
    /// Number of RECORD entries.
    pub(crate) records: u64,
    /// Time of the newest entry; entry times never go back.
    pub(crate) last_time: Timestamp,
}

impl State {
    /// Number of entries.
    pub(crate) fn size(&self) -> u64 {
        self.tree.frontier.size()
    }

    /// Root of the ledger.
    pub(crate) fn root(&self) -> Hash {
        self.tree.frontier.root()
    }

    /// Drops what would go to the columns, for those who only check.
    pub(crate) fn forget_fresh(&mut self) {
        self.tree.fresh.clear();
        for feed in &mut self.feeds {
            feed.tree.fresh.clear();
            feed.fresh_items.clear();
        }
    }

    /// Takes one frame.
    ///
    /// # Errors
    /// When the frame does not follow from what was before: it was not written by this code, or was damaged.
    pub(crate) fn apply(&mut self, step: &Step) -> Result<(), Damaged> {
        match step {
            Step::Record(frame) => self.record(frame),
            Step::Entry(bytes) => self.entry(bytes).map(|_| ()),
            Step::Policy(frame) => self.entry(&frame.entry).map(|_| ()),
            Step::Key(frame) => self.entry(&frame.entry).map(|_| ()),
            Step::Feed(party) => self.feed(party),
            Step::Reveal(frame) => self.reveal(frame),
            Step::Commit(frame) => self.commit(frame),
        }
    }

    fn entry(&mut self, bytes: &[u8]) -> Result<Hash, Damaged> {
        let entry = Entry::decode(bytes).map_err(|_| Damaged("an entry cannot be read"))?;
        if entry.time() < self.last_time {
            return Err(Damaged("the time of an entry goes back"));
        }
        self.last_time = entry.time();
        let leaf = entry.leaf_hash();
        self.tree.push(leaf);
        Ok(leaf)
    }

    fn record(&mut self, frame: &RecordFrame) -> Result<(), Damaged> {
        let ledger_index = self.size();
        if frame.ledger_index != ledger_index {
            return Err(Damaged("a record stands at another place of the ledger"));
        }
        let leaf = self.entry(&frame.entry)?;
        self.records += 1;
        for disposition in frame.dispositions.iter().filter(|d| d.seq_plus_one > 0) {
            let feed = self.feed_mut(disposition.slot)?;
            if feed.tree.frontier.size() + 1 != disposition.seq_plus_one {
                return Err(Damaged("a feed item is out of order"));
            }
            feed.push(ItemKind::Deliver, ledger_index, disposition.disclosed, leaf)?;
        }
        Ok(())
    }

    fn feed(&mut self, party: &str) -> Result<(), Damaged> {
        let party = party
            .parse()
            .map_err(|_| Damaged("a feed names no party"))?;
        self.feeds.push(FeedState {
            party,
            tree: Growing::default(),
            fresh_items: Vec::new(),
        });
        Ok(())
    }

    fn reveal(&mut self, frame: &RevealFrame) -> Result<(), Damaged> {
        let leaf =
            Hash::from_slice(&frame.leaf).ok_or(Damaged("a reveal item has no leaf hash"))?;
        if frame.ledger_index >= self.size() {
            return Err(Damaged("a reveal item points past the ledger"));
        }
        let feed = self.feed_mut(frame.slot)?;
        feed.push(ItemKind::Reveal, frame.ledger_index, frame.disclosed, leaf)
    }

    fn commit(&mut self, frame: &CommitFrame) -> Result<(), Damaged> {
        self.entry(&frame.entry)?;
        let root = self.tree.frontier.root();
        if frame.size != self.size() || frame.root != root.as_bytes() {
            return Err(Damaged("the entries do not lead to the committed root"));
        }
        Ok(())
    }

    fn feed_mut(&mut self, slot: u64) -> Result<&mut FeedState, Damaged> {
        usize::try_from(slot)
            .ok()
            .and_then(|slot| self.feeds.get_mut(slot))
            .ok_or(Damaged("an item goes to a feed that does not exist"))
    }
}

impl FeedState {
    fn push(
        &mut self,
        kind: ItemKind,
        ledger_index: u64,
        disclosed: u32,
        leaf_hash: Hash,
    ) -> Result<(), Damaged> {
        let disclosed = u16::try_from(disclosed)
            .ok()
            .map(SectionSet::from_bits)
            .ok_or(Damaged("an item discloses unknown sections"))?;
        let item = FeedItem {
            kind,
            ledger_index,
            disclosed,
            leaf_hash,
        };
        self.tree.push(item.leaf());
        self.fresh_items.push(item);
        Ok(())
    }
}

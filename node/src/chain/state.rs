//! The ledger as it stands in memory: the tree, every feed, and the hashes that are not in their columns yet.
//!
//! The writer and recovery change it through the same [`State::apply`], so a restart runs the code of every day.

use std::collections::BTreeMap;
use std::sync::Arc;

use ntc_core::envelope::Hash;
use ntc_core::ledger::entry::Entry;
use ntc_core::ledger::feed::{FeedItem, ItemKind, NOT_ACKNOWLEDGED, slot_count};
use ntc_core::ledger::tree::Frontier;
use ntc_core::party::Party;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use thiserror::Error;

use super::frame::{
    Acknowledged, CommitFrame, EraseFrame, FeedFrame, ItemFrame, KeyFrame, RecordFrame, Step,
};
use super::keys::OwnKeys;
use super::queries::{QueryCounts, QueryFrame};

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
    /// SHA-256 of the newest receipt text that was taken from the peer.
    pub(crate) acknowledged: Hash,
}

/// The whole ledger in memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    /// The ledger's tree.
    pub(crate) tree: Growing,
    /// Feeds by slot.
    pub(crate) feeds: BTreeMap<u64, FeedState>,
    /// Number of RECORD entries.
    pub(crate) records: u64,
    /// Time of the newest entry; entry times never go back.
    pub(crate) last_time: Timestamp,
    /// What its KEY entries say.
    pub(crate) keys: Arc<OwnKeys>,
    /// Digest that the newest POLICY entry commits to.
    pub(crate) policy: Option<Hash>,
    /// Number of the body frame behind those of the newest record.
    pub(crate) bodies: u64,
    /// Erasures whose bodies are not known to be destroyed, by the index of their entries.
    pub(crate) unfinished: Arc<BTreeMap<u64, Unfinished>>,
    /// The same by record: the sections with the ERASE entry that they go by.
    pub(crate) erasing: Arc<BTreeMap<u64, Vec<(u64, SectionSet)>>>,
    /// What its QUERY entries of a day come to.
    pub(crate) queries: Arc<QueryCounts>,
}

/// Bodies that are to be destroyed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Unfinished {
    /// Index of the record's entry.
    pub(crate) target: u64,
    /// The sections.
    pub(crate) sections: SectionSet,
    /// Number of the first body frame of the record.
    pub(crate) body: u64,
    /// How many body frames there are.
    pub(crate) parts: u64,
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
        for feed in self.feeds.values_mut() {
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
            Step::Policy(frame) => {
                self.entry(&frame.entry)?;
                self.policy = Hash::from_slice(&frame.digest);
                Ok(())
            }
            Step::Anchor(frame) => self.entry(&frame.entry).map(|_| ()),
            Step::Query(frame) => self.query(frame),
            Step::Erase(frame) => self.erase(frame),
            Step::Destroyed(entry) => self.destroyed(*entry),
            Step::Key(frame) => self.key(frame),
            Step::Feed(frame) => self.feed(frame),
            Step::Item(frame) => self.item(frame),
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
        if frame.body < self.bodies {
            return Err(Damaged("two records have one body"));
        }
        self.bodies = frame.body.saturating_add(frame.parts);
        let leaf = self.entry(&frame.entry)?;
        self.records += 1;
        for disposition in frame.dispositions.iter().filter(|it| it.goes()) {
            let feed = self.feed_mut(disposition.slot)?;
            if feed.tree.frontier.size() + 1 != disposition.seq_plus_one {
                return Err(Damaged("a feed item is out of order"));
            }
            feed.push(ItemKind::Deliver, ledger_index, disposition.disclosed, leaf)?;
        }
        Ok(())
    }

    fn query(&mut self, frame: &QueryFrame) -> Result<(), Damaged> {
        self.entry(&frame.entry)?;
        Arc::make_mut(&mut self.queries).take(frame, self.last_time)
    }

    /// A KEY entry is told to every peer. Whoever is enrolled later knows what it says from the card.
    fn key(&mut self, frame: &KeyFrame) -> Result<(), Damaged> {
        let index = self.size();
        let leaf = self.entry(&frame.entry)?;
        Arc::make_mut(&mut self.keys).take(index, frame)?;
        for feed in self.feeds.values_mut() {
            feed.push(ItemKind::Notice, index, 0, leaf)?;
        }
        Ok(())
    }

    fn feed(&mut self, frame: &FeedFrame) -> Result<(), Damaged> {
        let party = frame
            .party
            .parse()
            .map_err(|_| Damaged("a feed names no party"))?;
        let feed = FeedState {
            party,
            tree: Growing::default(),
            fresh_items: Vec::new(),
            acknowledged: NOT_ACKNOWLEDGED,
        };
        match self.feeds.insert(frame.slot, feed) {
            None => Ok(()),
            Some(_) => Err(Damaged("two feeds have one slot")),
        }
    }

    /// The slot of a party's feed, if it has one.
    pub(crate) fn slot_of(&self, party: &Party) -> Option<u64> {
        let feed = self.feeds.iter().find(|(_, feed)| feed.party == *party);
        feed.map(|(slot, _)| *slot)
    }

    /// A slot that no feed has, for one feed more; which one `random` decides.
    pub(crate) fn free_slot(&self, random: u64) -> u64 {
        let slots = slot_count(self.feeds.len() as u64 + 1);
        let free: Vec<_> = (0..slots)
            .filter(|slot| !self.feeds.contains_key(slot))
            .collect();
        let pick = usize::try_from(random % free.len().max(1) as u64).unwrap_or_default();
        free.get(pick).copied().unwrap_or_default()
    }

    /// Takes the newest receipts into the slots.
    pub(crate) fn acknowledge(&mut self, receipts: &[Acknowledged]) -> Result<(), Damaged> {
        for receipt in receipts {
            self.feed_mut(receipt.slot)?.acknowledged = Hash::from_slice(&receipt.receipt)
                .ok_or(Damaged("an acknowledged receipt has no hash"))?;
        }
        Ok(())
    }

    fn item(&mut self, frame: &ItemFrame) -> Result<(), Damaged> {
        let leaf = Hash::from_slice(&frame.leaf).ok_or(Damaged("an item has no leaf hash"))?;
        if frame.ledger_index >= self.size() {
            return Err(Damaged("an item points past the ledger"));
        }
        let kind = u8::try_from(frame.kind)
            .ok()
            .and_then(ItemKind::from_number);
        let kind = kind.ok_or(Damaged("an item has an unknown kind"))?;
        let feed = self.feed_mut(frame.slot)?;
        feed.push(kind, frame.ledger_index, frame.disclosed, leaf)
    }

    /// An erasure is told to whoever was told of the record; its bodies go once that is signed.
    fn erase(&mut self, frame: &EraseFrame) -> Result<(), Damaged> {
        let entry = self.size();
        let (erasure, _) = frame.opened().ok_or(Damaged("an erasure cannot be read"))?;
        if frame.target >= entry {
            return Err(Damaged("an erasure points past the ledger"));
        }
        let leaf = self.entry(&frame.entry)?;
        for slot in &frame.slots {
            self.feed_mut(*slot)?
                .push(ItemKind::Erase, entry, 0, leaf)?;
        }
        let unfinished = Unfinished {
            target: frame.target,
            sections: erasure.sections,
            body: frame.body,
            parts: frame.parts,
        };
        self.is_erasing(entry, unfinished);
        Ok(())
    }

    /// Bodies are to be destroyed.
    pub(crate) fn is_erasing(&mut self, entry: u64, unfinished: Unfinished) {
        let Unfinished {
            target, sections, ..
        } = unfinished;
        let erasing = Arc::make_mut(&mut self.erasing);
        erasing.entry(target).or_default().push((entry, sections));
        Arc::make_mut(&mut self.unfinished).insert(entry, unfinished);
    }

    fn destroyed(&mut self, entry: u64) -> Result<(), Damaged> {
        let unfinished = Arc::make_mut(&mut self.unfinished).remove(&entry);
        let done = unfinished.ok_or(Damaged("bodies are destroyed that no entry erased"))?;
        let erasing = Arc::make_mut(&mut self.erasing);
        if let Some(of_record) = erasing.get_mut(&done.target) {
            of_record.retain(|(by, _)| *by != entry);
            if of_record.is_empty() {
                erasing.remove(&done.target);
            }
        }
        Ok(())
    }

    fn commit(&mut self, frame: &CommitFrame) -> Result<(), Damaged> {
        self.entry(&frame.entry)?;
        let root = self.tree.frontier.root();
        if frame.size != self.size() || frame.root != root.as_bytes() {
            return Err(Damaged("the entries do not lead to the committed root"));
        }
        self.acknowledge(&frame.acknowledged)
    }

    fn feed_mut(&mut self, slot: u64) -> Result<&mut FeedState, Damaged> {
        self.feeds
            .get_mut(&slot)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn with_peers(count: u64) -> State {
        let mut state = State::default();
        for number in 0..count {
            let slot = state.free_slot(number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let party = format!("FI/customs-{number}");
            state.feed(&FeedFrame { party, slot }).unwrap();
        }
        state
    }

    #[test]
    fn a_slot_is_any_free_one_and_never_one_in_use() {
        let state = with_peers(10);
        let drawn: std::collections::BTreeSet<_> =
            (0..1000).map(|random| state.free_slot(random)).collect();
        assert_eq!(drawn.len(), 54);
        assert!(
            drawn
                .iter()
                .all(|slot| *slot < 64 && !state.feeds.contains_key(slot))
        );
        let many = with_peers(65);
        assert_eq!(many.feeds.len(), 65);
        assert!(many.feeds.keys().all(|slot| *slot < 128));
    }

    #[test]
    fn two_feeds_with_one_slot_are_damage() {
        let mut state = with_peers(1);
        let slot = *state.feeds.keys().next().unwrap();
        let party = "EE/tax".to_owned();
        assert!(state.feed(&FeedFrame { party, slot }).is_err());
    }
}

//! What is known of one peer: what it was shown, how far it signed, what it refuses.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use ntc_core::ledger::feed::{FeedItem, ItemKind};
use ntc_core::ledger::tree::Frontier;
use ntc_core::section::SectionSet;
use ntc_core::sync::refusals::{Judgements, Refusal, Refused};
use ntc_core::sync::sent::{Difference, FEED_STEP, FeedItems, Hold, Sent, SentEvent};
use ntc_core::time::Timestamp;

use super::frame::Kept;

/// Arrivals remembered for each peer; older ones are known by the receipt's own time only.
const MAX_ARRIVALS: usize = 4096;

/// What is held back, by ledger index.
pub(crate) type Holds = Arc<BTreeMap<u64, Hold>>;

/// What is known of one peer.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    sent: Sent,
    settled: bool,
    /// Items that any receipt covers: another replica begins anew, what was signed stays signed.
    covered: u64,
    signed_s: u64,
    checkpoint: Vec<u8>,
    statement: Vec<u8>,
    /// When receipts reached this node: feed size covered, and when.
    arrivals: VecDeque<(u64, Timestamp)>,
    delivered: u64,
    refused: Refused,
    difference: Option<Difference>,
    /// REVEAL items of the feed, and how far it was looked through for them.
    reveals: (u64, Vec<(u64, FeedItem)>),
    holds: Option<(u64, Holds)>,
    later: Later,
}

/// What the items of a feed say of records that were published before them.
#[derive(Debug, Default)]
pub(crate) struct Later {
    looked: u64,
    /// The sections that REVEAL items are for, by the record's ledger index.
    pub(crate) revealed: BTreeMap<u64, SectionSet>,
    /// The positions of ERASE items, by the ledger index of the entry.
    pub(crate) erases: BTreeMap<u64, u64>,
}

impl Later {
    fn take(&mut self, seq: u64, item: &FeedItem) {
        match item.kind {
            ItemKind::Reveal => {
                let revealed = self.revealed.entry(item.ledger_index).or_default();
                *revealed = revealed.union(item.disclosed);
            }
            ItemKind::Erase => {
                self.erases.insert(item.ledger_index, seq);
            }
            ItemKind::Deliver | ItemKind::Recall | ItemKind::Notice | ItemKind::Ignorable(_) => {}
        }
    }
}

impl Standing {
    pub(super) fn restored(
        sent: Sent,
        (checkpoint, statement): (Vec<u8>, Vec<u8>),
        covered: u64,
    ) -> Self {
        Self {
            covered,
            delivered: covered,
            signed_s: sent.receipt().map_or(0, |receipt| receipt.seconds),
            sent,
            checkpoint,
            statement,
            ..Self::default()
        }
    }

    pub(super) fn apply(&mut self, kept: Kept) {
        for event in kept.events {
            match &event {
                SentEvent::Receipted(receipt) => {
                    self.signed_s = receipt.seconds;
                    if receipt.feed_size > self.covered {
                        self.covered = receipt.feed_size;
                        self.arrivals.push_back((self.covered, kept.at));
                        if self.arrivals.len() > MAX_ARRIVALS {
                            self.arrivals.pop_front();
                        }
                    }
                }
                SentEvent::Adopted(adopted) => {
                    self.difference = self.difference.or(adopted.difference);
                }
                SentEvent::Began(_) | SentEvent::Written(_) => {}
            }
            self.sent.apply(event);
        }
        if !kept.statement.is_empty() {
            self.checkpoint = kept.checkpoint;
            self.statement = kept.statement;
        }
        self.delivered = self.delivered.max(self.covered);
        self.holds = None;
    }

    /// What was sent, for sessions.
    pub(crate) const fn sent(&self) -> &Sent {
        &self.sent
    }

    /// As [`Standing::sent`], for what a stream begins or agrees upon.
    pub(crate) fn sent_mut(&mut self) -> &mut Sent {
        self.holds = None;
        &mut self.sent
    }

    /// Counts the tree that the newest receipt signs again, once after a start.
    ///
    /// # Errors
    /// When the feed cannot be read.
    pub(crate) fn settle<F: FeedItems + ?Sized>(&mut self, feed: &F) -> Result<(), F::Error> {
        if !self.settled {
            self.sent.settle(feed)?;
            self.settled = true;
        }
        Ok(())
    }

    /// Both sides agree on this tree.
    pub(crate) fn agree(&mut self, tree: Frontier) {
        self.sent.agree(tree);
        self.holds = None;
    }

    /// Feed items that receipts cover.
    pub(crate) const fn covered(&self) -> u64 {
        self.covered
    }

    /// When the newest receipt was signed by the peer's clock, seconds since the epoch; 0 before the first.
    pub(crate) const fn signed_s(&self) -> u64 {
        self.signed_s
    }

    /// The checkpoint with the peer's witness line that came with the newest receipt.
    pub(crate) fn checkpoint(&self) -> &[u8] {
        &self.checkpoint
    }

    /// The newest receipt, a signed note: the evidence.
    pub(super) fn statement(&self) -> &[u8] {
        &self.statement
    }

    /// Feed items sent, as far as is known.
    pub(crate) const fn delivered(&self) -> u64 {
        self.delivered
    }

    /// Notes how far the feed has been sent.
    pub(crate) fn note_delivered(&mut self, size: u64) {
        self.delivered = self.delivered.max(size);
    }

    /// When the first receipt that covers a feed position reached this node, while that is remembered.
    pub(crate) fn arrived(&self, seq: u64) -> Option<Timestamp> {
        let at = self.arrivals.partition_point(|(size, _)| *size <= seq);
        // The oldest arrival that is remembered may not be the first that covered the position.
        let exact = at > 0
            || self
                .arrivals
                .front()
                .is_some_and(|(size, _)| *size == seq + 1);
        self.arrivals
            .get(at)
            .filter(|_| exact)
            .map(|(_, time)| *time)
    }

    /// Takes what the peer says that it does not accept.
    pub(crate) fn judged(&mut self, judgements: &Judgements) {
        self.refused.hear(judgements, self.delivered);
    }

    /// Why the peer does not accept an item that it holds.
    pub(crate) fn refusal(&self, seq: u64) -> Option<Refusal> {
        self.refused.get(seq)
    }

    /// Whether the peer said that it judged an item.
    pub(crate) const fn is_judged(&self, seq: u64) -> bool {
        self.refused.is_judged(seq)
    }

    /// How many items the peer does not accept, as far as it told.
    pub(crate) fn refuses(&self) -> u64 {
        self.refused.count()
    }

    /// The first difference that was settled with the peer about what it was shown.
    pub(crate) const fn difference(&self) -> Option<Difference> {
        self.difference
    }

    /// Whether something is held back of the items that both sides agree on for the first time when they agree on the first
    /// `size`: policy may have changed since these were sent, so whoever agrees has what is held back looked at again.
    pub(crate) fn holds_between(&self, size: u64) -> bool {
        let from = self.sent.agreed().size();
        let mut fresh = self
            .sent
            .states()
            .filter(|written| (from..size).contains(&written.seq));
        fresh.any(|written| written.state.holds_back())
    }

    /// What is held back of the first `published` items of the feed, by ledger index.
    ///
    /// # Errors
    /// When the feed cannot be read.
    pub(crate) fn holds<F: FeedItems + ?Sized>(
        &mut self,
        published: u64,
        feed: &F,
    ) -> Result<Holds, F::Error> {
        if let Some((at, holds)) = &self.holds
            && *at == published
        {
            return Ok(Arc::clone(holds));
        }
        let Some(first) = self.first_held() else {
            return Ok(Holds::default());
        };
        self.look_for_reveals(first, published, feed)?;
        let reveals = self.reveals.1.iter().map(|(seq, item)| (*seq, item));
        let holds = Arc::new(self.sent.open_holds(reveals));
        self.holds = Some((published, Arc::clone(&holds)));
        Ok(holds)
    }

    /// What the first `published` items of the feed say of records that were published before them. All of the feed is
    /// read once.
    ///
    /// # Errors
    /// When the feed cannot be read.
    pub(crate) fn later<F: FeedItems + ?Sized>(
        &mut self,
        published: u64,
        feed: &F,
    ) -> Result<&Later, F::Error> {
        while self.later.looked < published {
            let from = self.later.looked;
            let items = feed.items(from, published.min(from + FEED_STEP))?;
            if items.is_empty() {
                break;
            }
            for (seq, item) in (from..).zip(&items) {
                self.later.take(seq, item);
                self.later.looked = seq + 1;
            }
        }
        Ok(&self.later)
    }

    fn first_held(&self) -> Option<u64> {
        let mut states = self.sent.states();
        let held = states.find(|written| written.state.holds_back());
        held.map(|written| written.seq)
    }

    fn look_for_reveals<F: FeedItems + ?Sized>(
        &mut self,
        first: u64,
        published: u64,
        feed: &F,
    ) -> Result<(), F::Error> {
        let (looked, reveals) = &mut self.reveals;
        let mut at = (*looked).max(first);
        while at < published {
            let items = feed.items(at, published.min(at + FEED_STEP))?;
            if items.is_empty() {
                break;
            }
            for item in items {
                if item.kind == ItemKind::Reveal {
                    reveals.push((at, item));
                }
                at += 1;
            }
        }
        *looked = at;
        Ok(())
    }
}

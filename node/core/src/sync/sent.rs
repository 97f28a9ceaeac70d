//! What an origin durably knows of one follower: which replica it has, what it was shown, and how far it signed.
//!
//! Whoever keeps this makes an event durable before applying it, under one lock for each slot. Then a state is written
//! before it is sent, and a write of a stream that another one has replaced is dropped, so that the origin's tree is
//! the follower's whatever crashes.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::envelope::Hash;
use crate::ledger::feed::{FeedItem, ItemKind};
use crate::ledger::leaf::shown;
use crate::ledger::tree::Frontier;
use crate::reason::{Reasoned, Stated};

use super::fence::{Fence, StreamNumber, Superseded};
use super::receipt::Receipt;
use super::replica::ReplicaId;
use crate::ledger::state::DeliveryState;

/// Items read from a feed in one step.
pub const FEED_STEP: u64 = 1024;

/// Items of one feed that were not sent whole, and are kept in memory. One that would pass it waits, with all behind it,
/// until policy lets it go whole. What is held back is at most as much.
pub const MAX_STATES: usize = 524_288;

/// Why an item is not sent.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum NotWritten {
    /// Another stream has taken its place.
    #[error(transparent)]
    #[reason(UnexpectedMessage)]
    Superseded(#[from] Superseded),
    /// As many items were not sent whole as may be.
    #[error(
        "{MAX_STATES} items were not sent whole; the next one waits until policy lets all of it go"
    )]
    #[reason(Busy)]
    Full,
}

/// Reads the items of the own feed of one slot.
pub trait FeedItems {
    /// Why items could not be read.
    type Error;

    /// The items of positions `from..to`, all of them.
    ///
    /// # Errors
    /// When they cannot be read.
    fn items(&self, from: u64, to: u64) -> Result<Vec<FeedItem>, Self::Error>;

    /// The sections that ERASE entries of the own ledger name of the record at an index, a mask.
    ///
    /// # Errors
    /// When they cannot be read.
    fn erased(&self, ledger_index: u64) -> Result<u16, Self::Error>;
}

/// An item whose state is not, or was not, the default.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Written {
    /// Position in the feed.
    pub seq: u64,
    /// The item.
    pub item: FeedItem,
    /// What became of it.
    pub state: DeliveryState,
}

/// What changes what is known of a follower; made durable before it is applied.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SentEvent {
    /// The follower came with another replica, and another tree begins.
    Began(ReplicaId),
    /// An item is about to be sent with a state that is not the default, or with the default where another one stands.
    Written(Written),
    /// The follower signed for what it holds, and both sides' trees are the same.
    Receipted(Box<Receipt>),
    /// The trees differed, and the follower's states were taken in place of this party's.
    Adopted(Adopted),
}

/// The follower's states of a range of its tree.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Adopted {
    /// First position.
    pub from: u64,
    /// Position behind the last one.
    pub to: u64,
    /// Every state of the range that is not the default, in feed order.
    pub states: Vec<Written>,
    /// The first position at which the two sides differed; none when only their order of writing did.
    pub difference: Option<Difference>,
}

/// Where two sides differ about what was shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Difference {
    /// Position in the feed.
    pub seq: u64,
    /// What this party had.
    pub ours: DeliveryState,
    /// What the follower has.
    pub theirs: DeliveryState,
}

/// What is held back of one record and not yet on its way by a REVEAL item.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hold {
    /// Position of the item that last held something back.
    pub seq: u64,
    /// The sections.
    pub held: u16,
    /// True when not even the header went.
    pub closed: bool,
    /// Why.
    pub reason: Stated,
    /// REVEAL items of the record in the feed so far.
    pub reveals: usize,
}

/// What is known of one follower.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Sent {
    replica: Option<ReplicaId>,
    states: BTreeMap<u64, Written>,
    /// The shown tree up to a size at which both sides agree.
    agreed: Frontier,
    receipt: Option<Receipt>,
    stated_size: u64,
    streams: Fence,
}

impl Sent {
    /// What is known of a follower whose tree was agreed upon up to `agreed`, from what was saved.
    pub fn restored(
        replica: Option<ReplicaId>,
        agreed: Frontier,
        receipt: Option<Receipt>,
    ) -> Self {
        Self {
            replica,
            agreed,
            stated_size: receipt.as_ref().map_or(0, |newest| newest.follower_size),
            receipt,
            ..Self::default()
        }
    }

    /// Applies an event that is durable.
    pub fn apply(&mut self, event: SentEvent) {
        match event {
            SentEvent::Began(replica) => {
                // What was written stays: a replica that was restored holds the same states under another id, and to
                // one that begins again each item is decided again.
                self.replica = Some(replica);
                self.agreed = Frontier::new();
            }
            SentEvent::Written(written) => {
                self.states.insert(written.seq, written);
            }
            SentEvent::Receipted(receipt) => {
                self.stated_size = self.stated_size.max(receipt.follower_size);
                self.receipt = Some(*receipt);
            }
            SentEvent::Adopted(adopted) => {
                self.states
                    .retain(|seq, _| !(adopted.from..adopted.to).contains(seq));
                self.states.extend(
                    adopted
                        .states
                        .into_iter()
                        .map(|written| (written.seq, written)),
                );
            }
        }
    }

    /// The follower's replica, once it has come.
    pub const fn replica(&self) -> Option<ReplicaId> {
        self.replica
    }

    /// The newest receipt that was taken, of whatever replica.
    pub const fn receipt(&self) -> Option<&Receipt> {
        self.receipt.as_ref()
    }

    /// Size of the follower's own ledger that its receipts stated last.
    pub const fn stated_size(&self) -> u64 {
        self.stated_size
    }

    /// Number of items that the receipts of the present replica cover.
    pub fn covered(&self) -> u64 {
        self.receipt
            .as_ref()
            .filter(|newest| Some(newest.replica) == self.replica)
            .map_or(0, |newest| newest.feed_size)
    }

    /// The shown tree up to where both sides agree.
    pub const fn agreed(&self) -> &Frontier {
        &self.agreed
    }

    /// The state of an item: what was written, else the default.
    pub fn state(&self, seq: u64, item: &FeedItem) -> DeliveryState {
        self.states
            .get(&seq)
            .map_or_else(|| DeliveryState::whole(item), |written| written.state)
    }

    /// True when an item was sent with nothing of it left: all of it had been erased.
    pub fn was_gone(&self, seq: u64) -> bool {
        let written = self.states.get(&seq);
        written.is_some_and(|it| !it.state.opened() && !it.state.holds_back())
    }

    /// Every state that was written, in feed order.
    pub fn states(&self) -> impl Iterator<Item = &Written> {
        self.states.values()
    }

    /// Begins a stream; writes of all earlier ones are dropped from now on.
    pub const fn begin_stream(&mut self) -> StreamNumber {
        self.streams.begin()
    }

    /// What has to become durable before an item is sent on a stream, with so many others; nothing when it is sent whole
    /// and nothing else stands for it.
    ///
    /// # Errors
    /// When another stream has taken its place, or no more states may be kept.
    pub fn write(
        &self,
        stream: StreamNumber,
        written: Written,
        others: usize,
    ) -> Result<Option<SentEvent>, NotWritten> {
        self.streams.check(stream)?;
        let stands = self.states.get(&written.seq);
        let known = stands.map_or_else(
            || written.state == DeliveryState::whole(&written.item),
            |held| held.state == written.state,
        );
        if !known && stands.is_none() && self.states.len() + others >= MAX_STATES {
            return Err(NotWritten::Full);
        }
        Ok((!known).then_some(SentEvent::Written(written)))
    }

    /// Whether more states are kept than may be.
    pub(super) fn is_over_full(&self) -> bool {
        self.states.len() > MAX_STATES
    }

    /// The shown tree of `size` items, from where both sides agree or from the start.
    ///
    /// # Errors
    /// When the feed cannot be read.
    pub fn shown<F: FeedItems + ?Sized>(&self, size: u64, feed: &F) -> Result<Frontier, F::Error> {
        let tree = if self.agreed.size() <= size {
            self.agreed.clone()
        } else {
            Frontier::new()
        };
        extend(tree, size, feed, |seq, item| self.state(seq, item))
    }

    /// Both sides agree on this tree: it is where later ones are counted from.
    pub fn agree(&mut self, tree: Frontier) {
        if tree.size() >= self.agreed.size() {
            self.agreed = tree;
        }
    }

    /// Counts the tree up to the newest receipt again, after a start. When it is not the one that the follower signed,
    /// what was agreed before stays, and the next stream settles the difference.
    ///
    /// # Errors
    /// When the feed cannot be read.
    pub fn settle<F: FeedItems + ?Sized>(&mut self, feed: &F) -> Result<(), F::Error> {
        let covered = self.covered();
        if covered > self.agreed.size() {
            let tree = self.shown(covered, feed)?;
            if self.receipt.as_ref().map(|newest| newest.shown_root) == Some(tree.root()) {
                self.agreed = tree;
            }
        }
        Ok(())
    }

    /// What is held back by ledger index, given the feed's REVEAL items in feed order. An item that no receipt covers
    /// yet may still be decided anew, so it holds nothing.
    pub fn open_holds<'a>(
        &self,
        reveals: impl IntoIterator<Item = (u64, &'a FeedItem)>,
    ) -> BTreeMap<u64, Hold> {
        let agreed = self.covered().max(self.agreed.size());
        let mut steps: BTreeMap<u64, (FeedItem, Option<DeliveryState>)> = reveals
            .into_iter()
            .map(|(seq, item)| {
                let state = (seq < agreed).then(|| self.state(seq, item));
                (seq, (*item, state))
            })
            .collect();
        for (_, written) in self.states.range(..agreed) {
            steps.insert(written.seq, (written.item, Some(written.state)));
        }
        let mut holds: BTreeMap<u64, Hold> = BTreeMap::new();
        let mut revealed: BTreeMap<u64, usize> = BTreeMap::new();
        for (seq, (item, state)) in steps {
            if item.kind == ItemKind::Reveal {
                *revealed.entry(item.ledger_index).or_default() += 1;
            }
            let before = holds.remove(&item.ledger_index);
            let next = match item.kind {
                ItemKind::Deliver => state.and_then(|state| held(seq, state, None)),
                ItemKind::Reveal => reveal(seq, &item, state, before),
                ItemKind::Recall | ItemKind::Erase | ItemKind::Notice | ItemKind::Ignorable(_) => {
                    before
                }
            };
            holds.extend(next.map(|hold| (item.ledger_index, hold)));
        }
        for (index, hold) in &mut holds {
            hold.reveals = revealed.get(index).copied().unwrap_or_default();
        }
        holds
    }
}

/// What stays held behind a REVEAL item: what it does not disclose, and what of it was held back in turn.
fn reveal(
    seq: u64,
    item: &FeedItem,
    state: Option<DeliveryState>,
    before: Option<Hold>,
) -> Option<Hold> {
    let rest = before.and_then(|hold| {
        let held = hold.held & !item.disclosed.bits();
        (held != 0).then_some(Hold {
            held,
            closed: false,
            ..hold
        })
    });
    match state {
        Some(state) => held(seq, state, rest),
        None => rest,
    }
}

fn held(seq: u64, state: DeliveryState, rest: Option<Hold>) -> Option<Hold> {
    let Some(reason) = state.reason() else {
        return rest;
    };
    Some(Hold {
        seq,
        held: state.held() | rest.map_or(0, |hold| hold.held),
        closed: !state.opened(),
        reason,
        reveals: 0,
    })
}

/// A shown tree with the items up to `size` added.
pub(super) fn extend<F: FeedItems + ?Sized>(
    mut tree: Frontier,
    size: u64,
    feed: &F,
    state: impl Fn(u64, &FeedItem) -> DeliveryState,
) -> Result<Frontier, F::Error> {
    while tree.size() < size {
        let from = tree.size();
        let step = feed.items(from, size.min(from + FEED_STEP))?;
        if step.is_empty() {
            break;
        }
        for (seq, item) in (from..).zip(&step) {
            tree.push_only(leaf(item, &state(seq, item)));
        }
    }
    Ok(tree)
}

/// Leaf hash of an item with its state.
pub fn leaf(item: &FeedItem, state: &DeliveryState) -> Hash {
    shown(&item.encode(), &state.encode())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::leaf;
    use crate::reason::Reason;
    use crate::section::SectionSet;

    fn denied(seq: u64) -> Written {
        let item = FeedItem {
            kind: ItemKind::Deliver,
            ledger_index: seq,
            disclosed: SectionSet::from_bits(3),
            leaf_hash: leaf::item(&[0; 43]),
        };
        let state = DeliveryState::decide(&item, None, 0, Reason::NoAgreement);
        Written { seq, item, state }
    }

    #[test]
    fn one_state_past_the_limit_waits_and_what_goes_whole_does_not() {
        let mut sent = Sent::default();
        let stream = sent.begin_stream();
        let most = MAX_STATES as u64;
        sent.apply(SentEvent::Adopted(Adopted {
            from: 0,
            to: most,
            states: (1..most).map(denied).collect(),
            difference: None,
        }));
        assert!(matches!(sent.write(stream, denied(most), 0), Ok(Some(_))));
        let refused = sent.write(stream, denied(most), 1).unwrap_err();
        assert_eq!(refused, NotWritten::Full);
        assert_eq!(refused.reason(), Reason::Busy);
        sent.apply(SentEvent::Written(denied(most)));
        assert!(!sent.is_over_full());
        assert_eq!(sent.write(stream, denied(0), 0), Err(NotWritten::Full));
        // What is known takes no more room, and what goes whole none.
        assert_eq!(sent.write(stream, denied(most), 0), Ok(None));
        let item = denied(0).item;
        let state = DeliveryState::whole(&item);
        let whole = |seq| sent.write(stream, Written { seq, item, state }, 0);
        assert_eq!(whole(0), Ok(None));
        assert!(matches!(whole(7), Ok(Some(_))), "it was held back");
        sent.apply(SentEvent::Written(denied(0)));
        assert!(sent.is_over_full());
    }

    #[test]
    fn a_hold_counts_how_often_its_record_was_revealed_whatever_the_follower_says() {
        let item = |kind| FeedItem {
            kind,
            ledger_index: 7,
            disclosed: SectionSet::from_bits(3),
            leaf_hash: leaf::item(&[0; 43]),
        };
        let kinds = [ItemKind::Deliver, ItemKind::Reveal, ItemKind::Reveal];
        let items: Vec<_> = (0..).zip(kinds.map(item)).collect();
        let denied = items.iter().map(|(seq, item)| Written {
            seq: *seq,
            item: *item,
            state: DeliveryState::decide(item, None, 0, Reason::NoAgreement),
        });
        let mut sent = Sent::default();
        sent.apply(SentEvent::Adopted(Adopted {
            from: 0,
            to: 3,
            states: denied.collect(),
            difference: None,
        }));
        let mut tree = Frontier::new();
        for (_, item) in &items {
            tree.push_only(item.leaf());
        }
        sent.agree(tree);
        let reveals = items.iter().map(|(seq, item)| (*seq, item)).skip(1);
        let holds = sent.open_holds(reveals);
        assert_eq!((holds[&7].held, holds[&7].reveals), (3, 2));
    }
}

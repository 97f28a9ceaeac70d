//! What of a follower's account an origin adopts when the two differ.

use std::convert::Infallible;

use super::adopt::{AdoptError, StatesPart};
use super::fault::FollowerFault;
use super::replica::ReplicaId;
use super::sent::{Adopted, FeedItems, MAX_STATES, Sent, SentEvent, Written, leaf};
use super::serving::Serving;
use super::start::Start;
use crate::envelope::Hash;
use crate::ledger::feed::{FeedItem, ItemKind};
use crate::ledger::state::DeliveryState;
use crate::ledger::tree::Frontier;
use crate::reason::Reason;
use crate::section::SectionSet;

/// A feed of one record with two sections, of which some are erased.
struct Feed {
    item: FeedItem,
    erased: u16,
}

impl Feed {
    fn new(erased: u16) -> Self {
        let item = FeedItem {
            kind: ItemKind::Deliver,
            ledger_index: 7,
            disclosed: SectionSet::from_bits(0b11),
            leaf_hash: Hash::from_bytes([1; 32]),
        };
        Self { item, erased }
    }
}

impl FeedItems for Feed {
    type Error = Infallible;

    fn items(&self, _from: u64, _to: u64) -> Result<Vec<FeedItem>, Infallible> {
        Ok(vec![self.item])
    }

    fn erased(&self, ledger_index: u64) -> Result<u16, Infallible> {
        assert_eq!(ledger_index, self.item.ledger_index);
        Ok(self.erased)
    }
}

/// Whether an origin that erased these sections, and lost what it wrote down of the follower, adopts that the follower
/// was shown the first section and that the second is erased.
fn adopts(erased: u16) -> Result<bool, FollowerFault> {
    adopts_beside(erased, 0)
}

/// The same for an origin that keeps states of so many items behind it.
fn adopts_beside(erased: u16, kept: u64) -> Result<bool, FollowerFault> {
    let feed = Feed::new(erased);
    let theirs = DeliveryState::decide(&feed.item, Some(0b11), 0b10, Reason::Internal);
    let mut shown = Frontier::new();
    shown.push_only(leaf(&feed.item, &theirs));
    let start = Start {
        feed_size: 1,
        replica: ReplicaId::from_bytes([3; 16]),
        shown_root: shown.root(),
    };
    let mut sent = Sent::default();
    let written = |seq| Written {
        seq,
        item: feed.item,
        state: theirs,
    };
    sent.apply(SentEvent::Adopted(Adopted {
        from: 1,
        to: kept + 1,
        states: (1..=kept).map(written).collect(),
        difference: None,
    }));
    sent.apply(SentEvent::Began(start.replica));
    let Ok((mut serving, from)) = Serving::begin(&mut sent, (&start, 1), &feed);
    assert_eq!(from, Some(0), "the trees differ");
    let part = StatesPart {
        from: 0,
        to: 1,
        root: start.shown_root,
        states: vec![(0, theirs.encode())],
        last: true,
    };
    match serving.states(&sent, part, &feed) {
        Ok(adopted) => Ok(adopted.is_some()),
        Err(AdoptError::Follower(fault)) => Err(fault),
    }
}

#[test]
fn an_account_that_calls_sections_erased_is_adopted_if_an_erase_entry_names_them_and_refused_otherwise()
 {
    assert_eq!(adopts(0b10), Ok(true));
    assert_eq!(adopts(0b11), Ok(true));
    for erased in [0, 0b01, 0b100] {
        let refused = adopts(erased).unwrap_err();
        assert_eq!(refused, FollowerFault::NotErased { seq: 0 });
        assert_eq!(refused.reason(), Reason::BadCommitment);
    }
}

#[test]
fn an_account_of_one_state_more_than_is_kept_is_refused() {
    let most = MAX_STATES as u64;
    assert_eq!(adopts_beside(0b10, most - 1), Ok(true));
    let refused = adopts_beside(0b10, most).unwrap_err();
    assert_eq!(refused, FollowerFault::TooManyKept);
    assert_eq!(refused.reason(), Reason::TooLarge);
}

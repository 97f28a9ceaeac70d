//! Taking a follower's states in place of the own ones, after trees differed.

use thiserror::Error;

use crate::envelope::Hash;
use crate::ledger::feed::FeedItem;
use crate::ledger::state::{DeliveryState, STATE_LEN};

use super::fault::FollowerFault;
pub use super::fault::MAX_ADOPTED;
use super::sent::{Adopted, Difference, FEED_STEP, FeedItems, Sent, Written};

/// Why a follower's states are not adopted.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum AdoptError<E> {
    /// It does not tell what it was asked for.
    #[error(transparent)]
    Follower(#[from] FollowerFault),
    /// The own feed cannot be read.
    #[error("the own feed cannot be read")]
    Feed(#[source] E),
}

/// A part of a follower's states, told because trees differ.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StatesPart {
    /// First position of the whole range.
    pub from: u64,
    /// Position behind the last one of the whole range.
    pub to: u64,
    /// Root of the follower's tree of `to` items.
    pub root: Hash,
    /// States that are not the default, in feed order.
    pub states: Vec<(u64, [u8; STATE_LEN])>,
    /// True for the last part.
    pub last: bool,
}

/// Reads the states of a range against their items, and finds where the two sides differ first.
pub(super) fn read_states<F: FeedItems + ?Sized>(
    sent: &Sent,
    (from, to): (u64, u64),
    told: &[(u64, [u8; STATE_LEN])],
    feed: &F,
) -> Result<Adopted, AdoptError<F::Error>> {
    let mut adopted = Adopted {
        from,
        to,
        states: Vec::with_capacity(told.len()),
        difference: None,
    };
    let mut told = told.iter().peekable();
    let mut at = from;
    while at < to {
        let items = feed
            .items(at, to.min(at + FEED_STEP))
            .map_err(AdoptError::Feed)?;
        if items.is_empty() {
            break;
        }
        for (seq, item) in (at..).zip(items) {
            let bytes = told.next_if(|(told, _)| *told == seq);
            let theirs = match bytes {
                None => DeliveryState::whole(&item),
                Some((_, bytes)) => DeliveryState::decode(bytes, &item)
                    .map_err(|fault| FollowerFault::State { seq, fault })?,
            };
            if bytes.is_some() {
                check_erased(seq, &item, theirs, feed)?;
                let state = theirs;
                adopted.states.push(Written { seq, item, state });
            }
            let ours = sent.state(seq, &item);
            if ours != theirs && adopted.difference.is_none() {
                adopted.difference = Some(Difference { seq, ours, theirs });
            }
            at = seq + 1;
        }
    }
    // What is left is out of order or out of the range.
    match told.next() {
        None => Ok(adopted),
        Some(_) => Err(FollowerFault::NotAsked.into()),
    }
}

/// Whatever a follower calls erased was erased by this party.
fn check_erased<F: FeedItems + ?Sized>(
    seq: u64,
    item: &FeedItem,
    theirs: DeliveryState,
    feed: &F,
) -> Result<(), AdoptError<F::Error>> {
    // What an ignorable item's state means, a later version knows.
    if !item.kind.discloses() || theirs.erased() == 0 {
        return Ok(());
    }
    let erased = feed.erased(item.ledger_index).map_err(AdoptError::Feed)?;
    if theirs.erased() & !erased == 0 {
        Ok(())
    } else {
        Err(FollowerFault::NotErased { seq }.into())
    }
}

//! One delivery against its item.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::envelope::{Opening, VerifiedOpening};
use crate::identity::keys::{KeyHistory, RoleKeys};
use crate::ledger::batch::{Delivery, ShownErasure, VerifiedDelivery, VerifiedErasure};
use crate::ledger::entry::Entry;
use crate::ledger::entry::commit;
use crate::ledger::feed::{FeedItem, ItemKind};
use crate::ledger::state::DeliveryState;

use super::{Bodies, Head, Origin, PeerMisbehaved};

/// What the deliveries of a batch are checked against.
pub(super) struct Context<'a> {
    pub(super) origin: &'a Origin,
    pub(super) head: &'a Head,
    pub(super) erasures: &'a Erasures,
    pub(super) bodies: Bodies,
    /// What the ledger said of its keys, this batch included.
    pub(super) keys: &'a KeyHistory,
    /// The author keys that the origin's card lists.
    pub(super) authors: RoleKeys<'a>,
}

/// Erasures whose commitments hold, by the index of their entry.
pub(super) struct Erasures(BTreeMap<u64, VerifiedErasure>);

impl Erasures {
    /// Opens the commitments; that the entries lie in the ledger is proven apart.
    pub(super) fn open(shown: &[ShownErasure], head: &Head) -> Result<Self, PeerMisbehaved> {
        let mut erasures = BTreeMap::new();
        for ShownErasure {
            ledger_index,
            entry,
            salt,
            erasure,
        } in shown
        {
            let fault = PeerMisbehaved::Erasure(*ledger_index);
            let Ok(Entry::Erase { time, commit }) = Entry::decode(entry) else {
                return Err(fault);
            };
            let rising = erasures
                .last_key_value()
                .is_none_or(|(last, _)| last < ledger_index);
            let is_behind = erasure.target < *ledger_index;
            if !rising || !is_behind || time > head.time || commit != erasure.commit(salt) {
                return Err(fault);
            }
            let verified = VerifiedErasure {
                entry: *ledger_index,
                time,
                erasure: *erasure,
            };
            erasures.insert(*ledger_index, verified);
        }
        Ok(Self(erasures))
    }

    /// All of them, by their entries.
    pub(super) fn into_all(self) -> Vec<VerifiedErasure> {
        self.0.into_values().collect()
    }

    /// The sections of a record that these erasures destroy.
    fn of(&self, target: u64) -> u16 {
        let erasures = self.0.values().map(|verified| &verified.erasure);
        let of_target = erasures.filter(|erasure| erasure.target == target);
        of_target.fold(0, |mask, erasure| mask | erasure.sections.bits())
    }
}

/// Fewest deliveries that are worth a hand-over to another processor: one takes some 40 microseconds.
const WORTH_SHARING: usize = 8;

/// Checks the deliveries of a batch, on all processors when they are many. Each stands alone, so the outcome is that of
/// checking one after the other.
///
/// # Errors
/// What is wrong with the first delivery that is not what its item commits to.
pub(super) fn verify_all(
    context: &Context<'_>,
    first_seq: u64,
    deliveries: Vec<Delivery>,
) -> Result<Vec<VerifiedDelivery>, PeerMisbehaved> {
    let numbered = (first_seq..).zip(deliveries);
    if numbered.size_hint().0 < 2 * WORTH_SHARING {
        return numbered
            .map(|(seq, delivery)| verify(context, seq, delivery))
            .collect();
    }
    let verified: Vec<_> = numbered
        .collect::<Vec<_>>()
        .into_par_iter()
        .with_min_len(WORTH_SHARING)
        .map(|(seq, delivery)| verify(context, seq, delivery))
        .collect();
    // In feed order, so that the first fault is told whichever was found first.
    verified.into_iter().collect()
}

/// Checks that a delivery is what its item commits to; that its entry lies in the ledger is known already.
fn verify(
    context: &Context<'_>,
    seq: u64,
    delivery: Delivery,
) -> Result<VerifiedDelivery, PeerMisbehaved> {
    let Delivery {
        item,
        entry: bytes,
        state,
        key,
        opening,
    } = delivery;
    let entry =
        Entry::decode(&bytes).map_err(|fault| PeerMisbehaved::InvalidEntry { seq, fault })?;
    if !fits(item.kind, &entry) {
        return Err(PeerMisbehaved::EntryKind { seq });
    }
    is_spoken(seq, item.kind, &entry)?;
    if entry.time() > context.head.time {
        return Err(PeerMisbehaved::TimeWentBack { seq });
    }
    if !names_key(&entry, key.as_deref()) {
        return Err(PeerMisbehaved::KeyText { seq });
    }
    check_erasures(context, seq, &item, state)?;
    let opening = open(context, seq, (&item, state), &entry, opening)?;
    Ok(VerifiedDelivery {
        seq,
        item,
        entry,
        state,
        opening,
        key,
    })
}

/// An ERASE item comes with what opens its entry, and whatever a state calls erased was erased by an entry.
fn check_erasures(
    context: &Context<'_>,
    seq: u64,
    item: &FeedItem,
    state: DeliveryState,
) -> Result<(), PeerMisbehaved> {
    let index = item.ledger_index;
    if item.kind == ItemKind::Erase && !context.erasures.0.contains_key(&index) {
        return Err(PeerMisbehaved::Erasure(index));
    }
    if item.kind.discloses() && state.erased() & !context.erasures.of(index) != 0 {
        return Err(PeerMisbehaved::NotErased { seq });
    }
    Ok(())
}

/// Checks an opening against the entry, and that it shows what the state says: no more and no less.
fn open(
    context: &Context<'_>,
    seq: u64,
    (item, state): (&FeedItem, DeliveryState),
    entry: &Entry,
    opening: Option<Opening>,
) -> Result<Option<VerifiedOpening>, PeerMisbehaved> {
    let expected = item.kind.discloses() && state.opened();
    let opening = match (expected, opening) {
        (true, Some(opening)) => opening,
        (false, None) => return Ok(None),
        (true, None) if context.bodies == Bodies::Apart => return Ok(None),
        (true, None) => return Err(PeerMisbehaved::NotShown { seq }),
        (false, Some(_)) => return Err(PeerMisbehaved::UnwantedOpening { seq }),
    };
    let Entry::Record { commit, .. } = entry else {
        return Err(PeerMisbehaved::UnwantedOpening { seq });
    };
    let index = item.ledger_index;
    let authors = context.authors.good(context.keys, index);
    let opening = opening
        .verify(commit, &authors, item.disclosed)
        .map_err(|fault| PeerMisbehaved::Opening { seq, fault })?;
    if opening.origin() != &context.origin.party {
        return Err(PeerMisbehaved::RecordOfAnotherParty {
            seq,
            author: opening.origin().clone(),
        });
    }
    let present = opening.present().bits();
    let shows = match context.bodies {
        Bodies::Here => present == state.shown(),
        // Sections may have been erased since.
        Bodies::Apart => present & !state.shown() == 0,
    };
    if !shows {
        return Err(PeerMisbehaved::NotShown { seq });
    }
    Ok(Some(opening))
}

/// What is told by an item has to have its effect: an origin that signs for it with a receipt would take it for done. So
/// whatever has none in this version is refused by name.
const fn is_spoken(seq: u64, kind: ItemKind, entry: &Entry) -> Result<(), PeerMisbehaved> {
    let (what, capability) = match (kind, entry) {
        (ItemKind::Recall, _) => ("recalls a record", "recall/1"),
        (ItemKind::Notice, Entry::End { .. }) => ("ends the ledger", "end/1"),
        (ItemKind::Notice, Entry::Epoch { .. }) => ("begins an epoch of the ledger", "epoch/1"),
        _ => return Ok(()),
    };
    Err(PeerMisbehaved::NotSpoken {
        seq,
        what,
        capability,
    })
}

/// Whether the key text is the one that a KEY entry commits to, and stands with no other entry.
fn names_key(entry: &Entry, text: Option<&str>) -> bool {
    match (entry, text) {
        (Entry::Key { key, .. }, Some(text)) => commit::key(text) == *key,
        (Entry::Key { .. }, None) => false,
        (_, text) => text.is_none(),
    }
}

/// Whether an item of this kind can point at the entry. Nothing is known of an ignorable item, and a NOTICE may tell
/// of an ignorable entry.
const fn fits(kind: ItemKind, entry: &Entry) -> bool {
    match kind {
        ItemKind::Deliver | ItemKind::Recall | ItemKind::Reveal => {
            matches!(entry, Entry::Record { .. })
        }
        ItemKind::Erase => matches!(entry, Entry::Erase { .. }),
        ItemKind::Notice => matches!(
            entry,
            Entry::Key { .. } | Entry::End { .. } | Entry::Epoch { .. } | Entry::Ignorable { .. }
        ),
        ItemKind::Ignorable(_) => true,
    }
}

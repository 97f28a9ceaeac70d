//! One delivery against its item.

use crate::envelope::VerifiedOpening;
use crate::ledger::batch::{Delivery, MAX_HELD_BACK_LEN, VerifiedDelivery};
use crate::ledger::entry::Entry;
use crate::ledger::feed::ItemKind;

use super::{Head, Origin, PeerMisbehaved};

/// Checks that a delivery is what its item commits to; that its entry lies in the ledger is known already.
pub(super) fn verify(
    origin: &Origin,
    head: &Head,
    seq: u64,
    delivery: Delivery,
) -> Result<VerifiedDelivery, PeerMisbehaved> {
    let Delivery {
        item,
        entry: bytes,
        opening,
        held_back,
    } = delivery;
    let entry =
        Entry::decode(&bytes).map_err(|fault| PeerMisbehaved::InvalidEntry { seq, fault })?;
    if !fits(item.kind, &entry) {
        return Err(PeerMisbehaved::EntryKind { seq });
    }
    if entry.time() > head.time {
        return Err(PeerMisbehaved::TimeWentBack { seq });
    }
    if !held_back.is_empty() && !is_code(&held_back) {
        return Err(PeerMisbehaved::HeldBackCode { seq });
    }
    let opening = match (&entry, opening) {
        (Entry::Record { commit, .. }, Some(opening)) if item.kind.discloses() => Some(
            opening
                .verify(commit, &origin.author_keys, item.disclosed)
                .map_err(|fault| PeerMisbehaved::Opening { seq, fault })?,
        ),
        (_, None) => None,
        (_, Some(_)) => return Err(PeerMisbehaved::UnwantedOpening { seq }),
    };
    if let Some(opening) = &opening
        && opening.origin() != &origin.party
    {
        return Err(PeerMisbehaved::RecordOfAnotherParty {
            seq,
            author: opening.origin().clone(),
        });
    }
    let shown = opening.as_ref().map(VerifiedOpening::present);
    let whole = shown == Some(item.disclosed) || !item.kind.discloses();
    if !whole && held_back.is_empty() {
        return Err(PeerMisbehaved::SilentlyWithheld { seq });
    }
    Ok(VerifiedDelivery {
        seq,
        item,
        entry,
        opening,
        held_back: (!held_back.is_empty()).then_some(held_back),
    })
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

/// An upper-case code as reasons are.
fn is_code(text: &str) -> bool {
    text.len() <= MAX_HELD_BACK_LEN
        && text
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

//! Receipts: each partner's newest one is signed by that partner, and speaks of this ledger as it is held.

use ntc_core::identity::card::NodeCard;
use ntc_core::ledger::cosign::open_receipt;
use ntc_core::ledger::guard;
use ntc_core::ledger::note::NoteKey;

use super::Findings;
use crate::ledger::Head;
use crate::peer::receipt_keys;

/// Checks the receipt of one partner; true when it holds. A ledger that was cut back or rewritten is shorter than
/// what a receipt says, or has another root there.
pub(super) fn check(
    note: &[u8],
    card: &NodeCard,
    own_ledger: &NoteKey,
    head: &Head,
    findings: &mut Findings,
) -> bool {
    let party = card.party();
    let checkpoint = receipt_keys(own_ledger, card)
        .map_err(|error| error.to_string())
        .and_then(|keys| {
            open_receipt(note, &keys.ledger, &keys.witness, &keys.receipt)
                .map_err(|error| error.to_string())
        })
        .map(|receipt| receipt.checkpoint);
    let held = checkpoint.and_then(|checkpoint| {
        guard::check(head.size, &head.hashes, party, &checkpoint).map_err(|error| error.to_string())
    });
    match held {
        Ok(()) => true,
        Err(error) => {
            findings.add(format!("receipt of {party}: {error}"));
            false
        }
    }
}

//! Receipts: each partner's newest one is signed by that partner, and speaks of this ledger as it is held.

use ntc_core::identity::card::NodeCard;
use ntc_core::ledger::guard;
use ntc_core::ledger::note::NoteKey;
use ntc_core::ledger::tree::root_at;
use ntc_proto::v1 as pb;

use super::Findings;
use crate::chain::Head;
use crate::outbox::open_receipt;
use crate::peer::receipt_keys;

/// Checks the receipt of one partner; true when it holds. A ledger that was cut back or rewritten is shorter than
/// what a receipt says, or has another root there.
pub(super) fn check(
    receipt: &pb::Receipt,
    card: &NodeCard,
    own_ledger: &NoteKey,
    head: &Head,
    findings: &mut Findings,
) -> bool {
    let party = card.party();
    let opened = receipt_keys(own_ledger, card)
        .map_err(|error| error.to_string())
        .and_then(|keys| open_receipt(receipt, &keys).map_err(|error| error.to_string()));
    let held = opened.and_then(|(witnessed, statement)| {
        guard::check(head.size, &head.hashes, party, &witnessed)
            .map_err(|error| error.to_string())?;
        let Some(statement) = statement else {
            return Ok(());
        };
        let root = root_at(&head.hashes, statement.checkpoint_size).ok();
        let own = statement.checkpoint_size <= head.size && root == Some(statement.checkpoint_root);
        own.then_some(())
            .ok_or_else(|| "it speaks of another history of this ledger".to_owned())
    });
    match held {
        Ok(()) => true,
        Err(error) => {
            findings.add(format!("receipt of {party}: {error}"));
            false
        }
    }
}

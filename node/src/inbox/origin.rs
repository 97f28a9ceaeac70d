//! What a follower checks a peer's ledger with.

use ntc_core::envelope::{InvalidKey, PublicKey};
use ntc_core::identity::card::NodeCard;
use ntc_core::ledger::follow::Origin;
use ntc_core::ledger::note::NoteKey;

/// What a follower needs of a card.
pub(crate) fn origin(card: &NodeCard) -> Result<Origin, InvalidKey> {
    let keys = card.keys();
    Ok(Origin {
        party: card.party().clone(),
        ledger: NoteKey::note(card.origin(), PublicKey::from_bytes(&keys.ledger)?),
        keys: card.listed_keys().to_vec(),
    })
}

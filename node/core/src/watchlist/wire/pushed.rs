//! Which entries partners may have been told of, as a node keeps it beside the list.

use ntc_proto::node::v1;
use prost::Message as _;

use super::{malformed, unknown};
use crate::model::InvalidRecord;
use crate::model::handling::Tlp;
use crate::watchlist::{Pushed, Telling};

/// The bytes in which it is stored.
pub fn pushed_bytes(pushed: &Pushed) -> Vec<u8> {
    let entries = pushed.entries.iter();
    let entries = entries.map(|(key, turn)| v1::PushedEntry {
        key: key.clone(),
        turn: *turn,
    });
    let message = v1::StoredPushed {
        purpose: pushed.telling.purpose.clone(),
        tlp: i32::from(pushed.telling.tlp as u8),
        place: pushed.telling.place.clone(),
        entries: entries.collect(),
    };
    message.encode_to_vec()
}

/// Reads it as it was stored.
///
/// # Errors
/// When the bytes are none.
pub fn pushed(bytes: &[u8]) -> Result<Pushed, InvalidRecord> {
    let message = v1::StoredPushed::decode(bytes).map_err(|_| malformed("pushed"))?;
    let entries = message.entries.into_iter();
    Ok(Pushed {
        telling: Telling {
            purpose: message.purpose,
            tlp: Tlp::from_number(message.tlp).ok_or_else(|| unknown("tlp"))?,
            place: message.place,
        },
        entries: entries.map(|entry| (entry.key, entry.turn)).collect(),
    })
}

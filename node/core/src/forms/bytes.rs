//! The bytes of a message: read as a form, and shown.

use ntc_proto::shape::Shaped;
use prost::Message;

use super::shown::Shown;
use super::table::Form;
use super::unknown::unknown;
use crate::model::InvalidRecord;
use crate::reason::Reason;

/// Decodes the message of `field`.
pub(crate) fn decode<M: Message + Default>(field: &str, bytes: &[u8]) -> Result<M, InvalidRecord> {
    M::decode(bytes).map_err(|_| {
        InvalidRecord::new(
            field,
            Reason::Malformed,
            "is not the message that it should be",
        )
    })
}

/// What a reader is shown of the bytes of a form, and what they hold that this version does not know.
pub(crate) fn show_bytes<F: Form<Wire: Shaped>>(bytes: &[u8]) -> Shown {
    match F::Wire::decode(bytes) {
        Ok(wire) => F::show(&wire)
            .put("not_known_to_this_version", unknown(bytes, F::Wire::SHAPE))
            .group(),
        Err(_) => Shown::unreadable(),
    }
}

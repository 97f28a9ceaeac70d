//! Openings as messages.

use ntc_proto::v1 as pb;
use prost::Message as _;

use crate::section::{SLOT_COUNT, Slot};

use super::opening::{Algorithm, InvalidOpening, OpenSection, Opening};

/// Reads an opening.
///
/// # Errors
/// When a field has the wrong length, a slot does not exist, or a bound is exceeded.
pub fn opening(message: pb::Opening) -> Result<Opening, InvalidOpening> {
    const SALT: InvalidOpening = InvalidOpening::Malformed("a salt has the wrong length");
    if message.sections.len() > SLOT_COUNT {
        return Err(InvalidOpening::Malformed("it has more than 16 sections"));
    }
    let sections = message
        .sections
        .into_iter()
        .map(|open| {
            Ok(OpenSection {
                slot: u8::try_from(open.slot)
                    .ok()
                    .and_then(Slot::new)
                    .ok_or(InvalidOpening::Malformed("a slot does not exist"))?,
                salt: open.salt.try_into().map_err(|_| SALT)?,
                content: open.content,
            })
        })
        .collect::<Result<_, _>>()?;
    let algorithm = u8::try_from(message.algorithm)
        .map_err(|_| InvalidOpening::Malformed("its algorithm is not a number of one byte"))?;
    let opening = Opening {
        salt: message.salt.try_into().map_err(|_| SALT)?,
        algorithm: Algorithm::from_number(algorithm),
        author_key: message.author_key,
        signature: message.signature,
        header: message.header,
        sections,
    };
    opening.check_bounds()?;
    Ok(opening)
}

/// The message of an opening.
pub fn opening_to_pb(opening: Opening) -> pb::Opening {
    pb::Opening {
        salt: opening.salt.to_vec(),
        author_key: opening.author_key,
        signature: opening.signature,
        header: opening.header,
        sections: opening
            .sections
            .into_iter()
            .map(|open| pb::OpenSection {
                slot: u32::from(open.slot.number()),
                salt: open.salt.to_vec(),
                content: open.content,
            })
            .collect(),
        algorithm: opening.algorithm.map_or(0, |it| u32::from(it.number())),
    }
}

impl Opening {
    /// The bytes, `ntc.v1.Opening`.
    pub fn encode(&self) -> Vec<u8> {
        opening_to_pb(self.clone()).encode_to_vec()
    }

    /// Reads the bytes.
    ///
    /// # Errors
    /// When they are not of the form of an opening, or a bound is exceeded.
    pub fn decode(bytes: &[u8]) -> Result<Self, InvalidOpening> {
        let message = pb::Opening::decode(bytes)
            .map_err(|_| InvalidOpening::Malformed("it is not an ntc.v1.Opening"))?;
        opening(message)
    }
}

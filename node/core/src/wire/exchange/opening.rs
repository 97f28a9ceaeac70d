//! Openings, and the two things in a header that an opening is checked against.

use ntc_proto::v1 as pb;
use prost::Message as _;

use crate::envelope::{Hash, InvalidOpening, OpenSection, Opening};
use crate::party::Party;
use crate::section::{SECTION_COUNT, Section};

/// What a header states about its record's envelope.
pub(crate) struct Stated {
    pub(crate) origin: Party,
    pub(crate) digests: [Hash; SECTION_COUNT],
}

/// Reads origin and digests; all other rules of a header are those of its record.
pub(crate) fn stated(header: &[u8]) -> Result<Stated, InvalidOpening> {
    let header = pb::Header::decode(header)
        .map_err(|_| InvalidOpening::Malformed("its header is not an ntc.v1.Header"))?;
    let digests = header
        .section_digests
        .iter()
        .map(|digest| Hash::from_slice(digest))
        .collect::<Option<Vec<_>>>()
        .and_then(|digests| digests.try_into().ok())
        .ok_or(InvalidOpening::Malformed(
            "its header does not carry eight digests of 32 bytes",
        ))?;
    let origin = header
        .origin
        .parse()
        .map_err(|_| InvalidOpening::Malformed("its header does not name a party as origin"))?;
    Ok(Stated { origin, digests })
}

/// Reads an opening.
///
/// # Errors
/// When a field has the wrong length, a slot does not exist, or a bound is exceeded.
pub fn opening(message: pb::Opening) -> Result<Opening, InvalidOpening> {
    const LENGTHS: InvalidOpening =
        InvalidOpening::Malformed("a salt, key or signature has the wrong length");
    if message.sections.len() > SECTION_COUNT {
        return Err(InvalidOpening::Malformed("it has more than eight sections"));
    }
    let sections = message
        .sections
        .into_iter()
        .map(|open| {
            Ok(OpenSection {
                section: u8::try_from(open.slot)
                    .ok()
                    .and_then(Section::from_slot)
                    .ok_or(InvalidOpening::Malformed("a slot does not exist"))?,
                salt: open.salt.try_into().map_err(|_| LENGTHS)?,
                content: open.content,
            })
        })
        .collect::<Result<_, _>>()?;
    let opening = Opening {
        salt: message.salt.try_into().map_err(|_| LENGTHS)?,
        author_key: message.author_key.try_into().map_err(|_| LENGTHS)?,
        signature: message.signature.try_into().map_err(|_| LENGTHS)?,
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
        author_key: opening.author_key.to_vec(),
        signature: opening.signature.to_vec(),
        header: opening.header,
        sections: opening
            .sections
            .into_iter()
            .map(|open| pb::OpenSection {
                slot: u32::from(open.section.slot()),
                salt: open.salt.to_vec(),
                content: open.content,
            })
            .collect(),
    }
}

//! Openings as messages, and the three things in a header that an opening is checked against.

use ntc_proto::v1 as pb;
use prost::Message as _;

use crate::party::Party;
use crate::section::{SECTION_COUNT, SLOT_COUNT, Slot};

use super::opening::{Algorithm, InvalidOpening, OpenSection, Opening};
use super::{Hash, RecordKey};

/// What a header states about its record's envelope.
pub(super) struct Stated {
    pub(super) record: RecordKey,
    digests: Vec<Hash>,
}

impl Stated {
    /// The digest of a slot; none when the header has no such slot.
    pub(super) fn digest(&self, slot: Slot) -> Option<&Hash> {
        self.digests.get(usize::from(slot.number()))
    }
}

/// Reads id, origin and digests; all other rules of a header are those of its record.
pub(super) fn stated(header: &[u8]) -> Result<Stated, InvalidOpening> {
    let header = pb::Header::decode(header)
        .map_err(|_| InvalidOpening::Malformed("its header is not an ntc.v1.Header"))?;
    let digests = digests(&header.section_digests).ok_or(InvalidOpening::Malformed(
        "its header does not carry 8 to 16 digests of 32 bytes",
    ))?;
    let origin: Party = header
        .origin
        .parse()
        .map_err(|_| InvalidOpening::Malformed("its header does not name a party as origin"))?;
    let id = header.id.as_slice().try_into();
    let id = id.map_err(|_| InvalidOpening::Malformed("its header has no id of 16 bytes"))?;
    Ok(Stated {
        record: RecordKey { origin, id },
        digests,
    })
}

/// The digests of a header by slot; none unless there are 8 to 16 of 32 bytes. Those from the ninth on are of sections
/// that this version does not know.
pub fn digests(list: &[Vec<u8>]) -> Option<Vec<Hash>> {
    let counted = (SECTION_COUNT..=SLOT_COUNT).contains(&list.len());
    let digests = list.iter().map(|digest| Hash::from_slice(digest));
    digests.collect::<Option<Vec<_>>>().filter(|_| counted)
}

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

/// The bytes of an opening.
pub(super) fn encode(opening: Opening) -> Vec<u8> {
    opening_to_pb(opening).encode_to_vec()
}

/// Reads the bytes of an opening.
pub(super) fn decode(bytes: &[u8]) -> Result<Opening, InvalidOpening> {
    let message = pb::Opening::decode(bytes)
        .map_err(|_| InvalidOpening::Malformed("it is not an ntc.v1.Opening"))?;
    opening(message)
}

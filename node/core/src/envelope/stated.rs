//! The three things in a header that an opening is checked against.

use ntc_proto::v1 as pb;
use prost::Message as _;

use crate::party::Party;
use crate::section::{SECTION_COUNT, SLOT_COUNT, SectionSet, Slot};

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

    /// The slots that the header has digests for.
    pub(super) fn slots(&self) -> SectionSet {
        let slots = (0..).map_while(Slot::new);
        slots.filter(|slot| self.digest(*slot).is_some()).collect()
    }
}

/// Reads id, origin and digests; all other rules of a header are those of its record. What is wrong otherwise.
pub(super) fn stated(header: &[u8]) -> Result<Stated, &'static str> {
    let header = pb::Header::decode(header).map_err(|_| "its header is not an ntc.v1.Header")?;
    let digests = digests(&header.section_digests)
        .ok_or("its header does not carry 8 to 16 digests of 32 bytes")?;
    let origin: Party = header
        .origin
        .parse()
        .map_err(|_| "its header does not name a party as origin")?;
    let id = header.id.as_slice().try_into();
    let id = id.map_err(|_| "its header has no id of 16 bytes")?;
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

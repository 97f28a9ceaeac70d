//! The pieces of a body as it came: each section, and what stands before, between and behind them. One after the other
//! they are the bytes that came.

use ntc_core::wire::exchange::body_slot;
use prost::encoding::{DecodeContext, decode_key, skip_field};

use crate::bodies::{Body, SEAL};

/// Number of the field of a body that holds its sections.
const SECTIONS: u32 = 5;

/// A run of a body's bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Piece<'a> {
    /// The section that it is, or [`SEAL`].
    pub(super) slot: u8,
    /// Its bytes.
    pub(super) bytes: &'a [u8],
}

impl Piece<'_> {
    /// The part that it makes.
    pub(super) fn held(&self) -> Body {
        Body::Held {
            slot: self.slot,
            salt: Vec::new(),
            bytes: self.bytes.to_vec(),
        }
    }
}

/// The pieces of a body in their order; none when it is no `ntc.v1.Opening`.
pub(super) fn split(body: &[u8]) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let (mut left, mut begin) = (body, 0);
    while !left.is_empty() {
        let at = body.len() - left.len();
        let (field, wire_type) = decode_key(&mut left).ok()?;
        let content = left;
        skip_field(wire_type, field, &mut left, DecodeContext::default()).ok()?;
        if field != SECTIONS {
            continue;
        }
        let slot = body_slot(content)?;
        let end = body.len() - left.len();
        seal(&mut pieces, body.get(begin..at)?);
        pieces.push(Piece {
            slot: u8::try_from(slot).ok().filter(|slot| *slot != SEAL)?,
            bytes: body.get(at..end)?,
        });
        begin = end;
    }
    seal(&mut pieces, body.get(begin..)?);
    Some(pieces)
}

fn seal<'a>(pieces: &mut Vec<Piece<'a>>, bytes: &'a [u8]) {
    if !bytes.is_empty() {
        pieces.push(Piece { slot: SEAL, bytes });
    }
}

/// What is left of a body; nothing when all of it was erased.
pub(crate) fn join(parts: &[Body]) -> Vec<u8> {
    let held = parts.iter().filter_map(|part| match part {
        Body::Held { bytes, .. } => Some(bytes.as_slice()),
        Body::Erased { .. } => None,
    });
    held.collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use ntc_proto::v1 as pb;
    use proptest::prelude::*;
    use prost::Message as _;

    use super::*;
    use crate::bodies::Tomb;

    fn section(slot: u32) -> pb::OpenSection {
        pb::OpenSection {
            slot,
            salt: vec![7; 32],
            content: format!("content of slot {slot}").into_bytes(),
        }
    }

    /// A body of sections and other fields, in this order.
    fn body(fields: &[Option<u32>]) -> Vec<u8> {
        let message = |slot: &Option<u32>| match slot {
            Some(slot) => pb::Opening {
                sections: vec![section(*slot)],
                ..pb::Opening::default()
            },
            None => pb::Opening {
                header: b"header".to_vec(),
                algorithm: 1,
                ..pb::Opening::default()
            },
        };
        let fields = fields.iter().map(|field| message(field).encode_to_vec());
        fields.collect::<Vec<_>>().concat()
    }

    fn parts(pieces: &[Piece<'_>]) -> Vec<Body> {
        pieces.iter().map(Piece::held).collect()
    }

    #[test]
    fn a_body_without_one_of_its_pieces_shows_all_but_that_section() {
        let body = body(&[None, Some(2), Some(5), None]);
        let mut parts = parts(&split(&body).unwrap());
        let slots: Vec<_> = parts.iter().map(Body::slot).collect();
        assert_eq!(slots, [SEAL, 2, 5, SEAL]);
        parts[1] = Body::Erased {
            slot: 2,
            tomb: Tomb::default(),
        };
        let left = pb::Opening::decode(&*join(&parts)).unwrap();
        assert_eq!(left.sections, [section(5)]);
        assert_eq!(left.header, b"header");
    }

    #[test]
    fn bytes_that_are_no_body_have_no_pieces() {
        assert_eq!(split(&[0x2a]), None, "a field without its length");
        assert_eq!(split(&[0x28, 1]), None, "sections that are a number");
        let of_no_slot = pb::Opening {
            sections: vec![section(u32::from(SEAL))],
            ..pb::Opening::default()
        };
        assert_eq!(split(&of_no_slot.encode_to_vec()), None);
        assert_eq!(split(&[]), Some(Vec::new()));
    }

    proptest! {
        #[test]
        fn pieces_one_after_the_other_are_the_bytes_that_came_fields_of_later_versions_included(
            fields in prop::collection::vec(prop::option::of(0_u32..16), 0..20), later in any::<u64>(),
        ) {
            let mut body = body(&fields);
            prost::encoding::uint64::encode(99, &later, &mut body);
            let pieces = split(&body).unwrap();
            prop_assert_eq!(&join(&parts(&pieces)), &body);
            let sections = fields.iter().flatten().count();
            prop_assert_eq!(pieces.iter().filter(|piece| piece.slot != SEAL).count(), sections);
        }

        #[test]
        fn any_bytes_are_split_into_themselves_or_not_at_all(body in prop::collection::vec(any::<u8>(), 0..64)) {
            if let Some(pieces) = split(&body) {
                prop_assert_eq!(&join(&parts(&pieces)), &body);
            }
        }
    }
}

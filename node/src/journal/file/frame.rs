//! The frame: how a payload stands in a segment.

use super::Place;
use crate::journal::MAX_FRAME;

/// Bytes before a payload.
pub(super) const FRAME_HEADER: usize = 16;

/// Set in the length of the last frame of a batch.
const LAST: u32 = 1 << 31;

/// A frame's header, not yet checked against its payload.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    /// Bytes of the payload.
    pub(super) len: usize,
    /// Whether the batch ends here.
    pub(super) last: bool,
    /// Frames before it in the segment.
    pub(super) row: u32,
    /// Offset of the first frame of the commit.
    pub(super) commit: u32,
    crc: u32,
    len_word: u32,
}

impl Header {
    /// Reads a header; `None` when no frame can begin so.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let (len_word, rest) = take_u32(bytes)?;
        let (row, rest) = take_u32(rest)?;
        let (commit, rest) = take_u32(rest)?;
        let (crc, _) = take_u32(rest)?;
        let len = usize::try_from(len_word & !LAST).ok()?;
        (1..=MAX_FRAME).contains(&len).then_some(Self {
            len,
            last: len_word & LAST != 0,
            row,
            commit,
            crc,
            len_word,
        })
    }

    /// Whether this is the header of `payload` at `at`.
    pub(super) fn holds(&self, at: Place, payload: &[u8]) -> bool {
        payload.len() == self.len
            && checksum(at, [self.len_word, self.row, self.commit], payload) == self.crc
    }

    /// Whether a frame at `at` may follow in `commit`, or begin the next one where the last batch ended.
    pub(super) const fn follows(&self, at: Place, commit: u32, batch_end: u32) -> bool {
        self.commit == commit || (self.commit == at.offset && at.offset == batch_end)
    }

    /// Bytes of the whole frame.
    pub(super) const fn frame_len(&self) -> usize {
        FRAME_HEADER + self.len
    }
}

/// Appends the frame of `payload` to `out`: at `at`, behind `row` frames of the segment. The payload's length is within
/// [`MAX_FRAME`].
pub(super) fn write(
    out: &mut Vec<u8>,
    at: Place,
    row: u32,
    commit: u32,
    last: bool,
    payload: &[u8],
) {
    let len = u32::try_from(payload.len()).unwrap_or(0);
    let words = [if last { len | LAST } else { len }, row, commit];
    for word in words {
        out.extend_from_slice(&word.to_le_bytes());
    }
    out.extend_from_slice(&checksum(at, words, payload).to_le_bytes());
    out.extend_from_slice(payload);
}

fn checksum(at: Place, words: [u32; 3], payload: &[u8]) -> u32 {
    let mut crc = 0;
    for word in [at.segment, at.offset].into_iter().chain(words) {
        crc = crc32c::crc32c_append(crc, &word.to_le_bytes());
    }
    crc32c::crc32c_append(crc, payload)
}

/// Splits a little-endian word off the front.
pub(super) fn take_u32(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (word, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*word), rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const START: Place = Place {
        segment: 0,
        offset: 32,
    };

    fn place(number: u64) -> Place {
        Place {
            segment: (number >> 32) as u32,
            offset: (number & 0xffff_ffff) as u32,
        }
    }

    proptest! {
        #[test]
        fn a_frame_holds_at_its_place_and_at_no_other(
            payload in prop::collection::vec(any::<u8>(), 1..300),
            at in any::<u64>(), other in any::<u64>(), row in any::<u32>(), commit in any::<u32>(), last in any::<bool>(),
        ) {
            let mut bytes = Vec::new();
            write(&mut bytes, place(at), row, commit, last, &payload);
            let header = Header::read(&bytes).unwrap();
            prop_assert_eq!((header.len, header.row, header.commit, header.last), (payload.len(), row, commit, last));
            prop_assert_eq!(header.frame_len(), bytes.len());
            prop_assert!(header.holds(place(at), &bytes[FRAME_HEADER..]));
            prop_assert!(other == at || !header.holds(place(other), &payload));
        }

        #[test]
        fn any_flipped_bit_is_found(
            payload in prop::collection::vec(any::<u8>(), 1..60), bit in any::<prop::sample::Index>(),
        ) {
            let mut bytes = Vec::new();
            write(&mut bytes, START, 7, 32, true, &payload);
            let bit = bit.index(bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
            let intact = Header::read(&bytes).is_some_and(|header| {
                bytes.get(FRAME_HEADER..header.frame_len())
                    .is_some_and(|payload| header.holds(START, payload))
            });
            prop_assert!(!intact);
        }
    }

    #[test]
    fn no_frame_is_empty_or_longer_than_the_limit() {
        for len in [0, MAX_FRAME + 1] {
            let mut bytes = Vec::new();
            write(&mut bytes, START, 0, 32, true, &vec![1; len]);
            assert!(Header::read(&bytes).is_none(), "{len}");
        }
    }
}

//! Places: where the bodies of each entry of a peer's ledger lie.

use super::table::{Row, Table};

/// Bytes of a row: index, first frame, number of frames.
const ROW: usize = 17;

/// The places of one replica, by the index of the entry.
pub(super) type Places = Table<Place, ROW>;

/// Where the body of a delivery lies, and to what entry it belongs.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Place {
    /// Index of the entry in the peer's ledger.
    pub(crate) ledger_index: u64,
    /// Number of the first frame.
    pub(crate) first: u64,
    /// How many frames.
    pub(crate) count: u8,
}

impl Place {
    /// Number of the frame behind the last one.
    pub(crate) const fn end(&self) -> u64 {
        self.first.saturating_add(self.count as u64)
    }
}

impl Row<ROW> for Place {
    fn index(&self) -> u64 {
        self.ledger_index
    }

    fn least(index: u64) -> Self {
        Self {
            ledger_index: index,
            first: 0,
            count: 0,
        }
    }

    fn encode(&self) -> [u8; ROW] {
        let mut row = [0; ROW];
        let bytes = self.ledger_index.to_be_bytes().into_iter();
        let bytes = bytes.chain(self.first.to_be_bytes()).chain([self.count]);
        row.iter_mut().zip(bytes).for_each(|(to, byte)| *to = byte);
        row
    }

    fn decode(row: [u8; ROW]) -> Self {
        let (index, rest) = row.split_first_chunk().unwrap_or((&[0; 8], &[]));
        let (first, rest) = rest.split_first_chunk().unwrap_or((&[0; 8], &[]));
        Self {
            ledger_index: u64::from_be_bytes(*index),
            first: u64::from_be_bytes(*first),
            count: rest.first().copied().unwrap_or(0),
        }
    }
}

//! A row that can be published, kept in little room.

use ntc_proto::node;
use prost::{DecodeError, Message as _};

use crate::finding::near_keys;
use crate::model::Warning;
use crate::record::Draft;
use crate::wire::record;

/// A row that can be published.
#[derive(Debug)]
pub struct GoodRow {
    /// Line of the file on which the row starts, from 1.
    pub line: u64,
    /// The row's id, which is the source reference: publishing it again writes nothing new.
    pub reference: String,
    /// True when the row had no id, and its reference was made of its content.
    pub is_made: bool,
    /// True when it names a number that another one may have been taken for.
    pub has_numbers: bool,
    /// Rules that spoke without refusing; the field is that of a column where one is to blame.
    pub warnings: Vec<Warning>,
    /// The draft as it is sent. Its fields take ten times the room, and a table has [`super::MAX_ROWS`] rows.
    draft: Box<[u8]>,
}

impl GoodRow {
    pub(super) fn new(
        (line, is_made): (u64, bool),
        reference: String,
        draft: &Draft,
        warnings: Vec<Warning>,
    ) -> Self {
        let identifiers = draft.sections().named_identifiers();
        let mut identifiers = identifiers.iter();
        Self {
            line,
            reference,
            is_made,
            has_numbers: identifiers.any(|(_, identifier)| !near_keys(identifier).is_empty()),
            warnings,
            draft: record::draft_message(draft).encode_to_vec().into(),
        }
    }

    /// The draft.
    ///
    /// # Errors
    /// Never: the bytes were written from a draft.
    pub fn draft(&self) -> Result<node::v1::Draft, DecodeError> {
        node::v1::Draft::decode(&*self.draft)
    }

    /// The draft by its fields.
    #[cfg(test)]
    pub(super) fn fields(&self) -> Draft {
        record::draft(self.draft().unwrap()).unwrap()
    }

    /// Bytes that the draft takes.
    #[cfg(test)]
    pub(super) fn draft_len(&self) -> usize {
        self.draft.len()
    }
}

//! The fields of an entry, read from the left.

use crate::envelope::Hash;
use crate::time::Timestamp;

use super::InvalidEntry;

/// What is left of an entry's bytes.
pub(super) struct Fields<'a> {
    rest: &'a [u8],
    len: usize,
}

impl<'a> Fields<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            len: bytes.len(),
        }
    }

    pub(super) fn take<const N: usize>(&mut self) -> Result<[u8; N], InvalidEntry> {
        let (field, rest) = self
            .rest
            .split_first_chunk()
            .ok_or(InvalidEntry::Length(self.len))?;
        self.rest = rest;
        Ok(*field)
    }

    pub(super) fn number(&mut self) -> Result<u64, InvalidEntry> {
        Ok(u64::from_be_bytes(self.take()?))
    }

    pub(super) fn time(&mut self) -> Result<Timestamp, InvalidEntry> {
        Ok(Timestamp::from_millis(self.number()?))
    }

    pub(super) fn hash(&mut self) -> Result<Hash, InvalidEntry> {
        Ok(Hash::from_bytes(self.take()?))
    }

    /// Everything that is left.
    pub(super) fn rest(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.rest).to_vec()
    }

    /// Refuses bytes too many.
    pub(super) const fn end(&self) -> Result<(), InvalidEntry> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(InvalidEntry::Length(self.len))
        }
    }
}

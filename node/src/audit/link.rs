//! The link: each entry names the one before it by its hash, so that entries altered or taken out show.

use ntc_core::envelope::Hash;
use ntc_core::ledger::leaf;
use ntc_core::phrase::Phrase;
use prost::Message;

use super::AuditEntry;

/// Follows entries in their order and says where one does not name the one before it.
#[derive(Debug, Default)]
pub(crate) struct Links {
    before: Option<Hash>,
    entries: u64,
    /// Entries of versions that did not link, all before the first that does.
    unlinked: u64,
}

impl Links {
    /// Takes the next entry as it is stored.
    ///
    /// # Errors
    /// What is wrong, when it cannot be read or does not name the one before it.
    pub(crate) fn take(&mut self, stored: &[u8]) -> Result<AuditEntry, Box<Phrase>> {
        let number = self.entries;
        let before = self.before.replace(leaf::journal(stored));
        self.entries += 1;
        let Ok(entry) = AuditEntry::decode(stored) else {
            return Err(Box::new(Phrase::FoundAuditUnread { entry: number }));
        };
        let names = Hash::from_slice(&entry.previous);
        if entry.previous.is_empty() && number > 0 && self.unlinked == number - 1 {
            self.unlinked = number;
        } else if names != before || (names.is_none() && !entry.previous.is_empty()) {
            return Err(Box::new(Phrase::FoundAuditUnlinked { entry: number }));
        }
        Ok(entry)
    }

    /// Entries that were taken.
    pub(crate) const fn entries(&self) -> u64 {
        self.entries
    }

    /// Hash of the newest.
    pub(crate) const fn head(&self) -> Option<Hash> {
        self.before
    }

    /// Entries that name none before them, but for the first.
    pub(crate) const fn unlinked(&self) -> u64 {
        self.unlinked
    }
}

//! Entries read again: pages, the newest first, and everything in its order.

use ntc_core::envelope::Hash;
use ntc_core::ledger::leaf;
use prost::Message;

use super::AuditEntry;
use super::act::{BEGUN, OK};
use crate::journal::{JournalError, Reader};

/// Entries read together on the way back.
const STRIDE: u64 = 1024;
/// Entries looked at for one page at most: a filter that few pass reads no more at once.
const MAX_LOOKED_AT: u64 = 200_000;
/// What a filter of outcomes calls every one that is neither done nor begun.
const REFUSED: &str = "refused";

/// Which entries are wanted. What is empty filters nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// The officer's name.
    pub(crate) officer: String,
    /// The beginning of what the entry is about.
    pub(crate) subject: String,
    /// The outcome, or `refused`.
    pub(crate) outcome: String,
    /// The method.
    pub(crate) method: String,
    /// From then on, milliseconds.
    pub(crate) from_ms: u64,
    /// Before then, milliseconds; 0 is not at all.
    pub(crate) until_ms: u64,
}

/// An entry with what names it.
#[derive(Clone, Debug)]
pub(crate) struct Numbered {
    /// Its number.
    pub(crate) number: u64,
    /// Its hash.
    pub(crate) hash: Hash,
    /// The entry.
    pub(crate) entry: AuditEntry,
    /// Its bytes.
    pub(crate) stored: Vec<u8>,
}

/// Entries, the newest first.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The entries.
    pub(crate) entries: Vec<Numbered>,
    /// The next page holds entries before this one; none after the last.
    pub(crate) next: Option<u64>,
}

impl Filter {
    fn wants(&self, entry: &AuditEntry) -> bool {
        let is = |wanted: &str, told: &str| wanted.is_empty() || wanted == told;
        let outcome = if self.outcome.eq_ignore_ascii_case(REFUSED) {
            entry.outcome != OK && entry.outcome != BEGUN
        } else {
            self.outcome.is_empty() || self.outcome.eq_ignore_ascii_case(&entry.outcome)
        };
        outcome
            && is(&self.officer, &entry.officer)
            && is(&self.method, &entry.method)
            && entry.subject.starts_with(&self.subject)
            && entry.at_ms >= self.from_ms
            && (self.until_ms == 0 || entry.at_ms < self.until_ms)
    }
}

/// Entries before `before` that the filter wants, the newest first, `limit` at most.
///
/// # Errors
/// When the journal cannot be read.
pub(crate) fn page(
    journal: &Reader,
    filter: &Filter,
    before: Option<u64>,
    limit: usize,
) -> Result<Page, JournalError> {
    let start = before.unwrap_or(u64::MAX).min(journal.end());
    let mut until = start;
    let mut entries = Vec::new();
    while until > 0 && start - until < MAX_LOOKED_AT {
        let from = until.saturating_sub(STRIDE);
        let frames = journal
            .scan_to(from, until)
            .collect::<Result<Vec<_>, _>>()?;
        for frame in frames.into_iter().rev() {
            let Some(found) = numbered(frame.number, frame.payload) else {
                continue;
            };
            if !filter.wants(&found.entry) {
                continue;
            }
            let number = found.number;
            entries.push(found);
            if entries.len() >= limit {
                let next = (number > 0).then_some(number);
                return Ok(Page { entries, next });
            }
        }
        until = from;
    }
    let next = (until > 0).then_some(until);
    Ok(Page { entries, next })
}

/// Entries from `from` on and before `until`, in their order.
pub(crate) fn export(
    journal: &Reader,
    from: u64,
    until: u64,
) -> impl Iterator<Item = Result<Numbered, JournalError>> + Send + use<> {
    let frames = journal.scan_to(from, until);
    frames.filter_map(|frame| match frame {
        Ok(frame) => numbered(frame.number, frame.payload).map(Ok),
        Err(error) => Some(Err(error)),
    })
}

/// What cannot be read is told by a check, and is in no list.
fn numbered(number: u64, stored: Vec<u8>) -> Option<Numbered> {
    Some(Numbered {
        number,
        hash: leaf::journal(&stored),
        entry: AuditEntry::decode(&*stored).ok()?,
        stored,
    })
}

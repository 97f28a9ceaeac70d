//! Entries read again: pages, the newest first, and everything in its order.

use ntc_core::approval::ApprovalId;
use ntc_core::envelope::Hash;
use ntc_core::ledger::leaf;
use prost::Message;

use super::AuditEntry;
use super::act::{BEGUN, OK};
use crate::journal::{JournalError, Reader};

/// Entries read together on the way back.
pub(super) const STRIDE: u64 = 1024;
/// Entries looked at for one page at most: a filter that few pass reads no more at once.
pub(super) const MAX_LOOKED_AT: u64 = 200_000;
/// What a filter of outcomes calls every one that is neither done nor begun.
const REFUSED: &str = "refused";

/// What a filter calls whatever hid something.
pub(crate) const ANY: &str = "any";

/// Which entries are wanted. What is empty filters nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// The name of the officer, or of the second one.
    pub(crate) officer: String,
    /// The beginning of what the entry is about: of what two officers did, that of the request or of what it is about.
    pub(crate) subject: String,
    /// The outcome, or `refused`.
    pub(crate) outcome: String,
    /// The method.
    pub(crate) method: String,
    /// The rule, or the reason, by which something of a record was hidden; `any` for each.
    pub(crate) hidden_by: String,
    /// The rule, or the reason, by which the own rules refused something; `any` for each.
    pub(crate) refused_by: String,
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
            && (is(&self.officer, &entry.officer) || is(&self.officer, &entry.approver))
            && is(&self.method, &entry.method)
            && self.hides(entry)
            && self.refuses(entry)
            && is_about(&entry.subject, &self.subject)
            && entry.at_ms >= self.from_ms
            && (self.until_ms == 0 || entry.at_ms < self.until_ms)
    }
}

impl Filter {
    fn hides(&self, entry: &AuditEntry) -> bool {
        let mut hidden = entry.shown.iter().flat_map(|shown| &shown.hidden);
        self.hidden_by.is_empty()
            || hidden.any(|by| self.hidden_by == ANY || self.hidden_by == by.rule)
    }

    fn refuses(&self, entry: &AuditEntry) -> bool {
        let mut refused = entry.asked.iter().filter(|asked| asked.refused);
        self.refused_by.is_empty()
            || refused.any(|it| self.refused_by == ANY || self.refused_by == it.refused_by)
    }
}

/// Whether a subject begins as it is wanted. What two officers decide about or did names the request first: it is about
/// that one alone, and about what that is about.
fn is_about(subject: &str, wanted: &str) -> bool {
    let (first, rest) = subject.split_once(' ').unwrap_or((subject, ""));
    if request(first).is_none() {
        return subject.starts_with(wanted);
    }
    first == wanted
        || subject.starts_with(wanted) && request(wanted).is_none()
        || rest.starts_with(wanted)
}

/// The request for a second officer that a name is; none for any other. Agreements may be called `a7`.
pub(super) fn request(name: &str) -> Option<ApprovalId> {
    name.parse().ok().filter(|_| name.starts_with('A'))
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
    let mut until = before.unwrap_or(u64::MAX).min(journal.end());
    let mut entries = Vec::new();
    for stride in back(journal, until, MAX_LOOKED_AT) {
        let stride = stride?;
        for found in stride.entries {
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
        until = stride.from;
    }
    let next = (until > 0).then_some(until);
    Ok(Page { entries, next })
}

/// The number from which on entries are of this time or later, or a little before it.
///
/// # Errors
/// When the journal cannot be read.
pub(crate) fn first_of(journal: &Reader, from_ms: u64) -> Result<u64, JournalError> {
    let end = journal.end();
    for stride in back(journal, end, end) {
        let stride = stride?;
        let oldest = stride.entries.last();
        if oldest.is_some_and(|oldest| oldest.entry.at_ms < from_ms) {
            return Ok(stride.from);
        }
    }
    Ok(0)
}

/// Entries that are read together.
pub(super) struct Stride {
    /// The number of the oldest.
    pub(super) from: u64,
    /// The entries, the newest first.
    pub(super) entries: Vec<Numbered>,
}

/// The way back from before `start`, until `most` entries were looked at.
pub(super) fn back(
    journal: &Reader,
    start: u64,
    most: u64,
) -> impl Iterator<Item = Result<Stride, JournalError>> {
    let ends = std::iter::successors(Some(start), |until| until.checked_sub(STRIDE));
    let ends = ends.take_while(move |until| *until > 0 && start - until < most);
    ends.map(|until| {
        let from = until.saturating_sub(STRIDE);
        let entries = export(journal, from, until).collect::<Result<Vec<_>, _>>()?;
        let entries = entries.into_iter().rev().collect();
        Ok(Stride { from, entries })
    })
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

#[cfg(test)]
mod tests {
    use super::super::AskedOfRules;
    use super::*;

    #[test]
    fn what_two_officers_did_is_about_the_request_and_about_what_that_is_about() {
        for (subject, wanted, is) in [
            ("az-ge", "az", true),
            ("az-ge", "ge", false),
            ("A7 az-ge", "A7", true),
            ("A7", "A7", true),
            ("A7 az-ge", "az", true),
            ("A7 az-ge", "A7 az", true),
            ("A7 az-ge", "ge", false),
            ("A7 az-ge", "", true),
            // Another request, whose name begins so.
            ("A70 az-ge", "A7", false),
            ("A70", "A7", false),
            ("A70 az-ge", "A", true),
            // No request.
            ("AZ/customs", "A", true),
            ("12 records", "records", false),
        ] {
            assert_eq!(is_about(subject, wanted), is, "{subject:?} {wanted:?}");
        }
    }

    #[test]
    fn what_a_rule_refused_is_found_by_the_rule() {
        let asked = |refused, by: &str| AskedOfRules {
            refused,
            refused_by: by.to_owned(),
            ..AskedOfRules::default()
        };
        let refused = AuditEntry {
            asked: vec![asked(false, ""), asked(true, "call-first")],
            ..AuditEntry::default()
        };
        let of_before = AuditEntry {
            asked: vec![asked(true, "")],
            ..AuditEntry::default()
        };
        let done = AuditEntry {
            asked: vec![asked(false, "")],
            ..AuditEntry::default()
        };
        for (wanted, wants) in [
            ("", [true, true, true]),
            ("call-first", [true, false, false]),
            ("another", [false, false, false]),
            (ANY, [true, true, false]),
        ] {
            let filter = Filter {
                refused_by: wanted.to_owned(),
                ..Filter::default()
            };
            let found = [&refused, &of_before, &done].map(|entry| filter.wants(entry));
            assert_eq!(found, wants, "{wanted:?}");
        }
    }

    #[test]
    fn what_an_officer_approved_is_among_what_that_officer_did() {
        let entry = AuditEntry {
            officer: "anna".to_owned(),
            approver: "boris".to_owned(),
            ..AuditEntry::default()
        };
        for (officer, wants) in [
            ("anna", true),
            ("boris", true),
            ("clara", false),
            ("", true),
        ] {
            let filter = Filter {
                officer: officer.to_owned(),
                ..Filter::default()
            };
            assert_eq!(filter.wants(&entry), wants, "{officer}");
        }
    }
}

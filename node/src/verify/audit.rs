//! The audit: every entry can be read and names the one before it, and ANCHOR entries of the ledger hold what was noted
//! before them.

use std::fmt;

use ntc_core::envelope::Hash;
use ntc_core::identity::card::KeyRole;
use ntc_core::identity::keys::RoleKeys;
use ntc_core::ledger::entry::commit::AnchoredJournal;
use ntc_core::phrase::{Joint, List, Phrase, Said, Value};

use super::anchors::{self, AnchoredRoot};
use super::journal::bytes;
use super::{Check, DecisionsRead, Findings, PROGRESS_EVERY, Progress, Tell, decisions, ledger};
use crate::audit::Links;
use crate::journal::Reader;

/// What was read of the audit, and what holds it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct AuditRead {
    /// Entries.
    pub entries: u64,
    /// Entries that name none before them, the first left out: a version wrote them that did not link.
    pub unlinked: u64,
    /// ANCHOR entries of the ledger that the audit fits.
    pub anchors: u64,
    /// Entries that the newest of these holds.
    pub anchored: u64,
    /// Index of the newest of these.
    pub anchor: Option<u64>,
    /// Entries of the ledger that were read for this.
    pub ledger: u64,
    /// Hash of the newest entry.
    pub head: Option<Hash>,
    /// What was read of the log of decisions.
    pub decisions: DecisionsRead,
}

/// Reads every entry of the audit.
pub(super) fn check(journal: &Reader, findings: &mut Findings, tell: Tell<'_>) -> Links {
    bytes(Phrase::HeldAudit {}, journal, findings, tell);
    let mut links = Links::default();
    for frame in journal.scan(0) {
        match frame {
            Ok(frame) => {
                if let Err(why) = links.take(&frame.payload) {
                    findings.add(*why);
                }
            }
            Err(error) => {
                findings.add_at(Phrase::HeldAudit {}, Said::of_error(&error));
                break;
            }
        }
        if links.entries().is_multiple_of(PROGRESS_EVERY) {
            tell(Progress {
                stage: Phrase::ReadingAudit {}.said(),
                done: links.entries(),
            });
        }
    }
    links
}

impl Check {
    /// Checks the audit and the log of decisions, with the ledger that holds them; blocks while it reads.
    pub fn audit(&self, tell: &mut dyn FnMut(Progress)) -> (Findings, AuditRead) {
        let mut findings = Findings::default();
        let head = self.ledger.head();
        // What the ledger says of the audit is read before it, and so the audit has it.
        let author = RoleKeys::of(&self.keys, KeyRole::Author);
        let told = ledger::check(
            self.ledger.records(),
            &self.heads,
            (&author, &self.own_ledger),
            Some(&head),
            &mut findings,
            tell,
        );
        let links = check(&self.audit, &mut findings, tell);
        let journal = AnchoredJournal::Audit;
        let anchors = anchors::check(journal, &self.audit, &told.anchors, &mut findings, tell);
        let newest = newest(&told.anchors, anchors, links.entries());
        let decisions = decisions::check(&self.decisions, &told.anchors, &mut findings, tell);
        let read = AuditRead {
            entries: links.entries(),
            unlinked: links.unlinked(),
            anchors,
            anchored: newest.map_or(0, |anchor| anchor.size),
            anchor: newest.map(|anchor| anchor.entry),
            ledger: head.size,
            head: links.head(),
            decisions,
        };
        (findings, read)
    }
}

/// The newest ANCHOR entry that the audit fits, where `fitting` of them do and so many entries are there.
pub(super) fn newest(anchors: &[AnchoredRoot], fitting: u64, entries: u64) -> Option<AnchoredRoot> {
    let audit = AnchoredJournal::Audit.number();
    let fits = |it: &&AnchoredRoot| it.journal == audit && it.size <= entries;
    let newest = anchors.iter().filter(fits).max_by_key(|it| it.size);
    newest.filter(|_| fitting > 0).copied()
}

impl AuditRead {
    /// What was read and holds, when nothing was found: a sentence each.
    pub fn said(&self) -> Vec<Phrase> {
        let mut said = vec![Phrase::ReadAudit {
            entries: self.entries,
            ledger: self.ledger,
        }];
        said.push(match self.unlinked {
            0 => Phrase::ReadLinked {},
            entries => Phrase::ReadUnlinked { entries },
        });
        match self.anchor {
            None => said.push(Phrase::ReadUnanchored {}),
            Some(entry) => {
                said.push(Phrase::ReadAnchored {
                    entries: self.anchored,
                    anchors: self.anchors,
                    entry,
                });
                let entries = self.entries.saturating_sub(self.anchored);
                said.extend((entries > 0).then_some(Phrase::ReadNewer { entries }));
            }
        }
        said.extend(self.decisions.said());
        said
    }
}

impl fmt::Display for AuditRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Value::List(List::of(Joint::Sentences, self.said())).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_anchor_that_is_told_is_one_that_the_audit_fits() {
        let anchor = |entry, size| AnchoredRoot {
            entry,
            journal: AnchoredJournal::Audit.number(),
            size,
            root: Hash::of(&[]),
        };
        let anchors = [anchor(3, 8), anchor(5, 20)];
        let told = |fitting, entries| newest(&anchors, fitting, entries).map(|it| it.entry);
        assert_eq!(told(2, 20), Some(5));
        assert_eq!(told(1, 19), Some(3), "the end was cut off");
        assert_eq!(told(0, 20), None, "it was altered");
        assert_eq!(told(0, 7), None);
    }

    #[test]
    fn the_sentence_claims_of_the_newest_entries_no_more_than_that_they_are_linked() {
        let read = AuditRead {
            entries: 9,
            ledger: 4,
            ..AuditRead::default()
        };
        let start = "Read to the last byte: 9 entries of the audit, 4 entries of your own ledger. Each entry of the \
                     audit names the one before it.";
        assert_eq!(
            read.to_string(),
            format!(
                "{start} No entry of the ledger holds the audit yet: whoever writes its files could have made all of it \
                 anew. The log of decisions has no line."
            )
        );
        let anchored = AuditRead {
            anchors: 1,
            anchored: 8,
            anchor: Some(3),
            ..read
        };
        assert_eq!(
            anchored.to_string(),
            format!(
                "{start} The ledger holds the first 8 entries of the audit: nothing of it was altered, taken out or cut \
                 off since. One ANCHOR entry says so, entry 3. The ledger does not hold one newer \
                 entry yet. The log of decisions has no line."
            )
        );
    }
}

//! Whether something was done after a request was asked for or approved, by the order of the audit.

use std::collections::BTreeMap;

use ntc_core::approval::{ApprovalId, Who};
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;

use super::AuditEntry;
use super::act::{BEGUN, BROKEN_OFF, OK};
use super::look::{MAX_LOOKED_AT, Numbered, back, request};
use crate::journal::{JournalError, Reader};

/// The method by which a second officer approves.
const APPROVE: &str = "Approve";

/// An approved request, and what may have been done since.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Since<'a> {
    /// The request.
    pub(crate) request: ApprovalId,
    /// Who approved it.
    pub(crate) second: &'a Who,
    /// What may have been done, by other requests and calls.
    pub(crate) methods: &'a [&'a str],
    /// What that is about, letter by letter; none for anything.
    pub(crate) subject: Option<&'a str>,
}

/// Whether one of the methods was carried out, or may have been, after the approval. Where that cannot be told, because
/// the approval is not found or too much was done since, it is taken to be so.
///
/// # Errors
/// When the journal cannot be read.
pub(crate) fn done_since(journal: &Reader, since: Since<'_>) -> Result<bool, JournalError> {
    done_within(journal, since, MAX_LOOKED_AT)
}

/// A request, and what may have been done since it was asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SinceAsked<'a> {
    /// The request.
    pub(crate) request: ApprovalId,
    /// When it was asked for.
    pub(crate) at: Timestamp,
    /// What may have been done, by other requests and calls.
    pub(crate) methods: &'a [&'a str],
    /// What that is about, letter by letter; none for anything.
    pub(crate) subject: Option<&'a str>,
}

/// Whether one of the methods was carried out, or may have been, after the request was asked for first. Where that cannot
/// be told, it is taken to be so.
///
/// # Errors
/// When the journal cannot be read.
pub(crate) fn done_since_asked(
    journal: &Reader,
    since: SinceAsked<'_>,
) -> Result<bool, JournalError> {
    let SinceAsked {
        request,
        at,
        methods,
        subject,
    } = since;
    let nobody = Who {
        name: String::new(),
        serial: String::new(),
    };
    let since = Since {
        request,
        second: &nobody,
        methods,
        subject,
    };
    let mut ends = BTreeMap::new();
    let (mut done, mut asked) = (None, None);
    let mut until = journal.end();
    'way: for stride in back(journal, until, MAX_LOOKED_AT) {
        let stride = stride?;
        until = stride.from;
        for found in stride.entries {
            let entry = &found.entry;
            // Who asks for the same once more gets the same request: the first time counts.
            if asked.is_some() && entry.at_ms < at.as_millis() {
                until = 0;
                break 'way;
            }
            if since.is_own(entry) && entry.outcome == Reason::ApprovalPending.code() {
                asked = Some(found.number);
                continue;
            }
            if stands(&found, &mut ends)
                && since.is_of_methods(entry, ends.contains_key(&found.number))
            {
                done = done.max(Some(found.number));
            }
        }
    }
    if until > 0 {
        return Ok(true);
    }
    Ok(asked.is_none_or(|asked| done > Some(asked)))
}

fn done_within(journal: &Reader, since: Since<'_>, most: u64) -> Result<bool, JournalError> {
    let mut ends = BTreeMap::new();
    let (mut done, mut approved) = (None, None);
    let mut until = journal.end();
    'way: for stride in back(journal, until, most) {
        let stride = stride?;
        until = stride.from;
        for found in stride.entries {
            let entry = &found.entry;
            // Nothing of it was approved before it was asked for.
            if since.is_own(entry) && entry.outcome == Reason::ApprovalPending.code() {
                until = 0;
                break 'way;
            }
            if !stands(&found, &mut ends) {
                continue;
            }
            if since.is_of_methods(entry, ends.contains_key(&found.number)) {
                done = done.max(Some(found.number));
            }
            if since.is_approval(entry) {
                // Of more than one that may be it, the oldest: nothing after it is overlooked.
                approved = Some(found.number);
            }
        }
    }
    if until > 0 {
        return Ok(true);
    }
    Ok(approved.is_none_or(|approved| done > Some(approved)))
}

/// Whether what an entry tells was carried out, or may have been. `ends` are the acts of which a later entry said how they
/// ended, by the number of the entry that says they begin.
fn stands(found: &Numbered, ends: &mut BTreeMap<u64, bool>) -> bool {
    let entry = &found.entry;
    if entry.outcome == BEGUN {
        return ends.get(&found.number).copied().unwrap_or(true);
    }
    let stands = may_stand(&entry.outcome);
    if let Some(begun) = entry.begun.checked_sub(1) {
        ends.insert(begun, stands);
    }
    stands
}

/// Whether what ended so was carried out, or may have been.
fn may_stand(outcome: &str) -> bool {
    outcome == OK || outcome == BROKEN_OFF || outcome == Reason::OutcomeUnknown.code()
}

/// Whether the subject of an entry is this one, by itself or after the name of a request that did it.
fn is_about(told: &str, subject: &str) -> bool {
    let of_request = |(id, rest): (&str, &str)| request(id).is_some() && rest == subject;
    told == subject || told.split_once(' ').is_some_and(of_request)
}

impl Since<'_> {
    fn is_own(&self, entry: &AuditEntry) -> bool {
        let first = entry.subject.split(' ').next().unwrap_or_default();
        request(first) == Some(self.request)
    }

    fn is_approval(&self, entry: &AuditEntry) -> bool {
        let officer = Who {
            name: entry.officer.clone(),
            serial: entry.serial.clone(),
        };
        entry.method == APPROVE
            && entry.outcome == BEGUN
            && self.is_own(entry)
            && self.second.is(&officer)
    }

    /// What begins may not say yet what it is about; how it ended does.
    fn is_of_methods(&self, entry: &AuditEntry, has_end: bool) -> bool {
        let is_open = entry.outcome == BEGUN && !has_end;
        self.methods.contains(&entry.method.as_str())
            && !self.is_own(entry)
            && (entry.outcome != BEGUN || is_open)
            && self.subject.is_none_or(|subject| {
                is_about(&entry.subject, subject) || (is_open && entry.subject.is_empty())
            })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::look::STRIDE;
    use super::super::tests::open;
    use super::*;
    use crate::store::medium::Disk;

    /// An entry: the officer, the method, the subject, the outcome, and which entry of these began it.
    type Line = (&'static str, &'static str, &'static str, &'static str, u64);

    const ASKED: Line = ("anna", "Resume", "A7 az-ge", "APPROVAL_PENDING", 0);
    const APPROVES: Line = ("boris", "Approve", "A7", BEGUN, 0);
    const APPROVED: Line = ("boris", "Approve", "A7 az-ge", OK, 2);
    const STOPPED: Line = ("clara", "Suspend", "az-ge", OK, 0);

    fn done(lines: &[Line], methods: &[&str], subject: Option<&str>, most: u64) -> bool {
        let second = Who {
            name: "boris".to_owned(),
            serial: "serial of boris".to_owned(),
        };
        let since = Since {
            request: "A7".parse().unwrap(),
            second: &second,
            methods,
            subject,
        };
        looked_at(lines, |journal| done_within(journal, since, most).unwrap())
    }

    fn is_other_than_asked(lines: &[Line], methods: &[&str], subject: Option<&str>) -> bool {
        let since = SinceAsked {
            request: "A7".parse().unwrap(),
            at: Timestamp::from_millis(0),
            methods,
            subject,
        };
        looked_at(lines, |journal| done_since_asked(journal, since).unwrap())
    }

    fn looked_at(lines: &[Line], look: impl FnOnce(&Reader) -> bool) -> bool {
        let dir = tempfile::tempdir().unwrap();
        let (audit, _) = open(dir.path(), Arc::new(Disk), true);
        for (officer, method, subject, outcome, begun) in lines {
            audit.note(&AuditEntry {
                officer: (*officer).to_owned(),
                serial: format!("serial of {officer}"),
                method: (*method).to_owned(),
                subject: (*subject).to_owned(),
                outcome: (*outcome).to_owned(),
                begun: *begun,
                ..AuditEntry::default()
            });
        }
        audit.commit();
        look(&audit.reader())
    }

    fn is_stopped(lines: &[Line]) -> bool {
        done(lines, &["Suspend"], Some("az-ge"), MAX_LOOKED_AT)
    }

    #[test]
    fn what_was_stopped_after_the_approval_is_and_what_was_before_is_not() {
        assert!(!is_stopped(&[ASKED, APPROVES, APPROVED]));
        assert!(is_stopped(&[ASKED, APPROVES, APPROVED, STOPPED]));
        assert!(!is_stopped(&[STOPPED, ASKED, APPROVES]));
        assert!(!is_stopped(&[ASKED, STOPPED, APPROVES]));
    }

    #[test]
    fn an_approval_that_was_tried_again_since_does_not_hide_that_it_was_stopped() {
        let refused = ("boris", "Approve", "A7", "APPROVAL_DECIDED", 5);
        let other = ("dora", "Approve", "A7", BEGUN, 0);
        for again in [&[APPROVES, refused][..], &[APPROVES], &[other]] {
            let lines = [&[ASKED, APPROVES, APPROVED, STOPPED], again].concat();
            assert!(is_stopped(&lines), "{again:?}");
        }
        // What was refused before is not the approval.
        let refused = ("boris", "Approve", "A7", "APPROVAL_HASH_MISMATCH", 2);
        assert!(!is_stopped(&[ASKED, APPROVES, refused, STOPPED, APPROVES]));
    }

    #[test]
    fn what_was_stopped_or_let_go_on_since_it_was_asked_for_first_is_other_than_it_was() {
        let is = |lines: &[Line]| is_other_than_asked(lines, &["Suspend", "Resume"], Some("az-ge"));
        assert!(!is(&[STOPPED, ASKED, APPROVES]));
        assert!(is(&[ASKED, STOPPED, APPROVES]));
        assert!(is(&[ASKED, STOPPED, ASKED, APPROVES]), "asked once more");
        assert!(
            is(&[STOPPED, APPROVES]),
            "it is not found that it was asked for"
        );
        let own = ("anna", "Resume", "A7 az-ge", OK, 0);
        assert!(!is(&[ASKED, APPROVES, own]));
        let by_another = ("clara", "Resume", "A9 az-ge", OK, 0);
        assert!(is(&[ASKED, by_another, APPROVES]));
        let waits = ("clara", "Resume", "A9 az-ge", "APPROVAL_PENDING", 0);
        assert!(!is(&[ASKED, waits, APPROVES]));
        let of_another = ("clara", "Resume", "A9 az-ge-2", OK, 0);
        assert!(!is(&[ASKED, of_another, APPROVES]));
    }

    #[test]
    fn another_whose_name_begins_so_was_not_stopped() {
        let other = ("clara", "Suspend", "az-ge-2", OK, 0);
        assert!(!is_stopped(&[ASKED, APPROVES, APPROVED, other]));
    }

    #[test]
    fn where_it_cannot_be_told_it_is_taken_to_be_stopped() {
        assert!(is_stopped(&[ASKED]), "no approval is found");
        let begun = ("clara", "Suspend", "", BEGUN, 0);
        assert!(is_stopped(&[ASKED, APPROVES, begun]), "it has no end");
        let refused = ("clara", "Suspend", "az-ge", "NOT_FOUND", 3);
        assert!(!is_stopped(&[ASKED, APPROVES, begun, refused]));
        let named_alike = ("clara", "Suspend", "a7", OK, 0);
        let stops = [ASKED, APPROVES, named_alike];
        assert!(done(&stops, &["Suspend"], Some("a7"), MAX_LOOKED_AT));
        let mut many = vec![ASKED, APPROVES];
        many.extend(vec![("anna", "Show", "", OK, 0); STRIDE as usize]);
        assert!(!done(&many, &["Suspend"], Some("az-ge"), STRIDE + 1));
        assert!(done(&many, &["Suspend"], Some("az-ge"), STRIDE), "too far");
    }

    #[test]
    fn other_rules_since_are_those_of_any_other_call() {
        let methods = ["ActivatePolicy", "RollBackPolicy"];
        let own = ("anna", "ActivatePolicy", "A7 rules 3 ab", OK, 0);
        let is = |more: Line| done(&[ASKED, APPROVES, own, more], &methods, None, MAX_LOOKED_AT);
        assert!(!is(own));
        assert!(is(("clara", "ActivatePolicy", "rules 4 cd", OK, 0)));
        assert!(is(("anna", "RollBackPolicy", "A9 rules 2 ef", OK, 0)));
        assert!(!is(("clara", "ActivatePolicy", "", "RULES_FAULTY", 0)));
    }
}

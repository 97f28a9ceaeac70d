//! Whether a record of a partner was told here: what its author says of it then asks for something, and nothing else.

use ntc_core::life::Subject;
use ntc_core::model::kind::RecordKind;
use ntc_core::policy::Verdict;
use ntc_core::reason::Reason;

use super::FollowError;
use super::lives::subject_of;
use super::turn::{Content, Turn};
use crate::lookup::Lookup;

/// Knows the index, and what the turn that is taken brings.
#[derive(Clone, Copy)]
pub(super) struct Held<'a> {
    lookup: &'a Lookup,
    turn: &'a Turn,
}

impl<'a> Held<'a> {
    pub(super) const fn new(lookup: &'a Lookup, turn: &'a Turn) -> Self {
        Self { lookup, turn }
    }

    /// True when something of the record came, whatever is left of it.
    pub(super) fn holds(&self, subject: &Subject) -> Result<bool, FollowError> {
        Ok(self.lookup.entry(subject)?.is_some() || self.comes(subject, |_| true).is_some())
    }

    /// True when an officer may have acted on the record: it was shown, as it counts, or counted until its author replaced
    /// or withdrew it. What a question makes officers do is its answer, which tells the author itself.
    pub(super) fn may_be_acted_on(&self, subject: &Subject) -> Result<bool, FollowError> {
        let known = self.lookup.entry(subject)?;
        let stood = known.filter(|entry| {
            let reason = entry.refused.as_ref().map(|refused| &refused.reason);
            reason.is_none_or(|reason| matches!(reason, Reason::Superseded | Reason::Retracted))
        });
        let kind = match stood {
            Some(entry) => Some(entry.kind),
            None => self.comes(subject, |verdict| verdict == Verdict::Accept),
        };
        Ok(kind.is_some_and(|kind| kind != RecordKind::Request))
    }

    /// The kind of a record that the turn brings with such a verdict.
    fn comes(&self, subject: &Subject, is_meant: impl Fn(Verdict) -> bool) -> Option<RecordKind> {
        self.turn.items.iter().find_map(|item| {
            let (of, kind) = match &item.content {
                Content::Record(record) => (Subject::of(record), record.kind()),
                Content::Erased(was) => (subject_of(self.turn, was)?, was.kind),
                Content::Unread(_) => return None,
            };
            (is_meant(item.verdict) && of == *subject).then_some(kind)
        })
    }
}

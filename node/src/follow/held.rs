//! Whether a record of a partner was told here: what its author says of it then asks for something, and nothing else.

use ntc_core::life::Subject;
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
        Ok(self.lookup.entry(subject)?.is_some() || self.comes(subject, |_| true))
    }

    /// True when the record was shown to officers: it counts, or counted until its author replaced or withdrew it.
    pub(super) fn was_shown(&self, subject: &Subject) -> Result<bool, FollowError> {
        let known = self.lookup.entry(subject)?;
        let stood = known.is_some_and(|entry| {
            let reason = entry.refused.map(|refused| refused.reason);
            reason.is_none_or(|reason| matches!(reason, Reason::Superseded | Reason::Retracted))
        });
        Ok(stood || self.comes(subject, |verdict| verdict == Verdict::Accept))
    }

    fn comes(&self, subject: &Subject, is_meant: impl Fn(Verdict) -> bool) -> bool {
        self.turn.items.iter().any(|item| {
            let of = match &item.content {
                Content::Record(record) => Some(Subject::of(record)),
                Content::Erased(was) => subject_of(self.turn, was),
                Content::Unread(_) => None,
            };
            is_meant(item.verdict) && of.as_ref() == Some(subject)
        })
    }
}

//! What a document would say after one change. Such a document was signed by nobody: it is supposed, to find out what would
//! let go what is kept, and leaves [`super::super::suppose`] in decisions alone.

use super::{Agreement, Kinds, Mode, Names, PartySet, Terms, Urgencies};
use crate::model::handling::Tlp;
use crate::model::kind::{RecordKind, Urgency};
use crate::party::Party;
use crate::section::Section;
use crate::time::Timestamp;

/// A change of what a document says.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Edit {
    /// Terms are otherwise: their number, from 1, and what of them.
    Terms(usize, TermsEdit),
    /// The section may be told as long as the record is kept.
    TellLonger(Section),
    /// The pair is not excluded.
    Include(Party, Party),
    /// It begins at the beginning of time.
    Begun,
    /// It has no end.
    Renewed,
}

/// A change of terms.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum TermsEdit {
    /// They say what the first tells the second too.
    Direct(Party, Party),
    /// They speak of this kind too.
    Kind(RecordKind),
    /// They speak of this urgency too.
    Urgency(Urgency),
    /// They cover this category too; none for a record without one, which terms for all categories alone cover.
    Category(Option<String>),
    /// They have the mode push.
    Push,
    /// They serve this purpose too.
    Serve(String),
    /// They go up to this audience.
    GoUpTo(Tlp),
    /// They ask for no lowest grade.
    AskLess,
    /// They allow this section.
    Allow(Section),
}

impl Agreement {
    /// What it would say after a change; the same where it has no such terms.
    pub(in crate::policy) fn supposing(&self, edit: &Edit) -> Self {
        let mut supposed = self.clone();
        match edit {
            Edit::Terms(number, edit) => {
                let place = number.checked_sub(1);
                if let Some(terms) = place.and_then(|at| supposed.terms.get_mut(at)) {
                    terms.suppose(edit);
                }
            }
            Edit::TellLonger(section) => {
                supposed.retention.sections.remove(section);
            }
            Edit::Include(a, b) => {
                let is_pair = |(one, other): &(Party, Party)| {
                    (one == a && other == b) || (one == b && other == a)
                };
                supposed.exclusions.retain(|pair| !is_pair(pair));
            }
            Edit::Begun => supposed.validity.from = Timestamp::from_millis(0),
            Edit::Renewed => {
                supposed.validity.last_day = None;
                supposed.validity.renewal = None;
            }
        }
        supposed
    }
}

impl Terms {
    fn suppose(&mut self, edit: &TermsEdit) {
        match edit {
            TermsEdit::Direct(from, to) => {
                let with = |parties: &mut PartySet, party: &Party| {
                    if let PartySet::Only(parties) = parties {
                        parties.insert(party.clone());
                    }
                };
                with(&mut self.from, from);
                with(&mut self.to, to);
            }
            TermsEdit::Kind(kind) => {
                if let Kinds::Only(kinds) = &mut self.kinds {
                    kinds.insert(*kind);
                }
            }
            TermsEdit::Urgency(urgency) => {
                if let Urgencies::Only(urgencies) = &mut self.urgencies {
                    urgencies.insert(*urgency);
                }
            }
            TermsEdit::Category(None) => self.categories = Names::Any,
            TermsEdit::Category(Some(category)) => {
                if let Names::Only(categories) = &mut self.categories {
                    categories.insert(category.clone());
                }
            }
            TermsEdit::Push => self.mode = Mode::Push,
            TermsEdit::Serve(purpose) => {
                self.purposes.insert(purpose.clone());
            }
            TermsEdit::GoUpTo(tlp) => self.max_tlp = self.max_tlp.max(*tlp),
            TermsEdit::AskLess => self.minimum = Vec::new(),
            TermsEdit::Allow(section) => {
                self.allowed = self.allowed.with(*section);
                self.redacted = self.redacted.without(*section);
            }
        }
    }
}

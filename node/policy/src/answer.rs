//! The answer to a request, and the rules that spoke.

use std::sync::Arc;

use ntc_core::policy::local::{Narrowed, Objection};
use ntc_core::section::{Section, SectionSet};

use crate::rule::{Effect, Rule};

/// What stands for the rules where the question cannot be put to them.
pub const NOT_ASKED: &str = "not-asked";

/// A rule that spoke.
#[derive(Clone, Debug)]
pub struct Spoke(pub(crate) Arc<Rule>);

impl Spoke {
    /// The rule.
    pub const fn rule(&self) -> &Arc<Rule> {
        &self.0
    }
}

impl Eq for Spoke {}

impl PartialEq for Spoke {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

/// What the rules say of one question.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Verdict {
    /// Whether it is allowed: some rule permits it, none forbids it, and all could be evaluated.
    pub allowed: bool,
    /// The rules that decided it: those that permit it when it is allowed, those that forbid it when it is not. None
    /// when no rule permits it.
    pub spoke: Vec<Spoke>,
    /// The ids of the rules that could not be evaluated, or [`NOT_ASKED`]: a reason to deny, and an alarm.
    pub failed: Vec<Arc<str>>,
}

impl Verdict {
    /// What takes it away; none when it is allowed.
    pub fn objection(&self) -> Option<Objection> {
        if self.allowed {
            return None;
        }
        if let Some(failed) = self.failed.first() {
            return Some(Objection::Failed {
                rule: Arc::clone(failed),
            });
        }
        Some(self.forbidden().unwrap_or(Objection::NotPermitted))
    }

    /// What takes it away although some rules could not be evaluated, for want of what they read: one forbids it, or none
    /// of them permits it.
    pub(crate) fn takes_all(&self) -> Option<Objection> {
        let is_permitted = self.allowed || !self.failed.is_empty();
        self.forbidden()
            .or_else(|| (!is_permitted).then_some(Objection::NotPermitted))
    }

    fn forbidden(&self) -> Option<Objection> {
        let mut forbidding = self.spoke.iter();
        let forbids = forbidding.find(|spoke| spoke.0.effect == Effect::Forbid)?;
        Some(Objection::Forbidden {
            rule: Arc::clone(&forbids.0.id),
            why: forbids.0.why.clone(),
        })
    }
}

/// The answer to a request: the whole, and where it has sections, each by itself. Of a whole that is denied no section is
/// asked about.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Answer {
    /// The whole.
    pub whole: Verdict,
    /// Each section that was asked about.
    pub sections: Vec<(Section, Verdict)>,
}

impl Answer {
    /// The sections that may go.
    pub fn disclosed(&self) -> SectionSet {
        let allowed = self.sections.iter().filter(|(_, verdict)| verdict.allowed);
        allowed.map(|(section, _)| *section).collect()
    }

    /// What it takes away.
    pub fn narrowed(&self) -> Narrowed {
        let withheld = self.sections.iter();
        let withheld =
            withheld.filter_map(|(section, verdict)| Some((*section, verdict.objection()?)));
        Narrowed {
            refused: self.whole.objection(),
            withheld: withheld.collect(),
        }
    }
}

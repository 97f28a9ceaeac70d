//! What is other in another text of rules.

use crate::bundle::Bundle;
use crate::rule::{Effect, Rule};

/// What became of a rule.
#[derive(Clone, Copy, Debug)]
pub enum RuleChange<'a> {
    /// It is new.
    Added(&'a Rule),
    /// It is no longer there.
    TakenOut(&'a Rule),
    /// It was the first and is the second.
    Changed(&'a Rule, &'a Rule),
}

impl Bundle {
    /// What is other in `after`: what was taken out first, then what is new or changed in the order of its text.
    pub fn changes<'a>(&'a self, after: &'a Self) -> Vec<RuleChange<'a>> {
        let taken_out = self
            .rules()
            .iter()
            .filter(|rule| after.rule(rule.id()).is_none())
            .map(|rule| RuleChange::TakenOut(rule));
        let others = after.rules().iter().filter_map(|rule| {
            let Some(known) = self.rule(rule.id()) else {
                return Some(RuleChange::Added(rule));
            };
            let same = known.text() == rule.text() && known.why() == rule.why();
            (!same).then_some(RuleChange::Changed(known, rule))
        });
        taken_out.chain(others).collect()
    }
}

impl<'a> RuleChange<'a> {
    /// The rule before, and the rule after.
    pub const fn sides(&self) -> (Option<&'a Rule>, Option<&'a Rule>) {
        match *self {
            Self::Added(rule) => (None, Some(rule)),
            Self::TakenOut(rule) => (Some(rule), None),
            Self::Changed(before, after) => (Some(before), Some(after)),
        }
    }

    /// The rule as it is after, or as it was where it was taken out.
    pub const fn rule(&self) -> &'a Rule {
        match *self {
            Self::Added(rule) | Self::TakenOut(rule) | Self::Changed(_, rule) => rule,
        }
    }

    /// What became of it, in a word or two.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Added(_) => "new",
            Self::TakenOut(_) => "taken out",
            Self::Changed(..) => "changed",
        }
    }

    /// What it comes to, as far as the rule alone says: what permits less, or forbids more, narrows.
    pub const fn effect(&self) -> &'static str {
        match self {
            Self::Added(rule) if matches!(rule.effect(), Effect::Forbid) => "less may go",
            Self::TakenOut(rule) if matches!(rule.effect(), Effect::Permit) => "less may go",
            Self::Added(_) | Self::TakenOut(_) => "more may go",
            Self::Changed(..) => "more or less may go",
        }
    }
}

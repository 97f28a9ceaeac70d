//! One rule: what it is called, what it says to people, and its syntax tree.

use std::sync::Arc;

use cedar_policy::pst;
use ntc_core::phrase::RuleWhy;

/// What a rule does where it applies.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Effect {
    /// It permits.
    Permit,
    /// It forbids.
    Forbid,
}

impl Effect {
    /// Its word in rules.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Forbid => "forbid",
            Self::Permit => "permit",
        }
    }
}

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    pub(crate) id: Arc<str>,
    pub(crate) effect: Effect,
    pub(crate) why: RuleWhy,
    pub(crate) text: String,
    pub(crate) is_floor: bool,
    pub(crate) body: pst::Template,
}

impl Rule {
    /// Its id.
    pub const fn id(&self) -> &Arc<str> {
        &self.id
    }

    /// What it does where it applies.
    pub const fn effect(&self) -> Effect {
        self.effect
    }

    /// Its reason text, in each language that it is written in.
    pub const fn why(&self) -> &RuleWhy {
        &self.why
    }

    /// Its text, as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// True for a rule that is shipped with the node.
    pub const fn is_floor(&self) -> bool {
        self.is_floor
    }

    /// Its conditions.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Arc<pst::Expr>> {
        self.body.clauses().iter().map(|clause| match clause {
            pst::Clause::Unless(condition) | pst::Clause::When(condition) => condition,
        })
    }
}

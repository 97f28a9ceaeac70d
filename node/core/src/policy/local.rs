//! The country's own rules, as decisions ask them.
//!
//! What is told is what the agreements, the author's handling and these rules let go together. The rules are asked last,
//! about what the layers before let go, and only narrow: an answer takes away, and has no way to add. What runs the
//! federation is not asked about, so that no rule keeps back a withdrawal, a receipt or a step of an agreement.
//!
//! Evaluating them is somebody else's: [`Local`] is all that a decision knows of it.

use std::fmt;
use std::sync::Arc;

use super::labels::Labels;
use super::query::Asking;
use crate::model::kind::RecordKind;
use crate::names::names;
use crate::party::Party;
use crate::phrase::{Name, Phrase, RuleWhy};
use crate::reason::Reasoned;
use crate::section::{Section, SectionSet};
use crate::time::Timestamp;

names! {
    /// What is done with a record, as rules name it.
    Act;
    /// An own record goes into the feed of a peer.
    Publish = 1 "publish";
    /// What stands in the feed leaves now.
    Send = 2 "send";
    /// Sections that were withheld are shown on request.
    Reveal = 3 "reveal";
    /// A record of another party is passed on.
    Forward = 4 "forward";
    /// A record answers a query.
    AnswerQuery = 5 "answer_query";
    /// A record of the peer counts here.
    Accept = 6 "accept";
}

impl Act {
    /// What it is to put a record into the feed of a peer.
    pub fn of_feed(labels: &Labels) -> Self {
        if labels.kind == RecordKind::Forward {
            Self::Forward
        } else if labels.asked.is_empty() {
            Self::Publish
        } else {
            Self::Reveal
        }
    }
}

/// One record and one peer, with all that rules may know of them. The layers before let it go.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// What is to be done.
    pub act: Act,
    /// Whose rules are asked.
    pub own: &'a Party,
    /// The other side.
    pub peer: &'a Party,
    /// What is known of the record.
    pub labels: &'a Labels,
    /// What for: the purpose of the query that it answers, else its own.
    pub purpose: &'a str,
    /// The sections that the layers before let go.
    pub sections: SectionSet,
    /// True when the layers before let the record go. A decision asks only then; an explanation asks of both.
    pub agreed: bool,
    /// Ids of the agreements whose terms let it go.
    pub agreements: &'a [&'a str],
    /// When.
    pub now: Timestamp,
}

/// A rule that takes something away.
#[derive(Clone, Debug, Eq, PartialEq, Reasoned)]
pub enum Objection {
    /// This rule forbids it, for this reason.
    #[reason(RuleForbids)]
    Forbidden {
        /// Its id.
        rule: Arc<str>,
        /// Its reason text.
        why: RuleWhy,
    },
    /// No rule permits it.
    #[reason(NoRulePermits)]
    NotPermitted,
    /// This rule could not be evaluated, so nothing goes.
    #[reason(RuleFailed)]
    Failed {
        /// Its id.
        rule: Arc<str>,
    },
}

impl Objection {
    /// The id of the rule that says so; the code of the reason where none does.
    pub fn by(&self) -> Arc<str> {
        match self {
            Self::Forbidden { rule, .. } | Self::Failed { rule } => Arc::clone(rule),
            Self::NotPermitted => Arc::from(self.reason().code()),
        }
    }

    /// What it says.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Forbidden { rule, why } => Phrase::RuleForbids {
                rule: rule.to_string(),
                why: Name::of_rule(rule, why),
            },
            Self::NotPermitted => Phrase::NoRulePermits {},
            Self::Failed { rule } => Phrase::RuleFailed {
                rule: rule.to_string(),
            },
        }
    }
}

impl fmt::Display for Objection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

/// What the rules take away.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Narrowed {
    /// Why nothing goes; none when something may.
    pub refused: Option<Objection>,
    /// Sections that do not go, each once.
    pub withheld: Vec<(Section, Objection)>,
}

impl Narrowed {
    /// Nothing is taken away.
    pub const NOTHING: Self = Self {
        refused: None,
        withheld: Vec::new(),
    };
}

/// The rules of one country, at one moment. The same question has the same answer.
pub trait Local: fmt::Debug + Send + Sync {
    /// What they take away of a record.
    fn narrow(&self, asked: &Asked<'_>) -> Narrowed;

    /// Why a query of a peer is not answered; none when it is, as far as they say.
    fn objects(&self, asking: &Asking<'_>, now: Timestamp) -> Option<Objection>;

    /// SHA-256 of their text.
    fn sha256(&self) -> [u8; 32];

    /// The same rules for what is tried and not decided: what fails in a trial is no failure of a decision. None where
    /// asking them counts nothing anyway.
    fn trial(&self) -> Option<Arc<dyn Local>> {
        None
    }
}

/// The rules that decisions ask; without any, agreements and handling decide alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules(pub(super) Option<Arc<dyn Local>>);

impl Rules {
    fn sha256(&self) -> Option<[u8; 32]> {
        self.0.as_ref().map(|rules| rules.sha256())
    }
}

impl Eq for Rules {}

impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        self.sha256() == other.sha256()
    }
}

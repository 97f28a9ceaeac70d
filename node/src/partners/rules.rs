//! The own rules as the partners' journal keeps them: the text of each activation, so that what decides is durable, checked
//! and anchored like all else that decides.

use std::sync::Arc;

use ntc_core::policy::local::{Asked, Local, Narrowed, Objection};
use ntc_core::policy::{Asking, Policies};
use ntc_core::time::Timestamp;
use ntc_policy::{Bundle, Evaluator};
use sha2::{Digest as _, Sha256};

use super::event::Activated;
use crate::rules::Rules;

/// What stands for the rule that cannot be evaluated, where no rule can be read.
const UNREADABLE: &str = "unreadable";

/// A text of rules that was activated.
#[derive(Clone, Debug)]
pub struct OwnRules {
    /// Its number, from 1.
    pub number: u64,
    /// The text.
    pub text: Arc<str>,
    /// When it was activated.
    pub at: Timestamp,
    /// The officer who did it; empty for the rules that the node began with.
    pub officer: String,
    /// Why.
    pub reason: String,
    /// The rules, read, or why they cannot be.
    read: Result<Arc<Evaluator>, String>,
}

impl OwnRules {
    pub(super) fn of(activated: &Activated, number: u64, at: Timestamp) -> Self {
        let read = Bundle::read(&activated.text).map_err(|faults| {
            let faults = faults.iter().map(ToString::to_string);
            faults.collect::<Vec<_>>().join("; ")
        });
        if let Err(why) = &read {
            tracing::error!(why, "the own rules cannot be read: nothing is told");
        }
        Self {
            number,
            text: Arc::from(activated.text.as_str()),
            at,
            officer: activated.officer.clone(),
            reason: activated.reason.clone(),
            read: read.map(|bundle| Arc::new(Evaluator::new(Arc::new(bundle)))),
        }
    }

    /// SHA-256 of the text.
    pub fn sha256(&self) -> [u8; 32] {
        Sha256::digest(self.text.as_bytes()).into()
    }

    /// The rules, read.
    ///
    /// # Errors
    /// Why they cannot be.
    pub fn read(&self) -> Result<&Arc<Evaluator>, &str> {
        self.read.as_ref().map_err(String::as_str)
    }

    /// What decisions ask. Rules that cannot be read let nothing go.
    pub(super) fn local(&self) -> Arc<dyn Local> {
        match self.read() {
            Ok(evaluator) => Arc::new(Rules::new(Arc::clone(evaluator))),
            Err(_) => Arc::new(Unreadable(self.sha256())),
        }
    }
}

/// The policies while other rules were activated and the ledger does not say so yet: nothing goes that either forbids.
pub(super) fn narrowed(acting: &Policies, rules: &Arc<dyn Local>) -> Policies {
    let acting = acting.clone();
    match acting.local().cloned() {
        Some(before) => acting.with_local(Arc::new(Both(before, Arc::clone(rules)))),
        None => acting.with_local(Arc::clone(rules)),
    }
}

/// Rules that nobody can read.
#[derive(Debug)]
struct Unreadable([u8; 32]);

impl Unreadable {
    fn objection() -> Objection {
        Objection::Failed {
            rule: Arc::from(UNREADABLE),
        }
    }
}

impl Local for Unreadable {
    fn narrow(&self, _: &Asked<'_>) -> Narrowed {
        Narrowed {
            refused: Some(Self::objection()),
            ..Narrowed::NOTHING
        }
    }

    fn objects(&self, _: &Asking<'_>, _: Timestamp) -> Option<Objection> {
        Some(Self::objection())
    }

    fn sha256(&self) -> [u8; 32] {
        self.0
    }
}

/// Two sets of rules, both of which are to let something go.
#[derive(Debug)]
struct Both(Arc<dyn Local>, Arc<dyn Local>);

impl Local for Both {
    fn narrow(&self, asked: &Asked<'_>) -> Narrowed {
        let first = self.0.narrow(asked);
        if first.refused.is_some() {
            return first;
        }
        let second = self.1.narrow(asked);
        let mut withheld = first.withheld;
        for (section, objection) in second.withheld {
            if withheld.iter().all(|(kept, _)| *kept != section) {
                withheld.push((section, objection));
            }
        }
        Narrowed {
            refused: second.refused,
            withheld,
        }
    }

    fn objects(&self, asking: &Asking<'_>, now: Timestamp) -> Option<Objection> {
        let first = self.0.objects(asking, now);
        first.or_else(|| self.1.objects(asking, now))
    }

    fn sha256(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"ntc/rules/both/v1\n");
        hash.update(self.0.sha256());
        hash.update(self.1.sha256());
        hash.finalize().into()
    }
}

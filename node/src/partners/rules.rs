//! The own rules as the partners' journal keeps them: the text of each activation, so that what decides is durable, checked
//! and anchored like all else that decides.

use std::sync::{Arc, OnceLock};

use ntc_core::policy::local::{Asked, Local, Narrowed, Objection};
use ntc_core::policy::{Asking, Policies};
use ntc_core::time::Timestamp;
use ntc_policy::{Bundle, Evaluator};
use sha2::{Digest as _, Sha256};

use super::event::Activated;
use crate::rules::{Failing, Failures, Rules};

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
    sha256: [u8; 32],
    failures: Failures,
    /// Read when they are first asked: most texts of the journal are history.
    read: Arc<OnceLock<Read>>,
}

/// The rules, read, or why they cannot be.
type Read = Result<Arc<Rules>, String>;

impl OwnRules {
    /// The rules of an activation; where they fail it is counted.
    pub(super) fn of(
        activated: &Activated,
        (number, at): (u64, Timestamp),
        failures: Failures,
    ) -> Self {
        Self {
            number,
            text: Arc::from(activated.text.as_str()),
            at,
            officer: activated.officer.clone(),
            reason: activated.reason.clone(),
            sha256: Sha256::digest(activated.text.as_bytes()).into(),
            failures,
            read: Arc::default(),
        }
    }

    /// SHA-256 of the text.
    pub const fn sha256(&self) -> [u8; 32] {
        self.sha256
    }

    /// The rules, read.
    ///
    /// # Errors
    /// Why they cannot be.
    pub fn read(&self) -> Result<&Arc<Evaluator>, &str> {
        self.rules().map(|rules| rules.evaluator())
    }

    fn rules(&self) -> Result<&Arc<Rules>, &str> {
        let read = self.read.get_or_init(|| match Bundle::read(&self.text) {
            Ok(bundle) => {
                let evaluator = Evaluator::new(Arc::new(bundle));
                Ok(Arc::new(Rules::new(evaluator, self.failures.clone())))
            }
            Err(faults) => {
                let faults = faults.iter().map(ToString::to_string);
                Err(faults.collect::<Vec<_>>().join("; "))
            }
        });
        read.as_ref().map_err(String::as_str)
    }

    /// The rules, as decisions and officers' calls ask them.
    ///
    /// # Errors
    /// That they cannot be read, which lets nothing pass.
    pub(super) fn asked(&self) -> Result<&Arc<Rules>, Objection> {
        self.rules().map_err(|_| {
            self.failures.add();
            unreadable()
        })
    }

    /// The rules of them that fail; of rules that cannot be read one stands for all.
    pub(super) fn failing(&self) -> Vec<Failing> {
        match self.read.get() {
            Some(Ok(rules)) => rules.failing(),
            Some(Err(_)) => vec![Failing {
                rule: Arc::from(UNREADABLE),
                since: self.at,
                denied: self.failures.count(),
            }],
            None => Vec::new(),
        }
    }

    /// Has an administrator look at rules that decide and cannot be read.
    pub(super) fn alarm(&self) {
        if let Err(why) = self.read() {
            tracing::error!(why, "the own rules cannot be read: nothing is told");
        }
    }

    /// What decisions ask. Rules that cannot be read let nothing go.
    pub(super) fn local(&self) -> Arc<dyn Local> {
        Arc::new(Kept(self.clone()))
    }

    /// Whether anybody asked them yet.
    #[cfg(test)]
    pub(super) fn is_read(&self) -> bool {
        self.read.get().is_some()
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

/// The rules of a text that is read when the first decision asks them.
#[derive(Debug)]
struct Kept(OwnRules);

impl Local for Kept {
    fn narrow(&self, asked: &Asked<'_>) -> Narrowed {
        match self.0.asked() {
            Ok(rules) => rules.narrow(asked),
            Err(unreadable) => Narrowed {
                refused: Some(unreadable),
                ..Narrowed::NOTHING
            },
        }
    }

    fn objects(&self, asking: &Asking<'_>, now: Timestamp) -> Option<Objection> {
        match self.0.asked() {
            Ok(rules) => rules.objects(asking, now),
            Err(unreadable) => Some(unreadable),
        }
    }

    fn sha256(&self) -> [u8; 32] {
        self.0.sha256
    }

    fn trial(&self) -> Option<Arc<dyn Local>> {
        match self.0.rules() {
            Ok(rules) => rules.trial(),
            Err(_) => Some(Arc::new(Unread(self.0.sha256))),
        }
    }
}

fn unreadable() -> Objection {
    Objection::Failed {
        rule: Arc::from(UNREADABLE),
    }
}

/// Rules that cannot be read, as they are tried: they let nothing go, and nobody counts it.
#[derive(Debug)]
struct Unread([u8; 32]);

impl Local for Unread {
    fn narrow(&self, _: &Asked<'_>) -> Narrowed {
        Narrowed {
            refused: Some(unreadable()),
            ..Narrowed::NOTHING
        }
    }

    fn objects(&self, _: &Asking<'_>, _: Timestamp) -> Option<Objection> {
        Some(unreadable())
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

    fn trial(&self) -> Option<Arc<dyn Local>> {
        let of = |rules: &Arc<dyn Local>| rules.trial().unwrap_or_else(|| Arc::clone(rules));
        Some(Arc::new(Self(of(&self.0), of(&self.1))))
    }
}

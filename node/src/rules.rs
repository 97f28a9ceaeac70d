//! The own rules as they act: every decision and every officer's call asks them, and a rule that fails is an alarm.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex};

use ntc_core::policy::Asking;
use ntc_core::policy::local::{Asked, Local, Narrowed, Objection};
use ntc_core::reason::{Reason, Reasoned};
use ntc_core::time::Timestamp;
use ntc_policy::{Evaluator, Request};
use thiserror::Error;

use crate::lock::lock;

/// The rules that act since one activation.
#[derive(Debug)]
pub struct Rules {
    evaluator: Arc<Evaluator>,
    /// Rules that failed: since when, and how many decisions each denied.
    failing: Mutex<BTreeMap<Arc<str>, (Timestamp, u64)>>,
    failures: Failures,
}

/// A rule that cannot be evaluated.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Failing {
    /// Its id.
    pub rule: Arc<str>,
    /// When it failed first since it decides, or since the start.
    pub since: Timestamp,
    /// How many decisions it denied since then.
    pub denied: u64,
}

/// The rules of the party do not let an officer do something.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("your own rules: {0}")]
pub struct RuledOut(Objection);

/// By hand: the words of whoever wrote the rule go along, so that its reader has them in the own language.
impl Reasoned for RuledOut {
    fn reason(&self) -> Reason {
        self.0.reason()
    }

    fn more(&self) -> Vec<(&'static str, String)> {
        let Objection::Forbidden { rule, why } = &self.0 else {
            return Vec::new();
        };
        let others = why.others().iter();
        let others: Vec<_> = others.map(|(of, text)| format!("{of} {text}")).collect();
        vec![
            ("rule", rule.to_string()),
            ("why", why.plain().to_owned()),
            ("why_in", others.join("\n")),
        ]
    }
}

impl From<Objection> for RuledOut {
    fn from(objection: Objection) -> Self {
        Self(objection)
    }
}

impl RuledOut {
    /// The id of the rule that says so; the code of the reason where none does.
    pub(crate) fn by(&self) -> Arc<str> {
        self.0.by()
    }
}

/// How often rules were asked and could not answer, since the start.
#[derive(Clone, Debug, Default)]
pub(crate) struct Failures(Arc<AtomicU64>);

impl Failures {
    /// One more.
    pub(crate) fn add(&self) {
        self.0.fetch_add(1, Relaxed);
    }

    /// How many.
    pub(crate) fn count(&self) -> u64 {
        self.0.load(Relaxed)
    }
}

impl Rules {
    /// The rules of an evaluator, none of which has failed.
    pub(crate) fn new(evaluator: Evaluator, failures: Failures) -> Self {
        Self {
            evaluator: Arc::new(evaluator),
            failing: Mutex::default(),
            failures,
        }
    }

    /// What evaluates them.
    pub(crate) const fn evaluator(&self) -> &Arc<Evaluator> {
        &self.evaluator
    }

    /// The rules that fail.
    pub(crate) fn failing(&self) -> Vec<Failing> {
        let failing = lock(&self.failing);
        let failing = failing.iter().map(|(rule, (since, denied))| Failing {
            rule: Arc::clone(rule),
            since: *since,
            denied: *denied,
        });
        failing.collect()
    }

    /// Whether the rules let an officer do something.
    ///
    /// # Errors
    /// What takes it away.
    pub(crate) fn allow(&self, request: &Request, now: Timestamp) -> Result<(), RuledOut> {
        match self.evaluator.answer(request).whole.objection() {
            None => Ok(()),
            Some(objection) => {
                self.alarm(&objection, now);
                Err(objection.into())
            }
        }
    }

    /// Counts a rule that failed, and has an administrator look at it: the log names it once.
    fn alarm(&self, objection: &Objection, now: Timestamp) {
        let Objection::Failed { rule } = objection else {
            return;
        };
        self.failures.add();
        let mut failing = lock(&self.failing);
        let (_, denied) = failing.entry(Arc::clone(rule)).or_insert((now, 0));
        *denied += 1;
        if *denied == 1 {
            let reason = objection.reason();
            tracing::error!(%rule, %reason, "a rule cannot be evaluated; what it is asked about is denied");
        }
    }
}

impl Local for Rules {
    fn narrow(&self, asked: &Asked<'_>) -> Narrowed {
        let narrowed = self.evaluator.narrow(asked);
        let withheld = narrowed.withheld.iter().map(|(_, objection)| objection);
        let objections = narrowed.refused.iter().chain(withheld);
        objections.for_each(|objection| self.alarm(objection, asked.now));
        narrowed
    }

    fn objects(&self, asking: &Asking<'_>, now: Timestamp) -> Option<Objection> {
        let objection = self.evaluator.objects(asking, now);
        let failed = objection.iter();
        failed.for_each(|objection| self.alarm(objection, now));
        objection
    }

    fn sha256(&self) -> [u8; 32] {
        self.evaluator.sha256()
    }

    fn trial(&self) -> Option<Arc<dyn Local>> {
        Some(Arc::clone(&self.evaluator) as Arc<dyn Local>)
    }
}

#[cfg(test)]
mod tests {
    use ntc_core::identity::officer::Role;
    use ntc_core::reason::Reason;
    use ntc_policy::{Bundle, DEFAULT_RULES};

    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_780_272_000_000);

    #[test]
    fn an_officers_deed_is_denied_and_counted_when_a_rule_of_it_fails() {
        let text = format!(
            "{DEFAULT_RULES}\n@id(\"too-many\") @why(\"too many\") forbid (principal, action == NTC::Action::\"ask\", resource)
             when {{ resource.subjects * 9223372036854775807 > 1 }};"
        );
        let bundle = Bundle::read(&text).unwrap();
        let failures = Failures::default();
        let rules = Rules::new(Evaluator::new(Arc::new(bundle)), failures.clone());
        let ask = |subjects| {
            let officer = ("anna", &[Role::Liaison][..]);
            Request::ask(officer, ("customs_risk", false, subjects, true), NOW)
        };
        let later = |times| NOW.plus(std::time::Duration::from_secs(times));
        assert_eq!(rules.allow(&ask(0), NOW), Ok(()));
        assert_eq!(rules.failing(), []);
        assert_eq!(failures.count(), 0);
        for times in 1..3 {
            let refused = rules.allow(&ask(2), later(times)).unwrap_err();
            assert_eq!(refused.reason(), Reason::RuleFailed);
            assert_eq!(failures.count(), times);
            let failing = Failing {
                rule: Arc::from("too-many"),
                since: later(1),
                denied: times,
            };
            assert_eq!(rules.failing(), [failing]);
        }
    }
}

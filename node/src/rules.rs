//! The own rules as they act: every decision and every officer's call asks them, and a rule that fails is an alarm.

use std::collections::BTreeSet;
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
    /// Rules whose failure was told: each is told once.
    told: Mutex<BTreeSet<Arc<str>>>,
}

/// The rules of the party do not let an officer do something.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("own rules: {0}")]
pub struct RuledOut(Objection);

impl From<Objection> for RuledOut {
    fn from(objection: Objection) -> Self {
        Self(objection)
    }
}

impl Reasoned for RuledOut {
    fn reason(&self) -> Reason {
        self.0.reason()
    }
}

/// Whether the rules let an officer do something.
///
/// # Errors
/// What takes it away.
pub(crate) fn allow(evaluator: &Evaluator, request: &Request) -> Result<(), RuledOut> {
    match evaluator.answer(request).whole.objection() {
        None => Ok(()),
        Some(objection) => {
            failed(&objection);
            Err(objection.into())
        }
    }
}

/// Has an administrator look at a rule that failed.
fn failed(objection: &Objection) {
    if let Objection::Failed { rule } = objection {
        let reason = objection.reason();
        tracing::error!(%rule, %reason, "a rule cannot be evaluated; what it is asked about is denied");
    }
}

impl Rules {
    /// The rules of an evaluator, none of which has failed.
    pub(crate) fn new(evaluator: Arc<Evaluator>) -> Self {
        Self {
            evaluator,
            told: Mutex::default(),
        }
    }

    /// Has an administrator look at a rule that failed.
    fn alarm(&self, objection: &Objection) {
        let Objection::Failed { rule } = objection else {
            return;
        };
        if lock(&self.told).insert(Arc::clone(rule)) {
            failed(objection);
        }
    }
}

impl Local for Rules {
    fn narrow(&self, asked: &Asked<'_>) -> Narrowed {
        let narrowed = self.evaluator.narrow(asked);
        let withheld = narrowed.withheld.iter().map(|(_, objection)| objection);
        let objections = narrowed.refused.iter().chain(withheld);
        objections.for_each(|objection| self.alarm(objection));
        narrowed
    }

    fn objects(&self, asking: &Asking<'_>, now: Timestamp) -> Option<Objection> {
        let objection = self.evaluator.objects(asking, now);
        objection.iter().for_each(|objection| self.alarm(objection));
        objection
    }

    fn sha256(&self) -> [u8; 32] {
        self.evaluator.sha256()
    }
}

#[cfg(test)]
mod tests {
    use ntc_core::identity::officer::Role;
    use ntc_policy::{Bundle, DEFAULT_RULES};

    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_780_272_000_000);

    #[test]
    fn an_officers_deed_is_denied_when_a_rule_of_it_fails() {
        let text = format!(
            "{DEFAULT_RULES}\n@id(\"too-many\") @why(\"too many\") forbid (principal, action == NTC::Action::\"ask\", resource)
             when {{ resource.subjects * 9223372036854775807 > 1 }};"
        );
        let bundle = Bundle::read(&text).unwrap();
        let evaluator = Evaluator::new(Arc::new(bundle));
        let ask = |subjects| {
            let officer = ("anna", &[Role::Liaison][..]);
            Request::ask(officer, ("customs_risk", false, subjects, true), NOW)
        };
        assert_eq!(allow(&evaluator, &ask(0)), Ok(()));
        let refused = allow(&evaluator, &ask(2)).unwrap_err();
        assert_eq!(refused.reason(), Reason::RuleFailed);
    }
}

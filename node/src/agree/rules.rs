//! The own rules are changed: checked, noted with who and why, and acting. A text with an error changes nothing.

use ntc_core::model::text::check_reason;
use ntc_core::reason::Reasoned;
use ntc_policy::Fault;
use thiserror::Error;

use super::{AdministerError, Administration};
use crate::partners::{OwnRules, PartnerError, Partners};

/// Why other rules do not decide.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum RulesError {
    /// The text has errors.
    #[error("the rules have {} that would have them misread, and nothing was changed: {}", errors(.0), told(.0))]
    #[reason(RulesFaulty, field = "text")]
    Faulty(Vec<Fault>),
    /// Nobody says why.
    #[error("say why these rules are to decide, so that the history tells it")]
    #[reason(FieldMissing, field = "reason")]
    Unreasoned,
    /// There is no such text.
    #[error("no rules of number {0} were ever activated; `ntc policy history` lists them")]
    #[reason(RulesUnknown, field = "number")]
    Unknown(u64),
    /// They were not noted, or the ledger does not say so yet.
    #[error(transparent)]
    #[reason(inner)]
    Administer(#[from] AdministerError),
}

/// Faults told in one refusal at most.
pub(super) const MAX_TOLD: usize = 10;

fn errors(faults: &[Fault]) -> String {
    match faults.len() {
        1 => "an error".to_owned(),
        count => format!("{count} errors"),
    }
}

fn told(faults: &[Fault]) -> String {
    let faults = faults.iter().take(MAX_TOLD).map(ToString::to_string);
    faults.collect::<Vec<_>>().join("; ")
}

/// What came of an activation.
#[derive(Debug)]
pub(crate) struct Activated {
    /// The rules that decide.
    pub(crate) rules: OwnRules,
    /// True when they did before, and nothing was changed.
    pub(crate) unchanged: bool,
    /// Why they do not decide alone yet.
    pub(crate) not_acting: Option<AdministerError>,
}

/// Whether a text of rules may decide, and the reason says why.
///
/// # Errors
/// When it has an error, or nobody says why. A warning keeps no text from deciding.
pub(crate) fn would_decide(text: &str, reason: &str) -> Result<(), RulesError> {
    check_reason("reason", reason).map_err(AdministerError::from)?;
    if reason.trim().is_empty() {
        return Err(RulesError::Unreasoned);
    }
    let mut errors = ntc_policy::check(text);
    errors.retain(|fault| !fault.is_warning);
    if errors.is_empty() {
        Ok(())
    } else {
        Err(RulesError::Faulty(errors))
    }
}

impl Administration {
    /// Lets a text of rules decide from now on, in the place of those that do. What it forbids is told to nobody from the
    /// moment on in which it is noted; what only it permits goes when the ledger holds the POLICY entry.
    ///
    /// # Errors
    /// When it has an error, or cannot be noted. What decided before decides on.
    pub(crate) async fn activate(
        &self,
        text: &str,
        officer: &str,
        reason: &str,
    ) -> Result<Activated, RulesError> {
        let asked = (text.to_owned(), reason.to_owned());
        let would = tokio::task::spawn_blocking(move || would_decide(&asked.0, &asked.1)).await;
        would.map_err(|_| AdministerError::from(PartnerError::Inside))??;
        let roster = self.partners.roster();
        if let Some(rules) = roster.rules().filter(|rules| &*rules.text == text) {
            // They are noted; the ledger may not say so yet.
            let settled = self.settle().await;
            return Ok(Activated {
                rules: rules.clone(),
                unchanged: true,
                not_acting: settled.err(),
            });
        }
        // Nothing is decided by the rules of before and appended after these are noted.
        let _acting = self.partners.acting().await;
        let noted = (text.to_owned(), officer.to_owned(), reason.to_owned());
        let change = move |partners: &Partners| {
            let (text, officer, reason) = noted;
            partners.activate(text, officer, reason)
        };
        let rules = self.partners.durably(change).await;
        let rules = rules.map_err(AdministerError::from)?;
        let settled = self.settle().await;
        Ok(Activated {
            rules,
            unchanged: false,
            not_acting: settled.err(),
        })
    }

    /// Lets an earlier text decide again.
    ///
    /// # Errors
    /// When there is none of this number, or as for [`Self::activate`].
    pub(crate) async fn roll_back(
        &self,
        number: u64,
        officer: &str,
        reason: &str,
    ) -> Result<Activated, RulesError> {
        let find = move |partners: &Partners| partners.rules_numbered(number);
        let rules = numbered(number, self.partners.durably(find).await)?;
        self.activate(&rules.text, officer, reason).await
    }

    /// The rules of an earlier activation, read from the journal.
    ///
    /// # Errors
    /// When there are none of this number, or the journal cannot be read.
    pub(crate) fn earlier(&self, number: u64) -> Result<OwnRules, RulesError> {
        numbered(number, self.partners.rules_numbered(number))
    }
}

pub(super) fn numbered(
    number: u64,
    found: Result<Option<OwnRules>, PartnerError>,
) -> Result<OwnRules, RulesError> {
    let found = found.map_err(AdministerError::from)?;
    found.ok_or(RulesError::Unknown(number))
}

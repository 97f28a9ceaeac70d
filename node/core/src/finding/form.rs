//! The form: one number that a text can stand for, and how surely.

use super::likeness::Why;
use crate::model::identifier::{Identifier, Scheme, folded};

/// One number that a text can stand for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Form {
    /// Letters and digits.
    pub(super) body: String,
    /// How the text came to stand for it.
    pub(super) why: Why,
    /// Only for identifiers of this family; none for all.
    pub(super) family: Option<&'static str>,
    /// The state that the text names; none where it names none.
    pub(super) state: Option<String>,
}

impl Form {
    pub(super) fn new(body: impl Into<String>, why: Why) -> Self {
        Self {
            body: body.into(),
            why,
            family: None,
            state: None,
        }
    }

    /// The same, for identifiers of the family of `scheme` alone.
    pub(super) fn only(self, scheme: Scheme) -> Self {
        Self {
            family: Some(scheme.family()),
            ..self
        }
    }

    /// The key under which the index holds it.
    pub(super) fn key(&self) -> String {
        format!("any:{}", loose(&self.body))
    }

    /// Why an identifier that stands for `held` answers this form of a query; none when it does not.
    pub(super) fn meets(&self, held: &Self, identifier: &Identifier) -> Option<Why> {
        let family = identifier.scheme().family();
        let fits = |only: Option<&str>| only.is_none_or(|only| only == family || family == "other");
        if !fits(self.family) || !fits(held.family) || loose(&self.body) != loose(&held.body) {
            return None;
        }
        let spelling = if self.body == held.body {
            Why::Written
        } else if zeroless(&self.body) == zeroless(&held.body) {
            Why::Zeros
        } else {
            Why::Confusable
        };
        let implied = identifier
            .country()
            .or_else(|| identifier.implied_country());
        let state = match (&self.state, implied) {
            (Some(asked), Some(told)) if asked != told => Why::OtherState,
            (Some(_) | None, _) => Why::Written,
        };
        let two_serials = self.why == Why::Serial && held.why == Why::Serial;
        (!two_serials).then(|| {
            self.why
                .max(held.why)
                .max(spelling)
                .max(state)
                .max(Why::Spelling)
        })
    }
}

/// Characters that are taken for each other as one, and a number of digits alone without zeros at the front.
pub(crate) fn loose(body: &str) -> String {
    zeroless(&folded(body)).to_owned()
}

fn zeroless(body: &str) -> &str {
    let digits = body.bytes().all(|b| b.is_ascii_digit());
    match body.trim_start_matches('0') {
        "" => body,
        rest if digits => rest,
        _ => body,
    }
}

/// The digits of a code of some letters and a serial number: `AA1112223`, `RR473124829GB`; none where it is something
/// else.
pub(super) fn serial_of(body: &str) -> Option<&str> {
    const MIN_DIGITS: usize = 6;
    let rest = body.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let prefix = body.len().saturating_sub(rest.len());
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let suffix = rest.len().saturating_sub(digits.len());
    let holds = (1..=4).contains(&prefix)
        && suffix <= 2
        && digits.len() >= MIN_DIGITS
        && digits.bytes().all(|b| b.is_ascii_digit());
    holds.then_some(digits)
}

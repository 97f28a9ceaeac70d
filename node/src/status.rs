//! The only place where a refusal becomes a gRPC status.

use std::collections::HashMap;
use std::fmt;

use ntc_core::reason::{Class, Reason, Reasoned};
use ntc_core::record::InvalidRecord;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, FieldViolation, StatusExt};

/// Domain of the reason codes in `google.rpc.ErrorInfo`.
pub const ERROR_DOMAIN: &str = "ntc-node";

/// Most further fields that one refusal tells: they travel in headers.
const MAX_OTHERS: usize = 16;

/// How soon a caller that met a full queue tries again.
const RETRY_AFTER: std::time::Duration = std::time::Duration::from_millis(200);

/// A refusal as callers see it: what happened, in which field, and what to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refused {
    /// The stable code.
    pub reason: Reason,
    /// The field it is about, if it is about one.
    pub field: Option<String>,
    /// The sentence for the officer.
    pub message: String,
    /// What else programs are told, by name.
    pub more: Vec<(&'static str, String)>,
    /// Further fields that break rules, so that all are corrected at once.
    pub others: Vec<InvalidRecord>,
}

impl Refused {
    /// A refusal that is about the whole request.
    pub fn new(reason: Reason, message: impl Into<String>) -> Self {
        Self {
            reason,
            field: None,
            message: message.into(),
            more: Vec::new(),
            others: Vec::new(),
        }
    }

    /// A refusal that is about one field.
    pub fn field(reason: Reason, field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            reason,
            field: Some(field.into()),
            message: message.into(),
            more: Vec::new(),
            others: Vec::new(),
        }
    }
}

impl Refused {
    /// A refusal that is about several fields, the first of which gives its reason.
    pub fn fields(first: InvalidRecord, others: Vec<InvalidRecord>) -> Self {
        Self {
            others,
            ..Self::field(first.reason, first.field, first.message)
        }
    }

    /// One of many records needs a second officer: many do not wait at once.
    pub(crate) fn needs_second() -> Self {
        let why = "it goes to so many partners, or is marked so, that a second officer has to approve it; nothing was written";
        Self::new(Reason::ApprovalNeeded, why)
    }
}

impl<E: Reasoned + fmt::Display> From<E> for Refused {
    /// The error's own reason, field and sentence.
    fn from(error: E) -> Self {
        Self {
            reason: error.reason(),
            field: error.field().filter(|field| !field.is_empty()),
            message: error.to_string(),
            more: error.more(),
            others: Vec::new(),
        }
    }
}

impl From<Refused> for Status {
    fn from(refused: Refused) -> Self {
        let code = code(refused.reason.row().class);
        let more = refused.more.into_iter();
        let mut metadata: HashMap<_, _> =
            more.map(|(name, value)| (name.to_owned(), value)).collect();
        let mut details = ErrorDetails::new();
        if let Some(field) = refused.field {
            if code == Code::InvalidArgument {
                let first = FieldViolation::new(&field, &refused.message);
                let others = refused.others.into_iter().take(MAX_OTHERS).map(violation);
                let all = std::iter::once(first).chain(others);
                details.set_bad_request(all.collect::<Vec<_>>());
            }
            metadata.insert("field".to_owned(), field);
        }
        if code == Code::Unavailable || code == Code::ResourceExhausted {
            details.set_retry_info(Some(RETRY_AFTER));
        }
        details.set_error_info(refused.reason.code(), ERROR_DOMAIN, metadata);
        Self::with_error_details(code, refused.message, details)
    }
}

/// A further field, with the reason of its own.
fn violation(invalid: InvalidRecord) -> FieldViolation {
    FieldViolation {
        reason: invalid.reason.code().to_owned(),
        ..FieldViolation::new(invalid.field, invalid.message)
    }
}

/// The status code of a class.
const fn code(class: Class) -> Code {
    match class {
        Class::InvalidArgument => Code::InvalidArgument,
        Class::FailedPrecondition => Code::FailedPrecondition,
        Class::Aborted => Code::Aborted,
        Class::PermissionDenied => Code::PermissionDenied,
        Class::Unauthenticated => Code::Unauthenticated,
        Class::NotFound => Code::NotFound,
        Class::ResourceExhausted => Code::ResourceExhausted,
        Class::Unavailable => Code::Unavailable,
        Class::DataLoss => Code::DataLoss,
        Class::Internal => Code::Internal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_can_branch_on_reason_and_field() {
        let status = Status::from(Refused::field(
            Reason::FieldMissing,
            "goods",
            "name the goods",
        ));
        assert_eq!(status.code(), Code::InvalidArgument);
        let details = status.get_error_details();
        let info = details.error_info().unwrap();
        assert_eq!(
            (info.reason.as_str(), info.domain.as_str()),
            ("FIELD_MISSING", ERROR_DOMAIN)
        );
        assert_eq!(
            info.metadata.get("field").map(String::as_str),
            Some("goods")
        );
        assert_eq!(
            details.bad_request().unwrap().field_violations[0].field,
            "goods"
        );
    }

    #[test]
    fn each_field_that_breaks_a_rule_is_told_with_its_reason() {
        let invalid = |field: &str, reason| InvalidRecord {
            field: field.to_owned(),
            reason,
            message: "is wrong".to_owned(),
        };
        let first = invalid("order.valid_until", Reason::FieldInvalid);
        let others = vec![invalid("order.review", Reason::ReviewTooLate)];
        let status = Status::from(Refused::fields(first, others));
        assert_eq!(status.message(), "is wrong");
        let details = status.get_error_details();
        let told = details.bad_request().unwrap().field_violations.iter();
        let told: Vec<_> = told.map(|it| (&*it.field, &*it.reason)).collect();
        let review = ("order.review", "REVIEW_TOO_LATE");
        assert_eq!(told, [("order.valid_until", ""), review]);
        let many = |count| {
            let others = vec![invalid("names", Reason::FieldMissing); count];
            let first = invalid("key", Reason::FieldMissing);
            let details = Status::from(Refused::fields(first, others)).get_error_details();
            details.bad_request().unwrap().field_violations.len()
        };
        assert_eq!(many(MAX_OTHERS), MAX_OTHERS + 1);
        assert_eq!(many(MAX_OTHERS + 1), MAX_OTHERS + 1);
    }

    #[test]
    fn a_full_queue_says_when_to_try_again() {
        let status = Status::from(Refused::new(Reason::Busy, "the queue is full"));
        assert!(status.get_details_retry_info().is_some());
    }
}

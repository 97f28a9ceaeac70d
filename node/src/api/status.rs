//! The only place where a refusal becomes a gRPC status.

use std::collections::HashMap;

use ntc_core::reason::Reason;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt};

/// Domain of the reason codes in `google.rpc.ErrorInfo`.
pub const ERROR_DOMAIN: &str = "ntc-node";

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
}

impl Refused {
    /// A refusal that is about the whole request.
    pub fn new(reason: Reason, message: impl Into<String>) -> Self {
        Self {
            reason,
            field: None,
            message: message.into(),
        }
    }

    /// A refusal that is about one field.
    pub fn field(reason: Reason, field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            reason,
            field: Some(field.into()),
            message: message.into(),
        }
    }
}

impl From<Refused> for Status {
    fn from(refused: Refused) -> Self {
        let code = code(refused.reason);
        let mut metadata = HashMap::new();
        let mut details = ErrorDetails::new();
        if let Some(field) = refused.field {
            if code == Code::InvalidArgument {
                details.add_bad_request_violation(&field, &refused.message);
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

/// The status code of a reason: who has to change something, the caller, an administrator or the node.
const fn code(reason: Reason) -> Code {
    match reason {
        Reason::FieldMissing
        | Reason::FieldInvalid
        | Reason::FieldTooLong
        | Reason::CodeUnknown
        | Reason::OtherWithoutText
        | Reason::TimesOutOfOrder
        | Reason::TimeInFuture
        | Reason::QuantityNotPositive
        | Reason::UnitNotAllowed
        | Reason::QuantityImplausible
        | Reason::EventCountryNotOrigin
        | Reason::ModeWithoutIdentifier
        | Reason::ContainerModeMismatch
        | Reason::SealStateMissing
        | Reason::RouteIncomplete
        | Reason::RouteOutOfOrder
        | Reason::RouteRepeatsStop
        | Reason::IdentifierBadCheck
        | Reason::IdentifierBadFormat
        | Reason::AlertExpired
        | Reason::ReplyAfterArrival
        | Reason::ActionNotPermitted
        | Reason::PersonsWithoutBasis
        | Reason::AgreementInvalid
        | Reason::AgreementNotOurs
        | Reason::AgreementBadSignature
        | Reason::Malformed
        | Reason::TooLarge
        | Reason::BadPageKey
        | Reason::CardInvalid
        | Reason::FingerprintMismatch
        | Reason::PeerIsSelf
        | Reason::UnexpectedMessage => Code::InvalidArgument,

        Reason::MediaMissing
        | Reason::AgreementHashMismatch
        | Reason::AgreementVersionConflict
        | Reason::PeerExists
        | Reason::Guarded
        | Reason::Fork
        | Reason::Rollback
        | Reason::SlotChanged
        | Reason::FeedMismatch
        | Reason::FeedOutOfOrder
        | Reason::LastLeafNotFeeds
        | Reason::BadProof
        | Reason::BadCommitment
        | Reason::BadSignature
        | Reason::WrongOrigin
        | Reason::RecordOfAnotherParty
        | Reason::UndisclosedSection
        | Reason::OutsideAgreement
        | Reason::Replayed => Code::FailedPrecondition,

        Reason::ReferenceInUse => Code::Aborted,

        Reason::PeerSuspended
        | Reason::NotInAudience
        | Reason::RecordExpired
        | Reason::NoAgreement
        | Reason::PairExcluded
        | Reason::AgreementNotSigned
        | Reason::AgreementNotYetValid
        | Reason::AgreementExpired
        | Reason::AgreementSuspended
        | Reason::AgreementTerminated
        | Reason::DirectionNotCovered
        | Reason::KindNotCovered
        | Reason::CategoryNotCovered
        | Reason::ModeNotPush
        | Reason::PurposeNotCovered
        | Reason::TlpAboveCeiling
        | Reason::OutsideGeography
        | Reason::EvaluationMissing
        | Reason::EvaluationTooLow
        | Reason::SectionNotCovered
        | Reason::SectionNational
        | Reason::NotNamedRecipient
        | Reason::RoleMissing => Code::PermissionDenied,

        Reason::PartyUnknown
        | Reason::CertificateRefused
        | Reason::CertificateExpired
        | Reason::NotAnOfficer => Code::Unauthenticated,

        Reason::NotFound | Reason::AgreementUnknown => Code::NotFound,

        Reason::TooManyConnections
        | Reason::TooManyPeers
        | Reason::Busy
        | Reason::DiskNearlyFull => Code::ResourceExhausted,

        Reason::ReadOnly | Reason::ShuttingDown => Code::Unavailable,

        Reason::Corrupt => Code::DataLoss,

        Reason::Internal => Code::Internal,
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
    fn a_full_queue_says_when_to_try_again() {
        let status = Status::from(Refused::new(Reason::Busy, "the queue is full"));
        assert!(status.get_details_retry_info().is_some());
    }
}

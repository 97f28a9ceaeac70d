//! For every stable reason: how the process ends, and what the officer can do about it.

use ntc_core::reason::Reason;

use crate::exit::Exit;

/// How the process ends for `reason`.
pub(crate) fn exit_of(reason: Reason) -> Exit {
    use Reason as R;
    match reason {
        R::FieldMissing
        | R::FieldInvalid
        | R::FieldTooLong
        | R::CodeUnknown
        | R::OtherWithoutText
        | R::TimesOutOfOrder
        | R::TimeInFuture
        | R::QuantityNotPositive
        | R::UnitNotAllowed
        | R::QuantityImplausible
        | R::EventCountryNotOrigin
        | R::ModeWithoutIdentifier
        | R::ContainerModeMismatch
        | R::SealStateMissing
        | R::RouteIncomplete
        | R::RouteOutOfOrder
        | R::RouteRepeatsStop
        | R::IdentifierBadCheck
        | R::IdentifierBadFormat
        | R::AlertExpired
        | R::ReplyAfterArrival
        | R::ActionNotPermitted
        | R::PersonsWithoutBasis
        | R::MediaMissing
        | R::ReferenceInUse
        | R::AgreementInvalid
        | R::AgreementNotOurs
        | R::AgreementHashMismatch
        | R::AgreementVersionConflict
        | R::Malformed
        | R::TooLarge
        | R::BadPageKey
        | R::CardInvalid
        | R::FingerprintMismatch
        | R::PeerExists
        | R::PeerIsSelf => Exit::InvalidInput,
        R::PeerSuspended
        | R::NotInAudience
        | R::RecordExpired
        | R::NoAgreement
        | R::PairExcluded
        | R::AgreementNotSigned
        | R::AgreementNotYetValid
        | R::AgreementExpired
        | R::AgreementSuspended
        | R::AgreementTerminated
        | R::DirectionNotCovered
        | R::KindNotCovered
        | R::CategoryNotCovered
        | R::ModeNotPush
        | R::PurposeNotCovered
        | R::TlpAboveCeiling
        | R::OutsideGeography
        | R::EvaluationMissing
        | R::EvaluationTooLow
        | R::SectionNotCovered
        | R::SectionNational
        | R::NotNamedRecipient
        | R::OutsideAgreement => Exit::RefusedByPolicy,
        R::NotAnOfficer
        | R::RoleMissing
        | R::CertificateRefused
        | R::CertificateExpired
        | R::PartyUnknown => Exit::NotPermitted,
        R::NotFound | R::AgreementUnknown => Exit::NotFound,
        R::Busy
        | R::DiskNearlyFull
        | R::ReadOnly
        | R::Guarded
        | R::ShuttingDown
        | R::TooManyConnections
        | R::TooManyPeers => Exit::Unavailable,
        R::AgreementBadSignature
        | R::BadSignature
        | R::WrongOrigin
        | R::RecordOfAnotherParty
        | R::Fork
        | R::BadProof
        | R::FeedMismatch
        | R::FeedOutOfOrder
        | R::Rollback
        | R::SlotChanged
        | R::LastLeafNotFeeds
        | R::BadCommitment
        | R::UndisclosedSection
        | R::Corrupt => Exit::Integrity,
        R::Replayed | R::UnexpectedMessage | R::Internal => Exit::Other,
    }
}

/// What the officer can do about `reason`, as a sentence without a stop.
pub(crate) fn advice(reason: Reason) -> &'static str {
    use Reason as R;
    match reason {
        R::FieldMissing => "fill in the field; 'ntc alert sample' shows where it stands",
        R::FieldInvalid | R::Malformed => "correct the field; 'ntc alert sample' shows its form",
        R::FieldTooLong | R::TooLarge => "shorten it, or publish it in parts",
        R::CodeUnknown => "use a code of the list; 'ntc alert sample' names them",
        R::OtherWithoutText => {
            "say in 'text' what is meant by \"other\", or use a code of the list"
        }
        R::TimesOutOfOrder => {
            "check the dates: it happens, then it is reported, then it is published"
        }
        R::TimeInFuture => {
            "check the date and the zone, and this machine's clock; times are in UTC"
        }
        R::QuantityNotPositive => "leave the quantity out when it is not known",
        R::UnitNotAllowed => "use a unit that the category is measured in",
        R::QuantityImplausible => "check the quantity and its unit",
        R::EventCountryNotOrigin => {
            "publish only what happened in your own country, or use event kind third_country_information"
        }
        R::ModeWithoutIdentifier => {
            "give an identifier of the means of transport, or correct the mode"
        }
        R::ContainerModeMismatch => "correct the mode, or take the container out",
        R::SealStateMissing => "give the state of the seal; \"unknown\" is one",
        R::RouteIncomplete => "give the first and the last stop, or set route_unknown",
        R::RouteOutOfOrder | R::RouteRepeatsStop => "put the stops in the order of travel",
        R::IdentifierBadCheck | R::IdentifierBadFormat => {
            "compare it with the document, digit by digit"
        }
        R::AlertExpired => "give a later end of validity",
        R::ReplyAfterArrival => "ask for the answer before the arrival",
        R::ActionNotPermitted => "ask for less, or permit more in handling",
        R::PersonsWithoutBasis => {
            "give legal basis, expiry and evaluation, or take the persons out"
        }
        R::MediaMissing => "store the body first with 'ntc media put FILE'",
        R::ReferenceInUse => "wait for the other request; the reference is published once",
        R::PeerSuspended => "'ntc peer list' says who is suspended and why",
        R::NotInAudience => "name the partner in 'audience', or leave the audience empty",
        R::RecordExpired => "give a later expiry",
        R::NoAgreement
        | R::PairExcluded
        | R::AgreementNotSigned
        | R::AgreementNotYetValid
        | R::AgreementExpired
        | R::AgreementSuspended
        | R::AgreementTerminated => "'ntc agreement list' shows what is in force with whom",
        R::DirectionNotCovered
        | R::KindNotCovered
        | R::CategoryNotCovered
        | R::ModeNotPush
        | R::PurposeNotCovered
        | R::OutsideGeography
        | R::SectionNotCovered
        | R::OutsideAgreement => "'ntc agreement show ID' shows the terms",
        R::TlpAboveCeiling => {
            "the agreement's ceiling is lower: lower the TLP, or agree on a higher ceiling"
        }
        R::EvaluationMissing | R::EvaluationTooLow => "give an evaluation that the terms ask for",
        R::SectionNational => "the national section never leaves your party",
        R::NotNamedRecipient => "name the partner in handling.named_recipients",
        R::AgreementInvalid => {
            "correct the document; 'ntc agreement new' writes one that is complete"
        }
        R::AgreementNotOurs => "a document names your own party among its parties",
        R::AgreementUnknown => "'ntc agreement list' shows the ids",
        R::AgreementHashMismatch => {
            "read the document again with 'ntc agreement show ID' before you sign it"
        }
        R::AgreementVersionConflict => "raise 'version' in the document and propose it again",
        R::NotAnOfficer => "use the profile that your node's administrator issued to you",
        R::RoleMissing => "ask an administrator of your node for the role",
        R::CertificateRefused | R::CertificateExpired | R::PartyUnknown => {
            "ask your node's administrator for a new certificate"
        }
        R::NotFound => "check the id; 'ntc alert list' shows what the node holds",
        R::BadPageKey => "begin again without --page",
        R::CardInvalid => "ask the partner's administrator to send the card again",
        R::FingerprintMismatch => {
            "do not enrol this card: call the partner on a number that you know, and compare again"
        }
        R::PeerExists => {
            "the partner is enrolled already: only a newer card of the same keys takes the place of its card"
        }
        R::PeerIsSelf => "this is your own card: give it to the partner, and enrol the partner's",
        R::Busy | R::TooManyConnections => "try again in a few seconds",
        R::TooManyPeers => "raise the limit in the node's configuration",
        R::DiskNearlyFull => "the administrator frees space on the node's disk; reading goes on",
        R::ReadOnly => "tell the administrator at once: the node could not write its journal",
        R::Guarded => {
            "tell the administrator at once: partners hold a newer history of your ledger"
        }
        R::ShuttingDown => "try again when the node is back",
        R::Fork | R::Rollback => {
            "stop, and tell the administrator: two histories of one ledger exist"
        }
        R::AgreementBadSignature
        | R::BadSignature
        | R::WrongOrigin
        | R::RecordOfAnotherParty
        | R::BadProof
        | R::FeedMismatch
        | R::FeedOutOfOrder
        | R::SlotChanged
        | R::LastLeafNotFeeds
        | R::BadCommitment
        | R::UndisclosedSection
        | R::Corrupt => "run 'ntc ledger verify' and tell the administrator",
        R::Replayed | R::UnexpectedMessage | R::Internal => {
            "look into the node's log, and tell the administrator"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_advice_and_is_a_failure() {
        for reason in Reason::ALL {
            let advice = advice(*reason);
            assert!(!advice.is_empty() && !advice.ends_with('.'), "{reason}");
            assert_ne!(exit_of(*reason), Exit::Done, "{reason}");
            assert_ne!(exit_of(*reason), Exit::Usage, "{reason}");
        }
    }
}

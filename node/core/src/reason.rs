//! Stable reason codes: what every refusal, withholding and fault is called, on the wire, in logs and metrics.
//!
//! A code never changes its meaning and is never reused. UPPER_SNAKE_CASE, at most 63 characters (AIP-193).

use std::fmt;

macro_rules! reasons {
    ($($(#[$doc:meta])+ $variant:ident = $code:literal,)+) => {
        /// A stable reason code.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum Reason {
            $($(#[$doc])+ $variant,)+
        }

        impl Reason {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }
        }
    };
}

reasons! {
    // What a record can be refused for.
    /// A required field is missing.
    FieldMissing = "FIELD_MISSING",
    /// A field holds what its rule does not allow.
    FieldInvalid = "FIELD_INVALID",
    /// A field is longer, or a list has more entries, than its limit.
    FieldTooLong = "FIELD_TOO_LONG",
    /// A code is not in its code list.
    CodeUnknown = "CODE_UNKNOWN",
    /// The code "other" stands without text.
    OtherWithoutText = "OTHER_WITHOUT_TEXT",
    /// Times are not in the order occurred, reported, signed.
    TimesOutOfOrder = "TIMES_OUT_OF_ORDER",
    /// A time lies in the future.
    TimeInFuture = "TIME_IN_FUTURE",
    /// A quantity is not above zero.
    QuantityNotPositive = "QUANTITY_NOT_POSITIVE",
    /// A unit is not allowed for the category.
    UnitNotAllowed = "UNIT_NOT_ALLOWED",
    /// A quantity is above what is plausible for the category.
    QuantityImplausible = "QUANTITY_IMPLAUSIBLE",
    /// The event did not happen in the author's country.
    EventCountryNotOrigin = "EVENT_COUNTRY_NOT_ORIGIN",
    /// The mode of transport and the identifiers do not agree.
    ModeWithoutIdentifier = "MODE_WITHOUT_IDENTIFIER",
    /// A container travels by a mode that carries none.
    ContainerModeMismatch = "CONTAINER_MODE_MISMATCH",
    /// A container stands without the state of its seal.
    SealStateMissing = "SEAL_STATE_MISSING",
    /// The route lacks a start or an end.
    RouteIncomplete = "ROUTE_INCOMPLETE",
    /// The times of the route are not in order.
    RouteOutOfOrder = "ROUTE_OUT_OF_ORDER",
    /// Two neighbouring stops of the route are the same.
    RouteRepeatsStop = "ROUTE_REPEATS_STOP",
    /// An identifier's check digit is wrong.
    IdentifierBadCheck = "IDENTIFIER_BAD_CHECK",
    /// An identifier does not have the form of its scheme.
    IdentifierBadFormat = "IDENTIFIER_BAD_FORMAT",
    /// An alert is no longer valid.
    AlertExpired = "ALERT_EXPIRED",
    /// The answer is wanted after the arrival.
    ReplyAfterArrival = "REPLY_AFTER_ARRIVAL",
    /// The requested action goes beyond the permitted action.
    ActionNotPermitted = "ACTION_NOT_PERMITTED",
    /// Persons stand without legal basis, expiry or evaluation.
    PersonsWithoutBasis = "PERSONS_WITHOUT_BASIS",
    /// A media body that the record names is not held by the node.
    MediaMissing = "MEDIA_MISSING",
    /// Two requests use one source reference at the same time.
    ReferenceInUse = "REFERENCE_IN_USE",

    // Why policy withholds a record or a section.
    /// The peer is suspended.
    PeerSuspended = "PEER_SUSPENDED",
    /// The author did not name the peer.
    NotInAudience = "NOT_IN_AUDIENCE",
    /// The record has expired.
    RecordExpired = "RECORD_EXPIRED",
    /// No agreement names both parties.
    NoAgreement = "NO_AGREEMENT",
    /// The agreement excludes this pair of its parties.
    PairExcluded = "PAIR_EXCLUDED",
    /// The agreement lacks a signature of one of the two.
    AgreementNotSigned = "AGREEMENT_NOT_SIGNED",
    /// The agreement is not yet valid.
    AgreementNotYetValid = "AGREEMENT_NOT_YET_VALID",
    /// The agreement has expired.
    AgreementExpired = "AGREEMENT_EXPIRED",
    /// One of the two suspended the agreement.
    AgreementSuspended = "AGREEMENT_SUSPENDED",
    /// One of the two terminated the agreement.
    AgreementTerminated = "AGREEMENT_TERMINATED",
    /// The agreement has no terms in this direction.
    DirectionNotCovered = "DIRECTION_NOT_COVERED",
    /// The terms do not cover the kind.
    KindNotCovered = "KIND_NOT_COVERED",
    /// The terms do not cover a category of the record.
    CategoryNotCovered = "CATEGORY_NOT_COVERED",
    /// The terms cover it, but not by push.
    ModeNotPush = "MODE_NOT_PUSH",
    /// The terms do not cover the purpose.
    PurposeNotCovered = "PURPOSE_NOT_COVERED",
    /// The record's TLP is above the ceiling.
    TlpAboveCeiling = "TLP_ABOVE_CEILING",
    /// The record does not touch what the geographic filter names.
    OutsideGeography = "OUTSIDE_GEOGRAPHY",
    /// The terms require an evaluation that the record lacks.
    EvaluationMissing = "EVALUATION_MISSING",
    /// The evaluation is below the grade that the terms require.
    EvaluationTooLow = "EVALUATION_TOO_LOW",
    /// The terms do not disclose the section.
    SectionNotCovered = "SECTION_NOT_COVERED",
    /// The section never leaves the party.
    SectionNational = "SECTION_NATIONAL",
    /// TLP:RED and the peer is not among the named recipients.
    NotNamedRecipient = "NOT_NAMED_RECIPIENT",

    // Agreements.
    /// The document is not readable or holds unknown or contradictory terms.
    AgreementInvalid = "AGREEMENT_INVALID",
    /// The document does not name this party.
    AgreementNotOurs = "AGREEMENT_NOT_OURS",
    /// No agreement has this id.
    AgreementUnknown = "AGREEMENT_UNKNOWN",
    /// The bytes to sign are not the bytes that are held.
    AgreementHashMismatch = "AGREEMENT_HASH_MISMATCH",
    /// An agreement of this id and version, or a newer one, is held with other bytes.
    AgreementVersionConflict = "AGREEMENT_VERSION_CONFLICT",
    /// A signature over the document does not verify.
    AgreementBadSignature = "AGREEMENT_BAD_SIGNATURE",

    // What a peer can do wrong.
    /// Bytes are not of the form they should have.
    Malformed = "MALFORMED",
    /// A message is larger than its limit.
    TooLarge = "TOO_LARGE",
    /// The certificate's party is not enrolled.
    PartyUnknown = "PARTY_UNKNOWN",
    /// The certificate does not verify under the party's card.
    CertificateRefused = "CERTIFICATE_REFUSED",
    /// The certificate has expired.
    CertificateExpired = "CERTIFICATE_EXPIRED",
    /// A signature does not verify.
    BadSignature = "BAD_SIGNATURE",
    /// A checkpoint is of another origin.
    WrongOrigin = "WRONG_ORIGIN",
    /// A record's author is another party than the ledger's.
    RecordOfAnotherParty = "RECORD_OF_ANOTHER_PARTY",
    /// Two histories of one ledger, both signed.
    Fork = "FORK",
    /// A consistency or inclusion proof does not hold.
    BadProof = "BAD_PROOF",
    /// The feed's items do not lead to the committed root: a gap, a reorder or a rewrite.
    FeedMismatch = "FEED_MISMATCH",
    /// Items repeat or skip positions of the feed.
    FeedOutOfOrder = "FEED_OUT_OF_ORDER",
    /// The feed or the ledger got shorter.
    Rollback = "ROLLBACK",
    /// The feed moved to another slot.
    SlotChanged = "SLOT_CHANGED",
    /// The last leaf of a checkpoint is not a FEEDS entry, or its time went back.
    LastLeafNotFeeds = "LAST_LEAF_NOT_FEEDS",
    /// An entry, opening or section does not match its commitment.
    BadCommitment = "BAD_COMMITMENT",
    /// A section arrived that the item does not disclose.
    UndisclosedSection = "UNDISCLOSED_SECTION",
    /// The record lies outside the agreement.
    OutsideAgreement = "OUTSIDE_AGREEMENT",
    /// The record was received before.
    Replayed = "REPLAYED",
    /// A message came in the wrong state of the session.
    UnexpectedMessage = "UNEXPECTED_MESSAGE",
    /// More connections or streams than the limit.
    TooManyConnections = "TOO_MANY_CONNECTIONS",

    // Callers and resources.
    /// The caller presents no officer certificate of this node.
    NotAnOfficer = "NOT_AN_OFFICER",
    /// The officer lacks the role.
    RoleMissing = "ROLE_MISSING",
    /// Nothing has this id.
    NotFound = "NOT_FOUND",
    /// A page key is not one that this node gave.
    BadPageKey = "BAD_PAGE_KEY",
    /// The card does not verify.
    CardInvalid = "CARD_INVALID",
    /// The fingerprint is not the card's.
    FingerprintMismatch = "FINGERPRINT_MISMATCH",
    /// The party is enrolled with another card.
    PeerExists = "PEER_EXISTS",
    /// The card is this node's own.
    PeerIsSelf = "PEER_IS_SELF",
    /// No further peer can be enrolled.
    TooManyPeers = "TOO_MANY_PEERS",
    /// The queue is full; try again.
    Busy = "BUSY",
    /// The disk is nearly full.
    DiskNearlyFull = "DISK_NEARLY_FULL",
    /// The journal cannot be written; the node only reads.
    ReadOnly = "READ_ONLY",
    /// Peers hold a larger or different history of this ledger.
    Guarded = "GUARDED",
    /// Stored bytes are damaged.
    Corrupt = "CORRUPT",
    /// The node is stopping.
    ShuttingDown = "SHUTTING_DOWN",
    /// A fault of this node.
    Internal = "INTERNAL",
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_distinct_upper_snake_and_short() {
        let codes: BTreeSet<_> = Reason::ALL.iter().map(|reason| reason.code()).collect();
        assert_eq!(codes.len(), Reason::ALL.len());
        for code in codes {
            assert!(
                code.len() <= 63 && code.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'),
                "{code}"
            );
        }
    }
}

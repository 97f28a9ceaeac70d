//! One row for each reason: number, name, code, class, exit code, advice; in braces advice by call, in brackets
//! advice by field, where another fits.
//!
//! A new reason is one more row, with a number of its group that was never used. `proto/REASONS.md` is written from
//! here.

use super::{Call, Class, Exit, Row};

macro_rules! reasons {
    ($(
        #[doc = $meaning:literal]
        $number:literal $name:ident $code:ident $class:ident $exit:ident
            $advice:literal $({ $($($call:ident)+: $by_call:literal,)+ })? $([ $($field:literal: $by_field:literal,)+ ])?,
    )+) => {
        /// A stable reason.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum Reason {
            $(#[doc = $meaning] $name,)+
        }

        impl Reason {
            /// Every reason there is.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// All that is known of it.
            pub const fn row(self) -> &'static Row {
                match self {
                    $(Self::$name => const { &Row {
                        number: $number,
                        code: stringify!($code),
                        meaning: $meaning.trim_ascii(),
                        class: Class::$class,
                        exit: Exit::$exit,
                        advice: $advice,
                        by_call: &[$($((&[$(Call::$call,)+], $by_call),)+)?],
                        by_field: &[$($(($field, $by_field),)+)?],
                    } },)+
                }
            }
        }
    };
}

reasons! {
    // A record breaks a rule: 1 to 63.
    /// A required field is missing.
    1 FieldMissing FIELD_MISSING InvalidArgument InvalidInput
        "fill in the field; 'ntc alert sample' shows where it stands" {
            Document: "fill it in; 'ntc agreement new' writes a complete document",
            Records Agreement Card Partner Watchlist Screen Media Ledger Node: "repeat the command with the option or value that is missing; its --help lists them",
        } [
            "legal-basis": "name it with --legal-basis, as --legal-basis \"Customs Code 12\"",
            "grade": "give it with --grade, as --grade 4x4:B2",
        ],
    /// A field holds what its rule does not allow.
    2 FieldInvalid FIELD_INVALID InvalidArgument InvalidInput
        "correct the field; 'ntc alert sample' shows its form" {
            Document: "correct the document; 'ntc agreement new' writes one that is complete",
            Records Agreement Card Partner Watchlist Screen Media Ledger Node: "correct it and repeat the command; its --help shows the form",
        } [
            "party": "write the party as GE/revenue-service; 'ntc peer list' shows who is enrolled",
            "reason": "give a reason of at most 500 characters, without control characters",
            "sha256": "a hash has 64 hexadecimal digits; 'ntc alert show ID' names those of an alert",
            "document_sha256": "read the document again with 'ntc agreement show ID' before you sign it",
            "reject.until": "name a time to come within two years with --remember, or leave it out for one year",
            "snooze.until": "name a time to come within 180 days with --until or --arrival",
            "snooze.request": "name a request that waits for its answer; 'ntc overdue' lists those, and --until rests without one",
            "birth_date": "write it as 1961-03-04, 1961-03 or 1961",
            "birth_dates": "write it as 1961-03-04, 1961-03 or 1961",
            "born": "write it as 1961-03-04, 1961-03 or 1961",
            "grade": "write a grade of its scheme: 4x4:B2, 3x5x2:1A or admiralty:B2",
            "list": "do as it says, or name another list",
            "share": "'ntc watchlist describe LIST --share push' lets its entries be pushed",
            "until": "name a time to come, as --until 2027-03-01",
        ],
    /// A field is longer, or a list has more entries, than its limit.
    3 FieldTooLong FIELD_TOO_LONG InvalidArgument InvalidInput
        "shorten it, or publish it in parts" {
            Records Document Agreement Card Partner Screen: "shorten it and repeat the command",
            Watchlist: "shorten it, or write it as several entries",
            Media: "store it in parts, or in a smaller form",
        },
    /// A code is not in its code list.
    4 CodeUnknown CODE_UNKNOWN InvalidArgument InvalidInput
        "use a code of the list: 'ntc codes LIST' shows them all, and 'ntc codes WORD' finds one in every list" {
            Document: "use a code that 'ntc agreement new --help' names",
            Records Agreement Card Partner Media Ledger Node: "use a word that the command's --help names",
            Screen: "write states by their code or English name, kinds as 'ntc codes manifest_column' tells",
        } [
            "category": "'ntc codes category' lists them",
            "nationality": "write the two letters of the state, as GE; 'ntc codes country' lists them",
            "purpose": "'ntc codes purpose' lists them",
        ],
    /// The code "other" stands without text.
    5 OtherWithoutText OTHER_WITHOUT_TEXT InvalidArgument InvalidInput
        "say in 'text' what is meant by \"other\", or use a code of the list",
    /// Times are not in the order occurred, reported, signed.
    6 TimesOutOfOrder TIMES_OUT_OF_ORDER InvalidArgument InvalidInput
        "check the dates: it happens, then it is reported, then it is published",
    /// A time lies in the future.
    7 TimeInFuture TIME_IN_FUTURE InvalidArgument InvalidInput
        "check the date and the zone, and this machine's clock; times are in UTC" {
            Watchlist Screen: "correct the date of birth; nobody is born after today",
        } [
            "birth_date": "correct the date of birth; nobody is born after today",
            "persons": "correct the date of birth; nobody is born after today",
        ],
    /// A quantity is not above zero.
    8 QuantityNotPositive QUANTITY_NOT_POSITIVE InvalidArgument InvalidInput
        "leave the quantity out when it is not known",
    /// A unit is not allowed for the category.
    9 UnitNotAllowed UNIT_NOT_ALLOWED InvalidArgument InvalidInput
        "use a unit that the category is measured in",
    /// A quantity is above what is plausible for the category.
    10 QuantityImplausible QUANTITY_IMPLAUSIBLE InvalidArgument InvalidInput
        "check the quantity and its unit",
    /// The event did not happen in the author's country.
    11 EventCountryNotOrigin EVENT_COUNTRY_NOT_ORIGIN InvalidArgument InvalidInput
        "publish only what happened in your own country, or use event kind third_country_information",
    /// The mode of transport and the identifiers do not agree.
    12 ModeWithoutIdentifier MODE_WITHOUT_IDENTIFIER InvalidArgument InvalidInput
        "give an identifier of the means of transport, or correct the mode",
    /// A container travels by a mode that carries none.
    13 ContainerModeMismatch CONTAINER_MODE_MISMATCH InvalidArgument InvalidInput
        "correct the mode, or take the container out",
    /// A container stands without the state of its seal.
    14 SealStateMissing SEAL_STATE_MISSING InvalidArgument InvalidInput
        "give the state of the seal; \"unknown\" is one",
    /// The route lacks a start or an end.
    15 RouteIncomplete ROUTE_INCOMPLETE InvalidArgument InvalidInput
        "give the first and the last stop, or set route_unknown",
    /// The times of the route are not in order.
    16 RouteOutOfOrder ROUTE_OUT_OF_ORDER InvalidArgument InvalidInput
        "put the stops in the order of travel",
    /// Two neighbouring stops of the route are the same.
    17 RouteRepeatsStop ROUTE_REPEATS_STOP InvalidArgument InvalidInput
        "put the stops in the order of travel",
    /// An identifier's check digit is wrong.
    18 IdentifierBadCheck IDENTIFIER_BAD_CHECK InvalidArgument InvalidInput
        "compare it with the document, digit by digit" {
            Records: "compare it with the papers, digit by digit; where it stands so on what is asked about, 'ntc query' asks with --as-written",
            Watchlist: "compare it with the papers, digit by digit; where it stands so on what is looked for, 'ntc watchlist add' takes it with --as-written",
            Screen: "compare it with the papers, digit by digit; correct the row, and screen it again",
        },
    /// An identifier does not have the form of its scheme.
    19 IdentifierBadFormat IDENTIFIER_BAD_FORMAT InvalidArgument InvalidInput
        "compare it with the document, digit by digit" {
            Records: "compare it with the papers, digit by digit; where it stands so on what is asked about, 'ntc query' asks with --as-written",
            Watchlist: "compare it with the papers, digit by digit; where it stands so on what is looked for, 'ntc watchlist add' takes it with --as-written",
            Screen: "compare it with the papers, digit by digit; correct the row, and screen it again",
        },
    /// An alert is no longer valid.
    20 AlertExpired ALERT_EXPIRED InvalidArgument InvalidInput
        "give a later end of validity",
    /// The answer is wanted after the arrival.
    21 ReplyAfterArrival REPLY_AFTER_ARRIVAL InvalidArgument InvalidInput
        "ask for the answer before the arrival",
    /// The requested action goes beyond the permitted action.
    22 ActionNotPermitted ACTION_NOT_PERMITTED InvalidArgument InvalidInput
        "ask for less, or permit more in handling",
    /// Persons stand without legal basis, expiry or evaluation.
    23 PersonsWithoutBasis PERSONS_WITHOUT_BASIS InvalidArgument InvalidInput
        "give legal basis, expiry and evaluation, or take the persons out",
    /// What was written of a person differs from the machine readable zone of the document.
    260 ZoneDiffers ZONE_DIFFERS InvalidArgument InvalidInput
        "compare it with the document; what the zone says is read by its check digits",
    /// A media body that the record names is not held by the node.
    24 MediaMissing MEDIA_MISSING FailedPrecondition InvalidInput
        "store the body first with 'ntc media put FILE'",
    /// Two requests use one source reference at the same time.
    25 ReferenceInUse REFERENCE_IN_USE Aborted InvalidInput
        "wait for the other request; the reference is published once",
    /// The record is of a kind that this version does not read.
    26 KindUnknown KIND_UNKNOWN FailedPrecondition InvalidInput
        "update the node: the partner runs a later version",
    /// A delivery under control would be seen by too many, or touched.
    27 ControlledDeliveryExposed CONTROLLED_DELIVERY_EXPOSED InvalidArgument InvalidInput
        "set handling.tlp to AMBER+STRICT or RED and handling.permitted_action to none_visible",
    /// A quantity of what is counted is not a whole number.
    28 QuantityNotWhole QUANTITY_NOT_WHOLE InvalidArgument InvalidInput
        "write the whole number without a point: 1500",
    /// A number or a time can be read in two ways.
    29 Ambiguous AMBIGUOUS InvalidArgument InvalidInput
        "write it so that it can be read in one way only",
    /// The source reference was published before, with other content.
    30 ReferenceOtherContent REFERENCE_OTHER_CONTENT FailedPrecondition InvalidInput
        "to correct that record: 'ntc alert correct ID FILE'; another case has a reference of its own",
    /// Only the author of a record corrects or withdraws it.
    31 NotOriginator NOT_ORIGINATOR PermissionDenied RefusedByPolicy
        "'ntc alert list' has your own records; ask the author of another party's to correct it",
    /// What is to be told was told before, or says the same as what stands.
    32 NothingChanged NOTHING_CHANGED InvalidArgument InvalidInput
        "change what is wrong in the file, and repeat the command" [
            "undone": "'ntc recall status ID' shows what its author was told",
        ],

    // Policy withholds a record or a section: 64 to 127.
    /// The peer is suspended.
    64 PeerSuspended PEER_SUSPENDED PermissionDenied RefusedByPolicy
        "'ntc peer list' says who is suspended and why",
    /// The author did not name the peer.
    65 NotInAudience NOT_IN_AUDIENCE PermissionDenied RefusedByPolicy
        "name the partner in 'audience', or leave the audience empty",
    /// The record has expired.
    66 RecordExpired RECORD_EXPIRED PermissionDenied RefusedByPolicy
        "give a later expiry" {
            Records: "its author's time to keep it has ended; ask the author for a new one",
        },
    /// No agreement names both parties.
    67 NoAgreement NO_AGREEMENT PermissionDenied RefusedByPolicy
        "'ntc agreement list' shows what is in force with whom",
    /// The agreement excludes this pair of its parties.
    68 PairExcluded PAIR_EXCLUDED PermissionDenied RefusedByPolicy
        "'ntc agreement list' shows what is in force with whom",
    /// The agreement lacks a signature of one of the two.
    69 AgreementNotSigned AGREEMENT_NOT_SIGNED PermissionDenied RefusedByPolicy
        "'ntc agreement list' shows what is in force with whom",
    /// The agreement is not yet valid.
    70 AgreementNotYetValid AGREEMENT_NOT_YET_VALID PermissionDenied RefusedByPolicy
        "'ntc agreement list' shows what is in force with whom",
    /// The agreement has expired.
    71 AgreementExpired AGREEMENT_EXPIRED PermissionDenied RefusedByPolicy
        "'ntc agreement list' shows what is in force with whom" {
            Document Agreement: "propose the next version: raise 'version' and set later dates",
        },
    /// One of the two suspended the agreement.
    72 AgreementSuspended AGREEMENT_SUSPENDED PermissionDenied RefusedByPolicy
        "'ntc agreement list' shows what is in force with whom",
    /// One of the two terminated the agreement.
    73 AgreementTerminated AGREEMENT_TERMINATED PermissionDenied RefusedByPolicy
        "'ntc agreement list' shows what is in force with whom" {
            Document Agreement: "propose a new agreement under another id",
        },
    /// The agreement has no terms in this direction.
    74 DirectionNotCovered DIRECTION_NOT_COVERED PermissionDenied RefusedByPolicy
        "'ntc agreement show ID' shows the terms",
    /// The terms do not cover the kind.
    75 KindNotCovered KIND_NOT_COVERED PermissionDenied RefusedByPolicy
        "'ntc agreement show ID' shows the terms",
    /// The terms do not cover a category of the record.
    76 CategoryNotCovered CATEGORY_NOT_COVERED PermissionDenied RefusedByPolicy
        "'ntc agreement show ID' shows the terms",
    /// The terms cover it, but not by push.
    77 ModeNotPush MODE_NOT_PUSH PermissionDenied RefusedByPolicy
        "'ntc agreement show ID' shows the terms",
    /// The terms do not cover the purpose.
    78 PurposeNotCovered PURPOSE_NOT_COVERED PermissionDenied RefusedByPolicy
        "'ntc agreement show ID' shows the terms",
    /// The record's TLP is above the ceiling.
    79 TlpAboveCeiling TLP_ABOVE_CEILING PermissionDenied RefusedByPolicy
        "the agreement's ceiling is lower: lower the TLP, or agree on a higher ceiling",
    /// The record does not touch what the geographic filter names.
    80 OutsideGeography OUTSIDE_GEOGRAPHY PermissionDenied RefusedByPolicy
        "'ntc agreement show ID' shows the terms",
    /// The terms require an evaluation that the record lacks.
    81 EvaluationMissing EVALUATION_MISSING PermissionDenied RefusedByPolicy
        "give an evaluation that the terms ask for",
    /// The evaluation is below the grade that the terms require.
    82 EvaluationTooLow EVALUATION_TOO_LOW PermissionDenied RefusedByPolicy
        "give an evaluation that the terms ask for",
    /// The terms do not disclose the section.
    83 SectionNotCovered SECTION_NOT_COVERED PermissionDenied RefusedByPolicy
        "'ntc agreement show ID' shows the terms",
    /// The section never leaves the party.
    84 SectionNational SECTION_NATIONAL PermissionDenied RefusedByPolicy
        "the national section never leaves your party",
    /// TLP:RED and the peer is not among the named recipients.
    85 NotNamedRecipient NOT_NAMED_RECIPIENT PermissionDenied RefusedByPolicy
        "name the partner in handling.named_recipients",
    /// The partner's node is not capable of reading the record.
    86 CapabilityMissing CAPABILITY_MISSING PermissionDenied RefusedByPolicy
        "ask the partner to update its node, then enrol its new card with 'ntc peer add'",
    /// The terms do not cover the urgency.
    87 UrgencyNotCovered URGENCY_NOT_COVERED PermissionDenied RefusedByPolicy
        "'ntc agreement show ID' shows the terms",
    /// The record touches a territory that the agreement excludes.
    88 TerritoryExcluded TERRITORY_EXCLUDED PermissionDenied RefusedByPolicy
        "'ntc agreement show ID' shows the territory that it excludes",
    /// The time for which the agreement lets the section be told has ended.
    89 SectionOverdue SECTION_OVERDUE PermissionDenied RefusedByPolicy
        "'ntc agreement show ID' shows how long each section is told",
    /// An earlier record of the same case went to the peer.
    90 ToldBefore TOLD_BEFORE FailedPrecondition RefusedByPolicy
        "nothing is left to do: the partner was told of the case before",

    /// An agreement with its author lets nobody pass it on.
    265 OnwardNever ONWARD_NEVER PermissionDenied RefusedByPolicy
        "tell its author who else needs it: only the author may tell it" {
            Records: "'ntc agreement show ID' has the clause; ask the author to tell the third party itself",
        },
    /// The author's consent to pass it on to this party, for this purpose, is missing.
    266 ConsentMissing CONSENT_MISSING PermissionDenied RefusedByPolicy
        "ask for it with 'ntc consent ask ID --to PARTY --purpose PURPOSE'",
    /// It came by way of another party, and only who has it from its author passes it on.
    267 OnwardAgain ONWARD_AGAIN PermissionDenied RefusedByPolicy
        "ask its author to tell the third party itself, or to tell it to you",
    /// What is passed on is not proven to be its author's, or is wider than its author lets it be.
    268 CarriedUnproven CARRIED_UNPROVEN FailedPrecondition Integrity
        "rely on nothing of it; tell its author and who passed it on",
    /// It was passed on to this party before.
    269 PassedOnBefore PASSED_ON_BEFORE FailedPrecondition InvalidInput
        "'ntc consent list ID' says when and by which record",

    // Agreements: 128 to 159.
    /// The document is not readable or holds unknown or contradictory terms.
    128 AgreementInvalid AGREEMENT_INVALID InvalidArgument InvalidInput
        "correct the document; 'ntc agreement new' writes one that is complete" [
            "validity.until": "write a last day as 2027-12-31 that lies after the first day and is still to come",
            "supersedes": "'ntc agreement show ID' tells the SHA-256 of the version before",
            "title": "write in its place what the parties agreed on",
            "legal_basis": "name the treaty or memorandum that the agreement rests on",
        ],
    /// The document does not name this party.
    129 AgreementNotOurs AGREEMENT_NOT_OURS InvalidArgument InvalidInput
        "a document names your own party among its parties",
    /// No agreement has this id.
    130 AgreementUnknown AGREEMENT_UNKNOWN NotFound NotFound
        "'ntc agreement list' shows the ids",
    /// The bytes to sign are not the bytes that are held.
    131 AgreementHashMismatch AGREEMENT_HASH_MISMATCH FailedPrecondition InvalidInput
        "read the document again with 'ntc agreement show ID' before you sign it",
    /// An agreement of this id and version, or a newer one, is held with other bytes.
    132 AgreementVersionConflict AGREEMENT_VERSION_CONFLICT FailedPrecondition InvalidInput
        "raise 'version' in the document and propose it again",
    /// A signature over the document does not verify.
    133 AgreementBadSignature AGREEMENT_BAD_SIGNATURE InvalidArgument Integrity
        "run 'ntc ledger verify' and tell the administrator" {
            Document Agreement: "sign with the author key of the card that your partners hold",
        },
    /// Another party has signed the agreement.
    134 AgreementSigned AGREEMENT_SIGNED FailedPrecondition InvalidInput
        "end it with 'ntc agreement terminate ID', or propose the next version",
    /// The party that proposed the agreement withdrew it.
    135 AgreementWithdrawn AGREEMENT_WITHDRAWN FailedPrecondition RefusedByPolicy
        "ask the partner for the document that counts" {
            Document: "change the document and propose it again, under the same version",
        },
    /// The party did not propose the agreement.
    136 AgreementNotProposed AGREEMENT_NOT_PROPOSED FailedPrecondition InvalidInput
        "leave it unsigned, or end it with 'ntc agreement terminate ID'",
    /// Another agreement holds between the same parties in the same time.
    137 AgreementOverlaps AGREEMENT_OVERLAPS FailedPrecondition InvalidInput
        "compare both with 'ntc agreement show ID': of what both cover only that goes which both allow",

    // What a peer can do wrong: 160 to 223.
    /// Bytes are not of the form they should have.
    160 Malformed MALFORMED InvalidArgument InvalidInput
        "correct the field; 'ntc alert sample' shows its form" {
            Document: "save it as UTF-8 text; 'ntc agreement new' writes one that is complete",
            Card: "ask the partner's administrator to send the card again",
            Watchlist: "fetch a published list again; correct an entry of your own: 'ntc watchlist export' writes entries in their form",
            Screen: "mend the line, or have the carrier send the message again",
            Records Agreement Partner Media Ledger Node: "use the ntc of the node's version: the two do not understand each other",
        } [
            "row": "mend these lines in the table: a cell for each column, in quotation marks where it holds the delimiter, a \
                    line break or a doubled quotation mark",
        ],
    /// A message is larger than its limit.
    161 TooLarge TOO_LARGE InvalidArgument InvalidInput
        "shorten it, or publish it in parts" {
            Document: "shorten the document; its limit is 128 KiB",
            Card: "this is not a node card: ask the partner's administrator to send the card again",
            Agreement: "end or sign the agreements that wait, then repeat the command",
            Media: "store it in a smaller form",
            Watchlist: "split the file, or name fewer entries at once",
            Screen: "split the file, and screen the parts one after the other",
            Records Partner Ledger Node: "ask for less at a time",
        } [
            "page_size": "ask for 500 at most with --limit",
        ],
    /// The certificate's party is not enrolled.
    162 PartyUnknown PARTY_UNKNOWN Unauthenticated NotPermitted
        "ask your node's administrator for a new certificate",
    /// The certificate does not verify under the party's card.
    163 CertificateRefused CERTIFICATE_REFUSED Unauthenticated NotPermitted
        "ask your node's administrator for a new certificate",
    /// The certificate has expired.
    164 CertificateExpired CERTIFICATE_EXPIRED Unauthenticated NotPermitted
        "ask your node's administrator for a new certificate",
    /// A signature does not verify.
    165 BadSignature BAD_SIGNATURE FailedPrecondition Integrity
        "run 'ntc ledger verify' and tell the administrator",
    /// A checkpoint is of another origin.
    166 WrongOrigin WRONG_ORIGIN FailedPrecondition Integrity
        "run 'ntc ledger verify' and tell the administrator",
    /// A record's author is another party than the ledger's.
    167 RecordOfAnotherParty RECORD_OF_ANOTHER_PARTY FailedPrecondition Integrity
        "run 'ntc ledger verify' and tell the administrator",
    /// Two histories of one ledger, both signed.
    168 Fork FORK FailedPrecondition Integrity
        "stop, and tell the administrator: two histories of one ledger exist",
    /// A consistency or inclusion proof does not hold.
    169 BadProof BAD_PROOF FailedPrecondition Integrity
        "run 'ntc ledger verify' and tell the administrator",
    /// The feed's items do not lead to the committed root: a gap, a reorder or a rewrite.
    170 FeedMismatch FEED_MISMATCH FailedPrecondition Integrity
        "run 'ntc ledger verify' and tell the administrator",
    /// Items repeat or skip positions of the feed.
    171 FeedOutOfOrder FEED_OUT_OF_ORDER FailedPrecondition Integrity
        "run 'ntc ledger verify' and tell the administrator",
    /// The feed or the ledger got shorter.
    172 Rollback ROLLBACK FailedPrecondition Integrity
        "stop, and tell the administrator: two histories of one ledger exist",
    /// The feed moved to another slot.
    173 SlotChanged SLOT_CHANGED FailedPrecondition Integrity
        "run 'ntc ledger verify' and tell the administrator",
    /// The last leaf of a checkpoint is not a FEEDS entry, or its time went back.
    174 LastLeafNotFeeds LAST_LEAF_NOT_FEEDS FailedPrecondition Integrity
        "run 'ntc ledger verify' and tell the administrator",
    /// An entry, opening or section does not match its commitment.
    175 BadCommitment BAD_COMMITMENT FailedPrecondition Integrity
        "run 'ntc ledger verify' and tell the administrator",
    /// A section arrived that the item does not disclose.
    176 UndisclosedSection UNDISCLOSED_SECTION FailedPrecondition Integrity
        "run 'ntc ledger verify' and tell the administrator",
    /// The record lies outside the agreement.
    177 OutsideAgreement OUTSIDE_AGREEMENT FailedPrecondition RefusedByPolicy
        "'ntc agreement show ID' shows the terms",
    /// The record was received before.
    178 Replayed REPLAYED FailedPrecondition Other
        "look into the node's log, and tell the administrator",
    /// A message came in the wrong state of the session.
    179 UnexpectedMessage UNEXPECTED_MESSAGE InvalidArgument Other
        "look into the node's log, and tell the administrator",
    /// More connections or streams than the limit.
    180 TooManyConnections TOO_MANY_CONNECTIONS ResourceExhausted Unavailable
        "try again in a few seconds",
    /// Something critical that this version does not know: an entry or item kind, a key role, a name in a header.
    181 CriticalUnknown CRITICAL_UNKNOWN FailedPrecondition Integrity
        "update the node: the partner runs a later version",

    // Callers and resources: from 224.
    /// The caller presents no officer certificate of this node.
    224 NotAnOfficer NOT_AN_OFFICER Unauthenticated NotPermitted
        "use the profile that your node's administrator issued to you",
    /// The officer lacks the role.
    225 RoleMissing ROLE_MISSING PermissionDenied NotPermitted
        "ask an administrator of your node for the role",
    /// Nothing has this id.
    226 NotFound NOT_FOUND NotFound NotFound
        "check the id; 'ntc alert list' shows what the node holds" {
            Document Agreement: "'ntc agreement list' shows the ids",
            Card Partner: "'ntc peer list' shows who is enrolled",
            Watchlist: "'ntc watchlist list' shows the lists, and 'ntc watchlist show LIST' their entries",
            Media: "check the hash; 'ntc alert show ID' names the bodies of an alert",
            Ledger Node: "check what was named; 'ntc node status' says what the node holds",
        } [
            "hit": "'ntc hit list' shows the hits that wait; its --help says how to list the others",
            "snooze.request": "give the id of a request of your own, as 'ntc request new' told it",
        ],
    /// A page key is not one that this node gave.
    227 BadPageKey BAD_PAGE_KEY InvalidArgument InvalidInput
        "begin again without --page",
    /// The card does not verify.
    228 CardInvalid CARD_INVALID InvalidArgument InvalidInput
        "ask the partner's administrator to send the card again",
    /// The fingerprint is not the card's.
    229 FingerprintMismatch FINGERPRINT_MISMATCH InvalidArgument InvalidInput
        "do not enrol this card: call the partner on a number that you know, and compare again" [
            "parties": "compare the fingerprint in the document with 'ntc peer show PARTY', and call the partner",
        ],
    /// The party is enrolled with another card.
    230 PeerExists PEER_EXISTS FailedPrecondition InvalidInput
        "the partner is enrolled already: only a newer card of the same keys takes the place of its card",
    /// The card is this node's own.
    231 PeerIsSelf PEER_IS_SELF InvalidArgument InvalidInput
        "this is your own card: give it to the partner, and enrol the partner's",
    /// No further peer can be enrolled.
    232 TooManyPeers TOO_MANY_PEERS ResourceExhausted Unavailable
        "a node serves 256 partners at most; tell the administrator",
    /// The queue is full; try again.
    233 Busy BUSY ResourceExhausted Unavailable
        "try again in a few seconds",
    /// The disk is nearly full.
    234 DiskNearlyFull DISK_NEARLY_FULL ResourceExhausted Unavailable
        "the administrator frees space on the node's disk; reading goes on",
    /// A newer version took its place.
    252 Superseded SUPERSEDED FailedPrecondition NotFound
        "'ntc recall status ID' names the version that took its place" {
            Draft: "publish the newest version, or give another case a reference of its own",
        },
    /// Its author withdrew it.
    253 Retracted RETRACTED FailedPrecondition NotFound
        "do not rely on it; 'ntc recall status ID' says when it was withdrawn, and by which record" {
            Draft: "give another case a reference of its own; 'ntc recall status ID' says why this one was withdrawn",
        },
    /// The record only runs the federation, and is kept as proof.
    270 KeptAsProof KEPT_AS_PROOF FailedPrecondition InvalidInput
        "erase the record that it is about; 'ntc thread ID' shows the case",
    /// Nothing of what is to be erased is here.
    271 NothingToErase NOTHING_TO_ERASE FailedPrecondition NotFound
        "'ntc alert show ID' says what is left of it, and what was erased when and by whom",
    /// The same record is held from its author, or by way of another party.
    255 SameRecord SAME_RECORD FailedPrecondition NotFound
        "look at the record itself: 'ntc alert show ID' names every way by which it came",
    /// The journal cannot be written; the node only reads.
    235 ReadOnly READ_ONLY Unavailable Unavailable
        "tell the administrator at once: the node could not write its journal",
    /// The node is starting and asks its partners what they hold of its ledger.
    244 Starting STARTING Unavailable Unavailable
        "try again in a few seconds; 'ntc node status' says whom the node still waits for",
    /// The card is of another federation.
    245 OtherFederation OTHER_FEDERATION InvalidArgument InvalidInput
        "both nodes name one 'federation_domain': ask the partner which one the federation agreed on",
    /// Nobody else would get it.
    246 NothingToTell NOTHING_TO_TELL FailedPrecondition RefusedByPolicy
        "'ntc alert delivery ID' says who has it, and why others do not get it" {
            Records: "'ntc agreement list' shows what is in force with the partner",
        },
    /// A party is named that is not enrolled as a partner.
    249 PartyNotEnrolled PARTY_NOT_ENROLLED InvalidArgument InvalidInput
        "correct the name or take it out; 'ntc peer list' shows who is enrolled" [
            "parties": "enrol the partner with 'ntc peer add CARD' first, or correct its name in the document",
            "partners": "enrol a partner first: 'ntc peer add CARD'",
        ],
    /// The partner was in contact already.
    248 PeerInContact PEER_IN_CONTACT FailedPrecondition InvalidInput
        "stop it with 'ntc peer suspend PARTY': what was exchanged with it stays on record",
    /// Peers hold a larger or different history of this ledger.
    236 Guarded GUARDED FailedPrecondition Unavailable
        "tell the administrator at once: partners hold a newer history of your ledger",
    /// Stored bytes are damaged.
    237 Corrupt CORRUPT DataLoss Integrity
        "run 'ntc ledger verify' and tell the administrator",
    /// The node is stopping.
    238 ShuttingDown SHUTTING_DOWN Unavailable Unavailable
        "try again when the node is back",
    /// A fault of this node.
    239 Internal INTERNAL Internal Other
        "look into the node's log, and tell the administrator",
    /// The index is too far behind to answer.
    243 IndexBehind INDEX_BEHIND Unavailable Unavailable
        "ask again in a moment; 'ntc node status' tells how far the index is behind",
    /// Several parties gave this id.
    242 IdAmbiguous ID_AMBIGUOUS FailedPrecondition InvalidInput
        "say whose record is meant with --origin",
    /// What is held of the partner that the record came from is damaged, and cannot be read before it is mended.
    247 OutOfReach OUT_OF_REACH DataLoss Integrity
        "tell the administrator; 'ntc peer list --details' says what is damaged, and the runbook how it is mended",
    /// As much of a partner is held as its quota allows.
    240 QuotaReached QUOTA_REACHED ResourceExhausted Unavailable
        "the administrator frees space or raises the quota; what the partner sends comes later, nothing is lost",
    /// The disk failed while a record was written; whether it was published shows at the next start.
    241 OutcomeUnknown OUTCOME_UNKNOWN Unavailable Unavailable
        "look for the record when the node is back, and publish it again only if it is not there",
    /// The period holds more records than are counted at once.
    275 PeriodTooLarge PERIOD_TOO_LARGE InvalidArgument InvalidInput
        "name a shorter period with --from and --until",
    /// The address of a webhook is not public, and the configuration does not allow it.
    276 NotifyAddress NOTIFY_ADDRESS FailedPrecondition RefusedByPolicy
        "name its network in 'allow' of the webhook in node.toml, if it is meant to be called",
    /// A webhook or mail relay was not reached, or gave no answer in time.
    277 NotifyUnreached NOTIFY_UNREACHED Unavailable Unavailable
        "look whether it runs and the network lets the node out; what waits is told when it is back",
    /// A webhook or mail relay does not take an event.
    278 NotifyRefused NOTIFY_REFUSED Unavailable Unavailable
        "look into its log; a webhook has to answer 2xx without a redirect",
    /// The key, the password or the authorities for a webhook or mail relay cannot be used.
    279 NotifySecret NOTIFY_SECRET FailedPrecondition InvalidInput
        "mend the file that node.toml names; it is read again before the next attempt",
    /// A form has nobody to ask: its input or its output is not a terminal, or the answer is for a program.
    280 NoTerminal NO_TERMINAL FailedPrecondition Other
        "run it at a terminal, or give it a file: its --help says which" {
            Draft: "run it at a terminal, or write a draft into a file: 'ntc alert sample', for a request \
                'ntc alert sample --request', writes one to start from",
            Document: "run it at a terminal, or name it all: --id, --title, two times --party, --from and --until",
        },

    // Watchlists and what is screened against them: 300 to 329.
    /// An entry has a name and nothing that tells its bearer from others.
    300 SelectorTooWeak SELECTOR_TOO_WEAK InvalidArgument InvalidInput
        "add a birth date, a nationality, a country or a number: a name alone matches everybody who bears it",
    /// The review of an entry comes later than a year from now, or than its end.
    301 ReviewTooLate REVIEW_TOO_LATE InvalidArgument InvalidInput
        "name a day of review with --review, within a year and before the end",
    /// A file of a list or a manifest ends before its end.
    302 FileCutOff FILE_CUT_OFF InvalidArgument InvalidInput
        "fetch the file again; the list that was imported before stays as it is" {
            Screen: "have the file sent again; a part of it is missing, and nobody in it was screened",
        },
    /// A new version of a list has lost more than a fifth of its entries.
    303 ListShrank LIST_SHRANK FailedPrecondition InvalidInput
        "look at what was removed, and accept it with --accept-shrink if it is meant",
    /// Nobody can tell of which published form a file is.
    304 ListFormatUnknown LIST_FORMAT_UNKNOWN InvalidArgument InvalidInput
        "bring the list in one of the forms ftm, opensanctions, ofac, un, eu, uk, csv or json; --format names it where the \
         file is of one and that cannot be told" {
            Screen: "bring a passenger list as carriers send it (PAXLST), or a table saved as CSV",
        },
    /// A list of several files is read without the one that names its entries.
    305 ListPartMissing LIST_PART_MISSING InvalidArgument InvalidInput
        "name the files together: SDN.CSV with ADD.CSV, ALT.CSV and SDN_COMMENTS.CSV",
    /// A file changed while it was read.
    306 FileChanged FILE_CHANGED Aborted InvalidInput
        "wait until the file is written, and repeat the command",
    /// A file of XML declares entities or a document type; no list does.
    307 EntityDeclared ENTITY_DECLARED InvalidArgument InvalidInput
        "fetch the file from its publisher; a list declares no entities",
    /// What a message says it counts is not what it holds.
    308 CountDiffers COUNT_DIFFERS InvalidArgument InvalidInput
        "ask the carrier to send the message again: a part of it is missing, or its count is wrong",
    /// The heading of a table names a column that nobody knows, or one twice.
    309 ColumnUnknown COLUMN_UNKNOWN InvalidArgument InvalidInput
        "'ntc codes watchlist_column' lists the columns of a table of entries" {
            Screen: "'ntc codes manifest_column' lists the columns of a table that is screened",
            Records: "name columns as 'ntc codes scheme' lists them, and country, name, birth_date, nationality",
        },
    /// A list is taken from a file of another form than the one that it is made of.
    310 ListOfOtherForm LIST_OF_OTHER_FORM FailedPrecondition InvalidInput
        "take the file into a list of its own: 'ntc watchlist import FILE --to NAME'; to make this list anew of it, remove it \
         first: 'ntc watchlist remove LIST --all'",
    /// An entry of the key is there, and says something else.
    311 EntryExists ENTRY_EXISTS FailedPrecondition InvalidInput
        "'ntc watchlist show LIST KEY' shows what is there; --replace puts the new entry in its place, so write all that it \
         is to say",
    /// Lists are still being made ready after a start.
    315 ScreeningLoading SCREENING_LOADING Unavailable Unavailable
        "try again in a few seconds; 'ntc screening status' shows which lists are not ready",

    // Hits: 330 to 339.
    /// Another officer works on the hit.
    330 HitClaimed HIT_CLAIMED FailedPrecondition InvalidInput
        "ask that officer, or take it over with 'ntc hit claim ID --take-over'",
    /// The hit does not stand where the step begins.
    331 HitState HIT_STATE FailedPrecondition InvalidInput
        "'ntc hit show ID' says where it stands and what happened to it",
    /// No further hit has a place.
    332 HitsFull HITS_FULL ResourceExhausted Unavailable
        "decide about those that wait with 'ntc hit list'; what was screened is screened again when there is a place",
    /// Nobody outside can be told of the hit.
    333 HitUntellable HIT_UNTELLABLE PermissionDenied RefusedByPolicy
        "confirm it without --tell, as 'ntc hit confirm ID'; 'ntc hit show ID' says who can be told, and why nobody",

    // The own rules: 340 to 344.
    /// One of your own rules forbids it.
    340 RuleForbids RULE_FORBIDS PermissionDenied RefusedByPolicy
        "'ntc policy explain' names the rule, its reason and what would allow it",
    /// None of your own rules permits it.
    341 NoRulePermits NO_RULE_PERMITS PermissionDenied RefusedByPolicy
        "'ntc policy explain' says which rules come near; an administrator may activate others",
    /// One of your own rules could not be evaluated, so that nothing goes.
    342 RuleFailed RULE_FAILED FailedPrecondition RefusedByPolicy
        "tell an administrator: the rule that failed is to be mended; nothing goes until then",

    // Queries: 345 to 364.
    /// Nobody here knows what the subject of a query is.
    345 QuerySubjectUnknown QUERY_SUBJECT_UNKNOWN InvalidArgument InvalidInput
        "ask about a number of a scheme that 'ntc codes scheme' lists, or about a person by name",
    /// The machine readable zone of a query cannot be read, or its check digits do not hold.
    346 QueryZoneBroken QUERY_ZONE_BROKEN InvalidArgument InvalidInput
        "compare the zone with the document letter by letter, or ask by the document's number",
    /// A query says too little: what it asks about cannot be told from others.
    347 QueryTooBroad QUERY_TOO_BROAD InvalidArgument InvalidInput
        "add what tells the subject from others: a birth date, a document, a nationality; the whole of a number",
    /// A query does not say what it is for.
    348 QueryPurposeMissing QUERY_PURPOSE_MISSING InvalidArgument InvalidInput
        "say what it is for with --purpose; 'ntc codes purpose' lists the codes",
    /// The agreement asks why a person is asked about, and the query does not say.
    349 QueryJustificationMissing QUERY_JUSTIFICATION_MISSING InvalidArgument InvalidInput
        "say why with --justification",
    /// A query asks about more subjects than the agreement allows in one.
    350 QueryTooMany QUERY_TOO_MANY InvalidArgument InvalidInput
        "ask about fewer at once; 'ntc agreement show ID' tells how many",
    /// As much was asked today as the agreement allows between the two parties.
    351 QueryQuota QUERY_QUOTA ResourceExhausted RefusedByPolicy
        "ask again after midnight UTC, or send a request with 'ntc request new'",
    /// The officer asked as much today as the agreement allows one officer.
    352 QueryOfficerQuota QUERY_OFFICER_QUOTA ResourceExhausted RefusedByPolicy
        "ask again after midnight UTC, or send a request with 'ntc request new'",
    /// A query goes to more parties than an agreement with one of them allows.
    353 QueryFanOut QUERY_FAN_OUT InvalidArgument InvalidInput
        "name fewer partners with --to",
    /// The agreement tells no persons for this purpose.
    354 QueryPersons QUERY_PERSONS PermissionDenied RefusedByPolicy
        "ask about a number, or for a purpose for which the agreement tells persons",
    /// The time of a question is not the time of the party that is asked.
    355 QueryTime QUERY_TIME FailedPrecondition Unavailable
        "have both administrators set their clocks by a time server",
    /// A partner did not answer in time.
    356 PartnerSilent PARTNER_SILENT Unavailable Unavailable
        "ask again later; 'ntc peer show PARTY' tells whether it is reached",
    /// What a partner answered does not prove what it should.
    357 AnswerUnproven ANSWER_UNPROVEN FailedPrecondition Integrity
        "tell the administrators of both parties; the answer does not count",
    /// A query is not known here, or not any more.
    358 QueryUnknown QUERY_UNKNOWN NotFound NotFound
        "'ntc query list' lists what was asked and is still kept",
    /// A watchlist of the party that is asked is damaged or too long, so that it knows no answer.
    359 QueryListsUnread QUERY_LISTS_UNREAD Unavailable Unavailable
        "tell that party's administrator, whose 'ntc node status' names the list; meanwhile send a request with 'ntc request new'",

    // Approvals: 370 to 379.
    /// What was asked for waits for a second officer.
    370 ApprovalPending APPROVAL_PENDING FailedPrecondition Waiting
        "have another officer read it with 'ntc approvals show ID' and approve it; 'ntc approvals list' tells how it stands",
    /// The officer who asked for something approves it.
    371 ApprovalOwn APPROVAL_OWN PermissionDenied NotPermitted
        "have another officer approve it, or take it back with 'ntc approvals refuse ID'",
    /// What the officer read is not what would be carried out.
    372 ApprovalHashMismatch APPROVAL_HASH_MISMATCH FailedPrecondition InvalidInput
        "show it again with 'ntc approvals show ID', and give the hash that stands there",
    /// Nobody decided about a request in time.
    373 ApprovalExpired APPROVAL_EXPIRED FailedPrecondition InvalidInput
        "ask for it again, and have another officer approve it in time",
    /// A request was decided before.
    374 ApprovalDecided APPROVAL_DECIDED FailedPrecondition InvalidInput
        "'ntc approvals show ID' says what became of it",
    /// No further request has a place.
    375 ApprovalsFull APPROVALS_FULL ResourceExhausted Unavailable
        "decide about those that wait with 'ntc approvals list'",
    /// A request is not known here, or not any more.
    376 ApprovalUnknown APPROVAL_UNKNOWN NotFound NotFound
        "'ntc approvals list' lists those that wait, and what became of others",
    /// What many records are done by cannot wait for a second officer.
    377 ApprovalNeeded APPROVAL_NEEDED PermissionDenied RefusedByPolicy
        "publish it by itself with 'ntc alert publish FILE'; it then waits for a second officer",
    /// The certificate with which something was asked for was taken back.
    378 ApprovalRevoked APPROVAL_REVOKED PermissionDenied NotPermitted
        "refuse it with 'ntc approvals refuse ID'; who asked for it asks again with a valid certificate",
    // Terms of agreements: 360 to 369.
    /// The peer holds another document of the agreement to be in force.
    360 AgreementDiffers AGREEMENT_DIFFERS FailedPrecondition RefusedByPolicy
        "'ntc agreement show ID' names both versions; it goes when both parties hold the same one in force",
    /// As much was sent to the peer today as the agreement allows.
    361 DailyQuota DAILY_QUOTA ResourceExhausted RefusedByPolicy
        "it goes after midnight UTC; 'ntc agreement show ID' tells how much goes in a day",
    /// The agreement does not let a request be refused for this.
    362 RefusalGround REFUSAL_GROUND PermissionDenied RefusedByPolicy
        "name a ground that the agreement has; 'ntc agreement show ID' lists them",
    /// The agreement has a refusal give its reason, and it gives none.
    363 RefusalReason REFUSAL_REASON InvalidArgument InvalidInput
        "say why with --text",
    /// The agreement does not let an answer be deferred for so long.
    364 DeferredTooLong DEFERRED_TOO_LONG PermissionDenied RefusedByPolicy
        "name an earlier time; 'ntc agreement show ID' tells the longest",
    // Changes of the own rules: 380 to 389.
    /// A text of rules has errors, so that it does not decide.
    380 RulesFaulty RULES_FAULTY InvalidArgument InvalidInput
        "mend what is told; 'ntc policy check FILE' tells it with its place",
    /// No text of rules of this number was ever activated.
    381 RulesUnknown RULES_UNKNOWN NotFound NotFound
        "'ntc policy history' lists the numbers",
}

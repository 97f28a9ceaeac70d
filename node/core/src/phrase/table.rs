//! The sentences, one row each. Longer than other files: whoever looks for a sentence finds it here.

use super::Row;
use super::value::{List, Name, Place, Said, Value};

macro_rules! phrases {
    ($($variant:ident $code:literal { $($field:ident: $type:ty),* } $english:literal;)+) => {
        /// A sentence of the node, with what stands in its places.
        #[derive(Clone, Debug, Eq, PartialEq)]
        #[expect(missing_docs, reason = "a row says what it is, and its places by their names")]
        pub enum Phrase {
            $(#[doc = concat!("```text\n", $english, "\n```")] $variant { $($field: $type),* },)+
        }

        impl Phrase {
            /// Every sentence.
            pub const TABLE: &'static [Row] = &[$(Row {
                code: $code,
                english: $english,
                places: &[$((stringify!($field), <$type as Place>::SORT)),*],
            },)+];

            /// Its code, which it keeps for good.
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)+
                }
            }

            /// The sentence as it goes over the wire.
            pub fn said(self) -> Said {
                let code = self.code().to_owned();
                let places = match self {
                    $(Self::$variant { $($field),* } => {
                        vec![$((stringify!($field).to_owned(), Value::from($field))),*]
                    })+
                };
                Said { code, places }
            }
        }
    };
}

phrases! {
    // What stands in others.
    And "and" { one: String, other: String } "{ $one } and { $other }";
    Or "or" { one: String, other: String } "{ $one } or { $other }";
    HeaderOnly "header_only" {} "the header only";
    Yes "yes" {} "yes";
    No "no" {} "no";
    None "none" {} "none";
    Unknown "unknown" {} "unknown";
    Told "told" { text: String } "{ $text }";
    ByReason "by_reason" { reason: Name } "{ $reason }";

    // What rules of agreements, of the author's handling and of the node say.
    OfAgreement "of_agreement" { id: String, version: u64, hash: String, clause: Said }
        "agreement { $id } version { $version } ({ $hash }): { $clause }";
    NotEnrolled "not_enrolled" {} "the party is not an enrolled peer";
    PeerSuspended "peer_suspended" {} "the peer is suspended by our administrator";
    CannotRead "cannot_read" { needed: String }
        "the peer's node cannot read it: its card does not name { $needed }";
    NotInAudience "not_in_audience" {} "the author named an audience without this peer";
    NotNamed "not_named" { party: String }
        "TLP:RED, and { $party } is not among the named recipients";
    RecordExpired "record_expired" { at: String } "the time to keep the record ended at { $at }";
    AgreementRecords "agreement_records" {}
        "records about an agreement go to the agreement's parties";
    Administrative "administrative" { kind: Name }
        "{ $kind } goes to the parties that it is for, whatever is agreed";
    Returns "returns" { terms: u64, kind: Name }
        "terms { $terms } let a { $kind } come, and the record answers one";
    NoAgreement "no_agreement" {} "no agreement names both parties";
    PairExcluded "pair_excluded" {} "it excludes this pair of its parties";
    NotSigned "not_signed" { parties: List } "the signature of { $parties } is missing";
    StartsLater "starts_later" { from: String } "it starts at { $from }";
    AgreementEnded "agreement_ended" { at: String } "it ended at { $at }";
    LeftOut "left_out" { version: u64, from: String }
        "version { $version }, valid from { $from }, took its place for one of the two and leaves the other out";
    Differs "differs" { ours: u64, ours_hash: String, party: String, theirs: u64, theirs_hash: String }
        "version { $ours } ({ $ours_hash }) counts here, and { $party } holds that version { $theirs } ({ $theirs_hash }) does";
    DiffersNone "differs_none" { ours: u64, ours_hash: String, party: String }
        "version { $ours } ({ $ours_hash }) counts here, and { $party } holds that none does";
    SuspendedBy "suspended_by" { by: List } "it is suspended by { $by }";
    TerminatedBy "terminated_by" { by: List } "it was terminated by { $by }";
    ForReason "for_reason" { party: String, reason: String } "{ $party }: { $reason }";
    NoDirection "no_direction" { from: String, to: String }
        "it has no terms from { $from } to { $to }";
    NoKind "no_kind" { kind: Name } "its terms in this direction do not cover { $kind }";
    NoUrgency "no_urgency" { urgency: Name }
        "its terms for this kind do not cover the urgency { $urgency }";
    NoCategory "no_category" { category: Name }
        "its terms do not cover the category { $category }";
    CategoryLacking "category_lacking" {} "its terms name categories, and the record has none";
    NotPush "not_push" { terms: u64, mode: String }
        "terms { $terms } cover it by mode { $mode }, not by push";
    NoPurpose "no_purpose" { terms: u64, purpose: Name }
        "terms { $terms } do not serve the purpose { $purpose }";
    NoPersons "no_persons" { terms: u64 } "terms { $terms } tell no persons";
    AboveCeiling "above_ceiling" { tlp: String, terms: u64, ceiling: String }
        "the record is TLP:{ $tlp }, and terms { $terms } go up to TLP:{ $ceiling }";
    NoEvaluation "no_evaluation" { terms: u64 }
        "terms { $terms } require an evaluation, and the record has none";
    EvaluationTooLow "evaluation_too_low" { scheme: String, terms: u64 }
        "the evaluation ({ $scheme }) does not reach the minimum of terms { $terms }";
    OutsideGeography "outside_geography" { terms: u64 }
        "the record does not touch what the geographic filter of terms { $terms } names";
    GeographyUnknown "geography_unknown" { terms: u64 }
        "the geographic filter of terms { $terms } is not applied: the countries were not disclosed";
    TerritoryExcluded "territory_excluded" { places: List } "it excludes what touches { $places }";
    TerritoryUncertain "territory_uncertain" { states: List }
        "it excludes what touches { $states }, and the record names the European Union without the state";
    TerritoryNotHeld "territory_not_held" {}
        "it excludes a territory, and where the record happened is not held any more";
    TerritoryNotTold "territory_not_told" {}
        "the territory that it excludes is not looked for: where the record happened was not disclosed";
    SectionOverdue "section_overdue" { section: Name, at: String }
        "the time to tell the section { $section } ended at { $at }";
    Provisional "provisional" {} "it is applied provisionally: it has not entered into force";
    Allows "allows" { terms: u64, sections: List } "terms { $terms } allow { $sections }";
    Redacts "redacts" { terms: u64, sections: List }
        "terms { $terms } redact { $sections }, to be asked for by a request";
    Withholds "withholds" { terms: u64, sections: List }
        "terms { $terms } never disclose { $sections }";
    National "national" {} "the section national never leaves its party";
    NothingLeft "nothing_left" {} "no section of the record may be disclosed";
    Unproven "unproven" {} "the section event proves what is passed on, and it is not disclosed";
    CarriedAgain "carried_again" { party: String }
        "it came by way of { $party }, and only who has it from its author passes it on";
    OnwardNever "onward_never" {} "what was received is never passed on";
    OnwardListed "onward_listed" { party: String }
        "what was received may be passed on to { $party }";
    OnwardByConsent "onward_by_consent" {}
        "what was received is passed on with its author's consent";
    NoDissemination "no_dissemination" {}
        "its handling code H2 forbids to pass it on without its author's consent";
    CloseAudience "close_audience" { tlp: String }
        "it is TLP:{ $tlp }, for the receiving authority: its author has to consent";
    OtherPurpose "other_purpose" { purpose: Name }
        "it was told for the purpose { $purpose }: its author has to consent to another";
    ConsentGiven "consent_given" { author: String } "{ $author } consents";
    ConsentUntil "consent_until" { author: String, until: String }
        "{ $author } consents until { $until }";
    ConsentEnded "consent_ended" { author: String, at: String }
        "the consent of { $author } ended at { $at }";
    ConsentWithdrawn "consent_withdrawn" { author: String, at: String }
        "{ $author } took its consent back at { $at }";
    ConsentRefused "consent_refused" { author: String, at: String }
        "{ $author } refused its consent at { $at }";
    ConsentMissing "consent_missing" { author: String, to: String, purpose: Name }
        "the consent of { $author } to pass it on to { $to } for { $purpose } is not here";
    OwnRules "own_rules" { objection: Said } "your own rules: { $objection }";
    OwnRulesKeep "own_rules_keep" { sections: List, objection: Said }
        "your own rules, about { $sections }: { $objection }";
    SectionsBeyond "sections_beyond" { sections: List }
        "the sections { $sections } came beyond what the agreements allow";

    // What own rules object to.
    RuleForbids "rule_forbids" { rule: String, why: Name }
        "the rule { $rule } forbids it: { $why }";
    NoRulePermits "no_rule_permits" {} "no rule permits it";
    RuleFailed "rule_failed" { rule: String } "the rule { $rule } could not be evaluated";

    // What a partner gets.
    GetsNothing "gets_nothing" { party: String, why: Said } "{ $party } gets nothing: { $why }";
    GetsAll "gets_all" { party: String, count: u64 } "{ $party } gets all { $count } sections";
    GetsHeader "gets_header" { party: String }
        "{ $party } gets the header of the record, which has no sections";
    GetsSome "gets_some" { party: String, goes: u64, count: u64, kept: List }
        "{ $party } gets { $goes } of { $count } sections; kept: { $kept }";
    WouldGetNothing "would_get_nothing" { party: String, why: Said }
        "{ $party } would get nothing now: { $why }";
    WouldGetAll "would_get_all" { party: String, count: u64 }
        "{ $party } would get all { $count } sections now";
    WouldGetHeader "would_get_header" { party: String }
        "{ $party } would get the header of the record now, which has no sections";
    WouldGetSome "would_get_some" { party: String, goes: u64, count: u64, kept: List }
        "{ $party } would get { $goes } of { $count } sections now; kept: { $kept }";
    Got "got" { party: String, goes: u64, count: u64, now: Said }
        "{ $party } got { $goes } of { $count } sections; decided again, { $now }";
    GotHeader "got_header" { party: String, now: Said }
        "{ $party } got the header of the record and no section; decided again, { $now }";
    KeptBy "kept_by" { section: Name, rule: Said } "{ $section } ({ $rule })";

    // What spoke, line by line.
    LayersDecide "layers_decide" {}
        "the decision: agreements, the author's handling, your own rules";
    RulesUnread "rules_unread" { why: String }
        "your own rules cannot be read, so nothing goes: { $why }";
    TwoTexts "two_texts" { number: u64 }
        "two texts of your own rules decide until the ledger says that number { $number } acts: nothing goes that either of them forbids";
    OwnRulesOfRecord "own_rules_of_record" {} "your own rules, the record";
    OwnRulesOfSection "own_rules_of_section" { section: Name } "your own rules, { $section }";
    RulePermit "rule_permit" { rule: String, why: Name } "permit { $rule }: { $why }";
    RuleForbid "rule_forbid" { rule: String, why: Name } "forbid { $rule }: { $why }";
    HeadIs "head_is" { what: String, whom: String } "{ $what } is { $whom }";
    HeadHas "head_has" { what: String, whom: String } "{ $what } has { $whom }";
    AllOf "all_of" {} "all of";
    AnyOf "any_of" {} "any of";
    NotThat "not_that" {} "not";
    IfThenElse "if_then_else" {} "if, then, else";
    Unless "unless" {} "unless";
    WithFacts "with_facts" { part: Said, facts: List } "{ $part } ({ $facts })";
    FactIs "fact_is" { fact: String, value: Value } "{ $fact } is { $value }";

    // What would let go what is kept. Each change stands by itself in the list of a way.
    WayOfRecord "way_of_record" { changes: List } "the record would go if { $changes }";
    WayOfSection "way_of_section" { section: Name, changes: List }
        "{ $section } would go if { $changes }";
    OwnWayOfRecord "own_way_of_record" { changes: List }
        "your own rules would let the record go if { $changes }";
    OwnWayOfSection "own_way_of_section" { section: Name, changes: List }
        "your own rules would let { $section } go if { $changes }";
    NoWayOfRecord "no_way_of_record" { rule: String }
        "your own rules would not let the record go, whatever change of it was tried; the rule { $rule } forbids it";
    NoWayOfSection "no_way_of_section" { section: Name, rule: String }
        "your own rules would not let { $section } go, whatever change of the record was tried; the rule { $rule } forbids it";
    NothingHelpsRecord "nothing_helps_record" {}
        "no change of the record or of what was agreed that was tried would let the record go";
    NothingHelpsSection "nothing_helps_section" { section: Name }
        "no change of the record or of what was agreed that was tried would let { $section } go";

    // Changes of the record.
    IfPurpose "if_purpose" { purpose: Name } "its purpose were { $purpose }";
    IfTlp "if_tlp" { tlp: String } "it were TLP:{ $tlp }";
    IfNamed "if_named" { party: String } "it named { $party } as a recipient";
    IfAddressed "if_addressed" { party: String } "it were addressed to { $party }";
    IfUrgency "if_urgency" { urgency: Name } "its urgency were { $urgency }";
    IfCategory "if_category" { category: Name } "its category were { $category }";
    IfTouched "if_touched" { country: String } "it touched { $country }";
    IfFact "if_fact" { fact: String, value: Value } "{ $fact } were { $value }";
    IfHad "if_had" { fact: String, member: String } "{ $fact } had { $member }";
    IfLacked "if_lacked" { fact: String, member: String } "{ $fact } did not have { $member }";
    IfRole "if_role" { role: String } "the officer had the role { $role }";
    IfAgreed "if_agreed" {}
        "the agreements and the author's handling, or the roles of the call, let it go";
    IfRecordAgreed "if_record_agreed" {}
        "the agreements and the author's handling let the record go";
    IfSectionAgreed "if_section_agreed" {} "the agreements let the section go";

    // Changes of what was agreed.
    IfEnrolled "if_enrolled" {} "the party were enrolled";
    IfResumed "if_resumed" {} "an administrator resumed the partner";
    IfRead "if_read" { needed: String } "the partner's node knew { $needed }";
    IfCovered "if_covered" {} "an agreement with the party covered it";
    IfPairIncluded "if_pair_included" { id: String, version: u64 }
        "agreement { $id } version { $version } did not exclude the pair";
    IfNamedBoth "if_named_both" { version: u64 } "version { $version } named both parties";
    IfSame "if_same" {} "both parties held the same version to be in force";
    IfSigned "if_signed" { parties: List, id: String, version: u64 }
        "{ $parties } signed agreement { $id } version { $version }";
    IfBegun "if_begun" { from: String, id: String, version: u64 }
        "it were { $from }, when agreement { $id } version { $version } begins";
    IfRenewed "if_renewed" { id: String, version: u64 }
        "agreement { $id } version { $version } were renewed";
    IfTakenUp "if_taken_up" { parties: List, id: String, version: u64 }
        "{ $parties } resumed agreement { $id } version { $version }";
    IfAgreedAnew "if_agreed_anew" {} "a new agreement covered it";
    IfDirected "if_directed" { id: String, version: u64, from: String, to: String }
        "agreement { $id } version { $version } had terms from { $from } to { $to }";
    IfKindCovered "if_kind_covered" { id: String, version: u64, kind: Name }
        "agreement { $id } version { $version } covered { $kind }";
    IfUrgencyCovered "if_urgency_covered" { id: String, version: u64, urgency: Name }
        "agreement { $id } version { $version } covered the urgency { $urgency }";
    IfCategoryCovered "if_category_covered" { id: String, version: u64, category: Name }
        "agreement { $id } version { $version } covered the category { $category }";
    IfLackingCovered "if_lacking_covered" { id: String, version: u64 }
        "agreement { $id } version { $version } covered records without a category";
    IfPushed "if_pushed" { terms: u64, id: String, version: u64 }
        "terms { $terms } of agreement { $id } version { $version } had the mode push";
    IfServed "if_served" { terms: u64, id: String, version: u64, purpose: Name }
        "terms { $terms } of agreement { $id } version { $version } served { $purpose }";
    IfWentUp "if_went_up" { terms: u64, id: String, version: u64, tlp: String }
        "terms { $terms } of agreement { $id } version { $version } went up to TLP:{ $tlp }";
    IfGraded "if_graded" {} "its author graded source and information";
    IfAskedLess "if_asked_less" { terms: u64, id: String, version: u64 }
        "terms { $terms } of agreement { $id } version { $version } asked for a lower grade";
    IfAllowed "if_allowed" { terms: u64, id: String, version: u64, section: Name }
        "terms { $terms } of agreement { $id } version { $version } allowed { $section }";
    IfBasis "if_basis" { terms: u64, id: String, version: u64 }
        "terms { $terms } of agreement { $id } version { $version } named a legal basis for persons (personal_data_basis)";
    IfPublishedAgain "if_published_again" {}
        "it were published once more, with 'ntc alert publish FILE --again'";
    IfToldLonger "if_told_longer" { id: String, version: u64, section: Name }
        "agreement { $id } version { $version } let { $section } be told longer";
    IfRulesLet "if_rules_let" {} "your own rules let it go";

    // How long, how often, how many: what stands alone in every language.
    OneHour "one_hour" {} "1 hour";
    Hours "hours" { count: u64 } "{ $count } hours";
    OneDay "one_day" {} "1 day";
    Days "days" { count: u64 } "{ $count } days";
    OneMonth "one_month" {} "1 month";
    Months "months" { count: u64 } "{ $count } months";
    OnceAtMost "once_at_most" {} "once at most";
    TimesAtMost "times_at_most" { count: u64 } "{ $count } times at most";
    OneSubject "one_subject" {} "1 subject";
    Subjects "subjects" { count: u64 } "{ $count } subjects";
    OneParty "one_party" {} "1 party";
    Parties "parties" { count: u64 } "{ $count } parties";
    OneRecord "one_record" {} "1 record";
    Records "records" { count: u64 } "{ $count } records";
    OneMegabyte "one_megabyte" {} "1 megabyte";
    Megabytes "megabytes" { count: u64 } "{ $count } megabytes";
    ByUrgency "by_urgency" { immediate: Said, urgent: Said, priority: Said, routine: Said }
        "{ $immediate } (immediate), { $urgent } (urgent), { $priority } (priority), { $routine } (routine)";

    // What the document of an agreement says.
    Between "between" { id: String, version: u64, parties: List }
        "{ $id }, version { $version }, between { $parties }.";
    RestsOn "rests_on" { basis: String } "It rests on: { $basis }.";
    RestsUnwritten "rests_unwritten" { text: String }
        "What it rests on is still to be written; a placeholder stands there: { $text }";
    OnPaper "on_paper" { hash: String } "The text signed on paper has SHA-256 { $hash }.";
    FromTo "from_to" { from: String, to: String } "from { $from } to { $to }";
    FromOn "from_on" { from: String } "from { $from } without an end";
    ValidIn "valid_in" { time: Said }
        "It is valid { $time }, and in force between two parties once both have signed it.";
    ProvisionalIn "provisional_in" { time: Said }
        "It is applied provisionally { $time }, between two parties once both have signed it: it has not entered into force, and ends with its last day unless a version that is in force takes its place.";
    GoesOn "goes_on" { time: Said, often: Said, notice: Said }
        "After its last day it goes on for { $time }, { $often }, unless a party gives notice { $notice } before the end.";
    AsOften "as_often" {} "as often as nobody objects";
    ReviewedOn "reviewed_on" { day: String } "The parties look at it again on { $day }.";
    NoticeThenKept "notice_then_kept" { notice: Said }
        "A party that ends it gives notice { $notice } ahead. After its end, what was sent is kept to the end of its retention.";
    NoticeThenErased "notice_then_erased" { notice: Said }
        "A party that ends it gives notice { $notice } ahead. After its end, what was sent is erased.";
    SignsFor "signs_for" { party: String, who: String, office: String }
        "{ $who } ({ $office }) signs for { $party }.";
    WrittenIn "written_in" { languages: List } "Texts are written in { $languages }.";
    ServesPurposes "serves_purposes" { purposes: List }
        "It serves { $purposes }, and nothing else.";
    NothingTouching "nothing_touching" { places: List }
        "Nothing is told of what touches { $places }.";
    TermsSay "terms_say" { terms: u64, sentences: List } "Terms { $terms }: { $sentences }";
    TellsThat "tells_that" { who: Said, what: Said, how: Said, tlp: String }
        "{ $who } { $what }, { $how }, up to TLP:{ $tlp }.";
    TellsNothing "tells_nothing" { who: Said, what: Said } "{ $who } { $what }.";
    EachTellsOther "each_tells_other" {} "each party tells the other";
    EachTellsEvery "each_tells_every" {} "each party tells every other";
    OneTells "one_tells" { from: Value, to: Value } "{ $from } tells { $to }";
    EveryParty "every_party" {} "every party";
    Unasked "unasked" {} "unasked";
    OnRequest "on_request" {} "on request";
    WhetherHit "whether_hit" {} "whether there is a hit";
    About "about" { kinds: Value, goods: Value } "{ $kinds } about { $goods }";
    AboutUrgent "about_urgent" { kinds: Value, goods: Value, urgencies: List }
        "{ $kinds } about { $goods } whose urgency is { $urgencies }";
    EveryKind "every_kind" {} "records of every kind";
    EveryCategory "every_category" {} "goods of every category";
    NothingAbout "nothing_about" { goods: Value } "nothing about { $goods }";
    NothingUrgent "nothing_urgent" { goods: Value, urgencies: List }
        "nothing about { $goods } whose urgency is { $urgencies }";
    NothingBy "nothing_by" { goods: Value, kinds: List } "nothing about { $goods } by { $kinds }";
    NothingUrgentBy "nothing_urgent_by" { goods: Value, urgencies: List, kinds: List }
        "nothing about { $goods } whose urgency is { $urgencies } by { $kinds }";
    SectionsTold "sections_told" { sections: List } "Told: { $sections }.";
    SectionsWithheld "sections_withheld" { sections: List } "Withheld: { $sections }.";
    SectionsNever "sections_never" { sections: List } "Never told: { $sections }.";
    OnlyPurposes "only_purposes" { purposes: List } "Only for { $purposes }.";
    OnlyEvaluated "only_evaluated" {} "Only with an evaluation.";
    OnlyGraded "only_graded" { grades: List }
        "Only with an evaluation of { $grades } or better.";
    OnlyTouching "only_touching" { places: List } "Only what touches { $places }.";
    CountryOfReceiver "country_of_receiver" {} "the receiver's country";
    HandledBy "handled_by" { codes: List } "Handled by { $codes } where the author set none.";
    PersonsBasis "persons_basis" { basis: String } "Persons on the basis of: { $basis }.";
    PersonsProtected "persons_protected" { protection: Name }
        "What protects persons: { $protection }.";
    AnsweredWithin "answered_within" { time: Said } "Answered within { $time }.";
    HitsToldBack "hits_told_back" {}
        "The author of an alert is told of each hit on it that an officer confirmed.";
    NothingTogether "nothing_together" { one: String, other: String }
        "{ $one } and { $other } have nothing with each other under it.";
    NotPassedOn "not_passed_on" {} "What was received is not passed on.";
    PassedOnConsent "passed_on_consent" {}
        "What was received is passed on with its author's consent alone.";
    PassedOnListed "passed_on_listed" { parties: List }
        "What was received may be passed on to { $parties }; to others with its author's consent alone.";
    UsedFor "used_for" { court: Said, other: Said }
        "It is used in court { $court }, for other purposes { $other }.";
    UseNot "use_not" {} "not";
    UseConsent "use_consent" {} "with its author's consent";
    UseFreely "use_freely" {} "freely";
    SourceFirst "source_first" {}
        "The source is asked before anything is done that a trader or traveller feels.";
    PersonDecides "person_decides" {} "No machine alone decides about a person.";
    KeptConfirmed "kept_confirmed" { times: List, review: Said }
        "A record is kept for { $times }; keeping it is reviewed after { $review }, and a deletion is confirmed.";
    KeptUnconfirmed "kept_unconfirmed" { times: List, review: Said }
        "A record is kept for { $times }; keeping it is reviewed after { $review }, and no deletion is confirmed.";
    KindFor "kind_for" { kind: Name, time: Said } "{ $kind } for { $time }";
    SectionFor "section_for" { section: Name, time: Said } "its section { $section } for { $time }";
    AnswerOwed "answer_owed" { time: Said } "An answer is owed within { $time }.";
    AcknowledgementOwed "acknowledgement_owed" { time: Said }
        "An acknowledgement is owed within { $time }.";
    OutcomeOwed "outcome_owed" { time: Said } "What came of it is told within { $time }.";
    CorrectionOwed "correction_owed" { time: Said }
        "A correction or recall is carried out and confirmed within { $time }.";
    AsksJustified "asks_justified" { subjects: Said, officer: u64, batch: u64, parties: Said }
        "A party asks about { $subjects } a day, an officer about { $officer }, { $batch } of them in one query that goes to { $parties }, with a justification for each about a person.";
    AsksUnjustified "asks_unjustified" { subjects: Said, officer: u64, batch: u64, parties: Said }
        "A party asks about { $subjects } a day, an officer about { $officer }, { $batch } of them in one query that goes to { $parties }, without a justification for those about persons.";
    SendsAtMost "sends_at_most" { most: List } "A party sends another at most { $most } a day.";
    RequestByVoice "request_by_voice" {}
        "An urgent request may be made by voice and is confirmed in writing at once.";
    RequestInWriting "request_in_writing" {} "A request is made in writing.";
    RefusedWithReason "refused_with_reason" { grounds: List, time: Said }
        "A request is refused, with its reason, for { $grounds }, or deferred by { $time } at most.";
    RefusedWithoutReason "refused_without_reason" { grounds: List, time: Said }
        "A request is refused, without a reason, for { $grounds }, or deferred by { $time } at most.";
    Overseen "overseen" { audit: Said, statistics: Said, time: Said }
        "{ $audit }; { $statistics }; an incident is told within { $time }.";
    MayAudit "may_audit" {} "A party may audit how its information is handled";
    NoAudit "no_audit" {} "No party audits another";
    StatisticsExchanged "statistics_exchanged" {} "statistics are exchanged";
    NoStatistics "no_statistics" {} "no statistics are exchanged";

    // Clauses that bind the parties and that the program does not carry out, or only in part.
    IdleReceipts "idle_receipts" {}
        "the program chases the acknowledgement of requests; of all else 'ntc alert delivery' shows who has not signed for it";
    IdleForPeople "idle_for_people" {} "audit, statistics and notices are for people to do";
    IdleNotSeen "idle_not_seen" {}
        "who reads a record is told, and the program does not see what it is used for";
    IdleNoCall "idle_no_call" {} "the program names whom to call, and calls nobody";
    IdleNoOffice "idle_no_office" {} "the program checks the key that signs, not who holds it";
    IdlePaper "idle_paper" {} "the program does not hold the text that was signed on paper";
    IdleNotice "idle_notice" {}
        "a termination acts at once, without notice; 'ntc agreement give-notice' keeps the time";
    IdleNational "idle_national" {}
        "the program does not see to whom a receiver shows TLP:AMBER at home";
    IdleLanguages "idle_languages" {} "drafts in other languages are published all the same";
    IdleProtection "idle_protection" {}
        "the program does not see how a receiver protects personal data";
    IdleOral "idle_oral" {} "the program carries requests in writing alone";

    // What speaks against a document.
    OnlyItsParties "only_its_parties" { own: String }
        "the agreement does not name { $own }; only its parties can propose it";
    Unfilled "unfilled" {} "holds a placeholder; write what the parties agreed on";
    ProtectionUnsaid "protection_unsaid" {}
        "persons are told, and what protects them at the receiver is not said";
    ShortName "short_name" {} "is the party's short name; write its full name";
    ExampleAddress "example_address" {} "name an address for examples, which reaches nobody";
    EndedAlready "ended_already" { at: String }
        "the agreement ended at { $at }; give a later last day";
    EndsShortly "ends_shortly" { at: String } "it ends soon, at { $at }";
    LastsLong "lasts_long" {} "it lasts longer than ten years";
    NoEndNoReview "no_end_no_review" {}
        "it may have no end, and no day is named on which the parties look at it again";
    NothingBefore "nothing_before" { at: String } "nothing goes under it before { $at }";
    BeganLongAgo "began_long_ago" { at: String } "it begins long ago, at { $at }";
    ReviewDueAlready "review_due_already" {} "its review is due already";
    OwnKeyUnnamed "own_key_unnamed" {}
        "does not name the author key of this node, or not for now: it cannot sign";
    WithdrawnDocument "withdrawn_document" { party: String }
        "{ $party } withdrew this document; change it";
    PartyUnknown "party_unknown" { party: String }
        "{ $party } is not enrolled here; enrol it first, or correct its name in the document";
    PartySuspended "party_suspended" { party: String }
        "{ $party } is suspended here: nothing reaches it, and neither will this";
    OtherFingerprint "other_fingerprint" { held: String }
        "is not the fingerprint of the card that is held, { $held }";
    AlsoHolds "also_holds" { id: String, version: u64, own: String, party: String }
        "{ $id } version { $version } holds between { $own } and { $party } at the same time: what both cover goes only as far as both allow";
    OtherBytesHeld "other_bytes_held" { id: String, version: u64 }
        "agreement { $id } version { $version } is held with other bytes; propose the next version";
    FollowsNone "follows_none" { id: String, version: u64 }
        "agreement { $id } version { $version } does not follow a version that its author is a party of; name the SHA-256 of the version before in supersedes";
    TerminatedId "terminated_id" { party: String, id: String }
        "{ $party } terminated agreement { $id }; propose a new agreement under another id";

    // What to look at of an agreement that is held.
    Because "because" { what: Said, reason: String } "{ $what }: { $reason }";
    AboutAgreement "about_agreement" { id: String, what: Said } "agreement { $id }: { $what }";
    OwnSignatureMissing "own_signature_missing" {} "our own signature is missing";
    ReviewDue "review_due" {} "its review is due";
    ReviewSoon "review_soon" { time: Said, at: String }
        "its review is due within { $time }, at { $at }";
    RenewedUnless "renewed_unless" { time: Said, at: String, last: String }
        "it is renewed within { $time }, at { $at }, unless a party gives notice by { $last }";
    RenewedSurely "renewed_surely" { time: Said, at: String, last: String }
        "it is renewed within { $time }, at { $at }, as the time to give notice ended at { $last }";
    EndsSoon "ends_soon" { time: Said, at: String } "it ends within { $time }, at { $at }";
    NoticeLastDay "notice_last_day" { party: String, day: String }
        "{ $party } gave notice and has { $day } as its last day";
    NoticeLeavesAt "notice_leaves_at" { party: String, at: String }
        "{ $party } gave notice and leaves it at { $at }";
    TookItsPlace "took_its_place" { version: u64 } "version { $version } took its place";
    TookItsPlaceWithout "took_its_place_without" { version: u64, from: String }
        "version { $version }, valid from { $from }, took its place and leaves some of its parties out";
    WithdrewIt "withdrew_it" { party: String } "{ $party } withdrew it";
    SuspendsIt "suspends_it" { party: String } "{ $party } suspends it";
    EndedIt "ended_it" { party: String } "{ $party } ended it";
    StepNotTold "step_not_told" { what: Said }
        "{ $what } acts here, and the partners are not told yet; the node tells them by itself when it writes again, and until then they go on as before: call them";
    YourSuspension "your_suspension" {} "your suspension";
    YourEnd "your_end" {} "its end by you";
    YourWithdrawal "your_withdrawal" {} "that you withdrew it";
    YourNotice "your_notice" {} "your notice";
    YourStep "your_step" {} "your step";
    DiffersWaits "differs_waits" { difference: Said }
        "{ $difference }; what goes to it by the agreement waits until both are the same";

    // What happened to a hit, and what a record of a case says.
    InWords "in_words" { text: String } "{ $text }";
    WordsFor "words_for" { words: String, reason: Name } "{ $words } [{ $reason }]";
    NameAlone "name_alone" { name: Name } "{ $name }";
    JudgedBefore "judged_before" { hit: String } "the pair was judged before in { $hit }";
    Marks "marks" { hits: List } "marks { $hits }";
    ToldToAuthor "told_to_author" {} "to be told to the author of the alert";
    ToldToAuthorActed "told_to_author_acted" {}
        "to be told to the author of the alert, and that it was acted upon";
    ToldTo "told_to" { parties: List } "to be told to { $parties }";
    ToldToActed "told_to_acted" { parties: List }
        "to be told to { $parties }, and that it was acted upon";
    RejectedUntil "rejected_until" { reason: Name, until: String }
        "{ $reason }, remembered until { $until }";
    RestsUntil "rests_until" { until: String } "until { $until }";
    RestsArrival "rests_arrival" { at: String } "until the arrival, { $at }";
    RestsToldArrival "rests_told_arrival" { at: String }
        "until the arrival that the journey tells, { $at } by now";
    RestsAnswer "rests_answer" { request: String, at: String }
        "until { $request } is answered, { $at } at the latest";
    ToldBy "told_by" { party: String, record: String } "{ $party } by { $record }";
    ToldNoMore "told_no_more" {} "nothing is told of it any more";
    ToldTakenBack "told_taken_back" {} "what was told of it is withdrawn";
    OpenedByOfficer "opened_by_officer" {} "an officer opened it again";
    NewOfSubject "new_of_subject" { facts: List } "new { $facts } of the subject";
    NewOfTarget "new_of_target" { facts: List } "new { $facts } of the target";
    RejectionOver "rejection_over" {} "the time of the rejection is over";
    RestOver "rest_over" {} "the time that it rested for has come";
    RequestAnswered "request_answered" {} "the request that it waited for was answered";
    LookedForAgain "looked_for_again" {} "what was withdrawn is looked for again";
    GoneSince "gone_since" { what: Said, since: String } "{ $what }, since { $since }";
    TargetTakenOff "target_taken_off" {} "the entry is no longer on its list";
    SubjectTakenOff "subject_taken_off" {} "the subject is no longer on its list";
    TargetRetracted "target_retracted" {} "its author withdrew what it may be";
    SubjectRetracted "subject_retracted" {}
        "its author withdrew the record that tells of the subject";
    TargetErased "target_erased" {} "what it may be was erased";
    SubjectErased "subject_erased" {} "the record that tells of the subject was erased";
    TargetReplaced "target_replaced" {} "another version took the place of what it may be";
    SubjectReplaced "subject_replaced" {}
        "another version took the place of the record that tells of the subject";
    TargetOver "target_over" {} "the time of what it may be is over";
    SubjectOver "subject_over" {} "the time of the record that tells of the subject is over";
    TargetUnmet "target_unmet" {} "what it may be was changed and meets the subject no more";
    SubjectUnmet "subject_unmet" {} "the subject was changed and meets what it may be no more";
    AnswerReveals "answer_reveals" { status: Name, sections: List }
        "{ $status }, reveals { $sections }";
    AnswerRevealsOf "answer_reveals_of" { status: Name, sections: List, records: u64 }
        "{ $status }, reveals { $sections } of { $records } records";
    MetBy "met_by" { strength: Name, factors: List } "{ $strength }, by { $factors }";
    MetByContact "met_by_contact" { strength: Name, factors: List }
        "{ $strength }, by { $factors }, do not act without contact";

    // What is read when all that is held is checked, and what is found.
    HeldLedger "held_ledger" {} "ledger";
    HeldBodies "held_bodies" {} "bodies";
    HeldAudit "held_audit" {} "audit";
    HeldHits "held_hits" {} "hits";
    HeldPartners "held_partners" {} "partners";
    HeldReceipts "held_receipts" {} "receipts";
    HeldReceiptOf "held_receipt_of" { party: String } "receipt of { $party }";
    HeldDecisions "held_decisions" {} "the log of decisions";
    HeldReplica "held_replica" { party: String } "replica of { $party }";
    HeldReplicaBodies "held_replica_bodies" { party: String } "bodies of the replica of { $party }";
    HeldWatchlist "held_watchlist" { name: String } "watchlist { $name }";
    HeldMedia "held_media" { name: String } "media body { $name }";
    HeldEntry "held_entry" { entry: u64 } "ledger entry { $entry }";
    BytesOf "bytes_of" { place: Said } "{ $place }, bytes";
    ReadingEntries "reading_entries" {} "ledger entries";
    ReadingAudit "reading_audit" {} "audit entries";
    ReadingDecisions "reading_decisions" {} "lines of the log of decisions";
    ReadingAnchored "reading_anchored" {} "anchored journals";
    ReadingMedia "reading_media" {} "media bodies";
    ReadingRecords "reading_records" {} "own records";
    ReadingWatchlists "reading_watchlists" {} "watchlists";
    FoundAt "found_at" { place: Said, what: Said } "{ $place }: { $what }";
    FoundInFrame "found_in_frame" { frame: u64, what: Said } "frame { $frame }: { $what }";
    FoundUnread "found_unread" {} "it cannot be read";
    FoundOtherReceipt "found_other_receipt" {}
        "the partner acknowledges a different receipt from the one that the frames before it give: one of them was altered";
    FoundEndLost "found_end_lost" { held: u64, entry: u64, size: u64 }
        "{ $held } frames are held, but ledger entry { $entry } anchors { $size }: its end was lost, or another journal lies in its place";
    FoundOtherFrames "found_other_frames" { size: u64, entry: u64 }
        "its first { $size } frames are not those whose root ledger entry { $entry } anchors";
    FoundAuditUnread "found_audit_unread" { entry: u64 } "audit entry { $entry } cannot be read";
    FoundAuditUnlinked "found_audit_unlinked" { entry: u64 }
        "audit entry { $entry } does not name the entry before it: one of the two was altered, or entries between them were taken out";
    FoundLogGone "found_log_gone" { folder: String }
        "{ $folder } of the log of decisions is missing";
    FoundLineUnread "found_line_unread" { place: String } "{ $place } cannot be read";
    FoundLineUnlinked "found_line_unlinked" { place: String }
        "{ $place } does not name the line before it: one of the two was altered, or lines between them were taken out";
    FoundLineMoved "found_line_moved" { place: String, generation: u64 }
        "{ $place } was written to generation { $generation }: the folder was moved, or lines were taken out before it";
    FoundOtherLine "found_other_line" { line: u64, entry: u64 }
        "line { $line } of the log of decisions is not the one whose hash ledger entry { $entry } anchors";
    FoundLogEnds "found_log_ends" { newest: u64, entry: u64, line: u64 }
        "the log of decisions ends with line { $newest }, but ledger entry { $entry } anchors line { $line }: its end was lost, or another log lies in its place";
    FoundLogLacks "found_log_lacks" { newest: u64, line: u64, entry: u64 }
        "the log of decisions goes up to line { $newest }, but line { $line }, which ledger entry { $entry } anchors, is not held: it was taken out, or another log lies in its place";
    FoundNoEvidence "found_no_evidence" { file: String, why: Said }
        "{ $file } is no evidence: { $why }";
    FoundTooLong "found_too_long" { bytes: u64 } "it has more than { $bytes } bytes";
    FoundOfNobody "found_of_nobody" {} "it speaks of the ledger of nobody who is enrolled";
    FoundFewer "found_fewer" { held: u64, signed: u64 }
        "{ $held } entries are held, but { $signed } were signed";
    FoundOtherRoot "found_other_root" {} "the entries do not lead to the root that was signed";
    FoundSignature "found_signature" { size: u64, why: Said }
        "the signature that is kept of the checkpoint of size { $size } does not hold: { $why }";
    FoundFeeds "found_feeds" {} "the FEEDS entry is not that of the feeds";
    FoundNoRecord "found_no_record" {} "it is not a record";
    FoundDecided "found_decided" {} "what was decided is not what the entry commits to";
    FoundErased "found_erased" {} "what was erased is not what the entry commits to";
    FoundAnchored "found_anchored" {} "the anchored root is not what the entry commits to";
    FoundQuery "found_query" {} "the query is not the one that the entry commits to";
    FoundPolicies "found_policies" {} "the policies are not those that the entry commits to";
    FoundKey "found_key" {} "the key is not the one that the entry commits to";
    FoundKind "found_kind" {} "it is of another kind than its frame";
    FoundOtherBytes "found_other_bytes" {} "it has other bytes than those it is named by";
    FoundBodiesGone "found_bodies_gone" {} "its bodies are gone";
    FoundSectionGone "found_section_gone" { section: Value, entry: u64 }
        "section { $section } is gone, and entry { $entry } does not erase it";
    FoundAbsent "found_absent" {}
        "what the record does not have is not what its header states";
    FoundDisclosed "found_disclosed" { slot: u64 }
        "sections are noted as disclosed to slot { $slot } that the record does not have";
    FoundBroken "found_broken" {} "the record breaks a rule of records";
    FoundMediaGone "found_media_gone" { name: String }
        "the media body { $name } is not held whole; restore it from a backup of data/media";
    FoundStranger "found_stranger" { folder: String }
        "{ $folder } is a replica of nobody who is enrolled, and is not checked: the roster lost a partner, or the folder was put there";
    FoundNeverLed "found_never_led" { folder: String, entry: u64 }
        "{ $folder } never led to the policies of ledger entry { $entry }: its end is lost, suspensions included";
    FoundTimes "found_times" { first: Said, frames: u64 }
        "{ $first } ({ $frames } frames do not hold)";
    FoundNoFeed "found_no_feed" { slot: u64 } "the ledger has no feed in slot { $slot }";
    FoundOtherItem "found_other_item" { item: u64 }
        "the state of item { $item } is of another item than the feed has there";
    FoundOtherHistory "found_other_history" {} "it speaks of another history of this ledger";
    FoundStrangers "found_strangers" { frames: u64 }
        "{ $frames } frames are of nobody who is enrolled, and are not checked";
    FoundStrayBody "found_stray_body" { frame: u64 }
        "frame { $frame } of its bodies belongs to no batch";
    FoundGone "found_gone" { item: u64 }
        "item { $item }: what it showed is gone, and neither an ERASE entry nor an own acknowledgement says so";
    FoundMark "found_mark" { doubt: Said } "{ $doubt }, or cannot be read";
    ReadLedger "read_ledger" { entries: u64, records: u64 }
        "Read to the last byte: { $entries ->\n [one] one entry\n *[other] { $entries } entries\n } of your own ledger, with { $records ->\n [one] one record\n *[other] { $records } records\n }.";
    ReadErased "read_erased" { sections: u64 }
        "{ $sections ->\n [one] One section of these records was erased\n *[other] { $sections } sections of these records were erased\n }.";
    ReadReplica "read_replica" { party: String, items: u64 }
        "{ $items ->\n [one] One item\n *[other] { $items } items\n } in the replica of { $party }.";
    ReadRest "read_rest" { receipts: u64, bodies: u64, changes: u64, audit: u64, decisions: u64 }
        "{ $receipts ->\n [one] One receipt\n *[other] { $receipts } receipts\n }, { $bodies ->\n [one] one media body\n *[other] { $bodies } media bodies\n }, { $changes ->\n [one] one change\n *[other] { $changes } changes\n } of partners and agreements, { $audit ->\n [one] one entry\n *[other] { $audit } entries\n } of the audit, and { $decisions ->\n [one] one line\n *[other] { $decisions } lines\n } of the log of decisions. Every hash, proof and signature of these holds.";
    ReadAnchors "read_anchors" { entries: u64 }
        "{ $entries ->\n [one] One entry of the ledger says how far another journal had come, and fits it\n *[other] { $entries } entries of the ledger say how far another journal had come, and fit it\n }.";
    ReadWatchlists "read_watchlists" { lists: u64 }
        "{ $lists ->\n [one] One watchlist is as it was written\n *[other] { $lists } watchlists are as they were written\n }.";
    ReadSilent "read_silent" { party: String } "Nothing has been received from { $party } yet.";
    ProvenFork "proven_fork" { party: String }
        "There is evidence that { $party } signed two histories of its ledger.";
    ProvenNoProof "proven_no_proof" { party: String }
        "There is evidence that { $party } gave a proof that does not show one history of its ledger.";
    ProvenSilence "proven_silence" { party: String }
        "There is evidence that { $party } did not prove that its ledger has one history.";
    ReadAudit "read_audit" { entries: u64, ledger: u64 }
        "Read to the last byte: { $entries ->\n [one] one entry\n *[other] { $entries } entries\n } of the audit, { $ledger ->\n [one] one entry\n *[other] { $ledger } entries\n } of your own ledger.";
    ReadLinked "read_linked" {} "Each entry of the audit names the one before it.";
    ReadUnlinked "read_unlinked" { entries: u64 }
        "{ $entries ->\n [one] An older version wrote one entry, which names none before it\n *[other] An older version wrote { $entries } entries, which name none before them\n }; each later entry names the one before it.";
    ReadUnanchored "read_unanchored" {}
        "No entry of the ledger holds the audit yet: whoever writes its files could have made all of it anew.";
    ReadAnchored "read_anchored" { entries: u64, anchors: u64, entry: u64 }
        "The ledger holds { $entries ->\n [one] the first entry\n *[other] the first { $entries } entries\n } of the audit: nothing of it was altered, taken out or cut off since. { $anchors ->\n [one] One ANCHOR entry says so, entry { $entry }\n *[other] { $anchors } ANCHOR entries say so, the newest of them entry { $entry }\n }.";
    ReadNewer "read_newer" { entries: u64 }
        "{ $entries ->\n [one] The ledger does not hold one newer entry yet\n *[other] The ledger does not hold { $entries } newer entries yet\n }.";
    ReadAuditNewer "read_audit_newer" { entries: u64 }
        "{ $entries ->\n [one] No entry of the ledger holds the newest entry of the audit yet\n *[other] No entry of the ledger holds the newest { $entries } entries of the audit yet\n }.";
    ReadNoLine "read_no_line" {} "The log of decisions has no line.";
    ReadLines "read_lines" { lines: u64 }
        "{ $lines ->\n [one] One line\n *[other] { $lines } lines\n } of the log of decisions; each names the one before it.";
    ReadLinesUnlinked "read_lines_unlinked" { lines: u64, unlinked: u64 }
        "{ $lines ->\n [one] One line\n *[other] { $lines } lines\n } of the log of decisions; { $unlinked ->\n [one] an older version wrote one of them, which names none before it\n *[other] an older version wrote { $unlinked } of them, which name none before them\n }; each later line names the one before it.";
    ReadLinesUnanchored "read_lines_unanchored" {}
        "No entry of the ledger holds any of these lines yet: whoever writes the files could have made all of them anew.";
    ReadLinesAnchored "read_lines_anchored" { anchors: u64, entry: u64 }
        "{ $anchors ->\n [one] One ANCHOR entry of the ledger, entry { $entry }, holds lines of it\n *[other] { $anchors } ANCHOR entries of the ledger hold lines of it, the newest of them entry { $entry }\n }: no line up to that one was altered, taken out or cut off since.";
    ReadLinesNewer "read_lines_newer" { lines: u64 }
        "{ $lines ->\n [one] The ledger does not hold one newer line yet\n *[other] The ledger does not hold { $lines } newer lines yet\n }.";

    // What is seen where something does not work, and what the node warns of.
    Reached "reached" {} "reached";
    NotSuspended "not_suspended" {} "it is not suspended";
    ConnectedOf "connected_of" { connected: u64, all: u64 } "{ $connected } of { $all } connected";
    VersionStands "version_stands" { id: String, version: u64, standing: Name }
        "{ $id } version { $version } is { $standing }";
    NoneNamesIt "none_names_it" {} "none names it";
    VersionDocument "version_document" { id: String, version: u64, document: String }
        "{ $id } version { $version }, document { $document }";
    FeedCounts "feed_counts" { receipted: u64, size: u64, back: u64, held: u64 }
        "{ $receipted } of { $size } receipted, { $back } held back; { $held } of its own held here";
    FeedUncounted "feed_uncounted" { receipted: u64, size: u64, why: Name, held: u64 }
        "{ $receipted } of { $size } receipted, an unknown number ({ $why }) held back; { $held } of its own held here";
    RefusedFor "refused_for" { records: u64, reason: Name } "{ $records } { $reason }";
    AllThat "all_that" { all: List } "{ $all }";
    OfThisNode "of_this_node" { records: u64 } "{ $records } of this node's";
    NoneRefused "none_refused" { held: u64 } "nothing of { $held } is refused";
    ClockAgrees "clock_agrees" {} "agrees";
    ClockAhead "clock_ahead" { seconds: u64 } "{ $seconds } s ahead of this node's";
    ClockBehind "clock_behind" { seconds: u64 } "{ $seconds } s behind this node's";
    ReceiptsRefused "receipts_refused" { reason: Name }
        "its receipts are refused here, { $reason }: if it changed a key, enrol its newer card";
    EndedSession "ended_session" { since: String }
        "it ended a session at what it was sent, { $since }";
    EndsSessions "ends_sessions" { since: String }
        "it ends each session at what it is sent, since { $since }";
    KeyNotEnrolled "key_not_enrolled" { ends: Said, role: Name, entry: u64 }
        "{ $ends }, and has taken nothing that the { $role } key signed which took over at entry { $entry }; most likely it has not enrolled this node's newer card: send it node.card and read the fingerprint out, as the runbook key-stolen says";
    TakesNothing "takes_nothing" { ends: Said }
        "{ $ends }: its disk may be full, its quota for this node reached, or it refuses what it is sent; ask its administrator what `ntc peer show` says of this node there";
    SuspendedHere "suspended_here" {} "it is suspended here";
    NotConnected "not_connected" {} "it is not connected";
    NotConnectedWhy "not_connected_why" { why: Said } "it is not connected: { $why }";
    NoReceiptYet "no_receipt_yet" {} "it is connected, and has signed no receipt yet";
    NoReceiptSince "no_receipt_since" { at: String } "it is connected, no receipt since { $at }";
    AuditGone "audit_gone" {}
        "the earlier audit was gone when the node started; look for it, and keep the data as they are";
    WatchlistDamaged "watchlist_damaged" { name: String, why: Said, folder: String }
        "the watchlist { $name } is damaged, and nothing is screened against it: { $why }; import it again, or restore { $folder } from a backup";
    ListUnanswered "list_unanswered" { name: String, why: String }
        "no answer can be given from the shared watchlist { $name }: { $why }; partners' queries are refused with QUERY_LISTS_UNREAD until it is whole, shorter, or shared no more";
    ReviewsDue "reviews_due" { name: String, count: u64, first: String }
        "reviews of the watchlist { $name } that are due within 30 days or overdue: { $count }, the first on { $first }; decide what is still needed, and name another day with `ntc watchlist describe`, for an entry with `ntc watchlist add`, or take it off";
    KeptReviewDue "kept_review_due" { party: String, count: u64, days: u64 }
        "records of { $party } that became { $days } days old in the last 30 days and are kept: { $count }; the agreement says to look whether they are still needed: `ntc alert list` shows them, `ntc record erase` destroys one";
    RecordsUnsettled "records_unsettled" { records: u64, first: u64 }
        "{ $records ->\n [one] one record from ledger entry { $first } on is published\n *[other] { $records } records from ledger entry { $first } on are published\n }, although nobody could be told so for certain when the node stopped; look at `ntc alert list` before anything is published again";
    LogLinesLost "log_lines_lost" { lines: u64 }
        "{ $lines } log lines could not be written; look at where standard error of the node goes";
    MachineClockBehind "machine_clock_behind" { seconds: u64 }
        "this machine's clock is { $seconds } s behind the newest entry of the ledger, by which is decided meanwhile; set the clock";
    NotifyWaits "notify_waits" { name: String, since: String, why: Said }
        "{ $name } does not take events since { $since }: { $why }; nothing is lost, and `ntc notify list` says when it is tried again";
    ApprovalsWait "approvals_wait" { count: u64 }
        "{ $count ->\n [one] one request waits\n *[other] { $count } requests wait\n } for a second officer; `ntc approvals list` lists them, with the time that each has";
    RecordsEndSoon "records_end_soon" { records: u64, days: u64 }
        "something of { $records ->\n [one] one record\n *[other] { $records } records\n } is erased within { $days } days, because the time that it may be kept ends; `ntc record ending` lists them";
    ManyEndSoon "many_end_soon" { records: u64, days: u64 }
        "something of { $records } or more records is erased within { $days } days, because the time that it may be kept ends; `ntc record ending` lists them";
    DiskFilling "disk_filling" { free: u64, total: u64, reserve: u64 }
        "the disk is filling up; { $free } of { $total } MiB are free, and { $reserve } have to be, the larger of disk.reserve_percent and disk.reserve_mib in node.toml; make room";
    DiskNearlyFull "disk_nearly_full" { free: u64, total: u64, reserve: u64 }
        "the disk is nearly full: nothing is published and nothing is taken from partners; { $free } of { $total } MiB are free, and { $reserve } have to be, the larger of disk.reserve_percent and disk.reserve_mib in node.toml; make room";
    PeerAside "peer_aside" { party: String, why: Said }
        "{ $party } is put aside, and what it sent before cannot all be read: { $why }";
    PeerNotKept "peer_not_kept" { party: String }
        "what { $party } sends cannot be kept; check the device, then restart the node";
    PeerForked "peer_forked" { party: String }
        "{ $party } showed two histories of its ledger; see the runbook";
    PeerNotConnected "peer_not_connected" { party: String }
        "{ $party } is not connected: `ntc peer list --details` says why";
    PeerSignsNothing "peer_signs_nothing" { party: String, why: Said }
        "{ $party } does not sign for what this node sends: { $why }";
    PeerTwice "peer_twice" { party: String }
        "streams of { $party } take each other's place: two nodes seem to run with its keys; ask its duty contact";
    PeerClockAhead "peer_clock_ahead" { party: String, seconds: u64 }
        "the clock of { $party } is { $seconds } s ahead of this machine's; one of them is wrong, and records are refused for their times until it is set";
    PeerClockBehind "peer_clock_behind" { party: String, seconds: u64 }
        "the clock of { $party } is { $seconds } s behind this machine's; one of them is wrong, and records are refused for their times until it is set";
    ReceiptsGone "receipts_gone" { parties: List }
        "data/receipts had no receipt when the node started although the ledger acknowledges one of { $parties }; look for it, or restore it from a backup, and keep the data as they are";
    EvidenceGone "evidence_gone" { parties: List }
        "data/evidence held nothing when the node started against { $parties }; look for it, or restore it from a backup, and keep the data as they are";
    ReplicasGone "replicas_gone" { parties: List }
        "data/replicas held nothing when the node started, although records were read, of { $parties }; look for it, or restore it from a backup, and keep the data as they are";
    FoldersGone "folders_gone" { folders: List }
        "not there when the node started, and made anew: { $folders }; look for it, or restore it from a backup, and keep the data as they are";
    RuleFailing "rule_failing" { rule: String, since: String, denied: u64, mend: Said }
        "your own rule { $rule } cannot be evaluated and denies whatever it is asked about; since { $since } it has denied { $denied ->\n [one] one decision\n *[other] { $denied } decisions\n }; { $mend }";
    MendActivate "mend_activate" {}
        "correct it and activate the text with `ntc policy activate`";
    MendRollback "mend_rollback" { number: u64 }
        "`ntc policy rollback { $number }` lets the earlier rules decide again, or correct it and activate the text";
    NodeCertificateEnds "node_certificate_ends" { days: u64 }
        "the node certificate ends within { $days } days; run `ntc-node renew`";
    OfficersCertificateEnds "officers_certificate_ends" { days: u64 }
        "the officers' server certificate ends within { $days } days; run `ntc-node renew`";
    TailDiscarded "tail_discarded" { folders: List }
        "a crash cut off the last write of some journals, which nobody had been told of; the start discarded { $folders }";
    BytesIn "bytes_in" { bytes: u64, folder: String } "{ $bytes } bytes in { $folder }";
    NothingTaken "nothing_taken" { parties: List, why: Said }
        "nothing more is taken from { $parties }: { $why }";
    QuotaOfBytes "quota_of_bytes" { limit: u64, held: u64 }
        "its quota of { $limit } bytes is reached with { $held }; raise quota.gib_per_peer in node.toml and start the node again";
    QuotaOfRecords "quota_of_records" { limit: u64, held: u64 }
        "its quota of { $limit } records is reached with { $held }; raise quota.records_per_peer in node.toml and start the node again";
    QuotaOfShare "quota_of_share" { held: u64, share: u64 }
        "the disk has little room and { $held } bytes of it are this partner's, more than its share of { $share }; free space";
    QuotaOfDisk "quota_of_disk" {}
        "the disk of the node that receives has no room left for what partners send; space has to be freed there";
    QuotaOfOwnDisk "quota_of_own_disk" {}
        "the disk of this node has no room left for what partners send; free space";
    StateSeen "state_seen" { state: Name } "{ $state }";
    StateBecause "state_because" { state: Name, why: Said } "{ $state }: { $why }";
    GuardBehind "guard_behind" { peer: String, cosigned: u64, own: u64 }
        "{ $peer } has cosigned size { $cosigned } of this ledger, but only { $own } entries are held; restore the newer ledger, and sign nothing meanwhile: see the runbook guarded-start";
    GuardDifferent "guard_different" { peer: String, cosigned: u64 }
        "{ $peer } has cosigned another history of this ledger at size { $cosigned }; two nodes may be using one key";
    GuardLost "guard_lost" { signed: u64, own: u64 }
        "the mark beside the keys says that { $signed } entries of this ledger were signed, but only { $own } are held; restore the newer data";
    GuardReplaced "guard_replaced" { signed: u64 }
        "the mark beside the keys is of another history of this ledger, at size { $signed }; restore the data that belong to these keys";
    GuardUnread "guard_unread" {} "the ledger's hashes cannot be read";
    GuardAsks "guard_asks" { parties: List }
        "asking { $parties } which checkpoints of this ledger they cosigned; try again in a moment";
    GuardConfirm "guard_confirm" { doubt: Said, wait: Said }
        "{ $doubt }; { $wait }; when you are sure that these are the newest data and that no other machine runs on them, stop the node and start it with `ntc-node run --alone --dir DIR`";
    GuardAlone "guard_alone" {} "no partner is enrolled who could tell what was signed";
    GuardWaits "guard_waits" { parties: List }
        "it signs once these show what they cosigned: { $parties }";
    NoMark "no_mark" {} "the mark beside the keys is missing";
    NoTwin "no_twin" {} "the mark in the data is missing";
    OtherPair "other_pair" {} "the marks beside the keys and in the data were not made together";
    DataMoved "data_moved" {} "the data were restored, copied or moved";
    PeerUnsure "peer_unsure" {}
        "nobody is followed while this node does not know whether its data are the newest and run here alone";
    PeerNotEnrolled "peer_not_enrolled" {} "it is not enrolled";
    PeerSuspendedFor "peer_suspended_for" { reason: String } "suspended: { $reason }";
    PeerTwoHistories "peer_two_histories" {}
        "it signed two histories of its ledger; see the evidence file";
    PeerEnded "peer_ended" {} "the peer ended the session";
    PeerNoAnswer "peer_no_answer" {} "the peer does not answer";
    PeerFellSilent "peer_fell_silent" {} "the peer fell silent";
    PeerTakesNoMore "peer_takes_no_more" {} "the peer takes nothing more";
    PeerDoubted "peer_doubted" {}
        "the peer says again that this node signed for more of its feed than it holds; this node cannot check that and has taken another replica id often enough; compare with the peer's administrator";
    PeerUnreadable "peer_unreadable" { words: Said }
        "the peer sent what is no message of the exchange: { $words }";
    PeerClosed "peer_closed" {}
        "the partner closed the connection; most likely it has not enrolled this node yet, or has suspended it";
    NodeStops "node_stops" {} "the node stops";
    AsideMinute "aside_minute" { why: Said } "{ $why }; it is tried again every minute";
    AsideDamaged "aside_damaged" { why: Said }
        "{ $why }; see the runbook on read-only nodes, then restart the node";
    NoAddress "no_address" {} "its card names no address";
    TakesLine "takes_line" {} "it takes the connection and does not answer";
    LineFailed "line_failed" { address: String, why: Said }
        "{ $address } cannot be reached: { $why }";
    LineTimeout "line_timeout" { address: String } "{ $address } did not answer in time";
    LineUntrusted "line_untrusted" { party: String, address: String, reason: Name }
        "{ $party } at { $address }: { $reason }";
    NameUnknown "name_unknown" {} "the name is not known";
    SystemRefused "system_refused" {} "connection refused";
    SystemReset "system_reset" {} "connection reset";
    SystemTimedOut "system_timed_out" {} "the time for it ran out";
    SystemNoWay "system_no_way" {} "there is no way to it";
    SystemDenied "system_denied" {} "permission denied";
    SystemNotFound "system_not_found" {} "not found";
    SystemFull "system_full" {} "no room on the device";
    PartnersNotKept "partners_not_kept" {}
        "changes of partners cannot be kept; check the device, then restart the node";

    // What is looked at on the machine of a node.
    StartAddresses "start_addresses" { peers: String, officers: String }
        "partners { $peers }, officers { $officers }";
    StartUntil "start_until" { end: String } "until { $end }";
    StartAdministrators "start_administrators" { count: u64 }
        "{ $count ->\n [one] one administrator\n *[other] { $count } administrators\n }";
    StartNoAdministrator "start_no_administrator" {} "none";
    StartClosed "start_closed" {} "nobody else enters data, keys and officers";
    StartIdle "start_idle" {} "no node runs on these files";
    StartPorts "start_ports" {} "all three are free";
    StartJournals "start_journals" { count: u64 }
        "{ $count ->\n [one] one ends as it should\n *[other] { $count } end as they should\n }";
    StartUnfounded "start_unfounded" {} "the node has not been started yet";
    StartSigned "start_signed" { count: u64 }
        "{ $count ->\n [one] one entry signed\n *[other] { $count } entries signed\n }";
    StartNoLedger "start_no_ledger" { count: u64 }
        "{ $count ->\n [one] one entry was signed\n *[other] { $count } entries were signed\n }, and there is no ledger";
    StartFilledIn "start_filled_in" {} "nothing is as it came";
    StartSeveral "start_several" { all: List } "{ $all }";
    StartExampleDomain "start_example_domain" { domain: String }
        "federation_domain is { $domain }, a name for examples; the federation agrees on its own before any card is exchanged";
    StartNoContact "start_no_contact" { contact: String }
        "contact is \"{ $contact }\", which no partner can call; write a telephone number, then make the card again";
    StartExampleAddress "start_example_address" { address: String }
        "addresses names { $address }, a name for examples; write where partners reach this node";
    StartLocalAddress "start_local_address" { address: String }
        "addresses names { $address }, which partners on other machines do not reach";
    StartLocalPeers "start_local_peers" {}
        "listen.peers is this machine only: partners do not reach it";
    StartLocalOfficers "start_local_officers" { address: String }
        "officers_address is { $address }, but listen.officers is this machine only: no profile works";
    StartLocalProfiles "start_local_profiles" { address: String }
        "officers_address is { $address }: profiles work on this machine only, although listen.officers is open to others";
    StartOpenMetrics "start_open_metrics" {}
        "listen.metrics is open to other machines; it answers everybody, and names partners";
    StartOpenFolder "start_open_folder" { folder: String }
        "other users can enter this folder: chmod 700 { $folder }";
    StartOpenFiles "start_open_files" { files: String }
        "other users can read or write what is secret: chmod 600 { $files }";
    StartClockBehind "start_clock_behind" { now: String, card: String }
        "this machine's clock says { $now }, and the card was made at { $card }; set the clock";
    StartDiskShort "start_disk_short" { free: u64, kept: u64 }
        "{ $free } MiB are free where the data lie, and the node keeps { $kept } MiB free: it would take nothing in; make room, or set disk.reserve_percent and disk.reserve_mib";
    StartFewFiles "start_few_files" { allowed: u64, needed: u64 }
        "a process may open { $allowed } files and this node can come to need { $needed }; raise the hard limit (LimitNOFILE= of its unit, or ulimit -Hn)";
    StartNodeCertificate "start_node_certificate" { days: u64 }
        "the certificate that partners see ends within { $days } days; run `ntc-node renew`";
    StartOfficersCertificate "start_officers_certificate" { days: u64 }
        "the certificate that officers see ends within { $days } days; run `ntc-node renew`";
    StartNobodyAdministers "start_nobody_administers" {}
        "no officer holds a valid certificate of an administrator; issue one with `ntc-node officer issue`";
    StartNobodyApproves "start_nobody_approves" {}
        "[approvals] asks for a second officer, and fewer than two hold a valid certificate of an administrator: nobody can approve; issue another one with `ntc-node officer issue` before";
}

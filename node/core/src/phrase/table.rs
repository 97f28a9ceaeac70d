//! The sentences, one row each.

use super::Row;
use super::value::{List, Name, Place, Said, Value};

macro_rules! phrases {
    ($($variant:ident $code:literal { $($field:ident: $type:ty),* } $english:literal;)+) => {
        /// A sentence of the node, with what stands in its places.
        #[derive(Clone, Debug, Eq, PartialEq)]
        #[expect(missing_docs, reason = "a row says what it is, and its places by their names")]
        pub enum Phrase {
            $(#[doc = $english] $variant { $($field: $type),* },)+
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
    OwnRules "own_rules" { objection: Said } "own rules: { $objection }";
    OwnRulesKeep "own_rules_keep" { sections: List, objection: Said }
        "own rules, of { $sections }: { $objection }";
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
    GetsSome "gets_some" { party: String, goes: u64, count: u64, kept: List }
        "{ $party } gets { $goes } of { $count } sections; kept: { $kept }";
    KeptBy "kept_by" { section: Name, rule: Said } "{ $section } ({ $rule })";

    // What spoke, line by line.
    LayersDecide "layers_decide" {}
        "the decision: agreements, the author's handling, own rules";
    RulesUnread "rules_unread" { why: String }
        "the own rules cannot be read, so nothing goes: { $why }";
    TwoTexts "two_texts" { number: u64 }
        "two texts of own rules decide until the ledger says that those of number { $number } act: nothing goes that they or those before them forbid";
    OwnRulesOfRecord "own_rules_of_record" {} "own rules, the record";
    OwnRulesOfSection "own_rules_of_section" { section: Name } "own rules, { $section }";
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
        "own rules would let the record go if { $changes }";
    OwnWayOfSection "own_way_of_section" { section: Name, changes: List }
        "own rules would let { $section } go if { $changes }";
    NoWayOfRecord "no_way_of_record" { rule: String }
        "own rules would not let the record go for any change of the record that was tried; the rule { $rule } forbids it";
    NoWayOfSection "no_way_of_section" { section: Name, rule: String }
        "own rules would not let { $section } go for any change of the record that was tried; the rule { $rule } forbids it";

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
    IfToldLonger "if_told_longer" { id: String, version: u64, section: Name }
        "agreement { $id } version { $version } let { $section } be told longer";
}

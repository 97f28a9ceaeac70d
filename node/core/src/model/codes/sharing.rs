//! Why and under what conditions information is shared, asked for and refused.

use super::{CodeList, code, list};
use crate::model::handling::PermittedAction;

/// Why information is shared.
pub const PURPOSES: CodeList = list(
    "purpose",
    &[
        code("customs_risk", "Customs risk management"),
        code("border_security", "Border security"),
        code("counter_narcotics", "Countering narcotics"),
        code("counter_terrorism", "Countering terrorism"),
        code("revenue_protection", "Protection of revenue"),
        code("ipr_protection", "Protection of intellectual property"),
        code("wildlife_protection", "Protection of wildlife"),
        code("public_health", "Protection of public health"),
        code("exercise", "Exercise: no real case"),
    ],
);

/// Grading schemes of source and information; they do not convert without loss.
pub const EVALUATION_SCHEMES: CodeList = list(
    "evaluation scheme",
    &[
        code("4x4", "Europol 4x4"),
        code("3x5x2", "UK 3x5x2"),
        code("admiralty", "Admiralty A-F x 1-6"),
    ],
);

/// What protects personal data at the receiver.
pub const PROTECTIONS: CodeList = list(
    "protection",
    &[
        code(
            "convention_108",
            "Both are parties of Convention 108 of the Council of Europe",
        ),
        code(
            "convention_108_plus",
            "Both are parties of the modernised Convention 108",
        ),
        code(
            "adequacy",
            "The receiver's law was found to protect as well",
        ),
        code("treaty", "A clause of the treaty"),
        code("binding_safeguards", "Safeguards that bind the receiver"),
    ],
);

/// Europol handling codes; several may stand at once, H3 carries text.
pub const HANDLING_CODES: CodeList = list(
    "handling code",
    &[
        code("H0", "Use to prevent and fight crime under the rules"),
        code("H1", "Not in judicial proceedings without permission"),
        code("H2", "No dissemination without permission"),
        code("H3", "Other, see text"),
    ],
);

/// Why a consignment or traveller is of high risk.
pub const RISK_REASONS: CodeList = list(
    "risk reason",
    &[
        code("risk_profile", "Matches a risk profile"),
        code("watchlist", "Matches a watchlist"),
        code("intelligence", "Intelligence"),
        code("party_history", "Earlier offence of a party"),
        code("party_unknown", "Party new or without trace"),
        code("shell_company", "Company without real activity"),
        code("route_unusual", "Unusual route"),
        code("route_high_risk", "High-risk origin or transit"),
        code(
            "goods_mismatch",
            "Goods do not fit the parties or the route",
        ),
        code("description_vague", "Vague description of goods"),
        code("value_implausible", "Implausible value"),
        code("weight_implausible", "Implausible weight"),
        code("document_anomaly", "Anomaly in documents"),
        code(
            "identifier_anomaly",
            "Anomaly in container, vehicle or document numbers",
        ),
        code("seal_anomaly", "Anomaly of seals"),
        code("late_change", "Late change of consignee or destination"),
        code("payment_unusual", "Unusual payment or booking"),
        code("scan_anomaly", "Anomaly in a scan image"),
        code("travel_pattern", "Travel pattern"),
        code("peer_information", "Information of a partner"),
        code("dual_use_diversion", "Risk of diversion"),
        code("signal_gap", "Sent no position for a time, or a false one"),
        code("identity_change", "Name, flag or number changed lately"),
        code("seal_reuse", "A seal number that was seen elsewhere"),
        code("other", "Other"),
    ],
);

/// What a recipient is asked to do; [`permission_for`] says what handling must permit for it.
pub const REQUESTED_ACTIONS: CodeList = list(
    "requested action",
    &[
        code("inform", "For information"),
        code("monitor", "Monitor without acting"),
        code("documentary_check", "Check documents"),
        code("scan", "Scan"),
        code("examine", "Examine"),
        code("do_not_disclose", "Do not disclose to the trader"),
        code("do_not_load", "Do not load"),
        code("let_pass_under_control", "Let pass under control"),
    ],
);

/// What to know before anybody meets whom or what an alert looks for.
pub const WARNING_MARKERS: CodeList = list(
    "warning marker",
    &[
        code("armed", "May carry a weapon"),
        code("violent", "May be violent"),
        code("escape", "May try to escape"),
        code("self_harm", "May harm themselves"),
        code(
            "contagious",
            "Ill with what others can catch, or carrying it",
        ),
    ],
);

/// What another record is to this one.
pub const RELATIONS: CodeList = list(
    "relation",
    &[
        code("answers", "Answers it"),
        code("result_of", "Result of it"),
        code("same_event", "Tells of the same event"),
        code(
            "linked",
            "Tells of a linked event: the same people, goods or route",
        ),
        code("replaces", "Replaces it"),
    ],
);

/// Why an author withdraws a record.
pub const RETRACTION_REASONS: CodeList = list(
    "retraction reason",
    &[
        code("wrong_subject", "It names somebody or something else"),
        code("duplicate", "It was told twice"),
        code("unfounded", "It turned out to have no ground"),
        code("legal", "The law or a court asks for it"),
        code("other", "Other"),
    ],
);

/// The part of whom to call.
pub const CONTACT_ROLES: CodeList = list(
    "contact role",
    &[
        code("liaison", "Liaison officer"),
        code("duty_desk", "Duty desk"),
        code("data_protection", "Data protection officer"),
    ],
);

/// How sure it is that the subject of an alert was met.
pub const HIT_STRENGTHS: CodeList = list(
    "hit strength",
    &[
        code(
            "exact",
            "The same by a number, or by a name and a second fact",
        ),
        code(
            "possible",
            "Confirmed by an officer, though not by all that is told",
        ),
    ],
);

/// By what a subject and an alert met.
pub const HIT_FACTORS: CodeList = list(
    "hit factor",
    &[
        code("name", "Name, in whatever script and spelling"),
        code("birth_date", "Date of birth"),
        code("nationality", "Nationality, flag or seat"),
        code("sex", "Sex"),
        code("document", "Identity or travel document"),
        code("container", "Container number"),
        code("plate", "Number plate"),
        code("vehicle", "Number of a vehicle other than its plate"),
        code("vessel", "Number of a vessel"),
        code("aircraft", "Number of an aircraft"),
        code("wagon", "Wagon number"),
        code("company_number", "Number of a company or a taxpayer"),
        code("transport_document", "Transport document"),
        code("phone", "Telephone number"),
        code("email", "E-mail address"),
        code("account", "Account"),
        code("address", "Address"),
        code("goods_and_route", "Goods and their route"),
        code("other_number", "Another number"),
    ],
);

/// In what the subject of an alert was met.
pub const HIT_SOURCES: CodeList = list(
    "hit source",
    &[
        code("journey", "A passenger list or a manifest"),
        code("record", "A notice or an alert of its own"),
        code("watchlist", "A watchlist of its own"),
    ],
);

/// What a request asks for.
pub const REQUEST_KINDS: CodeList = list(
    "request kind",
    &[
        code("information", "Information"),
        code("document", "A copy of a document"),
        code("verification", "Whether papers or statements are genuine"),
        code(
            "examination",
            "An examination of goods or means of transport",
        ),
        code("surveillance", "Watch over persons, places, goods or means"),
        code("consent", "Consent to a use or to passing on"),
        code("other", "Other"),
    ],
);

/// What an answer gives.
pub const ANSWER_STATUSES: CodeList = list(
    "answer status",
    &[
        code("provided", "Provided"),
        code("partly", "Partly provided"),
        code("no_data", "No data"),
        code("refused", "Refused"),
        code("deferred", "Deferred"),
        code("referred", "Referred to another authority"),
        code("need_more", "More information needed"),
    ],
);

/// Why a request is refused or deferred.
pub const REFUSAL_CODES: CodeList = list(
    "refusal code",
    &[
        code("essential_security", "Essential security interest"),
        code("running_investigation", "Running investigation"),
        code("person_safety", "Safety of a person"),
        code(
            "judicial_authorisation_refused",
            "Judicial authorisation refused",
        ),
        code("outside_agreement", "Outside the agreement"),
        code("no_legal_basis", "No legal basis"),
        code("originator_refused", "Third-party data, originator refused"),
        code("disproportionate", "Disproportionate"),
        code("minor_offence", "Minor offence"),
        code("not_available", "Not available"),
        code("cannot_identify", "Cannot identify the subject"),
        code("quota", "Quota used up"),
        code("cannot_reciprocate", "The asker could not give it itself"),
    ],
);

/// The permitted action that a requested action needs at least; none for a code that is not in the list.
pub fn permission_for(requested_action: &str) -> Option<PermittedAction> {
    match requested_action {
        "inform" | "monitor" | "do_not_disclose" | "let_pass_under_control" => {
            Some(PermittedAction::NoneVisible)
        }
        "documentary_check" => Some(PermittedAction::Documentary),
        "scan" | "examine" => Some(PermittedAction::Examine),
        "do_not_load" => Some(PermittedAction::Any),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_requested_action_needs_a_permission() {
        for entry in REQUESTED_ACTIONS.codes {
            assert!(permission_for(entry.code).is_some(), "{}", entry.code);
        }
        assert_eq!(permission_for("arrest"), None);
    }
}

//! The cases, in the order of the table of clauses. It is a long file: each clause that acts has one.

use super::{
    acknowledged, answered_within, asked, asked_of_persons, daily_quota, deferred, feedback, first,
    found, hits_told, kept_by, kept_until, looked_after, noticed, passed_on, read, refused, signs,
    standing, standing_later, third, told, told_graded, told_in_group, used, warned,
};

/// What is put in the place of what.
pub(super) type Edit = (&'static str, &'static str);

/// A clause: a document without it, the same with it, what is looked at, and what comes of it.
pub(super) struct Case {
    pub(super) clause: &'static str,
    pub(super) without: &'static [Edit],
    pub(super) with: &'static [Edit],
    pub(super) look: fn(&str) -> String,
    pub(super) comes: &'static str,
}

const fn case(
    clause: &'static str,
    without: &'static [Edit],
    with: &'static [Edit],
    look: fn(&str) -> String,
    comes: &'static str,
) -> Case {
    Case {
        clause,
        without,
        with,
        look,
        comes,
    }
}

const UNTIL: &str = "until = 2030-12-31";
const OPEN: Edit = (UNTIL, "until = \"open\"");
const ONE_WAY: Edit = ("reciprocal = true", "reciprocal = false");
const NO_CODES: Edit = ("handling_codes = [\"H1\", \"H2\"]", "handling_codes = []");
const LISTED: Edit = (
    "rule = \"consent\"",
    "rule = \"listed\"\nparties = [\"KZ/state-revenue-committee\"]",
);
const GRADED: &str = "# evaluation = { required = true, minimum = [{ scheme = \"4x4\", source = \"B\", information = \"2\" }] }";
const MINIMUM: Edit = (
    GRADED,
    "evaluation = { required = true, minimum = [{ scheme = \"4x4\", source = \"C\", information = \"3\" }] }",
);
const GEOGRAPHY: &str = "# geography = { touches_receiver = true }";
const PERSONS: Edit = ("persons = \"never\"", "persons = \"allow\"");
const BASIS: Edit = (
    "# personal_data_basis = \"...\"",
    "personal_data_basis = \"Article 3\"",
);
const PROTECTION: Edit = ("# personal_data_protection", "personal_data_protection");
const REQUESTS: Edit = (
    "# [requests]\n# oral = true                       # urgent ones by voice, confirmed in writing at once\n# refusal_grounds = [\"essential_security\", \"running_investigation\", \"person_safety\"] # 'ntc codes refusal_code' lists them\n# reasons = true                    # a refusal gives its reason\n# deferral_days = 10",
    "[requests]\noral = true\nrefusal_grounds = [\"essential_security\", \"running_investigation\"]\nreasons = false\ndeferral_days = 10",
);
const ENDS_SOON: Edit = (
    UNTIL,
    "until = 2026-06-10\nrenewal = { months = 1, times = 1, notice_days = 3 }",
);

pub(super) static CASES: &[Case] = &[
    case(
        "schema",
        &[],
        &[("ntc-agreement/1", "ntc-agreement/2")],
        read,
        "schema",
    ),
    case(
        "version",
        &[],
        &[("version = 1 ", "version = 2\nsupersedes = \"{first}\" ")],
        first,
        "superseded",
    ),
    case(
        "supersedes",
        &[("version = 1 ", "version = 2\nsupersedes = \"{first}\" ")],
        &[("version = 1 ", "version = 2\nsupersedes = \"00{first}\" ")],
        first,
        "AGREEMENT_INVALID",
    ),
    case(
        "form",
        &[],
        &[("form = \"bilateral\"", "form = \"group\"")],
        third,
        "read",
    ),
    case(
        "parties[].party",
        &[],
        &[(
            "party = \"AZ/state-customs-committee\"",
            "party = \"UZ/customs-committee\"",
        )],
        told,
        "NO_AGREEMENT",
    ),
    case(
        "validity.from",
        &[],
        &[("from = 2026-01-01", "from = 2026-07-01")],
        told,
        "AGREEMENT_NOT_YET_VALID",
    ),
    case(
        "validity.until",
        &[],
        &[(UNTIL, "until = 2026-05-31")],
        told,
        "AGREEMENT_EXPIRED",
    ),
    case(
        "validity.provisional",
        &[(UNTIL, "until = 2026-12-31")],
        &[(UNTIL, "until = 2026-12-31\nprovisional = true\n#")],
        standing,
        "provisional",
    ),
    case(
        "validity.renewal.months",
        &[ENDS_SOON],
        &[ENDS_SOON, ("months = 1,", "months = 3,")],
        standing_later,
        "in_force",
    ),
    case(
        "validity.renewal.times",
        &[ENDS_SOON],
        &[ENDS_SOON, ("times = 1,", "times = 2,")],
        standing_later,
        "in_force",
    ),
    case(
        "validity.renewal.notice_days",
        &[ENDS_SOON],
        &[ENDS_SOON, ("notice_days = 3 ", "notice_days = 20 ")],
        noticed,
        "in_force",
    ),
    case(
        "validity.review_by",
        &[],
        &[("# review_by = 2028-06-30", "review_by = 2026-06-20")],
        warned,
        "review_soon",
    ),
    case(
        "validity.notice_days",
        &[OPEN],
        &[OPEN, ("notice_days = 90", "notice_days = 5")],
        noticed,
        "expired",
    ),
    case(
        "validity.after_end",
        &[(UNTIL, "until = 2026-05-31")],
        &[
            (UNTIL, "until = 2026-05-31"),
            ("\"keep_until_retention\"", "\"erase\""),
        ],
        kept_by,
        "agreement_ended",
    ),
    case(
        "parties[].card_fingerprint",
        &[],
        &[(
            "party = \"AZ/state-customs-committee\"",
            "party = \"AZ/state-customs-committee\"\ncard_fingerprint = \"7K2M-QX0F\"",
        )],
        found,
        "FINGERPRINT_MISMATCH",
    ),
    case(
        "parties[].author_keys[].key",
        KEY,
        OTHER_KEY,
        signs,
        "AGREEMENT_BAD_SIGNATURE",
    ),
    case(
        "parties[].author_keys[].from",
        KEY,
        LATER_KEY,
        signs,
        "AGREEMENT_BAD_SIGNATURE",
    ),
    case(
        "parties[].author_keys[].until",
        KEY,
        OLD_KEY,
        signs,
        "AGREEMENT_BAD_SIGNATURE",
    ),
    case(
        "reciprocal",
        &[
            ONE_WAY,
            ("from = \"any\"", "from = [\"GE/revenue-service\"]"),
        ],
        &[("from = \"any\"", "from = [\"GE/revenue-service\"]")],
        read,
        "reciprocal",
    ),
    case(
        "conflict_rule",
        &[],
        &[("\"stricter\"", "\"wider\"")],
        read,
        "conflict_rule",
    ),
    case(
        "purposes",
        &[],
        &[("\"customs_risk\", ", "")],
        told,
        "PURPOSE_NOT_COVERED",
    ),
    case(
        "excluded_territory",
        &[],
        &[(
            "# excluded_territory = [\"CN\"",
            "excluded_territory = [\"TR\"",
        )],
        told,
        "TERRITORY_EXCLUDED",
    ),
    case(
        "terms[].from",
        &[ONE_WAY],
        &[
            ONE_WAY,
            ("from = \"any\"", "from = [\"AZ/state-customs-committee\"]"),
        ],
        told,
        "DIRECTION_NOT_COVERED",
    ),
    case(
        "terms[].to",
        &[ONE_WAY],
        &[ONE_WAY, ("to = \"any\"", "to = [\"GE/revenue-service\"]")],
        told,
        "DIRECTION_NOT_COVERED",
    ),
    case(
        "terms[].kinds",
        &[],
        &[("kinds = \"any\"", "kinds = [\"ConsignmentAlert\"]")],
        told,
        "KIND_NOT_COVERED",
    ),
    case(
        "terms[].categories",
        &[],
        &[("categories = \"any\"", "categories = [\"tobacco\"]")],
        told,
        "CATEGORY_NOT_COVERED",
    ),
    case(
        "terms[].urgencies",
        &[],
        &[("urgencies = \"any\"", "urgencies = [\"urgent\"]")],
        told,
        "URGENCY_NOT_COVERED",
    ),
    case(
        "terms[].mode",
        &[],
        &[("mode = \"push\"", "mode = \"request\"")],
        told,
        "MODE_NOT_PUSH",
    ),
    case(
        "terms[].purposes",
        &[],
        &[("# purposes = [\"counter", "purposes = [\"counter")],
        told,
        "PURPOSE_NOT_COVERED",
    ),
    case(
        "terms[].sections.*",
        &[],
        &[("media = \"allow\"", "media = \"never\"")],
        told,
        "event goods transport companies narrative",
    ),
    case(
        "terms[].personal_data_basis",
        &[PERSONS, BASIS, PROTECTION],
        &[PERSONS, PROTECTION],
        read,
        "terms[1].personal_data_basis",
    ),
    case(
        "terms[].max_tlp",
        &[],
        &[("max_tlp = \"AMBER\"", "max_tlp = \"GREEN\"")],
        told,
        "TLP_ABOVE_CEILING",
    ),
    case(
        "terms[].handling_codes",
        &[LISTED, NO_CODES],
        &[
            LISTED,
            (
                "handling_codes = [\"H1\", \"H2\"]",
                "handling_codes = [\"H2\"]",
            ),
        ],
        passed_on,
        "CONSENT_MISSING",
    ),
    case(
        "terms[].evaluation.required",
        &[],
        &[(GRADED, "evaluation = { required = true }")],
        told,
        "EVALUATION_MISSING",
    ),
    case(
        "terms[].evaluation.minimum[].scheme",
        &[MINIMUM],
        &[MINIMUM, ("\"4x4\"", "\"admiralty\"")],
        told_graded,
        "EVALUATION_TOO_LOW",
    ),
    case(
        "terms[].evaluation.minimum[].source",
        &[MINIMUM],
        &[MINIMUM, ("source = \"C\"", "source = \"B\"")],
        told_graded,
        "EVALUATION_TOO_LOW",
    ),
    case(
        "terms[].evaluation.minimum[].information",
        &[MINIMUM],
        &[MINIMUM, ("information = \"3\"", "information = \"2\"")],
        told_graded,
        "EVALUATION_TOO_LOW",
    ),
    case(
        "terms[].geography.touches_receiver",
        &[],
        &[(GEOGRAPHY, "geography = { touches_receiver = true }")],
        told,
        "OUTSIDE_GEOGRAPHY",
    ),
    case(
        "terms[].geography.countries",
        &[(GEOGRAPHY, "geography = { countries = [\"TR\"] }")],
        &[(GEOGRAPHY, "geography = { countries = [\"KZ\"] }")],
        told,
        "OUTSIDE_GEOGRAPHY",
    ),
    case(
        "terms[].geography.sites",
        &[(GEOGRAPHY, "geography = { sites = [\"GEPTI\"] }")],
        &[(GEOGRAPHY, "geography = { sites = [\"GEBUS\"] }")],
        told,
        "OUTSIDE_GEOGRAPHY",
    ),
    case(
        "terms[].answer_hours.*",
        &[],
        &[
            ("# answer_hours", "answer_hours"),
            ("urgent = 4,", "urgent = 3,"),
        ],
        answered_within,
        "1 3 24 72",
    ),
    case(
        "terms[].tell_hits",
        &[],
        &[("# tell_hits", "tell_hits")],
        hits_told,
        "true",
    ),
    case(
        "exclusions[].between",
        &[],
        &[(
            "# [[exclusions]]\n# between = [\"AA/one\", \"BB/two\"]",
            "[[exclusions]]\nbetween = [\"AZ/state-customs-committee\", \"GE/revenue-service\"]",
        )],
        told_in_group,
        "PAIR_EXCLUDED",
    ),
    case(
        "onward.rule",
        &[],
        &[("rule = \"consent\"", "rule = \"never\"")],
        passed_on,
        "ONWARD_NEVER",
    ),
    case(
        "onward.parties",
        &[LISTED, NO_CODES],
        &[
            (
                "rule = \"consent\"",
                "rule = \"listed\"\nparties = [\"UZ/customs-committee\"]",
            ),
            NO_CODES,
        ],
        passed_on,
        "CONSENT_MISSING",
    ),
    case(
        "uses.judicial",
        &[],
        &[("judicial = \"consent\"", "judicial = \"never\"")],
        used,
        "it is not used in court; it serves another purpose with its author's consent alone",
    ),
    case(
        "uses.secondary",
        &[],
        &[("secondary = \"consent\"", "secondary = \"never\"")],
        used,
        "it is used in court with its author's consent alone; it serves its purpose and no other",
    ),
    case(
        "uses.verify_first",
        &[],
        &[("# verify_first", "verify_first")],
        used,
        "it is used in court with its author's consent alone; it serves another purpose with its author's consent alone; ask its author before a trader or traveller feels anything",
    ),
    case(
        "uses.human_decision",
        &[],
        &[("# human_decision", "human_decision")],
        used,
        "it is used in court with its author's consent alone; it serves another purpose with its author's consent alone; no machine alone decides about a person by it",
    ),
    case(
        "retention.days",
        &[],
        &[("days = 1825", "days = 7")],
        kept_until,
        "7: ",
    ),
    case(
        "retention.kinds.*",
        &[],
        &[(
            "# kinds = { PassengerAlert = 365 }",
            "kinds = { SeizureNotice = 8 }",
        )],
        kept_until,
        "8: ",
    ),
    case(
        "retention.sections.*",
        &[],
        &[(
            "# sections = { persons = 365, media = 180 }",
            "sections = { media = 9 }",
        )],
        kept_until,
        "365: media",
    ),
    case(
        "retention.review_days",
        &[],
        &[("review_days = 1095", "review_days = 30")],
        looked_after,
        "true 30",
    ),
    case(
        "retention.confirm_deletion",
        &[],
        &[("confirm_deletion = true", "confirm_deletion = false")],
        looked_after,
        "false 1095",
    ),
    case(
        "deadlines.immediate_hours",
        &[("immediate_hours = 1", "immediate_hours = 2")],
        &[],
        answered_within,
        "1 8 72 168",
    ),
    case(
        "deadlines.urgent_hours",
        &[],
        &[("urgent_hours = 8", "urgent_hours = 7")],
        answered_within,
        "1 7 72 168",
    ),
    case(
        "deadlines.priority_hours",
        &[],
        &[("priority_hours = 72", "priority_hours = 71")],
        answered_within,
        "1 8 71 168",
    ),
    case(
        "deadlines.routine_hours",
        &[],
        &[("routine_hours = 168", "routine_hours = 167")],
        answered_within,
        "1 8 72 167",
    ),
    case(
        "deadlines.acknowledge_hours",
        &[],
        &[("acknowledge_hours = 1 ", "acknowledge_hours = 2 ")],
        acknowledged,
        "2 2 2 2",
    ),
    case(
        "deadlines.acknowledge_hours.*",
        &[],
        &[(
            "acknowledge_hours = 1 ",
            "acknowledge_hours = { immediate = 1, urgent = 2, priority = 8, routine = 24 } #",
        )],
        acknowledged,
        "1 2 8 24",
    ),
    case(
        "deadlines.feedback_days",
        &[],
        &[("feedback_days = 30", "feedback_days = 29")],
        feedback,
        "29 29 29 29 none",
    ),
    case(
        "deadlines.feedback_days.*",
        &[],
        &[(
            "feedback_days = 30",
            "feedback_days = { immediate = 1, urgent = 2, priority = 3, routine = 4 } #",
        )],
        feedback,
        "1 2 3 4 none",
    ),
    case(
        "deadlines.correction_hours",
        &[],
        &[("# correction_hours = 24", "correction_hours = 24")],
        feedback,
        "30 30 30 30 24",
    ),
    case(
        "quotas.queries_per_day",
        &[],
        &[("queries_per_day = 500", "queries_per_day = 499")],
        asked,
        "499 a day, 50 by an officer, 10 parties",
    ),
    case(
        "quotas.queries_per_officer_per_day",
        &[],
        &[(
            "queries_per_officer_per_day = 50",
            "queries_per_officer_per_day = 49",
        )],
        asked,
        "500 a day, 49 by an officer, 10 parties",
    ),
    case(
        "quotas.batch_size",
        &[],
        &[("batch_size = 20", "batch_size = 1")],
        asked,
        "QUERY_TOO_MANY",
    ),
    case(
        "quotas.fan_out",
        &[],
        &[("fan_out = 10", "fan_out = 9")],
        asked,
        "500 a day, 50 by an officer, 9 parties",
    ),
    case(
        "quotas.person_query_justification",
        &[
            PERSONS,
            BASIS,
            PROTECTION,
            ("justification = true", "justification = false"),
        ],
        &[PERSONS, BASIS, PROTECTION],
        asked_of_persons,
        "QUERY_JUSTIFICATION_MISSING",
    ),
    case(
        "quotas.records_per_day",
        &[],
        &[("# records_per_day = 1000", "records_per_day = 2")],
        daily_quota,
        "records 2",
    ),
    case(
        "quotas.megabytes_per_day",
        &[],
        &[("# megabytes_per_day = 500", "megabytes_per_day = 3")],
        daily_quota,
        "bytes 3000000",
    ),
    case(
        "requests.refusal_grounds",
        &[REQUESTS],
        &[
            REQUESTS,
            (
                "\"essential_security\", \"running_investigation\"",
                "\"essential_security\"",
            ),
        ],
        refused,
        "REFUSAL_GROUND",
    ),
    case(
        "requests.reasons",
        &[REQUESTS],
        &[REQUESTS, ("reasons = false", "reasons = true")],
        refused,
        "REFUSAL_REASON",
    ),
    case(
        "requests.deferral_days",
        &[REQUESTS],
        &[REQUESTS, ("deferral_days = 10", "deferral_days = 4")],
        deferred,
        "DEFERRED_TOO_LONG",
    ),
];

const AZ_PARTY: &str = "party = \"AZ/state-customs-committee\"";
const KEY: &[Edit] = &[(
    AZ_PARTY,
    "party = \"AZ/state-customs-committee\"\nauthor_keys = [{ key = \"{key}\", from = 2026-01-01, until = 2027-12-31 }]",
)];
const OTHER_KEY: &[Edit] = &[(
    AZ_PARTY,
    "party = \"AZ/state-customs-committee\"\nauthor_keys = [{ key = \"{other}\", from = 2026-01-01, until = 2027-12-31 }]",
)];
const LATER_KEY: &[Edit] = &[(
    AZ_PARTY,
    "party = \"AZ/state-customs-committee\"\nauthor_keys = [{ key = \"{key}\", from = 2026-06-02, until = 2027-12-31 }]",
)];
const OLD_KEY: &[Edit] = &[(
    AZ_PARTY,
    "party = \"AZ/state-customs-committee\"\nauthor_keys = [{ key = \"{key}\", from = 2026-01-01, until = 2026-05-31 }]",
)];

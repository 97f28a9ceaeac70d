//! What the schema does not allow, each with its field.

use super::*;

#[test]
fn what_the_schema_does_not_allow_is_refused_at_its_field() {
    let basis = "personal_data_basis = \"Protocol\"\n";
    let keys = "author_keys = [{ key = \"00\", from = 2026-01-01, until = 2026-12-31 }]\n";
    let nobody = "contacts = [{ role = \"liaison\", name = \"N\", languages = [\"en\"], hours = \"24/7\" }]\n";
    for (old, new, field) in [
        ("ntc-agreement/1", "ntc-agreement/2", "schema"),
        ("\"stricter\"", "\"looser\"", "conflict_rule"),
        ("id = \"test-pair\"", "id = \"Test pair\"", "id"),
        ("version = 1", "version = 0", "version"),
        (
            "version = 1",
            "version = 10001\nsupersedes = \"00\"",
            "version",
        ),
        ("version = 1", "version = 2", "supersedes"),
        (
            "version = 1",
            "version = 1\nsupersedes = \"00\"",
            "supersedes",
        ),
        (
            "version = 1",
            "version = 2\nsupersedes = \"00\"",
            "supersedes",
        ),
        ("\"bilateral\"", "\"trilateral\"", "form"),
        ("languages = [\"en\"]", "languages = [\"xx\"]", "languages"),
        ("languages = [\"en\"]", "languages = []", "languages"),
        (
            "languages = [\"en\"]",
            "languages = [\"en\", \"en\"]",
            "languages",
        ),
        ("\"exercise\"", "\"curiosity\"", "purposes"),
        ("2030-12-31", "2025-12-31", "validity.until"),
        ("2030-12-31", "2030-12-31T00:00:00Z", "validity.until"),
        (
            "notice_days = 90",
            "notice_days = 36526",
            "validity.notice_days",
        ),
        (
            "notice_days = 90",
            "notice_days = 90\nreview_by = 2031-06-01",
            "validity.review_by",
        ),
        (
            "notice_days = 90",
            "notice_days = 90\nreview_by = 2025-12-31",
            "validity.review_by",
        ),
        ("until = 2030-12-31", "until = \"never\"", "validity.until"),
        (
            "until = 2030-12-31",
            "until = \"open\"\nrenewal = { months = 12, times = 1, notice_days = 60 }",
            "validity.renewal",
        ),
        (
            "# renewal = { months = 12, times = 3",
            "renewal = { months = 0, times = 3",
            "validity.renewal.months",
        ),
        (
            "# renewal = { months = 12, times = 3",
            "renewal = { months = 1201, times = 3",
            "validity.renewal.months",
        ),
        (
            "# renewal = { months = 12, times = 3",
            "renewal = { months = 12, times = 0",
            "validity.renewal.times",
        ),
        (
            "# renewal = { months = 12, times = 3",
            "renewal = { months = 12, times = 101",
            "validity.renewal.times",
        ),
        (
            "# renewal = { months = 12, times = 3",
            "renewal = { months = 12, times = \"often\"",
            "validity.renewal.times",
        ),
        (
            "# renewal = { months = 12, times = 3, notice_days = 60 }",
            "renewal = { months = 2, times = 3, notice_days = 57 }",
            "validity.renewal.notice_days",
        ),
        ("# provisional", "provisional", "validity.until"),
        (
            "until = 2030-12-31               # to 24:00 UTC; \"open\" for no end\n# provisional",
            "until = \"open\"\nprovisional",
            "validity.until",
        ),
        (
            "until = 2030-12-31               # to 24:00 UTC; \"open\" for no end\n# provisional = true",
            "until = 2026-12-31\nrenewal = { months = 1, times = 1, notice_days = 9 }\nprovisional = true",
            "validity.renewal",
        ),
        (
            "# legal_text_sha256 = \"64 hexadecimal digits\"",
            "legal_text_sha256 = \"beef\"",
            "legal_text_sha256",
        ),
        (
            "# excluded_territory = [\"CN\", \"TRMER\", \"ge_sarpi\"]",
            "excluded_territory = [\"Crimea\"]",
            "excluded_territory",
        ),
        (
            "# excluded_territory = [\"CN\", \"TRMER\", \"ge_sarpi\"]",
            "excluded_territory = [\"EU\"]",
            "excluded_territory",
        ),
        (
            "# excluded_territory = [\"CN\", \"TRMER\", \"ge_sarpi\"]",
            "excluded_territory = [\"CN\", \"CN\"]",
            "excluded_territory",
        ),
        (
            "# A party can",
            "signatory = { office = \"Office\" }\n# A party can",
            "parties[2].signatory",
        ),
        (
            "# A party can",
            "signatory = { office = \" \", role = \"Head\" }\n# A party can",
            "parties[2].signatory.office",
        ),
        (
            "urgencies = \"any\"",
            "urgencies = [\"soon\"]",
            "terms[1].urgencies",
        ),
        (
            "urgencies = \"any\"",
            "urgencies = []",
            "terms[1].urgencies",
        ),
        (
            "urgencies = \"any\"",
            "urgencies = \"all\"",
            "terms[1].urgencies",
        ),
        (
            "# personal_data_protection = \"treaty\"",
            "personal_data_protection = \"hope\"",
            "terms[1].personal_data_protection",
        ),
        (
            "# geography =",
            "geography = { sites = [\"Poti\"] }\n#",
            "terms[1].geography.sites",
        ),
        (
            "# geography =",
            "geography = { sites = [\"GE\"] }\n#",
            "terms[1].geography.sites",
        ),
        (
            "# answer_hours = { immediate = 1, urgent = 4",
            "answer_hours = { immediate = 9, urgent = 4",
            "terms[1].answer_hours",
        ),
        (
            "# answer_hours = { immediate = 1",
            "answer_hours = { immediate = 0",
            "terms[1].answer_hours.immediate",
        ),
        (
            "\"keep_until_retention\"",
            "\"forget\"",
            "validity.after_end",
        ),
        (
            "GE/revenue-service",
            "ZZ/revenue-service",
            "parties[1].party",
        ),
        ("GE/revenue-service", AZ, "parties[2].party"),
        (
            "\"Authority of GE/revenue-service\"",
            "\" \"",
            "parties[1].name",
        ),
        (
            "# A party can",
            &format!("{keys}# A party can"),
            "parties[2].author_keys[1].key",
        ),
        (
            "# A party can",
            &format!("{nobody}# A party can"),
            "parties[2].contacts[1]",
        ),
        ("from = \"any\"", "from = \"all\"", "terms[1].from"),
        (
            "from = \"any\"",
            "from = [\"KZ/state-revenue-committee\"]",
            "terms[1].from",
        ),
        (
            "kinds = \"any\"",
            "kinds = [\"SeizureNotes\"]",
            "terms[1].kinds",
        ),
        (
            "kinds = \"any\"",
            "kinds = [\"Agreement\"]",
            "terms[1].kinds",
        ),
        ("kinds = \"any\"", "kinds = []", "terms[1].kinds"),
        (
            "categories = \"any\"",
            "categories = [\"drugs\"]",
            "terms[1].categories",
        ),
        ("mode = \"push\"", "mode = \"pull\"", "terms[1].mode"),
        ("mode = \"push\"", "mode = \"never\"", "terms[1].sections"),
        (
            "max_tlp = \"AMBER\"",
            "max_tlp = \"WHITE\"",
            "terms[1].max_tlp",
        ),
        ("[\"H1\", \"H2\"]", "[\"H9\"]", "terms[1].handling_codes"),
        (
            "# purposes =",
            "purposes = [\"gossip\"]\n#",
            "terms[1].purposes",
        ),
        ("# geography =", "geography = {}\n#", "terms[1].geography"),
        (
            "# geography =",
            "geography = { countries = [\"ZZ\"] }\n#",
            "terms[1].geography",
        ),
        (
            "national = \"never\"",
            "national = \"allow\"",
            "terms[1].sections",
        ),
        (
            "national = \"never\"",
            "fingerprints = \"never\"",
            "terms[1].sections",
        ),
        (
            "goods = \"allow\"",
            "goods = \"pseudonymise\"",
            "terms[1].sections",
        ),
        (
            "persons = \"never\"",
            "persons = \"allow\"",
            "terms[1].personal_data_basis",
        ),
        (
            "# personal_data_basis = ",
            &format!("{}#", basis.replace("Protocol", "")),
            "terms[1].personal_data_basis",
        ),
        (
            "# evaluation =",
            "evaluation = { required = true, minimum = [{ scheme = \"5x5\", source = \"B\", information = \"2\" }] } #",
            "terms[1].evaluation.minimum",
        ),
        (
            "# evaluation =",
            "evaluation = { required = true, minimum = [{ scheme = \"4x4\", source = \"B\", information = \"9\" }] } #",
            "terms[1].evaluation.minimum",
        ),
        (
            "# evaluation =",
            "evaluation = { required = false, minimum = [{ scheme = \"4x4\", source = \"B\", information = \"2\" }] } #",
            "terms[1].evaluation.required",
        ),
        (
            "# [[exclusions]]",
            "[[exclusions]]\nbetween = [\"GE/revenue-service\", \"GE/revenue-service\"]",
            "exclusions[1].between",
        ),
        (
            "# [[exclusions]]",
            "[[exclusions]]\nbetween = [\"GE/revenue-service\"]",
            "exclusions[1].between",
        ),
        ("rule = \"consent\"", "rule = \"anybody\"", "onward.rule"),
        ("rule = \"consent\"", "rule = \"listed\"", "onward.parties"),
        (
            "rule = \"consent\"",
            "rule = \"never\"\nparties = [\"TR/customs-guards\"]",
            "onward.parties",
        ),
        (
            "judicial = \"consent\"",
            "judicial = \"ask\"",
            "uses.judicial",
        ),
        (
            "secondary = \"consent\"",
            "secondary = \"allowed\"",
            "uses.secondary",
        ),
        ("days = 1825", "days = 0", "retention.days"),
        (
            "# kinds = { PassengerAlert",
            "kinds = { Passenger",
            "retention.kinds",
        ),
        (
            "# sections = { persons = 365",
            "sections = { people = 365",
            "retention.sections",
        ),
        (
            "# sections = { persons = 365",
            "sections = { national = 365",
            "retention.sections",
        ),
        (
            "# sections = { persons = 365",
            "sections = { persons = 1826",
            "retention.sections.persons",
        ),
        (
            "acknowledge_hours = 1 ",
            "acknowledge_hours = 0 ",
            "deadlines.acknowledge_hours",
        ),
        (
            "acknowledge_hours = 1 ",
            "acknowledge_hours = { immediate = 2, urgent = 1, priority = 8, routine = 24 } #",
            "deadlines.acknowledge_hours",
        ),
        (
            "# correction_hours = 24",
            "correction_hours = 0",
            "deadlines.correction_hours",
        ),
        (
            "# records_per_day = 1000",
            "records_per_day = 1000001",
            "quotas.records_per_day",
        ),
        (
            "# [requests]",
            "[requests]\noral = true\nrefusal_grounds = [\"dislike\"]\nreasons = true\ndeferral_days = 1 #",
            "requests.refusal_grounds",
        ),
        ("urgent_hours = 8", "urgent_hours = 100", "deadlines"),
        (
            "batch_size = 20",
            "batch_size = 1000001",
            "quotas.batch_size",
        ),
        (
            "incident_notice_hours = 24",
            "incident_notice_hours = 0",
            "oversight.incident_notice_hours",
        ),
    ] {
        let error = read_with(old, new).expect_err(new);
        assert_eq!(error.field, field, "{new}: {error}");
    }
}

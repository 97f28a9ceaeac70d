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
            "terms[1].geography.countries",
        ),
        (
            "national = \"never\"",
            "national = \"allow\"",
            "terms[1].sections.national",
        ),
        (
            "national = \"never\"",
            "fingerprints = \"never\"",
            "terms[1].sections.fingerprints",
        ),
        (
            "goods = \"allow\"",
            "goods = \"pseudonymise\"",
            "terms[1].sections.goods",
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
            "terms[1].evaluation.minimum[1].scheme",
        ),
        (
            "# evaluation =",
            "evaluation = { required = true, minimum = [{ scheme = \"4x4\", source = \"B\", information = \"9\" }] } #",
            "terms[1].evaluation.minimum[1]",
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
            "retention.kinds.Passenger",
        ),
        (
            "# sections = { persons = 365",
            "sections = { people = 365",
            "retention.sections.people",
        ),
        (
            "# sections = { persons = 365",
            "sections = { national = 365",
            "retention.sections.national",
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

#[test]
fn all_faults_of_a_document_are_told_at_once_each_with_its_field_and_its_line() {
    let faults = [
        ("ntc-agreement/1", "ntc-agreement/9", "schema"),
        ("id = \"test-pair\"", "id = \"Test pair\"", "id"),
        ("reciprocal = true", "reciprocal = \"yes\"", "reciprocal"),
        ("[\"en\"]", "[\"en\", \"xx\", \"yy\"]", "languages"),
        ("\"exercise\",\n", "\"gossip\",\n", "purposes"),
        ("from = 2026-01-01", "from = 2026-13-01", ""),
        ("until = 2030-12-31", "until = \"never\"", "validity.until"),
        ("notice_days = 90", "notice = 90", "validity.notice"),
        (
            "\"Authority of GE/revenue-service\"",
            "\" \"",
            "parties[1].name",
        ),
        ("kinds = \"any\"", "kinds = [\"Seizure\"]", "terms[1].kinds"),
        (
            "max_tlp = \"AMBER\"",
            "max_tlp = \"TLP:AMBER\"",
            "terms[1].max_tlp",
        ),
        (
            "goods = \"allow\"",
            "goods = \"maybe\"",
            "terms[1].sections.goods",
        ),
        ("rule = \"consent\"", "rule = \"anybody\"", "onward.rule"),
        ("days = 1825", "days = \"many\"", "retention.days"),
        ("batch_size = 20", "batch_size = -1", "quotas.batch_size"),
        ("audit = true", "audit = 1", "oversight.audit"),
    ];
    let mut document = pair();
    for (old, new, _) in faults.iter().filter(|(.., field)| !field.is_empty()) {
        document = with(&document, old, new);
    }
    let told = Agreement::read_all(document.as_bytes()).unwrap_err();
    let fields: Vec<_> = told.iter().map(|fault| fault.field.as_str()).collect();
    for (_, new, field) in faults.iter().filter(|(.., field)| !field.is_empty()) {
        let fault = told.iter().find(|fault| fault.field == *field);
        let fault = fault.unwrap_or_else(|| panic!("{field} is not among {fields:?}"));
        let line = document
            .lines()
            .position(|line| line.contains(new.trim_end()));
        assert_eq!(fault.line, line.map(|line| line + 1), "{field}");
    }
    assert!(
        fields.contains(&"validity.notice_days"),
        "what is missing: {fields:?}"
    );
    assert_eq!(
        told.iter()
            .filter(|fault| fault.field == "languages")
            .count(),
        2
    );
    // One for each change, the second wrong language, and the field in whose place another stands.
    assert_eq!(told.len(), 15 + 2, "{fields:?}");
    assert!(told.is_sorted_by_key(|fault| fault.line));

    // Where a line is no TOML, the rest is judged, and nothing is called missing that may stand there.
    let broken = with(&document, "from = 2026-01-01", "from = 2026-13-01");
    let told = Agreement::read_all(broken.as_bytes()).unwrap_err();
    let fields: Vec<_> = told.iter().map(|fault| fault.field.as_str()).collect();
    assert!(
        fields.contains(&"") && fields.contains(&"onward.rule"),
        "{fields:?}"
    );
    assert!(!fields.contains(&"validity.notice_days"), "{fields:?}");
}

#[test]
fn faults_past_the_limit_are_not_told() {
    let unknown: String = (0..=MAX_FAULTS)
        .map(|n| format!("unknown_{n} = 1\n"))
        .collect();
    let told = Agreement::read_all(format!("{unknown}{}", pair()).as_bytes()).unwrap_err();
    assert_eq!(told.len(), MAX_FAULTS);
}

#[test]
fn a_document_has_one_spelling_of_each_word() {
    for (old, new, spelling) in [
        ("max_tlp = \"AMBER\"", "max_tlp = \"amber\"", "AMBER"),
        (
            "kinds = \"any\"",
            "kinds = [\"seizurenotice\"]",
            "SeizureNotice",
        ),
        ("urgencies = \"any\"", "urgencies = [\"Urgent\"]", "urgent"),
    ] {
        let error = read_with(old, new).unwrap_err();
        assert_eq!(error.message, format!("write {spelling}"));
    }
}

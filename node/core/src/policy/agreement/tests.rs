use std::collections::BTreeSet;

use super::*;
use crate::policy::fixture::{AZ, GE, KZ, SAMPLES, party, template, with};
use crate::reason::Reason;
use crate::section::{Section, SectionSet};

fn pair() -> String {
    template("test-pair", &[GE, AZ])
}

/// Reads the template after one replacement.
fn read_with(old: &str, new: &str) -> Result<Agreement, InvalidAgreement> {
    Agreement::read(with(&pair(), old, new).as_bytes())
}

#[test]
fn the_template_is_valid_as_it_stands() {
    let agreement = Agreement::read(pair().as_bytes()).unwrap();
    assert_eq!(agreement.title(), "A \"test\" agreement");
    assert_eq!(agreement.form(), Form::Bilateral);
    assert_eq!(agreement.parties().count(), 2);
    let validity = agreement.validity();
    assert_eq!(validity.from.to_string(), "2026-01-01T00:00:00.000Z");
    assert_eq!(validity.end.to_string(), "2031-01-01T00:00:00.000Z");
    let group = template("test-group", &[GE, AZ, KZ]);
    assert_eq!(
        Agreement::read(group.as_bytes()).unwrap().form(),
        Form::Group
    );
}

#[test]
fn the_samples_are_agreements_that_differ() {
    let mut allowed = BTreeSet::new();
    for (name, document) in SAMPLES {
        let agreement =
            Agreement::read(document.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(
            agreement.validity().from.to_string(),
            "2026-01-01T00:00:00.000Z"
        );
        assert_eq!(
            agreement.validity().end.to_string(),
            "2031-01-01T00:00:00.000Z"
        );
        allowed.insert(
            agreement
                .terms()
                .iter()
                .map(|terms| {
                    (
                        terms.allowed,
                        terms.geography.is_some(),
                        terms.categories != Names::Any,
                    )
                })
                .collect::<Vec<_>>(),
        );
    }
    assert_eq!(allowed.len(), SAMPLES.len());
}

#[test]
fn an_unknown_term_is_refused_with_its_line() {
    let error = read_with("[validity]\n", "[validity]\nhalf_life = 3\n").unwrap_err();
    let line = pair()
        .lines()
        .position(|line| line == "[validity]")
        .unwrap()
        + 2;
    assert_eq!(error.line, Some(line));
    assert!(error.message.contains("half_life"), "{error}");
    assert_eq!(error.reason(), Reason::AgreementInvalid);
}

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
fn every_block_is_required() {
    for block in [
        "[onward]",
        "[uses]",
        "[retention]",
        "[deadlines]",
        "[quotas]",
        "[oversight]",
        "[validity]",
    ] {
        let mut inside = false;
        let without: String = pair()
            .lines()
            .filter(|line| {
                inside = *line == block || (inside && !line.starts_with('['));
                !inside
            })
            .map(|line| format!("{line}\n"))
            .collect();
        let error = Agreement::read(without.as_bytes()).expect_err(block);
        assert!(error.message.contains("missing field"), "{block}: {error}");
    }
}

#[test]
fn reciprocity_that_is_promised_is_checked() {
    let error = read_with("to = \"any\"", "to = [\"GE/revenue-service\"]").unwrap_err();
    assert_eq!(error.field, "reciprocal");
    let one_way = with(&pair(), "to = \"any\"", "to = [\"GE/revenue-service\"]");
    let one_way = with(&one_way, "reciprocal = true", "reciprocal = false");
    Agreement::read(one_way.as_bytes()).unwrap();
}

#[test]
fn limits_hold_one_past_them() {
    let long = format!("{}#{}", pair(), " ".repeat(MAX_DOCUMENT_LEN));
    assert!(Agreement::read(long.as_bytes()).is_err());
    let fits = format!("{}#", pair());
    let fits = format!("{fits}{}", " ".repeat(MAX_DOCUMENT_LEN - fits.len()));
    Agreement::read(fits.as_bytes()).unwrap();

    let names: Vec<_> = (0..=MAX_PARTIES)
        .map(|n| format!("GE/authority-{n}"))
        .collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let many = template("many", &names);
    assert_eq!(
        Agreement::read(many.as_bytes()).unwrap_err().field,
        "parties"
    );
    let most = template("many", &names[..MAX_PARTIES]);
    Agreement::read(most.as_bytes()).unwrap();

    let contact = "{ role = \"duty_desk\", name = \"D\", email = \"d\", languages = [\"en\"], hours = \"office\" },";
    let key = "{ key = \"00\", from = 2026-01-01, until = 2026-12-31 },";
    for (list, entry, most) in [
        ("contacts", contact, 16),
        ("author_keys", key, 8),
        ("partners", "\"Partner\",", 64),
    ] {
        let line = format!("{list} = [{}]\n# A party can", entry.repeat(most + 1));
        let error = read_with("# A party can", &line).unwrap_err();
        assert_eq!(error.field, format!("parties[2].{list}"));
        assert!(error.message.contains("more than"), "{error}");
    }
    let pairs = "[[exclusions]]\nbetween = [\"GE/a\", \"GE/b\"]\n".repeat(MAX_EXCLUSIONS + 1);
    assert_eq!(
        read_with("# [[exclusions]]", &pairs).unwrap_err().field,
        "exclusions"
    );

    let id = "a".repeat(MAX_ID_LEN + 1);
    let error = read_with("id = \"test-pair\"", &format!("id = \"{id}\"")).unwrap_err();
    assert_eq!(error.field, "id");

    let terms = "\n[[terms]]\nfrom = \"any\"\nto = \"any\"\nkinds = \"any\"\ncategories = \"any\"\nmode = \"push\"\nsections = {}\nmax_tlp = \"GREEN\"\n";
    let past = with(
        &pair(),
        "\n[onward]",
        &format!("{}\n[onward]", terms.repeat(MAX_TERMS)),
    );
    assert_eq!(Agreement::read(past.as_bytes()).unwrap_err().field, "terms");
}

#[test]
fn a_document_reads_as_it_is_seen() {
    for unseen in ["\u{202e}", "\u{200b}", "\u{feff}", "\u{ad}"] {
        let escaped = format!("A \\u{:04x}test", u32::from(unseen.chars().next().unwrap()));
        let error = read_with("title = ", &format!("title = \"{escaped}\" # ")).unwrap_err();
        assert_eq!(error.field, "title");
        let document = format!("# {unseen}\n{}", pair());
        assert_eq!(
            Agreement::read(document.as_bytes()).unwrap_err().line,
            Some(1)
        );
    }
    assert!(Agreement::read(b"\xff").is_err());
}

#[test]
fn errors_do_not_repeat_what_may_be_personal() {
    let contact = "contacts = [{ role = \"liaison\", name = \"Secret Name\", phone = 995322000000, languages = [\"en\"], hours = \"24/7\" }]\n# A party can";
    let error = read_with("# A party can", contact).unwrap_err();
    assert!(!error.to_string().contains("99532"), "{error}");
    let contact = contact
        .replace("995322000000", "\"x\"")
        .replace("liaison", "boss");
    let agreement = read_with("# A party can", &contact).unwrap_err();
    assert!(!agreement.to_string().contains("Secret"), "{agreement}");
    let contact = contact.replace("boss", "liaison");
    let agreement = read_with("# A party can", &contact).unwrap();
    assert!(!format!("{agreement:?}").contains("Secret"));
}

#[test]
fn national_is_never_allowed_and_unnamed_sections_are_not() {
    let agreement = read_with("media = \"allow\"\n", "").unwrap();
    let expected = SectionSet::ALL
        .without(Section::National)
        .without(Section::Media)
        .without(Section::Persons);
    assert_eq!(agreement.terms()[0].allowed, expected);
}

#[test]
fn an_exclusion_holds_both_ways() {
    let document = with(
        &template("test-group", &[GE, AZ, KZ]),
        "# [[exclusions]]",
        "[[exclusions]]\nbetween = [\"KZ/state-revenue-committee\", \"AZ/state-customs-committee\"]",
    );
    let agreement = Agreement::read(document.as_bytes()).unwrap();
    assert!(agreement.excludes(&party(AZ), &party(KZ)));
    assert!(agreement.excludes(&party(KZ), &party(AZ)));
    assert!(!agreement.excludes(&party(GE), &party(AZ)));
}

#[test]
fn what_is_signed_names_the_type_of_the_document() {
    assert_eq!(
        signing_bytes(b"x = 1"),
        b"DSSEv1 37 application/vnd.ntc.agreement.v1+toml 5 x = 1"
    );
}

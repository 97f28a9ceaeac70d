mod refused;

use std::collections::BTreeSet;

use super::*;
use crate::model::kind::Urgency;
use crate::policy::fixture::{AZ, EVERY_CLAUSE, GE, KZ, SAMPLES, party, template, with};
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
    let end = validity.last_end().unwrap();
    assert_eq!(end.to_string(), "2031-01-01T00:00:00.000Z");
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
            agreement.validity().last_end().unwrap().to_string(),
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
    assert_eq!(error.field, "validity.half_life");
    assert_eq!(error.reason(), Reason::AgreementInvalid);
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
        assert!(error.message.contains("is missing"), "{block}: {error}");
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

    let places = |most: usize| {
        let digit = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap());
        let codes = (0..most).map(|n| format!("\"GE{}{}A\",", digit(n / 26), digit(n)));
        format!("[{}]", codes.collect::<String>())
    };
    let example = "# excluded_territory = [\"CN\", \"TRMER\", \"ge_sarpi\"]";
    let excluding = |most| read_with(example, &format!("excluded_territory = {}", places(most)));
    assert_eq!(
        excluding(MAX_PLACES).unwrap().excluded_territory().len(),
        MAX_PLACES
    );
    let error = excluding(MAX_PLACES + 1).unwrap_err();
    assert_eq!(error.field, "excluded_territory");
    let sites = format!("geography = {{ sites = {} }} #", places(MAX_PLACES + 1));
    let error = read_with("# geography =", &sites).unwrap_err();
    assert_eq!(error.field, "terms[1].geography.sites");

    let provisional = |last: &str| {
        let until =
            "until = 2030-12-31               # to 24:00 UTC; \"open\" for no end\n# provisional";
        read_with(until, &format!("until = {last}\nprovisional"))
    };
    // 2026 and 2027 have 365 days each.
    provisional("2028-01-01").unwrap();
    let error = provisional("2028-01-02").unwrap_err();
    assert_eq!(error.field, "validity.until");

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
fn a_value_of_another_kind_is_told_what_it_may_be() {
    for (old, new, expected) in [
        ("until = 2030-12-31", "until = 5", "\"open\""),
        (
            "# renewal = { months = 12, times = 3",
            "renewal = { months = 12, times = true",
            "\"unlimited\"",
        ),
        ("urgencies = \"any\"", "urgencies = 4", "a list in brackets"),
        (
            "feedback_days = 30 ",
            "feedback_days = \"soon\" #",
            "one for each of immediate, urgent, priority and routine",
        ),
        (
            "feedback_days = 30 ",
            "feedback_days = { immediate = 1 } #",
            "is missing",
        ),
    ] {
        let error = read_with(old, new).unwrap_err();
        assert!(error.message.contains(expected), "{new}: {error}");
        assert!(error.line.is_some(), "{new}: {error}");
        assert!(!error.message.contains("untagged"), "{new}: {error}");
    }
}

#[test]
fn every_clause_is_read() {
    let agreement = Agreement::read(EVERY_CLAUSE.as_bytes()).unwrap();
    let terms = &agreement.terms()[0];
    assert_eq!(agreement.excluded_territory().len(), 3);
    assert_eq!(
        terms.answer_hours.map(|hours| hours.of(Urgency::Urgent)),
        Some(4)
    );
    assert!(terms.urgencies.contains(Urgency::Urgent));
    assert!(!terms.urgencies.contains(Urgency::Routine));
    let deadlines = agreement.deadlines();
    assert_eq!(deadlines.answer_hours.of(Urgency::Routine), 168);
    assert_eq!(deadlines.acknowledge_hours.of(Urgency::Priority), 8);
    assert_eq!(deadlines.feedback_days.of(Urgency::Immediate), 1);
    let signatory = |name: &str| agreement.members()[&party(name)].signatory.clone();
    assert_eq!(signatory(GE).unwrap().name.as_deref(), Some("A. Example"));
    assert_eq!(signatory(KZ), None);
    assert!(!format!("{agreement:?}").contains("A. Example"));
    assert!(!format!("{agreement:?}").contains("Chairman"));
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

#[test]
fn the_union_is_excluded_by_its_states() {
    let clause = "excluded_territory = [\"EU\"]";
    let error = read_with(
        "# excluded_territory = [\"CN\", \"TRMER\", \"ge_sarpi\"]",
        clause,
    );
    let error = error.unwrap_err();
    assert_eq!(error.field, "excluded_territory");
    assert!(
        error.to_string().contains("states of the European Union"),
        "{error}"
    );
}

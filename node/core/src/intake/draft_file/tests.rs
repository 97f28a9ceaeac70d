//! The sample, short and whole, and files that are broken.

use super::*;
use crate::record::{Defaults, Record, RecordId, Warning};
use crate::time::Timestamp;
use crate::wire;

/// 2026-01-30T00:00:00Z.
const NOW: Timestamp = Timestamp::from_millis(1_769_731_200_000);

fn publish(text: &str) -> (Record, Vec<Warning>) {
    let draft = wire::record::draft(read(text).unwrap()).unwrap();
    let defaults = Defaults {
        expiry: std::time::Duration::from_secs(365 * 24 * 3600),
    };
    let id = RecordId::new(NOW, &[0; 10]);
    draft
        .check(&"GE/revenue-service".parse().unwrap(), id, NOW, &defaults)
        .unwrap()
}

#[track_caller]
fn assert_starts(told: &str, with: &str) {
    assert!(told.starts_with(with), "{told}");
}

/// What a file fills in, whatever else is missing.
fn filled(text: &str) -> Filled {
    fill_draft(Table::from_toml(text).0)
}

/// The sample with every line uncommented that holds a field or opens a table, up to the alert.
pub(crate) fn whole() -> (Record, Vec<Warning>) {
    let sample = sample();
    let notice = sample.split("# ---- instead").next().unwrap();
    // A red record names its recipients; the sample's own label is amber.
    let notice = notice.replace("# named_recipients", "## named_recipients");
    // Sticks of a packet stand with packets; the sample's goods are weighed.
    let notice = notice.replace("# sticks_per_pack", "## sticks_per_pack");
    let lines = notice.lines().map(|line| match line.strip_prefix("# ") {
        Some(field) if field.starts_with('[') || field.contains(" = ") => field,
        Some(_) | None => line,
    });
    publish(&lines.collect::<Vec<_>>().join("\n"))
}

/// The alert of the sample.
pub(crate) fn alert() -> (Record, Vec<Warning>) {
    let sample = sample();
    let (_, alert) = sample.split_once("# ---- instead").unwrap();
    let (alert, _) = alert.split_once("# ---- or").unwrap();
    let alert: Vec<_> = alert
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .collect();
    let head = sample
        .split("[event]")
        .next()
        .unwrap()
        .replace("SeizureNotice\"", "ConsignmentAlert\"");
    let goods = "[[goods.items]]\ncategory = 'narcotic'\n";
    publish(&format!("{head}{goods}{}", alert.join("\n")))
}

#[test]
fn the_short_form_of_the_sample_is_a_record() {
    let (record, warnings) = publish(&sample());
    assert_eq!(warnings, []);
    assert_eq!(record.goods_text(), "42.5 kg cocaine");
    assert_eq!(record.place_text(), "Poti, GE");
    assert_eq!(record.event_time().unwrap().to_string(), "2026-01-28");
}

#[test]
fn the_whole_sample_is_a_record_with_every_section() {
    let (record, warnings) = whole();
    assert_eq!(record.present(), crate::section::SectionSet::ALL);
    let warned: Vec<_> = warnings
        .iter()
        .map(|warning| warning.field.as_str())
        .collect();
    // Its goods are a narcotic drug, which has no finer type; the sample shows the field all the same.
    assert_eq!(warned, ["goods.items[0].goods_type"]);
    assert_eq!(record.identifiers().len(), 8);
    assert_eq!(record.audience().unwrap().len(), 1);
}

#[test]
fn the_alert_of_the_sample_is_a_record() {
    let (record, warnings) = alert();
    assert_eq!(warnings, []);
    assert_eq!(
        record.event_time().unwrap().to_string(),
        "2026-02-03 06:00 UTC"
    );
}

#[test]
fn a_broken_file_is_told_once_for_each_place_and_marks_are_asked_for_where_they_help() {
    for (text, field, asks) in [
        ("kind = SeizureNotice\n", "line 1, column 8", true),
        ("kind = 'a'\nkind = 'b'\n", "line 2, column 1", false),
        ("a = {'b' = ", "line 1, column 11", false),
        ("a = 1.2.3\n", "line 1, column 8", false),
        ("a = 63,5\n", "line 1, column 7", false),
        ("{\"kind\": ", "line 1, column 9", false),
        ("{\"kind\": Seizure}", "line 1, column 10", true),
    ] {
        let Err(InvalidDraftFile::Fields(errors)) = read(text) else {
            panic!("{text}")
        };
        let at: Vec<_> = errors.iter().filter(|it| it.field == field).collect();
        assert_eq!(at.len(), 1, "{errors:?}");
        assert_eq!(at[0].message.contains("quotation marks"), asks, "{at:?}");
    }
}

#[test]
fn a_number_with_a_comma_and_a_time_that_is_none_are_told_in_plain_words() {
    for (value, told) in [
        (
            "63,5",
            "a number has a point in place of a comma, and no blanks: 63.5",
        ),
        (
            "1 250,00",
            "a number has a point in place of a comma, and no blanks: 63.5",
        ),
        ("11-2026", "this is neither a number nor a time"),
        ("2026-11-07~", "this is neither a number nor a time"),
    ] {
        let Err(InvalidDraftFile::Fields(errors)) = read(&format!("a = {value}\n")) else {
            panic!("{value}")
        };
        assert!(errors[0].message.starts_with(told), "{value}: {errors:?}");
    }
}

#[test]
fn json_and_toml_say_the_same() {
    let toml = "kind = 'SeizureNotice'\npurpose = 'customs_risk'\n\
                [handling]\ntlp = 'GREEN'\npermitted_action = 'any'\n\
                [event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026\n\
                place = { country = 'GE' }\n\
                [[goods.items]]\ncategory = 'other: bee venom'\nquantity = '0.10'\nunit = 'GRM'\n";
    let json = r#" {"kind": "SeizureNotice", "purpose": "customs_risk",
        "handling": {"tlp": "GREEN", "permitted_action": "any"},
        "event": {"event_kind": "seizure", "status": "initial", "occurred": "2026", "place": {"country": "GE"}},
        "goods": {"items": [{"category": "other: bee venom", "quantity": 0.1, "unit": "GRM"}]}}"#;
    assert_eq!(read(toml).unwrap(), read(json).unwrap());
    assert_eq!(
        publish(json).0.categories().iter().collect::<Vec<_>>(),
        ["other"]
    );
}

#[test]
fn an_unknown_field_is_refused_where_it_stands() {
    for (text, told) in [
        (
            "kind = 'SeizureNotice'\n\n[handling]\ncolour = 'RED'\n",
            "handling.colour: is no field here; the fields are tlp, named_recipients, permitted_action, \
             handling_codes, evaluation (line 4)",
        ),
        (
            "kind = 'SeizureNotice'\n[[goods.items]]\n[[goods.items]]\n'a b' = 1\n",
            "goods.items[1]: is no field here",
        ),
        (
            "{\n \"colour\": 1}",
            "colour: is no field here; the fields are kind, language, purpose, urgency, expires, audience, \
             handling, event, goods, transport, companies, persons, narrative, media, national",
        ),
    ] {
        let error = read(text).unwrap_err();
        assert!(error.to_string().starts_with(told), "{error}");
        assert_eq!(error.reason(), Reason::Malformed);
    }
}

#[test]
fn a_number_says_in_brackets_or_in_a_field_whether_it_is_genuine() {
    let container = |written: &str| {
        let text = sample_with_container(written);
        let draft = read(&text).unwrap_or_else(|error| panic!("{error}"));
        let transport = draft.transport.unwrap();
        let container = transport.equipment[0].container.clone().unwrap();
        (container.raw, container.state)
    };
    let told = |raw: &str, state: &str| (raw.to_owned(), state.to_owned());
    assert_eq!(container("'CSQU3054383'"), told("CSQU3054383", ""));
    let cloned = told("CSQU3054383", "cloned");
    assert_eq!(container("'CSQU3054383 [cloned]'"), cloned);
    assert_eq!(
        container("{ raw = 'CSQU3054383', state = 'cloned' }"),
        cloned
    );
    assert_eq!(
        container("'CSQU3054383 [2 of 3]'"),
        told("CSQU3054383 [2 of 3]", "")
    );
    let unknown = sample_with_container("{ raw = 'CSQU3054383', state = 'stolen' }");
    let refused = read(&unknown).unwrap_err().to_string();
    assert!(
        refused.starts_with("transport.equipment[0].container.state"),
        "{refused}"
    );
}

fn sample_with_container(written: &str) -> String {
    format!(
        "kind = 'SeizureNotice'\npurpose = 'customs_risk'\n\
         handling = {{ tlp = 'GREEN', permitted_action = 'any' }}\n\
         [event]\nevent_kind = 'seizure'\nstatus = 'initial'\noccurred = 2026-01-28\nplace = {{ country = 'GE' }}\n\
         [[goods.items]]\ncategory = 'narcotic'\n[[transport.equipment]]\ncontainer = {written}\n"
    )
}

#[test]
fn what_no_unit_says_and_a_number_without_its_scheme_are_told_with_what_to_write() {
    let told = |goods: &str| {
        let text = format!(
            "kind = 'SeizureNotice'\n[[goods.items]]\ncategory = 'other_goods: x'\n{goods}\n"
        );
        read(&text).unwrap_err().to_string()
    };
    for (goods, says) in [
        (
            "unit = 'EUR'",
            "unit: is a currency; money has a value and its currency",
        ),
        (
            "strength_unit = '%'",
            "strength_unit: is per cent, which is no unit; purity_percent says",
        ),
        (
            "identifiers = [{ raw = '35-209900-176148-1' }]",
            "identifiers[0]: says no scheme; write plate, container, imei",
        ),
    ] {
        let error = told(goods);
        assert!(error.contains(says), "{error}");
    }
}

#[test]
fn persons_are_counted_as_persons() {
    let goods = "category = 'smuggled_person'\nquantity = 14\nunit = 'persons'";
    let text = sample_with_container("'CSQU3054383'").replace("category = 'narcotic'", goods);
    let draft = wire::record::draft(read(&text).unwrap()).unwrap();
    let goods = draft.sections().goods.as_ref().unwrap();
    assert_eq!(goods.items[0].unit, "H87");
    assert_eq!(goods.short(), "14 smuggled or trafficked persons");
}

#[test]
fn a_value_of_the_wrong_type_is_told_with_its_line_and_the_others_as_well() {
    let error = read(
        "kind = 'SeizureNotice'\n[event]\noccurred = true\nplace = 'Poti'\n[goods]\nitems = 'all'\n\
         [[transport.legs]]\nmode = [3]\nname = 12\n[[transport.route]]\nknown = 'yes'\n",
    )
    .unwrap_err();
    assert_starts(
        &error.to_string(),
        "event.occurred: is not a date YYYY-MM-DD or DD.MM.YYYY, a month, a year, or a time YYYY-MM-DDThh:mm and its zone, since 1970 (line 3)\n\
         event.place: is not a table of fields (line 4)\n\
         goods.items: is not a list; write [ and ] (line 6)\n\
         transport.legs[0].mode: is not a code in quotation marks (line 8)\n\
         transport.legs[0].name: is not text; put it in quotation marks (line 9)\n\
         transport.route[0].known: is not true or false (line 11)",
    );
}

#[test]
fn a_field_that_stands_twice_is_refused() {
    for text in [
        "{\"kind\": \"SeizureNotice\", \"kind\": \"SeizureNotice\"}",
        "kind = 'a'\nkind = 'a'\n",
    ] {
        let error = read(text).unwrap_err();
        assert!(error.to_string().starts_with("line "), "{error}");
    }
}

#[test]
fn a_number_of_toml_keeps_its_digits() {
    let draft = filled("kind = 'SeizureNotice'\n[[goods.items]]\nquantity = 0.123456789\n").draft;
    let quantity = draft.goods.unwrap().items[0].quantity.unwrap();
    assert_eq!((quantity.mantissa, quantity.scale), (123_456_789, 9));
}

#[test]
fn dates_as_people_write_them_need_no_quotation_marks_and_a_broken_value_masks_no_other() {
    let at = |occurred: &str| {
        sample().replace("occurred = 2026-01-28", &format!("occurred = {occurred}"))
    };
    for (written, shown) in [
        ("2020-10", "2020-10"),
        ("28.01.2025", "2025-01-28"),
        ("2025", "2025"),
    ] {
        let (record, _) = publish(&at(written));
        assert_eq!(record.event_time().unwrap().to_string(), shown);
    }
    let error = read(
        &at("1..2")
            .replace("tlp = \"AMBER\"", "tlp = \"PINK\"")
            .replace("KGM", "stone"),
    );
    let error = error.unwrap_err().to_string();
    for told in ["line ", "handling.tlp", "goods.items[0].unit"] {
        assert!(error.contains(told), "{error}");
    }
    assert!(!error.contains("is required"), "{error}");
}

#[test]
fn a_time_without_its_zone_is_asked_about_and_an_end_means_the_end_of_its_day() {
    let error = read(&sample().replace("occurred = 2026-01-28", "occurred = 2026-01-28T04:05"));
    assert_eq!(error.unwrap_err().reason(), Reason::Ambiguous);
    let draft = read(&sample().replace("# expires = 2027-01-28", "expires = 2027-01-28")).unwrap();
    assert_eq!(draft.expires, 1_801_180_800_000);
}

#[test]
fn an_empty_list_of_parties_is_refused_and_no_list_means_all() {
    let audience = |line: &str| sample().replace("# audience = [\"TR/customs\"]", line);
    let error = read(&audience("audience = []")).unwrap_err();
    assert_starts(&error.to_string(), "audience");
    assert!(read(&audience("")).unwrap().audience.is_empty());
    for all in ["audience = \"all\"", "audience = [\"All\"]"] {
        assert!(read(&audience(all)).unwrap().audience.is_empty());
    }
    for other in [
        "audience = [\"all\", \"TR/customs\"]",
        "audience = \"\"",
        "audience = [\"\"]",
    ] {
        let error = read(&audience(other)).unwrap_err();
        assert_starts(&error.to_string(), "audience");
    }
    let named = sample().replace(
        "# named_recipients = [\"TR/customs\"]",
        "named_recipients = []",
    );
    assert!(read(&named).is_err());
}

#[test]
fn other_spellings_of_codes_and_numbers_are_those_of_tables() {
    let draft = read(
        &sample()
            .replace("KGM", "kg")
            .replace("quantity = 42.5", "quantity = \"42,5\""),
    )
    .unwrap();
    let item = &draft.goods.unwrap().items[0];
    assert_eq!(item.unit, "KGM");
    assert_eq!(
        item.quantity.unwrap(),
        ntc_proto::v1::Decimal {
            mantissa: 425,
            scale: 1
        }
    );
    for (written, is_asked) in [
        ("1.500", true),
        ("\"1,500\"", true),
        ("1.5000", false),
        ("0.125", false),
    ] {
        let read = read(&sample().replace("quantity = 42.5", &format!("quantity = {written}")));
        assert_eq!(read.is_err(), is_asked, "{written}");
    }
    let json = r#"{"kind": "SeizureNotice", "goods": {"items": [{"quantity": 933.155}]}}"#;
    let told = read(json).unwrap_err().to_string();
    assert!(!told.contains("quantity"), "{told}");
}

#[test]
fn errors_do_not_repeat_what_stands_in_the_file() {
    for text in [
        "[[goods.items]]\npackages = 'Anna'",
        "{\"kind\": \"ConsignmentAlert\", \"event\": {\"score\": \"Anna\"}}",
        "[event]\noccurred = 'Anna'",
        "[[goods.items]]\nquantity = 'Anna'",
        "[[media.items]]\nsha256 = 'Anna'",
        "[persons]\nitems = 'Anna'",
    ] {
        let kind = if text.starts_with('[') {
            "kind = 'SeizureNotice'\n"
        } else {
            ""
        };
        let error = read(&format!("{kind}{text}")).unwrap_err().to_string();
        assert!(!error.contains("Anna"), "{error}");
    }
}

#[test]
fn every_broken_field_is_told() {
    let error = read(
        "kind = 'SeizureNotice'\nlanguage = 7\nurgency = 'soon'\nexpires = 'never'\n[handling]\ntlp = 'AMBER'\n\
         permitted_action = 'all'\n[[event.references]]\nid = '7'\n",
    )
    .unwrap_err();
    let InvalidDraftFile::Fields(errors) = error else {
        panic!("fields");
    };
    for field in [
        "event.references[0].id",
        "event.references[0].relation",
        "expires",
        "handling.permitted_action",
        "language",
        "purpose",
        "urgency",
    ] {
        let told = errors.iter().filter(|error| error.field == field).count();
        assert_eq!(told, 1, "{field}");
    }
}

#[test]
fn a_kind_that_is_none_is_told() {
    for text in ["kind = 'Seizure'", "kind = 7"] {
        let InvalidDraftFile::Fields(errors) = read(text).unwrap_err() else {
            panic!("fields");
        };
        assert_eq!(errors[0].field, "kind");
    }
}

#[test]
fn fields_of_the_other_kind_are_refused() {
    let error = read("kind = 'SeizureNotice'\n[event]\nscore = 3\n").unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("event: has fields of a ConsignmentAlert"),
        "{error}"
    );
    let error = read("kind = 'ConsignmentAlert'\n[event]\nstatus = 'initial'\n").unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("event: has fields of a SeizureNotice"),
        "{error}"
    );
}

#[test]
fn a_file_has_a_limit() {
    let sample = sample();
    let text = format!("{sample}{}", " ".repeat(MAX_DRAFT_FILE - sample.len()));
    assert!(read(&text).is_ok());
    assert!(matches!(
        read(&format!("{text} ")),
        Err(InvalidDraftFile::TooLarge)
    ));
}

#[test]
fn degrees_become_micro_degrees() {
    let at = |latitude: &str| {
        filled(&format!(
            "kind = 'SeizureNotice'\n[event.place.position]\nlatitude = {latitude}\nlongitude = -41.67\n"
        ))
    };
    let draft = at("42.150001").draft;
    let Some(node::v1::draft::Event::Seizure(event)) = draft.event else {
        panic!("a seizure");
    };
    let position = event.place.unwrap().position.unwrap();
    assert_eq!(
        (position.latitude, position.longitude),
        (42_150_001, -41_670_000)
    );
    assert!(!at("42.1500001").errors.is_empty());
    assert!(!at("4000").errors.is_empty());
}

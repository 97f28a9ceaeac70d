//! Requests and answers.

use std::time::Duration;

use ntc_proto::{node, v1};

use super::super::samples::{DEFAULTS, HOUR, NOW, coded, id, now_ms, publish};
use crate::intake::{answer, draft_file};
use crate::model::kind::{RecordKind, Urgency};
use crate::model::{InvalidRecord, RecordId};
use crate::party::Party;
use crate::reason::Reason;
use crate::record::{Event, MAX_ANSWER_WITHIN, Record, RecordName, Said};
use crate::wire::record::{self, draft, header_bytes, section_bytes};

const GE: &str = "GE/revenue-service";
const AZ: &str = "AZ/customs";

const REQUEST: &str = "\
kind = \"Request\"
purpose = \"counter_narcotics\"
urgency = \"urgent\"
audience = [\"AZ/customs\"]
[handling]
tlp = \"AMBER\"
permitted_action = \"none_visible\"
[event]
asks = \"verification\"
text = \"Is the consignee registered with you?\"
answer_within = 240
[[goods.items]]
category = \"tobacco\"
";

const PERSONS: &str = "\
[persons]
legal_basis = \"Customs Code, Art. 12\"
[[persons.items]]
role = \"consignee\"
names = [{ written = \"Erika Mustermann\" }]
";

fn party(name: &str) -> Party {
    name.parse().unwrap()
}

fn with(old: &str, new: &str) -> node::v1::Draft {
    assert!(REQUEST.contains(old), "{old}");
    draft_file::read(&REQUEST.replacen(old, new, 1)).unwrap()
}

fn request() -> Record {
    publish(with("", "")).unwrap().0
}

fn name(of: &Record) -> RecordName {
    RecordName {
        origin: of.origin().clone(),
        id: of.id(),
    }
}

/// The answer of AZ to the request.
fn answered(fields: &[(&str, &str)], sections: &str) -> Result<Record, InvalidRecord> {
    let fields = fields
        .iter()
        .map(|(path, text)| (*path, (*text).to_owned()));
    let (event, given) = answer(fields, sections).unwrap();
    let asked = request();
    let said = record::answer(&name(&asked), event, given).map_err(|errors| errors[0].clone())?;
    said_by(AZ, &asked, said)
}

fn said_by(party_name: &str, of: &Record, said: Said) -> Result<Record, InvalidRecord> {
    let own = RecordId::new(NOW, &[9; 10]);
    Record::answering(of, (&party(party_name), own), NOW, said, &DEFAULTS)
}

fn in_hours(hours: i64) -> String {
    let at = u64::try_from(now_ms() + hours * HOUR).unwrap();
    crate::time::Timestamp::from_millis(at).to_string()
}

#[test]
fn a_request_says_what_is_asked_of_one_party_and_by_when() {
    let before = format!("reply_by = \"{}\"", in_hours(-1));
    let two = r#"audience = ["AZ/customs", "TR/customs"]"#;
    let audience = r#"audience = ["AZ/customs"]"#;
    let text = "text = \"Is the consignee registered with you?\"";
    for (old, new, field, reason) in [
        (audience, "", "audience", Reason::FieldInvalid),
        (audience, two, "audience", Reason::FieldInvalid),
        (text, "", "event.text", Reason::FieldMissing),
        (
            "answer_within = 240",
            "",
            "event.answer_within",
            Reason::FieldMissing,
        ),
        (
            "answer_within = 240",
            &format!("answer_within = 240\n{before}"),
            "event.reply_by",
            Reason::TimesOutOfOrder,
        ),
        (
            "urgency = \"urgent\"\n",
            "urgency = \"priority\"\n",
            "event.oral",
            Reason::FieldInvalid,
        ),
    ] {
        let mut drafted = with(old, new);
        if field == "event.oral"
            && let Some(node::v1::draft::Event::Request(event)) = &mut drafted.event
        {
            event.oral = true;
        }
        super::refused(drafted, field, reason);
    }
    for within in ["0", "1", "43200"] {
        let drafted = with("= 240", &format!("= {within}"));
        let checked = draft(drafted)
            .unwrap()
            .answer_within(Duration::from_secs(59));
        assert!(
            checked.check(&party(GE), id(), NOW, &DEFAULTS).is_ok(),
            "{within}"
        );
    }
    let above = REQUEST.replace("= 240", &format!("= {}", MAX_ANSWER_WITHIN + 1));
    let refused = draft_file::read(&above).unwrap_err();
    assert!(
        refused.to_string().contains("event.answer_within"),
        "{refused}"
    );
    let nine = format!(
        "[{}]",
        ["{ origin = \"AZ/customs\", id = \"018bcfe5-6800-7fff-bfff-ffffffffffff\" }"; 9]
            .join(", ")
    );
    let above = REQUEST.replace("asks =", &format!("about = {nine}\nasks ="));
    assert!(
        draft_file::read(&above)
            .unwrap_err()
            .to_string()
            .contains("event.about")
    );
}

#[test]
fn who_asks_about_persons_says_why() {
    let persons = REQUEST
        .replace(
            "[event]",
            "evaluation = { scheme = \"4x4\", source = \"A\", information = \"1\" }\n[event]",
        )
        .replace("purpose", "expires = 2026-12-01\npurpose")
        + PERSONS;
    let drafted = draft_file::read(&persons).unwrap();
    super::refused(drafted, "event.justification", Reason::FieldMissing);
    let why = persons.replace(
        "answer_within",
        "justification = \"Stopped here\"\nanswer_within",
    );
    super::passes(draft_file::read(&why).unwrap());
}

#[test]
fn a_request_that_states_no_time_takes_the_one_it_is_given_in_whole_minutes() {
    for (given, minutes) in [
        (1, 1),
        (61, 2),
        (14_400, 240),
        (u64::MAX, MAX_ANSWER_WITHIN),
    ] {
        let drafted = draft(with("answer_within = 240", "")).unwrap();
        let drafted = drafted.answer_within(Duration::from_secs(given));
        let Some(Event::Request(event)) = &drafted.sections().event else {
            panic!("no request")
        };
        assert_eq!(event.answer_within, minutes);
        // What is no request stays as it is.
        let notice = draft(super::super::samples::seizure()).unwrap();
        let same = notice.clone().answer_within(Duration::from_secs(given));
        assert_eq!(same, notice);
        // One that it states stays.
        let stated = draft(with("", ""))
            .unwrap()
            .answer_within(Duration::from_secs(given));
        assert_eq!(stated, draft(with("", "")).unwrap());
    }
}

#[test]
fn each_status_of_an_answer_goes_with_what_belongs_to_it() {
    let soon = in_hours(24);
    let past = in_hours(-1);
    let why = ("event.refusal", "running_investigation");
    let until = ("event.deferred_until", soon.as_str());
    let to = ("event.referred_to", "Ministry of Health");
    let text = ("event.text", "Which container?");
    for (status, given) in [
        ("provided", vec![text]),
        ("partly", vec![]),
        ("no_data", vec![]),
        ("refused", vec![why]),
        ("deferred", vec![until]),
        ("deferred", vec![until, why]),
        ("referred", vec![to]),
        ("need_more", vec![text]),
    ] {
        let given = [vec![("event.status", status)], given].concat();
        assert!(answered(&given, "").is_ok(), "{given:?}");
    }
    let late = ("event.deferred_until", past.as_str());
    for (status, given, field, reason) in [
        ("refused", vec![], "event.refusal", Reason::FieldMissing),
        (
            "deferred",
            vec![],
            "event.deferred_until",
            Reason::FieldMissing,
        ),
        (
            "deferred",
            vec![late],
            "event.deferred_until",
            Reason::FieldInvalid,
        ),
        (
            "referred",
            vec![],
            "event.referred_to",
            Reason::FieldMissing,
        ),
        ("need_more", vec![], "event.text", Reason::FieldMissing),
        ("provided", vec![why], "event.refusal", Reason::FieldInvalid),
        (
            "refused",
            vec![why, until],
            "event.deferred_until",
            Reason::FieldInvalid,
        ),
        (
            "no_data",
            vec![to],
            "event.referred_to",
            Reason::FieldInvalid,
        ),
        ("maybe", vec![], "event.status", Reason::CodeUnknown),
    ] {
        let given = [vec![("event.status", status)], given].concat();
        let invalid = answered(&given, "").unwrap_err();
        assert_eq!(
            (invalid.field.as_str(), invalid.reason),
            (field, reason),
            "{given:?}"
        );
    }
    // A party does not answer itself.
    let (event, given) = answer([("event.status", "no_data".to_owned())], "").unwrap();
    let asked = request();
    let said = record::answer(&name(&asked), event, given).unwrap();
    let invalid = said_by(GE, &asked, said).unwrap_err();
    assert_eq!(invalid.field, "event.about.origin");
}

#[test]
fn sections_go_with_what_is_provided_and_bring_their_categories() {
    let goods =
        "[[goods.items]]\ncategory = \"narcotic\"\n[narrative]\nindicators = \"New seals\"\n";
    for status in ["provided", "partly"] {
        let made = answered(&[("event.status", status)], goods).unwrap();
        let categories: Vec<_> = made.categories().iter().collect();
        assert_eq!(categories, ["narcotic"], "{status}");
        assert_eq!(made.urgency(), Urgency::Urgent);
        assert_eq!(made.purpose(), "counter_narcotics");
        assert_eq!(
            made.audience().unwrap().iter().collect::<Vec<_>>(),
            [&party(GE)]
        );
        reads_back(&made);
    }
    let bare = answered(&[("event.status", "no_data")], "").unwrap();
    assert_eq!(bare.categories(), request().categories());
    let invalid = answered(&[("event.status", "no_data")], goods).unwrap_err();
    assert_eq!(
        (invalid.field.as_str(), invalid.reason),
        ("goods", Reason::FieldInvalid)
    );
    let national = "[national]\ncase_number = \"7\"\n";
    let invalid = answered(&[("event.status", "provided")], national).unwrap_err();
    assert_eq!(
        (invalid.field.as_str(), invalid.reason),
        ("national", Reason::FieldInvalid)
    );
    let graded = "expires = 2026-12-01\n[handling]\nevaluation = { scheme = \"4x4\", source = \"A\", information = \"1\" }\n";
    let provided = [("event.status", "provided")];
    assert!(answered(&provided, &format!("{graded}{PERSONS}")).is_ok());
    for (lines, field) in [
        (PERSONS.to_owned(), "expires"),
        (
            format!("expires = 2026-12-01\n{PERSONS}"),
            "handling.evaluation",
        ),
    ] {
        let invalid = answered(&provided, &lines).unwrap_err();
        assert_eq!(
            (invalid.field.as_str(), invalid.reason),
            (field, Reason::PersonsWithoutBasis)
        );
    }
    // A field that is none is told, wherever it stands.
    for (lines, field) in [
        ("[event]\nstate = \"x\"", "event.state"),
        ("kind = \"Answer\"", "kind"),
        ("[handling]\ntlp = \"RED\"", "handling.tlp"),
    ] {
        let refused = answer([("event.status", "no_data".to_owned())], lines).unwrap_err();
        assert!(refused.to_string().contains(field), "{refused}");
    }
}

fn reads_back(record: &Record) {
    let bytes = header_bytes(record, &[[0; 32]; 8]);
    let header = record::header(&bytes).unwrap();
    let sections = section_bytes(record);
    let sections: Vec<_> = crate::section::Section::ALL
        .into_iter()
        .filter_map(|section| {
            let bytes = sections[usize::from(section.slot())].as_deref()?;
            Some((section, bytes))
        })
        .collect();
    let opened = record::open(header, &sections).unwrap();
    assert_eq!(opened.sections(), record.sections());
}

#[test]
fn a_question_about_a_record_takes_its_conditions_and_an_urgency_of_its_own() {
    let notice = publish(super::super::samples::seizure()).unwrap().0;
    let event = v1::RequestEvent {
        about: vec![v1::RecordName {
            origin: AZ.to_owned(),
            id: id().as_bytes().to_vec(),
        }],
        asks: Some(coded("document")),
        answer_within: 60,
        ..v1::RequestEvent::default()
    };
    let said =
        record::request(&name(&notice), event.clone(), v1::Urgency::Immediate as i32).unwrap();
    let asked = said_by(AZ, &notice, said).unwrap();
    assert_eq!(asked.kind(), RecordKind::Request);
    assert_eq!(asked.urgency(), Urgency::Immediate);
    assert_eq!(asked.categories(), notice.categories());
    assert_eq!(
        (asked.purpose(), asked.handling().tlp),
        (notice.purpose(), notice.handling().tlp)
    );
    let Some(Event::Request(told)) = &asked.sections().event else {
        panic!("no request")
    };
    assert_eq!(told.about[0], name(&notice));
    assert_eq!(told.about.len(), 2);
    reads_back(&asked);
    let inherits = record::request(&name(&notice), event.clone(), 0).unwrap();
    assert_eq!(
        said_by(AZ, &notice, inherits).unwrap().urgency(),
        notice.urgency()
    );
    assert_eq!(
        record::request(&name(&notice), event.clone(), 99).unwrap_err()[0].field,
        "urgency"
    );
    // An answer is no answer to a notice, and nobody asks about a request.
    let (event_said, given) = answer([("event.status", "no_data".to_owned())], "").unwrap();
    let said = record::answer(&name(&notice), event_said, given).unwrap();
    assert_eq!(said_by(AZ, &notice, said).unwrap_err().field, "about");
    let said = record::request(&name(&asked), event, 0).unwrap();
    assert_eq!(said_by(GE, &asked, said).unwrap_err().field, "about");
}

#[test]
fn the_request_of_the_sample_is_one() {
    let sample = draft_file::sample();
    let (_, request) = sample
        .split_once("# ---- or, for kind = \"Request\"")
        .unwrap();
    let lines = request
        .lines()
        .skip(1)
        .filter_map(|line| line.strip_prefix("# "));
    let lines = lines.collect::<Vec<_>>().join("\n");
    let (head, _) = REQUEST.split_once("[event]").unwrap();
    // The event's own tables follow its fields.
    let text = format!("{head}{}", lines.replace("2026-02-02T18:00Z", &in_hours(9)));
    super::passes(draft_file::read(&text).unwrap());
}

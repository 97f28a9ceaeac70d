//! The rules of asking and answering, without ledger and index.

use ntc_core::model::Coded;
use ntc_core::model::codes::ANSWER_STATUSES;
use ntc_core::reason::Reason;
use ntc_core::record::RecordName;
use proptest::prelude::*;

use super::*;

fn id(seed: u8) -> RecordId {
    RecordId::new(Timestamp::from_millis(1_700_000_000_000), &[seed; 10])
}

fn name() -> RecordName {
    RecordName {
        origin: "AZ/customs".parse().unwrap(),
        id: id(1),
    }
}

fn answer(status: &str) -> AnswerEvent {
    AnswerEvent {
        about: name(),
        status: status.to_owned(),
        refusal: None,
        deferred_until: None,
        referred_to: String::new(),
        text: String::new(),
        conditions: String::new(),
        reveals: Vec::new(),
    }
}

fn request(consent_to: Option<&str>) -> Event {
    Event::Request(Box::new(RequestEvent {
        about: vec![name()],
        asks: Coded {
            code: "verification".to_owned(),
            text: String::new(),
        },
        text: String::new(),
        answer_within: 60,
        reply_by: None,
        justification: String::new(),
        continues: None,
        oral: false,
        consent_to: consent_to.map(|party| party.parse().unwrap()),
        consent_purpose: String::new(),
    }))
}

fn statuses() -> impl Iterator<Item = &'static str> {
    ANSWER_STATUSES.codes.iter().map(|code| code.code)
}

/// Statuses after which more is to come.
const OPEN: [&str; 3] = ["partly", "deferred", "need_more"];

#[test]
fn a_request_that_was_answered_for_good_is_not_opened_again_and_every_other_answer_may_follow() {
    for before in statuses() {
        for after in statuses() {
            let is_closed = !OPEN.contains(&before);
            let would_open = OPEN.contains(&after);
            let refused = opens_again(before, after);
            assert_eq!(refused, is_closed && would_open, "{before}, then {after}");
        }
        assert!(!opens_again(before, before), "{before} said once more");
    }
}

#[test]
fn what_says_that_it_provides_something_provides_it_in_words_or_in_a_section() {
    let event_alone = SectionSet::from_iter([Section::Event]);
    for status in statuses() {
        let provides = ["provided", "partly"].contains(&status);
        assert_eq!(
            says_nothing(&answer(status), event_alone),
            provides,
            "{status}"
        );
    }
    for section in SectionSet::ALL.iter().filter(|it| *it != Section::Event) {
        let present = event_alone.with(section);
        assert!(!says_nothing(&answer("provided"), present), "{section}");
    }
    let worded = [
        AnswerEvent {
            text: "It is registered".to_owned(),
            ..answer("provided")
        },
        AnswerEvent {
            conditions: "Not to the trader".to_owned(),
            ..answer("partly")
        },
    ];
    for event in worded {
        assert!(!says_nothing(&event, event_alone), "{}", event.status);
    }
}

#[test]
fn no_answer_says_yes_to_a_request_for_consent_and_every_answer_may_say_no() {
    let asks_consent = request(Some("KZ/customs"));
    for status in statuses() {
        let said = Event::Answer(Box::new(answer(status)));
        let granted = is_no_grant(Some(&asks_consent), &said);
        let provides = ["provided", "partly"].contains(&status);
        assert_eq!(granted.is_err(), provides, "{status}");
        // Of a request for something else, and of one of which nothing is left, any answer may be given.
        for other in [Some(request(None)), None] {
            is_no_grant(other.as_ref(), &said).unwrap();
        }
    }
    let said = Event::Answer(Box::new(answer("provided")));
    let refused = is_no_grant(Some(&asks_consent), &said).unwrap_err();
    let told = (refused.reason(), refused.field());
    assert_eq!(
        told,
        (Reason::FieldInvalid, Some("event.status".to_owned()))
    );
}

#[test]
fn another_question_under_a_reference_names_the_question_and_any_other_fault_stays_itself() {
    let asked = asked_otherwise(PublishError::OtherContent(id(9)), id(2));
    assert!(matches!(asked, RequestError::OtherQuestion(earlier) if earlier == id(2)));
    assert_eq!(asked.reason(), Reason::ReferenceOtherContent);
    let other = asked_otherwise(PublishError::ReferenceInUse, id(2));
    assert!(matches!(
        other,
        RequestError::Publish(PublishError::ReferenceInUse)
    ));
}

proptest! {
    #[test]
    fn the_time_of_an_answer_is_told_in_whole_minutes_and_never_in_too_few(secs in 0_u64..10_000_000) {
        let told = u64::from(minutes(Duration::from_secs(secs))) * 60;
        prop_assert!(told >= secs && told < secs + 60);
    }
}

#[test]
fn a_time_that_no_number_of_minutes_tells_is_the_longest() {
    assert_eq!(minutes(Duration::MAX), u32::MAX);
}

//! A query: question, answers, and what the QUERY entries commit to.

use serde_json::json;

use super::*;
use crate::finding::Likeness;
use crate::ledger::entry::commit::QueryDirection;
use crate::model::RecordId;
use crate::model::identifier::Scheme;
use crate::query::sealed::{
    ANSWER_ROOM, ANSWER_TYPE, QUESTION_STEP, QUESTION_TYPE, Sealed, digest,
};
use crate::query::{
    Answer, Finding, Hit, InvalidAnswer, Number, Person, Question, Shown, Source, Subject, officer,
};
use crate::reason::Reason;

fn asked() -> Question {
    Question {
        id: RecordId::new(TIME, &[8; 10]),
        asker: "FI/customs".parse().unwrap(),
        asked: "EE/tax-and-customs".parse().unwrap(),
        time: TIME,
        purpose: "counter_narcotics".to_owned(),
        justification: "Named by a driver at Narva".to_owned(),
        officer: officer(&"EE/tax-and-customs".parse().unwrap(), b"ntc test officer"),
        subjects: vec![
            Subject::Number(Number {
                scheme: Scheme::Container,
                raw: "CSQU 305438-3".to_owned(),
                country: String::new(),
            }),
            Subject::Person(Person {
                name: "ANNA MARIA ERIKSSON".to_owned(),
                birth_date: "1974-08-12".to_owned(),
                document: Some(Number {
                    scheme: Scheme::Passport,
                    raw: "L898902C3".to_owned(),
                    country: "FI".to_owned(),
                }),
                nationality: "FI".to_owned(),
            }),
        ],
    }
}

fn answer(question: &Question, refused: Option<u16>, findings: Vec<Finding>) -> Answer {
    Answer {
        question: digest(&question.encode()),
        asked: question.asked.clone(),
        asker: question.asker.clone(),
        time: Timestamp::from_millis(1_700_000_000_005),
        refused,
        findings,
    }
}

fn hit() -> Finding {
    let opening = record().disclose(SectionSet::EMPTY.with(Section::Event));
    let id = RecordId::from_slice(&record_key().id);
    let shown = match id {
        Ok(id) => Shown::Opened(id, Box::new(opening)),
        Err(_) => Shown::Named(RecordId::new(TIME, &[1; 10])),
    };
    let bare = |source, shown| Hit {
        source,
        likeness: Likeness::Normalised,
        shown,
    };
    Finding {
        hits: vec![
            bare(Source::Record, shown),
            bare(Source::List, Shown::Nothing),
        ],
        more: false,
    }
}

#[test]
fn query() {
    let question = asked();
    question.check().unwrap();
    let content = question.encode();
    let sealed = Sealed::sign(QUESTION_TYPE, content.clone(), &soft(AUTHOR)).unwrap();
    let bytes = sealed.question().unwrap();
    assert!(sealed.is_signed(QUESTION_TYPE, &[public(AUTHOR)]));
    let answers = [
        ("no hit", None, vec![Finding::default(); 2]),
        ("hit", None, vec![hit(), Finding::default()]),
        ("refused", Some(Reason::QueryQuota.number()), Vec::new()),
    ];
    let answers: Vec<_> = answers
        .into_iter()
        .map(|(says, refused, findings)| {
            let content = answer(&question, refused, findings).encode();
            let sealed = Sealed::sign(ANSWER_TYPE, content.clone(), &soft(AUTHOR)).unwrap();
            let bytes = sealed.answer(2).unwrap();
            json!({
                "says": says,
                "content": hex::encode(&content),
                "signature": hex::encode(sealed.signature),
                "length": bytes.len(),
                "sha256_of_all": Hash::of(&[&bytes]).to_string(),
                "digest": digest(&content).to_string(),
                "commit_of_who_answered": commit::query(
                    &counted(0x40), QueryDirection::Answered, &digest(&content),
                ).to_string(),
            })
        })
        .collect();
    let cut = &bytes[..QUESTION_STEP - 1];
    let mut filled = bytes.clone();
    filled[QUESTION_STEP - 1] = 1;
    let refused = [
        ("a byte is missing", Sealed::of_question(cut)),
        ("the padding says something", Sealed::of_question(&filled)),
    ];
    let refused = refused.map(|(because, read)| {
        json!({ "because": because, "reason": read.err().unwrap().reason().code() })
    });
    let other = answer(&question, None, vec![Finding::default()]);
    let unequal = other.check((&question, &digest(&content)), &[public(AUTHOR)]);
    assert_eq!(unequal, Err(InvalidAnswer::Findings));
    compare(
        "query.json",
        &json!({
            "author": { "seed": AUTHOR, "public": hex::encode(public(AUTHOR).as_bytes()) },
            "question_type": QUESTION_TYPE,
            "answer_type": ANSWER_TYPE,
            "question_step": QUESTION_STEP,
            "answer_room": ANSWER_ROOM,
            "officer": { "secret": "ntc test officer", "name": hex::encode(question.officer) },
            "question": {
                "content": hex::encode(&content),
                "signature": hex::encode(sealed.signature),
                "length": bytes.len(),
                "sha256_of_all": Hash::of(&[&bytes]).to_string(),
                "digest": digest(&content).to_string(),
            },
            "salt": hex::encode(counted(0x40)),
            "commit_of_who_asked": commit::query(
                &counted(0x40), QueryDirection::Asked, &digest(&content),
            ).to_string(),
            "answers": answers,
            "refused": refused,
        }),
    );
}

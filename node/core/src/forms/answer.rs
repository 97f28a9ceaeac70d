//! The event section of an answer.

use ntc_proto::{node, v1};

use super::handling::Evaluation;
use super::kind::{
    Kind as _, code, coded, fill, form_of, line, lines, many, maybe, needed, part, record_id, time,
};
use super::reader::{Reader, Source};
use super::reference::RecordName;
use super::sections::Sections;
use super::table::{Form as _, form};
use super::value::Table;
use crate::model::codes::{ANSWER_STATUSES, REFUSAL_CODES};
use crate::model::{Coded, InvalidRecord, RecordId};
use crate::section::{Section, SectionSet};
use crate::time::Timestamp;

/// Most records of which one answer reveals sections: as many as a request is about.
pub const MAX_REVEALED: usize = 8;

form! {
    /// The answer to a request of another party. What is provided stands in the other sections.
    AnswerEvent: v1::AnswerEvent;
    /// The request.
    about: RecordName = needed(part());
    /// What the answer gives.
    status: String = code(&ANSWER_STATUSES).required() => "provided";
    /// Why it is refused or deferred.
    refusal: Option<Coded> = maybe(coded(&REFUSAL_CODES)) => "running_investigation";
    /// Until when it is deferred.
    deferred_until: Option<Timestamp> = time() => "2026-02-10T18:00Z";
    /// The authority that the asker is referred to.
    referred_to: String = line() => "Ministry of Agriculture, veterinary service";
    /// More about it, as written; what is needed, with the status need_more.
    text: String = lines() => "The consignee is registered since 2019";
    /// Conditions of the author on what is provided, beside the handling.
    conditions: String = lines() => "Not to be named to the trader";
    /// What of the author's earlier records who asked is shown because of it.
    reveals: Vec<Revealed> = many(MAX_REVEALED, part());
}

form! {
    /// Sections of an earlier record that are shown as they were signed.
    Revealed: v1::Revealed;
    /// The author's record.
    record: RecordId = record_id() => "018bcfe5-6800-7fff-bfff-ffffffffffff";
    /// Which sections.
    sections: Vec<String> = many(Section::ALL.len(), form_of(is_section, "the name of a section")).required() => r#"["companies", "persons"]"#;
}

impl Revealed {
    /// Sections of a record.
    pub fn of(record: RecordId, sections: SectionSet) -> Self {
        let sections = sections.iter().map(|section| section.name().to_owned());
        Self {
            record,
            sections: sections.collect(),
        }
    }
}

/// Whether a text names a section that is told to others.
fn is_section(text: &str) -> bool {
    let mut sections = Section::ALL.into_iter();
    sections.any(|section| section != Section::National && section.name() == text)
}

/// What an officer answers, as a client sends it: the event without the request that it is about, and the sections with
/// the evaluation and the expiry in a draft that is otherwise empty.
///
/// # Errors
/// Every value of the wrong type, and every field that is none.
pub(crate) fn fill_answer(
    mut table: Table,
) -> Result<(v1::AnswerEvent, node::v1::Draft), Vec<InvalidRecord>> {
    let mut at = Reader::new(Source::Draft);
    let event = at.take_table("event", &mut table).unwrap_or_default();
    let event = at.within("event", |at| AnswerEvent::fill(at, event));
    let mut draft = node::v1::Draft::default();
    Sections::fill(&mut at, None, &mut table, &mut draft);
    let handling = at.take_table("handling", &mut table);
    if let Some(mut handling) = handling {
        let evaluation = fill(
            &mut at,
            &maybe(part::<Evaluation>()),
            "evaluation",
            &mut handling,
        );
        at.within("handling", |at| at.refuse_rest(handling, &["evaluation"]));
        draft.handling = Some(v1::Handling {
            evaluation,
            ..v1::Handling::default()
        });
    }
    draft.expires = fill(&mut at, &time(), "expires", &mut table);
    let sections = Section::ALL.map(Section::name);
    at.refuse_rest(table, &[&sections[..], &["handling", "expires"]].concat());
    let errors = at.into_errors();
    if errors.is_empty() {
        Ok((event, draft))
    } else {
        Err(errors)
    }
}

/// What an officer answers, read.
pub(crate) struct Answered {
    /// The event.
    pub(crate) event: AnswerEvent,
    /// The other sections.
    pub(crate) sections: Sections,
    /// The grades of source and information.
    pub(crate) evaluation: Option<Evaluation>,
    /// When it is to be erased.
    pub(crate) expires: Option<Timestamp>,
}

/// Reads what an officer answers.
///
/// # Errors
/// Every field that breaks its rule.
pub(crate) fn read_answer(
    event: v1::AnswerEvent,
    mut draft: node::v1::Draft,
) -> Result<Answered, Vec<InvalidRecord>> {
    let mut at = Reader::new(Source::Draft);
    draft.event = None;
    let event = at.within("event", |at| AnswerEvent::read(at, event));
    let sections = Sections::read_draft(&mut at, &mut draft);
    let evaluation = draft.handling.and_then(|handling| handling.evaluation);
    let evaluation = at.within("handling", |at| {
        maybe(part::<Evaluation>()).read(at, "evaluation", evaluation)
    });
    let expires = time().read(&mut at, "expires", draft.expires);
    match (event, at.into_errors()) {
        (Some(event), errors) if errors.is_empty() => Ok(Answered {
            event,
            sections,
            evaluation: evaluation.flatten(),
            expires: expires.flatten(),
        }),
        (_, errors) => Err(errors),
    }
}

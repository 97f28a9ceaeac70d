//! The form of a seizure notice.

use ntc_core::forms::notice_fields;
use ntc_core::model::kind::RecordKind;
use ntc_core::record;

use super::paper::Paper;
use super::question::{
    ACTION, Fills, Form, Known, Question, REFERENCE, TLP, URGENCY, as_record, question,
};

/// The form.
pub(crate) const NOTICE: Form = Form {
    noun: "alert",
    kind: RecordKind::SeizureNotice.name(),
    questions: QUESTIONS,
    rows: notice_fields,
    judge: as_record,
};

const QUESTIONS: &[Question] = &[
    question("event.place.country", "Country", Fills::One)
        .required()
        .starting(own_country),
    question("event.place.site", "Crossing", Fills::One).when(has_crossings),
    question(
        "event.place.site_name",
        "Place, as it is called",
        Fills::Line,
    )
    .when(no_crossing),
    question("event.place.site_type", "What kind of place", Fills::One).when(no_crossing),
    question("event.place.direction", "Which way it went", Fills::One),
    question(
        "event.occurred",
        "When: a day, or 2026-01-28T14:00+04:00",
        Fills::Line,
    )
    .starting(|known| Some(&known.today)),
    question("event.event_kind", "What happened", Fills::One)
        .required()
        .starting(|_| Some("seizure")),
    question("event.status", "How far the case is", Fills::One)
        .required()
        .starting(|_| Some("initial")),
    question("goods.items[].category", "What was found", Fills::One).required(),
    question("goods.items[].substance", "Substance", Fills::One).when(may_be_substance),
    question("goods.items[].description", "In a few words", Fills::Line),
    question(
        "goods.items[].quantity",
        "How much, with its unit: 42.5 kg",
        Fills::Amount("unit"),
    ),
    question("goods.items[]", "Something else as well", Fills::More).when(is_last),
    question("transport.legs[0].mode", "How it travelled", Fills::One),
    question(
        "transport.legs[0].identifiers",
        "Plate, and its state in brackets: AA 123 BB (GE)",
        Fills::Plate,
    )
    .when(by_road),
    question(
        "transport.equipment[0].container",
        "Container number",
        Fills::Line,
    )
    .when(has_mode),
    question("event.concealments", "How it was hidden", Fills::Some),
    question(
        "event.concealment_location",
        "Where on the conveyance",
        Fills::Line,
    ),
    question("event.means", "How it was found", Fills::Some),
    question("event.triggers", "What led to the control", Fills::Some),
    question("purpose", "Shared for", Fills::One).required(),
    URGENCY,
    TLP,
    ACTION.starting(|_| Some("examine")),
    question("audience", "Who gets it", Fills::Parties),
    REFERENCE,
];

fn own_country(known: &Known) -> Option<&str> {
    known
        .party
        .as_deref()?
        .split_once('/')
        .map(|(state, _)| state)
}

fn has_crossings(paper: &Paper, _entry: usize) -> bool {
    let row = notice_fields().remove("event.place.site");
    row.is_some_and(|row| !super::choice::choices(&row, paper).is_empty())
}

fn no_crossing(paper: &Paper, _entry: usize) -> bool {
    !paper.has("event.place.site")
}

fn may_be_substance(paper: &Paper, entry: usize) -> bool {
    let category = paper.get(&format!("goods.items[{entry}].category"));
    category.is_some_and(|category| record::may_be_substance(&category))
}

fn is_last(paper: &Paper, entry: usize) -> bool {
    entry + 1 >= paper.count("goods.items")
}

fn has_mode(paper: &Paper, _entry: usize) -> bool {
    paper.has("transport.legs[0].mode")
}

/// Road, by UN/ECE Recommendation 19.
fn by_road(paper: &Paper, _entry: usize) -> bool {
    paper.get("transport.legs[0].mode").as_deref() == Some("3")
}

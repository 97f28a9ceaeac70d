//! The form of a seizure notice.

use ntc_core::forms::notice_fields;
use ntc_core::model::kind::RecordKind;
use ntc_core::record;

use super::paper::Paper;
use super::question::{
    ACTION, Fills, Form, Known, Question, REFERENCE, TLP, URGENCY, as_record, question,
};
use crate::lang::say;

/// The form.
pub(crate) const NOTICE: Form = Form {
    noun: "alert",
    kind: RecordKind::SeizureNotice.name(),
    questions: QUESTIONS,
    rows: notice_fields,
    judge: as_record,
};

const QUESTIONS: &[Question] = &[
    question(
        "event.place.country",
        || say!("form-notice-country"),
        Fills::One,
    )
    .required()
    .starting(own_country),
    question(
        "event.place.site",
        || say!("form-notice-crossing"),
        Fills::One,
    )
    .when(has_crossings),
    question(
        "event.place.site_name",
        || say!("form-notice-place"),
        Fills::Line,
    )
    .when(no_crossing),
    question(
        "event.place.site_type",
        || say!("form-notice-site"),
        Fills::One,
    )
    .when(no_crossing),
    question(
        "event.place.direction",
        || say!("form-notice-direction"),
        Fills::One,
    ),
    question("event.occurred", || say!("form-notice-when"), Fills::Line)
        .starting(|known| Some(&known.today)),
    question("event.event_kind", || say!("form-notice-kind"), Fills::One)
        .required()
        .starting(|_| Some("seizure")),
    question("event.status", || say!("form-notice-status"), Fills::One)
        .required()
        .starting(|_| Some("initial")),
    question(
        "goods.items[].category",
        || say!("form-notice-category"),
        Fills::One,
    )
    .required(),
    question(
        "goods.items[].substance",
        || say!("form-notice-substance"),
        Fills::One,
    )
    .when(may_be_substance),
    question(
        "goods.items[].description",
        || say!("form-notice-description"),
        Fills::Line,
    ),
    question(
        "goods.items[].quantity",
        || say!("form-notice-quantity"),
        Fills::Amount("unit"),
    ),
    question("goods.items[]", || say!("form-notice-more"), Fills::More).when(is_last),
    question(
        "transport.legs[0].mode",
        || say!("form-notice-mode"),
        Fills::One,
    ),
    question(
        "transport.legs[0].identifiers",
        || say!("form-notice-plate"),
        Fills::Plate,
    )
    .when(by_road),
    question(
        "transport.equipment[0].container",
        || say!("form-notice-container"),
        Fills::Line,
    )
    .when(has_mode),
    question(
        "event.concealments",
        || say!("form-notice-hidden"),
        Fills::Some,
    ),
    question(
        "event.concealment_location",
        || say!("form-notice-where"),
        Fills::Line,
    ),
    question("event.means", || say!("form-notice-found"), Fills::Some),
    question("event.triggers", || say!("form-notice-led"), Fills::Some),
    question("purpose", || say!("form-notice-purpose"), Fills::One).required(),
    URGENCY,
    TLP,
    ACTION.starting(|_| Some("examine")),
    question("audience", || say!("form-notice-audience"), Fills::Parties),
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

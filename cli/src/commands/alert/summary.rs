//! One alert of a list or a watch, and what officers type to choose among them.

use ntc_core::model::kind::RecordKind;
use ntc_proto::node::v1::RecordSummary;
use serde_json::{Value, json};

use crate::commands::{input, sought};
use crate::lang::{self, say};
use crate::output::words;

/// Largest page that a node gives.
pub(super) const MAX_PAGE: u32 = 500;

/// One line of a list, for programs.
pub(crate) fn record_json(record: &RecordSummary) -> Value {
    json!({
        "id": words::id(&record.id),
        "origin": record.origin,
        "kind": words::kind(record.kind),
        "created": words::time_json(record.created_ms),
        "received": words::time_json(record.received_ms),
        "event": words::time_json(record.event_ms),
        "place": words::text_json(&record.place),
        "categories": record.categories,
        "goods": words::text_json(&record.goods),
        "tlp": words::tlp_json(record.tlp),
        "urgency": words::urgency_json(record.urgency),
        "carried": (!record.carried_id.is_empty()).then(|| {
            json!({
                "origin": record.carried_origin,
                "id": words::id(&record.carried_id),
                "kind": words::kind(record.carried_kind),
            })
        }),
        "erased": record.erased,
        "erased_sections": record.erased_sections,
        "answers": record.answers.iter().map(sought::answer_json).collect::<Vec<_>>(),
    })
}

/// A kind of record as the officer types it, in any case.
pub(crate) fn kind(text: &str) -> Result<RecordKind, String> {
    RecordKind::ALL
        .into_iter()
        .find(|kind| kind.name().eq_ignore_ascii_case(text))
        .ok_or_else(|| say!("alert-kinds", names = RecordKind::NAMES))
}

/// The key of a page as the page before told it.
pub(super) fn page_key(text: &str) -> Result<input::Bytes, String> {
    hex::decode(text)
        .map(input::Bytes)
        .map_err(|_| say!("alert-page-key"))
}

/// Where and what, as far as it is told.
pub(super) fn about(record: &RecordSummary) -> String {
    let goods = goods(record);
    let told: Vec<_> = [record.place.as_str(), goods.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    told.join(": ")
}

/// The goods, or their categories where nothing more is told, or that nothing is left to be told.
pub(super) fn goods(record: &RecordSummary) -> String {
    if record.erased {
        say!("alert-goods-erased")
    } else if record.goods.is_empty() {
        let said = |code: &String| lang::row("category", code, code);
        record
            .categories
            .iter()
            .map(said)
            .collect::<Vec<_>>()
            .join(", ")
    } else {
        record.goods.clone()
    }
}

/// From whom it is: of what was passed on its author, by way of whom.
pub(super) fn from(record: &RecordSummary) -> String {
    if record.carried_id.is_empty() {
        return record.origin.clone();
    }
    say!(
        "alert-from-by",
        origin = &record.carried_origin,
        by = &record.origin
    )
}

/// What it is: of what was passed on what that is.
pub(super) fn kind_of(record: &RecordSummary) -> String {
    if record.carried_id.is_empty() {
        return words::kind(record.kind);
    }
    words::kind(record.carried_kind)
}

/// The day of what it tells of; where it tells of no event, when it came.
fn when(record: &RecordSummary) -> String {
    if record.event_day.is_empty() {
        let came = words::time(record.received_ms.max(record.created_ms));
        return format!("{came} UTC");
    }
    record.event_day.clone()
}

/// An alert in two lines, so that neither is folded on a narrow screen.
pub(crate) fn line(record: &RecordSummary) -> String {
    let head = format!(
        "{}  {}  {}  TLP:{}  {}",
        when(record),
        from(record),
        kind_of(record),
        words::tlp(record.tlp),
        words::urgency(record.urgency),
    );
    let body = format!("    {}   {}", about(record), words::short_id(&record.id));
    format!("{}\n{}", words::clean(&head), words::clean(&body))
}

//! One alert of a list or a watch, and what officers type to choose among them.

use ntc_core::model::kind::RecordKind;
use ntc_proto::node::v1::RecordSummary;
use serde_json::{Value, json};

use crate::commands::input;
use crate::output::words;

/// Largest page that a node gives.
pub(super) const MAX_PAGE: u32 = 500;

/// One line of a list, for programs.
pub(super) fn record_json(record: &RecordSummary) -> Value {
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
    })
}

/// A kind of record as the officer types it, in any case.
pub(super) fn kind(text: &str) -> Result<RecordKind, String> {
    RecordKind::ALL
        .into_iter()
        .find(|kind| kind.name().eq_ignore_ascii_case(text))
        .ok_or_else(|| format!("the kinds are {}", RecordKind::NAMES))
}

/// The key of a page as the page before told it.
pub(super) fn page_key(text: &str) -> Result<input::Bytes, String> {
    hex::decode(text)
        .map(input::Bytes)
        .map_err(|_| "a key is the one that the page before ended with".to_owned())
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

/// The goods, or their categories where nothing more is told.
pub(super) fn goods(record: &RecordSummary) -> String {
    if record.goods.is_empty() {
        record.categories.join(", ")
    } else {
        record.goods.clone()
    }
}

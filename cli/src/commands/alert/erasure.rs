//! What was erased of an alert: when, by whom, and why.

use ntc_core::ledger::entry::commit::EraseReason;
use ntc_proto::node::v1::Erasure;
use serde_json::{Value, json};

use crate::output::table::Table;
use crate::output::words;

/// A sentence for each erasure, folded into `width` columns; nothing where nothing was erased.
pub(in crate::commands) fn lines(erasures: &[Erasure], width: Option<u16>) -> String {
    if erasures.is_empty() {
        return String::new();
    }
    let told = erasures.iter().map(|erasure| {
        let sentence = format!(
            "{} UTC by {}, entry {} of its ledger: {} ({})",
            words::time(erasure.at_ms),
            erasure.signed_by,
            erasure.ledger_index,
            erasure.sections.join(", "),
            why(&erasure.reason)
        );
        ("Erased", sentence)
    });
    Table::of_pairs(told).draw(width, &[0], &[])
}

/// Why, in words.
fn why(code: &str) -> String {
    let words = match code.parse() {
        Ok(EraseReason::Expired) => "the time it may be kept ended",
        Ok(EraseReason::Withdrawn) => "its author withdrew it",
        Ok(EraseReason::Demanded) => "a person's right or a court demanded it",
        Err(_) if code == "given_up" => "this party gave it up",
        Err(_) => return format!("reason {code}, which this version does not know"),
    };
    words.to_owned()
}

/// The same for programs.
pub(in crate::commands) fn document(erasures: &[Erasure]) -> Value {
    let erasures = erasures.iter().map(|erasure| {
        json!({
            "sections": erasure.sections,
            "at": words::time_json(erasure.at_ms),
            "signed_by": erasure.signed_by,
            "reason": erasure.reason,
            "ledger_index": erasure.ledger_index,
        })
    });
    erasures.collect()
}

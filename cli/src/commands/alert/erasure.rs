//! What was erased of an alert: when, by whom, and why.

use ntc_core::ledger::entry::commit::EraseReason;
use ntc_proto::node::v1::Erasure;
use serde_json::{Value, json};

use crate::lang::say;
use crate::output::table::Table;
use crate::output::words;

/// A sentence for each erasure, folded into `width` columns; nothing where nothing was erased.
pub(in crate::commands) fn lines(erasures: &[Erasure], width: Option<u16>) -> String {
    if erasures.is_empty() {
        return String::new();
    }
    let label = say!("alert-erasure-label");
    let told = erasures.iter().map(|erasure| {
        let sentence = say!(
            "alert-erasure",
            at = words::time(erasure.at_ms),
            by = &erasure.signed_by,
            entry = erasure.ledger_index,
            sections = words::sections(&erasure.sections),
            why = why(&erasure.reason),
        );
        (label.as_str(), sentence)
    });
    Table::of_pairs(told).draw(width, &[0], &[])
}

/// Why, in words.
fn why(code: &str) -> String {
    match code.parse() {
        Ok(EraseReason::Expired) => say!("alert-erased-expired"),
        Ok(EraseReason::Withdrawn) => say!("alert-erased-withdrawn"),
        Ok(EraseReason::Demanded) => say!("alert-erased-demanded"),
        Err(_) if code == "given_up" => say!("alert-erased-given-up"),
        Err(_) => say!("alert-erased-unknown", code),
    }
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

//! The event section of a correction: what a newer version of a record changes. The new version is a record of its own.

use ntc_proto::v1;

use super::kind::{count, line, lines, many, record_id};
use super::table::form;
use crate::model::RecordId;

/// Most paths of fields that a correction names.
pub const MAX_CORRECTED: usize = 64;

form! {
    /// Which fields of a record of the author differ in its next version.
    CorrectionEvent: v1::CorrectionEvent;
    /// The record that is corrected.
    record: RecordId = record_id() => "";
    /// The record that takes its place.
    by: RecordId = record_id() => "";
    /// The version of that record, from 2.
    version: u32 = count() => "2";
    /// Paths of the fields that differ, of sections that every holder has.
    fields: Vec<String> = many(MAX_CORRECTED, line().required()) => r#"["goods.items[0].quantity"]"#;
    /// Why it is corrected.
    reason: String = lines() => "weighed again";
}

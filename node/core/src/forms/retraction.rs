//! The event section of a retraction: what its author withdraws.

use ntc_proto::v1;

use super::kind::{coded, many, maybe, one, part, record_id};
use super::reference::RecordName;
use super::table::form;
use crate::model::codes::RETRACTION_REASONS;
use crate::model::{Coded, RecordId};

/// Most records that one retraction withdraws: the versions of one record.
pub const MAX_RETRACTED: usize = 64;

form! {
    /// What its author withdraws, and why.
    RetractionEvent: v1::RetractionEvent;
    /// The records of the author that are withdrawn: every version of one.
    records: Vec<RecordId> = many(MAX_RETRACTED, record_id()).required() => "";
    /// Why they are withdrawn.
    reason: Coded = one(coded(&RETRACTION_REASONS)) => "wrong_subject";
    /// The record by which another party took back what the withdrawn one carried; none where the author acts for itself.
    relays: Option<RecordName> = maybe(part());
}

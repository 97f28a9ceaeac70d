//! References to other records.

use ntc_proto::v1;

use super::kind::{code, party, record_id};
use super::table::form;
use crate::model::RecordId;
use crate::model::codes::RELATIONS;
use crate::party::Party;

/// Most references to other records.
pub const MAX_REFERENCES: usize = 64;

form! {
    /// The name of a record of any party.
    RecordName: v1::RecordName;
    /// The party whose record it is.
    origin: Party = party() => "TR/customs";
    /// The record.
    id: RecordId = record_id() => "018bcfe5-6800-7fff-bfff-ffffffffffff";
}

form! {
    /// The name of another record, and what it is to this one.
    RecordReference: v1::RecordReference;
    /// The party whose record it is.
    origin: Party = party() => "TR/customs";
    /// The record.
    id: RecordId = record_id() => "018bcfe5-6800-7fff-bfff-ffffffffffff";
    /// What that record is to this one.
    relation: String = code(&RELATIONS).required() => "same_event";
}

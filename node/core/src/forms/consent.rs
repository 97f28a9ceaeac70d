//! The event section of a consent: whether a holder of a record may pass it on.

use ntc_proto::v1;

use super::kind::{code, coded, lines, maybe, named, part, party, record_id, time};
use super::reference::RecordName;
use super::table::form;
use crate::model::codes::{PURPOSES, REFUSAL_CODES};
use crate::model::{Coded, RecordId};
use crate::names::names;
use crate::party::Party;
use crate::time::Timestamp;

names! {
    /// What the author of a record decides about passing it on. The number is part of signed bytes.
    ConsentDecision;
    /// It may be passed on.
    Grant = 1 "grant";
    /// It may not.
    Refuse = 2 "refuse";
    /// It may not any more.
    Withdraw = 3 "withdraw";
}

form! {
    /// Whether a holder of a record of the author may pass it on.
    ConsentEvent: v1::ConsentEvent;
    /// The author's own record.
    record: RecordId = record_id() => "";
    /// What is decided.
    decision: ConsentDecision = named() => "grant";
    /// The party that holds the record.
    holder: Party = party() => "GE/revenue-service";
    /// The party that it is passed on to.
    to: Party = party() => "KZ/customs";
    /// What for.
    purpose: String = code(&PURPOSES).required() => "counter_narcotics";
    /// Until when it may be passed on; with a grant only, and none for no end.
    until: Option<Timestamp> = time() => "2026-03-01T00:00Z";
    /// Why not; with a refusal, and with a withdrawal where its author says why.
    refusal: Option<Coded> = maybe(coded(&REFUSAL_CODES)) => "running_investigation";
    /// Conditions of the author; with a grant only.
    conditions: String = lines() => "";
    /// The request that it answers; none where the author decides unasked.
    about: Option<RecordName> = maybe(part());
}

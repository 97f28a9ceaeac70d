//! The event section of a forward: what proves the record of another party that is passed on.

use ntc_proto::v1;

use super::kind::{blob, count, hash, instant, many, needed, octets, part, party, record_id, told};
use super::reference::RecordName;
use super::table::form;
use crate::model::RecordId;
use crate::party::Party;
use crate::reason::Reason;
use crate::section::SECTION_COUNT;
use crate::time::Timestamp;

form! {
    /// The salt of one section of a record.
    SlotSalt: v1::SlotSalt;
    /// The slot of the section.
    slot: u32 = count().within(0..=7, "a slot of a section, 0 to 7", Reason::FieldInvalid) => "";
    /// The salt.
    salt: [u8; 32] = hash().hidden() => "";
}

form! {
    /// What proves the record that is passed on. Its other sections are those of the Forward, byte for byte.
    ForwardEvent: v1::ForwardEvent;
    /// The record that is passed on.
    record: RecordName = needed(part());
    /// The party that it is passed on to.
    to: Party = party() => "KZ/customs";
    /// Where it stands in the ledger of its author.
    ledger_index: u64 = count() => "";
    /// The entry of that ledger.
    entry: Vec<u8> = blob() => "";
    /// The salt of the entry's commitment.
    salt: [u8; 32] = hash().hidden() => "";
    /// The author key.
    author_key: [u8; 32] = octets() => "";
    /// Its signature over the header.
    signature: [u8; 64] = octets().hidden() => "";
    /// The header.
    header: Vec<u8> = blob() => "";
    /// The salts of the sections that are passed on, in slot order.
    salts: Vec<SlotSalt> = many(SECTION_COUNT, part());
    /// The event section of the record; empty where it is not passed on.
    event: Vec<u8> = blob() => "";
    /// The consent of its author; none where the agreement lets it go without.
    consent: Option<RecordId> = told(record_id()) => "";
    /// When it was received.
    received: Timestamp = instant() => "2026-02-03T06:00Z";
}

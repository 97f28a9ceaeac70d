//! The event section of an acknowledgement: what its author did about a record that it received.

use ntc_proto::v1;

use super::kind::{instant, line, lines, many, named, needed, part, party, record_id, told};
use super::reference::RecordName;
use super::table::form;
use crate::model::RecordId;
use crate::names::names;
use crate::party::Party;
use crate::section::SECTION_COUNT;
use crate::time::Timestamp;

names! {
    /// What was done about a record. The number is part of signed bytes.
    AcknowledgementStep;
    /// The node has it, and the clock of a request runs.
    Received = 1 "received";
    /// The node carried it out: what it withdraws or replaces is shown to nobody.
    Applied = 2 "applied";
    /// The node destroyed the content of the record.
    Erased = 3 "erased";
    /// The content is kept for a legal ground, and shown to nobody.
    Kept = 4 "kept";
    /// An officer undid or changed what had been done on the word of the record.
    Acted = 5 "acted";
    /// An officer looked, and nothing had to be done.
    NotActed = 6 "not_acted";
    /// An officer works on it.
    Taken = 7 "taken";
    /// The record was passed on, to the holder that is named.
    PassedOn = 8 "passed_on";
}

impl AcknowledgementStep {
    /// True for what an officer says who looked whether somebody acted on a record.
    pub const fn is_of_officer(self) -> bool {
        matches!(self, Self::Acted | Self::NotActed)
    }

    /// True for what only a party that has the content does.
    pub const fn has_content(self) -> bool {
        match self {
            Self::Received | Self::Kept | Self::Taken | Self::PassedOn => true,
            Self::Applied | Self::Erased | Self::Acted | Self::NotActed => false,
        }
    }
}

form! {
    /// What its author did about a record that it received.
    AcknowledgementEvent: v1::AcknowledgementEvent;
    /// The record that something was done about.
    about: RecordName = needed(part());
    /// What was done.
    step: AcknowledgementStep = named() => "applied";
    /// When it was done.
    at: Timestamp = instant() => "2026-02-03T06:00Z";
    /// The retraction, correction or new version that was obeyed.
    recall: Option<RecordId> = told(record_id()) => "";
    /// The legal ground of what is kept; empty otherwise.
    ground: String = lines() => "";
    /// Names of the sections that were erased; left out for the whole record.
    sections: Vec<String> = many(SECTION_COUNT, line()) => "";
    /// The party that did it, where it has the record by way of the author; none where the author did it itself.
    holder: Option<Party> = told(party()) => "";
}

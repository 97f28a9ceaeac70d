//! The event section of a request: what one partner is asked.

use std::time::Duration;

use ntc_proto::v1;

use super::kind::{code, coded, count, flag, lines, many, maybe, one, part, party, time, told};
use super::reader::{Reader, Source};
use super::reference::RecordName;
use super::table::{Form as _, form};
use super::value::Table;
use crate::model::codes::{PURPOSES, REQUEST_KINDS};
use crate::model::{Coded, InvalidRecord};
use crate::party::Party;
use crate::reason::Reason;
use crate::time::Timestamp;

/// Most records that a request is about.
pub const MAX_ABOUT: usize = 8;
/// Longest time that an answer may take, minutes: 30 days.
pub const MAX_ANSWER_WITHIN: u32 = 43_200;

form! {
    /// What one partner is asked. What is known of the case stands in the other sections.
    RequestEvent: v1::RequestEvent;
    /// The records that it is about, the main one first.
    about: Vec<RecordName> = many(MAX_ABOUT, part());
    /// What is asked for.
    asks: Coded = one(coded(&REQUEST_KINDS)) => "verification";
    /// The question, as written.
    text: String = lines() => "Is the consignee registered with you?";
    /// Minutes from the first receipt to the answer; left out of a draft: what the agreement gives, else the urgency.
    answer_within: u32 = count().within(1..=MAX_ANSWER_WITHIN, "a number of minutes, 1 to 43200", Reason::FieldInvalid) => "480";
    /// When the answer is wanted at the latest, whatever the clock says.
    reply_by: Option<Timestamp> = time() => "2026-02-02T18:00Z";
    /// Why it is needed; required with persons.
    justification: String = lines() => "The courier was stopped at our border with undeclared goods";
    /// The answer with the status need_more that this request satisfies.
    continues: Option<RecordName> = maybe(part());
    /// Confirms what was asked by voice, where it is urgent.
    oral: bool = flag() => "true";
    /// The party that the record is to be passed on to, where consent to that is asked for.
    consent_to: Option<Party> = told(party()) => "";
    /// What for.
    consent_purpose: String = code(&PURPOSES) => "";
}

/// What an officer asks about a record, as a client sends it: the event without that record.
///
/// # Errors
/// Every value of the wrong type, and every field that is none.
pub(crate) fn fill_request(mut table: Table) -> Result<v1::RequestEvent, Vec<InvalidRecord>> {
    let mut at = Reader::new(Source::Draft);
    let event = at.take_table("event", &mut table).unwrap_or_default();
    let event = at.within("event", |at| RequestEvent::fill(at, event));
    at.refuse_rest(table, &["event"]);
    let errors = at.into_errors();
    if errors.is_empty() {
        Ok(event)
    } else {
        Err(errors)
    }
}

impl RequestEvent {
    /// The same with this time for the answer where it states none: in whole minutes, a begun one counted, 30 days at most.
    #[must_use]
    pub fn answer_within(mut self, within: Duration) -> Self {
        if self.answer_within == 0 {
            let minutes = u32::try_from(within.as_secs().div_ceil(60));
            self.answer_within = minutes
                .unwrap_or(MAX_ANSWER_WITHIN)
                .clamp(1, MAX_ANSWER_WITHIN);
        }
        self
    }

    /// The time from the first receipt to the answer.
    pub fn within(&self) -> Duration {
        Duration::from_secs(u64::from(self.answer_within) * 60)
    }
}

//! What every alert says: what is still to come, and what is asked because of it.

use super::consignment::ConsignmentEvent;
use super::event::Event;
use super::passenger::PassengerEvent;
use crate::model::{Coded, Moment};
use crate::time::Timestamp;

/// What an alert says of what is still to come.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The score, and the largest of its scale; 0 when no score is given.
    pub score: (u32, u32),
    /// True when nobody acts before the author was asked.
    pub contact_first: bool,
    /// What to know before anybody meets whom or what it looks for, codes.
    pub warning_markers: &'a [String],
    /// What the recipient is asked to do.
    pub requested_action: &'a Coded,
    /// When it is expected; none when unknown.
    pub expected_at: Option<Moment>,
    /// When an answer is wanted at the latest.
    pub reply_by: Option<Timestamp>,
    /// When the alert ends.
    pub valid_until: Timestamp,
}

/// Reads the fields that the events of both alerts have under the same names.
macro_rules! expected {
    ($($event:ident)+) => {$(
        impl<'a> From<&'a $event> for Expected<'a> {
            fn from(event: &'a $event) -> Self {
                Self {
                    score: (event.score, event.score_scale),
                    contact_first: event.contact_first,
                    warning_markers: &event.warning_markers,
                    requested_action: &event.requested_action,
                    expected_at: event.expected_at,
                    reply_by: event.reply_by,
                    valid_until: event.valid_until,
                }
            }
        }
    )+};
}

expected!(ConsignmentEvent PassengerEvent);

impl Event {
    /// What it says of what is still to come; none for one that is no alert.
    pub fn expected(&self) -> Option<Expected<'_>> {
        match self {
            Self::Consignment(event) => Some((&**event).into()),
            Self::Passenger(event) => Some((&**event).into()),
            Self::Seizure(_)
            | Self::Request(_)
            | Self::Answer(_)
            | Self::Outcome(_)
            | Self::Correction(_)
            | Self::Retraction(_)
            | Self::Consent(_)
            | Self::Agreement(_)
            | Self::Contact(_)
            | Self::Hit(_)
            | Self::Acknowledgement(_)
            | Self::Forward(_) => None,
        }
    }
}

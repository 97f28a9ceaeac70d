//! The event section, by kind of record.

use std::time::Duration;

use ntc_proto::node::v1::draft;
use ntc_proto::shape::{Shape, Shaped as _};
use ntc_proto::v1;
use prost::Message as _;

use super::acknowledgement::AcknowledgementEvent;
use super::agreement::AgreementMove;
use super::answer::AnswerEvent;
use super::bytes::{decode, show_bytes};
use super::consent::ConsentEvent;
use super::consignment::ConsignmentEvent;
use super::contact::ContactChange;
use super::correction::CorrectionEvent;
use super::forward::ForwardEvent;
use super::hit::HitEvent;
use super::involved::PersonsInvolved;
use super::kind::Walk;
use super::outcome::OutcomeEvent;
use super::passenger::PassengerEvent;
use super::place::Place;
use super::reader::Reader;
use super::reference::RecordReference;
use super::request::RequestEvent;
use super::retraction::RetractionEvent;
use super::row::Row;
use super::seizure::SeizureEvent;
use super::shown::Shown;
use super::table::Form;
use super::value::Table;
use crate::model::kind::RecordKind;
use crate::model::{InvalidRecord, Moment};
use crate::reason::Reason;

/// Declares the kinds of record whose event section this version reads, each with its form and what the section tells:
///
/// ```text
/// /// What happened.
/// SeizureNotice: Seizure(SeizureEvent);
/// ```
macro_rules! events {
    ($(#[doc = $about:literal] $kind:ident: $member:ident($form:ident);)+) => {
        /// The event section.
        #[derive(Clone, Debug, Eq, PartialEq)]
        pub enum Event {
            $(#[doc = $about] $member(Box<$form>),)+
        }

        /// The forms that the event section has.
        #[derive(Clone, Copy)]
        enum EventForm {
            $($member,)+
        }

        /// Every form of the event section: the kind of record, what it tells, its rows and its message.
        pub(super) fn rows() -> Vec<(RecordKind, &'static str, Vec<Row>, &'static Shape)> {
            vec![$((RecordKind::$kind, $about.trim_ascii(), $form::rows(), <$form as Form>::Wire::SHAPE),)+]
        }

        impl EventForm {
            /// The form of a kind of record; none for a kind that this version does not read.
            fn of(kind: RecordKind) -> Option<Self> {
                let forms = [$((RecordKind::$kind, Self::$member),)+];
                let found = forms.into_iter().find(|(formed, _)| *formed == kind);
                found.map(|(_, form)| form)
            }

            fn read(self, at: &mut Reader, bytes: &[u8]) -> Result<Option<Event>, InvalidRecord> {
                Ok(match self {
                    $(Self::$member => $form::read(at, decode("event", bytes)?).map(|event| Event::$member(Box::new(event))),)+
                })
            }

            fn show(self, bytes: &[u8]) -> Shown {
                match self {
                    $(Self::$member => show_bytes::<$form>(bytes),)+
                }
            }
        }

        impl Event {
            /// The kind of the records that have it.
            pub const fn kind(&self) -> RecordKind {
                match self {
                    $(Self::$member(_) => RecordKind::$kind,)+
                }
            }

            pub(super) fn encode(&self) -> Vec<u8> {
                match self {
                    $(Self::$member(event) => event.write().encode_to_vec(),)+
                }
            }

            /// Goes through its leaves.
            pub(super) fn leaves<'a>(&'a self, walk: &mut Walk<'a, '_>) {
                match self {
                    $(Self::$member(event) => event.leaves(walk),)+
                }
            }
        }
    };
}

events! {
    /// What happened, where and when.
    SeizureNotice: Seizure(SeizureEvent);
    /// What is expected, where and when.
    ConsignmentAlert: Consignment(ConsignmentEvent);
    /// Which passenger is expected, where and when.
    PassengerAlert: Passenger(PassengerEvent);
    /// That the subject of an alert was met, and how sure that is.
    HitNotice: Hit(HitEvent);
    /// What one partner is asked.
    Request: Request(RequestEvent);
    /// What the asked partner answers.
    Answer: Answer(AnswerEvent);
    /// What came of a record that asked somebody to act.
    Outcome: Outcome(OutcomeEvent);
    /// Which fields of a record its next version changes.
    Correction: Correction(CorrectionEvent);
    /// Which records their author withdraws, and why.
    Retraction: Retraction(RetractionEvent);
    /// Whether a holder of a record may pass it on.
    Consent: Consent(ConsentEvent);
    /// A step in the life of an agreement.
    Agreement: Agreement(AgreementMove);
    /// Whom of its author to call.
    ContactChange: Contact(ContactChange);
    /// What its author did about a record that it received.
    Acknowledgement: Acknowledgement(AcknowledgementEvent);
    /// What proves the record of another party that is passed on.
    Forward: Forward(ForwardEvent);
}

/// Why a record of a kind without a form is refused.
pub(super) fn without_form(kind: RecordKind) -> String {
    format!(
        "{} is not read by this version; a newer one may",
        kind.one()
    )
}

/// True when this version reads records of a kind.
pub(super) fn is_read(kind: RecordKind) -> bool {
    EventForm::of(kind).is_some()
}

impl Event {
    /// When it happened or is expected: the start of what is known. For a seizure without a known time, when
    /// it was reported.
    pub fn time(&self) -> Option<Moment> {
        match self {
            Self::Seizure(event) => event.occurred.or(event.reported),
            Self::Consignment(event) => event.expected_at,
            Self::Passenger(event) => event.expected_at,
            Self::Hit(event) => event.met_at,
            Self::Outcome(event) => event.happened,
            Self::Request(_)
            | Self::Answer(_)
            | Self::Correction(_)
            | Self::Retraction(_)
            | Self::Consent(_)
            | Self::Agreement(_)
            | Self::Contact(_)
            | Self::Forward(_)
            | Self::Acknowledgement(_) => None,
        }
    }

    /// The records that its author names beside it: a notice or an alert has them.
    pub fn references(&self) -> &[RecordReference] {
        match self {
            Self::Seizure(event) => &event.references,
            Self::Consignment(event) => &event.references,
            Self::Passenger(event) => &event.references,
            Self::Hit(_)
            | Self::Request(_)
            | Self::Answer(_)
            | Self::Outcome(_)
            | Self::Correction(_)
            | Self::Retraction(_)
            | Self::Consent(_)
            | Self::Agreement(_)
            | Self::Contact(_)
            | Self::Forward(_)
            | Self::Acknowledgement(_) => &[],
        }
    }

    /// Where it happened or is expected.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Seizure(event) => Some(&event.place),
            Self::Consignment(event) => Some(&event.expected_place),
            Self::Passenger(event) => Some(&event.expected_place),
            Self::Hit(event) => event.place.as_ref(),
            Self::Request(_)
            | Self::Answer(_)
            | Self::Outcome(_)
            | Self::Correction(_)
            | Self::Retraction(_)
            | Self::Consent(_)
            | Self::Agreement(_)
            | Self::Contact(_)
            | Self::Forward(_)
            | Self::Acknowledgement(_) => None,
        }
    }

    /// Natural persons by number and kind.
    pub fn persons_involved(&self) -> &[PersonsInvolved] {
        match self {
            Self::Seizure(event) => &event.persons_involved,
            Self::Consignment(event) => &event.persons_involved,
            Self::Passenger(_)
            | Self::Hit(_)
            | Self::Correction(_)
            | Self::Retraction(_)
            | Self::Consent(_)
            | Self::Agreement(_)
            | Self::Contact(_)
            | Self::Forward(_)
            | Self::Acknowledgement(_)
            | Self::Request(_)
            | Self::Answer(_)
            | Self::Outcome(_) => &[],
        }
    }

    /// The same, with this time for the answer where it is a request that states none.
    #[must_use]
    pub fn answer_within(self, within: Duration) -> Self {
        if let Self::Request(event) = self {
            return Self::Request(Box::new(event.answer_within(within)));
        }
        self
    }

    /// Every place of it, the main one first.
    pub(super) fn places(&self) -> Vec<&Place> {
        let others: &[Place] = match self {
            Self::Seizure(event) => &event.other_places,
            Self::Consignment(_)
            | Self::Passenger(_)
            | Self::Hit(_)
            | Self::Request(_)
            | Self::Answer(_)
            | Self::Outcome(_)
            | Self::Correction(_)
            | Self::Retraction(_)
            | Self::Consent(_)
            | Self::Agreement(_)
            | Self::Contact(_)
            | Self::Forward(_)
            | Self::Acknowledgement(_) => &[],
        };
        self.place().into_iter().chain(others).collect()
    }

    /// Reads the section of a record of `kind`; none only when an error has been told.
    pub(super) fn read(
        at: &mut Reader,
        kind: RecordKind,
        bytes: &[u8],
    ) -> Result<Option<Self>, InvalidRecord> {
        let Some(form) = EventForm::of(kind) else {
            let reason = Reason::KindUnknown;
            return Err(InvalidRecord::new("kind", reason, without_form(kind)));
        };
        form.read(at, bytes)
    }

    /// Reads what an officer drafted; none only when an error has been told.
    pub(super) fn read_draft(at: &mut Reader, event: draft::Event) -> Option<Self> {
        match event {
            draft::Event::Seizure(event) => seizure(at, event),
            draft::Event::Consignment(event) => consignment(at, event),
            draft::Event::Passenger(event) => passenger(at, event),
            draft::Event::Request(event) => request(at, event),
        }
    }

    /// The event of a draft; none for one that no officer drafts.
    pub(super) fn write_draft(&self) -> Option<draft::Event> {
        match self {
            Self::Seizure(event) => Some(draft::Event::Seizure(event.write())),
            Self::Consignment(event) => Some(draft::Event::Consignment(event.write())),
            Self::Passenger(event) => Some(draft::Event::Passenger(event.write())),
            Self::Request(event) => Some(draft::Event::Request(event.write())),
            Self::Hit(_)
            | Self::Answer(_)
            | Self::Outcome(_)
            | Self::Correction(_)
            | Self::Retraction(_)
            | Self::Consent(_)
            | Self::Agreement(_)
            | Self::Contact(_)
            | Self::Forward(_)
            | Self::Acknowledgement(_) => None,
        }
    }
}

fn seizure(at: &mut Reader, event: v1::SeizureEvent) -> Option<Event> {
    SeizureEvent::read(at, event).map(|event| Event::Seizure(Box::new(event)))
}

fn consignment(at: &mut Reader, event: v1::ConsignmentEvent) -> Option<Event> {
    ConsignmentEvent::read(at, event).map(|event| Event::Consignment(Box::new(event)))
}

fn passenger(at: &mut Reader, event: v1::PassengerEvent) -> Option<Event> {
    PassengerEvent::read(at, event).map(|event| Event::Passenger(Box::new(event)))
}

fn request(at: &mut Reader, event: v1::RequestEvent) -> Option<Event> {
    RequestEvent::read(at, event).map(|event| Event::Request(Box::new(event)))
}

/// Fills in the event of a draft of `kind`; none for a kind that is no draft, which the rules of the draft refuse.
pub(super) fn fill(at: &mut Reader, kind: RecordKind, table: Table) -> Option<draft::Event> {
    match EventForm::of(kind)? {
        EventForm::Seizure => {
            let other = RecordKind::ConsignmentAlert;
            let table = refuse_other::<SeizureEvent, ConsignmentEvent>(at, table, other);
            Some(draft::Event::Seizure(SeizureEvent::fill(at, table)))
        }
        EventForm::Consignment => {
            let other = RecordKind::SeizureNotice;
            let table = refuse_other::<ConsignmentEvent, SeizureEvent>(at, table, other);
            Some(draft::Event::Consignment(ConsignmentEvent::fill(at, table)))
        }
        EventForm::Passenger => {
            let other = RecordKind::SeizureNotice;
            let table = refuse_other::<PassengerEvent, SeizureEvent>(at, table, other);
            Some(draft::Event::Passenger(PassengerEvent::fill(at, table)))
        }
        EventForm::Request => Some(draft::Event::Request(RequestEvent::fill(at, table))),
        EventForm::Hit
        | EventForm::Answer
        | EventForm::Outcome
        | EventForm::Correction
        | EventForm::Retraction
        | EventForm::Consent
        | EventForm::Forward
        | EventForm::Agreement
        | EventForm::Contact
        | EventForm::Acknowledgement => None,
    }
}

/// Takes out the fields of the other kind of event and says so once.
fn refuse_other<Own: Form, Other: Form>(at: &mut Reader, table: Table, other: RecordKind) -> Table {
    let (table, foreign) =
        table.split(|key| Own::NAMES.contains(&key) || !Other::NAMES.contains(&key));
    if !foreign.is_empty() {
        let message = format!("has fields of a {other}; see `ntc alert sample`");
        at.refuse("", Reason::FieldInvalid, &message);
    }
    table
}

/// What a reader is shown of the section of a record of kind number `kind`.
pub(super) fn show(kind: i32, bytes: &[u8]) -> Shown {
    let form = RecordKind::from_number(kind).and_then(EventForm::of);
    form.map_or_else(Shown::unreadable, |form| form.show(bytes))
}

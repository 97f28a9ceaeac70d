//! The event section, by kind of record.

use ntc_proto::node::v1::draft;
use prost::Message as _;

use super::agreement::AgreementMove;
use super::bytes::{decode, show_bytes};
use super::consignment::ConsignmentEvent;
use super::kind::Walk;
use super::place::Place;
use super::reader::Reader;
use super::seizure::SeizureEvent;
use super::shown::Shown;
use super::table::Form;
use super::value::Table;
use crate::model::kind::RecordKind;
use crate::model::{InvalidRecord, Moment};
use crate::reason::Reason;

/// The forms that the event section has.
#[derive(Clone, Copy)]
pub(super) enum EventForm {
    Seizure,
    Consignment,
    Agreement,
}

impl EventForm {
    /// The form of a kind of record; none for a kind that this version does not read.
    pub(super) fn of(kind: RecordKind) -> Option<Self> {
        let forms = [
            (RecordKind::SeizureNotice, Self::Seizure),
            (RecordKind::ConsignmentAlert, Self::Consignment),
            (RecordKind::Agreement, Self::Agreement),
        ];
        let found = forms.into_iter().find(|(formed, _)| *formed == kind);
        found.map(|(_, form)| form)
    }
}

/// Why a record of a kind without a form is refused.
pub(super) fn without_form(kind: RecordKind) -> String {
    format!("a {kind} is not read by this version; a newer one may")
}

/// The event section.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Event {
    /// Of a seizure notice.
    Seizure(Box<SeizureEvent>),
    /// Of a consignment alert.
    Consignment(Box<ConsignmentEvent>),
    /// Of an agreement record.
    Agreement(Box<AgreementMove>),
}

impl Event {
    /// When it happened or is expected: the start of what is known. For a seizure without a known time, when
    /// it was reported.
    pub fn time(&self) -> Option<Moment> {
        match self {
            Self::Seizure(event) => event.occurred.or(event.reported),
            Self::Consignment(event) => event.expected_at,
            Self::Agreement(_) => None,
        }
    }

    /// Where it happened or is expected.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Seizure(event) => Some(&event.place),
            Self::Consignment(event) => Some(&event.expected_place),
            Self::Agreement(_) => None,
        }
    }

    /// Every place of it, the main one first.
    pub(super) fn places(&self) -> Vec<&Place> {
        let others: &[Place] = match self {
            Self::Seizure(event) => &event.other_places,
            Self::Consignment(_) | Self::Agreement(_) => &[],
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
        Ok(match form {
            EventForm::Seizure => seizure(at, decode("event", bytes)?),
            EventForm::Consignment => consignment(at, decode("event", bytes)?),
            EventForm::Agreement => AgreementMove::read(at, decode("event", bytes)?)
                .map(|agreement| Self::Agreement(Box::new(agreement))),
        })
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        match self {
            Self::Seizure(event) => event.write().encode_to_vec(),
            Self::Consignment(event) => event.write().encode_to_vec(),
            Self::Agreement(event) => event.write().encode_to_vec(),
        }
    }

    /// Reads what an officer drafted; none only when an error has been told.
    pub(super) fn read_draft(at: &mut Reader, event: draft::Event) -> Option<Self> {
        match event {
            draft::Event::Seizure(event) => seizure(at, event),
            draft::Event::Consignment(event) => consignment(at, event),
        }
    }

    /// The event of a draft; none for an agreement, which is no draft.
    pub(super) fn write_draft(&self) -> Option<draft::Event> {
        match self {
            Self::Seizure(event) => Some(draft::Event::Seizure(event.write())),
            Self::Consignment(event) => Some(draft::Event::Consignment(event.write())),
            Self::Agreement(_) => None,
        }
    }

    /// Goes through its leaves.
    pub(super) fn leaves<'a>(&'a self, walk: &mut Walk<'a, '_>) {
        match self {
            Self::Seizure(event) => event.leaves(walk),
            Self::Consignment(event) => event.leaves(walk),
            Self::Agreement(event) => event.leaves(walk),
        }
    }
}

fn seizure(at: &mut Reader, event: ntc_proto::v1::SeizureEvent) -> Option<Event> {
    SeizureEvent::read(at, event).map(|event| Event::Seizure(Box::new(event)))
}

fn consignment(at: &mut Reader, event: ntc_proto::v1::ConsignmentEvent) -> Option<Event> {
    ConsignmentEvent::read(at, event).map(|event| Event::Consignment(Box::new(event)))
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
        EventForm::Agreement => None,
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
    match RecordKind::from_number(kind).and_then(EventForm::of) {
        Some(EventForm::Seizure) => show_bytes::<SeizureEvent>(bytes),
        Some(EventForm::Consignment) => show_bytes::<ConsignmentEvent>(bytes),
        Some(EventForm::Agreement) => show_bytes::<AgreementMove>(bytes),
        None => Shown::unreadable(),
    }
}

//! The fields of a record, each declared once.
//!
//! A form is a table: one row for each field of a message, with its type, its kind, its sample and what it means. A
//! kind knows the rule of a field in every place where the field stands: on the wire, in a draft file, on a screen,
//! in the documentation. So a new field is one row here and one line of `record.proto`.
//!
//! In scope: the fields of the header and of the sections, and the rules that a field or a form obeys by itself. Out of
//! scope: the rules between forms, which are those of [`crate::record`].

mod acknowledgement;
mod agreement;
mod answer;
mod bytes;
mod companies;
mod consent;
mod consignment;
mod contact;
mod correction;
mod document;
mod draft;
mod event;
mod expected;
mod forward;
mod goods;
mod handling;
mod header;
mod hit;
mod involved;
mod kind;
mod media;
mod narrative;
mod national;
mod outcome;
mod passenger;
mod passport;
mod persons;
mod place;
mod reader;
mod reference;
mod request;
mod retraction;
mod row;
mod sample;
mod sections;
mod seizure;
mod shown;
mod table;
mod transport;
mod unknown;
mod value;

pub use acknowledgement::{AcknowledgementEvent, AcknowledgementStep};
pub use agreement::{AgreementMove, AgreementStep, MAX_DOCUMENT};
pub use answer::{AnswerEvent, MAX_REVEALED, Revealed};
pub use companies::{Companies, Company, MAX_COMPANIES};
pub use consent::{ConsentDecision, ConsentEvent};
pub use consignment::ConsignmentEvent;
pub use contact::{Contact, ContactChange, MAX_CONTACTS};
pub use correction::{CorrectionEvent, MAX_CORRECTED};
pub use document::{document, field_names, notice_fields, request_fields};
pub use draft::DraftHead;
pub use event::Event;
pub use expected::Expected;
pub use forward::{ForwardEvent, SlotSalt};
pub use goods::{Goods, GoodsItem, Holder, MAX_GOODS, MAX_MEASURES, Measure};
pub(crate) use handling::graded;
pub use handling::{Evaluation, Handling, MAX_RECIPIENTS};
pub use header::{Header, MAX_CRITICAL, MAX_HEADER, MAX_RETENTION};
pub use hit::{HitEvent, MAX_JOURNEY_STOPS, MAX_JOURNEYS};
pub use involved::{MAX_INVOLVED, PersonsInvolved};
pub use media::{MAX_MEDIA, MAX_MEDIA_SIZE, Media, MediaItem};
pub use narrative::{Narrative, NarrativeTranslation};
pub use national::National;
pub use outcome::OutcomeEvent;
pub use passenger::PassengerEvent;
pub(crate) use persons::is_email;
pub use persons::{MAX_PER_PERSON, MAX_PERSONS, Person, PersonName, Persons};
pub use place::{Place, Position};
pub use reference::{MAX_REFERENCES, RecordName, RecordReference};
pub(crate) use request::fill_request;
pub use request::{MAX_ABOUT, MAX_ANSWER_WITHIN, RequestEvent};
pub use retraction::{MAX_RETRACTED, RetractionEvent};
pub use row::{CellForm, Facts, Name, Row, label};
pub use sample::sample;
pub use sections::{MAX_SECTIONS, Sections};
pub use seizure::{MAX_OTHER_PLACES, SeizureEvent};
pub use shown::{English, Field, Line, Shown, Wording};
pub use transport::{
    Equipment, Leg, MAX_EQUIPMENT, MAX_LEGS, MAX_SEALS, MAX_STOPS, Seal, Stop, Transport,
};

pub(crate) use answer::{fill_answer, read_answer};
pub(crate) use bytes::{decode, show_bytes};
pub(crate) use contact::read_contacts;
pub(crate) use document::passenger_fields;
pub(crate) use draft::{Filled, draft_message, fill_draft, read_draft};
pub(crate) use kind::Leaf;
pub(crate) use outcome::{fill_outcome, read_outcome};
pub(crate) use reader::{Path, Reader, Source};
pub(crate) use sections::show;
pub(crate) use shown::{brief, json, lines};
pub(crate) use table::Form;
pub(crate) use value::{Held, Table, TomlFault, Value};

#[cfg(test)]
mod tests;

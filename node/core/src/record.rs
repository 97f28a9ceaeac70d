//! The record: the signed unit of what one party tells another.
//!
//! In scope: what a record is made of, and the rules that hold between its fields. A [`Draft`] is what an
//! officer wants to say; [`Draft::check`] makes a [`Record`] of it. A record that was received has the
//! sections that were disclosed, and keeps the same rules as far as they can be seen. Out of scope: bytes
//! ([`crate::wire::record`]), signatures ([`crate::envelope`]), who may see what ([`crate::policy`]).

mod carried;
mod check;
mod draft;
mod said;

use std::collections::BTreeSet;
use std::fmt;

pub use crate::forms::{
    AcknowledgementEvent, AcknowledgementStep, AgreementMove, AgreementStep, AnswerEvent,
    Companies, Company, ConsentDecision, ConsentEvent, ConsignmentEvent, Contact, ContactChange,
    CorrectionEvent, DraftHead, Equipment, Evaluation, Event, Expected, ForwardEvent, Goods,
    GoodsItem, Handling, Header, HitEvent, Leg, MAX_ABOUT, MAX_ANSWER_WITHIN, MAX_COMPANIES,
    MAX_CONTACTS, MAX_CORRECTED, MAX_CRITICAL, MAX_DOCUMENT, MAX_EQUIPMENT, MAX_GOODS, MAX_HEADER,
    MAX_INVOLVED, MAX_JOURNEY_STOPS, MAX_JOURNEYS, MAX_LEGS, MAX_MEASURES, MAX_MEDIA,
    MAX_MEDIA_SIZE, MAX_OTHER_PLACES, MAX_PER_PERSON, MAX_PERSONS, MAX_RECIPIENTS, MAX_REFERENCES,
    MAX_RETENTION, MAX_RETRACTED, MAX_REVEALED, MAX_SEALS, MAX_SECTIONS, MAX_STOPS, Measure, Media,
    MediaItem, Narrative, National, OutcomeEvent, PassengerEvent, Person, PersonName, Persons,
    PersonsInvolved, Place, Position, RecordName, RecordReference, RequestEvent, RetractionEvent,
    Revealed, Seal, Sections, SeizureEvent, SlotSalt, Stop, Transport,
};
pub use crate::model::{
    Coded, Decimal, InvalidDecimal, InvalidRecord, InvalidRecordId, MAX_SCALE, MAX_TIME_MS, Moment,
    Precision, RecordId, Warning,
};
pub use carried::Carried;
pub use check::may_be_substance;
pub use draft::{Defaults, Draft};
pub use said::Said;

use crate::forms::{Reader, Source};
use crate::model::codes::CODE_LIST;
use crate::model::handling::{PermittedAction, Tlp};
use crate::model::identifier::Identifier;
use crate::model::kind::{RecordKind, Urgency};
use crate::party::Party;
use crate::reason::Reason;
use crate::section::SectionSet;
use crate::time::Timestamp;

/// A checked record: an own one with all its sections, or a received one with those that were disclosed.
#[derive(Clone, Eq, PartialEq)]
pub struct Record {
    header: Header,
    audience: Option<BTreeSet<Party>>,
    // Records are handed on by value; most of one would be this.
    sections: Box<Sections>,
    carried: Option<Box<Carried>>,
}

impl Record {
    /// Makes an own record that only runs the federation: TLP:GREEN, no purpose, kept as long as a record can be,
    /// told to `audience`.
    ///
    /// # Errors
    /// When its event does not hold what its kind requires, or is that of a record with a case.
    pub fn administrative(
        origin: &Party,
        id: RecordId,
        now: Timestamp,
        audience: BTreeSet<Party>,
        event: Event,
    ) -> Result<Self, InvalidRecord> {
        let kind = event.kind();
        if !kind.is_administrative() {
            let message = format!("{} carries a case, and is drafted", kind.one());
            return Err(InvalidRecord::new("kind", Reason::FieldInvalid, message));
        }
        let header = Header {
            id,
            origin: origin.clone(),
            kind,
            version: 1,
            supersedes: None,
            created: now,
            language: "en".to_owned(),
            purpose: String::new(),
            categories: BTreeSet::new(),
            handling: Handling {
                tlp: Tlp::Green,
                named_recipients: BTreeSet::new(),
                permitted_action: PermittedAction::Any,
                handling_codes: Vec::new(),
                evaluation: None,
            },
            urgency: Urgency::Routine,
            expires: now.plus(MAX_RETENTION),
            code_list: CODE_LIST.to_owned(),
            critical: Vec::new(),
        };
        let sections = Sections {
            event: Some(event),
            ..Sections::default()
        };
        Self::made(header, audience, sections)
    }

    /// Puts an own record together that no officer drafted, and applies all rules.
    fn made(
        header: Header,
        audience: BTreeSet<Party>,
        sections: Sections,
    ) -> Result<Self, InvalidRecord> {
        let record = Self {
            header,
            audience: Some(audience),
            sections: Box::new(sections),
            carried: None,
        };
        record.reads_back()?;
        check::first(&record, check::Side::Author)?;
        Ok(record)
    }

    /// Checks that whoever gets the sections can read them: each field by the rule of its own.
    fn reads_back(&self) -> Result<(), InvalidRecord> {
        let mut reader = Reader::new(Source::Draft);
        let mut read = Sections::default();
        for (section, bytes) in self.sections.encode() {
            read.open(&mut reader, self.header.kind, section, &bytes)?;
        }
        match reader.into_errors().into_iter().next() {
            None => Ok(()),
            Some(error) => Err(error),
        }
    }

    /// Puts a received record together from what was disclosed of it, and applies the rules between fields.
    pub(crate) fn opened(header: Header, sections: Sections) -> Result<Self, InvalidRecord> {
        let record = Self {
            header,
            audience: None,
            sections: Box::new(sections),
            carried: None,
        };
        check::first(&record, check::Side::Recipient)?;
        Ok(record)
    }

    /// The header.
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The sections that this record has, or that were disclosed of it.
    pub const fn sections(&self) -> &Sections {
        &self.sections
    }

    /// The record's name.
    pub const fn id(&self) -> RecordId {
        self.header.id
    }

    /// What the record is.
    pub const fn kind(&self) -> RecordKind {
        self.header.kind
    }

    /// The author's party.
    pub const fn origin(&self) -> &Party {
        &self.header.origin
    }

    /// When the author's node signed.
    pub const fn created(&self) -> Timestamp {
        self.header.created
    }

    /// When recipients erase it at the latest.
    pub const fn expires(&self) -> Timestamp {
        self.header.expires
    }

    /// How soon the recipient is asked to act.
    pub const fn urgency(&self) -> Urgency {
        self.header.urgency
    }

    /// The originator's conditions.
    pub const fn handling(&self) -> &Handling {
        &self.header.handling
    }

    /// The purpose code; empty for records that only run the federation.
    pub fn purpose(&self) -> &str {
        &self.header.purpose
    }

    /// Categories of the goods, as the header has them.
    pub const fn categories(&self) -> &BTreeSet<String> {
        &self.header.categories
    }

    /// The parties that the author wants to tell; none means all that agreements entitle, and on a received
    /// record that it is not known.
    pub const fn audience(&self) -> Option<&BTreeSet<Party>> {
        self.audience.as_ref()
    }

    /// Which sections there are.
    pub fn present(&self) -> SectionSet {
        self.sections.present()
    }

    /// Every place that the event and the route touch, by code: countries, UN/LOCODEs and border crossings.
    pub fn places(&self) -> BTreeSet<String> {
        self.told().sections.places()
    }

    /// Every identifier, in the order of the sections.
    pub fn identifiers(&self) -> Vec<&Identifier> {
        self.told().sections.identifiers()
    }

    /// The key under which the author's own system holds the case.
    pub fn source_reference(&self) -> Option<&str> {
        self.sections.source_reference()
    }

    /// When it happened or is expected; none when withheld or not told.
    pub fn event_time(&self) -> Option<Moment> {
        self.told().sections.event.as_ref().and_then(Event::time)
    }

    /// Where, as one short text; empty when withheld or not told.
    pub fn place_text(&self) -> String {
        self.told()
            .sections
            .event
            .as_ref()
            .and_then(Event::place)
            .map(Place::short)
            .unwrap_or_default()
    }

    /// The goods, as one short text; empty when withheld or not told.
    pub fn goods_text(&self) -> String {
        self.sections
            .goods
            .as_ref()
            .map(Goods::short)
            .unwrap_or_default()
    }

    /// The step, when this is an agreement record whose event was disclosed.
    pub fn agreement_move(&self) -> Option<&AgreementMove> {
        match &self.sections.event {
            Some(Event::Agreement(agreement)) => Some(agreement),
            Some(
                Event::Seizure(_)
                | Event::Consignment(_)
                | Event::Passenger(_)
                | Event::Hit(_)
                | Event::Request(_)
                | Event::Answer(_)
                | Event::Outcome(_)
                | Event::Correction(_)
                | Event::Retraction(_)
                | Event::Contact(_)
                | Event::Consent(_)
                | Event::Forward(_)
                | Event::Acknowledgement(_),
            )
            | None => None,
        }
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record")
            .field("id", &self.header.id)
            .field("kind", &self.header.kind)
            .field("origin", &self.header.origin)
            .field("present", &self.present())
            .finish_non_exhaustive()
    }
}

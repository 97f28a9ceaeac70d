//! What a forward carries: the record of another party, proven to be that party's by what the forward holds alone.

use prost::Message as _;

use super::{header, open, too_large};
use crate::envelope::{OpenSection, Opening, PublicKey};
use crate::forms::Form as _;
use crate::forms::{ForwardEvent, Handling, MAX_SECTIONS, Reader, Sections, SlotSalt, Source};
use crate::ledger::entry::Entry;
use crate::model::kind::RecordKind;
use crate::model::{InvalidRecord, RecordId};
use crate::party::Party;
use crate::reason::Reason;
use crate::record::{Carried, Record, RecordName};
use crate::section::{Section, SectionSet, Slot};
use crate::time::Timestamp;

/// A record of another party that is to be passed on.
#[derive(Clone, Debug)]
pub struct PassedOn {
    /// What its author disclosed of it, and what proves that.
    pub opening: Opening,
    /// Where it stands in its author's ledger.
    pub ledger_index: u64,
    /// The entry there.
    pub entry: Vec<u8>,
    /// When it was received.
    pub received: Timestamp,
    /// The third party.
    pub to: Party,
    /// What for, a code.
    pub purpose: String,
    /// Under which conditions.
    pub handling: Handling,
    /// When the third party erases it at the latest.
    pub expires: Timestamp,
    /// The consent of its author; none where the agreement lets it go without.
    pub consent: Option<RecordId>,
}

impl PassedOn {
    /// The same with these sections alone. A salt that goes without its section lets whoever has it guess what that says.
    #[must_use]
    pub fn only(mut self, sections: SectionSet) -> Self {
        self.opening
            .sections
            .retain(|it| it.slot.section().is_some_and(|it| sections.contains(it)));
        self
    }
}

/// Makes an own record that passes on a record of another party.
///
/// # Errors
/// When what is passed on does not prove itself, is too large, or a rule refuses it.
pub fn forward(
    own: (&Party, RecordId),
    now: Timestamp,
    passed: PassedOn,
) -> Result<Record, InvalidRecord> {
    let opening = &passed.opening;
    if opening.algorithm.is_some() {
        return Err(unproven("is signed by an algorithm that is not passed on"));
    }
    let fixed = "its author key or signature has another length than Ed25519";
    let author_key = opening.author_key.as_slice().try_into();
    let signature = opening.signature.as_slice().try_into();
    let known = || {
        opening
            .sections
            .iter()
            .filter(|it| it.slot.section().is_some())
    };
    let event = known().find(|it| it.slot.section() == Some(Section::Event));
    let of = header(&opening.header)?;
    let event = ForwardEvent {
        record: RecordName {
            origin: of.origin.clone(),
            id: of.id,
        },
        to: passed.to,
        ledger_index: passed.ledger_index,
        entry: passed.entry,
        salt: opening.salt,
        author_key: author_key.map_err(|_| unproven(fixed))?,
        signature: signature.map_err(|_| unproven(fixed))?,
        header: opening.header.clone(),
        salts: known()
            .map(|it| SlotSalt {
                slot: u32::from(it.slot.number()),
                salt: it.salt,
            })
            .collect(),
        event: event.map_or_else(Vec::new, |it| it.content.clone()),
        consent: passed.consent,
        received: passed.received,
    };
    let sections: Vec<_> = known()
        .filter_map(|it| Some((it.slot.section()?, it.content.as_slice())))
        .filter(|(section, _)| *section != Section::Event)
        .collect();
    let size: usize = sections.iter().map(|(_, bytes)| bytes.len()).sum();
    if size + event.write().encoded_len() > MAX_SECTIONS {
        return Err(too_large("record", MAX_SECTIONS));
    }
    let carried = carried(&event, &sections)?;
    let mut reader = Reader::new(Source::peer(&of.code_list));
    let mut read = Sections::default();
    for (section, bytes) in &sections {
        read.open(&mut reader, RecordKind::Forward, *section, bytes)?;
    }
    let read = reader.finish(read).map_err(super::first)?;
    let head = (passed.purpose, passed.handling, passed.expires);
    Record::passing_on(own, now, (event, read), carried, head)
}

/// The record that a forward carries, whose other sections these are.
///
/// # Errors
/// When entry, digests and signature do not prove it, or it is no record that is passed on.
pub(super) fn carried(
    event: &ForwardEvent,
    sections: &[(Section, &[u8])],
) -> Result<Carried, InvalidRecord> {
    let others = sections
        .iter()
        .filter(|(section, _)| *section != Section::Event);
    let others: Vec<_> = others.map(|(section, bytes)| (*section, *bytes)).collect();
    let event_bytes = (Section::Event, event.event.as_slice());
    let told = (!event.event.is_empty()).then_some(event_bytes);
    let told: Vec<_> = told.into_iter().chain(others.iter().copied()).collect();
    let opening = Opening {
        salt: event.salt,
        algorithm: None,
        author_key: event.author_key.to_vec(),
        signature: event.signature.to_vec(),
        header: event.header.clone(),
        sections: told
            .iter()
            .map(|(section, bytes)| opened(event, *section, bytes))
            .collect::<Result<_, _>>()?,
    };
    let Ok(Entry::Record { commit, .. }) = Entry::decode(&event.entry) else {
        return Err(unproven("has no entry of a record"));
    };
    let key = PublicKey::from_bytes(&event.author_key);
    let key = key.map_err(|_| unproven("has an author key that is none"))?;
    let verified = opening.verify(&commit, &[key], SectionSet::ALL);
    verified.map_err(|error| unproven(&format!("is not proven: {error}")))?;
    let header = header(&event.header).map_err(of_carried)?;
    if header.kind == RecordKind::Forward {
        let message = "is itself passed on; only who has it from its author passes it on";
        return Err(InvalidRecord::new(
            "event.record",
            Reason::OnwardAgain,
            message,
        ));
    }
    let record = open(header, &told).map_err(of_carried)?;
    let sections = others.into_iter();
    Ok(Carried {
        record,
        sections: sections
            .map(|(section, bytes)| (section, bytes.to_vec()))
            .collect(),
    })
}

fn opened(
    event: &ForwardEvent,
    section: Section,
    bytes: &[u8],
) -> Result<OpenSection, InvalidRecord> {
    let slot = Slot::from(section);
    let salts = event.salts.iter();
    let mut salts = salts.filter(|salt| salt.slot == u32::from(slot.number()));
    let salt = salts.next();
    let salt = salt.ok_or_else(|| unproven(&format!("has no salt of the section {section}")))?;
    Ok(OpenSection {
        slot,
        salt: salt.salt,
        content: bytes.to_vec(),
    })
}

fn unproven(message: &str) -> InvalidRecord {
    InvalidRecord::new("event.record", Reason::CarriedUnproven, message)
}

/// What is wrong with the record that is carried, told as such.
fn of_carried(error: InvalidRecord) -> InvalidRecord {
    InvalidRecord {
        field: format!("carried.{}", error.field),
        ..error
    }
}

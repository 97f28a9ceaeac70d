//! A record of another party within the one that passes it on.

use std::collections::BTreeSet;
use std::fmt;

use super::Record;
use super::check;
use crate::forms::{Event, ForwardEvent, Handling, Header, Sections};
use crate::model::handling::Tlp;
use crate::model::kind::RecordKind;
use crate::model::{InvalidRecord, RecordId};
use crate::party::Party;
use crate::section::Section;
use crate::time::Timestamp;

/// A record of another party that one carries: proven to be its author's by what the event section of the other holds.
#[derive(Clone, Eq, PartialEq)]
pub struct Carried {
    /// The record, as far as it is passed on.
    pub(crate) record: Record,
    /// The exact bytes of its sections beside the event.
    pub(crate) sections: Vec<(Section, Vec<u8>)>,
}

impl fmt::Debug for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Carried")
            .field("record", &self.record)
            .finish_non_exhaustive()
    }
}

impl Handling {
    /// The conditions under which whoever holds a record passes it on: those of its author, and under TLP:RED the party
    /// that it goes to is the one that is named.
    #[must_use]
    pub fn passed_on_to(&self, to: &Party) -> Self {
        let is_red = self.tlp == Tlp::Red;
        Self {
            named_recipients: is_red.then(|| to.clone()).into_iter().collect(),
            ..self.clone()
        }
    }

    /// The strictest of these and others: the closest audience, the least that may be done, the codes of both. Under
    /// TLP:RED those alone are named whom each names that names any.
    #[must_use]
    pub fn strictest(&self, other: &Self) -> Self {
        let mut handling_codes = self.handling_codes.clone();
        let more = other.handling_codes.iter();
        handling_codes.extend(
            more.filter(|code| !self.handling_codes.contains(code))
                .cloned(),
        );
        let named_recipients = match (
            self.named_recipients.is_empty(),
            other.named_recipients.is_empty(),
        ) {
            (true, _) => other.named_recipients.clone(),
            (false, true) => self.named_recipients.clone(),
            (false, false) => {
                let both = self.named_recipients.intersection(&other.named_recipients);
                both.cloned().collect()
            }
        };
        Self {
            tlp: self.tlp.max(other.tlp),
            named_recipients,
            permitted_action: self.permitted_action.min(other.permitted_action),
            handling_codes,
            evaluation: self.evaluation.clone().or_else(|| other.evaluation.clone()),
        }
    }
}

impl Record {
    /// Makes an own record that passes `carried` on to the party that its event names, and to nobody else, for this
    /// purpose, under these conditions and until then.
    pub(crate) fn passing_on(
        (origin, id): (&Party, RecordId),
        now: Timestamp,
        (event, sections): (ForwardEvent, Sections),
        carried: Carried,
        (purpose, handling, expires): (String, Handling, Timestamp),
    ) -> Result<Self, InvalidRecord> {
        let of = carried.record.header().clone();
        let header = Header {
            id,
            origin: origin.clone(),
            kind: RecordKind::Forward,
            version: 1,
            supersedes: None,
            created: now,
            purpose,
            handling,
            expires,
            critical: Vec::new(),
            ..of
        };
        let audience = BTreeSet::from([event.to.clone()]);
        let record = Self {
            header,
            audience: Some(audience),
            sections: Box::new(Sections {
                event: Some(Event::Forward(Box::new(event))),
                ..sections
            }),
            carried: Some(Box::new(carried)),
        };
        check::first(&record, check::Side::Author)?;
        Ok(record)
    }

    /// The same record with the one that it carries.
    pub(crate) fn carrying(mut self, carried: Carried) -> Result<Self, InvalidRecord> {
        self.carried = Some(Box::new(carried));
        check::first(&self, check::Side::Recipient)?;
        Ok(self)
    }

    /// The record of another party that it passes on, as far as that is at hand.
    pub fn carried(&self) -> Option<&Self> {
        self.carried.as_ref().map(|carried| &carried.record)
    }

    /// What it tells: the record that it passes on, or itself.
    pub fn told(&self) -> &Self {
        self.carried().unwrap_or(self)
    }

    /// The exact bytes of sections that are those of a record that it passes on.
    pub(crate) fn exact(&self, section: Section) -> Option<&[u8]> {
        let sections = &self.carried.as_ref()?.sections;
        let found = sections.iter().find(|(of, _)| *of == section);
        found.map(|(_, bytes)| bytes.as_slice())
    }
}

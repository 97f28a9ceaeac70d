//! Labels: all that policy may know of a record. Policy never sees the content of a section.

use std::collections::BTreeSet;

use crate::model::handling::Tlp;
use crate::model::kind::{RECALL, RecordKind, Urgency};
use crate::party::Party;
use crate::record::{Evaluation, Header, Record};
use crate::section::{Section, SectionSet};
use crate::time::Timestamp;

/// What a decision is made from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Labels {
    /// The author's party.
    pub origin: Party,
    /// What the record is.
    pub kind: RecordKind,
    /// What the record is that it passes on; none where it passes none on, or that is not at hand.
    pub carried: Option<RecordKind>,
    /// The version of the record, from 1.
    pub version: u32,
    /// Codes of [`crate::model::codes::CATEGORIES`].
    pub categories: BTreeSet<String>,
    /// A code of [`crate::model::codes::PURPOSES`].
    pub purpose: String,
    /// The audience that the author set.
    pub tlp: Tlp,
    /// The parties named under TLP:RED.
    pub named_recipients: BTreeSet<Party>,
    /// How soon a recipient is asked to act.
    pub urgency: Urgency,
    /// Every place that the event and the route touch: countries (ISO 3166-1 alpha-2), UN/LOCODEs and border crossings,
    /// as the record names them; none when the sections that tell it were not disclosed to us.
    pub places: Option<BTreeSet<String>>,
    /// When the author signed.
    pub created: Timestamp,
    /// When the record must be erased at the latest, as its author says.
    pub expires: Timestamp,
    /// The grades of source and information.
    pub evaluation: Option<Evaluation>,
    /// The sections that the record has; on the receiving side those that were disclosed.
    pub present: SectionSet,
    /// The parties that the author wants to tell; none for all that agreements entitle.
    pub audience: Option<BTreeSet<Party>>,
    /// Sections that go, or came, because they were asked for, later than the record itself.
    pub asked: SectionSet,
}

impl Labels {
    /// The labels of an own record, of which every section is at hand.
    pub fn own(record: &Record) -> Self {
        if record.carried().is_some() {
            // Of what it passes on it has what was disclosed.
            return Self::received(record);
        }
        Self::of(record, Some(record.places()))
    }

    /// The labels of a received record, as far as it was disclosed.
    pub fn received(record: &Record) -> Self {
        let present = record.told().present();
        // Both sections name places; without one of them the set would be silently too small.
        let told = present.contains(Section::Event) && present.contains(Section::Transport);
        Self::of(record, told.then(|| record.places()))
    }

    /// What a header alone says: enough to find the terms that speak of the record.
    pub(super) fn of_header(header: &Header) -> Self {
        Self {
            origin: header.origin.clone(),
            kind: header.kind,
            carried: None,
            version: header.version,
            categories: header.categories.clone(),
            purpose: header.purpose.clone(),
            tlp: header.handling.tlp,
            named_recipients: header.handling.named_recipients.clone(),
            urgency: header.urgency,
            places: None,
            created: header.created,
            expires: header.expires,
            evaluation: header.handling.evaluation.clone(),
            present: SectionSet::EMPTY,
            audience: None,
            asked: SectionSet::EMPTY,
        }
    }

    /// The same where these sections go, or came, because they were asked for.
    #[must_use]
    pub fn asked_for(self, asked: SectionSet) -> Self {
        Self { asked, ..self }
    }

    /// What a node must be capable of to be told the record, as cards name it. A version that takes the place of
    /// another goes to those alone who then hide the other.
    pub fn needed_capabilities(&self) -> impl Iterator<Item = &'static str> {
        let corrects = (self.version > 1).then_some(RECALL);
        let carried = self.carried.map(RecordKind::capability);
        let kinds = std::iter::once(self.kind.capability()).chain(carried);
        kinds.chain(corrects)
    }

    /// The kind by which agreements let it go: that of the record that it passes on, or its own.
    pub fn told_kind(&self) -> RecordKind {
        self.carried.unwrap_or(self.kind)
    }

    fn of(record: &Record, places: Option<BTreeSet<String>>) -> Self {
        Self {
            carried: record.carried().map(Record::kind),
            places,
            present: record.present(),
            audience: record.audience().cloned(),
            ..Self::of_header(record.header())
        }
    }
}

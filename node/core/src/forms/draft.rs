//! The head of a draft: what an officer says beside the sections.

use std::collections::BTreeSet;

use ntc_proto::node;

use super::handling::{Handling, MAX_RECIPIENTS};
use super::kind::{code, language, named, needed, part, party, set, time};
use super::reader::Reader;
use super::sections::Sections;
use super::table::{Form as _, form};
use super::value::{Held, Table};
use crate::model::InvalidRecord;
use crate::model::codes::PURPOSES;
use crate::model::kind::{RecordKind, Urgency};
use crate::party::Party;
use crate::reason::Reason;
use crate::section::Section;
use crate::time::Timestamp;

form! {
    /// What an officer says beside the sections.
    DraftHead: node::v1::Draft also is_publishable with others;
    /// What the record will be: SeizureNotice, ConsignmentAlert, PassengerAlert or Request.
    kind: RecordKind = named() => "SeizureNotice";
    /// The language of the free text.
    language: String = language() => "en";
    /// The purpose that the information is shared for.
    purpose: String = code(&PURPOSES).required() => "counter_narcotics";
    /// How soon the recipient is asked to act, 7 days, 72 hours, 8 hours or 1 hour.
    urgency: Urgency = named() => "routine";
    /// When recipients erase it; required with persons, otherwise the node's default.
    expires: Option<Timestamp> = time() => "2027-01-28";
    /// Tell these only; left out, or "all": all that agreements entitle.
    audience: BTreeSet<Party> = set(MAX_RECIPIENTS, party()).never_written_empty().or_word("all") => r#"["TR/customs"]"#;
    /// The originator's conditions.
    handling: Handling = needed(part());
}

fn is_publishable(at: &mut Reader, head: &DraftHead) {
    if !head.kind.is_drafted() {
        let message =
            "is not drafted; SeizureNotice, ConsignmentAlert, PassengerAlert and Request are";
        at.refuse("kind", Reason::FieldInvalid, message);
    }
}

/// Reads a draft; none only when an error has been told.
pub(crate) fn read_draft(
    at: &mut Reader,
    mut message: node::v1::Draft,
) -> Option<(DraftHead, Sections)> {
    let mut sections = Sections::read_draft(at, &mut message);
    sections.read_zones();
    Some((DraftHead::read(at, message)?, sections))
}

/// Writes a draft, for clients.
pub(crate) fn draft_message(head: &DraftHead, sections: &Sections) -> node::v1::Draft {
    let mut message = head.write();
    sections.write_draft(&mut message);
    message
}

/// A draft as a file fills it in, and what is wrong with the file's values.
pub(crate) struct Filled {
    /// What a client sends; a value of the wrong type is left out.
    pub(crate) draft: node::v1::Draft,
    /// Values of the wrong type and fields that are none.
    pub(crate) errors: Vec<InvalidRecord>,
}

/// Fills in a draft from a file: what a client sends, not yet read by the rules of its fields.
pub(crate) fn fill_draft(table: Table) -> Filled {
    let mut at = Reader::new(super::reader::Source::Draft);
    let sections = Section::ALL.map(Section::name);
    let known = [DraftHead::NAMES, &sections].concat();
    let (mut table, foreign) = table.split(|key| known.contains(&key));
    at.refuse_rest(foreign, &known);
    table.or_insert("language", "en");
    table.or_insert("urgency", Urgency::Routine.name());
    let kind = table.text("kind").and_then(|kind| kind.parse().ok());
    let mut sections = node::v1::Draft::default();
    Sections::fill(&mut at, kind, &mut table, &mut sections);
    let head = DraftHead::fill(&mut at, table);
    Filled {
        draft: node::v1::Draft {
            kind: head.kind,
            language: head.language,
            purpose: head.purpose,
            urgency: head.urgency,
            expires: head.expires,
            audience: head.audience,
            handling: head.handling,
            ..sections
        },
        errors: at.into_errors(),
    }
}

impl Table {
    fn or_insert(&mut self, key: &str, text: &str) {
        if !self.contains(key) {
            self.put(key, Held::Text(text.to_owned()));
        }
    }
}

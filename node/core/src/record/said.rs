//! What is said to the author of a record, because of that record.

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use super::{Defaults, Record};
use crate::forms::{Evaluation, Event, Handling, Header, MAX_RETENTION, National, Sections};
use crate::model::codes::CODE_LIST;
use crate::model::handling::Tlp;
use crate::model::kind::{RecordKind, Urgency};
use crate::model::{InvalidRecord, RecordId};
use crate::party::Party;
use crate::reason::Reason;
use crate::time::Timestamp;

/// What an officer says to the author of a record: what came of it, a question about it, or the answer to one.
#[derive(Clone, Eq, PartialEq)]
pub struct Said {
    /// The event.
    pub event: Event,
    /// The other sections; the event in it is not looked at.
    pub sections: Sections,
    /// How soon the author is to act; none for the urgency of its record.
    pub urgency: Option<Urgency>,
    /// The grades of source and information; required with persons.
    pub evaluation: Option<Evaluation>,
    /// When it is to be erased; required with persons, otherwise the node's default.
    pub expires: Option<Timestamp>,
}

impl Said {
    /// An event, and nothing else.
    pub fn of(event: Event) -> Self {
        Self {
            event,
            sections: Sections::default(),
            urgency: None,
            evaluation: None,
            expires: None,
        }
    }

    /// The same under a key of the author's own system; none where it is empty.
    #[must_use]
    pub fn under(mut self, reference: &str) -> Self {
        if !reference.is_empty() {
            self.sections.national = Some(National {
                source_reference: reference.to_owned(),
                source_url: String::new(),
                case_number: String::new(),
                note: String::new(),
            });
        }
        self
    }

    /// The same, with this time for the answer where it is a request that states none.
    #[must_use]
    pub fn answer_within(self, within: Duration) -> Self {
        let event = self.event.answer_within(within);
        Self { event, ..self }
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Said")
            .field("kind", &self.event.kind())
            .field("present", &self.sections.present())
            .finish_non_exhaustive()
    }
}

impl Record {
    /// Makes an own record that goes to the author of `of`, and to nobody else: with the purpose and the conditions of that
    /// record, by which agreements let it go. Its categories are those of that record; an answer with goods has those of
    /// its goods, and a question with goods those as well.
    ///
    /// # Errors
    /// When its event does not hold what its kind requires, or is that of a record that answers none such.
    pub fn answering(
        of: &Self,
        (origin, id): (&Party, RecordId),
        now: Timestamp,
        said: Said,
        defaults: &Defaults,
    ) -> Result<Self, InvalidRecord> {
        let (kind, to) = (said.event.kind(), of.origin());
        if !kind.answers().contains(&of.kind()) {
            let message = format!("{} does not answer {}", kind.one(), of.kind().one());
            return Err(InvalidRecord::new("about", Reason::FieldInvalid, message));
        }
        if said.sections.persons.is_some() && said.expires.is_none() {
            let message = "must be given when the record has persons";
            return Err(InvalidRecord::new(
                "expires",
                Reason::PersonsWithoutBasis,
                message,
            ));
        }
        let of_goods = said.sections.categories();
        let categories = if kind == RecordKind::Answer && !of_goods.is_empty() {
            of_goods
        } else if kind == RecordKind::Request {
            of.categories().union(&of_goods).cloned().collect()
        } else {
            of.categories().clone()
        };
        let is_red = of.handling().tlp == Tlp::Red;
        let header = Header {
            id,
            origin: origin.clone(),
            kind,
            version: 1,
            supersedes: None,
            created: now,
            language: "en".to_owned(),
            purpose: of.purpose().to_owned(),
            categories,
            handling: Handling {
                named_recipients: is_red.then(|| to.clone()).into_iter().collect(),
                evaluation: said.evaluation,
                ..of.handling().clone()
            },
            urgency: said.urgency.unwrap_or(of.urgency()),
            expires: said
                .expires
                .unwrap_or(now.plus(defaults.expiry.min(MAX_RETENTION))),
            code_list: CODE_LIST.to_owned(),
            critical: Vec::new(),
        };
        let sections = Sections {
            event: Some(said.event),
            ..said.sections
        };
        Self::made(header, BTreeSet::from([to.clone()]), sections)
    }
}

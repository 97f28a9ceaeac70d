//! What an officer wants to say, before it is a record.

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use super::Record;
use super::check::{self, Findings, Side};
use crate::forms::{DraftHead, Header, MAX_RETENTION, Sections};
use crate::model::codes::CODE_LIST;
use crate::model::kind::{RecordKind, Urgency};
use crate::model::{Day, InvalidRecord, RecordId, Warning};
use crate::party::Party;
use crate::time::Timestamp;

/// What an officer wants to say. Every field has been read by the rules of its own; the rules between
/// fields are applied by [`Draft::check`], which makes the record.
#[derive(Clone, Eq, PartialEq)]
pub struct Draft {
    /// What it says beside the sections.
    pub(crate) head: DraftHead,
    /// The sections.
    pub(crate) sections: Box<Sections>,
    /// The own record that it corrects, and the version of that one.
    pub(crate) corrects: Option<(RecordId, u32)>,
}

/// What a node adds where the officer said nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Defaults {
    /// How long recipients keep a record; capped at [`MAX_RETENTION`].
    pub expiry: Duration,
}

impl Draft {
    /// What the record will be.
    pub const fn kind(&self) -> RecordKind {
        self.head.kind
    }

    /// The sections.
    pub const fn sections(&self) -> &Sections {
        &self.sections
    }

    /// The key under which the author's own system holds the case; the same key is published once only.
    pub fn source_reference(&self) -> Option<&str> {
        self.sections.source_reference()
    }

    /// How soon the recipient is asked to act.
    pub const fn urgency(&self) -> Urgency {
        self.head.urgency
    }

    /// The parties that it names to be told; empty for all whom agreements entitle.
    pub const fn audience(&self) -> &BTreeSet<Party> {
        &self.head.audience
    }

    /// The same, to be told to these parties alone.
    #[must_use]
    pub fn told_to(mut self, audience: BTreeSet<Party>) -> Self {
        self.head.audience = audience;
        self
    }

    /// The same, with this time for the answer where it is a request that states none.
    #[must_use]
    pub fn answer_within(mut self, within: Duration) -> Self {
        let event = self.sections.event.take();
        self.sections.event = event.map(|event| event.answer_within(within));
        self
    }

    /// The same, as the next version of an own record whose version is `version`.
    #[must_use]
    pub const fn correcting(mut self, record: RecordId, version: u32) -> Self {
        self.corrects = Some((record, version));
        self
    }

    /// Applies the rules between fields and makes the record.
    ///
    /// # Errors
    /// The first rule that refuses.
    pub fn check(
        self,
        origin: &Party,
        id: RecordId,
        now: Timestamp,
        defaults: &Defaults,
    ) -> Result<(Record, Vec<Warning>), InvalidRecord> {
        let (record, findings) = self.judge(origin, id, now, defaults);
        match findings.refusals.into_iter().next() {
            Some(first) => Err(first),
            None => Ok((record, findings.warnings)),
        }
    }

    /// Like [`Draft::check`], for those who report everything at once.
    ///
    /// # Errors
    /// Every rule that refuses, at least one.
    pub fn check_all(
        self,
        origin: &Party,
        id: RecordId,
        now: Timestamp,
        defaults: &Defaults,
    ) -> Result<(Record, Vec<Warning>), Vec<InvalidRecord>> {
        let (record, findings) = self.judge(origin, id, now, defaults);
        if findings.refusals.is_empty() {
            Ok((record, findings.warnings))
        } else {
            Err(findings.refusals)
        }
    }

    fn judge(
        self,
        origin: &Party,
        id: RecordId,
        now: Timestamp,
        defaults: &Defaults,
    ) -> (Record, Findings) {
        let mut findings = Findings::default();
        let Self {
            head,
            sections,
            corrects,
        } = self;
        check::draft(&head, &sections, Day::at(now), &mut findings);
        let default_expiry = now.plus(defaults.expiry.min(MAX_RETENTION));
        let header = Header {
            id,
            origin: origin.clone(),
            kind: head.kind,
            version: corrects.map_or(1, |(_, version)| version.saturating_add(1)),
            supersedes: corrects.map(|(record, _)| record),
            created: now,
            language: head.language,
            purpose: head.purpose,
            categories: sections.categories(),
            handling: head.handling,
            urgency: head.urgency,
            expires: head.expires.unwrap_or(default_expiry),
            code_list: CODE_LIST.to_owned(),
            critical: Vec::new(),
        };
        let record = Record {
            header,
            audience: (!head.audience.is_empty()).then_some(head.audience),
            sections,
            carried: None,
        };
        check::record(&record, Side::Author, &mut findings);
        (record, findings)
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("kind", &self.head.kind)
            .field("present", &self.sections.present())
            .finish_non_exhaustive()
    }
}

//! One act of an officer and its entries: one that says it begins, when it changes something, and one for how it ended.

use std::sync::Arc;

use ntc_core::approval::{ApprovalId, Who};
use ntc_core::reason::Reason;

use super::{AskedOfRules, Audit, AuditEntry, AuditStuck, Begun, Showing, ShownOf};
use crate::ports::Clock;
use crate::tls::OfficerIdentity;

/// Characters of a subject at most.
pub(crate) const MAX_SUBJECT: usize = 128;
/// What the rules were asked that one entry keeps, at most: the call, and what is done by it.
const MAX_ASKED: usize = 4;
/// Outcome of an act that nobody carried to its end.
pub(super) const BROKEN_OFF: &str = "BROKEN_OFF";
/// Outcome of an act that was carried out.
pub(crate) const OK: &str = "OK";
/// Outcome of the entry that is durable before a change is made.
pub(crate) const BEGUN: &str = "BEGUN";

/// Who acts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Officer {
    /// The officer's name; empty when none was presented.
    pub(crate) name: String,
    /// Serial number of the officer's certificate.
    pub(crate) serial: String,
}

impl From<&OfficerIdentity> for Officer {
    fn from(identity: &OfficerIdentity) -> Self {
        Self {
            name: identity.name.to_string(),
            serial: identity.serial.clone(),
        }
    }
}

impl From<&Who> for Officer {
    fn from(who: &Who) -> Self {
        Self {
            name: who.name.clone(),
            serial: who.serial.clone(),
        }
    }
}

impl From<Officer> for Who {
    fn from(officer: Officer) -> Self {
        Self {
            name: officer.name,
            serial: officer.serial,
        }
    }
}

/// Makes acts of one officer by one method: a call about many records is one for each.
#[derive(Clone)]
pub(crate) struct Acts {
    audit: Arc<Audit>,
    clock: Arc<dyn Clock>,
    entry: AuditEntry,
    /// The request for a second officer that it is about; what each entry is about begins with its name.
    request: Option<ApprovalId>,
}

/// An act. Every way out of it leaves an entry.
pub(crate) struct Act {
    like: Acts,
    begun: Option<Begun>,
    ended: bool,
    /// What it shows of records.
    showing: Arc<Showing>,
}

impl Acts {
    /// What an officer does by a method.
    pub(crate) fn new(
        audit: Arc<Audit>,
        clock: Arc<dyn Clock>,
        officer: Officer,
        method: &str,
    ) -> Self {
        let entry = AuditEntry {
            officer: officer.name,
            serial: officer.serial,
            method: method.to_owned(),
            ..AuditEntry::default()
        };
        Self {
            audit,
            clock,
            entry,
            request: None,
        }
    }

    /// The same, of a request for a second officer.
    #[must_use]
    pub(crate) const fn of(mut self, request: ApprovalId) -> Self {
        self.request = Some(request);
        self
    }

    /// The same, approved by a second officer.
    #[must_use]
    pub(crate) fn approved_by(mut self, second: Officer) -> Self {
        self.entry.approver = second.name;
        self.entry.approver_serial = second.serial;
        self
    }

    /// One act.
    pub(crate) fn act(self) -> Act {
        Act {
            like: self,
            begun: None,
            ended: false,
            showing: Arc::default(),
        }
    }

    /// Notes what was shown after the entry that says how it ended.
    pub(super) fn showed(mut self, shown: ShownOf, outcome: &str) {
        self.entry.at_ms = self.clock.now().as_millis();
        outcome.clone_into(&mut self.entry.outcome);
        self.entry.shown = Some(shown);
        self.audit.note(&self.entry);
    }

    /// One act of many.
    ///
    /// # Errors
    /// When there is no place for its entries.
    pub(crate) fn next(&self) -> Result<Act, AuditStuck> {
        self.audit.admit()?;
        Ok(self.clone().act())
    }
}

impl Act {
    /// More acts like this one. What the rules were asked stands in the entries of this one.
    pub(crate) fn like(&self) -> Acts {
        let mut like = self.like.clone();
        like.entry.asked.clear();
        like
    }

    /// Keeps for the next entry what the rules were asked about it and said.
    pub(crate) fn asked(&mut self, asked: AskedOfRules) {
        if self.like.entry.asked.len() < MAX_ASKED {
            self.like.entry.asked.push(asked);
        }
    }

    /// What the rules were asked about it and said since its last entry.
    pub(crate) fn rules_asked(&self) -> &[AskedOfRules] {
        &self.like.entry.asked
    }

    /// The officer who acts.
    pub(crate) fn officer(&self) -> &str {
        &self.like.entry.officer
    }

    /// Who acts.
    pub(crate) fn by(&self) -> Officer {
        Officer {
            name: self.like.entry.officer.clone(),
            serial: self.like.entry.serial.clone(),
        }
    }

    /// By which method.
    pub(crate) fn method(&self) -> &str {
        &self.like.entry.method
    }

    /// Whether a second officer approved it.
    pub(crate) fn is_approved(&self) -> bool {
        !self.like.entry.approver_serial.is_empty()
    }

    /// The time now, by the clock of the audit.
    pub(crate) fn now(&self) -> ntc_core::time::Timestamp {
        self.like.clock.now()
    }

    /// Says what the act is about: an id, a party, never content.
    pub(crate) fn about(&mut self, subject: &str) {
        let subject = match self.like.request {
            Some(request) => format!("{request} {subject}"),
            None => subject.to_owned(),
        };
        // What is longer than any id or name is cut, so that no caller can make an entry that the journal does not
        // take.
        self.like.entry.subject = subject.chars().take(MAX_SUBJECT).collect();
    }

    /// Notes that the act begins; whoever takes what this answers has the entry durable first.
    pub(crate) fn begin(&mut self) -> Begun {
        let begun = self.note(BEGUN);
        self.begun = Some(begun);
        begun
    }

    /// Notes that the act begins, and waits until that is durable.
    ///
    /// # Errors
    /// As for [`Self::durable`].
    pub(crate) async fn begun(&mut self) -> Result<Begun, AuditStuck> {
        let begun = self.begin();
        self.durable(begun).await?;
        Ok(begun)
    }

    /// Waits until an entry of this act is durable.
    ///
    /// # Errors
    /// When it cannot become so now. It is kept and written when there is room.
    pub(crate) async fn durable(&self, begun: Begun) -> Result<(), AuditStuck> {
        self.like.audit.durable(begun).await
    }

    /// Notes that the act was carried out.
    pub(crate) fn done(&mut self) {
        self.end(OK);
    }

    /// Notes why the act was refused.
    pub(crate) fn refused(&mut self, reason: Reason) {
        self.end(reason.code());
    }

    /// What counts that something of a record is shown by it.
    pub(crate) fn showing(&self) -> &Arc<Showing> {
        &self.showing
    }

    fn end(&mut self, outcome: &str) {
        self.ended = true;
        self.like.entry.shown = self.showing.take();
        self.note(outcome);
        // Whoever holds on to it goes on showing.
        if Arc::strong_count(&self.showing) > 1 {
            self.like.entry.shown = None;
            self.showing.ended(self.like.clone());
        }
    }

    fn note(&mut self, outcome: &str) -> Begun {
        let Acts {
            audit,
            clock,
            entry,
            request: _,
        } = &mut self.like;
        entry.at_ms = clock.now().as_millis();
        outcome.clone_into(&mut entry.outcome);
        entry.begun = self.begun.map_or(0, |begun| begun.0);
        let noted = audit.note(entry);
        entry.asked.clear();
        noted
    }
}

impl Drop for Act {
    fn drop(&mut self) {
        if !self.ended {
            self.end(BROKEN_OFF);
        }
    }
}

//! What was passed on is taken back when its author takes it back.

use ntc_core::ledger::entry::commit::{EraseReason, Erasure};
use ntc_core::life::{Standing, Subject};
use ntc_core::record::{Coded, Event, RecordName, RetractionEvent};
use ntc_core::section::{Section, SectionSet};

use super::{Recall, RecallError};
use crate::chain::LedgerEraseError;
use crate::inbox::{ReplicaError, erased_sections};
use crate::lookup::Passed;

/// The code of a reason that is told in words.
const OTHER: &str = "other";

impl Recall {
    /// Takes back what this party passed on of a record of another one, as far as that one took it back: what was
    /// withdrawn, replaced or erased whole is withdrawn, and of what was erased in part those sections are erased.
    pub(super) async fn relay(&self, subject: &Subject) -> Result<bool, RecallError> {
        let lookup = &self.publisher.lookup;
        let standing = lookup.state().standing(subject)?;
        let erased = self.erased(subject)?;
        for passed in self.passed_on(subject)? {
            if standing.is_some() || erased.contains(Section::Event) {
                self.withdraw(subject, standing, &passed).await?;
            } else if !erased.is_empty() {
                self.erase_too(&passed, erased).await?;
            }
        }
        Ok(true)
    }

    /// How this party passed a record on, where it neither took that back nor erased it.
    ///
    /// # Errors
    /// When the state or the index cannot be read.
    pub(crate) fn passed_on(&self, subject: &Subject) -> Result<Vec<Passed>, RecallError> {
        let lookup = &self.publisher.lookup;
        let mut left = Vec::new();
        for passed in lookup.state().passed_by(subject, &self.publisher.party)? {
            let known = lookup.entry(&passed.by)?;
            let is_gone = known.is_some_and(|entry| entry.is_gone);
            if !is_gone && lookup.state().standing(&passed.by)?.is_none() {
                left.push(passed);
            }
        }
        Ok(left)
    }

    async fn withdraw(
        &self,
        subject: &Subject,
        standing: Option<Standing>,
        passed: &Passed,
    ) -> Result<(), RecallError> {
        let because = |text: &str| Coded {
            code: OTHER.to_owned(),
            text: text.to_owned(),
        };
        let (by, reason) = match standing {
            None => (None, because("its author erased it")),
            Some(Standing::Superseded { by, .. }) => {
                let told = self.publisher.lookup.state().told_by(subject)?;
                let reason = because("its author replaced it by a newer version");
                (Some(told.unwrap_or(by)), reason)
            }
            Some(standing @ Standing::Retracted { by }) => {
                let why = self.why(subject, standing)?;
                // The code is told on; what its author wrote beside it is for those that it was written to.
                let reason = if why.code.is_empty() || why.code == OTHER {
                    because("its author withdrew it")
                } else {
                    Coded {
                        code: why.code,
                        text: String::new(),
                    }
                };
                (Some(by), reason)
            }
        };
        let relays = by.map(|id| RecordName {
            origin: subject.origin.clone(),
            id,
        });
        let event = RetractionEvent {
            records: vec![passed.by.id],
            reason,
            relays,
        };
        let mut act = self.act("Relay", passed.by.id)?;
        let event = Event::Retraction(Box::new(event));
        let audience = [passed.to.clone()].into();
        self.order(event, audience, &mut act).await?;
        act.done();
        Ok(())
    }

    /// Erases sections of what was passed on.
    async fn erase_too(&self, passed: &Passed, sections: SectionSet) -> Result<(), RecallError> {
        let own = self.own(passed.by.id)?;
        let mut act = self.act("RelayErasure", passed.by.id)?;
        let erasure = Erasure {
            target: own.entry.location.ledger_index,
            sections,
            reason: EraseReason::Withdrawn as u8,
        };
        self.erase_passed(erasure).await?;
        act.done();
        Ok(())
    }

    /// Erases what of it is left of what was passed on, here and at the third party.
    ///
    /// # Errors
    /// When the ledger takes nothing.
    pub(crate) async fn erase_passed(&self, erasure: Erasure) -> Result<(), RecallError> {
        match self.publisher.ledger.erase(erasure).await {
            Ok(_) | Err(LedgerEraseError::NothingLeft(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// What its author erased of a received record. What this party destroyed by its own rule it takes back from nobody.
    fn erased(&self, subject: &Subject) -> Result<SectionSet, RecallError> {
        let lookup = &self.publisher.lookup;
        let Some(entry) = lookup.entry(subject)? else {
            return Ok(SectionSet::EMPTY);
        };
        let Some(replica) = lookup.replica(entry.location.journal) else {
            return Ok(SectionSet::EMPTY);
        };
        let erased = replica.erased.of(entry.location.ledger_index);
        Ok(erased_sections(&erased.map_err(ReplicaError::from)?))
    }
}

//! What the node does by itself because of what it took: acknowledging and erasing.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::ledger::entry::commit::{EraseReason, Erasure};
use ntc_core::life::{Note, Says, Subject};
use ntc_core::model::kind::ONWARD;
use ntc_core::party::Party;
use ntc_core::record::{AcknowledgementEvent, AcknowledgementStep, Event, RecordId};
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use tokio_util::sync::CancellationToken;

use super::{OWN_WAIT, Recall, RecallError};
use crate::audit::{Act, Acts, Officer};
use crate::chain::LedgerEraseError;
use crate::lookup::Chore;
use crate::store::index::IndexEntry;

/// Chores that are read at once.
const AT_ONCE: usize = 64;
/// How long a chore waits that could not be done, and how often it is looked whether one is left.
const TRY_AGAIN: Duration = Duration::from_secs(1);
/// How long all chores wait at most while the ledger takes nothing: each try leaves an entry in the audit.
const MAX_PAUSE: Duration = Duration::from_secs(60);
/// What stands for a ground that cannot be read any more.
const NO_GROUND: &str = "The ground that it gave is not at hand any more.";
/// Who does them, in the audit.
const NODE: &str = "node";

impl Recall {
    /// Does chores until the node stops.
    pub(crate) async fn run(self: Arc<Self>, stop: CancellationToken) {
        let mut failed = 0;
        loop {
            let left = match self.pass().await {
                Ok(left) => {
                    failed = 0;
                    left
                }
                Err(error) => {
                    let reason = error.reason();
                    tracing::warn!(%error, %reason, "corrections and retractions are not carried out yet");
                    tokio::select! {
                        () = stop.cancelled() => return,
                        () = tokio::time::sleep(pause(failed)) => {}
                    }
                    failed += 1;
                    continue;
                }
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.publisher.lookup.something_to_do() => {}
                () = tokio::time::sleep(TRY_AGAIN), if left => {}
            }
        }
    }

    /// Does what there is to do now; true when something is left.
    ///
    /// # Errors
    /// When nothing can be done now.
    async fn pass(&self) -> Result<bool, RecallError> {
        let lookup = &self.publisher.lookup;
        let mut left = false;
        let mut behind = None;
        // One that has to wait keeps none of those behind it waiting.
        loop {
            let chores = lookup.state().chores(behind.as_deref(), AT_ONCE)?;
            let Some((last, _)) = chores.last() else {
                return Ok(left);
            };
            behind = Some(last.clone());
            for (key, chore) in chores {
                let _ordering = self.ordering.lock().await;
                // What was done before a crash is seen in the own ledger.
                lookup.caught_up_with_own(OWN_WAIT).await?;
                if !lookup.state().is_left(&key)? {
                    continue;
                }
                match self.carry_out(&chore).await {
                    Ok(true) => lookup.state().is_done(&key)?,
                    Ok(false) => left = true,
                    Err(error) if error.is_for_all() => return Err(error),
                    Err(error) => {
                        left = true;
                        let (reason, id) = (error.reason(), chore.subject().id);
                        tracing::warn!(%error, %reason, record.id = %id, "not carried out yet");
                    }
                }
            }
        }
    }

    /// Does one chore; false when it has to wait.
    async fn carry_out(&self, chore: &Chore) -> Result<bool, RecallError> {
        match chore {
            Chore::Acknowledge {
                subject,
                step,
                at,
                recall,
                holder,
            } => {
                let done = (*step, *at, holder.as_ref());
                self.acknowledge_once(subject, done, *recall).await
            }
            Chore::Erase { subject } => self.erase(subject.id).await,
            Chore::Relay { subject } => self.relay(subject).await,
        }
    }

    async fn acknowledge_once(
        &self,
        subject: &Subject,
        (step, at, holder): (AcknowledgementStep, Option<Timestamp>, Option<&Party>),
        recall: Option<RecordId>,
    ) -> Result<bool, RecallError> {
        let publisher = &self.publisher;
        if holder.is_some() && !publisher.partners.can(&subject.origin, ONWARD) {
            // Its author's node would take it for what this party did itself.
            return Ok(true);
        }
        let said = publisher.lookup.state().notes(subject)?;
        // What is destroyed is destroyed once, whatever was obeyed.
        let is_erased = step == AcknowledgementStep::Erased;
        let same = |says: &Says| match says {
            Says::Acknowledged {
                step: of,
                recall: by,
                holder: whose,
                ..
            } => *of == step && whose.as_ref() == holder && (is_erased || *by == recall),
            Says::Superseded { .. }
            | Says::Retracted
            | Says::Outcome { .. }
            | Says::Met
            | Says::Asked
            | Says::Answered { .. }
            | Says::Continued
            | Says::Consented(_)
            | Says::Forwarded { .. } => false,
        };
        let is_own = |author: &Party| *author == publisher.party;
        if said
            .iter()
            .any(|note| is_own(&note.author) && same(&note.says))
        {
            return Ok(true);
        }
        // What is kept for a legal ground is not destroyed, and its author was told.
        let is_kept = |note: &Note| note.acknowledged(AcknowledgementStep::Kept).is_some();
        if is_erased
            && holder.is_none()
            && said
                .iter()
                .any(|note| is_own(&note.author) && is_kept(note))
        {
            return Ok(true);
        }
        let is_so = match step {
            // Another party did it, by its own word.
            _ if holder.is_some() => true,
            AcknowledgementStep::Applied => self.is_hidden(subject)?,
            AcknowledgementStep::Erased => self.is_destroyed(subject)?,
            AcknowledgementStep::Received
            | AcknowledgementStep::Kept
            | AcknowledgementStep::Acted
            | AcknowledgementStep::NotActed
            | AcknowledgementStep::Taken
            | AcknowledgementStep::PassedOn => true,
        };
        if !is_so {
            return Ok(false);
        }
        let mut act = self.act("Acknowledge", subject.id)?;
        let at = at.unwrap_or_else(|| publisher.clock.now());
        let ground = match holder.filter(|_| step == AcknowledgementStep::Kept) {
            Some(holder) => self.ground_of(subject, holder)?,
            None => String::new(),
        };
        let event = AcknowledgementEvent {
            about: subject.name(),
            step,
            at,
            recall,
            ground,
            sections: Vec::new(),
            holder: holder.cloned(),
        };
        let author = [subject.origin.clone()].into();
        let event = Event::Acknowledgement(Box::new(event));
        self.order(event, author, &mut act).await?;
        act.done();
        Ok(true)
    }

    /// The legal ground on which a party keeps what this one passed on to it, by its word.
    fn ground_of(&self, subject: &Subject, holder: &Party) -> Result<String, RecallError> {
        let state = self.publisher.lookup.state();
        for passed in state.passed_by(subject, &self.publisher.party)? {
            let ground = self.ground((holder, None), &state.notes(&passed.by)?);
            if passed.to == *holder && !ground.is_empty() {
                return Ok(ground);
            }
        }
        Ok(NO_GROUND.to_owned())
    }

    /// Erases an own record that was withdrawn.
    async fn erase(&self, id: RecordId) -> Result<bool, RecallError> {
        let own = self.own(id)?;
        if own.record.is_gone() {
            return Ok(true);
        }
        let mut act = self.act("EraseWithdrawn", id)?;
        act.begun().await?;
        let erasure = Erasure {
            target: own.entry.location.ledger_index,
            sections: SectionSet::ALL,
            reason: EraseReason::Withdrawn as u8,
        };
        match self.publisher.ledger.erase(erasure).await {
            Ok(erased) => {
                tracing::info!(record.id = %id, erased.destroyed, "withdrawn record erased");
            }
            Err(LedgerEraseError::NothingLeft(_)) => {}
            Err(error) => return Err(error.into()),
        }
        act.done();
        Ok(true)
    }

    /// Whether no list shows a received record, and nothing finds it.
    fn is_hidden(&self, subject: &Subject) -> Result<bool, RecallError> {
        Ok(!self.held(subject)?.is_some_and(|entry| entry.counts()))
    }

    /// Whether the bytes of a received record are gone from the files of this node.
    fn is_destroyed(&self, subject: &Subject) -> Result<bool, RecallError> {
        let lookup = &self.publisher.lookup;
        let Some(entry) = self.held(subject)? else {
            return Ok(true);
        };
        let destroyed = lookup
            .replica(entry.location.journal)
            .is_some_and(|replica| replica.holds_nothing_erased());
        Ok(entry.is_gone && destroyed && lookup.index().unpurged() == 0)
    }

    /// What the index knows of a received record.
    fn held(&self, subject: &Subject) -> Result<Option<IndexEntry>, RecallError> {
        Ok(self.publisher.lookup.entry(subject)?)
    }

    /// What the node does by itself, by this name in the audit.
    pub(crate) fn acts(&self, method: &str) -> Acts {
        let officer = Officer {
            name: NODE.to_owned(),
            serial: String::new(),
        };
        let (audit, clock) = (Arc::clone(&self.audit), Arc::clone(&self.clock));
        Acts::new(audit, clock, officer, method)
    }

    /// What the node does by itself about a record.
    ///
    /// # Errors
    /// When the audit takes no entry.
    pub(crate) fn act(&self, method: &str, id: RecordId) -> Result<Act, RecallError> {
        let mut act = self.acts(method).next()?;
        act.about(&id.to_string());
        Ok(act)
    }
}

/// How long all chores wait when they could not be done so many times before.
fn pause(failed: u32) -> Duration {
    let doubled = 2_u32.saturating_pow(failed);
    TRY_AGAIN.saturating_mul(doubled).min(MAX_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_that_takes_nothing_is_asked_ever_more_rarely_and_once_a_minute_at_least() {
        let pauses: Vec<_> = (0..8).map(|failed| pause(failed).as_secs()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(pause(u32::MAX), MAX_PAUSE);
    }
}

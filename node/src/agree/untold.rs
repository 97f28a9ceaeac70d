//! Own steps that act here and that the partners were not told of, because the ledger took nothing: they are told when
//! it writes again.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::life::Subject;
use ntc_core::reason::Reasoned;
use ntc_core::record::{AgreementMove, RecordId};
use thiserror::Error;
use tokio_util::sync::CancellationToken;

use super::{AdministerError, Administration};
use crate::audit::{Acts, AuditStuck};
use crate::lookup::IndexBehind;
use crate::store::index::IndexError;

/// How long it waits after a try that came to nothing; twice as long after each further one.
pub(super) const TELL_AGAIN: Duration = Duration::from_secs(1);
/// How long it waits at most: each try leaves an entry in the audit.
pub(super) const MAX_PAUSE: Duration = Duration::from_secs(60);
/// How long it waits for the index, which knows whether a crash came between the ledger and the partners' journal.
const OWN_WAIT: Duration = Duration::from_secs(5);

/// Why the partners are not told yet.
#[derive(Debug, Error, Reasoned)]
enum UntoldError {
    /// It is not known whether they were.
    #[error(transparent)]
    #[reason(inner)]
    Behind(#[from] IndexBehind),
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(Internal)]
    Index(#[from] IndexError),
    /// The audit takes nothing.
    #[error(transparent)]
    #[reason(inner)]
    Audit(#[from] AuditStuck),
    /// The ledger, or the partners' journal, takes nothing.
    #[error(transparent)]
    #[reason(inner)]
    Step(#[from] AdministerError),
}

impl Administration {
    /// Tells the partners what they were not told of, until the node stops.
    pub(crate) async fn tell_untold(self: Arc<Self>, acts: Acts, stop: CancellationToken) {
        let mut changes = self.partners.watch();
        let mut pause = TELL_AGAIN;
        loop {
            let told = self.tell_all(&acts).await;
            if let Err(error) = &told {
                let reason = error.reason();
                tracing::warn!(%error, %reason, "partners not told yet what acts here already");
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(pause), if told.is_err() => {
                    pause = longer(pause);
                }
                changed = changes.changed(), if told.is_ok() => {
                    if changed.is_err() { return }
                    pause = TELL_AGAIN;
                }
            }
        }
    }

    async fn tell_all(&self, acts: &Acts) -> Result<(), UntoldError> {
        while self.tell_first(acts).await? {}
        Ok(())
    }

    /// Tells the first of them that the ledger does not hold; false when there is none.
    async fn tell_first(&self, acts: &Acts) -> Result<bool, UntoldError> {
        if self.partners.roster().untold().is_empty() {
            return Ok(false);
        }
        let lookup = &self.publisher.lookup;
        lookup.caught_up_with_own(OWN_WAIT).await?;
        // Whoever makes a step tells of it while nobody else may: what is told here was left behind.
        let _acting = self.partners.acting().await;
        let roster = self.partners.roster();
        for (id, step) in roster.untold() {
            let origin = self.own.clone();
            // One that the ledger holds gets its place from there.
            if lookup.entry(&Subject { origin, id: *id })?.is_none() {
                self.tell_one(acts, (*id, step)).await?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn tell_one(
        &self,
        acts: &Acts,
        (id, step): (RecordId, &AgreementMove),
    ) -> Result<(), UntoldError> {
        let roster = self.partners.roster();
        let policies = roster.policies();
        let entry = policies.book().by_sha256(&step.document_sha256);
        let agreement = entry.ok_or(AdministerError::Unknown)?.agreement();
        let record = self
            .as_record(agreement, id, step, self.clock.now())
            .map_err(AdministerError::from)?;
        let mut act = acts.next()?;
        act.about(agreement.id());
        let begun = act.begin();
        match self.tell(record, (id, step.clone()), begun).await {
            Ok(()) => act.done(),
            Err(error) => {
                act.refused(error.reason());
                return Err(error.into());
            }
        }
        tracing::info!(agreement.id = %agreement.id(), "partners told of what acts here since before");
        Ok(())
    }
}

/// How long it waits after one more try that came to nothing.
pub(super) fn longer(pause: Duration) -> Duration {
    pause.saturating_mul(2).min(MAX_PAUSE)
}

//! Telling of hits: whoever looks for somebody learns that it was met, and that it was not, where a hit is opened again.
//!
//! That a notice is wanted is an event of its hit, durable with the confirmation. It is published by the node itself, under
//! a reference that no other notice has, and then noted. A crash between the two finds it by the reference, so it is told
//! once; a hit that is opened again has its notices withdrawn, by the same steps.
//!
//! Several can look for one subject: entries of own lists, and alerts of partners. Each alert has notices of its own. Who
//! comes to look for it after the confirmation is told as the agreements say then; that this was decided is an event too.

mod notice;
mod owners;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use ntc_core::hit::{Hit, HitId, Notice, Tell, TellStep, Telling, What};
use ntc_core::life::Subject;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::reason::Reasoned;
use ntc_core::record::{Coded, InvalidRecord, RecordId};
use ntc_core::watchlist::ListName;
use thiserror::Error;
use tokio_util::sync::CancellationToken;

pub(crate) use self::owners::{Asked, Owner, Wish, named};
use crate::audit::AuditStuck;
use crate::hits::{HitError, Hits};
use crate::lookup::StateError;
use crate::ports::EntropyError;
use crate::publish::{PublishError, Publisher};
use crate::recall::{Recall, RecallError};
use crate::store::index::IndexError;

/// How long a notice waits that could not be told, and how often it is looked whether one is left.
const TRY_AGAIN: Duration = Duration::from_secs(5);
/// Why a notice is withdrawn, beside the code for other reasons.
const OPEN_AGAIN: &str = "The hit is open again";
/// The code of a reason that is told in words.
const OTHER: &str = "other";

/// Says whether a list is shared: of one that is not nothing leaves the node.
pub(crate) type Shares = Box<dyn Fn(&ListName) -> bool + Send + Sync>;

/// Tells authors of alerts that their subjects were met.
pub(crate) struct Tellings {
    pub(crate) publisher: Arc<Publisher>,
    pub(crate) recall: Arc<Recall>,
    pub(crate) hits: Arc<Hits>,
    pub(crate) shares: Shares,
}

/// Why nobody is told of a hit.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub(crate) enum TellError {
    /// Both sides are the own party's.
    #[error("tell: nobody outside has a part in the hit")]
    #[reason(HitUntellable, field = "tell")]
    Alone,
    /// The record of the other party looks for nobody.
    #[error("tell: {} looks for nobody, so no hit on it is told", .0.one())]
    #[reason(HitUntellable, field = "tell")]
    NoAlert(RecordKind),
    /// Its author did not send it here.
    #[error("tell: {0} passed the alert on, and its author does not know that it is here")]
    #[reason(HitUntellable, field = "tell")]
    PassedOn(Party),
    /// What met it is a third party's.
    #[error("tell: both sides of the hit are records of others, and what {0} told is not told on")]
    #[reason(HitUntellable, field = "tell")]
    OfOthers(Party),
    /// What met it is an entry of a list that is not shared.
    #[error("tell: the watchlist {0} is not shared, so nobody learns what meets it")]
    #[reason(HitUntellable, field = "tell")]
    ListKept(ListName),
    /// Nobody of that name looks for it.
    #[error("tell.owner: {word} has no alert that met; those who look for it: {owners}")]
    #[reason(HitUntellable, field = "tell.owner")]
    Stranger {
        /// What was typed.
        word: String,
        /// Who does.
        owners: String,
    },
    /// What is known of it was erased, or was not written down.
    #[error("tell: by what the two met is not kept here any more")]
    #[reason(HitUntellable, field = "tell")]
    Erased,
    /// Nothing of it counts here.
    #[error("tell: the alert is not held here any more")]
    #[reason(HitUntellable, field = "tell")]
    NotHeld,
    /// Its author withdrew it.
    #[error("tell: its author withdrew the alert")]
    #[reason(HitUntellable, field = "tell")]
    Withdrawn,
    /// Another version took its place.
    #[error("tell: {0} took the place of the alert; it is screened anew")]
    #[reason(HitUntellable, field = "tell")]
    Replaced(RecordId),
    /// A rule refuses the notice.
    #[error(transparent)]
    #[reason(inner)]
    Invalid(#[from] InvalidRecord),
    /// It is not published.
    #[error(transparent)]
    #[reason(inner)]
    Publish(#[from] PublishError),
    /// It is not withdrawn.
    #[error(transparent)]
    #[reason(inner)]
    Recall(#[from] RecallError),
    /// The hit cannot be read, or what was done not be noted.
    #[error(transparent)]
    #[reason(inner)]
    Hit(#[from] HitError),
    /// The index cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Index(#[from] IndexError),
    /// What is said of the alert cannot be read.
    #[error(transparent)]
    State(#[from] StateError),
    /// The audit takes no entry.
    #[error(transparent)]
    #[reason(inner)]
    Audit(#[from] AuditStuck),
    /// The machine has no randomness.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// The node stops.
    #[error("the node stops")]
    #[reason(ShuttingDown)]
    Stopping,
}

impl TellError {
    /// True where nobody outside has to do with the hit.
    pub(crate) const fn is_alone(&self) -> bool {
        matches!(self, Self::Alone | Self::NoAlert(_))
    }

    /// True for what no time changes.
    const fn is_final(&self) -> bool {
        matches!(
            self,
            Self::Alone
                | Self::NoAlert(_)
                | Self::PassedOn(_)
                | Self::OfOthers(_)
                | Self::Erased
                | Self::NotHeld
                | Self::Withdrawn
                | Self::Replaced(_)
                | Self::Invalid(_)
        )
    }

    /// True when nothing else is told now either.
    const fn is_for_all(&self) -> bool {
        if let Self::Recall(error) = self {
            return error.is_for_all();
        }
        matches!(
            self,
            Self::Publish(PublishError::Append(_)) | Self::Audit(_) | Self::Stopping
        )
    }
}

impl Tellings {
    /// Tells what is to be told until the node stops.
    pub(crate) async fn run(self: Arc<Self>, stop: CancellationToken) {
        let mut changes = self.hits.watch();
        loop {
            changes.borrow_and_update();
            let is_left = match self.pass().await {
                Ok(is_left) => is_left,
                Err(error) => {
                    tracing::warn!(%error, reason = %error.reason(), "hits are not told of yet");
                    true
                }
            };
            tokio::select! {
                () = stop.cancelled() => return,
                changed = changes.changed(), if !is_left => if changed.is_err() { return },
                () = tokio::time::sleep(TRY_AGAIN), if is_left => {}
            }
        }
    }

    /// Does what there is to do now; true when something is left.
    async fn pass(self: &Arc<Self>) -> Result<bool, TellError> {
        let mut is_left = false;
        for hit in self.hits.telling() {
            if !hit.newcomers().is_empty() {
                self.greet(&hit).await?;
            }
            for telling in hit.tellings.iter().filter(|it| it.step.is_left()) {
                match self.carry_out(&hit, telling).await {
                    Ok(()) => {}
                    Err(error) if error.is_for_all() => return Err(error),
                    Err(error) => {
                        is_left = true;
                        let reason = error.reason();
                        tracing::info!(%error, %reason, hit = %hit.id, "not told yet");
                    }
                }
            }
        }
        Ok(is_left)
    }

    /// Decides who of those that came to look for a confirmed one is told by itself.
    async fn greet(self: &Arc<Self>, hit: &Hit) -> Result<(), TellError> {
        let (this, of) = (Arc::clone(self), hit.clone());
        let wish = tokio::task::spawn_blocking(move || this.greets(&of)).await;
        let wish = wish.map_err(|_| TellError::Stopping)??;
        self.note(hit.id, What::Tell(wish.tells)).await
    }

    async fn carry_out(&self, hit: &Hit, telling: &Telling) -> Result<(), TellError> {
        let number = telling.number;
        if let TellStep::Withdrawing(notice) = &telling.step {
            self.withdraw(notice).await?;
            return self.note(hit.id, What::Withdrawn { number }).await;
        }
        let reference = self.hits.reference(hit.id, number);
        let alert = match &telling.alert {
            Some(alert) => alert.clone(),
            None => self.leading(hit)?.clone(),
        };
        // What was published before a crash is seen in the own ledger.
        if let Some(record) = self.publisher.published_as(&reference).await? {
            let to = alert.origin;
            let at = record.made();
            let notice = Notice { record, to, at };
            return self.note(hit.id, What::Told { number, notice }).await;
        }
        let told = if telling.step == TellStep::Dropped {
            Err(TellError::Alone)
        } else {
            self.publish(hit, (&alert, telling.tell), &reference).await
        };
        match told {
            Ok(notice) => self.note(hit.id, What::Told { number, notice }).await,
            Err(error) if error.is_final() => self.note(hit.id, What::Untold { number }).await,
            Err(error) => Err(error),
        }
    }

    /// Publishes the notice of a hit on an alert.
    async fn publish(
        &self,
        hit: &Hit,
        (alert, tell): (&Subject, Tell),
        reference: &str,
    ) -> Result<Notice, TellError> {
        let publisher = &self.publisher;
        let now = publisher.clock.now();
        let id = publisher.new_id(now)?;
        let meetings = self.hits.meetings(hit.id)?;
        let (record, to) = self.notice((hit, alert), &meetings, tell, (id, reference), now)?;
        // Policy is asked before an entry says that this begins: what waits for it would fill the audit.
        publisher.goes_to(&record, &to, now)?;
        let mut act = self.recall.act("TellHit", id)?;
        let told = publisher.tell(record, &to, now, act.begin()).await;
        match &told {
            Ok(()) => act.done(),
            Err(error) => act.refused(error.reason()),
        }
        told?;
        let at = now;
        Ok(Notice { record: id, to, at })
    }

    async fn withdraw(&self, notice: &Notice) -> Result<(), TellError> {
        let reason = Coded {
            code: OTHER.to_owned(),
            text: OPEN_AGAIN.to_owned(),
        };
        let mut act = self.recall.act("WithdrawHit", notice.record)?;
        let withdrawn = self.recall.retract(notice.record, reason, &mut act).await;
        match withdrawn {
            Ok(_) | Err(RecallError::Retracted(_)) => {
                act.done();
                Ok(())
            }
            Err(error) => {
                act.refused(error.reason());
                Err(error.into())
            }
        }
    }

    async fn note(&self, hit: HitId, what: What) -> Result<(), TellError> {
        let hits = Arc::clone(&self.hits);
        let noted = tokio::task::spawn_blocking(move || hits.note(hit, what)).await;
        Ok(noted.map_err(|_| TellError::Stopping)??)
    }

    /// The record of another party on which a hit was judged, where that alone was told.
    fn leading<'h>(&self, hit: &'h Hit) -> Result<&'h Subject, TellError> {
        let own = &self.publisher.party;
        let sides = [hit.target.record(), hit.subject.source.record()];
        let mut sides = sides.into_iter().flatten();
        let leading = sides.find(|record| record.origin != *own);
        leading.ok_or(TellError::Alone)
    }
}

//! Telling of hits: whoever looks for somebody learns that it was met, and that it was not, where a hit is opened again.
//!
//! That a notice is wanted is an event of its hit, durable with the confirmation. It is published by the node itself, under
//! a reference that no other notice has, and then noted. A crash between the two finds it by the reference, so it is told
//! once; a hit that is opened again has its notice withdrawn, by the same steps.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::hit::{Hit, HitId, Notice, Source, Target, Tell, TellStep, Telling, What};
use ntc_core::life::{Standing, Subject};
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::policy::{Labels, explain, tells_hits};
use ntc_core::reason::Reasoned;
use ntc_core::record::{
    Coded, Event, HitEvent, InvalidRecord, Moment, Place, Precision, Record, RecordId, Said,
};
use ntc_core::screening::Verdict;
use ntc_core::section::Section;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::ListName;
use thiserror::Error;
use tokio_util::sync::CancellationToken;

use crate::audit::AuditStuck;
use crate::hits::{HitError, Hits};
use crate::lookup::StateError;
use crate::ports::EntropyError;
use crate::publish::{PublishError, Publisher};
use crate::recall::{Recall, RecallError};
use crate::records::read;
use crate::store::index::{IndexEntry, IndexError};

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

/// Who is told of a hit that an officer confirms.
#[derive(Debug, Default)]
pub(crate) struct Wish {
    /// What is told; none where nothing is.
    pub(crate) tell: Option<Tell>,
    /// Who can be told; none where nobody outside can.
    pub(crate) who: Option<Party>,
    /// Why who would be told cannot be told now.
    pub(crate) untold: Option<TellError>,
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
    /// What is known of it was erased.
    #[error("tell: by what the two met was erased here")]
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
    const fn is_alone(&self) -> bool {
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
    async fn pass(&self) -> Result<bool, TellError> {
        let mut is_left = false;
        for hit in self.hits.telling() {
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

    async fn carry_out(&self, hit: &Hit, telling: &Telling) -> Result<(), TellError> {
        let number = telling.number;
        if let TellStep::Withdrawing(notice) = &telling.step {
            self.withdraw(notice).await?;
            return self.note(hit.id, What::Withdrawn { number }).await;
        }
        let reference = self.hits.reference(hit.id, number);
        // What was published before a crash is seen in the own ledger.
        if let Some(record) = self.publisher.published_as(&reference).await? {
            let to = self.author(hit)?.origin.clone();
            let at = record.made();
            let notice = Notice { record, to, at };
            return self.note(hit.id, What::Told { number, notice }).await;
        }
        let told = if telling.step == TellStep::Dropped {
            Err(TellError::Alone)
        } else {
            self.publish(hit, telling.tell, &reference).await
        };
        match told {
            Ok(notice) => self.note(hit.id, What::Told { number, notice }).await,
            Err(error) if error.is_final() => self.note(hit.id, What::Untold { number }).await,
            Err(error) => Err(error),
        }
    }

    /// Publishes the notice of a hit.
    async fn publish(&self, hit: &Hit, tell: Tell, reference: &str) -> Result<Notice, TellError> {
        let publisher = &self.publisher;
        let now = publisher.clock.now();
        let id = publisher.new_id(now)?;
        let (record, to) = self.notice(hit, tell, (id, reference), now)?;
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

    /// What an officer's confirmation tells, and whom: as the officer asks for, else as the agreements say. Reads files.
    ///
    /// # Errors
    /// When the officer asks for it and nobody can be told now.
    pub(crate) fn wish(&self, id: HitId, asked: Option<Tell>) -> Result<Wish, TellError> {
        let Some(hit) = self.hits.hit(id) else {
            // That there is none is told by whoever moves it.
            return Ok(Wish::default());
        };
        let tell = asked.unwrap_or(Tell { acted: false });
        match (self.tells(&hit, tell), asked) {
            (Ok((who, says_so)), _) => {
                // Who wants to be asked first is not passed over by an agreement.
                let is_told = asked.is_some() || (says_so && !hit.contact_first);
                Ok(Wish {
                    tell: is_told.then_some(tell),
                    who: Some(who),
                    untold: None,
                })
            }
            (Err(error), Some(_)) => Err(error),
            (Err(error), None) if error.is_alone() => Ok(Wish::default()),
            (Err(error), None) => Ok(Wish {
                untold: Some(error),
                ..Wish::default()
            }),
        }
    }

    /// Who can be told of a hit now, none where nobody outside has to do with it. Reads files.
    ///
    /// # Errors
    /// When who has to do with it cannot be told.
    pub(crate) fn who(&self, hit: &Hit) -> Result<Option<Party>, TellError> {
        match self.tells(hit, Tell { acted: false }) {
            Ok((who, _)) => Ok(Some(who)),
            Err(error) if error.is_alone() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Who would be told of a hit, and whether the agreements say so by themselves.
    fn tells(&self, hit: &Hit, tell: Tell) -> Result<(Party, bool), TellError> {
        let publisher = &self.publisher;
        let now = publisher.clock.now();
        let id = publisher.new_id(now)?;
        let alert = self.alert(hit)?;
        let (record, to) = self.notice(hit, tell, (id, ""), now)?;
        publisher.goes_to(&record, &to, now)?;
        let policies = publisher.partners.policies();
        let says_so = tells_hits(&Labels::received(&alert), &policies, now);
        Ok((to, says_so))
    }

    /// The record of another party whose author is told.
    fn author<'h>(&self, hit: &'h Hit) -> Result<&'h Subject, TellError> {
        let own = &self.publisher.party;
        let subject = match &hit.subject.source {
            Source::Record(record) => Some(record),
            Source::Screening(_) => None,
        };
        let (target, list) = match &hit.target {
            Target::Record(record) => (Some(record), None),
            Target::Entry { list, .. } => (None, Some(list)),
        };
        let is_others = |record: &&Subject| record.origin != *own;
        match (target.filter(is_others), subject.filter(is_others)) {
            (None, None) => Err(TellError::Alone),
            (Some(_), Some(other)) => Err(TellError::OfOthers(other.origin.clone())),
            (Some(alert), None) => Ok(alert),
            (None, Some(alert)) => match list {
                Some(list) if !(self.shares)(list) => Err(TellError::ListKept(list.clone())),
                Some(_) | None => Ok(alert),
            },
        }
    }

    /// The alert of another party that a hit is on, which counts here.
    fn alert(&self, hit: &Hit) -> Result<Record, TellError> {
        let subject = self.author(hit)?;
        let lookup = &self.publisher.lookup;
        match lookup.state().standing(subject)? {
            None => {}
            Some(Standing::Retracted { .. }) => return Err(TellError::Withdrawn),
            Some(Standing::Superseded { by, .. }) => return Err(TellError::Replaced(by)),
        }
        let entry = lookup.entry(subject)?.filter(IndexEntry::counts);
        let entry = entry.ok_or(TellError::NotHeld)?;
        if entry.kind == RecordKind::Forward {
            return Err(TellError::PassedOn(subject.origin.clone()));
        }
        if !RecordKind::HitNotice.answers().contains(&entry.kind) {
            return Err(TellError::NoAlert(entry.kind));
        }
        read(lookup, &entry).ok_or(TellError::NotHeld)
    }

    /// The notice of a hit, and whom it is for.
    fn notice(
        &self,
        hit: &Hit,
        tell: Tell,
        (id, reference): (RecordId, &str),
        now: Timestamp,
    ) -> Result<(Record, Party), TellError> {
        let publisher = &self.publisher;
        let alert = self.alert(hit)?;
        let met = self.hits.show(hit.id)?.body.met;
        if met.factors.is_empty() {
            return Err(TellError::Erased);
        }
        let met_in = self.met_in(hit, alert.origin())?;
        let event = HitEvent {
            about: Subject::of(&alert).name(),
            strength: strength(hit.verdict).to_owned(),
            factors: met.factors,
            met_in: met_in.code.to_owned(),
            met_at: Some(met_in.at.unwrap_or(Moment {
                at: hit.last_seen,
                precision: Precision::Minute,
                about: false,
            })),
            place: met_in.place,
            journeys: met.journeys,
            stops: met.stops,
            acted: tell.acted,
            contact_first: hit.contact_first,
        };
        let said = Said::of(Event::Hit(Box::new(event))).under(reference);
        let own = (&publisher.party, id);
        let record = Record::answering(&alert, own, now, said, &publisher.defaults)?;
        Ok((record, alert.origin().clone()))
    }

    /// In what the subject of an alert was met; of an own record also when and where that is, if who is told may be told so.
    fn met_in(&self, hit: &Hit, to: &Party) -> Result<MetIn, TellError> {
        let publisher = &self.publisher;
        let own = match (&hit.subject.source, &hit.target) {
            (Source::Record(record), _) if record.origin == publisher.party => record,
            (_, Target::Record(record)) if record.origin == publisher.party => record,
            (Source::Record(_), _) => return Ok(MetIn::of("watchlist")),
            (Source::Screening(_), _) => return Ok(MetIn::of("journey")),
        };
        let entry = publisher.lookup.entry(own)?;
        let record = entry.and_then(|entry| read(&publisher.lookup, &entry));
        let Some(record) = record else {
            return Ok(MetIn::of("record"));
        };
        let policies = publisher.partners.policies();
        let now = publisher.clock.now();
        let may = explain(&Labels::own(&record), to, &policies, now);
        let is_told = may.refused.is_none() && may.disclosed.contains(Section::Event);
        let event = record.sections().event.as_ref().filter(|_| is_told);
        let at = event.and_then(Event::time);
        Ok(MetIn {
            // What is only expected was not met then.
            at: at.filter(|at| at.earliest() <= now),
            place: event.and_then(Event::place).cloned(),
            ..MetIn::of("record")
        })
    }
}

/// In what the subject of an alert was met, when and where, as far as that may be told.
struct MetIn {
    code: &'static str,
    at: Option<Moment>,
    place: Option<Place>,
}

impl MetIn {
    const fn of(code: &'static str) -> Self {
        Self {
            code,
            at: None,
            place: None,
        }
    }
}

const fn strength(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Exact => "exact",
        Verdict::Near | Verdict::None => "possible",
    }
}

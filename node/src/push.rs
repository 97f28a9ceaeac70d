//! Watchlists that are pushed: partners are told of their entries by alerts, and of what becomes of them.
//!
//! Nothing is told by itself: an officer who may publish says when. What was told is then brought in line with the list
//! in one go: an entry that is new is published as an alert, one that says something else is corrected, and one that is
//! on the list no more is withdrawn. All of it goes the roads of every record, under the agreements.
//!
//! A partner whose agreement lets it see no persons is sent no alert about one: without them it says of nobody that it is
//! looked for. It gets the alert by a later push, when an agreement says otherwise.
//!
//! What may have been told is remembered with the list before it is told, so a push that breaks off leaves nothing out
//! and tells nothing twice. This is the only road on which anything of a list leaves the node.

mod error;
mod plan;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::sync::Arc;

use ntc_core::approval::Wide;
use ntc_core::model::codes::OTHER;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::policy::Decision;
use ntc_core::reason::{Reason, Reasoned};
use ntc_core::record::{Coded, Draft, RecordId};
use ntc_core::section::{Section, SectionSet};
use ntc_core::watchlist::{ListName, Pushed, Telling};
use tokio::sync::{Mutex, mpsc};

pub(crate) use self::error::PushError;
use self::plan::{Plan, Wanted, What};
use crate::audit::{Act, Acts};
use crate::ports::Clock;
use crate::publish::{Previewed, PublishError, Publisher};
use crate::recall::{Recall, RecallError};
use crate::status::Refused;
use crate::watchlists::Watchlists;

/// Most entries of a list that partners are told of.
pub(crate) const MAX_PUSHED: usize = 10_000;
/// Why a record is corrected whose entry says something else.
const CORRECTED: &str = "the watchlist says something else by now";
/// Why a record is withdrawn whose entry is gone.
const TAKEN_OFF: &str = "it is not looked for any more";

/// Tells partners of the entries of lists.
pub(crate) struct Push {
    pub(crate) lists: Arc<Watchlists>,
    pub(crate) publisher: Arc<Publisher>,
    pub(crate) recall: Arc<Recall>,
    pub(crate) clock: Arc<dyn Clock>,
    /// What needs a second officer, and is not told by a push.
    pub(crate) wide: Wide,
    /// One push at a time: each looks at what was told before.
    pub(crate) pushing: Mutex<()>,
}

/// What an officer asks for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The list.
    pub(crate) list: ListName,
    /// The entries of these keys alone; none for all.
    pub(crate) keys: BTreeSet<String>,
    /// How they are told.
    pub(crate) telling: Telling,
    /// True where nothing is to be told, and only is said what would be.
    pub(crate) is_check: bool,
}

/// What became of an entry, or would.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Step {
    /// An alert is published.
    Published,
    /// The next version of its alert is published.
    Corrected,
    /// Its alert is withdrawn.
    Retracted,
    /// Partners were told before, and nothing changed.
    Same,
    /// It holds from a later day on.
    Later,
    /// It ended, and so did its alert.
    Over,
}

/// What was done about one entry.
#[derive(Debug)]
pub(crate) struct Row {
    /// Its key.
    pub(crate) key: String,
    /// What became of it.
    pub(crate) done: Result<Done, Refused>,
    /// Fields of which the alert does not tell everything.
    pub(crate) cut: Vec<&'static str>,
    /// Parties that would be told, and are not: no agreement lets them see whom it is about.
    pub(crate) unseeing: BTreeSet<Party>,
}

/// Parties, each with sections of a record that it does not get.
type Told = BTreeMap<Party, SectionSet>;

/// What was done.
#[derive(Debug)]
pub(crate) struct Done {
    /// What it is.
    pub(crate) step: Step,
    /// The alert, or the retraction; none where there is none yet.
    pub(crate) record: Option<RecordId>,
    /// Who is told, each with the sections that no agreement lets it have.
    pub(crate) told: Told,
}

impl Step {
    /// The stable name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Corrected => "corrected",
            Self::Retracted => "retracted",
            Self::Same => "same",
            Self::Later => "later",
            Self::Over => "over",
        }
    }
}

impl Push {
    /// Brings what partners were told of a list in line with it, and says what became of each entry. Where nobody hears
    /// the rows any more it ends with the entry that it is at; what was told is remembered then.
    ///
    /// # Errors
    /// When there is no such list, nothing of it is to be told, or what was told cannot be remembered.
    pub(crate) async fn push(
        &self,
        asked: &Asked,
        acts: &Acts,
        rows: &mpsc::Sender<Row>,
    ) -> Result<(), PushError> {
        asked.telling.check()?;
        let _pushing = self.pushing.lock().await;
        let plan = self.plan(asked).await?;
        let mut pushed = plan.pushed.clone();
        if !asked.is_check {
            pushed.telling = asked.telling.clone();
            pushed.entries.extend(plan.turns());
            self.remember(&asked.list, pushed.clone()).await?;
        }
        let done = self.carry_out(&plan, asked, acts, rows, &mut pushed).await;
        if !asked.is_check {
            self.remember(&asked.list, pushed).await?;
        }
        done
    }

    /// Carries out a plan as far as somebody hears of it and the list stays as it was planned, and takes out of `pushed`
    /// what partners know nothing of.
    async fn carry_out(
        &self,
        plan: &Plan,
        asked: &Asked,
        acts: &Acts,
        rows: &mpsc::Sender<Row>,
        pushed: &mut Pushed,
    ) -> Result<(), PushError> {
        let mut wanted = plan.wanted.iter();
        let mut done = Ok(());
        let mut is_heard = true;
        while is_heard {
            // Somebody may take an entry off meanwhile, or share the list no more: nothing of it goes out then.
            done = self.is_as_planned(plan, asked);
            if done.is_err() {
                break;
            }
            let Some(of) = wanted.next() else {
                break;
            };
            let row = self.tell(of, asked, acts).await;
            if row.done.is_err() && of.is_new {
                pushed.entries.remove(&of.key);
            }
            is_heard = rows.send(row).await.is_ok();
        }
        for of in wanted.filter(|of| of.is_new) {
            pushed.entries.remove(&of.key);
        }
        let mut gone = plan.gone.iter();
        while is_heard && done.is_ok() {
            let Some((key, reference)) = gone.next() else {
                break;
            };
            let withdrawn = self.withdraw(reference, asked, acts).await;
            if withdrawn.is_ok() {
                pushed.entries.remove(key);
            }
            let row = Row {
                key: key.clone(),
                done: withdrawn,
                cut: Vec::new(),
                unseeing: BTreeSet::new(),
            };
            is_heard = rows.send(row).await.is_ok();
        }
        done
    }

    fn is_as_planned(&self, plan: &Plan, asked: &Asked) -> Result<(), PushError> {
        let held = self.lists.list(&asked.list)?;
        if *held.edition() == plan.edition {
            Ok(())
        } else {
            Err(PushError::Changed(asked.list.clone()))
        }
    }

    /// Tells partners of one entry.
    async fn tell(&self, of: &Wanted, asked: &Asked, acts: &Acts) -> Row {
        let (mut cut, mut unseeing) = (Vec::new(), BTreeSet::new());
        let done = match &of.what {
            Ok(What::Waits(step)) => Ok(Done {
                step: *step,
                record: None,
                told: Told::new(),
            }),
            Ok(What::Told(alert)) => {
                cut.clone_from(&alert.cut);
                match self.to_those_who_see(alert.draft.clone(), &mut unseeing) {
                    Ok(draft) => self.publish(draft, asked, acts).await,
                    Err(refused) => Err(refused),
                }
            }
            Err(refused) => Err(refused.clone()),
        };
        Row {
            key: of.key.clone(),
            done,
            cut,
            unseeing,
        }
    }

    /// An alert about a person for those partners alone that are shown persons; the others are put into `unseeing`.
    fn to_those_who_see(
        &self,
        draft: Draft,
        unseeing: &mut BTreeSet<Party>,
    ) -> Result<Draft, Refused> {
        if draft.kind() != RecordKind::PassengerAlert {
            return Ok(draft);
        }
        let decided = self.publisher.decided(draft.clone())?;
        let seeing;
        (seeing, *unseeing) = who_sees_persons(&decided);
        if unseeing.is_empty() {
            return Ok(draft);
        }
        if seeing.is_empty() {
            let message = "is about a person, and no agreement lets a partner see persons: nobody would learn who is \
                           looked for, so nothing is sent";
            return Err(Refused::new(Reason::NothingToTell, message));
        }
        Ok(draft.told_to(seeing))
    }

    /// Publishes an alert, or the next version of it where it says something else than the one before.
    async fn publish(&self, draft: Draft, asked: &Asked, acts: &Acts) -> Result<Done, Refused> {
        let before = match self.publisher.preview(draft.clone(), false).await {
            Ok(Previewed::Before(before)) => {
                return self.publish_to_others(draft, before.id, asked, acts).await;
            }
            Ok(Previewed::New { decisions, .. }) if asked.is_check => {
                return Ok(Done {
                    step: Step::Published,
                    record: None,
                    told: told(&decisions),
                });
            }
            Ok(Previewed::New { .. }) => None,
            Err(PublishError::OtherContent(id)) if asked.is_check => {
                return Ok(Done {
                    step: Step::Corrected,
                    record: Some(id),
                    told: told(&self.publisher.decided(draft)?),
                });
            }
            Err(PublishError::OtherContent(id)) => Some(id),
            Err(error) => return Err(error.into()),
        };
        self.needs_nobody_else(&draft)?;
        let mut act = acts.next()?;
        let (step, published) = match before {
            None => {
                let published = self.publisher.publish(draft, false, &mut act).await;
                (Step::Published, ended(&mut act, published)?)
            }
            Some(id) => {
                let why = CORRECTED.to_owned();
                let corrected = self.recall.correct(id, draft, why, &mut act).await;
                (Step::Corrected, ended(&mut act, corrected)?.0)
            }
        };
        Ok(Done {
            step,
            record: Some(published.id),
            told: told(&published.decisions),
        })
    }

    /// Publishes what was published before to those who lack it: an agreement lets them have it by now.
    async fn publish_to_others(
        &self,
        draft: Draft,
        before: RecordId,
        asked: &Asked,
        acts: &Acts,
    ) -> Result<Done, Refused> {
        let decisions = match self.publisher.preview(draft.clone(), true).await {
            Ok(Previewed::New { decisions, .. }) => decisions,
            Ok(Previewed::Before(_)) | Err(PublishError::NothingToTell) => {
                return Ok(Done {
                    step: Step::Same,
                    record: Some(before),
                    told: Told::new(),
                });
            }
            Err(error) => return Err(error.into()),
        };
        if asked.is_check {
            return Ok(Done {
                step: Step::Published,
                record: None,
                told: told(&decisions),
            });
        }
        self.needs_nobody_else(&draft)?;
        let mut act = acts.next()?;
        let published = self.publisher.publish(draft, true, &mut act).await;
        let published = ended(&mut act, published)?;
        Ok(Done {
            step: Step::Published,
            record: Some(published.id),
            told: told(&published.decisions),
        })
    }

    /// Refuses an alert that a second officer has to approve: the many of a list do not wait at once.
    fn needs_nobody_else(&self, draft: &Draft) -> Result<(), Refused> {
        if self.wide == Wide::default() {
            return Ok(());
        }
        let (recipients, marking) = self.publisher.reach_of_version(draft.clone())?;
        if self.wide.is(recipients, marking) {
            return Err(Refused::needs_second());
        }
        Ok(())
    }

    /// Withdraws what was published under a reference.
    async fn withdraw(&self, reference: &str, asked: &Asked, acts: &Acts) -> Result<Done, Refused> {
        let done = |record, told| Done {
            step: Step::Retracted,
            record,
            told,
        };
        let Some(id) = self.publisher.published_as(reference).await? else {
            // It was to be told, and never was.
            return Ok(done(None, Told::new()));
        };
        if asked.is_check {
            let holders = match self.recall.holders(id).await {
                Err(RecallError::Retracted(_)) => BTreeSet::new(),
                holders => holders?,
            };
            return Ok(done(Some(id), of_holders(holders)));
        }
        let mut act = acts.next()?;
        let reason = Coded {
            code: OTHER.to_owned(),
            text: TAKEN_OFF.to_owned(),
        };
        match self.recall.retract(id, reason, &mut act).await {
            Err(RecallError::Retracted(by)) => {
                act.done();
                Ok(done(Some(by), Told::new()))
            }
            retracted => {
                let retracted = ended(&mut act, retracted)?;
                Ok(done(Some(retracted.id), of_holders(retracted.holders)))
            }
        }
    }

    async fn plan(&self, asked: &Asked) -> Result<Plan, PushError> {
        let (lists, asked) = (Arc::clone(&self.lists), asked.clone());
        let (party, now) = (self.publisher.party.clone(), self.clock.now());
        on_files(move || Plan::of(&lists, &party, &asked, now)).await
    }

    async fn remember(&self, list: &ListName, pushed: Pushed) -> Result<(), PushError> {
        let (lists, list) = (Arc::clone(&self.lists), list.clone());
        on_files(move || Ok(lists.remember(&list, pushed)?)).await
    }
}

/// Runs what reads and writes files off the async threads.
async fn on_files<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, PushError> + Send + 'static,
) -> Result<T, PushError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| PushError::Failed)?
}

/// Notes how an act ended.
fn ended<T, E: Reasoned + Display>(act: &mut Act, outcome: Result<T, E>) -> Result<T, Refused> {
    match &outcome {
        Ok(_) => act.done(),
        Err(error) => act.refused(error.reason()),
    }
    Ok(outcome?)
}

/// Of those who would be told of a record whoever learns of its persons, and whoever does not.
fn who_sees_persons(decided: &BTreeMap<Party, Decision>) -> (BTreeSet<Party>, BTreeSet<Party>) {
    let told = decided.iter().filter(|(_, it)| it.refused.is_none());
    let (blind, seeing): (Vec<_>, Vec<_>) = told.partition(|(_, it)| it.hides(Section::Persons));
    let parties = |of: Vec<(&Party, _)>| of.into_iter().map(|(party, _)| party.clone()).collect();
    (parties(seeing), parties(blind))
}

/// Those who are told that something is withdrawn.
fn of_holders(holders: BTreeSet<Party>) -> Told {
    let told = holders.into_iter();
    told.map(|party| (party, SectionSet::default())).collect()
}

/// Who is told, and of which sections not.
fn told(decisions: &BTreeMap<Party, Decision>) -> Told {
    let told = decisions.iter().filter(|(_, it)| it.refused.is_none());
    told.map(|(party, decision)| {
        let withheld: SectionSet = decision.withheld.keys().copied().collect();
        // Nobody is told the own references.
        (party.clone(), withheld.without(Section::National))
    })
    .collect()
}

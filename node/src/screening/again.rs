//! Screening those who are kept again, when a list, an alert or the rules of comparison change.

use std::ops::ControlFlow;
use std::sync::{Arc, Weak};
use std::time::Duration;

use ntc_core::life;
use ntc_core::screened::{Sighted, Sighting};
use ntc_core::screening::Preset;
use tokio_util::sync::CancellationToken;

use super::alerts::AlertTable;
use super::kept::KeptSubject;
use super::screen::{Subject, Tabled, Telling, Work};
use super::subject::MetAgain;
use super::tables::ListTable;
use super::{AGAIN, Now, Screening, ScreeningError};
use crate::lock::lock;
use crate::records::read;
use crate::store::index::IndexEntry;

/// Most causes that wait together; more make all of every list the cause.
pub(super) const MAX_CAUSES: usize = 64;
/// Sightings that are handed on together.
const AT_ONCE: usize = 256;
/// How often it is looked whether those who screened against what was before have kept whom they screened.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// What came to be looked for.
#[derive(Clone)]
pub(super) enum Cause {
    /// Entries of a list.
    List(Arc<ListTable>),
    /// Alerts.
    Alerts(Arc<AlertTable>),
}

impl Cause {
    /// Whether it is looked for among those alone who were handed in.
    fn is_for_handed_alone(&self) -> bool {
        matches!(self, Self::Alerts(alerts) if alerts.is_of_notices())
    }

    fn tabled(&self) -> Tabled<'_> {
        match self {
            Self::List(list) => Tabled::List(list),
            Self::Alerts(alerts) => Tabled::Alerts(alerts),
        }
    }
}

/// What waits to be screened against again.
#[derive(Default)]
pub(super) struct Causes {
    waiting: Vec<Cause>,
    /// More than [`MAX_CAUSES`] came: all there is is the cause.
    is_all: bool,
    /// What was screened against before: while somebody holds one of them, there are some who are not kept yet.
    earlier: Vec<Weak<Now>>,
    is_running: bool,
}

impl Causes {
    /// Remembers against what was screened before, as long as somebody does.
    pub(super) fn came_after(&mut self, before: &Arc<Now>) {
        self.earlier.retain(|earlier| earlier.strong_count() > 0);
        self.earlier.push(Arc::downgrade(before));
    }

    /// Has one more wait.
    fn add(&mut self, cause: Cause) {
        if self.waiting.len() >= MAX_CAUSES {
            self.waiting.clear();
            self.is_all = true;
        }
        if !self.is_all {
            self.waiting.push(cause);
        }
    }

    /// True while anything waits.
    pub(super) const fn is_any(&self) -> bool {
        self.is_running || self.is_all || !self.waiting.is_empty()
    }
}

impl Screening {
    /// Has those who are kept screened against what is new, once it is screened against.
    pub(super) fn ask_again(&self, cause: Cause) {
        lock(&self.causes).add(cause);
        self.to_do.notify_one();
    }

    /// True while those who are kept are still to be screened against something.
    pub(super) fn is_screening_again(&self) -> bool {
        lock(&self.causes).is_any()
    }

    /// Screens again until the node stops.
    pub(super) async fn screen_again(self: Arc<Self>, stop: CancellationToken) {
        loop {
            let is_any = self.is_screening_again();
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.to_do.notified(), if !is_any => continue,
                () = std::future::ready(()), if is_any => {}
            }
            let (causes, earlier) = self.take_causes();
            while earlier.iter().any(|it| it.strong_count() > 0) {
                tokio::select! {
                    () = stop.cancelled() => return,
                    () = tokio::time::sleep(LOOK_EVERY) => {}
                }
            }
            let (this, stopped, again) = (Arc::clone(&self), stop.clone(), causes.clone());
            let swept = tokio::task::spawn_blocking(move || this.sweep(&again, &stopped)).await;
            let mut is_done = false;
            match swept {
                Ok(Ok(is_whole)) => is_done = is_whole,
                Ok(Err(error)) => {
                    tracing::error!(%error, "kept subjects are not screened again yet; tried again");
                }
                Err(error) => {
                    tracing::error!(%error, "kept subjects are not screened again yet; tried again");
                }
            }
            self.end_causes(if is_done { Vec::new() } else { causes });
            if !is_done {
                tokio::select! {
                    () = stop.cancelled() => return,
                    () = tokio::time::sleep(AGAIN) => {}
                }
            }
        }
    }

    /// What waits, and who may still screen against what was before. Of more than [`MAX_CAUSES`] that is all there is.
    pub(super) fn take_causes(&self) -> (Vec<Cause>, Vec<Weak<Now>>) {
        let now = self.now();
        let mut causes = lock(&self.causes);
        causes.is_running = true;
        let mut waiting = std::mem::take(&mut causes.waiting);
        if std::mem::take(&mut causes.is_all) {
            let lists = now.tables.lists.values().cloned().map(Cause::List);
            let alerts = now.alerts.tables.iter().chain(&now.notices.tables);
            let alerts = alerts.cloned().map(Cause::Alerts);
            waiting = lists.chain(alerts).collect();
        }
        (waiting, causes.earlier.clone())
    }

    /// Says that nothing is screened again now, and what is still to be.
    fn end_causes(&self, left: Vec<Cause>) {
        let mut causes = lock(&self.causes);
        causes.is_running = false;
        left.into_iter().for_each(|cause| causes.add(cause));
    }

    /// Screens everybody who is kept against what is new; false when the node stops before the end.
    fn sweep(&self, causes: &[Cause], stop: &CancellationToken) -> Result<bool, ScreeningError> {
        let snapshot = self.now();
        let preset = self.preset();
        let begun = self.parts.clock.now();
        let mut work = Work::default();
        let (mut sightings, mut failed, mut subjects) = (Vec::new(), None, 0_u64);
        let mut met = MetAgain::default();
        let only_handed = causes.iter().all(Cause::is_for_handed_alone);
        self.kept.walk(only_handed, &mut |kept| {
            subjects += 1;
            let screened = self.screen_kept(&kept, causes, (&snapshot, preset), &mut work);
            let handed = screened.and_then(|sighting| {
                if sighting.is_some() {
                    met.note(&kept.who);
                }
                sightings.extend(sighting);
                if sightings.len() < AT_ONCE {
                    return Ok(());
                }
                self.hand_on(std::mem::take(&mut sightings))
            });
            if let Err(error) = handed {
                failed = Some(error);
            }
            if failed.is_some() || stop.is_cancelled() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })?;
        if let Some(error) = failed {
            return Err(error);
        }
        self.hand_on(sightings)?;
        if stop.is_cancelled() {
            return Ok(false);
        }
        if subjects > 0 {
            let again = met.frame(begun, causes, u32::from(preset as u8));
            self.kept.append_again(begun, &again)?;
        }
        tracing::info!(
            subjects,
            causes = causes.len(),
            "kept subjects are screened again"
        );
        let lists = causes.iter().filter_map(|cause| match cause {
            Cause::List(list) => Some((&list.held.list().name, list.held.edition().digest)),
            Cause::Alerts(_) => None,
        });
        lock(&self.standing).note(lists, &*self.parts.medium)?;
        Ok(true)
    }

    /// What somebody who is kept is held for by what is new.
    fn screen_kept(
        &self,
        kept: &KeptSubject,
        causes: &[Cause],
        (snapshot, preset): (&Now, Preset),
        work: &mut Work,
    ) -> Result<Option<Sighting>, ScreeningError> {
        let is_met = |cause: &&Cause| match (cause, &kept.who) {
            (Cause::Alerts(alerts), Sighted::Record { origin, .. }) => {
                alerts.is_for(kept.author.as_ref().unwrap_or(origin))
            }
            (Cause::Alerts(_) | Cause::List(_), _) => true,
        };
        let mut tables = causes.iter().filter(is_met).map(Cause::tabled).peekable();
        if tables.peek().is_none() {
            return Ok(None);
        }
        let (origin, id, field) = match (&kept.who, &kept.told) {
            (Sighted::Screened { .. }, told) => {
                let Some(told) = told else { return Ok(None) };
                let subject = Subject {
                    who: &kept.who,
                    told,
                    journey: &kept.journey,
                    seen: kept.seen,
                    telling: None,
                };
                let met = self.sighting(work, &subject, tables, (snapshot, preset))?;
                return Ok(met.sighting);
            }
            (Sighted::Record { origin, id, field }, _) => (origin, id, field),
        };
        let record = life::Subject {
            origin: origin.clone(),
            id: *id,
        };
        let Some(telling) = self.telling(record, work)? else {
            return Ok(None);
        };
        let Some(told) = telling.told.iter().find(|told| told.field == *field) else {
            return Ok(None);
        };
        let subject = telling.subject(&kept.who, told, kept.seen);
        let met = self.sighting(work, &subject, tables, (snapshot, preset))?;
        Ok(met.sighting)
    }

    /// What a record tells now; none when it counts no more. It is read once for all of whom it tells, who stand together.
    fn telling(
        &self,
        record: life::Subject,
        work: &mut Work,
    ) -> Result<Option<Arc<Telling>>, ScreeningError> {
        if let Some((of, telling)) = &work.record
            && *of == record
        {
            return Ok(telling.clone());
        }
        let lookup = &self.parts.lookup;
        let entry = lookup.entry(&record)?.filter(IndexEntry::counts);
        let read = entry.and_then(|entry| read(lookup, &entry));
        let telling = read.map(|read| Arc::new(Telling::of(&read, &self.parts.own)));
        work.record = Some((record, telling.clone()));
        Ok(telling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_more_causes_than_the_most_none_is_held_and_all_there_is_is_the_cause() {
        let mut causes = Causes::default();
        for count in 1..=2 * MAX_CAUSES {
            let table = Arc::new(AlertTable::of(&[]));
            causes.add(Cause::Alerts(table));
            assert_eq!(causes.is_all, count > MAX_CAUSES);
            assert_eq!(causes.waiting.len(), if causes.is_all { 0 } else { count });
            assert!(causes.is_any());
        }
    }
}

//! What time does to hits: what rested wakes, and what is personal goes when its time is over.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::hit::HitId;
use ntc_core::hit::wire::Body;
use ntc_core::model::RecordId;
use ntc_core::time::Timestamp;
use tokio_util::sync::CancellationToken;

use super::frame::Frame;
use super::{Grounds, Held, HitError, Hits};
use crate::lock::lock;

/// How often it is looked what time has done.
const EVERY: Duration = Duration::from_secs(5);
/// Most frames that are erased at once.
const AT_ONCE: usize = 1_024;

/// Tells which record answers an own request, if one does.
pub type Answers = Box<dyn Fn(RecordId) -> Option<RecordId> + Send + Sync>;

impl Hits {
    /// Looks after hits until the node stops.
    pub async fn run(
        self: Arc<Self>,
        answers: Answers,
        grounds: Arc<dyn Grounds>,
        stop: CancellationToken,
    ) {
        let answers = Arc::new(answers);
        loop {
            let (this, answers) = (Arc::clone(&self), Arc::clone(&answers));
            let grounds = Arc::clone(&grounds);
            let passed =
                tokio::task::spawn_blocking(move || this.pass(&**answers, &*grounds)).await;
            if let Ok(Err(error)) = passed {
                tracing::warn!(%error, reason = %error.reason(), "hits are not looked after");
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(EVERY) => {}
            }
        }
    }

    /// Does what is due now.
    ///
    /// # Errors
    /// When the journal fails.
    pub fn pass(
        &self,
        answers: &(dyn Fn(RecordId) -> Option<RecordId> + Send + Sync),
        grounds: &dyn Grounds,
    ) -> Result<(), HitError> {
        let now = self.clock.now();
        if self.look(grounds, now)? {
            self.tell();
        }
        let mut held = lock(&self.held);
        let woken = held.wake(answers, now)?;
        held.erase(now)?;
        drop(held);
        if woken {
            self.tell();
        }
        Ok(())
    }
}

impl Held {
    /// Opens again what has rested long enough, or was answered.
    fn wake(
        &mut self,
        answers: &(dyn Fn(RecordId) -> Option<RecordId> + Send + Sync),
        now: Timestamp,
    ) -> Result<bool, HitError> {
        let docket = &self.fold.docket;
        let answered = docket.awaited().into_iter().filter_map(|(request, hit)| {
            let answer = answers(request)?;
            docket.answered(hit, answer, now)
        });
        let mut events: BTreeMap<HitId, _> = answered.map(|event| (event.hit, event)).collect();
        for event in docket.rested(now) {
            events.entry(event.hit).or_insert(event);
        }
        if events.is_empty() {
            return Ok(false);
        }
        self.write(|held| {
            let mut events = events.values();
            events.try_for_each(|event| held.add(event, &Body::default()))
        })?;
        Ok(true)
    }

    /// Destroys what is personal of hits whose time is over. What a crash leaves is destroyed at the next pass.
    fn erase(&mut self, now: Timestamp) -> Result<(), HitError> {
        let over: Vec<HitId> = self
            .fold
            .docket
            .hits()
            .filter(|hit| hit.keeps_until() <= now)
            .map(|hit| hit.id)
            .collect();
        for id in over {
            let bodies: Vec<u64> = self.fold.bodies(id).collect();
            for some in bodies.chunks(AT_ONCE) {
                let erased = some.iter().map(|number| (*number, Frame::Erased.encoded()));
                self.journal.replace(&erased.collect())?;
            }
            self.fold.forget(id);
        }
        Ok(())
    }
}

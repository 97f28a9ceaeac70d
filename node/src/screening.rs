//! Screening: is somebody or something that travels, or that a record tells of, one that a list or an alert looks for?
//!
//! The table of each list lies in memory, made anew off the async threads when the list changes and swapped as a whole;
//! alerts in force have tables of their own. Records are followed with a durable cursor, national systems hand in the
//! rest. Everybody who was screened is kept for a named time, in files that are removed when it is over, so that what a
//! list or an alert comes to look for later is found among them. Nothing of it stands in the ledger, in the index or in
//! a log.
//!
//! What a match leads to is for whoever keeps hits: it is handed over by [`Sightings`].

mod again;
mod alerts;
mod error;
mod follow;
mod kept;
mod lists;
mod preset;
mod screen;
mod standing;
mod subject;
mod tables;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::party::Party;
use ntc_core::screened::Sighting;
use ntc_core::screening::{ENGINE, Preset};
use tokio::sync::{Notify, Semaphore, watch};
use tokio_util::sync::CancellationToken;

use self::again::Causes;
use self::alerts::Alerts;
pub(crate) use self::error::ScreeningError;
#[cfg(test)]
pub(crate) use self::kept::KeptSubject;
pub(crate) use self::kept::MAX_REFERENCE;
use self::kept::{Kept, MIN_KEEP};
pub(crate) use self::screen::{Against, Handed, MAX_AT_ONCE, Screened, Shown, Terms};
use self::standing::Standing;
pub(crate) use self::subject::{Again, Looked, ScreenedAgainst};
use self::tables::Tables;
use crate::lock::lock;
use crate::lookup::Lookup;
use crate::news::Position;
use crate::ports::{Clock, Entropy};
use crate::status::Refused;
use crate::store::FileError;
use crate::store::disk::DiskWatch;
use crate::store::medium::Medium;
use crate::watchlists::Watchlists;

/// Most calls that screen at a time: each takes a thread while it does.
pub(crate) const MAX_STREAMS: usize = 16;
/// How often what is over is looked for, and what is kept is made durable.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How long a failed step waits before it is tried again.
const AGAIN: Duration = Duration::from_secs(1);

/// Whoever keeps hits. Called off the async threads; what it was told is durable when it returns. It may be told again
/// of what it was told before.
pub(crate) trait Sightings: Send + Sync {
    /// Takes what was found.
    ///
    /// # Errors
    /// When it cannot be kept; it is told again then.
    fn sighted(&self, sightings: Vec<Sighting>) -> Result<(), Refused>;
}

/// What screening needs of the node.
pub(crate) struct Parts {
    /// The party of this node.
    pub(crate) own: Party,
    pub(crate) watchlists: Arc<Watchlists>,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) medium: Arc<dyn Medium>,
    pub(crate) disk: DiskWatch,
    /// How long subjects are kept.
    pub(crate) keep: Duration,
    pub(crate) hits: Arc<dyn Sightings>,
}

/// Screens.
pub(crate) struct Screening {
    parts: Parts,
    dir: PathBuf,
    /// Against what is screened, swapped as a whole. Whoever holds an earlier one has not kept yet whom it screened.
    now: Mutex<Arc<Now>>,
    /// True once every list was made ready after the start.
    ready: watch::Sender<bool>,
    /// Another number whenever something else is screened against.
    swapped: watch::Sender<u64>,
    /// How far alerts and notices were read and are looked for.
    alerts_at: Mutex<Position>,
    kept: Kept,
    standing: Mutex<Standing>,
    causes: Mutex<Causes>,
    to_do: Notify,
    /// Streams that may still begin.
    streams: Arc<Semaphore>,
}

/// Against what is screened at one moment.
#[derive(Clone, Default)]
struct Now {
    tables: Arc<Tables>,
    alerts: Arc<Alerts>,
    /// Seizure notices of late.
    notices: Arc<Alerts>,
}

/// How screening stands.
pub(crate) struct Status {
    pub(crate) against: Against,
    /// Lists whose newest edition is not answered from yet.
    pub(crate) loading: Vec<String>,
    pub(crate) bytes: u64,
    pub(crate) subjects: u64,
    pub(crate) keep: Duration,
    /// Frames of records that are still to be screened, or to be looked for.
    pub(crate) behind: u64,
    pub(crate) again: bool,
}

impl Screening {
    /// Opens what was kept below a folder.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn open(dir: &Path, parts: Parts) -> Result<Self, FileError> {
        let kept = Kept::open(
            &dir.join("subjects"),
            Arc::clone(&parts.medium),
            parts.disk.clone(),
            parts.keep.max(MIN_KEEP),
        )?;
        let standing = Standing::open(dir)?;
        Ok(Self {
            dir: dir.to_owned(),
            now: Mutex::default(),
            ready: watch::Sender::new(false),
            swapped: watch::Sender::new(0),
            alerts_at: Mutex::default(),
            kept,
            standing: Mutex::new(standing),
            causes: Mutex::default(),
            to_do: Notify::new(),
            streams: Arc::new(Semaphore::new(MAX_STREAMS)),
            parts,
        })
    }

    /// Screens what comes until the node stops.
    pub(crate) async fn run(self: Arc<Self>, stop: CancellationToken) {
        let lists = tokio::spawn(Arc::clone(&self).keep_lists(stop.clone()));
        let alerts = tokio::spawn(Arc::clone(&self).keep_alerts(stop.clone()));
        let records = tokio::spawn(Arc::clone(&self).follow_records(stop.clone()));
        let again = tokio::spawn(Arc::clone(&self).screen_again(stop.clone()));
        let over = tokio::spawn(Arc::clone(&self).keep_in_time(stop));
        for task in [lists, alerts, records, again, over] {
            if let Err(error) = task.await {
                tracing::error!(%error, "a part of screening ended badly");
            }
        }
    }

    /// How it stands.
    pub(crate) fn status(&self) -> Status {
        let now = self.now();
        let ends = self.parts.lookup.ends();
        let looked_for = lock(&self.alerts_at).before(&ends);
        Status {
            loading: now.tables.loading.iter().map(ToString::to_string).collect(),
            bytes: now.tables.bytes() + now.alerts.bytes() + now.notices.bytes(),
            subjects: self.kept.len(),
            keep: self.kept.keep(),
            behind: self.position().before(&ends).max(looked_for),
            again: self.is_screening_again(),
            against: Against::all(&now, self.preset()),
        }
    }

    /// The preset that is active.
    pub(crate) fn preset(&self) -> Preset {
        lock(&self.standing).preset()
    }

    fn now(&self) -> Arc<Now> {
        Arc::clone(&lock(&self.now))
    }

    /// Swaps against what is screened. What it was before is remembered as long as somebody screens against it.
    fn swap(&self, change: impl FnOnce(&mut Now)) {
        let mut now = lock(&self.now);
        let mut next = Now::clone(&now);
        change(&mut next);
        let before = std::mem::replace(&mut *now, Arc::new(next));
        lock(&self.causes).came_after(&before);
        drop(now);
        self.swapped.send_modify(|number| *number += 1);
    }

    /// Makes what is kept durable, and removes what is over.
    async fn keep_in_time(self: Arc<Self>, stop: CancellationToken) {
        loop {
            let this = Arc::clone(&self);
            let kept = tokio::task::spawn_blocking(move || {
                this.kept.sync()?;
                this.kept.purge(this.parts.clock.now())
            });
            match kept.await {
                Ok(Ok(0)) => {}
                Ok(Ok(files)) => {
                    tracing::info!(files, "screened subjects whose time is over are erased");
                }
                Ok(Err(error)) => {
                    tracing::error!(%error, "screened subjects are not erased in time; tried again");
                }
                Err(error) => {
                    tracing::error!(%error, "screened subjects are not erased in time; tried again");
                }
            }
            tokio::select! {
                () = stop.cancelled() => break,
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
        }
        let this = Arc::clone(&self);
        let synced = tokio::task::spawn_blocking(move || this.kept.sync()).await;
        if !matches!(synced, Ok(Ok(()))) {
            tracing::error!("screened subjects of the last second may be lost");
        }
    }
}

/// Whether kept subjects were compared by these rules.
const fn is_engine(engine: u32) -> bool {
    engine == ENGINE
}

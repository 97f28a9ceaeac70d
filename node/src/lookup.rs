//! Follows the journals into the index, and tells watchers of what is new.
//!
//! Nothing is acknowledged because the index took it: it runs behind, remembers how far it has come, and is filled
//! again from the journals when it is lost.

mod extract;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use ntc_core::ledger::batch::MAX_DELIVERIES;
use ntc_core::time::Timestamp;
use thiserror::Error;
use tokio::sync::{Notify, broadcast, watch};
use tokio_util::sync::CancellationToken;

pub(crate) use self::extract::{media_key, search_key};
use crate::chain::Records;
use crate::journal::{ReadError, Reader};
use crate::store::index::{
    Index, IndexBatch, IndexEntry, IndexError, JournalId, MAX_BATCH_ENTRIES,
};
use crate::telemetry::metrics::Metrics;

/// Frames taken into the index at once; fewer when they hold many records. sled frees what a batch replaces only when
/// the batch is over, so that its memory grows with it.
const FRAMES_AT_ONCE: usize = 512;
/// Records from which on a batch takes no further frame, so that whatever one frame holds still fits.
const ENOUGH_ENTRIES: usize = 256;
const _: () = assert!(ENOUGH_ENTRIES + MAX_DELIVERIES < MAX_BATCH_ENTRIES);
/// Rest between two passes while nobody waits: what came meanwhile goes into the index together, which costs it little
/// more than a single record.
const REST: Duration = Duration::from_millis(20);
/// New records that a slow watcher may be behind before it misses some.
pub const MAX_WATCH_LAG: usize = 1024;

/// Why the journals could not be followed.
#[derive(Debug, Error)]
pub enum FollowError {
    /// The index does not take it.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// A journal cannot be read.
    #[error(transparent)]
    Journal(#[from] ReadError),
}

/// The index and what keeps it up to date.
#[derive(Debug)]
pub struct Lookup {
    index: Index,
    journals: Mutex<BTreeMap<JournalId, Reader>>,
    own: OnceLock<Records>,
    wake: Notify,
    /// Somebody waits: no rest before the next pass.
    hurry: Notify,
    followed: watch::Sender<BTreeMap<JournalId, u64>>,
    news: broadcast::Sender<Arc<IndexEntry>>,
    started: Timestamp,
    metrics: Arc<Metrics>,
}

impl Lookup {
    /// Keeps `index` up to date with the journals it is told of.
    pub fn new(index: Index, started: Timestamp, metrics: Arc<Metrics>) -> Self {
        Self {
            index,
            journals: Mutex::default(),
            own: OnceLock::new(),
            wake: Notify::new(),
            hurry: Notify::new(),
            followed: watch::Sender::default(),
            news: broadcast::Sender::new(MAX_WATCH_LAG),
            started,
            metrics,
        }
    }

    /// The index.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// Follows the own ledger, the first that is told.
    pub(crate) fn follow_own(&self, records: &Records) {
        self.own.get_or_init(|| records.clone());
        self.follow(JournalId::Ledger, records.journal().clone());
    }

    /// Follows this journal too.
    pub(crate) fn follow(&self, journal: JournalId, reader: Reader) {
        self.lock().insert(journal, reader);
        self.wake.notify_one();
    }

    /// The payload of a frame; none when it cannot be read.
    pub(crate) fn read(&self, journal: JournalId, number: u64) -> Option<Vec<u8>> {
        self.journal(journal)?.read(number).ok()
    }

    /// A journal that is followed.
    pub(crate) fn journal(&self, journal: JournalId) -> Option<Reader> {
        self.lock().get(&journal).cloned()
    }

    /// Says that a journal has grown.
    pub(crate) fn wake(&self) {
        self.wake.notify_one();
    }

    /// New records as they come; a slow receiver is told how many it missed.
    pub fn news(&self) -> broadcast::Receiver<Arc<IndexEntry>> {
        self.news.subscribe()
    }

    /// Waits until the index has followed everything that is durable now.
    pub async fn caught_up(&self) {
        self.caught_up_with(|_| true).await;
    }

    /// Waits until the index has followed the own ledger. No peer's journal is waited for, so that no peer can
    /// hold up what this party publishes.
    pub(crate) async fn caught_up_with_own(&self) {
        self.caught_up_with(|id| id == JournalId::Ledger).await;
    }

    async fn caught_up_with(&self, which: impl Fn(JournalId) -> bool) {
        let ends: Vec<_> = self
            .lock()
            .iter()
            .filter(|(id, _)| which(**id))
            .map(|(id, reader)| (*id, reader.end()))
            .collect();
        let reached = |followed: &BTreeMap<JournalId, u64>| {
            ends.iter()
                .all(|(id, end)| followed.get(id).is_some_and(|at| at >= end))
        };
        let mut followed = self.followed.subscribe();
        if reached(&followed.borrow()) {
            return;
        }
        self.wake.notify_one();
        self.hurry.notify_one();
        // The sender lives in `self`, so this cannot fail while anybody waits.
        if followed.wait_for(reached).await.is_err() {
            tracing::debug!("index follower is gone");
        }
    }

    /// Frames of journals that the index still has to follow.
    pub fn lag(&self) -> u64 {
        let followed = self.followed.borrow();
        let behind = |(id, reader): (&JournalId, &Reader)| {
            let at = followed.get(id).copied().unwrap_or(0);
            reader.end().saturating_sub(at)
        };
        self.lock().iter().map(behind).sum()
    }

    /// Follows the journals until the node stops.
    pub(crate) async fn run(self: Arc<Self>, stop: CancellationToken) {
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.wake.notified() => {}
            }
            let this = Arc::clone(&self);
            let passed = tokio::task::spawn_blocking(move || this.pass(&mut |_| {})).await;
            match passed {
                Ok(Ok(())) => {}
                Ok(Err(error)) => {
                    tracing::error!(%error, "index cannot follow the journals");
                    tokio::time::sleep(Duration::from_secs(1)).await;
                    self.wake.notify_one();
                }
                Err(error) => tracing::error!(%error, "index follower ended badly"),
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.hurry.notified() => {}
                () = tokio::time::sleep(REST) => {}
            }
        }
    }

    /// Takes in everything that is durable now; a damaged index is begun anew. `progress` is told the frames read.
    pub(crate) fn pass(&self, progress: &mut dyn FnMut(u64)) -> Result<(), FollowError> {
        let mut frames = 0;
        let mut outcome = Ok(());
        // In turns, so that a long backlog of one journal keeps nobody waiting for another.
        let mut behind = self.lock().clone();
        while !behind.is_empty() {
            let mut damaged = self
                .index
                .is_damaged()
                .then(|| "a look-up found it".to_owned());
            behind.retain(|id, reader| match self.step(*id, reader) {
                Ok(0) => false,
                Ok(read) => {
                    frames += read;
                    progress(frames);
                    true
                }
                Err(FollowError::Index(IndexError::Damaged(what))) => {
                    damaged = Some(what);
                    false
                }
                // The other journals are followed all the same.
                Err(error) => {
                    outcome = Err(error);
                    false
                }
            });
            if let Some(what) = damaged {
                tracing::warn!(
                    what,
                    "index is damaged and is filled again from the journals"
                );
                self.index.recreate()?;
                self.followed.send_replace(BTreeMap::new());
                return self.pass(progress);
            }
            self.index.merge()?;
        }
        self.metrics
            .index_lag
            .set(i64::try_from(self.lag()).unwrap_or(i64::MAX));
        outcome
    }

    /// Takes in the next frames of a journal as one batch, and answers how many; 0 at its end.
    fn step(&self, id: JournalId, reader: &Reader) -> Result<u64, FollowError> {
        if self.followed.borrow().get(&id) == Some(&reader.end()) {
            return Ok(0);
        }
        let mut from = self.index.followed(id);
        if from > reader.end() {
            return Err(IndexError::Damaged("it is newer than a journal".to_owned()).into());
        }
        let mut batch = IndexBatch::default();
        let mut news = Vec::new();
        let mut frames = 0;
        for frame in reader.scan(from).take(FRAMES_AT_ONCE) {
            let frame = frame?;
            extract::frame(id, &frame, self.own.get(), &mut batch, &mut news);
            from = frame.next();
            frames += 1;
            if batch.entries.len() > ENOUGH_ENTRIES {
                break;
            }
        }
        if frames > 0 {
            batch.followed.insert(id, from);
            self.index.apply(&batch)?;
        }
        self.followed.send_modify(|followed| {
            followed.insert(id, from);
        });
        self.tell(news);
        Ok(frames)
    }

    /// Tells watchers; what was there before this start is not news.
    fn tell(&self, news: Vec<IndexEntry>) {
        let fresh = news
            .into_iter()
            .filter(|entry| entry.received >= self.started);
        for entry in fresh {
            // Without watchers there is nobody to tell.
            let told = self.news.send(Arc::new(entry));
            tracing::trace!(watchers = told.unwrap_or(0), "record announced");
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<JournalId, Reader>> {
        self.journals.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

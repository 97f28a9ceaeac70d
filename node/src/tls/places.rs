//! The porch of one listener, with the switches that end its places.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use ntc_core::admission::{Porch, PorchLimits, Source};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::lock::lock;

/// The places of connections whose caller is not known yet.
#[derive(Debug)]
pub(super) struct Places {
    born: Instant,
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    porch: Porch,
    ends: BTreeMap<u64, CancellationToken>,
}

impl Places {
    pub(super) fn new(limits: PorchLimits) -> Self {
        Self {
            born: Instant::now(),
            inner: Mutex::new(Inner {
                porch: Porch::new(limits),
                ends: BTreeMap::new(),
            }),
        }
    }

    /// Gives a newcomer its place, and ends the places that it needs.
    pub(super) fn arrive(self: &Arc<Self>, source: Source, known: bool) -> Place {
        let now = self.born.elapsed();
        let mut inner = self.inner();
        let arrival = inner.porch.arrive(source, known, now);
        for id in arrival.made_room {
            inner.end(id);
        }
        let ended = CancellationToken::new();
        inner.ends.insert(arrival.id, ended.clone());
        Place {
            id: arrival.id,
            ended,
            places: Arc::clone(self),
        }
    }

    /// Ends the oldest place, so that its descriptor becomes free.
    pub(super) fn end_oldest(&self) {
        let mut inner = self.inner();
        if let Some(id) = inner.porch.end_oldest() {
            inner.end(id);
        }
    }

    /// A panic elsewhere leaves both maps whole: a place without its switch, or the reverse, is only ended later.
    fn inner(&self) -> MutexGuard<'_, Inner> {
        lock(&self.inner)
    }
}

impl Inner {
    fn end(&mut self, id: u64) {
        if let Some(ended) = self.ends.remove(&id) {
            ended.cancel();
        }
    }
}

/// The place of one newcomer; dropping it leaves.
#[derive(Debug)]
pub(super) struct Place {
    id: u64,
    ended: CancellationToken,
    places: Arc<Places>,
}

impl Place {
    /// Whether the handshake of a newcomer, who sent the whole first message, may begin.
    pub(super) fn spoke(&self) -> bool {
        let now = self.places.born.elapsed();
        self.places.inner().porch.spoke(self.id, now)
    }

    /// Ends when the place is needed for another.
    pub(super) async fn ended(&self) {
        self.ended.cancelled().await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut inner = self.places.inner();
        inner.porch.leave(self.id);
        inner.ends.remove(&self.id);
    }
}

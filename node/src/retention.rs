//! Retention: what is kept no longer is destroyed, own records and those of others.
//!
//! The index knows of each record when something of it is over; a sweep by the clock that decisions are made by looks
//! there. An own record is erased by an ERASE entry, as any other that its author erases. What a partner told is given
//! up: an own acknowledgement says so to its author, and once that is durable the bytes are destroyed. So the ledger of
//! whoever erased says that it did, and everything else still verifies.

mod again;
mod give_up;
mod order;
mod sweep;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use self::again::Again;
pub(crate) use self::order::{Done, Order};
use crate::publish::Publisher;
use crate::quota::Quotas;
use crate::recall::{Recall, RecallError};

/// How often it is looked whether something is over.
const SWEEP_EVERY: Duration = Duration::from_secs(1);
/// Rest between two passes while there is something to do.
const REST: Duration = Duration::from_millis(20);
/// How long it waits at most while nothing can be erased.
const MAX_PAUSE: Duration = Duration::from_secs(60);
/// How long a sweep waits until the index knows the own ledger.
const OWN_WAIT: Duration = Duration::from_secs(5);

/// Destroys what is kept no longer.
pub(crate) struct Retention {
    publisher: Arc<Publisher>,
    recall: Arc<Recall>,
    quotas: Arc<Quotas>,
    /// How long anything is kept that a partner told; none for as long as its author and the agreements let it.
    most: Option<Duration>,
    again: Mutex<Again>,
}

impl Retention {
    /// Keeps nothing longer than `most` that a partner told.
    pub(crate) fn new(
        (publisher, recall): (Arc<Publisher>, Arc<Recall>),
        quotas: Arc<Quotas>,
        most: Option<Duration>,
    ) -> Self {
        Self {
            publisher,
            recall,
            quotas,
            most,
            again: Mutex::default(),
        }
    }

    /// Sweeps until the node stops.
    pub(crate) async fn run(self: Arc<Self>, stop: CancellationToken) {
        let mut pause = SWEEP_EVERY;
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
            let passed = self.pass().await;
            if let Err(error) = &passed {
                let reason = error.reason();
                tracing::warn!(%error, %reason, "what is kept no longer is not erased yet");
            }
            pause = rest_after(passed.ok(), pause);
        }
    }

    /// Destroys some of what is over; true when more is to be done at once.
    ///
    /// # Errors
    /// When nothing can be erased now.
    async fn pass(self: &Arc<Self>) -> Result<bool, RecallError> {
        let destroyed = self.destroy().await?;
        let swept = self.sweep().await?;
        let looked = self.look_again().await?;
        Ok(destroyed || swept || looked)
    }
}

/// How long it rests after a pass that tells whether more is to be done at once, or came to nothing: ever longer while
/// nothing can be erased.
fn rest_after(is_more: Option<bool>, before: Duration) -> Duration {
    match is_more {
        Some(true) => REST,
        Some(false) => SWEEP_EVERY,
        None => before.saturating_mul(2).clamp(SWEEP_EVERY, MAX_PAUSE),
    }
}

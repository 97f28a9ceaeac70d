//! Lingering: a batch waits a moment for what is on its way to it.
//!
//! A batch costs three syncs, a signature and a round of wakings, whatever is in it. While many publish, the next records
//! are with tasks that are ready to run: they are read, checked and sealed. So no batch of many is begun before a thread
//! of the runtime has done all that was ready, and the officers' answers go out together too. Where nothing else is
//! ready the moment is over at once, and while it lasts a processor is at work: it costs time only where time would be
//! lost.

use std::sync::mpsc::sync_channel;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::yield_now;

/// How long a batch lingers at most, whatever the runtime does.
const LONGEST: Duration = Duration::from_millis(2);

/// What a batch lingers by.
#[derive(Debug)]
pub(super) struct Linger {
    /// The runtime that calls are worked on by; none where there are no calls.
    runtime: Option<Handle>,
    longest: Duration,
}

impl Linger {
    /// By the runtime that this is called in, if in any.
    pub(super) fn here() -> Self {
        Self {
            runtime: Handle::try_current().ok(),
            longest: LONGEST,
        }
    }

    /// Waits until a thread of the runtime has done all that was ready, [`LONGEST`] at most.
    pub(super) fn wait(&self) {
        let Some(runtime) = &self.runtime else {
            return;
        };
        let (passing, passed) = sync_channel::<()>(0);
        // The runtime gets back to a task that yielded when it has nothing else to do, and in any case after some tasks.
        runtime.spawn(async move {
            yield_now().await;
            drop(passing);
        });
        // It says nothing: the other end is dropped when it is done, or when the runtime is.
        let timed_out = passed.recv_timeout(self.longest);
        tracing::trace!(?timed_out, "lingered");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::runtime::Builder;

    use super::*;

    /// Fewer than a runtime does before it looks for what else there is.
    const READY: usize = 20;

    #[tokio::test]
    async fn lingering_lasts_until_all_that_was_ready_is_done() {
        let done = Arc::new(AtomicUsize::new(0));
        let (begin, begun) = sync_channel(0);
        // The first keeps the only thread of the runtime until lingering begins.
        tokio::spawn(async move { begun.recv() });
        for _ in 0..READY {
            let done = Arc::clone(&done);
            tokio::spawn(async move { done.fetch_add(1, Ordering::SeqCst) });
        }
        let linger = Linger {
            longest: Duration::from_secs(3600),
            ..Linger::here()
        };
        let seen = tokio::task::spawn_blocking(move || {
            begin.send(()).unwrap();
            linger.wait();
            done.load(Ordering::SeqCst)
        });
        assert_eq!(seen.await.unwrap(), READY);
    }

    #[test]
    fn a_runtime_that_does_nothing_or_is_gone_holds_up_no_batch() {
        let runtime = Builder::new_current_thread().build().unwrap();
        let linger = {
            let _inside = runtime.enter();
            Linger::here()
        };
        linger.wait();
        drop(runtime);
        linger.wait();
        Linger::here().wait();
    }
}

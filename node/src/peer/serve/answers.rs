//! The answers that wait for a peer to take them. None goes that was decided by what holds no more.

use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use futures::task::AtomicWaker;
use tokio::sync::{mpsc, watch};
use tokio_stream::Stream;
use tonic::Status;

/// The answers of a stream. What waits in it stays while something changed by which it was not decided again, and goes
/// nowhere once its gate is closed.
#[derive(Debug)]
pub(crate) struct Answers<T> {
    answers: mpsc::Receiver<Result<T, Status>>,
    changes: watch::Receiver<u64>,
    shared: Arc<Shared>,
    is_over: bool,
}

/// What lets answers go, for whoever decides about them. Without it the stream is over.
#[derive(Debug)]
pub(crate) struct Gate(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// The change by which all that waits was decided.
    decided: AtomicU64,
    /// That the stream is over, and why.
    closed: OnceLock<Option<Status>>,
    taker: AtomicWaker,
}

impl<T> Answers<T> {
    /// What comes through a channel, decided by the change that was seen last.
    pub(crate) fn new(
        answers: mpsc::Receiver<Result<T, Status>>,
        changes: watch::Receiver<u64>,
    ) -> (Gate, Self) {
        let shared = Arc::new(Shared {
            decided: AtomicU64::new(*changes.borrow()),
            closed: OnceLock::new(),
            taker: AtomicWaker::new(),
        });
        let answers = Self {
            answers,
            changes,
            shared: Arc::clone(&shared),
            is_over: false,
        };
        (Gate(shared), answers)
    }
}

impl Gate {
    /// All that waits was decided by this change: it may go.
    pub(crate) fn decided(&self, change: u64) {
        self.0.decided.store(change, Ordering::Release);
        self.0.taker.wake();
    }

    /// Ends the stream with what is said of it; nothing that waits goes.
    pub(crate) fn close(self, why: Status) {
        self.end(Some(why));
    }

    fn end(&self, why: Option<Status>) {
        // The first word counts.
        drop(self.0.closed.set(why));
        self.0.taker.wake();
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.end(None);
    }
}

impl<T> Stream for Answers<T> {
    type Item = Result<T, Status>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        // Before the gate is looked at, so that nothing it says meanwhile is missed.
        self.shared.taker.register(context.waker());
        if let Some(why) = self.shared.closed.get().cloned() {
            self.is_over = true;
            return Poll::Ready(why.map(Err));
        }
        if *self.changes.borrow() != self.shared.decided.load(Ordering::Acquire) {
            return Poll::Pending;
        }
        self.answers.poll_recv(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio_stream::StreamExt as _;

    use super::*;

    /// A stream in which two answers wait, its gate, and what changes by.
    async fn waiting() -> (Gate, Answers<u8>, watch::Sender<u64>) {
        let (changed, changes) = watch::channel(0);
        let (say, answers) = mpsc::channel(2);
        let (gate, answers) = Answers::new(answers, changes);
        for answer in [1, 2] {
            say.send(Ok(answer)).await.unwrap();
        }
        (gate, answers, changed)
    }

    #[tokio::test]
    async fn what_waits_goes_after_a_change_only_when_it_was_decided_by_it() {
        let (gate, mut answers, changed) = waiting().await;
        assert_eq!(answers.next().await.unwrap().unwrap(), 1);
        for _ in 0..3 {
            changed.send_modify(|change| *change += 1);
        }
        gate.decided(2);
        let taking = answers.next();
        tokio::pin!(taking);
        assert!(futures::poll!(&mut taking).is_pending());
        // Whoever waits is woken.
        let decided = async { gate.decided(3) };
        let (next, ()) = tokio::join!(taking, decided);
        assert_eq!(next.unwrap().unwrap(), 2);
    }

    #[tokio::test]
    async fn what_waits_in_a_stream_that_is_closed_never_goes() {
        for says_why in [true, false] {
            for changes in [true, false] {
                let (gate, mut answers, changed) = waiting().await;
                assert!(answers.next().await.unwrap().is_ok());
                if changes {
                    changed.send_modify(|change| *change += 1);
                }
                if says_why {
                    gate.close(Status::unavailable("it may not go"));
                    let why = answers.next().await.unwrap().unwrap_err();
                    assert_eq!(why.message(), "it may not go");
                } else {
                    drop(gate);
                }
                assert!(answers.next().await.is_none(), "the second one stays here");
            }
        }
    }
}

//! What takes long and has a place of its own: a check, a replay. Whoever asked hears its steps, and at the end what it
//! came to.

use std::pin::Pin;

use futures::Stream;
use tokio::sync::{OwnedSemaphorePermit, mpsc};
use tokio_stream::wrappers::ReceiverStream;
use tonic::Status;

use super::blocking::blocking;
use crate::status::Refused;

/// Messages on their way at most; a step that does not fit is skipped.
const MAX_WAITING: usize = 16;

/// The steps, and last what it came to.
pub(super) type Answers<T> = Pin<Box<dyn Stream<Item = Result<T, Status>> + Send>>;

/// Who hears the steps.
pub(super) struct Listener<T>(mpsc::Sender<Result<T, Status>>);

impl<T> Listener<T> {
    /// Tells a step. A slow reader sees fewer of them, and the work does not wait for it.
    pub(super) fn tell(&self, step: T) {
        drop(self.0.try_send(Ok(step)));
    }

    /// False when nobody waits for the answers any more.
    pub(super) fn listens(&self) -> bool {
        !self.0.is_closed()
    }
}

/// Works off the async threads, and tells the steps and what it came to. The place is free as soon as the work is over:
/// whoever does not read the answers keeps its own stream waiting, and nobody else.
pub(super) fn stepwise<T: Send + 'static>(
    place: OwnedSemaphorePermit,
    work: impl FnOnce(&Listener<T>) -> Result<T, Refused> + Send + 'static,
) -> Answers<T> {
    let (say, answers) = mpsc::channel(MAX_WAITING);
    let steps = Listener(say.clone());
    tokio::spawn(async move {
        let worked = blocking(move || {
            let _place = place;
            work(&steps)
        });
        let last = worked.await.map_err(Status::from);
        drop(say.send(last).await);
    });
    Box::pin(ReceiverStream::new(answers))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use futures::StreamExt as _;
    use tokio::sync::Semaphore;
    use tokio::time::timeout;

    use super::*;

    /// Far longer than anything here takes.
    const PATIENCE: Duration = Duration::from_secs(20);
    const STEPS: usize = MAX_WAITING * 3;

    async fn place(of: &Arc<Semaphore>) -> OwnedSemaphorePermit {
        let place = timeout(PATIENCE, Arc::clone(of).acquire_owned()).await;
        place.unwrap().unwrap()
    }

    #[tokio::test]
    async fn answers_that_nobody_reads_keep_no_other_work_from_its_place_and_none_is_lost() {
        let places = Arc::new(Semaphore::new(1));
        let mut unread = Vec::new();
        for _ in 0..3 {
            let place = place(&places).await;
            unread.push(stepwise(place, |listener| {
                (1..=STEPS).for_each(|step| listener.tell(step));
                Ok(0)
            }));
        }
        drop(place(&places).await);
        for answers in unread {
            let answers: Vec<_> = timeout(PATIENCE, answers.collect()).await.unwrap();
            assert_eq!(answers.len(), MAX_WAITING + 1);
            assert_eq!(*answers.last().unwrap().as_ref().unwrap(), 0);
        }
    }

    #[tokio::test]
    async fn work_learns_that_nobody_waits_for_it_any_more() {
        let places = Arc::new(Semaphore::new(1));
        let answers = stepwise(place(&places).await, |listener| {
            while listener.listens() {
                std::thread::yield_now();
            }
            Ok(())
        });
        assert_eq!(places.available_permits(), 0);
        drop(answers);
        drop(place(&places).await);
    }
}

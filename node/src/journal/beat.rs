//! The beat of a journal that gathers what may wait a moment, and makes it durable together.

use std::time::Duration;

use tokio::sync::Notify;

/// How long what is gathered may wait to be durable.
pub(crate) const COMMIT_EVERY: Duration = Duration::from_millis(200);

/// Commits at each beat, and at once whenever it is hastened, until it is dropped. `commit` may block; one that panics
/// ends it.
pub(crate) async fn keep_durable<F>(hasten: &Notify, commit: F)
where
    F: Fn() + Clone + Send + 'static,
{
    let mut tick = tokio::time::interval(COMMIT_EVERY);
    loop {
        tokio::select! {
            _ = tick.tick() => {}
            () = hasten.notified() => {}
        }
        if tokio::task::spawn_blocking(commit.clone()).await.is_err() {
            return;
        }
    }
}

//! Waiting for what goes on between nodes.

use std::time::{Duration, Instant};

use super::Failure;

/// How long anything between nodes may take here.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often what goes on between nodes is looked at.
const LOOK: Duration = Duration::from_millis(25);

/// Looks until there is something.
pub(super) async fn until_some<T, F>(what: &str, mut look: impl FnMut() -> F) -> Result<T, Failure>
where
    F: Future<Output = Result<Option<T>, Failure>>,
{
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(seen) = look().await? {
            return Ok(seen);
        }
        if Instant::now() > deadline {
            let seconds = PATIENCE.as_secs();
            return Err(format!("waited {seconds} s for {what}, and it did not come").into());
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Looks until it is so.
pub(super) async fn until<F>(what: &str, mut look: impl FnMut() -> F) -> Result<(), Failure>
where
    F: Future<Output = Result<bool, Failure>>,
{
    until_some(what, || {
        let seen = look();
        async { Ok(seen.await?.then_some(())) }
    })
    .await
}

//! Work on files, off the async threads.

use ntc_core::reason::Reason;

use crate::status::Refused;

/// Runs what reads files off the async threads.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refused> + Send + 'static,
) -> Result<T, Refused> {
    let failed = |_| {
        Refused::new(
            Reason::Internal,
            "the call failed inside the node; see its log",
        )
    };
    tokio::task::spawn_blocking(work).await.map_err(failed)?
}

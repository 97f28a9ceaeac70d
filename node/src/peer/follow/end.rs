//! How a session ends, and what a peer's own words about it are worth.

use std::error::Error;
use std::time::Duration;

use ntc_core::reason::Reason;
use thiserror::Error;
use tonic::{Code, Status, Streaming};
use tonic_types::StatusExt as _;

use crate::inbox::ReplicaError;

/// How long a peer may take until its answer to a call begins.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// Characters of a peer's own words that are kept.
const MAX_WORDS: usize = 200;

/// How a session ended.
#[derive(Debug, Error)]
pub(super) enum SessionEnd {
    /// The peer is not to be followed now.
    #[error("{0}")]
    Stopped(String),
    /// It cannot be reached, or ended the session.
    #[error("{0}")]
    Unreachable(String),
    /// It takes nothing more; why, it says on its own side.
    #[error("the peer takes nothing more")]
    Unheard,
    /// It says that this node lost what it signed for, and is not believed again for now.
    #[error(
        "the peer says again that this node signed for more of its feed than it holds; this node cannot check that and \
         has taken another replica id often enough; compare with the peer's administrator"
    )]
    Doubted,
    /// It sent something that was refused.
    #[error("{0}")]
    Misbehaved(ReplicaError),
    /// It sent something that is no message of the exchange.
    #[error("the peer sent what is no message of the exchange: {1}")]
    Unreadable(Reason, String),
    /// This node could not keep what it sent.
    #[error("{0}")]
    Ours(ReplicaError),
    /// The node stops.
    #[error("the node stops")]
    Stop,
}

impl SessionEnd {
    /// The peer ended the session.
    pub(super) fn ended() -> Self {
        Self::Unreachable("the peer ended the session".to_owned())
    }

    /// What a peer that takes nothing more says of it: a stream ends on both sides at once, and this one may have been
    /// speaking.
    pub(super) async fn told<T>(heard: &mut Streaming<T>) -> Self {
        let said = async {
            loop {
                match heard.message().await {
                    Ok(Some(_)) => {}
                    Ok(None) => return Self::ended(),
                    Err(status) => return Self::broken(&status),
                }
            }
        };
        let said = tokio::time::timeout(ANSWER_WITHIN, said).await;
        said.unwrap_or_else(|_| Self::ended())
    }

    /// A stream of the session broke.
    pub(super) fn broken(status: &Status) -> Self {
        match unreadable(status) {
            Some(reason) => Self::Unreadable(reason, words(status)),
            None => Self::Unreachable(words(status)),
        }
    }
}

/// The stable code of a node's own refusal; none for whatever else ended a call.
pub(in crate::peer) fn reason_of(status: &Status) -> Option<Reason> {
    let info = status.get_details_error_info()?;
    Reason::from_code(&info.reason)
}

/// Why a stream broke, if the peer's message is at fault. What cannot be decoded comes as a bare status; a node's own
/// refusal carries its reason, and a broken line its cause.
pub(in crate::peer) fn unreadable(status: &Status) -> Option<Reason> {
    let bare = status.details().is_empty() && Error::source(status).is_none();
    if bare && status.code() == Code::OutOfRange {
        Some(Reason::TooLarge)
    } else if bare && status.code() == Code::Internal {
        Some(Reason::Malformed)
    } else {
        None
    }
}

/// Why the first call failed. Under TLS 1.3 a refused certificate shows only now, as a connection that ends.
pub(super) fn first_refusal(status: &Status) -> String {
    if status.metadata().is_empty() && status.details().is_empty() {
        return "the partner closed the connection; most likely it has not enrolled this node yet, \
                or has suspended it"
            .to_owned();
    }
    words(status)
}

/// The answer to a call, or why there is none in time.
pub(super) async fn answered<T>(
    call: impl Future<Output = Result<tonic::Response<T>, Status>>,
    refusal: impl FnOnce(&Status) -> String,
) -> Result<T, SessionEnd> {
    match tokio::time::timeout(ANSWER_WITHIN, call).await {
        Ok(Ok(answer)) => Ok(answer.into_inner()),
        Ok(Err(status)) => Err(SessionEnd::Unreachable(refusal(&status))),
        Err(_) => Err(SessionEnd::Unreachable(
            "the peer does not answer".to_owned(),
        )),
    }
}

/// What a peer says about its refusal, fit for a log and a terminal: short, in one line, visible characters alone.
pub(in crate::peer) fn words(status: &Status) -> String {
    let plain = |c: char| if c.is_ascii_graphic() { c } else { ' ' };
    status
        .message()
        .chars()
        .take(MAX_WORDS)
        .map(plain)
        .collect()
}

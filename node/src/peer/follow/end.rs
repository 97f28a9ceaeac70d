//! How a session ends, and what a peer's own words about it are worth.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use ntc_core::phrase::{Name, Phrase, Said};
use ntc_core::reason::Reason;
use tonic::{Code, Status, Streaming};
use tonic_types::StatusExt as _;

use crate::inbox::ReplicaError;

/// How long a peer may take until its answer to a call begins.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// Characters of a peer's own words that are kept.
const MAX_WORDS: usize = 200;

/// How a session ended.
#[derive(Debug)]
pub(super) enum SessionEnd {
    /// The peer is not to be followed now.
    Stopped(Said),
    /// It cannot be reached, or ended the session.
    Unreachable(Said),
    /// It takes nothing more; why, it says on its own side.
    Unheard,
    /// It says that this node lost what it signed for, and is not believed again for now.
    Doubted,
    /// It sent something that was refused.
    Misbehaved(ReplicaError),
    /// It sent something that is no message of the exchange.
    Unreadable(Reason, String),
    /// This node could not keep what it sent.
    Ours(ReplicaError),
    /// The node stops.
    Stop,
}

impl fmt::Display for SessionEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}

impl Error for SessionEnd {}

impl SessionEnd {
    /// The sentence.
    pub(super) fn said(&self) -> Said {
        match self {
            Self::Stopped(why) | Self::Unreachable(why) => why.clone(),
            Self::Unheard => Phrase::PeerTakesNoMore {}.said(),
            Self::Doubted => Phrase::PeerDoubted {}.said(),
            Self::Misbehaved(error) | Self::Ours(error) => Said::of_error(error),
            Self::Unreadable(_, words) => {
                let words = Said::in_words(words);
                Phrase::PeerUnreadable { words }.said()
            }
            Self::Stop => Phrase::NodeStops {}.said(),
        }
    }

    /// The peer ended the session.
    pub(super) fn ended() -> Self {
        Self::Unreachable(Phrase::PeerEnded {}.said())
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
            None => Self::Unreachable(said(status)),
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
pub(super) fn first_refusal(status: &Status) -> Said {
    if status.metadata().is_empty() && status.details().is_empty() {
        return Phrase::PeerClosed {}.said();
    }
    said(status)
}

/// The answer to a call, or why there is none in time.
pub(super) async fn answered<T>(
    call: impl Future<Output = Result<tonic::Response<T>, Status>>,
    refusal: impl FnOnce(&Status) -> Said,
) -> Result<T, SessionEnd> {
    match tokio::time::timeout(ANSWER_WITHIN, call).await {
        Ok(Ok(answer)) => Ok(answer.into_inner()),
        Ok(Err(status)) => Err(SessionEnd::Unreachable(refusal(&status))),
        Err(_) => Err(SessionEnd::Unreachable(Phrase::PeerNoAnswer {}.said())),
    }
}

/// What a peer says about its refusal, by the reason where it gives one.
pub(in crate::peer) fn said(status: &Status) -> Said {
    let words = words(status);
    match reason_of(status) {
        Some(reason) => {
            let reason = Name::new("reason", reason.code());
            Phrase::WordsFor { words, reason }.said()
        }
        None => Said::in_words(words),
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

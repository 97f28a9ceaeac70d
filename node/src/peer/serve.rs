//! Serving a peer its own feed on one stream, and taking what it says about it.

mod body;
mod error;
mod on_its_way;
mod open;
mod receipt;
mod stream;
mod streams;

use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use ntc_core::identity::card::NodeCard;
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::party::Party;
use ntc_proto::v1 as pb;
use ntc_proto::v1::follow_request::Message as Heard;
use tokio::sync::mpsc;
use tokio_stream::Stream;
use tokio_util::sync::CancellationToken;
use tonic::{Status, Streaming};

pub(crate) use self::body::may_have_body;
use self::error::ServeError;
use self::stream::Stream as Served;
pub(crate) use self::streams::Streams;
use self::streams::Taken;
use super::follow::unreadable;
use super::gossip::Gossip;
use super::keys::PartyKeys;
use super::status::Statuses;
use crate::lookup::Lookup;
use crate::outbox::{Outbox, Receipts};
use crate::partners::Partners;
use crate::status::Refused;
use crate::tls::Allowance;

/// Messages on their way to one peer; more are made when it has taken these.
const MAX_IN_FLIGHT: usize = 2;

/// What serving needs.
#[derive(Clone)]
pub(crate) struct Serve {
    pub(crate) outbox: Outbox,
    pub(crate) receipts: Arc<Receipts>,
    pub(crate) partners: Arc<Partners>,
    pub(crate) gossip: Arc<Gossip>,
    pub(crate) keys: PartyKeys,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) statuses: Statuses,
    pub(crate) own_ledger: LedgerKeys,
    pub(crate) streams: Streams,
    pub(crate) stop: CancellationToken,
}

/// The answers of a stream. Once it is cut, nothing that waits in it goes any more.
#[derive(Debug)]
pub(crate) struct Answers<T> {
    answers: mpsc::Receiver<Result<T, Status>>,
    cut: Cut,
    /// That it said why it was cut.
    is_over: bool,
}

/// Why a stream is cut; set once.
pub(crate) type Cut = Arc<OnceLock<Status>>;

impl<T> Answers<T> {
    /// What comes through a channel until it is cut.
    pub(crate) const fn new(answers: mpsc::Receiver<Result<T, Status>>, cut: Cut) -> Self {
        Self {
            answers,
            cut,
            is_over: false,
        }
    }
}

impl<T> Stream for Answers<T> {
    type Item = Result<T, Status>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        let Some(why) = self.cut.get().cloned() else {
            return self.answers.poll_recv(context);
        };
        self.is_over = true;
        Poll::Ready(Some(Err(why)))
    }
}

/// Serves the stream until the peer, its standing or the node ends it.
pub(crate) async fn serve_feed(
    serve: Serve,
    (party, allowance): (Party, Arc<Allowance>),
    mut requests: Streaming<pb::FollowRequest>,
) -> Result<Answers<pb::FollowResponse>, Status> {
    let count = |reason| serve.outbox.metrics.refused(&party, reason);
    let refuse = |error: &ServeError| {
        tracing::warn!(%error, peer.id = %party, "stream refused");
        count(error.reason());
        refused(error)
    };
    let first = requests.message().await.inspect_err(|status| {
        unreadable(status).into_iter().for_each(count);
    })?;
    let Some(Heard::Start(start)) = first.and_then(|m| m.message) else {
        return Err(refuse(&ServeError::NoStart));
    };
    let place = serve.streams.take_place(&party, &serve.stop);
    if place.displaces {
        tracing::info!(peer.id = %party, "the peer's stream takes the place of one that had not ended");
        let now = serve.outbox.clock.now();
        serve.statuses.displaced(&party, now);
    }
    tokio::select! {
        () = tokio::time::sleep_until(place.start) => {}
        () = place.ended.cancelled() => return Err(refuse(&ServeError::Replaced)),
    }
    let begun = Served::begin(serve.clone(), party.clone(), allowance, &start).await;
    let (mut stream, differ) = begun.map_err(|error| refuse(&error))?;
    let (say, answers) = mpsc::channel(MAX_IN_FLIGHT);
    let cut = Cut::default();
    let answers = Answers::new(answers, Arc::clone(&cut));
    tokio::spawn(async move {
        let Taken { ended, until, .. } = place;
        let outcome = tokio::select! {
            outcome = stream.run(&say, requests, differ) => {
                if outcome.is_ok() {
                    stream.ended_by_peer();
                }
                outcome
            }
            () = ended.cancelled() => Ok(()),
        };
        drop(until);
        if let Err(error) = outcome {
            tracing::warn!(%error, peer.id = %stream.party, "feed ends");
            stream.count(error.reason());
            if matches!(error, ServeError::DecidedAgain | ServeError::Suspended(_)) {
                // Set before the sender is dropped, which wakes whoever takes the answers.
                drop(cut.set(refused(&error)));
                return;
            }
            // The peer may be gone already; then it does not need to know.
            drop(say.send(Err(refused(&error))).await);
        }
    });
    Ok(answers)
}

fn standing(partners: &Partners, party: &Party) -> Result<(u64, Arc<NodeCard>), ServeError> {
    let roster = partners.roster();
    let peer = roster
        .peer(party)
        .ok_or_else(|| ServeError::NoFeed(party.clone()))?;
    if peer.suspended.is_some() {
        return Err(ServeError::Suspended(party.clone()));
    }
    Ok((peer.slot, Arc::clone(&peer.card)))
}

fn refused(error: &ServeError) -> Status {
    Refused::new(error.reason(), error.to_string()).into()
}

#[cfg(test)]
mod tests {
    use tokio_stream::StreamExt as _;

    use super::*;

    #[tokio::test]
    async fn what_waits_in_a_stream_that_is_cut_never_goes() {
        let (say, answers) = mpsc::channel(MAX_IN_FLIGHT);
        let cut = Cut::default();
        let mut answers = Answers::new(answers, Arc::clone(&cut));
        for _ in 0..MAX_IN_FLIGHT {
            say.send(Ok(pb::FollowResponse::default())).await.unwrap();
        }
        assert!(answers.next().await.unwrap().is_ok());
        cut.set(refused(&ServeError::DecidedAgain)).unwrap();
        drop(say);
        let why = answers.next().await.unwrap().unwrap_err();
        assert!(why.message().contains("may not go"), "{why}");
        assert!(answers.next().await.is_none(), "the second one stays here");
    }
}

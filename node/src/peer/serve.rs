//! Serving a peer its own feed on one stream, and taking what it says about it.

mod answers;
mod body;
mod error;
mod on_its_way;
mod open;
mod receipt;
mod stream;
mod streams;

use std::sync::Arc;

use ntc_core::identity::card::NodeCard;
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::party::Party;
use ntc_proto::v1 as pb;
use ntc_proto::v1::follow_request::Message as Heard;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tonic::{Status, Streaming};

pub(crate) use self::answers::{Answers, Gate};
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
    // Watched from before anything is decided, so that no change of what decides is missed.
    let changes = serve.partners.watch();
    let begun = Served::begin(serve.clone(), party.clone(), allowance, &start).await;
    let (mut stream, differ) = begun.map_err(|error| refuse(&error))?;
    let (say, answers) = mpsc::channel(MAX_IN_FLIGHT);
    let (gate, answers) = Answers::new(answers, changes.clone());
    tokio::spawn(async move {
        let Taken { ended, until, .. } = place;
        let outcome = tokio::select! {
            outcome = stream.run((&say, &gate), (requests, changes), differ) => {
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
            gate.close(refused(&error));
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

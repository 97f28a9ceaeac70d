//! One session with a peer: from the connection to its end.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::model::kind::AGREED;
use ntc_core::phrase::Phrase;
use ntc_core::policy::InForce;
use ntc_core::sync::fence::StreamNumber;
use ntc_core::sync::following::Following;
use ntc_core::sync::refusals::Refusing;
use ntc_core::sync::serving::VIEWS_EVERY;
use ntc_core::time::Timestamp;
use ntc_core::wire::exchange::in_force_to_pb;
use ntc_proto::v1 as pb;
use ntc_proto::v1::exchange_service_client::ExchangeServiceClient;
use ntc_proto::v1::follow_request::Message as Say;
use ntc_proto::v1::follow_response::Message as Heard;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;
use tokio_stream::wrappers::ReceiverStream;
use tonic::Streaming;
use tonic::transport::Channel;

use super::Follow;
use super::end::{SessionEnd, answered, first_refusal};
use super::reach::Reach;
use super::rest::Tries;
use crate::inbox::ReplicaError;
use crate::partners::Peer;
use crate::peer::gossip::Talk;
use crate::peer::status::PeerState;
use crate::peer::{PeerParts, media};
use crate::store::index::JournalId;

/// Longest silence on a live session; heads come at least every minute.
const MAX_SILENCE: Duration = Duration::from_secs(150);
/// How often this node looks whether an agreement began or ended by its date.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// Messages on their way to the peer.
const MAX_IN_FLIGHT: usize = 8;
/// How often a peer is asked again what it cosigned while this node does not know whether it may follow.
const ASK_AGAIN: Duration = Duration::from_secs(10);

/// What one session keeps while it lives.
pub(super) struct Live {
    session: StreamNumber,
    /// What the peer was told last to be in force; none when nothing.
    in_force: Option<InForce>,
    said: mpsc::Sender<pb::FollowRequest>,
    pub(super) following: Following,
    talk: Talk,
    pub(super) began: Instant,
    pub(super) refusing: Refusing,
    pub(super) reach: Reach,
}

impl Live {
    /// Tells the peer something.
    pub(super) async fn say(&self, message: Say) -> Result<(), SessionEnd> {
        let request = pb::FollowRequest {
            message: Some(message),
        };
        let sent = self.said.send(request).await;
        sent.map_err(|_| SessionEnd::Unheard)
    }
}

/// Counts a live session while it lives.
struct Connected<'a>(&'a PeerParts);

impl Drop for Connected<'_> {
    fn drop(&mut self) {
        self.0.metrics.peers_connected.dec();
    }
}

impl Follow {
    /// Follows the peer once, from the connection on.
    pub(super) async fn session(&self, tries: &mut Tries) -> SessionEnd {
        // Watched from before the peer's standing is looked at, so that no change of it is missed.
        let changes = self.parts.partners.watch();
        match self.follow(tries, changes).await {
            Ok(()) => SessionEnd::ended(),
            Err(end) => end,
        }
    }

    async fn follow(
        &self,
        tries: &mut Tries,
        changes: watch::Receiver<u64>,
    ) -> Result<(), SessionEnd> {
        let peer = self.may_follow()?;
        let mut client = self.dial(&peer).await?;
        self.ask(&mut client, &peer).await?;
        let guard = &self.parts.guard;
        if !guard.is_sure_within(Duration::ZERO).await {
            self.statuses
                .set(&self.party, PeerState::Waiting, Phrase::PeerUnsure {});
        }
        while !guard.is_sure_within(ASK_AGAIN).await {
            self.may_follow()?;
            self.ask(&mut client, &peer).await?;
        }

        let (said, says) = mpsc::channel(MAX_IN_FLIGHT);
        let in_force = self.in_force();
        let (session, start) = self.begin(in_force.as_ref()).await?;
        let live = Live {
            session,
            in_force,
            said,
            following: Following::new(),
            talk: Talk::default(),
            began: Instant::now(),
            refusing: Refusing::default(),
            reach: Reach::default(),
        };
        live.say(Say::Start(start)).await?;
        let stream = self.stream(client.follow(ReceiverStream::new(says)), tries);
        let Some(mut heard) = stream.await? else {
            return Ok(());
        };
        tracing::info!(peer.id = %self.party, "peer connected");
        self.statuses.set(&self.party, PeerState::Connected, "");
        self.parts.metrics.peers_connected.inc();
        let _connected = Connected(&self.parts);
        let ended = self
            .live((live, tries), (peer, client), &mut heard, changes)
            .await;
        match ended {
            Err(SessionEnd::Unheard) => Err(SessionEnd::told(&mut heard).await),
            ended => ended,
        }
    }

    /// Asks the peer what it cosigned, and what its clock says.
    async fn ask(
        &self,
        client: &mut ExchangeServiceClient<Channel>,
        peer: &Peer,
    ) -> Result<(), SessionEnd> {
        let head = answered(client.head(pb::HeadRequest {}), first_refusal).await?;
        let (guard, now) = (&self.parts.guard, self.parts.clock.now());
        guard.answered(&peer.card, &head.note, &self.parts.ledger);
        let theirs = Timestamp::from_millis(head.now_ms);
        self.statuses.clock(&self.party, theirs, now);
        Ok(())
    }

    async fn live(
        &self,
        (mut live, tries): (Live, &mut Tries),
        (peer, mut client): (Peer, ExchangeServiceClient<Channel>),
        heard: &mut Streaming<pb::FollowResponse>,
        mut changes: watch::Receiver<u64>,
    ) -> Result<(), SessionEnd> {
        let journal = JournalId::replica(peer.slot);
        let _fetch = media::Fetch::start(&self.parts, self.party.clone(), journal, client.clone());
        let _line = self.lines.open(&self.party, client.clone());
        self.sign(&mut live).await?;
        // Listened to from before the open refusals are read, so that none is missed.
        let mut judged = self.parts.lookup.judged();
        self.tell_refusals(journal, &mut live).await?;
        let mut followed = self.parts.lookup.followed();
        followed.mark_changed();
        let mut views = tokio::time::interval(VIEWS_EVERY);
        let mut days = tokio::time::interval(LOOK_EVERY);
        let mut doubts = self.gossip.doubts();
        // What came to be doubted while there was no session is asked now, as is what was not proven on the one before.
        doubts.mark_changed();
        loop {
            tokio::select! {
                message = tokio::time::timeout(MAX_SILENCE, heard.message()) => {
                    let silent = |_| SessionEnd::Unreachable(Phrase::PeerFellSilent {}.said());
                    let message = message.map_err(silent)?;
                    let message = message.map_err(|status| SessionEnd::broken(&status))?;
                    let Some(message) = message else { return Ok(()) };
                    self.statuses.seen(&self.party, self.parts.clock.now());
                    let taken = self.hear(message, &mut live).await;
                    if self.doubts(&taken) {
                        self.settle_doubt(&mut client).await;
                    }
                    taken?;
                    tries.taken(live.began);
                }
                judged = judged.recv() => match judged {
                    Ok(judged) if judged.journal == journal => {
                        self.tell_judged(judged, &mut live).await?;
                    }
                    Ok(_) => {}
                    Err(RecvError::Lagged(_)) => self.tell_refusals(journal, &mut live).await?,
                    Err(RecvError::Closed) => return Ok(()),
                },
                changed = followed.changed() => {
                    if changed.is_err() { return Ok(()) }
                    self.tell_reach(journal, &mut judged, &mut live).await?;
                }
                _ = views.tick() => if let Some(views) = self.gossip.views(&live.talk) {
                    live.say(Say::Views(views)).await?;
                },
                changed = doubts.changed() => {
                    if changed.is_err() { return Ok(()) }
                    self.settle_doubt(&mut client).await;
                }
                changed = changes.changed() => {
                    if changed.is_err() { return Ok(()) }
                    self.may_follow()?;
                    self.tell_in_force(&mut live).await?;
                }
                // Agreements begin and end without any change.
                _ = days.tick() => self.tell_in_force(&mut live).await?,
            }
        }
    }

    /// What the peer is told that this node holds to be in force with it; none when its card does not say that it compares.
    fn in_force(&self) -> Option<InForce> {
        let partners = &self.parts.partners;
        let compares = partners.can(&self.party, AGREED);
        compares.then(|| partners.in_force_with(&self.party))
    }

    /// Tells the peer what this node holds to be in force with it, where that is another than it was told.
    async fn tell_in_force(&self, live: &mut Live) -> Result<(), SessionEnd> {
        let Some(in_force) = self.in_force() else {
            return Ok(());
        };
        if live.in_force.as_ref() != Some(&in_force) {
            live.say(Say::InForce(in_force_to_pb(&in_force))).await?;
            live.in_force = Some(in_force);
        }
        Ok(())
    }

    /// Notes what the peer has to prove of what it was refused for; true when there is something.
    fn doubts(&self, taken: &Result<(), SessionEnd>) -> bool {
        let Err(SessionEnd::Misbehaved(ReplicaError::Misbehaved(fault))) = taken else {
            return false;
        };
        let Some(pair) = fault.unproven() else {
            return false;
        };
        self.gossip.doubt(&self.party, pair);
        true
    }

    async fn hear(&self, message: pb::FollowResponse, live: &mut Live) -> Result<(), SessionEnd> {
        match message.message {
            Some(Heard::Batch(batch)) => {
                if batch.bodies.is_empty() {
                    let at = live.following.head_at(live.began.elapsed());
                    tokio::time::sleep_until(live.began + at).await;
                }
                // The change that stops the peer can be heard of behind what it sent since.
                self.may_follow()?;
                self.take((live.session, batch.into())).await?;
                self.parts.lookup.wake();
                self.sign(live).await
            }
            Some(Heard::Views(views)) => {
                let now = live.began.elapsed();
                let named = Arc::clone(&self.gossip)
                    .hear(&mut live.talk, views, now)
                    .await;
                match self.gossip.views(&live.talk).filter(|_| named) {
                    Some(views) => live.say(Say::Views(views)).await,
                    None => Ok(()),
                }
            }
            Some(Heard::Differ(differ)) => self.tell_states(differ.from, live).await,
            None => Ok(()),
        }
    }
}

//! Following one peer's feed: dial, ask what it cosigned, take batches, answer with receipts; and again.

use std::error::Error;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::admission::Held;
use ntc_core::envelope::Hash;
use ntc_core::ledger::tree::MAX_PROOF_LEN;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::sync::fence::StreamNumber;
use ntc_core::sync::following::{Following, states_parts};
use ntc_core::sync::refusals::{Judged, MAX_REFUSALS, Refusal, Refusing, parts};
use ntc_core::sync::serving::VIEWS_EVERY;
use ntc_core::text::whole;
use ntc_core::time::Timestamp;
use ntc_core::wire::exchange;
use ntc_proto::v1 as pb;
use ntc_proto::v1::exchange_service_client::ExchangeServiceClient;
use ntc_proto::v1::follow_request::Message as Say;
use ntc_proto::v1::follow_response::Message as Heard;
use prost::Message as _;
use thiserror::Error;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Notify, mpsc};
use tokio::time::Instant;
use tokio_stream::wrappers::ReceiverStream;
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

use super::backoff::Backoff;
use super::gossip::{Gossip, Talk};
use super::status::{PeerState, Statuses};
use super::{PeerParts, media};
use crate::inbox::{Replica, ReplicaError};
use crate::lock::lock;
use crate::partners::Peer;
use crate::store::index::{JournalId, Refused};
use crate::tls::limits::MAX_MESSAGE_LEN;

/// Longest silence on a live session; heads come at least every minute.
const MAX_SILENCE: Duration = Duration::from_secs(150);
/// How long a peer may take until its answer to a call begins.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// Characters of a peer's own words that are kept.
const MAX_WORDS: usize = 200;
/// Bytes that one stream of a peer may send ahead.
const STREAM_WINDOW: u32 = 1024 * 1024;
/// How often a silent connection is asked whether it lives, and how long it may take to answer.
const KEEP_ALIVE: Duration = Duration::from_secs(20);
/// How long a peer that broke a rule is left alone.
const QUARANTINE: Duration = Duration::from_secs(60);
/// Least wait between two sessions with a peer that shows life.
const REST: Duration = Duration::from_millis(100);

/// How a session ended.
#[derive(Debug, Error)]
enum SessionEnd {
    /// The peer is not to be followed now.
    #[error("{0}")]
    Stopped(String),
    /// It cannot be reached, or ended the session.
    #[error("{0}")]
    Unreachable(String),
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

/// The task that follows one peer.
pub(super) struct Follow {
    pub(super) parts: Arc<PeerParts>,
    pub(super) gossip: Arc<Gossip>,
    pub(super) party: Party,
    pub(super) replica: Arc<Mutex<Replica>>,
    pub(super) alive: Arc<Notify>,
    pub(super) statuses: Statuses,
}

impl Follow {
    /// Follows until the node stops.
    pub(super) async fn run(self) {
        let mut backoff = Backoff::default();
        loop {
            let end = tokio::select! {
                () = self.parts.stop.cancelled() => SessionEnd::Stop,
                end = self.session(&mut backoff) => end,
            };
            if !matches!(end, SessionEnd::Stop) {
                self.parts.guard.failed(&self.party);
            }
            match &end {
                SessionEnd::Stop => return,
                SessionEnd::Stopped(_) => {
                    self.statuses
                        .set(&self.party, PeerState::Stopped, end.to_string());
                    self.until_resumed().await;
                }
                SessionEnd::Unreachable(_) => {
                    self.statuses
                        .set(&self.party, PeerState::Waiting, end.to_string());
                    self.pause(&mut backoff).await;
                }
                SessionEnd::Misbehaved(error) => {
                    self.misbehaved(error.reason(), error);
                    let found = if let ReplicaError::Misbehaved(found) = error {
                        found.evidence()
                    } else {
                        None
                    };
                    if let Some(fork) = found {
                        self.gossip.forked(&self.party, fork);
                    } else {
                        self.quarantine().await;
                    }
                }
                SessionEnd::Unreadable(reason, _) => {
                    self.misbehaved(*reason, &end);
                    self.quarantine().await;
                }
                SessionEnd::Ours(error) => {
                    tracing::error!(%error, peer.id = %self.party, "cannot keep what the peer sent");
                    self.statuses
                        .set(&self.party, PeerState::Waiting, end.to_string());
                    self.pause(&mut backoff).await;
                }
            }
        }
    }

    /// Waits before the peer is dialled again. Life of the peer ends the wait, but for a short rest: a peer that
    /// calls and cannot be followed must not keep this node dialling.
    async fn pause(&self, backoff: &mut Backoff) {
        let wait = backoff.next(self.chance());
        let alive = async {
            tokio::time::sleep(REST).await;
            self.alive.notified().await;
        };
        let mut changes = self.parts.partners.watch();
        changes.mark_unchanged();
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = alive => backoff.reset(),
            _ = changes.changed() => {}
            () = self.parts.stop.cancelled() => {}
        }
    }

    /// Leaves the peer alone. Only an administrator who changes its standing ends that early, nothing that a peer
    /// can bring about.
    async fn quarantine(&self) {
        let standing = || {
            let roster = self.parts.partners.roster();
            let peer = roster.peer(&self.party);
            peer.map(|peer| (peer.suspended.clone(), peer.forked, peer.card.fingerprint()))
        };
        let before = standing();
        let mut changes = self.parts.partners.watch();
        let changed = async {
            while standing() == before {
                if changes.changed().await.is_err() {
                    return;
                }
            }
        };
        tokio::select! {
            () = tokio::time::sleep(QUARANTINE) => {}
            () = changed => {}
            () = self.parts.stop.cancelled() => {}
        }
    }

    async fn until_resumed(&self) {
        let mut changes = self.parts.partners.watch();
        while self.may_follow().is_err() {
            tokio::select! {
                changed = changes.changed() => if changed.is_err() { return },
                () = self.parts.stop.cancelled() => return,
            }
        }
    }

    fn may_follow(&self) -> Result<Peer, SessionEnd> {
        let roster = self.parts.partners.roster();
        let stopped = |why: &str| SessionEnd::Stopped(why.to_owned());
        let peer = roster
            .peer(&self.party)
            .ok_or_else(|| stopped("it is not enrolled"))?;
        if let Some(reason) = &peer.suspended {
            return Err(SessionEnd::Stopped(format!("suspended: {reason}")));
        }
        if peer.forked {
            return Err(stopped(
                "it signed two histories of its ledger; see the evidence file",
            ));
        }
        Ok(peer.clone())
    }

    async fn session(&self, backoff: &mut Backoff) -> SessionEnd {
        match self.follow(backoff).await {
            Ok(()) => SessionEnd::Unreachable("the peer ended the session".to_owned()),
            Err(end) => end,
        }
    }

    async fn follow(&self, backoff: &mut Backoff) -> Result<(), SessionEnd> {
        // Watched from before the peer's standing is looked at, so that no change of it is missed.
        let mut changes = self.parts.partners.watch();
        let peer = self.may_follow()?;
        let mut client = self.dial(&peer).await?;
        let broken = |status: Status| match unreadable(&status) {
            Some(reason) => SessionEnd::Unreadable(reason, words(&status)),
            None => SessionEnd::Unreachable(words(&status)),
        };
        let head = answered(client.head(pb::HeadRequest {}), first_refusal).await?;
        self.parts
            .guard
            .answered(&peer.card, &head.note, &self.parts.ledger);

        let now = self.parts.clock.now();
        self.statuses
            .clock(&self.party, Timestamp::from_millis(head.now_ms), now);

        let (say, said) = mpsc::channel(8);
        let (session, start) = self.begin().await?;
        self.say(&say, Say::Start(start)).await?;
        let stream = self.stream(client.follow(ReceiverStream::new(said)));
        let Some(mut heard) = stream.await? else {
            return Ok(());
        };
        tracing::info!(peer.id = %self.party, "peer connected");
        self.statuses.set(&self.party, PeerState::Connected, "");
        self.parts.metrics.peers_connected.inc();
        let _connected = Connected(&self.parts);
        let slot = u32::try_from(peer.slot).unwrap_or(u32::MAX);
        let journal = JournalId::Replica(slot);
        let _fetch = media::Fetch::start(&self.parts, self.party.clone(), journal, client.clone());

        let mut live = Live {
            session,
            say,
            following: Following::new(),
            talk: Talk::default(),
            began: Instant::now(),
            refusing: Refusing::default(),
        };
        self.sign(&mut live).await?;
        // Listened to from before the open refusals are read, so that none is missed.
        let mut judged = self.parts.lookup.judged();
        self.tell_refusals(journal, &mut live).await?;
        let mut views = tokio::time::interval(VIEWS_EVERY);
        let mut doubts = self.gossip.doubts();
        loop {
            tokio::select! {
                message = tokio::time::timeout(MAX_SILENCE, heard.message()) => {
                    let silent = || SessionEnd::Unreachable("the peer fell silent".to_owned());
                    let message = message.map_err(|_| silent())?.map_err(broken)?;
                    let Some(message) = message else { return Ok(()) };
                    self.statuses.seen(&self.party, self.parts.clock.now());
                    let taken = self.hear(message, &mut live).await;
                    if let Err(SessionEnd::Misbehaved(ReplicaError::Misbehaved(fault))) = &taken
                        && let Some(pair) = fault.unproven()
                    {
                        let doubt = (pair.shown().clone(), pair.held().clone());
                        self.gossip.doubt(&self.party, doubt);
                        self.settle_doubt(&mut client).await;
                    }
                    taken?;
                    backoff.reset();
                }
                judged = judged.recv() => match judged {
                    Ok(judged) if judged.journal == journal => {
                        let refusal = judged.refused.map(refusal);
                        let judged = live.refusing.judge(judged.seq, refusal);
                        self.tell(judged.into_iter().collect(), &live).await?;
                    }
                    Ok(_) => {}
                    Err(RecvError::Lagged(_)) => self.tell_refusals(journal, &mut live).await?,
                    Err(RecvError::Closed) => return Ok(()),
                },
                _ = views.tick() => if let Some(views) = self.gossip.views(&live.talk) {
                    self.say(&live.say, Say::Views(views)).await?;
                },
                changed = doubts.changed() => {
                    if changed.is_err() { return Ok(()) }
                    self.settle_doubt(&mut client).await;
                }
                changed = changes.changed() => {
                    if changed.is_err() { return Ok(()) }
                    self.may_follow()?;
                }
            }
        }
    }

    /// Tells the peer all that is refused of what it sent: what it knows of it from before counts no longer.
    async fn tell_refusals(&self, journal: JournalId, live: &mut Live) -> Result<(), SessionEnd> {
        let lookup = Arc::clone(&self.parts.lookup);
        let read =
            tokio::task::spawn_blocking(move || lookup.state().refusals(journal, 0, MAX_REFUSALS));
        let open = match read.await {
            Ok(Ok(open)) => open,
            // What was judged is derived; it is judged and told again once it can be read.
            Ok(Err(error)) => {
                tracing::warn!(%error, peer.id = %self.party, "refusals not told");
                return Ok(());
            }
            Err(error) => return Err(SessionEnd::Unreachable(error.to_string())),
        };
        live.refusing = Refusing::default();
        for refused in open {
            live.refusing
                .judge(refused.seq, Some(refusal(refused.refused)));
        }
        for part in live.refusing.all() {
            let part = exchange::judgements_to_pb(&part);
            self.say(&live.say, Say::Judgements(part)).await?;
        }
        Ok(())
    }

    async fn tell(&self, judged: Vec<Judged>, live: &Live) -> Result<(), SessionEnd> {
        for part in parts(&judged) {
            let part = exchange::judgements_to_pb(&part);
            self.say(&live.say, Say::Judgements(part)).await?;
        }
        Ok(())
    }

    /// Asks the peer to prove what is doubted about its ledger, if anything is.
    async fn settle_doubt(&self, client: &mut ExchangeServiceClient<Channel>) {
        let Some(doubt) = self.gossip.doubt_about(&self.party) else {
            return;
        };
        let request = pb::ProveRequest {
            from: doubt.0.size(),
            to: doubt.1.size(),
        };
        let answer = answered(client.prove(request), words).await;
        let proof = match answer {
            Ok(answer) => {
                let hashes = answer.proof.iter().take(MAX_PROOF_LEN);
                Ok(hashes.filter_map(|hash| Hash::from_slice(hash)).collect())
            }
            Err(end) => Err(end.to_string()),
        };
        let (gossip, party) = (Arc::clone(&self.gossip), self.party.clone());
        // Evidence is made durable off the async threads.
        let kept = tokio::task::spawn_blocking(move || gossip.proven(&party, &doubt, proof));
        if kept.await.is_err() {
            tracing::error!(peer.id = %self.party, "the peer's proof was not looked at");
        }
    }

    /// The answer to the call that begins the stream; none when the replica got another id, because the peer holds
    /// receipts for more than it holds, and is to be asked again.
    async fn stream<T>(
        &self,
        call: impl Future<Output = Result<tonic::Response<T>, Status>>,
    ) -> Result<Option<T>, SessionEnd> {
        let mut rolled_back = false;
        let outcome = answered(call, |status| {
            rolled_back = reason_of(status) == Some(Reason::Rollback);
            words(status)
        })
        .await;
        match outcome {
            Ok(heard) => Ok(Some(heard)),
            Err(_) if rolled_back => {
                let replica = Arc::clone(&self.replica);
                self.blocking(move || lock(&replica).renew()).await?;
                tracing::error!(
                    peer.id = %self.party,
                    "this node signed for more of the peer's feed than it holds; its replica goes on under another id"
                );
                Ok(None)
            }
            Err(end) => Err(end),
        }
    }

    /// Tries the addresses of the peer's card in turn.
    async fn dial(&self, peer: &Peer) -> Result<ExchangeServiceClient<Channel>, SessionEnd> {
        let mut last = "its card names no address".to_owned();
        for address in peer.card.addresses() {
            let connector = self.parts.dialler.connector(&self.party, address);
            match endpoint().connect_with_connector(connector).await {
                Ok(channel) => {
                    return Ok(ExchangeServiceClient::new(channel)
                        .max_decoding_message_size(MAX_MESSAGE_LEN)
                        .max_encoding_message_size(MAX_MESSAGE_LEN));
                }
                // The transport's own words add nothing to what went wrong.
                Err(error) => last = error.source().map_or_else(|| error.to_string(), whole),
            }
        }
        Err(SessionEnd::Unreachable(last))
    }

    /// Begins a session: where this node stands in the peer's feed.
    async fn begin(&self) -> Result<(StreamNumber, pb::FollowStart), SessionEnd> {
        let (replica, clock) = (Arc::clone(&self.replica), Arc::clone(&self.parts.clock));
        self.blocking(move || {
            let mut replica = lock(&replica);
            let (session, start) = replica.begin()?;
            let held = replica.follower().held_sizes();
            Ok((session, exchange::start_to_pb(&start, held, clock.now())))
        })
        .await
    }

    /// Works off the async threads.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, ReplicaError> + Send + 'static,
    ) -> Result<T, SessionEnd> {
        match tokio::task::spawn_blocking(work).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(error)) if error.is_peers() => Err(SessionEnd::Misbehaved(error)),
            Ok(Err(error)) => Err(SessionEnd::Ours(error)),
            Err(error) => Err(SessionEnd::Unreachable(error.to_string())),
        }
    }

    async fn say(
        &self,
        say: &mpsc::Sender<pb::FollowRequest>,
        message: Say,
    ) -> Result<(), SessionEnd> {
        let request = pb::FollowRequest {
            message: Some(message),
        };
        let ended = |_| SessionEnd::Unreachable("the peer ended the session".to_owned());
        say.send(request).await.map_err(ended)
    }

    async fn hear(&self, message: pb::FollowResponse, live: &mut Live) -> Result<(), SessionEnd> {
        match message.message {
            Some(Heard::Batch(batch)) => {
                if batch.bodies.is_empty() {
                    let at = live.following.head_at(live.began.elapsed());
                    tokio::time::sleep_until(live.began + at).await;
                }
                self.take((live.session, batch)).await?;
                self.parts.lookup.wake();
                self.sign(live).await
            }
            Some(Heard::Views(views)) => {
                let now = live.began.elapsed();
                let named = self.gossip.hear(&mut live.talk, &views, now);
                match self.gossip.views(&live.talk).filter(|_| named) {
                    Some(views) => self.say(&live.say, Say::Views(views)).await,
                    None => Ok(()),
                }
            }
            Some(Heard::Differ(differ)) => self.tell_states(differ.from, live).await,
            None => Ok(()),
        }
    }

    /// Verifies and keeps a batch off the async threads.
    async fn take(&self, batch: (StreamNumber, pb::FeedBatch)) -> Result<(), SessionEnd> {
        let (parts, replica) = (Arc::clone(&self.parts), Arc::clone(&self.replica));
        let (gossip, party) = (Arc::clone(&self.gossip), self.party.clone());
        self.blocking(move || {
            // A head alone is not kept, so it takes nothing of what the peer may have here.
            let more = if batch.1.bodies.is_empty() {
                Held::default()
            } else {
                Held {
                    bytes: batch.1.encoded_len() as u64,
                    records: batch.1.bodies.len() as u64,
                }
            };
            parts.quotas.take(&party, more)?;
            let mut replica = lock(&replica);
            let now = parts.clock.now();
            replica
                .take(batch, (now, parts.ledger.head().size))
                .inspect_err(|_| parts.quotas.give_back(&party, more))?;
            gossip.seen(&party, replica.checkpoint());
            Ok(())
        })
        .await
    }

    /// Signs for what is durable, when it is time to.
    async fn sign(&self, live: &mut Live) -> Result<(), SessionEnd> {
        let (parts, replica) = (Arc::clone(&self.parts), Arc::clone(&self.replica));
        let (mut following, elapsed) = (live.following.clone(), live.began.elapsed());
        let work = move || {
            let replica = lock(&replica);
            let follower = replica.follower();
            let due = following.is_due(follower.feed_size(), follower.is_level(), elapsed);
            let receipt = if due {
                replica.receipt(&parts.signers, parts.clock.now())?
            } else {
                None
            };
            Ok((following, receipt))
        };
        let receipt;
        (live.following, receipt) = self.blocking(work).await?;
        match receipt {
            Some(receipt) => self.say(&live.say, Say::Receipt(receipt)).await,
            None => Ok(()),
        }
    }

    /// Tells the peer what it showed this node, because its own account differs.
    async fn tell_states(&self, from: u64, live: &mut Live) -> Result<(), SessionEnd> {
        tracing::error!(
            peer.id = %self.party, from,
            "the peer's account of what it showed this node differs from what was received; it is told"
        );
        let replica = Arc::clone(&self.replica);
        let parts = self
            .blocking(move || {
                let replica = lock(&replica);
                let (to, root) = (
                    replica.follower().feed_size(),
                    replica.follower().shown().root(),
                );
                Ok(states_parts((from, to), root, &replica.states_from(from)?))
            })
            .await?;
        for part in &parts {
            self.say(&live.say, Say::States(exchange::states_to_pb(part)))
                .await?;
        }
        live.following.settled();
        self.sign(live).await
    }

    /// The peer broke a rule: it is left alone for a while, and stopped when it showed two histories.
    fn misbehaved(&self, reason: Reason, error: &dyn Error) {
        tracing::warn!(%error, peer.id = %self.party, refusal.reason = %reason, "batch refused");
        self.parts.metrics.refused(&self.party, reason);
        self.statuses.refused(&self.party, reason);
        self.statuses
            .set(&self.party, PeerState::Quarantined, error.to_string());
    }

    fn chance(&self) -> u8 {
        let mut byte = [0];
        // Without chance the waits are merely less spread.
        match self.parts.entropy.fill(&mut byte) {
            Ok(()) => byte[0],
            Err(_) => u8::MAX,
        }
    }
}

/// What one session keeps while it lives.
struct Live {
    session: StreamNumber,
    say: mpsc::Sender<pb::FollowRequest>,
    following: Following,
    talk: Talk,
    began: Instant,
    refusing: Refusing,
}

/// A judgement as the peer is told of it: final unless time alone lifts it.
fn refusal(refused: Refused) -> Refusal {
    Refusal {
        reason: refused.reason.into(),
        is_final: refused.until.is_none(),
    }
}

/// The stable code of a node's own refusal; none for whatever else ended a call.
fn reason_of(status: &Status) -> Option<Reason> {
    let info = status.get_details_error_info()?;
    Reason::from_code(&info.reason)
}

/// Why a stream broke, if the peer's message is at fault. What cannot be decoded comes as a bare status; a node's own
/// refusal carries its reason, and a broken line its cause.
pub(super) fn unreadable(status: &Status) -> Option<Reason> {
    let bare = status.details().is_empty() && Error::source(status).is_none();
    if bare && status.code() == Code::OutOfRange {
        Some(Reason::TooLarge)
    } else if bare && status.code() == Code::Internal {
        Some(Reason::Malformed)
    } else {
        None
    }
}

/// The client's side of the limits; the URI is not used, the connector knows where the peer is.
fn endpoint() -> Endpoint {
    Endpoint::from_static("http://peer")
        .initial_stream_window_size(STREAM_WINDOW)
        .initial_connection_window_size(STREAM_WINDOW * 2)
        .http2_keep_alive_interval(KEEP_ALIVE)
        .keep_alive_timeout(KEEP_ALIVE)
        .keep_alive_while_idle(true)
}

/// Why the first call failed. Under TLS 1.3 a refused certificate shows only now, as a connection that ends.
fn first_refusal(status: &Status) -> String {
    if status.metadata().is_empty() && status.details().is_empty() {
        return "the partner closed the connection; most likely it has not enrolled this node yet, \
                or has suspended it"
            .to_owned();
    }
    words(status)
}

/// The answer to a call, or why there is none in time.
async fn answered<T>(
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
pub(super) fn words(status: &Status) -> String {
    let plain = |c: char| if c.is_ascii_graphic() { c } else { ' ' };
    status
        .message()
        .chars()
        .take(MAX_WORDS)
        .map(plain)
        .collect()
}

/// Counts a live session while it lives.
struct Connected<'a>(&'a PeerParts);

impl Drop for Connected<'_> {
    fn drop(&mut self) {
        self.0.metrics.peers_connected.dec();
    }
}

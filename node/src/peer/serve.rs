//! Serving a peer its own feed on one stream, and taking its receipts.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::envelope::Hash;
use ntc_core::identity::card::NodeCard;
use ntc_core::ledger::note::NoteKey;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::section::{Section, SectionSet};
use ntc_core::wire::exchange::feed_batch_to_pb;
use ntc_proto::v1 as pb;
use ntc_proto::v1::follow_request::Message as Heard;
use ntc_proto::v1::follow_response::Message as Say;
use thiserror::Error;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use tonic::{Status, Streaming};

use super::follow::unreadable;
use super::gossip::{GOSSIP_EVERY, Gossip, Pace};
use super::{lock, receipt_keys};
use crate::ledger::Head;
use crate::lookup::{Lookup, media_key};
use crate::outbox::{Cursor, Outbox, OutboxError, ReceiptKeys, Receipts};
use crate::partners::Partners;
use crate::status::Refused;
use crate::store::index::{Filter, MAX_PAGE};

/// Batches on their way to one peer; more are made when it has taken these.
const MAX_IN_FLIGHT: usize = 2;
/// How often a head goes to a peer for whom nothing new was written: often enough that a withheld tail shows, and
/// seldom enough that a silent partner's replica hardly grows.
const HEAD_EVERY: Duration = Duration::from_secs(60);
/// Refused messages after which a stream is ended.
const MAX_REFUSED: u32 = 64;
/// How long a peer that was sent all there is may take to answer before it is sent more without its answer. Until
/// then what is published gathers, and goes as one batch under one head, with one receipt: a busy or distant peer costs
/// both sides fewer proofs and signatures, and no queue builds up before it.
const ANSWER_WAIT: Duration = Duration::from_millis(250);
/// Heads remembered on one stream, to check receipts against.
const MAX_HEADS: usize = 1024;

/// Why a stream ends.
#[derive(Debug, Error)]
pub(crate) enum ServeError {
    /// The first message is not a start.
    #[error("the first message of a stream is where the follower stands")]
    NoStart,
    /// The peer has no feed here.
    #[error("this node has no feed for {0}")]
    NoFeed(Party),
    /// The peer is suspended.
    #[error("{0} is suspended here")]
    Suspended(Party),
    /// The feed cannot be read, or the peer is ahead of it.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
}

impl ServeError {
    /// The stable code.
    pub(crate) fn reason(&self) -> Reason {
        match self {
            Self::NoStart => Reason::UnexpectedMessage,
            Self::NoFeed(_) => Reason::PartyUnknown,
            Self::Suspended(_) => Reason::PeerSuspended,
            Self::Outbox(error) => error.reason(),
        }
    }
}

/// What serving needs.
#[derive(Clone)]
pub(crate) struct Serve {
    pub(crate) outbox: Outbox,
    pub(crate) receipts: Arc<Receipts>,
    pub(crate) partners: Arc<Partners>,
    pub(crate) gossip: Arc<Gossip>,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) own_ledger: NoteKey,
    pub(crate) streams: Streams,
    pub(crate) stop: CancellationToken,
}

/// The newest stream of each peer. A peer has one: a further one takes its place, so that a peer cannot have its feed
/// read many times over, and one that comes back does not wait for its dead stream to be noticed.
#[derive(Clone, Default)]
pub(crate) struct Streams(Arc<Mutex<BTreeMap<Party, CancellationToken>>>);

impl Streams {
    /// Takes the place of the peer's stream; answers what ends the new one.
    fn take_place(&self, party: &Party, stop: &CancellationToken) -> CancellationToken {
        let place = stop.child_token();
        if let Some(before) = lock(&self.0).insert(party.clone(), place.clone()) {
            before.cancel();
        }
        place
    }
}

/// Where answers of a stream go.
pub(crate) type Answers = mpsc::Receiver<Result<pb::FollowResponse, Status>>;

/// Feed sizes by the size of the checkpoint that was sent.
type Sent = Arc<Mutex<BTreeMap<u64, u64>>>;

/// Serves the stream until the peer, its standing or the node ends it.
pub(crate) async fn serve_feed(
    serve: Serve,
    party: Party,
    mut requests: Streaming<pb::FollowRequest>,
) -> Result<Answers, Status> {
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
    let (slot, card) = standing(&serve.partners, &party).map_err(|error| refuse(&error))?;
    let keys = receipt_keys(&serve.own_ledger, &card)
        .map_err(|_| refuse(&ServeError::NoFeed(party.clone())))?;
    let place = serve.streams.take_place(&party, &serve.stop);
    let (say, answers) = mpsc::channel(MAX_IN_FLIGHT);
    let sent = Sent::default();
    let (answered, answers_seen) = watch::channel(start.feed_size);
    let cursor = Cursor {
        slot,
        seq: start.feed_size,
        checkpoint_size: start.checkpoint_size,
        head_sent: 0,
    };
    let sender = Sender {
        serve: serve.clone(),
        party: party.clone(),
        cursor,
        say,
        sent: Arc::clone(&sent),
        answered: answers_seen,
        awaited: None,
    };
    let receiver = Receiver {
        serve,
        party,
        slot,
        keys,
        sent,
        pace: Pace::default(),
        refused: 0,
        answered,
    };
    tokio::spawn(async move {
        // Whichever side ends first ends the stream.
        tokio::select! {
            () = sender.run() => {}
            () = receiver.run(requests) => {}
            () = place.cancelled() => {}
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

struct Sender {
    serve: Serve,
    party: Party,
    cursor: Cursor,
    say: mpsc::Sender<Result<pb::FollowResponse, Status>>,
    sent: Sent,
    /// Feed items that receipts on this stream cover.
    answered: watch::Receiver<u64>,
    /// Feed items that the peer was sent when it was sent all; none when that was answered or is not to be awaited.
    awaited: Option<u64>,
}

impl Sender {
    async fn run(mut self) {
        if let Err(error) = self.send_all().await {
            tracing::warn!(%error, peer.id = %self.party, "feed ends");
            if matches!(error, ServeError::Outbox(OutboxError::PeerAhead)) {
                let metrics = &self.serve.outbox.metrics;
                metrics.refused(&self.party, error.reason());
            }
            // The peer may be gone already; then it does not need to know.
            drop(self.say.send(Err(refused(&error))).await);
        }
    }

    async fn send_all(&mut self) -> Result<(), ServeError> {
        let mut heads = self.serve.outbox.ledger.watch();
        let mut changes = self.serve.partners.watch();
        let mut idle = tokio::time::interval(HEAD_EVERY);
        let mut gossip = tokio::time::interval(GOSSIP_EVERY);
        loop {
            self.until_answered().await;
            let head = Arc::clone(&heads.borrow_and_update());
            if !self.send_items(&head).await? {
                return Ok(());
            }
            tokio::select! {
                changed = heads.changed() => if changed.is_err() { return Ok(()) },
                changed = changes.changed() => {
                    if changed.is_err() { return Ok(()) }
                    standing(&self.serve.partners, &self.party)?;
                }
                _ = idle.tick() => if !self.send_batch(&head).await? { return Ok(()) },
                _ = gossip.tick() => {
                    let views = Say::Views(self.serve.gossip.views());
                    if !self.say(views).await { return Ok(()) }
                }
                () = self.serve.stop.cancelled() => return Ok(()),
                () = self.say.closed() => return Ok(()),
            }
        }
    }

    /// Waits for the receipt over what was sent last, for a while.
    async fn until_answered(&mut self) {
        let Some(items) = self.awaited.take() else {
            return;
        };
        let answer = self.answered.wait_for(|answered| *answered >= items);
        if tokio::time::timeout(ANSWER_WAIT, answer).await.is_err() {
            tracing::debug!(peer.id = %self.party, "no answer yet; the feed goes on");
        }
    }

    /// Sends whatever items there are under a head; false when the peer is gone.
    async fn send_items(&mut self, head: &Arc<Head>) -> Result<bool, ServeError> {
        while self.has_items(head) {
            // A backlog can take long; a suspension does not wait for its end.
            standing(&self.serve.partners, &self.party)?;
            if !self.send_batch(head).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn has_items(&self, head: &Head) -> bool {
        self.has_items_from(self.cursor.seq, head)
    }

    fn has_items_from(&self, seq: u64, head: &Head) -> bool {
        let feed = head.feeds.get(&self.cursor.slot);
        feed.is_some_and(|feed| feed.head.size > seq)
    }

    /// Sends the next batch, if there is one; false when the peer is gone.
    async fn send_batch(&mut self, head: &Arc<Head>) -> Result<bool, ServeError> {
        let (outbox, party, cursor) = (self.serve.outbox.clone(), self.party.clone(), self.cursor);
        let under = Arc::clone(head);
        let made = tokio::task::spawn_blocking(move || {
            let next = outbox.next(&party, cursor, &under)?;
            Ok::<_, OutboxError>(next.map(|(batch, cursor)| (feed_batch_to_pb(batch), cursor)))
        });
        let Ok(made) = made.await else {
            return Ok(false);
        };
        let Some((batch, cursor)) = made? else {
            return Ok(true);
        };
        self.remember(head);
        if !self.say(Say::Batch(Box::new(batch))).await {
            return Ok(false);
        }
        self.awaited = (cursor.seq > self.cursor.seq && !self.has_items_from(cursor.seq, head))
            .then_some(cursor.seq);
        self.cursor = cursor;
        self.serve.receipts.sent(cursor.slot, cursor.seq);
        Ok(true)
    }

    /// Remembers a head before it is sent, so that no receipt can come too early.
    fn remember(&self, head: &Head) {
        let Some(feed) = head.feeds.get(&self.cursor.slot) else {
            return;
        };
        let mut sent = lock(&self.sent);
        sent.insert(head.size, feed.head.size);
        while sent.len() > MAX_HEADS {
            sent.pop_first();
        }
    }

    async fn say(&self, message: Say) -> bool {
        self.say
            .send(Ok(pb::FollowResponse {
                message: Some(message),
            }))
            .await
            .is_ok()
    }
}

struct Receiver {
    serve: Serve,
    party: Party,
    slot: u64,
    keys: ReceiptKeys,
    sent: Sent,
    pace: Pace,
    refused: u32,
    answered: watch::Sender<u64>,
}

impl Receiver {
    async fn run(mut self, mut requests: Streaming<pb::FollowRequest>) {
        while self.refused < MAX_REFUSED {
            match requests.message().await {
                Ok(Some(request)) => self.hear(request),
                Ok(None) => return,
                Err(status) => {
                    if let Some(reason) = unreadable(&status) {
                        self.refuse(reason);
                    }
                    tracing::debug!(peer.id = %self.party, code = ?status.code(), "stream ended");
                    return;
                }
            }
        }
    }

    fn hear(&mut self, request: pb::FollowRequest) {
        match request.message {
            Some(Heard::Receipt(receipt)) => self.receipt(&receipt),
            Some(Heard::Views(views)) => {
                if self.pace.is_due() {
                    self.serve.gossip.compare(&views);
                }
            }
            Some(Heard::Start(_)) | None => self.refuse(Reason::UnexpectedMessage),
        }
    }

    fn receipt(&mut self, receipt: &pb::Receipt) {
        let now = self.serve.outbox.clock.now();
        let taken = self.serve.receipts.take(
            self.slot,
            &receipt.note,
            receipt.feed_size,
            &self.keys,
            &lock(&self.sent),
            now,
        );
        match taken {
            Ok(Some(size)) => {
                self.answered.send_replace(size);
                let receipt = Hash::of(&[&receipt.note]);
                self.serve.outbox.ledger.acknowledge(self.slot, receipt);
                self.serve.outbox.metrics.receipted(&self.party, size);
            }
            Ok(None) => {}
            Err(error) => {
                tracing::warn!(%error, peer.id = %self.party, "receipt refused");
                self.refuse(error.reason());
            }
        }
    }

    fn refuse(&mut self, reason: Reason) {
        self.refused += 1;
        tracing::warn!(peer.id = %self.party, refusal.reason = %reason, "message refused");
        self.serve.outbox.metrics.refused(&self.party, reason);
    }
}

/// Whether a peer was told a body's hash in a media section, and policy still lets it have it.
pub(crate) fn may_have_body(serve: &Serve, party: &Party, sha256: &[u8; 32]) -> bool {
    let Ok((slot, _)) = standing(&serve.partners, party) else {
        return false;
    };
    let own = serve.partners.policies().own().to_string();
    let filter = Filter {
        origin: Some(own),
        identifier: Some(media_key(sha256)),
        ..Filter::default()
    };
    let Ok(page) = serve.lookup.index().list(&filter, None, MAX_PAGE) else {
        return false;
    };
    page.entries.iter().any(|entry| {
        let Ok(record) = serve.outbox.ledger.record(entry.location.ledger_index) else {
            return false;
        };
        let Some(told) = record.disposition(slot) else {
            return false;
        };
        let media = SectionSet::EMPTY.with(Section::Media);
        let bits = u16::try_from(told.disclosed).unwrap_or_default();
        let disclosed = SectionSet::from_bits(bits);
        disclosed.contains(Section::Media) && serve.outbox.lets_go(party, &record, media) == media
    })
}

//! Serving a peer its own feed on one stream, and taking what it says about it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use ntc_core::identity::card::NodeCard;
use ntc_core::ledger::note::NoteKey;
use ntc_core::ledger::tree::root_at;
use ntc_core::party::Party;
use ntc_core::reason::{Reason, Reasoned};
use ntc_core::section::{Section, SectionSet};
use ntc_core::sync::receipt::{Expected, InvalidReceipt, Receipt};
use ntc_core::sync::serving::{
    AdoptError, Answer, FollowerFault, Next, Serving, Start, StartFault, StatesPart,
};
use ntc_core::time::Timestamp;
use ntc_core::wire::exchange::{self, InvalidMessage, feed_batch_to_pb};
use ntc_proto::v1 as pb;
use ntc_proto::v1::follow_request::Message as Heard;
use ntc_proto::v1::follow_response::Message as Say;
use thiserror::Error;
use tokio::sync::mpsc;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tonic::{Status, Streaming};

use super::follow::unreadable;
use super::gossip::{Gossip, Talk};
use super::receipt_keys;
use super::status::Statuses;
use super::waiting::Waiting;
use crate::chain::Head;
use crate::lock::lock;
use crate::lookup::{Lookup, media_key};
use crate::outbox::{
    Cursor, Made, NoReceipt, Outbox, OutboxError, OwnFeed, ReceiptKeys, Receipts, ReceiptsError,
    open_receipt,
};
use crate::partners::Partners;
use crate::status::Refused;
use crate::store::column::ColumnError;
use crate::store::index::{Filter, MAX_PAGE};
use crate::tls::{Allowance, Use};

/// Messages on their way to one peer; more are made when it has taken these.
const MAX_IN_FLIGHT: usize = 2;
/// Refused messages after which a stream is ended.
const MAX_REFUSED: u32 = 64;
/// Signatures that a receipt is checked with.
const RECEIPT_SIGNATURES: usize = 3;

/// Why a stream ends.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum ServeError {
    /// The first message is not a start.
    #[error("the first message of a stream is where the follower stands")]
    #[reason(UnexpectedMessage)]
    NoStart,
    /// The first message does not have its form.
    #[error(transparent)]
    #[reason(inner)]
    Message(#[from] InvalidMessage),
    /// The peer has no feed here.
    #[error("this node has no feed for {0}")]
    #[reason(PartyUnknown)]
    NoFeed(Party),
    /// The peer is suspended.
    #[error("{0} is suspended here")]
    #[reason(PeerSuspended)]
    Suspended(Party),
    /// One of the two lost its end.
    #[error(transparent)]
    #[reason(inner)]
    Start(#[from] StartFault),
    /// The feed cannot be read, or the peer is ahead of it.
    #[error(transparent)]
    #[reason(inner)]
    Outbox(#[from] OutboxError),
    /// What the peer does cannot be noted.
    #[error(transparent)]
    #[reason(inner)]
    Receipts(#[from] ReceiptsError),
    /// The peer told something that cannot be.
    #[error(transparent)]
    #[reason(inner)]
    Follower(#[from] FollowerFault),
    /// Work ended badly inside the node.
    #[error("the node failed inside; see its log")]
    #[reason(Internal)]
    Inside,
}

impl From<ColumnError> for ServeError {
    fn from(error: ColumnError) -> Self {
        OutboxError::from(error).into()
    }
}

impl From<AdoptError<ColumnError>> for ServeError {
    fn from(error: AdoptError<ColumnError>) -> Self {
        match error {
            AdoptError::Follower(fault) => fault.into(),
            AdoptError::Feed(error) => error.into(),
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
    pub(crate) statuses: Statuses,
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

/// Serves the stream until the peer, its standing or the node ends it.
pub(crate) async fn serve_feed(
    serve: Serve,
    (party, allowance): (Party, Arc<Allowance>),
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
    let place = serve.streams.take_place(&party, &serve.stop);
    let begun = Stream::begin(serve.clone(), party.clone(), allowance, &start).await;
    let (mut stream, differ) = begun.map_err(|error| refuse(&error))?;
    let (say, answers) = mpsc::channel(MAX_IN_FLIGHT);
    tokio::spawn(async move {
        let outcome = tokio::select! {
            outcome = stream.run(&say, requests, differ) => outcome,
            () = place.cancelled() => Ok(()),
        };
        if let Err(error) = outcome {
            tracing::warn!(%error, peer.id = %stream.party, "feed ends");
            stream.count(error.reason());
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

/// One stream: the pure session, and what drives it.
struct Stream {
    serve: Serve,
    party: Party,
    allowance: Arc<Allowance>,
    keys: ReceiptKeys,
    cursor: Cursor,
    serving: Serving,
    talk: Talk,
    began: Instant,
    refused: u32,
    /// Items that were sent on earlier streams: sending them again is charged to the peer.
    sent_before: u64,
}

impl Stream {
    /// Begins a stream where the peer says that it stands. With a second value the two trees differ from there on.
    async fn begin(
        serve: Serve,
        party: Party,
        allowance: Arc<Allowance>,
        message: &pb::FollowStart,
    ) -> Result<(Self, Option<u64>), ServeError> {
        let (start, held, their_now) = exchange::start(message)?;
        let now = serve.outbox.clock.now();
        serve.statuses.clock(&party, their_now, now);
        let (slot, card) = standing(&serve.partners, &party)?;
        let keys = receipt_keys(&serve.own_ledger, &card)
            .map_err(|_| ServeError::NoFeed(party.clone()))?;
        let cursor = Cursor {
            slot,
            seq: start.feed_size,
            held,
            based: 0,
            shown: 0,
        };
        let opened = {
            let (serve, party) = (serve.clone(), party.clone());
            tokio::task::spawn_blocking(move || open(&serve, &party, slot, &start, now))
        };
        let (serving, differ, sent_before) = opened.await.map_err(|_| ServeError::Inside)??;
        let stream = Self {
            serve,
            party,
            allowance,
            keys,
            cursor,
            serving,
            talk: Talk::default(),
            began: Instant::now(),
            refused: 0,
            sent_before,
        };
        Ok((stream, differ))
    }

    async fn run(
        &mut self,
        say: &mpsc::Sender<Result<pb::FollowResponse, Status>>,
        mut requests: Streaming<pb::FollowRequest>,
        differ: Option<u64>,
    ) -> Result<(), ServeError> {
        let mut heads = self.serve.outbox.ledger.watch();
        let mut changes = self.serve.partners.watch();
        let mut waiting = Waiting::default();
        if let Some(from) = differ {
            // The head goes first: when the feed itself is another one, the peer finds it out by the proofs.
            let head = self.serve.outbox.ledger.head();
            if let Some(head) = self.make(Next::Head, &head).await? {
                drop(
                    say.send(Ok(pb::FollowResponse {
                        message: Some(head),
                    }))
                    .await,
                );
            }
            waiting.add(Say::Differ(pb::Differ { from }));
        }
        while self.refused < MAX_REFUSED {
            let head = Arc::clone(&heads.borrow_and_update());
            let until = if waiting.is_empty() {
                match self.next(&head) {
                    Next::End => return Err(FollowerFault::Unsettled.into()),
                    Next::Wait(until) => Some(self.began + until),
                    step @ (Next::Items | Next::Head | Next::Views) => {
                        let made = self.make(step, &head).await?;
                        made.into_iter().for_each(|message| waiting.add(message));
                        continue;
                    }
                }
            } else {
                None
            };
            tokio::select! {
                place = say.reserve(), if !waiting.is_empty() => {
                    let (Ok(place), Some(message)) = (place, waiting.take()) else {
                        return Ok(());
                    };
                    place.send(Ok(pb::FollowResponse { message: Some(message) }));
                }
                request = requests.message() => match self.hear(request).await? {
                    Some(answer) => answer.into_iter().for_each(|message| waiting.add(message)),
                    None => return Ok(()),
                },
                changed = heads.changed() => if changed.is_err() { return Ok(()) },
                changed = changes.changed() => {
                    if changed.is_err() { return Ok(()) }
                    standing(&self.serve.partners, &self.party)?;
                }
                () = sleep_until(until) => {}
                () = say.closed() => return Ok(()),
            }
        }
        Ok(())
    }

    fn next(&mut self, head: &Head) -> Next {
        let published = published(head, self.cursor.slot);
        let new_head = head.published.is_some() && self.cursor.shown != head.size;
        self.serving.next(self.began.elapsed(), published, new_head)
    }

    /// What a step sends; nothing when there is nothing after all.
    async fn make(&mut self, step: Next, head: &Arc<Head>) -> Result<Option<Say>, ServeError> {
        if step == Next::Views {
            return Ok(self.serve.gossip.views(&self.talk).map(Say::Views));
        }
        // A backlog can take long; a suspension does not wait for its end.
        standing(&self.serve.partners, &self.party)?;
        let (outbox, party) = (self.serve.outbox.clone(), self.party.clone());
        let (under, at) = (Arc::clone(head), (self.serving.stream(), self.cursor));
        let with_items = step == Next::Items;
        let made = tokio::task::spawn_blocking(move || {
            let made = match outbox.next(&party, at, (&under, with_items)) {
                // The newest head is looked at before the next step.
                Err(OutboxError::HeadTooOld) => None,
                made => made?,
            };
            let Some(Made { batch, cursor }) = made else {
                return Ok::<_, OutboxError>(None);
            };
            let states: Vec<_> = batch.deliveries.iter().map(|d| (d.item, d.state)).collect();
            Ok(Some((feed_batch_to_pb(batch), states, cursor)))
        });
        let made = made.await.map_err(|_| ServeError::Inside)??;
        let Some((batch, states, cursor)) = made else {
            return Ok(None);
        };
        if self.cursor.seq < self.sent_before {
            let bytes = batch.chain.len() + batch.bodies.iter().map(Vec::len).sum::<usize>();
            self.allowance.spend(Use::RepeatedByte, bytes).await;
        }
        let states = states.iter().map(|(item, state)| (item, state));
        let published = published(head, cursor.slot);
        self.serving.sent(states, published, self.began.elapsed());
        self.cursor = cursor;
        let standing = self.serve.receipts.slot(cursor.slot);
        lock(&standing).note_delivered(cursor.seq);
        Ok(Some(Say::Batch(batch)))
    }

    /// Takes what the peer says; none when it said that it ends, else what is to be answered, if anything.
    async fn hear(
        &mut self,
        request: Result<Option<pb::FollowRequest>, Status>,
    ) -> Result<Option<Option<Say>>, ServeError> {
        let message = match request {
            Ok(Some(request)) => request.message,
            Ok(None) => return Ok(None),
            Err(status) => {
                unreadable(&status)
                    .into_iter()
                    .for_each(|reason| self.refuse(reason));
                tracing::debug!(peer.id = %self.party, code = ?status.code(), "stream ended");
                return Ok(None);
            }
        };
        match message {
            Some(Heard::Receipt(receipt)) => return self.receipt(receipt).await.map(Some),
            Some(Heard::States(states)) => match exchange::states(&states) {
                Ok(part) => self.adopt(part).await?,
                Err(error) => self.refuse(error.reason()),
            },
            Some(Heard::Judgements(judgements)) => match exchange::judgements(&judgements) {
                Ok(judgements) => {
                    let standing = self.serve.receipts.slot(self.cursor.slot);
                    lock(&standing).judged(&judgements);
                }
                Err(error) => self.refuse(error.reason()),
            },
            Some(Heard::Views(views)) => {
                let now = self.began.elapsed();
                if self.serve.gossip.hear(&mut self.talk, &views, now) {
                    let views = self.serve.gossip.views(&self.talk);
                    return Ok(Some(views.map(Say::Views)));
                }
            }
            Some(Heard::Start(_)) | None => self.refuse(Reason::UnexpectedMessage),
        }
        Ok(Some(None))
    }

    async fn receipt(&mut self, message: pb::Receipt) -> Result<Option<Say>, ServeError> {
        self.allowance
            .spend(Use::Signature, RECEIPT_SIGNATURES)
            .await;
        let (serve, party) = (self.serve.clone(), self.party.clone());
        let (slot, keys) = (self.cursor.slot, self.keys.clone());
        let checked = tokio::task::spawn_blocking(move || {
            let checked = check(&serve, &party, (slot, &keys), &message);
            (checked, message)
        });
        let (checked, message) = checked.await.map_err(|_| ServeError::Inside)?;
        let receipt = match checked {
            Ok(Some((receipt, ahead))) => {
                if ahead {
                    let now = self.serve.outbox.clock.now();
                    self.serve.statuses.clock(&self.party, receipt.time(), now);
                }
                receipt
            }
            // A witness line alone says that the history is consistent; it covers no feed.
            Ok(None) => return Ok(None),
            Err(error) => {
                tracing::warn!(%error, peer.id = %self.party, "receipt refused");
                self.refuse(error.reason());
                return Ok(None);
            }
        };
        let place = self.serve.receipts.slot(slot);
        let mut standing = lock(&place);
        let size = receipt.feed_size;
        let hash = receipt.hash();
        match self.serving.receipt(standing.sent(), receipt) {
            Ok(Answer::Nothing) => {}
            Ok(Answer::Agreed(event, tree)) => {
                let now = self.serve.outbox.clock.now();
                let held = standing.holds_between(size);
                self.serve
                    .receipts
                    .receipted(slot, &mut standing, (event, &message), now)?;
                standing.agree(tree);
                drop(standing);
                self.serve.outbox.ledger.acknowledge(slot, hash);
                self.serve.outbox.metrics.receipted(&self.party, size);
                if held {
                    // Policy may have changed since these items were sent.
                    self.serve.partners.look_again();
                }
            }
            Ok(Answer::Differ(from)) => {
                tracing::error!(peer.id = %self.party, from, "peer was shown something else than this node has");
                return Ok(Some(Say::Differ(pb::Differ { from })));
            }
            Err(error @ FollowerFault::Contradiction(_)) => return Err(error.into()),
            Err(error) => {
                drop(standing);
                tracing::warn!(%error, peer.id = %self.party, "receipt refused");
                self.refuse(error.reason());
            }
        }
        Ok(None)
    }

    /// Takes the peer's states in place of this node's. They are charged to the peer: each becomes durable here.
    async fn adopt(&mut self, part: StatesPart) -> Result<(), ServeError> {
        self.allowance
            .spend(Use::AdoptedState, part.states.len())
            .await;
        let (serve, party) = (self.serve.clone(), self.party.clone());
        let (slot, mut serving) = (self.cursor.slot, self.serving.clone());
        let adopted = tokio::task::spawn_blocking(move || {
            adopt(&serve, &party, slot, (&mut serving, part)).map(|()| serving)
        });
        self.serving = adopted.await.map_err(|_| ServeError::Inside)??;
        Ok(())
    }

    fn refuse(&mut self, reason: Reason) {
        self.refused += 1;
        tracing::warn!(peer.id = %self.party, refusal.reason = %reason, "message refused");
        self.count(reason);
    }

    fn count(&self, reason: Reason) {
        self.serve.outbox.metrics.refused(&self.party, reason);
    }
}

async fn sleep_until(until: Option<Instant>) {
    match until {
        Some(until) => tokio::time::sleep_until(until).await,
        None => std::future::pending().await,
    }
}

/// Items of a feed under a head.
fn published(head: &Head, slot: u64) -> u64 {
    head.feeds.get(&slot).map_or(0, |feed| feed.head.size)
}

/// Begins the pure session: with what became durable of it, the position from which trees differ, and how far the feed
/// was sent before.
fn open(
    serve: &Serve,
    party: &Party,
    slot: u64,
    start: &Start,
    now: Timestamp,
) -> Result<(Serving, Option<u64>, u64), ServeError> {
    let head = serve.outbox.ledger.head();
    let feed = head.feeds.get(&slot);
    let feed = feed.ok_or_else(|| ServeError::NoFeed(party.clone()))?;
    let items = OwnFeed(&feed.reader);
    let place = serve.receipts.slot(slot);
    let mut standing = lock(&place);
    standing.settle(&items)?;
    if let Some(event) = Serving::before(standing.sent(), start, feed.head.size)? {
        serve.receipts.began(slot, &mut standing, event, now)?;
    }
    let sent_before = standing.delivered();
    let (serving, differ) = Serving::begin(standing.sent_mut(), start, &items)?;
    Ok((serving, differ, sent_before))
}

/// Takes a part of the peer's states; with the last one they are durable, and the stream goes on from them.
fn adopt(
    serve: &Serve,
    party: &Party,
    slot: u64,
    (serving, part): (&mut Serving, StatesPart),
) -> Result<(), ServeError> {
    let head = serve.outbox.ledger.head();
    let feed = head.feeds.get(&slot);
    let feed = feed.ok_or_else(|| ServeError::NoFeed(party.clone()))?;
    let place = serve.receipts.slot(slot);
    let mut standing = lock(&place);
    let told = serving.states(standing.sent(), part, &OwnFeed(&feed.reader))?;
    let Some((event, tree)) = told else {
        return Ok(());
    };
    let now = serve.outbox.clock.now();
    serve.receipts.began(slot, &mut standing, event, now)?;
    if let Some(difference) = standing.difference() {
        tracing::error!(
            peer.id = %party, seq = difference.seq,
            "the peer's account of what it was shown was taken in place of this node's"
        );
    }
    serving.settled(standing.sent_mut(), tree);
    Ok(())
}

/// Checks a receipt against all that this node knows but the shown tree, and tells whether the peer's clock runs ahead.
fn check(
    serve: &Serve,
    party: &Party,
    (slot, keys): (u64, &ReceiptKeys),
    message: &pb::Receipt,
) -> Result<Option<(Receipt, bool)>, NoReceipt> {
    let head = serve.outbox.ledger.head();
    let (witnessed, statement) = open_receipt(message, keys)?;
    let root = |size: u64| {
        let within = size > 0 && size <= head.size;
        within.then(|| root_at(&head.hashes, size).ok()).flatten()
    };
    if root(witnessed.size()) != Some(*witnessed.root()) {
        return Err(InvalidReceipt::Root("witnessed").into());
    }
    let Some(receipt) = statement else {
        return Ok(None);
    };
    let feed = head.feeds.get(&slot);
    let feed_root = feed
        .filter(|feed| receipt.feed_size <= feed.head.size)
        .and_then(|feed| root_at(&feed.reader.hashes, receipt.feed_size).ok());
    let feeds_time = serve
        .outbox
        .ledger
        .records()
        .feeds_time(receipt.checkpoint_size);
    let stated_size = lock(&serve.receipts.slot(slot)).sent().stated_size();
    let expected = Expected {
        origin: serve.own_ledger.name(),
        follower: party,
        follower_ledger: &keys.follower_ledger,
        stated_size,
        feed_root,
        checkpoint_root: feeds_time.and_then(|_| root(receipt.checkpoint_size)),
        feeds_time: feeds_time.unwrap_or_default(),
    };
    let ahead = receipt.check(&expected, serve.outbox.clock.now())?;
    Ok(Some((receipt, ahead)))
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
        disclosed.contains(Section::Media)
            && serve.outbox.lets_go(party, &record, media) == Some(media)
    })
}

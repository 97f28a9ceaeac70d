//! A peer that lies about what it received, or floods, is refused by name and believed nothing, and nobody waits.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::StreamExt as _;
use ntc_core::envelope::{PublicKey, Sign};
use ntc_core::identity::card::{KeyRole, NodeCard};
use ntc_core::ledger::checkpoint::SignedCheckpoint;
use ntc_core::ledger::cosign::cosign;
use ntc_core::ledger::entry::KeyOperation;
use ntc_core::ledger::feed::FeedItem;
use ntc_core::ledger::leaf;
use ntc_core::ledger::note::NoteKey;
use ntc_core::ledger::state::DeliveryState;
use ntc_core::ledger::tree::{Frontier, empty_root};
use ntc_core::reason::Reason;
use ntc_core::sync::receipt::{MAX_RECEIPT_SECS, Receipt};
use ntc_core::sync::renewal::NEW_REPLICAS;
use ntc_core::sync::replica::ReplicaId;
use ntc_core::time::Timestamp;
use ntc_node::app::Ports;
use ntc_node::identity::keys::SigningKeys;
use ntc_node::peer::TWICE;
use ntc_node::ports::{Clock, SystemClock};
use ntc_proto::node::v1::ProposeRequest;
use ntc_proto::v1 as pb;
use ntc_proto::v1::follow_request::Message as Say;
use ntc_proto::v1::follow_response::Message as Heard;
use ntc_tests::federation::share_all;
use ntc_tests::rogue::{self, History, Rogue};
use ntc_tests::{Federation, TestNode, reason, runbook, until};
use prost::Message as _;
use tokio::sync::mpsc;
use tokio_stream::wrappers::UnboundedReceiverStream;
use tonic::{Status, Streaming};

const ROGUE: &str = "TR/customs";
const REPLICA: [u8; 16] = [7; 16];

fn message(message: Say) -> Vec<u8> {
    let message = Some(message);
    pb::FollowRequest { message }.encode_to_vec()
}

fn start(feed_size: u64) -> Vec<u8> {
    start_as(REPLICA, feed_size)
}

fn start_as(replica: [u8; 16], feed_size: u64) -> Vec<u8> {
    message(Say::Start(pb::FollowStart {
        feed_size,
        replica: replica.to_vec(),
        shown_root: empty_root().as_bytes().to_vec(),
        ..pb::FollowStart::default()
    }))
}

/// A stream on which the rogue follows a node.
struct Stream {
    say: mpsc::UnboundedSender<Vec<u8>>,
    heard: Streaming<Vec<u8>>,
}

impl Stream {
    async fn open(rogue: &Rogue, card: &NodeCard, first: Vec<u8>) -> Result<Self, Status> {
        let (say, said) = mpsc::unbounded_channel();
        say.send(first).expect("an open stream");
        let heard = rogue
            .follow(card, UnboundedReceiverStream::new(said))
            .await?;
        Ok(Self { say, heard })
    }

    fn say(&self, message: Vec<u8>) {
        // A stream that the node ended takes nothing more.
        drop(self.say.send(message));
    }

    /// The first batch with a head that comes.
    async fn batch(&mut self) -> Sent {
        loop {
            let message = self.heard.message().await.expect("a message");
            let message = pb::FollowResponse::decode(&*message.expect("a message"));
            if let Some(Heard::Batch(batch)) = message.expect("a response").message {
                let chain = pb::FeedChain::decode(&*batch.chain).expect("a chain");
                if let Some(head) = chain.head {
                    return Sent {
                        head,
                        deliveries: chain.deliveries,
                    };
                }
            }
        }
    }

    async fn ended(mut self) {
        while let Ok(Some(_)) = self.heard.message().await {}
    }
}

/// What a node sent.
struct Sent {
    head: pb::FeedHead,
    deliveries: Vec<pb::Delivery>,
}

/// A receipt for the first items sent, by the keys of these roles under the names of witness and receipt; bent.
fn receipt(
    rogue: &Rogue,
    of: &NodeCard,
    sent: &Sent,
    [witness, received]: [KeyRole; 2],
    bend: impl FnOnce(&mut Receipt),
) -> Vec<u8> {
    let keys = SigningKeys::load(&rogue.files.settings().layout).expect("keys");
    let key = |role| -> &dyn Sign {
        match role {
            KeyRole::Author => keys.author(),
            KeyRole::Ledger => keys.ledger(),
            KeyRole::Witness => keys.witness(),
            KeyRole::Receipt => keys.receipt(),
        }
    };
    let ledger = PublicKey::from_bytes(&of.keys().ledger).expect("a key");
    let ledger = NoteKey::note(of.origin(), ledger);
    let note = &sent.head.checkpoint;
    let mut checkpoint = SignedCheckpoint::open(note, &ledger).expect("a checkpoint");
    let card = &rogue.files.card;
    let (domain, party) = (card.domain(), card.party());
    let now = SystemClock.now();
    let (mut feed, mut shown) = (Frontier::new(), Frontier::new());
    for delivery in &sent.deliveries {
        let item = FeedItem::decode(&delivery.item).expect("an item");
        let state = DeliveryState::decode(&delivery.state, &item).expect("a state");
        feed.push_only(item.leaf());
        shown.push_only(leaf::shown(&item.encode(), &state.encode()));
    }
    let mut statement = Receipt {
        origin: of.origin(),
        follower: party.clone(),
        follower_ledger: card.origin(),
        follower_size: 1,
        replica: ReplicaId::from_bytes(REPLICA),
        feed_size: feed.size(),
        feed_root: feed.root(),
        shown_root: shown.root(),
        checkpoint_size: checkpoint.size(),
        checkpoint_root: *checkpoint.root(),
        seconds: now.as_secs() + 1,
    };
    bend(&mut statement);
    let name = domain.receipt_name(party);
    let statement = statement.sign(&name, key(received)).expect("a signature");
    let name = domain.witness_name(party);
    cosign(&mut checkpoint, &name, key(witness), now).expect("a signature");
    message(Say::Receipt(pb::Receipt {
        checkpoint: checkpoint.render(),
        statement,
    }))
}

/// A receipt that holds, with lines of nobody in the note of its checkpoint: all of it would be kept for good.
fn padded(receipt: &[u8]) -> Vec<u8> {
    let request = pb::FollowRequest::decode(receipt).expect("a request");
    let said = request.message.and_then(|said| match said {
        Say::Receipt(receipt) => Some(receipt),
        Say::Start(_) | Say::States(_) | Say::Views(_) | Say::Judgements(_) | Say::InForce(_) => {
            None
        }
    });
    let mut receipt = said.expect("a receipt");
    for n in 0..64 {
        let signature = "A".repeat(200);
        let line = format!("\u{2014} nobody{n} {signature}\n");
        receipt.checkpoint.extend(line.into_bytes());
    }
    message(Say::Receipt(receipt))
}

const OWN: [KeyRole; 2] = [KeyRole::Witness, KeyRole::Receipt];

async fn until_refused(node: &TestNode, reason: Reason, times: u64) {
    until(&format!("{times} refusals as {reason}"), || async {
        rogue::refused(node, ROGUE, reason) == times
    })
    .await;
}

/// A node with one item in the feed of a rogue that it enrolled and that serves nothing.
async fn with_feed() -> (TestNode, Rogue) {
    let az = TestNode::start("AZ/customs").await;
    let rogue = Rogue::make(ROGUE, &[&az.files.card]);
    az.enrol(&rogue.files.card).await;
    propose(&az, "first").await;
    (az, rogue)
}

async fn propose(az: &TestNode, id: &str) {
    let document = share_all(id, &["AZ/customs", ROGUE]).into_bytes();
    let request = ProposeRequest { document };
    az.agreements().propose(request).await.expect("a proposal");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_covers_only_what_was_sent_and_only_by_the_keys_of_the_card() {
    let (mut az, rogue) = with_feed().await;
    let card = az.files.card.clone();
    propose(&az, "second").await;
    let mut stream = Stream::open(&rogue, &card, start(0))
        .await
        .expect("a stream");
    let sent = stream.batch().await;
    assert_eq!(sent.deliveries.len(), 2);
    let by = |keys, bend: &dyn Fn(&mut Receipt)| receipt(&rogue, &card, &sent, keys, bend);
    let other = leaf::item(&[9; 43]);
    let lies = [
        (by(OWN, &|r| r.feed_size = 1), Reason::FeedMismatch),
        (by(OWN, &|r| r.feed_size = 3), Reason::UnexpectedMessage),
        (by(OWN, &|r| r.feed_root = other), Reason::FeedMismatch),
        (
            by(OWN, &|r| r.checkpoint_root = other),
            Reason::FeedMismatch,
        ),
        (
            by(OWN, &|r| r.checkpoint_size -= 1),
            Reason::UnexpectedMessage,
        ),
        (by(OWN, &|r| r.origin.push('1')), Reason::WrongOrigin),
        (
            by(OWN, &|r| r.follower_ledger.push('1')),
            Reason::WrongOrigin,
        ),
        (
            by(OWN, &|r| r.replica = ReplicaId::from_bytes([8; 16])),
            Reason::WrongOrigin,
        ),
        (by(OWN, &|r| r.follower_size = u64::MAX), Reason::Malformed),
        (by(OWN, &|r| r.seconds = 5), Reason::TimeInFuture),
        (
            by(OWN, &|r| r.seconds = MAX_RECEIPT_SECS + 1),
            Reason::TimeInFuture,
        ),
        (
            by([KeyRole::Author, KeyRole::Receipt], &|_| ()),
            Reason::BadSignature,
        ),
        (
            by([KeyRole::Witness, KeyRole::Author], &|_| ()),
            Reason::BadSignature,
        ),
        (
            message(Say::Receipt(pb::Receipt {
                checkpoint: sent.head.checkpoint.clone(),
                statement: Vec::new(),
            })),
            Reason::BadSignature,
        ),
        (padded(&by(OWN, &|_| ())), Reason::TooLarge),
        (start(0), Reason::UnexpectedMessage),
        (
            message(Say::States(pb::States {
                root: vec![0; 31],
                ..pb::States::default()
            })),
            Reason::Malformed,
        ),
        (
            pb::FollowRequest::default().encode_to_vec(),
            Reason::UnexpectedMessage,
        ),
    ];
    let mut times = std::collections::BTreeMap::new();
    for (lie, reason) in lies {
        stream.say(lie);
        let count = times.entry(reason).or_insert(0);
        *count += 1;
        until_refused(&az, reason, *count).await;
        assert_eq!(az.peer(ROGUE).await.receipted, 0);
    }
    let honest = by(OWN, &|_| ());
    for message in [honest.clone(), honest] {
        stream.say(message);
        until("the receipt", || async {
            az.peer(ROGUE).await.receipted == 2
        })
        .await;
    }
    stream.say(vec![0xff; 9]);
    until_refused(&az, Reason::Malformed, 3).await;
    assert_eq!(az.peer(ROGUE).await.receipted, 2);
    az.stop().await;
}

/// A clock that stands.
struct Stands(Timestamp);

impl Clock for Stands {
    fn now(&self) -> Timestamp {
        self.0
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_of_a_clock_that_is_fast_is_kept_and_told_and_one_older_than_its_head_is_refused()
{
    // Behind the begin of every certificate.
    let now = SystemClock.now().plus(Duration::from_secs(60));
    let ports = Ports {
        clock: Arc::new(Stands(now)),
        ..Ports::system()
    };
    let mut az = TestNode::start_with("AZ/customs", &ports).await;
    let rogue = Rogue::make(ROGUE, &[&az.files.card]);
    az.enrol(&rogue.files.card).await;
    propose(&az, "first").await;
    let card = az.files.card.clone();
    let first = message(Say::Start(pb::FollowStart {
        replica: REPLICA.to_vec(),
        shown_root: empty_root().as_bytes().to_vec(),
        now_ms: now.as_millis(),
        ..pb::FollowStart::default()
    }));
    let stream = Stream::open(&rogue, &card, first).await;
    let mut stream = stream.expect("a stream");
    let mut sent = stream.batch().await;
    let at = |sent: &Sent, seconds| receipt(&rogue, &card, sent, OWN, |r| r.seconds = seconds);
    let warned = async |az: &TestNode| {
        let warnings = az.status().await.warnings;
        warnings.iter().any(|it| it.code == "peer_clock")
    };
    // The head was signed in this second.
    stream.say(at(&sent, now.as_secs() - 1));
    until_refused(&az, Reason::TimeInFuture, 1).await;
    assert_eq!(az.peer(ROGUE).await.receipted, 0);
    stream.say(at(&sent, now.as_secs() + 300));
    until("the first receipt", || async {
        az.peer(ROGUE).await.receipted == 1
    })
    .await;
    assert_eq!(az.peer(ROGUE).await.clock_ahead_ms, Some(0));
    assert!(!warned(&az).await, "five minutes are allowed");

    propose(&az, "second").await;
    let next = stream.batch().await;
    sent.head = next.head;
    sent.deliveries.extend(next.deliveries);
    stream.say(at(&sent, now.as_secs() + 301));
    until("the second receipt", || async {
        az.peer(ROGUE).await.receipted == 2
    })
    .await;
    let ahead = az.peer(ROGUE).await.clock_ahead_ms.expect("a clock");
    assert!((300_001..=301_000).contains(&ahead), "{ahead}");
    assert!(warned(&az).await);
    assert_eq!(rogue::refused(&az, ROGUE, Reason::TimeInFuture), 1);
    // It is in the journal like any other.
    drop(stream);
    az.stop().await;
    az.restart_with(&ports).await;
    assert_eq!(az.peer(ROGUE).await.receipted, 2);
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_that_comes_with_another_replica_each_time_is_taken_a_few_times_and_told_to_wait()
 {
    let (mut az, rogue) = with_feed().await;
    let card = az.files.card.clone();
    let replica = |n: u32| [u8::try_from(n).expect("a small number"); 16];
    for n in 0..NEW_REPLICAS.burst {
        let stream = Stream::open(&rogue, &card, start_as(replica(n), 0)).await;
        stream.expect("a stream").batch().await;
    }
    let journal = az.files.data().join("receipts");
    let kept = || {
        let files = std::fs::read_dir(&journal).expect("a folder");
        let files = files.map(|file| std::fs::read(file.expect("a file").path()).expect("bytes"));
        files.collect::<Vec<_>>()
    };
    let before = kept();
    for n in 0..3 {
        let new = replica(NEW_REPLICAS.burst + n);
        let told = Stream::open(&rogue, &card, start_as(new, 0)).await;
        assert_eq!(told.err().map(|status| reason(&status)), busy());
    }
    assert!(kept() == before, "nothing is written for one that waits");
    // The replica that is known goes on as before.
    let known = start_as(replica(NEW_REPLICAS.burst - 1), 0);
    let stream = Stream::open(&rogue, &card, known).await;
    stream.expect("a stream").batch().await;
    az.stop().await;
}

fn busy() -> Option<String> {
    Some(Reason::Busy.code().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_key_that_its_ledger_revokes_signs_nothing_more_on_a_stream_that_began_before() {
    let mut az = TestNode::start("AZ/customs").await;
    let mut rogue = Rogue::make(ROGUE, &[&az.files.card]);
    let card = az.files.card.clone();
    let mut history = History::new(&rogue.files, az.party());
    history.notices(1);
    history.publish();
    let first = rogue::batch(history.batch(0, 0, 1));
    let held = history.size();
    history.end_key(KeyRole::Receipt, KeyOperation::Revoke);
    history.publish();
    let revoked = rogue::batch(history.batch(1, held, 1));
    let (tell, told) = mpsc::unbounded_channel();
    let told = Arc::new(Mutex::new(Some(told)));
    rogue
        .serve(move |_, _| {
            let told = told.lock().expect("a channel").take();
            let told = futures::stream::iter(told).flat_map(UnboundedReceiverStream::new);
            Box::pin(told.chain(futures::stream::pending()))
        })
        .await;
    az.enrol(&rogue.files.card).await;
    tell.send(first).expect("a session");
    until("the first batch", || async {
        az.peer(ROGUE).await.held == 1
    })
    .await;

    propose(&az, "first").await;
    let mut stream = Stream::open(&rogue, &card, start(0))
        .await
        .expect("a stream");
    let sent = stream.batch().await;
    stream.say(receipt(&rogue, &card, &sent, OWN, |_| ()));
    until("the receipt", || async {
        az.peer(ROGUE).await.receipted == 1
    })
    .await;

    tell.send(revoked).expect("a session");
    until("the KEY entry", || async { az.peer(ROGUE).await.held == 2 }).await;
    propose(&az, "second").await;
    let more = stream.batch().await;
    let both = Sent {
        head: more.head,
        deliveries: [sent.deliveries, more.deliveries].concat(),
    };
    stream.say(receipt(&rogue, &card, &both, OWN, |_| ()));
    until_refused(&az, Reason::BadSignature, 1).await;
    assert_eq!(az.peer(ROGUE).await.receipted, 1);
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_begins_or_goes_on_wrongly_ends() {
    let (mut az, rogue) = with_feed().await;
    let card = az.files.card.clone();
    let empty = pb::FollowRequest::default().encode_to_vec();
    let first = [
        (empty.clone(), Reason::UnexpectedMessage),
        (vec![0xff; 9], Reason::Malformed),
        (vec![0; 256 * 1024 + 1], Reason::TooLarge),
    ];
    for (message, reason) in first {
        assert!(Stream::open(&rogue, &card, message).await.is_err());
        until_refused(&az, reason, 1).await;
    }
    assert!(Stream::open(&rogue, &card, start(99)).await.is_err());
    until_refused(&az, Reason::Guarded, 1).await;

    let large = Stream::open(&rogue, &card, start(0))
        .await
        .expect("a stream");
    large.say(vec![0; 256 * 1024 + 1]);
    large.ended().await;
    until_refused(&az, Reason::TooLarge, 2).await;

    let stream = Stream::open(&rogue, &card, start(0))
        .await
        .expect("a stream");
    for _ in 0..65 {
        stream.say(message(Say::Receipt(pb::Receipt::default())));
    }
    stream.ended().await;
    assert_eq!(rogue::refused(&az, ROGUE, Reason::Malformed), 1 + 64);
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_whose_streams_take_each_others_place_is_told_to_run_twice() {
    let (mut az, rogue) = with_feed().await;
    let card = az.files.card.clone();
    let open = || async {
        Stream::open(&rogue, &card, start(0))
            .await
            .expect("a stream")
    };
    let told = || async {
        let warnings = az.status().await.warnings.into_iter();
        let twice = warnings.filter(|it| it.code == "peer_twice");
        let told = twice.map(|it| it.text).collect::<Vec<_>>();
        if !told.is_empty() {
            runbook::shows_on("peer-twice", &az.files, &["node", "status"]).await;
        }
        told
    };
    let mut newest = open().await;
    for _ in 1..TWICE {
        let next = open().await;
        newest.ended().await;
        newest = next;
    }
    assert_eq!(told().await, Vec::<String>::new());
    let next = open().await;
    newest.ended().await;
    let twice = told().await;
    assert!(twice.len() == 1 && twice[0].contains(ROGUE), "{twice:?}");
    drop(next);
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_drips_floods_or_does_not_read_delays_nobody() {
    let federation = Federation::sharing_all(&["AZ/customs", "GE/customs"]).await;
    let (az, ge) = (federation.node("AZ/customs"), federation.node("GE/customs"));
    let mut rogue = Rogue::make(ROGUE, &[&az.files.card]);
    let mut history = History::new(&rogue.files, az.party());
    history.notices(1);
    history.publish();
    let (first, again) = (history.batch(0, 0, 1), history.batch(1, history.size(), 0));
    let (first, again) = (rogue::batch(first), rogue::batch(again));
    let dripped = Arc::new(AtomicU64::new(0));
    let drops = Arc::clone(&dripped);
    rogue
        .serve(move |_, _| {
            let (first, again, drops) = (first.clone(), again.clone(), Arc::clone(&drops));
            let endless = futures::stream::repeat(again).inspect(move |_| {
                drops.fetch_add(1, Ordering::Relaxed);
            });
            Box::pin(futures::stream::iter([first]).chain(endless))
        })
        .await;
    az.enrol(&rogue.files.card).await;
    let card = &az.files.card;
    let mut unread = Vec::new();
    for _ in 0..3 {
        unread.push(
            Stream::open(&rogue, card, start(0))
                .await
                .expect("a stream"),
        );
    }
    let silent = rogue.dial(card).await;
    let one_too_many = rogue.dial(card).await;
    until("the limit of connections", || async {
        rogue::connections_refused(az, Reason::TooManyConnections) >= 1
    })
    .await;
    for _ in 0..5 {
        assert!(rogue::exchange(ge, az).await < rogue::SOON);
        assert!(rogue::exchange(az, ge).await < rogue::SOON);
    }
    let peer = az.peer(ROGUE).await;
    assert_eq!((peer.held, peer.state.as_str()), (1, "connected"));
    let read = dripped.load(Ordering::Relaxed);
    assert!(read < 8192, "{read} heads taken that say nothing");
    drop((unread, silent, one_too_many));
    federation.stop().await;
}

//! A peer that lies about what it received, or floods, is refused by name and believed nothing, and nobody waits.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures::StreamExt as _;
use ntc_core::envelope::{PublicKey, Sign};
use ntc_core::identity::card::{KeyRole, NodeCard};
use ntc_core::ledger::checkpoint::SignedCheckpoint;
use ntc_core::ledger::cosign::cosign;
use ntc_core::ledger::note::NoteKey;
use ntc_core::reason::Reason;
use ntc_node::identity::keys::SigningKeys;
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_proto::node::v1::ProposeRequest;
use ntc_proto::v1 as pb;
use ntc_proto::v1::follow_request::Message as Say;
use ntc_proto::v1::follow_response::Message as Heard;
use ntc_tests::federation::share_all;
use ntc_tests::rogue::{self, History, Rogue};
use ntc_tests::{Federation, TestNode, until};
use prost::Message as _;
use tokio::sync::mpsc;
use tokio_stream::wrappers::UnboundedReceiverStream;
use tonic::{Status, Streaming};

const ROGUE: &str = "TR/customs";

fn message(message: Say) -> Vec<u8> {
    let message = Some(message);
    pb::FollowRequest { message }.encode_to_vec()
}

fn start(feed_size: u64) -> Vec<u8> {
    message(Say::Start(pb::FollowStart {
        feed_size,
        checkpoint_size: 0,
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

    /// The first checkpoint that comes, and the size of the feed under it.
    async fn head(&mut self) -> (Vec<u8>, u64) {
        loop {
            let message = self.heard.message().await.expect("a message");
            let message = pb::FollowResponse::decode(&*message.expect("a message"));
            if let Some(Heard::Batch(batch)) = message.expect("a response").message
                && let Some(head) = batch.head
            {
                return (head.checkpoint, head.feed_size);
            }
        }
    }

    async fn ended(mut self) {
        while let Ok(Some(_)) = self.heard.message().await {}
    }
}

/// A receipt for a checkpoint, by the keys of these roles under the names of witness and receipt.
fn receipt(
    rogue: &Rogue,
    of: &NodeCard,
    note: &[u8],
    feed_size: u64,
    [witness, received]: [KeyRole; 2],
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
    let mut checkpoint = SignedCheckpoint::open(note, &ledger).expect("a checkpoint");
    let card = &rogue.files.card;
    let (domain, party) = (card.domain(), card.party());
    let now = SystemClock.now();
    let names = [domain.witness_name(party), domain.receipt_name(party)];
    cosign(&mut checkpoint, &names[0], key(witness), now).expect("a signature");
    cosign(&mut checkpoint, &names[1], key(received), now).expect("a signature");
    message(Say::Receipt(pb::Receipt {
        note: checkpoint.render(),
        feed_size,
    }))
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
    let mut before = Stream::open(&rogue, &card, start(0))
        .await
        .expect("a stream");
    let (old, _) = before.head().await;
    propose(&az, "second").await;
    let mut stream = Stream::open(&rogue, &card, start(0))
        .await
        .expect("a stream");
    let (note, size) = stream.head().await;
    assert_eq!(size, 2);
    let by = |note: &[u8], size, keys| receipt(&rogue, &card, note, size, keys);
    let lies = [
        (by(&old, 1, OWN), Reason::UnexpectedMessage),
        (by(&note, 1, OWN), Reason::FeedMismatch),
        (by(&note, 3, OWN), Reason::FeedMismatch),
        (
            by(&note, 2, [KeyRole::Author, KeyRole::Receipt]),
            Reason::BadSignature,
        ),
        (
            message(Say::Receipt(pb::Receipt {
                note: note.clone(),
                feed_size: 2,
            })),
            Reason::BadSignature,
        ),
        (start(0), Reason::UnexpectedMessage),
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
    // A witness line alone says nothing about the feed.
    stream.say(by(&note, 2, [KeyRole::Witness, KeyRole::Author]));
    let honest = by(&note, 2, OWN);
    for message in [honest.clone(), honest] {
        stream.say(message);
        until("the receipt", || async {
            az.peer(ROGUE).await.receipted == 2
        })
        .await;
    }
    // Replayed after a newer one, an old receipt takes nothing back.
    stream.say(by(&old, 1, OWN));
    stream.say(vec![0xff; 9]);
    until_refused(&az, Reason::Malformed, 1).await;
    assert_eq!(az.peer(ROGUE).await.receipted, 2);
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
    let ahead = Stream::open(&rogue, &card, start(99))
        .await
        .expect("a stream");
    ahead.ended().await;
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

//! An agreement that is suspended stops what was published but not sent yet; when it is resumed, all of it goes.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::envelope::Hash;
use ntc_core::ledger::feed::FeedItem;
use ntc_core::ledger::leaf;
use ntc_core::ledger::state::{DeliveryState, STATE_LEN};
use ntc_core::ledger::tree::{Frontier, empty_root};
use ntc_core::sync::following::states_parts;
use ntc_core::wire::exchange::states_to_pb;
use ntc_node::app::Ports;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::publish_stream_response::Outcome;
use ntc_proto::v1;
use ntc_proto::v1::follow_request::Message as Say;
use ntc_proto::v1::follow_response::Message as Heard;
use ntc_tests::federation::{find, share_all};
use ntc_tests::medium::{Fault, FaultyDisk};
use ntc_tests::peer::exchange;
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, until};
use prost::Message as _;
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_stream::wrappers::UnboundedReceiverStream;

use super::own_rules::is_explained_as_held;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// In how much time goes what may go: before a node looks without any reason, which it does every minute.
const WITHOUT_DELAY: Duration = Duration::from_secs(20);

async fn suspend(node: &TestNode) {
    let request = pb::SuspendRequest {
        id: "all".to_owned(),
        reason: "under review".to_owned(),
    };
    node.agreements().suspend(request).await.expect("suspended");
}

async fn resume(node: &TestNode) {
    let request = pb::ResumeRequest {
        id: "all".to_owned(),
    };
    node.agreements().resume(request).await.expect("resumed");
}

async fn until_state(node: &TestNode, id: &[u8], state: pb::DeliveryState) {
    until(&format!("delivery state {state:?}"), || async {
        node.delivery(id, GE).await.state() == state
    })
    .await;
}

/// Whether a node has a record whole: event, goods, transport, companies, narrative.
async fn has_all(node: &TestNode, id: &[u8]) -> bool {
    let held = node.get(id).await;
    held.is_some_and(|held| held.sections.len() == 5 && held.held_back.is_empty())
}

#[tokio::test(flavor = "multi_thread")]
async fn unsent_records_are_held_back_while_an_agreement_is_suspended_and_revealed_after() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let mut ids = Vec::new();
    for _ in 0..5 {
        let published = federation.node(AZ).publish(draft::full("AZ", "GE")).await;
        ids.push(published.id);
    }
    suspend(federation.node(AZ)).await;
    let refused = federation.node(AZ).publish(draft::full("AZ", "GE")).await;
    assert_eq!(refused.recipients[0].reason, "AGREEMENT_SUSPENDED");
    federation.node_mut(GE).restart().await;
    for id in &ids {
        until_state(federation.node(AZ), id, pb::DeliveryState::HeldBack).await;
    }
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    until("the feed to be held", || async {
        ge.peer(AZ).await.held == az.peer(GE).await.feed_size
    })
    .await;
    assert_eq!(az.peer(GE).await.held_back, 5);
    is_explained_as_held(az, &ids[0], GE).await;
    assert_eq!(
        ge.list().await,
        Vec::new(),
        "nothing of what is held back is there"
    );

    resume(az).await;
    for id in &ids {
        az.until_receipted(id, GE).await;
        until("the record in full", || async { has_all(ge, id).await }).await;
    }
    assert_eq!(
        ge.list().await.len(),
        5,
        "each once, and not the one that was refused"
    );
    assert_eq!(az.peer(GE).await.held_back, 0);
    assert_eq!(ge.status().await.refused, 0);
    for node in [az, ge] {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_noted_as_held_back_is_not_sent_at_all() {
    let (disk, ports) = FaultyDisk::ports();
    let az = TestNode::start_with(AZ, &ports).await;
    let mut federation = Federation::of(vec![az, TestNode::start(GE).await]).await;
    federation.agree(&share_all("all", &[AZ, GE])).await;
    let before = federation.node(GE).peer(AZ).await.held;
    federation.node_mut(GE).stop().await;
    federation.node(AZ).publish(draft::full("AZ", "GE")).await;
    suspend(federation.node(AZ)).await;
    disk.fail(
        Fault::Sync,
        &federation.node(AZ).files.data().join("receipts"),
    );
    federation.node_mut(GE).restart().await;
    let ge = federation.node(GE);
    until("the session to end for it", || async {
        ge.peer(AZ).await.detail.contains("the journal")
    })
    .await;
    assert_eq!(ge.peer(AZ).await.held, before);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_that_was_away_for_the_resumption_takes_what_is_revealed_behind_it() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let held = federation.node(AZ).publish(draft::full("AZ", "GE")).await;
    suspend(federation.node(AZ)).await;
    federation.node_mut(GE).restart().await;
    until_state(federation.node(AZ), &held.id, pb::DeliveryState::HeldBack).await;
    until("the peer to know of the suspension", || async {
        let agreement = find(federation.node(GE), "all").await;
        agreement.is_some_and(|agreement| agreement.state == "suspended")
    })
    .await;
    federation.node_mut(GE).stop().await;
    // Resumption, the record revealed, and a new one now wait for the peer in one run.
    resume(federation.node(AZ)).await;
    let new = federation.node(AZ).publish(draft::full("AZ", "GE")).await;
    until("the held record to be revealed", || async {
        federation.node(AZ).peer(GE).await.held_back == 0
    })
    .await;
    federation.node_mut(GE).restart().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    for id in [&held.id, &new.id] {
        az.until_receipted(id, GE).await;
        until("the record in full", || async {
            has_all(ge, id).await || ge.status().await.refused > 0
        })
        .await;
    }
    assert_eq!(
        ge.status().await.refused,
        0,
        "what was allowed is not refused"
    );
    for node in [az, ge] {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_stays_held_when_an_agreement_is_suspended_and_resumed_again_and_again() {
    const COUNT: usize = 400;
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let request = pb::PublishRequest {
        draft: Some(draft::full("AZ", "GE")),
        again: false,
    };
    let requests = tokio_stream::iter(vec![request; COUNT]);
    let answers = federation.node(AZ).records().publish_stream(requests).await;
    let mut answers = answers.expect("a stream").into_inner();
    while answers.message().await.expect("an answer").is_some() {}
    suspend(federation.node(AZ)).await;
    federation.node_mut(GE).restart().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    for _ in 0..10 {
        resume(az).await;
        suspend(az).await;
    }
    resume(az).await;
    until("everything to be revealed and receipted", || async {
        let peer = az.peer(GE).await;
        peer.held_back == 0 && peer.receipted == peer.feed_size
    })
    .await;
    ge.until_indexed().await;
    let listed = ge.list().await;
    assert_eq!(listed.len(), COUNT);
    for record in &listed {
        assert!(has_all(ge, &record.id).await);
    }
    assert_eq!(ge.status().await.refused, 0);
    for node in [az, ge] {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

/// What the node of GE would have been shown, for who speaks with its keys.
#[derive(Default)]
struct Shown {
    tree: Frontier,
    states: Vec<(u64, [u8; STATE_LEN])>,
}

impl Shown {
    /// Reads the stream on to an item. It begins with a root; where the origin asks, it tells what it was shown.
    async fn read_on(&mut self, az: &TestNode, ge: &TestNode, root: Hash, size: u64) {
        let start = v1::FollowStart {
            feed_size: self.tree.size(),
            replica: vec![7; 16],
            shown_root: root.as_bytes().to_vec(),
            ..v1::FollowStart::default()
        };
        let (say, says) = mpsc::unbounded_channel();
        let speak = |message| {
            let message = Some(message);
            say.send(v1::FollowRequest { message }).expect("a stream");
        };
        speak(Say::Start(start));
        let mut client = exchange(&ge.files, &az.files.card).await;
        let heard = client.follow(UnboundedReceiverStream::new(says)).await;
        let mut heard = heard.expect("a stream").into_inner();
        while self.tree.size() < size {
            let message = heard.message().await.expect("a message");
            match message.expect("a stream that goes on").message {
                Some(Heard::Batch(batch)) => self.take(&batch),
                Some(Heard::Differ(differ)) => {
                    let range = (differ.from, self.tree.size());
                    for part in states_parts(range, self.tree.root(), &self.states) {
                        speak(Say::States(states_to_pb(&part)));
                    }
                }
                Some(Heard::Views(_)) | None => {}
            }
        }
    }

    fn take(&mut self, batch: &v1::FeedBatch) {
        let chain = v1::FeedChain::decode(&*batch.chain).expect("a chain");
        for delivery in chain.deliveries {
            let item = FeedItem::decode(&delivery.item).expect("an item");
            let state = DeliveryState::decode(&delivery.state, &item).expect("a state");
            if state != DeliveryState::whole(&item) {
                self.states.push((self.tree.size(), state.encode()));
            }
            let leaf = leaf::shown(&item.encode(), &state.encode());
            self.tree.push_only(leaf);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_stream_that_ended_held_back_goes_once_the_next_one_shows_that_the_peer_has_it() {
    for says_what_it_has in [true, false] {
        let mut federation = Federation::sharing_all(&[AZ, GE]).await;
        federation.node_mut(GE).stop().await;
        let [az, ge] = [AZ, GE].map(|party| federation.node(party));
        let published = az.publish(draft::full("AZ", "GE")).await;
        suspend(az).await;
        let mut shown = Shown::default();
        let size = az.peer(GE).await.feed_size;
        shown.read_on(az, ge, empty_root(), size).await;
        // It signed for nothing, so nobody knows yet that it has what may go by now.
        resume(az).await;
        let size = az.peer(GE).await.feed_size;
        let root = if says_what_it_has {
            shown.tree.root()
        } else {
            empty_root()
        };
        let revealed = shown.read_on(az, ge, root, size + 1);
        let revealed = timeout(WITHOUT_DELAY, revealed).await;
        revealed.expect("a revealed record");
        assert_eq!(az.delivery(&published.id, GE).await.held_back, "");
        federation.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_let_go_beside_a_suspension_arrives_whatever_the_order_was() {
    const COUNT: usize = 300;
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let az = federation.node(AZ);
    let request = pb::PublishRequest {
        draft: Some(draft::full("AZ", "GE")),
        again: false,
    };
    let requests = tokio_stream::iter(vec![request; COUNT]);
    let toggle = async {
        for _ in 0..10 {
            suspend(az).await;
            resume(az).await;
        }
    };
    let publish = async {
        let answers = az.records().publish_stream(requests).await;
        let mut answers = answers.expect("a stream").into_inner();
        let mut entitled = BTreeSet::new();
        while let Some(answer) = answers.message().await.expect("an answer") {
            let published = match answer.outcome.expect("an outcome") {
                Outcome::Published(published) => Some(published),
                Outcome::Refused(_) => None,
            };
            let published = published.expect("a record is published");
            if published.recipients[0].entitled {
                entitled.insert(published.id);
            }
        }
        entitled
    };
    let (entitled, ()) = tokio::join!(publish, toggle);
    federation.node_mut(GE).restart().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    until("everything to be receipted", || async {
        let peer = az.peer(GE).await;
        peer.held_back == 0 && peer.receipted == peer.feed_size
    })
    .await;
    ge.until_indexed().await;
    let listed: BTreeSet<_> = ge
        .list()
        .await
        .into_iter()
        .map(|record| record.id)
        .collect();
    assert_eq!(listed, entitled);
    assert_eq!(ge.status().await.refused, 0);
    federation.stop().await;
}

/// While a partner's suspension is not known yet, records are sent that the partner then refuses. All others arrive,
/// also those whose revelation was held back in turn.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_silently_when_the_partner_suspends_again_and_again() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let toggle = async {
        for _ in 0..10 {
            suspend(ge).await;
            resume(ge).await;
        }
    };
    let publish = async {
        let mut entitled = BTreeSet::new();
        for _ in 0..100 {
            let published = az.publish(draft::full("AZ", "GE")).await;
            if published.recipients[0].entitled {
                entitled.insert(published.id);
            }
        }
        entitled
    };
    let (entitled, ()) = tokio::join!(publish, toggle);
    until("all steps to be known", || async {
        let agreement = find(az, "all").await;
        let peer = ge.peer(AZ).await;
        peer.receipted == peer.feed_size && agreement.is_some_and(|a| a.state == "in_force")
    })
    .await;
    until("everything to arrive or to be refused", || async {
        let peer = az.peer(GE).await;
        let refused = usize::try_from(ge.status().await.refused).expect("a count");
        peer.held_back == 0
            && peer.receipted == peer.feed_size
            && ge.list().await.len() + refused == entitled.len()
    })
    .await;
    federation.stop().await;
}

/// Proposes an agreement that is not valid yet, and has the other sign it.
async fn sign_for_later(federation: &Federation, document: &str, id: &str) {
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let request = pb::ProposeRequest {
        document: document.as_bytes().to_vec(),
    };
    az.agreements().propose(request).await.expect("a proposal");
    until("the proposal", || async { find(ge, id).await.is_some() }).await;
    let found = find(ge, id).await.expect("the proposal");
    let request = pb::SignRequest {
        id: found.id,
        document_sha256: found.document_sha256,
    };
    ge.agreements().sign(request).await.expect("a signature");
    until("the signature", || async {
        let found = find(az, id).await;
        found.is_some_and(|found| found.parties.iter().all(|party| party.signed))
    })
    .await;
}

/// How many records a node finds by the plate of the draft's truck.
async fn found_by_plate(node: &TestNode) -> usize {
    node.until_indexed().await;
    let request = pb::ListRequest {
        sought: Some(draft::sought("AA1234BB")),
        ..pb::ListRequest::default()
    };
    let listed = node.records().list(request).await;
    listed.expect("a page").into_inner().records.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn sections_that_are_revealed_behind_the_rest_of_their_record_join_it_and_are_searched() {
    const DAYS: Duration = Duration::from_secs(3 * 24 * 3_600);
    let clock = Arc::new(ShiftedClock::default());
    let ports = Ports {
        clock: Arc::clone(&clock) as _,
        ..Ports::system()
    };
    let mut federation = Federation::sharing_all_with(&[AZ, GE], &ports).await;
    let day = |days| draft::date(draft::in_days(days));
    let narrow = share_all("narrow", &[AZ, GE])
        .replace("transport = \"allow\"", "transport = \"never\"")
        .replace("companies = \"allow\"", "companies = \"never\"")
        .replace("2026-01-01", &day(2))
        .replace("2036-01-01", &day(4));
    sign_for_later(&federation, &narrow, "narrow").await;
    federation.node_mut(GE).stop().await;
    let published = federation.node(AZ).publish(draft::full("AZ", "GE")).await;
    let id = &published.id;
    assert_eq!(published.recipients[0].disclosed.len(), 5);

    // When it is sent, the narrower agreement counts too.
    clock.advance(DAYS);
    let ge = federation.node_mut(GE);
    ge.try_start(ports.clone()).await.expect("a start");
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    until("a part of the record", || async {
        ge.get(id).await.is_some()
    })
    .await;
    let held = ge.get(id).await.expect("the record");
    assert_eq!(held.sections.len(), 3);
    assert_eq!(az.peer(GE).await.held_back, 1);
    assert_eq!(found_by_plate(ge).await, 0);

    // It ends; a change of any kind has what is held looked at.
    clock.advance(DAYS);
    let request = pb::ProposeRequest {
        document: share_all("other", &[AZ, GE]).into_bytes(),
    };
    az.agreements().propose(request).await.expect("a proposal");
    until("the rest of the record", || async { has_all(ge, id).await }).await;
    az.until_receipted(id, GE).await;
    assert_eq!(az.peer(GE).await.held_back, 0);
    for derived in ["kept", "made again"] {
        let ge = federation.node_mut(GE);
        if derived == "made again" {
            ge.stop().await;
            for folder in ["derived", "index"] {
                std::fs::remove_dir_all(ge.files.data().join(folder)).expect("a folder");
            }
            ge.try_start(ports.clone()).await.expect("a start");
        }
        assert_eq!(found_by_plate(ge).await, 1, "{derived}");
        assert_eq!(ge.list().await.len(), 1, "{derived}");
        assert!(has_all(ge, id).await, "{derived}");
        assert_eq!(ge.status().await.refused, 0);
        assert_eq!(ge.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

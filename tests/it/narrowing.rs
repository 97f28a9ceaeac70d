//! What allows less acts at once: on live connections, under load, and for whoever is taken out.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use ntc_core::ledger::tree::empty_root;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::peer::slow_exchange;
use ntc_tests::wait::PATIENCE;
use ntc_tests::{Federation, TestNode, draft, until};
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_stream::wrappers::UnboundedReceiverStream;
use tonic::Status;

use super::terms::shown;
use super::own_rules::is_explained_as_held;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const MD: &str = "MD/customs";

/// In how much time a live connection is silent.
const SILENT_WITHIN: Duration = Duration::from_secs(5);

/// What was decided for a party when a record was published.
fn told<'a>(published: &'a pb::PublishResponse, party: &str) -> &'a pb::Recipient {
    let mut told = published.recipients.iter();
    told.find(|told| told.party == party).expect("a decision")
}

/// The newest version of the agreement of all.
async fn newest(node: &TestNode) -> pb::AgreementSummary {
    shown(node, "all").await.agreement.expect("a summary")
}

async fn held(node: &TestNode) -> BTreeSet<Vec<u8>> {
    node.list().await.into_iter().map(|held| held.id).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspension_beside_publishing_silences_a_live_connection_and_nothing_is_lost() {
    let federation = Federation::start(&[AZ, GE, MD]).await;
    federation.agree(&share_all("with-ge", &[AZ, GE])).await;
    federation.agree(&share_all("with-md", &[AZ, MD])).await;
    let [az, ge, md] = [AZ, GE, MD].map(|party| federation.node(party));
    let suspended = std::sync::atomic::AtomicBool::new(false);
    let publishing = async {
        let mut published = Vec::new();
        // It goes on for as long as the suspension takes, and a while.
        while published.len() < 400 {
            let before = suspended.load(std::sync::atomic::Ordering::SeqCst);
            let all = (0..8).map(|_| az.publish(draft::seizure("AZ")));
            let all = futures::future::join_all(all).await;
            published.extend(all.into_iter().map(|published| (before, published)));
            if before && published.iter().filter(|(after, _)| *after).count() >= 40 {
                break;
            }
        }
        published
    };
    let suspending = async {
        until("some of it", || async { held(ge).await.len() >= 20 }).await;
        let stopped = az.officer().suspend("with-ge", "key lost").await;
        stopped.expect("a suspension");
        let at = Instant::now();
        suspended.store(true, std::sync::atomic::Ordering::SeqCst);
        // Whatever is on its way is there, or is told to be held back.
        until("silence", || async {
            ge.peer(AZ).await.held == az.peer(GE).await.feed_size
        })
        .await;
        (at.elapsed(), held(ge).await)
    };
    let (published, (silent, came)) = tokio::join!(publishing, suspending);
    assert!(silent < SILENT_WITHIN, "{silent:?}");
    for (after, published) in &published {
        if *after {
            assert_eq!(told(published, GE).reason, "AGREEMENT_SUSPENDED");
        }
    }
    // The other partner shows that time has passed: it has everything, and nothing more came here.
    let (_, last) = published.last().expect("some were published");
    az.until_receipted(&last.id, MD).await;
    assert_eq!(held(ge).await, came);
    let meant: BTreeSet<_> = published
        .iter()
        .filter(|(_, published)| told(published, GE).entitled)
        .map(|(_, published)| published.id.clone())
        .collect();
    assert!(came.is_subset(&meant));

    az.officer().resume("with-ge").await.expect("a resumption");
    until("what was held", || async { held(ge).await == meant }).await;
    assert_eq!(az.peer(GE).await.held_back, 0);
    assert_eq!(ge.status().await.refused, 0);
    assert!(held(md).await.len() >= meant.len());
    for node in [az, ge] {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_that_a_new_version_leaves_out_is_told_nothing_more_by_any_of_the_others() {
    let mut federation = Federation::sharing_all(&[AZ, GE, MD]).await;
    let before = federation.node(AZ).publish(draft::seizure("AZ")).await;
    federation.node(AZ).until_receipted(&before.id, MD).await;
    federation.node_mut(MD).stop().await;
    let waits = federation.node(AZ).publish(draft::seizure("AZ")).await;
    assert!(told(&waits, MD).entitled);

    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let first = newest(az).await;
    let hash = hex::encode(&first.document_sha256);
    let second = share_all("all", &[AZ, GE]).replacen(
        "version = 1 ",
        &format!("version = 2\nsupersedes = \"{hash}\" "),
        1,
    );
    az.officer().propose(&second).await.expect("a proposal");
    until("the proposal", || async { newest(ge).await.version == 2 }).await;
    let found = newest(ge).await;
    ge.officer().sign(found).await.expect("a signature");
    for node in [az, ge] {
        until("the second version", || async {
            let held = newest(node).await;
            held.version == 2 && held.state == "in_force"
        })
        .await;
    }

    federation.node_mut(MD).restart().await;
    let [az, ge, md] = [AZ, GE, MD].map(|party| federation.node(party));
    until("what was queued to be held", || async {
        let told = az.delivery(&waits.id, MD).await;
        told.state() == pb::DeliveryState::HeldBack && told.held_back == "PAIR_EXCLUDED"
    })
    .await;
    is_explained_as_held(az, &waits.id, MD).await;
    for (node, country) in [(az, "AZ"), (ge, "GE")] {
        let after = node.publish(draft::seizure(country)).await;
        assert_eq!(told(&after, MD).reason, "PAIR_EXCLUDED", "{country}");
        let other = if country == "AZ" { GE } else { AZ };
        node.until_receipted(&after.id, other).await;
    }
    assert!(md.get(&waits.id).await.is_none());
    assert!(md.get(&before.id).await.is_some(), "what it has stays");
    // It learns that the others hold no version with it any more, and what it would tell them waits.
    until("the difference", || async {
        let held = newest(md).await;
        let mut warnings = held.warnings.iter();
        warnings.any(|it| it.code == "version_differs" && it.text.contains("that none does"))
    })
    .await;
    let back = md.publish(draft::seizure("MD")).await;
    until("it to wait", || async {
        md.delivery(&back.id, AZ).await.held_back == "AGREEMENT_DIFFERS"
    })
    .await;
    assert!(az.get(&back.id).await.is_none());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_slow_peer_has_not_taken_does_not_go_after_a_suspension() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let mut ids = Vec::new();
    for _ in 0..50 {
        let all = (0..16).map(|_| az.publish(draft::full("AZ", "GE")));
        let all = futures::future::join_all(all).await.into_iter();
        ids.extend(all.map(|published| published.id));
    }
    // Whoever has the keys of GE asks for all of it, and takes nothing.
    let start = v1::FollowStart {
        replica: vec![7; 16],
        shown_root: empty_root().as_bytes().to_vec(),
        ..v1::FollowStart::default()
    };
    let (say, says) = mpsc::unbounded_channel();
    let message = Some(v1::follow_request::Message::Start(start));
    say.send(v1::FollowRequest { message }).expect("a stream");
    let mut client = slow_exchange(&ge.files, &az.files.card).await;
    let heard = client.follow(UnboundedReceiverStream::new(says)).await;
    let mut heard = heard.expect("a stream").into_inner();
    until("batches that wait for it", || async {
        az.delivery(&ids[400], GE).await.state() == pb::DeliveryState::Sent
    })
    .await;
    az.officer()
        .suspend("all", "key lost")
        .await
        .expect("a stop");
    // What the connection had taken comes, and then the stream ends: two more batches waited behind it.
    let mut batches = 0;
    let ending = async {
        loop {
            let Some(message) = heard.message().await? else {
                return Ok(());
            };
            if let Some(v1::follow_response::Message::Batch(batch)) = message.message {
                batches += usize::from(batch.bodies.iter().any(|body| !body.is_empty()));
            }
        }
    };
    let ended: Result<(), Status> = timeout(PATIENCE, ending).await.expect("the end");
    let why = ended.expect_err("a reason");
    assert!(why.message().contains("may not go"), "{why}");
    assert!(batches <= 2, "{batches} batches");
    assert!(az.get(&ids[0]).await.is_some());
    federation.stop().await;
}

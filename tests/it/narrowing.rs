//! What allows less acts at once: on live connections, under load, and for whoever is taken out.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::{Duration, Instant};

use ntc_core::ledger::tree::empty_root;
use ntc_policy::DEFAULT_RULES;
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

use super::own_rules::{activate, is_explained_as_held};
use super::query::{CONTAINER, ask, container, wish};
use super::terms::shown;

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

/// Whether a partner that is silenced beside publishing gets nothing more on its live connection, and afterwards all that
/// was meant for it, what was held back in the order in which it was published. A third party goes on getting everything.
async fn is_silenced(
    federation: &Federation,
    (stop, reason): (impl AsyncFnOnce(), &str),
    go_on: impl AsyncFnOnce(),
) {
    let [az, ge, md] = [AZ, GE, MD].map(|party| federation.node(party));
    let stopped = AtomicBool::new(false);
    let publishing = async {
        let mut published = Vec::new();
        // It goes on for as long as the stop takes, and a while.
        while published.len() < 400 {
            let before = stopped.load(SeqCst);
            let all = (0..8).map(|_| az.publish(draft::seizure("AZ")));
            let all = futures::future::join_all(all).await;
            published.extend(all.into_iter().map(|published| (before, published)));
            if before && published.iter().filter(|(after, _)| *after).count() >= 40 {
                break;
            }
        }
        published
    };
    let stopping = async {
        until("some of it", || async { held(ge).await.len() >= 20 }).await;
        stop().await;
        let at = Instant::now();
        stopped.store(true, SeqCst);
        // Whatever is on its way is there, or is told to be held back.
        until("silence", || async {
            ge.peer(AZ).await.held == az.peer(GE).await.feed_size
        })
        .await;
        (at.elapsed(), held(ge).await)
    };
    let (published, (silent, came)) = tokio::join!(publishing, stopping);
    assert!(silent < SILENT_WITHIN, "{silent:?}");
    let after = published.iter().filter(|(after, _)| *after);
    assert!(after.clone().count() > 0, "some were published after it");
    for (_, published) in after {
        assert_eq!(told(published, GE).reason, reason);
    }
    // The other partner shows that time has passed: it has everything, and nothing more came here.
    let (_, last) = published.last().expect("some were published");
    az.until_receipted(&last.id, MD).await;
    assert_eq!(held(ge).await, came);
    let mut meant: Vec<_> = published.iter().map(|(_, published)| published).collect();
    meant.retain(|published| told(published, GE).entitled);
    meant.sort_by_key(|published| published.ledger_index);
    let meant: Vec<_> = meant
        .into_iter()
        .map(|published| published.id.clone())
        .collect();
    assert!(came.iter().all(|id| meant.contains(id)));
    let waits: Vec<_> = meant.iter().filter(|id| !came.contains(*id)).collect();
    // What was on its way when the partner knew of it already is there, refused, and is judged again there by itself.
    let refused = pb::ListRefusedRequest::default();
    let refused = ge.records().list_refused(refused).await.expect("a list");
    let refused = refused.into_inner().records.into_iter();
    let refused: BTreeSet<_> = refused.filter_map(|it| Some(it.record?.id)).collect();

    let watch = pb::WatchRequest::default();
    let mut news = ge.records().watch(watch).await.expect("news").into_inner();
    let first = news.message().await.expect("news").expect("a position");
    assert!(first.record.is_none());
    go_on().await;
    let all: BTreeSet<_> = meant.iter().cloned().collect();
    until("what was held", || async { held(ge).await == all }).await;
    let mut came_later = Vec::new();
    while came_later.len() < waits.len() {
        let told = timeout(PATIENCE, news.message()).await.expect("in time");
        let told = told.expect("news").expect("a record");
        came_later.extend(told.record.map(|record| record.id));
    }
    let each: BTreeSet<_> = came_later.iter().collect();
    assert_eq!(each, waits.iter().copied().collect());
    let was_held = |id: &&Vec<u8>| !refused.contains(*id);
    assert_eq!(
        came_later.iter().filter(was_held).collect::<Vec<_>>(),
        waits.iter().copied().filter(was_held).collect::<Vec<_>>(),
        "in their order"
    );
    until("nothing to be held", || async {
        az.peer(GE).await.held_back == 0 && ge.status().await.refused == 0
    })
    .await;
    assert!(held(md).await.len() >= meant.len());
    for node in [az, ge] {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
}

/// AZ with two partners, an agreement with each.
async fn with_two() -> Federation {
    let federation = Federation::start(&[AZ, GE, MD]).await;
    federation.agree(&share_all("with-ge", &[AZ, GE])).await;
    federation.agree(&share_all("with-md", &[AZ, MD])).await;
    federation
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspension_beside_publishing_silences_a_live_connection_and_nothing_is_lost() {
    let federation = with_two().await;
    let az = federation.node(AZ);
    let stop = async || {
        let stopped = az.officer().suspend("with-ge", "key lost").await;
        stopped.expect("a suspension");
    };
    let go_on = async || {
        let resumed = az.officer().resume("with-ge").await;
        resumed.expect("a resumption");
    };
    is_silenced(&federation, (stop, "AGREEMENT_SUSPENDED"), go_on).await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn stricter_rules_beside_publishing_silence_a_live_connection_and_nothing_is_lost() {
    let federation = with_two().await;
    let az = federation.node(AZ);
    let nothing = format!(
        "{DEFAULT_RULES}\n@id(\"nothing-to-ge\") @why(\"under review\") forbid (principal == NTC::Party::\"{GE}\", \
         action in NTC::Action::\"tell\", resource);\n"
    );
    let stop = async || {
        activate(az, &nothing).await;
    };
    let go_on = async || {
        activate(az, DEFAULT_RULES).await;
    };
    is_silenced(&federation, (stop, "RULE_FORBIDS"), go_on).await;
    federation.stop().await;
}

/// The next version of the agreement of all, which excludes this pair or none.
async fn next_version(node: &TestNode, excluded: Option<[&str; 2]>) -> String {
    let now = newest(node).await;
    let hash = hex::encode(&now.document_sha256);
    let line = format!("version = {}\nsupersedes = \"{hash}\" ", now.version + 1);
    let next = share_all("all", &[AZ, GE, MD]).replacen("version = 1 ", &line, 1);
    match excluded {
        None => next,
        Some(pair) => {
            let exclusion = format!("[[exclusions]]\nbetween = {pair:?}\n\n[onward]");
            next.replacen("[onward]", &exclusion, 1)
        }
    }
}

/// Has a version proposed by AZ and signed by these, and waits until AZ knows.
async fn agree_on(federation: &Federation, document: &str, signers: &[&str]) {
    let az = federation.node(AZ);
    let version = newest(az).await.version + 1;
    az.officer().propose(document).await.expect("a proposal");
    for signer in signers {
        let node = federation.node(signer);
        until("the proposal", || async {
            newest(node).await.version == version
        })
        .await;
        let found = newest(node).await;
        node.officer().sign(found).await.expect("a signature");
    }
    until("the version in force", || async {
        let newest = newest(az).await;
        let signed = |party: &&&str| {
            let mut parties = newest.parties.iter();
            parties.any(|it| it.party == **party && it.signed)
        };
        newest.version == version && signers.iter().filter(signed).count() == signers.len()
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_that_a_new_version_excludes_beside_publishing_is_silent_on_its_live_connection() {
    let federation = Federation::sharing_all(&[AZ, GE, MD]).await;
    let az = federation.node(AZ);
    let stop = async || {
        let excludes = next_version(az, Some([AZ, GE])).await;
        agree_on(&federation, &excludes, &[MD]).await;
    };
    let go_on = async || {
        let includes = next_version(az, None).await;
        agree_on(&federation, &includes, &[MD, GE]).await;
    };
    is_silenced(&federation, (stop, "PAIR_EXCLUDED"), go_on).await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_to_all_names_the_partner_with_which_the_pair_is_excluded() {
    let federation = Federation::sharing_all(&[AZ, GE, MD]).await;
    let az = federation.node(AZ);
    let excludes = next_version(az, Some([AZ, GE])).await;
    agree_on(&federation, &excludes, &[MD]).await;
    let told = ask(az, wish(&[container(CONTAINER)], &[])).await;
    let told = told.expect("a query");
    let left_out = told.at(GE);
    assert_eq!(left_out.outcome, "not_asked");
    assert_eq!(left_out.code, "PAIR_EXCLUDED");
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

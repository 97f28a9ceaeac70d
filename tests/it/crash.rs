//! What was acknowledged survives the death of any process at any moment, and happens once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use ntc_core::record::RecordId;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_tests::node::connect;
use ntc_tests::process::command;
use ntc_tests::{Federation, draft, until};
use tokio::task::JoinSet;
use tonic::transport::Channel;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// Times that a node is killed, the origin and the peer in turns.
const KILLS: usize = 14;
/// Records acknowledged between two kills.
const ACKNOWLEDGED_BETWEEN: usize = 12;
/// Officers that publish at the same time.
const WRITERS: usize = 4;

/// What the officers were told.
#[derive(Default)]
struct Load {
    stop: AtomicBool,
    acknowledged: AtomicUsize,
}

/// Publishes until told to stop. Each draft with a reference is tried until it is acknowledged; one without is tried
/// once. Answers ids by reference, the ids without one, and the number of tries without an answer.
async fn publish(
    load: Arc<Load>,
    channel: Channel,
    writer: usize,
) -> (BTreeMap<String, Vec<u8>>, BTreeSet<Vec<u8>>, usize) {
    let mut records = RecordServiceClient::new(channel);
    let (mut referenced, mut plain, mut unanswered) = (BTreeMap::new(), BTreeSet::new(), 0);
    let mut number = 0;
    while !load.stop.load(Ordering::Relaxed) {
        number += 1;
        let once = number % 4 == 0;
        let reference = format!("case-{writer}-{number}");
        let draft = if once {
            draft::seizure("AZ")
        } else {
            draft::seizure_with_reference("AZ", &reference)
        };
        loop {
            let request = pb::PublishRequest {
                draft: Some(draft.clone()),
                again: false,
            };
            match records.publish(request).await {
                Ok(answer) if once => {
                    plain.insert(answer.into_inner().id);
                }
                Ok(answer) => {
                    referenced.insert(reference, answer.into_inner().id);
                }
                Err(_) if once => unanswered += 1,
                Err(_) => {
                    tokio::task::yield_now().await;
                    continue;
                }
            }
            load.acknowledged.fetch_add(1, Ordering::Relaxed);
            break;
        }
    }
    (referenced, plain, unanswered)
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_and_nothing_happens_twice_however_often_nodes_are_killed() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    for party in [AZ, GE] {
        federation.node_mut(party).stop().await;
    }
    for party in [AZ, GE] {
        federation.node_mut(party).spawn().await;
    }

    let load = Arc::new(Load::default());
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let channel = connect(&federation.node(AZ).files.profile).await;
        writers.spawn(publish(Arc::clone(&load), channel, writer));
    }
    for kill in 0..KILLS {
        let reached = load.acknowledged.load(Ordering::Relaxed) + ACKNOWLEDGED_BETWEEN;
        let busy = || std::future::ready(load.acknowledged.load(Ordering::Relaxed) >= reached);
        until("officers to publish", busy).await;
        let victim = federation.node_mut([AZ, GE][kill % 2]);
        victim.kill();
        victim.spawn().await;
    }
    load.stop.store(true, Ordering::Relaxed);
    let (mut referenced, mut plain, mut unanswered) = (BTreeMap::new(), BTreeSet::new(), 0);
    while let Some(told) = writers.join_next().await {
        let told = told.expect("a writer");
        referenced.extend(told.0);
        plain.extend(told.1);
        unanswered += told.2;
    }

    // Asked again, each case is the record that it was.
    let az = federation.node(AZ);
    for (reference, id) in &referenced {
        let again = az
            .publish(draft::seizure_with_reference("AZ", reference))
            .await;
        assert!(again.duplicate && again.id == *id, "{reference}");
    }
    let ids = |records: Vec<pb::RecordSummary>| {
        let count = records.len();
        let ids: BTreeSet<_> = records.into_iter().map(|record| record.id).collect();
        assert_eq!(ids.len(), count, "listed once each");
        ids
    };
    let held = ids(az.list().await);
    let acknowledged: BTreeSet<_> = referenced.values().chain(&plain).cloned().collect();
    assert!(
        acknowledged.is_subset(&held),
        "nothing acknowledged is lost"
    );
    assert_eq!(acknowledged.len(), referenced.len() + plain.len());
    let unknown = held.difference(&acknowledged).count();
    assert!(
        unknown <= unanswered,
        "{unknown} more than {unanswered} tries can explain"
    );

    // Whatever stands was written down before it was done, however its officer's node died.
    let listed: Vec<_> = az
        .list()
        .await
        .into_iter()
        .map(|record| record.id)
        .collect();
    let written = federation.node_mut(AZ);
    written.kill();
    let begun: BTreeSet<_> = written
        .files
        .audit()
        .into_iter()
        .filter(|entry| entry.outcome == "BEGUN" && entry.method == "Publish")
        .map(|entry| entry.subject)
        .collect();
    for id in &listed {
        let id = RecordId::from_slice(id).expect("an id").to_string();
        assert!(begun.contains(&id), "{id} stands and its entry does not");
    }
    written.spawn().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));

    // The peer converges to the same, and says so.
    for id in &held {
        az.until_receipted(id, GE).await;
    }
    until("the peer to list all", || async {
        ge.list().await.len() >= held.len()
    })
    .await;
    assert_eq!(ids(ge.list().await), held);
    for party in [AZ, GE] {
        let node = federation.node_mut(party);
        let status = node.terminate().await;
        assert_eq!(status.code(), Some(0), "{status}");
        let checked = command(&node.files, "verify");
        assert!(
            checked.status.success(),
            "{}",
            String::from_utf8_lossy(&checked.stdout)
        );
    }
}

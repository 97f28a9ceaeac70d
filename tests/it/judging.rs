//! What is received is judged by the rules, the clock and the agreements of the moment, and again when they change.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::reason::Reason;
use ntc_core::wire;
use ntc_node::store::index::{Index, Opened};
use ntc_node::store::medium::Disk;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::folder::copy;
use ntc_tests::rogue::{self, History, Origin};
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, reason, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const ROGUE: &str = "TR/customs";
const DAY: Duration = Duration::from_secs(86_400);

async fn refused(node: &TestNode) -> Vec<pb::RefusedRecord> {
    let request = pb::ListRefusedRequest::default();
    let page = node.records().list_refused(request).await;
    page.expect("a page").into_inner().records
}

async fn get(node: &TestNode, id: &[u8], origin: &str) -> Result<pb::GetResponse, String> {
    let request = pb::GetRequest {
        id: id.to_vec(),
        origin: origin.to_owned(),
    };
    let record = node.records().get(request).await;
    record
        .map(tonic::Response::into_inner)
        .map_err(|status| reason(&status))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_from_a_clock_ahead_waits_and_counts_when_its_time_has_come_without_a_restart() {
    let (az_clock, az_ports) = ShiftedClock::ports();
    let (ge_clock, ge_ports) = ShiftedClock::ports();
    let az = TestNode::start_with(AZ, &az_ports).await;
    let ge = TestNode::start_with(GE, &ge_ports).await;
    let federation = Federation::of(vec![az, ge]).await;
    federation.agree(&share_all("all", &[AZ, GE])).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));

    az_clock.advance(Duration::from_secs(600));
    let early = az.publish(draft::seizure("AZ")).await;
    until("the record to be refused", || async {
        refused(ge).await.len() == 1
    })
    .await;
    let waiting = refused(ge).await.remove(0);
    assert_eq!(waiting.refused, Reason::TimeInFuture.code());
    let record = waiting.record.expect("a record");
    assert_eq!((&record.id, record.origin.as_str()), (&early.id, AZ));
    // Five minutes of skew are let pass.
    assert_eq!(waiting.refused_until_ms, record.created_ms - 300_000);
    assert!(ge.list().await.is_empty());
    let shown = get(ge, &early.id, "").await.expect("it is kept");
    assert_eq!(shown.refused, Reason::TimeInFuture.code());
    assert_eq!(shown.refused_until_ms, waiting.refused_until_ms);
    assert_eq!(ge.status().await.refused, 1);
    // Its author reads the same: the receipt stands, and the record does not count there yet.
    let told = async |state: pb::DeliveryState| az.delivery(&early.id, GE).await.state() == state;
    until("the author to be told", || {
        told(pb::DeliveryState::JudgedLater)
    })
    .await;
    let delivery = az.delivery(&early.id, GE).await;
    assert_eq!(delivery.refused, Reason::TimeInFuture.code());
    assert_eq!(delivery.refused_until_ms, waiting.refused_until_ms);
    assert!(delivery.receipt_signed_s > 0, "it is held and signed for");

    ge_clock.advance(Duration::from_secs(360));
    until("the author to be told", || {
        told(pb::DeliveryState::Accepted)
    })
    .await;
    until("the record to count", || async {
        ge.list().await.len() == 1
    })
    .await;
    assert!(refused(ge).await.is_empty());
    let status = ge.status().await;
    assert_eq!(
        (status.received, status.refused),
        (1 + agreements(ge).await, 0)
    );
    let shown = get(ge, &early.id, "").await.expect("it is there");
    assert_eq!((shown.refused.as_str(), shown.refused_until_ms), ("", 0));
    federation.stop().await;
}

/// Received steps of agreements.
async fn agreements(node: &TestNode) -> u64 {
    let request = pb::ListRequest {
        kinds: vec![v1::RecordKind::Agreement.into()],
        ..pb::ListRequest::default()
    };
    let page = node.records().list(request).await.expect("a page");
    let records = page.into_inner().records;
    let received = records.iter().filter(|it| it.origin != node.party());
    received.count() as u64
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_waits_is_judged_again_after_a_restart_too() {
    let (az_clock, az_ports) = ShiftedClock::ports();
    let az = TestNode::start_with(AZ, &az_ports).await;
    let ge = TestNode::start(GE).await;
    let mut federation = Federation::of(vec![az, ge]).await;
    federation.agree(&share_all("all", &[AZ, GE])).await;
    az_clock.advance(Duration::from_secs(600));
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let early = az.publish(draft::seizure("AZ")).await;
    until("the record to be refused", || async {
        refused(ge).await.len() == 1
    })
    .await;
    let (ge_clock, ge_ports) = ShiftedClock::ports();
    ge_clock.advance(Duration::from_secs(360));
    let ge = federation.node_mut(GE);
    ge.stop().await;
    ge.try_start(ge_ports).await.expect("a start");
    let ge = federation.node(GE);
    until("the record to count", || async {
        ge.get(&early.id)
            .await
            .is_some_and(|it| it.refused.is_empty())
    })
    .await;
    assert_eq!(ge.list().await.len(), 1);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_counts_in_the_files_of_the_index_before_its_refusal_is_forgotten() {
    let (az_clock, az_ports) = ShiftedClock::ports();
    let (ge_clock, ge_ports) = ShiftedClock::ports();
    let az = TestNode::start_with(AZ, &az_ports).await;
    let ge = TestNode::start_with(GE, &ge_ports).await;
    let mut federation = Federation::of(vec![az, ge]).await;
    federation.agree(&share_all("all", &[AZ, GE])).await;
    az_clock.advance(Duration::from_secs(600));
    let early = federation.node(AZ).publish(draft::seizure("AZ")).await;
    until("the record to be refused", || async {
        refused(federation.node(GE)).await.len() == 1
    })
    .await;
    // That it is refused stands in a file of the index now.
    let ge = federation.node_mut(GE);
    ge.stop().await;
    ge.restart_with(&ge_ports).await;
    ge_clock.advance(Duration::from_secs(360));
    until("the author to be told", || async {
        let delivery = federation.node(AZ).delivery(&early.id, GE).await;
        delivery.state() == pb::DeliveryState::Accepted
    })
    .await;

    // What a death at this moment leaves.
    let left = tempfile::tempdir().expect("a folder");
    let data = federation.node(GE).files.data();
    for folder in ["index", "words"] {
        copy(&data.join(folder), &left.path().join(folder));
    }
    let [index, words] = ["index", "words"].map(|folder| left.path().join(folder));
    let (index, opened) = Index::open(&index, &words, Arc::new(Disk)).expect("an index");
    assert_eq!(opened, Opened::Kept);
    let id = early.id.as_slice().try_into().expect("an id");
    let known = index.by_origin(AZ, id).expect("a look-up");
    assert_eq!(known.expect("it is known").refused, None);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_record_of_an_id_is_kept_as_a_replay_and_an_id_of_two_parties_needs_the_origin() {
    let mut az = TestNode::start(AZ).await;
    let origin = Origin::sharing_all(&az, ROGUE).await;
    let own = az.publish(draft::seizure("AZ")).await;

    let party = origin.rogue.files.party.clone();
    let as_id = |id: &[u8]| {
        let id = ntc_core::record::RecordId::from_slice(id).expect("an id");
        History::record_as(&party, id, draft::seizure("TR"), DAY)
    };
    let (first, _) = origin.notice();
    let records = [first.clone(), as_id(first.id().as_bytes()), as_id(&own.id)];
    origin.tell(|history| {
        for record in &records {
            let sealed = history.seal(record);
            history.deliver(&sealed, None);
        }
    });
    until("the replay", || async { refused(&az).await.len() == 1 }).await;
    let replay = refused(&az).await.remove(0);
    assert_eq!(replay.refused, Reason::Replayed.code());
    let replayed = replay.record.expect("a record");
    assert_eq!(replayed.id, first.id().as_bytes());
    assert_eq!(rogue::refused(&az, ROGUE, Reason::Replayed), 1);

    // The first one stays the record of its id.
    let shown = get(&az, first.id().as_bytes(), "")
        .await
        .expect("the first");
    assert!(shown.ledger_index < replay.ledger_index && shown.refused.is_empty());
    // And nobody's record hides another party's.
    assert_eq!(get(&az, &own.id, "").await, Err("ID_AMBIGUOUS".to_owned()));
    for origin in [AZ, ROGUE] {
        let shown = get(&az, &own.id, origin).await.expect("each by its party");
        let header = wire::record::header(&shown.header).expect("a header");
        assert_eq!(header.origin.as_str(), origin);
    }
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_party_publishes_without_pause_what_it_receives_is_found_all_the_same() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let mut records = az.records();
    let drafts = (0..3_000).map(|_| pb::PublishRequest {
        draft: Some(draft::seizure("AZ")),
        again: false,
    });
    let mut answers = records
        .publish_stream(tokio_stream::iter(drafts))
        .await
        .expect("a stream")
        .into_inner();
    answers.message().await.expect("an answer").expect("one");
    let received = ge.publish(draft::seizure("GE")).await;
    let mut published = 1;
    // As it comes: a wait for the whole index would end only with the stream.
    while az.officer().get(&received.id).await.is_err() {
        let answer = answers.message().await.expect("an answer");
        answer.expect("the record is found before the stream ends");
        published += 1;
    }
    assert!(published < 3_000);
    drop(answers);
    federation.stop().await;
}

//! A disk that fails or fills stops writing cleanly: nothing is promised that is not durable, and reading goes on.

use ntc_proto::node::v1 as pb;
use ntc_tests::checkup::finds;
use ntc_tests::federation::find;
use ntc_tests::medium::{Fault, FaultyDisk, TOTAL};
use ntc_tests::metrics::gauge;
use ntc_tests::node::{NodeFiles, is_receipted};
use ntc_tests::{Federation, TestNode, draft, refused, runbook, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// Two nodes that share everything, the first on a disk that can fail.
async fn on_faulty_disk() -> (Federation, std::sync::Arc<FaultyDisk>) {
    let (disk, ports) = FaultyDisk::ports();
    let az = TestNode::start_with_reserve(AZ, ports).await;
    let federation = Federation::of(vec![az, TestNode::start(GE).await]).await;
    let all = ntc_tests::federation::share_all("all", &[AZ, GE]);
    federation.agree(&all).await;
    (federation, disk)
}

async fn publish(
    node: &TestNode,
    draft: pb::Draft,
) -> Result<tonic::Response<pb::PublishResponse>, tonic::Status> {
    let request = pb::PublishRequest {
        draft: Some(draft),
        again: false,
    };
    node.records().publish(request).await
}

/// Why no receipt of a partner covers a record, as a code; empty when one does.
async fn no_receipt(node: &TestNode, id: &[u8], by: &str) -> String {
    let why = node.delivery(id, by).await.no_receipt;
    why.map(|why| why.code).unwrap_or_default()
}

/// Everything but taking in goes on: lists, records, the check, and records of the peer with their receipts.
async fn all_but_intake_goes_on(federation: &Federation) {
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let before = az.list().await;
    assert!(az.get(&before[0].id).await.is_some());
    let received = ge.publish(draft::seizure("GE")).await;
    ge.until_receipted(&received.id, AZ).await;
    until("the list to grow", || async {
        az.list().await.len() == before.len() + 1
    })
    .await;
    assert_eq!(az.verify().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_sync_or_write_makes_the_node_read_only_until_it_is_started_again() {
    for fault in [Fault::Sync, Fault::Full] {
        let (mut federation, disk) = on_faulty_disk().await;
        let az = federation.node(AZ);
        let kept = az
            .publish(draft::seizure_with_reference("AZ", "kept"))
            .await;
        disk.fail(fault, &az.files.data().join("ledger"));
        let size = az.status().await.ledger_size;
        // Whether the one that was being written stands shows at the next start, and that is what its officer is told.
        for (reference, told) in [("first", "OUTCOME_UNKNOWN"), ("second", "READ_ONLY")] {
            let draft = draft::seizure_with_reference("AZ", reference);
            assert_eq!(refused(publish(az, draft).await), told, "{fault:?}");
        }
        let status = az.status().await;
        assert_eq!(status.state, "read_only");
        runbook::shows_on("node-read-only", &az.files, &["node", "status"]).await;
        until("the gauge of it", || async {
            gauge(&az.files, "ntc_read_only") == Some(1)
        })
        .await;
        assert!(!status.detail.is_empty());
        assert_eq!(status.ledger_size, size, "nothing was signed");
        // A device that works again does not make the node forget.
        disk.mend();
        let draft = draft::seizure_with_reference("AZ", "third");
        assert_eq!(refused(publish(az, draft).await), "READ_ONLY", "{fault:?}");
        all_but_intake_goes_on(&federation).await;

        federation.node_mut(AZ).stop().await;
        let az = federation.node_mut(AZ);
        // On a disk with as much room as before, whatever the machine has.
        az.restart_with(&FaultyDisk::ports().1).await;
        let status = az.status().await;
        assert_eq!(status.state, "ready", "{fault:?}");
        // Its officer is told whether the one of unknown outcome stands, and finds it if it does.
        az.until_indexed().await;
        let own = az.list().await.into_iter().filter(|it| it.origin == AZ);
        let stands = own.count() - 1;
        let told = format!("one record from ledger entry {size} on is published, although");
        let is_told = |it: &pb::Concern| it.text.contains(&told);
        let warned = status.warnings.iter().any(is_told);
        assert_eq!(warned, stands == 1, "{fault:?}: {:?}", status.warnings);
        let again = az
            .publish(draft::seizure_with_reference("AZ", "kept"))
            .await;
        assert!(again.duplicate && again.id == kept.id);
        // Whether the one that failed was kept is for the device to say; published again it is there once.
        az.publish(draft::seizure_with_reference("AZ", "first"))
            .await;
        let own = |records: Vec<pb::RecordSummary>| {
            records
                .into_iter()
                .filter(|record| record.origin == AZ)
                .count()
        };
        az.until_indexed().await;
        assert_eq!(own(az.list().await), 2, "{fault:?}");
        let ge = federation.node(GE);
        until("the peer to list both", || async {
            own(ge.list().await) == 2
        })
        .await;
        assert_eq!(federation.node(AZ).verify().await, Vec::<String>::new());
        federation.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_nearly_full_refuses_intake_alone_and_takes_in_again_when_there_is_room() {
    let (mut federation, disk) = on_faulty_disk().await;
    federation.node_mut(GE).stop().await;
    let waiting = federation.node(AZ).publish(draft::seizure("AZ")).await;
    until("the node to know why no receipt comes", || async {
        no_receipt(federation.node(AZ), &waiting.id, GE).await == "peer_not_connected"
    })
    .await;
    disk.set_free(TOTAL / 10 - 1);
    federation.node_mut(GE).restart().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    for _ in 0..2 {
        let outcome = publish(az, draft::seizure("AZ")).await;
        assert_eq!(refused(outcome), "DISK_NEARLY_FULL");
    }
    let status = az.status().await;
    assert_eq!(status.state, "full");
    assert_eq!(status.detail, "", "the warning tells why");
    until("the gauge of it", || async {
        gauge(&az.files, "ntc_full") == Some(1)
    })
    .await;
    let full = |it: &pb::Concern| it.code == "disk_nearly_full";
    assert!(status.warnings.iter().any(full));
    runbook::shows_on("disk-low", &az.files, &["node", "status"]).await;

    // What is held goes on to be read, checked and sent, and its receipts are taken; a peer's records wait.
    az.until_receipted(&waiting.id, GE).await;
    assert_eq!(az.list().await.len(), 1);
    assert!(az.get(&waiting.id).await.is_some());
    assert_eq!(az.verify().await, Vec::<String>::new());
    let received = ge.publish(draft::seizure("GE")).await;
    until("the node to take nothing", || async {
        az.peer(GE).await.detail.contains("no room")
    })
    .await;
    // The disk is said to be full once, and the author learns as much as there is to know.
    let told = az.status().await.warnings;
    let of_disk = told.iter().filter(|it| it.text.contains("disk"));
    assert_eq!(of_disk.count(), 1, "{told:?}");
    until("the author to know that nothing is taken", || async {
        no_receipt(ge, &received.id, AZ).await == "takes_nothing"
    })
    .await;
    finds(ge, AZ, "feed", "takes_nothing").await;

    // The last of the room is the own ledger's: partners wait until there is more.
    disk.set_free(TOTAL / 10);
    assert_eq!(az.status().await.state, "ready");
    let published = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&published.id, GE).await;
    assert_eq!(az.peer(GE).await.state, "quota");
    let told = az.status().await.warnings;
    let of_partner = told.iter().find(|it| it.code == "peer_quota_reached");
    assert!(
        of_partner.is_some_and(|it| it.text.contains(GE)),
        "{told:?}"
    );
    disk.set_free(TOTAL / 5);
    ge.until_receipted(&received.id, AZ).await;
    assert!(!az.status().await.warnings.iter().any(full));
    until("the gauge to end", || async {
        gauge(&az.files, "ntc_full") == Some(0)
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspension_on_a_full_disk_acts_is_said_to_be_untold_and_is_told_when_there_is_room() {
    let (mut federation, disk) = on_faulty_disk().await;
    disk.set_free(TOTAL / 10 - 1);
    let az = federation.node(AZ);
    let request = pb::SuspendRequest {
        id: "all".to_owned(),
        reason: "parliamentary review".to_owned(),
    };
    let answer = az.agreements().suspend(request).await;
    let answer = answer.expect("it acts here").into_inner();
    assert!(answer.not_told.contains("disk"), "{}", answer.not_told);
    let untold = |told: &[pb::Concern]| told.iter().any(|it| it.code == "not_told");
    assert!(untold(&answer.agreement.expect("an agreement").warnings));
    // It is said wherever one looks, after a start too, for as long as it is so.
    federation.node_mut(AZ).stop().await;
    let (full, ports) = FaultyDisk::ports();
    full.set_free(TOTAL / 10 - 1);
    federation.node_mut(AZ).restart_with(&ports).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let listed = find(az, "all").await.expect("the agreement");
    assert_eq!(listed.state, "suspended");
    assert!(untold(&listed.warnings));
    assert!(untold(&az.status().await.warnings));
    assert_eq!(find(ge, "all").await.expect("it").state, "in_force");

    full.set_free(TOTAL / 2);
    until("the partner to be told", || async {
        find(ge, "all")
            .await
            .is_some_and(|it| it.state == "suspended")
    })
    .await;
    until("the node to know", || async {
        !untold(&az.status().await.warnings)
    })
    .await;
    assert!(!untold(&find(az, "all").await.expect("it").warnings));
    federation.node_mut(AZ).stop().await;
    let noted = federation.node(AZ).files.audited("TellAgreement");
    assert_eq!(noted.last().map(String::as_str), Some("OK"), "{noted:?}");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_that_cannot_be_kept_gives_no_receipt_and_holds_nobody_else_up() {
    let (mut federation, disk) = on_faulty_disk().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    disk.fail(Fault::Sync, &az.files.data().join("replicas"));
    let lost = ge.publish(draft::seizure("GE")).await;
    until("the node to say so", || async {
        !az.peer(GE).await.detail.is_empty()
    })
    .await;
    let told = az.status().await.warnings;
    assert!(told.iter().any(|it| it.text.contains(GE)), "{told:?}");
    disk.mend();
    let published = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&published.id, GE).await;
    assert!(!is_receipted(ge.delivery(&lost.id, AZ).await.state()));

    let az = federation.node_mut(AZ);
    az.stop().await;
    // On a disk with as much room as before, whatever the machine has.
    az.restart_with(&FaultyDisk::ports().1).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    ge.until_receipted(&lost.id, AZ).await;
    az.until_indexed().await;
    assert_eq!(az.list().await.len(), 2);
    assert_eq!(az.verify().await, Vec::<String>::new());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_cut_of_the_power_takes_the_name_of_a_file_or_folder_that_holds_what_was_acknowledged() {
    const COUNT: usize = 1_500;
    let (disk, ports) = FaultyDisk::ports();
    let mut az = TestNode::stopped(NodeFiles::make(AZ));
    az.try_start(ports).await.expect("the node starts");
    let federation = Federation::of(vec![az, TestNode::start(GE).await]).await;
    let all = ntc_tests::federation::share_all("all", &[AZ, GE]);
    federation.agree(&all).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    // Each journal begins further segments.
    for (node, country) in [(az, "AZ"), (ge, "GE")] {
        let request = pb::PublishRequest {
            draft: Some(draft::full(country, "TR")),
            again: false,
        };
        let requests = tokio_stream::iter(vec![request; COUNT]);
        let answers = node.records().publish_stream(requests).await;
        let mut answers = answers.expect("a stream").into_inner();
        while answers.message().await.expect("an answer").is_some() {}
    }
    until("everything to be held on both sides", || async {
        let (to, from) = (az.peer(GE).await, ge.peer(AZ).await);
        to.receipted == to.feed_size && from.receipted == from.feed_size
    })
    .await;
    let data = az.files.data();
    for rolled in ["bodies", "replicas/ge_customs/bodies"] {
        assert!(data.join(rolled).join("00000001.seg").exists(), "{rolled}");
    }
    // What is derived may be lost, the tables of segments too; bodies of media and the mark are synced past the medium.
    let mut lost = disk.not_durable(&data, &["derived", "index", "media"]);
    lost.retain(|name| {
        !name.ends_with("node.mark") && name.extension().is_none_or(|it| it != "at")
    });
    assert_eq!(lost, Vec::<std::path::PathBuf>::new());
    federation.stop().await;
}

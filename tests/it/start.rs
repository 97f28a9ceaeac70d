//! A start reads the end of the journals, not all of them; and it mends what a crash left between two journals.

use std::path::Path;
use std::sync::Arc;

use futures::StreamExt as _;
use ntc_core::time::Timestamp;
use ntc_node::app::{Ports, StartError};
use ntc_node::ports::Clock;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::screening_service_client::ScreeningServiceClient;
use ntc_tests::federation::find;
use ntc_tests::folder::copy;
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, TestNode, draft, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// Records of a long ledger; enough for a snapshot that the writer saves as it goes.
const RECORDS: usize = 10_000;
/// Bytes of the ledger's last segment and of what leans on it, which every start reads.
const TAIL: u64 = 2 << 20;

/// Bytes that a process has read from files and sockets.
fn bytes_read(process: u32) -> u64 {
    let io = std::fs::read_to_string(format!("/proc/{process}/io")).expect("counters");
    let line = io.lines().find_map(|line| line.strip_prefix("rchar: "));
    line.and_then(|count| count.parse().ok())
        .expect("a counter")
}

/// Bytes of all segments of a journal.
fn journal_bytes(journal: &Path) -> u64 {
    let entries = std::fs::read_dir(journal).expect("a journal");
    entries
        .map(|entry| {
            entry
                .and_then(|entry| entry.metadata())
                .expect("a file")
                .len()
        })
        .sum()
}

/// Screening reads each record once, and goes on after a kill where it was. At every start it reads those who are kept once
/// more, for alerts and notices.
async fn until_screened(node: &TestNode) {
    until("every record to be screened", || async {
        let mut screening = ScreeningServiceClient::new(node.channel());
        let shown = screening.show_screening(pb::ShowScreeningRequest {}).await;
        let shown = shown.expect("screening").into_inner();
        shown.behind == 0 && !shown.again
    })
    .await;
}

/// Starts the node in a process of its own and answers the bytes that it read until everything was up. What the index
/// reads is its own affair: it is begun anew each time.
async fn start(node: &mut TestNode) -> u64 {
    std::fs::remove_dir_all(node.files.data().join("index")).expect("an index");
    node.spawn().await;
    node.until_indexed().await;
    until_screened(node).await;
    assert_eq!(node.status().await.published, RECORDS as u64);
    bytes_read(node.process_id())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_reads_the_tail_of_a_long_ledger_after_a_stop_and_after_a_kill() {
    let mut node = TestNode::stopped(NodeFiles::make(AZ));
    node.spawn().await;
    let request = |_| pb::PublishRequest {
        draft: Some(draft::seizure("AZ")),
        again: false,
    };
    let drafts = tokio_stream::iter((0..RECORDS).map(request));
    let answers = node
        .records()
        .publish_stream(drafts)
        .await
        .expect("a stream");
    let published = answers
        .into_inner()
        .filter(|answer| std::future::ready(answer.is_ok()));
    assert_eq!(published.count().await, RECORDS);
    node.until_indexed().await;
    until_screened(&node).await;

    let derived = node.files.data().join("derived");
    let remove = |folder: &Path| std::fs::remove_dir_all(folder).expect("a folder");

    node.kill();
    let after_kill = start(&mut node).await;
    node.kill();
    remove(&derived);
    let after_kill_from_nothing = start(&mut node).await;

    assert!(node.terminate().await.success());
    assert!(derived.join("ledger/ledger.snapshot").is_file());
    let after_stop = start(&mut node).await;
    assert!(node.terminate().await.success());
    remove(&derived);
    let after_stop_from_nothing = start(&mut node).await;
    assert!(node.terminate().await.success());

    let journal = journal_bytes(&node.files.data().join("ledger"));
    for (start, from_nothing, read, tail) in [
        ("a kill", after_kill_from_nothing, after_kill, journal / 2),
        ("a stop", after_stop_from_nothing, after_stop, TAIL),
    ] {
        let spared = from_nothing.saturating_sub(read);
        assert!(
            spared + tail >= journal,
            "after {start} only {spared} bytes of {journal} were not read again"
        );
    }
}

/// How an agreement stands at a node.
async fn standing(node: &TestNode, id: &str) -> String {
    find(node, id)
        .await
        .map(|found| found.state)
        .unwrap_or_default()
}

async fn suspend(node: &TestNode) {
    let request = pb::SuspendRequest {
        id: "all".to_owned(),
        reason: "A test".to_owned(),
    };
    let suspended = node.agreements().suspend(request).await;
    suspended.expect("a suspension");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_a_crash_left_out_of_the_partners_journal_is_taken_at_the_next_start() {
    for author in [AZ, GE] {
        let mut federation = Federation::sharing_all(&[AZ, GE]).await;
        let az = federation.node_mut(AZ);
        let (partners, before) = (
            az.files.data().join("partners"),
            az.files.dir.join("partners-before"),
        );
        az.stop().await;
        copy(&partners, &before);
        az.spawn().await;
        suspend(federation.node(author)).await;
        let az = federation.node(AZ);
        until("the suspension", || async {
            standing(az, "all").await != "in_force"
        })
        .await;
        let suspended = standing(az, "all").await;

        // The step is durable in the ledger or the replica; what follows it is not.
        let az = federation.node_mut(AZ);
        az.kill();
        copy(&before, &partners);
        az.restart().await;
        until("the step to be taken", || async {
            standing(az, "all").await == suspended
        })
        .await;
        // And it stays taken.
        az.stop().await;
        az.restart().await;
        assert_eq!(standing(az, "all").await, suspended, "{author}");
        assert_eq!(az.verify().await, Vec::<String>::new());
        federation.stop().await;
    }
}

/// The clock of a machine whose battery is empty; the machine's own reads so too when it is set before 1970.
#[derive(Debug)]
struct Unset;

impl Clock for Unset {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(0)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_whose_clock_tells_no_time_says_so_and_opens_nothing() {
    let mut az = TestNode::stopped(NodeFiles::make("AZ/customs"));
    let ports = Ports {
        clock: Arc::new(Unset),
        ..Ports::system()
    };
    let refused = az.try_start(ports).await.expect_err("no start");
    assert!(matches!(refused, StartError::Clock), "{refused}");
    assert!(refused.to_string().contains("set it"), "{refused}");
    assert!(!az.files.data().join("ledger").exists());
    az.restart().await;
    az.stop().await;
}

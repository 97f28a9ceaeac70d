//! A node to which the system gives no more descriptors takes nothing, says so, and goes on by itself when it gets some.

use std::collections::BTreeSet;
use std::time::Duration;

use ntc_node::tls::office;
use ntc_proto::node::v1 as pb;
use ntc_tests::node::NodeFiles;
use ntc_tests::{TestNode, draft, refused, until};
use rustix::process::{Pid, Resource, Rlimit, prlimit};

/// More records than a segment of the test's journals holds.
const MANY: usize = 8000;
/// How long a connection may take that the node cannot accept.
const SHORT: Duration = Duration::from_secs(2);

/// Sets how many descriptors a node's process may have; answers what it was.
fn allow(node: &TestNode, current: Option<u64>) -> Option<u64> {
    let pid = i32::try_from(node.process_id()).expect("an id");
    let pid = Pid::from_raw(pid).expect("an id");
    let limit = rustix::process::getrlimit(Resource::Nofile);
    let limit = Rlimit { current, ..limit };
    prlimit(Some(pid), Resource::Nofile, limit)
        .expect("a limit")
        .current
}

/// The lowest descriptor that a node's process does not use.
fn lowest_free(node: &TestNode) -> u64 {
    let open = std::fs::read_dir(format!("/proc/{}/fd", node.process_id())).expect("a process");
    let open: BTreeSet<u64> = open
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .collect();
    (0..).find(|fd| !open.contains(fd)).expect("a number")
}

async fn publish(node: &TestNode) -> Result<tonic::Response<pb::PublishResponse>, tonic::Status> {
    let draft = Some(draft::seizure("AZ"));
    node.records()
        .publish(pb::PublishRequest {
            draft,
            again: false,
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_without_descriptors_says_so_and_goes_on_by_itself_when_it_gets_some() {
    let mut az = TestNode::stopped(NodeFiles::make("AZ/customs"));
    az.spawn().await;
    let kept = az.publish(draft::seizure("AZ")).await;
    let before = allow(&az, Some(lowest_free(&az)));

    let mut published = 0;
    let told = loop {
        assert!(published < MANY, "no segment was needed");
        match publish(&az).await {
            Ok(_) => published += 1,
            outcome @ Err(_) => break refused(outcome),
        }
    };
    assert_eq!(told, "BUSY");
    assert!(published > 10, "what is open is written to: {published}");
    let stranger = office::connect(&az.files.profile);
    let stranger = tokio::time::timeout(SHORT, stranger).await;
    assert!(!matches!(stranger, Ok(Ok(_))), "nobody can be accepted");
    assert_eq!(refused(publish(&az).await), "BUSY");
    assert_eq!(az.status().await.state, "ready");

    allow(&az, before);
    until("the node to publish again", || async {
        publish(&az).await.is_ok()
    })
    .await;
    until("officers to be accepted again", || async {
        office::connect(&az.files.profile).await.is_ok()
    })
    .await;
    az.until_indexed().await;
    assert_eq!(az.status().await.state, "ready");
    assert!(az.get(&kept.id).await.is_some());
    assert_eq!(az.status().await.published, published as u64 + 2);
    assert_eq!(az.verify().await, Vec::<String>::new());
    az.terminate().await;
}

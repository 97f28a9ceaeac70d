//! A node that was set back to an older state finds out from its peers, and does not sign a second history.

use std::path::Path;

use ntc_proto::node::v1 as pb;
use ntc_tests::{Federation, TestNode, draft, reason, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            std::fs::copy(&source, &target).expect("a copy");
        }
    }
}

/// Puts a folder in the place of another.
fn put_back(folder: &Path, place: &Path) {
    std::fs::remove_dir_all(place).expect("the place is cleared");
    copy(folder, place);
}

async fn publish_receipted(node: &TestNode, count: usize) {
    for _ in 0..count {
        let published = node.publish(draft::seizure("AZ")).await;
        node.until_receipted(&published.id, GE).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_restored_from_an_old_copy_does_not_sign() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let backup = tempfile::tempdir().expect("a folder");
    let (old, new) = (backup.path().join("old"), backup.path().join("new"));
    let data = federation.node(AZ).files.data();
    publish_receipted(federation.node(AZ), 2).await;
    federation.node_mut(AZ).stop().await;
    copy(&data, &old);
    federation.node_mut(AZ).restart().await;
    publish_receipted(federation.node(AZ), 3).await;
    let size = federation.node(AZ).status().await.ledger_size;
    federation.node_mut(AZ).stop().await;
    copy(&data, &new);

    put_back(&old, &data);
    federation.node_mut(AZ).restart().await;
    let az = federation.node(AZ);
    until("the guard", || async {
        az.status().await.state == "guarded"
    })
    .await;
    let status = az.status().await;
    assert!(
        status.detail.contains(GE),
        "it names who knows better: {}",
        status.detail
    );
    assert!(status.ledger_size < size);
    let request = pb::PublishRequest {
        draft: Some(draft::seizure("AZ")),
    };
    let refused = az
        .records()
        .publish(request)
        .await
        .expect_err("nothing is signed");
    assert_eq!(reason(&refused), "GUARDED");
    // What it holds can still be read.
    assert_eq!(az.list().await.len(), 2);
    let ge = federation.node(GE);
    assert_eq!(
        ge.peer(AZ).await.checkpoint_size,
        size,
        "the peer keeps what it verified"
    );
    assert_eq!(ge.list().await.len(), 5);

    // The newer copy is put back: all is well.
    federation.node_mut(AZ).stop().await;
    put_back(&new, &data);
    federation.node_mut(AZ).restart().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    until("the node to be ready", || async {
        az.status().await.state == "ready"
    })
    .await;
    publish_receipted(az, 1).await;
    for node in [az, ge] {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_history_signed_while_all_peers_were_away_is_stopped_by_the_first_that_returns() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let backup = tempfile::tempdir().expect("a folder");
    let old = backup.path().join("old");
    let data = federation.node(AZ).files.data();
    federation.node_mut(AZ).stop().await;
    copy(&data, &old);
    federation.node_mut(AZ).restart().await;
    publish_receipted(federation.node(AZ), 2).await;
    federation.node_mut(GE).stop().await;
    federation.node_mut(AZ).stop().await;

    put_back(&old, &data);
    federation.node_mut(AZ).restart().await;
    let az = federation.node(AZ);
    // Nobody can be asked, and alerts must flow.
    until("the node to give up waiting", || async {
        az.status().await.state == "ready"
    })
    .await;
    let mut second = Vec::new();
    for _ in 0..4 {
        second.push(az.publish(draft::seizure("AZ")).await.id);
    }
    federation.node_mut(GE).restart().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    until("the guard", || async {
        az.status().await.state == "guarded"
    })
    .await;
    until("the peer to leave it alone", || async {
        ge.peer(AZ).await.state == "quarantined"
    })
    .await;
    assert_eq!(
        ge.list().await.len(),
        2,
        "nothing of the second history is taken"
    );
    for id in second {
        assert!(ge.get(&id).await.is_none());
    }
    federation.stop().await;
}

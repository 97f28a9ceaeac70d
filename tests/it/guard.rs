//! A node that was set back to an older state finds out from its peers, and does not sign a second history.

use std::path::{Path, PathBuf};

use ntc_node::app::{Confirmation, Ports};
use ntc_node::identity::card::issue_card;
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_proto::node::v1 as pb;
use ntc_tests::checkup::finds;
use ntc_tests::folder::copy;
use ntc_tests::metrics::gauge;
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, TestNode, draft, reason, runbook, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const TR: &str = "TR/customs";

/// Sets the marks beside the keys back too, as who restores the whole directory does.
struct Beside {
    mark: PathBuf,
    saved: Vec<u8>,
}

impl Beside {
    fn save(node: &TestNode) -> Self {
        let mark = node.files.settings().layout.ledger_mark();
        let saved = std::fs::read(&mark).expect("a mark");
        Self { mark, saved }
    }

    fn put_back(&self) {
        std::fs::write(&self.mark, &self.saved).expect("a mark");
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
    let beside = Beside::save(federation.node(AZ));
    federation.node_mut(AZ).restart().await;
    publish_receipted(federation.node(AZ), 3).await;
    let size = federation.node(AZ).status().await.ledger_size;
    federation.node_mut(AZ).stop().await;
    copy(&data, &new);

    put_back(&old, &data);
    beside.put_back();
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
    runbook::shows_on("guarded-start", &az.files, &["node", "status"]).await;
    finds(az, "", "state", "node_state").await;
    until("the gauge of the guard", || async {
        gauge(&az.files, "ntc_guarded") == Some(1)
    })
    .await;
    let request = pb::PublishRequest {
        draft: Some(draft::seizure("AZ")),
        again: false,
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
    // It follows nobody: where it stands is not what it stood for.
    let peer = az.peer(GE).await;
    assert_eq!(peer.state, "waiting", "{}", peer.detail);
    let told = ge.publish(draft::seizure("GE")).await;
    assert!(az.get(&told.id).await.is_none());

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
    ge.until_receipted(&told.id, AZ).await;
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
    let beside = Beside::save(federation.node(AZ));
    federation.node_mut(AZ).restart().await;
    publish_receipted(federation.node(AZ), 2).await;
    federation.node_mut(GE).stop().await;
    federation.node_mut(AZ).stop().await;

    put_back(&old, &data);
    beside.put_back();
    // Nobody can be asked, and an administrator confirms what is not so.
    let confirmed = Confirmation::NewestAndAlone;
    let started = federation
        .node_mut(AZ)
        .try_start_confirmed(Ports::system(), confirmed)
        .await;
    started.expect("the node starts");
    let az = federation.node(AZ);
    until("the node to sign", || async {
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
        ge.peer(AZ).await.state == "stopped"
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

/// Starts a node that is not expected to sign yet.
async fn start_unsure(node: &mut TestNode, confirmed: Confirmation) {
    let started = node.try_start_confirmed(Ports::system(), confirmed).await;
    started.expect("the node starts");
}

/// Waits until the node says what it needs before it signs, and that nothing is taken until then.
async fn asks_for(node: &TestNode, words: &str) {
    until("the node to say what it waits for", || async {
        node.status().await.detail.contains(words)
    })
    .await;
    assert_eq!(node.status().await.state, "starting");
    until("the gauge of a start", || async {
        gauge(&node.files, "ntc_starting") == Some(1)
    })
    .await;
    let request = pb::PublishRequest {
        draft: Some(draft::seizure("AZ")),
        again: false,
    };
    let refused = node.records().publish(request).await;
    refused.expect_err("nothing is signed");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_backup_of_the_data_is_known_by_the_mark_beside_the_keys_though_all_partners_are_away()
 {
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
    let az = federation.node_mut(AZ);
    start_unsure(az, Confirmation::NewestAndAlone).await;
    let status = az.status().await;
    assert_eq!(
        status.state, "guarded",
        "no confirmation outweighs the mark"
    );
    assert!(
        status.detail.contains("the mark beside the keys"),
        "{}",
        status.detail
    );
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_the_directory_signs_when_its_partner_agrees_or_an_administrator_confirms() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let backup = tempfile::tempdir().expect("a folder");
    let copied = backup.path().join("copied");
    let data = federation.node(AZ).files.data();
    publish_receipted(federation.node(AZ), 1).await;
    federation.node_mut(GE).stop().await;
    federation.node_mut(AZ).stop().await;
    copy(&data, &copied);
    put_back(&copied, &data);

    start_unsure(federation.node_mut(AZ), Confirmation::None).await;
    let az = federation.node(AZ);
    asks_for(az, "--alone").await;
    let detail = az.status().await.detail;
    assert!(
        detail.contains(GE),
        "it names whose answer it needs: {detail}"
    );

    federation.node_mut(GE).restart().await;
    let az = federation.node(AZ);
    until("the partner to agree", || async {
        az.status().await.state == "ready"
    })
    .await;
    let marks = az.files.settings().layout.ledger_mark();
    publish_receipted(az, 1).await;

    // Once it signs, the copy is the node: another start needs nobody.
    until("a pair of marks of its own", || async {
        let text = String::from_utf8(std::fs::read(&marks).expect("a mark")).expect("text");
        let inode = std::os::unix::fs::MetadataExt::ino(
            &std::fs::metadata(az.files.data().join("node.mark")).expect("a mark"),
        );
        text.contains(&format!("inode = \"{inode}\""))
    })
    .await;
    federation.node_mut(GE).stop().await;
    federation.node_mut(AZ).stop().await;
    federation.node_mut(AZ).restart().await;
    assert_eq!(federation.node(AZ).status().await.state, "ready");

    // A copy again, and an administrator who knows.
    federation.node_mut(AZ).stop().await;
    copy(&data, &backup.path().join("again"));
    put_back(&backup.path().join("again"), &data);
    start_unsure(federation.node_mut(AZ), Confirmation::NewestAndAlone).await;
    let az = federation.node(AZ);
    until("the confirmed node to sign", || async {
        az.status().await.state == "ready"
    })
    .await;
    az.publish(draft::seizure("AZ")).await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restarted_node_signs_although_a_partner_is_away() {
    let mut federation = Federation::sharing_all(&[AZ, GE, "TR/customs"]).await;
    publish_receipted(federation.node(AZ), 1).await;
    federation.node_mut(GE).stop().await;
    federation.node_mut(AZ).stop().await;
    federation.node_mut(AZ).restart().await;
    let az = federation.node(AZ);
    assert_eq!(az.status().await.state, "ready");
    let published = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&published.id, "TR/customs").await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_backup_asks_a_partner_on_its_second_address_before_it_signs() {
    // Takes connections and says nothing: an address that takes its whole time to fail.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let mut files = NodeFiles::make(GE);
    let real = files.card.addresses().first().expect("an address").clone();
    let dead = silent.local_addr().expect("an address");
    files.edit_config(|text| {
        text.replace(
            &format!("addresses = [\"{real}\"]"),
            &format!("addresses = [\"{dead}\", \"{real}\"]"),
        )
    });
    let settings = files.settings();
    files.card =
        issue_card(&settings.layout, &settings.card_facts(), SystemClock.now()).expect("a card");
    assert_eq!(files.card.addresses().len(), 2);
    let nodes = vec![TestNode::start(AZ).await, TestNode::start_on(files).await];
    let mut federation = Federation::of(nodes).await;
    federation
        .agree(&ntc_tests::federation::share_all("all", &[AZ, GE]))
        .await;

    let backup = tempfile::tempdir().expect("a folder");
    let old = backup.path().join("old");
    let data = federation.node(AZ).files.data();
    federation.node_mut(AZ).stop().await;
    copy(&data, &old);
    let beside = Beside::save(federation.node(AZ));
    federation.node_mut(AZ).restart().await;
    publish_receipted(federation.node(AZ), 1).await;
    federation.node_mut(AZ).stop().await;
    put_back(&old, &data);
    beside.put_back();
    // A confirmation does not shorten the asking.
    start_unsure(federation.node_mut(AZ), Confirmation::NewestAndAlone).await;
    let az = federation.node(AZ);
    until("the start to end", || async {
        az.status().await.state != "starting"
    })
    .await;
    let status = az.status().await;
    assert_eq!(status.state, "guarded", "{}", status.detail);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_lost_its_receipts_still_knows_who_signed_for_the_ledger() {
    let mut federation = Federation::sharing_all(&[AZ, GE, TR]).await;
    let backup = tempfile::tempdir().expect("a folder");
    let copied = backup.path().join("copied");
    let az = federation.node(AZ);
    let first = az.publish(draft::seizure("AZ")).await;
    for partner in [GE, TR] {
        az.until_receipted(&first.id, partner).await;
    }
    // Receipts are acknowledged by the next batch.
    az.publish(draft::seizure("AZ")).await;
    let data = az.files.data();
    federation.node_mut(GE).stop().await;
    federation.node_mut(AZ).stop().await;
    copy(&data, &copied);
    put_back(&copied, &data);
    for folder in ["receipts", "derived"] {
        std::fs::remove_dir_all(data.join(folder)).expect("a folder goes");
    }

    // One partner agrees; the other signed too, and has not been asked with success.
    start_unsure(federation.node_mut(AZ), Confirmation::None).await;
    asks_for(federation.node(AZ), "--alone").await;
    let detail = federation.node(AZ).status().await.detail;
    assert!(detail.contains(GE), "{detail}");
    federation.stop().await;
}

/// A copy of a node with all its files, made while it did not run. The node runs again, and its partner TR does not.
async fn copy_of_az(federation: &mut Federation) -> TestNode {
    federation.node_mut(TR).stop().await;
    federation.node_mut(AZ).stop().await;
    let copied = NodeFiles::make(AZ);
    let own = [
        copied.dir.join("node.toml"),
        copied.profile.join("profile.toml"),
    ];
    let own = own.map(|path| (std::fs::read(&path).expect("a file"), path));
    std::fs::remove_file(copied.settings().layout.founding_token()).expect("no founding");
    copy(&federation.node(AZ).files.dir, &copied.dir);
    // It listens elsewhere, and is the same node in all else.
    for (text, path) in own {
        std::fs::write(path, text).expect("a file");
    }
    federation.node_mut(AZ).restart().await;
    TestNode::stopped(copied)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_is_not_sure_does_not_take_the_place_of_the_true_nodes_stream() {
    let mut federation = Federation::sharing_all(&[AZ, GE, TR]).await;
    let az = federation.node(AZ);
    let first = az.publish(draft::seizure("AZ")).await;
    for partner in [GE, TR] {
        az.until_receipted(&first.id, partner).await;
    }
    let mut copied = copy_of_az(&mut federation).await;
    start_unsure(&mut copied, Confirmation::None).await;
    asks_for(&copied, TR).await;
    let peer = copied.peer(GE).await;
    assert_eq!(peer.state, "waiting", "{}", peer.detail);
    assert!(
        peer.detail.contains("nobody is followed"),
        "{}",
        peer.detail
    );
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let published = ge.publish(draft::seizure("GE")).await;
    ge.until_receipted(&published.id, AZ).await;
    assert_eq!(az.peer(GE).await.state, "connected");
    assert!(az.get(&published.id).await.is_some());
    assert!(copied.get(&published.id).await.is_none());
    copied.stop().await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_asks_a_person_where_a_suspended_partner_signed_for_the_ledger() {
    let mut federation = Federation::sharing_all(&[AZ, GE, TR]).await;
    let request = pb::SuspendPeerRequest {
        party: TR.to_owned(),
        reason: "an inquiry".to_owned(),
    };
    let az = federation.node(AZ);
    let first = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&first.id, TR).await;
    az.peers().suspend_peer(request).await.expect("suspended");
    let mut copied = copy_of_az(&mut federation).await;
    start_unsure(&mut copied, Confirmation::None).await;
    asks_for(&copied, TR).await;
    assert!(copied.status().await.detail.contains("--alone"));
    copied.stop().await;
    federation.stop().await;
}

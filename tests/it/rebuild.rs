//! What is derived can be damaged or deleted: the journals make it again, and every list is as it was.

use std::fs;
use std::path::{Path, PathBuf};

use ntc_node::app::offline;
use ntc_proto::node::v1 as pb;
use ntc_tests::process::command;
use ntc_tests::{Federation, TestNode, draft, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

fn remove(folder: &Path) {
    fs::remove_dir_all(folder).expect("a folder that is there");
}

/// Flips a bit of every 101st byte of every file.
fn flip(folder: &Path) {
    for path in files_below(folder) {
        let mut bytes = fs::read(&path).expect("a file");
        for byte in bytes.iter_mut().step_by(101) {
            *byte ^= 4;
        }
        fs::write(&path, bytes).expect("a file");
    }
}

/// Cuts every file to a third.
fn cut(folder: &Path) {
    for path in files_below(folder) {
        let file = fs::File::options().write(true).open(&path).expect("a file");
        let len = file.metadata().expect("a file").len();
        file.set_len(len / 3).expect("a shorter file");
    }
}

async fn list(node: &TestNode) -> Vec<pb::RecordSummary> {
    node.until_indexed().await;
    let mut records = node.list().await;
    records.sort_by(|a, b| a.id.cmp(&b.id));
    records
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_as_they_were_after_any_loss_of_what_is_derived() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    for number in 0..4 {
        let reference = format!("case-{number}");
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        az.publish(draft::seizure_with_reference("AZ", &reference))
            .await;
        let received = ge.publish(draft::seizure("GE")).await;
        ge.until_receipted(&received.id, AZ).await;
    }
    let before = list(federation.node(AZ)).await;
    assert_eq!(before.len(), 8);
    let last = before
        .last()
        .map(|record| record.id.clone())
        .expect("a record");

    let data = federation.node(AZ).files.data();
    let (index, derived) = (data.join("index"), data.join("derived"));
    type Harm<'a> = (&'a str, &'a dyn Fn());
    let harms: [Harm<'_>; 7] = [
        ("the index is gone", &|| remove(&index)),
        ("the index is flipped", &|| flip(&index)),
        ("the index is cut", &|| cut(&index)),
        ("derived is gone", &|| remove(&derived)),
        ("derived is flipped", &|| flip(&derived)),
        ("derived is cut", &|| cut(&derived)),
        ("both are gone", &|| {
            remove(&index);
            remove(&derived);
        }),
    ];
    for (harm, work) in harms {
        let az = federation.node_mut(AZ);
        az.stop().await;
        work();
        az.restart().await;
        assert_eq!(list(az).await, before, "{harm}");
        assert!(az.get(&last).await.is_some(), "{harm}");
        // A case that was published stays published.
        let again = az
            .publish(draft::seizure_with_reference("AZ", "case-0"))
            .await;
        assert!(again.duplicate, "{harm}");
    }
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let published = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&published.id, GE).await;
    assert_eq!(az.verify().await, Vec::<String>::new());
    until("the peer to list it", || async {
        ge.list().await.len() == 9
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reindex_gives_the_same_list_and_forgets_nothing_that_was_durable() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    for _ in 0..3 {
        let received = federation.node(GE).publish(draft::seizure("GE")).await;
        federation.node(GE).until_receipted(&received.id, AZ).await;
        federation.node(AZ).publish(draft::seizure("AZ")).await;
    }
    let before = list(federation.node(AZ)).await;
    federation.node_mut(AZ).stop().await;
    let files = &federation.node(AZ).files;
    let made = command(files, "reindex");
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let rebuilt = offline::reindex(&files.settings(), &mut |_, _| {}).expect("a reindex");
    // Steps of agreements are in the index too.
    assert_eq!(
        (rebuilt.records, rebuilt.replicas),
        (before.len() as u64 + 2, 1)
    );
    federation.node_mut(AZ).restart().await;
    assert_eq!(list(federation.node(AZ)).await, before);
    federation.node_mut(AZ).stop().await;

    // The last commit is damaged: a reindex must not take it for one that a crash tore.
    let files = &federation.node(AZ).files;
    let path = files.data().join("ledger/00000000.seg");
    let sound = fs::read(&path).expect("a segment");
    let mut bytes = sound.clone();
    let last = bytes.iter().rposition(|byte| *byte != 0).expect("a frame");
    bytes[last] ^= 1;
    fs::write(&path, bytes).expect("a segment");
    let error = offline::reindex(&files.settings(), &mut |_, _| {});
    let error = error.expect_err("damage").to_string();
    assert!(error.contains("damaged"), "{error}");
    fs::write(&path, sound).expect("as it was");
    assert!(command(files, "reindex").status.success());
    federation.node_mut(AZ).restart().await;
    assert_eq!(list(federation.node(AZ)).await, before);
    federation.stop().await;
}

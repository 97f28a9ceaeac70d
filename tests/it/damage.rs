//! Damage is found wherever it is, told with its place, and never repaired by leaving something out.

use std::fs;
use std::path::{Path, PathBuf};

use ntc_node::app::{Ports, offline};
use ntc_node::journal::verify_dir;
use ntc_proto::node::v1 as pb;
use ntc_tests::checkup::finds;
use ntc_tests::node::NodeFiles;
use ntc_tests::process::{command, command_of};
use ntc_tests::{Federation, TestNode, draft, refused};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const MD: &str = "MD/customs";

/// The journals of a node that hold what nothing else does.
const JOURNALS: [&str; 7] = [
    "ledger",
    "bodies",
    "partners",
    "replicas/ge_customs",
    "replicas/ge_customs/bodies",
    "audit",
    "receipts",
];

/// Nodes that share everything.
async fn nodes<const COUNT: usize>(parties: [&str; COUNT]) -> [TestNode; COUNT] {
    let federation = Federation::sharing_all(&parties).await;
    <[TestNode; COUNT]>::try_from(federation.nodes)
        .ok()
        .expect("a node for each")
}

/// Three records of each of two nodes, received by the other.
async fn exchange(az: &TestNode, ge: &TestNode) {
    for _ in 0..3 {
        let from_az = az.publish(draft::seizure("AZ")).await;
        let from_ge = ge.publish(draft::seizure("GE")).await;
        az.until_receipted(&from_az.id, GE).await;
        ge.until_receipted(&from_ge.id, AZ).await;
    }
}

/// The files of the first of two nodes that published three records each to the other, stopped well; the other runs.
async fn two_nodes() -> (NodeFiles, TestNode) {
    let [az, ge] = nodes([AZ, GE]).await;
    exchange(&az, &ge).await;
    (az.into_files().await, ge)
}

fn segment(journal: &Path) -> PathBuf {
    journal.join("00000000.seg")
}

/// Bytes of a segment up to the last one that is not zero.
fn used(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .rposition(|byte| *byte != 0)
        .map_or(0, |last| last + 1)
}

/// Flips a bit of a byte in a file.
fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).expect("a file");
    bytes[at] ^= 0x10;
    fs::write(path, bytes).expect("a file");
}

/// Flips each of these bytes in turn; every time the journal must not verify, and must again when it is put back.
fn each_flip_is_found(journal: &Path, positions: impl Iterator<Item = usize>) -> usize {
    use std::os::unix::fs::FileExt;
    let path = segment(journal);
    let bytes = fs::read(&path).expect("a segment");
    let file = fs::File::options()
        .write(true)
        .open(&path)
        .expect("a segment");
    let mut flipped = 0;
    for at in positions {
        file.write_all_at(&[bytes[at] ^ (1 << (at % 8))], at as u64)
            .expect("a flip");
        let is_found = verify_dir(journal).map_or(true, |it| it.torn > 0);
        assert!(is_found, "a flip at {at} is not found");
        file.write_all_at(&bytes[at..=at], at as u64)
            .expect("as it was");
        flipped += 1;
    }
    verify_dir(journal).expect("the journal as it was");
    flipped
}

#[tokio::test(flavor = "multi_thread")]
async fn every_flipped_byte_of_ledger_and_replica_is_found() {
    let (files, mut ge) = two_nodes().await;
    ge.stop().await;
    let ledger = files.data().join("ledger");
    let bytes = fs::read(segment(&ledger)).expect("a segment");
    let end = used(&bytes);
    let tail = (end..bytes.len()).step_by(40_009).chain([bytes.len() - 1]);
    let flipped = each_flip_is_found(&ledger, (0..end).chain(tail));
    assert!(
        flipped > 3000,
        "{flipped} bytes are more than three records"
    );

    let replica = files.data().join("replicas/ge_customs");
    let bytes = fs::read(segment(&replica)).expect("a segment");
    let end = used(&bytes);
    let tail = (end..bytes.len()).step_by(40_009).chain([bytes.len() - 1]);
    each_flip_is_found(&replica, (0..end).step_by(7).chain(tail));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_from_the_files_tells_the_damage_and_mends_nothing() {
    let (files, mut ge) = two_nodes().await;
    ge.stop().await;
    let settings = files.settings();
    for journal in JOURNALS {
        let path = segment(&files.data().join(journal));
        let sound = fs::read(&path).expect("a segment");
        let end = used(&sound);
        for at in [0, 40, end / 2, end - 1, end + 100, sound.len() - 1] {
            flip(&path, at);
            let damaged = fs::read(&path).expect("a segment");
            let checked = offline::verify(&settings, &mut |_| {}).expect("a check");
            let told = checked.findings.sentences().join("\n");
            if at < end {
                assert!(
                    told.contains("damaged at 00000000.seg:"),
                    "{journal} at {at}: {told}"
                );
            } else {
                // Behind the end stands what a stop may have cut off.
                assert_eq!(told, "", "{journal} at {at}");
                assert!(checked.torn[0].contains(journal), "{:?}", checked.torn);
            }
            assert!(fs::read(&path).expect("a segment") == damaged, "mended");
            fs::write(&path, &sound).expect("as it was");
        }
    }
    let checked = offline::verify(&settings, &mut |_| {}).expect("a check");
    assert_eq!(checked.findings.sentences(), Vec::<String>::new());
    assert_eq!(
        (checked.read.entries > 6, checked.read.replicas.len()),
        (true, 1)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_of_the_files_of_a_running_node_is_no_finding_and_nothing_is_asked_of_its_keys() {
    let mut az = TestNode::start(AZ).await;
    for words in [&["verify"][..], &["key", "revoke", "author"]] {
        let refused = command_of(&az.files, words);
        let told = String::from_utf8_lossy(&refused.stderr);
        assert_eq!(refused.status.code(), Some(1), "{told}");
        assert!(told.contains("the node runs"), "{told}");
        assert!(refused.stdout.is_empty(), "{words:?} tells no finding");
    }
    az.stop().await;
    let checked = command(&az.files, "verify");
    assert_eq!(checked.status.code(), Some(0));
    // Nobody can be asked, so nothing is done, and that is what is said.
    let refused = command_of(&az.files, &["key", "revoke", "author"]);
    let told = String::from_utf8_lossy(&refused.stderr);
    assert!(
        told.contains("nothing was changed: this revokes the author key"),
        "{told}"
    );
}

#[test]
fn what_to_do_about_damage_goes_by_what_was_damaged() {
    let node = NodeFiles::make(AZ);
    for (journal, advice) in [
        ("ledger", "restore the file from a backup"),
        ("replicas/ge_customs", "its feed is received again"),
    ] {
        let dir = node.data().join(journal);
        fs::create_dir_all(&dir).expect("a folder");
        fs::write(dir.join("00000000.seg"), [1; 100]).expect("no segment");
        let told = verify_dir(&dir).expect_err("damage").to_string();
        assert!(told.contains(advice), "{told}");
    }
}

/// Whether a node starts on the files; why not otherwise.
async fn start(files: NodeFiles) -> (NodeFiles, Result<String, String>) {
    let mut node = TestNode::stopped(files);
    let outcome = node.try_start(Ports::system()).await;
    let outcome = match outcome {
        Ok(()) => Ok(node.status().await.state),
        Err(error) => Err(error.to_string()),
    };
    (node.into_files().await, outcome)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_does_not_start_on_damage_and_does_when_the_segment_is_restored() {
    let (mut files, mut ge) = two_nodes().await;
    // A damaged replica stops only what is done with its partner.
    let journals = JOURNALS.iter().filter(|it| !it.starts_with("replicas/"));
    for journal in journals {
        let path = segment(&files.data().join(journal));
        let sound = fs::read(&path).expect("a segment");
        let end = used(&sound);
        // The last commit could have been torn by a crash, if the journal did not know that it was durable.
        for at in [40, end / 2, end - 1] {
            flip(&path, at);
            let (again, outcome) = start(files).await;
            files = again;
            let error = outcome.expect_err("a damaged journal is not used");
            assert!(error.contains("damaged"), "{journal} at {at}: {error}");
            fs::write(&path, &sound).expect("as it was");
        }
    }
    let (files, outcome) = start(files).await;
    assert_eq!(outcome.as_deref(), Ok("ready"));
    let checked = offline::verify(&files.settings(), &mut |_| {}).expect("a check");
    assert_eq!(checked.findings.sentences(), Vec::<String>::new());
    ge.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_whose_replica_is_damaged_is_put_aside_and_the_node_works_with_all_others() {
    let [az, ge, md] = nodes([AZ, GE, MD]).await;
    exchange(&az, &ge).await;
    let kept = ge.publish(draft::seizure("GE")).await;
    ge.until_receipted(&kept.id, AZ).await;
    az.until_indexed().await;
    let mut files = az.into_files().await;
    let replica = segment(&files.data().join("replicas/ge_customs"));
    let sound = fs::read(&replica).expect("a segment");
    let end = used(&sound);
    for at in [40, end / 2, end - 1] {
        flip(&replica, at);
        let damaged = fs::read(&replica).expect("a segment");
        let az = TestNode::start_on(files).await;
        let status = az.status().await;
        assert_eq!(status.state, "ready", "{}", status.detail);
        let warning = format!("{GE} is put aside");
        let mut told = status
            .warnings
            .iter()
            .filter(|it| it.text.contains(&warning));
        let told = told.next().expect("a warning");
        assert_eq!(told.code, "peer_aside");
        let why = &told.text;
        assert!(why.contains("damaged at 00000000.seg:"), "{why}");
        let peer = az.peer(GE).await;
        assert_eq!(peer.state, "aside");
        finds(&az, GE, "feed", "replica_damaged").await;
        assert!(peer.detail.contains("restart the node"), "{}", peer.detail);
        let found = az.verify().await.join("\n");
        assert!(found.contains(&format!("replica of {GE}")), "{found}");

        // What it sent before is listed, and said to be out of reach, not to be missing.
        let get = pb::GetRequest {
            id: kept.id.clone(),
            origin: GE.to_owned(),
        };
        assert_eq!(refused(az.records().get(get).await), "OUT_OF_REACH");
        let listed = az.records().list(pb::ListRequest::default()).await;
        let listed = listed.expect("a list").into_inner();
        assert!(listed.records.iter().any(|record| record.id == kept.id));
        let aside = listed.out_of_reach.iter();
        let aside: Vec<_> = aside.map(|it| (it.party.as_str(), it.records)).collect();
        let of_ge = listed.records.iter().filter(|it| it.origin == GE).count();
        // Its step of the agreement is a record too, and lists do not show it.
        assert_eq!(aside, [(GE, Some(of_ge as u64 + 1))]);

        // Everything goes on with the other partner, in both directions, and to the one put aside.
        let from_az = az.publish(draft::seizure("AZ")).await;
        az.until_receipted(&from_az.id, MD).await;
        az.until_receipted(&from_az.id, GE).await;
        let from_md = md.publish(draft::seizure("MD")).await;
        md.until_receipted(&from_md.id, AZ).await;
        files = az.into_files().await;
        assert!(fs::read(&replica).expect("a segment") == damaged, "mended");
        fs::write(&replica, &sound).expect("as it was");
    }
    let from_ge = ge.publish(draft::seizure("GE")).await;
    let az = TestNode::start_on(files).await;
    ge.until_receipted(&from_ge.id, AZ).await;
    assert_eq!(az.peer(GE).await.state, "connected");
    assert!(az.get(&kept.id).await.is_some());
    let listed = az.records().list(pb::ListRequest::default()).await;
    assert_eq!(listed.expect("a list").into_inner().out_of_reach, []);
    assert_eq!(az.verify().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_that_was_made_without_a_damaged_replica_says_that_nobody_knows_what_lies_there() {
    let [az, ge, md] = nodes([AZ, GE, MD]).await;
    let kept = ge.publish(draft::seizure("GE")).await;
    ge.until_receipted(&kept.id, AZ).await;
    let files = az.into_files().await;
    let replica = segment(&files.data().join("replicas/ge_customs"));
    flip(&replica, 40);
    offline::reindex(&files.settings(), &mut |_, _| {}).expect("a reindex");
    let az = TestNode::start_on(files).await;
    az.until_indexed().await;
    let listed = az.records().list(pb::ListRequest::default()).await;
    let aside = listed.expect("a list").into_inner().out_of_reach;
    let aside: Vec<_> = aside
        .iter()
        .map(|it| (it.party.as_str(), it.records))
        .collect();
    assert_eq!(aside, [(GE, None)]);
    // It is held, whether the index knows it or not; of what others sent all is known.
    for (origin, told) in [
        (GE, "OUT_OF_REACH"),
        ("", "OUT_OF_REACH"),
        (MD, "NOT_FOUND"),
    ] {
        let get = pb::GetRequest {
            id: kept.id.clone(),
            origin: origin.to_owned(),
        };
        assert_eq!(refused(az.records().get(get).await), told, "{origin}");
    }
    az.into_files().await;
    ge.into_files().await;
    md.into_files().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shorter_ledger_is_not_started_although_all_that_is_derived_is_gone_and_no_peer_answers()
{
    let (files, mut ge) = two_nodes().await;
    ge.stop().await;
    let path = segment(&files.data().join("ledger"));
    let end = used(&fs::read(&path).expect("a segment"));
    flip(&path, end - 1);
    fs::remove_dir_all(files.data().join("derived")).expect("derived");
    let (files, outcome) = start(files).await;
    let error = outcome.expect_err("a durable entry is not left out");
    assert!(error.contains("damaged"), "{error}");

    // The same when the whole journal is gone.
    fs::remove_dir_all(files.data().join("derived")).expect("derived");
    fs::remove_dir_all(files.data().join("ledger")).expect("a ledger");
    let (_, outcome) = start(files).await;
    let error = outcome.expect_err("an empty folder is no beginning");
    assert!(error.contains("the ledger is empty"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_and_a_reindex_from_the_files_name_the_partner_whose_replica_is_damaged_and_read_all_others()
 {
    let [az, ge, md] = nodes([AZ, GE, MD]).await;
    exchange(&az, &ge).await;
    let from_md = md.publish(draft::seizure("MD")).await;
    md.until_receipted(&from_md.id, AZ).await;
    let files = az.into_files().await;
    let settings = files.settings();
    let whole = offline::reindex(&settings, &mut |_, _| {}).expect("a reindex");
    assert_eq!((whole.replicas, whole.unopened), (2, Vec::new()));

    for half in ["replicas/ge_customs", "replicas/ge_customs/bodies"] {
        let path = segment(&files.data().join(half));
        let sound = fs::read(&path).expect("a segment");
        flip(&path, used(&sound) - 1);

        let checked = offline::verify(&settings, &mut |_| {}).expect("a check");
        let told = checked.findings.sentences();
        let named = format!("replica of {GE}: ");
        assert!(told.len() == 1 && told[0].starts_with(&named), "{told:?}");
        let read: Vec<_> = checked
            .read
            .replicas
            .iter()
            .map(|(party, _)| party)
            .collect();
        assert_eq!(read, [&MD.parse().expect("a party")]);
        assert!(checked.read.entries > 0);
        assert_eq!(command(&files, "verify").status.code(), Some(8));

        let rebuilt = offline::reindex(&settings, &mut |_, _| {}).expect("a reindex");
        let damaged: Vec<_> = rebuilt
            .unopened
            .iter()
            .map(|(party, _)| party.as_str())
            .collect();
        assert_eq!((rebuilt.replicas, damaged), (1, vec![GE]));
        // The records of this party and of the other partner.
        assert!(rebuilt.records > 3 && rebuilt.records < whole.records);
        let output = command(&files, "reindex");
        assert_eq!(output.status.code(), Some(8));
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            told.contains(&format!("FOUND  replica of {GE}: ")),
            "{told}"
        );
        fs::write(&path, &sound).expect("as it was");
    }
    let again = offline::reindex(&settings, &mut |_, _| {}).expect("a reindex");
    assert_eq!((again.records, again.unopened), (whole.records, Vec::new()));
    ge.into_files().await;
    md.into_files().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_start_discards_at_the_end_of_a_journal_is_told() {
    let mut az = TestNode::start("AZ/customs").await;
    let told = async |az: &TestNode| {
        let mut warnings = az.status().await.warnings.into_iter();
        warnings.find(|it| it.code == "tail_discarded")
    };
    assert_eq!(told(&az).await, None);
    az.stop().await;
    let receipts = az.files.data().join("receipts");
    let mut files = fs::read_dir(&receipts).expect("a journal");
    let segment = files.find_map(|file| {
        let path = file.expect("a file").path();
        let is_segment = fs::metadata(&path).expect("a file").len() > 64 * 1024;
        is_segment.then_some(path)
    });
    // A write that was cut off behind whatever is durable.
    flip(&segment.expect("a segment"), 32 * 1024);
    az.restart().await;
    let told = told(&az).await.expect("a warning").text;
    assert!(told.contains("receipts"), "{told}");
}

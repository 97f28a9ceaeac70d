//! A check says what it read, finds what does not hold, and claims nothing else.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{FileExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use futures::StreamExt as _;
use ntc_core::ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use ntc_core::ledger::evidence::Fork;
use ntc_core::ledger::tree::{Frontier, leaf_hash};
use ntc_core::ledger::{entry::commit::AnchoredJournal, leaf};
use ntc_node::app::offline;
use ntc_node::identity::keys::SigningKeys;
use ntc_node::ports::Tcp;
use ntc_node::tls::office;
use ntc_node::verify::Checked;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::ledger_service_client::LedgerServiceClient;
use ntc_tests::folder::copy;
use ntc_tests::media::upload;
use ntc_tests::node::NodeFiles;
use ntc_tests::process::command;
use ntc_tests::{Federation, TestNode, draft, runbook, until};
use prost::encoding::{DecodeContext, decode_key, skip_field};
use tonic::transport::Endpoint;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

fn check(files: &NodeFiles) -> Checked {
    offline::verify(&files.settings(), &mut |_| {}).expect("a check")
}

/// The findings hold these words; and the command does not say that all is well.
fn finds(files: &NodeFiles, words: &str) {
    let checked = check(files);
    let found = checked.findings.sentences();
    assert!(
        found.iter().any(|finding| finding.contains(words)),
        "{found:?}"
    );
    let output = command(files, "verify");
    assert_eq!(output.status.code(), Some(8));
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains(words) && !told.contains("Verified"), "{told}");
}

/// What a running node says of itself.
async fn summary(node: &TestNode) -> String {
    let answers = node.ledger().verify(pb::VerifyRequest {}).await;
    let mut answers = answers.expect("a check").into_inner();
    while let Some(answer) = answers.message().await.expect("progress") {
        if answer.finished {
            assert!(answer.findings.is_empty(), "{:?}", answer.findings);
            return answer.summary;
        }
    }
    String::new()
}

/// Where the text of a receipt begins in a frame.
fn receipt_title(frame: &[u8]) -> Option<usize> {
    let title = b"ntc/receipt/v2";
    frame.windows(title.len()).position(|found| found == title)
}

fn frames(files: &NodeFiles, folder: &str) -> impl Iterator<Item = Vec<u8>> {
    let frames = files.journal(folder).reader().scan(0);
    frames.map(|frame| frame.expect("a frame").payload)
}

/// Two nodes that share everything; AZ published one record with a picture and GE one without. Both are stopped.
async fn two_nodes() -> (NodeFiles, PathBuf) {
    let (files, _, media) = both_nodes().await;
    (files, media)
}

/// As [`two_nodes`], with the files of GE.
async fn both_nodes() -> (NodeFiles, NodeFiles, PathBuf) {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let picture = upload(az, b"a picture").await.sha256;
    let published = az
        .publish(draft::with_media(draft::seizure("AZ"), &picture, 9))
        .await;
    az.until_receipted(&published.id, GE).await;
    let answered = ge.publish(draft::seizure("GE")).await;
    ge.until_receipted(&answered.id, AZ).await;
    federation.node_mut(GE).stop().await;
    let mut nodes = federation.nodes.into_iter();
    let files = nodes.next().expect("AZ").into_files().await;
    let others = nodes.next().expect("GE").into_files().await;
    let media = files.data().join("media").join(hex::encode(picture));
    (files, others, media)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sentence_is_what_the_node_holds() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    az.enrol(&NodeFiles::make("TR/customs").card).await;
    let picture = upload(az, b"a picture").await.sha256;
    let published = az
        .publish(draft::with_media(draft::seizure("AZ"), &picture, 9))
        .await;
    az.until_receipted(&published.id, GE).await;
    let live = summary(az).await;
    let (items, published) = (az.peer(GE).await.held, az.status().await.published);
    assert!(items == 1 && published > 1, "{items}, {published}");
    for words in [
        format!("with {published} records."),
        format!("One item in the replica of {GE}."),
        "one media body,".to_owned(),
        "Nothing has been received from TR/customs yet".to_owned(),
    ] {
        assert!(live.contains(&words), "{words}: {live}");
    }
    assert!(!ge.status().await.party.is_empty());
    let mut nodes = federation.nodes.into_iter();
    let az = nodes.next().expect("AZ").into_files().await;
    let checked = check(&az);
    assert!(checked.findings.is_clean(), "{:?}", checked.findings);
    assert_eq!(checked.read.bodies, 1);
    // Every receipt that the partner gave, and not its newest alone.
    let is_receipt = |frame: &[u8]| receipt_title(frame).is_some();
    let given = frames(&az, "receipts")
        .filter(|frame| is_receipt(frame))
        .count();
    assert!(given > 1);
    assert_eq!(checked.read.receipts, given as u64);
    assert_eq!(checked.read.changes, frames(&az, "partners").count() as u64);
    assert_eq!(checked.read.audit, az.audit().len() as u64);
    assert_eq!(checked.read.records, published);
    assert!(checked.read.included > 0);
    let told = command(&az, "verify");
    assert!(told.status.success());
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert_eq!(told.trim_end(), format!("Verified  {}", checked.read));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_media_body_that_is_damaged_or_gone_is_found() {
    let (files, media) = two_nodes().await;
    assert!(check(&files).findings.is_clean());
    let body = fs::read(&media).expect("a body");
    fs::write(&media, b"A picture").expect("a body");
    finds(&files, "has other bytes");
    fs::remove_file(&media).expect("a body");
    finds(&files, "is not held whole");
    fs::write(&media, body).expect("a body");
    assert!(check(&files).findings.is_clean());
}

/// Where a frame of the ledger says which sections of its record go to the one partner.
fn disclosed(frame: &[u8]) -> Option<usize> {
    // What was decided, field 3 of a record: slot, sections, position. A slot of 0 is left out.
    let mut fields = frame.windows(8).enumerate();
    fields.find_map(|(at, fields)| match fields {
        [0x1a, _, 8, 1..64, 0x10, ..0x80, 0x18, 1..0x80] => Some(at + 5),
        [0x1a, _, 0x10, ..0x80, 0x18, 1..0x80, ..] => Some(at + 3),
        _ => None,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_is_said_to_have_disclosed_what_it_does_not_have_is_found() {
    let (files, _) = two_nodes().await;
    let before = files.alter("ledger", disclosed);
    finds(&files, "sections are noted as disclosed to slot");
    files.put_back("ledger", &before);
    assert!(check(&files).findings.is_clean());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ledger_cut_back_beside_newer_receipts_is_found_by_them_and_by_the_mark() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let backup = tempfile::tempdir().expect("a folder");
    federation.node_mut(AZ).stop().await;
    let data = federation.node(AZ).files.data();
    let mark = federation.node(AZ).files.settings().layout.ledger_mark();
    for folder in ["ledger", "derived"] {
        copy(&data.join(folder), &backup.path().join(folder));
    }
    let old_mark = fs::read(&mark).expect("a mark");
    federation.node_mut(AZ).restart().await;
    let az = federation.node(AZ);
    let published = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&published.id, GE).await;
    federation.node_mut(GE).stop().await;
    let mut nodes = federation.nodes.into_iter();
    let files = nodes.next().expect("AZ").into_files().await;
    for folder in ["ledger", "derived"] {
        fs::remove_dir_all(data.join(folder)).expect("the newer folder goes");
        copy(&backup.path().join(folder), &data.join(folder));
    }
    finds(&files, "the mark beside the keys says");
    fs::write(&mark, old_mark).expect("a mark");
    finds(&files, "receipt of GE/customs");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_of_nobody_who_is_enrolled_is_named() {
    let (files, _) = two_nodes().await;
    let replicas = files.data().join("replicas");
    copy(&replicas.join("ge_customs"), &replicas.join("tr_customs"));
    finds(&files, "data/replicas/tr_customs is a replica of nobody");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_roster_that_lost_a_suspension_is_found_by_the_policy_entry_of_the_ledger() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let backup = tempfile::tempdir().expect("a folder");
    federation.node_mut(AZ).stop().await;
    let partners = federation.node(AZ).files.data().join("partners");
    copy(&partners, backup.path());
    federation.node_mut(AZ).restart().await;
    let az = federation.node(AZ);
    let before = az.status().await.ledger_size;
    let request = pb::SuspendPeerRequest {
        party: GE.to_owned(),
        reason: "a test".to_owned(),
    };
    az.peers()
        .suspend_peer(request)
        .await
        .expect("a suspension");
    until("the POLICY entry", || async {
        az.status().await.ledger_size > before
    })
    .await;
    federation.node_mut(GE).stop().await;
    let mut nodes = federation.nodes.into_iter();
    let files = nodes.next().expect("AZ").into_files().await;
    assert!(check(&files).findings.is_clean());
    fs::remove_dir_all(&partners).expect("the newer journal goes");
    copy(backup.path(), &partners);
    finds(&files, "data/partners never led to the policies");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_receipt_that_is_altered_is_found_like_the_newest() {
    let (files, _) = two_nodes().await;
    let newest = frames(&files, "receipts").filter(|frame| receipt_title(frame).is_some());
    assert!(newest.count() > 1, "the first one is not the newest");
    // A character of its signature, and then one of what it says.
    let signature = |frame: &[u8]| receipt_title(frame).map(|_| frame.len() - 20);
    let replica = |frame: &[u8]| {
        let text = frame.get(receipt_title(frame)?..)?;
        let ends = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let (third, _) = ends.take(4).last()?;
        Some(receipt_title(frame)? + third + 1)
    };
    for altered in [&signature as &dyn Fn(&[u8]) -> Option<usize>, &replica] {
        let before = files.alter("receipts", altered);
        finds(&files, "receipt of GE/customs: frame");
        files.put_back("receipts", &before);
    }
    assert!(check(&files).findings.is_clean());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mark_that_says_another_thing_or_nothing_is_found() {
    let (files, _) = two_nodes().await;
    let mark = files.settings().layout.ledger_mark();
    let twin = files.data().join("node.mark");
    let (beside, within) = (
        fs::read_to_string(&mark).expect("a mark"),
        fs::read_to_string(&twin).expect("a mark"),
    );
    let root = beside.lines().find(|line| line.starts_with("root"));
    let root = root.expect("a root").to_owned();
    let other = if root.ends_with("0\"") { "1\"" } else { "0\"" };
    let other = format!("{}{other}", root.get(..root.len() - 2).expect("a root"));
    fs::write(&mark, beside.replace(&root, &other)).expect("a mark");
    finds(&files, "the mark beside the keys is of another history");
    fs::write(&mark, beside.replace("version = 1", "version = 2")).expect("a mark");
    finds(
        &files,
        "the mark beside the keys is missing, or cannot be read",
    );
    let said = command(&files, "verify").stdout;
    runbook::shown_in("restore-from-backup", &String::from_utf8_lossy(&said));
    fs::write(&mark, &beside).expect("a mark");
    fs::remove_file(&twin).expect("the twin goes");
    finds(&files, "the mark in the data is missing, or cannot be read");
    fs::write(&twin, within.replace(|_: char| true, "0")).expect("a mark");
    finds(&files, "the mark in the data is missing, or cannot be read");
    fs::write(&twin, format!("{}\n", "0".repeat(32))).expect("a mark");
    finds(&files, "were not made together");
    // The data lie elsewhere now, and say the same.
    fs::write(&twin, within).expect("a mark");
    let checked = check(&files);
    assert!(checked.findings.is_clean(), "{:?}", checked.findings);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journal_that_is_not_what_the_ledger_anchored_is_found() {
    let (files, _) = two_nodes().await;
    let mut tree = Frontier::new();
    for frame in frames(&files, "audit") {
        tree.push_only(leaf::journal(&frame));
    }
    let az = TestNode::start_on(files).await;
    let anchored = az
        .app()
        .ledger()
        .anchor(AnchoredJournal::Audit, tree.size(), tree.root());
    anchored.await.expect("an anchor");
    let files = az.into_files().await;
    let checked = check(&files);
    assert!(checked.findings.is_clean(), "{:?}", checked.findings);
    assert!(checked.read.anchors >= 1);
    // Somebody writes another name into an entry, with every checksum right.
    let name = |frame: &[u8]| {
        let mut windows = frame.windows(5);
        windows.position(|found| found == b"admin")
    };
    let before = files.alter("audit", name);
    let found = check(&files).findings.sentences().to_vec();
    let told = found.iter().find(|it| {
        let unfit = " frames are not those whose root ledger entry ";
        it.starts_with("data/audit: its first ") && it.contains(unfit)
    });
    finds(&files, told.expect("the audit is not what was anchored"));
    files.put_back("audit", &before);
    assert!(check(&files).findings.is_clean());
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_is_judged_and_told_and_a_file_that_proves_nothing_is_a_finding() {
    let (files, others, _) = both_nodes().await;
    let keys = SigningKeys::load(&others.settings().layout).expect("keys");
    let signed = |size: u64, root: &[u8]| {
        let checkpoint = Checkpoint {
            origin: others.card.origin(),
            size,
            root: leaf_hash(root),
        };
        SignedCheckpoint::sign(checkpoint, keys.ledger()).expect("a checkpoint")
    };
    let proof = vec![leaf_hash(b"p")];
    for (fork, told) in [
        (
            Fork::new(signed(5, b"a"), signed(5, b"b"), Vec::new()),
            "signed two histories of its ledger",
        ),
        (
            Fork::new(signed(5, b"a"), signed(7, b"b"), proof),
            "gave a proof that does not show one history of its ledger",
        ),
        (
            Fork::new(signed(5, b"a"), signed(7, b"b"), Vec::new()),
            "did not prove that its ledger has one history",
        ),
    ] {
        let file = files.data().join("evidence/ge_customs-5-5.fork");
        let text = fork.render();
        fs::write(&file, &text).expect("evidence");
        let checked = check(&files);
        assert!(checked.findings.is_clean(), "{:?}", checked.findings);
        let sentence = format!("There is evidence that {GE} {told}.");
        assert!(
            checked.read.to_string().ends_with(&sentence),
            "{}",
            checked.read
        );
        // One digit of a size, which both the text and its signature stand for.
        fs::write(&file, text.replacen("\n5\n", "\n6\n", 1)).expect("evidence");
        finds(&files, "data/evidence/ge_customs-5-5.fork is no evidence");
        fs::remove_file(&file).expect("evidence");
    }
    let stranger = files.data().join("evidence/other.fork");
    fs::write(&stranger, "ntc/evidence/v1 fork\n1\nnobody\n").expect("evidence");
    finds(&files, "of the ledger of nobody who is enrolled");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_takes_no_byte_of_a_checks_answers_keeps_nobody_else_from_a_check() {
    let az = TestNode::start(AZ).await;
    let closed = Endpoint::from_static("http://node").initial_stream_window_size(0);
    let channel = office::connect_with(closed, &az.files.profile, Arc::new(Tcp));
    let channel = channel.await.expect("a channel");
    let deaf = LedgerServiceClient::new(channel);
    let unread = Mutex::new(Vec::new());
    until("three checks whose answers nobody takes", || async {
        let begun = deaf.clone().verify(pb::VerifyRequest {}).await;
        let mut unread = unread.lock().expect("no test panicked");
        unread.extend(begun.ok());
        unread.len() == 3
    })
    .await;
    until("a check of somebody who reads", || async {
        let begun = az.ledger().verify(pb::VerifyRequest {}).await;
        let Ok(answers) = begun else { return false };
        let last = answers.into_inner().collect::<Vec<_>>().await.pop();
        last.is_some_and(|last| last.is_ok_and(|answer| answer.finished))
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_policies_of_a_node_that_never_had_a_partner_are_no_finding() {
    let az = TestNode::start(AZ).await;
    let mut heads = az.app().ledger().watch();
    let entry = heads.wait_for(|head| head.policy.is_some()).await;
    entry.expect("a POLICY entry");
    let files = az.into_files().await;
    // The rules that it began with, and that they act.
    assert!(frames(&files, "partners").count() <= 2);
    let checked = check(&files);
    assert!(checked.findings.is_clean(), "{:?}", checked.findings);
}

/// All that lies below a folder: what each file holds, and when it and each folder were changed last.
fn tree(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, i64, i64)> {
    let mut all = BTreeMap::new();
    let mut left = vec![folder.to_owned()];
    while let Some(path) = left.pop() {
        let metadata = fs::symlink_metadata(&path).expect("what lies there");
        let mut bytes = Vec::new();
        if metadata.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder");
            left.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else {
            bytes = fs::read(&path).expect("a file");
        }
        all.insert(path, (bytes, metadata.mtime(), metadata.mtime_nsec()));
    }
    all
}

/// The folders of journals whose last write a stop is to cut off, with what lies behind it then.
fn cut_off(files: &NodeFiles) -> Vec<PathBuf> {
    let data = files.data();
    let mut journals = vec![data.join("decisions/00000001")];
    for name in [
        "audit",
        "ledger",
        "bodies",
        "receipts",
        "replicas/ge_customs",
    ] {
        journals.push(data.join(name));
    }
    for journal in &journals {
        let entries = fs::read_dir(journal).expect("a journal");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let segments = paths.filter(|path| path.extension().is_some_and(|it| it == "seg"));
        let last = segments.max().expect("a segment");
        let bytes = fs::read(&last).expect("a segment");
        let end = bytes.iter().rposition(|byte| *byte != 0).expect("a frame");
        let file = fs::File::options().write(true).open(&last);
        let file = file.expect("a segment");
        file.write_all_at(&[0xa5; 40], end as u64 + 9)
            .expect("a write");
    }
    journals
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_changes_no_name_no_byte_and_no_time_of_the_files() {
    let (files, _) = two_nodes().await;
    let unchanged = |what: &str| {
        let before = tree(&files.dir);
        let output = command(&files, "verify");
        let after = tree(&files.dir);
        for (path, was) in &before {
            assert_eq!(after.get(path), Some(was), "{what}: {}", path.display());
        }
        assert_eq!(before.len(), after.len(), "{what}: something is new");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let told = unchanged("stopped");
    assert!(told.starts_with("Verified"), "{told}");
    cut_off(&files);
    let told = unchanged("cut off");
    assert!(told.contains("Verified"), "{told}");
    // Tables beside segments, and all that is derived, are made again elsewhere.
    fs::remove_dir_all(files.data().join("derived")).expect("what is derived");
    let told = unchanged("nothing derived");
    assert!(told.contains("Verified"), "{told}");
    for folder in ["decisions", "hits", "audit"] {
        fs::remove_dir_all(files.data().join(folder)).expect("a folder");
        unchanged(folder);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_stop_cut_off_is_told_as_that_and_is_no_damage_and_the_next_start_drops_it() {
    let (files, _) = two_nodes().await;
    assert_eq!(check(&files).torn, Vec::<String>::new());
    let journals = cut_off(&files);
    let checked = check(&files);
    assert!(checked.findings.is_clean(), "{:?}", checked.findings);
    assert_eq!(checked.torn.len(), journals.len(), "{:?}", checked.torn);
    for journal in &journals {
        let journal = journal.display().to_string();
        let mut torn = checked.torn.iter();
        let told = torn.find(|told| told.starts_with(&format!("{journal}: ")));
        let told = told.expect("it is told");
        assert!(told.contains("the next start drops its "), "{told}");
    }
    let output = command(&files, "verify");
    assert!(output.status.success());
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(told.matches("CUT    ").count(), journals.len(), "{told}");
    assert!(
        told.contains("Verified") && !told.contains("FOUND"),
        "{told}"
    );
    let node = TestNode::start_on(files).await;
    let warnings = node.status().await.warnings;
    assert!(warnings.iter().any(|it| it.code == "tail_discarded"));
    let files = node.into_files().await;
    assert_eq!(check(&files).torn, Vec::<String>::new());
    // What was durable is damage as before, cut off or not.
    cut_off(&files);
    let last = files.data().join("audit/00000000.seg");
    let mut bytes = fs::read(&last).expect("a segment");
    bytes[60] ^= 1;
    fs::write(&last, bytes).expect("a segment");
    finds(&files, "audit");
}

/// Where a frame of a replica says how large the own ledger was when its batch was taken.
fn own_size(frame: &[u8]) -> Option<usize> {
    let mut left = frame;
    while !left.is_empty() {
        let (field, wire_type) = decode_key(&mut left).ok()?;
        if field == 5 {
            return Some(frame.len() - left.len());
        }
        skip_field(wire_type, field, &mut left, DecodeContext::default()).ok()?;
    }
    None
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_given_that_was_altered_is_found_by_what_the_partner_acknowledges() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    // The head of each record acknowledges the receipt for the one before.
    for _ in 0..3 {
        let az = federation.node(AZ);
        let published = az.publish(draft::seizure("AZ")).await;
        az.until_receipted(&published.id, GE).await;
    }
    let ge = federation.nodes.remove(1).into_files().await;
    federation.stop().await;
    assert!(check(&ge).findings.is_clean());
    let folder = "replicas/az_customs";
    let frames = ge.journal(folder).reader().scan(0);
    let sizes =
        frames.filter(|frame| own_size(&frame.as_ref().expect("a frame").payload).is_some());
    let last = sizes.count() - 1;
    let at = Cell::new(0);
    let before_the_last = |frame: &[u8]| {
        let place = own_size(frame)?;
        at.set(at.get() + 1);
        (at.get() == last).then_some(place)
    };
    let before = ge.alter(folder, before_the_last);
    finds(&ge, "acknowledges a different receipt");
    ge.put_back(folder, &before);
    assert!(check(&ge).findings.is_clean());
}

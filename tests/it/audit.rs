//! The audit is listed, written out and checked: what was altered, taken out or cut off is told.

use std::fs;
use std::sync::Arc;

use ntc_core::identity::officer::Role;
use ntc_core::ledger::tree::Frontier;
use ntc_core::ledger::{entry::commit::AnchoredJournal, leaf};
use ntc_node::app::offline;
use ntc_node::audit::AuditEntry;
use ntc_node::journal::{Journal, JournalOptions};
use ntc_node::store::medium::Disk;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::audit_service_client::AuditServiceClient;
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_tests::node::{NodeFiles, connect};
use ntc_tests::process::{command, printed};
use ntc_tests::{Federation, TestNode, draft, officer, reason, runbook, until};
use prost::Message as _;
use tonic::transport::Channel;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
/// The first generation of the log of decisions.
const LOG: &str = "decisions/00000001";

async fn auditor(node: &TestNode) -> AuditServiceClient<Channel> {
    let profile = officer::issue(&node.files, "the-auditor", &[Role::Auditor]);
    AuditServiceClient::new(connect(&profile).await)
}

async fn list(
    audit: &mut AuditServiceClient<Channel>,
    filter: pb::AuditFilter,
) -> Vec<pb::AuditLine> {
    let (mut all, mut page) = (Vec::new(), 0);
    loop {
        let request = pb::ListAuditRequest {
            filter: Some(filter.clone()),
            page_size: 2,
            page,
        };
        let answer = audit.list_audit(request).await.expect("a page");
        let answer = answer.into_inner();
        all.extend(answer.entries);
        if answer.next_page == 0 {
            return all;
        }
        page = answer.next_page;
    }
}

async fn verified(audit: &mut AuditServiceClient<Channel>) -> pb::VerifyAuditResponse {
    let steps = audit.verify_audit(pb::VerifyAuditRequest {}).await;
    let mut steps = steps.expect("a check").into_inner();
    loop {
        let step = steps.message().await.expect("a step").expect("a result");
        if step.finished {
            return step;
        }
    }
}

fn frames(files: &NodeFiles) -> Vec<Vec<u8>> {
    let frames = files.journal("audit").reader().scan(0);
    frames
        .map(|frame| frame.expect("a frame").payload)
        .collect()
}

/// Writes the audit of a stopped node anew, with every checksum right.
fn write(files: &NodeFiles, frames: &[Vec<u8>]) {
    write_to(files, "audit", frames);
}

fn write_to(files: &NodeFiles, folder: &str, frames: &[Vec<u8>]) {
    let dir = files.data().join(folder);
    fs::remove_dir_all(&dir).expect("the journal goes");
    let opened = Journal::open(&dir, JournalOptions::default(), Arc::new(Disk));
    let (mut journal, _) = opened.expect("a journal");
    journal.append(frames).expect("entries");
    journal.commit().expect("durable entries");
    journal.settle().expect("a known end");
}

/// Links entries anew, as whoever can write the files would.
fn linked(frames: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut before = Vec::new();
    let linked = frames.iter().map(|frame| {
        let entry = AuditEntry::decode(&**frame).expect("an entry");
        let stored = AuditEntry {
            previous: std::mem::take(&mut before),
            ..entry
        };
        let stored = stored.encode_to_vec();
        before = leaf::journal(&stored).as_bytes().to_vec();
        stored
    });
    linked.collect()
}

fn found(files: &NodeFiles) -> Vec<String> {
    let checked = offline::verify(&files.settings(), &mut |_| {}).expect("a check");
    checked.findings.sentences().to_vec()
}

fn finds(files: &NodeFiles, words: &str) {
    let found = found(files);
    assert!(found.iter().any(|it| it.contains(words)), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn acts_and_refusals_are_listed_by_officer_subject_outcome_and_time() {
    let az = TestNode::start(AZ).await;
    let published = az.publish(draft::seizure("AZ")).await;
    let id = ntc_core::record::RecordId::from_slice(&published.id).expect("an id");
    let profile = officer::issue(&az.files, "the-auditor", &[Role::Auditor]);
    let mut records = RecordServiceClient::new(connect(&profile).await);
    let refused = records.publish(pb::PublishRequest::default()).await;
    assert_eq!(reason(&refused.expect_err("no role")), "ROLE_MISSING");
    let audit = auditor(&az).await;
    let by = |filter: pb::AuditFilter| {
        let mut audit = audit.clone();
        async move {
            let lines = list(&mut audit, filter).await;
            let told = lines.into_iter();
            told.map(|it| (it.officer, it.method, it.outcome))
                .collect::<Vec<_>>()
        }
    };
    let told = by(pb::AuditFilter {
        subject: id.to_string(),
        ..pb::AuditFilter::default()
    })
    .await;
    let outcomes: Vec<_> = told
        .iter()
        .map(|(_, _, outcome)| outcome.as_str())
        .collect();
    assert_eq!(outcomes, ["OK", "BEGUN"]);
    let auditors = ("the-auditor".to_owned(), "Publish".to_owned());
    let refusal = (auditors.0.clone(), auditors.1, "ROLE_MISSING".to_owned());
    for filter in [
        pb::AuditFilter {
            outcome: "refused".to_owned(),
            ..pb::AuditFilter::default()
        },
        pb::AuditFilter {
            outcome: "role_missing".to_owned(),
            officer: auditors.0,
            ..pb::AuditFilter::default()
        },
    ] {
        assert_eq!(by(filter).await, std::slice::from_ref(&refusal));
    }
    let all = list(&mut audit.clone(), pb::AuditFilter::default()).await;
    let newest = all.iter().map(|it| it.at_ms).max().expect("entries");
    let later = pb::AuditFilter {
        from_ms: newest + 3_600_000,
        ..pb::AuditFilter::default()
    };
    assert!(by(later).await.is_empty());
    let earlier = pb::AuditFilter {
        until_ms: 1,
        ..pb::AuditFilter::default()
    };
    assert!(by(earlier).await.is_empty());
    // Every page together is the whole audit, and each entry names the one before it.
    for pair in all.windows(2) {
        assert_eq!(pair[0].number, pair[1].number + 1);
        assert_eq!(pair[0].previous, pair[1].hash);
    }
    assert_eq!(all.last().expect("the first entry").number, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_proves_itself_to_whoever_has_its_newest_hash() {
    let az = TestNode::start(AZ).await;
    az.publish(draft::seizure("AZ")).await;
    let mut audit = auditor(&az).await;
    let head = verified(&mut audit).await.head;
    let batches = audit.export_audit(pb::ExportAuditRequest::default()).await;
    let mut batches = batches.expect("an export").into_inner();
    let mut before = Vec::new();
    let mut seen = false;
    while let Some(batch) = batches.message().await.expect("a batch") {
        for exported in batch.entries {
            let line = exported.line.expect("a line");
            let hash = leaf::journal(&exported.stored);
            let entry = AuditEntry::decode(&*exported.stored).expect("an entry");
            assert_eq!((entry.previous, entry.outcome), (before, line.outcome));
            before = hash.as_bytes().to_vec();
            assert_eq!(line.hash, before);
            seen |= before == head;
        }
    }
    assert!(seen, "the entry that the check named last");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_altered_taken_out_or_cut_off_before_an_anchor_is_told() {
    let az = TestNode::start(AZ).await;
    az.publish(draft::seizure("AZ")).await;
    let mut audit = auditor(&az).await;
    let before = verified(&mut audit).await;
    assert!(
        before.summary.contains("could have made all of it anew"),
        "{}",
        before.summary
    );
    let files = az.into_files().await;
    let held = frames(&files);
    let mut tree = Frontier::new();
    for frame in &held {
        tree.push_only(leaf::journal(frame));
    }
    let az = TestNode::start_on(files).await;
    let ledger = az.app().ledger();
    let anchored = ledger.anchor(AnchoredJournal::Audit, tree.size(), tree.root());
    let entry = anchored.await.expect("an anchor");
    let mut audit = auditor(&az).await;
    let checked = verified(&mut audit).await;
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    assert_eq!(
        (checked.anchored, checked.anchor),
        (held.len() as u64, Some(entry))
    );
    let files = az.into_files().await;
    let all = frames(&files);
    assert!(found(&files).is_empty());
    // Altered, with every checksum right: the entry after it names another one.
    let mut altered = all.clone();
    let mut first = AuditEntry::decode(&*altered[0]).expect("an entry");
    first.officer = "somebody-else".to_owned();
    altered[0] = first.encode_to_vec();
    write(&files, &altered);
    finds(&files, "audit entry 1 does not name the entry before it");
    runbook::shown_in("audit-altered", &printed(&command(&files, "verify")));
    // Linked anew behind it, the ledger knows.
    let unfit = "are not those whose root ledger entry";
    write(&files, &linked(&altered));
    finds(&files, unfit);
    // Taken out.
    let mut fewer = all.clone();
    fewer.remove(1);
    write(&files, &fewer);
    finds(&files, "audit entry 1 does not name the entry before it");
    write(&files, &linked(&fewer));
    finds(&files, unfit);
    // Cut off.
    write(&files, &all[..held.len() - 1]);
    finds(&files, "its end was lost");
    // As it was.
    write(&files, &all);
    assert!(found(&files).is_empty(), "{:?}", found(&files));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_of_decisions_that_was_altered_cut_off_or_taken_away_is_told_with_its_place() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    for _ in 0..3 {
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        let id = ge.publish(draft::seizure("GE")).await.id;
        ge.until_receipted(&id, AZ).await;
        az.until_indexed().await;
    }
    federation.node_mut(GE).stop().await;
    let az = federation.nodes.into_iter().next().expect("AZ");
    let files = az.into_files().await;
    let log = |files: &NodeFiles| -> Vec<Vec<u8>> {
        let frames = files.journal(LOG).reader().scan(0);
        frames.map(|frame| frame.expect("a line").payload).collect()
    };
    let all = log(&files);
    assert!(all.len() >= 3, "a line for each turn: {}", all.len());
    let az = TestNode::start_on(files).await;
    // The stop anchored it, or this start does.
    until("every line to be anchored", || async {
        let checked = verified(&mut auditor(&az).await).await;
        checked.decisions_anchor.is_some() && checked.decisions_newer == 0
    })
    .await;
    let checked = verified(&mut auditor(&az).await).await;
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    assert_eq!(checked.decisions, all.len() as u64);
    let held = all.len();
    let entry = checked.decisions_anchor.expect("an anchor");
    assert!(
        checked.summary.contains("log of decisions"),
        "{}",
        checked.summary
    );
    let files = az.into_files().await;
    assert!(found(&files).is_empty());
    // Altered, with every checksum right: told by the node that runs, too.
    let mut altered = all.clone();
    let party = altered[0]
        .windows(GE.len())
        .position(|it| it == GE.as_bytes());
    altered[0][party.expect("who told it")] = b'K';
    write_to(&files, LOG, &altered);
    let unlinked = format!("data/{LOG} frame 1 does not name the line before it");
    finds(&files, &unlinked);
    let az = TestNode::start_on(files).await;
    let checked = verified(&mut auditor(&az).await).await;
    let [finding] = checked.findings.try_into().expect("one finding");
    assert!(
        finding.starts_with("the log of decisions") && finding.contains(&unlinked),
        "{finding}"
    );
    assert_eq!(checked.summary, "");
    let files = az.into_files().await;
    // Cut off before what the ledger holds.
    write_to(&files, LOG, &all[..held - 1]);
    finds(
        &files,
        &format!("ledger entry {entry} anchors line {held}: its end was lost"),
    );
    // A byte on the device, and a file that is not there.
    write_to(&files, LOG, &all);
    let segment = files.data().join(LOG).join("00000000.seg");
    let whole = fs::read(&segment).expect("a segment");
    let mut bytes = whole.clone();
    bytes[60] ^= 1;
    fs::write(&segment, bytes).expect("a segment");
    finds(&files, "the log of decisions: journal");
    fs::remove_file(&segment).expect("a segment");
    finds(&files, "the log of decisions: journal");
    fs::write(&segment, whole).expect("a segment");
    assert!(found(&files).is_empty(), "{:?}", found(&files));
    fs::remove_dir_all(files.data().join("decisions")).expect("the log goes");
    finds(&files, "the log of decisions ends with line 0");
    // A start does not pass over it in silence.
    let az = TestNode::start_on(files).await;
    let warnings = az.status().await.warnings;
    let gone = warnings.iter().find(|it| it.code == "folders_gone");
    assert!(gone.expect("a warning").text.contains("data/decisions"));
}

//! Checks that need no node.

use ntc_core::ledger::entry::commit::AnchoredJournal;
use ntc_core::ledger::leaf;
use ntc_core::ledger::tree::Frontier;

use super::anchors::{AnchoredRoot, check};
use super::evidence::MAX_EVIDENCE;
use super::*;
use crate::journal::JournalOptions;
use crate::journal::memory::Memory;
use crate::partners::Partners;
use crate::ports::SystemClock;
use crate::store::medium::Disk;

fn reader(frames: &[&[u8]]) -> Reader {
    let mut journal = Memory::default().open();
    journal.append(frames).unwrap();
    journal.commit().unwrap();
    journal.reader()
}

fn anchor(entry: u64, frames: &[&[u8]]) -> AnchoredRoot {
    let mut tree = Frontier::new();
    for frame in frames {
        tree.push_only(leaf::journal(frame));
    }
    AnchoredRoot {
        entry,
        journal: AnchoredJournal::Partners.number(),
        size: tree.size(),
        root: tree.root(),
    }
}

fn checked(frames: &[&[u8]], anchors: &[AnchoredRoot]) -> (u64, Vec<String>) {
    let mut findings = Findings::default();
    let journal = AnchoredJournal::Partners;
    let held = check(
        journal,
        &reader(frames),
        anchors,
        &mut findings,
        &mut |_| {},
    );
    (held, findings.sentences().to_vec())
}

#[test]
fn a_journal_that_no_longer_begins_with_what_was_anchored_is_found_and_one_that_went_on_is_not() {
    let anchors = [anchor(9, &[b"a", b"b"]), anchor(5, &[b"a"])];
    assert_eq!(checked(&[b"a", b"b", b"c"], &anchors), (2, Vec::new()));
    let (held, findings) = checked(&[b"a", b"B", b"c"], &anchors);
    assert_eq!(held, 0);
    assert_eq!(
        findings,
        ["data/partners: its first 2 frames are not those whose root ledger entry 9 anchors"]
    );
}

#[test]
fn a_journal_that_is_shorter_than_what_was_anchored_is_found() {
    let anchors = [anchor(5, &[b"a"]), anchor(9, &[b"a", b"b"])];
    let (held, findings) = checked(&[b"a"], &anchors);
    assert_eq!(held, 1);
    assert_eq!(findings.len(), 1);
    assert!(
        findings[0].starts_with("data/partners: 1 frames are held, but ledger entry 9 anchors 2"),
        "{findings:?}"
    );
}

#[test]
fn an_anchor_of_one_journal_says_nothing_of_another() {
    let other = AnchoredRoot {
        journal: AnchoredJournal::Audit.number(),
        ..anchor(5, &[b"x"])
    };
    assert_eq!(checked(&[b"a"], &[other]), (0, Vec::new()));
}

#[test]
fn evidence_that_cannot_be_read_or_is_too_long_is_a_finding_and_none_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let partners = Partners::open(
        "AZ/customs".parse().unwrap(),
        vec![[7; 32]],
        &dir.path().join("partners"),
        JournalOptions::default(),
        Arc::new(Disk),
        Arc::new(SystemClock),
    );
    let roster = partners.unwrap().roster();
    let judged = |name: &str| {
        let mut findings = Findings::default();
        let proofs = evidence::check(&dir.path().join(name), &roster, &mut findings);
        assert!(proofs.is_empty());
        findings.sentences().to_vec()
    };
    assert_eq!(judged("none"), Vec::<String>::new());

    std::fs::write(dir.path().join("file"), "").unwrap();
    let [finding] = judged("file").try_into().unwrap();
    assert!(finding.starts_with("data/evidence: "), "{finding}");

    let folder = dir.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    let long = vec![b'x'; usize::try_from(MAX_EVIDENCE).unwrap() + 1];
    std::fs::write(folder.join("long.fork"), long).unwrap();
    let told =
        format!("data/evidence/long.fork is no evidence: it has more than {MAX_EVIDENCE} bytes");
    assert_eq!(judged("folder"), [told]);
}

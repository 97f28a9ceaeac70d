//! The audit on a device that fills and fails.

use std::sync::atomic::Ordering::SeqCst;

use ntc_core::reason::Reason;

use super::*;
use crate::journal::gathered::MAX_WAITING;
use crate::ports::Clock;
use crate::store::medium::Disk;
use crate::store::medium::faulty::Faulty;

pub(super) const NOW: Timestamp = Timestamp::from_millis(1_000);
const OPTIONS: JournalOptions = JournalOptions {
    segment_bytes: 4 << 20,
    floor_bytes: 256 << 20,
    known_end: None,
};

pub(super) fn open(dir: &Path, medium: Arc<dyn Medium>, founded: bool) -> (Audit, Health) {
    let health = Health::new();
    health.ready();
    let audit = Audit::open(dir, OPTIONS, medium, founded, NOW, health.clone()).unwrap();
    (audit, health)
}

fn entry(subject: &str) -> AuditEntry {
    AuditEntry {
        subject: subject.to_owned(),
        ..AuditEntry::default()
    }
}

pub(super) fn entries(audit: &Audit) -> Vec<AuditEntry> {
    let frames = audit.reader().scan(0);
    frames
        .map(|frame| AuditEntry::decode(&*frame.unwrap().payload).unwrap())
        .collect()
}

fn subjects(audit: &Audit) -> Vec<String> {
    let entries = entries(audit).into_iter();
    entries.map(|entry| entry.subject).collect()
}

#[tokio::test]
async fn an_entry_is_durable_when_it_was_waited_for_and_entries_stay_in_order() {
    let dir = tempfile::tempdir().unwrap();
    let (audit, _) = open(dir.path(), Arc::new(Disk), true);
    let audit = Arc::new(audit);
    let run = tokio::spawn(Arc::clone(&audit).run());
    audit.note(&entry("a"));
    let number = audit.note(&entry("b"));
    audit.durable(number).await.unwrap();
    assert_eq!(subjects(&audit), ["a", "b"]);
    run.abort();
}

#[tokio::test]
async fn a_full_disk_refuses_calls_and_loses_no_entry() {
    let dir = tempfile::tempdir().unwrap();
    let medium = Arc::new(Faulty::default());
    let (audit, health) = open(dir.path(), Arc::clone(&medium) as Arc<dyn Medium>, true);
    audit.note(&entry("before"));
    audit.commit();
    medium.free.store(0, SeqCst);
    // The segment that is there takes what fits; then none is made.
    let long = "x".repeat(64 << 10);
    let mut noted = 1;
    while audit.admit().is_ok() {
        audit.note(&entry(&long));
        noted += 1;
        audit.commit();
    }
    assert_eq!(audit.admit().unwrap_err().reason(), Reason::DiskNearlyFull);
    let number = audit.note(&entry("of a call that was under way"));
    assert!(audit.durable(number).await.is_err());
    assert_eq!(
        health.now().state,
        crate::telemetry::health::State::Ready,
        "room can come back"
    );
    medium.free.store(u64::MAX, SeqCst);
    audit.commit();
    assert!(audit.admit().is_ok());
    audit.durable(number).await.unwrap();
    let written = subjects(&audit);
    assert_eq!(written.len(), noted + 1);
    assert_eq!(written.last().unwrap(), "of a call that was under way");
}

#[test]
fn one_call_past_the_entries_that_may_wait_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (audit, _) = open(dir.path(), Arc::new(Disk), true);
    for _ in 0..MAX_WAITING {
        audit.admit().unwrap();
        audit.note(&entry("a"));
    }
    assert_eq!(audit.admit().unwrap_err().reason(), Reason::Busy);
    audit.commit();
    audit.admit().unwrap();
}

#[test]
fn an_audit_that_is_gone_beside_a_ledger_is_noticed_in_status_and_in_the_new_one() {
    let dir = tempfile::tempdir().unwrap();
    let (audit, _) = open(dir.path(), Arc::new(Disk), true);
    assert!(!audit.is_lost());
    audit.note(&entry("a"));
    audit.commit();
    drop(audit);
    let (audit, _) = open(dir.path(), Arc::new(Disk), false);
    assert!(!audit.is_lost());
    drop(audit);
    std::fs::remove_dir_all(dir.path()).unwrap();
    let (audit, _) = open(dir.path(), Arc::new(Disk), false);
    assert!(audit.is_lost());
    audit.commit();
    let first = audit.reader().read(0).unwrap();
    assert_eq!(AuditEntry::decode(&*first).unwrap().outcome, AUDIT_LOST);
}

#[derive(Debug)]
struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        NOW
    }
}

#[test]
fn an_act_ends_with_the_number_of_the_entry_that_says_it_begins_after_a_restart_too() {
    let dir = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let (audit, _) = open(dir.path(), Arc::new(Disk), true);
        let audit = Arc::new(audit);
        let acts = Acts::new(
            Arc::clone(&audit),
            Arc::new(Stopped),
            Officer::default(),
            "Do",
        );
        let mut act = acts.next().unwrap();
        act.about("x");
        act.begin();
        act.done();
        // One that is left behind says so.
        drop(acts.next().unwrap());
        audit.commit();
    }
    let (audit, _) = open(dir.path(), Arc::new(Disk), false);
    let frames = audit.reader().scan(0);
    let entries = frames.map(|frame| AuditEntry::decode(&*frame.unwrap().payload).unwrap());
    let told: Vec<_> = entries.map(|entry| (entry.outcome, entry.begun)).collect();
    let told: Vec<_> = told
        .iter()
        .map(|(outcome, begun)| (outcome.as_str(), *begun))
        .collect();
    let expected = [
        ("BEGUN", 0),
        ("OK", 1),
        ("BROKEN_OFF", 0),
        ("BEGUN", 0),
        ("OK", 4),
        ("BROKEN_OFF", 0),
    ];
    assert_eq!(told, expected);
}

/// How much was shown, and what hid how much.
type Counted = (u64, Vec<(String, u64)>);

/// What entries say was shown, beside the outcome.
fn told(audit: &Audit) -> Vec<(String, Option<Counted>)> {
    audit.commit();
    let entries = entries(audit).into_iter();
    let told = entries.map(|entry| {
        let shown = entry.shown.map(|shown| {
            let hidden = shown.hidden.into_iter().map(|by| (by.rule, by.times));
            (shown.shown, hidden.collect())
        });
        (entry.outcome, shown)
    });
    told.collect()
}

#[test]
fn the_entry_of_a_call_says_how_much_it_showed_and_one_more_what_it_showed_after_that() {
    let dir = tempfile::tempdir().unwrap();
    let (audit, _) = open(dir.path(), Arc::new(Disk), true);
    let audit = Arc::new(audit);
    let acts = || {
        let (audit, clock) = (Arc::clone(&audit), Arc::new(Stopped));
        Acts::new(audit, clock, Officer::default(), "List").act()
    };
    let rule: Arc<str> = Arc::from("narcotics-alone");
    // One that asks about no record says nothing.
    acts().done();
    let mut act = acts();
    act.begin();
    let showing = Arc::clone(act.showing());
    showing.by(Some([7; 32]));
    (0..3).for_each(|_| showing.shown());
    (0..2).for_each(|_| showing.hidden(&rule));
    drop(showing);
    act.done();
    // One that is refused says what hid it, and one that goes on has one more entry when it is over.
    let mut act = acts();
    act.showing().hidden(&rule);
    act.refused(Reason::RuleForbids);
    let mut act = acts();
    act.about("it");
    let showing = Arc::clone(act.showing());
    act.done();
    drop(act);
    showing.shown();
    assert_eq!(told(&audit).len(), 5, "it is not over");
    drop(showing);
    let hidden = |times| vec![("narcotics-alone".to_owned(), times)];
    let expected = [
        ("OK", None),
        ("BEGUN", None),
        ("OK", Some((3, hidden(2)))),
        ("RULE_FORBIDS", Some((0, hidden(1)))),
        ("OK", None),
        ("OK", Some((1, Vec::new()))),
    ];
    assert_eq!(
        told(&audit),
        expected.map(|(outcome, shown)| (outcome.to_owned(), shown))
    );
    let entries = entries(&audit);
    assert_eq!(entries[2].shown.as_ref().unwrap().rules, [7; 32]);
    assert_eq!(entries[5].subject, "it");
    let by = |hidden_by: &str| {
        let filter = Filter {
            hidden_by: hidden_by.to_owned(),
            ..Filter::default()
        };
        let page = page(&audit.reader(), &filter, None, 10).unwrap();
        let numbers = page.entries.into_iter().map(|it| it.number);
        numbers.collect::<Vec<_>>()
    };
    assert_eq!(by("any"), [3, 2]);
    assert_eq!(by("narcotics-alone"), [3, 2]);
    assert_eq!(by("narcotics"), Vec::<u64>::new());
}

mod lasting;
mod sides;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::Ordering::SeqCst;
use std::time::Duration;

use ntc_core::hit::{
    Gone, Known, Met, Priority, Rejection, Source, State, SubjectRef, Target, Until,
};
use ntc_core::life::Subject;
use ntc_core::reason::Reason;
use ntc_core::screened;
use ntc_core::screening::{Preset, Verdict};
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{Entry, ListName};

use super::*;
use crate::ports::SystemEntropy;
use crate::store::medium::faulty::Faulty;

const DAY: Duration = Duration::from_secs(24 * 3600);
const START: Timestamp = Timestamp::from_millis(1_700_000_000_000);
const CONFIRM: Move = Move::Confirm { tells: Vec::new() };
const H1: HitId = HitId::FIRST;

#[derive(Default)]
struct Time(Mutex<Duration>);

impl Clock for Time {
    fn now(&self) -> Timestamp {
        START.plus(*lock(&self.0))
    }
}

/// What lists and records say, as a test wants it: all stands but what is named here.
#[derive(Default)]
struct Stand {
    generation: u64,
    entries: BTreeMap<(String, String), Option<Stands>>,
    records: BTreeMap<Subject, Stands>,
    /// What a list holds.
    held: Vec<Entry>,
    /// What looks for a subject under a key, as it is now.
    asks: Vec<Entry>,
}

impl Grounds for Stand {
    fn generation(&self) -> u64 {
        self.generation
    }

    fn entry(
        &self,
        list: &ListName,
        key: &str,
        it: &dyn Fn(&Entry) -> bool,
        _: Timestamp,
    ) -> Option<Stands> {
        if let Some(entry) = self.asks.iter().find(|entry| entry.key == key)
            && !it(entry)
        {
            return None;
        }
        let said = self.entries.get(&(list.to_string(), key.to_owned()));
        said.copied().unwrap_or(Some(Stands::Holds))
    }

    fn entries(&self, _: &ListName, each: &mut dyn FnMut(&Entry)) -> bool {
        self.held.iter().for_each(each);
        true
    }

    fn record(&self, record: &Subject) -> Stands {
        let said = self.records.get(record);
        said.copied().unwrap_or(Stands::Holds)
    }

    fn asks(&self, target: &Target) -> Option<Vec<Asks>> {
        let Target::Entry { list, key } = target else {
            return None;
        };
        let entry = self.asks.iter().find(|entry| entry.key == *key)?.clone();
        let (list, key) = (list.clone(), key.clone());
        let target = screened::Target::Entry { list, key };
        Some(vec![Asks { target, entry }])
    }

    fn preset(&self) -> Preset {
        Preset::Balanced
    }
}

/// Hits on files, whose device and clock a test holds.
struct Desk {
    dir: tempfile::TempDir,
    time: Arc<Time>,
    medium: Arc<Faulty>,
}

impl Desk {
    fn new() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
            time: Arc::default(),
            medium: Arc::default(),
        }
    }

    fn folder(&self) -> PathBuf {
        self.dir.path().join("hits")
    }

    fn open(&self) -> Result<Hits, HitError> {
        let options = JournalOptions {
            segment_bytes: 64 << 10,
            floor_bytes: 0,
            known_end: None,
        };
        let (time, medium) = (Arc::clone(&self.time), Arc::clone(&self.medium));
        Hits::open(&self.folder(), options, medium, time, &SystemEntropy)
    }

    fn pass_days(&self, days: u32) {
        *lock(&self.time.0) += DAY * days;
    }

    /// Whether a text stands on any file of the journal.
    fn holds(&self, text: &str) -> bool {
        let files = fs::read_dir(self.folder()).unwrap();
        files.into_iter().any(|file| {
            let bytes = fs::read(file.unwrap().path()).unwrap();
            bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes())
        })
    }
}

fn known(name: &str, birth: &str) -> Known {
    Known {
        names: vec![name.to_owned()],
        births: vec![birth.to_owned()],
        ..Known::default()
    }
}

fn sighting(reference: &str) -> Sighting {
    let found = Match {
        target: Target::Entry {
            list: "invented".parse().unwrap(),
            key: "17".to_owned(),
        },
        verdict: Verdict::Near,
        score: 800,
        how: vec![Told::line("birth date", "ten years apart")],
        shown: vec![Told::line("name", "Anna Wanted")],
        known: known("Anna Wanted", "1971-03-04"),
        met: Met::default(),
        part: String::new(),
        ends: None,
        priority: Priority::High,
        contact_first: true,
    };
    Sighting {
        subject: SubjectRef {
            source: Source::Screening(reference.to_owned()),
            place: "line 1".to_owned(),
        },
        seen: START,
        journey: vec![reference.to_owned()],
        arrives: None,
        keep_until: START.plus(DAY * 30),
        shown: vec![Told::line("name", "Ann Traveller")],
        known: known("Ann Traveller", "1961-03-04"),
        compared: None,
        matches: vec![found],
    }
}

fn reject() -> Move {
    Move::Reject {
        reason: Rejection::BirthDiffers,
        until: START.plus(DAY * 365),
    }
}

fn act(hits: &Hits, wanted: Move) -> Event {
    let moved = hits.act(&[(H1, wanted)], ("ana", "looked twice")).unwrap();
    moved.into_iter().next().unwrap().unwrap()
}

#[test]
fn after_a_restart_all_stands_as_it_was() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    assert_eq!(hits.take(&[sighting("F1")]).unwrap()[0].asks, [H1]);
    act(&hits, Move::Claim { take_over: false });
    act(&hits, reject());
    let before = hits.show(H1).unwrap();
    drop(hits);
    let hits = desk.open().unwrap();
    assert_eq!(hits.show(H1).unwrap(), before);
    let steps = hits.show(H1).unwrap().steps;
    assert_eq!(steps[2].comment, "looked twice");
    // The secret is the same: the pair is known.
    assert_eq!(hits.take(&[sighting("F2")]).unwrap()[0].known, [H1]);
}

#[test]
fn what_is_not_durable_is_not_acknowledged_and_does_not_count() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[sighting("F1")]).unwrap();
    desk.medium
        .fail_sync
        .store(desk.medium.syncs.load(SeqCst), SeqCst);
    let refused = hits.act(&[(H1, CONFIRM)], ("ana", "")).unwrap_err();
    assert_eq!(refused.reason(), Reason::ReadOnly);
    assert_eq!(hits.hit(H1).unwrap().state, State::New);
    // Nothing more is taken, and what was is read on.
    assert!(hits.take(&[sighting("F2")]).is_err());
    assert_eq!(hits.page(&Query::default(), &[], 10).unwrap().hits.len(), 1);
}

#[test]
fn what_is_known_to_be_durable_is_made_so_when_it_is_asked_for_and_costs_nothing_again() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[sighting("F1")]).unwrap();
    let syncs = desk.medium.syncs.load(SeqCst);
    hits.settle();
    assert_eq!(
        desk.medium.syncs.load(SeqCst),
        syncs + 1,
        "the mark of the end"
    );
    hits.settle();
    assert_eq!(desk.medium.syncs.load(SeqCst), syncs + 1);
}

#[test]
fn what_is_personal_is_on_no_file_when_its_time_is_over_and_the_pair_is_remembered() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[sighting("F1")]).unwrap();
    act(&hits, reject());
    for text in ["Ann Traveller", "Anna Wanted", "looked twice"] {
        assert!(desk.holds(text), "{text}");
    }
    desk.pass_days(31);
    hits.pass(&|_| None, &Stand::default()).unwrap();
    for text in ["Ann Traveller", "Anna Wanted", "looked twice", "1961-03-04"] {
        assert!(!desk.holds(text), "{text}");
    }
    let shown = hits.show(H1).unwrap();
    assert!(shown.erased && shown.line.subject.is_empty());
    drop(hits);
    let hits = desk.open().unwrap();
    assert!(hits.show(H1).unwrap().erased);
    assert_eq!(hits.take(&[sighting("F2")]).unwrap()[0].known, [H1]);
}

#[test]
fn what_is_open_keeps_its_subject_and_what_rests_wakes() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[sighting("F1")]).unwrap();
    act(&hits, Move::Snooze(Until::Arrival(START.plus(DAY * 40))));
    desk.pass_days(39);
    hits.pass(&|_| None, &Stand::default()).unwrap();
    assert!(!hits.show(H1).unwrap().erased);
    assert!(matches!(hits.hit(H1).unwrap().state, State::Snoozed { .. }));
    desk.pass_days(1);
    hits.pass(&|_| None, &Stand::default()).unwrap();
    assert!(matches!(hits.hit(H1).unwrap().state, State::Reopened(_)));
}

#[test]
fn an_answer_wakes_what_waits_for_it() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[sighting("F1")]).unwrap();
    let request = ntc_core::model::RecordId::new(START, &[1; 10]);
    let answer = ntc_core::model::RecordId::new(START, &[2; 10]);
    let latest = START.plus(DAY * 9);
    act(&hits, Move::Snooze(Until::Answer { request, latest }));
    hits.pass(&|_| None, &Stand::default()).unwrap();
    assert!(matches!(hits.hit(H1).unwrap().state, State::Snoozed { .. }));
    hits.pass(
        &|asked| (asked == request).then_some(answer),
        &Stand::default(),
    )
    .unwrap();
    assert!(matches!(hits.hit(H1).unwrap().state, State::Reopened(_)));
}

#[test]
fn a_hit_whose_target_is_in_two_lists_is_listed_under_both() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    let mut one = sighting("F1");
    let mut other = one.matches[0].clone();
    other.target = Target::Entry {
        list: "dealers".parse().unwrap(),
        key: "d3".to_owned(),
    };
    one.matches.push(other);
    hits.take(&[one]).unwrap();
    let of = |list: &str| {
        let list = Some(list.parse().unwrap());
        let query = Query {
            list,
            ..Query::default()
        };
        hits.page(&query, &[], 10).unwrap().hits.len()
    };
    assert_eq!((of("invented"), of("dealers"), of("others")), (1, 1, 0));
}

#[test]
fn pages_lead_through_all_hits_the_urgent_first() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    let mut all = Vec::new();
    for number in 0..5_u32 {
        let mut one = sighting(&format!("F{number}"));
        one.known = known("Ann Traveller", &format!("196{number}-03-04"));
        one.matches[0].priority = if number == 2 {
            Priority::Top
        } else {
            Priority::Low
        };
        all.push(one);
    }
    hits.take(&all).unwrap();
    let mut from = Vec::new();
    let mut seen = Vec::new();
    loop {
        let page = hits.page(&Query::default(), &from, 2).unwrap();
        assert_eq!((page.open, page.all), (5, 5));
        seen.extend(page.hits.iter().map(|line| line.hit.id.number()));
        match page.next {
            Some(next) => from = next,
            None => break,
        }
    }
    assert_eq!(seen, [3, 5, 4, 2, 1]);
    assert!(matches!(
        hits.page(&Query::default(), b"?", 2),
        Err(HitError::PageKey)
    ));
}

#[test]
fn a_frame_of_another_form_stops_the_start() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    drop(hits);
    let options = JournalOptions {
        segment_bytes: 64 << 10,
        floor_bytes: 0,
        known_end: None,
    };
    let (mut journal, _) = Journal::open(&desk.folder(), options, desk.medium.clone()).unwrap();
    journal.append(&[b"nothing of this form"]).unwrap();
    journal.commit().unwrap();
    drop(journal);
    assert!(matches!(
        desk.open().map(|_| ()),
        Err(HitError::Unreadable(1))
    ));
}

#[test]
fn debug_of_what_is_shown_tells_nothing_personal() {
    let desk = Desk::new();
    let hits = desk.open().unwrap();
    hits.take(&[sighting("F1")]).unwrap();
    let shown = format!("{:?} {:?}", hits.show(H1).unwrap(), sighting("F1"));
    assert!(!shown.contains("Ann"), "{shown}");
}

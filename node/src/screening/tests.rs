use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use ntc_core::manifest::Journey;
use ntc_core::model::Coded;
use ntc_core::model::identifier::{Identifier, Scheme};
use ntc_core::reason::Reason;
use ntc_core::record::Evaluation;
use ntc_core::screened::{Sighted, Target};
use ntc_core::time::Timestamp;
use ntc_core::watchlist::{
    Action, Document, Entry, ListName, Name, Numbers, Order, Quality, ShareMode, SubjectKind,
    WatchList,
};

use super::*;
use crate::journal::memory::Memory;
use crate::lookup::State;
use crate::ports::SystemEntropy;
use crate::store::disk::Reserve;
use crate::store::index::{Index, JournalId};
use crate::store::medium::Disk;
use crate::store::medium::faulty::Faulty;
use crate::watchlists::PutTerms;

const NOW: u64 = 1_790_000_000_000;
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);
const SOON: Duration = Duration::from_secs(20);
/// Entries by the rules of those that are written by hand, in the place of those that are there.
const PUT: PutTerms = PutTerms {
    numbers: Numbers::Hold,
    replaces: true,
};

struct SetClock(AtomicU64);

impl SetClock {
    fn advance(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).unwrap();
        self.0.fetch_add(by, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// Keeps what it is told, or takes nothing.
#[derive(Default)]
struct Told {
    sightings: Mutex<Vec<Sighting>>,
    refuses: AtomicBool,
}

impl Sightings for Told {
    fn sighted(&self, sightings: Vec<Sighting>) -> Result<(), Refused> {
        if self.refuses.load(Ordering::SeqCst) {
            return Err(Refused::new(Reason::Internal, "takes nothing"));
        }
        lock(&self.sightings).extend(sightings);
        Ok(())
    }
}

/// A room on a folder, running.
struct Room {
    dir: tempfile::TempDir,
    clock: Arc<SetClock>,
    told: Arc<Told>,
    lists: Arc<Watchlists>,
    screening: Arc<Screening>,
    stop: CancellationToken,
    running: tokio::task::JoinHandle<()>,
}

impl Room {
    async fn open() -> Self {
        let clock = Arc::new(SetClock(AtomicU64::new(NOW)));
        Self::on(tempfile::tempdir().unwrap(), clock).await
    }

    async fn on(dir: tempfile::TempDir, clock: Arc<SetClock>) -> Self {
        let at = |name: &str| dir.path().join(name);
        let reserve = Reserve {
            refuse_percent: 0,
            refuse_bytes: 0,
            alarm_percent: 0,
        };
        let medium: Arc<dyn Medium> = Arc::new(Disk);
        let disk = DiskWatch::new(dir.path(), reserve, Arc::clone(&medium));
        let lists = Watchlists::open(
            &at("lists"),
            Arc::clone(&medium),
            disk.clone(),
            Arc::clone(&clock) as _,
        );
        let lists = Arc::new(lists.unwrap());
        let (index, _) = Index::open(&at("index"), &at("words"), Arc::clone(&medium)).unwrap();
        let state = State::open(&at("follow")).unwrap();
        let told = Arc::new(Told::default());
        let parts = Parts {
            own: "GE/customs".parse().unwrap(),
            watchlists: Arc::clone(&lists),
            lookup: Arc::new(Lookup::new(index, state)),
            clock: Arc::clone(&clock) as _,
            entropy: Arc::new(SystemEntropy),
            medium,
            disk,
            keep: 30 * DAY,
            hits: Arc::clone(&told) as _,
        };
        let screening = Arc::new(Screening::open(&at("screening"), parts).unwrap());
        let stop = CancellationToken::new();
        let running = tokio::spawn(Arc::clone(&screening).run(stop.clone()));
        screening.until_ready(SOON).await.unwrap();
        Self {
            dir,
            clock,
            told,
            lists,
            screening,
            stop,
            running,
        }
    }

    async fn again(self) -> Self {
        let Self {
            dir,
            clock,
            stop,
            running,
            ..
        } = self;
        stop.cancel();
        running.await.unwrap();
        Self::on(dir, clock).await
    }

    fn list(&self, of: &str) {
        let now = self.clock.now();
        let list = WatchList {
            name: name(of),
            title: "Invented".to_owned(),
            share: ShareMode::None,
            order: Order {
                action: Action::Check,
                reason: Coded {
                    code: "intelligence".to_owned(),
                    text: String::new(),
                },
                category: String::new(),
                markers: Vec::new(),
                legal_basis: "Article 1".to_owned(),
                evaluation: Some(Evaluation {
                    scheme: "4x4".to_owned(),
                    source: "B".to_owned(),
                    information: "2".to_owned(),
                }),
                valid_from: now,
                valid_until: now.plus(60 * DAY),
                review: now.plus(50 * DAY),
                owner: "ann".to_owned(),
                contact_first: false,
            },
        };
        self.lists.create(list, "ann").unwrap();
    }

    fn put(&self, of: &str, entry: Entry) {
        self.lists.put(&name(of), vec![entry], PUT, "ann").unwrap();
    }

    /// Everything that came was screened and is looked for.
    fn is_idle(&self) -> bool {
        let status = self.screening.status();
        status.behind == 0 && !status.again
    }

    /// Waits until a list is answered from as it is now.
    async fn until_loaded(&self, of: &str) {
        let edition = self.lists.list(&name(of)).unwrap().edition().clone();
        until(|| {
            let against = self.screening.against(&terms()).unwrap();
            against.editions.contains(&(name(of), edition.clone()))
        })
        .await;
    }

    fn screen(&self, told: Entry) -> Screened {
        let handed = vec![Handed {
            reference: "row 1".to_owned(),
            told,
            journey: Journey::default(),
        }];
        let (_, mut screened) = self.screening.screen(&terms(), handed).unwrap();
        screened.remove(0)
    }

    fn sightings(&self) -> Vec<Sighting> {
        lock(&self.told.sightings).clone()
    }

    /// Whether a text stands in any file of those who are kept.
    fn is_kept(&self, text: &str) -> bool {
        let dir = self.dir.path().join("screening/subjects");
        let files = fs::read_dir(dir).unwrap();
        let mut bytes = files.map(|file| fs::read(file.unwrap().path()).unwrap());
        bytes.any(|bytes| {
            bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes())
        })
    }
}

fn name(name: &str) -> ListName {
    name.parse().unwrap()
}

fn terms() -> Terms {
    Terms {
        lists: [].into(),
        with_alerts: true,
        preset: None,
    }
}

fn person(written: &str) -> Entry {
    let mut entry = Entry::new("p1", SubjectKind::Person);
    entry.names.push(Name::whole(written, Quality::Primary));
    entry.birth_dates.push("1961-03-04".parse().unwrap());
    entry
}

async fn until(mut holds: impl FnMut() -> bool) {
    let waited = tokio::time::timeout(SOON, async {
        while !holds() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    waited.await.expect("it to hold");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_entry_finds_somebody_of_yesterday_once() {
    let room = Room::open().await;
    room.list("own");
    room.put("own", person("Somebody Else"));
    room.until_loaded("own").await;
    let screened = room.screen(person("Рашад Алиев"));
    assert!(screened.matches.is_empty());
    room.clock.advance(DAY);
    let mut entry = person("Rəşad Əliyev");
    entry.key = "p2".to_owned();
    room.put("own", entry);
    until(|| !room.sightings().is_empty()).await;
    let sightings = room.sightings();
    let [sighting] = sightings.as_slice() else {
        panic!("one sighting");
    };
    let who = Sighted::Screened {
        id: screened.id,
        reference: "row 1".to_owned(),
    };
    assert_eq!(sighting.subject, who);
    assert_eq!(sighting.seen, Timestamp::from_millis(NOW));
    assert!(sighting.until <= Timestamp::from_millis(NOW).plus(30 * DAY));
    let target = Target::Entry {
        list: name("own"),
        key: "p2".to_owned(),
    };
    assert_eq!(sighting.matches[0].target, target);
    until(|| room.is_idle()).await;

    // A start screens nobody again against what they were screened against.
    let room = room.again().await;
    until(|| room.is_idle()).await;
    assert!(room.sightings().is_empty());
    assert_eq!(room.screening.status().subjects, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_while_the_node_stood_still_is_screened_against_at_its_start() {
    let room = Room::open().await;
    room.list("own");
    room.until_loaded("own").await;
    room.screen(person("Rəşad Əliyev"));
    room.stop.cancel();
    // Nobody screens any more when the list changes.
    let deadline = tokio::time::timeout(SOON, async {
        while !room.running.is_finished() {
            tokio::task::yield_now().await;
        }
    });
    deadline.await.unwrap();
    room.put("own", person("Rəşad Əliyev"));
    let room = room.again().await;
    until(|| !room.sightings().is_empty()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_kept_longer_than_said_and_no_byte_is_left() {
    const CANARY: &str = "Zqxvkbd Invented";
    let room = Room::open().await;
    room.screen(person(CANARY));
    assert!(room.is_kept(CANARY));
    room.clock.advance(30 * DAY - 2 * HOUR);
    room.screening.kept.purge(room.clock.now()).unwrap();
    assert!(room.is_kept(CANARY));
    assert_eq!(room.screening.status().subjects, 1);
    room.clock.advance(2 * HOUR);
    until(|| !room.is_kept(CANARY)).await;
    until(|| room.screening.status().subjects == 0).await;
    assert_eq!(
        fs::read_dir(room.dir.path().join("screening/subjects"))
            .unwrap()
            .count(),
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_screened_within_an_hour_stands_in_one_file() {
    let room = Room::open().await;
    room.screen(person("One Invented"));
    room.clock.advance(HOUR);
    for name in ["Two Invented", "Three Invented", "Four Invented"] {
        room.screen(person(name));
    }
    let files = fs::read_dir(room.dir.path().join("screening/subjects")).unwrap();
    assert_eq!(files.count(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_crash_tore_off_costs_nobody_who_stands_before_it() {
    let room = Room::open().await;
    for name in ["One Invented", "Two Invented"] {
        room.screen(person(name));
    }
    room.screening.keep().unwrap();
    let dir = room.dir.path().join("screening/subjects");
    let file = fs::read_dir(&dir).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&file).unwrap();
    room.stop.cancel();
    for torn in [
        &whole[..whole.len() - 3],
        &[&whole[..], &[0, 0, 0, 9]].concat(),
    ] {
        fs::write(&file, torn).unwrap();
    }
    let room = room.again().await;
    assert_eq!(room.screening.status().subjects, 2);
    room.screen(person("Three Invented"));
    assert_eq!(room.screening.status().subjects, 3);
    let mut seen = 0;
    let walked = room.screening.kept.walk(false, &mut |_| {
        seen += 1;
        ControlFlow::Continue(())
    });
    walked.unwrap();
    assert_eq!(seen, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_match_cannot_be_kept_was_not_screened() {
    let room = Room::open().await;
    room.list("own");
    room.put("own", person("Rəşad Əliyev"));
    room.until_loaded("own").await;
    room.told.refuses.store(true, Ordering::SeqCst);
    let handed = vec![Handed {
        reference: String::new(),
        told: person("Rəşad Əliyev"),
        journey: Journey::default(),
    }];
    assert!(room.screening.screen(&terms(), handed).is_err());
    assert_eq!(room.screening.status().subjects, 0);
    room.told.refuses.store(false, Ordering::SeqCst);
    let screened = room.screen(person("Rəşad Əliyev"));
    assert_eq!(screened.matches.len(), 1);
    // The list may still be swept, which tells of the same one again.
    let told = room.sightings().into_iter().map(|it| it.subject);
    let told: BTreeSet<_> = told.collect();
    let who = Sighted::Screened {
        id: screened.id,
        reference: "row 1".to_owned(),
    };
    assert_eq!(told, [who].into());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_whose_order_is_over_matches_no_more() {
    let room = Room::open().await;
    room.list("own");
    room.put("own", person("Rəşad Əliyev"));
    room.until_loaded("own").await;
    assert_eq!(room.screen(person("Rəşad Əliyev")).matches.len(), 1);
    room.clock.advance(60 * DAY);
    assert!(room.screen(person("Rəşad Əliyev")).matches.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preset_says_what_it_would_have_shown_and_holds_after_a_start() {
    let room = Room::open().await;
    room.list("own");
    room.put("own", person("Rəşad Əliyev"));
    room.until_loaded("own").await;
    room.screen(person("Anna Invented"));
    room.screen(person("Rəşad Əliyev"));
    // Far apart by years: for those alone who want to see most.
    let mut far = person("Rəşad Əliyev");
    far.birth_dates = vec!["1999-01-01".parse().unwrap()];
    assert!(room.screen(far).matches.is_empty());
    let rates = room.screening.rates().unwrap();
    assert_eq!((rates.subjects, rates.shown), (3, [2, 1, 1]));
    assert_eq!(room.screening.preset(), Preset::Balanced);
    room.screening.set_preset(Preset::Recall).unwrap();
    let room = room.again().await;
    assert_eq!(room.screening.preset(), Preset::Recall);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_is_not_there_or_damaged_is_refused_by_name_and_told_otherwise() {
    let room = Room::open().await;
    room.list("own");
    room.put("own", person("Rəşad Əliyev"));
    room.until_loaded("own").await;
    let named = |list: &str| Terms {
        lists: [name(list)].into(),
        ..terms()
    };
    let refused = room.screening.against(&named("absent")).unwrap_err();
    assert_eq!(refused.reason(), Reason::NotFound);
    let folder = room.dir.path().join("lists/own");
    for file in fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        let mut bytes = fs::read(&path).unwrap();
        bytes.push(0);
        fs::write(&path, bytes).unwrap();
    }
    let room = room.again().await;
    let refused = room.screening.against(&named("own")).unwrap_err();
    assert_eq!(refused.reason(), Reason::Corrupt);
    let against = room.screening.against(&terms()).unwrap();
    assert_eq!(
        (against.editions, against.damaged),
        (vec![], vec![name("own")])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn one_stream_more_than_the_most_is_refused() {
    let room = Room::open().await;
    let streams: Vec<_> = (0..MAX_STREAMS).map(|_| room.screening.enter()).collect();
    assert!(streams.iter().all(Result::is_ok));
    let refused = room.screening.enter().unwrap_err();
    assert_eq!(refused.reason(), Reason::Busy);
    drop(streams);
    assert!(room.screening.enter().is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_screened_while_a_list_was_away_is_screened_against_it_when_it_is_back() {
    let room = Room::open().await;
    room.list("own");
    room.put("own", person("Rəşad Əliyev"));
    room.until_loaded("own").await;
    until(|| room.is_idle()).await;
    room.lists.remove_list(&name("own")).unwrap();
    until(|| {
        room.screening
            .against(&terms())
            .unwrap()
            .editions
            .is_empty()
    })
    .await;
    assert!(room.screen(person("Рашад Алиев")).matches.is_empty());
    room.list("own");
    room.put("own", person("Rəşad Əliyev"));
    until(|| !room.sightings().is_empty()).await;
}

#[test]
fn what_cannot_be_made_durable_is_told_and_tried_again() {
    let dir = tempfile::tempdir().unwrap();
    let medium = Arc::new(Faulty::default());
    let reserve = Reserve {
        refuse_percent: 0,
        refuse_bytes: 0,
        alarm_percent: 0,
    };
    let disk = DiskWatch::new(dir.path(), reserve, Arc::clone(&medium) as _);
    let kept = Kept::open(dir.path(), Arc::clone(&medium) as _, disk, 30 * DAY).unwrap();
    let subject = KeptSubject {
        who: Sighted::Screened {
            id: [1; 16],
            reference: String::new(),
        },
        told: Some(person("Ann Invented")),
        author: None,
        journey: Journey::default(),
        seen: Timestamp::from_millis(NOW),
        shown: [0; 3],
    };
    let now = Timestamp::from_millis(NOW);
    kept.append(now, b"against", &[subject]).unwrap();
    let syncs = || medium.syncs.load(Ordering::SeqCst);
    medium.fail_sync.store(syncs(), Ordering::SeqCst);
    // Whoever screened hears of it in place of an acknowledgement.
    assert!(matches!(kept.sync(), Err(ScreeningError::File(_))));
    let failed = syncs();
    kept.sync().unwrap();
    assert_eq!(
        syncs(),
        failed + 1,
        "it was held for durable although it was not"
    );
    kept.sync().unwrap();
    assert_eq!(syncs(), failed + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_one_match_more_than_the_most_so_many_are_told_and_one_is_counted() {
    let room = Room::open().await;
    room.list("own");
    let car = |key: usize| {
        let mut car = Entry::new(format!("c{key}"), SubjectKind::Vehicle);
        let plate = Identifier::read(Scheme::Plate, "AA1234BC", Some("UA")).unwrap();
        car.documents.push(Document::of(plate));
        car
    };
    let screened = |count: usize| {
        room.lists
            .put(&name("own"), (0..count).map(car).collect(), PUT, "ann")
            .unwrap();
    };
    screened(screen::MAX_MATCHES);
    room.until_loaded("own").await;
    let found = room.screen(car(0));
    assert_eq!((found.matches.len(), found.more), (screen::MAX_MATCHES, 0));
    screened(screen::MAX_MATCHES + 1);
    room.until_loaded("own").await;
    let found = room.screen(car(0));
    assert_eq!((found.matches.len(), found.more), (screen::MAX_MATCHES, 1));
    // Whoever keeps hits is told of all.
    let told = room
        .sightings()
        .into_iter()
        .map(|it| it.matches.len())
        .max();
    assert_eq!(told, Some(screen::MAX_MATCHES + 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_cause_more_than_the_most_makes_all_there_is_the_cause() {
    let room = Room::open().await;
    room.list("own");
    room.until_loaded("own").await;
    until(|| room.is_idle()).await;
    room.stop.cancel();
    room.running.await.unwrap();
    // A list that was taken last may have asked once more.
    drop(room.screening.take_causes());
    let none = || again::Cause::Alerts(Arc::new(alerts::AlertTable::of(&[])));
    for (count, expected) in [
        (again::MAX_CAUSES, again::MAX_CAUSES),
        (
            again::MAX_CAUSES + 1,
            1 + {
                let now = room.screening.now();
                now.alerts.tables.len() + now.notices.tables.len()
            },
        ),
    ] {
        (0..count).for_each(|_| room.screening.ask_again(none()));
        let (causes, _) = room.screening.take_causes();
        assert_eq!(causes.len(), expected, "{count}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_was_screened_and_is_not_looked_for_yet_is_behind() {
    let room = Room::open().await;
    until(|| room.is_idle()).await;
    room.stop.cancel();
    room.running.await.unwrap();
    let mut journal = Memory::default().open();
    journal.append(&[vec![1]]).unwrap();
    journal.commit().unwrap();
    let lookup = &room.screening.parts.lookup;
    lookup.follow(JournalId::Ledger, journal.reader());
    let screened = Position::end(lookup).unwrap().to_bytes();
    fs::write(room.dir.path().join("screening/followed"), screened).unwrap();
    assert_eq!(room.screening.status().behind, 1);
    *lock(&room.screening.alerts_at) = Position::end(lookup).unwrap();
    assert_eq!(room.screening.status().behind, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_handed_in_is_known_as_such_after_a_start() {
    let room = Room::open().await;
    let screened = room.screen(person("Zqxvkbd Invented"));
    room.screening.kept.sync().unwrap();
    let room = room.again().await;
    let mut ids = Vec::new();
    let each = &mut |kept: KeptSubject| {
        if let Sighted::Screened { id, .. } = kept.who {
            ids.push(id);
        }
        ControlFlow::Continue(())
    };
    room.screening.kept.walk(true, each).unwrap();
    assert_eq!(ids, [screened.id]);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_is_erased_is_gone_and_those_around_it_are_screened_again() {
    let room = Room::open().await;
    room.list("own");
    room.put("own", person("Somebody Else"));
    room.until_loaded("own").await;
    let screened = ["Zqxvkbd Invented", "Wrmtplgh Invented", "Plmkjnb Invented"]
        .map(|name| room.screen(person(name)));
    room.screening.kept.sync().unwrap();
    room.screening.erase(screened[1].id).unwrap();
    assert!(!room.is_kept("Wrmtplgh") && room.is_kept("Plmkjnb"));
    assert_eq!(room.screening.status().subjects, 2);
    assert!(matches!(
        room.screening.erase(screened[1].id),
        Err(ScreeningError::NotKept)
    ));
    // What follows in the file is read all the same, now and after a start.
    let room = room.again().await;
    assert_eq!(room.screening.status().subjects, 2);
    for (key, name) in [("w", "Wrmtplgh Invented"), ("p", "Plmkjnb Invented")] {
        let mut entry = person(name);
        entry.key = key.to_owned();
        room.put("own", entry);
    }
    until(|| !room.sightings().is_empty()).await;
    room.until_loaded("own").await;
    until(|| room.is_idle()).await;
    let found: Vec<_> = room.sightings().into_iter().map(|it| it.subject).collect();
    let who = |id| Sighted::Screened {
        id,
        reference: "row 1".to_owned(),
    };
    assert!(
        found.iter().all(|it| *it == who(screened[2].id)),
        "{found:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_one_subject_more_than_the_most_so_many_are_told_and_that_there_are_more() {
    let room = Room::open().await;
    for count in [subject::MAX_LOOKED, 1] {
        let handed = (0..count).map(|_| Handed {
            reference: "row 1".to_owned(),
            told: person("Ann Invented"),
            journey: Journey::default(),
        });
        let (_, screened) = room.screening.screen(&terms(), handed.collect()).unwrap();
        assert_eq!(screened.len(), count);
        let (looked, more) = room.screening.looked("row 1").unwrap();
        assert_eq!((looked.len(), more), (subject::MAX_LOOKED, count == 1));
    }
    assert!(room.screening.looked("row 2").unwrap().0.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_cannot_have_a_table_is_not_waited_for() {
    let room = Room::open().await;
    room.list("own");
    let (own, absent) = (name("own"), name("absent"));
    let told = |of| tokio::time::timeout(SOON, room.screening.until_answers(of));
    told(&own).await.unwrap();
    told(&absent).await.unwrap();
    let number = room.lists.list(&name("own")).unwrap().edition().number;
    room.stop.cancel();
    until(|| room.running.is_finished()).await;
    room.put("own", person("Ann Invented"));
    assert!(
        !room.screening.answers(&name("own")),
        "nobody made its table"
    );
    room.screening.swap(|now| {
        let why = ScreeningError::TooLarge(name("own"));
        Arc::make_mut(&mut now.tables).leave_out((&name("own"), number + 1), &why);
    });
    told(&own).await.unwrap();
}

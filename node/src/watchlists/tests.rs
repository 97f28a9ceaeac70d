mod fault;

use std::ops::ControlFlow;

use ntc_core::model::Coded;
use ntc_core::reason::{Reason, Reasoned as _};
use ntc_core::record::Evaluation;
use ntc_core::time::Timestamp;
use ntc_core::watchlist::read::{MAX_FILE, MAX_FILES, json};
use ntc_core::watchlist::{
    Action, Entry, Name, Numbers, Order, Pushed, Quality, ShareMode, SubjectKind, WatchList,
};

use super::change::MAX_OWN_ENTRIES;
use super::held::Due;
use super::*;
use crate::store::disk::Reserve;
use crate::store::medium::Disk;

/// What the clock of these lists says.
pub(crate) const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);
const DAY: u64 = 24 * 3600 * 1000;
/// Entries by the rules of those that are written by hand, in the place of those that are there.
pub(crate) const PUT: PutTerms = PutTerms {
    numbers: Numbers::Hold,
    replaces: true,
};

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        NOW
    }
}

fn open_on(dir: &Path, medium: Arc<dyn Medium>) -> Watchlists {
    let reserve = Reserve {
        refuse_percent: 0,
        refuse_bytes: 0,
        alarm_percent: 0,
    };
    let disk = DiskWatch::new(dir, reserve, Arc::new(Disk));
    Watchlists::open(dir, medium, disk, Arc::new(Stopped)).unwrap()
}

pub(crate) fn open(dir: &Path) -> Watchlists {
    open_on(dir, Arc::new(Disk))
}

pub(crate) fn name(name: &str) -> ListName {
    name.parse().unwrap()
}

pub(crate) fn list(of: &str) -> WatchList {
    WatchList {
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
            valid_from: NOW,
            valid_until: Timestamp::from_millis(NOW.as_millis() + 90 * DAY),
            review: Timestamp::from_millis(NOW.as_millis() + 30 * DAY),
            owner: "ann".to_owned(),
            contact_first: false,
        },
    }
}

fn person(key: &str, name: &str) -> Entry {
    let mut entry = Entry::new(key, SubjectKind::Person);
    entry.names.push(Name::whole(name, Quality::Primary));
    entry.birth_dates.push("1961".parse().unwrap());
    entry
}

pub(crate) fn people(of: std::ops::Range<usize>) -> Vec<Entry> {
    of.map(|n| person(&n.to_string(), &format!("Invented {n}")))
        .collect()
}

fn file(entries: &[Entry]) -> Vec<u8> {
    let entries: Vec<_> = entries.iter().map(json).collect();
    serde_json::to_vec(&entries).unwrap()
}

fn terms(of: &str) -> Terms {
    Terms {
        list: Some(name(of)),
        ..Terms::default()
    }
}

fn import_as(store: &Watchlists, bytes: &[u8], terms: &Terms) -> Result<Taken, WatchlistError> {
    let mut incoming = store.receive()?;
    for chunk in bytes.chunks(1_000) {
        incoming.write(0, chunk)?;
    }
    store.take(&incoming, terms, "ann", &mut |_| ControlFlow::Continue(()))
}

fn import(store: &Watchlists, of: &str, entries: &[Entry]) -> Result<Taken, WatchlistError> {
    import_as(store, &file(entries), &terms(of))
}

fn keys(store: &Watchlists, of: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let held = store.list(&name(of)).unwrap();
    held.all(|entry| keys.push(entry.key)).unwrap();
    assert_eq!(held.edition().entries, keys.len() as u64);
    keys
}

/// Every file below a folder.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn is_in_a_file(dir: &Path, text: &str) -> bool {
    let holds = |path: PathBuf| {
        let bytes = fs::read(path).unwrap();
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    files(dir).into_iter().any(holds)
}

/// The file of the entries of a list.
fn entries_of(dir: &Path, of: &str) -> PathBuf {
    let mut found = files(&dir.join(of)).into_iter();
    found
        .find(|path| path.file_name().unwrap() != "list")
        .unwrap()
}

#[test]
fn what_was_written_is_there_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    store.create(list("own"), "ann").unwrap();
    let put = vec![person("a", "Ann Invented"), person("", "Bob Invented")];
    store.put(&name("own"), put, PUT, "bob").unwrap();
    import(&store, "un", &people(0..3)).unwrap();
    let again = open(dir.path());
    for store in [&store, &again] {
        assert_eq!(keys(store, "own"), ["a", "2-2"]);
        assert_eq!(keys(store, "un"), ["0", "1", "2"]);
        let own = store.list(&name("own")).unwrap();
        assert_eq!((own.edition().number, &*own.edition().by), (2, "bob"));
        assert!(!own.is_imported());
        assert!(own.entry("a").unwrap() == person("a", "Ann Invented"));
        assert!(store.list(&name("un")).unwrap().is_imported());
    }
    let mut from = Vec::new();
    let un = again.list(&name("un")).unwrap();
    un.walk("0", &mut |entry| {
        from.push(entry.key);
        false
    })
    .unwrap();
    assert_eq!(from, ["1"]);
    assert_eq!(
        un.walk("9", &mut |_| true).unwrap_err().reason(),
        Reason::NotFound
    );
}

#[test]
fn reviews_that_are_due_are_counted_of_a_list_and_of_entries_with_orders_of_their_own() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    let day = |number: u64| Timestamp::from_millis(NOW.as_millis() + number * DAY);
    let order = |review: u64| Order {
        review: day(review),
        ..list("own").order
    };
    let mut told = list("own");
    told.order = order(40);
    store.create(told, "ann").unwrap();
    let people = [("soon", 3), ("then", 31), ("late", 80)];
    let put = people.map(|(key, review)| Entry {
        order: Some(order(review)),
        ..person(key, "Ann Invented")
    });
    let mut put = put.to_vec();
    put.push(person("as the list says", "Bob Invented"));
    store.put(&name("own"), put, PUT, "ann").unwrap();
    for store in [&store, &open(dir.path())] {
        let held = store.list(&name("own")).unwrap();
        let due = |now| {
            let due = held.due(day(now));
            (due.count, due.first)
        };
        assert_eq!(due(0), (1, Some(day(3))));
        assert_eq!(due(1), (2, Some(day(3))));
        assert_eq!(due(10), (3, Some(day(3))), "the list too");
        assert_eq!(due(90), (0, None), "what has ended");
    }
    store
        .take_off(&name("own"), &["soon".to_owned()], "ann")
        .unwrap();
    let held = store.list(&name("own")).unwrap();
    assert_eq!(held.due(NOW), Due::default());
}

#[test]
fn a_list_that_is_not_as_it_was_written_is_told_and_the_others_hold() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    for of in ["digest", "short", "gone", "list", "nameless", "whole"] {
        import(&store, of, &people(0..3)).unwrap();
    }
    drop(store);
    let path = entries_of(dir.path(), "digest");
    let mut bytes = fs::read(&path).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&path, bytes).unwrap();
    let path = entries_of(dir.path(), "short");
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
    fs::remove_file(entries_of(dir.path(), "gone")).unwrap();
    fs::write(dir.path().join("list/list"), b"\xff").unwrap();
    fs::remove_file(dir.path().join("nameless/list")).unwrap();
    for start in ["first", "second"] {
        let store = open(dir.path());
        let damaged: Vec<_> = store.lists().damaged.into_keys().collect();
        let names = ["digest", "gone", "list", "nameless", "short"].map(name);
        assert_eq!(damaged, names, "{start}");
        for of in &names {
            let refused = store.list(of).unwrap_err();
            assert_eq!(refused.reason(), Reason::Corrupt, "{of}");
            let refused = import(&store, of.as_str(), &people(0..3)).unwrap_err();
            assert_eq!(refused.reason(), Reason::Corrupt, "{of}");
        }
        assert_eq!(keys(&store, "whole"), ["0", "1", "2"]);
        for of in names.iter().chain([&name("whole")]) {
            let (found, held) = check(&dir.path().join(of.as_str())).unwrap();
            assert_eq!((&found, held.is_ok()), (of, *of == name("whole")));
        }
    }
    assert!(check(&dir.path().join(".incoming")).is_none());
    let store = open(dir.path());
    store.remove_list(&name("digest")).unwrap();
    import(&store, "digest", &people(0..2)).unwrap();
    assert_eq!(keys(&store, "digest"), ["0", "1"]);
    assert_eq!(store.lists().damaged.len(), 4);
}

#[test]
fn what_was_taken_off_is_in_no_file() {
    const CANARY: &str = "Canary Invented";
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    let with = || vec![person("a", "Ann"), person("canary", CANARY)];
    let is_there = || is_in_a_file(dir.path(), CANARY);
    store.create(list("own"), "ann").unwrap();
    store.put(&name("own"), with(), PUT, "ann").unwrap();
    assert!(is_there());
    store
        .take_off(&name("own"), &["canary".to_owned()], "ann")
        .unwrap();
    assert!(!is_there());
    store.put(&name("own"), with(), PUT, "ann").unwrap();
    store
        .put(&name("own"), vec![person("canary", "Other")], PUT, "ann")
        .unwrap();
    assert!(!is_there());
    store.put(&name("own"), with(), PUT, "ann").unwrap();
    store.remove_list(&name("own")).unwrap();
    assert!(!is_there());
    import(&store, "un", &with()).unwrap();
    assert!(is_there());
    import(&store, "un", &with()[..1]).unwrap();
    assert!(!is_there());
    // Neither does an import leave anything that only looks, or that fails.
    let check = Terms {
        is_check: true,
        ..terms("un")
    };
    let taken = import_as(&store, &file(&with()), &check).unwrap();
    assert_eq!(
        (taken.changes.counts().added, taken.held.is_none()),
        (1, true)
    );
    let bytes = file(&with());
    let cut = import_as(&store, &bytes[..bytes.len() - 1], &terms("un"));
    assert_eq!(cut.unwrap_err().reason(), Reason::FileCutOff);
    assert!(!is_there());
    assert_eq!(keys(&store, "un"), ["a"]);
    // What an import left when the node ended.
    let mut incoming = store.receive().unwrap();
    incoming.write(0, &bytes).unwrap();
    std::mem::forget(incoming);
    assert!(is_there());
    open(dir.path());
    assert!(!is_there());
}

#[test]
fn what_partners_may_have_been_told_outlives_the_entries_and_keeps_the_list() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    store.create(list("own"), "ann").unwrap();
    store.put(&name("own"), people(0..2), PUT, "ann").unwrap();
    let pushed = Pushed {
        entries: [("0".to_owned(), 7)].into(),
        ..Pushed::default()
    };
    store.remember(&name("own"), pushed.clone()).unwrap();
    store
        .take_off(&name("own"), &["0".to_owned()], "ann")
        .unwrap();
    store.describe(list("own"), "ann").unwrap();
    for store in [&store, &open(dir.path())] {
        assert_eq!(store.list(&name("own")).unwrap().pushed(), &pushed);
        let refused = store.remove_list(&name("own")).unwrap_err();
        assert!(matches!(refused, WatchlistError::Pushed(_, 1)), "{refused}");
    }
    fs::write(dir.path().join("own/pushed"), b"\xff").unwrap();
    let damaged = open(dir.path()).list(&name("own")).unwrap_err();
    assert_eq!(damaged.reason(), Reason::Corrupt);
    store.remember(&name("own"), Pushed::default()).unwrap();
    open(dir.path()).remove_list(&name("own")).unwrap();
    assert_eq!(files(dir.path()).len(), 0);
}

#[test]
fn whoever_watches_is_told_of_each_change_and_of_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    let mut watch = store.watch();
    let mut told = |what: &str, number: Option<u64>| {
        assert_eq!(watch.has_changed().unwrap(), number.is_some(), "{what}");
        let lists = watch.borrow_and_update();
        let held = lists.held.get(&name("own"));
        let number = number.filter(|it| *it > 0);
        assert!(
            number.is_none() || held.map(|it| it.edition().number) == number,
            "{what}"
        );
    };
    store.create(list("own"), "ann").unwrap();
    told("create", Some(1));
    store.put(&name("own"), people(0..2), PUT, "ann").unwrap();
    told("put", Some(2));
    assert!(store.put(&name("un"), people(0..2), PUT, "ann").is_err());
    told("a refusal", None);
    store
        .take_off(&name("own"), &["0".to_owned()], "ann")
        .unwrap();
    told("take off", Some(3));
    store.describe(list("own"), "ann").unwrap();
    told("describe", Some(4));
    import(&store, "un", &people(0..2)).unwrap();
    told("another list", Some(4));
    store.remove_list(&name("own")).unwrap();
    told("remove", Some(0));
}

#[test]
fn a_list_that_lost_much_is_taken_only_when_that_is_accepted() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    import(&store, "un", &people(0..40)).unwrap();
    let refused = import(&store, "un", &people(0..31)).unwrap_err();
    assert_eq!(refused.reason(), Reason::ListShrank);
    assert_eq!(keys(&store, "un").len(), 40);
    let accepted = Terms {
        accepts_shrinking: true,
        ..terms("un")
    };
    let taken = import_as(&store, &file(&people(0..31)), &accepted).unwrap();
    assert_eq!(taken.changes.counts().removed, 9);
    assert_eq!(keys(&store, "un").len(), 31);
}

#[test]
fn each_change_is_told_by_its_keys_once_the_files_are_gone_too() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    let first = import(&store, "un", &people(0..6)).unwrap();
    let added = |key: u32| Change::Added(key.to_string());
    let every: Vec<_> = (0..6).map(added).collect();
    assert_eq!(first.changes.some(0, 100).unwrap(), every);
    let entry = |key: &str, name: &str, former: &[&str]| {
        let mut entry = person(key, name);
        entry.former_keys = former.iter().map(ToString::to_string).collect();
        entry
    };
    let same = |key: usize| people(key..key + 1).remove(0);
    let renumbered = Entry {
        key: "70".to_owned(),
        ..same(2)
    };
    let now = [
        entry("new", "Nobody Before", &["none"]),
        same(0),
        entry("1", "Another Name", &[]),
        renumbered,
        entry("30", "One Merged", &["99", "3"]),
    ];
    let terms = Terms {
        accepts_shrinking: true,
        ..terms("un")
    };
    let check = Terms {
        is_check: true,
        ..terms.clone()
    };
    let looked = import_as(&store, &file(&now), &check).unwrap();
    let taken = import_as(&store, &file(&now), &terms).unwrap();
    store.remove_list(&name("un")).unwrap();
    assert_eq!(files(dir.path()).len(), 0);
    let text = str::to_owned;
    let told = [
        Change::Added(text("new")),
        Change::Changed(text("1"), text("1")),
        Change::Renumbered(text("70"), text("2")),
        Change::Changed(text("30"), text("3")),
        Change::Removed(text("4")),
        Change::Removed(text("5")),
    ];
    for changes in [&looked.changes, &taken.changes] {
        assert_eq!(changes.some(0, 100).unwrap(), told);
        for (from, most) in [(0, 3), (3, 2), (2, 4), (5, 9), (6, 1)] {
            let some = changes.some(from, most).unwrap();
            let end = told.len().min(from + most);
            assert_eq!(some, told[from..end], "{from} {most}");
        }
        let counts = changes.counts();
        let counted = (counts.added, counts.changed, counts.renumbered);
        assert_eq!((counted, counts.removed), ((1, 2, 1), 2));
    }
}

#[test]
fn lists_of_files_and_lists_of_officers_do_not_mix() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    store.create(list("own"), "ann").unwrap();
    store.put(&name("own"), people(0..1), PUT, "ann").unwrap();
    let refused = import(&store, "own", &people(0..2)).unwrap_err();
    assert!(matches!(refused, WatchlistError::Own(_)), "{refused}");
    import(&store, "un", &people(0..2)).unwrap();
    let refused = store
        .put(&name("un"), people(3..4), PUT, "ann")
        .unwrap_err();
    assert!(matches!(refused, WatchlistError::Imported(_)), "{refused}");
    let refused = store.take_off(&name("un"), &["0".to_owned()], "ann");
    assert!(matches!(refused, Err(WatchlistError::Imported(_))));
}

#[test]
fn entries_of_ones_own_go_into_no_list_that_nobody_named() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    for own in [file(&people(0..1)), b"name,birth_date\nAnn,1961\n".to_vec()] {
        let refused = import_as(&store, &own, &Terms::default()).unwrap_err();
        let told = (refused.reason(), refused.field());
        assert_eq!(told, (Reason::FieldMissing, Some("list".to_owned())));
    }
    // A publisher's is called as its form is.
    let theirs = b"id,schema,name,aliases,birth_date,dataset\n1,Person,Ann,,1961,x\n";
    let taken = import_as(&store, theirs, &Terms::default()).unwrap();
    assert_eq!(taken.name, name("opensanctions"));
    assert_eq!(store.lists().held.len(), 1);
}

#[test]
fn an_import_does_not_undo_what_changed_while_it_read() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    let meanwhile = |change: &dyn Fn()| {
        let mut incoming = store.receive()?;
        incoming.write(0, &file(&people(0..1_000))).unwrap();
        store.take(&incoming, &terms("own"), "ann", &mut |_| {
            change();
            ControlFlow::Continue(())
        })
    };
    store.create(list("own"), "ann").unwrap();
    let refused = meanwhile(&|| {
        store.put(&name("own"), people(0..1), PUT, "bob").unwrap();
    });
    // Officers write it by now.
    assert!(matches!(refused, Err(WatchlistError::Own(_))));
    store
        .take_off(&name("own"), &["0".to_owned()], "bob")
        .unwrap();
    let renamed = WatchList {
        title: "Renamed".to_owned(),
        ..list("own")
    };
    meanwhile(&|| {
        store.describe(renamed.clone(), "bob").unwrap();
    })
    .unwrap();
    let held = store.list(&name("own")).unwrap();
    assert_eq!(
        (&*held.list().title, held.edition().entries),
        ("Renamed", 1_000)
    );
    let mut incoming = store.receive().unwrap();
    incoming.write(0, &file(&people(0..2_000))).unwrap();
    let stopped = store.take(&incoming, &terms("own"), "ann", &mut |_| {
        ControlFlow::Break(())
    });
    assert!(matches!(stopped, Err(WatchlistError::Stopped)));
    drop(incoming);
    let busy = meanwhile(&|| assert!(matches!(store.receive(), Err(WatchlistError::Importing))));
    assert!(busy.is_ok());
}

#[test]
fn an_entry_that_breaks_a_rule_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    store.create(list("own"), "ann").unwrap();
    let mut alone = person("b", "Bob Invented");
    alone.birth_dates.clear();
    let refused = store.put(&name("own"), vec![person("a", "Ann"), alone], PUT, "ann");
    let refused = refused.unwrap_err();
    assert_eq!(refused.reason(), Reason::SelectorTooWeak);
    assert!(
        refused.to_string().contains("entries[1].names"),
        "{refused}"
    );
    assert!(!refused.to_string().contains("Invented"), "{refused}");
    let twice = vec![person("a", "Ann"), person("a", "Bob")];
    assert!(store.put(&name("own"), twice, PUT, "ann").is_err());
    let missing = store.take_off(&name("own"), &["a".to_owned()], "ann");
    assert_eq!(missing.unwrap_err().reason(), Reason::NotFound);
    assert_eq!(keys(&store, "own"), [""; 0]);
    assert!(store.create(list("own"), "ann").is_err());
    let untitled = WatchList {
        title: " ".to_owned(),
        ..list("other")
    };
    let refused = store.create(untitled, "ann").unwrap_err();
    assert_eq!(refused.reason(), Reason::FieldMissing);
}

#[test]
fn each_limit_is_refused_one_past_it() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    store.create(list("own"), "ann").unwrap();
    store
        .put(&name("own"), people(0..MAX_OWN_ENTRIES), PUT, "ann")
        .unwrap();
    let refused = store.put(&name("own"), vec![person("one", "More")], PUT, "ann");
    assert!(matches!(refused, Err(WatchlistError::TooManyEntries)));
    for n in 1..MAX_LISTS {
        store.create(list(&format!("l{n}")), "ann").unwrap();
    }
    let refused = store.create(list("one-more"), "ann");
    assert!(matches!(refused, Err(WatchlistError::TooManyLists)));
    assert_eq!(store.lists().held.len(), MAX_LISTS);
    let mut incoming = store.receive().unwrap();
    incoming.write(0, b"[").unwrap();
    incoming.pretend(MAX_FILE - 1);
    incoming.write(0, b"]").unwrap();
    let refused = incoming.write(0, b"]");
    assert!(matches!(refused, Err(WatchlistError::FileTooLarge)));
    for file in 1..MAX_FILES {
        incoming.write(file, b"[]").unwrap();
    }
    let refused = incoming.write(MAX_FILES, b"[]");
    assert!(matches!(refused, Err(WatchlistError::TooManyFiles)));
    let refused = incoming.write(0, b"[]");
    assert!(matches!(refused, Err(WatchlistError::OutOfTurn)));
}

#[test]
fn an_entry_that_is_there_is_replaced_only_where_that_is_said_and_what_goes_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    store.create(list("own"), "ann").unwrap();
    let mut before = person("case-7", "Ann Invented");
    before.nationalities.push("GE".to_owned());
    let hold = PutTerms {
        replaces: false,
        ..PUT
    };
    let put = |entries: Vec<Entry>, terms| store.put(&name("own"), entries, terms, "ann");
    let first = put(vec![before.clone()], hold).unwrap();
    assert_eq!((first.replaced, first.same), (Vec::new(), Vec::new()));
    // The same once more changes nothing, not even the edition.
    let number = first.held.edition().number;
    let same = put(vec![before.clone()], hold).unwrap();
    assert_eq!(same.same, ["case-7"]);
    assert_eq!(same.held.edition().number, number);
    let after = person("case-7", "Anna Invented");
    let entries = vec![after.clone(), person("case-8", "Bob Invented")];
    let refused = put(entries.clone(), hold).unwrap_err();
    assert_eq!(refused.reason(), Reason::EntryExists);
    let told = refused.to_string();
    assert!(
        told.contains("case-7 would lose nationalities, would change names"),
        "{told}"
    );
    assert!(!told.contains("Invented") && !told.contains("GE"), "{told}");
    assert_eq!(
        store.list(&name("own")).unwrap().entry("case-7").unwrap(),
        before
    );
    assert_eq!(keys(&store, "own"), ["case-7"]);
    let put = put(entries, PUT).unwrap();
    let [replaced] = put.replaced.as_slice() else {
        panic!("{:?}", put.replaced);
    };
    assert_eq!(
        (&*replaced.key, &*replaced.lost, &*replaced.changed),
        ("case-7", &["nationalities"][..], &["names"][..])
    );
    assert_eq!(put.keys, ["case-7", "case-8"]);
    assert_eq!(
        store.list(&name("own")).unwrap().entry("case-7").unwrap(),
        after
    );
}

#[test]
fn a_file_of_another_publisher_is_told_as_such_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    let table =
        b"id,name,birth_date\n1,Ann Invented,1961\n2,Bob Invented,1962\n3,Cid Invented,1963\n";
    import_as(&store, table, &terms("own")).unwrap();
    let eu = b"Entity_LogicalId;NameAlias_WholeName\n7;Dan Invented\n";
    for accepts_shrinking in [false, true] {
        let terms = Terms {
            accepts_shrinking,
            ..terms("own")
        };
        let refused = import_as(&store, eu, &terms).unwrap_err();
        assert_eq!(refused.reason(), Reason::ListOfOtherForm, "{refused}");
        let told = refused.to_string();
        assert!(
            told.contains("form eu") && told.contains("form csv"),
            "{told}"
        );
    }
    assert_eq!(keys(&store, "own"), ["1", "2", "3"]);
    // Entries of one's own in JSON are of the same hand.
    import(&store, "own", &people(0..4)).unwrap();
    assert_eq!(keys(&store, "own").len(), 4);
}

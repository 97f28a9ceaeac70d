use std::fs;

use proptest::prelude::*;

use super::generation::Opened;
use super::*;
use crate::store::journal::{Journal, JournalOptions, Reader};
use crate::store::medium::Disk;

const GE: &str = "GE/revenue-service";
const MD: &str = "MD/customs-service";

fn open(dir: &Path) -> (Index, Opened) {
    Index::open(dir, Arc::new(Disk)).unwrap()
}

/// Lets go of an index as a process that dies does: nothing is closed.
fn die(index: Index) {
    drop(index);
}

fn entry(number: u8, origin: &str, kind: RecordKind, created: u64) -> IndexEntry {
    let journal = if origin == GE {
        JournalId::Ledger
    } else {
        JournalId::Replica(7)
    };
    IndexEntry {
        id: [number; 16],
        origin: origin.to_owned(),
        kind,
        created: Timestamp::from_millis(created),
        received: Timestamp::from_millis(created + 5),
        categories: vec!["cigarettes".to_owned(), "tobacco".to_owned()],
        identifiers: vec![
            format!("plate:AA{number}"),
            "container:CSQU3054383".to_owned(),
        ],
        source_reference: Some(format!("row-{number}")),
        location: Location {
            journal,
            number: 32 + u64::from(number),
            ledger_index: u64::from(number) * 3,
        },
        summary: vec![number; 9],
    }
}

fn seizure(number: u8, origin: &str, created: u64) -> IndexEntry {
    entry(number, origin, RecordKind::SeizureNotice, created)
}

fn apply(index: &Index, entries: Vec<IndexEntry>) -> usize {
    index
        .apply(&IndexBatch {
            additions: Vec::new(),
            entries,
            followed: BTreeMap::new(),
        })
        .unwrap()
}

fn ids(index: &Index, filter: &Filter) -> Vec<u8> {
    let page = index.list(filter, None, MAX_PAGE).unwrap();
    assert_eq!(page.next, None);
    page.entries.iter().map(|entry| entry.id[0]).collect()
}

/// What is read of an entry: all but its identifiers.
fn read(mut entry: IndexEntry) -> IndexEntry {
    entry.identifiers.clear();
    entry
}

#[test]
fn a_record_is_found_by_id_reference_and_identifier() {
    let dir = tempfile::tempdir().unwrap();
    let (index, opened) = open(dir.path());
    assert_eq!(opened, Opened::Created);
    apply(&index, vec![seizure(1, GE, 10), seizure(2, GE, 20)]);
    assert_eq!(index.by_id([1; 16]).unwrap(), [read(seizure(1, GE, 10))]);
    assert_eq!(
        index.by_origin(GE, [2; 16]).unwrap(),
        Some(read(seizure(2, GE, 20)))
    );
    assert_eq!(index.by_origin(MD, [2; 16]).unwrap(), None);
    assert!(index.by_id([3; 16]).unwrap().is_empty());
    assert_eq!(index.by_source_reference("row-2").unwrap(), Some([2; 16]));
    assert_eq!(index.by_source_reference("row-3").unwrap(), None);
    let with = |key: &str| Filter {
        identifier: Some(key.to_owned()),
        ..Filter::default()
    };
    assert_eq!(ids(&index, &with("plate:AA1")), [1]);
    assert_eq!(ids(&index, &with("container:CSQU3054383")), [2, 1]);
    assert!(ids(&index, &with("plate:AA")).is_empty());
}

#[test]
fn a_list_is_newest_first_and_keeps_every_filter() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let mut other = entry(5, MD, RecordKind::ConsignmentAlert, 50);
    other.categories = vec!["tobacco_raw".to_owned()];
    apply(
        &index,
        vec![
            seizure(3, GE, 30),
            seizure(1, GE, 10),
            other,
            seizure(2, MD, 20),
            seizure(4, GE, 40),
        ],
    );
    let all = Filter::default;
    let time = |millis| Some(Timestamp::from_millis(millis));
    for (filter, expect) in [
        (all(), vec![5, 4, 3, 2, 1]),
        (
            Filter {
                kinds: vec![RecordKind::ConsignmentAlert],
                ..all()
            },
            vec![5],
        ),
        (
            Filter {
                kinds: vec![RecordKind::Answer, RecordKind::SeizureNotice],
                ..all()
            },
            vec![4, 3, 2, 1],
        ),
        (
            Filter {
                origin: Some(MD.to_owned()),
                ..all()
            },
            vec![5, 2],
        ),
        (
            Filter {
                category: Some("tobacco".to_owned()),
                ..all()
            },
            vec![4, 3, 2, 1],
        ),
        (
            Filter {
                category: Some("tobacc".to_owned()),
                ..all()
            },
            vec![],
        ),
        (
            Filter {
                created_from: time(20),
                created_until: time(40),
                ..all()
            },
            vec![3, 2],
        ),
        (
            Filter {
                created_until: time(0),
                ..all()
            },
            vec![],
        ),
        (
            Filter {
                created_until: time(1),
                ..all()
            },
            vec![],
        ),
        (
            Filter {
                created_from: time(51),
                ..all()
            },
            vec![],
        ),
        (
            Filter {
                identifier: Some("plate:AA2".to_owned()),
                origin: Some(GE.to_owned()),
                ..all()
            },
            vec![],
        ),
    ] {
        assert_eq!(ids(&index, &filter), expect);
    }
    let counts = index.counts();
    assert_eq!(
        counts.get(&(GE.to_owned(), RecordKind::SeizureNotice)),
        Some(&3)
    );
    assert_eq!(counts.values().sum::<u64>(), 5);
}

#[test]
fn a_page_that_looked_far_enough_ends_and_the_next_goes_on_there() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    apply(
        &index,
        (0..20)
            .map(|i| seizure(i, if i == 3 { MD } else { GE }, 100))
            .collect(),
    );
    let filter = Filter {
        origin: Some(MD.to_owned()),
        ..Filter::default()
    };
    let mut after = None;
    let mut found = Vec::new();
    let mut pages = 0;
    loop {
        let page = list::page(&index.generation(), &filter, after.as_ref(), 10, 3).unwrap();
        found.extend(page.entries);
        pages += 1;
        let Some(next) = page.next else { break };
        after = Some(PageKey::from_bytes(&next.to_bytes()).unwrap());
    }
    assert_eq!((found.len(), pages), (1, 7));
}

#[test]
fn bytes_that_are_no_page_key_are_refused() {
    let long = [b'a'; list::MAX_PAGE_KEY + 1];
    for bytes in [&[] as &[u8], &[0; 23], &[0xff; 30], &long] {
        assert_eq!(
            PageKey::from_bytes(bytes).unwrap_err().reason(),
            Reason::BadPageKey
        );
    }
}

#[test]
fn the_first_record_of_an_id_and_origin_stays_and_origins_do_not_meet() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let mut second = seizure(1, GE, 99);
    second.location.number += 1000;
    assert_eq!(apply(&index, vec![seizure(1, GE, 10), second.clone()]), 1);
    assert_eq!(apply(&index, vec![second, seizure(1, GE, 10)]), 1);
    assert_eq!(apply(&index, vec![seizure(1, MD, 50)]), 0);
    let found = index.by_id([1; 16]).unwrap();
    assert_eq!(found, [read(seizure(1, GE, 10)), read(seizure(1, MD, 50))]);
    assert_eq!(ids(&index, &Filter::default()), [1, 1]);
    assert_eq!(index.counts().values().sum::<u64>(), 2);
}

#[test]
fn a_peer_cannot_take_a_reference() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    apply(&index, vec![seizure(1, MD, 10)]);
    assert_eq!(index.by_source_reference("row-1").unwrap(), None);
}

#[test]
fn followed_numbers_and_counts_outlive_a_reopening() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let at = 99;
    let followed = [(JournalId::Ledger, at), (JournalId::Replica(4), 0)];
    let batch = IndexBatch {
        additions: Vec::new(),
        entries: vec![seizure(1, GE, 10)],
        followed: followed.into(),
    };
    assert_eq!(index.followed(JournalId::Ledger).unwrap(), 0);
    assert_eq!(
        (index.apply(&batch).unwrap(), index.apply(&batch).unwrap()),
        (0, 0)
    );
    index.close().unwrap();
    drop(index);
    let (index, opened) = open(dir.path());
    assert_eq!(opened, Opened::Kept);
    assert_eq!(index.followed(JournalId::Ledger).unwrap(), at);
    assert_eq!(index.followed(JournalId::Node).unwrap(), 0);
    assert_eq!(index.counts().values().sum::<u64>(), 1);
    assert_eq!(ids(&index, &Filter::default()), [1]);
}

#[test]
fn a_deleted_index_begins_anew() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let followed = [(JournalId::Ledger, 1)];
    index
        .apply(&IndexBatch {
            additions: Vec::new(),
            entries: vec![seizure(1, GE, 10)],
            followed: followed.into(),
        })
        .unwrap();
    index.close().unwrap();
    drop(index);
    fs::remove_dir_all(dir.path()).unwrap();
    let (index, opened) = open(dir.path());
    assert_eq!(opened, Opened::Created);
    assert_eq!(index.followed(JournalId::Ledger).unwrap(), 0);
    assert!(index.counts().is_empty());
}

/// Follows a journal of entries' numbers to its end.
fn follow(index: &Index, journal: &Reader) {
    loop {
        let from = index.followed(JournalId::Ledger).unwrap();
        let mut batch = IndexBatch::default();
        for frame in journal.scan(from).take(7).map(Result::unwrap) {
            let mut entry = seizure(frame.payload[0], GE, u64::from(frame.payload[0]));
            entry.location.number = frame.number;
            batch.entries.push(entry);
            batch.followed.insert(JournalId::Ledger, frame.next());
        }
        if batch.entries.is_empty() {
            return;
        }
        index.apply(&batch).unwrap();
    }
}

#[test]
fn whatever_happens_to_the_index_following_the_journal_again_makes_it_whole() {
    let dir = tempfile::tempdir().unwrap();
    let options = JournalOptions {
        segment_bytes: 4096,
        floor_bytes: 0,
        known_end: None,
    };
    let opened = Journal::open(&dir.path().join("journal"), options, Arc::new(Disk));
    let (mut journal, _) = opened.unwrap();
    for i in 0..100 {
        journal.append(&[vec![i; 90]]).unwrap();
    }
    journal.commit().unwrap();
    let at = dir.path().join("index");
    let (mut index, _) = open(&at);
    follow(&index, &journal.reader());
    let expect: Vec<u8> = (0..100).rev().collect();
    for what in ["kept", "recreated", "deleted", "spoilt", "half"] {
        match what {
            "recreated" => index.recreate().unwrap(),
            _ => index.close().unwrap(),
        }
        drop(index);
        let db = generation(&at).join("db");
        match what {
            "deleted" => fs::remove_dir_all(&at).unwrap(),
            "spoilt" => fs::write(generation(&at).join("conf"), b"x").unwrap(),
            "half" => {
                let bytes = fs::read(&db).unwrap();
                fs::write(&db, &bytes[..bytes.len() / 2]).unwrap();
            }
            _ => {}
        }
        (index, _) = open(&at);
        follow(&index, &journal.reader());
        assert_eq!(ids(&index, &Filter::default()), expect, "{what}");
        assert_eq!(index.counts().values().sum::<u64>(), 100, "{what}");
    }
}

#[test]
fn recreating_empties_the_index_for_all_its_clones_while_they_live() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let clone = index.clone();
    apply(&index, vec![seizure(1, GE, 10)]);
    index.recreate().unwrap();
    assert!(clone.by_id([1; 16]).unwrap().is_empty());
    assert!(clone.counts().is_empty());
    apply(&clone, vec![seizure(2, GE, 10)]);
    assert_eq!(ids(&index, &Filter::default()), [2]);
    index.close().unwrap();
    drop((index, clone));
    let (index, opened) = open(dir.path());
    assert_eq!(
        (opened, ids(&index, &Filter::default())),
        (Opened::Kept, vec![2])
    );
    let generations = fs::read_dir(dir.path()).unwrap().count();
    assert_eq!(generations, 2, "one generation and its mark");
}

/// The files of the newest generation.
fn generation(dir: &Path) -> PathBuf {
    let entries = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).max().unwrap()
}

#[test]
fn an_index_that_cannot_be_opened_is_replaced() {
    type Spoil = fn(PathBuf);
    for (what, spoil) in [
        (
            "other settings",
            (|path| {
                fs::write(path.join("conf"), b"not sled's").unwrap();
            }) as Spoil,
        ),
        ("an opening that never ended", |path| {
            fs::write(path.with_added_extension("mark"), "opening").unwrap();
        }),
        ("no mark", |path| {
            fs::remove_file(path.with_added_extension("mark")).unwrap();
        }),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let (index, _) = open(dir.path());
        apply(&index, vec![seizure(1, GE, 10)]);
        index.close().unwrap();
        drop(index);
        spoil(generation(dir.path()));
        let (index, opened) = open(dir.path());
        assert_eq!(opened, Opened::Recreated, "{what}");
        assert_eq!(index.followed(JournalId::Ledger).unwrap(), 0);
        apply(&index, vec![seizure(2, GE, 10)]);
        assert_eq!(ids(&index, &Filter::default()), [2], "{what}");
    }
}

#[test]
fn an_index_that_processes_keep_dying_of_is_replaced() {
    let dir = tempfile::tempdir().unwrap();
    die(open(dir.path()).0);
    for _ in 0..2 {
        let (index, opened) = open(dir.path());
        assert_eq!(opened, Opened::Recovered);
        die(index);
    }
    let (index, opened) = open(dir.path());
    assert_eq!(opened, Opened::Recreated);
    index.close().unwrap();
    drop(index);
    for _ in 0..5 {
        let (index, opened) = open(dir.path());
        assert_eq!(opened, Opened::Kept);
        index.close().unwrap();
    }
}

#[test]
fn a_damaged_index_has_no_hole_before_the_place_it_followed_to() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let number = |i: u8| 1 + u64::from(i);
    for i in 0..200 {
        let followed = [(JournalId::Ledger, number(i))];
        let batch = IndexBatch {
            additions: Vec::new(),
            entries: vec![seizure(i, GE, 10)],
            followed: followed.into(),
        };
        index.apply(&batch).unwrap();
    }
    index.close().unwrap();
    drop(index);
    let whole = fs::read(generation(dir.path()).join("db")).unwrap();
    let written: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] != 0).collect();
    for at in written.iter().copied().step_by(written.len() / 40) {
        let copy = tempfile::tempdir().unwrap();
        copy_tree(dir.path(), copy.path());
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let spoilt = generation(copy.path());
        fs::write(spoilt.join("db"), &bytes).unwrap();
        // As if the process before had died: all rows are read at the start. Where sled panics at damage, a
        // process ends, and the next one begins anew.
        fs::write(spoilt.with_added_extension("mark"), "open 0").unwrap();
        let opened = std::panic::catch_unwind(|| open(copy.path()));
        let (index, _) = opened.unwrap_or_else(|_| open(copy.path()));
        let Ok(followed) = index.followed(JournalId::Ledger) else {
            continue;
        };
        for i in 0..200 {
            match index.by_id([i; 16]) {
                Ok(found) if found.is_empty() => assert!(followed < number(i), "{at}: {i}"),
                Ok(found) => assert_eq!(found, [read(seizure(i, GE, 10))]),
                Err(error) => assert_eq!(error.reason(), Reason::Corrupt),
            }
        }
    }
}

fn copy_tree(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).unwrap();
            copy_tree(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_page_begins_with_the_entry_that_its_key_is_at() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let entries = (1..6).map(|n| seizure(n, GE, u64::from(n))).collect();
    index
        .apply(&IndexBatch {
            additions: Vec::new(),
            entries,
            followed: BTreeMap::new(),
        })
        .unwrap();
    let all = index.list(&Filter::default(), None, 5).unwrap().entries;
    let from = PageKey::at(&all[2]);
    let rest = index.list(&Filter::default(), Some(&from), 5).unwrap();
    assert_eq!(rest.entries, all[2..]);
}

#[test]
fn a_generation_of_another_format_is_removed() {
    let dir = tempfile::tempdir().unwrap();
    let old = dir.path().join("generation-0-00000009");
    fs::create_dir(&old).unwrap();
    assert_eq!(open(dir.path()).1, Opened::Created);
    assert!(!old.exists());
}

#[test]
fn one_past_each_limit_is_refused_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let identifiers = vec![String::new(); MAX_IDENTIFIERS + 1];
    let too_large = [
        vec![seizure(1, GE, 1); MAX_BATCH_ENTRIES + 1],
        vec![
            seizure(1, GE, 1),
            IndexEntry {
                summary: vec![0; MAX_SUMMARY + 1],
                ..seizure(2, GE, 1)
            },
        ],
        vec![
            seizure(1, GE, 1),
            IndexEntry {
                identifiers,
                ..seizure(2, GE, 1)
            },
        ],
    ];
    for entries in too_large {
        let refused = index.apply(&IndexBatch {
            additions: Vec::new(),
            entries,
            followed: BTreeMap::new(),
        });
        assert_eq!(refused.unwrap_err().reason(), Reason::TooLarge);
    }
    assert!(index.list(&Filter::default(), None, MAX_PAGE + 1).is_err());
    assert!(ids(&index, &Filter::default()).is_empty());
    assert!(index.counts().is_empty());
}

#[test]
fn debug_output_of_an_entry_shows_no_content() {
    let text = format!("{:?}", seizure(1, GE, 1));
    assert!(!text.contains("plate") && !text.contains("row-1"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn keys_keep_their_places(created in any::<u64>(), id in any::<[u8; 16]>(), origin in "[A-Z]{2}/[a-z]{1,40}") {
        let place = Place { created: Timestamp::from_millis(created), id, origin };
        prop_assert_eq!(Place::decode(&place.encode()), Some(place.clone()));
        let key = PageKey::from_bytes(&place.encode()).unwrap();
        prop_assert_eq!(key.to_bytes(), place.encode());
    }

    #[test]
    fn pages_hold_every_record_once_in_order(times in prop::collection::vec(0_u64..5, 0..40), limit in 1_usize..7) {
        let dir = tempfile::tempdir().unwrap();
        let (index, _) = open(dir.path());
        let entries: Vec<_> = (0..).zip(&times).map(|(i, time)| seizure(i, GE, *time)).collect();
        apply(&index, entries.clone());
        let mut found = Vec::new();
        let mut after = None;
        loop {
            let page = index.list(&Filter::default(), after.as_ref(), limit).unwrap();
            prop_assert!(page.entries.len() <= limit);
            found.extend(page.entries);
            let Some(next) = page.next else { break };
            after = Some(next);
        }
        let mut expect: Vec<_> = entries.into_iter().map(read).collect();
        expect.sort_by_key(|entry| (std::cmp::Reverse(entry.created), entry.id));
        prop_assert_eq!(found, expect);
    }
}

use ntc_core::reason::Reason;
use std::fs;

use ntc_core::time::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::journal::{Journal, JournalOptions, Reader};
use crate::store::medium::Disk;

const GE: &str = "GE/revenue-service";
const MD: &str = "MD/customs-service";

fn open(dir: &Path) -> (Index, Opened) {
    Index::open(dir, Arc::new(Disk)).unwrap()
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
        seq: u64::from(number),
        refused: None,
        summary: vec![number; 9],
    }
}

fn seizure(number: u8, origin: &str, created: u64) -> IndexEntry {
    entry(number, origin, RecordKind::SeizureNotice, created)
}

/// Takes entries in, and answers how many were replays.
fn apply(index: &Index, entries: Vec<IndexEntry>) -> usize {
    let batch = IndexBatch {
        entries,
        ..IndexBatch::default()
    };
    index.apply(&batch).unwrap().len()
}

fn ids(index: &Index, filter: &Filter) -> Vec<u8> {
    let page = index.list(filter, None, MAX_PAGE).unwrap();
    assert_eq!(page.next, None);
    page.entries.iter().map(|entry| entry.id[0]).collect()
}

/// What is read of an entry: all but its identifiers and its reference.
fn read(mut entry: IndexEntry) -> IndexEntry {
    entry.identifiers.clear();
    entry.source_reference = None;
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
            .map(|i| {
                let answer = [RecordKind::SeizureNotice, RecordKind::Answer];
                entry(i, GE, answer[usize::from(i == 3)], 100)
            })
            .collect(),
    );
    let filter = Filter {
        kinds: vec![RecordKind::Answer, RecordKind::Outcome],
        ..Filter::default()
    };
    let mut after = None;
    let mut found = Vec::new();
    let mut pages = 0;
    loop {
        let page = list::page(&index.state(), &filter, after.as_ref(), 10, 3).unwrap();
        found.extend(page.entries);
        pages += 1;
        let Some(next) = page.next else { break };
        after = Some(PageKey::from_bytes(&next.to_bytes()).unwrap());
    }
    assert_eq!((found.len(), pages), (1, 7));
}

#[test]
fn bytes_that_are_no_page_key_are_refused() {
    for bytes in [&[] as &[u8], &[0; 11], &[0xff; 13]] {
        assert_eq!(
            PageKey::from_bytes(bytes).unwrap_err().reason(),
            Reason::BadPageKey
        );
    }
}

#[test]
fn a_second_record_of_an_origin_and_id_is_kept_as_a_replay_and_origins_do_not_meet() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let mut second = seizure(1, MD, 99);
    second.location.ledger_index += 1000;
    assert_eq!(apply(&index, vec![seizure(1, MD, 10), second.clone()]), 1);
    index.close().unwrap();
    assert_eq!(
        apply(&index, vec![seizure(1, MD, 10), seizure(1, GE, 50)]),
        0
    );
    let replay = IndexEntry {
        refused: Some(Refused {
            reason: Reason::Replayed,
            until: None,
        }),
        ..read(second)
    };
    let found = index.by_id([1; 16]).unwrap();
    let (own, first) = (read(seizure(1, GE, 50)), read(seizure(1, MD, 10)));
    assert_eq!(found, [own, first.clone()]);
    assert_eq!(index.by_origin(MD, [1; 16]).unwrap(), Some(first));
    assert_eq!(ids(&index, &Filter::default()), [1, 1]);
    assert_eq!(index.counts().values().sum::<u64>(), 2);
    let refused = index.refused(None, MAX_PAGE).unwrap();
    assert_eq!(refused.entries, [replay]);
}

#[test]
fn a_refused_record_is_in_no_list_until_it_is_judged_otherwise() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let waiting = IndexEntry {
        refused: Some(Refused {
            reason: Reason::TimeInFuture,
            until: Some(Timestamp::from_millis(7)),
        }),
        ..seizure(2, MD, 10)
    };
    apply(&index, vec![waiting.clone()]);
    index.close().unwrap();
    assert!(ids(&index, &Filter::default()).is_empty());
    assert!(index.counts().is_empty());
    assert_eq!(index.by_origin(MD, [2; 16]).unwrap(), Some(read(waiting)));
    let batch = IndexBatch {
        replaced: vec![seizure(2, MD, 10)],
        ..IndexBatch::default()
    };
    index.apply(&batch).unwrap();
    assert_eq!(ids(&index, &Filter::default()), [2]);
    assert!(index.refused(None, MAX_PAGE).unwrap().entries.is_empty());
    assert_eq!(index.counts().values().sum::<u64>(), 1);
}

#[test]
fn a_peer_cannot_take_a_reference() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    apply(&index, vec![seizure(1, MD, 10)]);
    assert_eq!(index.by_source_reference("row-1").unwrap(), None);
}

#[test]
fn followed_positions_and_counts_outlive_a_reopening() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let at = 99;
    let followed = [(JournalId::Ledger, at), (JournalId::Replica(4), 0)];
    let batch = IndexBatch {
        entries: vec![seizure(1, GE, 10)],
        followed: followed.into(),
        ..IndexBatch::default()
    };
    assert_eq!(index.followed(JournalId::Ledger), 0);
    assert!(index.apply(&batch).unwrap().is_empty());
    assert!(index.apply(&batch).unwrap().is_empty());
    index.close().unwrap();
    drop(index);
    let (index, opened) = open(dir.path());
    assert_eq!(opened, Opened::Kept);
    assert_eq!(index.followed(JournalId::Ledger), at);
    assert_eq!(index.followed(JournalId::Node), 0);
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
            entries: vec![seizure(1, GE, 10)],
            followed: followed.into(),
            ..IndexBatch::default()
        })
        .unwrap();
    index.close().unwrap();
    drop(index);
    fs::remove_dir_all(dir.path()).unwrap();
    let (index, opened) = open(dir.path());
    assert_eq!(opened, Opened::Created);
    assert_eq!(index.followed(JournalId::Ledger), 0);
    assert!(index.counts().is_empty());
}

/// Follows a journal of entries' numbers to its end.
fn follow(index: &Index, journal: &Reader) {
    loop {
        let from = index.followed(JournalId::Ledger);
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
    for what in [
        "kept",
        "recreated",
        "deleted",
        "spoilt",
        "half",
        "without manifest",
    ] {
        match what {
            "recreated" => index.recreate().unwrap(),
            _ => index.close().unwrap(),
        }
        drop(index);
        match what {
            "deleted" => fs::remove_dir_all(&at).unwrap(),
            "spoilt" => fs::write(newest_run(&at), b"x").unwrap(),
            "half" => {
                let bytes = fs::read(newest_run(&at)).unwrap();
                fs::write(newest_run(&at), &bytes[..bytes.len() / 2]).unwrap();
            }
            "without manifest" => fs::remove_file(at.join("manifest")).unwrap(),
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
}

/// The newest run's file.
fn newest_run(dir: &Path) -> PathBuf {
    let entries = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let runs = entries.filter(|path| path.extension().is_some_and(|end| end == "run"));
    runs.max().unwrap()
}

/// An index of so many records, written out every `each` of them.
fn written(dir: &Path, records: u32, each: usize) -> Index {
    let (index, _) = open(dir);
    let entries: Vec<_> = (0..records).map(numbered).collect();
    for part in entries.chunks(each) {
        apply(&index, part.to_vec());
        index.close().unwrap();
    }
    index
}

fn numbered(number: u32) -> IndexEntry {
    let mut entry = seizure(0, GE, u64::from(number));
    entry.id[..4].copy_from_slice(&number.to_be_bytes());
    entry.identifiers = vec![format!("plate:{number}"), format!("seal:{}", number % 7)];
    entry.source_reference = Some(format!("row-{number}"));
    entry.location.ledger_index = u64::from(number);
    entry
}

#[test]
fn merged_runs_answer_as_the_runs_before_did_and_are_few() {
    let dir = tempfile::tempdir().unwrap();
    let index = written(dir.path(), 3_000, 50);
    assert_eq!(index.state().runs.len(), 60);
    let mut steps = 0;
    while index.merge().unwrap() {
        steps += 1;
        // Between two steps everything is found.
        assert_eq!(
            index.by_source_reference("row-77").unwrap(),
            Some(numbered(77).id)
        );
    }
    assert!(steps > 16 && index.state().runs.len() < merge::FANOUT);
    for index in [index, open(dir.path()).0] {
        for number in (0..3_000).step_by(13) {
            let entry = numbered(number);
            assert_eq!(index.by_origin(GE, entry.id).unwrap(), Some(read(entry)));
        }
        let filter = Filter {
            identifier: Some("seal:3".to_owned()),
            ..Filter::default()
        };
        let page = index.list(&filter, None, MAX_PAGE).unwrap();
        let expect: Vec<_> = (0..3_000_u64)
            .rev()
            .filter(|number| number % 7 == 3)
            .collect();
        let found: Vec<_> = page
            .entries
            .iter()
            .map(|it| it.location.ledger_index)
            .collect();
        assert_eq!(found, expect);
    }
}

#[test]
fn a_merge_that_a_crash_cut_off_leaves_the_index_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let index = written(dir.path(), 400, 50);
    assert!(index.merge().unwrap());
    // The process dies: nothing is closed, the file under way stays.
    std::mem::forget(index);
    let (index, opened) = open(dir.path());
    assert_eq!((opened, index.state().runs.len()), (Opened::Kept, 8));
    let runs = fs::read_dir(dir.path()).unwrap().count();
    assert_eq!(runs, 9, "eight runs and the manifest");
    assert_eq!(index.counts().values().sum::<u64>(), 400);
}

#[test]
fn what_a_merge_saves_tells_nothing_of_records_that_are_in_memory_alone() {
    let dir = tempfile::tempdir().unwrap();
    let index = written(dir.path(), 400, 50);
    let at = 99;
    let batch = IndexBatch {
        entries: vec![numbered(400)],
        followed: [(JournalId::Ledger, at)].into(),
        ..IndexBatch::default()
    };
    index.apply(&batch).unwrap();
    while index.merge().unwrap() {}
    std::mem::forget(index);
    let (index, _) = open(dir.path());
    assert_eq!(index.state().runs.len(), 1);
    assert_eq!(index.followed(JournalId::Ledger), 0);
    assert_eq!(index.counts().values().sum::<u64>(), 400);
}

#[test]
fn what_is_in_memory_is_bounded() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    for first in (0..40_000).step_by(1_000) {
        apply(&index, (first..first + 1_000).map(numbered).collect());
        assert!(index.state().fresh.len() < fresh::MAX_FRESH + 1_000);
    }
    assert_eq!(index.state().runs.len(), 2);
    let oldest = index.by_origin(GE, numbered(0).id).unwrap();
    assert_eq!(oldest, Some(read(numbered(0))));
}

#[test]
fn a_replaced_record_is_found_by_what_is_new_and_once() {
    let dir = tempfile::tempdir().unwrap();
    let index = written(dir.path(), 100, 10);
    let mut more = numbered(42);
    more.identifiers.push("imo:9321483".to_owned());
    let batch = IndexBatch {
        replaced: vec![more.clone()],
        ..IndexBatch::default()
    };
    index.apply(&batch).unwrap();
    let by = |index: &Index, key: &str| {
        let filter = Filter {
            identifier: Some(key.to_owned()),
            ..Filter::default()
        };
        index.list(&filter, None, MAX_PAGE).unwrap().entries
    };
    let check = |index: &Index| {
        assert_eq!(by(index, "imo:9321483"), [read(more.clone())]);
        assert_eq!(by(index, "plate:42"), [read(more.clone())]);
        assert_eq!(index.by_id(more.id).unwrap().len(), 1);
        assert_eq!(index.counts().values().sum::<u64>(), 100);
    };
    check(&index);
    index.close().unwrap();
    check(&open(dir.path()).0);
    while index.merge().unwrap() {}
    check(&index);
    check(&open(dir.path()).0);
}

#[test]
fn a_device_that_takes_nothing_keeps_the_index_readable() {
    let dir = tempfile::tempdir().unwrap();
    let index = written(dir.path(), 20, 10);
    drop(index);
    let medium = Arc::new(Full);
    let (index, opened) = Index::open(dir.path(), medium).unwrap();
    assert_eq!(opened, Opened::Kept);
    apply(&index, vec![numbered(20)]);
    assert!(index.close().is_err());
    assert_eq!(
        index.by_origin(GE, numbered(20).id).unwrap(),
        Some(read(numbered(20)))
    );
    assert_eq!(
        index
            .list(&Filter::default(), None, MAX_PAGE)
            .unwrap()
            .entries
            .len(),
        21
    );
}

/// A device without room.
#[derive(Debug)]
struct Full;

impl Medium for Full {
    fn write_at(&self, _: &fs::File, _: &[u8], _: u64) -> io::Result<()> {
        Err(io::ErrorKind::StorageFull.into())
    }
    fn sync_data(&self, file: &fs::File) -> io::Result<()> {
        Disk.sync_data(file)
    }
    fn sync_all(&self, _: &fs::File) -> io::Result<()> {
        Err(io::ErrorKind::StorageFull.into())
    }
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        Disk.sync_dir(dir)
    }
    fn allocate(&self, file: &fs::File, len: u64) -> io::Result<()> {
        Disk.allocate(file, len)
    }
    fn space(&self, path: &Path) -> io::Result<medium::Space> {
        Disk.space(path)
    }
}

#[test]
fn a_flipped_bit_is_never_an_answer() {
    let dir = tempfile::tempdir().unwrap();
    let index = written(dir.path(), 200, 200);
    drop(index);
    let path = newest_run(dir.path());
    let whole = fs::read(&path).unwrap();
    let mut noticed = 0;
    for at in (0..whole.len()).step_by(whole.len() / 97) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&path, &bytes).unwrap();
        let kept = fs::read(dir.path().join("manifest")).unwrap();
        let (index, opened) = open(dir.path());
        for number in 0..200 {
            match index.by_origin(GE, numbered(number).id) {
                Ok(found) if opened == Opened::Recreated => assert_eq!(found, None),
                Ok(found) => assert_eq!(found, Some(read(numbered(number)))),
                Err(error) => assert_eq!(error.reason(), Reason::Corrupt),
            }
        }
        noticed += u32::from(opened == Opened::Recreated || index.is_damaged());
        fs::write(dir.path().join("manifest"), kept).unwrap();
        fs::write(&path, &whole).unwrap();
    }
    assert!(noticed > 40, "{noticed}");
}

#[test]
fn a_page_begins_with_the_entry_that_its_key_is_at() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let entries = (1..6).map(|n| seizure(n, GE, u64::from(n))).collect();
    index
        .apply(&IndexBatch {
            entries,
            ..IndexBatch::default()
        })
        .unwrap();
    let all = index.list(&Filter::default(), None, 5).unwrap();
    let rest = index
        .list(&Filter::default(), Some(&all.keys[2]), 5)
        .unwrap();
    assert_eq!(rest.entries, all.entries[2..]);
}

#[test]
fn files_that_are_not_of_the_index_are_removed() {
    let dir = tempfile::tempdir().unwrap();
    let old = dir.path().join("generation-1-00000009");
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
            entries,
            ..IndexBatch::default()
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
    fn postings_are_read_as_they_were_written(
        all in prop::collection::btree_set((0_u8..9, 0_u64..1 << 48, any::<u32>()), 0..700)
    ) {
        let mut all: Vec<_> = all
            .into_iter()
            .map(|(term, order, number)| {
                let posting = posting::Posting::new(Term::Id([term; 16]).key(), order, number);
                assert_eq!((posting.order(), posting.number()), (order, number));
                posting
            })
            .collect();
        all.sort();
        prop_assert_eq!(posting::decode(&posting::encode(&all)), Some(all));
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

mod ending;
mod files;
mod finding;
mod lists;
mod purging;

use ntc_core::reason::Reason;
use std::fs;

use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::journal::{Journal, JournalOptions, Reader};
use crate::store::medium::Disk;

const GE: &str = "GE/revenue-service";
const MD: &str = "MD/customs-service";

fn open(dir: &Path) -> (Index, Opened) {
    Index::open(dir, &dir.join("words"), Arc::new(Disk)).unwrap()
}

fn taken(reference: &str) -> Reference {
    ReferenceKey::new([7; 32]).digest(reference)
}

fn of_reference(index: &Index, reference: &str) -> Option<[u8; 16]> {
    let found = index.all_by_source_reference(taken(reference), 8);
    let found = found.unwrap();
    found.first().map(|entry| entry.id)
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
        words: Vec::new(),
        identifiers: vec![
            format!("plate:AA{number}"),
            "container:CSQU3054383".to_owned(),
        ],
        source_reference: Some(taken(&format!("row-{number}"))),
        location: Location {
            journal,
            number: 32 + u64::from(number),
            ledger_index: u64::from(number) * 3,
        },
        seq: u64::from(number),
        refused: None,
        summary: vec![number; 9],
        erased: SectionSet::EMPTY,
        is_gone: false,
        due: None,
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
    entry.words.clear();
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
    assert_eq!(index.beginning(&[1; 6], 9).unwrap(), [[1; 16]]);
    assert_eq!(index.beginning(&[1; 9], 9).unwrap(), [[1; 16]]);
    for (start, most) in [
        (&[1; 5][..], 9),
        (&[1, 1, 1, 1, 1, 1, 2], 9),
        (&[3; 6], 9),
        (&[1; 6], 0),
    ] {
        assert!(index.beginning(start, most).unwrap().is_empty());
    }
    assert_eq!(of_reference(&index, "row-2"), Some([2; 16]));
    assert_eq!(of_reference(&index, "row-3"), None);
    let with = |key: &str| Filter {
        identifier: Some(key.to_owned()),
        ..Filter::default()
    };
    assert_eq!(ids(&index, &with("plate:AA1")), [1]);
    assert_eq!(ids(&index, &with("container:CSQU3054383")), [2, 1]);
    assert!(ids(&index, &with("plate:AA")).is_empty());
}

#[test]
fn what_no_record_has_is_known_of_most_identifiers_and_what_one_has_is_denied_of_none() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    apply(&index, (0..200).map(numbered).collect());
    let may = |numbers: std::ops::Range<u32>| {
        let keys = numbers.map(|number| format!("plate:{number}"));
        keys.filter(|key| index.may_hold([key])).count()
    };
    assert_eq!((may(0..200), may(200..1200)), (200, 0));
    assert!(!index.may_hold([]));
    index.close().unwrap();
    assert_eq!(may(0..200), 200);
    assert!(may(200..1200) < 50);
    // Nobody waits for a batch that is taken in just now.
    let taking = index.state_mut();
    assert_eq!(may(200..1200), 1000);
    drop(taking);
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
    assert_eq!(of_reference(&index, "row-1"), None);
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
    entry.source_reference = Some(taken(&format!("row-{number}")));
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
        assert_eq!(of_reference(&index, "row-77"), Some(numbered(77).id));
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
fn what_is_in_memory_is_bounded() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    for first in (0..40_000).step_by(1_000) {
        apply(&index, (first..first + 1_000).map(numbered).collect());
        assert!(index.state().fresh.len() < fresh::MAX_FRESH + 1_000);
    }
    // Of 8,000 such records the postings are as many as may stand in memory.
    assert_eq!(index.state().runs.len(), 5);
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

/// The postings in these bytes from one on.
fn postings_from(
    bytes: &[u8],
    from: posting::Posting,
) -> Result<Vec<posting::Posting>, posting::NotPostings> {
    let mut postings = posting::Postings::new(bytes.to_vec());
    let mut all = Vec::new();
    while let Some(posting) = postings.skip_to(from)? {
        all.push(posting);
    }
    Ok(all)
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
        prop_assert!(all.iter().map(|posting| posting.to_bytes()).is_sorted());
        let bytes = posting::encode(&all);
        for from in all.iter().copied().step_by(97).chain([posting::Posting::LEAST]) {
            let rest = all.iter().copied().filter(|posting| *posting >= from);
            prop_assert_eq!(postings_from(&bytes, from), Ok(rest.collect()));
        }
    }

    #[test]
    fn bytes_that_are_no_postings_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        for posting in postings_from(&bytes, posting::Posting::LEAST).unwrap_or_default() {
            prop_assert!(posting.order() < 1 << 48);
        }
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

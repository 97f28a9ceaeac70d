//! Lists and their pages.

use super::*;

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
fn what_its_author_replaced_or_withdrew_is_found_by_its_id_and_listed_neither_as_it_was_nor_as_refused()
 {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let refused = |number, reason| IndexEntry {
        refused: Some(Refused {
            reason,
            until: None,
        }),
        ..seizure(number, MD, number.into())
    };
    let taken_back = [(1, Reason::Superseded), (2, Reason::Retracted)];
    let entries = taken_back.map(|(number, reason)| refused(number, reason));
    apply(&index, entries.to_vec());
    apply(&index, vec![refused(3, Reason::NoAgreement)]);
    let listed = index.refused(None, MAX_PAGE).unwrap().entries;
    assert_eq!(listed.iter().map(|it| it.id[0]).collect::<Vec<_>>(), [3]);
    assert!(ids(&index, &Filter::default()).is_empty());
    for (number, reason) in taken_back {
        let known = index.by_id([number; 16]).unwrap();
        assert_eq!(known[0].refused.map(|it| it.reason), Some(reason));
    }
}

#[test]
fn an_entry_that_replaces_one_is_a_replay_where_another_place_has_its_id() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let first = seizure(1, MD, 10);
    let mut second = first.clone();
    second.location.ledger_index += 1000;
    assert_eq!(apply(&index, vec![first.clone(), second.clone()]), 1);
    for _ in 0..2 {
        let batch = IndexBatch {
            replaced: vec![first.clone(), second.clone()],
            ..IndexBatch::default()
        };
        assert_eq!(index.apply(&batch).unwrap(), [1]);
        assert_eq!(ids(&index, &Filter::default()), [1]);
        assert_eq!(index.refused(None, MAX_PAGE).unwrap().entries.len(), 1);
    }
}

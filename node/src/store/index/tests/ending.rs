//! When something of a record is kept no longer.

use super::*;

fn ends(id: u8, at: Option<u64>) -> IndexEntry {
    IndexEntry {
        due: at.map(Timestamp::from_millis),
        ..seizure(id, GE, u64::from(id))
    }
}

fn refused(entry: IndexEntry) -> IndexEntry {
    IndexEntry {
        refused: Some(Refused {
            reason: Reason::KindNotCovered,
            until: None,
        }),
        ..entry
    }
}

/// The ids of what ends up to a time, in pages of two.
fn ending(index: &Index, at: u64) -> Vec<u8> {
    let (mut ids, mut behind) = (Vec::new(), None);
    loop {
        let (entries, next) = index.ending(behind, Timestamp::from_millis(at), 2).unwrap();
        assert!(entries.len() <= 2);
        ids.extend(entries.iter().map(|entry| entry.id[15]));
        if next.is_none() {
            return ids;
        }
        behind = next;
    }
}

#[test]
fn what_ends_first_comes_first_refused_or_not_and_what_is_kept_or_gone_never() {
    let dir = tempfile::tempdir().unwrap();
    let (index, _) = open(dir.path());
    let gone = IndexEntry {
        is_gone: true,
        ..ends(7, Some(1))
    };
    let entries = vec![
        ends(1, Some(300)),
        ends(2, None),
        refused(ends(3, Some(100))),
        ends(4, Some(200)),
        ends(5, Some(200)),
        ends(6, Some(500)),
        gone,
    ];
    apply(&index, entries.clone());
    for written in [false, true] {
        if written {
            index.keep().unwrap();
        }
        assert_eq!(ending(&index, 99), [0_u8; 0], "{written}");
        assert_eq!(ending(&index, 200), [3, 4, 5]);
        assert_eq!(ending(&index, 400), [3, 4, 5, 1]);
        let at = Timestamp::from_millis(400);
        assert_eq!(index.count_ending(at, 9).unwrap(), 4);
        assert_eq!(
            index.count_ending(at, 3).unwrap(),
            3,
            "it is counted no further"
        );
    }
    // It is kept for another time after all.
    let later = IndexEntry {
        due: Some(Timestamp::from_millis(600)),
        ..entries[3].clone()
    };
    let batch = IndexBatch {
        replaced: vec![later],
        ..IndexBatch::default()
    };
    index.apply(&batch).unwrap();
    assert_eq!(ending(&index, 700), [3, 5, 1, 6, 4]);
    assert!(
        index
            .ending(None, Timestamp::default(), MAX_PAGE + 1)
            .is_err()
    );
    let all = index.entries(JournalId::Ledger, 0, MAX_PAGE).unwrap();
    assert_eq!(
        all.len(),
        7,
        "every record of a journal, refused and gone ones too"
    );
    let rest = index.entries(JournalId::Ledger, all[5].location.ledger_index, MAX_PAGE);
    assert_eq!(rest.unwrap().len(), 2);
}

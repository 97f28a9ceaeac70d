//! Full segments that are open, of a journal that has more of them than are kept open.

use super::*;
use crate::descriptors;

/// A journal of one frame in each segment, one segment more than are kept open beside the last.
fn many(dir: &Path, medium: Arc<Faulty>) -> (Journal, Vec<Vec<u8>>) {
    let (mut journal, _) = Journal::open(dir, SMALL, medium).unwrap();
    let written: Vec<_> = (0..MAX_OPEN_SEGMENTS + 2)
        .map(|i| payload(i, 3000))
        .collect();
    for bytes in &written {
        journal.append(&[bytes]).unwrap();
    }
    journal.commit().unwrap();
    assert_eq!(segments(dir), MAX_OPEN_SEGMENTS + 2);
    (journal, written)
}

#[test]
fn no_more_full_segments_are_open_than_the_limit_says_and_all_of_them_are_read() {
    let dir = tempfile::tempdir().unwrap();
    let (journal, written) = many(dir.path(), Arc::default());
    let reader = journal.reader();
    for _ in 0..2 {
        for (number, bytes) in (0..).zip(&written) {
            assert!(reader.read(number).unwrap() == *bytes, "{number}");
        }
    }
    // Beside them the lock, the mark of the end, and the segment that is written to.
    let most = MAX_OPEN_SEGMENTS * descriptors::OF_SEGMENT + 3;
    let open = descriptors::open_below(dir.path());
    assert!((4..=most).contains(&open), "{open}");
    drop((journal, reader));
    assert_eq!(descriptors::open_below(dir.path()), 0);
}

#[test]
fn what_was_prepared_is_put_although_its_segment_was_closed_meanwhile() {
    let dir = tempfile::tempdir().unwrap();
    let medium = Arc::new(Faulty::default());
    let (mut journal, written) = many(dir.path(), Arc::clone(&medium));
    let reader = journal.reader();
    let prepared = reader.prepare([(0, b"gone".to_vec())].into());
    for number in 1..written.len() as u64 {
        reader.read(number).unwrap();
    }
    let writes = medium.writes.load(SeqCst);
    journal.put(prepared).unwrap();
    assert_eq!(medium.writes.load(SeqCst), writes, "nothing is made again");
    assert!(reader.read(0).unwrap().starts_with(b"gone"));
}

//! The journal in files, on real files.

mod damage;
mod older;
mod replacing;

use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;

use ntc_core::reason::Reason;
use proptest::prelude::*;

use super::*;
use crate::journal::{
    Journal, JournalError, JournalOptions, MAX_BATCH, MAX_FRAME, MAX_PENDING, MAX_SEGMENT,
    MIN_SEGMENT, Reader, Tail,
};
use crate::store::medium::Disk;
use crate::store::medium::faulty::Faulty;

const SMALL: JournalOptions = JournalOptions {
    segment_bytes: MIN_SEGMENT,
    floor_bytes: 0,
    known_end: None,
};

fn try_open(dir: &Path, options: JournalOptions) -> Result<(Journal, Tail), JournalError> {
    Journal::open(dir, options, Arc::new(Disk))
}

fn open(dir: &Path) -> (Journal, Tail) {
    try_open(dir, SMALL).unwrap()
}

/// A payload that no other number has.
fn payload(i: usize, len: usize) -> Vec<u8> {
    let mut bytes = format!("{i}:").into_bytes();
    bytes.resize(len.max(8), b'.');
    bytes
}

fn all(reader: &Reader) -> Vec<Vec<u8>> {
    reader.scan(0).map(|frame| frame.unwrap().payload).collect()
}

/// Segment files there are.
fn segments(dir: &Path) -> usize {
    let names = fs::read_dir(dir).unwrap().map(|it| it.unwrap().file_name());
    names
        .filter(|name| name.to_str().unwrap().ends_with(".seg"))
        .count()
}

/// Where the bytes of a segment end that are not zero.
fn used(path: &Path) -> u64 {
    let bytes = fs::read(path).unwrap();
    bytes
        .iter()
        .rposition(|byte| *byte != 0)
        .map_or(0, |at| at as u64 + 1)
}

fn first(dir: &Path) -> PathBuf {
    dir.join("00000000.seg")
}

/// Turns the byte at `at` into another.
fn flip(path: &Path, at: u64) {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)
        .unwrap();
    let mut byte = [0];
    file.read_exact_at(&mut byte, at).unwrap();
    file.write_all_at(&[byte[0] ^ 0x10], at).unwrap();
}

#[test]
fn what_is_committed_is_read_and_what_is_only_appended_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, tail) = open(dir.path());
    assert_eq!((tail.created, tail.end), (true, 0));
    let reader = journal.reader();
    assert_eq!(journal.append(&[b"one".as_slice(), b"two"]).unwrap(), 0);
    let unread = reader.read(0);
    assert!(matches!(
        unread,
        Err(JournalError::BeyondEnd { number: 0, end: 0 })
    ));
    assert!(all(&reader).is_empty());
    assert_eq!(journal.commit().unwrap(), 2);
    assert_eq!((reader.end(), journal.pending_bytes()), (2, 0));
    assert_eq!(reader.read(1).unwrap(), b"two");
    assert_eq!(all(&reader), [b"one", b"two"]);
    let frames: Vec<_> = reader.scan(1).map(Result::unwrap).collect();
    assert_eq!(
        (frames.len(), frames[0].number, frames[0].next()),
        (1, 1, 2)
    );
    assert_eq!(reader.scan(2).count(), 0);
    for beyond in [3, u64::MAX] {
        assert!(reader.scan(beyond).next().unwrap().is_err());
        assert!(reader.read(beyond).is_err());
    }
    journal.append(&[b"dropped"]).unwrap();
    journal.abandon();
    assert_eq!(journal.append(&[b"three"]).unwrap(), 2);
    journal.commit().unwrap();
    assert_eq!(reader.scan_to(1, 2).count(), 1);
    assert_eq!(reader.read(2).unwrap(), b"three");
}

#[test]
fn whatever_the_table_of_a_segment_says_a_number_leads_to_its_own_frame() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    let written: Vec<_> = (0..40).map(|i| payload(i, 300)).collect();
    for bytes in &written {
        journal.append(&[bytes]).unwrap();
    }
    journal.commit().unwrap();
    drop(journal);
    let table = dir.path().join("00000001.at");
    let sound = fs::read(&table).unwrap();
    let mut reversed: Vec<u8> = Vec::new();
    for word in sound.rchunks(4) {
        reversed.extend(word);
    }
    let spoilt = [
        Some(reversed),
        Some(vec![0; sound.len()]),
        Some(vec![0xff; sound.len()]),
        Some(sound[4..].to_vec()),
        Some(Vec::new()),
        None,
    ];
    for table_then in spoilt {
        match &table_then {
            Some(bytes) => fs::write(&table, bytes).unwrap(),
            None => fs::remove_file(&table).unwrap(),
        }
        let (journal, _) = open(dir.path());
        let reader = journal.reader();
        for (number, bytes) in (0..).zip(&written) {
            assert_eq!(&reader.read(number).unwrap(), bytes, "{table_then:?}");
            let rest = reader.scan(number).map(|frame| frame.unwrap().payload);
            assert!(rest.eq(written[number as usize..].iter().cloned()));
        }
        assert!(fs::read(&table).unwrap() == sound, "{table_then:?}");
    }
}

#[test]
fn a_commit_is_one_sync_whatever_was_appended_and_nothing_costs_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let medium = Arc::new(Faulty::default());
    let (mut journal, _) =
        Journal::open(dir.path(), JournalOptions::default(), medium.clone()).unwrap();
    let count = || {
        let (writes, syncs) = (medium.writes.load(SeqCst), medium.syncs.load(SeqCst));
        (writes, syncs, medium.dir_syncs.load(SeqCst))
    };
    let before = count();
    for i in 0..100 {
        journal.append(&[payload(i, 1000)]).unwrap();
    }
    journal.commit().unwrap();
    journal.commit().unwrap();
    let after = count();
    // The frames, and the mark of the end, which is not synced.
    let cost = (after.0 - before.0, after.1 - before.1, after.2 - before.2);
    assert_eq!(cost, (2, 1, 0));
    journal.settle().unwrap();
    journal.settle().unwrap();
    assert_eq!(count(), (after.0, after.1 + 1, after.2));
}

#[test]
fn a_full_segment_is_followed_by_a_durable_new_one() {
    let dir = tempfile::tempdir().unwrap();
    let medium = Arc::new(Faulty::default());
    let (mut journal, _) = Journal::open(dir.path(), SMALL, medium.clone()).unwrap();
    let written: Vec<_> = (0..30).map(|i| payload(i, 700)).collect();
    let mut numbers = Vec::new();
    for bytes in &written {
        let syncs = medium.dir_syncs.load(SeqCst);
        let before = segments(dir.path());
        numbers.push(journal.append(&[bytes]).unwrap());
        let rolled = segments(dir.path()) - before;
        assert_eq!(medium.dir_syncs.load(SeqCst) - syncs, rolled as u64);
    }
    journal.commit().unwrap();
    assert_eq!(segments(dir.path()), 6);
    assert!(numbers.into_iter().eq(0..30));
    let reader = journal.reader();
    assert_eq!(all(&reader), written);
    for (number, bytes) in (0..).zip(&written) {
        assert_eq!(&reader.read(number).unwrap(), bytes);
    }
    let mut heard = Vec::new();
    let verified = reader.verify(&mut |bytes| heard.push(bytes)).unwrap();
    assert_eq!(
        (verified.segments, verified.frames, heard.len()),
        (6, 30, 6)
    );
    assert_eq!(journal.verify().unwrap().frames, 30);
    drop(journal);
    let (journal, tail) = open(dir.path());
    assert_eq!(
        (tail.discarded_bytes, tail.created, tail.end),
        (0, false, 30)
    );
    assert_eq!(all(&journal.reader()), written);
    for frame in reader.scan(0).map(Result::unwrap) {
        let rest = reader
            .scan(frame.next())
            .map(|frame| frame.unwrap().payload);
        assert!(rest.eq(written[frame.number as usize + 1..].iter().cloned()));
    }
}

#[test]
fn a_failed_sync_stops_the_writer_for_good_and_reading_goes_on() {
    for failing in ["write", "sync"] {
        let dir = tempfile::tempdir().unwrap();
        let medium = Arc::new(Faulty::default());
        let (mut journal, _) = Journal::open(dir.path(), SMALL, medium.clone()).unwrap();
        journal.append(&[b"kept"]).unwrap();
        assert_eq!(journal.commit().unwrap(), 1);
        journal.append(&[b"lost"]).unwrap();
        match failing {
            "write" => medium.fail_write.store(medium.writes.load(SeqCst), SeqCst),
            _ => medium.fail_sync.store(medium.syncs.load(SeqCst), SeqCst),
        }
        assert!(matches!(journal.commit(), Err(JournalError::Failed(_))));
        for _ in 0..2 {
            assert!(matches!(journal.commit(), Err(JournalError::ReadOnly)));
            let refused = journal.append(&[b"more"]).unwrap_err();
            assert_eq!(refused.reason(), Reason::ReadOnly);
        }
        let reader = journal.reader();
        assert!(reader.is_read_only());
        assert_eq!(
            (reader.end(), reader.read(0).unwrap()),
            (1, b"kept".to_vec())
        );
    }
}

#[test]
fn a_new_segment_whose_name_may_not_be_durable_is_not_used() {
    let dir = tempfile::tempdir().unwrap();
    let medium = Arc::new(Faulty::default());
    let (mut journal, _) = Journal::open(dir.path(), SMALL, medium.clone()).unwrap();
    journal.append(&[payload(0, 3000)]).unwrap();
    medium
        .fail_dir_sync
        .store(medium.dir_syncs.load(SeqCst), SeqCst);
    assert!(matches!(
        journal.append(&[payload(1, 3000)]),
        Err(JournalError::Failed(_))
    ));
    assert!(journal.is_read_only());
    assert_eq!(journal.end(), 1);
    drop(journal);
    let (mut journal, tail) = open(dir.path());
    assert_eq!(
        (segments(dir.path()), tail.end, all(&journal.reader()).len()),
        (2, 1, 1)
    );
    journal.append(&[payload(1, 3000)]).unwrap();
    journal.commit().unwrap();
    assert_eq!(all(&journal.reader()).len(), 2);
}

#[test]
fn a_disk_without_room_for_a_segment_refuses_and_goes_on_when_there_is() {
    let dir = tempfile::tempdir().unwrap();
    let medium = Arc::new(Faulty::default());
    let options = JournalOptions {
        floor_bytes: 10_000,
        ..SMALL
    };
    let need = u64::from(MIN_SEGMENT) + 10_000;
    medium.free.store(need - 1, SeqCst);
    let refused = Journal::open(dir.path(), options, medium.clone()).unwrap_err();
    assert_eq!(refused.reason(), Reason::DiskNearlyFull);
    medium.free.store(need, SeqCst);
    let (mut journal, _) = Journal::open(dir.path(), options, medium.clone()).unwrap();
    journal.append(&[payload(0, 3000)]).unwrap();
    for free in [need - 1, 10] {
        medium.free.store(free, SeqCst);
        let refused = journal.append(&[payload(1, 3000)]).unwrap_err();
        assert_eq!(refused.reason(), Reason::DiskNearlyFull);
    }
    assert_eq!(all(&journal.reader()).len(), 1);
    journal.append(&[payload(2, 100)]).unwrap();
    medium.free.store(need, SeqCst);
    journal.append(&[payload(3, 3000)]).unwrap();
    journal.commit().unwrap();
    assert_eq!(all(&journal.reader()).len(), 3);
}

#[test]
fn one_byte_past_each_limit_is_refused_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let options = JournalOptions {
        floor_bytes: 0,
        ..JournalOptions::default()
    };
    for segment_bytes in [MIN_SEGMENT - 1, MAX_SEGMENT + 1] {
        let options = JournalOptions {
            segment_bytes,
            ..options
        };
        assert!(matches!(
            try_open(dir.path(), options),
            Err(JournalError::SegmentSize(_))
        ));
    }
    let (mut journal, _) = try_open(dir.path(), options).unwrap();
    for len in [0, MAX_FRAME + 1] {
        let refused = journal.append(&[vec![0; 1], vec![1; len]]);
        assert!(matches!(refused, Err(JournalError::FrameLength { .. })));
    }
    let frame = vec![1; MAX_FRAME];
    let mut batch: Vec<&[u8]> = vec![&frame; 7];
    let left = MAX_BATCH - 8 * 16 - 7 * MAX_FRAME;
    batch.push(&frame[..left]);
    journal.append(&batch).unwrap();
    assert_eq!(journal.pending_bytes(), MAX_BATCH);
    batch.pop();
    batch.push(&frame[..=left]);
    assert!(matches!(
        journal.append(&batch),
        Err(JournalError::BatchTooLong { .. })
    ));
    journal.append(&batch[..7]).unwrap();
    assert_eq!(journal.end(), 0);
    journal.append(&[&frame]).unwrap();
    journal.append(&[&frame]).unwrap();
    assert!(journal.pending_bytes() < MAX_PENDING && journal.end() > 0);
    let (mut small, _) = open(&dir.path().join("small"));
    small.append(&[vec![1; 4096 - 32 - 16]]).unwrap();
    let refused = small.append(&[vec![1; 4096 - 32 - 15]]);
    assert!(matches!(refused, Err(JournalError::BatchTooLong { .. })));
    assert_eq!(small.append::<Vec<u8>>(&[]).unwrap(), 1);
}

#[test]
fn a_second_opening_is_refused_while_the_first_lives() {
    let dir = tempfile::tempdir().unwrap();
    let (journal, _) = open(dir.path());
    assert!(matches!(
        try_open(dir.path(), SMALL),
        Err(JournalError::InUse(_))
    ));
    drop(journal);
    open(dir.path());
}

#[test]
fn readers_on_other_threads_see_whole_prefixes_while_the_writer_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    let reader = journal.reader();
    let written: Vec<_> = (0..300).map(|i| payload(i, 90)).collect();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut at = 0;
                let mut seen = Vec::new();
                while seen.len() < written.len() {
                    for frame in reader.scan(at) {
                        let frame = frame.unwrap();
                        assert_eq!(reader.read(frame.number).unwrap(), frame.payload);
                        at = frame.next();
                        seen.push(frame.payload);
                    }
                    std::thread::yield_now();
                }
                assert!(seen == written);
            });
        }
        for chunk in written.chunks(7) {
            journal.append(chunk).unwrap();
            journal.commit().unwrap();
        }
    });
}

#[test]
fn files_are_for_the_nodes_own_user_only() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let (_journal, _) = open(&dir.path().join("j"));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&dir.path().join("j")), 0o700);
    assert_eq!(mode(&first(&dir.path().join("j"))), 0o600);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_journal_is_the_sequence_of_its_committed_payloads(
        commits in prop::collection::vec(
            (prop::collection::vec(prop::collection::vec(1_usize..900, 1..4), 1..4), any::<bool>()), 1..12,
        ),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let (mut journal, _) = open(dir.path());
        let mut model: Vec<Vec<u8>> = Vec::new();
        for (batches, reopen) in commits {
            for lens in batches {
                let batch: Vec<_> = (model.len()..).zip(lens).map(|(i, len)| payload(i, len)).collect();
                journal.append(&batch).unwrap();
                model.extend(batch);
            }
            journal.commit().unwrap();
            if reopen {
                drop(journal);
                journal = open(dir.path()).0;
            }
            prop_assert_eq!(&all(&journal.reader()), &model);
        }
        prop_assert_eq!(journal.verify().unwrap().frames, model.len() as u64);
    }
}

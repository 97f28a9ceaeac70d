//! The journal in files, on real files.

use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;

use ntc_core::reason::Reason;
use proptest::prelude::*;

use super::*;
use crate::journal::{
    AppendError, CommitError, Journal, JournalOptions, MAX_BATCH, MAX_FRAME, MAX_PENDING,
    MAX_SEGMENT, MIN_SEGMENT, OpenError, ReadError, Reader, Tail,
};
use crate::store::medium::Disk;
use crate::store::medium::faulty::Faulty;

const SMALL: JournalOptions = JournalOptions {
    segment_bytes: MIN_SEGMENT,
    floor_bytes: 0,
    known_end: None,
};

fn try_open(dir: &Path, options: JournalOptions) -> Result<(Journal, Tail), OpenError> {
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
        Err(ReadError::BeyondEnd { number: 0, end: 0 })
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
    let verified = reader.verify(|bytes| heard.push(bytes)).unwrap();
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

/// Writes three synced commits and `torn` in a last one, batch by batch, and answers where that one lies in the first
/// segment. Afterwards the mark is as if the node had lost its power before the last commit was known to be durable.
fn prepare(dir: &Path, torn: &[&[Vec<u8>]]) -> (u64, u64) {
    let (mut journal, _) = open(dir);
    for i in 0..3 {
        journal.append(&[payload(i, 40)]).unwrap();
        journal.commit().unwrap();
    }
    let before = used(&first(dir));
    let mark = fs::read(dir.join("end")).unwrap();
    for batch in torn {
        journal.append(batch).unwrap();
    }
    journal.commit().unwrap();
    fs::write(dir.join("end"), mark).unwrap();
    (before, used(&first(dir)))
}

#[test]
fn a_tail_torn_at_any_byte_goes_and_all_before_it_stays() {
    let dir = tempfile::tempdir().unwrap();
    let (before, end) = prepare(dir.path(), &[&[payload(3, 60)]]);
    let whole = fs::read(first(dir.path())).unwrap();
    let mark = fs::read(dir.path().join("end")).unwrap();
    for cut in before..end {
        let mut bytes = whole.clone();
        bytes[cut as usize..].fill(0);
        fs::write(first(dir.path()), &bytes).unwrap();
        fs::write(dir.path().join("end"), &mark).unwrap();
        let (mut journal, tail) = open(dir.path());
        assert_eq!(tail.end, 3, "cut at {cut}");
        assert_eq!(all(&journal.reader()).len(), 3);
        assert_eq!(journal.verify().unwrap().frames, 3);
        journal.append(&[payload(9, 30)]).unwrap();
        journal.commit().unwrap();
        drop(journal);
        assert_eq!(all(&open(dir.path()).0.reader()).len(), 4, "cut at {cut}");
    }
}

#[test]
fn a_torn_commit_keeps_or_loses_each_batch_whole() {
    let dir = tempfile::tempdir().unwrap();
    let one = [payload(3, 30), payload(4, 30)];
    let two = [payload(5, 30), payload(6, 30), payload(7, 30)];
    let (before, end) = prepare(dir.path(), &[&one, &two]);
    let whole = fs::read(first(dir.path())).unwrap();
    let mark = fs::read(dir.path().join("end")).unwrap();
    for hole in before..end {
        // The device may write the blocks of one write in any order: a hole, and valid frames behind it.
        let mut bytes = whole.clone();
        bytes[hole as usize..(hole + 9).min(end) as usize].fill(0xee);
        fs::write(first(dir.path()), &bytes).unwrap();
        fs::write(dir.path().join("end"), &mark).unwrap();
        let (journal, _) = open(dir.path());
        let kept = all(&journal.reader()).len();
        assert!([3, 5].contains(&kept), "hole at {hole}: {kept}");
        journal.verify().unwrap();
    }
}

#[test]
fn damage_before_the_last_commit_stops_the_opening_and_nothing_is_repaired() {
    let dir = tempfile::tempdir().unwrap();
    let (before, _) = prepare(dir.path(), &[&[payload(3, 60)]]);
    let whole = fs::read(first(dir.path())).unwrap();
    for at in 0..before {
        fs::write(first(dir.path()), &whole).unwrap();
        flip(&first(dir.path()), at);
        let damaged = fs::read(first(dir.path())).unwrap();
        let error = try_open(dir.path(), SMALL).unwrap_err();
        assert!(matches!(error, OpenError::Damaged(_)), "flip {at}: {error}");
        assert_eq!(error.reason(), Reason::Corrupt);
        assert!(fs::read(first(dir.path())).unwrap() == damaged);
    }
}

#[test]
fn each_flipped_bit_of_the_last_durable_event_is_damage_and_never_cut_off() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    journal.append(&[payload(0, 40)]).unwrap();
    journal.commit().unwrap();
    let before = used(&first(dir.path()));
    journal.append(&[payload(1, 40)]).unwrap();
    journal.commit().unwrap();
    drop(journal);
    let whole = fs::read(first(dir.path())).unwrap();
    for bit in before * 8..used(&first(dir.path())) * 8 {
        let mut bytes = whole.clone();
        bytes[bit as usize / 8] ^= 1 << (bit % 8);
        fs::write(first(dir.path()), &bytes).unwrap();
        let error = try_open(dir.path(), SMALL).unwrap_err();
        assert!(matches!(error, OpenError::Damaged(_)), "bit {bit}: {error}");
        assert!(verify_dir(dir.path()).is_err(), "bit {bit}");
        assert!(fs::read(first(dir.path())).unwrap() == bytes);
    }
    fs::write(first(dir.path()), &whole).unwrap();
    assert_eq!(open(dir.path()).1.end, 2);
}

#[test]
fn a_journal_whose_mark_or_whose_segments_are_gone_is_damaged_and_never_founded_anew() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    journal.append(&[payload(0, 40)]).unwrap();
    journal.commit().unwrap();
    drop(journal);
    let mark = fs::read(dir.path().join("end")).unwrap();
    let segment = fs::read(first(dir.path())).unwrap();
    let damaged = || matches!(try_open(dir.path(), SMALL), Err(OpenError::Damaged(_)));
    fs::remove_file(dir.path().join("end")).unwrap();
    assert!(damaged() && verify_dir(dir.path()).is_err(), "no mark");
    fs::write(dir.path().join("end"), vec![0; mark.len()]).unwrap();
    assert!(
        damaged() && verify_dir(dir.path()).is_err(),
        "an empty mark"
    );
    fs::write(dir.path().join("end"), &mark).unwrap();
    fs::remove_file(first(dir.path())).unwrap();
    assert!(damaged(), "no segment");
    fs::write(first(dir.path()), &segment).unwrap();
    // One slot is torn: the other one tells the end of the commit before.
    let mut torn = mark;
    torn[..20].fill(0xee);
    fs::write(dir.path().join("end"), &torn).unwrap();
    assert_eq!(open(dir.path()).1.end, 1);
}

#[test]
fn every_flipped_byte_is_found_by_verification() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    for i in 0..9 {
        journal.append(&[payload(i, 600), payload(i, 20)]).unwrap();
        journal.commit().unwrap();
    }
    let reader = journal.reader();
    assert_eq!(segments(dir.path()), 2);
    assert_eq!(verify_dir(dir.path()).unwrap().frames, 18);
    for segment in 0..=1 {
        let path = dir.path().join(format!("{segment:08}.seg"));
        let end = used(&path);
        for at in 0..u64::from(MIN_SEGMENT) {
            flip(&path, at);
            assert!(verify_dir(dir.path()).is_err(), "{segment}:{at}");
            let unused = segment == 1 && at >= end;
            // A live reader does not look at what the writer may be writing.
            assert_eq!(reader.verify(|_| ()).is_ok(), unused, "{segment}:{at}");
            flip(&path, at);
        }
    }
    verify_dir(dir.path()).unwrap();
}

#[test]
fn a_missing_short_or_foreign_segment_is_found() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    for i in 0..12 {
        journal.append(&[payload(i, 1000)]).unwrap();
    }
    journal.commit().unwrap();
    assert_eq!(segments(dir.path()), 3);
    drop(journal);
    let path = dir.path().join("00000001.seg");
    let whole = fs::read(&path).unwrap();
    let broken = |what: &str| {
        assert!(
            matches!(try_open(dir.path(), SMALL), Err(OpenError::Damaged(_))),
            "{what}"
        );
        assert!(verify_dir(dir.path()).is_err(), "{what}");
    };
    fs::remove_file(&path).unwrap();
    broken("missing");
    fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    broken("short");
    fs::copy(dir.path().join("00000002.seg"), &path).unwrap();
    broken("foreign");
    fs::write(&path, &whole).unwrap();
    assert_eq!(all(&open(dir.path()).0.reader()).len(), 12);
}

#[test]
fn a_journal_that_ends_before_an_end_known_from_elsewhere_is_damaged_and_not_torn() {
    let dir = tempfile::tempdir().unwrap();
    let (_, end) = prepare(dir.path(), &[&[payload(3, 60)]]);
    flip(&first(dir.path()), end - 1);
    let known = |known_end| JournalOptions {
        known_end: Some(known_end),
        ..SMALL
    };
    assert!(matches!(
        try_open(dir.path(), known(4)),
        Err(OpenError::Damaged(_))
    ));
    assert_eq!(try_open(dir.path(), known(3)).unwrap().1.end, 3);
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
        assert!(matches!(journal.commit(), Err(CommitError::Failed(_))));
        for _ in 0..2 {
            assert!(matches!(journal.commit(), Err(CommitError::ReadOnly)));
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
        Err(AppendError::Commit(CommitError::Failed(_)))
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
            Err(OpenError::SegmentSize(_))
        ));
    }
    let (mut journal, _) = try_open(dir.path(), options).unwrap();
    for len in [0, MAX_FRAME + 1] {
        let refused = journal.append(&[vec![0; 1], vec![1; len]]);
        assert!(matches!(refused, Err(AppendError::FrameLength { .. })));
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
        Err(AppendError::BatchTooLong { .. })
    ));
    journal.append(&batch[..7]).unwrap();
    assert_eq!(journal.end(), 0);
    journal.append(&[&frame]).unwrap();
    journal.append(&[&frame]).unwrap();
    assert!(journal.pending_bytes() < MAX_PENDING && journal.end() > 0);
    let (mut small, _) = open(&dir.path().join("small"));
    small.append(&[vec![1; 4096 - 32 - 16]]).unwrap();
    let refused = small.append(&[vec![1; 4096 - 32 - 15]]);
    assert!(matches!(refused, Err(AppendError::BatchTooLong { .. })));
    assert_eq!(small.append::<Vec<u8>>(&[]).unwrap(), 1);
}

#[test]
fn a_second_opening_is_refused_while_the_first_lives() {
    let dir = tempfile::tempdir().unwrap();
    let (journal, _) = open(dir.path());
    assert!(matches!(
        try_open(dir.path(), SMALL),
        Err(OpenError::InUse(_))
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

/// Whether some bytes are on any file of a journal.
fn holds(dir: &Path, bytes: &[u8]) -> bool {
    let files = fs::read_dir(dir).unwrap().map(|it| it.unwrap().path());
    files.into_iter().any(|path| {
        let found = fs::read(path).unwrap();
        found.windows(bytes.len()).any(|window| window == bytes)
    })
}

#[test]
fn a_replaced_payload_is_on_no_file_and_everything_else_is_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    let mut written: Vec<_> = (0..20).map(|i| payload(i, 700)).collect();
    for batch in written.chunks(3) {
        journal.append(batch).unwrap();
        journal.commit().unwrap();
    }
    let reader = journal.reader();
    reader.read(2).unwrap();
    // Of a full segment, of the one that is written to, and one that is only appended.
    let pending = payload(20, 700);
    journal.append(&[&pending]).unwrap();
    written.push(pending);
    let gone = [2_usize, 7, 20];
    let replacement = |i: usize| format!("erased {i}").into_bytes();
    let replaced = gone.map(|i| (i as u64, replacement(i)));
    journal.replace(&replaced.into()).unwrap();
    for i in gone {
        assert!(!holds(dir.path(), &written[i]), "{i}");
        written[i].fill(0);
        let new = replacement(i);
        written[i][..new.len()].copy_from_slice(&new);
    }
    journal.append(&[payload(21, 700)]).unwrap();
    journal.commit().unwrap();
    written.push(payload(21, 700));
    assert!(all(&reader) == written);
    assert!(reader.read(2).unwrap() == written[2]);
    assert_eq!(journal.verify().unwrap().frames, 22);
    drop(journal);
    let (journal, tail) = open(dir.path());
    assert_eq!((tail.end, tail.discarded_bytes, tail.unsettled), (22, 0, 0));
    assert!(all(&journal.reader()) == written);
}

#[test]
fn a_payload_is_replaced_by_none_that_is_longer_and_no_frame_that_is_not_there_is() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    journal.append(&[payload(0, 50)]).unwrap();
    journal.commit().unwrap();
    let refused = journal.replace(&[(0, vec![1; 51])].into()).unwrap_err();
    assert_eq!(refused.reason(), Reason::TooLarge);
    let refused = journal.replace(&[(1, vec![1])].into()).unwrap_err();
    assert_eq!(refused.reason(), Reason::NotFound);
    assert_eq!(all(&journal.reader()), [payload(0, 50)]);
    journal.replace(&[(0, vec![1; 50])].into()).unwrap();
    assert_eq!(all(&journal.reader()), [vec![1; 50]]);
}

#[test]
fn a_replacement_that_fails_leaves_the_old_payload_or_the_new_one() {
    for failing in ["copy", "patch", "folder"] {
        let dir = tempfile::tempdir().unwrap();
        let medium = Arc::new(Faulty::default());
        let (mut journal, _) = Journal::open(dir.path(), SMALL, medium.clone()).unwrap();
        journal.append(&[payload(0, 50)]).unwrap();
        journal.commit().unwrap();
        let writes = medium.writes.load(SeqCst);
        match failing {
            "copy" => medium.fail_write.store(writes, SeqCst),
            "patch" => medium.fail_write.store(writes + 1, SeqCst),
            _ => {
                let syncs = medium.dir_syncs.load(SeqCst);
                medium.fail_dir_sync.store(syncs, SeqCst);
            }
        }
        journal.replace(&[(0, b"new".to_vec())].into()).unwrap_err();
        // A device that may have lost a name is not written to; one that lacked something may be.
        assert_eq!(journal.is_read_only(), failing == "folder", "{failing}");
        drop(journal);
        let (mut journal, _) = open(dir.path());
        let stands = all(&journal.reader());
        assert_eq!(stands[0].starts_with(b"new"), failing == "folder");
        assert_eq!(stands[0] == payload(0, 50), failing != "folder");
        journal.replace(&[(0, b"new".to_vec())].into()).unwrap();
        assert!(all(&journal.reader())[0].starts_with(b"new"));
        journal.verify().unwrap();
    }
}

#[test]
fn frames_of_which_nobody_knows_whether_they_were_durable_are_counted() {
    let dir = tempfile::tempdir().unwrap();
    prepare(dir.path(), &[&[payload(3, 60), payload(4, 60)]]);
    assert_eq!(open(dir.path()).1.unsettled, 2);
    assert_eq!(open(dir.path()).1.unsettled, 0);
}

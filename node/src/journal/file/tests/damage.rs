//! A torn tail is told from damage, and every flipped byte is found.

use super::*;

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
        assert!(
            matches!(error, JournalError::Damaged(_)),
            "flip {at}: {error}"
        );
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
        assert!(
            matches!(error, JournalError::Damaged(_)),
            "bit {bit}: {error}"
        );
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
    let damaged = || matches!(try_open(dir.path(), SMALL), Err(JournalError::Damaged(_)));
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
            let unused = segment == 1 && at >= end;
            let found = verify_dir(dir.path());
            // Behind the end it is what a crash may have left, and told by its bytes.
            match found {
                Ok(verified) => assert!(unused && verified.torn > 0, "{segment}:{at}"),
                Err(_) => assert!(!unused, "{segment}:{at}"),
            }
            // A live reader does not look at what the writer may be writing.
            assert_eq!(reader.verify(&mut |_| ()).is_ok(), unused, "{segment}:{at}");
            flip(&path, at);
        }
    }
    assert_eq!(verify_dir(dir.path()).unwrap().torn, 0);
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
            matches!(try_open(dir.path(), SMALL), Err(JournalError::Damaged(_))),
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
        Err(JournalError::Damaged(_))
    ));
    assert_eq!(try_open(dir.path(), known(3)).unwrap().1.end, 3);
}

#[test]
fn frames_of_which_nobody_knows_whether_they_were_durable_are_counted() {
    let dir = tempfile::tempdir().unwrap();
    prepare(dir.path(), &[&[payload(3, 60), payload(4, 60)]]);
    assert_eq!(open(dir.path()).1.unsettled, 2);
    assert_eq!(open(dir.path()).1.unsettled, 0);
}

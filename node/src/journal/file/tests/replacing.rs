//! Payloads that are destroyed.

use super::*;

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
fn what_is_prepared_beside_the_writer_is_put_with_what_was_appended_since() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    let mut written: Vec<_> = (0..20).map(|i| payload(i, 700)).collect();
    for batch in written.chunks(3) {
        journal.append(batch).unwrap();
        journal.commit().unwrap();
    }
    let reader = journal.reader();
    // Of a full segment, and of the one that is written to.
    for i in [2_usize, 19] {
        let prepared = reader.prepare([(i as u64, b"erased".to_vec())].into());
        assert!(prepared.made.is_some(), "{i}");
        assert!(holds(dir.path(), &written[i]), "{i}");
        let more = payload(written.len(), 700);
        journal.append(&[&more]).unwrap();
        journal.commit().unwrap();
        written.push(more);
        journal.put(prepared).unwrap();
        assert!(!holds(dir.path(), &written[i]), "{i}");
        written[i].fill(0);
        written[i][..6].copy_from_slice(b"erased");
        assert!(all(&reader) == written, "{i}");
    }
    journal.append(&[payload(22, 700)]).unwrap();
    journal.commit().unwrap();
    written.push(payload(22, 700));
    drop(journal);
    let (journal, _) = open(dir.path());
    assert!(all(&journal.reader()) == written);
    journal.verify().unwrap();
}

#[test]
fn what_was_prepared_before_another_replacement_brings_nothing_back() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    let written: Vec<_> = (0..4).map(|i| payload(i, 700)).collect();
    journal.append(&written).unwrap();
    journal.commit().unwrap();
    let reader = journal.reader();
    let prepared = reader.prepare([(0, b"first".to_vec())].into());
    // Another one is not made at the same time; the writer makes it.
    let second = reader.prepare([(2, b"third".to_vec())].into());
    assert!(prepared.made.is_some() && second.made.is_none());
    journal.put(second).unwrap();
    journal.put(prepared).unwrap();
    for gone in [0, 2] {
        assert!(!holds(dir.path(), &written[gone]), "{gone}");
    }
    let all = all(&reader);
    assert!(all[0].starts_with(b"first") && all[2].starts_with(b"third"));
    assert!(all[1] == written[1] && all[3] == written[3]);
}

#[test]
fn what_was_prepared_and_is_not_put_leaves_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let (mut journal, _) = open(dir.path());
    journal.append(&[payload(0, 700)]).unwrap();
    journal.commit().unwrap();
    let aside = dir.path().join("again.tmp");
    let prepared = journal.reader().prepare([(0, b"gone".to_vec())].into());
    assert!(aside.exists());
    drop(prepared);
    assert!(!aside.exists());
    drop(journal);
    // What a crash left goes at the next start.
    fs::write(&aside, b"left").unwrap();
    let (_journal, _) = open(dir.path());
    assert!(!aside.exists());
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
    for failing in ["copy", "folder"] {
        let dir = tempfile::tempdir().unwrap();
        let medium = Arc::new(Faulty::default());
        let (mut journal, _) = Journal::open(dir.path(), SMALL, medium.clone()).unwrap();
        journal.append(&[payload(0, 50)]).unwrap();
        journal.commit().unwrap();
        let writes = medium.writes.load(SeqCst);
        match failing {
            "copy" => medium.fail_write.store(writes, SeqCst),
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

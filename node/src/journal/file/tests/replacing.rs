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

//! What the files of the index hold: runs, merges, damage, and a journal followed again.

use super::*;

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
    assert_eq!(runs, 10, "eight runs, the manifest and the folder of words");
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
fn a_device_that_takes_nothing_keeps_the_index_readable() {
    let dir = tempfile::tempdir().unwrap();
    let index = written(dir.path(), 20, 10);
    drop(index);
    let medium = Arc::new(Full);
    let (index, opened) = Index::open(dir.path(), &dir.path().join("words"), medium).unwrap();
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
fn files_that_are_not_of_the_index_are_removed() {
    let dir = tempfile::tempdir().unwrap();
    let old = dir.path().join("generation-1-00000009");
    fs::create_dir(&old).unwrap();
    assert_eq!(open(dir.path()).1, Opened::Created);
    assert!(!old.exists());
}

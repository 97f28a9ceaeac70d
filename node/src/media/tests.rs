use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;

use ntc_core::party::Party;
use ntc_core::reason::Reason;
use sha2::{Digest as _, Sha256};

use super::*;
use crate::store::disk::{DiskWatch, Reserve};
use crate::store::medium::faulty::Faulty;
use crate::store::medium::{Disk, Medium};

const NONE: Reserve = Reserve {
    refuse_percent: 0,
    refuse_bytes: 0,
    alarm_percent: 0,
};

fn open(dir: &Path) -> MediaStore {
    open_on(dir, Arc::new(Disk))
}

fn open_on(dir: &Path, medium: Arc<dyn Medium>) -> MediaStore {
    let disk = DiskWatch::new(dir, NONE, Arc::clone(&medium));
    MediaStore::open(dir, disk, medium).unwrap()
}

fn store() -> (tempfile::TempDir, MediaStore) {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    (dir, store)
}

fn body(bytes: &[u8]) -> Body {
    Body {
        sha256: Sha256::digest(bytes).into(),
        size: bytes.len() as u64,
    }
}

fn ge() -> Party {
    "GE/customs".parse().unwrap()
}

fn am() -> Party {
    "AM/customs".parse().unwrap()
}

fn files(dir: &Path) -> usize {
    fs::read_dir(dir).unwrap().count()
}

#[tokio::test]
async fn a_body_is_destroyed_with_all_parts_of_it_and_not_while_it_is_fetched_or_named() {
    let (dir, store) = store();
    let bytes = vec![7u8; 100_000];
    let body = body(&bytes);
    let mut part = store.fetch(&am(), body).unwrap();
    part.write_at(0, &bytes[..60_000]).unwrap();
    let one = BTreeSet::from([body.sha256]);
    assert!(store.destroy(&one).unwrap().is_empty(), "it is fetched");
    drop(part);
    let mut whole = store.fetch(&ge(), body).unwrap();
    whole.write_at(0, &bytes).unwrap();
    whole.finish().unwrap();
    let mut other = store.receive("other").unwrap();
    other.write(b"other").unwrap();
    let other = other.finish().unwrap();
    assert_eq!(files(dir.path()), 3);
    assert_eq!(store.destroy(&one).unwrap(), one);
    assert!(!store.holds(&body.sha256) && store.holds(&other.sha256));
    assert_eq!(files(dir.path()), 1);
    assert_eq!(store.destroy(&one).unwrap(), one, "it is gone");
    let naming = store.naming().await;
    assert!(store.clone().unnaming().is_none(), "it is being named");
    drop(naming);
    assert!(store.unnaming().is_some());
}

#[test]
fn a_body_broken_off_is_gone_on_with_where_it_stopped() {
    let (_dir, store) = store();
    let bytes = vec![7u8; 100_000];
    let body = body(&bytes);
    let mut first = store.fetch(&ge(), body).unwrap();
    first.write_at(0, &bytes[..60_000]).unwrap();
    drop(first);
    let mut second = store.fetch(&ge(), body).unwrap();
    assert_eq!(second.size(), 60_000);
    assert!(!store.holds(&body.sha256));
    second.write_at(60_000, &bytes[60_000..]).unwrap();
    assert_eq!(second.finish().unwrap(), body);
    assert_eq!(store.size(&body.sha256).unwrap(), 100_000);
}

#[test]
fn two_partners_write_no_file_together_and_one_body_is_fetched_once_at_a_time() {
    let (_dir, store) = store();
    let bytes = b"what both records name";
    let body = body(bytes);
    let mut of_ge = store.fetch(&ge(), body).unwrap();
    of_ge.write_at(0, &bytes[..5]).unwrap();
    let again = store.fetch(&am(), body).unwrap_err();
    assert_eq!(again.reason(), Reason::Busy);
    drop(of_ge);
    let mut of_am = store.fetch(&am(), body).unwrap();
    assert_eq!(of_am.size(), 0, "a partner goes on with its own part alone");
    of_am.write_at(0, bytes).unwrap();
    of_am.finish().unwrap();
    let late = store.fetch(&ge(), body).unwrap();
    drop(late);
    assert_eq!(store.read(&body.sha256, 0).unwrap(), bytes);
}

#[test]
fn a_part_file_that_was_changed_below_the_node_is_not_taken_for_the_body() {
    let (dir, store) = store();
    let bytes = b"what the record names";
    let body = body(bytes);
    let mut incoming = store.fetch(&ge(), body).unwrap();
    incoming.write_at(0, bytes).unwrap();
    let part = fs::read_dir(dir.path()).unwrap().next().unwrap().unwrap();
    fs::write(part.path(), b"what another one wrote").unwrap();
    let error = incoming.finish().unwrap_err();
    assert_eq!(error.reason(), Reason::BadCommitment);
    assert!(!store.holds(&body.sha256));
    assert_eq!(files(dir.path()), 0);
}

#[test]
fn an_upload_broken_off_leaves_nothing_and_a_whole_one_stays() {
    let (dir, store) = store();
    let mut broken = store.receive("first").unwrap();
    broken.write(b"half").unwrap();
    drop(broken);
    assert_eq!(files(dir.path()), 0);
    let mut whole = store.receive("second").unwrap();
    whole.write(b"whole").unwrap();
    let taken = whole.finish().unwrap();
    assert!(store.holds(&taken.sha256));
    assert_eq!(files(dir.path()), 1);
    let used = store.receive("third").unwrap();
    assert!(
        store.receive("third").is_err(),
        "no two uploads write one file"
    );
    drop(used);
}

#[test]
fn what_uploads_left_at_a_crash_goes_with_the_next_start_and_parts_of_fetches_stay() {
    let (dir, store) = store();
    let bytes = b"a body";
    let mut fetch = store.fetch(&ge(), body(bytes)).unwrap();
    fetch.write_at(0, &bytes[..3]).unwrap();
    drop(fetch);
    std::mem::forget(store.receive("first").unwrap());
    assert_eq!(files(dir.path()), 2);
    let store = open(dir.path());
    assert_eq!(files(dir.path()), 1);
    assert_eq!(store.fetch(&ge(), body(bytes)).unwrap().size(), 3);
}

#[test]
fn bytes_out_of_order_or_past_the_length_or_none_are_refused() {
    let (_dir, store) = store();
    let mut incoming = store.fetch(&ge(), body(b"four")).unwrap();
    let mut refused = |offset, chunk: &[u8]| incoming.write_at(offset, chunk).unwrap_err();
    let out_of_order = |error: MediaError| {
        assert!(matches!(error, MediaError::OutOfOrder), "{error:?}");
        assert_eq!(error.reason(), Reason::UnexpectedMessage);
    };
    out_of_order(refused(1, b"our"));
    out_of_order(refused(0, b""));
    // Longer than the record says, and far from the limit that every body has.
    let long = refused(0, b"four5");
    assert!(matches!(long, MediaError::TooLong), "{long:?}");
    assert_eq!(long.reason(), Reason::TooLarge);
    incoming.write_at(0, b"fou").unwrap();
    out_of_order(incoming.write_at(0, b"fou").unwrap_err());
    let short = incoming.finish().unwrap_err();
    assert!(matches!(short, MediaError::TooShort));
    let mut incoming = store.fetch(&ge(), body(b"four")).unwrap();
    incoming.write_at(3, b"r").unwrap();
    incoming.finish().unwrap();
}

#[test]
fn an_empty_body_is_refused() {
    let (_dir, store) = store();
    let upload = store.receive("empty").unwrap().finish().unwrap_err();
    assert_eq!(upload.reason(), Reason::FieldMissing);
    let fetch = store.fetch(&ge(), body(b"")).unwrap().finish();
    assert!(matches!(fetch, Err(MediaError::Empty)));
}

#[test]
fn one_byte_past_the_limit_is_refused() {
    let (_dir, store) = store();
    let mut incoming = store.receive("upload").unwrap();
    let block = vec![0; 1024 * 1024];
    for _ in 0..MAX_MEDIA_SIZE / block.len() as u64 {
        incoming.write(&block).unwrap();
    }
    let large = incoming.write(&[0]).unwrap_err();
    assert!(matches!(large, MediaError::TooLarge), "{large:?}");
    assert_eq!(incoming.finish().unwrap().size, MAX_MEDIA_SIZE);
    let larger = Body {
        sha256: [1; 32],
        size: MAX_MEDIA_SIZE + 1,
    };
    let refused = store.fetch(&ge(), larger).unwrap_err();
    assert_eq!(refused.reason(), Reason::TooLarge);
}

#[test]
fn one_part_file_of_a_partner_past_those_kept_ends_the_oldest() {
    let (dir, store) = store();
    let begin = |store: &MediaStore, party: &Party, number: u8| {
        let mut incoming = store.fetch(party, body(&[number, 1])).unwrap();
        incoming.write_at(0, &[number]).unwrap();
    };
    begin(&store, &am(), 100);
    for number in 0..=u8::try_from(parts::MAX_PARTS).unwrap() {
        begin(&store, &ge(), number);
    }
    assert_eq!(files(dir.path()), parts::MAX_PARTS + 1);
    assert_eq!(store.fetch(&am(), body(&[100, 1])).unwrap().size(), 1);
    assert_eq!(store.fetch(&ge(), body(&[1, 1])).unwrap().size(), 1);
}

#[test]
fn nobody_but_the_nodes_own_user_sees_bodies() {
    let (dir, store) = store();
    let mut upload = store.receive("upload").unwrap();
    upload.write(b"a picture").unwrap();
    upload.finish().unwrap();
    let mut fetch = store.fetch(&ge(), body(b"another")).unwrap();
    fetch.write_at(0, b"an").unwrap();
    drop(fetch);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(dir.path()), 0o700);
    for entry in fs::read_dir(dir.path()).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
}

#[test]
fn a_body_has_its_name_once_that_is_durable_and_a_name_that_may_be_lost_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    let medium = Arc::new(Faulty::default());
    let store = open_on(dir.path(), medium.clone());
    let receive = |name: &str| {
        let mut upload = store.receive(name).unwrap();
        upload.write(b"a picture").unwrap();
        upload.finish()
    };
    receive("one").unwrap();
    assert_eq!(*medium.synced_dirs.lock().unwrap(), [dir.path()]);
    medium.fail_dir_sync.store(1, SeqCst);
    assert!(matches!(receive("two"), Err(MediaError::File(_))));
    // What breaks off leaves nothing.
    medium.fail_write.store(medium.writes.load(SeqCst), SeqCst);
    let mut upload = store.receive("three").unwrap();
    assert!(upload.write(b"a picture").is_err());
    drop(upload);
    assert_eq!(files(dir.path()), 1);
}

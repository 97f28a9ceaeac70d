//! Erasing sections for good.

use ntc_core::ledger::entry::commit::EraseReason;
use ntc_core::ledger::feed::FeedItem;
use ntc_core::section::{Section, Slot};

use super::*;
use crate::bodies::Body;

fn goods(target: u64) -> Erasure {
    Erasure {
        target,
        sections: SectionSet::from_iter([Section::Goods]),
        reason: EraseReason::Demanded as u8,
    }
}

/// The bytes and the salt of the goods of a record.
fn secret(open: &Open, index: u64) -> (Vec<u8>, [u8; 32]) {
    let record = open.ledger.record(index).unwrap();
    let slot = Slot::from(Section::Goods);
    let mut sections = record.opening.sections.iter();
    let goods = sections.find(|open| open.slot == slot).unwrap();
    (goods.content.clone(), goods.salt)
}

/// Feeds of two peers, the first of which was told of a record.
async fn told(open: &Open, index: u64) -> (u64, u64) {
    let feed = |party: &str| open.ledger.add_feed(party.parse().unwrap());
    let one = feed("FI/customs").await.unwrap();
    let two = feed("LV/customs").await.unwrap();
    let record = open.ledger.record(index).unwrap();
    let leaf = Entry::decode(&record.entry).unwrap().leaf_hash();
    let sections = record.opening.present();
    let delivered = open.ledger.deliver(one, index, sections, leaf);
    delivered.await.unwrap();
    (one, two)
}

fn items(open: &Open, slot: u64) -> Vec<FeedItem> {
    let head = open.ledger.head();
    let feed = &head.feeds[&slot];
    let items = feed.reader.items(0, feed.head.size as usize).unwrap();
    items
        .iter()
        .map(|item| FeedItem::decode(item).unwrap())
        .collect()
}

#[tokio::test]
async fn an_erased_section_is_on_no_file_told_to_who_was_told_and_all_the_rest_verifies() {
    let mut rig = Rig::new();
    let open = rig.open();
    let index = rig.publish(&open).await.unwrap().ledger_index;
    let other = rig.publish(&open).await.unwrap().ledger_index;
    let (one, two) = told(&open, index).await;
    let (_, salt) = secret(&open, index);
    assert!(rig.holds("bodies", &salt));
    let erased = open.ledger.erase(goods(index)).await.unwrap();
    assert!(erased.destroyed);
    for folder in ["bodies", "ledger", "derived"] {
        assert!(!rig.holds(folder, &salt), "{folder}");
    }
    let last = items(&open, one).pop().unwrap();
    assert_eq!(
        (last.kind, last.ledger_index),
        (ItemKind::Erase, erased.entry)
    );
    assert_eq!(items(&open, two), []);
    let slot = Slot::from(Section::Goods);
    for start in ["same", "next", "without what is derived"] {
        let record = open.ledger.record(index).unwrap();
        assert_eq!(
            record.erased,
            BTreeMap::from([(slot, erased.entry)]),
            "{start}"
        );
        assert!(!record.opening.present().holds(slot));
        let (said, _) = open
            .ledger
            .records()
            .erasure(erased.entry)
            .unwrap()
            .unwrap();
        assert_eq!(said, goods(index));
        assert!(open.ledger.record(other).unwrap().erased.is_empty());
        assert_eq!(Rig::findings(&open), Vec::<String>::new(), "{start}");
    }
    open.close().await;
    for derived in ["kept", "gone"] {
        if derived == "gone" {
            std::fs::remove_dir_all(rig.path("derived")).unwrap();
        }
        let open = rig.open();
        let record = open.ledger.record(index).unwrap();
        assert_eq!(
            record.erased,
            BTreeMap::from([(slot, erased.entry)]),
            "{derived}"
        );
        rig.publish(&open).await.unwrap();
        assert_eq!(Rig::findings(&open), Vec::<String>::new(), "{derived}");
        open.close().await;
    }
}

#[tokio::test]
async fn a_body_that_is_gone_without_an_entry_that_erased_it_is_a_finding() {
    let mut rig = Rig::new();
    let open = rig.open();
    let index = rig.publish(&open).await.unwrap().ledger_index;
    let erased = rig.publish(&open).await.unwrap().ledger_index;
    let entry = open.ledger.erase(goods(erased)).await.unwrap().entry;
    let (first, count) = open.ledger.records().bodies_of(index).unwrap();
    open.close().await;
    let options = JournalOptions {
        segment_bytes: rig.segment_bytes,
        floor_bytes: 0,
        known_end: None,
    };
    let medium = Arc::clone(&rig.medium) as Arc<dyn Medium>;
    let (mut bodies, _) =
        crate::bodies::Bodies::open(&rig.path("bodies"), options, medium).unwrap();
    // An entry that erased something else is no excuse.
    let tomb = crate::bodies::Tomb {
        entry: Some(entry),
        ..crate::bodies::Tomb::default()
    };
    bodies.erase([(first + count - 1, tomb)]).unwrap();
    drop(bodies);
    let open = rig.open();
    let findings = Rig::findings(&open);
    assert!(
        findings.iter().any(|it| it.contains("does not erase it")),
        "{findings:?}"
    );
    open.close().await;
}

#[tokio::test]
async fn an_erasure_interrupted_anywhere_is_not_begun_or_finished_at_the_next_start() {
    let (mut untouched, mut finished) = (0, 0);
    for what in ["write", "sync", "folder"] {
        for nth in 0..9 {
            let mut rig = Rig::new();
            let open = rig.open();
            let index = rig.publish(&open).await.unwrap().ledger_index;
            let (one, _) = told(&open, index).await;
            let (_, salt) = secret(&open, index);
            let (calls, failing) = match what {
                "write" => (&rig.medium.writes, &rig.medium.fail_write),
                "sync" => (&rig.medium.syncs, &rig.medium.fail_sync),
                _ => (&rig.medium.dir_syncs, &rig.medium.fail_dir_sync),
            };
            failing.store(calls.load(SeqCst) + nth, SeqCst);
            let outcome = open.ledger.erase(goods(index)).await;
            failing.store(u64::MAX, SeqCst);
            if let Ok(erased) = &outcome
                && erased.destroyed
            {
                assert!(!rig.holds("bodies", &salt), "{what} {nth}");
            }
            open.close().await;

            let open = rig.open();
            let begun = items(&open, one)
                .iter()
                .any(|item| item.kind == ItemKind::Erase);
            assert_eq!(rig.holds("bodies", &salt), !begun, "{what} {nth}");
            assert_eq!(open.ledger.record(index).unwrap().erased.is_empty(), !begun);
            assert!(begun || outcome.is_err(), "{what} {nth}");
            assert_eq!(Rig::findings(&open), Vec::<String>::new(), "{what} {nth}");
            if begun {
                finished += 1;
            } else {
                untouched += 1;
                let again = open.ledger.erase(goods(index)).await.unwrap();
                assert!(again.destroyed && !rig.holds("bodies", &salt));
            }
            rig.publish(&open).await.unwrap();
            assert_eq!(Rig::findings(&open), Vec::<String>::new(), "{what} {nth}");
            open.close().await;
        }
    }
    assert!(untouched >= 1 && finished > 20, "{untouched} {finished}");
}

#[tokio::test]
async fn what_is_erased_is_read_by_nobody_while_its_destruction_fails_and_goes_as_soon_as_it_can() {
    let mut seen = 0;
    for nth in 0..9 {
        let mut rig = Rig::new();
        let open = rig.open();
        let index = rig.publish(&open).await.unwrap().ledger_index;
        let (_, salt) = secret(&open, index);
        let writes = rig.medium.writes.load(SeqCst);
        rig.medium.fail_write.store(writes + nth, SeqCst);
        let outcome = open.ledger.erase(goods(index)).await;
        rig.medium.fail_write.store(u64::MAX, SeqCst);
        if let Ok(erased) = outcome
            && !erased.destroyed
        {
            seen += 1;
            assert!(rig.holds("bodies", &salt), "{nth}");
            let slot = Slot::from(Section::Goods);
            let record = open.ledger.record(index).unwrap();
            assert!(!record.opening.present().holds(slot));
            assert_eq!(record.erased, BTreeMap::from([(slot, erased.entry)]));
            let labelled = record.labels.present;
            assert!(!labelled.contains(Section::Goods));
            let records = open.ledger.records();
            let frames = records.journal().scan(0).map(|frame| frame.unwrap());
            let told = frames.filter_map(|frame| records.in_frame(&frame.payload).unwrap());
            let left = told.filter_map(|told| match told {
                Told::Record(left) => Some(left),
                Told::Erases(_) => None,
            });
            let left: Vec<_> = left.collect();
            assert_eq!(left.len(), 1);
            assert!(left[0].erased.holds(slot) && !left[0].opening.present().holds(slot));
            // Nothing has to be published for it.
            open.ledger.settle();
            let (first, count) = records.bodies_of(index).unwrap();
            let late = std::time::Instant::now() + std::time::Duration::from_secs(20);
            let held = |part: &Body| matches!(part, Body::Held { .. });
            while records
                .bodies()
                .parts(index, first, count)
                .unwrap()
                .iter()
                .all(held)
            {
                assert!(std::time::Instant::now() < late, "{nth}");
                tokio::task::yield_now().await;
            }
            assert!(!rig.holds("bodies", &salt));
            assert_eq!(Rig::findings(&open), Vec::<String>::new());
        }
        open.close().await;
    }
    assert!(seen > 0);
}

#[tokio::test]
async fn many_erasures_at_once_write_a_segment_anew_once() {
    const MANY: usize = 40;
    let mut rig = Rig::new();
    let open = rig.open();
    let mut indices = Vec::new();
    for _ in 0..MANY {
        indices.push(rig.publish(&open).await.unwrap().ledger_index);
    }
    let written = rig.medium.dir_syncs.load(SeqCst);
    let erasures = indices.iter().map(|index| open.ledger.erase(goods(*index)));
    for erased in futures::future::join_all(erasures).await {
        assert!(erased.unwrap().destroyed);
    }
    let written = rig.medium.dir_syncs.load(SeqCst) - written;
    assert!(written < MANY as u64 / 2, "{written} times");
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    open.close().await;
}

#[tokio::test]
async fn only_a_record_is_erased_and_no_section_twice() {
    let mut rig = Rig::new();
    let open = rig.open();
    let index = rig.publish(&open).await.unwrap().ledger_index;
    let erase = async |target| open.ledger.erase(goods(target)).await;
    let size = open.ledger.head().size;
    for target in [0, index + 1, size, u64::MAX] {
        let refused = erase(target).await.unwrap_err();
        assert!(matches!(refused, LedgerEraseError::Read(_)), "{target}");
    }
    erase(index).await.unwrap();
    let size = open.ledger.head().size;
    let refused = erase(index).await.unwrap_err();
    assert!(matches!(refused, LedgerEraseError::NothingLeft(of) if of == index));
    assert_eq!(open.ledger.head().size, size, "nothing was written");
    open.close().await;
}

/// Publishes records whose goods are to be erased, and tells the salts of these.
async fn published(rig: &Rig, open: &Open, number: usize) -> BTreeMap<u64, [u8; 32]> {
    let mut salts = BTreeMap::new();
    for _ in 0..number {
        let index = rig.publish(open).await.unwrap().ledger_index;
        salts.insert(index, secret(open, index).1);
    }
    salts
}

/// How often the folder of the bodies got a file by its name.
fn rewritten(rig: &Rig) -> usize {
    let synced = rig.medium.synced_dirs.lock().unwrap();
    synced
        .iter()
        .filter(|dir| **dir == rig.path("bodies"))
        .count()
}

fn segments(rig: &Rig) -> usize {
    let files = std::fs::read_dir(rig.path("bodies")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".seg")).count()
}

#[tokio::test]
async fn a_purge_rewrites_a_segment_once() {
    let mut rig = Rig::new();
    rig.segment_bytes = 16 << 10;
    let open = rig.open();
    let salts = published(&rig, &open, 90).await;
    let segments = segments(&rig);
    assert!(segments > 1, "{segments}");
    let before = rewritten(&rig);
    let erasures: Vec<_> = salts.keys().copied().map(goods).collect();
    // A record that is not there keeps none of the others.
    let all = [vec![goods(0)], erasures.clone()].concat();
    let refused = open.ledger.erase_together(all).await.unwrap();
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert_eq!(rewritten(&rig) - before, segments);
    for (index, salt) in &salts {
        assert!(!rig.holds("bodies", salt), "{index}");
        assert_eq!(open.ledger.record(*index).unwrap().erased.len(), 1);
    }
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    // Once more, there is nothing left to erase.
    let again = open.ledger.erase_together(erasures).await.unwrap();
    assert_eq!(
        (again.len(), rewritten(&rig) - before),
        (salts.len(), segments)
    );
    rig.publish(&open).await.unwrap();
    open.close().await;
    let open = rig.open();
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    open.close().await;
}

#[tokio::test]
async fn what_a_purge_signed_before_a_death_is_shown_by_nothing_and_destroyed_by_the_next_start() {
    let mut rig = Rig::new();
    let open = rig.open();
    let salts = published(&rig, &open, 5).await;
    let erasures: Vec<_> = salts.keys().copied().map(goods).collect();
    let (mut signed, mut refused) = (BTreeMap::new(), Vec::new());
    let outcome = open
        .ledger
        .sign_together(&erasures, (&mut signed, &mut refused));
    outcome.await.unwrap();
    // What is published meanwhile destroys nothing by itself.
    rig.publish(&open).await.unwrap();
    for (index, salt) in &salts {
        assert!(rig.holds("bodies", salt));
        assert_eq!(open.ledger.record(*index).unwrap().erased.len(), 1);
    }
    open.close().await;
    let open = rig.open();
    for salt in salts.values() {
        assert!(!rig.holds("bodies", salt));
    }
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    open.close().await;
}

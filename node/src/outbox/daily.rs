//! How much went to each peer today, where an agreement counts it. What is beyond waits, and is revealed on a later day.
//!
//! What was counted is kept in a file before it goes, so that no restart gives back what a day has used up.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use ntc_core::ledger::batch::Delivery;
use ntc_core::ledger::feed::FeedItem;
use ntc_core::ledger::state::DeliveryState;
use ntc_core::party::Party;
use ntc_core::policy::daily::{Daily, Day, Went};
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;

use super::{Cursor, Outbox, OutboxError, weight};
use crate::lock::lock;
use crate::store::medium::Medium;
use crate::store::{FileError, replace};

/// First line of the file.
const FORMAT: &str = "ntc-sent/1";
/// Records of one day that are remembered as counted at most; what goes of later ones counts each time that it goes.
const MAX_COUNTED: usize = 100_000;

/// What went today.
#[derive(Debug)]
pub(crate) struct Sendings {
    path: PathBuf,
    medium: Arc<dyn Medium>,
    kept: Mutex<Kept>,
}

#[derive(Debug)]
struct Kept {
    day: Day,
    /// Which records were counted today, by slot and place, [`MAX_COUNTED`] at most: what is promised and then goes, and
    /// what goes once more, is not counted again. After a restart it is.
    counted: BTreeSet<Record>,
    /// From where on each body was counted today: a transfer that goes on is not counted again.
    bodies: BTreeMap<(Party, [u8; 32]), u64>,
    /// Whether the file says what was counted.
    is_kept: bool,
}

/// A record on its way: the slot of its feed and its place in the ledger.
pub(crate) type Record = (u64, u64);

impl Sendings {
    /// Goes on from what was kept. A file that cannot be read counts as none: the day begins anew.
    pub(crate) fn open(path: PathBuf, medium: Arc<dyn Medium>, now: Timestamp) -> Self {
        let kept = std::fs::read_to_string(&path).ok();
        let day = kept.as_deref().and_then(read);
        let mut day = day.unwrap_or_else(|| Day::begin(now));
        day.turn(now);
        Self {
            path,
            medium,
            kept: Mutex::new(Kept {
                day,
                counted: BTreeSet::new(),
                bodies: BTreeMap::new(),
                is_kept: true,
            }),
        }
    }

    /// Whether a record of so many bytes may go today, or be revealed; counts it where it may, once a day. Whatever is
    /// counted is kept by [`Sendings::keep`].
    pub(crate) fn take(
        &self,
        peer: &Party,
        record: Record,
        (bytes, daily): (usize, &[Daily]),
        now: Timestamp,
    ) -> bool {
        if daily.is_empty() {
            return true;
        }
        let mut kept = lock(&self.kept);
        kept.turn(now);
        if kept.counted.contains(&record) {
            return true;
        }
        let goes = kept.count(peer, Went::record(bytes), daily);
        if goes && kept.counted.len() < MAX_COUNTED {
            kept.counted.insert(record);
        }
        goes
    }

    /// Whether a record of so many bytes may go today; nothing is counted.
    pub(super) fn fits(
        &self,
        peer: &Party,
        record: Record,
        (bytes, daily): (usize, &[Daily]),
        now: Timestamp,
    ) -> bool {
        let mut kept = lock(&self.kept);
        kept.turn(now);
        kept.counted.contains(&record) || kept.day.has_room(peer, Went::record(bytes), daily)
    }

    /// Whether the day has room for no further record by any of these agreements.
    pub(super) fn is_used_up(&self, peer: &Party, daily: &[Daily], now: Timestamp) -> bool {
        let mut kept = lock(&self.kept);
        kept.turn(now);
        let has_room = |it: &Daily| {
            let by = std::slice::from_ref(it);
            kept.day.has_room(peer, Went::record(0), by)
        };
        !daily.is_empty() && !daily.iter().any(has_room)
    }

    /// Whether a body of so many bytes may go now from an offset on; counts what goes of it for the first time today.
    ///
    /// # Errors
    /// When that cannot be kept; nothing goes then.
    pub(crate) fn take_body(
        &self,
        peer: &Party,
        (sha256, from, size): ([u8; 32], u64, u64),
        daily: &[Daily],
        now: Timestamp,
    ) -> Result<bool, FileError> {
        if daily.is_empty() {
            return Ok(true);
        }
        {
            let mut kept = lock(&self.kept);
            kept.turn(now);
            let body = (peer.clone(), sha256);
            let counted = kept.bodies.get(&body).copied().unwrap_or(size);
            if from < counted {
                if !kept.count(peer, Went::body(counted - from), daily) {
                    return Ok(false);
                }
                kept.bodies.insert(body, from);
            }
        }
        self.keep()?;
        Ok(true)
    }

    /// Makes durable what was counted.
    ///
    /// # Errors
    /// When the file cannot be written; what was counted must not go then.
    pub(crate) fn keep(&self) -> Result<(), FileError> {
        let mut kept = lock(&self.kept);
        if !kept.is_kept {
            replace(&*self.medium, &self.path, write(&kept.day).as_bytes())?;
            kept.is_kept = true;
        }
        Ok(())
    }
}

impl Kept {
    /// Begins a new day when it is later than this one.
    fn turn(&mut self, now: Timestamp) {
        let number = self.day.number();
        self.day.turn(now);
        if self.day.number() != number {
            self.counted.clear();
            self.bodies.clear();
        }
    }

    /// Counts so much more where the day has room for it.
    fn count(&mut self, peer: &Party, more: Went, daily: &[Daily]) -> bool {
        let goes = self.day.has_room(peer, more, daily);
        if goes {
            self.day.count(peer, more, daily);
            self.is_kept = false;
        }
        goes
    }
}

impl Outbox {
    /// Holds back what is more than an agreement lets go in a day; what goes is counted, and that is durable before it goes.
    /// What went on an earlier stream was counted then.
    pub(super) fn keep_within_day(
        &self,
        peer: &Party,
        cursor: Cursor,
        deliveries: &mut [Delivery],
        counted: &[Vec<Daily>],
    ) -> Result<(), OutboxError> {
        let now = self.clock.now();
        for (seq, (delivery, daily)) in (cursor.seq..).zip(deliveries.iter_mut().zip(counted)) {
            let counts = !daily.is_empty() && delivery.state.opened();
            if !counts || self.went_before(cursor.slot, seq, &delivery.item) {
                continue;
            }
            let record = (cursor.slot, delivery.item.ledger_index);
            let bytes = weight(delivery);
            if !self.sendings.take(peer, record, (bytes, daily), now) {
                let erased = delivery.state.erased();
                delivery.state =
                    DeliveryState::decide(&delivery.item, None, erased, Reason::DailyQuota);
                delivery.opening = None;
            }
        }
        self.sendings.keep()?;
        Ok(())
    }

    /// Whether any of an item went already.
    fn went_before(&self, slot: u64, seq: u64, item: &FeedItem) -> bool {
        let standing = self.receipts.slot(slot);
        let standing = lock(&standing);
        seq < standing.delivered() && standing.sent().state(seq, item).opened()
    }
}

fn write(day: &Day) -> String {
    let lines = day.all().map(|((party, agreement), went)| {
        format!("{party} {agreement} {} {}\n", went.records, went.bytes)
    });
    format!("{FORMAT}\n{}\n{}", day.number(), lines.collect::<String>())
}

fn read(text: &str) -> Option<Day> {
    let mut lines = text.lines();
    if lines.next()? != FORMAT {
        return None;
    }
    let number = lines.next()?.parse().ok()?;
    let went = lines.map(|line| {
        let mut words = line.split(' ');
        let party: Party = words.next()?.parse().ok()?;
        let agreement = Arc::from(words.next()?);
        let records = words.next()?.parse().ok()?;
        let bytes = words.next()?.parse().ok()?;
        Some(((party, agreement), Went { records, bytes }))
    });
    let went: BTreeMap<_, _> = went.collect::<Option<_>>()?;
    Some(Day::restored(number, went))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::medium::Disk;

    const NOW: Timestamp = Timestamp::from_millis(1_780_272_000_000);

    fn most(records: u64) -> Vec<Daily> {
        vec![Daily {
            agreement: Arc::from("test-pair"),
            records: Some(records),
            bytes: None,
        }]
    }

    fn bytes(bytes: u64) -> Vec<Daily> {
        vec![Daily {
            agreement: Arc::from("test-pair"),
            records: None,
            bytes: Some(bytes),
        }]
    }

    #[test]
    fn what_a_day_used_up_stays_so_over_a_restart_and_a_clock_that_is_set_back() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("sent.day");
        let peer: Party = "AZ/customs".parse().unwrap();
        let open = |now| Sendings::open(path.clone(), Arc::new(Disk), now);
        let sendings = open(NOW);
        assert!(sendings.take(&peer, (0, 1), (10, &most(1)), NOW));
        assert!(!sendings.take(&peer, (0, 2), (10, &most(1)), NOW));
        sendings.keep().unwrap();
        assert!(sendings.fits(&peer, (0, 1), (10, &most(1)), NOW), "counted");
        for _ in 0..2 {
            assert!(!sendings.fits(&peer, (0, 2), (10, &most(1)), NOW));
            assert!(
                sendings.fits(&peer, (0, 2), (10, &most(2)), NOW),
                "not counted"
            );
        }
        for back in [0, 1, 90 * 24 * 3_600_000] {
            let now = Timestamp::from_millis(NOW.as_millis() - back);
            assert!(
                !open(now).take(&peer, (0, 2), (10, &most(1)), now),
                "{back}"
            );
        }
        let tomorrow = Timestamp::from_millis(NOW.as_millis() + 24 * 3_600_000);
        assert!(open(tomorrow).take(&peer, (0, 2), (10, &most(1)), tomorrow));
    }

    #[test]
    fn what_waits_is_revealed_up_to_the_bytes_of_a_day_and_no_further() {
        let dir = tempfile::tempdir().unwrap();
        let peer: Party = "AZ/customs".parse().unwrap();
        let sendings = Sendings::open(dir.path().join("sent.day"), Arc::new(Disk), NOW);
        let most = bytes(100);
        let promised = (0..9).filter(|at| sendings.take(&peer, (0, *at), (40, &most), NOW));
        assert_eq!(promised.collect::<Vec<_>>(), [0, 1]);
        assert!(sendings.take(&peer, (0, 0), (40, &most), NOW));
        assert!(!sendings.take(&peer, (0, 7), (40, &most), NOW));
        assert!(!sendings.is_used_up(&peer, &most, NOW), "20 bytes are left");
        assert!(sendings.take(&peer, (0, 8), (20, &most), NOW));
        assert!(!sendings.take(&peer, (0, 9), (1, &most), NOW));
    }

    #[test]
    fn a_body_that_goes_on_is_counted_once_and_one_beyond_a_day_goes_on_a_day_of_its_own() {
        let dir = tempfile::tempdir().unwrap();
        let peer: Party = "AZ/customs".parse().unwrap();
        let sendings = Sendings::open(dir.path().join("sent.day"), Arc::new(Disk), NOW);
        let most = bytes(100);
        let body = |sha256, from, size| {
            let taken = sendings.take_body(&peer, ([sha256; 32], from, size), &most, NOW);
            taken.unwrap()
        };
        assert!(body(1, 0, 60));
        assert!(body(1, 50, 60), "it goes on");
        assert!(body(1, 0, 60), "and once more from its beginning");
        assert!(!body(2, 0, 60));
        assert!(body(2, 20, 60), "the rest of it alone");
        assert!(!body(2, 0, 60), "what was not counted of it");
        assert!(!body(3, 0, 500), "the day is used up");
        let tomorrow = Timestamp::from_millis(NOW.as_millis() + 24 * 3_600_000);
        let large = ([3; 32], 0, 500);
        assert!(sendings.take(&peer, (0, 1), (10, &most), tomorrow));
        assert!(sendings.take_body(&peer, large, &most, tomorrow).unwrap());
        assert!(!sendings.take(&peer, (0, 2), (1, &most), tomorrow));
    }

    #[test]
    fn a_record_is_counted_once_a_day_and_on_the_day_that_it_goes() {
        let dir = tempfile::tempdir().unwrap();
        let peer: Party = "AZ/customs".parse().unwrap();
        let sendings = Sendings::open(dir.path().join("sent.day"), Arc::new(Disk), NOW);
        let take = |at, now| sendings.take(&peer, (0, at), (10, &most(1)), now);
        assert!(take(1, NOW));
        assert!(take(1, NOW), "promised, and then sent");
        assert!(!take(2, NOW));
        let tomorrow = Timestamp::from_millis(NOW.as_millis() + 24 * 3_600_000);
        assert!(take(2, tomorrow));
        assert!(
            !take(1, tomorrow),
            "what was promised yesterday counts today"
        );
    }

    #[test]
    fn one_past_what_is_remembered_counts_each_time_that_it_goes() {
        let dir = tempfile::tempdir().unwrap();
        let peer: Party = "AZ/customs".parse().unwrap();
        let sendings = Sendings::open(dir.path().join("sent.day"), Arc::new(Disk), NOW);
        let all = MAX_COUNTED as u64;
        let take = |at| sendings.take(&peer, (0, at), (10, &most(all + 2)), NOW);
        assert!((0..=all).all(take));
        assert!(take(0), "remembered");
        assert!(take(all), "counted once more");
        assert!(!take(all), "the day is used up");
    }
}

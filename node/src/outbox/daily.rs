//! How much went to each peer today, where an agreement counts it. What is beyond waits, and is revealed on a later day.
//!
//! What was counted is kept in a file before it goes, so that no restart gives back what a day has used up.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use ntc_core::ledger::batch::Delivery;
use ntc_core::ledger::state::DeliveryState;
use ntc_core::party::Party;
use ntc_core::policy::daily::{Daily, Day, Went};
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;

use super::{Outbox, OutboxError, weight};
use crate::lock::lock;
use crate::store::medium::Medium;
use crate::store::{FileError, replace};

/// First line of the file.
const FORMAT: &str = "ntc-sent/1";

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
    /// Records whose REVEAL item was counted when it was written, by slot and place: they are not counted again when they
    /// go. After a restart they are.
    counted: BTreeSet<(u64, u64)>,
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
            }),
        }
    }

    /// Whether a record may go now; counts it where it does. Whatever is counted is kept by [`Sendings::keep`].
    pub(crate) fn take(
        &self,
        peer: &Party,
        record: Record,
        (bytes, daily): (usize, &[Daily]),
        now: Timestamp,
    ) -> bool {
        let mut kept = lock(&self.kept);
        kept.day.turn(now);
        let was_counted = kept.counted.remove(&record);
        let more = Went {
            records: u64::from(!was_counted),
            bytes: bytes as u64,
        };
        let goes = was_counted || kept.day.has_room(peer, more, daily);
        if goes {
            kept.day.count(peer, more, daily);
        }
        goes
    }

    /// Whether a record that waits may be revealed now; counts it where it may.
    pub(crate) fn promise(
        &self,
        peer: &Party,
        record: Record,
        daily: &[Daily],
        now: Timestamp,
    ) -> bool {
        if daily.is_empty() {
            return true;
        }
        let mut kept = lock(&self.kept);
        kept.day.turn(now);
        let more = Went {
            records: 1,
            bytes: 0,
        };
        let goes = kept.counted.contains(&record) || kept.day.has_room(peer, more, daily);
        if goes && kept.counted.insert(record) {
            kept.day.count(peer, more, daily);
        }
        goes
    }

    /// Whether a body of so many bytes may go now; counts it where it may.
    ///
    /// # Errors
    /// When that cannot be kept; nothing goes then.
    pub(crate) fn take_body(
        &self,
        peer: &Party,
        bytes: u64,
        daily: &[Daily],
        now: Timestamp,
    ) -> Result<bool, FileError> {
        if daily.is_empty() {
            return Ok(true);
        }
        {
            let mut kept = lock(&self.kept);
            kept.day.turn(now);
            let more = Went { records: 0, bytes };
            if !kept.day.has_room(peer, more, daily) {
                return Ok(false);
            }
            kept.day.count(peer, more, daily);
        }
        self.keep()?;
        Ok(true)
    }

    /// Makes durable what was counted.
    ///
    /// # Errors
    /// When the file cannot be written; what was counted must not go then.
    pub(crate) fn keep(&self) -> Result<(), FileError> {
        let kept = lock(&self.kept);
        replace(&*self.medium, &self.path, write(&kept.day).as_bytes())
    }
}

impl Outbox {
    /// Holds back what is more than an agreement lets go in a day; what goes is counted, and that is durable before it goes.
    pub(super) fn keep_within_day(
        &self,
        peer: &Party,
        slot: u64,
        deliveries: &mut [Delivery],
        counted: &[Vec<Daily>],
    ) -> Result<(), OutboxError> {
        let now = self.clock.now();
        let mut is_counted = false;
        for (delivery, daily) in deliveries.iter_mut().zip(counted) {
            let counts = !daily.is_empty() && delivery.state.opened();
            if !counts {
                continue;
            }
            is_counted = true;
            let (record, bytes) = ((slot, delivery.item.ledger_index), weight(delivery));
            if !self.sendings.take(peer, record, (bytes, daily), now) {
                let erased = delivery.state.erased();
                delivery.state =
                    DeliveryState::decide(&delivery.item, None, erased, Reason::DailyQuota);
                delivery.opening = None;
            }
        }
        if is_counted {
            self.sendings.keep()?;
        }
        Ok(())
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
    fn what_was_promised_goes_once_and_is_counted_once() {
        let dir = tempfile::tempdir().unwrap();
        let peer: Party = "AZ/customs".parse().unwrap();
        let sendings = Sendings::open(dir.path().join("sent.day"), Arc::new(Disk), NOW);
        assert!(sendings.promise(&peer, (0, 1), &most(1), NOW));
        assert!(sendings.promise(&peer, (0, 1), &most(1), NOW), "the same");
        assert!(!sendings.promise(&peer, (0, 2), &most(1), NOW));
        assert!(sendings.take(&peer, (0, 1), (10, &most(1)), NOW));
        assert!(!sendings.take(&peer, (0, 1), (10, &most(1)), NOW));
    }
}

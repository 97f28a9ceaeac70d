//! How fast a partner may change what is agreed: each change costs a sync of the disk and an entry of the ledger here,
//! and nothing there.

use std::collections::BTreeMap;
use std::sync::Mutex;

use ntc_core::party::Party;
use ntc_core::time::Timestamp;

use crate::lock::lock;

/// Changes that a partner makes at once.
pub const MOVES_AT_ONCE: u32 = 32;
/// How long it takes until a partner may make one more, milliseconds.
pub const MOVE_EVERY_MS: u64 = 10_000;

/// What one partner used up.
#[derive(Clone, Copy, Debug)]
struct Used {
    count: u32,
    /// When the last one was given back.
    since: Timestamp,
}

/// What each partner used up. It is forgotten when the node stops.
#[derive(Debug, Default)]
pub(super) struct Pace(Mutex<BTreeMap<Party, Used>>);

impl Pace {
    /// Whether a partner may change something now; if not, when it may.
    pub(super) fn may_move(&self, party: &Party, now: Timestamp) -> Result<(), Timestamp> {
        let used = self.lock();
        let Some(used) = used.get(party) else {
            return Ok(());
        };
        if left(*used, now).count < MOVES_AT_ONCE {
            return Ok(());
        }
        let until = used.since.as_millis().saturating_add(MOVE_EVERY_MS);
        Err(Timestamp::from_millis(until))
    }

    /// Notes a change that was made.
    pub(super) fn moved(&self, party: &Party, now: Timestamp) {
        let mut all = self.lock();
        let used = all.get(party).map_or(
            Used {
                count: 0,
                since: now,
            },
            |used| left(*used, now),
        );
        let count = used.count.saturating_add(1);
        all.insert(party.clone(), Used { count, ..used });
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<Party, Used>> {
        lock(&self.0)
    }
}

/// What is still used up after the time that went by.
fn left(used: Used, now: Timestamp) -> Used {
    let went = now.as_millis().saturating_sub(used.since.as_millis());
    let back = u32::try_from(went / MOVE_EVERY_MS).unwrap_or(u32::MAX);
    if back >= used.count {
        return Used {
            count: 0,
            since: now,
        };
    }
    let since = used.since.as_millis() + u64::from(back) * MOVE_EVERY_MS;
    Used {
        count: used.count - back,
        since: Timestamp::from_millis(since),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partner_makes_so_many_changes_at_once_and_then_one_for_each_pause() {
        let (pace, party) = (Pace::default(), "AZ/customs".parse().unwrap());
        let at = |ms| Timestamp::from_millis(1_000_000 + ms);
        for _ in 0..MOVES_AT_ONCE {
            assert_eq!(pace.may_move(&party, at(0)), Ok(()));
            pace.moved(&party, at(0));
        }
        assert_eq!(pace.may_move(&party, at(0)), Err(at(MOVE_EVERY_MS)));
        assert_eq!(
            pace.may_move(&party, at(MOVE_EVERY_MS - 1)),
            Err(at(MOVE_EVERY_MS))
        );
        assert_eq!(pace.may_move(&party, at(MOVE_EVERY_MS)), Ok(()));
        pace.moved(&party, at(MOVE_EVERY_MS));
        assert!(pace.may_move(&party, at(MOVE_EVERY_MS)).is_err());
        let other = "GE/customs".parse().unwrap();
        assert_eq!(pace.may_move(&other, at(0)), Ok(()));
    }

    #[test]
    fn a_clock_that_goes_back_gives_nothing_back() {
        let (pace, party) = (Pace::default(), "AZ/customs".parse().unwrap());
        for _ in 0..MOVES_AT_ONCE {
            pace.moved(&party, Timestamp::from_millis(1_000_000));
        }
        assert!(pace.may_move(&party, Timestamp::from_millis(0)).is_err());
    }
}

//! What is held of each partner, and whether more may be.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::sync::{Mutex, MutexGuard};

use ntc_core::admission::{Held, Quota, QuotaReached};
use ntc_core::party::Party;
use ntc_core::reason::Reason;

use crate::lock::lock;
use crate::store::disk::DiskWatch;

/// Unit in which a file system tells how much a file takes, bytes.
const BLOCK_LEN: u64 = 512;

/// Where a partner stands against its quota.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Standing {
    /// What is held of it.
    pub held: Held,
    /// Why nothing more was taken when it last sent something; nothing when it was taken.
    pub reached: Option<QuotaReached>,
}

/// The quotas of all partners: at most as many as may be enrolled.
#[derive(Debug)]
pub struct Quotas {
    quota: Quota,
    disk: DiskWatch,
    standings: Mutex<BTreeMap<Party, Standing>>,
}

impl Quotas {
    /// Nothing held yet; the same quota for every partner, on this disk.
    pub const fn new(quota: Quota, disk: DiskWatch) -> Self {
        Self {
            quota,
            disk,
            standings: Mutex::new(BTreeMap::new()),
        }
    }

    /// Says what is held of a partner already. Until then nothing is.
    pub fn open(&self, party: &Party, held: Held) {
        self.standings().entry(party.clone()).or_default().held = held;
    }

    /// Takes more of a partner, before it is made durable. What could not be made durable is given back with
    /// [`Quotas::give_back`].
    ///
    /// # Errors
    /// The limit that it would pass; nothing is taken then.
    pub fn take(&self, party: &Party, more: Held) -> Result<(), QuotaReached> {
        let pressure = self.disk.pressure();
        let mut standings = self.standings();
        let all = standings
            .values()
            .fold(Held::default(), |all, one| all.plus(one.held));
        let partners = standings.len();
        let standing = standings.entry(party.clone()).or_default();
        let checked = self
            .quota
            .check(standing.held, more, (all, partners), pressure);
        if let Err(reached) = &checked
            && standing.reached.is_none()
        {
            tracing::warn!(peer.id = %party, refusal.reason = Reason::QuotaReached.code(), %reached, "partner held");
        }
        standing.reached = checked.err();
        if checked.is_ok() {
            standing.held = standing.held.plus(more);
        }
        checked
    }

    /// Gives back what was destroyed, or taken and not kept.
    pub fn give_back(&self, party: &Party, less: Held) {
        if let Some(standing) = self.standings().get_mut(party) {
            standing.held = Held {
                bytes: standing.held.bytes.saturating_sub(less.bytes),
                records: standing.held.records.saturating_sub(less.records),
            };
        }
    }

    /// Where a partner stands.
    pub fn standing(&self, party: &Party) -> Standing {
        self.standings().get(party).copied().unwrap_or_default()
    }

    /// The partners of whom nothing more is taken now.
    pub fn reached(&self) -> Vec<(Party, QuotaReached)> {
        let standings = self.standings();
        let reached = standings
            .iter()
            .filter_map(|(party, standing)| Some((party.clone(), standing.reached?)));
        reached.collect()
    }

    /// A panic elsewhere leaves the map whole: each change of it is one assignment.
    fn standings(&self) -> MutexGuard<'_, BTreeMap<Party, Standing>> {
        lock(&self.standings)
    }
}

/// Bytes that the files below a folder take on the disk. What cannot be read counts for nothing: whoever opens it says
/// why.
pub(crate) fn bytes_below(dir: &Path) -> u64 {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => bytes_below(&entry.path()),
        Ok(metadata) => metadata.blocks() * BLOCK_LEN,
        Err(_) => 0,
    });
    sizes.sum()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::Ordering::SeqCst;

    use super::*;
    use crate::store::disk::Reserve;
    use crate::store::medium::faulty::{Faulty, TOTAL};

    fn quotas() -> (Arc<Faulty>, Quotas) {
        let medium = Arc::new(Faulty::default());
        medium.free.store(TOTAL, SeqCst);
        let disk = DiskWatch::new("/", Reserve::default(), medium.clone());
        let quota = Quota {
            bytes: 1000,
            records: 10,
        };
        (medium, Quotas::new(quota, disk))
    }

    fn bytes(bytes: u64) -> Held {
        Held { bytes, records: 1 }
    }

    #[test]
    fn the_one_who_fills_the_disk_is_held_and_the_others_are_not() {
        let (medium, quotas) = quotas();
        let (ge, am): (Party, Party) = ("GE/customs".parse().unwrap(), "AM/src".parse().unwrap());
        quotas.open(&ge, bytes(900));
        quotas.open(&am, bytes(100));
        medium.free.store(TOTAL / 100 * 19, SeqCst);
        assert!(matches!(
            quotas.take(&ge, bytes(1)),
            Err(QuotaReached::Share { .. })
        ));
        assert_eq!(quotas.take(&am, bytes(1)), Ok(()));
        assert_eq!(
            quotas.reached().iter().map(|(p, _)| p).collect::<Vec<_>>(),
            [&ge]
        );
        medium.free.store(TOTAL, SeqCst);
        assert_eq!(quotas.take(&ge, bytes(1)), Ok(()));
        assert_eq!(quotas.reached(), []);
    }

    #[test]
    fn what_is_refused_counts_for_nothing_and_what_is_given_back_makes_room() {
        let (_medium, quotas) = quotas();
        let ge: Party = "GE/customs".parse().unwrap();
        assert_eq!(quotas.take(&ge, bytes(1000)), Ok(()));
        assert!(quotas.take(&ge, bytes(1)).is_err());
        assert_eq!(quotas.standing(&ge).held, bytes(1000));
        quotas.give_back(&ge, bytes(1));
        assert_eq!(quotas.take(&ge, bytes(1)), Ok(()));
    }
}

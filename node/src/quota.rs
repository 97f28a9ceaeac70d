//! What is held of each partner, and whether more may be.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

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
    /// What the journals of its replica hold.
    journals: Held,
    /// Bytes of the bodies of pictures and documents that its records name.
    bodies: u64,
    /// Why nothing more was taken when it last sent something; nothing when it was taken.
    pub reached: Option<QuotaReached>,
}

impl Standing {
    /// What is held of it.
    pub const fn held(&self) -> Held {
        self.journals.plus(of_bodies(self.bodies))
    }
}

/// The quotas of all partners: at most as many as may be enrolled.
#[derive(Debug)]
pub struct Quotas {
    quota: Quota,
    disk: DiskWatch,
    replicas: PathBuf,
    standings: Mutex<BTreeMap<Party, Standing>>,
}

impl Quotas {
    /// Nothing held yet; the same quota for every partner, on this disk, with the replica of each in a folder of this
    /// one.
    pub const fn new(quota: Quota, disk: DiskWatch, replicas: PathBuf) -> Self {
        Self {
            quota,
            disk,
            replicas,
            standings: Mutex::new(BTreeMap::new()),
        }
    }

    /// Begins to count for a partner: it has so many items of its feed here, and so many bytes of bodies that its records
    /// name. What its replica takes on the disk is counted now. Before this call it has nothing.
    pub fn open(&self, party: &Party, items: u64, bodies: u64) {
        let bytes = self.bytes_of(party);
        let mut standings = self.standings();
        let standing = standings.entry(party.clone()).or_default();
        standing.journals = Held {
            bytes,
            records: items,
        };
        standing.bodies = bodies;
    }

    /// Counts anew what the replica of a partner takes on the disk, for something in it was destroyed. What is left of a
    /// record that was destroyed counts as a record: it keeps its place in the journals.
    pub fn recount(&self, party: &Party) {
        let bytes = self.bytes_of(party);
        if let Some(standing) = self.standings().get_mut(party) {
            standing.journals.bytes = bytes;
        }
    }

    fn bytes_of(&self, party: &Party) -> u64 {
        bytes_below(&self.replicas.join(party.file_name()))
    }

    /// Takes more of a partner into its replica, before it is made durable. What could not be made durable is given
    /// back with [`Quotas::give_back`].
    ///
    /// # Errors
    /// The limit that it would pass; nothing is taken then.
    pub fn take(&self, party: &Party, more: Held) -> Result<(), QuotaReached> {
        self.check(party, more, |standing| {
            standing.journals = standing.journals.plus(more);
        })
    }

    /// Takes a body of a partner before it is fetched. Dropped, it is given back, unless it was kept.
    ///
    /// # Errors
    /// The limit that it would pass; nothing is taken then.
    pub fn take_body(
        self: &Arc<Self>,
        party: &Party,
        bytes: u64,
    ) -> Result<TakenBody, QuotaReached> {
        self.check(party, of_bodies(bytes), |standing| {
            standing.bodies = standing.bodies.saturating_add(bytes);
        })?;
        Ok(TakenBody {
            quotas: Arc::clone(self),
            party: party.clone(),
            bytes,
        })
    }

    fn check(
        &self,
        party: &Party,
        more: Held,
        take: impl FnOnce(&mut Standing),
    ) -> Result<(), QuotaReached> {
        let pressure = self.disk.pressure();
        let mut standings = self.standings();
        let all = standings
            .values()
            .fold(Held::default(), |all, one| all.plus(one.held()));
        let partners = standings.len();
        let standing = standings.entry(party.clone()).or_default();
        let checked = self
            .quota
            .check(standing.held(), more, (all, partners), pressure);
        if let Err(reached) = &checked
            && standing.reached.is_none()
        {
            tracing::warn!(peer.id = %party, refusal.reason = Reason::QuotaReached.code(), %reached, "partner held");
        }
        standing.reached = checked.err();
        if checked.is_ok() {
            take(standing);
        }
        checked
    }

    /// Gives back what was taken for a replica and not kept.
    pub fn give_back(&self, party: &Party, less: Held) {
        if let Some(standing) = self.standings().get_mut(party) {
            let held = &mut standing.journals;
            held.bytes = held.bytes.saturating_sub(less.bytes);
            held.records = held.records.saturating_sub(less.records);
        }
    }

    /// A record of a partner names a body that is held already.
    pub fn names_body(&self, party: &Party, bytes: u64) {
        let mut standings = self.standings();
        let standing = standings.entry(party.clone()).or_default();
        standing.bodies = standing.bodies.saturating_add(bytes);
    }

    /// A body that counted against a partner's quota does not any more.
    pub fn give_back_body(&self, party: &Party, bytes: u64) {
        if let Some(standing) = self.standings().get_mut(party) {
            standing.bodies = standing.bodies.saturating_sub(bytes);
        }
    }

    /// Where a partner stands.
    pub fn standing(&self, party: &Party) -> Standing {
        self.standings().get(party).copied().unwrap_or_default()
    }

    /// Percent of the quota of one partner that so much is, as [`Quota::percent`] says.
    pub fn percent(&self, held: Held) -> u64 {
        self.quota.percent(held)
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

/// A body that counts against a partner's quota while it is fetched.
#[derive(Debug)]
pub struct TakenBody {
    quotas: Arc<Quotas>,
    party: Party,
    bytes: u64,
}

impl TakenBody {
    /// The body is held, and counts on.
    pub fn keep(mut self) {
        self.bytes = 0;
    }
}

impl Drop for TakenBody {
    fn drop(&mut self) {
        self.quotas.give_back_body(&self.party, self.bytes);
    }
}

const fn of_bodies(bytes: u64) -> Held {
    Held { bytes, records: 0 }
}

/// Bytes that the files below a folder take on the disk. What cannot be read counts for nothing: whoever opens it says
/// why.
fn bytes_below(dir: &Path) -> u64 {
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
    use std::sync::atomic::Ordering::SeqCst;

    use super::*;
    use crate::store::disk::Reserve;
    use crate::store::medium::faulty::{Faulty, TOTAL};

    fn quotas(replicas: &Path) -> (Arc<Faulty>, Arc<Quotas>) {
        let medium = Arc::new(Faulty::default());
        medium.free.store(TOTAL, SeqCst);
        let disk = DiskWatch::new("/", Reserve::default(), medium.clone());
        let quota = Quota {
            bytes: 1 << 20,
            records: 10,
        };
        let quotas = Quotas::new(quota, disk, replicas.to_owned());
        (medium, Arc::new(quotas))
    }

    fn parties() -> (Party, Party) {
        ("GE/customs".parse().unwrap(), "AM/src".parse().unwrap())
    }

    fn bytes(bytes: u64) -> Held {
        Held { bytes, records: 1 }
    }

    #[test]
    fn the_one_who_fills_the_disk_is_held_and_the_others_are_not() {
        let dir = tempfile::tempdir().unwrap();
        let (medium, quotas) = quotas(dir.path());
        let (ge, am) = parties();
        quotas.open(&ge, 1, 900_000);
        quotas.open(&am, 1, 100_000);
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
        let dir = tempfile::tempdir().unwrap();
        let (_medium, quotas) = quotas(dir.path());
        let (ge, _) = parties();
        assert_eq!(quotas.take(&ge, bytes(1 << 20)), Ok(()));
        assert!(quotas.take(&ge, bytes(1)).is_err());
        assert_eq!(quotas.standing(&ge).held(), bytes(1 << 20));
        quotas.give_back(&ge, bytes(1));
        assert_eq!(quotas.take(&ge, bytes(1)), Ok(()));
    }

    #[test]
    fn bodies_and_journals_share_one_quota_and_a_body_that_does_not_come_takes_none() {
        let dir = tempfile::tempdir().unwrap();
        let (_medium, quotas) = quotas(dir.path());
        let (ge, _) = parties();
        quotas.take(&ge, bytes(1 << 19)).unwrap();
        let body = quotas.take_body(&ge, 1 << 19).unwrap();
        assert!(quotas.take(&ge, bytes(1)).is_err());
        assert!(quotas.take_body(&ge, 1).is_err());
        drop(body);
        assert_eq!(quotas.standing(&ge).held(), bytes(1 << 19));
        quotas.take_body(&ge, 1 << 19).unwrap().keep();
        assert_eq!(quotas.standing(&ge).held(), bytes(1 << 20));
        quotas.give_back_body(&ge, 1 << 19);
        assert_eq!(quotas.standing(&ge).held(), bytes(1 << 19));
    }

    #[test]
    fn what_the_journals_take_is_counted_anew_and_the_bodies_stay() {
        let dir = tempfile::tempdir().unwrap();
        let (_medium, quotas) = quotas(dir.path());
        let (ge, _) = parties();
        let replica = dir.path().join(ge.file_name());
        fs::create_dir(&replica).unwrap();
        fs::write(replica.join("one"), vec![7; 100_000]).unwrap();
        fs::write(replica.join("two"), vec![7; 100_000]).unwrap();
        quotas.open(&ge, 3, 5_000);
        let both = quotas.standing(&ge).held();
        assert!(both.bytes >= 205_000 && both.records == 3, "{both:?}");
        fs::remove_file(replica.join("two")).unwrap();
        quotas.recount(&ge);
        let one = quotas.standing(&ge).held();
        let range = 105_000..both.bytes - 90_000;
        assert!(range.contains(&one.bytes) && one.records == 3, "{one:?}");
    }
}

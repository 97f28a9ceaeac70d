//! What one partner may take of this node's disk, so that no partner can take it from the others.

use ntc_core::reason::Reasoned;
use thiserror::Error;

use crate::phrase::Phrase;

/// What is held of one partner.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Held {
    /// Bytes on the disk.
    pub bytes: u64,
    /// Records, refused ones included: they take space too.
    pub records: u64,
}

impl Held {
    /// Both together.
    pub const fn plus(self, more: Self) -> Self {
        Self {
            bytes: self.bytes.saturating_add(more.bytes),
            records: self.records.saturating_add(more.records),
        }
    }
}

/// How much room the disk has for what partners send. The own ledger has a reserve of its own below.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pressure {
    /// Enough for all partners.
    None,
    /// Little: nothing more is taken of a partner that has more here than the average one, and more than a
    /// [`SMALL_PART`]th of its quota.
    Low,
    /// None: nothing more is taken of any partner. What is left is the own ledger's.
    Full,
}

/// Most that is held of one partner.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Quota {
    /// Bytes on the disk.
    pub bytes: u64,
    /// Records.
    pub records: u64,
}

/// The shipped quota: a hundred days at the highest planned rate of one party, 100,000 records of about 1.5 KiB a day, with
/// nothing erased.
pub const QUOTA: Quota = Quota {
    bytes: 16 << 30,
    records: 10_000_000,
};

/// A partner that has less here than its quota divided by this, 256 MiB with the shipped quota, goes on although the disk
/// has little room: partners that have little differ by chance, and stopping one of them makes no room.
pub const SMALL_PART: u64 = 64;

/// Why no more is taken of a partner for now.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum QuotaReached {
    /// Its bytes.
    #[error(
        "its quota of {limit} bytes is reached with {held}; raise quota.gib_per_peer in node.toml and start the node again"
    )]
    #[reason(QuotaReached)]
    Bytes {
        /// What is held.
        held: u64,
        /// The quota.
        limit: u64,
    },
    /// Its records.
    #[error(
        "its quota of {limit} records is reached with {held}; raise quota.records_per_peer in node.toml and start the node again"
    )]
    #[reason(QuotaReached)]
    Records {
        /// What is held.
        held: u64,
        /// The quota.
        limit: u64,
    },
    /// It holds more than its share while the disk has little room.
    #[error(
        "the disk has little room and {held} bytes of it are this partner's, more than its share of {share}; free space"
    )]
    #[reason(QuotaReached)]
    Share {
        /// What is held.
        held: u64,
        /// An equal share, or the part up to which nobody is held.
        share: u64,
    },
    /// The disk has no room for what partners send.
    #[error(
        "the disk of the node that receives has no room left for what partners send; space has to be freed there"
    )]
    #[reason(DiskNearlyFull)]
    Disk,
}

impl QuotaReached {
    /// The sentence by its code.
    pub fn phrase(&self) -> Phrase {
        match *self {
            Self::Bytes { held, limit } => Phrase::QuotaOfBytes { limit, held },
            Self::Records { held, limit } => Phrase::QuotaOfRecords { limit, held },
            Self::Share { held, share } => Phrase::QuotaOfShare { held, share },
            Self::Disk => Phrase::QuotaOfDisk {},
        }
    }

    /// The same for the officers of the node that receives.
    pub fn phrase_here(&self) -> Phrase {
        match self {
            Self::Disk => Phrase::QuotaOfOwnDisk {},
            Self::Bytes { .. } | Self::Records { .. } | Self::Share { .. } => self.phrase(),
        }
    }
}

impl Quota {
    /// Percent of it that is held, by bytes or by records, whichever is more; rounded down.
    pub fn percent(&self, held: Held) -> u64 {
        let of = |held: u64, limit: u64| {
            let percent = u128::from(held) * 100 / u128::from(limit.max(1));
            u64::try_from(percent).unwrap_or(u64::MAX)
        };
        of(held.bytes, self.bytes).max(of(held.records, self.records))
    }

    /// Whether `more` may be taken of a partner of whom `held` is held, when `all` is held of `partners` together.
    ///
    /// # Errors
    /// The limit that it would pass. Nothing has been taken then.
    pub fn check(
        &self,
        held: Held,
        more: Held,
        (all, partners): (Held, usize),
        pressure: Pressure,
    ) -> Result<(), QuotaReached> {
        let after = held.plus(more);
        if after.bytes > self.bytes {
            let (held, limit) = (held.bytes, self.bytes);
            return Err(QuotaReached::Bytes { held, limit });
        }
        if after.records > self.records {
            let (held, limit) = (held.records, self.records);
            return Err(QuotaReached::Records { held, limit });
        }
        let mean = all.bytes / u64::try_from(partners).unwrap_or(u64::MAX).max(1);
        let share = mean.max(self.bytes / SMALL_PART);
        match pressure {
            Pressure::Full => Err(QuotaReached::Disk),
            Pressure::Low if held.bytes > share => Err(QuotaReached::Share {
                held: held.bytes,
                share,
            }),
            Pressure::Low | Pressure::None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUOTA: Quota = Quota {
        bytes: 1000,
        records: 10,
    };

    fn held(bytes: u64, records: u64) -> Held {
        Held { bytes, records }
    }

    #[test]
    fn one_byte_and_one_record_past_the_quota_are_refused() {
        let check = |more| QUOTA.check(held(900, 9), more, (held(900, 9), 1), Pressure::None);
        assert_eq!(check(held(100, 1)), Ok(()));
        let (bytes, records) = (check(held(101, 1)), check(held(100, 2)));
        assert!(matches!(bytes, Err(QuotaReached::Bytes { held: 900, .. })));
        assert!(matches!(
            records,
            Err(QuotaReached::Records { held: 9, .. })
        ));
    }

    #[test]
    fn who_has_a_full_disk_is_not_told_of_that_of_another() {
        let here = QuotaReached::Disk.phrase_here().to_string();
        assert!(here.contains("the disk of this node"), "{here}");
        assert_ne!(here, QuotaReached::Disk.to_string());
    }

    #[test]
    fn the_limit_that_is_nearer_counts_in_percent() {
        let percents =
            [(0, 0), (499, 1), (10, 9), (2000, 0)].map(|(b, r)| QUOTA.percent(held(b, r)));
        assert_eq!(percents, [0, 49, 90, 200]);
        let none = Quota {
            bytes: 0,
            records: 0,
        };
        assert_eq!(none.percent(held(1, u64::MAX)), u64::MAX);
    }

    #[test]
    fn with_little_room_only_who_holds_more_than_a_share_is_held() {
        let all = (held(900, 3), 3);
        let check = |own| QUOTA.check(own, held(1, 1), all, Pressure::Low);
        assert_eq!(check(held(300, 1)), Ok(()));
        assert_eq!(
            check(held(301, 1)),
            Err(QuotaReached::Share {
                held: 301,
                share: 300
            })
        );
    }

    #[test]
    fn with_little_room_nobody_is_held_of_whom_little_is_held() {
        let quota = Quota {
            bytes: 100 * SMALL_PART,
            records: 10,
        };
        let check = |own| quota.check(own, held(1, 1), (held(102, 2), 2), Pressure::Low);
        assert_eq!(check(held(100, 1)), Ok(()));
        let share = 100;
        assert_eq!(
            check(held(101, 1)),
            Err(QuotaReached::Share { held: 101, share })
        );
    }

    #[test]
    fn without_room_every_partner_is_held() {
        let check = QUOTA.check(held(0, 0), held(1, 1), (held(0, 0), 1), Pressure::Full);
        assert_eq!(check, Err(QuotaReached::Disk));
    }
}

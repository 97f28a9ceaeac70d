//! The disk's reserve: when the node stops taking records in, while there is still room to go on reading,
//! answering and starting again.

use std::path::PathBuf;
use std::sync::Arc;

use ntc_core::admission::Pressure;
use ntc_core::reason::Reasoned;
use thiserror::Error;

use super::FileError;
use super::medium::{Medium, Space};

/// How much must stay free.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reserve {
    /// Intake stops below this part of the file system, in percent.
    pub refuse_percent: u8,
    /// Intake stops below this, in bytes.
    pub refuse_bytes: u64,
    /// The alarm goes below this part of the file system, in percent.
    pub alarm_percent: u8,
}

impl Default for Reserve {
    fn default() -> Self {
        Self {
            refuse_percent: 10,
            refuse_bytes: 2 << 30,
            alarm_percent: 20,
        }
    }
}

/// How full the disk is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Room {
    /// Enough.
    Ample,
    /// Intake goes on; somebody should free space.
    Low,
    /// Intake stops.
    NearlyFull,
}

impl Reserve {
    /// How much room a disk with this space has for what partners send. Partners are held before the own ledger is:
    /// halfway down from the alarm, and never later than a quarter above the reserve.
    pub fn pressure(&self, space: Space) -> Pressure {
        let reserve = self.bytes(space);
        let alarm = (space.total / 100 * u64::from(self.alarm_percent)).max(reserve);
        let own = ((alarm - reserve) / 2).max(reserve / 4);
        if space.free < reserve.saturating_add(own) {
            Pressure::Full
        } else if space.free < alarm {
            Pressure::Low
        } else {
            Pressure::None
        }
    }

    /// What must stay free of this space, bytes: the larger of the two counts.
    fn bytes(&self, space: Space) -> u64 {
        let part = space.total / 100 * u64::from(self.refuse_percent);
        self.refuse_bytes.max(part)
    }

    /// How full a disk with this space is.
    pub fn room(&self, space: Space) -> Room {
        let below = |percent: u8| {
            u128::from(space.free) * 100 < u128::from(space.total) * u128::from(percent)
        };
        if space.free < self.refuse_bytes || below(self.refuse_percent) {
            Room::NearlyFull
        } else if below(self.alarm_percent) {
            Room::Low
        } else {
            Room::Ample
        }
    }
}

/// Why intake is refused.
#[derive(Debug, Error, Reasoned)]
pub enum DiskError {
    /// The reserve is reached.
    #[reason(DiskNearlyFull)]
    #[error(
        "the disk under {path} has {free} of {total} bytes free, which is its reserve; free space, then try again",
        path = path.display()
    )]
    NearlyFull {
        /// Where the store lies.
        path: PathBuf,
        /// Free bytes.
        free: u64,
        /// All bytes.
        total: u64,
    },
    /// The system does not say.
    #[error(transparent)]
    #[reason(inner)]
    File(#[from] FileError),
}

/// Watches the file system under the store.
#[derive(Clone, Debug)]
pub struct DiskWatch {
    path: PathBuf,
    reserve: Reserve,
    medium: Arc<dyn Medium>,
}

impl DiskWatch {
    /// Watches the file system that holds `path`.
    pub fn new(path: impl Into<PathBuf>, reserve: Reserve, medium: Arc<dyn Medium>) -> Self {
        Self {
            path: path.into(),
            reserve,
            medium,
        }
    }

    /// The space and how full that is. One system call; meant to be asked once a second or once a group, not
    /// once a record.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn look(&self) -> Result<(Space, Room), DiskError> {
        let space = self
            .medium
            .space(&self.path)
            .map_err(FileError::new("examine", &self.path))?;
        Ok((space, self.reserve.room(space)))
    }

    /// Whether intake stops for lack of room. A disk that does not say is not said to be full.
    pub fn is_full(&self) -> bool {
        matches!(self.look(), Ok((_, Room::NearlyFull)))
    }

    /// What must stay free of this space, bytes.
    pub fn reserve(&self, space: Space) -> u64 {
        self.reserve.bytes(space)
    }

    /// How much room there is for what partners send. A disk that does not say has none.
    pub fn pressure(&self) -> Pressure {
        match self.medium.space(&self.path) {
            Ok(space) => self.reserve.pressure(space),
            Err(error) => {
                tracing::warn!(%error, "the disk does not say how full it is; nothing is taken of partners");
                Pressure::Full
            }
        }
    }

    /// Refuses intake when the reserve is reached.
    ///
    /// # Errors
    /// When it is, or the system does not say.
    pub fn check(&self) -> Result<Room, DiskError> {
        match self.look()? {
            (space, Room::NearlyFull) => Err(DiskError::NearlyFull {
                path: self.path.clone(),
                free: space.free,
                total: space.total,
            }),
            (_, room) => Ok(room),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering::SeqCst;

    use ntc_core::reason::Reason;

    use super::*;
    use crate::store::medium::faulty::{Faulty, TOTAL};

    #[test]
    fn partners_are_held_before_the_own_ledger_is() {
        let percent = TOTAL / 100;
        let space = |free| Space { free, total: TOTAL };
        let small = Reserve {
            alarm_percent: 10,
            ..Reserve::default()
        };
        for (reserve, free, pressure) in [
            (Reserve::default(), 20 * percent, Pressure::None),
            (Reserve::default(), 20 * percent - 1, Pressure::Low),
            (Reserve::default(), 15 * percent, Pressure::Low),
            (Reserve::default(), 15 * percent - 1, Pressure::Full),
            (small, 125 * percent / 10, Pressure::None),
            (small, 125 * percent / 10 - 1, Pressure::Full),
        ] {
            assert_eq!(reserve.pressure(space(free)), pressure, "{free}");
            if pressure == Pressure::Full {
                assert_ne!(reserve.room(space(free)), Room::NearlyFull, "{free}");
            }
        }
    }

    #[test]
    fn room_changes_one_byte_past_each_limit() {
        let medium = Arc::new(Faulty::default());
        let watch = |reserve| DiskWatch::new("/", reserve, medium.clone());
        let (percent, bytes) = (TOTAL / 100, 30 << 30);
        let stricter = Reserve {
            refuse_bytes: bytes,
            ..Reserve::default()
        };
        for (reserve, free, room) in [
            (Reserve::default(), TOTAL, Room::Ample),
            (Reserve::default(), 20 * percent + 99, Room::Ample),
            (Reserve::default(), 20 * percent - 1, Room::Low),
            (Reserve::default(), 10 * percent + 99, Room::Low),
            (Reserve::default(), 10 * percent - 1, Room::NearlyFull),
            (Reserve::default(), 0, Room::NearlyFull),
            (stricter, bytes, Room::Ample),
            (stricter, bytes - 1, Room::NearlyFull),
        ] {
            medium.free.store(free, SeqCst);
            let watch = watch(reserve);
            assert_eq!(watch.look().unwrap().1, room, "{free}");
            match watch.check() {
                Ok(found) => assert_eq!(found, room),
                Err(error) => {
                    assert_eq!(room, Room::NearlyFull, "{free}");
                    assert_eq!(error.reason(), Reason::DiskNearlyFull);
                }
            }
        }
    }
}

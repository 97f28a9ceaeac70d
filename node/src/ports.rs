//! The injected edges: time, chance and connections. Nothing below `main` asks the machine for any of them by itself.

mod network;

use std::time::{SystemTime, UNIX_EPOCH};

use ntc_core::time::Timestamp;
use thiserror::Error;

pub use self::network::{Accept, Connect, Line, Listen, Tcp, Wire};

/// Tells the time that records, entries and decisions carry.
pub trait Clock: Send + Sync {
    /// The time now, UTC.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    /// A clock set before 1970 reads as 1970: every time check then refuses, and nothing is signed as valid.
    fn now(&self) -> Timestamp {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Timestamp::from_millis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
    }
}

/// The machine has no randomness to give.
#[derive(Debug, Error)]
#[error("the operating system gives no randomness")]
pub struct EntropyError;

/// Gives random bytes that nobody can guess.
pub trait Entropy: Send + Sync {
    /// Fills `out`.
    ///
    /// # Errors
    /// When the source fails; nothing may then be sealed or signed.
    fn fill(&self, out: &mut [u8]) -> Result<(), EntropyError>;
}

/// The operating system's random numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, out: &mut [u8]) -> Result<(), EntropyError> {
        getrandom::fill(out).map_err(|_| EntropyError)
    }
}

//! The name of a hit.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A hit of this node, by its number from 1. Officers write it `H17`; no other node learns it.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct HitId(u64);

/// The text names no hit.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("not a hit; give its number as 'ntc hit list' shows it, for example H17")]
pub struct InvalidHitId;

impl HitId {
    /// The first hit of a node.
    pub const FIRST: Self = Self(1);

    /// The hit of a number; none for 0.
    pub const fn from_number(number: u64) -> Option<Self> {
        if number == 0 {
            return None;
        }
        Some(Self(number))
    }

    /// Its number.
    pub const fn number(self) -> u64 {
        self.0
    }

    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for HitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "H{}", self.0)
    }
}

impl FromStr for HitId {
    type Err = InvalidHitId;

    /// Reads `H17`, `h17` and `17`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let digits = text.strip_prefix(['H', 'h']).unwrap_or(text);
        let is_number = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        let number = digits.parse().ok().filter(|_| is_number);
        number.and_then(Self::from_number).ok_or(InvalidHitId)
    }
}

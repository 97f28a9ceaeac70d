//! The name of a request for a second officer.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A request of this node, by its number from 1. Officers write it `A7`; no other node learns it.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ApprovalId(u64);

/// The text names no request.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("not a request; give its number as 'ntc approvals list' shows it, for example A7")]
pub struct InvalidApprovalId;

impl ApprovalId {
    /// The request of a number; none for 0.
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
}

impl fmt::Display for ApprovalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "A{}", self.0)
    }
}

impl FromStr for ApprovalId {
    type Err = InvalidApprovalId;

    /// Reads `A7`, `a7` and `7`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let digits = text.strip_prefix(['A', 'a']).unwrap_or(text);
        let is_number = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        let number = digits.parse().ok().filter(|_| is_number);
        number.and_then(Self::from_number).ok_or(InvalidApprovalId)
    }
}

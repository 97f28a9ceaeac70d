//! The originator's conditions that are a choice of a few: audience and permitted action.

use std::fmt;
use std::str::FromStr;

use super::kind::UnknownName;

/// Traffic Light Protocol 2.0 (FIRST), from the open to the closed. The number is part of signed bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum Tlp {
    /// Open: statistics and publication.
    Clear = 1,
    /// All parties of the group.
    Green = 2,
    /// The receiving authority and its listed national partners.
    Amber = 3,
    /// The receiving authority only.
    AmberStrict = 4,
    /// Named recipients only.
    Red = 5,
}

impl Tlp {
    /// Every label, from the open to the closed.
    pub const ALL: [Self; 5] = [
        Self::Clear,
        Self::Green,
        Self::Amber,
        Self::AmberStrict,
        Self::Red,
    ];

    /// Its name as TLP 2.0 writes it, without the prefix.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clear => "CLEAR",
            Self::Green => "GREEN",
            Self::Amber => "AMBER",
            Self::AmberStrict => "AMBER+STRICT",
            Self::Red => "RED",
        }
    }
}

impl fmt::Display for Tlp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Tlp {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|tlp| tlp.name() == text)
            .ok_or_else(|| UnknownName(text.to_owned(), "CLEAR, GREEN, AMBER, AMBER+STRICT, RED"))
    }
}

/// The most that a recipient may do, from the least visible upward. The number is part of signed bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[repr(u8)]
pub enum PermittedAction {
    /// Nothing that the trader or traveller could notice.
    NoneVisible = 1,
    /// Documentary checks only.
    Documentary = 2,
    /// Examination.
    Examine = 3,
    /// Any lawful action.
    Any = 4,
}

impl PermittedAction {
    /// Every action, from the least visible upward.
    pub const ALL: [Self; 4] = [
        Self::NoneVisible,
        Self::Documentary,
        Self::Examine,
        Self::Any,
    ];

    /// Its name in drafts and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoneVisible => "none_visible",
            Self::Documentary => "documentary",
            Self::Examine => "examine",
            Self::Any => "any",
        }
    }
}

impl fmt::Display for PermittedAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for PermittedAction {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|action| action.name() == text)
            .ok_or_else(|| UnknownName(text.to_owned(), "none_visible, documentary, examine, any"))
    }
}

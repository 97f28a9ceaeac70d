//! Which entries of a list partners may have been told of.

use std::collections::BTreeMap;

use super::list::ListName;
use super::telling::Telling;

/// Which entries of a list partners may have been told of, and how.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Pushed {
    /// How they are told.
    pub telling: Telling,
    /// The entries by their keys. The number tells one time that a key is told from the next: a key that was taken off
    /// and comes back is told anew.
    pub entries: BTreeMap<String, u64>,
}

impl Pushed {
    /// The reference under which the alert of an entry is published. It stays with the author, as every reference.
    pub fn reference(list: &ListName, key: &str, turn: u64) -> String {
        format!("watchlist {list} {turn} {key}")
    }
}

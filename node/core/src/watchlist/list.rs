//! A list: its name, who may learn of its entries, and what is asked for them.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::order::{Action, Order};
use super::read::Format;
use super::rules::MAX_REVIEW;
use crate::model::{Coded, MAX_TIME_MS};
use crate::names::names;
use crate::reason::Reasoned;
use crate::record::Evaluation;
use crate::time::Timestamp;

/// Longest name of a list, in characters.
pub const MAX_LIST_NAME: usize = 40;
/// Most entries of one list.
pub const MAX_ENTRIES: usize = 10_000_000;

/// The ground of a table of one's own until somebody says it.
const UNTOLD_GROUND: &str = "not told yet; 'ntc watchlist describe LIST --legal-basis' says it";

names! {
    /// What of a list leaves the node. The number is stored.
    ShareMode;
    /// Nothing: partners' questions are answered as if it were not there.
    None = 1 "none";
    /// Whether a partner's question hits, within the agreement.
    HitNoHit = 2 "hit_no_hit";
    /// Each entry is published as an alert, and partners' questions are answered.
    Push = 3 "push";
}

/// The name of a list: small letters, digits and hyphens, a letter first.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ListName(String);

/// The text is no name of a list.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[error(
    "a list is named by small letters a to z, digits and hyphens, a letter first, at most {MAX_LIST_NAME}"
)]
#[reason(FieldInvalid)]
pub struct InvalidListName;

/// A list without its entries.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct WatchList {
    /// Its name.
    pub name: ListName,
    /// What it is, for people.
    pub title: String,
    /// What of it leaves the node.
    pub share: ShareMode,
    /// What is asked for entries that have no order of their own.
    pub order: Order,
}

impl WatchList {
    /// A list as it is taken in from files by an officer who says nothing of it: nothing of it leaves the node, its
    /// entries are checked for, each until the files lack it, and the officer decides within a year whether the list is
    /// still needed. The ground is the publisher's; of a table of one's own nobody has told it.
    pub fn published(name: ListName, format: Format, by: &str, now: Timestamp) -> Self {
        Self {
            title: format!("Imported ({format})"),
            share: ShareMode::None,
            order: Order {
                action: Action::Check,
                reason: Coded {
                    code: "watchlist".to_owned(),
                    text: String::new(),
                },
                category: String::new(),
                markers: Vec::new(),
                legal_basis: if format.is_own() {
                    UNTOLD_GROUND.to_owned()
                } else {
                    "as its publisher says".to_owned()
                },
                // Nobody here judged where it comes from.
                evaluation: Some(Evaluation {
                    scheme: "4x4".to_owned(),
                    source: "X".to_owned(),
                    information: "4".to_owned(),
                }),
                valid_from: now,
                valid_until: Timestamp::from_millis(MAX_TIME_MS.cast_unsigned()),
                review: now.plus(MAX_REVIEW),
                owner: by.to_owned(),
                contact_first: false,
            },
            name,
        }
    }
}

impl ListName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ListName {
    type Err = InvalidListName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let is_name = (1..=MAX_LIST_NAME).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && !text.ends_with('-')
            && text.bytes().all(fits);
        is_name
            .then(|| Self(text.to_owned()))
            .ok_or(InvalidListName)
    }
}

impl fmt::Display for ListName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::watchlist::check_list;

    #[test]
    fn a_list_that_was_only_imported_breaks_no_rule() {
        let now = Timestamp::from_millis(1_790_000_000_000);
        let name = "un".parse().unwrap();
        let list = WatchList::published(name, Format::Un, "ann", now);
        assert_eq!(check_list(&list, now), Ok(()));
        assert_eq!(list.share, ShareMode::None);
        assert_eq!(list.order.legal_basis, "as its publisher says");
        for format in [Format::Csv, Format::Json] {
            let own = WatchList::published(list.name.clone(), format, "ann", now);
            assert_eq!(check_list(&own, now), Ok(()));
            // Nobody published it.
            assert_eq!(own.order.legal_basis, UNTOLD_GROUND);
        }
        let untitled = WatchList {
            title: " ".to_owned(),
            ..list
        };
        let faults = check_list(&untitled, now).unwrap_err();
        assert_eq!((faults.len(), faults[0].field.as_str()), (1, "title"));
    }

    #[test]
    fn a_name_of_a_list_is_plain_and_has_its_length() {
        let longest = "a".repeat(MAX_LIST_NAME);
        for name in ["un", "ofac-sdn", "stolen-plates-2026", &longest] {
            assert_eq!(name.parse::<ListName>().unwrap().as_str(), name);
        }
        let over = "a".repeat(MAX_LIST_NAME + 1);
        for name in ["", "UN", "-a", "a-", "1a", "a b", "ünlü", "a/b", &over] {
            assert_eq!(name.parse::<ListName>(), Err(InvalidListName), "{name}");
        }
    }
}

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

    /// Whether a record under this reference tells partners of an entry of a list.
    pub fn is_pushed(reference: &str) -> bool {
        told_of(reference).is_some()
    }

    /// Whether a record under this reference tells partners of the entry of a list that has one of these keys, or had.
    pub fn tells_of<'k>(
        reference: &str,
        list: &ListName,
        mut keys: impl Iterator<Item = &'k String>,
    ) -> bool {
        told_of(reference).is_some_and(|(of, key)| of == list.as_str() && keys.any(|it| it == key))
    }
}

/// The list and the key that a reference is made of.
fn told_of(reference: &str) -> Option<(&str, &str)> {
    let (list, rest) = reference.strip_prefix("watchlist ")?.split_once(' ')?;
    let (turn, key) = rest.split_once(' ')?;
    turn.parse::<u64>().ok().map(|_| (list, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_leads_to_the_entry_that_it_was_made_of_and_to_no_other() {
        let list: ListName = "stolen-plates".parse().unwrap();
        let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        for key in ["17", "a key with 3 blanks"] {
            let reference = Pushed::reference(&list, key, 4);
            let tells = |list, of: &[&str]| Pushed::tells_of(&reference, list, keys(of).iter());
            assert!(Pushed::is_pushed(&reference));
            assert!(tells(&list, &["18", key]), "{key}");
            assert!(!tells(&list, &["18"]), "{key}");
            assert!(!tells(&"other".parse().unwrap(), &[key]), "{key}");
        }
        for reference in ["", "2026/000123", "watchlist x", "watchlist x y z"] {
            assert!(!Pushed::is_pushed(reference), "{reference}");
        }
    }
}

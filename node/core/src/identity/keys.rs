//! The history of a party's keys, as its followers hold it: what its card lists and what the KEY entries of its ledger
//! say, by ledger index.
//!
//! A key counts where both name it. The keys that the ledger had before a follower saw its first head are known from
//! the card alone, whose fingerprint two administrators compared; each later one needs its KEY entry. An end counts
//! from the first place that tells of it: what a key signed before it was retired or revoked stays verifiable, and
//! what lies behind is refused.

use thiserror::Error;

use crate::envelope::{Hash, PublicKey};
use crate::reason::Reasoned;
use crate::registry::is_critical;

use super::card::{KeyRole, ListedKey};
use super::vkey;

/// What a KEY entry does with a key. The number is part of committed bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub enum KeyOperation {
    /// The key is good from the entry's index on.
    Add = 1,
    /// The key is no longer used from the entry's index on.
    Retire = 2,
    /// The key is in wrong hands: nothing that it signs from the entry's index on counts.
    Revoke = 3,
}

impl KeyOperation {
    /// Its number.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The operation of a number; none when this version does not know it.
    pub const fn from_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Add),
            2 => Some(Self::Retire),
            3 => Some(Self::Revoke),
            _ => None,
        }
    }
}

/// What a key is for, as a KEY entry numbers it.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Role {
    /// A role of this version.
    Known(KeyRole),
    /// A role of a later version, from 80 up: kept and counted.
    Ignorable(u8),
}

impl Role {
    /// The role of a number; none when it is critical and not known to this version.
    pub fn from_number(number: u8) -> Option<Self> {
        let known = KeyRole::from_number(number.into()).map(Self::Known);
        known.or((!is_critical(number)).then_some(Self::Ignorable(number)))
    }

    /// Its number.
    pub const fn number(self) -> u8 {
        match self {
            Self::Known(role) => role as u8,
            Self::Ignorable(number) => number,
        }
    }
}

/// Most KEY entries of one party that a follower holds.
pub const MAX_KEY_EVENTS: usize = 1024;

/// A KEY entry, as a follower verified it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KeyEvent {
    /// Index of the entry.
    pub index: u64,
    /// Comes or goes.
    pub operation: KeyOperation,
    /// What the key is for.
    pub role: Role,
    /// What the entry says of the key: [`vkey::hash`] of its vkey text.
    pub key: Hash,
}

/// Why a KEY entry is refused.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum KeyFault {
    /// Its text is not the one that the entry commits to.
    #[error("the key's text is not the one that the KEY entry {0} commits to")]
    #[reason(BadCommitment)]
    Text(u64),
    /// The same entry, told otherwise.
    #[error("the KEY entry {0} was told before with other contents")]
    #[reason(Malformed)]
    Told(u64),
    /// A key that ended is added again.
    #[error("the KEY entry {0} adds a key that was retired or revoked before")]
    #[reason(Malformed)]
    AddedAgain(u64),
    /// More than a follower holds.
    #[error("the party has more than {MAX_KEY_EVENTS} KEY entries")]
    #[reason(TooLarge)]
    TooMany,
}

/// What a follower saw of a party's keys in its ledger, by rising index.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct KeyHistory {
    /// Size of the ledger under the follower's first head; keys added before it are known from the card alone.
    first_head: u64,
    events: Vec<KeyEvent>,
}

impl KeyHistory {
    /// Nothing seen, by a follower whose first head covers a ledger of this size.
    pub const fn new(first_head: u64) -> Self {
        Self {
            first_head,
            events: Vec::new(),
        }
    }

    /// The history from its parts; none unless the events rise and are at most [`MAX_KEY_EVENTS`].
    pub fn from_parts(first_head: u64, events: Vec<KeyEvent>) -> Option<Self> {
        let rise = events.is_sorted_by(|a, b| a.index < b.index);
        (rise && events.len() <= MAX_KEY_EVENTS).then_some(Self { first_head, events })
    }

    /// Size of the ledger under the follower's first head.
    pub const fn first_head(&self) -> u64 {
        self.first_head
    }

    /// The KEY entries seen, by rising index.
    pub fn events(&self) -> &[KeyEvent] {
        &self.events
    }

    /// Takes a KEY entry whose place in the ledger is proven, with the text that came with it. An entry told twice is
    /// taken once.
    ///
    /// # Errors
    /// When text and entry do not fit, or the entry contradicts what was seen.
    pub fn take(&mut self, event: KeyEvent, vkey: &str) -> Result<(), KeyFault> {
        if vkey::hash(vkey) != event.key {
            return Err(KeyFault::Text(event.index));
        }
        let at = match self
            .events
            .binary_search_by_key(&event.index, |seen| seen.index)
        {
            Ok(at) if self.events.get(at) == Some(&event) => return Ok(()),
            Ok(_) => return Err(KeyFault::Told(event.index)),
            Err(at) => at,
        };
        let adds = event.operation == KeyOperation::Add;
        if adds && self.ends(&event.key).any(|end| end < event.index) {
            return Err(KeyFault::AddedAgain(event.index));
        }
        if self.events.len() >= MAX_KEY_EVENTS {
            return Err(KeyFault::TooMany);
        }
        self.events.insert(at, event);
        Ok(())
    }

    /// Indices from which on the key is not good any more.
    fn ends<'a>(&'a self, key: &'a Hash) -> impl Iterator<Item = u64> + 'a {
        let ended = self.events.iter();
        ended
            .filter(move |event| event.key == *key && event.operation != KeyOperation::Add)
            .map(|event| event.index)
    }

    /// True when an entry behind `listed.from`, or that one itself, shows that ledger and card agree on the key.
    fn is_added(&self, listed: &ListedKey, key: &Hash) -> bool {
        listed.from < self.first_head
            || self.events.iter().any(|event| {
                let same = event.index == listed.from && event.key == *key;
                same && event.operation == KeyOperation::Add
            })
    }

    /// The first key that a renewed card lists, the card before did not, and no KEY entry that was seen added: a card
    /// gives its party no key that the party's ledger does not. A new ledger key needs none, and beside one no other
    /// key does: what it signed cannot be read before it is known, and the entries that add the others may lie there.
    /// They count once these were seen.
    pub fn unannounced<'a>(
        &self,
        before: &[ListedKey],
        renewed: &'a [ListedKey],
    ) -> Option<&'a ListedKey> {
        let known = |listed: &ListedKey| {
            let mut before = before.iter();
            before.any(|old| {
                (&old.role, &old.vkey, old.from) == (&listed.role, &listed.vkey, listed.from)
            })
        };
        let added = |listed: &ListedKey| {
            let key = vkey::hash(&listed.vkey);
            self.events.iter().any(|event| {
                let role = match event.role {
                    Role::Known(role) => Some(role) == listed.known_role(),
                    Role::Ignorable(_) => listed.known_role().is_none(),
                };
                let same = event.index == listed.from && event.key == key;
                same && role && event.operation == KeyOperation::Add
            })
        };
        let mut fresh = renewed.iter().filter(|listed| !known(listed));
        let ledger = |listed: &ListedKey| listed.known_role() == Some(KeyRole::Ledger);
        if fresh.clone().any(ledger) {
            return None;
        }
        fresh.find(|listed| !added(listed))
    }

    /// Whether a key of the card stands before every end of it at `index` of the party's ledger. A ledger key has to
    /// count before the items under its checkpoint can be read, so for it this is enough.
    pub fn is_in_force(&self, listed: &ListedKey, index: u64) -> bool {
        let key = vkey::hash(&listed.vkey);
        let end = self.ends(&key).chain(listed.to).min();
        listed.from <= index && end.is_none_or(|end| index < end)
    }

    /// Whether a key of the card is good for what stands at `index` of the party's ledger.
    pub fn is_good(&self, listed: &ListedKey, index: u64) -> bool {
        self.is_in_force(listed, index) && self.is_added(listed, &vkey::hash(&listed.vkey))
    }

    /// The keys of a role that count for a statement of the party which says how large its ledger was when it was made,
    /// where the newest size that was verified of that ledger is `newest`: those that were good then, and those that
    /// are good now, because a party that went over to another key signs the same statement again with it. A revoked
    /// key signs no more statements: whoever stole it can state any size.
    pub fn stating_keys<'a>(
        &'a self,
        card: &'a [ListedKey],
        role: KeyRole,
        (stated, newest): (u64, u64),
    ) -> impl Iterator<Item = PublicKey> + 'a {
        card.iter()
            .filter(move |listed| {
                let good = |size: u64| self.is_good(listed, size.saturating_sub(1));
                let counts = good(stated) || good(newest);
                listed.known_role() == Some(role) && counts && !self.is_revoked(listed)
            })
            .filter_map(ListedKey::public)
    }

    fn is_revoked(&self, listed: &ListedKey) -> bool {
        let key = vkey::hash(&listed.vkey);
        let mut ended = self.events.iter();
        ended.any(|event| event.key == key && event.operation == KeyOperation::Revoke)
    }
}

/// The keys of a role that a card lists, decoded once and used for many signatures: decoding a key takes a fifth of the
/// time of verifying a signature.
#[derive(Debug)]
pub struct RoleKeys<'a>(Vec<(&'a ListedKey, PublicKey)>);

impl<'a> RoleKeys<'a> {
    /// Those of a role.
    pub fn of(card: &'a [ListedKey], role: KeyRole) -> Self {
        let listed = card.iter().filter(|it| it.known_role() == Some(role));
        let read = listed.filter_map(|listed| Some((listed, listed.public()?)));
        Self(read.collect())
    }

    /// Those that are good for what stands at `index` of the party's ledger.
    pub fn good(&self, history: &KeyHistory, index: u64) -> Vec<PublicKey> {
        let good = self.0.iter();
        good.filter(|(listed, _)| history.is_good(listed, index))
            .map(|(_, key)| *key)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::{Sign as _, SoftKey};

    const NAME: &str = "ntc.example/ge/revenue-service/author";

    fn vkey_of(seed: u8) -> String {
        let key = SoftKey::from_seed(&[seed; 32]).public_key();
        vkey::encode(NAME, vkey::TYPE_NOTE, &key)
    }

    fn listed(seed: u8, from: u64, to: Option<u64>) -> ListedKey {
        ListedKey {
            role: "author".to_owned(),
            vkey: vkey_of(seed),
            from,
            to,
        }
    }

    fn event(index: u64, operation: KeyOperation, seed: u8) -> KeyEvent {
        KeyEvent {
            index,
            operation,
            role: Role::Known(KeyRole::Author),
            key: vkey::hash(&vkey_of(seed)),
        }
    }

    fn good_at(history: &KeyHistory, card: &[ListedKey]) -> Vec<u64> {
        let keys = RoleKeys::of(card, KeyRole::Author);
        (0..30)
            .filter(|index| !keys.good(history, *index).is_empty())
            .collect()
    }

    #[test]
    fn a_retired_key_states_what_it_stated_before_and_a_revoked_one_states_nothing() {
        let card = [listed(1, 0, None), listed(2, 20, None)];
        let stating = |history: &KeyHistory, sizes| {
            let keys = history.stating_keys(&card, KeyRole::Author, sizes);
            keys.collect::<Vec<_>>()
        };
        let public = |seed| listed(seed, 0, None).public().unwrap();
        let mut history = KeyHistory::new(4);
        // The later key does not count before the ledger is seen to add it.
        assert_eq!(stating(&history, (30, 18)), [public(1)]);
        history
            .take(event(20, KeyOperation::Add, 2), &vkey_of(2))
            .unwrap();
        let mut retired = history.clone();
        retired
            .take(event(21, KeyOperation::Retire, 1), &vkey_of(1))
            .unwrap();
        assert_eq!(stating(&retired, (21, 22)), [public(1), public(2)]);
        assert_eq!(stating(&retired, (9, 22)), [public(1), public(2)]);
        assert_eq!(stating(&retired, (22, 22)), [public(2)]);
        history
            .take(event(21, KeyOperation::Revoke, 1), &vkey_of(1))
            .unwrap();
        assert_eq!(stating(&history, (9, 22)), [public(2)]);
        // Of a ledger that was never seen the card alone tells.
        let unseen = KeyHistory::new(u64::MAX);
        let all = [public(1), public(2)];
        assert_eq!(stating(&unseen, (1, u64::MAX)), all);
    }

    #[test]
    fn a_renewed_card_lists_no_key_that_no_entry_added_at_that_index_for_that_role() {
        let before = [listed(1, 0, None)];
        let renewed = [listed(1, 0, Some(12)), listed(2, 10, None)];
        let announced = |events: Vec<KeyEvent>| {
            let history = KeyHistory::from_parts(20, events).unwrap();
            history.unannounced(&before, &renewed).cloned()
        };
        let added = event(10, KeyOperation::Add, 2);
        assert_eq!(announced(vec![added]), None);
        let other =
            |event: KeyEvent| assert_eq!(announced(vec![event]).as_ref(), Some(&renewed[1]));
        assert_eq!(
            announced(Vec::new()).as_ref(),
            Some(&renewed[1]),
            "below the first head too"
        );
        other(event(9, KeyOperation::Add, 2));
        other(event(10, KeyOperation::Add, 3));
        other(event(10, KeyOperation::Retire, 2));
        let role = Role::Known(KeyRole::Receipt);
        other(KeyEvent { role, ..added });
        assert_eq!(KeyHistory::new(0).unannounced(&before, &before), None);
    }

    #[test]
    fn what_a_revoked_key_signed_before_counts_and_what_lies_behind_does_not() {
        for operation in [KeyOperation::Retire, KeyOperation::Revoke] {
            let mut history = KeyHistory::new(4);
            let card = [listed(1, 0, None)];
            assert_eq!(good_at(&history, &card), (0..30).collect::<Vec<_>>());
            // The card does not tell of it yet: the ledger alone is enough to end a key.
            history.take(event(20, operation, 1), &vkey_of(1)).unwrap();
            assert_eq!(good_at(&history, &card), (0..20).collect::<Vec<_>>());
        }
        // And so is the card.
        let history = KeyHistory::new(4);
        let card = [listed(1, 0, Some(20))];
        assert_eq!(good_at(&history, &card), (0..20).collect::<Vec<_>>());
    }

    #[test]
    fn a_later_key_counts_where_card_and_ledger_name_it() {
        let card = [listed(2, 10, None)];
        let mut history = KeyHistory::new(4);
        assert_eq!(good_at(&history, &card), [0; 0], "the card alone");
        history
            .take(event(10, KeyOperation::Add, 2), &vkey_of(2))
            .unwrap();
        assert_eq!(good_at(&history, &[]), [0; 0], "the ledger alone");
        assert_eq!(good_at(&history, &card), (10..30).collect::<Vec<_>>());
        let elsewhere = [listed(2, 11, None)];
        assert_eq!(good_at(&history, &elsewhere), [0; 0], "another entry");
        // Whoever follows from later on has the entry from the card.
        let late = KeyHistory::new(25);
        assert_eq!(good_at(&late, &card), (10..30).collect::<Vec<_>>());
    }

    #[test]
    fn an_entry_is_taken_once_and_never_otherwise() {
        let mut history = KeyHistory::new(4);
        let added = event(10, KeyOperation::Add, 2);
        assert_eq!(history.take(added, &vkey_of(3)), Err(KeyFault::Text(10)));
        assert_eq!(history.take(added, &vkey_of(2)), Ok(()));
        assert_eq!(history.take(added, &vkey_of(2)), Ok(()));
        assert_eq!(history.events().len(), 1);
        let otherwise = event(10, KeyOperation::Revoke, 2);
        assert_eq!(
            history.take(otherwise, &vkey_of(2)),
            Err(KeyFault::Told(10))
        );
        let revoked = event(12, KeyOperation::Revoke, 2);
        assert_eq!(history.take(revoked, &vkey_of(2)), Ok(()));
        let again = event(14, KeyOperation::Add, 2);
        assert_eq!(
            history.take(again, &vkey_of(2)),
            Err(KeyFault::AddedAgain(14))
        );
    }

    #[test]
    fn one_entry_more_than_the_limit_is_refused() {
        let mut history = KeyHistory::new(0);
        for index in 0..MAX_KEY_EVENTS as u64 {
            let added = event(index, KeyOperation::Add, 2);
            history.take(added, &vkey_of(2)).unwrap();
        }
        let one_more = event(MAX_KEY_EVENTS as u64, KeyOperation::Add, 2);
        assert_eq!(history.take(one_more, &vkey_of(2)), Err(KeyFault::TooMany));
        let parts = history.events().to_vec();
        assert_eq!(KeyHistory::from_parts(0, parts), Some(history));
        let unordered = vec![
            event(3, KeyOperation::Add, 1),
            event(2, KeyOperation::Add, 1),
        ];
        assert_eq!(KeyHistory::from_parts(0, unordered), None);
    }

    #[test]
    fn a_key_of_another_role_or_of_an_unused_type_is_not_good_for_records() {
        let mut other = listed(1, 0, None);
        other.role = "ledger".to_owned();
        let unused = ListedKey {
            vkey: vkey::encode(NAME, vkey::TYPE_ML_DSA_44, &[9; 1312]),
            ..listed(1, 0, None)
        };
        assert_eq!(good_at(&KeyHistory::new(4), &[other, unused]), [0; 0]);
    }
}

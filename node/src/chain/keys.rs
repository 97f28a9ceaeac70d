//! What the KEY entries of the own ledger say of the own keys.

use ntc_core::identity::card::ListedKey;
use ntc_core::identity::keys::{KeyOperation, MAX_KEY_EVENTS, Role};
use ntc_core::ledger::entry::Entry;

use super::frame::KeyFrame;
use super::state::Damaged;

/// A KEY entry of the own ledger.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    index: u64,
    operation: KeyOperation,
    role: Role,
    frame: KeyFrame,
}

/// The KEY entries of the own ledger by rising index, at most [`MAX_KEY_EVENTS`]: no follower holds more.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct OwnKeys(Vec<Told>);

impl OwnKeys {
    /// Takes the entry at an index.
    ///
    /// # Errors
    /// When it is no KEY entry, or there are too many.
    pub(super) fn take(&mut self, index: u64, frame: &KeyFrame) -> Result<(), Damaged> {
        let Ok(Entry::Key {
            operation, role, ..
        }) = Entry::decode(&frame.entry)
        else {
            return Err(Damaged("a KEY entry cannot be read"));
        };
        if self.0.len() >= MAX_KEY_EVENTS {
            return Err(Damaged("there are more KEY entries than a follower holds"));
        }
        self.0.push(Told {
            index,
            operation,
            role,
            frame: frame.clone(),
        });
        Ok(())
    }

    /// The entries with their places, as they are saved.
    pub(super) fn entries(&self) -> impl Iterator<Item = (u64, &KeyFrame)> {
        self.0.iter().map(|told| (told.index, &told.frame))
    }

    /// Every key that was added, as a card lists it: with its end where it has one.
    pub(crate) fn listed(&self) -> Vec<ListedKey> {
        let added = self.0.iter().filter_map(|told| {
            let Role::Known(role) = told.role else {
                return None;
            };
            (told.operation == KeyOperation::Add).then(|| ListedKey {
                role: role.name().to_owned(),
                vkey: told.frame.vkey.clone(),
                from: told.index,
                to: self.end_of(&told.frame.vkey),
            })
        });
        added.collect()
    }

    /// Index of the first entry that ends a key; none while it counts.
    pub(crate) fn end_of(&self, vkey: &str) -> Option<u64> {
        let mut told = self.0.iter();
        let end = told.find(|told| told.operation != KeyOperation::Add && told.frame.vkey == vkey);
        end.map(|told| told.index)
    }

    /// Whether the ledger added a key.
    pub(crate) fn has(&self, vkey: &str) -> bool {
        let mut told = self.0.iter();
        told.any(|told| told.operation == KeyOperation::Add && told.frame.vkey == vkey)
    }
}

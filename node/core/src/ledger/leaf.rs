//! Leaves of the trees beside the ledger's: each begins with a context, so that no leaf of one tree can be taken
//! for a leaf of another.

use crate::envelope::Hash;

/// Bytes of a feed item.
pub const ITEM_LEN: usize = 43;

/// Bytes of the state of an item that was delivered.
pub const STATE_LEN: usize = 9;

/// Leaf hash of an item in its feed's tree, over `"ntc/item/v2\n" | item 43`.
pub fn item(item: &[u8; ITEM_LEN]) -> Hash {
    Hash::of(&[&[0], b"ntc/item/v2\n", item])
}

/// Leaf hash of what was shown of an item, over `"ntc/shown/v1\n" | item 43 | state 9`.
pub fn shown(item: &[u8; ITEM_LEN], state: &[u8; STATE_LEN]) -> Hash {
    Hash::of(&[&[0], b"ntc/shown/v1\n", item, state])
}

/// Leaf hash of a frame of a journal that ANCHOR entries hold the head of, over `"ntc/journal/v1\n" | frame`.
pub fn journal(frame: &[u8]) -> Hash {
    Hash::of(&[&[0], b"ntc/journal/v1\n", frame])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::card::KeyRole;
    use crate::ledger::entry::{Entry, KeyOperation, Role};
    use crate::time::Timestamp;

    #[test]
    fn a_key_entry_and_a_reveal_item_of_equal_bytes_have_different_leaves() {
        let key = Entry::Key {
            time: Timestamp::from_millis(7),
            operation: KeyOperation::Add,
            role: Role::Known(KeyRole::Author),
            key: Hash::from_bytes([3; 32]),
        };
        let bytes: [u8; ITEM_LEN] = key.encode().try_into().unwrap();
        assert_eq!(
            super::super::feed::FeedItem::decode(&bytes)
                .unwrap()
                .encode(),
            bytes
        );
        assert_ne!(item(&bytes), key.leaf_hash());
    }
}

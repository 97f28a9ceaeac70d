//! The author keys by which a party's signature under an agreement is known.

use std::collections::BTreeMap;

use ntc_core::identity::card::{KeyRole, ListedKey, NodeCard};
use ntc_core::party::Party;

use super::Peer;

/// Whose keys are known beside those of peers: the own ones.
#[derive(Clone, Debug)]
pub(super) struct OwnKeys {
    pub(super) party: Party,
    pub(super) authors: Vec<[u8; 32]>,
}

impl OwnKeys {
    /// The author keys of a party that its card lists, or the own ones; none of a stranger. A signature under an
    /// agreement holds on when its key ends: the record that brought it was taken while the key was good.
    pub(super) fn of(&self, party: &Party, peers: &BTreeMap<Party, Peer>) -> Vec<[u8; 32]> {
        if *party == self.party {
            return self.authors.clone();
        }
        let peer = peers.get(party).map(|peer| author_keys(&peer.card));
        peer.unwrap_or_default()
    }
}

/// Every author key that a card lists.
pub(crate) fn author_keys(card: &NodeCard) -> Vec<[u8; 32]> {
    let listed = card.listed_keys().iter();
    let authors = listed.filter(|listed| listed.known_role() == Some(KeyRole::Author));
    let keys = authors.filter_map(ListedKey::public);
    keys.map(|key| *key.as_bytes()).collect()
}

//! The author keys by which a party's signature under an agreement is known.

use std::collections::BTreeMap;

use ntc_core::party::Party;

use super::Peer;

/// Whose keys are known beside those of peers: the own ones.
#[derive(Clone, Debug)]
pub(super) struct OwnKeys {
    pub(super) party: Party,
    pub(super) author: [u8; 32],
}

impl OwnKeys {
    /// The author keys of a party: what its card says, or the own one; none of a stranger.
    pub(super) fn of(&self, party: &Party, peers: &BTreeMap<Party, Peer>) -> Vec<[u8; 32]> {
        if *party == self.party {
            return vec![self.author];
        }
        let peer = peers.get(party).map(|peer| peer.card.keys().author);
        peer.into_iter().collect()
    }
}

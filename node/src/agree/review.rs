//! Looking at a document with all that the node knows, before anybody signs it.

use std::collections::BTreeMap;

use ntc_core::policy::InvalidAgreement;
use ntc_core::policy::review::{Known, Review};

use super::Administration;

impl Administration {
    /// What there is to know of a document before it is proposed. Nothing is signed.
    ///
    /// # Errors
    /// When it is not an agreement: all that is wrong with it.
    pub fn review(&self, document: &[u8]) -> Result<Review, Vec<InvalidAgreement>> {
        let roster = self.partners.roster();
        let own = (self.own.clone(), self.card.fingerprint().to_string());
        let peers = roster.peers().iter();
        let peers = peers.map(|(party, peer)| (party.clone(), peer.card.fingerprint().to_string()));
        let fingerprints: BTreeMap<_, _> = peers.chain([own]).collect();
        Review::of(
            document,
            &Known {
                policies: &roster.policies(),
                author_key: self.author.public_key(),
                fingerprints: &fingerprints,
                now: self.clock.now(),
            },
        )
    }
}

//! All that a decision is made under, at one moment.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::book::AgreementBook;
use super::in_force::InForce;
use super::local::{Local, Rules};
use crate::party::Party;

const DIGEST_CONTEXT: &[u8] = b"ntc/policies/v1\n";

/// How a peer stands with us.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PeerStanding {
    /// True when our administrator suspended it: it is told nothing and nothing of it is taken.
    pub suspended: bool,
    /// What its node is capable of, as its card says: it is told nothing that it cannot read.
    pub capabilities: BTreeSet<String>,
}

/// Own party, enrolled peers, the book of agreements and the own rules. It never changes; a change makes another one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Policies {
    own: Party,
    peers: BTreeMap<Party, PeerStanding>,
    book: AgreementBook,
    local: Rules,
    /// What peers say that they hold to be in force.
    pub(super) told: BTreeMap<Party, Arc<InForce>>,
    /// Made once: every publication states it.
    digest: [u8; 32],
}

impl Policies {
    /// No peers and no agreements: nothing is told.
    pub fn new(own: Party) -> Self {
        Self {
            digest: [0; 32],
            book: AgreementBook::new(own.clone()),
            peers: BTreeMap::new(),
            local: Rules::default(),
            told: BTreeMap::new(),
            own,
        }
        .digested()
    }

    /// The same with this standing of a peer, which is enrolled thereby.
    #[must_use]
    pub fn with_peer(mut self, peer: Party, standing: PeerStanding) -> Self {
        self.peers.insert(peer, standing);
        self.digested()
    }

    /// The same without a peer.
    #[must_use]
    pub fn without_peer(mut self, peer: &Party) -> Self {
        self.peers.remove(peer);
        self.told.remove(peer);
        self.digested()
    }

    /// The same with this book.
    #[must_use]
    pub fn with_book(mut self, book: AgreementBook) -> Self {
        self.book = book;
        self.digested()
    }

    /// The same with these rules of the own country, which narrow every decision.
    #[must_use]
    pub fn with_local(mut self, local: Arc<dyn Local>) -> Self {
        self.local = Rules(Some(local));
        self.digested()
    }

    /// The same without own rules: what agreements and handling alone let go.
    #[must_use]
    pub fn without_local(mut self) -> Self {
        self.local = Rules::default();
        self.digested()
    }

    /// The same without a word of a peer about what is in force.
    #[must_use]
    pub fn without_told(mut self, peer: &Party) -> Self {
        self.told.remove(peer);
        self
    }

    /// Whose decisions these are.
    pub const fn own(&self) -> &Party {
        &self.own
    }

    /// Every enrolled peer.
    pub const fn peers(&self) -> &BTreeMap<Party, PeerStanding> {
        &self.peers
    }

    /// What is agreed with whom.
    pub const fn book(&self) -> &AgreementBook {
        &self.book
    }

    /// The rules of the own country; none where agreements and handling decide alone.
    pub const fn local(&self) -> Option<&Arc<dyn Local>> {
        self.local.0.as_ref()
    }

    /// SHA-256 over everything that can change a decision; the ledger holds it from where on it decides.
    pub const fn digest(&self) -> [u8; 32] {
        self.digest
    }

    fn digested(mut self) -> Self {
        let mut hash = Sha256::new();
        hash.update(DIGEST_CONTEXT);
        hash.update(self.own.as_str());
        for (peer, standing) in &self.peers {
            let word = if standing.suspended {
                "suspended"
            } else {
                "active"
            };
            hash.update(format!("\npeer {peer} {word}"));
            for capability in &standing.capabilities {
                hash.update(format!(" {capability}"));
            }
        }
        self.book.digest_into(&mut hash);
        if let Some(local) = self.local() {
            hash.update(b"\nrules ");
            hash.update(local.sha256());
        }
        self.digest = hash.finalize().into();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{AZ, GE, moved, party, policies, standing, template};
    use super::super::{Labels, Step, fixture};
    use super::*;

    #[test]
    fn the_digest_is_another_one_after_every_change_of_what_decides() {
        let pair = template("test-pair", &[GE, AZ]);
        let none = Policies::new(party(GE));
        let enrolled = none.clone().with_peer(party(AZ), standing(false));
        let suspended = enrolled.clone().with_peer(party(AZ), standing(true));
        let incapable = PeerStanding::default();
        let incapable = none.clone().with_peer(party(AZ), incapable);
        let proposed = moved(enrolled.book(), GE, Step::Propose, &pair).unwrap();
        let proposed = enrolled.clone().with_book(proposed);
        let signed = moved(proposed.book(), AZ, Step::Sign, &pair).unwrap();
        let signed = proposed.clone().with_book(signed);
        let stopped = moved(signed.book(), AZ, Step::Suspend, &pair).unwrap();
        let stopped = signed.clone().with_book(stopped);
        let resumed = moved(stopped.book(), AZ, Step::Resume, &pair).unwrap();
        let resumed = stopped.clone().with_book(resumed);
        assert_eq!(resumed.digest(), signed.digest());
        let noticed = moved(signed.book(), AZ, Step::Notice, &pair).unwrap();
        let noticed = signed.clone().with_book(noticed);
        let all = [
            none, enrolled, suspended, incapable, proposed, signed, stopped, noticed,
        ];
        let digests: BTreeSet<_> = all.iter().map(Policies::digest).collect();
        assert_eq!(digests.len(), all.len());
    }

    #[test]
    fn a_permit_states_the_policies_that_decided() {
        let policies = policies(&[&template("test-pair", &[GE, AZ])]);
        let labels: Labels = fixture::labels();
        let permit = super::super::decide_publish(labels, &policies, fixture::NOW).unwrap();
        assert_eq!(permit.policies(), policies.digest());
    }
}

//! All that a decision is made under, at one moment.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::book::AgreementBook;
use crate::party::Party;

const DIGEST_CONTEXT: &[u8] = b"ntc/policies/v1\n";

/// How a peer stands with us.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct PeerStanding {
    /// True when our administrator suspended it: it is told nothing and nothing of it is taken.
    pub suspended: bool,
}

/// Own party, enrolled peers and the book of agreements.
#[derive(Clone, Debug)]
pub struct Policies {
    /// Whose decisions these are.
    pub own: Party,
    /// Every enrolled peer.
    pub peers: BTreeMap<Party, PeerStanding>,
    /// What is agreed with whom.
    pub book: AgreementBook,
}

impl Policies {
    /// No peers and no agreements: nothing is told.
    pub fn new(own: Party) -> Self {
        Self {
            book: AgreementBook::new(own.clone()),
            peers: BTreeMap::new(),
            own,
        }
    }

    /// SHA-256 over everything that can change a decision; the ledger holds it from where on it decides.
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(DIGEST_CONTEXT);
        hash.update(self.own.as_str());
        for (peer, standing) in &self.peers {
            hash.update(format!(
                "\npeer {peer} {}",
                if standing.suspended {
                    "suspended"
                } else {
                    "active"
                }
            ));
        }
        self.book.digest_into(&mut hash);
        hash.finalize().into()
    }
}

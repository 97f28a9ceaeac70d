//! The keys that sign the checkpoints of one ledger, those that ended included: what was signed before a key was
//! retired or revoked is still the ledger's word.

use crate::envelope::{InvalidKey, PublicKey};
use crate::identity::card::{KeyRole, ListedKey, NodeCard};

use super::checkpoint::{Checkpoint, InvalidCheckpoint, SignedCheckpoint};
use super::note::NoteKey;

/// The keys of one ledger. They all bear its origin as their name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LedgerKeys {
    in_force: NoteKey,
    others: Vec<NoteKey>,
}

impl From<NoteKey> for LedgerKeys {
    /// A ledger that has had one key.
    fn from(in_force: NoteKey) -> Self {
        Self {
            in_force,
            others: Vec::new(),
        }
    }
}

impl LedgerKeys {
    /// Every key of the ledger that a card lists.
    ///
    /// # Errors
    /// When the key in force is weak, which no card that was opened has.
    pub fn of(card: &NodeCard) -> Result<Self, InvalidKey> {
        let in_force = PublicKey::from_bytes(&card.keys().ledger)?;
        let listed = card.listed_keys().iter();
        let others = listed
            .filter(|listed| listed.known_role() == Some(KeyRole::Ledger))
            .filter_map(ListedKey::public)
            .filter(|key| *key != in_force);
        let named = |key| NoteKey::note(card.origin(), key);
        Ok(Self {
            others: others.map(named).collect(),
            in_force: named(in_force),
        })
    }

    /// The ledger's origin.
    pub fn name(&self) -> &str {
        self.in_force.name()
    }

    /// The key in force.
    pub const fn in_force(&self) -> &NoteKey {
        &self.in_force
    }

    /// Reads a checkpoint and checks that one of the keys signed it. Which of them counted at its size is for whoever
    /// follows the ledger to judge.
    ///
    /// # Errors
    /// When it is no checkpoint, of another ledger, or signed by none of the keys.
    pub fn open(&self, note: &[u8]) -> Result<SignedCheckpoint, InvalidCheckpoint> {
        self.by_any(|key| SignedCheckpoint::open(note, key))
    }

    /// Puts a checkpoint together with a signature of the ledger that was kept apart from it.
    ///
    /// # Errors
    /// When none of the keys signed this checkpoint.
    pub fn joined(
        &self,
        checkpoint: &Checkpoint,
        signature: &[u8],
    ) -> Result<SignedCheckpoint, InvalidCheckpoint> {
        self.by_any(|key| SignedCheckpoint::joined(checkpoint, signature, key))
    }

    /// What one of the keys opens; the refusal is that of the key in force.
    fn by_any(
        &self,
        open: impl Fn(&NoteKey) -> Result<SignedCheckpoint, InvalidCheckpoint>,
    ) -> Result<SignedCheckpoint, InvalidCheckpoint> {
        open(&self.in_force).or_else(|refusal| {
            let mut others = self.others.iter();
            others.find_map(|key| open(key).ok()).ok_or(refusal)
        })
    }

    /// A checkpoint that was opened with these keys, with the line of the key that signed it alone.
    #[must_use]
    pub fn bare(&self, checkpoint: &SignedCheckpoint) -> SignedCheckpoint {
        let signed = |key: &&NoteKey| checkpoint.note().of(key).next().is_some();
        let by = self.others.iter().find(signed);
        checkpoint.bare(by.unwrap_or(&self.in_force))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::{Sign as _, SoftKey};
    use crate::ledger::tree::empty_root;

    const ORIGIN: &str = "ntc.example/ee/customs/ledger1";

    fn signed(seed: u8) -> SignedCheckpoint {
        let checkpoint = Checkpoint {
            origin: ORIGIN.to_owned(),
            size: 0,
            root: empty_root(),
        };
        SignedCheckpoint::sign(checkpoint, &SoftKey::from_seed(&[seed; 32])).unwrap()
    }

    fn key(seed: u8) -> NoteKey {
        let public = SoftKey::from_seed(&[seed; 32]).public_key();
        NoteKey::note(ORIGIN, PublicKey::from_bytes(&public).unwrap())
    }

    #[test]
    fn what_a_key_of_before_signed_is_the_ledgers_word_and_what_a_stranger_signed_is_not() {
        let keys = LedgerKeys {
            in_force: key(2),
            others: vec![key(1)],
        };
        for seed in [1, 2] {
            let note = signed(seed);
            assert_eq!(keys.open(&note.render()).unwrap(), note);
            assert_eq!(keys.bare(&note), note);
        }
        assert!(keys.open(&signed(3).render()).is_err());
        assert!(LedgerKeys::from(key(2)).open(&signed(1).render()).is_err());
    }
}

//! Evidence that a ledger showed two histories, as a text that anybody can check.
//!
//! ```text
//! ntc/evidence/v1 fork
//! <length of the first note in bytes>
//! <the note>
//! <length of the second note in bytes>
//! <the note>
//! <proof hashes in base64, one a line: a consistency proof that does not hold; none for one size>
//! ```

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::envelope::Hash;

use super::checkpoint::{InvalidCheckpoint, SignedCheckpoint};
use super::keys::LedgerKeys;
use super::tree::{consistency_len, verify_consistency};

const TITLE: &str = "ntc/evidence/v1 fork";

/// Two signed checkpoints of one ledger that do not fit together.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fork {
    held: SignedCheckpoint,
    shown: SignedCheckpoint,
    proof: Vec<Hash>,
}

/// How a checkpoint relates to the one that is held.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Relation {
    /// Same size and same root.
    Same,
    /// Smaller; whether it is consistent needs a proof.
    Older,
    /// Larger; whether it is consistent needs a proof.
    Newer,
    /// Same size and another root: the ledger forked.
    Fork(Box<Fork>),
}

/// Compares two checkpoints of one ledger, without proofs.
pub fn compare(held: &SignedCheckpoint, seen: &SignedCheckpoint) -> Relation {
    match seen.size().cmp(&held.size()) {
        std::cmp::Ordering::Less => Relation::Older,
        std::cmp::Ordering::Greater => Relation::Newer,
        std::cmp::Ordering::Equal if seen.root() == held.root() => Relation::Same,
        std::cmp::Ordering::Equal => {
            Relation::Fork(Box::new(Fork::new(held.clone(), seen.clone(), Vec::new())))
        }
    }
}

/// What a ledger's answer says, which was asked to prove that one of its checkpoints continues another.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Answer {
    /// It does.
    Continues,
    /// The proof has the form that it must have for these sizes, and does not hold: the ledger showed two histories.
    Fork(Box<Fork>),
    /// It is no proof for these sizes: it says nothing of either history.
    Malformed,
}

/// Reads the hashes of a consistency proof from the smaller of two checkpoints of one ledger to the other one.
pub fn answer<H: AsRef<[u8]>>(
    old: &SignedCheckpoint,
    new: &SignedCheckpoint,
    proof: &[H],
) -> Answer {
    let well_formed = proof.len() == consistency_len(old.size(), new.size());
    let hashes = proof.iter().map(|hash| Hash::from_slice(hash.as_ref()));
    let Some(hashes) = hashes.collect::<Option<Vec<_>>>().filter(|_| well_formed) else {
        return Answer::Malformed;
    };
    match verify_consistency(old.size(), old.root(), new.size(), new.root(), &hashes) {
        Ok(()) => Answer::Continues,
        Err(_) => Answer::Fork(Box::new(Fork::new(old.clone(), new.clone(), hashes))),
    }
}

impl Fork {
    /// Evidence from two checkpoints and the consistency proof that the ledger gave, if any.
    pub fn new(held: SignedCheckpoint, shown: SignedCheckpoint, proof: Vec<Hash>) -> Self {
        Self { held, shown, proof }
    }

    /// The checkpoint that was held before.
    pub const fn held(&self) -> &SignedCheckpoint {
        &self.held
    }

    /// The checkpoint that does not fit it.
    pub const fn shown(&self) -> &SignedCheckpoint {
        &self.shown
    }

    /// True when the two notes alone prove the fork to anybody: one size, two roots. Otherwise the ledger
    /// gave a proof that does not hold, which convinces only those who trust that it gave it.
    pub fn is_conclusive(&self) -> bool {
        self.held.size() == self.shown.size() && self.held.root() != self.shown.root()
    }

    /// True when the ledger gave a proof that the one continues the other.
    pub const fn has_proof(&self) -> bool {
        !self.proof.is_empty()
    }

    /// The evidence file.
    pub fn render(&self) -> String {
        let (held, shown) = (self.held.note().render(), self.shown.note().render());
        let mut text = format!("{TITLE}\n{}\n{held}{}\n{shown}", held.len(), shown.len());
        for hash in &self.proof {
            text.push_str(&STANDARD.encode(hash.as_bytes()));
            text.push('\n');
        }
        text
    }

    /// Reads an evidence file and checks both signatures, and that the two do not fit together.
    ///
    /// # Errors
    /// When it is no evidence against the ledger of these keys.
    pub fn open(text: &str, ledger: &LedgerKeys) -> Result<Self, InvalidCheckpoint> {
        let rest = text
            .strip_prefix(TITLE)
            .and_then(|rest| rest.strip_prefix('\n'))
            .ok_or(InvalidCheckpoint::Text)?;
        let (held, rest) = sized(rest).ok_or(InvalidCheckpoint::Text)?;
        let (shown, rest) = sized(rest).ok_or(InvalidCheckpoint::Text)?;
        let proof = rest
            .lines()
            .map(|line| {
                let bytes = STANDARD.decode(line).ok()?;
                Hash::from_slice(&bytes)
            })
            .collect::<Option<Vec<_>>>()
            .ok_or(InvalidCheckpoint::Text)?;
        let fork = Self::new(
            ledger.open(held.as_bytes())?,
            ledger.open(shown.as_bytes())?,
            proof,
        );
        let (old, new) = if fork.held.size() <= fork.shown.size() {
            (&fork.held, &fork.shown)
        } else {
            (&fork.shown, &fork.held)
        };
        let fits =
            verify_consistency(old.size(), old.root(), new.size(), new.root(), &fork.proof).is_ok();
        if fits || fork.render() != text {
            return Err(InvalidCheckpoint::Text);
        }
        Ok(fork)
    }
}

/// A length line and that many bytes.
fn sized(text: &str) -> Option<(&str, &str)> {
    let (len, rest) = text.split_once('\n')?;
    rest.split_at_checked(len.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::{PublicKey, Sign as _, SoftKey};
    use crate::ledger::checkpoint::Checkpoint;
    use crate::ledger::note::NoteKey;
    use crate::ledger::tree::leaf_hash;

    fn signed(size: u64, root: &[u8]) -> SignedCheckpoint {
        let checkpoint = Checkpoint {
            origin: "ntc.example/ee/customs/ledger1".to_owned(),
            size,
            root: leaf_hash(root),
        };
        SignedCheckpoint::sign(checkpoint, &SoftKey::from_seed(&[1; 32])).unwrap()
    }

    fn key(seed: u8) -> LedgerKeys {
        let public = SoftKey::from_seed(&[seed; 32]).public_key();
        let key = PublicKey::from_bytes(&public).unwrap();
        NoteKey::note("ntc.example/ee/customs/ledger1", key).into()
    }

    #[test]
    fn one_size_and_two_roots_prove_a_fork_to_anybody() {
        let Relation::Fork(fork) = compare(&signed(5, b"a"), &signed(5, b"b")) else {
            panic!("no fork");
        };
        assert!(fork.is_conclusive());
        assert_eq!(Fork::open(&fork.render(), &key(1)).unwrap(), *fork);
        assert!(Fork::open(&fork.render(), &key(2)).is_err());
    }

    #[test]
    fn a_proof_of_the_right_form_that_fails_is_a_fork_and_any_other_form_says_nothing() {
        let (old, new) = (signed(5, b"a"), signed(9, b"b"));
        let len = consistency_len(5, 9);
        let right = vec![leaf_hash(b"x"); len];
        let Answer::Fork(fork) = answer(&old, &new, &hashes(&right)) else {
            panic!("no fork");
        };
        assert_eq!(Fork::open(&fork.render(), &key(1)).unwrap(), *fork);
        let mut short = hashes(&right);
        if let Some(first) = short.first_mut() {
            first.pop();
        }
        let other = |len: usize| hashes(&vec![leaf_hash(b"x"); len]);
        for malformed in [other(0), other(len - 1), other(len + 1), other(65), short] {
            assert_eq!(answer(&old, &new, &malformed), Answer::Malformed);
        }
        let none: [&[u8]; 0] = [];
        assert_eq!(answer(&old, &old, &none), Answer::Continues);
    }

    fn hashes(proof: &[Hash]) -> Vec<Vec<u8>> {
        proof.iter().map(|hash| hash.as_bytes().to_vec()).collect()
    }

    #[test]
    fn what_fits_together_is_no_evidence() {
        assert_eq!(compare(&signed(5, b"a"), &signed(5, b"a")), Relation::Same);
        assert_eq!(compare(&signed(5, b"a"), &signed(4, b"b")), Relation::Older);
        assert_eq!(compare(&signed(5, b"a"), &signed(6, b"b")), Relation::Newer);
        let same = Fork::new(signed(5, b"a"), signed(5, b"a"), Vec::new());
        assert!(Fork::open(&same.render(), &key(1)).is_err());
    }
}

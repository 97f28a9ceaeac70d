//! The own node's guard: peers remember what this ledger has signed, even when its disk does not.
//!
//! A node that was restored from an old backup, or that shares its key with a second one, would sign
//! another history. So before it signs, it compares itself with what its peers have cosigned for it.

mod start;

use thiserror::Error;

use crate::party::Party;
use crate::phrase::Phrase;
use crate::reason::Reasoned;

pub use self::start::{
    Answer, Asked, Doubt, MarkHalf, MaySign, Place, StartEvidence, evidence, may_sign,
};

use super::checkpoint::SignedCheckpoint;
use super::tree::{HashReader, root_at};
use crate::envelope::Hash;

/// Why the ledger must not sign.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(Guarded)]
pub enum Guarded<E> {
    /// A peer holds more of this ledger than this node.
    #[error(
        "{peer} has cosigned size {cosigned} of this ledger, but only {own} entries are held; restore the newer ledger, and sign nothing meanwhile: see the runbook guarded-start"
    )]
    Behind {
        /// Who remembers more.
        peer: Party,
        /// Size that it cosigned.
        cosigned: u64,
        /// Size of the own ledger.
        own: u64,
    },
    /// A peer holds another history of this ledger.
    #[error(
        "{peer} has cosigned another history of this ledger at size {cosigned}; two nodes may be using one key"
    )]
    Different {
        /// Who remembers otherwise.
        peer: Party,
        /// Size that it cosigned.
        cosigned: u64,
    },
    /// The mark beside the keys says that more was signed than is held.
    #[error(
        "the mark beside the keys says that {signed} entries of this ledger were signed, but only {own} are held; restore the newer data"
    )]
    Lost {
        /// Size that was signed.
        signed: u64,
        /// Size of the own ledger.
        own: u64,
    },
    /// The mark beside the keys is of another history.
    #[error(
        "the mark beside the keys is of another history of this ledger, at size {signed}; restore the data that belong to these keys"
    )]
    Replaced {
        /// Size that was signed.
        signed: u64,
    },
    /// The own hashes could not be read.
    #[error("the ledger's hashes cannot be read")]
    #[reason(Corrupt)]
    Read(#[source] E),
}

impl<E> Guarded<E> {
    /// The sentence by its code.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Behind {
                peer,
                cosigned,
                own,
            } => Phrase::GuardBehind {
                peer: peer.to_string(),
                cosigned: *cosigned,
                own: *own,
            },
            Self::Different { peer, cosigned } => Phrase::GuardDifferent {
                peer: peer.to_string(),
                cosigned: *cosigned,
            },
            Self::Lost { signed, own } => Phrase::GuardLost {
                signed: *signed,
                own: *own,
            },
            Self::Replaced { signed } => Phrase::GuardReplaced { signed: *signed },
            Self::Read(_) => Phrase::GuardUnread {},
        }
    }
}

/// Checks that the own ledger of `own` entries continues what `peer` has cosigned for it.
///
/// # Errors
/// When it does not, or its hashes cannot be read.
pub fn check<R: HashReader + ?Sized>(
    own: u64,
    ledger: &R,
    peer: &Party,
    cosigned: &SignedCheckpoint,
) -> Result<(), Guarded<R::Error>> {
    let size = cosigned.size();
    if size > own {
        return Err(Guarded::Behind {
            peer: peer.clone(),
            cosigned: size,
            own,
        });
    }
    if root_at(ledger, size).map_err(Guarded::Read)? != *cosigned.root() {
        return Err(Guarded::Different {
            peer: peer.clone(),
            cosigned: size,
        });
    }
    Ok(())
}

/// Checks that the own ledger of `own` entries holds what the mark beside the keys says was signed: `signed` entries
/// with this root.
///
/// # Errors
/// When it does not, or its hashes cannot be read.
pub fn check_mark<R: HashReader + ?Sized>(
    own: u64,
    ledger: &R,
    signed: u64,
    root: &Hash,
) -> Result<(), Guarded<R::Error>> {
    if signed > own {
        return Err(Guarded::Lost { signed, own });
    }
    if root_at(ledger, signed).map_err(Guarded::Read)? != *root {
        return Err(Guarded::Replaced { signed });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::{Hash, SoftKey};
    use crate::ledger::checkpoint::Checkpoint;
    use crate::ledger::tree::{Frontier, leaf_hash};
    use crate::reason::Reason;

    fn ledger(size: u8, fork: u8) -> (Frontier, Vec<Hash>) {
        let (mut frontier, mut stored) = (Frontier::new(), Vec::new());
        for i in 0..size {
            let data = if i < 3 { [i, 0] } else { [i, fork] };
            frontier.push(leaf_hash(&data), &mut stored);
        }
        (frontier, stored)
    }

    fn judge(own: u8, cosigned: u8, fork: u8) -> Option<Reason> {
        let root = ledger(cosigned, fork).0.root();
        let checkpoint = Checkpoint {
            origin: "ntc.example/ee/customs/ledger1".to_owned(),
            size: u64::from(cosigned),
            root,
        };
        let signed = SignedCheckpoint::sign(checkpoint, &SoftKey::from_seed(&[1; 32])).unwrap();
        let peer = "FI/customs".parse().unwrap();
        check(u64::from(own), &ledger(own, 0).1, &peer, &signed)
            .err()
            .map(|guarded| guarded.reason())
    }

    #[test]
    fn a_ledger_that_lost_or_changed_what_a_peer_cosigned_must_not_sign() {
        assert_eq!(judge(7, 7, 0), None);
        assert_eq!(judge(7, 5, 0), None);
        assert_eq!(judge(0, 0, 0), None);
        assert_eq!(judge(7, 8, 0), Some(Reason::Guarded));
        assert_eq!(judge(7, 5, 1), Some(Reason::Guarded));
        assert_eq!(judge(7, 3, 1), None);
    }

    #[test]
    fn a_ledger_that_lost_or_changed_what_the_mark_says_was_signed_must_not_sign() {
        let judge = |own: u8, signed: u8, fork: u8| {
            let root = ledger(signed, fork).0.root();
            let checked = check_mark(u64::from(own), &ledger(own, 0).1, u64::from(signed), &root);
            checked.err().map(|guarded| guarded.reason())
        };
        assert_eq!(judge(7, 7, 0), None);
        assert_eq!(judge(7, 5, 0), None);
        assert_eq!(judge(0, 0, 0), None);
        assert_eq!(judge(7, 8, 0), Some(Reason::Guarded));
        assert_eq!(judge(7, 5, 1), Some(Reason::Guarded));
    }
}

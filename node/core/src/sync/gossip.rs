//! Gossip: what was seen of other ledgers, so that a forked history is found even when each of its readers sees only
//! one side of it.
//!
//! A side tells another only about ledgers that both follow. Each says at the start of a stream which ones it
//! follows, as salted hashes of their verifier keys: who does not hold the card with that key learns nothing from the
//! hash. Names of no ledger stand among them, so that their number says nothing either.

use std::collections::BTreeMap;

use crate::envelope::Hash;
use crate::ledger::checkpoint::SignedCheckpoint;
use crate::ledger::evidence::{Fork, Relation, compare};
use crate::ledger::note::NoteKey;

/// Checkpoints remembered of each ledger, to be compared with what others saw.
pub const MAX_REMEMBERED: usize = 256;
/// Ledgers named, and notes told, in one message.
pub const MAX_VIEWS: usize = 256;
/// Names in one message at least.
pub const MIN_NAMES: usize = 64;
/// Bytes of notes told in one message at most.
pub const MAX_VIEWS_BYTES: usize = 192 * 1024;
/// Bytes of the salt under which ledgers are named.
pub const NONCE_LEN: usize = 16;

const KNOWN_CONTEXT: &[u8] = b"ntc/known/v1\n";

/// How a ledger is named to the other side of a stream.
pub fn known(nonce: &[u8; NONCE_LEN], ledger: &NoteKey) -> Hash {
    Hash::of(&[KNOWN_CONTEXT, nonce, ledger.to_string().as_bytes()])
}

/// The names of ledgers, [`MAX_VIEWS`] at most, in a message: filled up with chance to [`MIN_NAMES`] or the next
/// power of two, and in the order of their bytes, so that nobody learns how many ledgers are followed.
///
/// # Errors
/// When `fill` has no random bytes.
pub fn names<'a, E>(
    nonce: &[u8; NONCE_LEN],
    ledgers: impl IntoIterator<Item = &'a NoteKey>,
    mut fill: impl FnMut(&mut [u8]) -> Result<(), E>,
) -> Result<Vec<Hash>, E> {
    let ledgers = ledgers.into_iter().take(MAX_VIEWS);
    let mut names: Vec<_> = ledgers.map(|ledger| known(nonce, ledger)).collect();
    let places = names.len().next_power_of_two().max(MIN_NAMES);
    while names.len() < places {
        let mut chance = [0; 32];
        fill(&mut chance)?;
        names.push(Hash::from_bytes(chance));
    }
    names.sort_unstable();
    Ok(names)
}

/// What a checkpoint that somebody else saw comes to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum View {
    /// It is one that was seen here too.
    Same,
    /// Nothing was seen here to compare it with.
    First,
    /// Two histories of one size.
    Fork(Box<Fork>),
    /// It has another size than all that was seen here: the ledger has to prove that the second continues the first.
    Unproven(Box<(SignedCheckpoint, SignedCheckpoint)>),
}

/// What was seen of one ledger.
#[derive(Clone, Debug, Default)]
pub struct Seen(BTreeMap<u64, SignedCheckpoint>);

impl Seen {
    /// Remembers a checkpoint that is proven to be of the history seen here.
    pub fn remember(&mut self, checkpoint: SignedCheckpoint) {
        self.0.insert(checkpoint.size(), checkpoint);
        // The first one stays, as the newest do: a fork further back is found by it.
        while self.0.len() > MAX_REMEMBERED {
            let oldest = self.0.keys().nth(1).copied();
            oldest.and_then(|size| self.0.remove(&size));
        }
    }

    /// The newest checkpoint seen.
    pub fn newest(&self) -> Option<&SignedCheckpoint> {
        self.0.last_key_value().map(|(_, newest)| newest)
    }

    /// Compares a checkpoint that somebody else saw and whose signature holds.
    pub fn compare(&self, shown: &SignedCheckpoint) -> View {
        if let Some(held) = self.0.get(&shown.size()) {
            return match compare(held, shown) {
                Relation::Fork(fork) => View::Fork(fork),
                Relation::Same | Relation::Older | Relation::Newer => View::Same,
            };
        }
        // The nearest one above needs the shortest proof; whoever has signed a larger size can prove it.
        let above = self.0.range(shown.size()..).next();
        match (above, self.newest()) {
            (Some((_, above)), _) => View::Unproven(Box::new((shown.clone(), above.clone()))),
            (None, Some(newest)) => View::Unproven(Box::new((newest.clone(), shown.clone()))),
            (None, None) => View::First,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::{PublicKey, Sign as _, SoftKey};
    use crate::ledger::checkpoint::Checkpoint;
    use crate::ledger::tree::leaf_hash;

    const NAME: &str = "ntc.example/ee/customs/ledger1";

    fn signed(size: u64, root: &[u8]) -> SignedCheckpoint {
        let checkpoint = Checkpoint {
            origin: NAME.to_owned(),
            size,
            root: leaf_hash(root),
        };
        SignedCheckpoint::sign(checkpoint, &SoftKey::from_seed(&[1; 32])).unwrap()
    }

    #[test]
    fn a_view_of_another_size_is_to_be_proven_and_never_passes_by_itself() {
        let mut seen = Seen::default();
        assert_eq!(seen.compare(&signed(5, b"a")), View::First);
        seen.remember(signed(5, b"a"));
        seen.remember(signed(9, b"b"));
        assert_eq!(seen.compare(&signed(5, b"a")), View::Same);
        assert!(matches!(seen.compare(&signed(5, b"x")), View::Fork(_)));
        let pair = |view| {
            let View::Unproven(pair) = view else {
                panic!("{view:?}");
            };
            (pair.0.size(), pair.1.size())
        };
        assert_eq!(pair(seen.compare(&signed(3, b"x"))), (3, 5));
        assert_eq!(pair(seen.compare(&signed(7, b"x"))), (7, 9));
        assert_eq!(pair(seen.compare(&signed(12, b"x"))), (9, 12));
    }

    #[test]
    fn memory_of_one_ledger_is_bounded_and_keeps_the_first_and_the_newest() {
        let mut seen = Seen::default();
        for size in 1..=MAX_REMEMBERED as u64 + 9 {
            seen.remember(signed(size, b"a"));
        }
        assert_eq!(seen.0.len(), MAX_REMEMBERED);
        assert!(seen.0.contains_key(&1) && !seen.0.contains_key(&2));
        assert_eq!(seen.newest().unwrap().size(), MAX_REMEMBERED as u64 + 9);
    }

    #[test]
    fn a_ledger_is_named_by_its_key_under_the_salt() {
        let key = |seed| {
            let public = SoftKey::from_seed(&[seed; 32]).public_key();
            NoteKey::note(NAME, PublicKey::from_bytes(&public).unwrap())
        };
        let name = known(&[1; 16], &key(1));
        assert_eq!(name, known(&[1; 16], &key(1)));
        assert_ne!(name, known(&[2; 16], &key(1)));
        assert_ne!(
            name,
            known(&[1; 16], &key(2)),
            "the name of the ledger is not enough"
        );
    }

    #[test]
    fn how_many_ledgers_are_followed_is_seen_neither_by_the_number_of_names_nor_by_their_order() {
        let key = |seed: u16| {
            let mut bytes = [1; 32];
            bytes[..2].copy_from_slice(&seed.to_be_bytes());
            let public = SoftKey::from_seed(&bytes).public_key();
            NoteKey::note(NAME, PublicKey::from_bytes(&public).unwrap())
        };
        let keys: Vec<_> = (0..MAX_VIEWS as u16 + 1).map(key).collect();
        let named = |ledgers: usize| {
            let mut chance = 0_u8;
            let fill = |bytes: &mut [u8]| {
                chance = chance.wrapping_add(1);
                bytes.fill(chance);
                Ok::<_, ()>(())
            };
            names(&[1; 16], &keys[..ledgers], fill).unwrap()
        };
        for (ledgers, told) in [
            (0, MIN_NAMES),
            (1, MIN_NAMES),
            (MIN_NAMES, MIN_NAMES),
            (MIN_NAMES + 1, 2 * MIN_NAMES),
            (MAX_VIEWS, MAX_VIEWS),
            (MAX_VIEWS + 1, MAX_VIEWS),
        ] {
            let names = named(ledgers);
            assert_eq!(names.len(), told, "{ledgers}");
            assert!(names.is_sorted());
            let of_a_ledger = |key: &&NoteKey| names.contains(&known(&[1; 16], key));
            let found = keys.iter().filter(of_a_ledger).count();
            assert_eq!(found, ledgers.min(MAX_VIEWS));
        }
        assert!(names(&[1; 16], &keys[..1], |_| Err(7)).is_err());
    }
}

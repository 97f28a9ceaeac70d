//! An Ed25519 key of one of the node's files, in memory.
//!
//! It signs with the library of TLS, which takes half the time of the one that verifies evidence: a record is signed
//! for each publication. Ed25519 is deterministic, so both make the same bytes.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use ntc_core::envelope::{Sign, SignError};

/// A private key. The library wipes it when the last clone is dropped; it is never shown.
#[derive(Clone)]
pub struct FileKey {
    pair: Arc<Ed25519KeyPair>,
    public: [u8; 32],
}

impl FileKey {
    /// The key of a seed; none when the library does not take it.
    pub fn from_seed(seed: &[u8; 32]) -> Option<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).ok()?;
        let public = pair.public_key().as_ref().try_into().ok()?;
        let pair = Arc::new(pair);
        Some(Self { pair, public })
    }
}

impl Sign for FileKey {
    fn public_key(&self) -> [u8; 32] {
        self.public
    }

    fn sign(&self, message: &[u8]) -> Result<[u8; 64], SignError> {
        let signature = self.pair.try_sign(message);
        let signature = signature.map_err(|_| SignError("the library refuses".to_owned()))?;
        let other_length = |_| SignError("the signature has another length".to_owned());
        signature.as_ref().try_into().map_err(other_length)
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(..)")
    }
}

#[cfg(test)]
mod tests {
    use ntc_core::envelope::SoftKey;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_private_key_does_not_show() {
        assert_eq!(
            format!("{:?}", FileKey::from_seed(&[7; 32])),
            "Some(FileKey(..))"
        );
    }

    proptest! {
        #[test]
        fn it_makes_the_bytes_that_the_library_of_evidence_makes(
            seed in any::<[u8; 32]>(), message in prop::collection::vec(any::<u8>(), 0..300),
        ) {
            let (key, soft) = (FileKey::from_seed(&seed).unwrap(), SoftKey::from_seed(&seed));
            prop_assert_eq!(key.public_key(), soft.public_key());
            prop_assert_eq!(key.sign(&message), soft.sign(&message));
        }
    }
}

//! Ed25519 keys, behind one narrow trait so that a key can live in a token.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use thiserror::Error;

/// Something that signs with one Ed25519 key.
pub trait Sign: Send + Sync {
    /// The public key, 32 bytes.
    fn public_key(&self) -> [u8; 32];

    /// The signature over `message`.
    ///
    /// # Errors
    /// When the key cannot be used now.
    fn sign(&self, message: &[u8]) -> Result<[u8; 64], SignError>;
}

/// A key could not sign.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("the key cannot sign: {0}")]
pub struct SignError(pub String);

/// A private key in memory; wiped when dropped, and never shown.
#[derive(Clone)]
pub struct SoftKey(SigningKey);

impl SoftKey {
    /// The key of a seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }
}

impl Sign for SoftKey {
    fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    fn sign(&self, message: &[u8]) -> Result<[u8; 64], SignError> {
        Ok(self.0.sign(message).to_bytes())
    }
}

impl fmt::Debug for SoftKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SoftKey(..)")
    }
}

/// A public key that is fit for evidence: canonically encoded and of large order.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct PublicKey(VerifyingKey);

/// The bytes are no public key fit for evidence.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("the public key is not a canonical Ed25519 key of large order")]
pub struct InvalidKey;

impl PublicKey {
    /// Reads a key.
    ///
    /// # Errors
    /// When it is no point, not canonically encoded, or of small order, so that one signature could fit two messages.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, InvalidKey> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| InvalidKey)?;
        if key.is_weak() || key.to_edwards().compress().as_bytes() != bytes {
            return Err(InvalidKey);
        }
        Ok(Self(key))
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// True when `signature` is one by this key over `message`, by the strict rules that all libraries agree on.
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0
            .verify_strict(message, &Signature::from_bytes(signature))
            .is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", hex::encode(self.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_fits_its_message_and_key_alone() {
        let (one, two) = (SoftKey::from_seed(&[1; 32]), SoftKey::from_seed(&[2; 32]));
        let signature = one.sign(b"x").unwrap();
        let key = |soft: &SoftKey| PublicKey::from_bytes(&soft.public_key()).unwrap();
        assert!(key(&one).verifies(b"x", &signature));
        assert!(!key(&one).verifies(b"y", &signature));
        assert!(!key(&two).verifies(b"x", &signature));
    }

    #[test]
    fn weak_and_non_canonical_keys_are_refused() {
        let mut identity = [0; 32];
        identity[0] = 1;
        let mut beyond_p = [0xff; 32];
        beyond_p[31] = 0x7f;
        for bytes in [[0; 32], identity, beyond_p] {
            assert!(PublicKey::from_bytes(&bytes).is_err());
        }
    }

    #[test]
    fn a_private_key_does_not_show() {
        assert_eq!(format!("{:?}", SoftKey::from_seed(&[7; 32])), "SoftKey(..)");
    }
}

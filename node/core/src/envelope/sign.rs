//! Ed25519 keys, behind one narrow trait so that a key can live in a token.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _, VerifyingKey};
use thiserror::Error;

/// The canonical encodings of the eight points of small order.
const SMALL_ORDER: [[u8; 32]; 8] = [
    [
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00,
    ],
    [
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x80,
    ],
    [
        0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00,
    ],
    [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98,
        0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53,
        0xfc, 0x05,
    ],
    [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98,
        0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53,
        0xfc, 0x85,
    ],
    [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67,
        0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac,
        0x03, 0x7a,
    ],
    [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67,
        0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac,
        0x03, 0xfa,
    ],
    [
        0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0x7f,
    ],
];

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
    ///
    /// Those rules ask, beyond the equation, that the signature's point R is not of small order. The equation compares
    /// R with a point in its one canonical encoding, so R need not be decoded for that: a look at its bytes is as good,
    /// and saves a fifth of the work.
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        !SMALL_ORDER.contains(signature.r_bytes()) && self.0.verify(message, &signature).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", hex::encode(self.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use curve25519_dalek::constants::EIGHT_TORSION;
    use curve25519_dalek::{EdwardsPoint, Scalar};
    use ed25519_dalek::hazmat::ExpandedSecretKey;
    use proptest::prelude::*;
    use sha2::{Digest as _, Sha512};

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

    /// A signature whose R is the identity satisfies the equation with `s = k * a`.
    #[test]
    fn a_point_of_small_order_is_refused_where_the_equation_alone_would_hold() {
        let seed = [3; 32];
        let (secret, key) = (ExpandedSecretKey::from(&seed), SoftKey::from_seed(&seed));
        let public = PublicKey::from_bytes(&key.public_key()).unwrap();
        let identity = EdwardsPoint::default().compress().to_bytes();
        let digest = Sha512::new()
            .chain_update(identity)
            .chain_update(public.as_bytes())
            .chain_update(b"x");
        let s = Scalar::from_hash(digest) * secret.scalar;
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&identity);
        signature[32..].copy_from_slice(s.as_bytes());
        assert!(
            public
                .0
                .verify(b"x", &Signature::from_bytes(&signature))
                .is_ok()
        );
        assert!(!public.verifies(b"x", &signature));
    }

    #[test]
    fn the_points_of_small_order_are_the_torsion_points() {
        let torsion = EIGHT_TORSION.map(|point| point.compress().to_bytes());
        for bytes in torsion {
            assert!(SMALL_ORDER.contains(&bytes));
        }
        assert_eq!(BTreeSet::from(SMALL_ORDER).len(), torsion.len());
    }

    proptest! {
        #[test]
        fn what_verifies_is_what_the_strict_rules_pass(
            seed in any::<[u8; 32]>(), message in any::<[u8; 4]>(), flip in any::<Option<u16>>(),
            point in prop::option::of(0..8_usize),
        ) {
            let key = SoftKey::from_seed(&seed);
            let public = PublicKey::from_bytes(&key.public_key()).unwrap();
            let mut signature = key.sign(&message).unwrap();
            if let Some(point) = point {
                signature[..32].copy_from_slice(&SMALL_ORDER[point]);
            }
            if let Some(bit) = flip {
                signature[usize::from(bit / 8) % 64] ^= 1 << (bit % 8);
            }
            let strict = public.0.verify_strict(&message, &Signature::from_bytes(&signature));
            prop_assert_eq!(public.verifies(&message, &signature), strict.is_ok());
        }
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

//! Verifier keys in the text form of C2SP signed notes: `name+hex(id)+base64(type | key)`.
//!
//! The first byte of what is encoded tells what the key signs and how. A key of a type that this version does not use
//! is kept and shown; it verifies nothing.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::VerifyingKey;
use sha2::{Digest as _, Sha256};

use crate::envelope::Hash;

/// Longest text of a verifier key, in bytes: room for post-quantum keys.
pub const MAX_VKEY_LEN: usize = 4096;

/// Signature type of a key that signs texts: records by the author, checkpoints by the ledger, receipts.
pub const TYPE_NOTE: u8 = 0x01;

/// Signature type of a key that cosigns checkpoints: a witness (`cosignature/v1`).
pub const TYPE_COSIGNATURE: u8 = 0x04;

/// Signature type of ML-DSA-44: known, and not used by this version.
pub const TYPE_ML_DSA_44: u8 = 0x06;

/// What a verifier key's type byte says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyType {
    /// 01: Ed25519 over texts.
    Note,
    /// 04: Ed25519 over checkpoints, with a time.
    Cosignature,
    /// 06: ML-DSA-44; known, and not used by this version.
    MlDsa44,
    /// Any other: not known to this version.
    Unknown(u8),
}

impl KeyType {
    /// The type of a byte.
    pub const fn from_byte(byte: u8) -> Self {
        match byte {
            TYPE_NOTE => Self::Note,
            TYPE_COSIGNATURE => Self::Cosignature,
            TYPE_ML_DSA_44 => Self::MlDsa44,
            other => Self::Unknown(other),
        }
    }

    /// Its byte.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Note => TYPE_NOTE,
            Self::Cosignature => TYPE_COSIGNATURE,
            Self::MlDsa44 => TYPE_ML_DSA_44,
            Self::Unknown(byte) => byte,
        }
    }

    /// True for a type whose signatures this version verifies.
    pub const fn is_used(self) -> bool {
        matches!(self, Self::Note | Self::Cosignature)
    }
}

/// A verifier key of any type.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Vkey {
    name: String,
    key_type: KeyType,
    key: Vec<u8>,
}

impl Vkey {
    /// Reads a text; exactly what [`encode`] writes is accepted, whatever the type. Nothing when the text is too long,
    /// its id does not match, or it is of a type in use and its key is weak: one signature could fit two messages.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > MAX_VKEY_LEN {
            return None;
        }
        let (name, rest) = text.split_once('+')?;
        let (_, encoded) = rest.split_once('+')?;
        let typed = STANDARD.decode(encoded).ok()?;
        let (byte, key) = typed.split_first()?;
        let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_graphic());
        if !plain || key.is_empty() || encode(name, *byte, key) != text {
            return None;
        }
        let read = Self {
            name: name.to_owned(),
            key_type: KeyType::from_byte(*byte),
            key: key.to_vec(),
        };
        (!read.key_type.is_used() || read.ed25519().is_some()).then_some(read)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its type.
    pub const fn key_type(&self) -> KeyType {
        self.key_type
    }

    /// The bytes of the key.
    pub fn key(&self) -> &[u8] {
        &self.key
    }

    /// The key, when it is of a type in use and strong.
    pub fn ed25519(&self) -> Option<[u8; 32]> {
        let key: [u8; 32] = self.key.as_slice().try_into().ok()?;
        let strong = VerifyingKey::from_bytes(&key).is_ok_and(|key| !key.is_weak());
        (self.key_type.is_used() && strong).then_some(key)
    }
}

/// Writes a verifier key.
pub fn encode(name: &str, signature_type: u8, key: &[u8]) -> String {
    let typed = [&[signature_type], key].concat();
    format!(
        "{name}+{}+{}",
        hex::encode(key_id(name, &typed)),
        STANDARD.encode(typed)
    )
}

/// What KEY and END entries say of a key: SHA-256 over `"ntc/key/v1\n"` and its text.
pub fn hash(text: &str) -> Hash {
    Hash::of(&[b"ntc/key/v1\n", text.as_bytes()])
}

/// Reads the key out of a verifier key of this name and type. Nothing when the text is another key's, when
/// its id does not match, or when the key is weak.
pub fn decode(text: &str, name: &str, signature_type: u8) -> Option<[u8; 32]> {
    let vkey = Vkey::read(text)?;
    (vkey.name == name && vkey.key_type.byte() == signature_type).then(|| vkey.ed25519())?
}

fn key_id(name: &str, typed: &[u8]) -> [u8; 4] {
    let digest = Sha256::new()
        .chain_update(name)
        .chain_update([0x0a])
        .chain_update(typed)
        .finalize();
    let mut id = [0; 4];
    id.iter_mut()
        .zip(digest.iter())
        .for_each(|(to, from)| *to = *from);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: &str =
        "ntc.example/ee/ledger1+376c45ef+AYg8YPvw80rkEDwBZolJ6fjwPhGurlIEcWRGE5f+R+QC";
    const WITNESS: &str =
        "ntc.example/fi/witness1+491d2330+BFmPagmruhY8LFttQUe4Q+POvdVRVd8G5eK8sxAviJYy";

    #[test]
    fn keys_of_other_implementations_read_and_write_back() {
        let key = decode(NOTE, "ntc.example/ee/ledger1", TYPE_NOTE).unwrap();
        assert_eq!(encode("ntc.example/ee/ledger1", TYPE_NOTE, &key), NOTE);
        assert!(decode(WITNESS, "ntc.example/fi/witness1", TYPE_COSIGNATURE).is_some());
    }

    #[test]
    fn another_name_type_or_id_is_refused() {
        assert_eq!(decode(NOTE, "ntc.example/ee/ledger2", TYPE_NOTE), None);
        assert_eq!(
            decode(NOTE, "ntc.example/ee/ledger1", TYPE_COSIGNATURE),
            None
        );
        let id = NOTE.replace("376c45ef", "376c45ee");
        assert_eq!(decode(&id, "ntc.example/ee/ledger1", TYPE_NOTE), None);
        assert_eq!(
            decode("ntc.example/ee/ledger1+é", "ntc.example/ee/ledger1", 1),
            None
        );
    }

    #[test]
    fn a_weak_key_is_refused() {
        let mut weak = [0; 32];
        weak[0] = 1;
        assert_eq!(decode(&encode("a", TYPE_NOTE, &weak), "a", TYPE_NOTE), None);
    }

    #[test]
    fn a_post_quantum_key_is_kept_and_verifies_nothing() {
        let text = encode("ntc.example/ee/ledger1", TYPE_ML_DSA_44, &[9; 1312]);
        let kept = Vkey::read(&text).unwrap();
        assert_eq!(kept.key_type(), KeyType::MlDsa44);
        assert_eq!((kept.key().len(), kept.ed25519()), (1312, None));
        let unknown = Vkey::read(&encode("a", 0x7f, &[1; 40])).unwrap();
        assert_eq!(unknown.key_type(), KeyType::Unknown(0x7f));
        assert!(!unknown.key_type().is_used());
    }

    #[test]
    fn a_text_one_past_the_limit_is_refused() {
        // 3,054 bytes of type and key are 4,072 characters of base64; name, id and signs are the rest.
        let longest = encode(&"n".repeat(14), 0x06, &[1; 3053]);
        assert_eq!(longest.len(), MAX_VKEY_LEN);
        assert!(Vkey::read(&longest).is_some());
        assert_eq!(Vkey::read(&encode(&"n".repeat(15), 0x06, &[1; 3053])), None);
    }
}

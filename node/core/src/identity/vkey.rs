//! Verifier keys in the text form of C2SP signed notes: `name+hex(id)+base64(type | key)`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::VerifyingKey;
use sha2::{Digest as _, Sha256};

/// Signature type of a key that signs texts: records by the author, checkpoints by the ledger.
pub const TYPE_NOTE: u8 = 0x01;

/// Signature type of a key that cosigns checkpoints: witness and receipt (`cosignature/v1`).
pub const TYPE_COSIGNATURE: u8 = 0x04;

/// Writes a verifier key.
pub fn encode(name: &str, signature_type: u8, key: &[u8; 32]) -> String {
    let mut typed = [signature_type; 33];
    typed
        .iter_mut()
        .skip(1)
        .zip(key)
        .for_each(|(to, from)| *to = *from);
    format!(
        "{name}+{}+{}",
        hex::encode(key_id(name, &typed)),
        STANDARD.encode(typed)
    )
}

/// Reads the key out of a verifier key of this name and type. Nothing when the text is another key's, when
/// its id does not match, or when the key is weak: a weak key would let one signature fit two messages.
pub fn decode(text: &str, name: &str, signature_type: u8) -> Option<[u8; 32]> {
    let encoded = text.strip_prefix(name)?.strip_prefix('+')?.get(9..)?;
    let typed = STANDARD.decode(encoded).ok()?;
    let key: [u8; 32] = typed.get(1..)?.try_into().ok()?;
    let strong = VerifyingKey::from_bytes(&key).is_ok_and(|key| !key.is_weak());
    (strong && encode(name, signature_type, &key) == text).then_some(key)
}

fn key_id(name: &str, typed: &[u8; 33]) -> [u8; 4] {
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
}

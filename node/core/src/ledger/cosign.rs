//! C2SP `cosignature/v1`: a witness line says of another ledger's checkpoint that its history is consistent with all
//! that the witness has seen of it.

use crate::envelope::{Sign, SignError};
use crate::identity::vkey::TYPE_COSIGNATURE;
use crate::time::Timestamp;

use super::checkpoint::SignedCheckpoint;
use super::note::{InvalidNote, NoteKey, NoteLine, key_id};

fn message(text: &str, seconds: u64) -> Vec<u8> {
    format!("cosignature/v1\ntime {seconds}\n{text}").into_bytes()
}

/// Cosigns a checkpoint under the key's name, at whole seconds.
///
/// # Errors
/// When the key does not sign.
pub fn cosign(
    checkpoint: &mut SignedCheckpoint,
    name: &str,
    signer: &dyn Sign,
    now: Timestamp,
) -> Result<(), SignError> {
    let seconds = now.as_secs();
    let signature = signer.sign(&message(checkpoint.note().text(), seconds))?;
    checkpoint.add(NoteLine {
        name: name.to_owned(),
        id: key_id(name, TYPE_COSIGNATURE, &signer.public_key()),
        signature: [seconds.to_be_bytes().as_slice(), &signature].concat(),
    });
    Ok(())
}

/// When `key` cosigned the checkpoint, to the second; none when it did not.
///
/// # Errors
/// When a line of the key does not verify.
pub fn cosigned_at(
    checkpoint: &SignedCheckpoint,
    key: &NoteKey,
) -> Result<Option<Timestamp>, InvalidNote> {
    let bad = || InvalidNote::BadSignature(key.name().to_owned());
    let mut newest = None;
    for line in checkpoint.note().of(key) {
        let (seconds, signature) = line.signature.split_first_chunk().ok_or_else(bad)?;
        let seconds = u64::from_be_bytes(*seconds);
        let signature: &[u8; 64] = signature.try_into().map_err(|_| bad())?;
        let millis = seconds.checked_mul(1000).ok_or_else(bad)?;
        if !key.cosigns()
            || !key
                .key()
                .verifies(&message(checkpoint.note().text(), seconds), signature)
        {
            return Err(bad());
        }
        newest = newest.max(Some(Timestamp::from_millis(millis)));
    }
    Ok(newest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::{Hash, PublicKey, SoftKey};
    use crate::ledger::checkpoint::Checkpoint;

    const NAME: &str = "ntc.example/fi/customs/witness";

    fn keys(seed: u8) -> [NoteKey; 2] {
        let public = SoftKey::from_seed(&[seed; 32]).public_key();
        let public = PublicKey::from_bytes(&public).unwrap();
        [
            NoteKey::cosignature(NAME, public),
            NoteKey::note(NAME, public),
        ]
    }

    #[test]
    fn a_line_counts_for_the_key_that_cosigned_to_the_second_and_for_no_other() {
        let checkpoint = Checkpoint {
            origin: "ntc.example/ee/customs/ledger1".to_owned(),
            size: 7,
            root: Hash::from_bytes([7; 32]),
        };
        let ledger = SoftKey::from_seed(&[1; 32]);
        let mut signed = SignedCheckpoint::sign(checkpoint, &ledger).unwrap();
        let [witness, not_a_witness] = keys(2);
        assert_eq!(cosigned_at(&signed, &witness), Ok(None));
        let now = Timestamp::from_millis(1_790_000_000_999);
        cosign(&mut signed, NAME, &SoftKey::from_seed(&[2; 32]), now).unwrap();
        let second = Timestamp::from_millis(1_790_000_000_000);
        assert_eq!(cosigned_at(&signed, &witness), Ok(Some(second)));
        assert_eq!(cosigned_at(&signed, &keys(3)[0]), Ok(None));
        assert_eq!(cosigned_at(&signed, &not_a_witness), Ok(None));
        // A line under the witness's id that another key signed.
        let public = SoftKey::from_seed(&[2; 32]).public_key();
        let bad = SoftKey::from_seed(&[3; 32])
            .sign(b"something else")
            .unwrap();
        signed.add(NoteLine {
            name: NAME.to_owned(),
            id: key_id(NAME, TYPE_COSIGNATURE, &public),
            signature: [9_u64.to_be_bytes().as_slice(), &bad].concat(),
        });
        let refused = InvalidNote::BadSignature(NAME.to_owned());
        assert_eq!(cosigned_at(&signed, &witness), Err(refused));
    }
}

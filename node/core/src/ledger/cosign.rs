//! C2SP `cosignature/v1`: a peer's statements about another ledger's checkpoint.
//!
//! A witness line says "this history is consistent with all I have seen"; a receipt line, under another
//! key, says "I durably hold my whole feed as this checkpoint commits to it".

use thiserror::Error;

use crate::envelope::{Sign, SignError};
use crate::identity::vkey::TYPE_COSIGNATURE;
use crate::reason::Reason;
use crate::time::Timestamp;

use super::checkpoint::{InvalidCheckpoint, SignedCheckpoint};
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

/// What a peer said about a checkpoint of this party's own ledger.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OpenReceipt {
    /// The checkpoint, with the peer's lines.
    pub checkpoint: SignedCheckpoint,
    /// When it found the history consistent.
    pub witnessed: Timestamp,
    /// When it held its whole feed under this checkpoint; none while it still lags behind.
    pub received: Option<Timestamp>,
}

/// Why a receipt is refused.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum InvalidReceipt {
    /// The checkpoint is not one of this ledger.
    #[error(transparent)]
    Checkpoint(#[from] InvalidCheckpoint),
    /// The peer's lines are bad, or its witness line is missing.
    #[error(transparent)]
    Note(#[from] InvalidNote),
}

impl InvalidReceipt {
    /// The stable code.
    pub const fn reason(&self) -> Reason {
        match self {
            Self::Checkpoint(fault) => fault.reason(),
            Self::Note(fault) => fault.reason(),
        }
    }
}

/// Reads what a peer sent back: a checkpoint of `ledger` with the peer's witness line, and its receipt line
/// when it holds its whole feed.
///
/// # Errors
/// When the checkpoint is not one of the ledger, or a line is bad or missing.
pub fn open_receipt(
    note: &[u8],
    ledger: &NoteKey,
    witness: &NoteKey,
    receipt: &NoteKey,
) -> Result<OpenReceipt, InvalidReceipt> {
    let checkpoint = SignedCheckpoint::open(note, ledger)?;
    let witnessed = cosigned_at(&checkpoint, witness)?
        .ok_or_else(|| InvalidNote::Unsigned(witness.name().to_owned()))?;
    let received = cosigned_at(&checkpoint, receipt)?;
    Ok(OpenReceipt {
        checkpoint,
        witnessed,
        received,
    })
}

//! The text of a proof: C2SP `tlog-proof@v1`.
//!
//! ```text
//! c2sp.org/tlog-proof@v1
//! extra <base64 of ntc.v1.RecordProof>
//! index <decimal>
//! <hashes in base64, one a line, from the leaf up>
//!
//! <the checkpoint, a signed note>
//! ```

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ntc_proto::v1 as pb;
use prost::Message as _;

use super::{InvalidRecordProof, RecordParts, RecordProof};
use crate::envelope::{Hash, MAX_HEADER_LEN, MAX_SECTIONS_LEN, opening, opening_to_pb};
use crate::identity::card::{MAX_CARD_LEN, NodeCard};
use crate::ledger::note::{MAX_NOTE_LEN, NoteKey};

const TITLE: &str = "c2sp.org/tlog-proof@v1";

/// Longest proof, in bytes: room for the longest record, card and note, in base64.
pub const MAX_RECORD_PROOF_LEN: usize =
    2 * (MAX_HEADER_LEN + MAX_SECTIONS_LEN + MAX_CARD_LEN + MAX_NOTE_LEN);

impl RecordProof {
    /// The text of the proof, which [`Self::open`] reads.
    pub fn render(&self) -> String {
        let keys = self.witnesses.iter();
        let extra = pb::RecordProof {
            entry: self.entry.clone(),
            opening: Some(opening_to_pb(self.record.opening().clone())),
            card: self.card.text().to_owned(),
            witnesses: keys.map(|witness| witness.key.to_string()).collect(),
        };
        let note = self.checkpoint.note().render();
        write(&extra, (self.index, &self.path), &note)
    }

    /// Reads a proof and checks all of it. A proof has exactly one form, so no byte of it can be another one.
    ///
    /// # Errors
    /// When the bytes are no proof, or what they say does not hold.
    pub fn open(file: &[u8]) -> Result<Self, InvalidRecordProof> {
        if file.len() > MAX_RECORD_PROOF_LEN {
            return Err(InvalidRecordProof::TooLong);
        }
        let text = std::str::from_utf8(file).map_err(|_| InvalidRecordProof::Form("text"))?;
        let proof = Self::of(parts(text)?)?;
        (proof.render() == text)
            .then_some(proof)
            .ok_or(InvalidRecordProof::NotCanonical)
    }
}

/// The text that says this, whether it holds or not.
pub(crate) fn write(extra: &pb::RecordProof, (index, path): (u64, &[Hash]), note: &str) -> String {
    let extra = STANDARD.encode(extra.encode_to_vec());
    let mut text = format!("{TITLE}\nextra {extra}\nindex {index}\n");
    for hash in path {
        text.push_str(&STANDARD.encode(hash.as_bytes()));
        text.push('\n');
    }
    text.push('\n');
    text.push_str(note);
    text
}

/// The parts that a text tells, none of them checked.
fn parts(text: &str) -> Result<RecordParts, InvalidRecordProof> {
    const fn form(part: &'static str) -> InvalidRecordProof {
        InvalidRecordProof::Form(part)
    }
    let (head, checkpoint) = text.split_once("\n\n").ok_or(form("checkpoint"))?;
    let mut lines = head.split('\n');
    if lines.next() != Some(TITLE) {
        return Err(form("first line"));
    }
    let extra = lines.next().and_then(|line| line.strip_prefix("extra "));
    let extra = extra.and_then(|line| STANDARD.decode(line).ok());
    let extra = extra.ok_or(form("line 'extra'"))?;
    let index = lines.next().and_then(|line| line.strip_prefix("index "));
    let index = index.and_then(|line| line.parse().ok());
    let index = index.ok_or(form("line 'index'"))?;
    let path = lines.map(|line| Hash::from_slice(&STANDARD.decode(line).ok()?));
    let path = path.collect::<Option<_>>().ok_or(form("list of hashes"))?;
    let message = pb::RecordProof::decode(&*extra).map_err(|_| form("line 'extra'"))?;
    if message.encode_to_vec() != extra {
        return Err(InvalidRecordProof::NotCanonical);
    }
    let keys = message.witnesses.iter();
    let witnesses = keys.map(|key| NoteKey::parse(key).filter(NoteKey::cosigns));
    Ok(RecordParts {
        index,
        opening: opening(message.opening.ok_or(form("opening"))?)?,
        entry: message.entry,
        card: NodeCard::open(&message.card)?,
        path,
        checkpoint: checkpoint.as_bytes().to_vec(),
        witnesses: witnesses
            .collect::<Option<_>>()
            .ok_or(form("list of witness keys"))?,
    })
}

//! Signed and padded: `length u32 | content | signature 64 | zeros`, big-endian.
//!
//! A question fills whole steps of [`QUESTION_STEP`]; an answer always fills [`ANSWER_ROOM`] for each subject of its
//! question, whether it says hit, no hit or refused.

use super::fault::{InvalidAnswer, InvalidQuestion};
use crate::envelope::{Hash, PublicKey, Sign, SignError, pae};

/// Payload type under which a question is signed.
pub const QUESTION_TYPE: &str = "application/vnd.ntc.query-question.v1+protobuf";
/// Payload type under which an answer is signed.
pub const ANSWER_TYPE: &str = "application/vnd.ntc.query-answer.v1+protobuf";

/// Bytes of which a question takes a whole number.
pub const QUESTION_STEP: usize = 4 * 1024;
/// Longest question, in bytes, padding included.
pub const MAX_QUESTION: usize = 8 * QUESTION_STEP;
/// Bytes that an answer takes for each subject.
pub const ANSWER_ROOM: usize = 8 * 1024;

const LENGTH: usize = 4;
const SIGNATURE: usize = 64;

/// Content and signature.
#[derive(Clone, Eq, PartialEq)]
pub struct Sealed {
    /// The exact bytes that are signed.
    pub content: Vec<u8>,
    /// The author key's signature over their pre-authentication encoding.
    pub signature: [u8; 64],
}

/// The bytes of an answer to so many subjects.
pub const fn answer_len(subjects: usize) -> usize {
    let rooms = if subjects == 0 { 1 } else { subjects };
    rooms * ANSWER_ROOM
}

/// The content of an answer to so many subjects has at most so many bytes.
pub const fn answer_room(subjects: usize) -> usize {
    answer_len(subjects) - LENGTH - SIGNATURE
}

/// What QUERY entries commit to, and an answer names its question by: SHA-256 of the content.
pub fn digest(content: &[u8]) -> Hash {
    Hash::of(&[content])
}

impl Sealed {
    /// Signs a content under a payload type.
    ///
    /// # Errors
    /// When the key cannot be used.
    pub fn sign(payload_type: &str, content: Vec<u8>, key: &dyn Sign) -> Result<Self, SignError> {
        let signature = key.sign(&pae(payload_type, &content))?;
        Ok(Self { content, signature })
    }

    /// True when one of the keys signed it.
    pub fn is_signed(&self, payload_type: &str, keys: &[PublicKey]) -> bool {
        let message = pae(payload_type, &self.content);
        keys.iter()
            .any(|key| key.verifies(&message, &self.signature))
    }

    /// The bytes of a question.
    ///
    /// # Errors
    /// When it is longer than [`MAX_QUESTION`].
    pub fn question(&self) -> Result<Vec<u8>, InvalidQuestion> {
        let len = LENGTH + self.content.len() + SIGNATURE;
        let padded = len.div_ceil(QUESTION_STEP) * QUESTION_STEP;
        (padded <= MAX_QUESTION)
            .then(|| self.padded(padded))
            .ok_or(InvalidQuestion::Malformed("it is longer than a question"))
    }

    /// The bytes of an answer to so many subjects.
    ///
    /// # Errors
    /// When it is longer than its room.
    pub fn answer(&self, subjects: usize) -> Result<Vec<u8>, InvalidAnswer> {
        (self.content.len() <= answer_room(subjects))
            .then(|| self.padded(answer_len(subjects)))
            .ok_or(InvalidAnswer::Malformed("it is longer than its room"))
    }

    /// Reads a question.
    ///
    /// # Errors
    /// When the bytes have another form or another length.
    pub fn of_question(bytes: &[u8]) -> Result<Self, InvalidQuestion> {
        let fits = bytes.len().is_multiple_of(QUESTION_STEP) && bytes.len() <= MAX_QUESTION;
        let read = if fits { Self::read(bytes) } else { None };
        read.ok_or(InvalidQuestion::Malformed(
            "it is not a signed question with its padding",
        ))
    }

    /// Reads an answer to so many subjects.
    ///
    /// # Errors
    /// When the bytes have another form or another length.
    pub fn of_answer(bytes: &[u8], subjects: usize) -> Result<Self, InvalidAnswer> {
        let fits = bytes.len() == answer_len(subjects);
        let read = if fits { Self::read(bytes) } else { None };
        read.ok_or(InvalidAnswer::Malformed(
            "it is not a signed answer with its padding",
        ))
    }

    fn padded(&self, to: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(to);
        // Far below four gibibytes: both callers bound it.
        let len = u32::try_from(self.content.len()).unwrap_or(u32::MAX);
        bytes.extend_from_slice(&len.to_be_bytes());
        bytes.extend_from_slice(&self.content);
        bytes.extend_from_slice(&self.signature);
        bytes.resize(to, 0);
        bytes
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (len, rest) = bytes.split_first_chunk::<LENGTH>()?;
        let len = usize::try_from(u32::from_be_bytes(*len)).ok()?;
        let (content, rest) = rest.split_at_checked(len)?;
        let (signature, padding) = rest.split_first_chunk::<SIGNATURE>()?;
        // What else lies there would be told without being signed.
        padding.iter().all(|byte| *byte == 0).then(|| Self {
            content: content.to_vec(),
            signature: *signature,
        })
    }
}

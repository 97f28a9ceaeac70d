//! C2SP signed notes: a text, a blank line, and one line for each signature.

use std::collections::BTreeSet;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

use crate::envelope::{Hash, PublicKey};
use crate::identity::vkey::{self, TYPE_COSIGNATURE, TYPE_NOTE};
use crate::reason::Reasoned;

/// Longest note, in bytes: room for post-quantum lines beside ours.
pub const MAX_NOTE_LEN: usize = 64 * 1024;

/// Most signature lines of a note.
pub const MAX_NOTE_LINES: usize = 256;

/// A key that signs notes or cosigns checkpoints, with the name it signs under.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NoteKey {
    name: String,
    signature_type: u8,
    key: PublicKey,
}

impl NoteKey {
    /// A key that signs notes; a ledger's key is named by its origin.
    pub fn note(name: impl Into<String>, key: PublicKey) -> Self {
        Self {
            name: name.into(),
            signature_type: TYPE_NOTE,
            key,
        }
    }

    /// A key that cosigns checkpoints.
    pub fn cosignature(name: impl Into<String>, key: PublicKey) -> Self {
        Self {
            name: name.into(),
            signature_type: TYPE_COSIGNATURE,
            key,
        }
    }

    /// Reads a vkey; none when it is none of these two types, its id is wrong or its key weak.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, _) = text.split_once('+')?;
        [TYPE_NOTE, TYPE_COSIGNATURE]
            .into_iter()
            .find_map(|signature_type| {
                let key = vkey::decode(text, name, signature_type)?;
                is_name(name).then_some(Self {
                    name: name.to_owned(),
                    signature_type,
                    key: PublicKey::from_bytes(&key).ok()?,
                })
            })
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The public key.
    pub const fn key(&self) -> &PublicKey {
        &self.key
    }

    /// True for a key that cosigns.
    pub const fn cosigns(&self) -> bool {
        self.signature_type == TYPE_COSIGNATURE
    }

    /// The key's id in signature lines.
    pub fn id(&self) -> [u8; 4] {
        key_id(&self.name, self.signature_type, self.key.as_bytes())
    }
}

impl fmt::Display for NoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&vkey::encode(
            &self.name,
            self.signature_type,
            self.key.as_bytes(),
        ))
    }
}

/// First four bytes of SHA-256 over name, line feed, type and key.
pub(crate) fn key_id(name: &str, signature_type: u8, key: &[u8; 32]) -> [u8; 4] {
    let hash = Hash::of(&[name.as_bytes(), b"\n", &[signature_type], key]);
    let [a, b, c, d, ..] = *hash.as_bytes();
    [a, b, c, d]
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '+')
}

/// A signature line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NoteLine {
    /// Name of the key.
    pub name: String,
    /// Id of the key.
    pub id: [u8; 4],
    /// The signature, in the form of its type.
    pub signature: Vec<u8>,
}

/// A note: its text and whoever signed it. Parsing verifies nothing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SignedNote {
    text: String,
    lines: Vec<NoteLine>,
}

/// Why a note is refused.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum InvalidNote {
    /// Not of the form of a note.
    #[error("the note is malformed: {0}")]
    #[reason(Malformed)]
    Malformed(&'static str),
    /// Longer, or with more lines, than the limit.
    #[error("the note has more than {MAX_NOTE_LEN} bytes or {MAX_NOTE_LINES} lines")]
    #[reason(TooLarge)]
    TooLarge,
    /// No line is of the key.
    #[error("the note carries no signature of {0}")]
    #[reason(BadSignature)]
    Unsigned(String),
    /// A line of the key does not verify.
    #[error("the note's signature of {0} does not verify")]
    #[reason(BadSignature)]
    BadSignature(String),
}

impl SignedNote {
    /// A note without signatures; none unless the text ends its last line and holds no control characters.
    pub fn new(text: String) -> Option<Self> {
        let fits = text.len() <= MAX_NOTE_LEN && text.ends_with('\n') && is_plain(&text);
        fits.then_some(Self {
            text,
            lines: Vec::new(),
        })
    }

    /// Reads a note; exactly what [`Self::render`] writes is accepted.
    ///
    /// # Errors
    /// When the bytes are no note, or exceed a bound.
    pub fn parse(bytes: &[u8]) -> Result<Self, InvalidNote> {
        if bytes.len() > MAX_NOTE_LEN {
            return Err(InvalidNote::TooLarge);
        }
        let note = std::str::from_utf8(bytes)
            .ok()
            .filter(|note| is_plain(note))
            .ok_or(InvalidNote::Malformed(
                "it is not plain UTF-8 without control characters",
            ))?;
        let (text, signatures) = note
            .rsplit_once("\n\n")
            .ok_or(InvalidNote::Malformed("no blank line ends its text"))?;
        let signatures = signatures
            .strip_suffix('\n')
            .ok_or(InvalidNote::Malformed("its last line does not end"))?;
        if signatures.split('\n').count() > MAX_NOTE_LINES {
            return Err(InvalidNote::TooLarge);
        }
        let lines = signatures
            .split('\n')
            .map(|line| {
                NoteLine::parse(line).ok_or(InvalidNote::Malformed("a signature line is not one"))
            })
            .collect::<Result<Vec<_>, _>>()?;
        // Each line of a key is verified, so a note cannot make its reader verify one key over and over.
        let mut keys = BTreeSet::new();
        if !lines.iter().all(|line| keys.insert((&line.name, line.id))) {
            return Err(InvalidNote::Malformed("two of its lines are of one key"));
        }
        Ok(Self {
            text: format!("{text}\n"),
            lines,
        })
    }

    /// The text, with the line feed that ends it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signature lines.
    pub fn lines(&self) -> &[NoteLine] {
        &self.lines
    }

    /// Adds a signature line, in place of an earlier one of the same key.
    pub fn add(&mut self, line: NoteLine) {
        self.lines
            .retain(|held| held.name != line.name || held.id != line.id);
        self.lines.push(line);
    }

    /// The bytes of the note.
    pub fn render(&self) -> String {
        let mut note = format!("{}\n", self.text);
        for line in &self.lines {
            let blob = [&line.id, line.signature.as_slice()].concat();
            note.push_str(&format!("— {} {}\n", line.name, STANDARD.encode(blob)));
        }
        note
    }

    /// The same text with the line of one key alone.
    pub(crate) fn only(&self, key: &NoteKey) -> Self {
        Self {
            text: self.text.clone(),
            lines: self.of(key).cloned().collect(),
        }
    }

    /// The lines of a key: same name and same id.
    pub(crate) fn of<'a>(&'a self, key: &'a NoteKey) -> impl Iterator<Item = &'a NoteLine> {
        let id = key.id();
        self.lines
            .iter()
            .filter(move |line| line.name == key.name && line.id == id)
    }

    /// Checks that `key`, a key that signs notes, signed the text. Lines of other keys do not matter; one of
    /// this key that does not verify refuses the note.
    ///
    /// # Errors
    /// When there is no signature of the key, or a bad one.
    pub fn verify(&self, key: &NoteKey) -> Result<(), InvalidNote> {
        let mut signed = false;
        for line in self.of(key) {
            signed = <&[u8; 64]>::try_from(line.signature.as_slice())
                .is_ok_and(|signature| key.key.verifies(self.text.as_bytes(), signature));
            if !signed {
                return Err(InvalidNote::BadSignature(key.name.clone()));
            }
        }
        signed
            .then_some(())
            .ok_or_else(|| InvalidNote::Unsigned(key.name.clone()))
    }
}

impl NoteLine {
    fn parse(line: &str) -> Option<Self> {
        let (name, blob) = line.strip_prefix("— ")?.split_once(' ')?;
        let blob = STANDARD.decode(blob).ok()?;
        let (id, signature) = blob.split_first_chunk()?;
        (is_name(name) && !signature.is_empty()).then(|| Self {
            name: name.to_owned(),
            id: *id,
            signature: signature.to_vec(),
        })
    }
}

fn is_plain(text: &str) -> bool {
    !text.bytes().any(|byte| byte < 0x20 && byte != b'\n')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reason::Reason;

    const VKEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    const NOTE: &str = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    #[test]
    fn the_public_note_verifies() {
        let key = NoteKey::parse(VKEY).unwrap();
        let note = SignedNote::parse(NOTE.as_bytes()).unwrap();
        note.verify(&key).unwrap();
        assert_eq!(key.to_string(), VKEY);
        assert_eq!(note.render(), NOTE);
    }

    #[test]
    fn what_is_not_a_note_is_refused() {
        let line = NOTE.split_once("\n\n").unwrap().1;
        for bad in [
            "",
            "text\n",
            "text\n\n",
            "text\n\n\n",
            NOTE.strip_suffix('\n').unwrap(),
            &NOTE.replace("— ", "- "),
            &NOTE.replace("message", "mess\tage"),
            &NOTE.replace("yaQM=", "yaQM"),
            &NOTE.replace(" Uw2Q", "  Uw2Q"),
            &NOTE.replace("/foo", "/f+oo"),
            &format!("text\n\n{line}\n"),
        ] {
            assert!(SignedNote::parse(bad.as_bytes()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_bad_line_of_a_known_key_refuses_the_note_and_unknown_lines_do_not() {
        let key = NoteKey::parse(VKEY).unwrap();
        let mut note = SignedNote::parse(NOTE.as_bytes()).unwrap();
        note.add(NoteLine {
            name: "example.com/foo".to_owned(),
            id: [1; 4],
            signature: vec![2; 2420],
        });
        note.verify(&key).unwrap();
        let bad = note.render().replace("example message", "other message");
        let bad = SignedNote::parse(bad.as_bytes()).unwrap();
        assert_eq!(bad.verify(&key).unwrap_err().reason(), Reason::BadSignature);
    }

    #[test]
    fn one_line_or_byte_past_the_limits_is_refused() {
        let line = NOTE.split_once("\n\n").unwrap().1;
        let of = |n: usize| line.replacen("/foo", &format!("/foo{n}"), 1);
        let lines = |count| format!("text\n\n{}", (0..count).map(of).collect::<String>());
        assert!(SignedNote::parse(lines(MAX_NOTE_LINES).as_bytes()).is_ok());
        let refused = SignedNote::parse(lines(MAX_NOTE_LINES + 1).as_bytes());
        assert_eq!(refused, Err(InvalidNote::TooLarge));
        let filler = MAX_NOTE_LEN - NOTE.len();
        let long = |more| format!("{}{NOTE}", "x".repeat(filler + more));
        assert!(SignedNote::parse(long(0).as_bytes()).is_ok());
        let refused = SignedNote::parse(long(1).as_bytes());
        assert_eq!(refused, Err(InvalidNote::TooLarge));
    }

    #[test]
    fn a_second_line_of_one_key_is_refused() {
        let line = NOTE.split_once("\n\n").unwrap().1;
        let twice = SignedNote::parse(format!("{NOTE}{line}").as_bytes());
        assert_eq!(twice.unwrap_err().reason(), Reason::Malformed);
    }

    proptest! {
        #[test]
        fn what_parses_renders_to_the_same_bytes(text in "([a-z —=+\n]{0,40}\n\n— [a-z+]{1,3} [A-Za-z0-9+/]{4,12}=?\n){1,2}") {
            if let Ok(note) = SignedNote::parse(text.as_bytes()) {
                prop_assert_eq!(note.render(), text);
            }
        }
    }
}

//! C2SP checkpoints: origin, size and root of a ledger, as a signed note.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

use crate::envelope::{Hash, Sign, SignError};
use crate::identity::vkey::TYPE_NOTE;
use crate::reason::Reasoned;

use super::note::{InvalidNote, NoteKey, NoteLine, SignedNote, key_id};
use super::tree::{MAX_TREE_SIZE, empty_root};

/// Longest origin, in bytes.
pub const MAX_ORIGIN_LEN: usize = 255;

/// What a checkpoint says. Without extension lines: not every kind of cosignature covers them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Checkpoint {
    /// The ledger, `<federation domain>/<iso2>/<authority>/ledger<n>`.
    pub origin: String,
    /// Number of leaves.
    pub size: u64,
    /// Root of the tree.
    pub root: Hash,
}

/// Why a checkpoint is refused.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum InvalidCheckpoint {
    /// The note around it.
    #[error(transparent)]
    #[reason(inner)]
    Note(#[from] InvalidNote),
    /// The text is no checkpoint.
    #[error("the note's text is not origin, size and root")]
    #[reason(Malformed)]
    Text,
    /// It is of another ledger.
    #[error("the checkpoint is of {found}, not of {expected}")]
    #[reason(WrongOrigin)]
    Origin {
        /// The ledger that was asked for.
        expected: String,
        /// The one that it names.
        found: String,
    },
}

impl Checkpoint {
    /// The text that is signed.
    pub fn text(&self) -> String {
        let root = STANDARD.encode(self.root.as_bytes());
        format!("{}\n{}\n{root}\n", self.origin, self.size)
    }

    /// Reads the text; exactly what [`Self::text`] writes is accepted.
    ///
    /// # Errors
    /// When it is no checkpoint.
    pub fn parse(text: &str) -> Result<Self, InvalidCheckpoint> {
        let mut lines = text.split('\n');
        let mut line = || lines.next().ok_or(InvalidCheckpoint::Text);
        let (origin, size, root) = (line()?, line()?, line()?);
        let checkpoint = Self {
            origin: origin.to_owned(),
            size: size.parse().map_err(|_| InvalidCheckpoint::Text)?,
            root: STANDARD
                .decode(root)
                .ok()
                .and_then(|root| Hash::from_slice(&root))
                .ok_or(InvalidCheckpoint::Text)?,
        };
        let sound = !origin.is_empty()
            && origin.len() <= MAX_ORIGIN_LEN
            && !origin.contains([' ', '+'])
            && checkpoint.size <= MAX_TREE_SIZE
            && (checkpoint.size > 0 || checkpoint.root == empty_root())
            && checkpoint.text() == text;
        sound.then_some(checkpoint).ok_or(InvalidCheckpoint::Text)
    }
}

/// A checkpoint whose ledger's signature has been checked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: SignedNote,
}

impl SignedCheckpoint {
    /// Signs a checkpoint with the ledger's key, and checks the signature that comes back.
    ///
    /// # Errors
    /// When the key does not sign, or signs what does not verify.
    pub fn sign(checkpoint: Checkpoint, signer: &dyn Sign) -> Result<Self, SignError> {
        let text = checkpoint.text();
        let public = signer.public_key();
        let line = NoteLine {
            name: checkpoint.origin.clone(),
            id: key_id(&checkpoint.origin, TYPE_NOTE, &public),
            signature: signer.sign(text.as_bytes())?.to_vec(),
        };
        let mut note = SignedNote::new(text)
            .ok_or_else(|| SignError("the origin is not fit for a note".to_owned()))?;
        note.add(line);
        let key = crate::envelope::PublicKey::from_bytes(&public)
            .map_err(|fault| SignError(fault.to_string()))?;
        Self::open(
            note.render().as_bytes(),
            &NoteKey::note(checkpoint.origin, key),
        )
        .map_err(|fault| SignError(fault.to_string()))
    }

    /// Reads a checkpoint and checks that it is signed by the key, whose name is the origin.
    ///
    /// # Errors
    /// When it is no checkpoint, of another ledger, or not signed by the key.
    pub fn open(note: &[u8], ledger: &NoteKey) -> Result<Self, InvalidCheckpoint> {
        let opened = Self::parse_trusted(note)?;
        if opened.checkpoint.origin != ledger.name() {
            return Err(InvalidCheckpoint::Origin {
                expected: ledger.name().to_owned(),
                found: opened.checkpoint.origin,
            });
        }
        opened.note.verify(ledger)?;
        Ok(opened)
    }

    /// Puts a checkpoint together with the ledger's signature, which was kept apart from it.
    ///
    /// # Errors
    /// When the key, whose name is the origin, did not sign this checkpoint.
    pub fn joined(
        checkpoint: &Checkpoint,
        signature: &[u8],
        ledger: &NoteKey,
    ) -> Result<Self, InvalidCheckpoint> {
        let mut note = SignedNote::new(checkpoint.text()).ok_or(InvalidCheckpoint::Text)?;
        note.add(NoteLine {
            name: ledger.name().to_owned(),
            id: ledger.id(),
            signature: signature.to_vec(),
        });
        Self::open(note.render().as_bytes(), ledger)
    }

    /// The ledger's own signature.
    pub fn signature(&self) -> &[u8] {
        let mut lines = self.note.lines().iter();
        let own = lines.find(|line| line.name == self.checkpoint.origin);
        own.map_or(&[], |line| &line.signature)
    }

    /// Reads back a checkpoint that was opened before it was stored.
    pub(crate) fn parse_trusted(note: &[u8]) -> Result<Self, InvalidCheckpoint> {
        let note = SignedNote::parse(note)?;
        let checkpoint = Checkpoint::parse(note.text())?;
        Ok(Self { checkpoint, note })
    }

    /// What it says.
    pub const fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// Number of leaves.
    pub const fn size(&self) -> u64 {
        self.checkpoint.size
    }

    /// Root of the tree.
    pub const fn root(&self) -> &Hash {
        &self.checkpoint.root
    }

    /// The note with all its lines.
    pub const fn note(&self) -> &SignedNote {
        &self.note
    }

    /// The bytes of the note.
    pub fn render(&self) -> Vec<u8> {
        self.note.render().into_bytes()
    }

    /// The same checkpoint with the ledger's own line alone, without those of witnesses.
    #[must_use]
    pub fn bare(&self, ledger: &NoteKey) -> Self {
        Self {
            checkpoint: self.checkpoint.clone(),
            note: self.note.only(ledger),
        }
    }

    pub(crate) fn add(&mut self, line: NoteLine) {
        self.note.add(line);
    }
}

/// The origin in a note that nobody has checked yet; tells which ledger's key to open it with.
pub fn origin_of(note: &[u8]) -> Option<&str> {
    let (origin, _) = std::str::from_utf8(note).ok()?.split_once('\n')?;
    (origin.len() <= MAX_ORIGIN_LEN).then_some(origin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::{PublicKey, SoftKey};
    use crate::reason::Reason;

    fn sample(size: u64) -> Checkpoint {
        Checkpoint {
            origin: "ntc.example/ee/customs/ledger1".to_owned(),
            size,
            root: empty_root(),
        }
    }

    #[test]
    fn only_the_canonical_text_is_a_checkpoint() {
        let text = sample(13).text();
        assert_eq!(Checkpoint::parse(&text).unwrap(), sample(13));
        for bad in [
            text.replace("13", "013"),
            text.replace("13", "+13"),
            text.replace("13", "-1"),
            text.replace("13", "9223372036854775808"),
            text.replace("example/", "exam ple/"),
            text.replace("example/", "exam+ple/"),
            format!("{text}extension\n"),
            text.trim_end().to_owned(),
            text.replace("13\n", "13\r\n"),
            text.replace("ntc.example/ee/customs/ledger1", ""),
            text.replace("ntc.example", &"n".repeat(MAX_ORIGIN_LEN)),
        ] {
            assert!(Checkpoint::parse(&bad).is_err(), "{bad}");
        }
        assert!(Checkpoint::parse(&sample(MAX_TREE_SIZE).text()).is_ok());
    }

    #[test]
    fn a_bare_checkpoint_is_still_signed_and_carries_nothing_else() {
        let soft = SoftKey::from_seed(&[1; 32]);
        let key = PublicKey::from_bytes(&soft.public_key()).unwrap();
        let ledger = NoteKey::note("ntc.example/ee/customs/ledger1", key);
        let signed = SignedCheckpoint::sign(sample(0), &soft).unwrap();
        let mut witnessed = signed.clone();
        for id in 0..9 {
            witnessed.add(NoteLine {
                name: ledger.name().to_owned(),
                id: [id; 4],
                signature: vec![0; 4096],
            });
        }
        assert_eq!(witnessed.bare(&ledger), signed);
        assert!(SignedCheckpoint::open(&witnessed.bare(&ledger).render(), &ledger).is_ok());
    }

    #[test]
    fn a_signature_that_was_kept_apart_proves_its_checkpoint_and_no_other() {
        let soft = SoftKey::from_seed(&[1; 32]);
        let key = PublicKey::from_bytes(&soft.public_key()).unwrap();
        let ledger = NoteKey::note("ntc.example/ee/customs/ledger1", key);
        let signed = SignedCheckpoint::sign(sample(13), &soft).unwrap();
        let joined = |size| SignedCheckpoint::joined(&sample(size), signed.signature(), &ledger);
        assert_eq!(joined(13).unwrap(), signed);
        assert_eq!(joined(14).unwrap_err().reason(), Reason::BadSignature);
        assert!(SignedCheckpoint::joined(&sample(13), &[], &ledger).is_err());
    }

    #[test]
    fn a_key_shared_by_two_ledgers_does_not_let_one_speak_for_the_other() {
        let soft = SoftKey::from_seed(&[1; 32]);
        let key = PublicKey::from_bytes(&soft.public_key()).unwrap();
        let signed = SignedCheckpoint::sign(sample(0), &soft).unwrap();
        let other = NoteKey::note("ntc.example/ee/customs/ledger2", key);
        let refused = SignedCheckpoint::open(&signed.render(), &other).unwrap_err();
        assert_eq!(refused.reason(), Reason::WrongOrigin);
        assert_eq!(
            origin_of(&signed.render()),
            Some("ntc.example/ee/customs/ledger1")
        );
    }
}

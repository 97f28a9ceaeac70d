//! What a party can do with a document.

use std::collections::BTreeMap;
use std::sync::Arc;

use thiserror::Error;

use super::step::{Move, Step, Waiting};
use super::{AgreementBook, Entry, MAX_DOCUMENTS, MAX_PROPOSED, MAX_WAITING, Signed};
use crate::envelope::PublicKey;
use crate::model::InvalidRecord;
use crate::model::text::check_reason;
use crate::party::Party;
use crate::policy::agreement::{Agreement, InvalidAgreement, document_sha256, signing_bytes};
use crate::reason::Reasoned;
use crate::time::Timestamp;

/// Why a move is refused; the book is as before.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum AgreementError {
    /// The document is not an agreement.
    #[error(transparent)]
    #[reason(inner)]
    Invalid(#[from] InvalidAgreement),
    /// The document does not name this party.
    #[error("the agreement does not name {0}; only its parties take part in it")]
    #[reason(AgreementNotOurs)]
    NotAParty(Party),
    /// The bytes are not those of the hash.
    #[error(
        "the document is not the one of the given SHA-256; read it again and sign what was read"
    )]
    #[reason(AgreementHashMismatch)]
    HashMismatch,
    /// A Propose or Sign comes without signature or key.
    #[error("the move carries no signature; sign the document with the party's author key")]
    #[reason(AgreementBadSignature)]
    SignatureMissing,
    /// The signature is by a key that is not the party's.
    #[error("the document is signed with a key that is not an author key of {0}")]
    #[reason(AgreementBadSignature)]
    KeyUnknown(Party),
    /// The signature does not verify.
    #[error("the signature of {0} over the document does not verify")]
    #[reason(AgreementBadSignature)]
    BadSignature(Party),
    /// Other bytes of the same id and version are held.
    #[error("agreement {0} version {1} is held with other bytes; propose the next version")]
    #[reason(AgreementVersionConflict)]
    VersionConflict(String, u32),
    /// The version before is not held, or its author is not a party of it.
    #[error(
        "agreement {0} version {1} does not follow a version that its author is a party of; name the SHA-256 of the version before in supersedes"
    )]
    #[reason(AgreementInvalid)]
    NotASuccessor(String, u32),
    /// The party terminated the agreement.
    #[error("{0} terminated agreement {1}; propose a new agreement under another id")]
    #[reason(AgreementTerminated)]
    Terminated(Party, String),
    /// The document was taken back.
    #[error("{0} withdrew this document; propose another one")]
    #[reason(AgreementWithdrawn)]
    Withdrawn(Party),
    /// Another party than its proposer takes a document back.
    #[error("{0} proposed this document; only who proposed it withdraws it")]
    #[reason(AgreementNotProposed)]
    NotProposed(Party),
    /// The own party takes a document back that others have signed.
    #[error("{0} signed it; end it with a termination, or propose the next version")]
    #[reason(AgreementSigned)]
    Signed(Party),
    /// The reason that is given breaks the rule of its text.
    #[error(transparent)]
    #[reason(inner)]
    Reason(#[from] InvalidRecord),
    /// The book is full.
    #[error("the book holds {MAX_DOCUMENTS} documents and takes no more")]
    #[reason(TooLarge)]
    Full,
    /// Too many documents of this party wait for the own signature.
    #[error("{0} has {MAX_PROPOSED} proposals here that are not signed; no more are taken")]
    #[reason(TooLarge)]
    TooManyProposed(Party),
    /// Too many moves of this party wait for their documents.
    #[error(
        "{0} has {MAX_WAITING} moves about documents that are not known here; no more are kept"
    )]
    #[reason(TooLarge)]
    TooManyWaiting(Party),
    /// The own party moved a document that is not held.
    #[error("no agreement has this SHA-256; list the agreements to see those that are held")]
    #[reason(AgreementUnknown)]
    Unknown,
}

impl AgreementBook {
    /// The book after a move of `author`, whose author keys are `author_keys`. A signature that is already held
    /// changes nothing. A move of another party about a document that is not there yet is kept for it.
    ///
    /// # Errors
    /// When the document is not valid or not ours, a signature does not verify, or the move contradicts what
    /// the book holds.
    pub fn apply(
        &self,
        author: &Party,
        step: &Move,
        author_keys: &[[u8; 32]],
        now: Timestamp,
    ) -> Result<Self, AgreementError> {
        check_reason("reason", &step.reason)?;
        if matches!(step.step, Step::Propose | Step::Sign) {
            let key = step.author_key.ok_or(AgreementError::SignatureMissing)?;
            if !author_keys.contains(&key) {
                return Err(AgreementError::KeyUnknown(author.clone()));
            }
        }
        let mut book = self.clone();
        if step.step == Step::Propose {
            book.propose(author, step, now)?;
        } else {
            book.follow_up(author, step, now)?;
        }
        Ok(book)
    }

    fn propose(
        &mut self,
        author: &Party,
        step: &Move,
        now: Timestamp,
    ) -> Result<(), AgreementError> {
        let agreement = Agreement::read(&step.document)?;
        if document_sha256(&step.document) != step.document_sha256 {
            return Err(AgreementError::HashMismatch);
        }
        for party in [author, &self.own] {
            if !agreement.names(party) {
                return Err(AgreementError::NotAParty(party.clone()));
            }
        }
        if self.entries.contains_key(&step.document_sha256) {
            return self.sign(author, step, now);
        }
        self.may_propose(author, &agreement)?;
        let entry = Entry {
            agreement,
            document: step.document.clone(),
            proposer: author.clone(),
            signatures: BTreeMap::new(),
        };
        self.entries.insert(step.document_sha256, Arc::new(entry));
        self.sign(author, step, now)?;
        self.take_waiting(&step.document_sha256);
        Ok(())
    }

    /// Whether `author` may put a document forward that is not held yet.
    ///
    /// # Errors
    /// When it does not follow what is held, its author ended the agreement, or there is no room.
    pub fn may_propose(&self, author: &Party, agreement: &Agreement) -> Result<(), AgreementError> {
        self.not_ended(author, agreement.id())?;
        self.may_follow(author, agreement)?;
        if self.entries.len() >= MAX_DOCUMENTS {
            return Err(AgreementError::Full);
        }
        let open = self.entries.values().filter(|entry| {
            entry.proposer == *author
                && *author != self.own
                && !entry.is_signed_by(&self.own)
                && self.withdrawn(&entry.sha256()).is_none()
        });
        if open.count() >= MAX_PROPOSED {
            return Err(AgreementError::TooManyProposed(author.clone()));
        }
        Ok(())
    }

    fn not_ended(&self, author: &Party, id: &str) -> Result<(), AgreementError> {
        let ended = self.terminated_by(id);
        if ended.is_some_and(|by| by.contains_key(author)) {
            return Err(AgreementError::Terminated(author.clone(), id.to_owned()));
        }
        Ok(())
    }

    /// A version is the neighbour of one that its author is a party of, so that no stranger takes over an id. What was
    /// withdrawn takes no place.
    fn may_follow(&self, author: &Party, agreement: &Agreement) -> Result<(), AgreementError> {
        let (id, version) = (agreement.id(), agreement.version());
        let mut is_first = true;
        let mut follows = false;
        let standing = self
            .versions(id)
            .filter(|entry| self.withdrawn(&entry.sha256()).is_none());
        for entry in standing {
            let other = entry.agreement();
            if other.version() == version {
                return Err(AgreementError::VersionConflict(id.to_owned(), version));
            }
            let neighbours = agreement.supersedes() == Some(other.sha256())
                || other.supersedes() == Some(agreement.sha256());
            follows |= neighbours && other.names(author);
            is_first = false;
        }
        if follows || is_first {
            Ok(())
        } else {
            Err(AgreementError::NotASuccessor(id.to_owned(), version))
        }
    }

    fn follow_up(
        &mut self,
        author: &Party,
        step: &Move,
        now: Timestamp,
    ) -> Result<(), AgreementError> {
        let Some(entry) = self.entries.get(&step.document_sha256) else {
            if *author == self.own {
                return Err(AgreementError::Unknown);
            }
            return self.wait(author, step, now);
        };
        if !entry.agreement.names(author) {
            return Err(AgreementError::NotAParty(author.clone()));
        }
        let id = Arc::clone(&entry.agreement.reference().id);
        match step.step {
            Step::Propose | Step::Sign => return self.sign(author, step, now),
            Step::Suspend => {
                let by = self.suspended.entry(id).or_default();
                by.insert(author.clone(), step.reason.clone());
            }
            Step::Resume => {
                if let Some(by) = self.suspended.get_mut(&id) {
                    by.remove(author);
                    if by.is_empty() {
                        self.suspended.remove(&id);
                    }
                }
            }
            Step::Terminate => {
                let by = self.terminated.entry(id).or_default();
                by.insert(author.clone(), step.reason.clone());
            }
            Step::Withdraw => return self.withdraw(author, step),
            Step::Notice => self.note_notice(author, step),
        }
        Ok(())
    }

    /// Takes a document back. A partner may have signed it before it heard of that, so its own signature does not keep
    /// the document alive; the own party is held to what it knows.
    fn withdraw(&mut self, author: &Party, step: &Move) -> Result<(), AgreementError> {
        let held = self.entries.get(&step.document_sha256);
        let entry = held.ok_or(AgreementError::Unknown)?;
        if entry.proposer != *author {
            return Err(AgreementError::NotProposed(entry.proposer.clone()));
        }
        let mut others = entry.signatures.keys().filter(|party| *party != author);
        if let Some(other) = others.next().filter(|_| *author == self.own) {
            return Err(AgreementError::Signed(other.clone()));
        }
        // One of each proposer is remembered, so that nobody fills the book with what is void.
        let before: Vec<_> = self
            .withdrawn
            .keys()
            .filter(|sha256| **sha256 != step.document_sha256)
            .filter(|sha256| {
                let entry = self.entries.get(*sha256);
                entry.is_none_or(|entry| entry.proposer == *author)
            })
            .copied()
            .collect();
        for sha256 in before {
            self.entries.remove(&sha256);
            self.withdrawn.remove(&sha256);
        }
        self.withdrawn
            .insert(step.document_sha256, step.reason.clone());
        Ok(())
    }

    /// Verifies and keeps the signature. That the key is one of the party's card was judged before.
    fn sign(&mut self, author: &Party, step: &Move, now: Timestamp) -> Result<(), AgreementError> {
        let (Some(author_key), Some(signature)) = (step.author_key, step.signature) else {
            return Err(AgreementError::SignatureMissing);
        };
        let entry = self
            .entries
            .get(&step.document_sha256)
            .ok_or(AgreementError::Unknown)?;
        let member = entry
            .agreement
            .members()
            .get(author)
            .ok_or_else(|| AgreementError::NotAParty(author.clone()))?;
        if !member.may_sign_with(&author_key, now) {
            return Err(AgreementError::KeyUnknown(author.clone()));
        }
        if self.withdrawn(&step.document_sha256).is_some() {
            return Err(AgreementError::Withdrawn(entry.proposer.clone()));
        }
        self.not_ended(author, entry.agreement.id())?;
        if entry.is_signed_by(author) {
            return Ok(());
        }
        let verifies = PublicKey::from_bytes(&author_key)
            .is_ok_and(|key| key.verifies(&signing_bytes(&entry.document), &signature));
        if !verifies {
            return Err(AgreementError::BadSignature(author.clone()));
        }
        let mut entry = Entry::clone(entry);
        let signed = Signed {
            author_key,
            signature,
            at: now,
        };
        entry.signatures.insert(author.clone(), signed);
        self.entries.insert(step.document_sha256, Arc::new(entry));
        Ok(())
    }

    fn wait(&mut self, author: &Party, step: &Move, now: Timestamp) -> Result<(), AgreementError> {
        let waiting = self.waiting.entry(author.clone()).or_default();
        if waiting.last().is_some_and(|held| held.step == *step) {
            return Ok(());
        }
        if waiting.len() >= MAX_WAITING {
            return Err(AgreementError::TooManyWaiting(author.clone()));
        }
        let step = Move {
            document: Vec::new(),
            ..step.clone()
        };
        waiting.push(Waiting { step, at: now });
        Ok(())
    }

    /// Takes in what waited for this document. A move that does not hold is dropped: nobody is owed an answer.
    fn take_waiting(&mut self, sha256: &[u8; 32]) {
        let mut ready = Vec::new();
        for (author, moves) in &mut self.waiting {
            let of_this = moves.extract_if(.., |held| held.step.document_sha256 == *sha256);
            ready.extend(of_this.map(|held| (author.clone(), held)));
        }
        self.waiting.retain(|_, moves| !moves.is_empty());
        for (author, held) in ready {
            let _dropped = self.follow_up(&author, &held.step, held.at).err();
        }
    }
}

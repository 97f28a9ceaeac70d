//! What administrators change: peers and agreements. Each change is durable before it is answered, and acts at once.

use std::sync::Arc;

use ntc_core::envelope::Sign;
use ntc_core::identity::card::{InvalidCard, NodeCard};
use ntc_core::identity::fingerprint::Fingerprint;
use ntc_core::model::text::check_reason;
use ntc_core::party::Party;
use ntc_core::policy::agreement::{document_sha256, signing_bytes};
use ntc_core::policy::{Agreement, InvalidAgreement};
use ntc_core::reason::Reason;
use ntc_core::record::{AgreementMove, AgreementStep, InvalidRecord, Record};
use thiserror::Error;

use super::{PartnerError, Partners};
use crate::ledger::{AppendError, Ledger};
use crate::ports::{Clock, EntropyError};
use crate::publish::{PublishError, Publisher};

/// Why a change was not made.
#[derive(Debug, Error)]
pub enum AdministerError {
    /// The card does not verify.
    #[error(transparent)]
    Card(#[from] InvalidCard),
    /// The fingerprint is not the card's.
    #[error(
        "the fingerprint is not the card's; compare it with your partner by voice, and enrol nobody until it agrees"
    )]
    Fingerprint,
    /// The change does not fit what is known of partners.
    #[error(transparent)]
    Partner(#[from] PartnerError),
    /// The document is not an agreement.
    #[error(transparent)]
    Agreement(#[from] InvalidAgreement),
    /// The document does not name this party.
    #[error("the agreement does not name {0}; only its parties can propose it")]
    NotOurs(Party),
    /// No agreement has this id.
    #[error("no agreement has this id; `ntc agreement list` shows which there are")]
    Unknown,
    /// What is held is not what the officer read.
    #[error(
        "the document that is held is not the one that was read; show it again, read it, then sign"
    )]
    HashMismatch,
    /// The record that carries the step breaks a rule.
    #[error(transparent)]
    Record(#[from] InvalidRecord),
    /// It acts here, and the partners have not been told.
    #[error(
        "it acts here from now on, but the partners are not told yet; repeat it when the node writes again: {0}"
    )]
    NotTold(#[source] PublishError),
    /// It was not published.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The ledger does not take it.
    #[error(transparent)]
    Append(#[from] AppendError),
    /// The machine has no randomness.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// The author key cannot sign.
    #[error("the author key cannot sign")]
    Sign,
}

impl AdministerError {
    /// The stable code.
    pub fn reason(&self) -> Reason {
        match self {
            Self::Card(error) => error.reason(),
            Self::Fingerprint => Reason::FingerprintMismatch,
            Self::Partner(error) => error.reason(),
            Self::Agreement(error) => error.reason(),
            Self::NotOurs(_) => Reason::AgreementNotOurs,
            Self::Unknown => Reason::AgreementUnknown,
            Self::HashMismatch => Reason::AgreementHashMismatch,
            Self::Record(error) => error.reason(),
            Self::NotTold(error) | Self::Publish(error) => error.reason(),
            Self::Append(error) => error.reason(),
            Self::Entropy(_) | Self::Sign => Reason::Internal,
        }
    }
}

/// Makes the changes.
pub struct Administration {
    pub(crate) own: Party,
    pub(crate) author: Arc<dyn Sign>,
    pub(crate) partners: Arc<Partners>,
    pub(crate) ledger: Ledger,
    pub(crate) publisher: Arc<Publisher>,
    pub(crate) clock: Arc<dyn Clock>,
    /// Held while a peer is enrolled, so that a feed is added once.
    pub(crate) enrolling: tokio::sync::Mutex<()>,
}

impl Administration {
    /// Enrols a peer whose card has the fingerprint that was compared by voice.
    ///
    /// # Errors
    /// When card and fingerprint do not fit, or the ledger or the journal fails.
    pub async fn add_peer(&self, card: &str, fingerprint: &str) -> Result<Party, AdministerError> {
        let card = NodeCard::open(card)?;
        let told: Fingerprint = fingerprint
            .parse()
            .map_err(|_| AdministerError::Fingerprint)?;
        if told != card.fingerprint() {
            return Err(AdministerError::Fingerprint);
        }
        let party = card.party().clone();
        let _one_at_a_time = self.enrolling.lock().await;
        self.partners.would_enrol(card.text())?;
        let slot = match self.ledger.feed_of(&party) {
            Some(slot) => slot,
            None => {
                self.partners.enrolling(&party)?;
                self.ledger.add_feed(party.clone()).await?
            }
        };
        self.partners.enrol(card.text(), slot)?;
        tracing::info!(peer.id = %party, slot, "peer enrolled");
        Ok(party)
    }

    /// Suspends a peer: it is given nothing and nothing is taken from it until it is resumed.
    ///
    /// # Errors
    /// When the reason breaks its rule, it is not enrolled, or the journal fails.
    pub fn suspend_peer(&self, party: &Party, reason: &str) -> Result<(), AdministerError> {
        check_reason("reason", reason)?;
        Ok(self.partners.suspend(party, reason)?)
    }

    /// Lifts the suspension of a peer.
    ///
    /// # Errors
    /// When it is not enrolled, or the journal fails.
    pub fn resume_peer(&self, party: &Party) -> Result<(), AdministerError> {
        Ok(self.partners.resume(party)?)
    }

    /// Signs a document and puts it forward to its other parties; answers its id.
    ///
    /// # Errors
    /// When it is no agreement of this party, or is not published.
    pub async fn propose(&self, document: Vec<u8>) -> Result<String, AdministerError> {
        let agreement = Agreement::read(&document)?;
        if !agreement.names(&self.own) {
            return Err(AdministerError::NotOurs(self.own.clone()));
        }
        let signature = self.author.sign(&signing_bytes(&document));
        let step = AgreementMove {
            step: AgreementStep::Propose,
            document_sha256: document_sha256(&document),
            document,
            signature: Some(signature.map_err(|_| AdministerError::Sign)?),
            author_key: Some(self.author.public_key()),
            reason: String::new(),
        };
        self.step(&agreement, step).await
    }

    /// Countersigns the document that the officer read.
    ///
    /// # Errors
    /// When the document that is held is another one, or the signature is not published.
    pub async fn sign(&self, id: &str, sha256: &[u8]) -> Result<String, AdministerError> {
        let policies = self.partners.policies();
        let entry = policies.book().latest(id).ok_or(AdministerError::Unknown)?;
        if entry.sha256() != sha256 {
            return Err(AdministerError::HashMismatch);
        }
        let signature = self.author.sign(&signing_bytes(entry.document()));
        let step = AgreementMove {
            step: AgreementStep::Sign,
            document: Vec::new(),
            document_sha256: entry.sha256(),
            signature: Some(signature.map_err(|_| AdministerError::Sign)?),
            author_key: Some(self.author.public_key()),
            reason: String::new(),
        };
        self.step(entry.agreement(), step).await
    }

    /// Suspends an agreement for this party, at once.
    ///
    /// # Errors
    /// When the reason breaks its rule, there is no such agreement, or the step is not published.
    pub async fn suspend(&self, id: &str, reason: &str) -> Result<String, AdministerError> {
        check_reason("reason", reason)?;
        self.unsigned(id, AgreementStep::Suspend, reason).await
    }

    /// Lifts this party's own suspension.
    ///
    /// # Errors
    /// When there is no such agreement, or the step is not published.
    pub async fn resume(&self, id: &str) -> Result<String, AdministerError> {
        self.unsigned(id, AgreementStep::Resume, "").await
    }

    async fn unsigned(
        &self,
        id: &str,
        step: AgreementStep,
        reason: &str,
    ) -> Result<String, AdministerError> {
        let policies = self.partners.policies();
        let entry = policies.book().latest(id).ok_or(AdministerError::Unknown)?;
        let step = AgreementMove {
            step,
            document: Vec::new(),
            document_sha256: entry.sha256(),
            signature: None,
            author_key: None,
            reason: reason.to_owned(),
        };
        self.step(entry.agreement(), step).await
    }

    /// Publishes a step to the other parties and lets it act. What allows more acts after it is in the ledger; a
    /// crash between is mended when the node starts. What allows less acts first, whatever the ledger can do.
    async fn step(
        &self,
        agreement: &Agreement,
        step: AgreementMove,
    ) -> Result<String, AdministerError> {
        let _acting = self.partners.acting().await;
        self.partners.would_take(&self.own, &step)?;
        let others = agreement
            .parties()
            .filter(|party| **party != self.own)
            .cloned()
            .collect();
        let now = self.clock.now();
        let id = self.publisher.new_id(now)?;
        let record = Record::agreement(&self.own, id, now, others, step.clone())?;
        if matches!(step.step, AgreementStep::Suspend | AgreementStep::Terminate) {
            self.partners.agreed(&self.own, id, &step)?;
            self.publisher
                .append(record)
                .await
                .map_err(AdministerError::NotTold)?;
        } else {
            self.publisher.append(record).await?;
            self.partners.agreed(&self.own, id, &step)?;
        }
        Ok(agreement.id().to_owned())
    }
}

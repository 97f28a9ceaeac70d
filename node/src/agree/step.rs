//! The own party's steps in the life of agreements: made, published, and let act.

use std::collections::BTreeSet;

use ntc_core::model::text::check_reason;
use ntc_core::party::Party;
use ntc_core::policy::agreement::{document_sha256, signing_bytes};
use ntc_core::policy::book::Standing;
use ntc_core::policy::{Agreement, InvalidAgreement};
use ntc_core::record::{AgreementMove, AgreementStep, Event, InvalidRecord, Record, RecordId};
use ntc_core::time::Timestamp;

use super::entry::EntryError;
use super::{AdministerError, Administration};
use crate::audit::Begun;
use crate::partners::allows_less;

impl Administration {
    /// Signs a document and puts it forward to its other parties; answers its id.
    ///
    /// # Errors
    /// When it is no agreement of this party, or is not published.
    pub async fn propose(
        &self,
        document: Vec<u8>,
        begun: Begun,
    ) -> Result<String, AdministerError> {
        let review = self.review(&document).map_err(InvalidAgreement::first)?;
        if let Some(finding) = review.stop() {
            return Err(finding.clone().into());
        }
        let step = AgreementMove {
            document: document.clone(),
            ..self.signed(AgreementStep::Propose, &document)?
        };
        self.step(&review.agreement, step, begun).await
    }

    /// Countersigns the document that the officer read.
    ///
    /// # Errors
    /// When the document that is held is another one, or the signature is not published.
    pub async fn sign(
        &self,
        id: &str,
        sha256: &[u8],
        begun: Begun,
    ) -> Result<String, AdministerError> {
        let policies = self.partners.roster().policies();
        let entry = policies.book().latest(id).ok_or(AdministerError::Unknown)?;
        if entry.sha256() != sha256 {
            return Err(AdministerError::HashMismatch);
        }
        let step = self.signed(AgreementStep::Sign, entry.document())?;
        self.step(entry.agreement(), step, begun).await
    }

    /// A step with the own signature over a document, which it names by its hash.
    fn signed(
        &self,
        step: AgreementStep,
        document: &[u8],
    ) -> Result<AgreementMove, AdministerError> {
        let signature = self.author.sign(&signing_bytes(document));
        Ok(AgreementMove {
            step,
            document: Vec::new(),
            document_sha256: document_sha256(document),
            signature: Some(signature.map_err(|_| AdministerError::Sign)?),
            author_key: Some(self.author.public_key()),
            reason: String::new(),
        })
    }

    /// Takes a step that carries no signature: a suspension, a resumption, a withdrawal, a notice, an end. `reason` is
    /// empty where there is none.
    ///
    /// # Errors
    /// When the reason breaks its rule, there is no such agreement, it ended for good, the step does not fit it, or it is
    /// not published.
    pub async fn take_step(
        &self,
        id: &str,
        step: AgreementStep,
        reason: &str,
        begun: Begun,
    ) -> Result<String, AdministerError> {
        check_reason("reason", reason)?;
        let policies = self.partners.roster().policies();
        let entry = policies.book().latest(id).ok_or(AdministerError::Unknown)?;
        let book = policies.book();
        if is_of_what_stands(step)
            && let Standing::Terminated(_) = book.standing(entry, self.clock.now())
            && let Some((party, _)) = book.terminated_by(id).into_iter().flatten().next()
        {
            return Err(AdministerError::Ended(party.clone()));
        }
        let step = AgreementMove {
            step,
            document: Vec::new(),
            document_sha256: entry.sha256(),
            signature: None,
            author_key: None,
            reason: reason.to_owned(),
        };
        self.step(entry.agreement(), step, begun).await
    }

    /// Publishes a step to the other parties and lets it act. What allows more acts after it and its POLICY entry are
    /// in the ledger; a crash between is mended when the node starts. What allows less acts first, whatever the ledger
    /// can do.
    async fn step(
        &self,
        agreement: &Agreement,
        step: AgreementMove,
        begun: Begun,
    ) -> Result<String, AdministerError> {
        let _acting = self.partners.acting().await;
        let now = self.clock.now();
        let (id, step) = self.as_given(step, now)?;
        self.partners.would_take(&self.own, id, &step)?;
        let record = self.as_record(agreement, id, &step, now)?;
        let less = allows_less(step.step);
        if less {
            self.take(id, None, step.clone()).await?;
        }
        match self.tell(record, (id, step), begun).await {
            Err(AdministerError::Publish(error)) if less => {
                return Err(AdministerError::NotTold(error));
            }
            told => told?,
        };
        match self.settle().await {
            // It acts already; the entry follows.
            Err(error) if less => tracing::warn!(%error, "policies not written down yet"),
            settled => settled?,
        }
        Ok(agreement.id().to_owned())
    }

    /// The record that carries a step to the other parties.
    pub(super) fn as_record(
        &self,
        agreement: &Agreement,
        id: RecordId,
        step: &AgreementMove,
        now: Timestamp,
    ) -> Result<Record, InvalidRecord> {
        let event = Event::Agreement(Box::new(step.clone()));
        Record::administrative(&self.own, id, now, others(agreement, &self.own), event)
    }

    /// Publishes the record of a step and notes where it stands.
    pub(super) async fn tell(
        &self,
        record: Record,
        (id, step): (RecordId, AgreementMove),
        begun: Begun,
    ) -> Result<(), AdministerError> {
        let (appended, _) = self.publisher.append(record, begun).await?;
        self.take(id, Some(appended.ledger_index), step).await
    }

    /// The step with the id of the record that carries it. A notice that acts here already and that the partners were
    /// not told of is that notice once more: it runs from when it was given, for them as well.
    fn as_given(
        &self,
        step: AgreementMove,
        now: Timestamp,
    ) -> Result<(RecordId, AgreementMove), AdministerError> {
        if step.step == AgreementStep::Notice {
            let roster = self.partners.roster();
            if let Some(given) = roster.untold_notice(&step.document_sha256) {
                return Ok(given.clone());
            }
        }
        Ok((self.publisher.new_id(now)?, step))
    }

    /// Has the partners' journal take an own step.
    async fn take(
        &self,
        id: RecordId,
        place: Option<u64>,
        step: AgreementMove,
    ) -> Result<(), AdministerError> {
        let taken = self
            .partners
            .durably(move |partners| partners.agreed_own(id, place, &step));
        Ok(taken.await?)
    }

    /// Lets what was agreed act.
    pub(super) async fn settle(&self) -> Result<(), AdministerError> {
        self.entries.settle().await.map_err(|error| match error {
            EntryError::Append(error) => AdministerError::NotActing(error),
            EntryError::Partner(error) => error.into(),
        })
    }
}

/// Whether a step is of use only while nobody ended the agreement for good. A suspension or an end of what ended says the
/// same once more and harms nobody.
pub(super) const fn is_of_what_stands(step: AgreementStep) -> bool {
    matches!(step, AgreementStep::Resume | AgreementStep::Notice)
}

/// Whom a step is told to: the parties of the document but the own one.
pub(super) fn others(agreement: &Agreement, own: &Party) -> BTreeSet<Party> {
    let parties = agreement.parties();
    parties.filter(|party| *party != own).cloned().collect()
}

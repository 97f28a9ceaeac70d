//! `ntc.node.v1.AgreementService`: who shares what, and who signed it.

use std::sync::Arc;

use ntc_core::policy::Policies;
use ntc_core::policy::book::Entry;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::agreement_service_server::AgreementService;
use tonic::{Request, Response, Status};

use super::call::{CHANGERS, Desk, READERS};
use super::present::millis;
use crate::agree::{AdministerError, Administration};
use crate::partners::{Partners, Roster};
use crate::ports::Clock;
use crate::status::Refused;

/// The service.
#[derive(Clone)]
pub(crate) struct Agreements {
    pub(crate) desk: Desk,
    pub(crate) administration: Arc<Administration>,
    pub(crate) partners: Arc<Partners>,
    pub(crate) clock: Arc<dyn Clock>,
}

#[tonic::async_trait]
impl AgreementService for Agreements {
    async fn propose(
        &self,
        request: Request<pb::ProposeRequest>,
    ) -> Result<Response<pb::AgreementResponse>, Status> {
        let call = self.desk.admit(&request, "Propose", CHANGERS)?;
        let this = self.clone();
        call.change(|begun| async move {
            let document = request.into_inner().document;
            let outcome = this.administration.propose(document, begun).await;
            let id = outcome.as_ref().ok().cloned();
            (id, this.answer(outcome))
        })
        .await
    }

    async fn sign(
        &self,
        request: Request<pb::SignRequest>,
    ) -> Result<Response<pb::AgreementResponse>, Status> {
        let call = self.desk.admit(&request, "Sign", CHANGERS)?;
        let (request, this) = (request.into_inner(), self.clone());
        call.change(|begun| async move {
            let outcome = this
                .administration
                .sign(&request.id, &request.document_sha256, begun)
                .await;
            (Some(request.id), this.answer(outcome))
        })
        .await
    }

    async fn suspend(
        &self,
        request: Request<pb::SuspendRequest>,
    ) -> Result<Response<pb::AgreementResponse>, Status> {
        let call = self.desk.admit_always(&request, "Suspend", CHANGERS)?;
        let (request, this) = (request.into_inner(), self.clone());
        call.stop(|begun| async move {
            let outcome = this
                .administration
                .suspend(&request.id, &request.reason, begun)
                .await;
            (Some(request.id), this.answer(outcome))
        })
        .await
    }

    async fn resume(
        &self,
        request: Request<pb::ResumeRequest>,
    ) -> Result<Response<pb::AgreementResponse>, Status> {
        let call = self.desk.admit(&request, "Resume", CHANGERS)?;
        let (id, this) = (request.into_inner().id, self.clone());
        call.change(|begun| async move {
            let outcome = this.administration.resume(&id, begun).await;
            (Some(id), this.answer(outcome))
        })
        .await
    }

    async fn list_agreements(
        &self,
        request: Request<pb::ListAgreementsRequest>,
    ) -> Result<Response<pb::ListAgreementsResponse>, Status> {
        let call = self.desk.admit(&request, "ListAgreements", READERS)?;
        let (roster, now) = (self.partners.roster(), self.clock.now());
        let policies = roster.policies();
        let entries = policies.book().entries();
        let agreements = entries
            .into_iter()
            .map(|entry| summary(&roster, entry, now));
        call.done(Ok(pb::ListAgreementsResponse {
            agreements: agreements.collect(),
        }))
    }

    async fn show_agreement(
        &self,
        request: Request<pb::ShowAgreementRequest>,
    ) -> Result<Response<pb::ShowAgreementResponse>, Status> {
        let call = self.desk.admit(&request, "ShowAgreement", READERS)?;
        let id = request.into_inner().id;
        let (roster, now) = (self.partners.roster(), self.clock.now());
        let policies = roster.policies();
        let shown = latest(&policies, &id).map(|entry| pb::ShowAgreementResponse {
            agreement: Some(summary(&roster, entry, now)),
            document: entry.document().to_vec(),
        });
        call.about(&id).done(shown)
    }
}

impl Agreements {
    fn answer(
        &self,
        outcome: Result<String, AdministerError>,
    ) -> Result<pb::AgreementResponse, Refused> {
        let id = outcome?;
        let roster = self.partners.roster();
        let policies = roster.policies();
        let entry = latest(&policies, &id)?;
        let agreement = Some(summary(&roster, entry, self.clock.now()));
        Ok(pb::AgreementResponse { agreement })
    }
}

fn latest<'a>(policies: &'a Policies, id: &str) -> Result<&'a Entry, Refused> {
    let unknown = || {
        let why = "no agreement has this id; `ntc agreement list` shows which there are";
        Refused::field(Reason::AgreementUnknown, "id", why)
    };
    policies.book().latest(id).ok_or_else(unknown)
}

/// An agreement as it acts: what was signed and does not act yet is told when it does.
fn summary(roster: &Roster, entry: &Entry, now: Timestamp) -> pb::AgreementSummary {
    let (agreed, acting) = (roster.policies(), roster.acting());
    let (book, entry) = match acting.book().by_sha256(&entry.sha256()) {
        Some(acts) => (acting.book(), acts),
        None => (agreed.book(), entry),
    };
    let agreement = entry.agreement();
    let suspended = book.suspended_by(agreement.id());
    let parties = agreement.parties().map(|party| pb::AgreementParty {
        party: party.to_string(),
        signed: entry.is_signed_by(party),
        suspended: suspended.is_some_and(|by| by.contains_key(party)),
    });
    pb::AgreementSummary {
        id: agreement.id().to_owned(),
        version: agreement.version(),
        title: agreement.title().to_owned(),
        document_sha256: entry.sha256().to_vec(),
        parties: parties.collect(),
        state: book.standing(entry, now).word().to_owned(),
        valid_from_ms: millis(agreement.validity().from),
        valid_until_ms: millis(agreement.validity().end),
        warnings: book.warnings(entry, now),
    }
}

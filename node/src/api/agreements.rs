//! `ntc.node.v1.AgreementService`: who shares what, and who signed it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ntc_core::approval::Scope;
use ntc_core::model::text::check_reason;
use ntc_core::party::Party;
use ntc_core::phrase::Phrase;
use ntc_core::policy::agreement::document_sha256;
use ntc_core::policy::book::{Entry, Standing};
use ntc_core::policy::review::{Finding, Idle, in_plain_words};
use ntc_core::policy::{Concern, InvalidAgreement, Policies, Review};
use ntc_core::reason::Reason;
use ntc_core::record::AgreementStep;
use ntc_core::time::Timestamp;
use ntc_core::wire::record;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::agreement_service_server::AgreementService;
use ntc_proto::v1;
use prost::Message;
use tonic::{Request, Response, Status};

use super::call::{CHANGERS, Call, Desk, READERS};
use super::outcome::first;
use super::present::{concern, millis};
use crate::agree::{AdministerError, Administration};
use crate::audit::Begun;
use crate::contacts::{Contacts, Known};
use crate::partners::{Partners, Roster};
use crate::ports::Clock;
use crate::status::Refused;

/// The service.
#[derive(Clone)]
pub(crate) struct Agreements {
    pub(crate) desk: Desk,
    pub(crate) contacts: Arc<Contacts>,
    pub(crate) administration: Arc<Administration>,
    pub(crate) partners: Arc<Partners>,
    pub(crate) clock: Arc<dyn Clock>,
}

#[tonic::async_trait]
impl AgreementService for Agreements {
    async fn check_agreement(
        &self,
        request: Request<pb::CheckAgreementRequest>,
    ) -> Result<Response<pb::CheckAgreementResponse>, Status> {
        let call = self.desk.admit(&request, "CheckAgreement", READERS)?;
        let document = request.into_inner().document;
        let reviewed = self.administration.review(&document);
        call.done(Ok(
            reviewed.map_or_else(|faults| no_agreement(faults, &document), checked)
        ))
    }

    async fn propose(
        &self,
        request: Request<pb::ProposeRequest>,
    ) -> Result<Response<pb::AgreementResponse>, Status> {
        let call = self.desk.admit(&request, "Propose", CHANGERS)?;
        self.proposing(call, request.into_inner()).await
    }

    async fn sign(
        &self,
        request: Request<pb::SignRequest>,
    ) -> Result<Response<pb::AgreementResponse>, Status> {
        let call = self.desk.admit(&request, "Sign", CHANGERS)?;
        self.signing(call, request.into_inner()).await
    }

    async fn suspend(
        &self,
        request: Request<pb::SuspendRequest>,
    ) -> Result<Response<pb::AgreementResponse>, Status> {
        let call = self.desk.admit_always(&request, "Suspend", CHANGERS)?;
        let pb::SuspendRequest { id, reason } = request.into_inner();
        let this = self.clone();
        call.stop(|begun| this.step(AgreementStep::Suspend, id, reason, begun))
            .await
    }

    async fn resume(
        &self,
        request: Request<pb::ResumeRequest>,
    ) -> Result<Response<pb::AgreementResponse>, Status> {
        let call = self.desk.admit(&request, "Resume", CHANGERS)?;
        self.resuming(call, request.into_inner()).await
    }

    async fn withdraw(
        &self,
        request: Request<pb::WithdrawRequest>,
    ) -> Result<Response<pb::AgreementResponse>, Status> {
        let call = self.desk.admit_always(&request, "Withdraw", CHANGERS)?;
        let pb::WithdrawRequest { id, reason } = request.into_inner();
        let this = self.clone();
        call.stop(|begun| this.step(AgreementStep::Withdraw, id, reason, begun))
            .await
    }

    async fn terminate(
        &self,
        request: Request<pb::TerminateRequest>,
    ) -> Result<Response<pb::AgreementResponse>, Status> {
        let call = self.desk.admit_always(&request, "Terminate", CHANGERS)?;
        self.terminating(call, request.into_inner()).await
    }

    async fn give_notice(
        &self,
        request: Request<pb::GiveNoticeRequest>,
    ) -> Result<Response<pb::AgreementResponse>, Status> {
        let call = self.desk.admit_always(&request, "GiveNotice", CHANGERS)?;
        self.giving_notice(call, request.into_inner()).await
    }

    async fn change_contacts(
        &self,
        request: Request<pb::ChangeContactsRequest>,
    ) -> Result<Response<pb::ChangeContactsResponse>, Status> {
        let call = self.desk.admit(&request, "ChangeContacts", CHANGERS)?;
        let (request, this) = (request.into_inner(), self.clone());
        call.change(|begun| async move {
            let id = request.id.clone();
            (Some(id), this.change(request, begun).await)
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
        let entries = policies.book().listed();
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
        let shown = latest(&policies, &id).and_then(|entry| {
            let contacts = self.contacts_of(entry)?;
            Ok(pb::ShowAgreementResponse {
                contacts,
                ..shown(&roster, entry, now)
            })
        });
        call.about(&id).done(shown)
    }
}

/// An answer of the service.
type Answered = Result<Response<pb::AgreementResponse>, Status>;

/// What needs two officers where the node is told so: each goes on here once it has what it needs.
impl Agreements {
    pub(super) async fn proposing(&self, call: Call, request: pb::ProposeRequest) -> Answered {
        let mut call = call;
        if self.signed_before(&request.document).is_none() {
            let review = self.administration.review(&request.document);
            let review = review.map_err(|faults| Refused::from(InvalidAgreement::first(faults)));
            let id = match review {
                Ok(review) => match review.stop() {
                    Some(finding) => Err(Refused::from(finding.clone())),
                    None => Ok(review.agreement.id().to_owned()),
                },
                Err(refused) => Err(refused),
            };
            call = match id {
                Ok(id) => self.second(call, &id, &request).await?,
                Err(refused) => return Err(call.refuse(refused)),
            };
        }
        let this = self.clone();
        call.change(|begun| async move {
            let document = request.document;
            if let Some(before) = this.signed_before(&document) {
                return (Some(before.clone()), this.unchanged(&before));
            }
            let outcome = this.administration.propose(document, begun).await;
            let id = outcome.as_ref().ok().cloned();
            (id, this.answer(outcome, ""))
        })
        .await
    }

    pub(super) async fn signing(&self, call: Call, request: pb::SignRequest) -> Answered {
        let call = match self.would_sign(&request) {
            Ok(()) => self.second(call, &request.id, &request).await?,
            Err(refused) => return Err(call.refuse(refused)),
        };
        let this = self.clone();
        call.change(|begun| async move {
            let outcome = this
                .administration
                .sign(&request.id, &request.document_sha256, begun)
                .await;
            let answer = this.answer(outcome, &request.id);
            (Some(request.id), answer)
        })
        .await
    }

    pub(super) async fn resuming(&self, call: Call, request: pb::ResumeRequest) -> Answered {
        let call = self.stepping(call, &request.id, "", &request).await?;
        let (id, this) = (request.id, self.clone());
        call.change(|begun| this.step(AgreementStep::Resume, id, String::new(), begun))
            .await
    }

    pub(super) async fn terminating(&self, call: Call, request: pb::TerminateRequest) -> Answered {
        let call = self
            .stepping(call, &request.id, &request.reason, &request)
            .await?;
        let pb::TerminateRequest { id, reason } = request;
        let this = self.clone();
        call.stop(|begun| this.step(AgreementStep::Terminate, id, reason, begun))
            .await
    }

    pub(super) async fn giving_notice(
        &self,
        call: Call,
        request: pb::GiveNoticeRequest,
    ) -> Answered {
        let call = self
            .stepping(call, &request.id, &request.reason, &request)
            .await?;
        let pb::GiveNoticeRequest { id, reason } = request;
        let this = self.clone();
        call.stop(|begun| this.step(AgreementStep::Notice, id, reason, begun))
            .await
    }

    /// Asks for a second officer where one is needed, for a step of an agreement that is there.
    async fn stepping(
        &self,
        call: Call,
        id: &str,
        reason: &str,
        request: &impl Message,
    ) -> Result<Call, Status> {
        let policies = self.partners.roster().policies();
        let known = latest(&policies, id).map(drop);
        let known = known.and_then(|()| Ok(check_reason("reason", reason)?));
        match known {
            Ok(()) => self.second(call, id, request).await,
            Err(refused) => Err(call.refuse(refused)),
        }
    }

    async fn second(&self, call: Call, id: &str, request: &impl Message) -> Result<Call, Status> {
        self.desk.second(call, Scope::Agreement, id, request).await
    }

    /// Whether the document that an officer read is the one that would be signed.
    fn would_sign(&self, request: &pb::SignRequest) -> Result<(), Refused> {
        let policies = self.partners.roster().policies();
        let entry = policies.book().latest(&request.id);
        let entry = entry.ok_or(AdministerError::Unknown)?;
        if entry.sha256() == *request.document_sha256 {
            return Ok(());
        }
        Err(AdministerError::HashMismatch.into())
    }

    /// Whether the own party took a step already that was approved: the node ended between the step and its note.
    pub(super) fn is_taken(&self, step: AgreementStep, id: &str, sha256: &[u8]) -> bool {
        let policies = self.partners.roster().policies();
        let book = policies.book();
        let own =
            |by: Option<&BTreeMap<Party, String>>| by.is_some_and(|by| by.contains_key(book.own()));
        let Some(entry) = book.latest(id) else {
            return false;
        };
        match step {
            AgreementStep::Sign => entry.sha256() == *sha256 && entry.is_signed_by(book.own()),
            AgreementStep::Resume => !own(book.suspended_by(id)),
            AgreementStep::Terminate => own(book.terminated_by(id)),
            AgreementStep::Notice => book.notice_of(entry, book.own()).is_some(),
            AgreementStep::Propose | AgreementStep::Suspend | AgreementStep::Withdraw => false,
        }
    }
}

/// What a change of an agreement is about, and how it ended.
type Changed = (Option<String>, Result<pb::AgreementResponse, Refused>);

impl Agreements {
    /// Says whom of the own party to call.
    async fn change(
        &self,
        request: pb::ChangeContactsRequest,
        begun: Begun,
    ) -> Result<pb::ChangeContactsResponse, Refused> {
        let change = v1::ContactChange {
            agreement: request.id,
            contacts: request.contacts,
        };
        let change = record::contacts(change).map_err(first)?;
        let changed = self.contacts.change(change, begun).await?;
        let names = |parties: BTreeSet<Party>| parties.iter().map(ToString::to_string).collect();
        Ok(pb::ChangeContactsResponse {
            id: changed.id.as_bytes().to_vec(),
            told: names(changed.told),
            not_told: names(changed.not_told),
        })
    }

    /// Whom to call of each party of an agreement.
    fn contacts_of(&self, entry: &Entry) -> Result<Vec<pb::KnownContact>, Refused> {
        let mut contacts = Vec::new();
        for party in entry.agreement().parties() {
            let known = self.contacts.of_agreement(party, entry.agreement())?;
            contacts.extend(known.into_iter().map(contact));
        }
        Ok(contacts)
    }

    /// Takes a step that carries no signature.
    async fn step(self, step: AgreementStep, id: String, reason: String, begun: Begun) -> Changed {
        let taken = self.administration.take_step(&id, step, &reason, begun);
        let answer = self.answer(taken.await, &id);
        (Some(id), answer)
    }

    /// The id of the agreement when the own party signed this document before, and it was not taken back.
    fn signed_before(&self, document: &[u8]) -> Option<String> {
        let policies = self.partners.roster().policies();
        let (book, sha256) = (policies.book(), document_sha256(document));
        let entry = book.by_sha256(&sha256)?;
        let stands = entry.is_signed_by(book.own()) && book.withdrawn(&sha256).is_none();
        stands.then(|| entry.agreement().id().to_owned())
    }

    /// The agreement of this id, of which nothing was changed.
    fn unchanged(&self, id: &str) -> Result<pb::AgreementResponse, Refused> {
        let answer = self.answer(Ok(id.to_owned()), id)?;
        Ok(pb::AgreementResponse {
            unchanged: true,
            ..answer
        })
    }

    /// What was made of the agreement of this id. What acts here, or is noted, is answered as done, with what is still
    /// to come.
    fn answer(
        &self,
        outcome: Result<String, AdministerError>,
        id: &str,
    ) -> Result<pb::AgreementResponse, Refused> {
        let (mut not_told, mut not_acting) = (String::new(), String::new());
        let id = match outcome {
            Err(AdministerError::NotTold(error)) => {
                not_told = error.to_string();
                id.to_owned()
            }
            Err(AdministerError::NotActing(error)) if !id.is_empty() => {
                not_acting = error.to_string();
                id.to_owned()
            }
            outcome => outcome?,
        };
        let roster = self.partners.roster();
        let policies = roster.policies();
        let entry = latest(&policies, &id)?;
        let agreement = Some(summary(&roster, entry, self.clock.now()));
        Ok(pb::AgreementResponse {
            agreement,
            not_told,
            not_acting,
            unchanged: false,
        })
    }
}

fn latest<'a>(policies: &'a Policies, id: &str) -> Result<&'a Entry, Refused> {
    let unknown = || {
        let why = "no agreement has this id; `ntc agreement list` shows which there are";
        Refused::field(Reason::AgreementUnknown, "id", why)
    };
    policies.book().latest(id).ok_or_else(unknown)
}

/// Whom to call, for clients.
pub(super) fn contact(known: Known) -> pb::KnownContact {
    pb::KnownContact {
        party: known.party.to_string(),
        agreement: known.agreement,
        contact: Some(record::contact_message(&known.contact)),
        changed_ms: known.changed.map_or(0, millis),
    }
}

/// An agreement with its document, and what that says.
fn shown(roster: &Roster, entry: &Entry, now: Timestamp) -> pb::ShowAgreementResponse {
    let (said, does_not_act) = in_plain_words(entry.agreement(), entry.document());
    pb::ShowAgreementResponse {
        agreement: Some(summary(roster, entry, now)),
        document: entry.document().to_vec(),
        summary: said.iter().map(ToString::to_string).collect(),
        summary_phrases: said.into_iter().map(pb::Phrase::from).collect(),
        idle: idle(does_not_act),
        contacts: Vec::new(),
    }
}

/// Clauses that do not act.
fn idle(clauses: Vec<Idle>) -> Vec<pb::IdleClause> {
    let told = clauses.into_iter().map(|idle| pb::IdleClause {
        field: idle.field,
        message: idle.message.to_string(),
        phrase: Some(idle.message.into()),
    });
    told.collect()
}

/// An agreement as it acts: what was signed and does not act yet is told when it does.
pub(super) fn summary(roster: &Roster, entry: &Entry, now: Timestamp) -> pb::AgreementSummary {
    let (agreed, acting) = (roster.policies(), roster.acting());
    let (book, entry) = match acting.book().by_sha256(&entry.sha256()) {
        Some(acts) => (acting.book(), acts),
        None => (agreed.book(), entry),
    };
    let agreement = entry.agreement();
    let suspended = book.suspended_by(agreement.id());
    let terminated = book.terminated_by(agreement.id());
    let parties = agreement.parties().map(|party| {
        let (suspends, ended) = (said(suspended, party), said(terminated, party));
        let notice = book.notice_of(entry, party);
        pb::AgreementParty {
            party: party.to_string(),
            signed: entry.is_signed_by(party),
            suspended: suspends.is_some(),
            suspended_reason: suspends.unwrap_or_default(),
            terminated: ended.is_some(),
            terminated_reason: ended.unwrap_or_default(),
            notice_reason: notice.map_or_else(String::new, |notice| notice.reason.clone()),
            notice_ms: notice.map_or(0, |notice| millis(notice.at)),
            notice_ends_ms: book.notice_ends(entry, party).map_or(0, millis),
        }
    });
    let standing = book.standing(entry, now);
    pb::AgreementSummary {
        id: agreement.id().to_owned(),
        version: agreement.version(),
        title: agreement.title().to_owned(),
        document_sha256: entry.sha256().to_vec(),
        parties: parties.collect(),
        state: standing.code().to_owned(),
        valid_from_ms: millis(agreement.validity().from),
        valid_until_ms: book.ends(entry, now).map_or(0, millis),
        renewed: book.renews(entry, now).is_some(),
        warnings: not_told(roster, entry)
            .into_iter()
            .chain(differs(roster, entry, now))
            .chain(book.warnings(entry, now))
            .map(concern)
            .collect(),
        proposer: entry.proposer().to_string(),
        superseded_by: match standing {
            Standing::Superseded(version) | Standing::LeftOut(version, _) => version,
            Standing::Proposed(_)
            | Standing::NotYetValid(_)
            | Standing::InForce
            | Standing::Provisional
            | Standing::Suspended(_)
            | Standing::Expired(_)
            | Standing::Terminated(_)
            | Standing::Withdrawn
            | Standing::Excluded => 0,
        },
    }
}

/// That the own party took a step of which the partners were not told.
pub(super) fn not_told(roster: &Roster, entry: &Entry) -> Vec<Concern> {
    let untold = roster.untold().into_iter();
    let untold = untold.filter(|(_, step)| step.document_sha256 == entry.sha256());
    let told = untold.map(|(_, step)| {
        let what = match step.step {
            AgreementStep::Suspend => Phrase::YourSuspension {},
            AgreementStep::Terminate => Phrase::YourEnd {},
            AgreementStep::Withdraw => Phrase::YourWithdrawal {},
            AgreementStep::Notice => Phrase::YourNotice {},
            AgreementStep::Propose | AgreementStep::Sign | AgreementStep::Resume => {
                Phrase::YourStep {}
            }
        };
        let what = what.said();
        Concern::said("not_told", Phrase::StepNotTold { what })
    });
    told.collect()
}

/// That a peer holds another version to be in force than this one: what goes by it waits.
pub(super) fn differs(roster: &Roster, entry: &Entry, now: Timestamp) -> Vec<Concern> {
    let policies = roster.acting();
    let peers = entry.agreement().parties();
    let differs = peers.filter_map(|peer| {
        let difference = policies.differs_in_force(peer, entry, now)?;
        let difference = difference.phrase(peer).said();
        let phrase = Phrase::DiffersWaits { difference };
        Some(Concern::said("version_differs", phrase))
    });
    differs.collect()
}

/// What a party said when it stopped an agreement; none when it did not.
fn said(by: Option<&BTreeMap<Party, String>>, party: &Party) -> Option<String> {
    by?.get(party).cloned()
}

/// What is wrong with a document that is no agreement.
fn no_agreement(faults: Vec<InvalidAgreement>, document: &[u8]) -> pb::CheckAgreementResponse {
    pb::CheckAgreementResponse {
        document_sha256: document_sha256(document).to_vec(),
        stops: told(faults.into_iter().map(Finding::from)),
        ..pb::CheckAgreementResponse::default()
    }
}

/// Findings as an answer has them.
fn told(found: impl IntoIterator<Item = Finding>) -> Vec<pb::Warning> {
    let told = found.into_iter().map(|found| pb::Warning {
        reason: found.reason.code().to_owned(),
        field: found.field,
        message: found.message,
        phrase: found.phrase.as_ref().map(pb::Phrase::from),
    });
    told.collect()
}

/// What there is to know of a document before it is signed.
fn checked(review: Review) -> pb::CheckAgreementResponse {
    let (stops, warnings) = review
        .findings
        .into_iter()
        .partition::<Vec<_>, _>(|found| found.stops);
    let changes = review.changes.into_iter().map(|change| pb::ClauseChange {
        field: change.field,
        before: change.before.unwrap_or_default(),
        after: change.after.unwrap_or_default(),
        label: change.label.to_owned(),
    });
    pb::CheckAgreementResponse {
        id: review.agreement.id().to_owned(),
        version: review.agreement.version(),
        document_sha256: review.agreement.sha256().to_vec(),
        stops: told(stops),
        warnings: told(warnings),
        summary: review.summary.iter().map(ToString::to_string).collect(),
        summary_phrases: review.summary.into_iter().map(pb::Phrase::from).collect(),
        compared_with: review.before.unwrap_or_default(),
        changes: changes.collect(),
        idle: idle(review.idle),
    }
}

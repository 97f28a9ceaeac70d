//! Carrying out what two officers want, each act by the way that its own call goes.

use ntc_core::policy::agreement::document_sha256;
use ntc_core::reason::Reason;
use ntc_core::record::{AgreementStep, RecordId};
use ntc_proto::node::v1 as pb;
use prost::Message;
use tonic::{Response, Status};
use tonic_types::StatusExt as _;

use super::Approving;
use super::unnoted::Outcome;
use crate::api::blocking::blocking;
use crate::approvals::StoredRequest;
use crate::audit::{BEGUN, Filter, OK, page};
use crate::journal::JournalError;
use crate::status::Refused;

/// What is said of what need not be done any more.
const THERE_ALREADY: &str = "it was there already";

impl Approving {
    /// Carries out the exact bytes that were approved. With `again` the node may have ended in the middle of it: what is
    /// there already is not done again.
    pub(super) async fn carry_out(&self, approved: &StoredRequest, again: bool) -> Outcome {
        if !approved.is_whole() {
            let why = "what is kept of the request is not what was asked for";
            return Err((Reason::Corrupt.code().to_owned(), why.to_owned()));
        }
        let outcome = self.dispatch(approved, again).await;
        outcome.map_err(|status| {
            let details = status.get_error_details();
            let reason = details.error_info().map(|info| info.reason.clone());
            let reason = reason.unwrap_or_else(|| Reason::Internal.code().to_owned());
            (reason, status.message().to_owned())
        })
    }

    async fn dispatch(&self, approved: &StoredRequest, again: bool) -> Result<String, Status> {
        let body = &approved.body;
        let call = || self.desk.approved(approved).map_err(Status::from);
        // What is there is told in the audit like what was done.
        let there_already = || {
            let said = THERE_ALREADY.to_owned();
            call()?.done(Ok(said)).map(Response::into_inner)
        };
        let agreements = &self.agreements;
        match approved.asked.method.as_str() {
            "Propose" => {
                // One that is signed is answered with itself.
                agreement(agreements.proposing(call()?, read(body)?).await)
            }
            "Sign" => {
                let request: pb::SignRequest = read(body)?;
                let sha256 = &request.document_sha256;
                if again && agreements.is_taken(AgreementStep::Sign, &request.id, sha256) {
                    return there_already();
                }
                agreement(agreements.signing(call()?, request).await)
            }
            "Resume" => {
                let request: pb::ResumeRequest = read(body)?;
                if again && agreements.is_taken(AgreementStep::Resume, &request.id, &[]) {
                    return there_already();
                }
                if again && self.is_stopped_since(approved, "Suspend").await? {
                    return Err(call()?.refuse(stopped(Reason::AgreementSuspended)));
                }
                agreement(agreements.resuming(call()?, request).await)
            }
            "Terminate" => {
                let request: pb::TerminateRequest = read(body)?;
                if again && agreements.is_taken(AgreementStep::Terminate, &request.id, &[]) {
                    return there_already();
                }
                agreement(agreements.terminating(call()?, request).await)
            }
            "GiveNotice" => {
                let request: pb::GiveNoticeRequest = read(body)?;
                if again && agreements.is_taken(AgreementStep::Notice, &request.id, &[]) {
                    return there_already();
                }
                agreement(agreements.giving_notice(call()?, request).await)
            }
            // A partner that is enrolled by this card stays so, and one that is not suspended, too.
            "AddPeer" => said(self.peers.adding(call()?, read(body)?).await, peer),
            "ResumePeer" => {
                if again && self.is_stopped_since(approved, "SuspendPeer").await? {
                    return Err(call()?.refuse(stopped(Reason::PeerSuspended)));
                }
                said(self.peers.resuming(call()?, read(body)?).await, peer)
            }
            // Rules that decide already are answered with themselves.
            "ActivatePolicy" => said(self.policy.activate(call()?, read(body)?).await, rules),
            "RollBackPolicy" => said(self.policy.roll_back(call()?, read(body)?).await, rules),
            "EraseRecord" => {
                let request: pb::EraseRecordRequest = read(body)?;
                if again && self.retention.is_erased(&request).await {
                    return there_already();
                }
                let erased = self.retention.erasing(call()?, request, None).await;
                said(erased, |it| format!("ledger entry {}", it.ledger_index))
            }
            // Its reference is published once.
            "Publish" => {
                let published = self.records.publishing(call()?, read(body)?).await;
                said(published, |it| record(&it.id))
            }
            "Correct" => {
                let request: pb::CorrectRequest = read(body)?;
                if again && self.recall.is_corrected(&request).await {
                    return there_already();
                }
                let corrected = self.recall.correcting(call()?, request).await;
                said(corrected, |it| record(&it.id))
            }
            _ => {
                let why = "this version of the node does not know what was asked for";
                Err(Refused::new(Reason::ApprovalUnknown, why).into())
            }
        }
    }
}

impl Approving {
    /// Whether what a request lets go on was stopped after the approval, by the order of the audit: nobody looked at the
    /// request again since then.
    async fn is_stopped_since(
        &self,
        approved: &StoredRequest,
        stops: &'static str,
    ) -> Result<bool, Refused> {
        let (audit, about) = (self.desk.audit.reader(), approved.about.clone());
        let id = approved.asked.id.to_string();
        blocking(move || {
            let newest = |method: &str, subject, outcome: &str| {
                let filter = Filter {
                    method: method.to_owned(),
                    subject,
                    outcome: outcome.to_owned(),
                    ..Filter::default()
                };
                let page = page(&audit, &filter, None, 1)?;
                Ok::<_, JournalError>(page.entries.first().map(|found| found.number))
            };
            let (stopped, approved) = (newest(stops, about, OK)?, newest("Approve", id, BEGUN)?);
            Ok(approved.is_some() && stopped > approved)
        })
        .await
    }
}

fn stopped(reason: Reason) -> Refused {
    let why = "it was stopped again after this was approved, and stays so; ask for it again";
    Refused::new(reason, why)
}

/// Reads the bytes of a request.
pub(super) fn read<M: Message + Default>(body: &[u8]) -> Result<M, Refused> {
    let why = "what is kept of the request cannot be read";
    M::decode(body).map_err(|_| Refused::new(Reason::Corrupt, why))
}

fn said<T>(
    outcome: Result<Response<T>, Status>,
    say: impl Fn(&T) -> String,
) -> Result<String, Status> {
    outcome.map(|answer| say(answer.get_ref()))
}

fn agreement(outcome: Result<Response<pb::AgreementResponse>, Status>) -> Result<String, Status> {
    said(outcome, |answer| {
        let summary = answer.agreement.clone().unwrap_or_default();
        let mut text = format!(
            "{} version {}: {}",
            summary.id, summary.version, summary.state
        );
        for more in [&answer.not_told, &answer.not_acting] {
            if !more.is_empty() {
                text.push_str("; ");
                text.push_str(more);
            }
        }
        text
    })
}

fn peer(answer: &pb::PeerResponse) -> String {
    let peer = answer.peer.clone().unwrap_or_default();
    format!("{} {}", peer.party, peer.state)
}

fn rules(answer: &pb::ActivatePolicyResponse) -> String {
    let number = answer.version.as_ref().map_or(0, |version| version.number);
    let mut text = format!("rules {number} decide");
    if !answer.not_acting.is_empty() {
        text.push_str("; ");
        text.push_str(&answer.not_acting);
    }
    text
}

fn record(id: &[u8]) -> String {
    RecordId::from_slice(id).map_or_else(|_| String::new(), |id| id.to_string())
}

/// The hash of a document, for those who read what would be proposed.
pub(super) fn sha256(document: &[u8]) -> String {
    hex::encode(document_sha256(document))
}

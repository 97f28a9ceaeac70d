//! Carrying out what two officers want, each act by the way that its own call goes.

use std::sync::Arc;

use ntc_core::approval::Sort;
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
use crate::api::previewing::draft;
use crate::approvals::StoredRequest;
use crate::audit::{Since, SinceAsked, done_since, done_since_asked};
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
        if again {
            let call = || self.desk.approved(approved).map_err(Status::from);
            if self.is_there(approved).await? {
                // What is there is told in the audit like what was done.
                let there_already = THERE_ALREADY.to_owned();
                return call()?.done(Ok(there_already)).map(Response::into_inner);
            }
            if let Err(refused) = self.may_still(approved).await {
                return Err(call()?.refuse(refused));
            }
        }
        if let Err(refused) = self.is_as_asked(approved).await {
            let call = self.desk.approved(approved).map_err(Status::from)?;
            return Err(call.refuse(refused));
        }
        // The own rules may have narrowed since the first officer called.
        let call = || self.desk.carries_out(approved);
        let agreements = &self.agreements;
        match approved.asked.method.as_str() {
            "Propose" => {
                // One that is signed is answered with itself.
                agreement(agreements.proposing(call()?, read(body)?).await)
            }
            "Sign" => {
                let request: pb::SignRequest = read(body)?;
                agreement(agreements.signing(call()?, request).await)
            }
            "Resume" => {
                let request: pb::ResumeRequest = read(body)?;
                agreement(agreements.resuming(call()?, request).await)
            }
            "Terminate" => {
                let request: pb::TerminateRequest = read(body)?;
                agreement(agreements.terminating(call()?, request).await)
            }
            "GiveNotice" => {
                let request: pb::GiveNoticeRequest = read(body)?;
                agreement(agreements.giving_notice(call()?, request).await)
            }
            // A partner that is enrolled by this card stays so, and one that is not suspended, too.
            "AddPeer" => said(self.peers.adding(call()?, read(body)?).await, peer),
            "ResumePeer" => said(self.peers.resuming(call()?, read(body)?).await, peer),
            // Rules that decide already are answered with themselves.
            "ActivatePolicy" => said(self.policy.activate(call()?, read(body)?).await, rules),
            "RollBackPolicy" => said(self.policy.roll_back(call()?, read(body)?).await, rules),
            "EraseRecord" => {
                let request: pb::EraseRecordRequest = read(body)?;
                let asker = self.desk.first_asker(approved);
                let erased = self
                    .retention
                    .erasing(call()?, (request, self.desk.no_sight()), asker.as_ref())
                    .await;
                said(erased, |it| format!("ledger entry {}", it.ledger_index))
            }
            // Its reference is published once.
            "Publish" => {
                let published = self
                    .records
                    .publishing(call()?, read(body)?, self.desk.no_sight())
                    .await;
                said(published, |it| record(&it.id))
            }
            "Correct" => {
                let request: pb::CorrectRequest = read(body)?;
                let corrected = self.recall.correcting(call()?, request).await;
                said(corrected, |it| record(&it.id))
            }
            "Forward" => {
                let passed = self.onward.forwarding(call()?, read(body)?, None).await;
                said(passed, |it| record(&it.id))
            }
            // What comes is kept, and shown by its id.
            "AskPartners" => {
                let asker = self.desk.first_asker(approved);
                let asked = self.query.asking(call()?, read(body)?, asker.as_ref());
                said(asked.await, |it| format!("query {}", it.id))
            }
            _ => {
                let why = "this version of the node does not know what was asked for";
                Err(Refused::new(Reason::ApprovalUnknown, why).into())
            }
        }
    }

    /// Whether it was done before the node ended. Of an erasure what is missing is done.
    async fn is_there(&self, approved: &StoredRequest) -> Result<bool, Status> {
        let (body, agreements) = (&approved.body, &self.agreements);
        Ok(match approved.asked.method.as_str() {
            "Sign" => {
                let request: pb::SignRequest = read(body)?;
                let sha256 = &request.document_sha256;
                agreements.is_taken(AgreementStep::Sign, &request.id, sha256)
            }
            "Resume" => {
                let request: pb::ResumeRequest = read(body)?;
                agreements.is_taken(AgreementStep::Resume, &request.id, &[])
            }
            "Terminate" => {
                let request: pb::TerminateRequest = read(body)?;
                agreements.is_taken(AgreementStep::Terminate, &request.id, &[])
            }
            "GiveNotice" => {
                let request: pb::GiveNoticeRequest = read(body)?;
                agreements.is_taken(AgreementStep::Notice, &request.id, &[])
            }
            "EraseRecord" => {
                let request: pb::EraseRecordRequest = read(body)?;
                self.retention.is_erased(&request).await?
            }
            "Correct" => self.recall.is_corrected(&read(body)?).await,
            "Forward" => self.onward.is_forwarded(&read(body)?).await?,
            _ => false,
        })
    }

    /// Whether what was left behind is still done: not after its time, and not over what was done after the approval.
    async fn may_still(&self, approved: &StoredRequest) -> Result<(), Refused> {
        if self.desk.decides.now() >= approved.asked.until {
            let why = "its time is over, and nothing more of it is done";
            return Err(Refused::new(Reason::ApprovalExpired, why));
        }
        if approved.asked.method == "AskPartners" {
            let why = "the node ended before it was noted whether partners were asked, and nobody is asked twice; `ntc query list` \
                       shows what was asked";
            return Err(Refused::new(Reason::OutcomeUnknown, why));
        }
        let about = Some(approved.about.clone());
        let (methods, about, reason): (&[&str], _, _) = match approved.asked.method.as_str() {
            "Resume" => (&["Suspend"], about, Reason::AgreementSuspended),
            "ResumePeer" => (&["SuspendPeer"], about, Reason::PeerSuspended),
            "AddPeer" => (&["RemovePeer"], about, Reason::ApprovalExpired),
            "ActivatePolicy" | "RollBackPolicy" => (
                &["ActivatePolicy", "RollBackPolicy"],
                None,
                Reason::ApprovalExpired,
            ),
            _ => return Ok(()),
        };
        let (audit, request) = (Arc::clone(&self.desk.audit), approved.asked.id);
        let second = approved.second.clone();
        let is_over = blocking(move || {
            let Some((second, _)) = &second else {
                return Ok(true);
            };
            // What was answered already is in what is looked at.
            audit.commit();
            let since = Since {
                request,
                second,
                methods,
                subject: about.as_deref(),
            };
            Ok(done_since(&audit.reader(), since)?)
        });
        if is_over.await? {
            let why = "it was stopped, taken back or replaced after this was approved, or that cannot be told, and it stays \
                       so; ask for it again";
            return Err(Refused::new(reason, why));
        }
        Ok(())
    }

    /// Whether a record would go to others than when it was asked for. One that is published already goes nowhere else.
    async fn goes_further(&self, approved: &StoredRequest) -> Result<bool, Refused> {
        let Some(before) = &approved.goes_to else {
            return Ok(false);
        };
        let publisher = &self.records.publisher;
        let (asked, again) = match approved.asked.method.as_str() {
            "Publish" => {
                let request: pb::PublishRequest = read(&approved.body)?;
                (draft(request.draft)?, Some(request.again))
            }
            "Correct" => {
                let request: pb::CorrectRequest = read(&approved.body)?;
                (draft(request.draft)?, None)
            }
            _ => return Ok(false),
        };
        let now = publisher.would_reach(asked.clone());
        if now.is_none_or(|now| now.is_subset(before)) {
            return Ok(false);
        }
        Ok(match again {
            Some(again) => publisher.reach(asked, again).await?.is_some(),
            None => true,
        })
    }

    /// Whether what is asked for would still do what it did when it was asked for: the hash covers the request, and not
    /// what the second officer was shown beside it.
    async fn is_as_asked(&self, approved: &StoredRequest) -> Result<(), Refused> {
        if self.goes_further(approved).await? {
            let why = "it would go to a party now to which it would not have gone when it was asked for, and it goes to nobody; \
                       ask for it again, so that a second officer reads who gets it now";
            return Err(Refused::new(Reason::ApprovalExpired, why));
        }
        let methods = changed_by(&approved.asked.method);
        if methods.is_empty() {
            return Ok(());
        }
        // Rules are replaced as a whole; a partner and an agreement each by itself.
        let is_of_all = approved.asked.sort == Sort::Policy;
        let about = (!is_of_all).then(|| approved.about.clone());
        let (audit, request) = (Arc::clone(&self.desk.audit), approved.asked.id);
        let at = approved.asked.at;
        let is_other = blocking(move || {
            // What was answered already is in what is looked at.
            audit.commit();
            let since = SinceAsked {
                request,
                at,
                methods,
                subject: about.as_deref(),
            };
            Ok(done_since_asked(&audit.reader(), since)?)
        });
        if is_other.await? {
            let why = "what it changes was changed after this was asked for, or that cannot be told, and nothing of it is done; \
                       ask for it again, so that a second officer reads what is so now";
            return Err(Refused::new(Reason::ApprovalExpired, why));
        }
        Ok(())
    }
}

/// What makes a request of this method, when it was carried out since, another one than the second officer read.
fn changed_by(method: &str) -> &'static [&'static str] {
    match method {
        "Resume" => &["Suspend", "Resume"],
        "ResumePeer" => &["SuspendPeer", "ResumePeer"],
        "AddPeer" => &["RemovePeer"],
        "ActivatePolicy" | "RollBackPolicy" => &["ActivatePolicy", "RollBackPolicy"],
        _ => &[],
    }
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

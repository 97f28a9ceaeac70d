//! `ntc.node.v1.RecallService`: correcting and withdrawing records, and who obeyed.

use std::sync::Arc;

use ntc_core::approval::{Scope, Wide};
use ntc_core::identity::officer::Role;
use ntc_core::life::Subject;
use ntc_core::party::Party;
use ntc_core::record::Coded;
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::recall_service_server::RecallService;
use tonic::{Request, Response, Status};

use super::blocking::blocking;
use super::call::{Call, Desk, READERS};
use super::present::{self, millis};
use super::previewing::draft;
use super::reading::Reading;
use super::records::{about, named_by_content, record_id};
use super::seeing::{Seen, Sight};
use crate::publish::{Previewed, Publisher};
use crate::recall::{Holding, Recalled};

/// The service.
#[derive(Clone)]
pub(crate) struct Recall {
    pub(crate) desk: Desk,
    pub(crate) recall: Arc<crate::recall::Recall>,
    pub(crate) reading: Arc<Reading>,
    pub(crate) publisher: Arc<Publisher>,
}

#[tonic::async_trait]
impl RecallService for Recall {
    async fn correct(
        &self,
        request: Request<pb::CorrectRequest>,
    ) -> Result<Response<pb::CorrectResponse>, Status> {
        let call = self.desk.admit(&request, "Correct", &[Role::Publisher])?;
        self.correcting(call, request.into_inner()).await
    }

    async fn retract(
        &self,
        request: Request<pb::RetractRequest>,
    ) -> Result<Response<pb::RetractResponse>, Status> {
        let call = self.desk.admit(&request, "Retract", &[Role::Publisher])?;
        let recall = Arc::clone(&self.recall);
        call.carry_out(|mut act| async move {
            let outcome = async {
                let request = request.into_inner();
                let reason = Coded {
                    code: request.reason,
                    text: request.text,
                };
                let told = recall
                    .retract(record_id(&request.id)?, reason, &mut act)
                    .await?;
                Ok(pb::RetractResponse {
                    id: told.id.as_bytes().to_vec(),
                    records: told
                        .records
                        .iter()
                        .map(|id| id.as_bytes().to_vec())
                        .collect(),
                    holders: told.holders.iter().map(Party::to_string).collect(),
                    unable: told.unable.iter().map(Party::to_string).collect(),
                })
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    async fn recall_status(
        &self,
        request: Request<pb::RecallStatusRequest>,
    ) -> Result<Response<pb::RecallStatusResponse>, Status> {
        let call = self.desk.admit(&request, "RecallStatus", READERS)?;
        let (sight, request) = (self.desk.sight(&call, &request), request.into_inner());
        let (recall, reading) = (Arc::clone(&self.recall), Arc::clone(&self.reading));
        let behind = reading.fresh().await;
        let outcome = blocking(move || {
            let subject = reading.seen((&request.id, &request.origin), behind, &sight)?;
            let recalled = recall.status(subject.it())?;
            Ok(status(&subject, recalled, &sight))
        });
        call.done(outcome.await)
    }

    async fn act_on_recall(
        &self,
        request: Request<pb::ActOnRecallRequest>,
    ) -> Result<Response<pb::ActOnRecallResponse>, Status> {
        let call = self.desk.admit(&request, "ActOnRecall", &[Role::Liaison])?;
        let (recall, reading) = (Arc::clone(&self.recall), Arc::clone(&self.reading));
        call.carry_out(|mut act| async move {
            let outcome = async {
                let request = request.into_inner();
                let behind = reading.fresh().await;
                let subject = reading.subject((&request.id, &request.origin), behind)?;
                let id = recall.act_on(&subject, request.changed, &mut act).await?;
                Ok(pb::ActOnRecallResponse {
                    id: id.as_bytes().to_vec(),
                })
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    async fn keep(
        &self,
        request: Request<pb::KeepRequest>,
    ) -> Result<Response<pb::KeepResponse>, Status> {
        let call = self.desk.admit(&request, "Keep", &[Role::Liaison])?;
        let (recall, reading) = (Arc::clone(&self.recall), Arc::clone(&self.reading));
        call.carry_out(|mut act| async move {
            let outcome = async {
                let request = request.into_inner();
                let behind = reading.fresh().await;
                let subject = reading.subject((&request.id, &request.origin), behind)?;
                let id = recall.keep(&subject, request.ground, &mut act).await?;
                Ok(pb::KeepResponse {
                    id: id.as_bytes().to_vec(),
                })
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }
}

impl Recall {
    /// Corrects a record; a version that goes wide needs a second officer.
    pub(super) async fn correcting(
        &self,
        call: Call,
        request: pb::CorrectRequest,
    ) -> Result<Response<pb::CorrectResponse>, Status> {
        let mut call = call;
        if !call.is_approved() && self.desk.approvals.rules().wide != Wide::default() {
            // A name that is made of the content is of those alone that a second officer decides about.
            let mut named = request.clone();
            named_by_content(&mut named.draft);
            let scope = draft(named.draft.clone()).and_then(|draft| {
                let (recipients, marking) = self.publisher.reach_of_version(draft)?;
                Ok(Scope::Broadcast {
                    recipients,
                    marking,
                })
            });
            call = match scope {
                Ok(scope) if self.desk.asks_second(&call, scope) => {
                    let about = about(named.draft.as_ref());
                    let goes_to = draft(named.draft.clone()).ok();
                    let goes_to = goes_to.and_then(|it| self.publisher.would_reach(it));
                    let asked = (scope, goes_to);
                    self.desk.second_to(call, asked, &about, &named).await?
                }
                Ok(_) => call,
                Err(refused) => return Err(call.refuse(refused)),
            };
        }
        let recall = Arc::clone(&self.recall);
        call.carry_out(|mut act| async move {
            let outcome = async {
                let (id, draft) = (record_id(&request.id)?, draft(request.draft)?);
                let corrected = recall.correct(id, draft, request.reason, &mut act).await?;
                let (published, version) = corrected;
                let published = present::published(published);
                Ok(pb::CorrectResponse {
                    id: published.id,
                    version,
                    recipients: published.recipients,
                    warnings: published.warnings,
                })
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    /// Whether what was approved is the newest version already: the node ended between the act and its note.
    pub(super) async fn is_corrected(&self, request: &pb::CorrectRequest) -> bool {
        let Ok(draft) = draft(request.draft.clone()) else {
            return false;
        };
        let previewed = self.publisher.preview(draft, false).await;
        matches!(previewed, Ok(Previewed::Before(_)))
    }
}

fn status(
    subject: &Seen<Subject>,
    recalled: Option<Recalled>,
    sight: &Sight,
) -> pb::RecallStatusResponse {
    let subject = subject.it();
    let Some(recalled) = recalled else {
        return pb::RecallStatusResponse {
            standing: "stands".to_owned(),
            origin: subject.origin.to_string(),
            ..pb::RecallStatusResponse::default()
        };
    };
    let order = Subject {
        origin: subject.origin.clone(),
        id: recalled.standing.by(),
    };
    // What withdrew it is a record of its own.
    let why = sight.named(&order, recalled.why);
    let why = why.map_or_else(|_| Coded::default(), Seen::shown);
    pb::RecallStatusResponse {
        standing: recalled.standing.word().to_owned(),
        by: recalled.standing.by().as_bytes().to_vec(),
        since_ms: millis(recalled.since),
        origin: subject.origin.to_string(),
        reason: why.code,
        reason_text: why.text,
        holders: recalled.holders.into_iter().map(holder).collect(),
        opened: recalled.opened.into_iter().map(opener).collect(),
    }
}

fn opener((officer, at): (String, Timestamp)) -> pb::Opener {
    pb::Opener {
        officer,
        at_ms: millis(at),
    }
}

fn holder(holding: Holding) -> pb::RecallHolder {
    let at = |time: Option<Timestamp>| time.map_or(0, millis);
    let did = holding.did;
    pb::RecallHolder {
        party: holding.party.to_string(),
        told: holding.is_told,
        told_ms: at(holding.told),
        applied_ms: at(did.applied),
        erased_ms: at(did.erased),
        kept_ms: at(did.kept),
        acted: did
            .acted
            .map_or("", |acted| if acted { "yes" } else { "no" })
            .to_owned(),
        outstanding_since_ms: at(holding.outstanding),
        held_after_erased_ms: at(did.held_after_erased()),
        ground: holding.ground,
        passed_on: holding.beyond.into_iter().map(holder).collect(),
    }
}

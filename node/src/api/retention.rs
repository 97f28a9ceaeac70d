//! `ntc.node.v1.RetentionService`: erasing records before their time is over.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::approval::Scope;
use ntc_core::identity::officer::Role;
use ntc_core::ledger::entry::commit::EraseReason;
use ntc_core::life::Holder;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use ntc_policy::Request as Asked;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::retention_service_server::RetentionService;
use tonic::{Request, Response, Status};

use super::blocking::blocking;
use super::call::{Asker, CHANGERS, Call, Desk, Named, READERS};
use super::present::{millis, names};
use super::reading::Reading;
use super::records::record_id;
use super::seeing::Sight;
use crate::recall::RecallError;
use crate::retention::{Done, Order};
use crate::status::Refused;

/// The service.
#[derive(Clone)]
pub(crate) struct Retention {
    pub(crate) desk: Desk,
    pub(crate) retention: Arc<crate::retention::Retention>,
    pub(crate) reading: Arc<Reading>,
    /// How long before its end a record is reminded of; none for never.
    pub(crate) remind: Option<Duration>,
}

#[tonic::async_trait]
impl RetentionService for Retention {
    async fn erase_record(
        &self,
        request: Request<pb::EraseRecordRequest>,
    ) -> Result<Response<pb::EraseRecordResponse>, Status> {
        let call = self.desk.admit(&request, "EraseRecord", CHANGERS)?;
        let asker = match self.desk.asker(&request) {
            Ok(asker) => asker,
            Err(refused) => return Err(call.refuse(refused)),
        };
        let sight = self.desk.sight(&call, &request);
        let asked = (request.into_inner(), sight);
        self.erasing(call, asked, Some(&asker)).await
    }

    async fn find_subject(
        &self,
        request: Request<pb::FindSubjectRequest>,
    ) -> Result<Response<pb::FindSubjectResponse>, Status> {
        let exports = request.get_ref().export;
        let method = if exports {
            "ExportSubject"
        } else {
            "FindSubject"
        };
        let call = self.desk.admit(&request, method, SEARCHERS)?;
        let (sight, request) = (self.desk.sight(&call, &request), request.into_inner());
        let reading = Arc::clone(&self.reading);
        let outcome = blocking(move || reading.find_subject(&request, &sight));
        call.done(outcome.await)
    }

    async fn list_ending(
        &self,
        request: Request<pb::ListEndingRequest>,
    ) -> Result<Response<pb::ListEndingResponse>, Status> {
        let call = self.desk.admit(&request, "ListEnding", READERS)?;
        let (sight, request) = (self.desk.sight(&call, &request), request.into_inner());
        let reading = Arc::clone(&self.reading);
        let remind = self.remind;
        reading.fresh().await;
        let outcome = blocking(move || {
            let days = match (request.remind, remind) {
                (false, _) => request.days,
                (true, Some(soon)) => u32::try_from(soon.as_secs() / DAY).unwrap_or(MAX_DAYS),
                (true, None) => return Ok(pb::ListEndingResponse::default()),
            };
            if days > MAX_DAYS {
                let why = format!("{days} is more than {MAX_DAYS} days");
                return Err(Refused::field(Reason::FieldInvalid, "days", why));
            }
            let limit = if request.page_size == 0 {
                PAGE
            } else {
                request.page_size
            };
            reading.ending(days, limit as usize, &sight)
        });
        call.done(outcome.await)
    }
}

impl Retention {
    /// Erases a record; more than one officer may in a day need a second one. The own rules are asked, where the officer who
    /// calls or called is known to them.
    pub(super) async fn erasing(
        &self,
        call: Call,
        (request, sight): (pb::EraseRecordRequest, Sight),
        asker: Option<&Asker>,
    ) -> Result<Response<pb::EraseRecordResponse>, Status> {
        let looked = self.look(&request).await;
        let about = record_id(&request.id).map_or_else(|_| String::new(), |id| id.to_string());
        let mut call = call.about(&about);
        let (order, reason) = match looked {
            Ok(looked) => looked,
            Err(refused) => return Err(call.refuse(refused)),
        };
        if let (Some(asker), Some(labels)) = (asker, &order.labels) {
            let own = self.reading.partners.roster().policies().own().clone();
            let erases = |officer: Named<'_>, now| Asked::erase(officer, (labels, &own), now);
            let allowed = call.allow(asker, erases);
            if let Err(refused) = allowed {
                return Err(call.refuse(refused));
            }
        }
        if request.check {
            return call.done(Ok(told(order, Done::default(), &sight)));
        }
        if order.sections.is_empty() {
            return Err(call.refuse(RecallError::NothingLeft.into()));
        }
        let (approvals, now) = (Arc::clone(&self.desk.approvals), self.desk.decides.now());
        let erased = blocking(move || Ok(approvals.erased(now)?)).await;
        let call = match erased {
            Ok(before) => {
                let scope = Scope::Erasure { before };
                self.desk.second(call, scope, &about, &request).await?
            }
            Err(refused) => return Err(call.refuse(refused)),
        };
        let (retention, approvals) = (
            Arc::clone(&self.retention),
            Arc::clone(&self.desk.approvals),
        );
        let is_own = order.subject.origin == *self.reading.partners.roster().policies().own();
        call.carry_out(|mut act| async move {
            let outcome = async {
                // Counted before it is done: none that a crash comes between is left out.
                let approved = act.is_approved();
                let counts = Arc::clone(&approvals);
                blocking(move || Ok(counts.erases(approved, now)?)).await?;
                let erased = retention.erase_ordered(&order, reason, &mut act).await;
                // An own record goes in one step; of another's some may be erased.
                let nothing =
                    |error: &RecallError| is_own && error.reason() != Reason::OutcomeUnknown;
                if erased.as_ref().is_err_and(nothing)
                    && let Err(refused) =
                        blocking(move || Ok(approvals.erased_nothing(now)?)).await
                {
                    tracing::warn!(reason = %refused.reason, "an erasure that failed stays counted");
                }
                Ok(told(order, erased?, &sight))
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    /// What erasing would come to.
    async fn look(
        &self,
        request: &pb::EraseRecordRequest,
    ) -> Result<(Order, EraseReason), Refused> {
        let id = record_id(&request.id)?;
        let (sections, reason) = (sections(&request.sections)?, reason(&request.reason)?);
        let behind = self.reading.fresh().await;
        let entry = self.reading.named(id, &request.origin, behind)?;
        let looks = Arc::clone(&self.retention);
        let order = blocking(move || Ok(looks.look(entry, sections)?)).await?;
        Ok((order, reason))
    }

    /// Whether nothing is left of what was approved to be erased: the node ended between the act and its note.
    /// What was passed on of it goes now, where the node ended before that.
    pub(super) async fn is_erased(
        &self,
        request: &pb::EraseRecordRequest,
    ) -> Result<bool, Refused> {
        let Ok((order, reason)) = self.look(request).await else {
            return Ok(false);
        };
        if !order.sections.is_empty() {
            return Ok(false);
        }
        let sections = sections(&request.sections)?;
        self.retention.erase_rest(&order, sections, reason).await?;
        Ok(true)
    }
}

/// The roles that may look through everything for a person.
const SEARCHERS: &[Role] = &[Role::Administrator, Role::Auditor];
/// Records that a list has when the caller does not say how many.
const PAGE: u32 = 50;
/// Seconds of a day.
const DAY: u64 = 24 * 3600;
/// Days that a list looks ahead at most.
const MAX_DAYS: u32 = 3650;

/// The sections that names mean; all of them where there are none.
fn sections(named: &[String]) -> Result<SectionSet, Refused> {
    if named.is_empty() {
        return Ok(SectionSet::ALL);
    }
    let named = named.iter().map(|name| name.parse::<Section>());
    named
        .collect::<Result<_, _>>()
        .map_err(|unknown| Refused::field(Reason::FieldInvalid, "sections", unknown.to_string()))
}

fn reason(name: &str) -> Result<EraseReason, Refused> {
    match name.parse() {
        Ok(reason @ (EraseReason::Demanded | EraseReason::Expired)) => Ok(reason),
        _ => {
            let why = "say demanded or expired; an own record is withdrawn by `ntc alert retract`";
            Err(Refused::field(Reason::FieldInvalid, "reason", why))
        }
    }
}

/// What it comes to; what the record is, where the officer may see it.
fn told(order: Order, done: Done, sight: &Sight) -> pb::EraseRecordResponse {
    let kind = sight.named(&order.subject, order.kind);
    let kind = kind.map(|kind| kind.shown().name());
    pb::EraseRecordResponse {
        origin: order.subject.origin.to_string(),
        kind: kind.unwrap_or_default().to_owned(),
        sections: names(order.sections),
        holders: order.holders.into_iter().map(holder).collect(),
        ledger_index: done.ledger_index,
        destroyed: done.destroyed,
    }
}

pub(super) fn holder((party, (sections, did)): (Party, (SectionSet, Holder))) -> pb::ErasedHolder {
    let at = |time: Option<Timestamp>| time.map_or(0, millis);
    pb::ErasedHolder {
        party: party.to_string(),
        sections: names(sections),
        erased_ms: at(did.erased),
        kept_ms: at(did.kept),
    }
}

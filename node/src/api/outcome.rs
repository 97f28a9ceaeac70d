//! `ntc.node.v1.OutcomeService`: what came of alerts.

use std::sync::Arc;

use ntc_core::identity::officer::Role;
use ntc_core::life::Subject;
use ntc_core::reason::Reason;
use ntc_core::record::InvalidRecord;
use ntc_core::wire;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::outcome_service_server::OutcomeService;
use tonic::{Request, Response, Status};

use super::blocking::blocking;
use super::call::{Desk, READERS};
use super::inbox::due;
use super::present::millis;
use super::reading::Reading;
use super::seeing::{Seen, Sight};
use crate::lookup::Came;
use crate::outcome::Outcomes;
use crate::status::Refused;

/// The service.
pub(crate) struct Outcome {
    pub(crate) desk: Desk,
    pub(crate) outcomes: Arc<Outcomes>,
    pub(crate) reading: Arc<Reading>,
}

#[tonic::async_trait]
impl OutcomeService for Outcome {
    async fn report_outcome(
        &self,
        request: Request<pb::ReportOutcomeRequest>,
    ) -> Result<Response<pb::ReportOutcomeResponse>, Status> {
        let call = self
            .desk
            .admit(&request, "ReportOutcome", &[Role::Liaison])?;
        let (outcomes, reading) = (Arc::clone(&self.outcomes), Arc::clone(&self.reading));
        call.carry_out(|mut act| async move {
            let outcome = async {
                let request = request.into_inner();
                let behind = reading.fresh().await;
                let subject = reading.subject((&request.id, &request.origin), behind)?;
                let event = request.event.unwrap_or_default();
                let said =
                    wire::record::outcome(&subject.name(), event, request.goods).map_err(first)?;
                let id = outcomes.report(&subject, said, &mut act).await?;
                Ok(pb::ReportOutcomeResponse {
                    id: id.as_bytes().to_vec(),
                    told: subject.origin.to_string(),
                })
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    async fn show_outcomes(
        &self,
        request: Request<pb::ShowOutcomesRequest>,
    ) -> Result<Response<pb::ShowOutcomesResponse>, Status> {
        let call = self.desk.admit(&request, "ShowOutcomes", READERS)?;
        let (sight, request) = (self.desk.sight(&call, &request), request.into_inner());
        let (outcomes, reading) = (Arc::clone(&self.outcomes), Arc::clone(&self.reading));
        let behind = reading.fresh().await;
        let outcome = blocking(move || {
            let subject = reading.seen((&request.id, &request.origin), behind, &sight)?;
            let (came, owed) = outcomes.of(subject.it())?;
            let (outcomes, unseen) = seen(came, &sight);
            Ok(pb::ShowOutcomesResponse {
                origin: subject.it().origin.to_string(),
                outcomes: outcomes.into_iter().map(said).collect(),
                owed: owed.into_iter().map(|it| due(it, &sight)).collect(),
                unseen,
            })
        });
        call.done(outcome.await)
    }
}

/// The first of what is wrong with what a client said.
pub(super) fn first(errors: Vec<InvalidRecord>) -> Refused {
    let first = errors.into_iter().next();
    first.map_or_else(
        || Refused::field(Reason::Malformed, "event", "cannot be read"),
        Refused::from,
    )
}

/// Those of some outcomes or answers that the officer may see, and how many others there are.
pub(super) fn seen(came: Vec<Came>, sight: &Sight) -> (Vec<Seen<Came>>, u64) {
    let all = came.len();
    let seen = came.into_iter().filter_map(|came| {
        let subject = Subject {
            origin: came.by.clone(),
            id: came.record,
        };
        sight.named(&subject, came).ok()
    });
    let seen: Vec<_> = seen.collect();
    let unseen = all.saturating_sub(seen.len()) as u64;
    (seen, unseen)
}

fn said(came: Seen<Came>) -> pb::Outcome {
    let came = came.shown();
    pb::Outcome {
        party: came.by.to_string(),
        id: came.record.as_bytes().to_vec(),
        result: came.result,
        at_ms: millis(came.at),
    }
}

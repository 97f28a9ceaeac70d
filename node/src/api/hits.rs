//! `ntc.node.v1.HitService`: what officers decide about what screening found.

mod present;
mod wanted;

use std::sync::Arc;

use ntc_core::hit::HitId;
use ntc_core::identity::officer::Role;
use ntc_core::reason::Reason;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::hit_service_server::HitService;
use tonic::{Request, Response, Status};

use self::wanted::{Wanted, query, wanted};
use super::blocking::blocking;
use super::call::{Desk, READERS};
use crate::audit::Act;
use crate::hits::Hits;
use crate::status::Refused;

/// Hits of a page when a client does not say.
const PAGE: u32 = 100;
/// Hits of a page, and of one move, at most.
const MAX_PAGE: u32 = 500;

/// The service.
pub(crate) struct HitDesk {
    pub(crate) desk: Desk,
    pub(crate) hits: Arc<Hits>,
}

#[tonic::async_trait]
impl HitService for HitDesk {
    async fn list_hits(
        &self,
        request: Request<pb::ListHitsRequest>,
    ) -> Result<Response<pb::ListHitsResponse>, Status> {
        let call = self.desk.admit(&request, "ListHits", READERS)?;
        let (request, hits) = (request.into_inner(), Arc::clone(&self.hits));
        let outcome = blocking(move || {
            let size = match request.page_size {
                0 => PAGE,
                size => size.min(MAX_PAGE),
            };
            let query = query(&request)?;
            let page = hits.page(&query, &request.page_key, size as usize)?;
            Ok(present::page(page))
        });
        call.done(outcome.await)
    }

    async fn show_hit(
        &self,
        request: Request<pb::ShowHitRequest>,
    ) -> Result<Response<pb::ShowHitResponse>, Status> {
        let call = self.desk.admit(&request, "ShowHit", READERS)?;
        let id = match hit_id(request.into_inner().id) {
            Ok(id) => id,
            Err(refused) => return call.done(Err(refused)),
        };
        let hits = Arc::clone(&self.hits);
        let call = call.about(&id.to_string());
        call.done(blocking(move || Ok(present::shown(hits.show(id)?))).await)
    }

    async fn move_hits(
        &self,
        request: Request<pb::MoveHitsRequest>,
    ) -> Result<Response<pb::MoveHitsResponse>, Status> {
        let call = self.desk.admit(&request, "MoveHits", &[Role::Liaison])?;
        let hits = Arc::clone(&self.hits);
        let request = request.into_inner();
        call.carry_out(|act| async move {
            let outcome = move_hits(hits, request, &act).await;
            (act, outcome)
        })
        .await
    }
}

/// Moves hits: an entry for each is durable in the audit before any is moved, and another says what became of it.
async fn move_hits(
    hits: Arc<Hits>,
    request: pb::MoveHitsRequest,
    act: &Act,
) -> Result<pb::MoveHitsResponse, Refused> {
    if request.ids.is_empty() || request.ids.len() > MAX_PAGE as usize {
        let why = format!("name 1 to {MAX_PAGE} hits");
        return Err(Refused::field(Reason::FieldInvalid, "ids", why));
    }
    let mut ids = Vec::with_capacity(request.ids.len());
    for number in &request.ids {
        let id = hit_id(*number)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let now = act.now();
    let Wanted { wanted, verb } = wanted(&request, now)?;
    let (like, officer) = (act.like(), act.officer().to_owned());
    let mut acts = Vec::with_capacity(ids.len());
    let mut begun = None;
    for id in &ids {
        let mut one = like.next()?;
        one.about(&format!("{id} {verb}"));
        begun = Some(one.begin());
        acts.push(one);
    }
    // The audit is one sequence: with the last entry all are durable.
    if let Some(begun) = begun {
        act.durable(begun).await?;
    }
    let (of, comment) = (ids.clone(), request.comment);
    let acting = Arc::clone(&hits);
    let moved = blocking(move || Ok(acting.act(&of, wanted, (&officer, &comment))?)).await?;
    let mut answer = pb::MoveHitsResponse::default();
    for ((id, moved), mut act) in ids.into_iter().zip(moved).zip(acts) {
        match &moved {
            Ok(_) => act.done(),
            Err(illegal) => act.refused(illegal.reason()),
        }
        answer.moved.push(present::moved(id, moved, hits.hit(id)));
    }
    Ok(answer)
}

fn hit_id(number: u64) -> Result<HitId, Refused> {
    let none = || Refused::field(Reason::FieldInvalid, "id", "a hit has a number from 1");
    HitId::from_number(number).ok_or_else(none)
}

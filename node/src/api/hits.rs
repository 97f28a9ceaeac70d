//! `ntc.node.v1.HitService`: what officers decide about what screening found.

mod also;
mod owners;
mod present;
mod visible;
mod wanted;

use std::sync::Arc;

use ntc_core::hit::{HitId, Move, Until};
use ntc_core::identity::officer::Role;
use ntc_core::life::Subject;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::hit_service_server::HitService;
use tonic::{Request, Response, Status};

use self::also::Asking;
use self::owners::Owners;
use self::visible::Visible;
use self::wanted::{Wanted, query, wanted};
use super::blocking::blocking;
use super::call::{Desk, READERS};
use super::reading::Reading;
use super::seeing::Sight;
use crate::audit::Act;
use crate::due::Dues;
use crate::hits::Hits;
use crate::lookup::Lookup;
use crate::status::Refused;
use crate::telling::{Asked, Tellings, Wish};
use crate::watchlists::Watchlists;

/// Whether the rules hide a hit from an officer.
pub(super) fn hides(hit: &ntc_core::hit::Hit, sight: &Sight) -> bool {
    visible::sees(hit, sight).is_err()
}

/// Hits of a page when a client does not say.
const PAGE: u32 = 100;
/// Hits of a page, and of one move, at most.
const MAX_PAGE: u32 = 500;

/// The service.
pub(crate) struct HitDesk {
    pub(crate) desk: Desk,
    pub(crate) hits: Arc<Hits>,
    pub(crate) tellings: Arc<Tellings>,
    pub(crate) reading: Arc<Reading>,
    pub(crate) lookup: Arc<Lookup>,
    pub(crate) watchlists: Arc<Watchlists>,
    pub(crate) dues: Arc<Dues>,
    /// The party of this node: a hit waits for requests of its own.
    pub(crate) own: Party,
}

/// Where it is looked up who looks for a hit, and what that party asks, was told and is owed.
struct Sources {
    tellings: Arc<Tellings>,
    reading: Arc<Reading>,
    watchlists: Arc<Watchlists>,
    dues: Arc<Dues>,
    now: Timestamp,
}

impl Sources {
    fn asking(&self) -> Asking<'_> {
        Asking {
            lists: &self.watchlists,
            reading: &self.reading,
            now: self.now,
        }
    }

    fn owners<'a>(&'a self, asking: &'a Asking<'a>) -> Owners<'a> {
        Owners {
            tellings: &self.tellings,
            reading: &self.reading,
            dues: &self.dues,
            asking,
        }
    }
}

impl HitDesk {
    fn sources(&self) -> Sources {
        Sources {
            tellings: Arc::clone(&self.tellings),
            reading: Arc::clone(&self.reading),
            watchlists: Arc::clone(&self.watchlists),
            dues: Arc::clone(&self.dues),
            now: self.desk.decides.now(),
        }
    }
}

#[tonic::async_trait]
impl HitService for HitDesk {
    async fn list_hits(
        &self,
        request: Request<pb::ListHitsRequest>,
    ) -> Result<Response<pb::ListHitsResponse>, Status> {
        let call = self.desk.admit(&request, "ListHits", READERS)?;
        let sight = self.desk.sight(&call, &request);
        let (request, hits) = (request.into_inner(), Arc::clone(&self.hits));
        let lists = Arc::clone(&self.watchlists);
        let outcome = blocking(move || {
            let size = match request.page_size {
                0 => PAGE,
                size => size.min(MAX_PAGE),
            };
            let query = query(&request)?;
            let page = hits.page(&query, &request.page_key, size as usize)?;
            let visible = Visible {
                hits: &hits,
                lists: &lists,
                sight: &sight,
            };
            Ok(present::page(page, &query, &visible))
        });
        call.done(outcome.await)
    }

    async fn show_hit(
        &self,
        request: Request<pb::ShowHitRequest>,
    ) -> Result<Response<pb::ShowHitResponse>, Status> {
        let call = self.desk.admit(&request, "ShowHit", READERS)?;
        let sight = self.desk.sight(&call, &request);
        let id = match hit_id(request.into_inner().id) {
            Ok(id) => id,
            Err(refused) => return call.done(Err(refused)),
        };
        let hits = Arc::clone(&self.hits);
        let call = call.about(&id.to_string());
        let sources = self.sources();
        let shown = blocking(move || {
            let shown = hits.show(id)?;
            let visible = Visible {
                hits: &hits,
                lists: &sources.watchlists,
                sight: &sight,
            };
            let seen = visible.all(shown)?;
            let hit = &seen.it().line.hit;
            let asking = sources.asking();
            let owners = sources.owners(&asking);
            let outside = owners.outside(hit)?;
            let each = owners.of(hit, &outside, &sight)?;
            let notices = hit.tellings.iter().map(|it| owners.notice(it, &sight));
            let told = present::Told {
                notices: notices.collect::<Result<_, _>>()?,
                wish: Wish::left(outside),
            };
            let also = asking.of(hit, &sight);
            Ok(present::shown(seen, (told, also, each), &sight))
        });
        call.done(shown.await)
    }

    async fn move_hits(
        &self,
        request: Request<pb::MoveHitsRequest>,
    ) -> Result<Response<pb::MoveHitsResponse>, Status> {
        let call = self.desk.admit(&request, "MoveHits", &[Role::Liaison])?;
        let (hits, sources) = (Arc::clone(&self.hits), Arc::new(self.sources()));
        let (lookup, own) = (Arc::clone(&self.lookup), self.own.clone());
        let sight = Arc::new(self.desk.sight(&call, &request));
        let request = request.into_inner();
        call.carry_out(|act| async move {
            let desks = (hits, sources, sight);
            let outcome = move_hits(desks, (lookup, own), request, &act).await;
            (act, outcome)
        })
        .await
    }
}

/// Moves hits: an entry for each is durable in the audit before any is moved, and another says what became of it.
async fn move_hits(
    (hits, sources, sight): (Arc<Hits>, Arc<Sources>, Arc<Sight>),
    (lookup, own): (Arc<Lookup>, Party),
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
    let Wanted { wanted, verb, told } = wanted(&request, now)?;
    if let Move::Snooze(Until::Answer { request, .. }) = wanted {
        let origin = own;
        let subject = Subject {
            origin,
            id: request,
        };
        blocking(move || awaits(&lookup, &subject)).await?;
    }
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
    let tells = matches!(wanted, Move::Confirm { .. } | Move::Tell(_));
    let (held, by, asking) = (Arc::clone(&hits), Arc::clone(&sight), Arc::clone(&sources));
    let moving = wanted.clone();
    let wishes = blocking(move || {
        let wished = (&moving, told.as_ref());
        Ok(wishes((&asking.tellings, &held), ids, wished, &by))
    });
    let wishes = wishes.await?;
    // What nobody can be told of is not moved, where an officer wants it told; nor what the officer may not see.
    let told = wishes.iter().filter(|(_, wish)| wish.is_ok());
    let moves: Vec<_> = told.map(|(id, wish)| (*id, with(&wanted, wish))).collect();
    let (acting, comment) = (Arc::clone(&hits), request.comment);
    let moved = blocking(move || Ok(acting.act(&moves, (&officer, &comment))?)).await?;
    let mut moved = moved.into_iter();
    let mut answer = pb::MoveHitsResponse::default();
    for ((id, wish), mut act) in wishes.into_iter().zip(acts) {
        answer.moved.push(match wish {
            Err(untold) => {
                act.refused(untold.reason);
                present::refused(id, untold)
            }
            Ok(wish) => {
                // Each that can be told has its answer.
                let Some(moved) = moved.next() else { continue };
                match &moved {
                    Ok(_) => act.done(),
                    Err(illegal) => act.refused(illegal.reason()),
                }
                present::moved(id, moved, &wish)
            }
        });
    }
    blocking(move || stand_now((&hits, &sources), (answer, tells), &sight)).await
}

/// How each hit stands by now and, where somebody is told, who looks for it and what that party is told. Of a hit that the
/// officer may not see nothing is told. Reads files.
fn stand_now(
    (hits, sources): (&Hits, &Sources),
    (mut answer, tells): (pb::MoveHitsResponse, bool),
    sight: &Sight,
) -> Result<pb::MoveHitsResponse, Refused> {
    let asking = sources.asking();
    let owners = sources.owners(&asking);
    let visible = Visible {
        hits,
        lists: &sources.watchlists,
        sight,
    };
    for moved in &mut answer.moved {
        let Some(hit) = HitId::from_number(moved.id).and_then(|id| hits.hit(id)) else {
            continue;
        };
        if tells && visible::sees(&hit, sight).is_ok() {
            moved.owners = owners.of(&hit, &owners.outside(&hit)?, sight)?;
        }
        moved.hit = Some(present::stands(hit, &visible));
    }
    Ok(answer)
}

/// Whom each of the hits is told, where the move tells.
fn wishes(
    (tellings, hits): (&Tellings, &Hits),
    ids: Vec<HitId>,
    (wanted, told): (&Move, Option<&Asked>),
    sight: &Sight,
) -> Vec<(HitId, Result<Wish, Refused>)> {
    let seen = |id| match hits.hit(id) {
        None => Ok(()),
        Some(hit) => visible::sees(&hit, sight),
    };
    let wish = |id| match wanted {
        Move::Confirm { .. } => Ok(tellings.confirms(id, told)?),
        Move::Tell(_) => Ok(tellings.tells(id, told.unwrap_or(&Asked::default()))?),
        Move::Claim { .. }
        | Move::Release
        | Move::Reject { .. }
        | Move::Snooze(_)
        | Move::Reopen
        | Move::Prioritise(_)
        | Move::Outcome(_) => Ok(Wish::default()),
    };
    let wish = |id| seen(id).and_then(|()| wish(id));
    ids.into_iter().map(|id| (id, wish(id))).collect()
}

/// The move with what is told by it.
fn with(wanted: &Move, wish: &Result<Wish, Refused>) -> Move {
    match (wanted, wish) {
        (Move::Confirm { .. }, Ok(Wish { tells, .. })) => Move::Confirm {
            tells: tells.clone(),
        },
        (Move::Tell(_), Ok(Wish { tells, .. })) => Move::Tell(tells.clone()),
        (wanted, _) => wanted.clone(),
    }
}

/// Refuses to wait for what is no own request, or for one that nobody will answer any more.
fn awaits(lookup: &Lookup, request: &Subject) -> Result<(), Refused> {
    const FIELD: &str = "snooze.request";
    let Some(entry) = lookup.entry(request)? else {
        let why = "no request of your own has this id";
        return Err(Refused::field(Reason::NotFound, FIELD, why));
    };
    let invalid = |why: &str| Err(Refused::field(Reason::FieldInvalid, FIELD, why));
    if entry.kind != RecordKind::Request {
        return invalid("is a record of your own, and no request");
    }
    if !entry.counts() {
        return invalid("is a request that was withdrawn or erased: no answer comes");
    }
    let came = lookup.state().came(request);
    let came = came.map_err(|error| Refused::new(Reason::Internal, error.to_string()))?;
    if !came.is_empty() {
        return invalid("is a request that was answered already");
    }
    Ok(())
}

fn hit_id(number: u64) -> Result<HitId, Refused> {
    let none = || Refused::field(Reason::FieldInvalid, "id", "a hit has a number from 1");
    HitId::from_number(number).ok_or_else(none)
}

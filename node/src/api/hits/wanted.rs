//! What officers ask for, read from their messages.

use ntc_core::hit::wire::{priority, rejection, until};
use ntc_core::hit::{Move, Priority, REMEMBERED, State};
use ntc_core::life::Subject;
use ntc_core::model::RecordId;
use ntc_core::model::codes::OUTCOMES;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;
use pb::move_hits_request::Move as Asked;

use crate::api::watchlists::name;
use crate::hits::Query;
use crate::status::Refused;
use crate::telling::Asked as Told;

/// A move, its word for the audit, and whom it tells what as the officer asks.
pub(super) struct Wanted {
    pub(super) wanted: Move,
    pub(super) verb: &'static str,
    pub(super) told: Option<Told>,
}

/// What to do with hits.
pub(super) fn wanted(request: &pb::MoveHitsRequest, now: Timestamp) -> Result<Wanted, Refused> {
    let missing = || Refused::field(Reason::FieldMissing, "move", "say what to do with the hits");
    let mut told = None;
    let (wanted, verb) = match request.r#move.as_ref().ok_or_else(missing)? {
        Asked::Claim(take_over) => {
            let take_over = *take_over;
            (Move::Claim { take_over }, "claim")
        }
        Asked::Release(_) => (Move::Release, "release"),
        Asked::Confirm(confirm) => {
            told = confirm.tell.as_ref().map(tell);
            (Move::Confirm { tells: Vec::new() }, "confirm")
        }
        Asked::Tell(asked) => {
            told = Some(tell(asked));
            (Move::Tell(Vec::new()), "tell")
        }
        Asked::Reject(reject) => {
            let until = match reject.until_ms {
                0 => now.plus(REMEMBERED),
                at => Timestamp::from_millis(at),
            };
            let reason = rejection(reject.reason).map_err(|_| code("reason"))?;
            (Move::Reject { reason, until }, "reject")
        }
        Asked::Snooze(rests) => {
            let rests = until(rests).map_err(|_| code("snooze.request"))?;
            (Move::Snooze(rests), "snooze")
        }
        Asked::Reopen(_) => (Move::Reopen, "reopen"),
        Asked::Prioritise(number) => {
            let priority = priority(*number).map_err(|_| code("prioritise"))?;
            (Move::Prioritise(priority), "prioritise")
        }
        Asked::Outcome(result) => {
            if !OUTCOMES.contains(result) {
                return Err(code("outcome"));
            }
            (Move::Outcome(result.clone()), "outcome")
        }
    };
    Ok(Wanted { wanted, verb, told })
}

/// What is told, and whom.
fn tell(asked: &pb::HitTell) -> Told {
    let owner = asked.owner.trim();
    Told {
        acted: asked.acted,
        owner: (!owner.is_empty()).then(|| owner.to_owned()),
    }
}

/// Which hits.
pub(super) fn query(request: &pb::ListHitsRequest) -> Result<Query, Refused> {
    let unknown = request
        .states
        .iter()
        .find(|state| !State::NAMES.contains(&state.as_str()));
    if unknown.is_some() {
        return Err(code("states"));
    }
    let list = Some(&request.list).filter(|list| !list.is_empty());
    let list = list.map(|list| name(list)).transpose()?;
    let record = request.record.as_ref().map(|name| {
        Some(Subject {
            origin: name.origin.parse().ok()?,
            id: RecordId::from_slice(&name.id).ok()?,
        })
    });
    Ok(Query {
        states: request.states.clone(),
        owner: Some(request.owner.clone()).filter(|owner| !owner.is_empty()),
        priority: Priority::from_number(request.priority),
        list,
        marked: request.marked,
        record: match record {
            Some(None) => return Err(code("record")),
            Some(record) => record,
            None => None,
        },
    })
}

fn code(field: &str) -> Refused {
    Refused::field(Reason::CodeUnknown, field, "is none that this node knows")
}

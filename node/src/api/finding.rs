//! What was sought and found, as the officers' messages show it.

use ntc_core::finding::{Answer, Query, Within};
use ntc_core::reason::Reason;
use ntc_proto::node::v1 as pb;

use super::seeing::Seen;
use crate::records::Neighbour;
use crate::status::Refused;

/// Reads what is sought.
pub(super) fn query(sought: &pb::Sought) -> Result<Query, Refused> {
    let within = match sought.within {
        0 => None,
        number => {
            let why = "no place to look has this number";
            let unknown = || Refused::field(Reason::CodeUnknown, "sought.within", why);
            Some(Within::from_number(number).ok_or_else(unknown)?)
        }
    };
    Query::read(&sought.text, within)
        .map_err(|error| Refused::field(error.reason(), "sought.text", error.to_string()))
}

/// How it reads as a number.
pub(super) fn reading(query: &Query) -> Option<pb::Reading> {
    query.reading().map(|reading| pb::Reading {
        scheme: reading.scheme.code().to_owned(),
        normal: reading.normal.clone(),
        would_hold: reading.would_hold.clone().unwrap_or_default(),
    })
}

/// A field that answers.
pub(super) fn answer(answer: Answer) -> pb::Answer {
    pb::Answer {
        field: answer.field,
        held: answer.held,
        within: answer.within as i32,
        likeness: answer.why.likeness() as i32,
        why: answer.why.code().to_owned(),
        because: answer.why.words().to_owned(),
    }
}

/// A near miss.
pub(super) fn near_miss(neighbour: Seen<Neighbour>) -> pb::NearMiss {
    let neighbour = neighbour.shown();
    pb::NearMiss {
        field: neighbour.field,
        held: neighbour.held,
        other_id: neighbour.entry.id.to_vec(),
        other_origin: neighbour.entry.origin,
        other_field: neighbour.near.field,
        other_held: neighbour.near.raw,
        why: neighbour.near.why.code().to_owned(),
        because: neighbour.near.why.words().to_owned(),
        more: neighbour.more,
    }
}

//! What is held near the numbers of a draft, and near those of records: possibly meant, never the same.

use std::sync::Arc;

use ntc_core::model::identifier::Identifier;
use ntc_core::reason::Reason;
use ntc_core::record::RecordId;
use ntc_proto::node::v1 as pb;

use super::blocking::blocking;
use super::reading::Reading;
use super::seeing::Sight;
use crate::records::Asked;
use crate::status::Refused;

/// Records that one call asks about at most.
const MAX_ASKED: usize = 256;
/// Near misses after which an answer is full.
const MAX_TOLD: usize = 64;

/// What is held near the identifiers of a draft, each with its field. It is advice: where it cannot be looked up, none
/// is given.
pub(super) async fn near(
    reading: &Arc<Reading>,
    identifiers: Vec<(String, Identifier)>,
    sight: &Arc<Sight>,
) -> Vec<pb::NearMiss> {
    let asked = Asked::of(identifiers);
    // Most numbers have none beside them that holds as well, or none that is known: for these nothing is read.
    if !asked.may_be_held(reading.lookup()) {
        return Vec::new();
    }
    let (reading, sight) = (Arc::clone(reading), Arc::clone(sight));
    let near = blocking(move || reading.near_draft(&asked, &sight)).await;
    near.unwrap_or_else(|error| {
        tracing::warn!(reason = %error.reason, "near misses cannot be looked up");
        Vec::new()
    })
}

/// What is held near the identifiers of records, once the index knows all that was published.
pub(super) async fn near_misses(
    reading: &Arc<Reading>,
    request: pb::NearMissesRequest,
    sight: Sight,
) -> Result<pb::NearMissesResponse, Refused> {
    if request.ids.len() > MAX_ASKED {
        let why = format!("ask about at most {MAX_ASKED} records at once");
        return Err(Refused::field(Reason::TooLarge, "ids", why));
    }
    let ids = request.ids.iter().enumerate().map(|(place, id)| {
        RecordId::from_slice(id).map_err(|error| {
            let field = format!("ids[{place}]");
            Refused::field(Reason::FieldInvalid, &field, error.to_string())
        })
    });
    let ids = ids.collect::<Result<Vec<_>, _>>()?;
    reading.caught_up().await?;
    let reading = Arc::clone(reading);
    blocking(move || near_of(&reading, &ids, &sight)).await
}

fn near_of(
    reading: &Reading,
    ids: &[RecordId],
    sight: &Sight,
) -> Result<pb::NearMissesResponse, Refused> {
    let mut answer = pb::NearMissesResponse::default();
    let mut told = 0;
    for id in ids {
        if told >= MAX_TOLD {
            break;
        }
        let near = reading.near_record(*id, sight)?;
        answer.looked_at += 1;
        told += near.len();
        if !near.is_empty() {
            let id = id.as_bytes().to_vec();
            answer.records.push(pb::RecordNear { id, near });
        }
    }
    Ok(answer)
}

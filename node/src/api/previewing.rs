//! What publishing a draft would do. Nothing is written.

use std::sync::Arc;

use futures::{Stream, StreamExt};
use ntc_core::life::Subject;
use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reason;
use ntc_core::record::Draft;
use ntc_core::wire;
use ntc_proto::node::v1 as pb;
use tonic::{Status, Streaming};

use super::blocking::blocking;
use super::near::near;
use super::present;
use super::reading::Reading;
use super::records::STREAM_IN_FLIGHT;
use super::seeing::Sight;
use crate::publish::{Previewed, Published, Publisher};
use crate::status::Refused;

/// Tells what publishing would do now, and what is near.
pub(super) async fn preview(
    publisher: &Publisher,
    reading: &Arc<Reading>,
    request: pb::PreviewRequest,
    sight: &Arc<Sight>,
) -> Result<pb::PreviewResponse, Refused> {
    let draft = draft(request.draft)?;
    let identifiers = draft.sections().named_identifiers();
    let previewed = match publisher.preview(draft, request.again).await? {
        Previewed::New {
            warnings,
            decisions,
        } => present::previewed(warnings, &decisions),
        Previewed::Before(before) => {
            let before = published_before(Arc::clone(reading), before, sight).await?;
            present::previewed_before(before)
        }
    };
    let near = near(reading, identifiers, sight).await;
    Ok(pb::PreviewResponse { near, ..previewed })
}

/// The same of each draft of a stream, in its order.
pub(super) fn previews(
    publisher: Arc<Publisher>,
    reading: Arc<Reading>,
    requests: Streaming<pb::PreviewRequest>,
    sight: Sight,
) -> impl Stream<Item = Result<pb::PreviewStreamResponse, Status>> {
    requests
        .take_while(|request| std::future::ready(request.is_ok()))
        .enumerate()
        .map(move |(position, request)| {
            let (publisher, reading) = (Arc::clone(&publisher), Arc::clone(&reading));
            let sight = Arc::new(sight.again());
            async move {
                let outcome = preview(&publisher, &reading, request?, &sight).await;
                Ok(present::preview_answer(position as u64, outcome))
            }
        })
        .buffered(STREAM_IN_FLIGHT)
}

/// The answer to a draft that was published before, with what became of it where the officer may see it.
pub(super) async fn published_before(
    reading: Arc<Reading>,
    before: Published,
    sight: &Arc<Sight>,
) -> Result<pb::PublishResponse, Refused> {
    let (places, id) = (before.before.clone(), before.id);
    let sight = Arc::clone(sight);
    let deliveries = blocking(move || {
        let origin = reading.own_party();
        let seen = sight.named(&Subject { origin, id }, places);
        seen.ok().map(|places| reading.case(&places)).transpose()
    });
    Ok(match deliveries.await? {
        Some(deliveries) => present::published_before(before, deliveries),
        None => present::unseen_before(&before),
    })
}

/// Reads a draft by the rules of its fields.
pub(super) fn draft(asked: Option<pb::Draft>) -> Result<Draft, Refused> {
    let missing = || Refused::field(Reason::FieldMissing, "draft", "send the record to publish");
    let draft = wire::record::draft(asked.ok_or_else(missing)?)
        .map_err(|invalid| Refused::field(invalid.reason, &invalid.field, invalid.to_string()))?;
    if draft.kind() == RecordKind::Request {
        let message = "is asked with `ntc request new`";
        return Err(Refused::field(Reason::FieldInvalid, "kind", message));
    }
    Ok(draft)
}

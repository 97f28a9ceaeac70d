//! Records as they come, for those who watch.

use std::sync::Arc;

use futures::stream::{once, unfold};
use futures::{Stream, StreamExt};
use ntc_core::reason::Reason;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1::RecordKind;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio_util::sync::CancellationToken;
use tonic::Status;

use super::reading::summary;
use crate::status::Refused;
use crate::store::index::IndexEntry;

/// The news that pass the filter; a watcher that reads too slowly is told how many it missed. When the node stops
/// the stream ends with that reason, so that whoever watches knows to come back.
pub(super) fn watch(
    news: broadcast::Receiver<Arc<IndexEntry>>,
    filter: pb::WatchRequest,
    stop: CancellationToken,
) -> impl Stream<Item = Result<pb::WatchResponse, Status>> + Send {
    let all = unfold(news, |mut news| async move {
        let message = match news.recv().await {
            Ok(entry) => pb::WatchResponse {
                record: Some(summary(&entry)),
                missed: 0,
            },
            Err(RecvError::Lagged(missed)) => pb::WatchResponse {
                record: None,
                missed,
            },
            Err(RecvError::Closed) => return None,
        };
        Some((message, news))
    });
    let passing = all.filter(move |message| {
        let passes = message
            .record
            .as_ref()
            .is_none_or(|record| passes(record, &filter));
        std::future::ready(passes)
    });
    let stopping = || {
        Refused::new(
            Reason::ShuttingDown,
            "the node stops; watch again when it is back",
        )
    };
    passing
        .map(Ok)
        .take_until(stop.cancelled_owned())
        .chain(once(async move { Err(stopping().into()) }))
}

fn passes(record: &pb::RecordSummary, filter: &pb::WatchRequest) -> bool {
    let kind = if filter.kinds.is_empty() {
        record.kind != i32::from(RecordKind::Agreement)
    } else {
        filter.kinds.contains(&record.kind)
    };
    kind && (filter.origin.is_empty() || filter.origin == record.origin)
}

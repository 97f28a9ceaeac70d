//! Records as they come, for those who watch.

use std::sync::Arc;

use futures::stream::unfold;
use futures::{Stream, StreamExt};
use ntc_proto::node::v1 as pb;
use ntc_proto::v1::RecordKind;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tonic::Status;

/// The news that pass the filter; a watcher that reads too slowly is told how many it missed.
pub(super) fn watch(
    news: broadcast::Receiver<Arc<pb::RecordSummary>>,
    filter: pb::WatchRequest,
) -> impl Stream<Item = Result<pb::WatchResponse, Status>> + Send {
    let all = unfold(news, |mut news| async move {
        let message = match news.recv().await {
            Ok(record) => pb::WatchResponse {
                record: Some(pb::RecordSummary::clone(&record)),
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
    all.filter(move |message| {
        let passes = message
            .record
            .as_ref()
            .is_none_or(|record| passes(record, &filter));
        std::future::ready(passes)
    })
    .map(Ok)
}

fn passes(record: &pb::RecordSummary, filter: &pb::WatchRequest) -> bool {
    let kind = if filter.kinds.is_empty() {
        record.kind != i32::from(RecordKind::Agreement)
    } else {
        filter.kinds.contains(&record.kind)
    };
    kind && (filter.origin.is_empty() || filter.origin == record.origin)
}

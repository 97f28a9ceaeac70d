//! Lists about which somebody has to decide again, as the inbox lists them.

use ntc_core::reason::Call;
use ntc_proto::node::v1::{ListWatchlistsRequest, WatchListState};
use serde_json::{Value, json};

use super::state;
use crate::client::{Connection, ask};
use crate::failure::Failure;
use crate::lang::say;
use crate::output::words;

/// The lists with reviews that are due.
pub(in crate::commands) async fn reviews(
    connection: &Connection,
) -> Result<Vec<WatchListState>, Failure> {
    let node = connection.open().await?;
    let listed = node
        .watchlists()
        .list_watchlists(ask(ListWatchlistsRequest {}))
        .await;
    let failed = |status| Failure::status(Call::Watchlist, say!("watchlist-not-listed"), &status);
    let mut lists = listed.map_err(failed)?.into_inner().lists;
    lists.retain(|list| list.reviews_due > 0);
    Ok(lists)
}

/// A line for each; empty where none is due.
pub(in crate::commands) fn text(lists: &[WatchListState]) -> String {
    let lines: String = lists
        .iter()
        .filter_map(state::due)
        .map(|due| format!(" {due}\n"))
        .collect();
    if lines.is_empty() {
        lines
    } else {
        format!("\n{lines}")
    }
}

/// The same for programs, with the code under which `ntc node status` warns of it.
pub(in crate::commands) fn document(lists: &[WatchListState]) -> Value {
    let lists = lists.iter().map(|list| {
        json!({
            "code": "reviews_due",
            "list": state::name(list),
            "count": list.reviews_due,
            "first": words::time_json(list.review_ms),
        })
    });
    lists.collect()
}

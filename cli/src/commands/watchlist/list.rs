//! `ntc watchlist list`: every list, and whether it holds.

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ListWatchlistsRequest, WatchListState};
use serde_json::json;

use super::state;
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
A list that is damaged is told with why; nothing is screened against it, and the command ends with 8. Below stands where somebody \
has to decide within 30 days whether a list or entries of it are still needed.

Examples:
  ntc watchlist list
  ntc watchlist list --json | jq '.lists[] | {name, entries: .edition.entries, share}'";

/// What `ntc watchlist list` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {}

/// Lists them.
pub(super) async fn run(
    _: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let lists = node
        .watchlists()
        .list_watchlists(ask(ListWatchlistsRequest {}))
        .await;
    let lists = lists
        .map_err(|status| Failure::status(Call::Watchlist, say!("watchlist-not-listed"), &status))?
        .into_inner()
        .lists;
    output.answer(
        |output| text(&lists, output),
        || json!({ "lists": lists.iter().map(state::document).collect::<Vec<_>>() }),
    )?;
    let is_damaged = |state: &WatchListState| state.edition.is_none();
    Ok(if lists.iter().any(is_damaged) {
        Exit::Integrity
    } else {
        Exit::Done
    })
}

fn text(lists: &[WatchListState], output: &Output) -> String {
    if lists.is_empty() {
        return format!("{}\n", say!("watchlist-none"));
    }
    let mut table = Table::new(&[
        &say!("watchlist-column-list"),
        &say!("watchlist-column-entries"),
        &say!("watchlist-column-changed"),
        &say!("watchlist-column-by"),
        &say!("watchlist-column-from"),
        &say!("watchlist-column-leaves"),
    ]);
    for list in lists {
        let Some(edition) = &list.edition else {
            continue;
        };
        let from = edition.source.as_ref();
        table.row([
            state::name(list).to_owned(),
            edition.entries.to_string(),
            words::time(words::millis(edition.changed_ms)),
            edition.by.clone(),
            from.map_or_else(
                || say!("watchlist-officers"),
                |source| source.format.clone(),
            ),
            lang::name("share_mode", state::share(list)),
        ]);
    }
    let mut text = table.draw(output.width(), &[0], &[1]);
    for due in lists.iter().filter_map(state::due) {
        text.push_str(&format!("{due}\n"));
    }
    let damaged = lists.iter().filter(|list| list.edition.is_none());
    for list in damaged {
        text.push('\n');
        text.push_str(&state::text(list));
    }
    text
}

//! `ntc watchlist remove`: entries come off a list, or a list goes as a whole.

use clap::Args;
use ntc_core::reason::Call;
use ntc_core::watchlist::ListName;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{RemoveWatchlistRequest, TakeOffEntriesRequest};
use serde_json::json;

use super::{name, state};
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

fn what() -> String {
    say!("watchlist-not-removed")
}

const EXAMPLES: &str = "\
What is taken off is in no file of the node any more, and nobody is screened against it from then on. Entries of a list that \
was imported go with its next version only. Needs role liaison or administrator.

Examples:
  ntc watchlist remove subjects case-7 case-9
  ntc watchlist remove stolen-plates --all --yes     the whole list";

/// What `ntc watchlist remove` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The list
    #[arg(value_parser = name, value_name = "LIST")]
    list: ListName,

    /// The keys of the entries, as 'ntc watchlist show' tells them
    #[arg(
        value_name = "KEY",
        required_unless_present = "all",
        conflicts_with = "all"
    )]
    keys: Vec<String>,

    /// Remove the whole list, also one that is damaged
    #[arg(long)]
    all: bool,

    /// Do not ask
    #[arg(long, requires = "all")]
    yes: bool,
}

/// Removes entries or a list.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let failed = |status| Failure::status(Call::Watchlist, what(), &status);
    let list = arguments.list.to_string();
    let node = connection.open().await?;
    if !arguments.all {
        let taken = Grouped(arguments.keys.len() as u64);
        let request = TakeOffEntriesRequest {
            list,
            keys: arguments.keys,
        };
        let state = node.watchlists().take_off_entries(ask(request)).await;
        let state = state
            .map_err(failed)?
            .into_inner()
            .state
            .unwrap_or_default();
        output.answer(
            |_| {
                let taken = say!("watchlist-took-off", count = taken);
                format!("{taken}\n{}", state::text(&state))
            },
            || json!({ "removed": null, "state": state::document(&state) }),
        )?;
        return Ok(Exit::Done);
    }
    if !arguments.yes {
        let warning = say!("watchlist-remove-warning", list = &list);
        let question = format!("{warning}\n {} ", say!("watchlist-remove-type"));
        output.confirm(&question, "remove", &what(), &say!("watchlist-give-yes"))?;
    }
    let request = RemoveWatchlistRequest { list: list.clone() };
    let removed = node.watchlists().remove_watchlist(ask(request)).await;
    removed.map_err(failed)?;
    output.answer(
        |_| say!("watchlist-removed", list = &list),
        || json!({ "removed": list, "state": null }),
    )?;
    Ok(Exit::Done)
}

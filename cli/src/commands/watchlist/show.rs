//! `ntc watchlist show`: a list, and its entries page by page.

use clap::Args;
use ntc_core::reason::Call;
use ntc_core::watchlist::{Entry, ListName, read, wire};
use ntc_proto::node::v1::{ShowWatchlistRequest, ShowWatchlistResponse};
use serde_json::json;

use super::{name, state};
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

fn what() -> String {
    say!("watchlist-not-shown")
}

const EXAMPLES: &str = "\
Entries come in the order of the list. With a key everything that is held of that entry is shown.

Examples:
  ntc watchlist show subjects
  ntc watchlist show un un-6908555
  ntc watchlist show un --after un-6908555 --limit 100
  ntc watchlist show un --json | jq '.entries[].names[0].written'";

/// What `ntc watchlist show` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The list
    #[arg(value_parser = name, value_name = "LIST")]
    list: ListName,

    /// The entry of this key alone
    #[arg(value_name = "KEY", conflicts_with_all = ["after", "limit"])]
    entry: Option<String>,

    /// Those behind the entry of this key
    #[arg(long, value_name = "KEY")]
    after: Option<String>,

    /// How many, 500 at most
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    limit: u32,
}

/// Shows it.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let one = arguments.entry.is_some();
    let request = ShowWatchlistRequest {
        list: arguments.list.to_string(),
        key: arguments.entry.unwrap_or_default(),
        after: arguments.after.unwrap_or_default(),
        limit: arguments.limit,
    };
    let node = connection.open().await?;
    let shown = node.watchlists().show_watchlist(ask(request)).await;
    let shown = shown
        .map_err(|status| Failure::status(Call::Watchlist, what(), &status))?
        .into_inner();
    let ShowWatchlistResponse {
        state,
        entries,
        more,
    } = shown;
    let state = state.unwrap_or_default();
    let entries = decoded(&what(), entries)?;
    output.answer(
        |output| {
            let mut text = state::text(&state);
            text.push('\n');
            match entries.as_slice() {
                [entry] if one => text.push_str(&whole(entry, output)),
                [] => text.push_str(&format!("{}\n", say!("watchlist-empty"))),
                entries => text.push_str(&table(entries, output)),
            }
            if let Some(last) = entries.last().filter(|_| more) {
                let key = words::clean(&last.key);
                text.push_str(&format!("{}\n", say!("watchlist-more", key)));
            }
            text
        },
        || {
            json!({
                "state": state::document(&state),
                "entries": entries.iter().map(read::json).collect::<Vec<_>>(),
                "more": more,
            })
        },
    )?;
    Ok(Exit::Done)
}

/// Entries as the node tells them.
pub(super) fn decoded(
    what: &str,
    entries: Vec<ntc_proto::node::v1::WatchEntry>,
) -> Result<Vec<Entry>, Failure> {
    let entries = entries.into_iter().map(wire::entry);
    let entries = entries.collect::<Result<_, _>>();
    entries.map_err(|error| {
        let why = error.message;
        Failure::rule(Call::Watchlist, what, error.reason, &error.field, why)
    })
}

fn table(entries: &[Entry], output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("watchlist-column-key"),
        &say!("watchlist-column-what"),
        &say!("watchlist-column-name"),
        &say!("watchlist-column-born"),
        &say!("watchlist-column-numbers"),
        &say!("watchlist-column-states"),
    ]);
    for entry in entries {
        let name = entry.primary().map(|name| name.written.as_str());
        table.row([
            entry.key.clone(),
            lang::name("subject_kind", entry.kind.name()),
            words::or_nothing(name.unwrap_or_default()),
            joined(entry.birth_dates.iter().map(ToString::to_string)),
            joined(entry.identifiers().map(|number| number.normal().to_owned())),
            joined(entry.nationalities.iter().chain(&entry.countries).cloned()),
        ]);
    }
    table.draw(output.width(), &[0], &[])
}

/// All that is held of an entry.
fn whole(entry: &Entry, output: &Output) -> String {
    let names = entry.names.iter();
    let names = names.map(|name| {
        let quality = lang::name("name_quality", &name.quality.to_string());
        format!("{} ({quality})", name.written)
    });
    let numbers = entry.identifiers().map(|number| {
        let (scheme, normal) = (number.scheme(), number.normal());
        let label = lang::row("scheme", scheme.code(), &scheme.label().to_lowercase());
        // Numbers that a state gives begin with that state.
        match number.country() {
            Some(state) if !normal.starts_with(&format!("{state}:")) => {
                format!("{label} {normal} {state}")
            }
            Some(_) | None => format!("{label} {normal}"),
        }
    });
    let addresses = entry.addresses.iter();
    let addresses = addresses.map(|it| format!("{} {}", it.text, it.country).trim_end().to_owned());
    let patterns = entry.patterns.iter().map(|it| {
        let words = it.words.join(" ");
        format!("{} {words} {} > {}", it.hs, it.origin, it.destination)
    });
    let pairs = [
        (say!("watchlist-label-key"), entry.key.clone()),
        (
            say!("watchlist-label-what"),
            lang::name("subject_kind", entry.kind.name()),
        ),
        (say!("watchlist-label-names"), joined(names)),
        (
            say!("watchlist-label-born"),
            joined(entry.birth_dates.iter().map(ToString::to_string)),
        ),
        (
            say!("watchlist-label-born-at"),
            joined(entry.birth_places.iter().cloned()),
        ),
        (say!("watchlist-label-sex"), words::or_nothing(&entry.sex)),
        (
            say!("watchlist-label-nationalities"),
            joined(entry.nationalities.iter().cloned()),
        ),
        (
            say!("watchlist-label-states"),
            joined(entry.countries.iter().cloned()),
        ),
        (say!("watchlist-label-numbers"), joined(numbers)),
        (
            say!("watchlist-label-email"),
            joined(entry.emails.iter().cloned()),
        ),
        (say!("watchlist-label-addresses"), joined(addresses)),
        (say!("watchlist-label-goods"), joined(patterns)),
        (
            say!("watchlist-label-listed"),
            joined(entry.programmes.iter().cloned()),
        ),
        (
            say!("watchlist-label-former"),
            joined(entry.former_keys.iter().cloned()),
        ),
        (
            say!("watchlist-label-remarks"),
            words::or_nothing(&entry.remarks),
        ),
        (
            say!("watchlist-label-own"),
            entry
                .order
                .as_ref()
                .map_or_else(|| words::NOTHING.to_owned(), state::asked),
        ),
    ];
    let told = pairs.iter().filter(|(_, value)| value != words::NOTHING);
    let told = told.map(|(label, value)| (label.as_str(), value.clone()));
    Table::of_pairs(told).draw(output.width(), &[0], &[])
}

fn joined(values: impl Iterator<Item = String>) -> String {
    words::or_nothing(&values.collect::<Vec<_>>().join("; "))
}

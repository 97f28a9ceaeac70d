//! `ntc record ending`: what is erased soon because the time that it may be kept ends.

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{EndingRecord, ListEndingRequest, ListEndingResponse};
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::table::Table;
use crate::output::{Output, words};

const WHAT: &str = "the records were not listed";

const EXAMPLES: &str = "\
Of each record the shortest time counts: that of its author, of the agreements that cover it, and of your node. \
'ntc alert show ID' says by whose word. Times are UTC.

Examples:
  ntc record ending
  ntc record ending --days 7 --json | jq '.records[].id'";

/// What `ntc record ending` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Within so many days
    #[arg(long, value_name = "DAYS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(0..=3650))]
    days: u32,
}

/// Lists them.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let request = ListEndingRequest {
        days: arguments.days,
        page_size: 0,
    };
    let ending = node
        .retention()
        .list_ending(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, WHAT, &status))?
        .into_inner();
    output.answer(|output| text(&ending, output), || document(&ending))?;
    Ok(Exit::Done)
}

fn text(ending: &ListEndingResponse, output: &Output) -> String {
    if ending.records.is_empty() {
        return "Nothing is erased in that time.\n".to_owned();
    }
    let mut table = Table::new(&["ENDS (UTC)", "ID", "KIND", "ORIGIN"]);
    for EndingRecord { record, ends_ms } in &ending.records {
        let record = record.clone().unwrap_or_default();
        table.row([
            words::time(*ends_ms),
            words::short_id(&record.id),
            words::kind(record.kind),
            words::clean(&record.origin),
        ]);
    }
    let mut text = table.draw(output.width(), &[0, 1], &[]);
    let more = ending.count.saturating_sub(ending.records.len() as u64);
    if more > 0 {
        text.push_str(&format!(" and {}\n", words::count(more, "more", "more")));
    }
    text
}

fn document(ending: &ListEndingResponse) -> Value {
    let records = ending.records.iter().map(|ending| {
        let record = ending.record.clone().unwrap_or_default();
        json!({
            "id": words::id(&record.id),
            "origin": record.origin,
            "kind": words::kind(record.kind),
            "ends": words::time_json(ending.ends_ms),
        })
    });
    json!({ "count": ending.count, "records": records.collect::<Vec<_>>() })
}

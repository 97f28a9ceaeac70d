//! `ntc alert refused`: what partners sent that is kept and does not count, and why.

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ListRefusedRequest, ListRefusedResponse, RefusedRecord};
use serde_json::{Value, json};

use super::{pages, summary};
use crate::client::{Connection, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
A refused record is judged again when the clock, an agreement or the node's software changes; one that waits says until \
when. The partner is told of each.

Examples:
  ntc alert refused
  ntc alert refused --json | jq -r '.records[] | [.id, .refused] | @tsv'";

/// What `ntc alert refused` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// How many on a page
    #[arg(long, value_name = "COUNT", default_value_t = 50,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(summary::MAX_PAGE)))]
    limit: u32,

    /// Go on after the page that ended with this key
    #[arg(long, value_name = "KEY", value_parser = summary::page_key)]
    page: Option<input::Bytes>,
}

/// Lists refused records.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let request = ListRefusedRequest {
        page_size: arguments.limit,
        page: arguments.page.map(|key| key.0).unwrap_or_default(),
    };
    let page = node
        .records()
        .list_refused(ask(request))
        .await
        .map_err(|status| {
            Failure::status(Call::Records, say!("alert-refused-not-listed"), &status)
        })?
        .into_inner();
    output.answer(|output| text(&page, output), || document(&page))?;
    Ok(Exit::Done)
}

fn text(page: &ListRefusedResponse, output: &Output) -> String {
    let unseen = words::unseen(page.unseen, words::Unseen::Records);
    if page.records.is_empty() && page.next_page.is_empty() && page.unseen == 0 {
        return say!("alert-refused-none") + &pages::behind(page.index_behind);
    }
    let mut table = Table::new(&[
        &say!("alert-column-received"),
        &say!("alert-column-from"),
        &say!("alert-column-refused"),
        &say!("alert-column-again"),
        "ID",
    ]);
    for record in &page.records {
        table.row(cells(record));
    }
    let mut text = if page.records.is_empty() {
        String::new()
    } else {
        table.draw(output.width(), &[0, 1, 4], &[])
    };
    text.push_str(&unseen);
    if !page.next_page.is_empty() {
        let key = hex::encode(&page.next_page);
        text.push_str(&format!("\n {}\n", say!("alert-pages-on", key)));
    }
    text + &pages::behind(page.index_behind)
}

fn cells(refused: &RefusedRecord) -> [String; 5] {
    let record = refused.record.clone().unwrap_or_default();
    let again = match refused.refused_until_ms {
        0 => String::new(),
        until => words::time(until),
    };
    [
        words::time(record.received_ms),
        record.origin,
        words::clean(&refused.refused),
        words::or_nothing(&again),
        words::short_id(&record.id),
    ]
}

fn document(page: &ListRefusedResponse) -> Value {
    let record = |refused: &RefusedRecord| {
        json!({
            "record": refused.record.as_ref().map(summary::record_json),
            "refused": refused.refused,
            "judged_again": words::time_json(refused.refused_until_ms),
            "ledger_index": refused.ledger_index,
        })
    };
    json!({
        "records": page.records.iter().map(record).collect::<Vec<_>>(),
        "next_page": words::text_json(&hex::encode(&page.next_page)),
        "index_behind": page.index_behind,
        "unseen": page.unseen,
    })
}

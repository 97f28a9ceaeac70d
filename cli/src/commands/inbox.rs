//! `ntc inbox`: what waits for the own party.

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ListOwedRequest, ListOwedResponse, Side};

use super::{input, overdue};
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

/// Most on a page, as the node has it.
const MAX_PAGE: u32 = 500;

const EXAMPLES: &str = "\
One list of what waits for you, the most urgent first: requests to answer, alerts whose outcome you owe, and what a \
partner wants to know before it answers. Times are UTC.

Examples:
  ntc inbox
  ntc thread 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091      the case that one belongs to
  ntc answer 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --status no_data
  ntc inbox --json | jq -r '.owed[] | [.task, .due, .origin, .id] | @tsv'";

/// What `ntc inbox` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// How many on a page
    #[arg(long, value_name = "COUNT", default_value_t = 50,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_PAGE)))]
    limit: u32,

    /// Go on after the page that ended with this key
    #[arg(long, value_name = "KEY", value_parser = input::hex)]
    page: Option<input::Bytes>,
}

/// Lists what the own party owes.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let page = arguments.page.as_ref().map(|key| key.0.clone());
    let request = ListOwedRequest {
        page_size: arguments.limit,
        page: page.unwrap_or_default(),
        side: Side::Own.into(),
        ..ListOwedRequest::default()
    };
    let page = node
        .inbox()
        .list_owed(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, "nothing was listed", &status))?
        .into_inner();
    output.answer(|output| text(&page, output), || overdue::document(&page))?;
    Ok(Exit::Done)
}

fn text(page: &ListOwedResponse, output: &Output) -> String {
    let mut text = if page.owed.is_empty() {
        "Nothing waits for you.\n".to_owned()
    } else {
        overdue::table(&page.owed, output)
    };
    text.push_str(&overdue::more(page));
    text
}

//! `ntc inbox`: what waits for the own party.

use clap::Args;
use ntc_proto::node::v1::{ListOwedRequest, ListOwedResponse, Side};

use super::overdue;
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

const EXAMPLES: &str = "\
One list of what waits for you, the most urgent first: requests to answer, alerts whose outcome you owe, what a \
partner wants to know before it answers, and alerts that their authors withdrew or corrected, of which you look whether \
somebody acted on them. Times are UTC.

Examples:
  ntc inbox
  ntc thread 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091      the case that one belongs to
  ntc answer 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --status no_data
  ntc recall acted 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 GE/revenue-service --undone no
  ntc inbox --json | jq -r '.owed[] | [.task, .due, .origin, .id] | @tsv'";

/// What `ntc inbox` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    paging: overdue::Paging,
}

/// Lists what the own party owes.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let request = ListOwedRequest {
        side: Side::Own.into(),
        ..ListOwedRequest::default()
    };
    let page = overdue::list(request, &arguments.paging, connection).await?;
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

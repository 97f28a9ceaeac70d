//! `ntc inbox`: what waits for the own party.

use clap::Args;
use ntc_proto::node::v1::{
    ListEndingRequest, ListEndingResponse, ListOwedRequest, ListOwedResponse, Side,
};
use serde_json::Value;

use super::overdue;
use super::record::ending;
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Output, words};

/// Records that end soon and are listed here; `ntc record ending` lists more.
const ENDING: u32 = 10;

const EXAMPLES: &str = "\
One list of what waits for you, the most urgent first: requests to answer, consents to decide, alerts whose outcome \
you owe, what a partner wants to know before it answers, and alerts that their authors withdrew or corrected, of which you look whether \
somebody acted on them. Below stand the records, your own and received ones, that are erased soon because the time that \
they may be kept ends, as many days ahead as node.toml says (retention.remind_days), and what to do. Times are UTC.

Examples:
  ntc inbox
  ntc thread 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091      the case that one belongs to
  ntc answer 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --status no_data
  ntc consent grant 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091
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
    let soon = ListEndingRequest {
        remind: true,
        page_size: ENDING,
        ..ListEndingRequest::default()
    };
    let ending = ending::list(soon, connection).await?;
    output.answer(
        |output| text(&page, &ending, output),
        || document(&page, &ending),
    )?;
    Ok(Exit::Done)
}

fn text(page: &ListOwedResponse, ending: &ListEndingResponse, output: &Output) -> String {
    let mut text = if page.owed.is_empty() {
        "Nothing waits for you.\n".to_owned()
    } else {
        overdue::table(&page.owed, output)
    };
    text.push_str(&what_to_do(page));
    text.push_str(&overdue::more(page));
    if !ending.records.is_empty() {
        let days = words::count(u64::from(ending.days), "day", "days");
        text.push_str(&format!(
            "\nErased within {days}, because the time that they may be kept ends:\n"
        ));
        text.push_str(&ending::table(ending, output));
        if let Some(more) = ending::more(ending) {
            text.push_str(&format!(" and {more}; ntc record ending\n"));
        }
    }
    text
}

/// The command for each thing that is owed here.
fn what_to_do(page: &ListOwedResponse) -> String {
    let commands = [
        (
            "answer",
            "What is asked: ntc request show RECORD. To answer: ntc answer RECORD --status CODE",
        ),
        (
            "consent",
            "To decide: ntc consent grant RECORD, or ntc consent refuse RECORD --refusal CODE",
        ),
        (
            "outcome",
            "What came of it: ntc outcome RECORD --result CODE",
        ),
        (
            "continue",
            "What is wanted: ntc alert show RECORD. To tell it: ntc request about ID --continues RECORD",
        ),
        (
            "recall",
            "Say whether somebody acted on it: ntc recall acted RECORD PARTY --undone yes, or no",
        ),
    ];
    let owed = |task: &str| page.owed.iter().any(|owed| owed.task == task);
    let commands = commands.into_iter().filter(|(task, _)| owed(task));
    commands
        .map(|(_, command)| format!(" {command}\n"))
        .collect()
}

fn document(page: &ListOwedResponse, ending: &ListEndingResponse) -> Value {
    let mut document = overdue::document(page);
    if let Some(document) = document.as_object_mut() {
        document.insert("ending".to_owned(), ending::document(ending));
    }
    document
}

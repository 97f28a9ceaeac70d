//! `ntc overdue`: what is owed, by the own party and to it.

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ListOwedRequest, ListOwedResponse, Owed};
use serde_json::{Value, json};

use super::input;
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

/// Most on a page, as the node has it.
const MAX_PAGE: u32 = 500;

const EXAMPLES: &str = "\
Whoever is told a consignment alert and is asked to act owes its author an outcome, and who is asked owes an answer. Both \
sides count the same: what you owe, and what partners owe you. What is late is first for the duty desk, and after as long \
again, a day at most, for the contact of the agreement; the last column says whom to call. Times are UTC.

Examples:
  ntc overdue                what is due already
  ntc overdue --all          and what is due later
  ntc overdue --json | jq -r '.owed[] | [.by, .task, .id, .due] | @tsv'
  ntc outcome 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --result not_arrived";

/// What `ntc overdue` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// What is due later, too
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    paging: Paging,
}

/// Which page of what is owed.
#[derive(Args, Debug)]
pub(super) struct Paging {
    /// How many on a page
    #[arg(long, value_name = "COUNT", default_value_t = 50,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_PAGE)))]
    limit: u32,

    /// Go on after the page that ended with this key
    #[arg(long, value_name = "KEY", value_parser = input::hex)]
    page: Option<input::Bytes>,
}

/// Lists what is owed.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let request = ListOwedRequest {
        overdue: !arguments.all,
        ..ListOwedRequest::default()
    };
    let page = list(request, &arguments.paging, connection).await?;
    output.answer(
        |output| text(&page, arguments.all, output),
        || document(&page),
    )?;
    Ok(Exit::Done)
}

/// A page of what is owed, as the request filters it.
pub(super) async fn list(
    request: ListOwedRequest,
    paging: &Paging,
    connection: &Connection,
) -> Result<ListOwedResponse, Failure> {
    let node = connection.open().await?;
    let page = paging.page.as_ref().map(|key| key.0.clone());
    let request = ListOwedRequest {
        page_size: paging.limit,
        page: page.unwrap_or_default(),
        ..request
    };
    let listed = node.inbox().list_owed(ask(request)).await;
    listed
        .map(tonic::Response::into_inner)
        .map_err(|status| Failure::status(Call::Records, say!("overdue-not-listed"), &status))
}

fn text(page: &ListOwedResponse, all: bool, output: &Output) -> String {
    let mut text = match (page.owed.is_empty(), all) {
        (true, true) => format!("{}\n", say!("overdue-nothing-owed")),
        (true, false) => format!("{}\n", say!("overdue-nothing")),
        (false, _) => table(&page.owed, output),
    };
    text.push_str(&more(page));
    text
}

/// How to see the next page; empty after the last.
pub(super) fn more(page: &ListOwedResponse) -> String {
    if page.next_page.is_empty() {
        return String::new();
    }
    let key = hex::encode(&page.next_page);
    format!(" {}\n", say!("words-more-pages", key))
}

/// What is owed, as a table.
pub(super) fn table(owed: &[Owed], output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("overdue-column-due"),
        &say!("overdue-column-what"),
        &say!("overdue-column-state"),
        &say!("overdue-column-by"),
        &say!("overdue-column-origin"),
        &say!("overdue-column-record"),
        &say!("overdue-column-call"),
    ]);
    for owed in owed {
        table.row([
            words::time(owed.due_ms),
            task(owed),
            state(owed),
            owed.by.clone(),
            owed.origin.clone(),
            record(owed),
            words::or_nothing(&words::clean(&owed.call)),
        ]);
    }
    let unseen = owed.iter().filter(|owed| owed.unseen).count() as u64;
    table.draw(output.width(), &[3, 4, 5, 6], &[])
        + &words::unseen(unseen, words::Unseen::RecordsOfThese)
}

/// The record that something is owed of; whole where no list has it any more.
fn record(owed: &Owed) -> String {
    if matches!(owed.task.as_str(), "deletion" | "recall") {
        words::id(&owed.id)
    } else {
        words::short_id(&owed.id)
    }
}

/// What is owed, in a word.
pub(super) fn task(owed: &Owed) -> String {
    match owed.task.as_str() {
        "acknowledge" => say!("overdue-task-acknowledge"),
        "continue" => say!("overdue-task-continue"),
        "deletion" => say!("overdue-task-deletion"),
        "consent" => say!("overdue-task-consent"),
        "recall" => say!("overdue-task-recall"),
        "hit" => say!("overdue-task-hit"),
        "hit_outcome" => say!("overdue-task-hit-outcome"),
        task => lang::name("duty", task),
    }
}

/// How something that is owed stands.
pub(super) fn state(owed: &Owed) -> String {
    match (owed.received, owed.overdue) {
        (false, _) if owed.task == "outcome" => say!("overdue-not-signed-alert"),
        (false, _) => say!("overdue-not-signed"),
        (true, true) => say!("overdue-late"),
        (true, false) => say!("overdue-owed"),
    }
}

/// Something that is owed, for programs.
pub(super) fn owed_json(owed: &Owed) -> Value {
    json!({
        "id": words::id(&owed.id),
        "origin": owed.origin,
        "by": owed.by,
        "due": words::time_json(owed.due_ms),
        "overdue": owed.overdue,
        "received": owed.received,
        "task": owed.task,
        "level": owed.level,
        "call": words::text_json(&owed.call),
        "about": about_json(owed),
        "says": words::text_json(&owed.says),
        "phrase": lang::phrase_json(owed.says_phrase.as_ref()),
        "unseen": owed.unseen,
    })
}

fn about_json(owed: &Owed) -> Value {
    owed.about.as_ref().map_or(
        Value::Null,
        |about| json!({ "origin": about.origin, "id": words::id(&about.id) }),
    )
}

/// A page of what is owed, for programs.
pub(super) fn document(page: &ListOwedResponse) -> Value {
    let next = (!page.next_page.is_empty()).then(|| hex::encode(&page.next_page));
    json!({
        "owed": page.owed.iter().map(owed_json).collect::<Vec<_>>(),
        "next_page": next,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_of_a_recall_is_named_whole_since_no_list_has_it() {
        let owed = |task: &str| Owed {
            id: vec![0xab; 16],
            task: task.to_owned(),
            ..Owed::default()
        };
        assert_eq!(
            record(&owed("recall")),
            "abababab-abab-abab-abab-abababababab"
        );
        assert!(record(&owed("answer")).len() < 20);
    }
}

//! `ntc record ending`: what is erased soon because the time that it may be kept ends.

use clap::Args;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{EndingRecord, ListEndingRequest, ListEndingResponse, RecordSummary};
use ntc_proto::v1::RecordKind;
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::commands::alert::show::bound;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("record-not-listed")
}

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
    let request = ListEndingRequest {
        days: arguments.days,
        ..ListEndingRequest::default()
    };
    let ending = list(request, connection).await?;
    output.answer(
        |output| {
            if ending.records.is_empty() && ending.unseen == 0 {
                return format!("{}\n", say!("record-ending-none"));
            }
            let more = more(&ending).map(|more| format!(" {more}\n"));
            table(&ending, output) + &more.unwrap_or_default()
        },
        || document(&ending),
    )?;
    Ok(Exit::Done)
}

/// What the node says of what ends.
pub(crate) async fn list(
    request: ListEndingRequest,
    connection: &Connection,
) -> Result<ListEndingResponse, Failure> {
    let node = connection.open().await?;
    let ending = node.retention().list_ending(ask(request)).await;
    ending
        .map(tonic::Response::into_inner)
        .map_err(|status| Failure::status(Call::Records, what(), &status))
}

/// The records, what ends first first, each with what can be done.
pub(crate) fn table(ending: &ListEndingResponse, output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("record-column-ends"),
        "ID",
        &say!("record-column-kind"),
        &say!("record-column-origin"),
        &say!("record-column-by"),
        &say!("record-column-do"),
    ]);
    for ends in &ending.records {
        let record = ends.record.clone().unwrap_or_default();
        let by = bound(&ends.by, &ends.agreement);
        table.row([
            words::time(ends.ends_ms),
            words::short_id(&record.id),
            kind(&record, &ends.section),
            words::clean(&record.origin),
            words::or_nothing(&words::clean(&by)),
            what_to_do(ends),
        ]);
    }
    let unseen = words::unseen(ending.unseen, words::Unseen::Records);
    if ending.records.is_empty() {
        return unseen;
    }
    table.draw(output.width(), &[0, 1], &[]) + &unseen
}

/// How many more there are than are listed; none where all are.
fn more(ending: &ListEndingResponse) -> Option<String> {
    let listed = (ending.records.len() as u64).saturating_add(ending.unseen);
    let more = ending.count.saturating_sub(listed);
    (more > 0).then(|| say!("record-ending-more", count = Grouped(more)))
}

/// What ends: the record, or a section of it.
fn kind(record: &RecordSummary, section: &str) -> String {
    let kind = words::kind(record.kind);
    if section.is_empty() {
        kind
    } else {
        let section = words::clean(&lang::name("section", section));
        say!("record-section-of", section, kind)
    }
}

/// What an officer can do about it: no agreement and no rule of a node is stretched for one record.
fn what_to_do(ends: &EndingRecord) -> String {
    let is_passed_on = |record: &RecordSummary| record.kind() == RecordKind::Forward;
    if ends.own && ends.record.as_ref().is_some_and(is_passed_on) {
        // Its author's word and this node's rule bound what is passed on, and it goes once.
        return say!("record-let-go");
    }
    match (ends.by.as_str(), ends.own) {
        ("author", true) => say!("record-correct-or-let"),
        ("author", false) => say!("record-act-or-ask"),
        (_, true) => say!("record-let-or-publish"),
        (_, false) => say!("record-act-before"),
    }
}

/// What ends, for programs.
pub(crate) fn document(ending: &ListEndingResponse) -> Value {
    let records = ending.records.iter().map(|ends| {
        let record = ends.record.clone().unwrap_or_default();
        json!({
            "id": words::id(&record.id),
            "origin": record.origin,
            "kind": words::kind(record.kind),
            "ends": words::time_json(ends.ends_ms),
            "by": words::text_json(&ends.by),
            "agreement": words::text_json(&ends.agreement),
            "section": words::text_json(&ends.section),
        })
    });
    json!({
        "days": ending.days,
        "count": ending.count,
        "unseen": ending.unseen,
        "records": records.collect::<Vec<_>>(),
    })
}

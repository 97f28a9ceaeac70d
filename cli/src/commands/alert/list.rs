//! `ntc alert list`: a page of alerts, or all of them.

use clap::Args;
use ntc_core::model::codes::CATEGORIES;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_proto::node::v1::{ListRequest, ListResponse, RecordSummary};
use serde_json::{Value, json};

use super::pages::{Pages, lacks, out_of_reach_json};
use super::summary::{self, kind, line, record_json};
use crate::client::Connection;
use crate::commands::{input, sought};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
Identifiers are found in any spelling, and each answer says how surely it is what you asked for; 'ntc find --help' \
tells more. Times are UTC. Agreement records are left out unless --kind names them.

Examples:
  ntc alert list
  ntc alert list --category narcotic --from 7d
  ntc alert list --origin GE/revenue-service --kind SeizureNotice
  ntc alert list --identifier \"CMAU 163912-0\"
  ntc alert list --find Алиев --in person --kind SeizureNotice
  ntc alert list --from 2026-01-01 --until 2026-02-01 --all --json | jq -r '.records[].id'";

/// Narrower than this a table would be folded beyond reading: two lines for each alert serve better.
const MIN_TABLE_WIDTH: u16 = 132;

/// What `ntc alert list` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Only this kind of record; may be given several times
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<RecordKind>,

    /// Only what this party said
    #[arg(long, value_name = "PARTY")]
    origin: Option<Party>,

    /// Only goods of this category
    #[arg(long, value_name = "CODE", value_parser = category)]
    category: Option<&'static str>,

    /// Only what was signed from this time on: 2026-11-24, 2026-11-24T08:30, 12h, 7d
    #[arg(long, value_name = "TIME", value_parser = input::time)]
    from: Option<i64>,

    /// Only what was signed before this time
    #[arg(long, value_name = "TIME", value_parser = input::time)]
    until: Option<i64>,

    /// Only what names this container, plate, vessel, document and so on, in any spelling
    #[arg(long, value_name = "IDENTIFIER", conflicts_with_all = ["find", "within"])]
    identifier: Option<String>,

    /// Only what answers this number, name or words, the surest first; see 'ntc find'
    #[arg(long, value_name = "TEXT")]
    find: Option<String>,

    #[command(flatten)]
    within: sought::In,

    #[command(flatten)]
    pages: Pages,
}

/// Lists alerts.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let request = ListRequest {
        kinds: arguments.kind.iter().map(|kind| *kind as i32).collect(),
        origin: arguments
            .origin
            .map(|party| party.to_string())
            .unwrap_or_default(),
        category: arguments.category.unwrap_or_default().to_owned(),
        created_from_ms: arguments.from.unwrap_or_default(),
        created_until_ms: arguments.until.unwrap_or_default(),
        sought: arguments
            .find
            .map(|text| arguments.within.sought(&text))
            .or_else(|| arguments.identifier.as_deref().map(sought::identifier)),
        ..ListRequest::default()
    };
    let pages = &arguments.pages;
    let undone = say!("alert-not-listed");
    let show = |page: &ListResponse, is_first: bool| {
        output.answer(
            |output| text(page, is_first, pages, output),
            || document(page),
        )
    };
    pages
        .read(connection, request, &undone, output, show)
        .await?;
    Ok(Exit::Done)
}

fn text(page: &ListResponse, is_first: bool, pages: &Pages, output: &Output) -> String {
    if is_first && page.records.is_empty() {
        return say!("alert-list-nothing") + &lacks(page);
    }
    if page.records.iter().any(|record| !record.answers.is_empty()) {
        let lines: Vec<_> = page.records.iter().map(line_with_answer).collect();
        return lines.join("\n") + "\n" + &pages.below(page);
    }
    if output.width().is_some_and(|width| width < MIN_TABLE_WIDTH) {
        let width = usize::from(output.width().unwrap_or(MIN_TABLE_WIDTH));
        let lines = page.records.iter().map(|record| narrow(record, width));
        return lines.collect::<String>() + &pages.below(page);
    }
    let mut table = Table::new(&[
        &say!("alert-column-event"),
        &say!("alert-column-from"),
        &say!("alert-column-kind"),
        &say!("alert-column-place"),
        &say!("alert-column-goods"),
        "TLP",
        &say!("alert-column-urgency"),
        "ID",
    ]);
    for record in &page.records {
        table.row(cells(record));
    }
    table.draw(output.width(), &[0, 1, 7], &[]) + &pages.below(page)
}

/// An alert in two lines, and the field that answers most surely in a third.
fn line_with_answer(record: &RecordSummary) -> String {
    let answer = record.answers.first().map(sought::answer_line);
    let answer = answer.map(|answer| format!("\n    {answer}"));
    line(record) + &answer.unwrap_or_default()
}

fn cells(record: &RecordSummary) -> [String; 8] {
    [
        words::or_nothing(&record.event_day),
        summary::from(record),
        summary::kind_of(record),
        words::or_nothing(&record.place),
        words::or_nothing(&summary::goods(record)),
        words::tlp(record.tlp),
        words::urgency(record.urgency),
        words::short_id(&record.id),
    ]
}

/// An alert in two lines: what tells it from others, whole; then what it is about, as far as there is room.
fn narrow(record: &RecordSummary, width: usize) -> String {
    let head = format!(
        "{:10}  {}  {}  {}",
        words::or_nothing(&record.event_day),
        words::short_id(&record.id),
        summary::from(record),
        summary::kind_of(record),
    );
    let about = format!(
        "            {}  TLP:{}  {}",
        summary::about(record),
        words::tlp(record.tlp),
        words::urgency(record.urgency)
    );
    let about = console::truncate_str(&words::clean(&about), width, "…").into_owned();
    format!("{}\n{about}\n", words::clean(&head))
}

fn document(page: &ListResponse) -> Value {
    json!({
        "records": page.records.iter().map(record_json).collect::<Vec<_>>(),
        "next_page": words::text_json(&hex::encode(&page.next_page)),
        "index_behind": page.index_behind,
        "surest_of": page.surest_of,
        "out_of_reach": out_of_reach_json(page),
    })
}

fn category(text: &str) -> Result<&'static str, String> {
    input::code(&CATEGORIES, &say!("alert-categories"), text)
}

//! `ntc find`: what is held of a number, a name or words, in whatever spelling.

use clap::Args;
use ntc_core::model::kind::RecordKind;
use ntc_core::party::Party;
use ntc_proto::node::v1::{ListRequest, ListResponse, RecordSummary};
use serde_json::{Value, json};

use super::alert::{Pages, kind, lacks, line, out_of_reach_json, record_json};
use super::{input, sought};
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
Any identifier is found in any spelling: a container with or without its check digit, a plate in Latin, Cyrillic, \
Greek or Georgian letters, a telephone number as it is dialled at home or from abroad, a flight by either code of its \
airline, a machine readable zone by the number of the document. Words are found over the scripts and languages of the \
region, whatever their case and marks; a record has to hold all of them.

Each answer says how surely it is what you asked for, in which field, and why:
  exact        letter for letter as written
  normalised   the same by the rules of the scheme or the script
  possible     it can be the same: compare it before you act
Exact ones come first. Nothing found means that this node holds nothing that answers; what partners did not tell you, \
it does not hold.

Examples:
  ntc find CMAU1639120
  ntc find \"АА 1234 ВС\"
  ntc find \"050 543 67 43\" --in identifier
  ntc find Алиев --in person --since 30d
  ntc find heroin Poti --origin GE/revenue-service --json";

/// What `ntc find` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// A number, a name, or words; up to 128 characters
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,

    #[command(flatten)]
    within: sought::In,

    /// Only this kind of record; may be given several times
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<RecordKind>,

    /// Only what this party said
    #[arg(long, value_name = "PARTY")]
    origin: Option<Party>,

    /// Only what was signed from this time on: 2026-11-24, 2026-11-24T08:30, 12h, 7d
    #[arg(long, value_name = "TIME", value_parser = input::time)]
    since: Option<i64>,

    #[command(flatten)]
    pages: Pages,
}

/// Finds records.
pub(crate) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let text = arguments.text.join(" ");
    let request = ListRequest {
        kinds: arguments.kind.iter().map(|kind| *kind as i32).collect(),
        origin: arguments
            .origin
            .map(|party| party.to_string())
            .unwrap_or_default(),
        created_from_ms: arguments.since.unwrap_or_default(),
        sought: Some(arguments.within.sought(&text)),
        ..ListRequest::default()
    };
    let pages = &arguments.pages;
    let show = |page: &ListResponse, is_first: bool| {
        output.answer(|_| told(page, is_first, pages), || document(page))
    };
    let undone = say!("find-undone");
    pages
        .read(connection, request, &undone, output, show)
        .await?;
    Ok(Exit::Done)
}

fn told(page: &ListResponse, is_first: bool, pages: &Pages) -> String {
    let mut text = String::new();
    if is_first {
        text.push_str(&sought::reading_line(page.reading.as_ref()));
    }
    if page.records.is_empty() && is_first {
        return text + &say!("find-nothing") + &lacks(page);
    }
    for record in &page.records {
        text.push_str(&found(record));
    }
    text + &pages.below(page)
}

/// A record, and below it the fields that answer.
fn found(record: &RecordSummary) -> String {
    let mut text = line(record) + "\n";
    for answer in &record.answers {
        text.push_str(&format!("    {}\n", sought::answer_line(answer)));
    }
    text
}

fn document(page: &ListResponse) -> Value {
    let records = page.records.iter().map(|record| {
        let mut value = record_json(record);
        let surest = record
            .answers
            .first()
            .map(|answer| sought::likeness(answer.likeness));
        words::put(&mut value, "likeness", json!(surest));
        value
    });
    json!({
        "records": records.collect::<Vec<_>>(),
        "reading": sought::reading_json(page.reading.as_ref()),
        "next_page": words::text_json(&hex::encode(&page.next_page)),
        "index_behind": page.index_behind,
        "surest_of": page.surest_of,
        "out_of_reach": out_of_reach_json(page),
    })
}

//! `ntc thread`: a case as a conversation.

use clap::Args;
use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{Phrase, ShowThreadRequest, ShowThreadResponse, ThreadLine};
use serde_json::{Value, json};

use super::named;
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("thread-not-shown")
}

const EXAMPLES: &str = "\
Any record of the case will do: it shows the record that began it, and what was said of it, each behind what it speaks \
of. Times are UTC.

Examples:
  ntc thread 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091
  ntc thread 0193b5a0-7c1e --json | jq -r '.lines[] | [.at, .origin, .kind, .says] | @tsv'";

/// What `ntc thread` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    named: named::Record,
}

/// Shows a case.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let (id, origin) = arguments.named.whole(&node, &what()).await?;
    let request = ShowThreadRequest { id, origin };
    let thread = node
        .inbox()
        .show_thread(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(|output| text(&thread, output), || document(&thread))?;
    Ok(Exit::Done)
}

fn text(thread: &ShowThreadResponse, output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("thread-column-signed"),
        &say!("thread-column-party"),
        &say!("thread-column-what"),
        &say!("thread-column-record"),
    ]);
    for line in &thread.lines {
        table.row([
            words::time(line.at_ms),
            line.origin.clone(),
            said(line),
            words::short_id(&line.id),
        ]);
    }
    let mut text = if thread.lines.is_empty() {
        String::new()
    } else {
        table.draw(output.width(), &[1, 3], &[])
    };
    text.push_str(&words::unseen(thread.unseen, words::Unseen::Records));
    if thread.cut {
        text.push_str(&format!(" {}\n", say!("thread-cut")));
    }
    text
}

/// What a record is and says, behind what it speaks of.
fn said(line: &ThreadLine) -> String {
    let depth = "· ".repeat(usize::try_from(line.depth.min(8)).unwrap_or(8));
    let says = says(line.kind, line.says_phrase.as_ref(), &line.says);
    let said = format!("{depth}{} {says}", words::kind(line.kind));
    said.trim_end().to_owned()
}

/// What a record of a kind says, as people are told it: by the code of the sentence, or of an older node by the kind.
pub(super) fn says(kind: i32, phrase: Option<&Phrase>, says: &str) -> String {
    match phrase {
        Some(_) => lang::phrase(phrase, says),
        None => words::clean(&meaning(kind, says)),
    }
}

/// What a code of a record of a kind means: the code in English.
fn meaning(kind: i32, says: &str) -> String {
    let list = match RecordKind::from_number(kind) {
        Some(RecordKind::Request) => "request_kind",
        Some(RecordKind::Answer) => "answer_status",
        Some(RecordKind::Outcome) => "outcome",
        Some(RecordKind::Retraction) => "retraction_reason",
        Some(RecordKind::Acknowledgement) => "acknowledgement_step",
        Some(RecordKind::Consent) => "consent_decision",
        _ => return says.to_owned(),
    };
    lang::name(list, says)
}

fn document(thread: &ShowThreadResponse) -> Value {
    let line = |line: &ThreadLine| {
        json!({
            "depth": line.depth,
            "id": words::id(&line.id),
            "origin": line.origin,
            "kind": words::kind(line.kind),
            "at": words::time_json(line.at_ms),
            "says": words::text_json(&line.says),
            "phrase": lang::phrase_json(line.says_phrase.as_ref()),
        })
    };
    json!({
        "lines": thread.lines.iter().map(line).collect::<Vec<_>>(),
        "cut": thread.cut,
        "unseen": thread.unseen,
    })
}

//! `ntc request show`: how a request stands.

use clap::Args;
use console::{Alignment, measure_text_width, pad_str};
use ntc_core::model::codes::{ANSWER_STATUSES, REQUEST_KINDS};
use ntc_core::reason::Call;
use ntc_proto::node::v1::{Answered, ShowRequestRequest, ShowRequestResponse};
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::commands::named;
use crate::commands::overdue;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

fn what() -> String {
    say!("request-not-shown")
}

const EXAMPLES: &str = "\
When it was received and taken on is the word of who is asked. Both sides see the same. Times are UTC.

Examples:
  ntc request show 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091
  ntc thread 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091       all that was said of the case";

/// What `ntc request show` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    request: named::Request,
}

/// Shows a request.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let (id, origin) = arguments.request.whole(&node, &what()).await?;
    let request = ShowRequestRequest {
        id: id.clone(),
        origin,
    };
    let shown = node
        .requests()
        .show_request(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(|output| text(&id, &shown, output), || document(&id, &shown))?;
    Ok(Exit::Done)
}

fn text(id: &[u8], shown: &ShowRequestResponse, output: &Output) -> String {
    let at = |told: i64, never: &str| match told {
        0 => never.to_owned(),
        told => words::time(told),
    };
    let (name, origin) = (words::short_id(id), words::clean(&shown.origin));
    let title = if shown.withdrawn {
        say!("request-title-withdrawn", id = name, origin)
    } else {
        say!("request-title", id = name, origin)
    };
    let mut text = format!("{title}\n");
    text.push_str(&question(shown));
    let [_, _, _, _, received, taken] = labels();
    let never = say!("request-no-time");
    text.push_str(&format!(
        " {received}  {}\n {taken}  {}\n",
        at(shown.received_ms, &never),
        at(shown.taken_ms, &never),
    ));
    if !shown.answers.is_empty() {
        let mut table = Table::new(&[
            &say!("request-column-party"),
            &say!("request-column-status"),
            &say!("request-column-since"),
            &say!("request-column-until"),
            &say!("request-column-record"),
        ]);
        for answer in &shown.answers {
            table.row([
                answer.party.clone(),
                lang::label(&ANSWER_STATUSES, &answer.status),
                words::time(answer.at_ms),
                at(answer.until_ms, words::NOTHING),
                words::short_id(&answer.id),
            ]);
        }
        text.push('\n');
        text.push_str(&table.draw(output.width(), &[0, 4], &[]));
    }
    text.push_str(&words::unseen(shown.unseen, words::Unseen::Answers));
    if !shown.owed.is_empty() {
        text.push('\n');
        text.push_str(&overdue::table(&shown.owed, output));
    }
    text
}

/// What is asked, about what, and why; empty when nothing is left of it.
fn question(shown: &ShowRequestResponse) -> String {
    if shown.asks.is_empty() {
        return String::new();
    }
    let [asks, question, because, about_it, _, _] = labels();
    let kind = lang::label(&REQUEST_KINDS, &shown.asks);
    let mut text = format!(" {asks}  {kind}\n");
    for (label, told) in [(question, &shown.text), (because, &shown.justification)] {
        if !told.is_empty() {
            text.push_str(&format!(" {label}  {}\n", words::clean(told)));
        }
    }
    for about in &shown.about {
        let (id, origin) = (words::short_id(&about.id), words::clean(&about.origin));
        let about = say!("request-about", id, origin);
        text.push_str(&format!(" {about_it}  {about}\n"));
    }
    text
}

/// The names of the lines, all as wide as the widest.
fn labels() -> [String; 6] {
    let labels = [
        say!("request-label-asks"),
        say!("request-label-question"),
        say!("request-label-because"),
        say!("request-label-about"),
        say!("request-label-received"),
        say!("request-label-taken"),
    ];
    let widest = labels.iter().map(|it| measure_text_width(it)).max();
    let widest = widest.unwrap_or_default();
    labels.map(|label| pad_str(&label, widest, Alignment::Left, None).into_owned())
}

fn document(id: &[u8], shown: &ShowRequestResponse) -> Value {
    let answer = |answer: &Answered| {
        json!({
            "party": answer.party,
            "id": words::id(&answer.id),
            "status": answer.status,
            "at": words::time_json(answer.at_ms),
            "until": words::time_json(answer.until_ms),
        })
    };
    json!({
        "id": words::id(id),
        "origin": shown.origin,
        "withdrawn": shown.withdrawn,
        "asks": words::text_json(&shown.asks),
        "text": words::text_json(&shown.text),
        "justification": words::text_json(&shown.justification),
        "about": shown.about.iter().map(|about| json!({
            "id": words::id(&about.id),
            "origin": about.origin,
        })).collect::<Vec<_>>(),
        "received": words::time_json(shown.received_ms),
        "taken": words::time_json(shown.taken_ms),
        "answers": shown.answers.iter().map(answer).collect::<Vec<_>>(),
        "owed": shown.owed.iter().map(overdue::owed_json).collect::<Vec<_>>(),
        "unseen": shown.unseen,
    })
}

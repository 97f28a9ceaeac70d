//! `ntc inbox`: what waits for the own party.

use clap::Args;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{
    ListEndingRequest, ListEndingResponse, ListHitsResponse, ListOwedRequest, ListOwedResponse,
    Side,
};
use serde_json::{Value, json};

use super::hit::waiting;
use super::overdue;
use super::query::told;
use super::record::ending;
use super::watchlist::reviews;
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::{Output, words};

/// Records that end soon and are listed here; `ntc record ending` lists more.
const ENDING: u32 = 10;

const EXAMPLES: &str = "\
One list of what waits for you, the most urgent first: requests to answer, consents to decide, alerts whose outcome \
you owe, notices that a partner met whom your alert looks for, what a partner wants to know before it answers, and alerts that \
their authors withdrew or corrected, of which you look whether somebody acted on them. Below stand the hits that wait for an \
officer, and those of your own lists that were confirmed and of which nobody told what came, ten each at most, what partners asked about within seven days that met entries of your lists, for liaison officers \
and auditors, and the records, your own and received ones, that are erased soon because the time that \
they may be kept ends, as many days ahead as node.toml says (retention.remind_days), and what to do. Last come the watchlists about \
which, or about entries of which, somebody has to decide within 30 days whether they are still needed. Times are UTC.

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
    let hits = waiting::waiting(connection).await?;
    let outcomes = waiting::owed(connection).await?;
    let lists = reviews::reviews(connection).await?;
    output.answer(
        |output| text(&page, (&hits, &outcomes, &ending), output) + &reviews::text(&lists),
        || {
            let mut document = document(&page, (&hits, &outcomes, &ending));
            words::put(&mut document, "reviews", reviews::document(&lists));
            document
        },
    )?;
    Ok(Exit::Done)
}

fn text(
    page: &ListOwedResponse,
    (hits, outcomes, ending): (&ListHitsResponse, &ListHitsResponse, &ListEndingResponse),
    output: &Output,
) -> String {
    let has_hits = !hits.hits.is_empty() || !outcomes.hits.is_empty();
    let mut text = if page.owed.is_empty() && !has_hits && page.met.is_empty() {
        format!("{}\n", say!("inbox-nothing"))
    } else if page.owed.is_empty() {
        format!("{}\n", say!("inbox-nothing-owed"))
    } else {
        overdue::table(&page.owed, output)
    };
    text.push_str(&met(page));
    text.push_str(&what_to_do(page));
    text.push_str(&overdue::more(page));
    text.push_str(&waiting::text(hits, output));
    text.push_str(&waiting::owed_text(outcomes, output));
    text.push_str(&asked(page));
    if !ending.records.is_empty() || ending.unseen > 0 {
        let days = Grouped(u64::from(ending.days));
        text.push_str(&format!("\n{}\n", say!("inbox-ending", count = days)));
        text.push_str(&ending::table(ending, output));
        let listed = (ending.records.len() as u64).saturating_add(ending.unseen);
        let more = ending.count.saturating_sub(listed);
        if more > 0 {
            let more = say!("inbox-ending-more", count = Grouped(more));
            text.push_str(&format!(" {more}\n"));
        }
    }
    text
}

/// Whom partners met, of those that own alerts look for.
fn met(page: &ListOwedResponse) -> String {
    let met = page.owed.iter().filter_map(|owed| {
        let alert = owed.about.as_ref()?;
        let (who, alert) = (words::clean(&owed.origin), words::short_id(&alert.id));
        let record = words::short_id(&owed.id);
        let says = lang::phrase(owed.says_phrase.as_ref(), &owed.says);
        let met = say!("inbox-met", record, who, alert, says);
        Some(format!(" {met}\n"))
    });
    met.collect()
}

/// What partners asked about that met entries of own lists; empty where they asked about none.
fn asked(page: &ListOwedResponse) -> String {
    if page.met.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", say!("inbox-asked-title"));
    for hit in &page.met {
        let (at, who) = (words::time(hit.asked_ms), words::clean(&hit.party));
        let purpose = lang::row("purpose", &hit.purpose, &words::clean(&hit.purpose));
        let subject = hit.subject.as_ref().map(told::named).unwrap_or_default();
        let entries = told::entries_text(&hit.entries);
        let line = say!("inbox-asked", at, who, subject, purpose, entries);
        text.push_str(&format!(" {line}\n"));
    }
    if page.met_more > 0 {
        let more = say!("inbox-asked-more", count = Grouped(page.met_more));
        text.push_str(&format!(" {more}\n"));
    }
    text.push_str(&format!(" {}\n", say!("inbox-do-asked")));
    text
}

/// The command for each thing that is owed here.
fn what_to_do(page: &ListOwedResponse) -> String {
    let commands = [
        ("acknowledge", say!("inbox-do-acknowledge")),
        ("answer", say!("inbox-do-answer")),
        ("consent", say!("inbox-do-consent")),
        ("outcome", say!("inbox-do-outcome")),
        ("continue", say!("inbox-do-continue")),
        ("hit_outcome", say!("inbox-do-hit-outcome")),
        ("hit", say!("inbox-do-hit")),
        ("recall", say!("inbox-do-recall")),
    ];
    let owed = |task: &str| page.owed.iter().any(|owed| owed.task == task);
    let commands = commands.into_iter().filter(|(task, _)| owed(task));
    commands
        .map(|(_, command)| format!(" {command}\n"))
        .collect()
}

fn document(
    page: &ListOwedResponse,
    (hits, outcomes, ending): (&ListHitsResponse, &ListHitsResponse, &ListEndingResponse),
) -> Value {
    let mut document = overdue::document(page);
    if let Some(document) = document.as_object_mut() {
        document.insert("hits".to_owned(), waiting::document(hits));
        let outcomes = waiting::owed_document(outcomes);
        document.insert("outcomes".to_owned(), outcomes);
        let asked: Vec<_> = page.met.iter().map(told::known_json).collect();
        let asked = json!({ "listed": asked, "more": page.met_more });
        document.insert("asked".to_owned(), asked);
        document.insert("ending".to_owned(), ending::document(ending));
    }
    document
}

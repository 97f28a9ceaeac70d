//! `ntc query list` and `ntc query show`: what was asked, and what came of it.

use clap::Args;
use ntc_core::reason::{Call, Reason};
use ntc_proto::node::v1::{
    AskEnded, CountQueriesRequest, CountQueriesResponse, ListQueriesRequest, ListQueriesResponse,
    QuerySummary, ShowQueryRequest, ShowQueryResponse,
};
use serde_json::{Value, json};

use super::told::{
    answer_json, answer_line, ended_line, entries_text, hits_text, known_json, named, subject_json,
    sum_json,
};
use crate::client::{Connection, Node, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

const LIST_EXAMPLES: &str = "\
Lists what officers of your party asked, the newest first, and how many subjects were asked about today (UTC): by you of each \
partner, and by each partner of you. Of what partners ask, your node keeps what was a hit, with what \
for and why, and nothing else. Queries are kept for 30 days. Times are UTC. Needs role liaison or auditor.

Examples:
  ntc query list
  ntc query list --limit 200 --json | jq '.queries[] | select(.hit > 0) | .id'";

const SHOW_EXAMPLES: &str = "\
Shows what was asked, why, and each partner's answer as it was signed. Times are UTC. Needs role liaison or auditor.

Examples:
  ntc query show 0193b5a0-7c41-7d2f
  ntc query show 0193b5a0-7c41-7d2f-8a3b-4c5d6e7f8091 --json | jq '.answers[].outcome'";

/// Largest page that a node gives.
const MAX_PAGE: u32 = 500;

/// What `ntc query list` takes.
#[derive(Args, Debug)]
#[command(after_long_help = LIST_EXAMPLES)]
pub(crate) struct List {
    /// Most queries to list
    #[arg(long, value_name = "NUMBER", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=500))]
    limit: u32,

    /// Go on behind this query, the last of the list before
    #[arg(long, value_name = "ID", value_parser = input::record_id)]
    after: Option<input::RecordId>,
}

/// What `ntc query show` takes.
#[derive(Args, Debug)]
#[command(after_long_help = SHOW_EXAMPLES)]
pub(crate) struct Show {
    /// The query's id
    #[arg(value_name = "ID", value_parser = input::record_id)]
    id: input::RecordId,
}

/// The whole id of a query. Of a beginning the node's list is read, the newest first, as far as it may stand there.
async fn whole(id: &input::RecordId, node: &Node, what: &str) -> Result<Vec<u8>, Failure> {
    let start = match id {
        input::RecordId::Whole(id) => return Ok(id.clone()),
        input::RecordId::Start(start) => start.as_str(),
    };
    let (mut found, mut after) = (Vec::new(), Vec::new());
    loop {
        let request = ListQueriesRequest {
            limit: MAX_PAGE,
            after: after.clone(),
        };
        let page = node.queries().list_queries(ask(request)).await;
        let page = page
            .map_err(|status| Failure::status(Call::Records, what, &status))?
            .into_inner();
        let ids: Vec<_> = page.queries.into_iter().map(|query| query.id).collect();
        let last = ids.last().cloned().unwrap_or_default();
        found.extend(ids.into_iter().filter(|id| begins(id, start)));
        // An id begins with its time. A page that does not go on is the last one, whatever the node says.
        let is_past = hex::encode(&last).as_str() < start;
        if !page.more || is_past || last == after {
            break;
        }
        after = last;
    }
    found.dedup();
    match found.as_slice() {
        [id] => Ok(id.clone()),
        [] => {
            let why = say!("query-id-none");
            Err(Failure::said(
                Call::Records,
                what,
                Reason::NotFound,
                "id",
                why,
            ))
        }
        several => Err(input::several(several, what)),
    }
}

fn begins(id: &[u8], start: &str) -> bool {
    hex::encode(id).starts_with(start)
}

/// Lists.
pub(super) async fn list(
    arguments: &List,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let failed = |status| Failure::status(Call::Records, say!("query-not-listed"), &status);
    let node = connection.open().await?;
    let after = match &arguments.after {
        Some(id) => whole(id, &node, &say!("query-not-listed")).await?,
        None => Vec::new(),
    };
    let request = ListQueriesRequest {
        limit: arguments.limit,
        after,
    };
    let listed = node.queries().list_queries(ask(request)).await;
    let listed = listed.map_err(failed)?.into_inner();
    let counted = node
        .queries()
        .count_queries(ask(CountQueriesRequest {}))
        .await;
    let counted = counted.map_err(failed)?.into_inner();
    output.answer(
        |output| list_text(&listed, &counted, output),
        || list_json(&listed, &counted),
    )?;
    Ok(Exit::Done)
}

fn list_text(
    listed: &ListQueriesResponse,
    counted: &CountQueriesResponse,
    output: &Output,
) -> String {
    let mut text = if listed.queries.is_empty() {
        format!("{}\n", say!("query-none"))
    } else {
        let mut table = Table::new(&[
            &say!("query-column-asked"),
            &say!("query-column-officer"),
            &say!("query-column-purpose"),
            &say!("query-column-subjects"),
            &say!("query-column-came"),
            &say!("query-column-id"),
        ]);
        for query in &listed.queries {
            table.row([
                words::time(query.asked_ms),
                query.officer.clone(),
                lang::row("purpose", &query.purpose, &query.purpose),
                query.subjects.to_string(),
                came(&query.ended.unwrap_or_default()),
                words::short_id(&query.id),
            ]);
        }
        table.draw(output.width(), &[0, 5], &[3])
    };
    if let Some(last) = listed.queries.last().filter(|_| listed.more) {
        let id = words::short_id(&last.id);
        text.push_str(&format!("\n {}\n", say!("query-more", id)));
    }
    if !counted.counts.is_empty() {
        let mut table = Table::new(&[
            &say!("query-column-partner"),
            &say!("query-column-by-you"),
            &say!("query-column-of-you"),
        ]);
        for count in &counted.counts {
            table.row([
                count.party.clone(),
                count.asked.to_string(),
                count.answered.to_string(),
            ]);
        }
        text.push('\n');
        text.push_str(&table.draw(output.width(), &[], &[1, 2]));
    }
    if !counted.hits.is_empty() {
        let mut table = Table::new(&[
            &say!("query-column-asked"),
            &say!("query-column-partner"),
            &say!("query-column-purpose"),
            &say!("query-column-about"),
            &say!("query-column-why"),
            &say!("query-column-records"),
            &say!("query-column-entries"),
        ]);
        for hit in &counted.hits {
            let records = hit.records.iter().map(|id| words::short_id(id));
            table.row([
                words::time(hit.asked_ms),
                hit.party.clone(),
                lang::row("purpose", &hit.purpose, &hit.purpose),
                hit.subject.as_ref().map(named).unwrap_or_default(),
                words::or_nothing(&hit.justification),
                records.collect::<Vec<_>>().join(" "),
                entries_text(&hit.entries),
            ]);
        }
        text.push_str(&format!("\n{}\n\n", say!("query-hits-title")));
        text.push_str(&table.draw(output.width(), &[0], &[]));
    }
    text.push_str(&words::unseen(counted.unseen, words::Unseen::Questions));
    text
}

fn came(ended: &AskEnded) -> String {
    let parts = [
        (ended.hit, say!("query-came-hit", count = ended.hit)),
        (
            ended.no_hit,
            say!("query-came-no-hit", count = ended.no_hit),
        ),
        (
            ended.refused,
            say!("query-came-refused", count = ended.refused),
        ),
        (
            ended.silent,
            say!("query-came-silent", count = ended.silent),
        ),
        (
            ended.not_asked,
            say!("query-came-not-asked", count = ended.not_asked),
        ),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    parts.map(|(_, told)| told).collect::<Vec<_>>().join(", ")
}

fn list_json(listed: &ListQueriesResponse, counted: &CountQueriesResponse) -> Value {
    let counts = counted.counts.iter().map(
        |count| json!({ "party": count.party, "asked": count.asked, "answered": count.answered }),
    );
    json!({
        "queries": listed.queries.iter().map(summary_json).collect::<Vec<_>>(),
        "more": listed.more,
        "unseen": counted.unseen,
        "today": counts.collect::<Vec<_>>(),
        "hits": counted.hits.iter().map(known_json).collect::<Vec<_>>(),
    })
}

fn summary_json(query: &QuerySummary) -> Value {
    let mut document = sum_json(&query.ended.unwrap_or_default());
    words::put(&mut document, "id", json!(words::id(&query.id)));
    words::put(&mut document, "at", words::time_json(query.asked_ms));
    words::put(&mut document, "officer", json!(query.officer));
    words::put(&mut document, "purpose", json!(query.purpose));
    words::put(&mut document, "subjects", json!(query.subjects));
    document
}

/// Shows.
pub(super) async fn show(
    arguments: &Show,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let id = whole(&arguments.id, &node, &say!("query-not-shown")).await?;
    let request = ShowQueryRequest { id };
    let shown = node.queries().show_query(ask(request)).await;
    let shown = shown
        .map_err(|status| Failure::status(Call::Records, say!("query-not-shown"), &status))?
        .into_inner();
    output.answer(|_| show_text(&shown), || show_json(&shown))?;
    Ok(Exit::Done)
}

fn show_text(shown: &ShowQueryResponse) -> String {
    let summary = shown.summary.clone().unwrap_or_default();
    let (officer, purpose) = (
        words::clean(&summary.officer),
        words::clean(&summary.purpose),
    );
    let purpose = lang::row("purpose", &summary.purpose, &purpose);
    let at = words::time(summary.asked_ms);
    let mut text = format!(
        " {}\n\n {}\n",
        words::id(&summary.id),
        say!("query-asked-at", officer, at, purpose)
    );
    if !shown.justification.is_empty() {
        let why = words::clean(&shown.justification);
        text.push_str(&format!(" {}\n", say!("query-why", why)));
    }
    let lines: Vec<_> = (1..=shown.subjects.len() as u64).collect();
    for (subject, line) in shown.subjects.iter().zip(&lines) {
        text.push_str(&format!(" {line}: {}\n", named(subject)));
    }
    text.push('\n');
    for answer in &shown.answers {
        text.push_str(&answer_line(answer));
        text.push_str(&hits_text(answer, &shown.subjects, &lines));
    }
    text.push_str(&ended_line(&summary.ended.unwrap_or_default()));
    text
}

fn show_json(shown: &ShowQueryResponse) -> Value {
    let mut document = summary_json(&shown.summary.clone().unwrap_or_default());
    let subjects = shown.subjects.iter().map(subject_json).collect::<Vec<_>>();
    let answers = shown.answers.iter().map(answer_json).collect::<Vec<_>>();
    let justification = words::text_json(&shown.justification);
    words::put(&mut document, "justification", justification);
    words::put(&mut document, "subjects", json!(subjects));
    words::put(&mut document, "answers", json!(answers));
    document
}

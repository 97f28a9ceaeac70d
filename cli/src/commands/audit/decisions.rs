//! `ntc audit decisions`: what the own rules decided, the newest first.

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{
    DecisionFilter, DecisionLine, ListDecisionsRequest, ListDecisionsResponse, LoggedDecision,
    LoggedQuestion, WithheldByRule,
};
use serde_json::{Value, json};

use super::page::{MAX_PAGE, Page};
use crate::client::{Connection, Node, ask};
use crate::commands::{input, policy};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;
use crate::output::table::Table;
use crate::output::words::{self, Unseen};

fn what() -> String {
    say!("audit-not-listed")
}

const EXAMPLES: &str = "\
Lists what your own rules were asked and said where no entry of the ledger has it: what came, what partners asked and were \
answered, what was shown on request, what left later than it was decided. What was published, and to whom, stands in the \
ledger ('ntc alert delivery'), and what officers did in the audit ('ntc audit list'). The log holds 1 GiB; the oldest lines go \
first. With --export every page is written as JSON lines: `stored` is the line as the node holds it, in hexadecimal digits, \
`hash` is SHA-256 over a zero byte, \"ntc/journal/v1\", a line feed and these bytes, and `previous` the hash of the line before \
it. Needs role administrator or auditor.

Examples:
  ntc audit decisions --from 7d
  ntc audit decisions --peer MD --rule any
  ntc audit decisions --record 0193b5a0-7c1e
  ntc audit decisions --act take_query --rule persons-on-request
  ntc audit decisions --from 30d --export > decisions.jsonl";

/// What `ntc audit decisions` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The partner, or its country where only one is enrolled of it
    #[arg(long, value_name = "PARTY")]
    peer: Option<String>,

    /// What was decided about this record; the beginning of its id is enough
    #[arg(long, value_name = "ID", value_parser = input::record_id)]
    record: Option<input::RecordId>,

    /// Of what this own rule took something away; any for whichever rule
    #[arg(
        long,
        value_name = "RULE",
        default_value = "",
        hide_default_value = true
    )]
    rule: String,

    /// Only this act, as rules name it: send, reveal, forward, answer_query, accept, take_query
    #[arg(
        long,
        value_name = "ACT",
        default_value = "",
        hide_default_value = true
    )]
    act: String,

    #[command(flatten)]
    page: Page,

    /// Write out all pages as JSON lines, each with its hash and stored bytes
    #[arg(long, conflicts_with = "limit")]
    export: bool,
}

/// Lists decisions, or writes them out.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let request = request(arguments, &node).await?;
    if request.stored {
        return export(request, &node, output).await;
    }
    let page = listed(request, &node).await?;
    output.answer(
        |output| text(&page, output),
        || {
            json!({
                "lines": page.lines.iter().map(line_json).collect::<Vec<_>>(),
                "next_page": (page.next_page > 0).then_some(page.next_page),
                "begins": words::time_json(page.begins_ms),
                "records_hidden": page.records_hidden,
            })
        },
    )?;
    Ok(Exit::Done)
}

async fn request(arguments: Arguments, node: &Node) -> Result<ListDecisionsRequest, Failure> {
    let party = match arguments.peer {
        Some(peer) => policy::party(node, peer, what()).await?,
        None => String::new(),
    };
    let record = match arguments.record {
        Some(id) => id.whole(node, &what()).await?,
        None => Vec::new(),
    };
    Ok(ListDecisionsRequest {
        filter: Some(DecisionFilter {
            party,
            record,
            origin: String::new(),
            rule: arguments.rule,
            act: arguments.act,
            from_ms: arguments.page.since_ms(),
            until_ms: arguments.page.before_ms(),
        }),
        page_size: if arguments.export {
            MAX_PAGE
        } else {
            arguments.page.size()
        },
        page: arguments.page.after(),
        stored: arguments.export,
    })
}

async fn listed(
    request: ListDecisionsRequest,
    node: &Node,
) -> Result<ListDecisionsResponse, Failure> {
    let listed = node.policy().list_decisions(ask(request)).await;
    let listed = listed.map_err(|status| Failure::status(Call::Ledger, what(), &status))?;
    Ok(listed.into_inner())
}

/// Every page, as it comes.
async fn export(
    mut request: ListDecisionsRequest,
    node: &Node,
    output: &Output,
) -> Result<Exit, Failure> {
    loop {
        let page = listed(request.clone(), node).await?;
        let mut lines = String::new();
        for line in &page.lines {
            let mut json = line_json(line);
            words::put(&mut json, "stored", hex::encode(&line.stored).into());
            lines.push_str(&format!("{json}\n"));
        }
        output.raw(lines.as_bytes())?;
        if page.next_page == 0 {
            return Ok(Exit::Done);
        }
        request.page = page.next_page;
    }
}

fn line_json(line: &DecisionLine) -> Value {
    json!({
        "number": line.number,
        "at": words::time_json(line.at_ms),
        "party": words::text_json(&line.party),
        "policies": hex::encode(&line.policies),
        "rules": words::text_json(&hex::encode(&line.rules)),
        "decisions": line.decisions.iter().map(decision_json).collect::<Vec<_>>(),
        "hash": hex::encode(&line.hash),
        "previous": words::text_json(&hex::encode(&line.previous)),
    })
}

fn decision_json(it: &LoggedDecision) -> Value {
    let by = |by: &WithheldByRule| json!({ "rule": by.rule, "sections": by.sections });
    let question = |query: &LoggedQuestion| {
        json!({
            "purpose": query.purpose,
            "persons": query.persons,
            "subjects": query.subjects,
            "justified": query.justified,
        })
    };
    json!({
        "act": it.act,
        "record": if it.record.is_empty() { Value::Null } else { words::id(&it.record).into() },
        "ledger": words::text_json(&it.ledger),
        "ledger_index": (!it.ledger.is_empty()).then_some(it.ledger_index),
        "kept_before": it.kept_before,
        "refused": it.refused,
        "refused_by": words::text_json(&it.refused_by),
        "present": it.present,
        "let_go_before": it.let_go_before,
        "withheld": it.withheld,
        "withheld_by": it.withheld_by.iter().map(by).collect::<Vec<_>>(),
        "purpose": words::text_json(&it.purpose),
        "agreements": it.agreements,
        "query": it.query.as_ref().map(question),
    })
}

fn text(page: &ListDecisionsResponse, output: &Output) -> String {
    let mut text = if page.lines.is_empty() {
        format!("{}\n", say!("audit-decisions-none"))
    } else {
        table(page, output)
    };
    text.push_str(&words::unseen(page.records_hidden, Unseen::Records));
    if page.next_page > 0 {
        let older = say!("audit-older", number = page.next_page);
        text.push_str(&format!(" {older}\n"));
    } else if page.begins_ms > 0 {
        let time = words::time(page.begins_ms);
        text.push_str(&format!(" {}\n", say!("audit-decisions-begin", time)));
    }
    text
}

fn table(page: &ListDecisionsResponse, output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("audit-column-time"),
        &say!("policy-replay-column-partner"),
        &say!("audit-column-act"),
        &say!("audit-column-record"),
        &say!("audit-column-outcome"),
    ]);
    for line in &page.lines {
        for it in &line.decisions {
            table.row([
                words::time(line.at_ms),
                words::clean(&line.party),
                words::clean(&it.act),
                about(it),
                outcome(it),
            ]);
        }
    }
    table.draw(output.width(), &[1, 3, 4], &[])
}

/// The record, by its id or by its place; a question by how many it asks about.
fn about(it: &LoggedDecision) -> String {
    match &it.query {
        Some(query) => say!("audit-decision-question", count = u64::from(query.subjects)),
        None if it.record.is_empty() => format!("{} {}", words::clean(&it.ledger), it.ledger_index),
        None => words::short_id(&it.record),
    }
}

/// What the rules said.
fn outcome(it: &LoggedDecision) -> String {
    if it.kept_before {
        return say!("audit-decision-before");
    }
    if it.refused {
        let rule = words::or_nothing(&words::clean(&it.refused_by));
        return say!("audit-decision-refused", rule);
    }
    let kept = it.withheld_by.iter().map(|by| {
        let (sections, rule) = (words::sections(&by.sections), words::clean(&by.rule));
        say!("audit-decision-kept", sections, rule)
    });
    let mut kept: Vec<_> = kept.collect();
    if kept.is_empty() && !it.withheld.is_empty() {
        // A line of an older version does not say by what.
        let (sections, rule) = (words::sections(&it.withheld), words::or_nothing(""));
        kept.push(say!("audit-decision-kept", sections, rule));
    }
    if kept.is_empty() {
        return say!("audit-decision-goes");
    }
    kept.join("; ")
}

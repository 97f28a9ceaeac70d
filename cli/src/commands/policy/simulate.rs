//! `ntc policy simulate`: what a draft or other rules would do, before they do.

use std::path::{Path, PathBuf};

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ReplayPolicyRequest, ReplayPolicyResponse};
use serde_json::{Value, json};

use crate::client::Connection;
use crate::commands::{alert, input};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::table::Table;
use crate::output::{Output, words};

const WHAT: &str = "nothing was simulated";

const EXAMPLES: &str = "\
With a draft it says who would receive what of it under the rules that decide; nothing is published. With --policy every \
decision that was made about an own record is made again under the rules of the file, by the code that decides, and what \
would be another is shown, for each partner and section. Nothing is changed. Needs role publisher for a draft, and \
administrator or auditor for --policy.

Examples:
  ntc policy simulate seizure.toml
  ntc policy simulate --policy rules.cedar
  ntc policy simulate --policy rules.cedar --last 30d --json | tail -1 | jq '.changes[]'";

/// What `ntc policy simulate` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The draft, TOML or JSON; - reads standard input
    #[arg(
        value_name = "DRAFT",
        required_unless_present = "policy",
        conflicts_with = "policy"
    )]
    draft: Option<PathBuf>,

    /// The rules to decide by, in place of those that decide
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,

    /// What was decided since then: 2026-11-24, 12h, 90d [default: 90d]
    #[arg(long, value_name = "TIME", value_parser = input::time, requires = "policy")]
    last: Option<i64>,
}

/// Simulates.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match (&arguments.draft, &arguments.policy) {
        (Some(draft), _) => alert::simulate(draft, connection, output).await,
        (None, Some(policy)) => replay(policy, arguments.last, connection, output).await,
        (None, None) => Err(Failure::new(
            Exit::Usage,
            WHAT,
            "neither a draft nor --policy is named",
            "name one of them",
        )),
    }
}

async fn replay(
    policy: &Path,
    last: Option<i64>,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let request = ReplayPolicyRequest {
        text: super::read(policy, WHAT)?,
        from_ms: last.unwrap_or_default(),
    };
    let failed = |status: tonic::Status| Failure::status(Call::Node, WHAT, &status);
    let node = connection.open().await?;
    let answered = node.policy().replay_policy(request).await;
    let mut steps = answered.map_err(failed)?.into_inner();
    let bar = output.counting("decisions made again");
    while let Some(step) = steps.message().await.map_err(failed)? {
        if output.is_json() {
            output.answer(|_| String::new(), || document(&step))?;
        }
        if step.finished {
            bar.finish_and_clear();
            if !output.is_json() {
                output.answer(|output| text(&step, output), || Value::Null)?;
            }
            return Ok(Exit::Done);
        }
        bar.set_position(step.replayed);
    }
    Err(Failure::new(
        Exit::Unavailable,
        WHAT,
        "the node ended the replay without a result",
        "run it again; if it ends so again, look into the node's log",
    ))
}

fn text(step: &ReplayPolicyResponse, output: &Output) -> String {
    let decisions = words::count(step.replayed, "decision", "decisions");
    let mut text = format!(
        "{decisions} since {} UTC, made again under these rules:\n",
        words::time(step.from_ms)
    );
    if step.changes.is_empty() {
        text.push_str("  every one is as it was.\n");
    } else {
        text.push_str(&format!(
            "  by {} more would go, by {} less.\n\n",
            step.newly_sent, step.newly_withheld
        ));
        let mut table = Table::new(&[
            "PARTNER",
            "SECTION",
            "NEWLY SENT",
            "NEWLY WITHHELD",
            "FOR EXAMPLE",
        ]);
        for change in &step.changes {
            let section = match change.section.as_str() {
                "" => "the whole record",
                section => section,
            };
            table.row([
                change.party.clone(),
                section.to_owned(),
                change.newly_sent.to_string(),
                change.newly_withheld.to_string(),
                words::short_id(&change.example),
            ]);
        }
        text.push_str(&table.draw(output.width(), &[0, 4], &[2, 3]));
    }
    if step.unknown > 0 {
        let unknown = words::count(step.unknown, "decision", "decisions");
        text.push_str(&format!(
            "{unknown} cannot be made again: what they rested on was erased.\n"
        ));
    }
    text
}

fn document(step: &ReplayPolicyResponse) -> Value {
    let changes = step.changes.iter().map(|change| {
        json!({
            "party": change.party,
            "section": words::text_json(&change.section),
            "newly_sent": change.newly_sent,
            "newly_withheld": change.newly_withheld,
            "example": words::id(&change.example),
        })
    });
    json!({
        "replayed": step.replayed,
        "finished": step.finished,
        "newly_sent": step.newly_sent,
        "newly_withheld": step.newly_withheld,
        "changes": changes.collect::<Vec<_>>(),
        "unknown": step.unknown,
        "took_ms": step.took_ms,
        "from": if step.finished { words::time_json(step.from_ms) } else { Value::Null },
    })
}

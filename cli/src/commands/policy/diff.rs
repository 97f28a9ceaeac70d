//! `ntc policy diff`: what another text of rules changes, in words.

use std::path::PathBuf;

use clap::Args;
use ntc_policy::{Bundle, Rule, RuleChange};
use serde_json::{Value, json};

use super::shown;
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::{Output, words};

fn what() -> String {
    say!("policy-not-compared")
}

const EXAMPLES: &str = "\
Compares rules by their ids, whatever their order and the comments beside them. With a file it says what activating the \
file would change; with a number, what changed between that text and the one that decides.

Examples:
  ntc policy diff rules.cedar
  ntc policy diff --from 3
  ntc policy diff rules.cedar --from 3";

/// What `ntc policy diff` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The other rules; without it, those that decide
    #[arg(value_name = "FILE", required_unless_present = "from")]
    file: Option<PathBuf>,

    /// Compare with the text of this number, and not with the one that decides
    #[arg(long, value_name = "NUMBER")]
    from: Option<u64>,
}

/// Compares.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let number = arguments.from.unwrap_or_default();
    let before = bundle(&shown(&node, number, &what()).await?.text)?;
    let after = match &arguments.file {
        Some(file) => super::read(file, &what())?,
        None => shown(&node, 0, &what()).await?.text,
    };
    let after = bundle(&after)?;
    let changes = before.changes(&after);
    output.answer(
        |_| text(&changes),
        || json!({ "changes": changes.iter().map(document).collect::<Vec<_>>() }),
    )?;
    Ok(Exit::Done)
}

fn bundle(text: &str) -> Result<Bundle, Failure> {
    Bundle::read(text).map_err(|faults| {
        let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
        let advice = say!("policy-not-compared-advice");
        Failure::new(Exit::InvalidInput, what(), faults.join("; "), advice)
    })
}

fn text(changes: &[RuleChange<'_>]) -> String {
    if changes.is_empty() {
        return format!("{}\n", say!("policy-same"));
    }
    let mut text = String::new();
    for change in changes {
        let (before, after) = change.sides();
        text.push_str(&format!("{}\n", heading(change)));
        for (mark, side) in [("-", before), ("+", after)] {
            for line in words::clean_lines(side.map_or("", Rule::text)).lines() {
                text.push_str(&format!("    {mark} {line}\n"));
            }
        }
    }
    text
}

/// Which rule it is, and whether more or less may go by it.
fn heading(change: &RuleChange<'_>) -> String {
    let rule = change.rule();
    let id = rule.id().to_string();
    let why = rule.why().of_language(lang::current().tag());
    let (kind, why) = (rule.effect().name(), words::clean(why));
    let allows = match change.effect() {
        "less may go" => say!("policy-diff-less"),
        "more may go" => say!("policy-diff-more"),
        _ => say!("policy-diff-either"),
    };
    match change {
        RuleChange::Added(_) => say!("policy-diff-new", id, kind, allows, why),
        RuleChange::TakenOut(_) => say!("policy-diff-taken-out", id, kind, allows, why),
        RuleChange::Changed(..) => say!("policy-diff-changed", id, kind, allows, why),
    }
}

fn document(change: &RuleChange<'_>) -> Value {
    let (before, after) = change.sides();
    let rule = change.rule();
    json!({
        "change": change.word().replace(' ', "_"),
        "rule": rule.id().to_string(),
        "effect": change.effect(),
        "why": rule.why().to_string(),
        "before": before.map(Rule::text),
        "after": after.map(Rule::text),
    })
}

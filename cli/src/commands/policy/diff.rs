//! `ntc policy diff`: what another text of rules changes, in words.

use std::path::PathBuf;

use clap::Args;
use ntc_policy::{Bundle, Rule};
use serde_json::{Value, json};

use super::shown;
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Output, words};

const WHAT: &str = "the rules were not compared";

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

/// What became of a rule.
enum Change<'a> {
    Added(&'a Rule),
    TakenOut(&'a Rule),
    Changed(&'a Rule, &'a Rule),
}

/// Compares.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let number = arguments.from.unwrap_or_default();
    let before = bundle(&shown(&node, number, WHAT).await?.text)?;
    let after = match &arguments.file {
        Some(file) => super::read(file, WHAT)?,
        None => shown(&node, 0, WHAT).await?.text,
    };
    let after = bundle(&after)?;
    let changes = changes(&before, &after);
    output.answer(
        |_| text(&changes),
        || json!({ "changes": changes.iter().map(document).collect::<Vec<_>>() }),
    )?;
    Ok(Exit::Done)
}

fn bundle(text: &str) -> Result<Bundle, Failure> {
    Bundle::read(text).map_err(|faults| {
        let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
        let advice = "'ntc policy check FILE' tells all that is wrong with it";
        Failure::new(Exit::InvalidInput, WHAT, faults.join("; "), advice)
    })
}

fn changes<'a>(before: &'a Bundle, after: &'a Bundle) -> Vec<Change<'a>> {
    let taken_out = before
        .rules()
        .iter()
        .filter(|rule| after.rule(rule.id()).is_none())
        .map(|rule| Change::TakenOut(rule));
    let others = after.rules().iter().filter_map(|rule| {
        let Some(known) = before.rule(rule.id()) else {
            return Some(Change::Added(rule));
        };
        let same = known.text() == rule.text() && known.why() == rule.why();
        (!same).then_some(Change::Changed(known, rule))
    });
    taken_out.chain(others).collect()
}

impl Change<'_> {
    /// What it comes to, as far as the rule alone says: what permits less, or forbids more, narrows.
    const fn effect(&self) -> &'static str {
        use ntc_policy::Effect::{Forbid, Permit};
        match self {
            Self::Added(rule) if matches!(rule.effect(), Forbid) => "less may go",
            Self::TakenOut(rule) if matches!(rule.effect(), Permit) => "less may go",
            Self::Added(_) | Self::TakenOut(_) => "more may go",
            Self::Changed(..) => "more or less may go",
        }
    }
}

fn text(changes: &[Change<'_>]) -> String {
    if changes.is_empty() {
        return "The rules are the same.\n".to_owned();
    }
    let mut text = String::new();
    for change in changes {
        let (word, rule) = match change {
            Change::Added(rule) => ("New", rule),
            Change::TakenOut(rule) => ("Taken out", rule),
            Change::Changed(_, rule) => ("Changed", rule),
        };
        text.push_str(&format!(
            "{word}: {} ({}), {}: {}\n",
            rule.id(),
            rule.effect().name(),
            change.effect(),
            words::clean(rule.why()),
        ));
        let mut lines = |mark: &str, of: &str| {
            for line in words::clean_lines(of).lines() {
                text.push_str(&format!("    {mark} {line}\n"));
            }
        };
        match change {
            Change::Added(rule) => lines("+", rule.text()),
            Change::TakenOut(rule) => lines("-", rule.text()),
            Change::Changed(before, after) => {
                lines("-", before.text());
                lines("+", after.text());
            }
        }
    }
    text
}

fn document(change: &Change<'_>) -> Value {
    let (word, before, after) = match change {
        Change::Added(rule) => ("new", None, Some(*rule)),
        Change::TakenOut(rule) => ("taken_out", Some(*rule), None),
        Change::Changed(before, after) => ("changed", Some(*before), Some(*after)),
    };
    let rule = after.or(before);
    json!({
        "change": word,
        "rule": rule.map(|rule| rule.id().to_string()),
        "effect": change.effect(),
        "why": rule.map(|rule| rule.why().to_string()),
        "before": before.map(Rule::text),
        "after": after.map(Rule::text),
    })
}

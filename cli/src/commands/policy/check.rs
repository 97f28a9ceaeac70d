//! `ntc policy check`: whether a text of rules may act, and all that is wrong with it.

use std::path::PathBuf;

use clap::Args;
use ntc_core::reason::Reason;
use ntc_lang::Grouped;
use ntc_policy::Fault;
use serde_json::{Value, json};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

fn what() -> String {
    say!("policy-not-standing")
}

const EXAMPLES: &str = "\
Reads the rules as the node does, and tells all that is wrong with them, each with its place. No node is asked. Ends with 3 \
when they have an error. A warning keeps no rule from acting.

Examples:
  ntc policy show > rules.cedar
  ntc policy check rules.cedar";

/// What `ntc policy check` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The rules; - reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Checks the rules.
pub(super) fn run(arguments: &Arguments, output: &Output) -> Result<Exit, Failure> {
    let text = super::read(&arguments.file, &what())?;
    let faults = ntc_policy::check(&text);
    output.answer(
        |_| told(&faults),
        || json!({ "faults": faults.iter().map(document).collect::<Vec<_>>() }),
    )?;
    let errors = faults.iter().filter(|fault| !fault.is_warning).count();
    if errors == 0 {
        return Ok(Exit::Done);
    }
    let count = say!("policy-faults", count = Grouped(errors as u64));
    let advice = say!("policy-faults-advice");
    Err(Failure::new(Exit::InvalidInput, what(), count, advice)
        .with_reason(Reason::RulesFaulty.code()))
}

fn told(faults: &[Fault]) -> String {
    let mut text = String::new();
    if faults.iter().all(|fault| fault.is_warning) {
        text.push_str(&format!("{}\n", say!("policy-may-act")));
    }
    for fault in faults {
        text.push_str(&format!("  - {}\n", words::clean(&line(fault))));
    }
    text
}

/// A fault with its place and its rule.
fn line(fault: &Fault) -> String {
    let mut told = fault.message.clone();
    if fault.is_warning {
        told = say!("policy-fault-warning", fault = told);
    }
    if let Some(rule) = &fault.rule {
        told = say!("policy-fault-rule", rule, fault = told);
    }
    if let Some(place) = fault.place {
        let (line, column) = (place.line, place.column);
        told = say!("policy-fault-place", line, column, fault = told);
    }
    told
}

fn document(fault: &Fault) -> Value {
    json!({
        "line": fault.place.map(|place| place.line),
        "column": fault.place.map(|place| place.column),
        "rule": fault.rule,
        "message": fault.message,
        "warning": fault.is_warning,
    })
}

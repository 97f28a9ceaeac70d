//! `ntc policy activate` and `ntc policy rollback`: other rules decide.

use std::path::PathBuf;

use clap::Args;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{ActivatePolicyRequest, ActivatePolicyResponse, RollBackPolicyRequest};
use serde_json::json;
use tonic::{Response, Status};

use super::version_json;
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

fn what() -> String {
    say!("policy-not-changed")
}

const ACTIVATE: &str = "\
What the new rules forbid is told to nobody from that moment on, on connections that are open too, and what was waiting is \
held. What only they permit goes as soon as the ledger says that they decide. A text with an error changes nothing. The \
ledger commits to the rules, and the audit says who activated them. Needs role administrator.

Examples:
  ntc policy simulate --policy rules.cedar
  ntc policy activate rules.cedar --reason \"decision 14 of 3 March\"";

const ROLLBACK: &str = "\
Lets the text of this number decide again, as a new activation. Needs role administrator.

Examples:
  ntc policy history
  ntc policy rollback 3 --reason \"decision 14 is suspended\"";

/// What `ntc policy activate` takes.
#[derive(Args, Debug)]
#[command(after_long_help = ACTIVATE)]
pub(crate) struct Activate {
    /// The rules; - reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Why, in words; the history keeps it
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// What `ntc policy rollback` takes.
#[derive(Args, Debug)]
#[command(after_long_help = ROLLBACK)]
pub(crate) struct Rollback {
    /// The number of the text, as 'ntc policy history' lists it
    #[arg(value_name = "NUMBER")]
    number: u64,

    /// Why, in words; the history keeps it
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// Lets a text decide.
pub(super) async fn activate(
    arguments: &Activate,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let text = super::read(&arguments.file, &what())?;
    let reason = arguments.reason.clone();
    let node = connection.open().await?;
    let request = ask(ActivatePolicyRequest { text, reason });
    told(node.policy().activate_policy(request).await, output)
}

/// Lets an earlier text decide again.
pub(super) async fn roll_back(
    arguments: Rollback,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let Rollback { number, reason } = arguments;
    let node = connection.open().await?;
    let request = ask(RollBackPolicyRequest { number, reason });
    told(node.policy().roll_back_policy(request).await, output)
}

fn told(
    answer: Result<Response<ActivatePolicyResponse>, Status>,
    output: &Output,
) -> Result<Exit, Failure> {
    let answer = answer
        .map_err(|status| Failure::status(Call::Node, what(), &status))?
        .into_inner();
    let version = answer.version.clone().unwrap_or_default();
    output.answer(
        |_| {
            let number = version.number;
            if answer.unchanged {
                return format!("{}\n", say!("policy-unchanged", number));
            }
            let activated = say!("policy-activated", number, count = Grouped(version.rules));
            let mut text = format!("{activated}\n");
            if !answer.not_acting.is_empty() {
                let why = words::clean(&answer.not_acting);
                text.push_str(&format!("{}\n", say!("policy-not-acting", why)));
            }
            text
        },
        || {
            json!({
                "version": version_json(&version),
                "unchanged": answer.unchanged,
                "not_acting": words::text_json(&answer.not_acting),
            })
        },
    )?;
    Ok(Exit::Done)
}

//! `ntc policy`: the own rules, which narrow what agreements let go.

mod change;
mod check;
mod diff;
mod explain;
mod history;
mod simulate;

use std::path::Path;

use clap::Subcommand;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{PolicyVersion, ShowPolicyRequest, ShowPolicyResponse};
use serde_json::{Value, json};

pub(crate) use self::explain::party;
use super::input;
use crate::client::{Connection, Node, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// The verbs of `ntc policy`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check a text of rules, without a node
    Check(check::Arguments),
    /// Let a text of rules decide from now on
    Activate(change::Activate),
    /// Let an earlier text of rules decide again
    Rollback(change::Rollback),
    /// List every text of rules that ever decided, and who activated it
    #[command(after_long_help = history::EXAMPLES)]
    History,
    /// Show a text of rules
    Show(history::Show),
    /// Say in words what another text of rules changes
    Diff(diff::Arguments),
    /// Say why a partner is told of an alert what it is told, and what would allow more
    Explain(explain::Arguments),
    /// See what a draft or other rules would do, before they do
    Simulate(simulate::Arguments),
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::Check(arguments) => check::run(&arguments, output),
        Command::Activate(arguments) => change::activate(&arguments, connection, output).await,
        Command::Rollback(arguments) => change::roll_back(arguments, connection, output).await,
        Command::History => history::run(connection, output).await,
        Command::Show(arguments) => history::show(&arguments, connection, output).await,
        Command::Diff(arguments) => diff::run(&arguments, connection, output).await,
        Command::Explain(arguments) => explain::run(arguments, connection, output).await,
        Command::Simulate(arguments) => simulate::run(&arguments, connection, output).await,
    }
}

/// Reads a text of rules from a file.
fn read(path: &Path, what: &str) -> Result<String, Failure> {
    let bytes = input::read(Call::Document, path, what)?;
    String::from_utf8(bytes).map_err(|_| {
        Failure::new(
            Exit::InvalidInput,
            what,
            say!("policy-not-utf8", file = path.display().to_string()),
            say!("policy-not-utf8-advice"),
        )
    })
}

/// The text of rules of a number; 0 is the one that decides.
async fn shown(node: &Node, number: u64, what: &str) -> Result<ShowPolicyResponse, Failure> {
    let shown = node
        .policy()
        .show_policy(ask(ShowPolicyRequest { number }))
        .await;
    shown
        .map(tonic::Response::into_inner)
        .map_err(|status| Failure::status(Call::Node, what, &status))
}

/// A text of rules, for programs.
fn version_json(version: &PolicyVersion) -> Value {
    json!({
        "number": version.number,
        "sha256": hex::encode(&version.sha256),
        "activated": words::time_json(version.activated_ms),
        "officer": words::text_json(&version.officer),
        "reason": words::text_json(&version.reason),
        "rules": version.rules,
        "active": version.active,
        "broken": words::text_json(&version.broken),
    })
}

//! `ntc audit`: what officers did, written out, and whether all of it is there.

mod decisions;
mod export;
mod list;
mod page;
mod verify;

use clap::Subcommand;
use ntc_proto::node::v1::{AskedRules, AuditLine, ShownRecords};
use serde_json::{Value, json};

use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Output, words};

/// The verbs of `ntc audit`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List what officers did, the newest first
    List(list::Arguments),
    /// List what the own rules decided, the newest first
    Decisions(decisions::Arguments),
    /// Write out entries as JSON lines, each with its hash and stored bytes
    Export(export::Arguments),
    /// Check that nothing was altered, taken out or cut off
    #[command(after_long_help = verify::EXAMPLES)]
    Verify,
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::List(arguments) => list::run(arguments, connection, output).await,
        Command::Decisions(arguments) => decisions::run(arguments, connection, output).await,
        Command::Export(arguments) => export::run(&arguments, connection, output).await,
        Command::Verify => verify::run(connection, output).await,
    }
}

/// An entry, for programs.
fn shown_json(shown: &ShownRecords) -> Value {
    let hidden = shown.hidden.iter();
    let hidden = hidden.map(|by| json!({ "rule": by.rule, "times": by.times }));
    json!({
        "rules": words::text_json(&hex::encode(&shown.rules)),
        "shown": shown.shown,
        "hidden": hidden.collect::<Vec<_>>(),
    })
}

fn asked_json(asked: &AskedRules) -> Value {
    json!({
        "act": asked.act,
        "rules": words::text_json(&hex::encode(&asked.rules)),
        "refused_by": words::text_json(&asked.refused_by),
    })
}

fn line_json(line: &AuditLine) -> Value {
    json!({
        "number": line.number,
        "at": words::time_json(line.at_ms),
        "officer": words::text_json(&line.officer),
        "serial": words::text_json(&line.serial),
        "method": line.method,
        "subject": words::text_json(&line.subject),
        "outcome": line.outcome,
        "begun": line.begun,
        "hash": hex::encode(&line.hash),
        "previous": words::text_json(&hex::encode(&line.previous)),
        "approver": words::text_json(&line.approver),
        "approver_serial": words::text_json(&line.approver_serial),
        "shown": line.shown.as_ref().map(shown_json),
        "asked": line.asked.iter().map(asked_json).collect::<Vec<_>>(),
    })
}

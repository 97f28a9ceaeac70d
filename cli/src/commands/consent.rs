//! `ntc consent`: whether a record may be passed on, asked of its author and decided by it.

mod ask;
mod decide;
mod list;

use clap::Subcommand;
use ntc_proto::node::v1::ConsentResponse;
use serde_json::{Value, json};

use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// The verbs of `ntc consent`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Ask the author of an alert whether you may pass it on
    Ask(ask::Arguments),
    /// Let a partner pass on an alert of yours, as it asked
    Grant(decide::Grant),
    /// Refuse what a partner asked
    Refuse(decide::Refuse),
    /// Take a consent back
    Withdraw(decide::Withdraw),
    /// List what was decided about an alert, and who passed it on
    List(list::Arguments),
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::Ask(arguments) => ask::run(arguments, connection, output).await,
        Command::Grant(arguments) => decide::grant(arguments, connection, output).await,
        Command::Refuse(arguments) => decide::refuse(arguments, connection, output).await,
        Command::Withdraw(arguments) => decide::withdraw(arguments, connection, output).await,
        Command::List(arguments) => list::run(arguments, connection, output).await,
    }
}

/// What was decided.
fn decided(told: &ConsentResponse) -> String {
    let (holder, to) = (words::clean(&told.holder), words::clean(&told.to));
    let (record, purpose) = (words::short_id(&told.record), words::clean(&told.purpose));
    let what = match told.decision.as_str() {
        "grant" if told.until_ms != 0 => {
            let until = words::time(told.until_ms);
            say!("consent-may-until", holder, record, to, purpose, until)
        }
        "grant" => say!("consent-may", holder, record, to, purpose),
        "withdraw" => say!("consent-no-longer", holder, record, to),
        _ => say!("consent-may-not", holder, record, to),
    };
    format!("{what}\n {}\n", words::id(&told.id))
}

fn document(told: &ConsentResponse) -> Value {
    json!({
        "id": words::id(&told.id),
        "decision": told.decision,
        "record": words::id(&told.record),
        "holder": told.holder,
        "to": told.to,
        "purpose": told.purpose,
        "until": words::time_json(told.until_ms),
    })
}

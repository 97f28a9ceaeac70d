//! `ntc recall`: what became of corrections and retractions.

mod acted;
mod keep;
mod status;

use clap::Subcommand;
use serde_json::json;

use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Output, words};

/// The verbs of `ntc recall`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show who obeyed the correction or retraction of an alert
    Status(status::Arguments),
    /// Tell the author of a corrected or withdrawn alert whether you had to undo anything
    Acted(acted::Arguments),
    /// Keep an alert for a legal ground, whatever its author withdraws
    Keep(keep::Arguments),
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::Status(arguments) => status::run(arguments, connection, output).await,
        Command::Acted(arguments) => acted::run(arguments, connection, output).await,
        Command::Keep(arguments) => keep::run(arguments, connection, output).await,
    }
}

/// Says what an order about an alert came to: the sentence, or the alert's id and that of what was published.
fn told(output: &Output, about: &[u8], published: &[u8], sentence: &str) -> Result<Exit, Failure> {
    output.answer(
        |_| format!("{sentence}\n"),
        || json!({ "about": words::id(about), "id": words::id(published) }),
    )?;
    Ok(Exit::Done)
}

//! `ntc screening`: against what the node screens, how much doubt it shows, and when a subject was screened.

mod preset;
mod status;
mod subject;

use clap::Subcommand;

use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

/// The verbs of `ntc screening`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show against what is screened, and what waits
    Status(status::Arguments),
    /// Say how much doubt is shown, or see how much that would have been
    Preset(preset::Arguments),
    /// Show when a subject was screened and against what, or erase it
    Subject(subject::Arguments),
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::Status(arguments) => status::run(&arguments, connection, output).await,
        Command::Preset(arguments) => preset::run(&arguments, connection, output).await,
        Command::Subject(arguments) => subject::run(&arguments, connection, output).await,
    }
}

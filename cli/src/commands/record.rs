//! `ntc record`: how long records are kept, and erasing them before.

pub(super) mod ending;
mod erase;

use clap::Subcommand;

use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

/// The verbs of `ntc record`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Erase a record, or sections of it, for good
    Erase(erase::Arguments),
    /// List records of which something is erased soon
    Ending(ending::Arguments),
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::Erase(arguments) => erase::run(arguments, connection, output).await,
        Command::Ending(arguments) => ending::run(&arguments, connection, output).await,
    }
}

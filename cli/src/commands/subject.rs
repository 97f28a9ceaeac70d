//! `ntc subject`: what is held of a person or company that asks.

mod export;
mod find;
mod found;

use clap::Subcommand;

use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

/// The verbs of `ntc subject`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List every record that mentions a person or company, whatever became of it
    Find(find::Arguments),
    /// Write the same into files, for a supervisor or for who asks
    Export(export::Arguments),
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::Find(arguments) => find::run(&arguments, connection, output).await,
        Command::Export(arguments) => export::run(&arguments, connection, output).await,
    }
}

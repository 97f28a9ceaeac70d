//! `ntc hit`: what screening found, and what officers decide about it.

mod act;
mod line;
mod list;
mod owners;
mod show;
pub(super) mod waiting;

use clap::Subcommand;

use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

/// The verbs of `ntc hit`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the hits that wait for you, the urgent ones first
    List(list::Arguments),
    /// Show how a hit was compared, and what happened to it
    Show(show::Arguments),
    /// Work on hits, so that no other officer does
    Claim(act::Claim),
    /// Let other officers work on hits
    Release(act::Release),
    /// Say that it is the one that is looked for
    Confirm(act::Confirm),
    /// Tell the author of the alert that a hit was confirmed
    Tell(act::Tell),
    /// Say that it is not; the pair is not asked about again
    Reject(act::Reject),
    /// Let hits rest until a day, an arrival or an answer
    Snooze(act::Snooze),
    /// Open hits again that were put away
    Reopen(act::Reopen),
    /// Say what came of hits that were confirmed on your own lists
    Outcome(act::Outcome),
    /// Say how soon hits have to be looked at
    Prioritise(act::Prioritise),
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::List(arguments) => list::run(arguments, connection, output).await,
        Command::Show(arguments) => show::run(&arguments, connection, output).await,
        Command::Claim(arguments) => act::claim(arguments, connection, output).await,
        Command::Release(arguments) => act::release(arguments, connection, output).await,
        Command::Confirm(arguments) => act::confirm(arguments, connection, output).await,
        Command::Tell(arguments) => act::tell(arguments, connection, output).await,
        Command::Reject(arguments) => act::reject(arguments, connection, output).await,
        Command::Snooze(arguments) => act::snooze(arguments, connection, output).await,
        Command::Reopen(arguments) => act::reopen(arguments, connection, output).await,
        Command::Outcome(arguments) => act::outcome(arguments, connection, output).await,
        Command::Prioritise(arguments) => act::prioritise(arguments, connection, output).await,
    }
}

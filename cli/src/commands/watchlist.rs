//! `ntc watchlist`: whom and what you look for, your own lists and those that others publish.

mod describe;
mod export;
mod fields;
mod import;
mod list;
mod push;
mod put;
pub(super) mod reviews;
mod show;
mod state;
mod take_off;

use clap::Subcommand;
use ntc_core::watchlist::ListName;

use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

/// The verbs of `ntc watchlist`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a list that you and your colleagues write
    Create(describe::Create),
    /// Say anew what a list is, what of it leaves the node, what is asked
    Describe(describe::Describe),
    /// Take a list in as its publisher writes it
    Import(import::Import),
    /// Take in a newer version of a list that was imported
    Update(import::Update),
    /// Tell what a newer version of a list would change, and change nothing
    Diff(import::Compare),
    /// Write entries into a list of your own
    Add(Box<put::Arguments>),
    /// Take entries off a list of your own, or remove a whole list
    Remove(take_off::Arguments),
    /// Tell partners of the entries of a list by alerts, and of what became of them
    Push(push::Arguments),
    /// Show every list, and whether it holds
    List(list::Arguments),
    /// Show a list and its entries
    Show(show::Arguments),
    /// Write all entries of a list to a file
    Export(export::Arguments),
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::Create(arguments) => describe::create(arguments, connection, output).await,
        Command::Describe(arguments) => describe::describe(arguments, connection, output).await,
        Command::Import(arguments) => import::import(arguments, connection, output).await,
        Command::Update(arguments) => import::update(arguments, connection, output).await,
        Command::Diff(arguments) => import::compare(arguments, connection, output).await,
        Command::Add(arguments) => put::run(*arguments, connection, output).await,
        Command::Remove(arguments) => take_off::run(arguments, connection, output).await,
        Command::Push(arguments) => push::run(arguments, connection, output).await,
        Command::List(arguments) => list::run(&arguments, connection, output).await,
        Command::Show(arguments) => show::run(arguments, connection, output).await,
        Command::Export(arguments) => export::run(arguments, connection, output).await,
    }
}

/// Reads the name of a list.
pub(super) fn name(text: &str) -> Result<ListName, String> {
    text.parse::<ListName>().map_err(|error| error.to_string())
}

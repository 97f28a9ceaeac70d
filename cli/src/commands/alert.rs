//! `ntc alert`: what your party tells, and what partners told you.

mod correct;
mod delivery;
pub(super) mod draft;
pub(super) mod erasure;
mod import;
mod list;
mod new;
mod pages;
mod prove;
mod publish;
mod recipient;
mod refused;
mod retract;
mod sample;
pub(super) mod show;
mod summary;
mod warnings;
mod watch;

use clap::Subcommand;

pub(crate) use self::pages::{Pages, lacks, out_of_reach_json};
pub(crate) use self::publish::simulate;
pub(crate) use self::show::read_out;
pub(crate) use self::summary::{kind, line, record_json};
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

/// The verbs of `ntc alert`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Tell partners of a seizure, question by question
    New(new::Arguments),
    /// Write a commented draft to fill in to standard output
    Sample(sample::Arguments),
    /// Sign a draft and tell the partners
    Publish(publish::Arguments),
    /// Publish a table of seizures; bad rows are named, good rows go through
    Import(import::Arguments),
    /// List alerts, your own and received, newest first
    List(list::Arguments),
    /// List what partners sent that does not count, and why
    Refused(refused::Arguments),
    /// Show one alert as your party holds it
    Show(show::Arguments),
    /// Write an alert with what proves it into a file, for somebody who has no node
    Prove(prove::Arguments),
    /// Show alerts as they are published or received
    Watch(watch::Arguments),
    /// Replace an own alert by a corrected one
    Correct(correct::Arguments),
    /// Withdraw an own alert: it is hidden and erased wherever it is held
    Retract(retract::Arguments),
    /// Show for each partner what became of an own alert
    Delivery(delivery::Arguments),
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::New(arguments) => new::run(&arguments, connection, output).await,
        Command::Sample(arguments) => sample::run(&arguments, output),
        Command::Publish(arguments) => publish::run(&arguments, connection, output).await,
        Command::Import(arguments) => import::run(&arguments, connection, output).await,
        Command::List(arguments) => list::run(arguments, connection, output).await,
        Command::Refused(arguments) => refused::run(arguments, connection, output).await,
        Command::Show(arguments) => show::run(arguments, connection, output).await,
        Command::Prove(arguments) => prove::run(arguments, connection, output).await,
        Command::Watch(arguments) => watch::run(&arguments, connection, output).await,
        Command::Correct(arguments) => correct::run(arguments, connection, output).await,
        Command::Retract(arguments) => retract::run(arguments, connection, output).await,
        Command::Delivery(arguments) => delivery::run(arguments, connection, output).await,
    }
}

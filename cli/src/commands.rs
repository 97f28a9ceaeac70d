//! One module for each noun of the command line.

pub(crate) mod agreement;
pub(crate) mod alert;
pub(crate) mod answer;
pub(crate) mod approvals;
pub(crate) mod audit;
pub(crate) mod codes;
pub(crate) mod completions;
pub(crate) mod consent;
pub(crate) mod doctor;
pub(crate) mod find;
pub(crate) mod forward;
mod guided;
pub(crate) mod hit;
pub(crate) mod inbox;
pub(crate) mod input;
pub(crate) mod ledger;
pub(crate) mod man;
pub(crate) mod media;
pub(crate) mod named;
pub(crate) mod node;
pub(crate) mod notify;
pub(crate) mod outcome;
pub(crate) mod overdue;
pub(crate) mod peer;
pub(crate) mod policy;
pub(crate) mod query;
pub(crate) mod recall;
pub(crate) mod record;
pub(crate) mod request;
pub(crate) mod screen;
pub(crate) mod screening;
pub(crate) mod sought;
pub(crate) mod stats;
pub(crate) mod subject;
pub(crate) mod thread;
pub(crate) mod watch;
pub(crate) mod watchlist;
mod written;

use clap::CommandFactory;

use crate::args::{Cli, Command};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

/// Runs one command.
pub(crate) async fn run(cli: Cli, output: &Output) -> Result<Exit, Failure> {
    let connection = &cli.connection;
    match cli.command {
        Command::Find(arguments) => find::run(arguments, connection, output).await,
        Command::Alert(verb) => alert::run(verb, connection, output).await,
        Command::Media(verb) => media::run(verb, connection, output).await,
        Command::Agreement(verb) => agreement::run(verb, connection, output).await,
        Command::Approvals(verb) => approvals::run(verb, connection, output).await,
        Command::Doctor(arguments) => doctor::run(arguments, connection, output).await,
        Command::Peer(verb) => peer::run(verb, connection, output).await,
        Command::Outcome(arguments) => outcome::run(arguments, connection, output).await,
        Command::Overdue(arguments) => overdue::run(&arguments, connection, output).await,
        Command::Request(verb) => request::run(verb, connection, output).await,
        Command::Query(arguments) => query::run(arguments, connection, output).await,
        Command::Answer(arguments) => answer::run(arguments, connection, output).await,
        Command::Consent(verb) => consent::run(verb, connection, output).await,
        Command::Forward(arguments) => forward::run(arguments, connection, output).await,
        Command::Hit(verb) => hit::run(verb, connection, output).await,
        Command::Inbox(arguments) => inbox::run(&arguments, connection, output).await,
        Command::Thread(arguments) => thread::run(arguments, connection, output).await,
        Command::Stats(arguments) => stats::run(&arguments, connection, output).await,
        Command::Notify(verb) => notify::run(verb, connection, output).await,
        Command::Watch(arguments) => watch::run(&arguments, connection, output).await,
        Command::Watchlist(verb) => watchlist::run(verb, connection, output).await,
        Command::Screen(arguments) => screen::run(arguments, connection, output).await,
        Command::Screening(verb) => screening::run(verb, connection, output).await,
        Command::Recall(verb) => recall::run(verb, connection, output).await,
        Command::Record(verb) => record::run(verb, connection, output).await,
        Command::Subject(verb) => subject::run(verb, connection, output).await,
        Command::Audit(verb) => audit::run(verb, connection, output).await,
        Command::Policy(verb) => policy::run(verb, connection, output).await,
        Command::Ledger(verb) => ledger::run(verb, connection, output).await,
        Command::Node(verb) => node::run(verb, connection, output).await,
        Command::Codes(arguments) => codes::run(&arguments, output),
        Command::Completions(arguments) => completions::run(&arguments, Cli::command(), output),
        Command::Man(arguments) => man::run(&arguments, Cli::command()),
    }
}

//! `ntc request`: partners are asked.

mod about;
mod new;
mod show;
mod take;

use clap::Subcommand;
use ntc_lang::Grouped;
use ntc_proto::node::v1::AskResponse;
use serde_json::{Value, json};

use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// The verbs of `ntc request`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Ask a partner, with a request from a file
    New(new::Arguments),
    /// Ask the author of a record about it
    About(about::Arguments),
    /// Show how a request stands: received, taken on, answered, due
    Show(show::Arguments),
    /// Tell who asked that you work on its request
    Take(take::Arguments),
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::New(arguments) => new::run(arguments, connection, output).await,
        Command::About(arguments) => about::run(arguments, connection, output).await,
        Command::Show(arguments) => show::run(arguments, connection, output).await,
        Command::Take(arguments) => take::run(arguments, connection, output).await,
    }
}

/// How long an answer may take.
pub(super) fn within(minutes: u32) -> String {
    if minutes.is_multiple_of(60) {
        say!("request-hours", count = Grouped((minutes / 60).into()))
    } else {
        say!("request-minutes", count = Grouped(minutes.into()))
    }
}

/// Who was asked, and how long the answer may take.
fn asked(asked: &AskResponse) -> String {
    let (party, id) = (words::clean(&asked.asked), words::id(&asked.id));
    let time = within(asked.answer_within);
    let was = if asked.duplicate {
        say!("request-was-asked", party)
    } else {
        say!("request-is-asked", party)
    };
    let due = say!("request-due", time);
    let agreed = match asked.agreed_within {
        agreed if agreed > asked.answer_within => {
            let agreed = within(agreed);
            format!(" {}\n", say!("request-sooner", agreed))
        }
        _ => String::new(),
    };
    format!("{was}\n {id}\n {due}\n{agreed}")
}

fn document(asked: &AskResponse) -> Value {
    json!({
        "id": words::id(&asked.id),
        "asked": asked.asked,
        "answer_within_minutes": asked.answer_within,
        "agreed_within_minutes": asked.agreed_within,
        "duplicate": asked.duplicate,
    })
}

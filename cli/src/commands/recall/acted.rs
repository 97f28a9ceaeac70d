//! `ntc recall acted`: what an officer had to undo.

use clap::{Args, ValueEnum};
use ntc_core::party::Party;
use ntc_core::reason::Call;
use ntc_proto::node::v1::ActOnRecallRequest;

use crate::client::{Connection, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("recall-not-told")
}

const EXAMPLES: &str = "\
Your node hides by itself what its author withdrew or corrected. Whether somebody had acted on it before, you alone \
know, and the author wants to. Needs role liaison.

Examples:
  ntc recall acted 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 GE/revenue-service --undone no
  ntc recall acted 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 GE/revenue-service --undone yes";

/// What `ntc recall acted` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The alert's id, or its beginning as lists show it
    #[arg(value_parser = input::record_id, value_name = "ID")]
    id: input::RecordId,

    /// Whose alert it is
    #[arg(value_name = "PARTY")]
    origin: Party,

    /// Whether something was done on the word of the alert, and was undone or changed
    #[arg(long)]
    undone: Undone,
}

/// What had to be done.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Undone {
    // Something was undone or changed.
    Yes,
    // Nothing had to be.
    No,
}

/// Tells the author.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let id = arguments.id.whole(&node, &what()).await?;
    let origin = arguments.origin.to_string();
    let request = ActOnRecallRequest {
        id: id.clone(),
        origin: origin.clone(),
        changed: arguments.undone == Undone::Yes,
    };
    let told = node
        .recalls()
        .act_on_recall(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    let sentence = say!("recall-told", origin, id = words::short_id(&id));
    super::told(output, &id, &told.id, &sentence)
}

//! `ntc subject find`: who is mentioned where.

use clap::Args;

use super::found::{Found, Whom};
use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

/// What was not done.
fn what() -> String {
    say!("subject-not-found")
}

const EXAMPLES: &str = "\
Every record that the node holds is read: your own and your partners', refused ones, and those that were corrected or \
withdrawn. 'ntc find' is faster and finds those that count. Needs role administrator or auditor.

Examples:
  ntc subject find \"Anna Maria Eriksson\" L898902C3 +37322000000
  ntc subject find \"Anna Maria Eriksson\" --in person --json";

/// What `ntc subject find` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Whom to look for.
    #[command(flatten)]
    whom: Whom,
}

/// Finds them.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let found = Found::ask(&node, &arguments.whom, false, &what(), output).await?;
    output.answer(|output| found.text(output.width()), || found.document())?;
    Ok(Exit::Done)
}

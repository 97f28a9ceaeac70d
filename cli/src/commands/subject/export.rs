//! `ntc subject export`: what is held of a person, in files.

use std::path::PathBuf;

use clap::Args;
use ntc_lang::Grouped;
use serde_json::json;

use super::found::{Found, Whom};
use crate::client::Connection;
use crate::commands::written;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

/// What was not done.
fn what() -> String {
    say!("subject-not-exported")
}

const EXAMPLES: &str = "\
Writes FILE.json for programs and FILE.txt for people, which nobody but you may read. A file that is there is not \
written over. The audit of the node says that it was exported, and by whom. Needs role administrator or auditor.

Examples:
  ntc subject export \"Anna Maria Eriksson\" L898902C3 --to request-2026-114";

/// What `ntc subject export` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Whom to look for.
    #[command(flatten)]
    whom: Whom,

    /// The files, without their endings
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

/// Exports it.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let [programs, people] =
        ["json", "txt"].map(|ending| arguments.to.with_added_extension(ending));
    let node = connection.open().await?;
    let found = Found::ask(&node, &arguments.whom, true, &what(), output).await?;
    written::anew(&programs, &format!("{:#}\n", found.document()), &what())?;
    written::anew(&people, &found.text(None), &what())?;
    let names = [&programs, &people].map(|path| path.display().to_string());
    output.answer(
        |_| {
            let [programs, people] = &names;
            let count = Grouped(found.len());
            format!("{}\n", say!("subject-wrote", count, programs, people))
        },
        || json!({ "records": found.len(), "files": names }),
    )?;
    Ok(Exit::Done)
}

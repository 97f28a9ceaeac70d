//! `ntc alert correct`: the next version of an own alert.

use std::path::PathBuf;

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{CorrectRequest, CorrectResponse};
use serde_json::{Value, json};

use super::draft;
use super::recipient::{recipient_json, recipients};
use super::warnings::warnings;
use crate::client::{Connection, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("alert-not-corrected")
}

const EXAMPLES: &str = "\
The file is the whole alert as it should have been, not what differs. Every partner that has the alert is told which \
fields differ and why, and its node hides the alert; those whom agreements entitle get the next version. Needs role \
publisher.

Examples:
  ntc alert correct 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 seizure.toml --reason \"weighed again\"
  ntc recall status 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091     who obeyed";

/// What `ntc alert correct` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The alert's id, or its beginning as lists show it
    #[arg(value_parser = input::record_id, value_name = "ID")]
    id: input::RecordId,

    /// The alert as it should have been, TOML or JSON; - reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Why, for the partners that have it
    #[arg(long, value_name = "TEXT", default_value = "", value_parser = input::reason)]
    reason: String,
}

/// Publishes the next version.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let draft = draft::read(&arguments.file, &what())?;
    draft::a_case(&draft, &what())?;
    let node = connection.open().await?;
    let id = arguments.id.whole(&node, &what()).await?;
    let request = CorrectRequest {
        id: id.clone(),
        draft: Some(draft),
        reason: arguments.reason,
    };
    let corrected = node
        .recalls()
        .correct(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Draft, what(), &status))?
        .into_inner();
    output.answer(
        |output| text(&id, &corrected, output),
        || document(&id, &corrected),
    )?;
    Ok(Exit::Done)
}

fn text(id: &[u8], corrected: &CorrectResponse, output: &Output) -> String {
    let before = words::short_id(id);
    let mut text = say!("alert-corrected", before, version = corrected.version);
    text.push('\n');
    text.push_str(&format!(" {}\n", words::id(&corrected.id)));
    text.push_str(&warnings(&corrected.warnings));
    text.push('\n');
    text.push_str(&recipients(&corrected.recipients, output));
    text.push_str(&format!("\n{}\n", say!("alert-corrected-told")));
    // No list has it any more, so that only its whole id finds it.
    let whole = words::id(id);
    text.push_str(&format!(" {}\n", say!("alert-who-obeyed", id = whole)));
    text
}

fn document(id: &[u8], corrected: &CorrectResponse) -> Value {
    json!({
        "corrected": words::id(id),
        "id": words::id(&corrected.id),
        "version": corrected.version,
        "recipients": corrected.recipients.iter().map(recipient_json).collect::<Vec<_>>(),
        "warnings": corrected.warnings.iter().map(words::warning_json).collect::<Vec<_>>(),
    })
}

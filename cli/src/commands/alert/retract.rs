//! `ntc alert retract`: an own alert is withdrawn.

use clap::Args;
use ntc_core::model::codes::RETRACTION_REASONS;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{RetractRequest, RetractResponse};
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("alert-not-withdrawn")
}

const EXAMPLES: &str = "\
Every version of the alert is hidden at once and erased, on your node and on those of all partners that have it. \
It goes to them whatever is agreed by now; a suspended partner gets it once it is resumed. It cannot be taken back. To \
replace an alert by a better one, use 'ntc alert correct'. Needs role publisher.

Examples:
  ntc alert retract 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --reason wrong_subject
  ntc alert retract 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --reason duplicate --yes
  ntc codes retraction_reason                                the reasons, and what they mean
  ntc recall status 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091     who obeyed";

/// What `ntc alert retract` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The alert's id, or its beginning as lists show it
    #[arg(value_parser = input::record_id, value_name = "ID")]
    id: input::RecordId,

    /// Why: a code of the list "retraction reason"
    #[arg(long, value_name = "CODE", value_parser = reason)]
    reason: &'static str,

    /// Text beside the code, for the partners that have it
    #[arg(long, value_name = "TEXT", default_value = "", value_parser = input::reason)]
    text: String,

    /// Do not ask
    #[arg(long)]
    yes: bool,
}

fn reason(text: &str) -> Result<&'static str, String> {
    input::code(&RETRACTION_REASONS, &say!("alert-reasons"), text)
}

/// Withdraws the alert.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let id = arguments.id.whole(&node, &what()).await?;
    if !arguments.yes {
        let question = say!("alert-retract-ask", id = words::short_id(&id));
        let otherwise = say!("alert-give-yes");
        output.confirm(&format!(" {question} "), "yes", &what(), &otherwise)?;
    }
    let request = RetractRequest {
        id: id.clone(),
        reason: arguments.reason.to_owned(),
        text: arguments.text,
    };
    let retracted = node
        .recalls()
        .retract(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(|_| text(&id, &retracted), || document(&id, &retracted))?;
    Ok(Exit::Done)
}

fn text(withdrawn: &[u8], retracted: &RetractResponse) -> String {
    let id = words::short_id(withdrawn);
    let mut text = match retracted.records.len() {
        0 | 1 => say!("alert-withdrew", id),
        versions => say!("alert-withdrew-all", id, count = versions),
    };
    text.push('\n');
    if retracted.holders.is_empty() {
        text.push_str(&format!(" {}\n", say!("alert-retract-nobody")));
        return text;
    }
    text.push_str(&format!(" {}\n", say!("alert-retract-told")));
    for holder in &retracted.holders {
        text.push_str(&words::clean(&format!("  {holder}")));
        if retracted.unable.contains(holder) {
            text.push_str(&format!("   {}", say!("alert-retract-unable")));
        }
        text.push('\n');
    }
    // No list has it any more, so that only its whole id finds it.
    let whole = words::id(withdrawn);
    text.push_str(&format!(" {}\n", say!("alert-who-obeyed", id = whole)));
    text
}

fn document(id: &[u8], retracted: &RetractResponse) -> Value {
    let records = retracted.records.iter().map(|id| words::id(id));
    json!({
        "withdrawn": words::id(id),
        "id": words::id(&retracted.id),
        "records": records.collect::<Vec<_>>(),
        "holders": retracted.holders,
        "unable": retracted.unable,
    })
}

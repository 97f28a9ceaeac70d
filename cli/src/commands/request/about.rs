//! `ntc request about`: the author of a record is asked about it.

use clap::Args;
use ntc_core::intake;
use ntc_core::model::codes::REQUEST_KINDS;
use ntc_core::model::kind::Urgency;
use ntc_core::reason::Call;
use ntc_proto::node::v1::AskAboutRequest;

use super::{asked, document};
use crate::client::{Connection, ask};
use crate::commands::{input, named};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

fn what() -> String {
    say!("request-not-asked")
}

const EXAMPLES: &str = "\
Who may tell you an alert may be asked about it. The question has the purpose and the conditions of the alert, and the \
time for the answer is that of the agreement for the urgency. With --reference it can be asked again without harm: the \
second time writes nothing. 'ntc alert retract ID' withdraws a request. Needs role liaison.

Examples:
  ntc request about 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --asks information --text \"Who ordered it?\"
  ntc request about 0193b5a0-7c1e --asks document --text \"The bill of lading\" --urgency urgent
  ntc request about 0193b5a0-7c1e --asks information --text Plate \\
      --continues 0193b5a0-7c21-7d2f-8a3b-4c5d6e7f8091";

/// What `ntc request about` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    named: named::Record,

    /// What is asked for: a code of the list "request kind"
    #[arg(long, value_name = "CODE", value_parser = asks)]
    asks: &'static str,

    /// The question
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,

    /// Why it is needed; give it where persons are asked about
    #[arg(long, value_name = "TEXT")]
    justification: Option<String>,

    /// How soon: routine, priority, urgent or immediate
    #[arg(long, value_name = "URGENCY", default_value = "routine", value_parser = input::urgency)]
    urgency: Urgency,

    /// When the answer is wanted at the latest: 2026-12-08T09:30+04:00
    #[arg(long, value_name = "TIME")]
    reply_by: Option<String>,

    /// It tells what this answer wanted to know, by its id
    #[arg(long, value_name = "ID", value_parser = input::record_id)]
    continues: Option<input::RecordId>,

    /// The key under which your system holds the question: asked again under it, nothing is written
    #[arg(long, value_name = "TEXT")]
    reference: Option<String>,

    /// It confirms what you asked by voice
    #[arg(long)]
    oral: bool,
}

fn asks(text: &str) -> Result<&'static str, String> {
    input::code(&REQUEST_KINDS, &say!("request-kinds"), text)
}

/// Asks about a record.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let fields = [
        ("event.asks", Some(arguments.asks.to_owned())),
        ("event.text", arguments.text),
        ("event.justification", arguments.justification),
        ("event.reply_by", arguments.reply_by),
    ];
    let given = fields.into_iter();
    let given = given.filter_map(|(path, text)| Some((path, text?)));
    let mut event = intake::request(given).map_err(|errors| Failure::fields(what(), &errors))?;
    event.oral = arguments.oral;
    let node = connection.open().await?;
    let (id, origin) = arguments.named.whole(&node, &what()).await?;
    let request = AskAboutRequest {
        id,
        origin,
        event: Some(event),
        urgency: arguments.urgency as i32,
        continues: match arguments.continues {
            Some(answer) => answer.whole(&node, &what()).await?,
            None => Vec::new(),
        },
        reference: arguments.reference.unwrap_or_default(),
    };
    let told = node
        .requests()
        .ask_about(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(|_| asked(&told), || document(&told))?;
    Ok(Exit::Done)
}

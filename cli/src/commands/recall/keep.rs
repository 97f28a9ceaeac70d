//! `ntc recall keep`: a legal ground to keep what its author may withdraw.

use clap::Args;
use ntc_core::party::Party;
use ntc_core::reason::Call;
use ntc_proto::node::v1::KeepRequest;

use crate::client::{Connection, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("recall-not-kept")
}

const EXAMPLES: &str = "\
What its author withdraws is erased on your node at once, and what may be kept no longer, too. Where the law has you keep \
it, as evidence in a running case say, tell so before: the content stays in the files, is shown to nobody once it is \
withdrawn, and the author sees your ground. 'ntc record erase ID' ends it. Needs role liaison.

Examples:
  ntc recall keep 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 GE/revenue-service \\
    --ground \"Art. 93 CCP, case 114/2026\"";

/// What `ntc recall keep` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The alert's id, or its beginning as lists show it
    #[arg(value_parser = input::record_id, value_name = "ID")]
    id: input::RecordId,

    /// Whose alert it is
    #[arg(value_name = "PARTY")]
    origin: Party,

    /// The legal ground, which its author reads
    #[arg(long, value_name = "TEXT", value_parser = input::reason)]
    ground: String,

    /// Do not ask
    #[arg(long)]
    yes: bool,
}

/// Keeps it.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let id = arguments.id.whole(&node, &what()).await?;
    let origin = arguments.origin.to_string();
    if !arguments.yes {
        let question = say!("recall-ask", origin = &origin, id = words::short_id(&id));
        let otherwise = say!("recall-give-yes");
        output.confirm(&format!(" {question} "), "yes", &what(), &otherwise)?;
    }
    let request = KeepRequest {
        id: id.clone(),
        origin: origin.clone(),
        ground: arguments.ground,
    };
    let kept = node
        .recalls()
        .keep(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    let sentence = say!("recall-kept", id = words::short_id(&id), origin);
    super::told(output, &id, &kept.id, &sentence)
}

//! `ntc request new`: a request that stands for itself.

use std::path::PathBuf;

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::AskRequest;

use super::{asked, document};
use crate::client::{Connection, ask};
use crate::commands::alert::draft;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

const WHAT: &str = "nothing was asked";

const EXAMPLES: &str = "\
The file is a draft with kind = \"Request\", one party in audience, and under [event] what is asked: asks, a code of the \
list \"request kind\", and text. What is known of the case stands in the other sections. The time for the answer is that \
of the agreement for the urgency. With a 'source_reference' under [national] it can be asked again without harm: the \
second time writes nothing. 'ntc alert retract ID' withdraws a request. Needs role liaison.

Examples:
  ntc request new question.toml
  ntc request about 0193b5a0-7c1e --asks information --text \"Who ordered it?\"
  ntc codes request_kind";

/// What `ntc request new` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The request, TOML or JSON; - reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Asks a partner.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let draft = draft::read(&arguments.file, WHAT)?;
    let node = connection.open().await?;
    let request = AskRequest { draft: Some(draft) };
    let told = node
        .requests()
        .ask(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, WHAT, &status))?
        .into_inner();
    output.answer(|_| asked(&told), || document(&told))?;
    Ok(Exit::Done)
}

//! `ntc request new`: a request that stands for itself.

use std::path::PathBuf;

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{AskRequest, AskResponse, Draft};

use super::{asked, document};
use crate::client::{Connection, ask};
use crate::commands::alert::draft;
use crate::commands::guided::{Guided, Wish, known};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::form::request::REQUEST;
use crate::form::terminal::Terminal;
use crate::lang::say;
use crate::output::{Output, words};

fn what() -> String {
    say!("request-not-asked")
}

const EXAMPLES: &str = "\
The file is a draft with kind = \"Request\", one party in audience, and under [event] what is asked: asks, a code of the \
list \"request kind\", and text. What is known of the case stands in the other sections. The time for the answer is that \
of the agreement for the urgency. With a 'source_reference' under [national] it can be asked again without harm: the \
second time writes nothing. 'ntc alert retract ID' withdraws a request. Needs role liaison.

Without a file it asks for all of that at a terminal, question by question, judges each answer at once, and keeps them in a \
file for you alone in ~/.local/state/ntc/drafts until the request is made. Esc or Ctrl-C leaves the form; --draft goes on with \
it, and removes the file once the request is made.

Examples:
  ntc request new
  ntc alert sample --request > question.toml
  ntc request new question.toml
  ntc request new --draft ~/.local/state/ntc/drafts/request-20261128-4f9c2a1b.toml
  ntc request about 0193b5a0-7c1e --asks information --text \"Who ordered it?\"
  ntc codes request_kind";

/// What `ntc request new` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The request, TOML or JSON; - reads standard input. Without it you are asked
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// Go on with a request that was kept
    #[arg(long, value_name = "FILE", conflicts_with = "file")]
    draft: Option<PathBuf>,
}

/// Asks a partner.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let told = match &arguments.file {
        Some(file) => {
            let draft = draft::read(file, &what())?;
            draft::a_question(&draft, &what())?;
            put(draft, connection).await?
        }
        None => match guided(&arguments, connection, output).await? {
            Some(told) => told,
            None => return Ok(Exit::Done),
        },
    };
    output.answer(|_| asked(&told), || document(&told))?;
    Ok(Exit::Done)
}

/// Puts a request to the party that it names.
async fn put(draft: Draft, connection: &Connection) -> Result<AskResponse, Failure> {
    let node = connection.open().await?;
    let request = AskRequest { draft: Some(draft) };
    let told = node.requests().ask(ask(request)).await;
    told.map(tonic::Response::into_inner)
        .map_err(|status| Failure::status(Call::Records, what(), &status))
}

/// The same, question by question; none when it is kept for another time.
async fn guided(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Option<AskResponse>, Failure> {
    Terminal::refuse_others(output, Call::Draft, &what())?;
    let known = known(connection, output).await?;
    let command = ("ntc request new", what());
    let draft = arguments.draft.as_ref();
    let mut guided = Guided::begin(&REQUEST, draft, &known, command, output)?;
    guided.fill()?;
    loop {
        let draft = match guided.draft() {
            Ok(draft) => draft,
            Err(failure) if guided.mend(&failure)? => continue,
            Err(_) => return Ok(None),
        };
        let party = draft.audience.first().map_or("", String::as_str);
        output.note(&say!("request-not-yet", party = words::clean(party)));
        match guided.wish(Some(&say!("request-ask-it")))? {
            Wish::Change => guided.change("")?,
            Wish::Later => {
                guided.later()?;
                return Ok(None);
            }
            Wish::Go => match put(draft, connection).await {
                Ok(told) => {
                    guided.done()?;
                    return Ok(Some(told));
                }
                Err(failure) if !failure.is_of_a_field() => return Err(guided.kept(failure)),
                Err(failure) if guided.mend(&failure)? => {}
                Err(_) => return Ok(None),
            },
        }
    }
}

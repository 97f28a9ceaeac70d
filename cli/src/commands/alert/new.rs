//! `ntc alert new`: a seizure notice, question by question.

use std::path::PathBuf;

use clap::Args;
use ntc_core::intake::made_reference;
use ntc_core::party::Party;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{Draft, PreviewResponse};
use serde_json::Value;

use super::{draft, publish};
use crate::client::Connection;
use crate::commands::guided::{Guided, Wish, known};
use crate::commands::node;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::form::notice::NOTICE;
use crate::form::terminal::Terminal;
use crate::lang::say;
use crate::output::Output;

const EXAMPLES: &str = "\
It asks where, when, what, how much, how it was hidden and found, and who gets it. Each answer is judged at once as \
a draft from a file is. A code is found by typing a part of what it means; Enter takes what stands there. Then it shows what \
each partner would get, and asks whether to publish.

Each answer is kept in a file for you alone, in ~/.local/state/ntc/drafts, until the alert is published. Esc or Ctrl-C \
leaves the form and --draft goes on with it. What is kept is an ordinary draft: 'ntc alert publish FILE' takes it too. \
--draft keeps its answers in the file that it names, and removes it once it is published.

It needs a terminal. Programs, and officers who like a file better: 'ntc alert sample'. Needs role publisher.

Examples:
  ntc alert new
  ntc alert new --draft ~/.local/state/ntc/drafts/alert-20261128-4f9c2a1b.toml";

/// What was not done.
fn what() -> String {
    say!("alert-not-published")
}

/// What `ntc alert new` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Go on with a draft that was kept, or any draft of a seizure in TOML
    #[arg(long, value_name = "FILE")]
    draft: Option<PathBuf>,
}

/// Asks, shows, and publishes.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    Terminal::refuse_others(output, Call::Draft, &what())?;
    let known = known(connection, output).await?;
    let command = ("ntc alert new", what());
    let mut guided = Guided::begin(&NOTICE, arguments.draft.as_ref(), &known, command, output)?;
    guided.fill()?;
    loop {
        let looked = match guided.draft() {
            Ok(draft) => looked(draft, connection).await,
            Err(failure) => Err(failure),
        };
        let (draft, preview, origin) = match looked {
            Ok(looked) => looked,
            Err(failure) if !failure.is_of_a_field() => return Err(guided.kept(failure)),
            Err(failure) if guided.mend(&failure)? => continue,
            Err(_) => return Ok(Exit::Done),
        };
        output.answer(
            |output| publish::shown(&draft, &preview, &origin, output),
            || Value::Null,
        )?;
        if preview.duplicate {
            guided.done()?;
            return Ok(publish::ended(&preview.recipients));
        }
        match guided.wish(Some(&say!("alert-publish-it")))? {
            Wish::Change => guided.change("")?,
            Wish::Later => {
                guided.later()?;
                return Ok(Exit::Done);
            }
            Wish::Go => {
                let told = publish::tell(&draft, connection, output).await;
                let exit = told.map_err(|failure| guided.kept(failure))?;
                guided.done()?;
                return Ok(exit);
            }
        }
    }
}

/// Judges a draft by every rule that publishing would, and asks the node who would get what.
async fn looked(
    mut draft: Draft,
    connection: &Connection,
) -> Result<(Draft, PreviewResponse, Party), Failure> {
    draft::a_case(&draft, &what())?;
    made_reference(&mut draft);
    let origin = node::party(connection, &what()).await?;
    draft::check(&draft, &origin, &what())?;
    let node = connection.open().await?;
    let preview = publish::previewed(&node, &draft, false, &what()).await?;
    Ok((draft, preview, origin))
}

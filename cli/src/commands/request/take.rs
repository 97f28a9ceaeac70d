//! `ntc request take`: who asked learns that an officer works on it.

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::TakeRequest;
use serde_json::json;

use crate::client::{Connection, ask};
use crate::commands::named;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

fn what() -> String {
    say!("request-not-told")
}

const EXAMPLES: &str = "\
Of a notice that a partner met whom your alert looks for, it tells that partner that you look after it, and takes it off your inbox. \
Your node tells by itself that it received a request. This says that an officer works on it; the time for the answer runs \
on. Needs role liaison.

Examples:
  ntc request take 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091";

/// What `ntc request take` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    request: named::Request,
}

/// Takes a request on.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let (id, origin) = arguments.request.whole(&node, &what()).await?;
    let request = TakeRequest {
        id: id.clone(),
        origin,
    };
    let told = node
        .requests()
        .take(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(
        |_| {
            let (id, by) = (words::short_id(&id), words::id(&told.id));
            format!("{}\n {by}\n", say!("request-taken", id))
        },
        || json!({ "about": words::id(&id), "id": words::id(&told.id) }),
    )?;
    Ok(Exit::Done)
}

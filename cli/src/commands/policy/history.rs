//! `ntc policy history` and `ntc policy show`: the rules that decide, and those that did.

use clap::Args;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ListPoliciesRequest, PolicyVersion};
use serde_json::json;

use super::{shown, version_json};
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::table::Table;
use crate::output::{Output, words};

pub(super) const EXAMPLES: &str = "\
The rules of each activation are kept for good. Number 1 are those that the node began with: they permit exactly what \
agreements and authors let go.

Examples:
  ntc policy history
  ntc policy history --json | jq -r '.versions[] | [.number, .activated, .officer, .reason] | @tsv'";

const SHOW: &str = "\
Prints the text as it was written, comments included.

Examples:
  ntc policy show > rules.cedar     the rules that decide, to change them
  ntc policy show 1                 those that the node began with";

/// What `ntc policy show` takes.
#[derive(Args, Debug)]
#[command(after_long_help = SHOW)]
pub(crate) struct Show {
    /// The number of the text; without it, the one that decides
    #[arg(value_name = "NUMBER")]
    number: Option<u64>,
}

/// Lists every text.
pub(super) async fn run(connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let listed = node
        .policy()
        .list_policies(ask(ListPoliciesRequest {}))
        .await;
    let versions = listed
        .map_err(|status| Failure::status(Call::Node, say!("policy-not-listed"), &status))?
        .into_inner()
        .versions;
    output.answer(
        |output| table(&versions, output),
        || json!({ "versions": versions.iter().map(version_json).collect::<Vec<_>>() }),
    )?;
    Ok(Exit::Done)
}

fn table(versions: &[PolicyVersion], output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("policy-column-no"),
        &say!("policy-column-since"),
        &say!("policy-column-by"),
        &say!("policy-column-rules"),
        &say!("policy-column-state"),
        &say!("policy-column-why"),
    ]);
    for version in versions {
        let state = match (version.broken.is_empty(), version.active) {
            (false, true) => say!("policy-state-nothing-told"),
            (false, false) => say!("policy-state-unreadable"),
            (true, true) => say!("policy-state-decides"),
            (true, false) => String::new(),
        };
        table.row([
            version.number.to_string(),
            words::time(version.activated_ms),
            words::or_nothing(&words::clean(&version.officer)),
            version.rules.to_string(),
            words::or_nothing(&state),
            words::clean(&version.reason),
        ]);
    }
    table.draw(output.width(), &[2, 4, 5], &[0, 3])
}

/// Shows a text.
pub(super) async fn show(
    arguments: &Show,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let number = arguments.number.unwrap_or_default();
    let shown = shown(&node, number, &say!("policy-not-shown")).await?;
    let version = shown.version.unwrap_or_default();
    if output.is_json() {
        let document = || json!({ "version": version_json(&version), "text": shown.text });
        output.answer(|_| String::new(), document)?;
    } else {
        // As it was written, so that it can be changed and activated.
        output.raw(words::clean_lines(&shown.text).as_bytes())?;
    }
    Ok(Exit::Done)
}

//! `ntc approvals`: what one officer asked for and another one approves.

mod decide;
mod told;

use clap::Subcommand;
use ntc_core::approval::ApprovalId;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{
    Approval, ListApprovalsRequest, ShowApprovalRequest, ShowApprovalResponse,
};
use serde_json::json;

use self::told::{approval_json, shown_json, shown_text, table};
use crate::client::{Connection, Node, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

const LIST_EXAMPLES: &str = "\
A command that needs a second officer ends with 9, and what it asked for waits here with the hash of its exact bytes. \
Without --all those are listed that wait, or are approved and not carried out yet.

Examples:
  ntc approvals list
  ntc approvals list --all          what became of others, for 30 days";

const SHOW_EXAMPLES: &str = "\
All of it is read from the exact bytes that would be carried out: the agreement in plain sentences, the record as \
partners would see it and who gets it, the partner's card with its fingerprint.

Examples:
  ntc approvals show A7
  ntc approvals show A7 --json | jq -r .sha256";

/// The verbs of `ntc approvals`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List what waits for a second officer
    #[command(after_long_help = LIST_EXAMPLES)]
    List {
        /// Also what was decided, carried out or over
        #[arg(long)]
        all: bool,
    },
    /// Show what a request would do, and its hash
    #[command(after_long_help = SHOW_EXAMPLES)]
    Show {
        /// The request, for example A7
        id: ApprovalId,
    },
    /// Approve what another officer asked for; it is carried out at once
    Approve(decide::Approve),
    /// Refuse what another officer asked for, or take back what you did
    Refuse(decide::Refuse),
    /// Ask for an officer's certificate or another signing key, which are made on the node's machine
    Ask(decide::Ask),
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::List { all } => list(all, connection, output).await,
        Command::Show { id } => {
            let node = connection.open().await?;
            let shown = show(&node, id, &say!("approvals-not-shown")).await?;
            output.answer(|output| shown_text(&shown, output), || shown_json(&shown))?;
            Ok(Exit::Done)
        }
        Command::Approve(arguments) => decide::approve(arguments, connection, output).await,
        Command::Refuse(arguments) => decide::refuse(arguments, connection, output).await,
        Command::Ask(arguments) => decide::request(arguments, connection, output).await,
    }
}

async fn list(all: bool, connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let request = ListApprovalsRequest { open: !all };
    let listed = node.approvals().list_approvals(ask(request)).await;
    let listed = listed.map_err(|status| failed(&say!("approvals-not-listed"), &status))?;
    let approvals = listed.into_inner().approvals;
    output.answer(
        |output| table(&approvals, all, output),
        || {
            let approvals: Vec<_> = approvals.iter().map(approval_json).collect();
            json!({ "approvals": approvals })
        },
    )?;
    Ok(Exit::Done)
}

/// One request with what it would do.
async fn show(node: &Node, id: ApprovalId, what: &str) -> Result<ShowApprovalResponse, Failure> {
    let request = ShowApprovalRequest { id: id.number() };
    let shown = node.approvals().show_approval(ask(request)).await;
    Ok(shown.map_err(|status| failed(what, &status))?.into_inner())
}

fn failed(what: &str, status: &tonic::Status) -> Failure {
    Failure::status(Call::Node, what, status)
}

/// The request of an answer.
fn named(approval: Option<Approval>) -> Approval {
    approval.unwrap_or_default()
}

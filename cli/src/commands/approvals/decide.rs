//! `ntc approvals approve`, `refuse` and `ask`.

use clap::{Args, Subcommand};
use ntc_core::approval::ApprovalId;
use ntc_core::identity::card::KeyRole;
use ntc_core::identity::officer::{OfficerName, Role};
use ntc_core::reason::{Call, Reason};
use ntc_proto::node::v1::ask_approval_request::Act;
use ntc_proto::node::v1::{
    ApproveRequest, AskApprovalRequest, ChangeKey, IssueOfficer, RefuseApprovalRequest,
};
use tonic_types::StatusExt as _;

use super::told::{approval_json, name, sha256, shown_text, stands};
use super::{failed, named, show};
use crate::client::{Connection, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

fn not_approved() -> String {
    say!("approvals-not-approved")
}

/// Digits of a hash that are enough to tell one request from another.
const MIN_DIGITS: usize = 12;

const APPROVE: &str = "\
What would be done is shown, and you are asked. With --hash you are not asked: give the hash that you read in 'ntc \
approvals show', at least 12 digits of it; a request with another hash is refused. Who asked for it cannot approve it. \
An agreement, a partner, an erasure or a key needs role administrator; a record needs role publisher or liaison.

It is carried out at once and once, in the name of who asked, and the audit names you both. What is done on the node's \
machine is done there, by the command that is told. What could not be carried out ends with the exit code of its reason; \
what cannot be carried out now, and is tried again, ends with 7.

Examples:
  ntc approvals approve A7
  ntc approvals approve A7 --hash 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

const REFUSE: &str = "\
Nothing is done then. Who asked for it sees the reason, and may take it back in the same way.

Examples:
  ntc approvals refuse A7 --reason \"the annex is missing\"";

const ASK: &str = "\
Where two officers are needed for certificates of officers or for signing keys, 'ntc-node officer issue' and 'ntc-node \
key' on the node's machine do only what was approved. Ask for it here, have another administrator approve it, and give the \
command there, once. Needs role administrator.

Examples:
  ntc approvals ask officer --name boris --roles liaison,publisher
  ntc approvals ask key-rotate author
  ntc approvals ask key-rotate author --now
  ntc approvals ask key-revoke author";

/// What `ntc approvals approve` takes.
#[derive(Args, Debug)]
#[command(after_long_help = APPROVE)]
pub(crate) struct Approve {
    /// The request, for example A7
    id: ApprovalId,

    /// The hash that you read, so that you are not asked
    #[arg(long, value_name = "SHA256", value_parser = digits)]
    hash: Option<String>,
}

/// What `ntc approvals refuse` takes.
#[derive(Args, Debug)]
#[command(after_long_help = REFUSE)]
pub(crate) struct Refuse {
    /// The request, for example A7
    id: ApprovalId,

    /// Why, at most 500 characters
    #[arg(long, value_parser = input::why, value_name = "TEXT")]
    reason: String,
}

/// What `ntc approvals ask` takes.
#[derive(Args, Debug)]
#[command(after_long_help = ASK)]
pub(crate) struct Ask {
    #[command(subcommand)]
    act: Asked,
}

#[derive(Debug, Subcommand)]
enum Asked {
    /// A certificate for an officer
    #[command(
        after_long_help = "Examples:\n  ntc approvals ask officer --name boris --roles liaison"
    )]
    Officer {
        /// The officer's name
        #[arg(long)]
        name: OfficerName,
        /// What the officer may do
        #[arg(long, value_delimiter = ',', required = true)]
        roles: Vec<Role>,
    },
    /// Let the announced key of a role sign
    #[command(
        after_long_help = "Examples:\n  ntc approvals ask key-rotate author\n  ntc approvals ask key-rotate author --now"
    )]
    KeyRotate {
        /// author, ledger, witness or receipt
        #[arg(value_parser = key)]
        role: KeyRole,
        /// Where none is announced, a key that no partner knows yet: the command there has --now too
        #[arg(long)]
        now: bool,
    },
    /// Revoke the key of a role that signs
    #[command(after_long_help = "Examples:\n  ntc approvals ask key-revoke author")]
    KeyRevoke {
        /// author, ledger, witness or receipt
        #[arg(value_parser = key)]
        role: KeyRole,
    },
}

fn key(text: &str) -> Result<KeyRole, String> {
    let found = KeyRole::ALL.into_iter().find(|role| role.name() == text);
    found.ok_or_else(|| say!("approvals-keys", names = format!("{}", KeyRole::NAMES)))
}

fn digits(text: &str) -> Result<String, String> {
    let text = text.trim().to_ascii_lowercase();
    let fits =
        (MIN_DIGITS..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit());
    fits.then_some(text)
        .ok_or_else(|| say!("approvals-digits", least = MIN_DIGITS, most = 64_usize))
}

/// Approves what was read.
pub(super) async fn approve(
    arguments: Approve,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let shown = show(&node, arguments.id, &not_approved()).await?;
    let approval = named(shown.approval.clone());
    match &arguments.hash {
        Some(hash) if sha256(&approval).starts_with(hash.as_str()) => {}
        Some(_) => {
            let why = say!("approvals-other-hash");
            let reason = Reason::ApprovalHashMismatch;
            return Err(Failure::said(
                Call::Node,
                not_approved(),
                reason,
                "hash",
                why,
            ));
        }
        None => {
            let question = format!(
                "{}\n {} ",
                shown_text(&shown, output),
                say!("approvals-question")
            );
            let otherwise = say!("approvals-give-hash");
            output.confirm(&question, "approve", &not_approved(), &otherwise)?;
        }
    }
    let request = ApproveRequest {
        id: arguments.id.number(),
        sha256: approval.sha256,
    };
    let approved = node.approvals().approve(ask(request)).await;
    let approved = approved.map_err(|status| {
        let what = if is_known(&status) {
            not_approved()
        } else {
            say!("approvals-not-known", id = arguments.id.to_string())
        };
        failed(&what, &status)
    })?;
    let approval = named(approved.into_inner().approval);
    output.answer(|_| stands(&approval), || approval_json(&approval))?;
    Ok(match approval.stage.as_str() {
        "failed" => Reason::from_code(&approval.outcome).map_or(Exit::Other, |it| it.row().exit),
        // The node tries it again; what is done on its machine has a command.
        "approved" if approval.command.is_empty() => Exit::Unavailable,
        _ => Exit::Done,
    })
}

/// Whether the node says that it approved nothing. A node that goes away meanwhile says nothing, and one that fails may
/// have kept the approval.
fn is_known(status: &tonic::Status) -> bool {
    let details = status.get_error_details();
    let code = details.error_info().map(|info| info.reason.as_str());
    let reason = code.and_then(Reason::from_code);
    reason.is_some_and(|it| it != Reason::OutcomeUnknown && it != Reason::Internal)
}

/// Refuses it.
pub(super) async fn refuse(
    arguments: Refuse,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let request = RefuseApprovalRequest {
        id: arguments.id.number(),
        reason: arguments.reason,
    };
    let refused = node.approvals().refuse_approval(ask(request)).await;
    let refused = refused.map_err(|status| failed(&say!("approvals-not-refused"), &status))?;
    let approval = named(refused.into_inner().approval);
    output.answer(|_| stands(&approval), || approval_json(&approval))?;
    Ok(Exit::Done)
}

/// Asks for what is done on the node's machine.
pub(super) async fn request(
    arguments: Ask,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let act = match arguments.act {
        Asked::Officer { name, roles } => Act::IssueOfficer(IssueOfficer {
            name: name.to_string(),
            roles: roles.iter().map(|role| role.code().to_owned()).collect(),
        }),
        Asked::KeyRotate { role, now } => Act::ChangeKey(ChangeKey {
            role: role.name().to_owned(),
            revoke: false,
            now,
        }),
        Asked::KeyRevoke { role } => Act::ChangeKey(ChangeKey {
            role: role.name().to_owned(),
            revoke: true,
            now: false,
        }),
    };
    let node = connection.open().await?;
    let request = AskApprovalRequest { act: Some(act) };
    let asked = node.approvals().ask_approval(ask(request)).await;
    let asked = asked.map_err(|status| failed(&say!("approvals-not-asked"), &status))?;
    let approval = named(asked.into_inner().approval);
    let id = name(&approval);
    output.answer(
        |_| {
            format!(
                "{} {}\n",
                stands(&approval).trim_end(),
                say!("approvals-another", id, hash = sha256(&approval))
            )
        },
        || approval_json(&approval),
    )?;
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use tonic::{Code, Status};
    use tonic_types::ErrorDetails;

    use super::*;

    #[test]
    fn what_may_have_been_approved_is_not_said_to_be_not_approved() {
        let told = |reason: Reason| {
            let details = ErrorDetails::with_error_info(reason.code(), "", []);
            is_known(&Status::with_error_details(Code::Unknown, "", details))
        };
        assert!(told(Reason::ApprovalHashMismatch));
        assert!(!told(Reason::OutcomeUnknown));
        assert!(!told(Reason::Internal));
        assert!(!is_known(&Status::unavailable("it went away")));
    }
}

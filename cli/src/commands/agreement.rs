//! `ntc agreement`: documents that say who shares what, signed by all their parties.

mod change;
mod check;
mod contact;
mod new;
mod read;

use std::path::PathBuf;

use clap::Subcommand;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{ResumeRequest, SuspendRequest, WithdrawRequest};

use super::input;
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::Output;

const PROPOSE_EXAMPLES: &str = "\
Signs the exact bytes of the file for your party and sends them to the other parties. It is in force with a partner \
once the partner has signed the same bytes. Needs role administrator.

The node looks at the document first: whether its parties are enrolled, its dates, placeholders, what it changes of the \
version before, and which clauses the program does not carry out. What --check stops is not proposed.

Examples:
  ntc agreement propose az-ge-narcotics.toml --check     look at it, sign nothing
  ntc agreement propose az-ge-narcotics.toml";

const WITHDRAW_EXAMPLES: &str = "\
Takes back a proposal of your party that no partner has signed yet; nobody can sign it any more. A corrected document \
may have the same version. Needs role administrator.

Examples:
  ntc agreement withdraw az-ge-narcotics --reason \"wrong last day\"";

const TERMINATE_EXAMPLES: &str = "\
Ends every version of the agreement for your party, at once and for good: nothing is sent under it any more, and what \
waits is held back. The partners are told, with the reason. To leave in the time that the agreement names, use 'ntc \
agreement give-notice'. Later another agreement needs another id. Needs role administrator.

Examples:
  ntc agreement terminate az-ge-narcotics --reason \"replaced by the treaty of 2027\" --yes";

const NOTICE_EXAMPLES: &str = "\
Says that your party leaves the agreement, in the time that the agreement names: one that is renewed ends with the \
period that runs, or with the next one when the notice comes too late; another one ends after its days of notice. Until \
then it goes on. The partners are told, with the reason. A notice is not taken back; a version that all sign later does \
not end by it. Needs role administrator.

Examples:
  ntc agreement give-notice az-ge-narcotics --reason \"replaced by the treaty of 2027\" --yes";

const SIGN_EXAMPLES: &str = "\
Shows the document as the node holds it, and asks. What you sign is what you read: with --file the document has to \
be, byte by byte, the file that your lawyers approved; with --sha256 it has to have that hash. Neither asks. \
Needs role administrator.

Examples:
  ntc agreement sign az-ge-narcotics
  ntc agreement sign az-ge-narcotics --file approved.toml";

const LIST_EXAMPLES: &str = "\
A party's name has '+' once it signed and '!' while it suspends the agreement.

Examples:
  ntc agreement list
  ntc agreement list --json | jq '.agreements[] | select(.state != \"in_force\")'";

const SHOW_EXAMPLES: &str = "\
--document writes the exact bytes and nothing else, so that they can be compared, archived or signed.

Examples:
  ntc agreement show az-ge-narcotics
  ntc agreement show az-ge-narcotics --document > held.toml";

const SUSPEND_EXAMPLES: &str = "\
Takes effect at once and on one side: nothing is sent under the agreement, whatever waits is held back. The partners \
are told, with the reason; where the node cannot write just now it ends with 7, and the node tells them by itself when \
it can. What you publish meanwhile does not go to them, not even after 'ntc agreement resume'. \
Needs role administrator.

Examples:
  ntc agreement suspend az-ge-narcotics --reason \"parliamentary review until 1 March\"";

const RESUME_EXAMPLES: &str = "\
Lifts your own suspension only. What was published before it and held back is sent. An agreement that ended for good \
is not resumed. Needs role administrator.

Examples:
  ntc agreement resume az-ge-narcotics";

pub(crate) use self::contact::{json as contacts_json, table as contacts_table};
pub(crate) use self::read::document as agreement_json;

/// The verbs of `ntc agreement`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write a complete draft agreement to standard output
    New(new::Arguments),
    /// Sign a document and send it to its parties
    #[command(after_long_help = PROPOSE_EXAMPLES)]
    Propose {
        /// The document
        file: PathBuf,
        /// Check the document and say what it holds; sign and send nothing
        #[arg(long)]
        check: bool,
    },
    /// Countersign a document that a partner proposed
    #[command(after_long_help = SIGN_EXAMPLES)]
    Sign {
        /// The agreement's id
        id: String,
        /// Sign only if the document is this file, byte by byte
        #[arg(long, value_name = "FILE", conflicts_with = "sha256")]
        file: Option<PathBuf>,
        /// Sign only if the document has this hash
        #[arg(long, value_name = "SHA256", value_parser = input::sha256)]
        sha256: Option<input::Bytes>,
    },
    /// List agreements, and what is in force
    #[command(after_long_help = LIST_EXAMPLES)]
    List,
    /// Show an agreement with its document
    #[command(after_long_help = SHOW_EXAMPLES)]
    Show {
        /// The agreement's id
        id: String,
        /// Write the exact bytes of the document, and nothing else
        #[arg(long)]
        document: bool,
    },
    /// Stop sharing under an agreement, at once
    #[command(after_long_help = SUSPEND_EXAMPLES)]
    Suspend {
        /// The agreement's id
        id: String,
        /// Why, at most 500 characters
        #[arg(long, value_parser = input::why, value_name = "TEXT")]
        reason: String,
    },
    /// Lift your own suspension
    #[command(after_long_help = RESUME_EXAMPLES)]
    Resume {
        /// The agreement's id
        id: String,
    },
    /// Tell the other parties whom of yours to call
    Contact(contact::Arguments),
    /// Take back a proposal that no partner has signed
    #[command(after_long_help = WITHDRAW_EXAMPLES)]
    Withdraw {
        /// The agreement's id
        id: String,
        /// Why, at most 500 characters
        #[arg(long, value_parser = input::reason, value_name = "TEXT", default_value = "")]
        reason: String,
    },
    /// Leave an agreement in the time that it names
    #[command(after_long_help = NOTICE_EXAMPLES)]
    GiveNotice {
        /// The agreement's id
        id: String,
        /// Why, at most 500 characters
        #[arg(long, value_parser = input::why, value_name = "TEXT")]
        reason: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// End an agreement for your party, for good
    #[command(after_long_help = TERMINATE_EXAMPLES)]
    Terminate {
        /// The agreement's id
        id: String,
        /// Why, at most 500 characters
        #[arg(long, value_parser = input::why, value_name = "TEXT")]
        reason: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::New(arguments) => new::run(&arguments, connection, output).await,
        Command::Propose { file, check } => change::propose(&file, check, connection, output).await,
        Command::Sign { id, file, sha256 } => {
            change::sign(
                id,
                file.as_deref(),
                sha256.map(|hash| hash.0),
                connection,
                output,
            )
            .await
        }
        Command::List => read::list(connection, output).await,
        Command::Show { id, document } => read::show(id, document, connection, output).await,
        Command::Suspend { id, reason } => {
            let node = connection.open().await?;
            let request = ask(SuspendRequest { id, reason });
            let answer = node.agreements().suspend(request).await;
            change::changed(
                Call::Agreement,
                answer,
                change::Change {
                    failed: say!("agreement-not-suspended"),
                    not_told: || say!("agreement-suspended-not-told"),
                    not_acting: || say!("agreement-suspended-not-acting"),
                },
                output,
            )
        }
        Command::Resume { id } => {
            let node = connection.open().await?;
            let answer = node.agreements().resume(ask(ResumeRequest { id })).await;
            change::changed(
                Call::Agreement,
                answer,
                change::Change {
                    failed: say!("agreement-not-resumed"),
                    not_told: || say!("agreement-resumed-not-told"),
                    not_acting: || say!("agreement-resumed-not-acting"),
                },
                output,
            )
        }
        Command::Withdraw { id, reason } => {
            let node = connection.open().await?;
            let request = ask(WithdrawRequest { id, reason });
            let answer = node.agreements().withdraw(request).await;
            change::changed(
                Call::Agreement,
                answer,
                change::Change {
                    failed: say!("agreement-not-withdrawn"),
                    not_told: || say!("agreement-withdrawn-not-told"),
                    not_acting: || say!("agreement-withdrawn-not-acting"),
                },
                output,
            )
        }
        Command::Contact(arguments) => contact::run(arguments, connection, output).await,
        Command::GiveNotice { id, reason, yes } => {
            change::give_notice(id, reason, yes, connection, output).await
        }
        Command::Terminate { id, reason, yes } => {
            change::terminate(id, reason, yes, connection, output).await
        }
    }
}

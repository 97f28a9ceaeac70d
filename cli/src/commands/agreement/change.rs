//! Proposes and signs documents.

use std::path::Path;

use ntc_core::reason::{Call, Reason};
use ntc_proto::node::v1::{
    AgreementResponse, GiveNoticeRequest, ProposeRequest, SignRequest, TerminateRequest,
};
use sha2::{Digest, Sha256};
use tonic::{Response, Status};

use super::{check, read};
use crate::client::{Connection, Node, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Output, words};

/// `ntc agreement propose`.
pub(super) async fn propose(
    path: &Path,
    only_check: bool,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    const WHAT: &str = "the agreement was not proposed";
    let document = input::read(Call::Document, path, WHAT)?;
    let node = connection.open().await?;
    let checked = check::fetch(&node, document.clone(), WHAT).await?;
    if only_check {
        return check::show(&checked, output);
    }
    if let Some(failure) = check::stopped(&checked, WHAT) {
        return Err(failure);
    }
    output.note(&check::details(&checked));
    let answer = node
        .agreements()
        .propose(ask(ProposeRequest { document }))
        .await;
    changed(
        Call::Document,
        answer,
        Change {
            failed: WHAT,
            done: "proposed",
        },
        output,
    )
}

/// `ntc agreement sign`.
pub(super) async fn sign(
    id: String,
    file: Option<&Path>,
    sha256: Option<Vec<u8>>,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    const WHAT: &str = "the agreement was not signed";
    let approved = match file {
        Some(path) => Some(Sha256::digest(input::read(Call::Agreement, path, WHAT)?).to_vec()),
        None => sha256,
    };
    let node = connection.open().await?;
    let held = read::fetch(&node, id.clone(), WHAT).await?;
    // The hash that is signed is the one of the bytes that were shown or compared, not the node's word for it.
    let own = Sha256::digest(&held.document).to_vec();
    match approved {
        Some(approved) if approved != own => {
            let why = format!(
                "the document that the node holds has SHA-256 {}",
                hex::encode(&own)
            );
            return Err(Failure::rule(
                Call::Agreement,
                WHAT,
                Reason::AgreementHashMismatch,
                "",
                why,
            ));
        }
        Some(_) => {}
        None => {
            output.note(&read::text(&held, output));
            let question = format!(
                "\n Sign this document for your party? Type its id, {}, to sign: ",
                words::clean(&id)
            );
            let otherwise = "name what was approved: --file FILE or --sha256 SHA256";
            output.confirm(&question, &id, WHAT, otherwise)?;
        }
    }
    let request = SignRequest {
        id,
        document_sha256: own,
    };
    let answer = node.agreements().sign(ask(request)).await;
    changed(
        Call::Agreement,
        answer,
        Change {
            failed: WHAT,
            done: "signed",
        },
        output,
    )
}

/// `ntc agreement terminate`.
pub(super) async fn terminate(
    id: String,
    reason: String,
    yes: bool,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    const WHAT: &str = "the agreement was not ended";
    let node = connection.open().await?;
    let question = "End it for your party, at once and for good?";
    confirm(&node, &id, question, yes, WHAT, output).await?;
    let answer = node
        .agreements()
        .terminate(ask(TerminateRequest { id, reason }))
        .await;
    changed(
        Call::Agreement,
        answer,
        Change {
            failed: WHAT,
            done: "ended",
        },
        output,
    )
}

/// `ntc agreement give-notice`.
pub(super) async fn give_notice(
    id: String,
    reason: String,
    yes: bool,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    const WHAT: &str = "no notice was given";
    let node = connection.open().await?;
    let question = "Give notice for your party? It is not taken back.";
    confirm(&node, &id, question, yes, WHAT, output).await?;
    let request = GiveNoticeRequest { id, reason };
    let answer = node.agreements().give_notice(ask(request)).await;
    changed(
        Call::Agreement,
        answer,
        Change {
            failed: WHAT,
            done: "notice is given",
        },
        output,
    )
}

/// Shows the agreement and asks, unless the officer has said yes already.
async fn confirm(
    node: &Node,
    id: &str,
    question: &str,
    yes: bool,
    what: &str,
    output: &Output,
) -> Result<(), Failure> {
    if yes {
        return Ok(());
    }
    let held = read::fetch(node, id.to_owned(), what).await?;
    output.note(&read::summary(&held.agreement.unwrap_or_default(), output));
    let id_shown = words::clean(id);
    let question = format!("\n {question} Type the agreement's id, {id_shown}, to go on: ");
    output.confirm(&question, id, what, "repeat the command with --yes")
}

/// Shows the agreement after a change, and what is still to come of the change.
pub(super) fn changed(
    call: Call,
    answer: Result<Response<AgreementResponse>, Status>,
    Change { failed, done }: Change,
    output: &Output,
) -> Result<Exit, Failure> {
    let answer = answer.map_err(|status| Failure::status(call, failed, &status))?;
    let AgreementResponse {
        agreement,
        not_told,
        not_acting,
        unchanged,
    } = answer.into_inner();
    let agreement = agreement.unwrap_or_default();
    if unchanged {
        output.note(" Your party signed this document before; nothing new was signed or told.\n");
    }
    output.answer(
        |output| read::summary(&agreement, output),
        || read::document(&agreement),
    )?;
    if !not_told.is_empty() {
        return Err(Failure::new(
            Exit::Unavailable,
            format!("{done} here; the partners are not told yet"),
            not_told,
            "call them, for until they are told they go on as before; the node tells them by itself when it writes \
             again, and 'ntc agreement list' says until then that it has not",
        ));
    }
    if !not_acting.is_empty() {
        return Err(Failure::new(
            Exit::Unavailable,
            format!("{done}, and it does not act here yet"),
            not_acting,
            "nothing is to be repeated: it begins to act by itself when the node writes its ledger again",
        ));
    }
    Ok(Exit::Done)
}

/// What is said of a change of an agreement.
#[derive(Clone, Copy)]
pub(super) struct Change {
    /// When it was not made.
    pub(super) failed: &'static str,
    /// When it was.
    pub(super) done: &'static str,
}

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
use crate::lang::say;
use crate::output::{Output, words};

/// `ntc agreement propose`.
pub(super) async fn propose(
    path: &Path,
    only_check: bool,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let what = say!("agreement-not-proposed");
    let document = input::read(Call::Document, path, &what)?;
    let node = connection.open().await?;
    let checked = check::fetch(&node, document.clone(), &what).await?;
    if only_check {
        return check::show(&checked, output);
    }
    if let Some(failure) = check::stopped(&checked, &what) {
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
            failed: what,
            not_told: || say!("agreement-proposed-not-told"),
            not_acting: || say!("agreement-proposed-not-acting"),
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
    let what = say!("agreement-not-signed");
    let approved = match file {
        Some(path) => Some(Sha256::digest(input::read(Call::Agreement, path, &what)?).to_vec()),
        None => sha256,
    };
    let node = connection.open().await?;
    let held = read::fetch(&node, id.clone(), &what).await?;
    // The hash that is signed is the one of the bytes that were shown or compared, not the node's word for it.
    let own = Sha256::digest(&held.document).to_vec();
    match approved {
        Some(approved) if approved != own => {
            let why = say!("agreement-other-hash", hash = hex::encode(&own));
            return Err(Failure::said(
                Call::Agreement,
                what,
                Reason::AgreementHashMismatch,
                "",
                why,
            ));
        }
        Some(_) => {}
        None => {
            output.note(&read::text(&held, output));
            let question = say!("agreement-sign-question", id = words::clean(&id));
            let otherwise = say!("agreement-sign-otherwise");
            output.confirm(&format!("\n {question} "), &id, &what, &otherwise)?;
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
            failed: what,
            not_told: || say!("agreement-signed-not-told"),
            not_acting: || say!("agreement-signed-not-acting"),
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
    let what = say!("agreement-not-ended");
    let node = connection.open().await?;
    let question = say!("agreement-end-question", id = words::clean(&id));
    confirm(&node, &id, &question, yes, &what, output).await?;
    let answer = node
        .agreements()
        .terminate(ask(TerminateRequest { id, reason }))
        .await;
    changed(
        Call::Agreement,
        answer,
        Change {
            failed: what,
            not_told: || say!("agreement-ended-not-told"),
            not_acting: || say!("agreement-ended-not-acting"),
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
    let what = say!("agreement-no-notice");
    let node = connection.open().await?;
    let question = say!("agreement-notice-question", id = words::clean(&id));
    confirm(&node, &id, &question, yes, &what, output).await?;
    let request = GiveNoticeRequest { id, reason };
    let answer = node.agreements().give_notice(ask(request)).await;
    changed(
        Call::Agreement,
        answer,
        Change {
            failed: what,
            not_told: || say!("agreement-notice-not-told"),
            not_acting: || say!("agreement-notice-not-acting"),
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
    let question = format!("\n {question} ");
    output.confirm(&question, id, what, &say!("agreement-with-yes"))
}

/// Shows the agreement after a change, and what is still to come of the change.
pub(super) fn changed(
    call: Call,
    answer: Result<Response<AgreementResponse>, Status>,
    Change {
        failed,
        not_told: told_later,
        not_acting: acts_later,
    }: Change,
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
        output.note(&format!(" {}\n", say!("agreement-unchanged")));
    }
    output.answer(
        |output| read::summary(&agreement, output),
        || read::document(&agreement),
    )?;
    if !not_told.is_empty() {
        return Err(Failure::new(
            Exit::Unavailable,
            told_later(),
            not_told,
            say!("agreement-not-told-advice"),
        ));
    }
    if !not_acting.is_empty() {
        return Err(Failure::new(
            Exit::Unavailable,
            acts_later(),
            not_acting,
            say!("agreement-not-acting-advice"),
        ));
    }
    Ok(Exit::Done)
}

/// What is said of a change of an agreement.
pub(super) struct Change {
    /// When it was not made.
    pub(super) failed: String,
    /// When it was, and the partners are not told yet.
    pub(super) not_told: fn() -> String,
    /// When it was, and it does not act yet.
    pub(super) not_acting: fn() -> String,
}

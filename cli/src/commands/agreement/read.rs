//! Lists agreements and shows one.

use ntc_core::reason::Call;
use ntc_proto::node::v1::{
    AgreementParty, AgreementSummary, ListAgreementsRequest, ShowAgreementRequest,
    ShowAgreementResponse,
};
use serde_json::{Value, json};

use super::{check, contact};
use crate::client::{Connection, Node, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::table::Table;
use crate::output::{Output, words};

/// `ntc agreement list`.
pub(super) async fn list(connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let agreements = node
        .agreements()
        .list_agreements(ask(ListAgreementsRequest {}))
        .await
        .map_err(|status| {
            Failure::status(Call::Agreement, "the agreements were not listed", &status)
        })?
        .into_inner()
        .agreements;
    output.answer(
        |output| {
            if agreements.is_empty() {
                return "There is no agreement: nothing is shared with anybody. 'ntc agreement new' \
                        writes a draft."
                    .to_owned();
            }
            list_text(&agreements, output)
        },
        || json!({"agreements": agreements.iter().map(document).collect::<Vec<_>>()}),
    )?;
    Ok(Exit::Done)
}

fn list_text(agreements: &[AgreementSummary], output: &Output) -> String {
    let mut table = Table::new(&["ID", "VERSION", "STATE", "PARTIES", "VALID", "TITLE"]);
    let mut warnings = String::new();
    for agreement in agreements {
        table.row([
            agreement.id.clone(),
            agreement.version.to_string(),
            state(agreement),
            parties(&agreement.parties),
            validity(agreement),
            agreement.title.clone(),
        ]);
        for warning in &agreement.warnings {
            let line = format!("  - {}: {}\n", agreement.id, warning.text);
            warnings.push_str(&words::clean_lines(&line));
        }
    }
    let mut text = table.draw(output.width(), &[0, 2], &[1]);
    if !warnings.is_empty() {
        text.push_str("\n To look at:\n");
        text.push_str(&warnings);
    }
    text
}

/// `ntc agreement show`.
pub(super) async fn show(
    id: String,
    only_document: bool,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let held = fetch(&node, id, "the agreement was not shown").await?;
    if only_document {
        output.raw(&held.document)?;
        return Ok(Exit::Done);
    }
    output.answer(
        |output| text(&held, output),
        || {
            let mut value = document(&held.agreement.clone().unwrap_or_default());
            if let Some(object) = value.as_object_mut() {
                let bytes = String::from_utf8_lossy(&held.document);
                object.insert("document".to_owned(), json!(bytes));
                object.insert("summary".to_owned(), json!(held.summary));
                object.insert("idle".to_owned(), json!(check::idle_json(&held.idle)));
                object.insert("contacts".to_owned(), contact::json(&held.contacts));
            }
            value
        },
    )?;
    Ok(Exit::Done)
}

/// The agreement as the node holds it.
pub(super) async fn fetch(
    node: &Node,
    id: String,
    what: &str,
) -> Result<ShowAgreementResponse, Failure> {
    node.agreements()
        .show_agreement(ask(ShowAgreementRequest { id }))
        .await
        .map(tonic::Response::into_inner)
        .map_err(|status| Failure::status(Call::Agreement, what, &status))
}

/// The agreement and its document for people.
pub(super) fn text(held: &ShowAgreementResponse, output: &Output) -> String {
    let agreement = held.agreement.clone().unwrap_or_default();
    let mut text = summary(&agreement, output);
    text.push_str(&check::said(&held.summary));
    text.push_str(&check::idle(&held.idle));
    if let Some(contacts) = contact::table(&held.contacts, output) {
        text.push_str(&format!("\n Whom to call:\n\n{contacts}"));
    }
    text.push_str("\n The document:\n\n");
    let document = String::from_utf8_lossy(&held.document);
    text.push_str(&words::clean_lines(&document));
    text
}

/// The agreement without its document, for people.
pub(super) fn summary(agreement: &AgreementSummary, output: &Output) -> String {
    let pairs = [
        (
            "Agreement",
            format!("{}, version {}", agreement.id, agreement.version),
        ),
        ("Title", agreement.title.clone()),
        ("State", state(agreement)),
        ("Valid", validity(agreement)),
        ("Parties", in_words(&agreement.parties)),
        ("Proposed by", words::or_nothing(&agreement.proposer)),
        ("SHA-256", hex::encode(&agreement.document_sha256)),
    ];
    let mut text = Table::of_pairs(pairs).draw(output.width(), &[0], &[]);
    if !agreement.warnings.is_empty() {
        text.push_str("\n To look at:\n");
        for warning in &agreement.warnings {
            text.push_str(&format!("  - {}\n", words::clean(&warning.text)));
        }
    }
    text
}

/// The agreement without its document, for programs.
pub(crate) fn document(agreement: &AgreementSummary) -> Value {
    json!({
        "id": agreement.id,
        "version": agreement.version,
        "title": agreement.title,
        "state": agreement.state,
        "sha256": hex::encode(&agreement.document_sha256),
        "valid_from": words::time_json(agreement.valid_from_ms),
        "valid_until": words::time_json(agreement.valid_until_ms),
        "parties": agreement.parties.iter().map(|party| json!({
            "party": party.party,
            "signed": party.signed,
            "suspended": party.suspended,
            "suspended_reason": words::text_json(&party.suspended_reason),
            "terminated": party.terminated,
            "terminated_reason": words::text_json(&party.terminated_reason),
            "notice_given": words::time_json(party.notice_ms),
            "notice_ends": words::time_json(party.notice_ends_ms),
            "notice_reason": words::text_json(&party.notice_reason),
        })).collect::<Vec<_>>(),
        "proposer": words::text_json(&agreement.proposer),
        "renewed": agreement.renewed,
        "superseded_by": (agreement.superseded_by > 0).then_some(agreement.superseded_by),
        "warnings": agreement.warnings.iter().map(words::concern_json).collect::<Vec<_>>(),
    })
}

/// The state for people, with what took its place.
fn state(agreement: &AgreementSummary) -> String {
    let state = agreement.state.replace('_', " ");
    match agreement.superseded_by {
        0 => state,
        version => format!("{state} by version {version}"),
    }
}

/// First and last day of the period that runs: what the node names is the moment after the last day.
fn validity(agreement: &AgreementSummary) -> String {
    let from = words::day(agreement.valid_from_ms);
    if agreement.valid_until_ms == 0 {
        return format!("{from}, no end");
    }
    let last = words::day(agreement.valid_until_ms.saturating_sub(1));
    let then = if agreement.renewed { ", renewed" } else { "" };
    format!("{from} to {last}{then}")
}

fn parties(parties: &[AgreementParty]) -> String {
    let marked = parties.iter().map(|party| {
        let signed = if party.signed { "+" } else { "" };
        let suspended = if party.suspended { "!" } else { "" };
        format!("{}{signed}{suspended}", party.party)
    });
    marked.collect::<Vec<_>>().join(", ")
}

fn in_words(parties: &[AgreementParty]) -> String {
    let told = parties.iter().map(|party| {
        let signed = if party.signed {
            "signed"
        } else {
            "not signed yet"
        };
        let notice = format!("gave notice, {}", leaves(party.notice_ends_ms));
        let steps = [
            (party.suspended, "suspends it", &party.suspended_reason),
            (party.terminated, "ended it", &party.terminated_reason),
            (party.notice_ms > 0, notice.as_str(), &party.notice_reason),
        ];
        let mut told = signed.to_owned();
        for (_, step, reason) in steps.into_iter().filter(|(taken, ..)| *taken) {
            told.push_str(&format!(", {step}"));
            if !reason.is_empty() {
                told.push_str(&format!(": {reason}"));
            }
        }
        format!("{} ({told})", party.party)
    });
    told.collect::<Vec<_>>().join(", ")
}

/// When a party that gave notice leaves: a notice runs from its moment, so it seldom ends with a day.
fn leaves(ends_ms: i64) -> String {
    const DAY_MS: i64 = 24 * 3600 * 1000;
    if ends_ms % DAY_MS == 0 {
        return format!("its last day is {}", words::day(ends_ms.saturating_sub(1)));
    }
    format!("leaves it at {} UTC", words::time(ends_ms))
}

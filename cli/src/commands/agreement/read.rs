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
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

/// `ntc agreement list`.
pub(super) async fn list(connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let agreements = node
        .agreements()
        .list_agreements(ask(ListAgreementsRequest {}))
        .await
        .map_err(|status| Failure::status(Call::Agreement, say!("agreement-not-listed"), &status))?
        .into_inner()
        .agreements;
    output.answer(
        |output| {
            if agreements.is_empty() {
                return say!("agreement-none");
            }
            list_text(&agreements, output)
        },
        || json!({"agreements": agreements.iter().map(document).collect::<Vec<_>>()}),
    )?;
    Ok(Exit::Done)
}

fn list_text(agreements: &[AgreementSummary], output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("agreement-column-id"),
        &say!("agreement-column-version"),
        &say!("agreement-column-state"),
        &say!("agreement-column-parties"),
        &say!("agreement-column-valid"),
        &say!("agreement-column-title"),
    ]);
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
            let line = format!("  - {}: {}\n", agreement.id, words::concern(warning));
            warnings.push_str(&words::clean_lines(&line));
        }
    }
    let mut text = table.draw(output.width(), &[0, 2], &[1]);
    if !warnings.is_empty() {
        text.push_str(&format!("\n {}\n", say!("agreement-to-look-at")));
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
    let held = fetch(&node, id, &say!("agreement-not-shown")).await?;
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
                let phrases = check::phrases_json(&held.summary_phrases);
                object.insert("summary_phrases".to_owned(), json!(phrases));
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
    let says = lang::phrases(&held.summary_phrases, &held.summary);
    text.push_str(&check::said(&says));
    text.push_str(&check::idle(&held.idle));
    if let Some(contacts) = contact::table(&held.contacts, output) {
        text.push_str(&format!(
            "\n {}\n\n{contacts}",
            say!("agreement-whom-to-call")
        ));
    }
    text.push_str(&format!("\n {}\n\n", say!("agreement-document")));
    let document = String::from_utf8_lossy(&held.document);
    text.push_str(&words::clean_lines(&document));
    text
}

/// The agreement without its document, for people.
pub(super) fn summary(agreement: &AgreementSummary, output: &Output) -> String {
    let pairs = [
        (
            say!("agreement-label-agreement"),
            say!(
                "agreement-of-version",
                id = &agreement.id,
                version = agreement.version
            ),
        ),
        (say!("agreement-label-title"), agreement.title.clone()),
        (say!("agreement-label-state"), state(agreement)),
        (say!("agreement-label-valid"), validity(agreement)),
        (
            say!("agreement-label-parties"),
            in_words(&agreement.parties),
        ),
        (
            say!("agreement-label-proposer"),
            words::or_nothing(&agreement.proposer),
        ),
        (
            "SHA-256".to_owned(),
            hex::encode(&agreement.document_sha256),
        ),
    ];
    let pairs = pairs
        .iter()
        .map(|(label, value)| (label.as_str(), value.clone()));
    let mut text = Table::of_pairs(pairs).draw(output.width(), &[0], &[]);
    if !agreement.warnings.is_empty() {
        text.push_str(&format!("\n {}\n", say!("agreement-to-look-at")));
        for warning in &agreement.warnings {
            text.push_str(&format!("  - {}\n", words::concern(warning)));
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
    let state = lang::state_in_words(&agreement.state);
    match agreement.superseded_by {
        0 => state,
        version => say!("agreement-state-by", state, version),
    }
}

/// First and last day of the period that runs: what the node names is the moment after the last day.
fn validity(agreement: &AgreementSummary) -> String {
    let from = words::day(agreement.valid_from_ms);
    if agreement.valid_until_ms == 0 {
        return say!("agreement-no-end", from);
    }
    let last = words::day(agreement.valid_until_ms.saturating_sub(1));
    if agreement.renewed {
        return say!("agreement-period-renewed", from, last);
    }
    say!("agreement-period", from, last)
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
            say!("agreement-party-signed")
        } else {
            say!("agreement-party-not-signed")
        };
        let steps = [
            (
                party.suspended,
                say!("agreement-party-suspends"),
                &party.suspended_reason,
            ),
            (
                party.terminated,
                say!("agreement-party-ended"),
                &party.terminated_reason,
            ),
            (
                party.notice_ms > 0,
                leaves(party.notice_ends_ms),
                &party.notice_reason,
            ),
        ];
        let mut told = signed;
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
        let day = words::day(ends_ms.saturating_sub(1));
        return say!("agreement-party-notice-day", day);
    }
    say!("agreement-party-notice-time", at = words::time(ends_ms))
}

//! Looks at a document with all that the node knows, before it is proposed.

use std::collections::BTreeSet;

use ntc_core::reason::{Call, Reason};
use ntc_proto::node::v1::{
    CheckAgreementRequest, CheckAgreementResponse, ClauseChange, IdleClause, Phrase, Warning,
};
use serde_json::{Value, json};

use crate::client::{Node, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::{Output, words};

/// What the node has to say of a document.
pub(super) async fn fetch(
    node: &Node,
    document: Vec<u8>,
    what: &str,
) -> Result<CheckAgreementResponse, Failure> {
    node.agreements()
        .check_agreement(ask(CheckAgreementRequest { document }))
        .await
        .map(tonic::Response::into_inner)
        .map_err(|status| Failure::status(Call::Document, what, &status))
}

/// Shows it; ends as a proposal of the document would.
pub(super) fn show(checked: &CheckAgreementResponse, output: &Output) -> Result<Exit, Failure> {
    output.answer(|_| text(checked), || document(checked))?;
    Ok(checked.stops.first().map_or(Exit::Done, exit))
}

/// Why the document is not proposed; none when it can be.
pub(super) fn stopped(checked: &CheckAgreementResponse, what: &str) -> Option<Failure> {
    let first = checked.stops.first()?;
    let reason = Reason::from_code(&first.reason).unwrap_or(Reason::AgreementInvalid);
    let more = checked.stops.iter().skip(1).map(|stop| {
        let reason = Reason::from_code(&stop.reason).unwrap_or(Reason::AgreementInvalid);
        (stop.field.clone(), reason, message(stop))
    });
    let failure = match &first.phrase {
        Some(_) => Failure::said(Call::Document, what, reason, &first.field, message(first)),
        None => Failure::rule(Call::Document, what, reason, &first.field, &first.message),
    };
    Some(failure.with_more(more))
}

/// What is wrong: a sentence of the language of the process where the node says it by its code.
fn message(stop: &Warning) -> String {
    lang::phrase(stop.phrase.as_ref(), &stop.message)
}

fn exit(stop: &Warning) -> Exit {
    Reason::from_code(&stop.reason).map_or(Exit::InvalidInput, |reason| reason.row().exit)
}

/// All of it for people who only look at it.
fn text(checked: &CheckAgreementResponse) -> String {
    let mut text = if checked.stops.is_empty() {
        format!("{}\n", say!("agreement-check-stands"))
    } else {
        format!("{}\n", say!("agreement-check-stops"))
    };
    let mut advised = BTreeSet::new();
    for stop in &checked.stops {
        text.push_str(&line(stop));
        let advice = Reason::from_code(&stop.reason);
        let advice = advice.map(|reason| lang::advice(reason, Call::Document, &stop.field));
        // What helps with several is said once.
        if let Some(advice) = advice.filter(|advice| advised.insert(advice.clone())) {
            text.push_str(&format!("    {} {advice}\n", say!("failure-label-advice")));
        }
    }
    text + &details(checked)
}

/// What there is to know of a document, whether it is only looked at or proposed.
pub(super) fn details(checked: &CheckAgreementResponse) -> String {
    let mut text = String::new();
    if !checked.warnings.is_empty() {
        text.push_str(&format!("\n {}\n", say!("agreement-to-look-at")));
        checked
            .warnings
            .iter()
            .for_each(|told| text.push_str(&line(told)));
    }
    if !checked.summary.is_empty() {
        let summary = lang::phrases(&checked.summary_phrases, &checked.summary);
        text.push_str(&said(&summary));
    }
    text.push_str(&changes(checked));
    text.push_str(&idle(&checked.idle));
    let hash = hex::encode(&checked.document_sha256);
    text.push_str(&format!("\n SHA-256 {hash}\n"));
    text
}

/// What a document says, in sentences of the language of the process.
pub(super) fn said(summary: &[String]) -> String {
    let mut text = format!("\n {}\n", say!("agreement-says"));
    for sentence in summary {
        text.push_str(&format!("  {sentence}\n"));
    }
    text
}

/// What of it does not act.
pub(super) fn idle(clauses: &[IdleClause]) -> String {
    if clauses.is_empty() {
        return String::new();
    }
    let mut text = format!("\n {}\n", say!("agreement-idle"));
    for idle in clauses {
        let message = lang::phrase(idle.phrase.as_ref(), &idle.message);
        let line = format!("  - {}: {message}", idle.field);
        text.push_str(&format!("{}\n", words::clean(&line)));
    }
    text
}

/// The same for programs.
pub(super) fn idle_json(clauses: &[IdleClause]) -> Vec<Value> {
    let clauses = clauses.iter();
    clauses
        .map(|idle| {
            let phrase = lang::phrase_json(idle.phrase.as_ref());
            json!({"field": idle.field, "message": idle.message, "phrase": phrase})
        })
        .collect()
}

fn changes(checked: &CheckAgreementResponse) -> String {
    if checked.compared_with == 0 {
        return String::new();
    }
    let version = checked.compared_with;
    if checked.changes.is_empty() {
        return format!("\n {}\n", say!("agreement-changes-nothing", version));
    }
    let mut text = format!("\n {}\n", say!("agreement-changes", version));
    for change in &checked.changes {
        let clause = match change.label.as_str() {
            "" => change.field.clone(),
            label => format!("{} ({})", change.field, lang::clause(label)),
        };
        let line = match (change.before.as_str(), change.after.as_str()) {
            ("", after) => format!("  + {clause}: {after}"),
            (before, "") => format!("  - {clause}: {before}"),
            (before, after) => format!("  ~ {clause}: {before} -> {after}"),
        };
        text.push_str(&format!("{}\n", words::clean(&line)));
    }
    text
}

fn line(told: &Warning) -> String {
    let place = if told.field.is_empty() {
        String::new()
    } else {
        format!("{}: ", told.field)
    };
    let message = match &told.phrase {
        Some(phrase) => lang::phrase(Some(phrase), &told.message),
        None => words::refusal(&told.reason, &told.message),
    };
    let line = format!("  - {place}{message} [{}]", told.reason);
    format!("{}\n", words::clean(&line))
}

/// Sentences by their codes, for programs.
pub(super) fn phrases_json(phrases: &[Phrase]) -> Vec<Value> {
    let phrases = phrases.iter();
    phrases.map(|it| lang::phrase_json(Some(it))).collect()
}

fn document(checked: &CheckAgreementResponse) -> Value {
    let told = |list: &[Warning]| -> Vec<Value> { list.iter().map(words::warning_json).collect() };
    let changes = checked.changes.iter().map(|change: &ClauseChange| {
        json!({
            "field": change.field,
            "label": words::text_json(&change.label),
            "before": words::text_json(&change.before),
            "after": words::text_json(&change.after),
        })
    });
    let compared = (checked.compared_with > 0).then_some(checked.compared_with);
    json!({
        "valid": checked.stops.is_empty(),
        "id": words::text_json(&checked.id),
        "version": (checked.version > 0).then_some(checked.version),
        "sha256": hex::encode(&checked.document_sha256),
        "stops": told(&checked.stops),
        "warnings": told(&checked.warnings),
        "summary": checked.summary,
        "summary_phrases": phrases_json(&checked.summary_phrases),
        "compared_with": compared,
        "changes": changes.collect::<Vec<_>>(),
        "idle": idle_json(&checked.idle),
    })
}

//! Requests for a second officer, for people and for programs.

use ntc_core::approval::ApprovalId;
use ntc_proto::node::v1::{Approval, ShowApprovalResponse};
use serde_json::{Value, json};

use crate::output::table::Table;
use crate::output::{Output, words};

/// Digits of a hash in a list.
const SHORT: usize = 12;

/// The name of a request.
pub(super) fn name(approval: &Approval) -> String {
    let id = ApprovalId::from_number(approval.id);
    id.map_or_else(|| words::NOTHING.to_owned(), |id| id.to_string())
}

/// The hash of a request.
pub(super) fn sha256(approval: &Approval) -> String {
    hex::encode(&approval.sha256)
}

/// Requests, one a row.
pub(super) fn table(approvals: &[Approval], all: bool, output: &Output) -> String {
    if approvals.is_empty() {
        return if all {
            "Nothing was asked of two officers.\n".to_owned()
        } else {
            "Nothing waits for a second officer.\n".to_owned()
        };
    }
    let mut table = Table::new(&["ID", "STATE", "ASKED BY", "WHAT", "ABOUT", "UNTIL", "HASH"]);
    for approval in approvals {
        table.row([
            name(approval),
            approval.stage.clone(),
            approval.requester.clone(),
            what(&approval.method),
            words::or_nothing(&approval.about),
            words::time(approval.until_ms),
            sha256(approval).chars().take(SHORT).collect(),
        ]);
    }
    table.draw(output.width(), &[0, 1], &[])
}

/// A call in words: `GiveNotice` is "give notice".
fn what(method: &str) -> String {
    let mut text = String::new();
    for c in method.chars() {
        if c.is_ascii_uppercase() && !text.is_empty() {
            text.push(' ');
        }
        text.push(c.to_ascii_lowercase());
    }
    text
}

/// A request with what it would do.
pub(super) fn shown_text(shown: &ShowApprovalResponse, output: &Output) -> String {
    let approval = shown.approval.clone().unwrap_or_default();
    let mut pairs = vec![
        ("Request", name(&approval)),
        ("State", approval.stage.clone()),
        ("Asked by", approval.requester.clone()),
        ("Asked", format!("{} UTC", words::time(approval.asked_ms))),
        (
            "Waits until",
            format!("{} UTC", words::time(approval.until_ms)),
        ),
        ("What", what(&approval.method)),
        ("About", words::or_nothing(&approval.about)),
        ("Hash", sha256(&approval)),
    ];
    if !approval.second.is_empty() {
        let decided = words::time(approval.decided_ms);
        pairs.push(("Decided by", format!("{}, {decided} UTC", approval.second)));
    }
    if !approval.outcome.is_empty() {
        pairs.push(("Outcome", approval.outcome.clone()));
    }
    if !approval.message.is_empty() {
        pairs.push(("Told", approval.message));
    }
    let mut text = Table::of_pairs(pairs).draw(output.width(), &[0], &[]);
    if shown.unseen {
        text.push_str(
            "\n Your rules do not show you what it would do; somebody who may see it has to decide.\n",
        );
    }
    if !shown.lines.is_empty() {
        text.push_str("\n What it would do\n");
    }
    for line in &shown.lines {
        let indent = "  ".repeat(line.depth as usize);
        let (label, value) = (words::clean(&line.label), words::clean(&line.value));
        let colon = if label.is_empty() || value.is_empty() {
            ""
        } else {
            ": "
        };
        text.push_str(&format!("  {indent}{label}{colon}{value}\n"));
    }
    text
}

/// How a request stands, as one sentence.
pub(super) fn stands(approval: &Approval) -> String {
    let (id, about) = (name(approval), words::clean(&approval.about));
    let what = what(&approval.method);
    let message = words::clean(&approval.message);
    match approval.stage.as_str() {
        "waits" => format!(
            "{id} waits until {} UTC: {what} {about}.\n",
            words::time(approval.until_ms)
        ),
        "approved" if !approval.command.is_empty() => format!(
            "{id} is approved. On the node's machine, until {} UTC: {}\n",
            words::time(approval.until_ms),
            words::clean(&approval.command)
        ),
        "approved" => format!(
            "{id} is approved and cannot be carried out now; the node tries again by itself: {what} {about}.\n"
        ),
        "done" => format!("{id} is approved and carried out: {what} {about}. {message}\n"),
        "failed" => format!(
            "{id} is approved and was not carried out to its end: {what} {about}. {message} [{}]\n",
            words::clean(&approval.outcome)
        ),
        stage => format!(
            "{id} is {}: {what} {about}. {message}\n",
            words::clean(stage)
        ),
    }
}

/// The same for programs.
pub(super) fn approval_json(approval: &Approval) -> Value {
    json!({
        "id": name(approval),
        "state": approval.stage,
        "sort": approval.sort,
        "method": approval.method,
        "about": words::text_json(&approval.about),
        "requester": approval.requester,
        "asked": words::time_json(approval.asked_ms),
        "until": words::time_json(approval.until_ms),
        "sha256": sha256(approval),
        "second": words::text_json(&approval.second),
        "decided": words::time_json(approval.decided_ms),
        "outcome": words::text_json(&approval.outcome),
        "message": words::text_json(&approval.message),
        "ended": words::time_json(approval.ended_ms),
        "command": words::text_json(&approval.command),
    })
}

/// A request with what it would do, for programs.
pub(super) fn shown_json(shown: &ShowApprovalResponse) -> Value {
    let approval = shown.approval.clone().unwrap_or_default();
    let lines = shown.lines.iter().map(|line| {
        json!({
            "depth": line.depth,
            "label": words::text_json(&line.label),
            "value": words::text_json(&line.value),
        })
    });
    let mut document = approval_json(&approval);
    words::put(&mut document, "lines", lines.collect());
    let request = hex::encode(&shown.request);
    words::put(&mut document, "request", words::text_json(&request));
    words::put(&mut document, "unseen", json!(shown.unseen));
    document
}

//! Requests for a second officer, for people and for programs.

use ntc_core::approval::ApprovalId;
use ntc_proto::node::v1::{Approval, ShowApprovalResponse};
use serde_json::{Value, json};

use crate::commands::peer::keys;
use crate::lang::{self, ids, say};
use crate::output::table::Table;
use crate::output::{Output, words};

/// Digits of a hash in a list.
const SHORT: usize = 12;

/// The label of the keys that another card changes.
const CHANGED_KEYS: &str = "changed keys";

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
            format!("{}\n", say!("approvals-none"))
        } else {
            format!("{}\n", say!("approvals-none-waits"))
        };
    }
    let mut table = Table::new(&[
        &say!("approvals-column-id"),
        &say!("approvals-column-state"),
        &say!("approvals-column-requester"),
        &say!("approvals-column-what"),
        &say!("approvals-column-about"),
        &say!("approvals-column-until"),
        &say!("approvals-column-hash"),
    ]);
    for approval in approvals {
        table.row([
            name(approval),
            lang::name("approval_stage", &approval.stage),
            approval.requester.clone(),
            what(&approval.method),
            words::or_nothing(&approval.about),
            words::time(approval.until_ms),
            sha256(approval).chars().take(SHORT).collect(),
        ]);
    }
    table.draw(output.width(), &[0, 1], &[])
}

/// A call in words: `GiveNotice` is "give notice"; one that a newer node has is its name.
fn what(method: &str) -> String {
    match method {
        "ActivatePolicy" => say!("approvals-call-activate-policy"),
        "AddPeer" => say!("approvals-call-add-peer"),
        "Correct" => say!("approvals-call-correct"),
        "EraseRecord" => say!("approvals-call-erase-record"),
        "GiveNotice" => say!("approvals-call-give-notice"),
        "Propose" => say!("approvals-call-propose"),
        "Publish" => say!("approvals-call-publish"),
        "Resume" => say!("approvals-call-resume"),
        "ResumePeer" => say!("approvals-call-resume-peer"),
        "RollBackPolicy" => say!("approvals-call-roll-back-policy"),
        "Sign" => say!("approvals-call-sign"),
        "Terminate" => say!("approvals-call-terminate"),
        "IssueOfficer" => say!("approvals-call-issue-officer"),
        "ChangeKey" => say!("approvals-call-change-key"),
        other => spaced(other),
    }
}

fn spaced(method: &str) -> String {
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
        (say!("approvals-label-request"), name(&approval)),
        (
            say!("approvals-label-state"),
            lang::name("approval_stage", &approval.stage),
        ),
        (
            say!("approvals-label-requester"),
            approval.requester.clone(),
        ),
        (say!("approvals-label-asked"), utc(approval.asked_ms)),
        (say!("approvals-label-until"), utc(approval.until_ms)),
        (say!("approvals-label-what"), what(&approval.method)),
        (
            say!("approvals-label-about"),
            words::or_nothing(&approval.about),
        ),
        (say!("approvals-label-hash"), sha256(&approval)),
    ];
    if !approval.second.is_empty() {
        let decided = words::time(approval.decided_ms);
        let by = say!("approvals-decided", by = &approval.second, at = decided);
        pairs.push((say!("approvals-label-decided"), by));
    }
    if !approval.outcome.is_empty() {
        pairs.push((say!("approvals-label-outcome"), approval.outcome.clone()));
    }
    if !approval.message.is_empty() {
        pairs.push((say!("approvals-label-told"), approval.message));
    }
    let pairs = pairs
        .iter()
        .map(|(label, value)| (label.as_str(), value.clone()));
    let mut text = Table::of_pairs(pairs).draw(output.width(), &[0], &[]);
    if shown.unseen {
        text.push_str(&format!("\n {}\n", say!("approvals-unseen")));
    }
    if !shown.lines.is_empty() {
        text.push_str(&format!("\n {}\n", say!("approvals-would-do")));
    }
    for line in &shown.lines {
        let indent = "  ".repeat(line.depth as usize);
        let value = if line.label == CHANGED_KEYS {
            keys(line.value.split(", ").filter(|it| !it.is_empty()))
        } else {
            words::clean(&line.value)
        };
        let label = label(&line.label);
        let colon = if label.is_empty() || value.is_empty() {
            ""
        } else {
            ": "
        };
        text.push_str(&format!("  {indent}{label}{colon}{value}\n"));
    }
    text
}

/// What a line of a request is called: one of these, or a field of a record.
fn label(english: &str) -> String {
    match english {
        "" => String::new(),
        "agreement" => say!("approvals-line-agreement"),
        "reason" => say!("approvals-line-reason"),
        "partner" => say!("approvals-line-partner"),
        "rules" => say!("approvals-line-rules"),
        "corrects" => say!("approvals-line-corrects"),
        "command" => say!("approvals-line-command"),
        "document" => say!("approvals-line-document"),
        "title" => say!("approvals-line-title"),
        "fingerprint" => say!("approvals-line-fingerprint"),
        "addresses" => say!("approvals-line-addresses"),
        "contact" => say!("approvals-line-contact"),
        "replaces the card" => say!("approvals-line-replaces"),
        CHANGED_KEYS => say!("approvals-line-changed-keys"),
        "record" => say!("approvals-line-record"),
        "origin" => say!("approvals-line-origin"),
        "erases" => say!("approvals-line-erases"),
        "not carried out by the program" => say!("agreement-idle"),
        "cannot be shown" => say!("approvals-line-unshown"),
        field => words::clean(&lang::row("field", &ids::words(field), field)),
    }
}

/// How a request stands, as one sentence.
pub(super) fn stands(approval: &Approval) -> String {
    let (id, about) = (name(approval), words::clean(&approval.about));
    let what = what(&approval.method);
    let message = words::clean(&approval.message);
    let until = words::time(approval.until_ms);
    let said = match approval.stage.as_str() {
        "waits" => say!("approvals-stands-waits", id, until, what, about),
        "approved" if !approval.command.is_empty() => {
            let command = words::clean(&approval.command);
            say!("approvals-stands-command", id, until, command)
        }
        "approved" => say!("approvals-stands-again", id, what, about),
        "done" => say!("approvals-stands-done", id, what, about, message),
        "failed" => {
            let outcome = words::clean(&approval.outcome);
            say!("approvals-stands-failed", id, what, about, message, outcome)
        }
        "refused" => say!("approvals-stands-refused", id, what, about, message),
        "expired" => say!("approvals-stands-expired", id, what, about, message),
        stage => {
            let stage = words::clean(stage);
            say!("approvals-stands-other", id, stage, what, about, message)
        }
    };
    format!("{said}\n")
}

fn utc(millis: i64) -> String {
    format!("{} UTC", words::time(millis))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_binds_people_is_headed_as_before_a_proposal() {
        let headed = label("not carried out by the program");
        assert_eq!(headed, say!("agreement-idle"));
        assert_eq!(label(CHANGED_KEYS), "changed keys");
    }
}

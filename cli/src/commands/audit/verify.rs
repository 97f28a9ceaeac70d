//! `ntc audit verify`: whether anything was altered, taken out or cut off.

use ntc_core::reason::Call;
use ntc_proto::node::v1::{VerifyAuditRequest, VerifyAuditResponse};
use serde_json::{Value, json};

use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Output, words};

const WHAT: &str = "the audit was not checked to the end";

pub(super) const EXAMPLES: &str = "\
Reads every byte of the audit and of the own ledger. Each entry of the audit names the one before it by its hash, and every \
ten minutes an ANCHOR entry of the ledger holds all of them, which partners sign for with the ledger. Ends with 8 when an \
entry was altered, taken out or cut off. Needs role administrator or auditor.

Examples:
  ntc audit verify
  ntc audit verify --json | tail -1 | jq -r .head";

/// Checks the audit.
pub(super) async fn run(connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let failed = |status: tonic::Status| Failure::status(Call::Ledger, WHAT, &status);
    let node = connection.open().await?;
    let answered = node.audit().verify_audit(VerifyAuditRequest {}).await;
    let mut steps = answered.map_err(failed)?.into_inner();
    let bar = output.counting("reading");
    while let Some(step) = steps.message().await.map_err(failed)? {
        if output.is_json() {
            output.answer(|_| String::new(), || document(&step))?;
        }
        if step.finished {
            bar.finish_and_clear();
            return result(&step, output);
        }
        bar.set_message(words::clean(&step.stage));
        bar.set_position(step.done);
    }
    Err(Failure::new(
        Exit::Unavailable,
        WHAT,
        "the node ended the check without a result",
        "run it again; if it ends so again, look into the node's log",
    ))
}

fn result(step: &VerifyAuditResponse, output: &Output) -> Result<Exit, Failure> {
    let findings = step.findings.iter();
    let findings = findings.map(|finding| format!("  - {}\n", words::clean(finding)));
    let findings: String = findings.collect();
    if !output.is_json() {
        let text = if findings.is_empty() {
            format!("All is well. {}", words::clean(&step.summary))
        } else {
            findings.clone()
        };
        output.answer(|_| text, || Value::Null)?;
    }
    if findings.is_empty() {
        return Ok(Exit::Done);
    }
    let findings = words::count(step.findings.len() as u64, "finding", "findings");
    Err(Failure::new(
        Exit::Integrity,
        "the audit is not as it was written",
        findings,
        "tell whoever the administrator answers to at once, and leave the node's files as they are",
    ))
}

fn document(step: &VerifyAuditResponse) -> Value {
    json!({
        "stage": words::text_json(&step.stage),
        "done": step.done,
        "finished": step.finished,
        "findings": step.findings,
        "summary": words::text_json(&step.summary),
        "entries": step.entries,
        "anchored": step.anchored,
        "anchor": step.anchor,
        "head": words::text_json(&hex::encode(&step.head)),
    })
}

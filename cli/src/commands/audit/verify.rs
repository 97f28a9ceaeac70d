//! `ntc audit verify`: whether anything was altered, taken out or cut off.

use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{VerifyAuditRequest, VerifyAuditResponse};
use serde_json::{Value, json};

use crate::client::Connection;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::{Output, words};

fn what() -> String {
    say!("audit-not-checked")
}

pub(super) const EXAMPLES: &str = "\
Reads every byte of the audit, of the log of decisions and of the own ledger. Each entry of the audit and each line of the \
log names the one before it by its hash, and every ten minutes ANCHOR entries of the ledger hold all of them, which partners \
sign for with the ledger. Ends with 8 when an entry or a line was altered, taken out or cut off. Needs role administrator or \
auditor.

Examples:
  ntc audit verify
  ntc audit verify --json | tail -1 | jq -r .head";

/// Checks the audit.
pub(super) async fn run(connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let failed = |status: tonic::Status| Failure::status(Call::Ledger, what(), &status);
    let node = connection.open().await?;
    let answered = node.audit().verify_audit(VerifyAuditRequest {}).await;
    let mut steps = answered.map_err(failed)?.into_inner();
    let bar = output.counting(&say!("audit-reading"));
    while let Some(step) = steps.message().await.map_err(failed)? {
        if output.is_json() {
            output.answer(|_| String::new(), || document(&step))?;
        }
        if step.finished {
            bar.finish_and_clear();
            return result(&step, output);
        }
        bar.set_message(lang::phrase(step.stage_phrase.as_ref(), &step.stage));
        bar.set_position(step.done);
    }
    Err(Failure::new(
        Exit::Unavailable,
        what(),
        say!("audit-ended"),
        say!("audit-ended-advice"),
    ))
}

fn result(step: &VerifyAuditResponse, output: &Output) -> Result<Exit, Failure> {
    let findings = lang::phrases(&step.finding_phrases, &step.findings).into_iter();
    let findings = findings.map(|finding| format!("  - {finding}\n"));
    let findings: String = findings.collect();
    if !output.is_json() {
        let text = if findings.is_empty() {
            say!("audit-well", summary = summary(step))
        } else {
            findings.clone()
        };
        output.answer(|_| text, || Value::Null)?;
    }
    if findings.is_empty() {
        return Ok(Exit::Done);
    }
    let findings = say!(
        "audit-findings",
        count = Grouped(step.findings.len() as u64)
    );
    Err(Failure::new(
        Exit::Integrity,
        say!("audit-altered"),
        findings,
        say!("audit-altered-advice"),
    ))
}

/// What was read, in the words of the node where it sends no codes.
fn summary(step: &VerifyAuditResponse) -> String {
    lang::paragraph(&step.summary_phrases, &step.summary)
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
        "decisions": step.decisions,
        "decisions_newer": step.decisions_newer,
        "decisions_anchor": step.decisions_anchor,
        "finding_phrases": lang::phrases_json(&step.finding_phrases),
        "summary_phrases": lang::phrases_json(&step.summary_phrases),
    })
}

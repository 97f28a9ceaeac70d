//! `ntc ledger`: the ledger now, the check of every byte of it, and of what proves one record of a ledger.

mod check;

use clap::Subcommand;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{
    LedgerStatusRequest, LedgerStatusResponse, VerifyRequest, VerifyResponse,
};
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

const STATUS_EXAMPLES: &str = "\
A witness is a partner that signed that the ledger's history agrees with all it has seen of it.

Examples:
  ntc ledger status
  ntc ledger status --json | jq -r .checkpoint > checkpoint.txt";

const VERIFY_EXAMPLES: &str = "\
Reads every byte of the ledger and of every partner's replica and checks all hashes, proofs and signatures. \
The node goes on working. Ends with 8 when a hash, proof or signature does not hold, or something is there that should not be, or is gone.

Examples:
  ntc ledger verify
  ntc ledger verify --json | tail -1 | jq .findings";

/// The verbs of `ntc ledger`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the size of the ledger and its newest signed checkpoint
    #[command(after_long_help = STATUS_EXAMPLES)]
    Status,
    /// Check every byte of the ledger and of every replica
    #[command(after_long_help = VERIFY_EXAMPLES)]
    Verify,
    /// Check a file that proves one record; no node is asked
    Check(check::Arguments),
}

/// Runs one command of the group.
pub(crate) async fn run(
    command: Command,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    match command {
        Command::Status => status(connection, output).await,
        Command::Verify => verify(connection, output).await,
        Command::Check(arguments) => check::run(&arguments, output),
    }
}

async fn status(connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let ledger = node
        .ledger()
        .ledger_status(ask(LedgerStatusRequest {}))
        .await
        .map_err(|status| Failure::status(Call::Ledger, say!("ledger-not-shown"), &status))?
        .into_inner();
    output.answer(
        |output| status_text(&ledger, output),
        || {
            json!({
                "origin": ledger.origin,
                "size": ledger.size,
                "records": ledger.records,
                "checkpoint": String::from_utf8_lossy(&ledger.checkpoint),
                "witnesses": ledger.witnesses,
            })
        },
    )?;
    Ok(Exit::Done)
}

fn status_text(ledger: &LedgerStatusResponse, output: &Output) -> String {
    let witnesses = if ledger.witnesses.is_empty() {
        say!("ledger-no-witness")
    } else {
        ledger.witnesses.join(", ")
    };
    let pairs = [
        (say!("ledger-label-ledger"), ledger.origin.clone()),
        (
            say!("ledger-label-size"),
            say!(
                "ledger-size",
                entries = say!("ledger-entries", count = Grouped(ledger.size)),
                records = say!("ledger-records", count = Grouped(ledger.records))
            ),
        ),
        (say!("ledger-label-witnesses"), witnesses),
    ];
    let pairs = pairs
        .iter()
        .map(|(label, value)| (label.as_str(), value.clone()));
    let mut text = Table::of_pairs(pairs).draw(output.width(), &[0], &[]);
    text.push_str(&format!("\n {}\n\n", say!("ledger-checkpoint")));
    let checkpoint = String::from_utf8_lossy(&ledger.checkpoint);
    for line in words::clean_lines(&checkpoint).lines() {
        text.push_str(&format!("   {line}\n"));
    }
    text
}

async fn verify(connection: &Connection, output: &Output) -> Result<Exit, Failure> {
    let what = say!("ledger-not-checked");
    let node = connection.open().await?;
    let mut stream = node
        .ledger()
        .verify(VerifyRequest {})
        .await
        .map_err(|status| Failure::status(Call::Ledger, &what, &status))?
        .into_inner();
    let bar = output.counting(&say!("ledger-reading"));
    loop {
        let step = stream
            .message()
            .await
            .map_err(|status| Failure::status(Call::Ledger, &what, &status))?;
        let Some(step) = step else {
            return Err(Failure::new(
                Exit::Unavailable,
                what,
                say!("ledger-ended"),
                say!("ledger-ended-advice"),
            ));
        };
        if output.is_json() {
            output.answer(|_| String::new(), || step_json(&step))?;
        }
        if step.finished {
            bar.finish_and_clear();
            return result(&step, output);
        }
        bar.set_message(lang::phrase(step.stage_phrase.as_ref(), &step.stage));
        bar.set_position(step.done);
    }
}

fn result(step: &VerifyResponse, output: &Output) -> Result<Exit, Failure> {
    if step.findings.is_empty() {
        if !output.is_json() {
            let well = say!("ledger-well", summary = summary(step));
            output.answer(|_| well.clone(), || Value::Null)?;
        }
        return Ok(Exit::Done);
    }
    if !output.is_json() {
        output.answer(
            |_| {
                lang::phrases(&step.finding_phrases, &step.findings)
                    .iter()
                    .map(|finding| format!("  - {finding}\n"))
                    .collect()
            },
            || Value::Null,
        )?;
    }
    let findings = say!(
        "ledger-findings",
        count = Grouped(step.findings.len() as u64)
    );
    Err(Failure::new(
        Exit::Integrity,
        say!("ledger-broken"),
        findings,
        say!("ledger-broken-advice"),
    ))
}

/// What was read, in the words of the node where it sends no codes.
fn summary(step: &VerifyResponse) -> String {
    lang::paragraph(&step.summary_phrases, &step.summary)
}

fn step_json(step: &VerifyResponse) -> Value {
    json!({
        "stage": words::text_json(&step.stage),
        "done": step.done,
        "total": step.total,
        "finished": step.finished,
        "findings": step.findings,
        "summary": words::text_json(&step.summary),
        "finding_phrases": lang::phrases_json(&step.finding_phrases),
        "summary_phrases": lang::phrases_json(&step.summary_phrases),
    })
}

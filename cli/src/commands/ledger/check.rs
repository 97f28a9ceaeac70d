//! `ntc ledger check`: whether a file proves a record, what it proves, and what it does not.

use std::path::PathBuf;

use clap::Args;
use ntc_core::ledger::record_proof::RecordProof;
use ntc_core::reason::Call;
use ntc_core::section::Section;
use ntc_core::wire::display;
use ntc_lang::Grouped;
use serde_json::{Value, json};

use crate::commands::{alert, input};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("ledger-proof-not-held")
}

const EXAMPLES: &str = "\
Reads a file that 'ntc alert prove' wrote, checks every hash and signature in it, and says what it proves and what it does \
not. No node and no profile is needed. That the keys in it are those of a party is known by the fingerprint alone: have \
the party read its own out to you. Ends with 8 when the file does not prove what it says, with 3 when it is no such file \
or was damaged.

Examples:
  ntc ledger check alert.tlog-proof
  ntc ledger check alert.tlog-proof --json | jq -r .card_fingerprint";

/// What `ntc ledger check` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The file; - reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Checks the file.
pub(super) fn run(arguments: &Arguments, output: &Output) -> Result<Exit, Failure> {
    let file = input::read(Call::Ledger, &arguments.file, &what())?;
    let proof = RecordProof::open(&file).map_err(|fault| {
        let why = fault.to_string();
        Failure::rule(Call::Ledger, what(), fault.reason(), "", why)
            .with_advice(say!("ledger-proof-advice"))
    })?;
    output.answer(|_| text(&proof), || document(&proof))?;
    Ok(Exit::Done)
}

/// The sections that are shown, as the display takes them.
fn held(proof: &RecordProof) -> Vec<display::Held<'_>> {
    let sections = proof.record().sections();
    sections
        .map(|(slot, content)| (u32::from(slot.number()), content))
        .collect()
}

fn text(proof: &RecordProof) -> String {
    let id = words::id(&proof.record().record().id);
    let record = alert::read_out(proof.record().header(), &held(proof));
    let mut text = format!(" {}\n\n {id}\n{record}", say!("ledger-proof-holds"));
    let mut part = |title: String, lines: Vec<String>| {
        text.push_str(&format!("\n {title}\n"));
        for line in lines {
            text.push_str(&format!("  - {}\n", words::clean(&line)));
        }
    };
    part(say!("ledger-proof-proves"), proves(proof));
    part(say!("ledger-proof-proves-not"), proves_not(proof));
    text
}

fn proves(proof: &RecordProof) -> Vec<String> {
    let (card, checkpoint) = (proof.card(), proof.checkpoint());
    let record = proof.record();
    let entry = Grouped(proof.index());
    let key = hex::encode(&record.opening().author_key);
    let shown = words::slots(record.present());
    let signed = if shown.is_empty() {
        say!("ledger-proof-signed-header", key)
    } else {
        let sections = words::sections(&shown);
        say!("ledger-proof-signed", key, sections)
    };
    let mut lines = vec![
        signed,
        say!(
            "ledger-proof-lies",
            entry,
            size = Grouped(checkpoint.size()),
            ledger = checkpoint.checkpoint().origin.as_str(),
            key = hex::encode(proof.ledger().key().as_bytes()),
        ),
        say!(
            "ledger-proof-time",
            time = words::time(millis(proof.time())),
            origin = card.party().as_str(),
        ),
    ];
    for witness in proof.witnesses() {
        lines.push(say!(
            "ledger-proof-witness",
            name = witness.key.name(),
            time = words::time(millis(witness.at)),
            key = hex::encode(witness.key.key().as_bytes()),
        ));
    }
    if proof.witnesses().is_empty() {
        lines.push(say!("ledger-proof-no-witness"));
    }
    lines
}

fn proves_not(proof: &RecordProof) -> Vec<String> {
    let card = proof.card();
    let origin = card.party().as_str();
    let mut lines = vec![
        say!(
            "ledger-proof-whose",
            origin,
            fingerprint = card.fingerprint().to_string(),
        ),
        say!(
            "ledger-proof-since",
            time = words::time(millis(card.issued())),
        ),
    ];
    if !proof.witnesses().is_empty() {
        lines.push(say!("ledger-proof-whose-witness"));
    }
    let not_shown = words::slots(proof.not_shown());
    if !not_shown.is_empty() {
        let sections = words::sections(&not_shown);
        lines.push(say!("ledger-proof-not-shown", sections));
    }
    if proof.record().present().contains(Section::Media) {
        lines.push(say!("ledger-proof-media"));
    }
    lines.push(say!("ledger-proof-later"));
    lines
}

fn millis(time: ntc_core::time::Timestamp) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

fn document(proof: &RecordProof) -> Value {
    let (card, checkpoint, record) = (proof.card(), proof.checkpoint(), proof.record());
    let witnesses = proof.witnesses().iter().map(|witness| {
        json!({
            "name": witness.key.name(),
            "key": witness.key.to_string(),
            "at": words::time_json(millis(witness.at)),
        })
    });
    json!({
        "id": words::id(&record.record().id),
        "origin": card.party().as_str(),
        "card_fingerprint": card.fingerprint().to_string(),
        "card_issued": words::time_json(millis(card.issued())),
        "card_made_at": card.made_at(),
        "ledger": checkpoint.checkpoint().origin,
        "ledger_key": proof.ledger().to_string(),
        "ledger_index": proof.index(),
        "ledger_size": checkpoint.size(),
        "ledger_root": checkpoint.root().to_string(),
        "leaf_hash": proof.leaf().to_string(),
        "time": words::time_json(millis(proof.time())),
        "author_key": hex::encode(&record.opening().author_key),
        "witnesses": witnesses.collect::<Vec<_>>(),
        "shown": words::slots(record.present()),
        "not_shown": words::slots(proof.not_shown()),
        "record": display::json(record.header(), &held(proof)),
    })
}

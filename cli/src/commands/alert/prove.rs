//! `ntc alert prove`: one alert with what proves it, in a file for somebody who has no node.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use ntc_core::ledger::record_proof::RecordProof;
use ntc_core::reason::Call;
use ntc_core::section::Section;
use ntc_proto::node::v1::ProveRecordRequest;
use serde_json::json;

use crate::client::{Connection, ask};
use crate::commands::{named, written};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("alert-not-proven")
}

const EXAMPLES: &str = "\
Writes a file that a court or another authority checks without a node, with 'ntc ledger check': whose ledger the alert \
lies in, at which place, who signed it, and what it says. It shows what 'ntc alert show' shows, but never your party's own \
references; what is left out stays in it as digests, which tell nothing. The header is always shown, and the card of \
the author's node, with its addresses and the contact on duty. A file that is there is not written over. The audit of the \
node says that a proof was made, and by whom.

Examples:
  ntc alert prove 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --to alert.tlog-proof
  ntc alert prove 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --without persons,media --to alert.tlog-proof";

/// What `ntc alert prove` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    named: named::Alert,

    /// The file, which must not be there yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,

    /// Sections that the file does not show
    #[arg(long, value_name = "SECTION", value_delimiter = ',', value_parser = sections())]
    without: Vec<String>,
}

fn sections() -> PossibleValuesParser {
    PossibleValuesParser::new(Section::ALL.map(Section::name))
}

/// Writes the proof.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let (id, origin) = arguments.named.whole(&node, &what()).await?;
    let without = arguments.without;
    let request = ProveRecordRequest {
        id,
        origin,
        without,
    };
    let made = node.records().prove_record(ask(request)).await;
    let made = made.map_err(|status| Failure::status(Call::Records, what(), &status))?;
    let made = made.into_inner().proof;
    // What would not hold elsewhere is not written.
    let proof = RecordProof::open(&made).map_err(|fault| {
        Failure::rule(Call::Ledger, what(), fault.reason(), "", fault.to_string())
    })?;
    written::anew(&arguments.to, &proof.render(), &what())?;
    let file = words::clean(&arguments.to.display().to_string());
    let fingerprint = proof.card().fingerprint().to_string();
    let shown = words::slots(proof.record().present());
    let left_out = words::slots(proof.not_shown());
    output.answer(
        |_| {
            let wrote = say!("alert-proven", file = &file);
            let shows = if shown.is_empty() {
                say!("alert-proven-nothing")
            } else {
                say!("alert-proven-shows", sections = words::sections(&shown))
            };
            let origin = words::clean(proof.card().party().as_str());
            let whose = say!("alert-proven-whose", origin, fingerprint = &fingerprint);
            format!("{wrote}\n {shows}\n {whose}\n")
        },
        || {
            json!({
                "file": file,
                "id": words::id(&proof.record().record().id),
                "origin": proof.card().party().as_str(),
                "ledger_index": proof.index(),
                "card_fingerprint": fingerprint,
                "shown": shown,
                "not_shown": left_out,
            })
        },
    )?;
    Ok(Exit::Done)
}

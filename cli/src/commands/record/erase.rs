//! `ntc record erase`: a record goes before its time is over.

use clap::Args;
use ntc_core::ledger::entry::commit::EraseReason;
use ntc_core::reason::{Call, Reason};
use ntc_core::section::Section;
use ntc_proto::node::v1::{EraseRecordRequest, EraseRecordResponse, ErasedHolder};
use serde_json::{Value, json};

use crate::client::{Connection, Node, ask};
use crate::commands::named;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("record-not-erased")
}

const EXAMPLES: &str = "\
What is erased is on no file of the node any more, and cannot be brought back; the ledger still says that it was there, \
when it went, and why. A record of your own is erased at every partner that has it, too. Of a partner's record your own \
copy goes, whoever you passed it on to loses it too, and its author is told. To withdraw an alert because it was wrong, use 'ntc alert retract'. Needs role \
administrator.

Examples:
  ntc record erase 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --reason demanded --check    who has it
  ntc record erase 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --section persons --reason demanded
  ntc record erase 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --origin GE/revenue-service \\
    --reason demanded --yes";

/// What `ntc record erase` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    named: named::Record,

    /// A section that goes, several times if need be; without it the whole record
    #[arg(long = "section", value_name = "SECTION", value_parser = section)]
    sections: Vec<Section>,

    /// Why: demanded, by a person's right or a court, or expired
    #[arg(long, value_name = "REASON", value_parser = reason)]
    reason: EraseReason,

    /// Say what would go and who has it, and erase nothing
    #[arg(long)]
    check: bool,

    /// Do not ask
    #[arg(long, conflicts_with = "check")]
    yes: bool,
}

fn section(text: &str) -> Result<Section, String> {
    text.parse()
        .map_err(|_| say!("record-sections", names = Section::NAMES))
}

fn reason(text: &str) -> Result<EraseReason, String> {
    match text.parse() {
        Ok(EraseReason::Withdrawn) | Err(_) => Err(say!("record-reasons")),
        Ok(reason) => Ok(reason),
    }
}

/// Erases it.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let (id, origin) = arguments.named.whole(&node, &what()).await?;
    let mut request = EraseRecordRequest {
        id: id.clone(),
        origin,
        sections: arguments
            .sections
            .iter()
            .map(|section| section.name().to_owned())
            .collect(),
        reason: arguments.reason.name().to_owned(),
        check: true,
    };
    if !arguments.yes {
        // What would go is told before it goes.
        let would = erase(&node, &request).await?;
        if arguments.check {
            output.answer(
                |output| before(&id, &would, output),
                || document(&id, &would),
            )?;
            return Ok(Exit::Done);
        }
        if would.sections.is_empty() {
            let why = say!("record-nothing-left");
            let reason = Reason::NothingToErase;
            return Err(Failure::said(
                Call::Records,
                what(),
                reason,
                "sections",
                why,
            ));
        }
        let question = format!(
            "{}\n {} ",
            before(&id, &would, output),
            say!("record-erase-ask"),
        );
        let otherwise = say!("record-give-yes");
        output.confirm(&question, "erase", &what(), &otherwise)?;
    }
    request.check = false;
    let erased = erase(&node, &request).await?;
    output.answer(|_| after(&id, &erased), || document(&id, &erased))?;
    Ok(Exit::Done)
}

async fn erase(node: &Node, request: &EraseRecordRequest) -> Result<EraseRecordResponse, Failure> {
    let answer = node.retention().erase_record(ask(request.clone())).await;
    let answer = answer.map_err(|status| Failure::status(Call::Records, what(), &status))?;
    Ok(answer.into_inner())
}

fn before(id: &[u8], would: &EraseRecordResponse, output: &Output) -> String {
    let (kind, origin) = (
        words::clean(&lang::name("record_kind", &would.kind)),
        words::clean(&would.origin),
    );
    let id = words::short_id(id);
    let goes = if would.sections.is_empty() {
        say!("record-before-none", kind, origin, id)
    } else {
        let sections = words::sections(&would.sections);
        say!("record-before", kind, origin, id, sections)
    };
    let mut text = format!(" {goes}\n");
    if would.holders.is_empty() {
        text.push_str(&format!(" {}\n", say!("record-no-partner")));
        return text;
    }
    let mut table = Table::new(&[
        &say!("record-column-partner"),
        &say!("record-column-has"),
        &say!("record-column-erased"),
        &say!("record-column-kept"),
    ]);
    for ErasedHolder {
        party,
        sections,
        erased_ms,
        kept_ms,
    } in &would.holders
    {
        let sections = match sections.as_slice() {
            [] if *party == would.origin => say!("record-its-own"),
            [] => say!("record-none-of-these"),
            sections => words::sections(sections),
        };
        let party = words::clean(party);
        table.row([
            party,
            sections,
            words::time(*erased_ms),
            words::time(*kept_ms),
        ]);
    }
    text.push('\n');
    text.push_str(&table.draw(output.width(), &[0, 1], &[]));
    text
}

fn after(id: &[u8], erased: &EraseRecordResponse) -> String {
    let (what, id) = (words::sections(&erased.sections), words::short_id(id));
    let mut text = format!("{}\n", say!("record-erased", what, id = &id));
    if !erased.destroyed {
        text.push_str(&format!(" {}\n", say!("record-destroyed-soon")));
    }
    let told: Vec<_> = erased
        .holders
        .iter()
        .map(|it| words::clean(&it.party))
        .collect();
    if !told.is_empty() {
        let told = say!("record-told", parties = told.join(", "), id);
        text.push_str(&format!(" {told}\n"));
    }
    text
}

fn document(id: &[u8], erased: &EraseRecordResponse) -> Value {
    let holders = erased.holders.iter().map(|holder| {
        json!({
            "party": holder.party,
            "sections": holder.sections,
            "erased": words::time_json(holder.erased_ms),
            "kept": words::time_json(holder.kept_ms),
        })
    });
    json!({
        "id": words::id(id),
        "origin": erased.origin,
        "kind": erased.kind,
        "sections": erased.sections,
        "holders": holders.collect::<Vec<_>>(),
        "ledger_index": (erased.ledger_index != 0).then_some(erased.ledger_index),
        "destroyed": erased.destroyed,
    })
}

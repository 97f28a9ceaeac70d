//! `ntc alert show`: one alert as this party holds it.

use clap::Args;
use ntc_core::model::kind::RecordKind;
use ntc_core::reason::{Call, Reason};
use ntc_core::wire::display::{self, Held};
use ntc_proto::node::v1::{GetRequest, GetResponse, KeptSection, ShowOutcomesResponse};
use serde_json::{Value, json};

use super::erasure;
use crate::client::{Connection, Node, ask};
use crate::commands::named;
use crate::commands::outcome;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::{Output, words};

const EXAMPLES: &str = "\
A section that the author did not disclose looks the same as one that does not exist. Under a consignment alert stands \
what came of it, and who owes an outcome.

Examples:
  ntc alert show 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091
  ntc alert show 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --json | jq .record";

/// Columns that one step of depth takes.
const INDENT: usize = 2;

/// Widest label that values line up behind.
const MAX_LABEL: usize = 28;

/// What `ntc alert show` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    named: named::Alert,
}

/// Shows the alert.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let (id, origin) = arguments
        .named
        .whole(&node, &say!("alert-not-shown"))
        .await?;
    let held = node
        .records()
        .get(ask(GetRequest {
            id: id.clone(),
            origin,
        }))
        .await
        .map_err(|status| Failure::status(Call::Records, say!("alert-not-shown"), &status))?
        .into_inner();
    let came = came(&node, &id, &held).await;
    output.answer(
        |output| text(&id, &held, output) + &came_text(came.as_ref(), output),
        || document(&id, &held, came.as_ref()),
    )?;
    Ok(Exit::Done)
}

/// What came of an alert, or why that is not told; none of records of which nobody tells an outcome.
async fn came(
    node: &Node,
    id: &[u8],
    held: &GetResponse,
) -> Option<Result<ShowOutcomesResponse, Failure>> {
    let kind = RecordKind::from_number(held.kind)?;
    if !RecordKind::Outcome.answers().contains(&kind) {
        return None;
    }
    Some(outcome::shown(node, id, held.origin.clone()).await)
}

fn came_text(came: Option<&Result<ShowOutcomesResponse, Failure>>, output: &Output) -> String {
    match came {
        None => String::new(),
        Some(Err(failure)) => {
            let why = words::clean(failure.why());
            format!(" {}\n", say!("alert-came-untold", why))
        }
        Some(Ok(shown)) => match outcome::table(shown, output) {
            Some(table) => {
                format!("\n {}\n\n{table}", say!("alert-came-title"))
            }
            None => format!(" {}\n", say!("alert-came-none")),
        },
    }
}

fn sections(held: &GetResponse) -> Vec<Held<'_>> {
    let sections = held
        .carried
        .as_ref()
        .map_or(&held.sections, |it| &it.sections);
    sections
        .iter()
        .map(|section| (section.slot, section.content.as_slice()))
        .collect()
}

/// The header that says what is told: of what was passed on that of its author.
fn header(held: &GetResponse) -> &[u8] {
    held.carried.as_ref().map_or(&held.header, |it| &it.header)
}

fn text(id: &[u8], held: &GetResponse, output: &Output) -> String {
    let mut text = format!(" {}\n", words::id(id));
    if held.header.is_empty() {
        let (kind, origin) = (words::kind(held.kind), &held.origin);
        let line = say!("alert-show-of", kind, origin);
        text.push_str(&words::clean(&format!("\n {line}")));
        text.push_str("\n\n");
        text.push_str(&provenance(held, output));
        return text;
    }
    text.push_str(&read_out(header(held), &sections(held)));
    text.push('\n');
    text.push_str(&provenance(held, output));
    text
}

/// What a record says, label by label: its header and the sections that are shown.
pub(crate) fn read_out(header: &[u8], sections: &[Held<'_>]) -> String {
    let mut text = String::new();
    let lines = display::lines_in(header, sections, &lang::OfProcess);
    let column = lines
        .iter()
        .filter(|line| !line.value.is_empty())
        .map(|line| line.depth * INDENT + line.label.chars().count())
        .filter(|width| *width <= MAX_LABEL)
        .max()
        .unwrap_or_default()
        + 2;
    if display::contact_first(header, sections) {
        text.push_str(&format!(
            "\n *** {} ***\n {}\n",
            words::contact_first(),
            say!("alert-show-contact-first"),
        ));
    }
    for line in &lines {
        if line.depth == 0 {
            text.push('\n');
        }
        let indent = " ".repeat(line.depth * INDENT);
        let label = format!("{indent}{}", words::clean(&line.label));
        let mut values = line.value.lines().map(words::clean);
        let first = values.next().unwrap_or_default();
        let label = format!("{label:column$}");
        // A label that is wider than the column stands apart from its value all the same.
        let gap = if label.ends_with(' ') { "" } else { "  " };
        let head = format!(" {label}{gap}{first}");
        text.push_str(head.trim_end());
        text.push('\n');
        for value in values {
            text.push_str(&format!(" {:column$}{value}\n", ""));
        }
    }
    text
}

fn provenance(held: &GetResponse, output: &Output) -> String {
    let mut text = String::new();
    if held.erased {
        text.push_str(&format!(" {}\n", say!("alert-show-nothing-left")));
    }
    text.push_str(&erasure::lines(&held.erasures, output.width()));
    if !held.erased && !held.not_disclosed.is_empty() {
        let sections = words::sections(&held.not_disclosed);
        let line = say!("alert-show-not-disclosed", sections);
        text.push_str(&format!(" {line}\n"));
    }
    if !held.revealed.is_empty() {
        let sections = words::sections(&held.revealed);
        let line = say!("alert-show-revealed", sections);
        text.push_str(&format!(" {line}\n"));
    }
    text.push_str(&kept(held));
    text.push_str(&uses(held));
    text.push_str(&ways(held));
    let (entry, since) = (held.ledger_index, words::time(held.received_ms));
    let line = match held.author_key.as_slice() {
        [] => say!("alert-show-entry", entry, since),
        key => say!("alert-show-entry-key", entry, since, key = hex::encode(key)),
    };
    text.push_str(&format!(" {line}\n"));
    if !held.refused.is_empty() {
        let what = match state(held) {
            "retracted" => say!("alert-show-retracted"),
            "superseded" => say!("alert-show-superseded"),
            "same_record" => say!("alert-show-same"),
            _ => say!("alert-show-refused"),
        };
        text.push_str(&flag(&what, &held.refused));
        if held.refused_until_ms != 0 {
            let until = words::time(held.refused_until_ms);
            text.push_str(&format!(" {}\n", say!("alert-show-again", until)));
        }
    }
    if !held.held_back.is_empty() {
        text.push_str(&flag(&say!("alert-show-held-back"), &held.held_back));
    }
    text
}

/// How long it is kept, and by whose word.
fn kept(held: &GetResponse) -> String {
    if held.kept_until_ms == 0 {
        return String::new();
    }
    let by = bound(&held.kept_by, &held.kept_by_agreement);
    let until = words::time(held.kept_until_ms);
    let whole = words::clean(&say!("alert-show-kept", until, by));
    let mut text = format!(" {whole}\n");
    for kept in &held.kept_sections {
        let line = say!(
            "alert-show-kept-section",
            section = lang::name("section", &kept.section),
            until = words::time(kept.until_ms),
            by = bound(&kept.by, &kept.agreement),
        );
        text.push_str(&format!("  {}\n", words::clean(&line)));
    }
    text
}

/// What it may be used for beyond its purpose.
fn uses(held: &GetResponse) -> String {
    let said = held.uses.iter();
    let line = |said: &String| say!("alert-show-use", said = words::clean(said));
    said.map(|said| format!(" {}\n", line(said))).collect()
}

/// By whose word something is kept no longer.
pub(crate) fn bound(by: &str, agreement: &str) -> String {
    match by {
        "author" => say!("alert-bound-author"),
        "agreement" => say!("alert-bound-agreement", agreement),
        "agreement_ended" => say!("alert-bound-agreement-ended", agreement),
        "own" => say!("alert-bound-own"),
        other => other.to_owned(),
    }
}

/// From whom it is, by way of whom it came, and what else brought it.
fn ways(held: &GetResponse) -> String {
    let mut text = String::new();
    if let Some(carried) = &held.carried {
        let (origin, by) = (words::clean(&carried.origin), words::clean(&held.origin));
        let id = words::id(&carried.id);
        let from = match carried.consent.as_slice() {
            [] => say!("alert-from", origin = &origin, by = &by, id),
            consent => say!(
                "alert-from-consent",
                origin = &origin,
                by = &by,
                consent = words::id(consent),
                id,
            ),
        };
        let (key, entry) = (hex::encode(&carried.author_key), carried.ledger_index);
        let signed = if carried.key_known {
            say!("alert-signed-known", key, origin, entry)
        } else {
            say!("alert-signed-said", key, by, origin, entry)
        };
        text.push_str(&format!(" {from}\n {signed}\n"));
    }
    for way in &held.ways {
        let (tlp, id) = (words::tlp(way.tlp), words::id(&way.id));
        let also = match way.by.as_str() {
            "" => say!("alert-also-author", tlp, id),
            by => say!("alert-also-by", by = words::clean(by), tlp, id),
        };
        text.push_str(&format!(" {also}\n"));
    }
    text
}

/// What this party makes of it.
fn state(held: &GetResponse) -> &'static str {
    match (held.refused.is_empty(), held.refused_until_ms) {
        _ if held.refused == Reason::Retracted.code() => "retracted",
        _ if held.refused == Reason::Superseded.code() => "superseded",
        _ if held.refused == Reason::SameRecord.code() => "same_record",
        _ if held.erased => "erased",
        (true, _) => "accepted",
        (false, 0) => "refused",
        (false, _) => "judged_later",
    }
}

fn kept_json(kept: &KeptSection) -> Value {
    json!({
        "section": kept.section,
        "until": words::time_json(kept.until_ms),
        "by": kept.by,
        "agreement": words::text_json(&kept.agreement),
    })
}

fn flag(what: &str, code: &str) -> String {
    let advice = Reason::from_code(code)
        .map(|reason| format!("; {}", lang::advice(reason, Call::Records, "")))
        .unwrap_or_default();
    format!(" {what}: {}{advice}\n", words::reason(&words::clean(code)))
}

fn document(
    id: &[u8],
    held: &GetResponse,
    came: Option<&Result<ShowOutcomesResponse, Failure>>,
) -> Value {
    let came = came.and_then(|came| came.as_ref().ok());
    let record = (!held.header.is_empty()).then(|| display::json(header(held), &sections(held)));
    let carried = held.carried.as_ref().map(|carried| {
        json!({
            "origin": carried.origin,
            "id": words::id(&carried.id),
            "by": held.origin,
            "ledger_index": carried.ledger_index,
            "author_key": hex::encode(&carried.author_key),
            "key_known": carried.key_known,
            "consent": (!carried.consent.is_empty()).then(|| words::id(&carried.consent)),
            "received": words::time_json(carried.received_ms),
        })
    });
    let ways = held.ways.iter().map(|way| {
        json!({
            "by": words::text_json(&way.by),
            "id": words::id(&way.id),
            "tlp": words::tlp_json(way.tlp),
        })
    });
    json!({
        "id": words::id(id),
        "origin": held.origin,
        "kind": words::kind(held.kind),
        "record": record,
        "carried": carried,
        "ways": ways.collect::<Vec<_>>(),
        "not_disclosed": held.not_disclosed,
        "revealed": held.revealed,
        "ledger_index": held.ledger_index,
        "received": words::time_json(held.received_ms),
        "author_key": words::text_json(&hex::encode(&held.author_key)),
        "erasures": erasure::document(&held.erasures),
        "kept_until": words::time_json(held.kept_until_ms),
        "kept_by": words::text_json(&held.kept_by),
        "kept_by_agreement": words::text_json(&held.kept_by_agreement),
        "kept_sections": held.kept_sections.iter().map(kept_json).collect::<Vec<_>>(),
        "uses": held.uses,
        "state": state(held),
        "refused": words::text_json(&held.refused),
        "judged_again": words::time_json(held.refused_until_ms),
        "held_back": words::text_json(&held.held_back),
        "outcomes": came.map(outcome::outcomes_json),
        "outcomes_owed": came.map(outcome::owed_json),
    })
}

//! `ntc recall status`: who obeyed.

use clap::Args;
use ntc_core::model::codes::RETRACTION_REASONS;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{RecallHolder, RecallStatusRequest, RecallStatusResponse};
use serde_json::{Value, json};

use crate::client::{Connection, ask};
use crate::commands::named;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

/// What was not done.
fn what() -> String {
    say!("recall-not-shown")
}

const EXAMPLES: &str = "\
TOLD is the partner's signed receipt. HIDDEN and ERASED are what its node says that it did, ACTED ON IT what its officer \
says: whether something had been done on the word of the alert and was undone or changed. A partner that says later \
that it has what it said it destroyed is named below. Below a partner stand those that it passed the alert on to, by its \
word. Times are UTC.

Examples:
  ntc recall status 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091
  ntc recall status 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091 --json | jq '.holders[].outstanding_since'";

/// What `ntc recall status` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    named: named::Alert,
}

/// Shows who obeyed.
pub(super) async fn run(
    arguments: Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let (id, origin) = arguments.named.whole(&node, &what()).await?;
    let request = RecallStatusRequest {
        id: id.clone(),
        origin,
    };
    let status = node
        .recalls()
        .recall_status(ask(request))
        .await
        .map_err(|status| Failure::status(Call::Records, what(), &status))?
        .into_inner();
    output.answer(
        |output| text(&id, &status, output),
        || document(&id, &status),
    )?;
    Ok(Exit::Done)
}

fn text(id: &[u8], status: &RecallStatusResponse, output: &Output) -> String {
    let id = words::short_id(id);
    let origin = words::clean(&status.origin);
    let since = words::time(status.since_ms);
    let by = words::id(&status.by);
    let mut text = match status.standing.as_str() {
        "retracted" => format!(
            "{}\n {}\n",
            say!("recall-withdrawn", origin, id, since),
            say!("recall-withdrawn-by", by),
        ),
        "superseded" => format!(
            "{}\n {}\n",
            say!("recall-corrected", origin, id, since),
            say!("recall-replaced", by),
        ),
        _ => return format!("{}\n", say!("recall-stands", id, origin)),
    };
    text.push_str(&why(status));
    text.push_str(&opened(status));
    if status.holders.is_empty() {
        return text;
    }
    text.push_str(&owed(status));
    let mut table = Table::new(&[
        &say!("recall-column-partner"),
        &say!("recall-column-told"),
        &say!("recall-column-hidden"),
        &say!("recall-column-erased"),
        &say!("recall-column-undone"),
        &say!("recall-column-owed"),
    ]);
    for holder in &status.holders {
        table.row(row(holder, holder.party.clone()));
        for beyond in &holder.passed_on {
            let name = say!("recall-by-it", party = &beyond.party);
            table.row(row(beyond, format!("  {name}")));
        }
    }
    text.push('\n');
    text.push_str(&table.draw(output.width(), &[0], &[]));
    text.extend(status.holders.iter().filter_map(ground));
    text.extend(status.holders.iter().filter_map(contradiction));
    text
}

fn row(holder: &RecallHolder, name: String) -> [String; 6] {
    [
        name,
        told(holder),
        words::time(holder.applied_ms),
        erased(holder),
        acted(&holder.acted),
        words::time(holder.outstanding_since_ms),
    ]
}

/// How many have not done all of it, of partners and of those to whom they passed it on.
fn owed(status: &RecallStatusResponse) -> String {
    let holders = status.holders.iter();
    let holders = holders.flat_map(|holder| std::iter::once(holder).chain(&holder.passed_on));
    let (mut owed, mut all) = (0_u64, 0_u64);
    for holder in holders {
        all += 1;
        owed += u64::from(holder.outstanding_since_ms != 0);
    }
    let owed = match owed {
        0 => say!("recall-owed-none"),
        _ => say!("recall-owed", owed = Grouped(owed), all = Grouped(all)),
    };
    format!(" {owed}\n")
}

/// Whether an officer had to undo something.
fn acted(said: &str) -> String {
    match said {
        "yes" => say!("recall-undone"),
        "no" => say!("recall-nothing-undone"),
        other => words::or_nothing(other),
    }
}

/// Why, as its author said; nothing where that is not known.
fn why(status: &RecallStatusResponse) -> String {
    let label = lang::label(&RETRACTION_REASONS, &status.reason);
    let parts = [label.as_str(), status.reason_text.as_str()];
    let told: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match told.as_slice() {
        [] => String::new(),
        told => {
            let why = words::clean(&told.join(": "));
            format!(" {}\n", say!("recall-why", why))
        }
    }
}

/// Who opened it here before it was hidden, and may have acted on it.
fn opened(status: &RecallStatusResponse) -> String {
    let openers = status.opened.iter().map(|opener| {
        let officer = words::clean(&opener.officer);
        format!("{officer} ({} UTC)", words::time(opener.at_ms))
    });
    let openers: Vec<_> = openers.collect();
    if openers.is_empty() {
        return String::new();
    }
    let opened = say!("recall-opened", officers = openers.join(", "));
    format!(" {opened}\n")
}

/// What a partner says that contradicts what it said before.
fn contradiction(holder: &RecallHolder) -> Option<String> {
    (holder.held_after_erased_ms != 0).then(|| {
        let said = say!(
            "recall-contradiction",
            party = words::clean(&holder.party),
            erased = words::time(holder.erased_ms),
            held = words::time(holder.held_after_erased_ms),
        );
        format!("\n{said}\n")
    })
}

/// Why a partner keeps the content.
fn ground(holder: &RecallHolder) -> Option<String> {
    (!holder.ground.is_empty()).then(|| {
        let (party, ground) = (words::clean(&holder.party), words::clean(&holder.ground));
        format!("\n{}\n", say!("recall-ground", party, ground))
    })
}

fn told(holder: &RecallHolder) -> String {
    match holder.told_ms {
        0 if holder.told => say!("words-yes"),
        millis => words::time(millis),
    }
}

fn erased(holder: &RecallHolder) -> String {
    if holder.erased_ms == 0 && holder.kept_ms != 0 {
        return say!("recall-kept-at", at = words::time(holder.kept_ms));
    }
    words::time(holder.erased_ms)
}

fn did(holder: &RecallHolder) -> Value {
    json!({
        "party": holder.party,
        "told": holder.told,
        "told_at": words::time_json(holder.told_ms),
        "applied": words::time_json(holder.applied_ms),
        "erased": words::time_json(holder.erased_ms),
        "kept": words::time_json(holder.kept_ms),
        "ground": words::text_json(&holder.ground),
        "acted": words::text_json(&holder.acted),
        "outstanding_since": words::time_json(holder.outstanding_since_ms),
        "held_after_erased": words::time_json(holder.held_after_erased_ms),
    })
}

fn document(id: &[u8], status: &RecallStatusResponse) -> Value {
    let holders = status.holders.iter().map(|holder| {
        let mut document = did(holder);
        if let Some(fields) = document.as_object_mut() {
            let beyond = holder.passed_on.iter().map(did).collect();
            fields.insert("passed_on".to_owned(), Value::Array(beyond));
        }
        document
    });
    let opened = status
        .opened
        .iter()
        .map(|opener| json!({ "officer": opener.officer, "at": words::time_json(opener.at_ms) }));
    json!({
        "id": words::id(id),
        "origin": status.origin,
        "standing": status.standing,
        "by": (!status.by.is_empty()).then(|| words::id(&status.by)),
        "since": words::time_json(status.since_ms),
        "reason": words::text_json(&status.reason),
        "reason_text": words::text_json(&status.reason_text),
        "holders": holders.collect::<Vec<_>>(),
        "opened": opened.collect::<Vec<_>>(),
    })
}

//! `ntc screening subject`: when somebody or something was screened, and against what.

use clap::Args;
use ntc_core::reason::{Call, Reason};
use ntc_core::screening::Preset;
use ntc_core::watchlist::wire;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{
    EraseScreenedRequest, ScreenAgainst, ScreenedAgain, ScreenedSubject, ShowScreenedRequest,
    ShowScreenedResponse,
};
use serde_json::{Value, json};

use super::status::days;
use crate::client::{Connection, Node, ask};
use crate::commands::screen::{against, against_json, who};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
Shows each time that somebody or something was screened: when, against which editions of which lists and how many alerts, and \
whether anything was found; and each time that it was screened again because a list or an alert changed. REFERENCE is what the \
file of the carrier or the national system calls it (a booking, a row), the node's own name of it from the eighth digit on, or \
the whole id of a record: no name and no number of papers is looked for. Ends with 6 when nobody is kept that is called so. \
Needs role liaison, administrator or auditor.

--erase erases somebody who was handed in before the time is over. Hits on it stay, with what officers decided. A record \
is erased by 'ntc record erase'. Needs role liaison or administrator.

Examples:
  ntc screening subject X4Q7TZ
  ntc screening subject X4Q7TZ --json | jq '.subjects[].screened[].at'
  ntc screening subject X4Q7TZ --erase";

/// Digits of the node's own name of a subject that people are shown.
const OWN_DIGITS: usize = 8;

/// What `ntc screening subject` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// What it is called: by the caller, by the node, or the id of a record
    #[arg(value_name = "REFERENCE")]
    reference: String,

    /// Erase what is kept of it
    #[arg(long)]
    erase: bool,

    /// Do not ask
    #[arg(long, requires = "erase")]
    yes: bool,
}

/// Shows when a subject was screened, or erases it.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let request = ShowScreenedRequest {
        reference: arguments.reference.clone(),
    };
    let shown = node.screening().show_screened(ask(request)).await;
    let shown = shown
        .map_err(|status| Failure::status(Call::Screen, say!("screening-not-shown"), &status))?
        .into_inner();
    if shown.subjects.is_empty() && shown.unseen == 0 {
        let what = match arguments.erase {
            true => say!("screening-not-erased"),
            false => say!("screening-not-shown"),
        };
        return Err(unknown(what, arguments, &shown));
    }
    if arguments.erase {
        return erase(arguments, (&node, &shown), output).await;
    }
    output.answer(
        |output| text(arguments, &shown, output),
        || document(&shown),
    )?;
    Ok(Exit::Done)
}

/// Erases the one who is meant.
async fn erase(
    arguments: &Arguments,
    (node, shown): (&Node, &ShowScreenedResponse),
    output: &Output,
) -> Result<Exit, Failure> {
    let what = || say!("screening-not-erased");
    let refused =
        |reason, why: String| Failure::said(Call::Screen, what(), reason, "reference", why);
    let mut handed = shown.subjects.iter().filter(|it| it.origin.is_empty());
    let one = match (handed.next(), handed.count()) {
        (Some(one), 0) if !shown.more => one,
        (Some(_), others) => {
            let count = Grouped(others as u64 + 1);
            let why = say!("screening-erase-several", count);
            return Err(refused(Reason::FieldInvalid, why));
        }
        (None, _) if !shown.subjects.is_empty() => {
            let reference = words::clean(&arguments.reference);
            let why = say!("screening-erase-record", reference);
            return Err(refused(Reason::FieldInvalid, why));
        }
        (None, _) => return Err(unknown(what(), arguments, shown)),
    };
    let name = short(&one.id);
    if !arguments.yes {
        let question = say!("screening-erase-ask", who = called(one));
        let otherwise = say!("screening-erase-yes");
        output.confirm(&format!(" {question} "), "yes", &what(), &otherwise)?;
    }
    let request = EraseScreenedRequest { id: one.id.clone() };
    let erased = node.screening().erase_screened(ask(request)).await;
    erased.map_err(|status| Failure::status(Call::Screen, what(), &status))?;
    output.answer(
        |_| format!("{}\n", say!("screening-erased", name = &name)),
        || json!({ "erased": hex::encode(&one.id) }),
    )?;
    Ok(Exit::Done)
}

/// Nobody is kept that is called so.
fn unknown(what: String, arguments: &Arguments, shown: &ShowScreenedResponse) -> Failure {
    let why = nobody(arguments, shown);
    let failure = Failure::said(Call::Screen, what, Reason::NotFound, "reference", why);
    failure.with_advice(say!("screening-subject-how"))
}

fn nobody(arguments: &Arguments, shown: &ShowScreenedResponse) -> String {
    say!(
        "screening-subject-none",
        reference = words::clean(&arguments.reference),
        days = days(shown.keep_hours)
    )
}

fn text(arguments: &Arguments, shown: &ShowScreenedResponse, output: &Output) -> String {
    let mut text = String::new();
    for subject in &shown.subjects {
        let until = words::time(words::millis(subject.until_ms));
        let kept = say!("screening-subject-kept", until);
        text.push_str(&format!("{}, {kept}\n", called(subject)));
        text.push_str(&times(subject, output));
        if subject.more > 0 {
            let more = say!("screening-times-more", count = Grouped(subject.more));
            text.push_str(&format!(" {more}\n"));
        }
        text.push('\n');
    }
    if shown.subjects.is_empty() {
        text.push_str(&format!("{}\n", nobody(arguments, shown)));
    }
    if shown.more {
        text.push_str(&format!("{}\n", say!("screening-subject-more")));
    }
    if shown.unseen > 0 {
        let unseen = say!(
            "screening-subject-unseen",
            count = Grouped(u64::from(shown.unseen))
        );
        text.push_str(&format!("{unseen}\n"));
    }
    text
}

/// The beginning of the node's own name, as hits show it.
fn short(id: &[u8]) -> String {
    hex::encode(id).chars().take(OWN_DIGITS).collect()
}

/// Who it is, and what the caller and the node call it.
fn called(subject: &ScreenedSubject) -> String {
    if !subject.origin.is_empty() {
        let (id, origin) = (words::short_id(&subject.id), words::clean(&subject.origin));
        return say!(
            "screening-subject-record",
            id,
            origin,
            field = words::clean(&subject.field)
        );
    }
    let entry = subject.told.clone().and_then(|told| wire::entry(told).ok());
    let who = entry.map_or_else(|| words::NOTHING.to_owned(), |entry| who(&entry));
    let reference = words::clean(&subject.reference);
    let called = format!("{reference} #{}", short(&subject.id));
    format!("{who}, {}", called.trim())
}

fn times(subject: &ScreenedSubject, output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("screening-column-when"),
        &say!("screening-column-against"),
        &say!("screening-column-result"),
    ]);
    let first = subject.against.clone().unwrap_or_default();
    let found = found(subject, &first);
    table.row([
        words::time(words::millis(subject.seen_ms)),
        all(&first),
        match found {
            0 => say!("screening-found-nothing"),
            count => say!("screening-found", count = Grouped(count)),
        },
    ]);
    for again in &subject.again {
        table.row([
            words::time(words::millis(again.at_ms)),
            all(&again.against.clone().unwrap_or_default()),
            result(again),
        ]);
    }
    table.draw(output.width(), &[0], &[])
}

/// Against what, and against what not.
fn all(screened: &ScreenAgainst) -> String {
    let left = screened.damaged.iter().chain(&screened.too_large);
    let left: Vec<_> = left.map(|list| words::clean(list)).collect();
    let against = against(screened);
    if left.is_empty() {
        against
    } else {
        say!("screening-not-against", against, lists = left.join(", "))
    }
}

/// How much the preset that was active then showed.
fn found(subject: &ScreenedSubject, against: &ScreenAgainst) -> u64 {
    // What older nodes kept names no preset: as much as any showed.
    let preset = match against.preset {
        0 => i32::from(Preset::Recall as u8),
        preset => preset,
    };
    let mut shown = subject.shown.iter();
    let shown = shown.find(|rate| rate.preset == preset);
    shown.map_or(0, |rate| rate.shown)
}

fn result(again: &ScreenedAgain) -> String {
    if again.met {
        say!("screening-met")
    } else if again.met_unknown {
        say!("screening-met-unknown")
    } else {
        say!("screening-found-nothing")
    }
}

fn document(shown: &ShowScreenedResponse) -> Value {
    let subjects = shown.subjects.iter().map(|subject| {
        let first = subject.against.clone().unwrap_or_default();
        let once = json!({
            "at": words::time_json(words::millis(subject.seen_ms)),
            "against": against_json(&first),
            "found": found(subject, &first),
            "again": false,
        });
        let again = subject.again.iter().map(|again| {
            json!({
                "at": words::time_json(words::millis(again.at_ms)),
                "against": against_json(&again.against.clone().unwrap_or_default()),
                "found": (!again.met_unknown).then(|| u64::from(again.met)),
                "again": true,
            })
        });
        let is_record = !subject.origin.is_empty();
        let entry = subject.told.clone().and_then(|told| wire::entry(told).ok());
        json!({
            "name": hex::encode(&subject.id),
            "reference": words::text_json(&subject.reference),
            "record": is_record.then(|| json!({
                "origin": subject.origin,
                "id": words::id(&subject.id),
                "field": subject.field,
            })),
            "who": entry.as_ref().map(who),
            "kept_until": words::time_json(words::millis(subject.until_ms)),
            "screened": std::iter::once(once).chain(again).collect::<Vec<_>>(),
            "times_not_shown": subject.more,
        })
    });
    json!({
        "subjects": subjects.collect::<Vec<_>>(),
        "more": shown.more,
        "unseen": shown.unseen,
        "keep_hours": shown.keep_hours,
    })
}

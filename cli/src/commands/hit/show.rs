//! `ntc hit show`: how a hit was compared, and what happened to it.

use clap::Args;
use ntc_core::hit::HitId;
use ntc_core::reason::Call;
use ntc_proto::node::v1::{
    Hit, HitLine, HitSighting, HitStep, HitTelling, ShowHitRequest, ShowHitResponse,
};
use serde_json::{Value, json};

use super::{line, list};
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
It shows the subject that you judge and what it may be side by side, each factor of the comparison with what it adds to the score \
or takes from it, and what would change the verdict. Others that were seen and held for the same follow, each with what is known \
of it. Look, before you decide: a name alone is never exact. Below stands which partner can be told of it, and where that is.

Examples:
  ntc hit show H17
  ntc hit show H17 --json | jq .how";

/// What `ntc hit show` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The hit, as the list names it
    #[arg(value_name = "HIT")]
    id: HitId,
}

/// Shows a hit.
pub(super) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let node = connection.open().await?;
    let request = ShowHitRequest {
        id: arguments.id.number(),
    };
    let shown = node.hits().show_hit(ask(request)).await;
    let shown = shown
        .map_err(|status| Failure::status(Call::Records, "the hit was not shown", &status))?
        .into_inner();
    output.answer(|output| text(&shown, output), || document(&shown))?;
    Ok(Exit::Done)
}

fn text(shown: &ShowHitResponse, output: &Output) -> String {
    let hit = shown.hit.clone().unwrap_or_default();
    let mut text = heading(&hit);
    if shown.erased {
        text.push_str("\nThe data of the subject were erased: their time is over.\n");
    }
    for (title, lines) in [
        ("Subject", &shown.subject),
        ("May be", &shown.target),
        ("Compared", &shown.how),
    ] {
        if !lines.is_empty() {
            text.push_str(&format!("\n{title}\n{}", told(lines, output)));
        }
    }
    text.push_str(&tellings(shown, &hit));
    text.push_str(&format!(
        "\nWhat happened. Times are UTC.\n{}",
        steps(&shown.steps, output)
    ));
    if !shown.others.is_empty() {
        text.push_str("\nSeen too, and held for the same; look whether they are\n");
        text.extend(shown.others.iter().map(|other| sighting(other, output)));
    }
    if !shown.siblings.is_empty() {
        let table = list::table(&shown.siblings, output);
        text.push_str(&format!("\nOther hits of the same subject\n{table}"));
    }
    text.push_str(&words::unseen(
        shown.unseen,
        "other of them",
        "others of them",
    ));
    text
}

/// What the author of the alert was told of it, or who could be.
fn tellings(shown: &ShowHitResponse, hit: &Hit) -> String {
    let mut text = String::new();
    for told in &shown.tellings {
        text.push_str(&format!(" {}\n", telling(told, shown)));
    }
    let name = line::name(hit.id);
    let holds = |told: &HitTelling| matches!(told.step.as_str(), "wanted" | "told");
    // What is told, or is none, is told to nobody more.
    let is_told = shown.tellings.iter().any(holds) || hit.state == "rejected";
    if !is_told && !shown.untold_message.is_empty() {
        let why = words::clean(&shown.untold_message);
        text.push_str(&format!(" Nobody outside can be told of it: {why}\n"));
    }
    if !is_told && !shown.tells.is_empty() {
        let who = words::clean(&shown.tells);
        let how = match hit.state.as_str() {
            "confirmed" => format!("ntc hit tell {name}"),
            _ => format!("ntc hit confirm {name} --tell"),
        };
        text.push_str(&format!(" {who} can be told of it: {how}\n"));
    }
    if text.is_empty() {
        return text;
    }
    format!("\nTold\n{text}")
}

fn telling(told: &HitTelling, shown: &ShowHitResponse) -> String {
    let (to, record) = (words::clean(&told.to), words::short_id(&told.record));
    let at = line::time(told.at_ms);
    match told.step.as_str() {
        "wanted" if shown.untold_message.is_empty() => "It is about to be told.".to_owned(),
        "wanted" => format!(
            "It waits to be told: {}",
            words::clean(&shown.untold_message)
        ),
        "told" => {
            let state = told.delivery.as_ref().map_or(0, |delivery| delivery.state);
            let (state, _) = words::delivery(state);
            format!("{to} at {at} UTC, by {record}: {state}")
        }
        "withdrawing" => format!("{to} at {at} UTC, by {record}: about to be withdrawn"),
        "withdrawn" => format!("{to} at {at} UTC, by {record}: withdrawn"),
        _ => "It was not told.".to_owned(),
    }
}

fn heading(hit: &Hit) -> String {
    let mut text = format!(
        "{}: {}, {} {} of 1000, {} priority\n",
        line::name(hit.id),
        line::state(hit),
        line::verdict(hit.verdict),
        hit.score,
        line::priority(hit.priority),
    );
    if hit.contact_first {
        text.push_str(&format!(
            "\n*** {} ***\nThe owner of what it may be is asked before anybody acts.\n\n",
            line::CONTACT_FIRST
        ));
    }
    let (target, source) = (
        line::target(hit.target.as_ref()),
        line::source(hit.subject.as_ref()),
    );
    text.push_str(&format!("{source}\nmay be {target}\n"));
    let journeys = words::count(hit.seen, "journey", "journeys");
    text.push_str(&format!(
        "Seen on {journeys}, last at {} UTC.\n",
        line::time(hit.last_seen_ms)
    ));
    if !hit.withdrawn.is_empty() {
        text.push_str(&format!("Withdrawn: {}.\n", words::clean(&hit.withdrawn)));
    }
    if !hit.reopened.is_empty() {
        text.push_str(&format!("Re-opened: {}.\n", words::clean(&hit.reopened)));
    }
    if hit.before != 0 {
        text.push_str(&format!(
            "The pair was confirmed before in {}.\n",
            line::name(hit.before)
        ));
    }
    if hit.marked_by != 0 {
        let by = line::name(hit.marked_by);
        text.push_str(&format!(
            "The subject was confirmed to be another one in {by}.\n"
        ));
    }
    if hit.state == "rejected" {
        let until = line::time(hit.until_ms);
        text.push_str(&format!(
            "The pair asks nobody until {until} UTC, unless a birth date, a document or an alias is new.\n"
        ));
    }
    text
}

/// Somebody else who was seen, and how sure that one is.
fn sighting(other: &HitSighting, output: &Output) -> String {
    format!(
        "{}, at {} UTC, {} {} of 1000\n{}",
        line::source(other.subject.as_ref()),
        line::time(other.seen_ms),
        line::verdict(other.verdict),
        other.score,
        told(&other.lines, output),
    )
}

fn told(lines: &[HitLine], output: &Output) -> String {
    let rows = lines.iter().map(|line| {
        let points = if line.points == 0 {
            String::new()
        } else {
            format!(" ({:+})", line.points)
        };
        (line.what.as_str(), format!("{}{points}", line.says))
    });
    Table::of_pairs(rows).draw(output.width(), &[0], &[])
}

fn steps(steps: &[HitStep], output: &Output) -> String {
    let mut table = Table::new(&["AT", "WHO", "WHAT", "COMMENT"]);
    for step in steps {
        let who = if step.officer.is_empty() {
            "node"
        } else {
            &step.officer
        };
        let what = words::code(&step.what);
        let what = if step.says.is_empty() {
            what
        } else {
            format!("{what}: {}", step.says)
        };
        table.row([
            line::time(step.at_ms),
            who.to_owned(),
            what,
            words::or_nothing(&step.comment),
        ]);
    }
    table.draw(output.width(), &[0], &[])
}

fn document(shown: &ShowHitResponse) -> Value {
    let hit = shown.hit.clone().unwrap_or_default();
    let lines = |lines: &[HitLine]| {
        let lines = lines
            .iter()
            .map(|line| json!({ "what": line.what, "says": line.says, "points": line.points }));
        lines.collect::<Vec<_>>()
    };
    let steps = shown.steps.iter().map(|step| {
        json!({
            "at": words::time_json(words::millis(step.at_ms)),
            "officer": words::text_json(&step.officer),
            "what": step.what,
            "says": words::text_json(&step.says),
            "comment": words::text_json(&step.comment),
        })
    });
    let others = shown.others.iter().map(|other| {
        json!({
            "subject": line::source_json(other.subject.as_ref()),
            "seen": words::time_json(words::millis(other.seen_ms)),
            "verdict": line::verdict(other.verdict),
            "score": other.score,
            "lines": lines(&other.lines),
            "how": lines(&other.how),
        })
    });
    json!({
        "hit": line::document(&hit),
        "subject": lines(&shown.subject),
        "target": lines(&shown.target),
        "how": lines(&shown.how),
        "erased": shown.erased,
        "erased_at": words::time_json(words::millis(shown.erased_at_ms)),
        "steps": steps.collect::<Vec<_>>(),
        "siblings": shown.siblings.iter().map(line::document).collect::<Vec<_>>(),
        "others": others.collect::<Vec<_>>(),
        "tellings": shown.tellings.iter().map(telling_json).collect::<Vec<_>>(),
        "tells": words::text_json(&shown.tells),
        "untold_reason": words::text_json(&shown.untold_reason),
        "untold_message": words::text_json(&shown.untold_message),
    })
}

fn telling_json(told: &HitTelling) -> Value {
    let delivery = told.delivery.as_ref();
    json!({
        "step": told.step,
        "record": line::record_json(&told.record),
        "to": words::text_json(&told.to),
        "at": words::time_json(words::millis(told.at_ms)),
        "delivery": delivery.map(|delivery| words::delivery(delivery.state).1),
        "acted": told.acted,
    })
}

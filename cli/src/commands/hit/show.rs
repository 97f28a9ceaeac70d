//! `ntc hit show`: how a hit was compared, and what happened to it.

use clap::Args;
use ntc_core::hit::HitId;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::hit_source::From;
use ntc_proto::node::v1::{
    Hit, HitAlso, HitLine, HitSighting, HitStep, HitTelling, ShowHitRequest, ShowHitResponse,
};
use serde_json::{Value, json};

use super::{line, list, owners};
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, facts, words};

const EXAMPLES: &str = "\
It shows the subject that you judge and what it may be side by side, each factor of the comparison with what it adds to the score \
or takes from it, and what would change the verdict. Others that were seen and held for the same follow, each with what is known \
of it. Look, before you decide: a name alone is never exact. Below stands who looks for it, on your lists and by alerts: what each \
asks, whom to call before anybody acts, what each was told and when, what it answered, and what is owed to it.

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
        .map_err(|status| Failure::status(Call::Records, say!("hit-not-shown"), &status))?
        .into_inner();
    output.answer(|output| text(&shown, output), || document(&shown))?;
    Ok(Exit::Done)
}

fn text(shown: &ShowHitResponse, output: &Output) -> String {
    let hit = shown.hit.clone().unwrap_or_default();
    let mut text = heading(&hit, &owners::asked_first(&shown.owners));
    if shown.erased {
        text.push_str(&format!("\n{}\n", say!("hit-show-erased")));
    }
    for (title, lines) in [
        (say!("hit-show-subject"), &shown.subject),
        (say!("hit-show-may-be"), &shown.target),
        (say!("hit-show-compared"), &shown.how),
    ] {
        if !lines.is_empty() {
            text.push_str(&format!("\n{title}\n{}", told(lines, output)));
        }
    }
    text.push_str(&owners::section(&shown.owners, &hit));
    text.push_str(&format!(
        "\n{}\n{}",
        say!("hit-show-steps"),
        steps(&shown.steps, output)
    ));
    let (told_of, seen): (Vec<_>, Vec<_>) = shown.others.iter().partition(|it| is_record(it));
    for (title, others) in [
        (say!("hit-show-others"), seen),
        (say!("hit-show-told-of"), told_of),
    ] {
        if !others.is_empty() {
            text.push_str(&format!("\n{title}\n"));
            text.extend(others.into_iter().map(|other| sighting(other, output)));
        }
    }
    if !shown.siblings.is_empty() {
        let table = list::table(&shown.siblings, output);
        text.push_str(&format!("\n{}\n{table}", say!("hit-show-siblings")));
    }
    text.push_str(&words::unseen(shown.unseen, words::Unseen::Others));
    text
}

fn heading(hit: &Hit, asked_first: &str) -> String {
    let mut text = say!(
        "hit-show-heading",
        hit = line::name(hit.id),
        state = line::state(hit),
        verdict = line::verdict(hit.verdict),
        score = hit.score,
        priority = line::priority(hit.priority),
    );
    text.push('\n');
    if hit.contact_first {
        text.push_str(&format!(
            "\n*** {} ***\n{}\n\n",
            line::contact_first(),
            if asked_first.is_empty() {
                say!("hit-show-contact-first")
            } else {
                say!("hit-show-ask", owners = asked_first)
            },
        ));
    }
    let (target, source) = (
        line::target(hit.target.as_ref()),
        line::source(hit.subject.as_ref()),
    );
    text.push_str(&format!("{source}\n{}\n", say!("hit-show-target", target)));
    if hit.seen > 0 || hit.told_by == 0 {
        let seen = say!(
            "hit-show-seen",
            count = Grouped(hit.seen),
            last = line::time(hit.last_seen_ms),
        );
        text.push_str(&format!("{seen}\n"));
    }
    if hit.told_by > 0 {
        let told = say!("hit-show-told-by", count = Grouped(hit.told_by));
        text.push_str(&format!("{told}\n"));
    }
    if hit.arrives_ms != 0 {
        let arrives = say!("hit-show-arrives", at = line::time(hit.arrives_ms));
        text.push_str(&format!("{arrives}\n"));
    }
    text.push_str(&changed(hit));
    if !hit.withdrawn.is_empty() {
        let why = withdrawn(hit);
        text.push_str(&format!("{}\n", say!("hit-show-withdrawn", why)));
    }
    if !hit.reopened.is_empty() {
        let why = lang::phrase(hit.reopened_phrase.as_ref(), &hit.reopened);
        text.push_str(&format!("{}\n", say!("hit-show-reopened", why)));
    }
    if hit.before != 0 {
        let before = line::name(hit.before);
        text.push_str(&format!("{}\n", say!("hit-show-before", hit = before)));
    }
    if hit.marked_by != 0 {
        let by = line::name(hit.marked_by);
        let name = line::name(hit.id);
        let marked = say!("hit-show-marked", hit = by, name);
        text.push_str(&format!("{marked}\n"));
    }
    if hit.state == "rejected" {
        let until = line::time(hit.until_ms);
        text.push_str(&format!("{}\n", say!("hit-show-rejected", until)));
    }
    text
}

/// What is not as it was when the hit was found.
fn changed(hit: &Hit) -> String {
    let mut text = String::new();
    if hit.target_changed_ms != 0 {
        let at = line::time(hit.target_changed_ms);
        let facts = line::facts(&hit.target_changes);
        let says = if hit.target_changed_of.is_some() {
            let target = line::target(hit.target_changed_of.as_ref());
            say!("hit-show-changed-other", target, at)
        } else if facts.is_empty() {
            say!("hit-show-changed-else", at)
        } else {
            say!("hit-show-changed", at, facts)
        };
        text.push_str(&format!("{says}\n"));
    }
    if hit.target_doubtful {
        text.push_str(&format!("{}\n", say!("hit-show-doubtful")));
    }
    text
}

/// Which side counts no more, and why; in the words of a node that sends no code.
fn withdrawn(hit: &Hit) -> String {
    let what = match hit.gone_side.as_str() {
        "target" => line::target(hit.target.as_ref()),
        "subject" => line::source(hit.subject.as_ref()),
        _ => return words::clean(&hit.withdrawn),
    };
    line::gone(&hit.gone_why, what, hit.withdrawn_ms)
}

/// Whether it is a record that tells of the subject.
fn is_record(other: &HitSighting) -> bool {
    let from = other.subject.as_ref().and_then(|it| it.from.as_ref());
    matches!(from, Some(From::Record(_)))
}

/// Somebody else who was seen, and how sure that one is.
fn sighting(other: &HitSighting, output: &Output) -> String {
    let heading = say!(
        "hit-show-sighting",
        subject = line::source(other.subject.as_ref()),
        at = line::time(other.seen_ms),
        verdict = line::verdict(other.verdict),
        score = other.score,
    );
    format!("{heading}\n{}", told(&other.lines, output))
}

fn told(lines: &[HitLine], output: &Output) -> String {
    let rows = lines.iter().map(|line| {
        let points = if line.points == 0 {
            String::new()
        } else {
            format!(" ({:+})", line.points)
        };
        let says = facts::says(&line.what, &line.says);
        (facts::label(&line.what), format!("{says}{points}"))
    });
    let rows: Vec<_> = rows.collect();
    let rows = rows
        .iter()
        .map(|(label, says)| (label.as_str(), says.clone()));
    Table::of_pairs(rows).draw(output.width(), &[0], &[])
}

fn steps(steps: &[HitStep], output: &Output) -> String {
    let mut table = Table::new(&[
        &say!("hit-column-at"),
        &say!("hit-column-who"),
        &say!("hit-column-what"),
        &say!("hit-column-comment"),
    ]);
    for step in steps {
        let who = if step.officer.is_empty() {
            say!("hit-show-by-node")
        } else {
            step.officer.clone()
        };
        let what = line::step(&step.what);
        let says = says(step);
        let what = if says.is_empty() {
            what
        } else {
            format!("{what}: {says}")
        };
        table.row([
            line::time(step.at_ms),
            who,
            what,
            words::or_nothing(&step.comment),
        ]);
    }
    table.draw(output.width(), &[0], &[])
}

/// More about a step: of one about what looks for the subject, which and why.
fn says(step: &HitStep) -> String {
    let target = line::target(step.target.as_ref());
    match step.what.as_str() {
        "target_ended" if step.target.is_some() => line::gone(&step.gone_why, target, step.gone_ms),
        "target_stands" | "judged_anew" if step.target.is_some() => target,
        "target_changed" if step.target.is_some() => {
            let facts = line::facts(&step.changes);
            if facts.is_empty() {
                target
            } else {
                format!("{target}: {facts}")
            }
        }
        "seen_again" if step.subject.is_some() => line::source(step.subject.as_ref()),
        _ => lang::phrase(step.says_phrase.as_ref(), &step.says),
    }
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
            "phrase": lang::phrase_json(step.says_phrase.as_ref()),
            "target": step.target.as_ref().map(|it| line::target_json(Some(it))),
            "gone_why": words::text_json(&step.gone_why),
            "changes": step.changes,
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
        "also": shown.also.iter().map(also_json).collect::<Vec<_>>(),
        "owners": shown.owners.iter().map(owners::document).collect::<Vec<_>>(),
        "siblings": shown.siblings.iter().map(line::document).collect::<Vec<_>>(),
        "others": others.collect::<Vec<_>>(),
        "tellings": shown.tellings.iter().map(telling_json).collect::<Vec<_>>(),
        "tells": words::text_json(&shown.tells),
        "untold_reason": words::text_json(&shown.untold_reason),
        "untold_message": words::text_json(&shown.untold_message),
    })
}

pub(super) fn also_json(also: &HitAlso) -> Value {
    json!({
        "target": line::target_json(also.target.as_ref()),
        "asked_for": words::text_json(&also.asked_for),
        "contact_first": also.contact_first,
        "owner": words::text_json(&also.owner),
        "valid_until": words::time_json(words::millis(also.valid_until_ms)),
        "gone_why": words::text_json(&also.gone_why),
        "gone_since": words::time_json(words::millis(also.gone_ms)),
        "unseen": also.unseen,
    })
}

pub(super) fn telling_json(told: &HitTelling) -> Value {
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

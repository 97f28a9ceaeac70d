//! Who looks for the subject of a hit: what is asked there, what that party was told, and what is owed to it.

use ntc_core::model::codes::OUTCOMES;
use ntc_proto::node::v1::{Hit, HitAlso, HitAnswer, HitMoved, HitOwner, HitTelling, Owed};
use serde_json::{Value, json};

use super::line;
use crate::commands::thread;
use crate::lang::{self, say};
use crate::output::words;

/// Everybody who looks for the subject of a hit, with what each was told; empty where the node names nobody.
pub(super) fn section(owners: &[HitOwner], hit: &Hit) -> String {
    if owners.is_empty() {
        return String::new();
    }
    let each = owners.iter().map(|owner| one(owner, hit));
    format!(
        "\n{}\n{}",
        say!("hit-show-owners"),
        each.collect::<String>()
    )
}

fn one(owner: &HitOwner, hit: &Hit) -> String {
    let asks = owner.asks.clone().unwrap_or_default();
    let mut text = format!(" {}\n", target(&asks));
    for line in lines(owner, hit, asks.contact_first) {
        text.push_str(&format!("   {line}\n"));
    }
    text
}

/// What is asked of whoever meets the subject, under one name.
fn target(also: &HitAlso) -> String {
    let target = line::target(also.target.as_ref());
    if !also.gone_why.is_empty() {
        return line::gone(&also.gone_why, target, also.gone_ms);
    }
    // That the own rules do not show it is said below.
    if also.unseen {
        return target;
    }
    if also.asked_for.is_empty() {
        return say!("hit-also-nothing", target);
    }
    let code = &also.asked_for;
    let is_alert = also.target.as_ref().is_some_and(|it| it.record.is_some());
    let list = if is_alert {
        "requested_action"
    } else {
        "watch_action"
    };
    let action = words::within(&lang::row(list, code, &words::code(code)));
    let day = words::day(words::millis(also.valid_until_ms));
    let asked = say!("screen-asked-until", action, day);
    if !also.contact_first {
        return format!("{target}: {asked}");
    }
    let (contact, owner) = (line::contact_first(), words::clean(&also.owner));
    let first = say!("screen-ask-first", contact, owner);
    format!("{target}: {asked}; {first}")
}

/// What its owner was told and is owed, and whom to call.
fn lines(owner: &HitOwner, hit: &Hit, is_asked: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let party = words::clean(&owner.party);
    if is_asked && !owner.call.is_empty() {
        let call = words::clean(&owner.call);
        lines.push(say!("hit-owner-call", party = party.clone(), call));
    }
    let tellings = owner.tellings.iter();
    lines.extend(tellings.map(|told| telling(told, owner)));
    lines.extend(owner.answers.iter().map(answer));
    match owner.state.as_str() {
        "own" => lines.push(say!("hit-owner-own")),
        "unseen" => lines.push(say!("hit-owner-unseen")),
        // What is none is told to nobody.
        "untold" if hit.state != "rejected" => {
            let name = line::name(hit.id);
            lines.push(if hit.state == "confirmed" {
                say!("hit-owner-untold", name, party)
            } else {
                say!("hit-owner-unconfirmed", name)
            });
        }
        "kept" if hit.state != "rejected" => {
            let why = words::refusal(&owner.reason, &owner.message);
            lines.push(say!("hit-owner-kept", why));
        }
        _ => {}
    }
    if !owner.outcome.is_empty() {
        let at = line::time(owner.outcome_ms);
        let outcome = lang::label(&OUTCOMES, &owner.outcome);
        lines.push(say!("hit-owner-outcome", at, outcome));
    }
    lines.extend(owner.owed.iter().map(owed));
    lines
}

fn telling(told: &HitTelling, owner: &HitOwner) -> String {
    let (to, record) = (words::clean(&told.to), words::short_id(&told.record));
    let at = line::time(told.at_ms);
    let line = match told.step.as_str() {
        "wanted" if owner.message.is_empty() => return say!("hit-telling-wanted"),
        "wanted" => {
            let why = words::refusal(&owner.reason, &owner.message);
            return say!("hit-telling-waits", why);
        }
        "told" => {
            let state = told.delivery.as_ref().map_or(0, |delivery| delivery.state);
            let (state, _) = words::delivery(state);
            say!("hit-telling-told", to, at, record, state)
        }
        "withdrawing" => say!("hit-telling-withdrawing", to, at, record),
        "withdrawn" => say!("hit-telling-withdrawn", to, at, record),
        _ => return say!("hit-telling-untold"),
    };
    if told.acted {
        say!("hit-owner-acted", line)
    } else {
        say!("hit-owner-told", line)
    }
}

fn answer(answer: &HitAnswer) -> String {
    let kind = words::kind(answer.kind);
    let says = if answer.says.is_empty() {
        kind
    } else {
        let says = thread::says(answer.kind, answer.says_phrase.as_ref(), &answer.says);
        format!("{kind}, {says}")
    };
    let (at, record) = (line::time(answer.at_ms), words::short_id(&answer.record));
    say!("hit-owner-said", at, record, says)
}

fn owed(owed: &Owed) -> String {
    let record = words::short_id(&owed.id);
    say!("hit-owner-owed", until = words::time(owed.due_ms), record)
}

/// Whom to ask before anybody acts, each once; empty where the node names nobody.
pub(super) fn asked_first(owners: &[HitOwner]) -> String {
    let mut asked: Vec<String> = Vec::new();
    for owner in owners {
        let asks = owner.asks.as_ref().filter(|asks| asks.contact_first);
        let Some(asks) = asks else { continue };
        let who = [&asks.owner, &owner.party];
        let who = who.into_iter().find(|who| !who.is_empty());
        let who = who.map(|who| words::clean(who)).unwrap_or_default();
        if !asked.contains(&who) {
            asked.push(who);
        }
    }
    asked.join(", ")
}

/// What each owner is told of a hit that was confirmed or is told of, a line of each.
pub(super) fn told(moved: &HitMoved, hit: &Hit) -> String {
    let name = line::name(moved.id);
    let now = moved.tells.split(", ").filter(|who| !who.is_empty());
    let now: Vec<_> = now.map(words::clean).collect();
    let mut lines: Vec<String> = Vec::new();
    for owner in &moved.owners {
        let who = words::clean(&owner.party);
        let line = match owner.state.as_str() {
            "told" if now.contains(&who) => continue,
            "told" => say!("hit-told-before", who),
            "untold" if hit.state == "confirmed" => {
                say!("hit-could-tell", who, name = name.clone())
            }
            "kept" => {
                let why = words::refusal(&owner.reason, &owner.message);
                say!("hit-tells-not", who, why)
            }
            _ => continue,
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if !now.is_empty() {
        let who = now.join(", ");
        lines.insert(0, say!("hit-tells", who, name));
    }
    lines.iter().map(|line| format!(" {line}\n")).collect()
}

/// An owner, for programs.
pub(super) fn document(owner: &HitOwner) -> Value {
    let asks = owner.asks.clone().unwrap_or_default();
    let answers = owner.answers.iter().map(|answer| {
        json!({
            "record": line::record_json(&answer.record),
            "kind": words::kind(answer.kind),
            "says": words::text_json(&answer.says),
            "phrase": lang::phrase_json(answer.says_phrase.as_ref()),
            "at": words::time_json(words::millis(answer.at_ms)),
        })
    });
    let owed = owner.owed.iter().map(|owed| {
        json!({
            "task": owed.task,
            "until": words::time_json(owed.due_ms),
            "overdue": owed.overdue,
        })
    });
    json!({
        "asks": super::show::also_json(&asks),
        "party": words::text_json(&owner.party),
        "state": owner.state,
        "reason": words::text_json(&owner.reason),
        "message": words::text_json(&owner.message),
        "tellings": owner.tellings.iter().map(super::show::telling_json).collect::<Vec<_>>(),
        "answers": answers.collect::<Vec<_>>(),
        "owed": owed.collect::<Vec<_>>(),
        "outcome": words::text_json(&owner.outcome),
        "outcome_at": words::time_json(words::millis(owner.outcome_ms)),
        "call": words::text_json(&owner.call),
    })
}

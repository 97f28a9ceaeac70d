//! A hit in words.

use ntc_core::hit::{HitId, Priority, Rejection};
use ntc_core::screening::Verdict;
use ntc_proto::node::v1::hit_source::From;
use ntc_proto::node::v1::{Hit, HitLine, HitSource, HitTarget};
use ntc_proto::v1::RecordName;
use serde_json::{Value, json};

use crate::lang::{self, say};
use crate::output::{facts, words};

/// What is shown where nobody acts before the owner was asked.
pub(super) fn contact_first() -> String {
    words::contact_first()
}

/// The name of a hit.
pub(super) fn name(number: u64) -> String {
    HitId::from_number(number).map_or_else(|| words::NOTHING.to_owned(), |hit| hit.to_string())
}

/// A time for people, to the minute, in UTC.
pub(super) fn time(at: u64) -> String {
    words::time(words::millis(at))
}

/// How sure a match is.
pub(super) fn verdict(number: i32) -> String {
    Verdict::from_number(number).map_or_else(
        || words::NOTHING.to_owned(),
        |verdict| lang::name("verdict", verdict.name()),
    )
}

/// How soon an officer has to look.
pub(super) fn priority(number: i32) -> String {
    Priority::from_number(number).map_or_else(
        || words::NOTHING.to_owned(),
        |priority| lang::name("hit_priority", priority.name()),
    )
}

/// Why a hit was rejected.
pub(super) fn rejection(number: i32) -> String {
    let reason = Rejection::from_number(number);
    reason.map_or_else(
        || words::NOTHING.to_owned(),
        |reason| lang::row("rejection", reason.name(), &words::code(reason.name())),
    )
}

/// What a subject may be, by its name in a list or a ledger.
pub(super) fn target(target: Option<&HitTarget>) -> String {
    let Some(target) = target else {
        return words::NOTHING.to_owned();
    };
    match &target.record {
        Some(record) => of_record(record),
        None => say!(
            "hit-of-list",
            key = words::clean(&target.key),
            list = words::clean(&target.list),
        ),
    }
}

/// A side in short: what of it meets the other, with its name where that is not what meets.
pub(super) fn side(line: &str, met: Option<&HitLine>) -> String {
    let Some(met) = met.filter(|_| !line.is_empty()) else {
        return words::clean(line);
    };
    let piece = facts::piece(&met.what, &met.says);
    if met.what == "name" || met.says == line {
        piece
    } else {
        format!("{}, {piece}", words::clean(line))
    }
}

/// Where a subject comes from.
pub(super) fn source(source: Option<&HitSource>) -> String {
    let from = source.and_then(|source| source.from.as_ref());
    let what = match from {
        Some(From::Record(record)) => of_record(record),
        Some(From::Screening(reference)) => {
            say!("hit-screening", reference = words::clean(reference))
        }
        None => return words::NOTHING.to_owned(),
    };
    let place = source
        .map(|source| words::clean(&source.place))
        .unwrap_or_default();
    if place.is_empty() {
        what
    } else {
        format!("{what}, {place}")
    }
}

fn of_record(record: &RecordName) -> String {
    let (id, origin) = (words::short_id(&record.id), words::clean(&record.origin));
    say!("hit-of-record", id, origin)
}

/// Why one of those that a hit is about counts no more. A code of a newer node is shown as it is.
pub(super) fn gone(why: &str, what: String, since: u64) -> String {
    let since = time(since);
    match why {
        "taken_off" => say!("hit-gone-taken-off", what, since),
        "retracted" => say!("hit-gone-retracted", what, since),
        "erased" => say!("hit-gone-erased", what, since),
        "replaced" => say!("hit-gone-replaced", what, since),
        "over" => say!("hit-gone-over", what, since),
        "unmet" => say!("hit-gone-unmet", what, since),
        _ => format!("{what}: {}", words::code(why)),
    }
}

/// What decides whether two are the same, in a row.
pub(super) fn facts(codes: &[String]) -> String {
    let facts = codes.iter().map(|code| lang::name("hit_fact", code));
    facts.collect::<Vec<_>>().join(", ")
}

/// Where a hit stands, in a few words.
pub(super) fn state(hit: &Hit) -> String {
    let state = stands(hit);
    let is_marked = matches!(hit.state.as_str(), "in_progress" | "confirmed");
    if is_marked && !hit.gone_why.is_empty() {
        return say!("hit-state-gone", state);
    }
    // Whoever decided since has seen it.
    let is_changed = hit.target_changed_ms > hit.by_ms && hit.gone_why.is_empty();
    if is_changed {
        return say!("hit-state-changed", state);
    }
    state
}

fn stands(hit: &Hit) -> String {
    let state = lang::row("hit_state", &hit.state, &words::code(&hit.state));
    let by = words::clean(&hit.by);
    match hit.state.as_str() {
        "in_progress" if hit.owner.is_empty() => state,
        "in_progress" => format!("{state}, {}", words::clean(&hit.owner)),
        "confirmed" if hit.outcome_due_ms != 0 => {
            let due = time(hit.outcome_due_ms);
            say!("hit-state-outcome-owed", state, by, due)
        }
        "confirmed" if !hit.outcome.is_empty() => {
            let outcome = lang::row("outcome", &hit.outcome, &words::code(&hit.outcome));
            let outcome = words::within(&outcome);
            say!("hit-state-outcome", state, by, outcome)
        }
        "confirmed" => say!("hit-state-confirmed", state, by),
        "rejected" => say!(
            "hit-state-rejected",
            state,
            by,
            why = rejection(hit.rejection)
        ),
        "marked" => say!("hit-state-marked", state, hit = name(hit.marked_by)),
        "snoozed" if hit.until_arrival => {
            say!(
                "hit-state-snoozed-arrival",
                state,
                until = time(hit.until_ms)
            )
        }
        "snoozed" => say!("hit-state-snoozed", state, until = time(hit.until_ms)),
        _ => state,
    }
}

/// What happened to a hit. A code of a newer node is shown as it is.
pub(super) fn step(what: &str) -> String {
    match what {
        "found" => say!("hit-step-found"),
        "seen_again" => say!("hit-step-seen-again"),
        "claimed" => say!("hit-step-claimed"),
        "released" => say!("hit-step-released"),
        "confirmed" => say!("hit-step-confirmed"),
        "rejected" => say!("hit-step-rejected"),
        "snoozed" => say!("hit-step-snoozed"),
        "reopened" => say!("hit-step-reopened"),
        "prioritised" => say!("hit-step-prioritised"),
        "outcome" => say!("hit-step-outcome"),
        "tell" => say!("hit-step-tell"),
        "told" => say!("hit-step-told"),
        "untold" => say!("hit-step-untold"),
        "withdrawn" => say!("hit-step-withdrawn"),
        "ended" => say!("hit-step-ended"),
        "returned" => say!("hit-step-returned"),
        "renamed" => say!("hit-step-renamed"),
        "target_ended" => say!("hit-step-target-ended"),
        "target_stands" => say!("hit-step-target-stands"),
        "target_changed" => say!("hit-step-target-changed"),
        "judged_anew" => say!("hit-step-judged-anew"),
        _ => words::code(what),
    }
}

/// A hit for programs.
pub(super) fn document(hit: &Hit) -> Value {
    let mut document = json!({
        "id": name(hit.id),
        "state": hit.state,
        "priority": priority(hit.priority),
        "verdict": verdict(hit.verdict),
        "score": hit.score,
        "subject": source_json(hit.subject.as_ref()),
        "subject_line": words::text_json(&hit.subject_line),
        "target": target_json(hit.target.as_ref()),
        "target_line": words::text_json(&hit.target_line),
        "subject_met": hit.subject_met.as_ref().map(met_json),
        "target_met": hit.target_met.as_ref().map(met_json),
        "also": hit.also.iter().map(|it| target_json(Some(it))).collect::<Vec<_>>(),
        "contact_first": hit.contact_first,
        "owner": words::text_json(&hit.owner),
        "claimed": words::time_json(words::millis(hit.claimed_ms)),
        "by": words::text_json(&hit.by),
        "decided": words::time_json(words::millis(hit.by_ms)),
        "rejection": Rejection::from_number(hit.rejection).map(Rejection::name),
        "until": words::time_json(words::millis(hit.until_ms)),
        "until_arrival": hit.until_arrival,
        "arrives": words::time_json(words::millis(hit.arrives_ms)),
        "request": record_json(&hit.request),
        "reopened": words::text_json(&hit.reopened),
        "reopened_phrase": lang::phrase_json(hit.reopened_phrase.as_ref()),
        "found": words::time_json(words::millis(hit.found_ms)),
        "changed": words::time_json(words::millis(hit.changed_ms)),
        "withdrawn": words::text_json(&hit.withdrawn),
        "withdrawn_since": words::time_json(words::millis(hit.withdrawn_ms)),
        "gone_side": words::text_json(&hit.gone_side),
        "gone_why": words::text_json(&hit.gone_why),
        "target_changed": words::time_json(words::millis(hit.target_changed_ms)),
        "target_changes": hit.target_changes,
        "target_doubtful": hit.target_doubtful,
        "seen": hit.seen,
        "told_by": hit.told_by,
        "last_seen": words::time_json(words::millis(hit.last_seen_ms)),
        "marked_by": name_json(hit.marked_by),
        "before": name_json(hit.before),
        "outcome": outcome_json(hit),
        "telling": words::text_json(&hit.telling),
        "unseen": hit.unseen,
    });
    // One macro takes no more fields.
    let changed = hit.target_changed_of.as_ref();
    let changed = changed.map_or(Value::Null, |it| target_json(Some(it)));
    words::put(&mut document, "target_changed_of", changed);
    document
}

/// What came of it, or until when that is owed.
fn outcome_json(hit: &Hit) -> Value {
    json!({
        "result": words::text_json(&hit.outcome),
        "by": words::text_json(&hit.outcome_by),
        "told": words::time_json(words::millis(hit.outcome_ms)),
        "due": words::time_json(words::millis(hit.outcome_due_ms)),
    })
}

fn met_json(met: &HitLine) -> Value {
    json!({ "what": met.what, "says": met.says })
}

fn name_json(number: u64) -> Value {
    HitId::from_number(number).map_or(Value::Null, |hit| json!(hit.to_string()))
}

pub(super) fn record_json(id: &[u8]) -> Value {
    if id.is_empty() {
        return Value::Null;
    }
    json!(words::id(id))
}

pub(super) fn source_json(source: Option<&HitSource>) -> Value {
    let from = source.and_then(|source| source.from.as_ref());
    let (record, screening) = match from {
        Some(From::Record(record)) => (Some(record), None),
        Some(From::Screening(reference)) => (None, Some(reference)),
        None => (None, None),
    };
    json!({
        "origin": record.map(|record| &record.origin),
        "record": record.map(|record| words::id(&record.id)),
        "screening": screening,
        "place": source.map_or(Value::Null, |source| words::text_json(&source.place)),
    })
}

pub(super) fn target_json(target: Option<&HitTarget>) -> Value {
    let record = target.and_then(|target| target.record.as_ref());
    let text = |text: Option<&String>| text.map_or(Value::Null, |text| words::text_json(text));
    json!({
        "list": text(target.map(|target| &target.list)),
        "key": text(target.map(|target| &target.key)),
        "origin": record.map(|record| &record.origin),
        "record": record.map(|record| words::id(&record.id)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_says_what_is_waited_for_and_what_is_owed() {
        let hit = |state: &str| Hit {
            state: state.to_owned(),
            by: "ana".to_owned(),
            until_ms: 1_772_323_200_000,
            ..Hit::default()
        };
        let arrival = Hit {
            until_arrival: true,
            ..hit("snoozed")
        };
        assert!(state(&arrival).contains("until it arrives, currently 2026-03-01 00:00 UTC"));
        assert!(state(&hit("snoozed")).ends_with("until 2026-03-01 00:00"));
        let owed = Hit {
            outcome: "open".to_owned(),
            outcome_due_ms: 1_772_323_200_000,
            ..hit("confirmed")
        };
        assert!(state(&owed).ends_with("what came of it is owed until 2026-03-01 00:00"));
        let told = Hit {
            outcome: "no_offence".to_owned(),
            ..hit("confirmed")
        };
        assert!(
            state(&told).ends_with("by ana: no offence"),
            "{}",
            state(&told)
        );
    }
}

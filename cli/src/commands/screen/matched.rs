//! A match: what it is with, by what, and what is asked.

use ntc_core::screened::By;
use ntc_core::screening::{Verdict, names_agree};
use ntc_core::watchlist::{Entry, Order, wire};
use ntc_proto::node::v1::screen_match::Target;
use ntc_proto::node::v1::{ScreenChange, ScreenFactor, ScreenGoods, ScreenMatch, ScreenName};
use serde_json::{Value, json};

use crate::lang::{self, say};
use crate::output::words;

/// The fact of papers, among those of a comparison.
const DOCUMENT: &str = "document";

/// The fact of e-mail addresses.
const EMAIL: &str = "email";

/// Somebody or something in a few words: a name and a birth date, or a number.
pub(in crate::commands) fn who(entry: &Entry) -> String {
    let name = entry.primary().map(|name| name.written.clone());
    let number = || {
        let number = entry.identifiers().next();
        number.map(|number| number.normal().to_owned())
    };
    let email = || entry.emails.first().cloned();
    let address = || entry.addresses.first().map(|it| it.text.clone());
    let goods = || {
        let pattern = entry.patterns.first()?;
        let parts = [pattern.hs.clone(), pattern.words.join(", ")];
        let goods = parts.into_iter().filter(|part| !part.is_empty());
        let goods = goods.collect::<Vec<_>>().join(" ");
        Some(format!(
            "{goods} {} > {}",
            pattern.origin, pattern.destination
        ))
    };
    let who = name
        .or_else(number)
        .or_else(email)
        .or_else(address)
        .or_else(goods);
    let who = words::clean(&who.unwrap_or_default());
    match entry.birth_dates.first() {
        Some(born) => format!("{who}, {born}"),
        None => words::or_nothing(&who),
    }
}

/// Who or what is looked for.
pub(super) fn held(matched: &ScreenMatch) -> String {
    let entry = matched.held.clone();
    let entry = entry.and_then(|entry| wire::entry(entry).ok());
    entry.map_or_else(|| words::NOTHING.to_owned(), |entry| who(&entry))
}

/// The entry or the alert.
pub(super) fn target(matched: &ScreenMatch) -> String {
    match &matched.target {
        Some(Target::Listed(listed)) => {
            format!(
                "{} {}",
                words::clean(&listed.list),
                words::clean(&listed.key)
            )
        }
        Some(Target::Alert(alert)) => {
            let (id, origin) = (words::short_id(&alert.id), words::clean(&alert.origin));
            if alert.is_notice {
                say!("screen-target-notice", id, origin)
            } else {
                say!("screen-target-alert", id, origin)
            }
        }
        None => words::NOTHING.to_owned(),
    }
}

/// By what they meet, for people.
pub(super) fn by(matched: &ScreenMatch) -> String {
    let Some(by) = By::from_number(matched.by) else {
        return words::NOTHING.to_owned();
    };
    match by {
        By::Number => beside(say!("screen-by-number"), matched),
        By::Email => beside(say!("screen-by-email"), matched),
        By::Name => facts(matched),
        By::Confusable => beside(say!("screen-by-alike"), matched),
        By::Swapped => beside(say!("screen-by-swapped"), matched),
        By::Mistyped => beside(say!("screen-by-slip"), matched),
        By::Address => say!("screen-by-address"),
        By::Goods => say!("screen-by-goods"),
    }
}

/// A number, and all that agrees beside it; where its bearer seems to be another, by what.
fn beside(by: String, matched: &ScreenMatch) -> String {
    let mut said = vec![by];
    let names = matched.name.as_ref().map(|name| names_agree(name.score));
    if names == Some(true) {
        said.push(say!("screen-by-name"));
    }
    // A document that is the same is the number, an e-mail address what they meet by.
    let facts = matched.factors.iter();
    let facts = facts.filter(|it| it.fact != DOCUMENT && it.fact != EMAIL);
    said.extend(facts.filter(|it| it.points > 0).map(compared));
    if matched.verdict == Verdict::Near as i32 {
        let against = matched.factors.iter().filter(|it| it.points < 0);
        let against = against.map(|it| say!("screen-fact-differs", fact = fact(&it.fact)));
        let against: Vec<_> = against.collect();
        if names == Some(false) && against.is_empty() {
            said.push(say!("screen-another-name"));
        }
        said.extend(against);
    }
    said.join(", ")
}

/// The name, and each fact that speaks for or against.
fn facts(matched: &ScreenMatch) -> String {
    let mut said = vec![say!("screen-by-name")];
    for factor in &matched.factors {
        match factor.points {
            0 => {}
            _ => said.push(compared(factor)),
        }
    }
    said.join(", ")
}

/// A fact, and how it speaks. A date that is a slip away is not one that fits.
fn compared(factor: &ScreenFactor) -> String {
    let fact = fact(&factor.fact);
    match factor.outcome.as_str() {
        "one_digit" | "swapped" | "compatible" => {
            say!(
                "screen-fact-outcome",
                fact,
                outcome = outcome(&factor.outcome)
            )
        }
        _ if factor.points > 0 => say!("screen-fact-fits", fact),
        _ => say!("screen-fact-differs", fact),
    }
}

/// How a fact compares.
fn outcome(code: &str) -> String {
    match code {
        "one_digit" => say!("screen-outcome-one-digit"),
        "swapped" => say!("screen-outcome-swapped"),
        "compatible" => say!("screen-outcome-compatible"),
        other => outcome_code(other),
    }
}

/// How a fact came out, in a word.
fn outcome_code(code: &str) -> String {
    match code {
        "unknown" => say!("screen-outcome-unknown"),
        "same" => say!("screen-outcome-same"),
        "compatible" => say!("screen-outcome-compatible-code"),
        "swapped" => say!("screen-outcome-swapped-code"),
        "one_digit" => say!("screen-outcome-one-digit-code"),
        "differs" => say!("screen-outcome-differs"),
        "far_apart" => say!("screen-outcome-far-apart"),
        other => words::code(other),
    }
}

/// Why two words are held for the same.
fn word_reason(code: &str) -> String {
    match code {
        "written" => say!("screen-word-written"),
        "sound" => say!("screen-word-sound"),
        "near_sound" => say!("screen-word-near-sound"),
        "spelling" => say!("screen-word-spelling"),
        "other_name" => say!("screen-word-other-name"),
        "initial" => say!("screen-word-initial"),
        "short_form" => say!("screen-word-short-form"),
        "joined" => say!("screen-word-joined"),
        other => words::code(other),
    }
}

fn fact(code: &str) -> String {
    match code {
        "birth" => say!("screen-fact-birth"),
        "country" => say!("screen-fact-state"),
        "document" => say!("screen-fact-document"),
        EMAIL => say!("screen-by-email"),
        "sex" => say!("screen-fact-sex"),
        "number" => say!("screen-by-number"),
        "name" => say!("screen-by-name"),
        other => words::clean(other),
    }
}

/// What to know before anybody acts, whom to ask first before all else; empty where there is nothing.
pub(super) fn warning(matched: &ScreenMatch) -> String {
    let (first, markers, owner) = match (order(matched), &matched.target) {
        (Some(order), _) => {
            let markers = order.markers.iter().map(|marker| marker.name().to_owned());
            (order.contact_first, markers.collect(), order.owner)
        }
        (None, Some(Target::Alert(alert))) => {
            let markers: Vec<_> = alert.warning_markers.clone();
            (alert.contact_first, markers, alert.origin.clone())
        }
        (None, _) => return String::new(),
    };
    let mut said = Vec::new();
    if first {
        let (contact, owner) = (words::contact_first(), words::clean(&owner));
        said.push(say!("screen-ask-first", contact, owner));
    }
    for marker in &markers {
        let marker = lang::row("warning_marker", marker, &words::code(marker));
        said.push(if said.is_empty() {
            marker
        } else {
            words::within(&marker)
        });
    }
    said.join(", ")
}

fn order(matched: &ScreenMatch) -> Option<Order> {
    let Some(Target::Listed(listed)) = &matched.target else {
        return None;
    };
    listed
        .order
        .clone()
        .and_then(|order| wire::order(order).ok())
}

/// Every word, fact and number, and what would change it.
pub(super) fn why(matched: &ScreenMatch) -> String {
    let mut lines = vec![say!(
        "screen-score",
        score = matched.score,
        by = by(matched)
    )];
    if let Some(number) = &matched.number {
        lines.push(say!(
            "screen-number",
            scheme = lang::row("scheme", &number.scheme, &words::code(&number.scheme)),
            asked = words::clean(&number.asked),
            held = words::clean(&number.held)
        ));
    }
    if let Some(name) = &matched.name {
        lines.push(of_name(name));
        lines.extend(name.words.iter().map(|word| {
            let said = say!(
                "screen-word",
                word = words::clean(&word.asked),
                held = words::clean(&word.held),
                latin = words::clean(&word.asked_latin),
                held_latin = words::clean(&word.held_latin),
                reason = word_reason(&word.reason),
                likeness = word.likeness
            );
            format!("  {said}")
        }));
        let left = |words: &[String]| words::clean(&words.join(" "));
        let (here, there) = (left(&name.only_asked), left(&name.only_held));
        if !here.is_empty() {
            lines.push(format!("  {}", say!("screen-only-here", words = here)));
        }
        if !there.is_empty() {
            lines.push(format!("  {}", say!("screen-only-there", words = there)));
        }
    }
    lines.extend(matched.goods.iter().map(of_goods));
    lines.extend(matched.factors.iter().map(of_factor));
    lines.extend(matched.changes.iter().map(of_change));
    if let Some(order) = order(matched) {
        let until = words::day(words::millis(order.valid_until.as_millis()));
        let (code, basis) = (order.action.name(), words::clean(&order.legal_basis));
        let action = lang::row("watch_action", code, &code.replace('_', " "));
        lines.push(match until.as_str() {
            words::NOTHING => say!("screen-order", action, basis),
            day => say!("screen-order-until", action, basis, day),
        });
    }
    if let Some(Target::Alert(alert)) = &matched.target {
        let code = &alert.requested_action;
        let action = words::within(&lang::row("requested_action", code, &words::code(code)));
        let day = words::day(words::millis(alert.valid_until_ms));
        lines.push(if alert.is_notice {
            say!("screen-seized-until", day)
        } else {
            say!("screen-asked-until", action, day)
        });
    }
    let lines = lines.into_iter().map(|line| format!("  {line}\n"));
    lines.collect()
}

fn of_goods(goods: &ScreenGoods) -> String {
    let part = match goods.part.as_str() {
        "hs" => "code of goods".to_owned(),
        "via" => "on the way".to_owned(),
        other => words::code(other),
    };
    let part = lang::row("pattern_part", &goods.part, &part);
    let (asked, held) = (words::clean(&goods.asked), words::clean(&goods.held));
    say!("screen-goods", part, asked, held)
}

fn of_name(name: &ScreenName) -> String {
    let (asked, held) = (words::clean(&name.asked), words::clean(&name.held));
    say!("screen-names", asked, held, score = name.score)
}

fn of_factor(factor: &ScreenFactor) -> String {
    let outcome = outcome(&factor.outcome);
    format!("{}: {outcome}, {:+}", fact(&factor.fact), factor.points)
}

fn of_change(change: &ScreenChange) -> String {
    let (fact, outcome) = (fact(&change.fact), outcome_code(&change.outcome));
    match Verdict::from_number(change.verdict) {
        Some(Verdict::Exact) => say!("screen-would-match", fact, outcome),
        Some(Verdict::Near) => say!("screen-would-possible", fact, outcome),
        Some(Verdict::None) | None => say!("screen-would-not", fact, outcome),
    }
}

/// For programs.
pub(super) fn document(matched: &ScreenMatch) -> Value {
    let order = order(matched).map(|order| {
        let markers: Vec<_> = order.markers.iter().map(|it| it.name()).collect();
        json!({
            "action": order.action.name(),
            "markers": markers,
            "legal_basis": words::text_json(&order.legal_basis),
            "owner": words::text_json(&order.owner),
            "contact_first": order.contact_first,
            "valid_until": words::time_json(words::millis(order.valid_until.as_millis())),
        })
    });
    let (listed, alert) = match &matched.target {
        Some(Target::Listed(listed)) => (Some(listed), None),
        Some(Target::Alert(alert)) => (None, Some(alert)),
        None => (None, None),
    };
    let alert = alert.map(|alert| {
        json!({
            "origin": alert.origin,
            "id": words::id(&alert.id),
            "field": alert.field,
            "seizure_notice": alert.is_notice,
            "valid_until": words::time_json(words::millis(alert.valid_until_ms)),
            "requested_action": words::text_json(&alert.requested_action),
            "warning_markers": alert.warning_markers,
            "contact_first": alert.contact_first,
        })
    });
    let number = matched.number.as_ref().map(
        |number| json!({ "scheme": number.scheme, "asked": number.asked, "held": number.held }),
    );
    let factors = matched
        .factors
        .iter()
        .map(|it| json!({ "fact": it.fact, "outcome": it.outcome, "points": it.points }));
    let changes = matched.changes.iter().map(|it| {
        json!({
            "fact": it.fact,
            "outcome": it.outcome,
            "score": it.score,
            "verdict": Verdict::from_number(it.verdict).map(Verdict::name),
        })
    });
    let goods = matched.goods.iter();
    let goods = goods.map(|it| json!({ "part": it.part, "asked": it.asked, "held": it.held }));
    json!({
        "verdict": Verdict::from_number(matched.verdict).map(Verdict::name),
        "score": matched.score,
        "by": By::from_number(matched.by).map(By::name),
        "list": listed.map(|listed| &listed.list),
        "key": listed.map(|listed| &listed.key),
        "alert": alert,
        "looked_for": held(matched),
        "order": order,
        "number": number,
        "name": matched.name.as_ref().map(name_json),
        "goods": goods.collect::<Vec<_>>(),
        "factors": factors.collect::<Vec<_>>(),
        "changes": changes.collect::<Vec<_>>(),
    })
}

fn name_json(name: &ScreenName) -> Value {
    let words = name.words.iter().map(|word| {
        json!({
            "asked": word.asked,
            "asked_latin": word.asked_latin,
            "held": word.held,
            "held_latin": word.held_latin,
            "likeness": word.likeness,
            "reason": word.reason,
        })
    });
    json!({
        "asked": name.asked,
        "held": name.held,
        "score": name.score,
        "words": words.collect::<Vec<_>>(),
        "only_asked": name.only_asked,
        "only_held": name.only_held,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_date_that_is_a_slip_away_is_not_said_to_fit() {
        let says = |outcome: &str, points| {
            compared(&ScreenFactor {
                fact: "birth".to_owned(),
                outcome: outcome.to_owned(),
                points,
            })
        };
        for (outcome, points, told) in [
            ("same", 100, "birth date fits"),
            ("compatible", 30, "birth date can be the same"),
            (
                "one_digit",
                30,
                "birth date differs by one digit (possible slip)",
            ),
            (
                "swapped",
                30,
                "birth date has day and month swapped (possible slip)",
            ),
            ("differs", -120, "not birth date"),
        ] {
            assert_eq!(says(outcome, points), told);
        }
    }
}

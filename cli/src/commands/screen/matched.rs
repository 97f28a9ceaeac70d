//! A match: what it is with, by what, and what is asked.

use ntc_core::screened::By;
use ntc_core::screening::Verdict;
use ntc_core::watchlist::{Entry, Order, wire};
use ntc_proto::node::v1::screen_match::Target;
use ntc_proto::node::v1::{ScreenChange, ScreenFactor, ScreenGoods, ScreenMatch, ScreenName};
use serde_json::{Value, json};

use crate::output::words;

/// Somebody or something in a few words: a name and a birth date, or a number.
pub(super) fn who(entry: &Entry) -> String {
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
            format!(
                "alert {} of {}",
                words::short_id(&alert.id),
                words::clean(&alert.origin)
            )
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
        By::Number => same_number(matched),
        By::Email => "e-mail".to_owned(),
        By::Name => facts(matched),
        By::Confusable => "number, alike".to_owned(),
        By::Swapped => "number, possible transposition".to_owned(),
        By::Mistyped => "number, possible slip".to_owned(),
        By::Address => "address".to_owned(),
        By::Goods => "goods and route".to_owned(),
    }
}

/// A number alone, unless its bearer seems to be another.
fn same_number(matched: &ScreenMatch) -> String {
    let mut said = vec!["number".to_owned()];
    if matched.verdict == Verdict::Near as i32 {
        let against = matched.factors.iter().filter(|it| it.points < 0);
        said.extend(against.map(|it| format!("not {}", fact(&it.fact))));
        let name = matched.name.as_ref();
        if said.len() == 1 && name.is_some() {
            said.push("another name".to_owned());
        }
    }
    said.join(", ")
}

/// The name, and each fact that speaks for or against.
fn facts(matched: &ScreenMatch) -> String {
    let mut said = vec!["name".to_owned()];
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
        "one_digit" | "swapped" | "compatible" => format!("{fact} {}", outcome(&factor.outcome)),
        _ if factor.points > 0 => format!("{fact} fits"),
        _ => format!("not {fact}"),
    }
}

/// How a fact compares.
fn outcome(code: &str) -> String {
    match code {
        "one_digit" => "differs by one digit (possible slip)".to_owned(),
        "swapped" => "has day and month swapped (possible slip)".to_owned(),
        "compatible" => "can be the same".to_owned(),
        other => words::code(other),
    }
}

fn fact(code: &str) -> String {
    match code {
        "birth" => "birth date".to_owned(),
        "country" => "state".to_owned(),
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
        said.push(format!(
            "{}: ask {} first",
            words::contact_first(),
            words::clean(&owner)
        ));
    }
    said.extend(markers.iter().map(|marker| words::code(marker)));
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
    let mut lines = vec![format!(
        "score {} of 1000, by {}",
        matched.score,
        by(matched)
    )];
    if let Some(number) = &matched.number {
        lines.push(format!(
            "{}: {} here, {} there",
            words::code(&number.scheme),
            words::clean(&number.asked),
            words::clean(&number.held)
        ));
    }
    if let Some(name) = &matched.name {
        lines.push(of_name(name));
        lines.extend(name.words.iter().map(|word| {
            format!(
                "  {} = {} ({} / {}): {}, {} of 1000",
                words::clean(&word.asked),
                words::clean(&word.held),
                words::clean(&word.asked_latin),
                words::clean(&word.held_latin),
                words::code(&word.reason),
                word.likeness
            )
        }));
        for (whose, left) in [("here", &name.only_asked), ("there", &name.only_held)] {
            if !left.is_empty() {
                lines.push(format!("  only {whose}: {}", words::clean(&left.join(" "))));
            }
        }
    }
    lines.extend(matched.goods.iter().map(of_goods));
    lines.extend(matched.factors.iter().map(of_factor));
    lines.extend(matched.changes.iter().map(of_change));
    if let Some(order) = order(matched) {
        let until = words::day(words::millis(order.valid_until.as_millis()));
        let until = match until.as_str() {
            words::NOTHING => String::new(),
            day => format!("; until {day}"),
        };
        lines.push(format!(
            "asked: {}; on the ground of: {}{until}",
            order.action.name().replace('_', " "),
            words::clean(&order.legal_basis),
        ));
    }
    if let Some(Target::Alert(alert)) = &matched.target {
        lines.push(format!(
            "asked: {}; until {}",
            words::code(&alert.requested_action),
            words::day(words::millis(alert.valid_until_ms))
        ));
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
    format!(
        "{part}: {} here, {} looked for",
        words::clean(&goods.asked),
        words::clean(&goods.held)
    )
}

fn of_name(name: &ScreenName) -> String {
    format!(
        "name: {} here, {} there: {} of 1000",
        words::clean(&name.asked),
        words::clean(&name.held),
        name.score
    )
}

fn of_factor(factor: &ScreenFactor) -> String {
    let outcome = outcome(&factor.outcome);
    format!("{}: {outcome}, {:+}", fact(&factor.fact), factor.points)
}

fn of_change(change: &ScreenChange) -> String {
    let then = match Verdict::from_number(change.verdict) {
        Some(Verdict::Exact) => "a match",
        Some(Verdict::Near) => "possible",
        Some(Verdict::None) | None => "no match",
    };
    let outcome = words::code(&change.outcome);
    format!("{then} if {} were: {outcome}", fact(&change.fact))
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

//! Two versions of one entry, field by field.

use std::fmt;

use crate::watchlist::Entry;

/// What of a field was taken out and what came in, as people read it.
#[derive(Clone, Eq, PartialEq)]
pub struct Change {
    /// The field.
    pub field: &'static str,
    /// What is no longer there.
    pub out: Vec<String>,
    /// What is new.
    pub into: Vec<String>,
}

impl Change {
    /// True for what can make another person of the subject of a hit: names, dates, numbers and states.
    pub fn is_decisive(&self) -> bool {
        matches!(
            self.field,
            "kind"
                | "names"
                | "birth_dates"
                | "sex"
                | "nationalities"
                | "documents"
                | "emails"
                | "patterns"
        )
    }
}

/// Shows the field and how much changed: the values may be personal.
impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Change({} -{} +{})",
            self.field,
            self.out.len(),
            self.into.len()
        )
    }
}

/// What changed from one version of an entry to another, field by field in the order of the model; the keys aside.
pub fn changes(before: &Entry, now: &Entry) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut compare = |field, out: Vec<String>, into: Vec<String>| {
        let lost = without(&out, &into);
        let new = without(&into, &out);
        if !lost.is_empty() || !new.is_empty() {
            changes.push(Change {
                field,
                out: lost,
                into: new,
            });
        }
    };
    let one = |text: &str| Vec::from_iter(Some(text.to_owned()).filter(|text| !text.is_empty()));
    compare("kind", one(before.kind.name()), one(now.kind.name()));
    compare("names", names(before), names(now));
    let dates = |entry: &Entry| entry.birth_dates.iter().map(ToString::to_string).collect();
    compare("birth_dates", dates(before), dates(now));
    compare(
        "birth_places",
        before.birth_places.clone(),
        now.birth_places.clone(),
    );
    compare("sex", one(&before.sex), one(&now.sex));
    compare(
        "nationalities",
        before.nationalities.clone(),
        now.nationalities.clone(),
    );
    compare("countries", before.countries.clone(), now.countries.clone());
    compare("documents", documents(before), documents(now));
    compare("emails", before.emails.clone(), now.emails.clone());
    compare("addresses", addresses(before), addresses(now));
    compare("patterns", patterns(before), patterns(now));
    compare(
        "programmes",
        before.programmes.clone(),
        now.programmes.clone(),
    );
    compare("remarks", one(&before.remarks), one(&now.remarks));
    let order = |entry: &Entry| entry.order.as_ref().map(|order| format!("{order:?}"));
    compare(
        "order",
        Vec::from_iter(order(before)),
        Vec::from_iter(order(now)),
    );
    changes
}

fn without(of: &[String], others: &[String]) -> Vec<String> {
    of.iter()
        .filter(|value| !others.contains(value))
        .cloned()
        .collect()
}

fn names(entry: &Entry) -> Vec<String> {
    let names = entry.names.iter();
    names
        .map(|name| format!("{} ({})", name.written, name.quality))
        .collect()
}

fn documents(entry: &Entry) -> Vec<String> {
    let shown = |number: &crate::model::identifier::Identifier| {
        let state = if number.state().is_empty() { "" } else { " " };
        format!(
            "{} {}{state}{}",
            number.scheme().code().replace('_', " "),
            number.normal(),
            number.state()
        )
    };
    entry.identifiers().map(shown).collect()
}

fn addresses(entry: &Entry) -> Vec<String> {
    let addresses = entry.addresses.iter();
    addresses
        .map(|address| format!("{} {}", address.text, address.country))
        .collect()
}

fn patterns(entry: &Entry) -> Vec<String> {
    let shown = |pattern: &crate::watchlist::Pattern| {
        format!(
            "{} {} > {} > {} ({})",
            pattern.hs,
            pattern.origin,
            pattern.via.join(" > "),
            pattern.destination,
            pattern.words.join(", ")
        )
    };
    entry.patterns.iter().map(shown).collect()
}

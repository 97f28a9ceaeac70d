//! What a document says, in sentences that an officer reads out.

use std::collections::BTreeSet;

use crate::party::Party;
use crate::policy::agreement::{Agreement, Form, Kinds, Mode, Names, PartySet, Terms};
use crate::section::{Section, SectionSet};

/// The sentences: who and when, then one for each of the terms.
pub(super) fn sentences(agreement: &Agreement) -> Vec<String> {
    let validity = agreement.validity();
    let last = crate::time::Timestamp::from_millis(validity.end.as_millis().saturating_sub(1));
    let mut told = vec![
        format!(
            "{}, version {}, between {}.",
            agreement.id(),
            agreement.version(),
            and(agreement.parties().map(Party::as_str))
        ),
        format!(
            "It is valid from {} to {}, and in force between two parties once both have signed it.",
            day(validity.from),
            day(last)
        ),
    ];
    for (number, terms) in (1..).zip(agreement.terms()) {
        told.push(format!("Terms {number}: {}", sentence(agreement, terms)));
    }
    for (one, other) in agreement.exclusions() {
        told.push(format!(
            "{one} and {other} have nothing with each other under it."
        ));
    }
    told
}

fn sentence(agreement: &Agreement, terms: &Terms) -> String {
    let who = direction(agreement, terms);
    let how = match terms.mode {
        Mode::Never => return format!("{who} nothing about {}.", about(terms)),
        Mode::HitNoHit => "whether there is a hit",
        Mode::Request => "on request",
        Mode::Push => "unasked",
    };
    let mut text = format!(
        "{who} {} about {}, {how}, up to TLP:{}.",
        kinds(&terms.kinds),
        about(terms),
        terms.max_tlp
    );
    let never = SectionSet::ALL
        .difference(terms.allowed)
        .difference(terms.redacted);
    for (what, sections) in [
        ("Told", terms.allowed),
        ("Withheld", terms.redacted),
        ("Never told", never),
    ] {
        if !sections.is_empty() {
            text.push_str(&format!(" {what}: {}.", names(sections)));
        }
    }
    text.push_str(&conditions(agreement, terms));
    text
}

/// What a record has to fulfil beside its kind and category.
fn conditions(agreement: &Agreement, terms: &Terms) -> String {
    let mut text = String::new();
    if terms.purposes != *agreement.purposes() {
        let purposes = and(terms.purposes.iter().map(String::as_str));
        text.push_str(&format!(" Only for {purposes}."));
    }
    if terms.evaluation_required {
        text.push_str(" Only with an evaluation.");
    }
    if let Some(geography) = &terms.geography {
        let receiver = geography
            .touches_receiver
            .then_some("the receiver's country");
        let places = geography.countries.iter().map(String::as_str);
        let places: Vec<_> = receiver.into_iter().chain(places).collect();
        text.push_str(&format!(" Only what touches {}.", places.join(" or ")));
    }
    text
}

fn direction(agreement: &Agreement, terms: &Terms) -> String {
    match (&terms.from, &terms.to, agreement.form()) {
        (PartySet::Any, PartySet::Any, Form::Bilateral) => "each party tells the other".to_owned(),
        (PartySet::Any, PartySet::Any, Form::Group) => "each party tells every other".to_owned(),
        (from, to, Form::Bilateral | Form::Group) => {
            let (from, to) = (side(from), side(to));
            format!("{from} tells {to}")
        }
    }
}

fn side(set: &PartySet) -> String {
    match set {
        PartySet::Any => "every party".to_owned(),
        PartySet::Only(parties) => and(parties.iter().map(Party::as_str)),
    }
}

fn kinds(kinds: &Kinds) -> String {
    match kinds {
        Kinds::Any => "records of every kind".to_owned(),
        Kinds::Only(kinds) => and(kinds.iter().map(|kind| kind.name())),
    }
}

fn about(terms: &Terms) -> String {
    match &terms.categories {
        Names::Any => "goods of every category".to_owned(),
        Names::Only(codes) => and(codes.iter().map(String::as_str)),
    }
}

fn names(sections: SectionSet) -> String {
    let names: BTreeSet<_> = sections.iter().map(Section::name).collect();
    and(names)
}

fn and<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<_> = words.into_iter().collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn day(at: crate::time::Timestamp) -> String {
    at.to_string().chars().take("2026-01-01".len()).collect()
}

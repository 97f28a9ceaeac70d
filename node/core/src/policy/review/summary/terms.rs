//! One entry of `[[terms]]` as a sentence, and what holds for it.

use std::collections::BTreeSet;

use super::{and, or, spans};
use crate::party::Party;
use crate::policy::agreement::{
    Agreement, Form, Kinds, Mode, Names, PartySet, TellHits, Terms, Urgencies,
};
use crate::section::{Section, SectionSet};

pub(super) fn sentence(agreement: &Agreement, terms: &Terms) -> String {
    let who = direction(agreement, terms);
    let how = match terms.mode {
        Mode::Never => return never(&who, terms),
        Mode::HitNoHit => "whether there is a hit",
        Mode::Request => "on request",
        Mode::Push => "unasked",
    };
    let mut text = format!(
        "{who} {} about {}{}, {how}, up to TLP:{}.",
        kinds(&terms.kinds),
        about(terms),
        urgencies(&terms.urgencies),
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

/// Terms that forbid: nothing else of them counts.
fn never(who: &str, terms: &Terms) -> String {
    let kinds = match &terms.kinds {
        Kinds::Any => String::new(),
        Kinds::Only(kinds) => format!(" by {}", and(kinds.iter().map(|kind| kind.name()))),
    };
    let urgencies = urgencies(&terms.urgencies);
    format!("{who} nothing about {}{urgencies}{kinds}.", about(terms))
}

/// What a record has to fulfil beside its kind and category, and what holds for it.
fn conditions(agreement: &Agreement, terms: &Terms) -> String {
    let mut told = Vec::new();
    if terms.purposes != *agreement.purposes() {
        let purposes = and(terms.purposes.iter().map(String::as_str));
        told.push(format!("Only for {purposes}."));
    }
    if terms.evaluation_required {
        told.push(evaluation(terms));
    }
    if let Some(geography) = &terms.geography {
        let receiver = geography
            .touches_receiver
            .then_some("the receiver's country");
        let places = geography.countries.iter().chain(&geography.sites);
        let places = receiver.into_iter().chain(places.map(String::as_str));
        told.push(format!("Only what touches {}.", or(places)));
    }
    if !terms.handling_codes.is_empty() {
        let codes = and(terms.handling_codes.iter().map(String::as_str));
        told.push(format!("Handled by {codes} where the author set none."));
    }
    if let Some(basis) = &terms.personal_data_basis {
        told.push(format!(
            "Persons on the basis of: {}.",
            basis.trim_end_matches('.')
        ));
    }
    if let Some(protection) = &terms.personal_data_protection {
        told.push(format!("What protects persons: {protection}."));
    }
    if let Some(hours) = &terms.answer_hours {
        told.push(format!("Answered within {}.", spans(hours, "hour")));
    }
    if terms.tell_hits == TellHits::Auto {
        told.push("Who told an alert is told each hit on it that an officer confirmed.".to_owned());
    }
    told.into_iter()
        .map(|sentence| format!(" {sentence}"))
        .collect()
}

fn evaluation(terms: &Terms) -> String {
    if terms.minimum.is_empty() {
        return "Only with an evaluation.".to_owned();
    }
    let grades = terms.minimum.iter();
    let grades = grades.map(|it| format!("{}{} ({})", it.source, it.information, it.scheme));
    let grades: Vec<_> = grades.collect();
    let grades = or(grades.iter().map(String::as_str));
    format!("Only with an evaluation of {grades} or better.")
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

fn urgencies(urgencies: &Urgencies) -> String {
    match urgencies {
        Urgencies::Any => String::new(),
        Urgencies::Only(some) => {
            let some = or(some.iter().map(|urgency| urgency.name()));
            format!(" whose urgency is {some}")
        }
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

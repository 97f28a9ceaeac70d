//! One entry of `[[terms]]` in sentences, and what holds for it.

use std::collections::BTreeMap;

use super::{hours, spans};
use crate::model::codes::{CATEGORIES, PROTECTIONS, PURPOSES};
use crate::phrase::{List, Name, Phrase, Said, Value};
use crate::policy::agreement::{
    Agreement, Form, Kinds, Mode, Names, PartySet, TellHits, Terms, Urgencies,
};
use crate::section::{Section, SectionSet};

pub(super) fn sentences(agreement: &Agreement, terms: &Terms) -> Vec<Phrase> {
    let who = direction(agreement, terms);
    let how = match terms.mode {
        Mode::Never => return vec![never(who, terms)],
        Mode::HitNoHit => Phrase::WhetherHit {},
        Mode::Request => Phrase::OnRequest {},
        Mode::Push => Phrase::Unasked {},
    };
    let (kinds, goods) = (kinds(&terms.kinds), goods(terms));
    let what = match urgencies(&terms.urgencies) {
        None => Phrase::About { kinds, goods },
        Some(urgencies) => Phrase::AboutUrgent {
            kinds,
            goods,
            urgencies,
        },
    };
    let mut told = vec![Phrase::TellsThat {
        who,
        what: what.said(),
        how: how.said(),
        tlp: terms.max_tlp.to_string(),
    }];
    let never = SectionSet::ALL
        .difference(terms.allowed)
        .difference(terms.redacted);
    if !terms.allowed.is_empty() {
        let sections = names(terms.allowed);
        told.push(Phrase::SectionsTold { sections });
    }
    if !terms.redacted.is_empty() {
        let sections = names(terms.redacted);
        told.push(Phrase::SectionsWithheld { sections });
    }
    if !never.is_empty() {
        let sections = names(never);
        told.push(Phrase::SectionsNever { sections });
    }
    conditions(agreement, terms, &mut told);
    told
}

/// Terms that forbid: nothing else of them counts.
fn never(who: Said, terms: &Terms) -> Phrase {
    let goods = goods(terms);
    let kinds = match &terms.kinds {
        Kinds::Any => None,
        Kinds::Only(kinds) => Some(List::and(kinds.iter().map(|kind| Name::from(*kind)))),
    };
    let what = match (urgencies(&terms.urgencies), kinds) {
        (None, None) => Phrase::NothingAbout { goods },
        (Some(urgencies), None) => Phrase::NothingUrgent { goods, urgencies },
        (None, Some(kinds)) => Phrase::NothingBy { goods, kinds },
        (Some(urgencies), Some(kinds)) => Phrase::NothingUrgentBy {
            goods,
            urgencies,
            kinds,
        },
    };
    let what = what.said();
    Phrase::TellsNothing { who, what }
}

/// What a record has to fulfil beside its kind and category, and what holds for it.
fn conditions(agreement: &Agreement, terms: &Terms, told: &mut Vec<Phrase>) {
    if terms.purposes != *agreement.purposes() {
        let purposes = terms.purposes.iter();
        let purposes = List::and(purposes.map(|it| Name::of(&PURPOSES, it)));
        told.push(Phrase::OnlyPurposes { purposes });
    }
    if terms.evaluation_required {
        told.push(evaluation(terms));
    }
    if let Some(geography) = &terms.geography {
        let receiver = geography.touches_receiver;
        let receiver = receiver.then(|| Value::from(Phrase::CountryOfReceiver {}));
        let places = geography.countries.iter().chain(&geography.sites);
        let places = places.map(|place| Value::from(place.as_str()));
        let places = List::or(receiver.into_iter().chain(places));
        told.push(Phrase::OnlyTouching { places });
    }
    if !terms.handling_codes.is_empty() {
        let codes = List::and(terms.handling_codes.iter().map(String::as_str));
        told.push(Phrase::HandledBy { codes });
    }
    if let Some(basis) = &terms.personal_data_basis {
        let basis = basis.trim_end_matches('.').to_owned();
        told.push(Phrase::PersonsBasis { basis });
    }
    if let Some(protection) = &terms.personal_data_protection {
        let protection = Name::of(&PROTECTIONS, protection);
        told.push(Phrase::PersonsProtected { protection });
    }
    if let Some(times) = &terms.answer_hours {
        let time = spans(times, hours);
        told.push(Phrase::AnsweredWithin { time });
    }
    if terms.tell_hits == TellHits::Auto {
        told.push(Phrase::HitsToldBack {});
    }
}

fn evaluation(terms: &Terms) -> Phrase {
    if terms.minimum.is_empty() {
        return Phrase::OnlyEvaluated {};
    }
    let grades = terms.minimum.iter();
    let grades = grades.map(|it| format!("{}{} ({})", it.source, it.information, it.scheme));
    Phrase::OnlyGraded {
        grades: List::or(grades),
    }
}

fn direction(agreement: &Agreement, terms: &Terms) -> Said {
    match (&terms.from, &terms.to, agreement.form()) {
        (PartySet::Any, PartySet::Any, Form::Bilateral) => Phrase::EachTellsOther {}.said(),
        (PartySet::Any, PartySet::Any, Form::Group) => Phrase::EachTellsEvery {}.said(),
        (from, to, Form::Bilateral | Form::Group) => {
            let (from, to) = (side(from), side(to));
            Phrase::OneTells { from, to }.said()
        }
    }
}

fn side(set: &PartySet) -> Value {
    match set {
        PartySet::Any => Phrase::EveryParty {}.into(),
        PartySet::Only(parties) => List::and(parties).into(),
    }
}

fn kinds(kinds: &Kinds) -> Value {
    match kinds {
        Kinds::Any => Phrase::EveryKind {}.into(),
        Kinds::Only(kinds) => List::and(kinds.iter().map(|kind| Name::from(*kind))).into(),
    }
}

fn urgencies(urgencies: &Urgencies) -> Option<List> {
    match urgencies {
        Urgencies::Any => None,
        Urgencies::Only(some) => Some(List::or(some.iter().map(|it| Name::from(*it)))),
    }
}

fn goods(terms: &Terms) -> Value {
    match &terms.categories {
        Names::Any => Phrase::EveryCategory {}.into(),
        Names::Only(codes) => {
            let codes = codes.iter();
            List::and(codes.map(|code| Name::of(&CATEGORIES, code))).into()
        }
    }
}

fn names(sections: SectionSet) -> List {
    let names: BTreeMap<_, _> = sections.iter().map(|it| (it.name(), it)).collect();
    List::and(names.into_values().map(|it: Section| Name::from(it)))
}

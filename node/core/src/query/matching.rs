//! Whether a record answers a subject.
//!
//! What is asked about is compared with what may be told alone: the caller leaves out of the record every section that
//! policy keeps, so that a hit never says what a section that is kept holds.

use super::subject::{Number, Person, Subject, born};
use crate::finding::{Likeness, Query, Why, Within};
use crate::model::identifier::Identifier;
use crate::record::Record;
use crate::screening::{
    Bearer, Birth, Facts, Name, Preset, Screener, Screening, Subject as Screened, Verdict,
};
use crate::watchlist::{Entry, SubjectKind};

/// Words of a name by which records are looked up when not all of its words stand in one.
const FEW_WORDS: usize = 2;

/// Compares one subject with records.
pub struct Matcher {
    look_ups: Vec<Query>,
    number: Option<Query>,
    person: Option<(Screener, Screened)>,
}

impl Matcher {
    /// What compares a subject that passed [`Subject::check`]; one that did not meets nothing.
    pub fn new(subject: &Subject) -> Self {
        match subject {
            Subject::Number(number) => {
                let query = look_up(number);
                Self {
                    look_ups: query.iter().cloned().collect(),
                    number: query,
                    person: None,
                }
            }
            Subject::Person(person) => Self {
                look_ups: look_ups(person),
                number: None,
                person: Some((Screener::new(), screened(person))),
            },
        }
    }

    /// What the index is asked for: whatever answers is among what it gives.
    pub fn look_ups(&self) -> &[Query] {
        &self.look_ups
    }

    /// The keys under which numbers that can answer are found.
    pub fn keys(&self) -> Vec<String> {
        let queries = self.look_ups.iter();
        queries.flat_map(Query::identifier_keys).collect()
    }

    /// The names of a person that is asked about.
    pub fn names(&self) -> &[Name] {
        self.person.as_ref().map_or(&[], |(_, asked)| &asked.names)
    }

    /// How surely an entry of a list is about the subject; none when it is not.
    pub fn likeness_of_entry(&mut self, entry: &Entry) -> Option<Likeness> {
        if let Some(number) = &self.number {
            let held = entry.documents.iter();
            let held = held.filter_map(|held| number.answers_number(&held.identifier));
            return held.map(Why::likeness).filter(is_sure).min();
        }
        let (screener, asked) = self.person.as_mut()?;
        if entry.kind != SubjectKind::Person {
            return None;
        }
        judged(&screener.screen(asked, &listed(entry), Preset::Precision))
    }

    /// How surely a record is about the subject; none when it is not.
    pub fn likeness(&mut self, record: &Record) -> Option<Likeness> {
        if let Some(number) = &self.number {
            return Query::likeness(&number.answers(record)).filter(is_sure);
        }
        let (screener, asked) = self.person.as_mut()?;
        let persons = record.sections().persons.iter();
        let persons = persons.flat_map(|persons| &persons.items);
        let mut likeness =
            |person| judged(&screener.screen(asked, &held(person), Preset::Precision));
        persons.filter_map(&mut likeness).min()
    }
}

/// A number that can be another one is no hit: whoever asked would act on it without seeing why.
fn is_sure(likeness: &Likeness) -> bool {
    *likeness != Likeness::Possible
}

fn judged(screening: &Screening) -> Option<Likeness> {
    match screening.verdict {
        Verdict::Exact => Some(Likeness::Exact),
        Verdict::Near => Some(Likeness::Possible),
        Verdict::None => None,
    }
}

/// An entry as it is compared.
fn listed(entry: &Entry) -> Screened {
    let names = entry.names.iter().map(|name| name.written.as_str());
    let mut listed = Screened::named(Bearer::Person, names);
    listed.facts = Facts {
        births: entry.birth_dates.iter().copied().map(Birth::from).collect(),
        documents: entry
            .documents
            .iter()
            .map(|it| it.identifier.key())
            .collect(),
        countries: entry.nationalities.clone(),
        sex: entry.sex.clone(),
    };
    listed
}

/// A number as the index is asked for it, with its state where that was told.
fn look_up(number: &Number) -> Option<Query> {
    let is_apart = number.scheme.is_national() && !number.country.is_empty();
    let written = match number.read() {
        Some(read) if is_apart => read.normal().to_owned(),
        _ => number.raw.clone(),
    };
    Query::read(&written, Some(Within::Identifier)).ok()
}

fn look_ups(person: &Person) -> Vec<Query> {
    let mut words: Vec<_> = person.name.split_whitespace().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(FEW_WORDS);
    let names = [person.name.clone(), words.join(" ")];
    let names = names
        .iter()
        .filter_map(|name| Query::read(name, Some(Within::Person)).ok());
    let document = person.document.as_ref().and_then(look_up);
    document.into_iter().chain(names).collect()
}

fn screened(person: &Person) -> Screened {
    let mut screened = Screened::named(Bearer::Person, [person.name.as_str()]);
    let document = person.document.as_ref().and_then(Number::read);
    let nationality = (!person.nationality.is_empty()).then(|| person.nationality.clone());
    screened.facts = Facts {
        births: person.birth().into_iter().collect(),
        documents: document.iter().map(Identifier::key).collect(),
        countries: nationality.into_iter().collect(),
        sex: String::new(),
    };
    screened
}

fn held(person: &crate::record::Person) -> Screened {
    let names = person.names.iter().map(|name| name.written.as_str());
    let mut held = Screened::named(Bearer::Person, names);
    held.facts = Facts {
        births: born(&person.birth_date).into_iter().collect(),
        documents: person.documents.iter().map(Identifier::key).collect(),
        countries: person.nationalities.clone(),
        sex: person.sex.clone(),
    };
    held
}

//! Whether a record answers a subject.
//!
//! What is asked about is compared with what may be told alone: the caller leaves out of the record every section that
//! policy keeps, so that a hit never says what a section that is kept holds.

use super::subject::{Named, Number, Person, Sort, Subject, born};
use crate::finding::{Likeness, Query, Why, Within};
use crate::model::identifier::Identifier;
use crate::record::{Leg, Record};
use crate::screened::{address_key, email_key, is_vessel, plain_email, told_by};
use crate::screening::{
    Bearer, Birth, Facts, Name, Preset, Screener, Screening, Subject as Screened, Verdict,
};
use crate::watchlist::{Address, Entry, SubjectKind};

/// Words of a name by which records are looked up when not all of its words stand in one.
const FEW_WORDS: usize = 2;

/// Compares one subject with records.
pub struct Matcher {
    look_ups: Vec<Query>,
    number: Option<Query>,
    named: Option<Bearing>,
    contact: Option<Contact>,
}

/// An e-mail address or a place, in its normal form.
struct Contact {
    key: String,
    /// Of a place; empty where not told.
    country: String,
    likeness: Likeness,
}

impl Contact {
    fn email(email: &str) -> Self {
        Self {
            key: email_key(email),
            country: String::new(),
            likeness: Likeness::Exact,
        }
    }

    fn place(address: &Address) -> Option<Self> {
        Some(Self {
            key: address_key(address)?,
            country: address.country.clone(),
            likeness: Likeness::Normalised,
        })
    }

    /// How surely an entry has it. Of places, two that name two states are two.
    fn likeness(&self, entry: &Entry) -> Option<Likeness> {
        let emails = entry.emails.iter().map(|email| (email_key(email), ""));
        let places = entry.addresses.iter();
        let places = places.filter_map(|it| Some((address_key(it)?, it.country.as_str())));
        let is_it = |(key, country): (String, &str)| {
            let is_told = !self.country.is_empty() && !country.is_empty();
            key == self.key && (!is_told || country == self.country)
        };
        emails.chain(places).any(is_it).then_some(self.likeness)
    }
}

/// The keys under which e-mail addresses and places of an entry are found.
pub fn contact_keys(entry: &Entry) -> impl Iterator<Item = String> {
    let emails = entry.emails.iter().map(|email| email_key(email));
    emails.chain(entry.addresses.iter().filter_map(address_key))
}

/// Whose name is asked about, and what is known of them.
struct Bearing {
    bearer: Bearer,
    kind: SubjectKind,
    screener: Screener,
    asked: Screened,
}

impl Bearing {
    fn of(bearer: Bearer, kind: SubjectKind, asked: Screened) -> Self {
        Self {
            bearer,
            kind,
            screener: Screener::new(),
            asked,
        }
    }

    fn likeness(&mut self, held: &Screened) -> Option<Likeness> {
        judged(&self.screener.screen(&self.asked, held, Preset::Precision))
    }
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
                    named: None,
                    contact: None,
                }
            }
            Subject::Person(person) => Self {
                look_ups: look_ups(person),
                number: None,
                named: Some(Bearing::of(
                    Bearer::Person,
                    SubjectKind::Person,
                    screened(person),
                )),
                contact: None,
            },
            Subject::Named(named) => Self {
                look_ups: look_ups_of(named),
                number: None,
                named: Some(Bearing::of(
                    named.sort.bearer(),
                    named.sort.kind(),
                    screened_of(named),
                )),
                contact: None,
            },
            Subject::Email(email) => Self {
                look_ups: look_ups_of_email(&plain_email(email)),
                number: None,
                named: None,
                contact: Some(Contact::email(email)),
            },
            Subject::Address(address) => Self {
                look_ups: look_ups_of_place(&address.text),
                number: None,
                named: None,
                contact: Contact::place(address),
            },
        }
    }

    /// What the index is asked for: whatever answers is among what it gives.
    pub fn look_ups(&self) -> &[Query] {
        &self.look_ups
    }

    /// The keys under which numbers, e-mail addresses and places that can answer are found.
    pub fn keys(&self) -> Vec<String> {
        let queries = self.look_ups.iter();
        let contact = self.contact.iter().map(|contact| contact.key.clone());
        queries
            .flat_map(Query::identifier_keys)
            .chain(contact)
            .collect()
    }

    /// The names that are asked about, and whose they are; none of a number.
    pub fn names(&self) -> Option<(Bearer, &[Name])> {
        let named = self.named.as_ref();
        named.map(|it| (it.bearer, it.asked.names.as_slice()))
    }

    /// How surely an entry of a list is about the subject; none when it is not.
    pub fn likeness_of_entry(&mut self, entry: &Entry) -> Option<Likeness> {
        if let Some(number) = &self.number {
            let held = entry.documents.iter();
            let held = held.filter_map(|held| number.answers_number(&held.identifier));
            return held.map(Why::likeness).filter(is_sure).min();
        }
        if let Some(contact) = &self.contact {
            return contact.likeness(entry);
        }
        let named = self.named.as_mut()?;
        if entry.kind != named.kind {
            return None;
        }
        named.likeness(&listed(entry, named.bearer))
    }

    /// How surely a record is about the subject; none when it is not.
    pub fn likeness(&mut self, record: &Record) -> Option<Likeness> {
        if let Some(number) = &self.number {
            return Query::likeness(&number.answers(record)).filter(is_sure);
        }
        if let Some(contact) = &self.contact {
            let told = told_by(record);
            return told.iter().find_map(|told| contact.likeness(&told.entry));
        }
        let named = self.named.as_mut()?;
        let held = match named.bearer {
            Bearer::Person => persons_of(record),
            Bearer::Organisation => companies_of(record),
            Bearer::Vessel => vessels_of(record),
        };
        held.iter().filter_map(|held| named.likeness(held)).min()
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
fn listed(entry: &Entry, bearer: Bearer) -> Screened {
    let names = entry.names.iter().map(|name| name.written.as_str());
    let mut listed = Screened::named(bearer, names);
    let countries = match bearer {
        Bearer::Person => &entry.nationalities,
        Bearer::Organisation | Bearer::Vessel => &entry.countries,
    };
    listed.facts = Facts {
        births: entry.birth_dates.iter().copied().map(Birth::from).collect(),
        documents: entry
            .documents
            .iter()
            .map(|it| it.identifier.key())
            .collect(),
        countries: countries.clone(),
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
    let words = person.name.split_whitespace().collect();
    look_ups_by(
        person.document.as_ref(),
        &person.name,
        words,
        Within::Person,
    )
}

/// By the words that tell it from others: records write legal forms in their own way, or leave them out.
fn look_ups_of(named: &Named) -> Vec<Query> {
    let within = match named.sort {
        Sort::Company => Within::Company,
        Sort::Vessel => Within::Text,
    };
    let name = named.read();
    let words: Vec<_> = name.telling_words().collect();
    look_ups_by(named.number.as_ref(), &words.join(" "), words, within)
}

/// By all its words; by those before the @ where it is longer than a look-up.
fn look_ups_of_email(email: &str) -> Vec<Query> {
    let read = |text: &str| Query::read(text, Some(Within::Person)).ok();
    let mailbox = email.split('@').next().unwrap_or_default();
    read(email).or_else(|| read(mailbox)).into_iter().collect()
}

/// By its words, and by the longest of them where it has more than a look-up: of persons, and of companies.
fn look_ups_of_place(text: &str) -> Vec<Query> {
    let mut words: Vec<_> = text.split_whitespace().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(FEW_WORDS);
    let few = words.join(" ");
    let within = [Within::Person, Within::Company];
    let each = within.into_iter().flat_map(|within| {
        let texts = [text, few.as_str()].into_iter();
        texts.filter_map(move |text| Query::read(text, Some(within)).ok())
    });
    each.collect()
}

fn look_ups_by(
    number: Option<&Number>,
    name: &str,
    mut words: Vec<&str>,
    within: Within,
) -> Vec<Query> {
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(FEW_WORDS);
    // A name is written in many ways, one of its words more than another: what shares one of the longest is compared too.
    let each = words.iter().map(|word| (*word).to_owned());
    let names = [name.to_owned(), words.join(" ")].into_iter().chain(each);
    let names = names.filter_map(|name| Query::read(&name, Some(within)).ok());
    number.and_then(look_up).into_iter().chain(names).collect()
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

fn screened_of(named: &Named) -> Screened {
    let mut screened = Screened::named(named.sort.bearer(), [named.name.as_str()]);
    let number = named.number.as_ref().and_then(Number::read);
    let country = (!named.country.is_empty()).then(|| named.country.clone());
    screened.facts = Facts {
        documents: number.iter().map(Identifier::key).collect(),
        countries: country.into_iter().collect(),
        ..Facts::default()
    };
    screened
}

fn persons_of(record: &Record) -> Vec<Screened> {
    let persons = record.sections().persons.iter();
    persons.flat_map(|it| &it.items).map(person_of).collect()
}

fn person_of(person: &crate::record::Person) -> Screened {
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

/// Companies and carriers.
fn companies_of(record: &Record) -> Vec<Screened> {
    let sections = record.sections();
    let companies = sections.companies.iter().flat_map(|it| &it.items);
    let companies = companies.map(|it| {
        let countries = [&it.country];
        something(Bearer::Organisation, [&it.name], &it.identifiers, countries)
    });
    let carriers = legs(record).map(|leg| {
        let none: [&String; 0] = [];
        something(Bearer::Organisation, [&leg.carrier], &[], none)
    });
    companies.chain(carriers).collect()
}

/// Vessels under the names and flags that they have and had.
fn vessels_of(record: &Record) -> Vec<Screened> {
    let vessels = legs(record).filter(|leg| is_vessel(leg)).map(|leg| {
        let names = std::iter::once(&leg.name).chain(&leg.former_names);
        let flags = std::iter::once(&leg.country).chain(&leg.former_countries);
        something(Bearer::Vessel, names, &leg.identifiers, flags)
    });
    vessels.collect()
}

fn legs(record: &Record) -> impl Iterator<Item = &Leg> {
    let transport = record.sections().transport.iter();
    transport.flat_map(|transport| &transport.legs)
}

fn something<'a>(
    bearer: Bearer,
    names: impl IntoIterator<Item = &'a String>,
    numbers: &[Identifier],
    countries: impl IntoIterator<Item = &'a String>,
) -> Screened {
    let is_told = |text: &&String| !text.is_empty();
    let names = names.into_iter().filter(is_told).map(String::as_str);
    let mut held = Screened::named(bearer, names);
    held.facts = Facts {
        documents: numbers.iter().map(Identifier::key).collect(),
        countries: countries.into_iter().filter(is_told).cloned().collect(),
        ..Facts::default()
    };
    held
}

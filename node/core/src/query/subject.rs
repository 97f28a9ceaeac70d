//! What is asked about.

use std::fmt;

use super::fault::InvalidQuestion;
use crate::model::codes::country_known;
use crate::model::identifier::{Identifier, MAX_IDENTIFIER_LEN, Mrz, Scheme, alphanumeric};
use crate::screening::{Bearer, Birth, Name};
use crate::text::first_harmful;
use crate::watchlist::PartialDate;

/// Longest name, in characters.
pub const MAX_NAME: usize = 128;

/// Fewest letters and digits of a number: what is shorter fits too much.
pub(super) const LEAST_OF_NUMBER: usize = 4;

/// What is asked about.
#[derive(Clone, Eq, PartialEq)]
pub enum Subject {
    /// A number of something.
    Number(Number),
    /// A person.
    Person(Person),
}

/// An identifier.
#[derive(Clone, Eq, PartialEq)]
pub struct Number {
    /// What it numbers.
    pub scheme: Scheme,
    /// As written.
    pub raw: String,
    /// The state that issued it, ISO 3166-1 alpha-2; empty where not told.
    pub country: String,
}

/// A person as the officer knows them.
#[derive(Clone, Eq, PartialEq)]
pub struct Person {
    /// As written, in any script.
    pub name: String,
    /// `YYYY-MM-DD`, or the month or the year; empty where not told.
    pub birth_date: String,
    /// A travel or identity document.
    pub document: Option<Number>,
    /// ISO 3166-1 alpha-2; empty where not told.
    pub nationality: String,
}

impl Subject {
    /// Whether the agreement has to tell persons for it to be asked.
    pub const fn is_of_person(&self) -> bool {
        match self {
            Self::Number(number) => number.scheme.is_of_person(),
            Self::Person(_) => true,
        }
    }

    /// Refuses what cannot be asked about, and what fits too much.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn check(&self) -> Result<(), InvalidQuestion> {
        match self {
            Self::Number(number) => number.check(),
            Self::Person(person) => person.check(),
        }
    }
}

impl Number {
    fn check(&self) -> Result<(), InvalidQuestion> {
        if !self.country.is_empty() && !country_known(&self.country) {
            return Err(InvalidQuestion::Country);
        }
        if self.raw.len() > MAX_IDENTIFIER_LEN * 4 {
            return Err(InvalidQuestion::Number);
        }
        if self.scheme == Scheme::Mrz {
            let holds = Mrz::read(&self.raw).is_ok_and(|zone| zone.checks());
            return holds.then_some(()).ok_or(InvalidQuestion::Zone);
        }
        self.read().ok_or(InvalidQuestion::Number)?;
        if alphanumeric(&self.raw).chars().count() < LEAST_OF_NUMBER {
            return Err(InvalidQuestion::ShortNumber);
        }
        Ok(())
    }

    /// By the rules of its scheme.
    pub(super) fn read(&self) -> Option<Identifier> {
        let country = (!self.country.is_empty()).then_some(self.country.as_str());
        Identifier::read(self.scheme, &self.raw, country).ok()
    }
}

impl Person {
    fn check(&self) -> Result<(), InvalidQuestion> {
        let name = self.name.trim();
        let length = name.chars().take(MAX_NAME + 1).count();
        if length > MAX_NAME || first_harmful(name, |_| false).is_some() {
            return Err(InvalidQuestion::Name);
        }
        let words = name.split_whitespace().count();
        if Name::read(name, Bearer::Person).is_empty() {
            return Err(InvalidQuestion::Name);
        }
        if !self.birth_date.is_empty() && self.birth().is_none() {
            return Err(InvalidQuestion::BirthDate);
        }
        if !self.nationality.is_empty() && !country_known(&self.nationality) {
            return Err(InvalidQuestion::Country);
        }
        if let Some(document) = &self.document {
            if !document.scheme.is_of_person() {
                return Err(InvalidQuestion::Unknown);
            }
            document.check()?;
        }
        let is_told_apart = !self.birth_date.is_empty()
            || self.document.is_some()
            || (words > 1 && !self.nationality.is_empty());
        is_told_apart
            .then_some(())
            .ok_or(InvalidQuestion::NameAlone)
    }

    /// The date of birth; none where it is not told, or no date.
    pub(super) fn birth(&self) -> Option<Birth> {
        born(&self.birth_date)
    }
}

/// A date of birth as it is compared.
pub(super) fn born(text: &str) -> Option<Birth> {
    let date: PartialDate = text.parse().ok()?;
    let is_plain = !date.about() && date.to_string() == text;
    is_plain.then(|| Birth::from(date))
}

/// Personal: shows what sort it is.
impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Person(person) => person.fmt(f),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({})", self.scheme.code())
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person")
    }
}

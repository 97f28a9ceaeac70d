//! What is asked about.

use std::fmt;

use super::fault::InvalidQuestion;
use crate::forms::is_email;
use crate::model::codes::country_known;
use crate::model::identifier::{Identifier, MAX_IDENTIFIER_LEN, Mrz, Scheme, alphanumeric};
use crate::names::names;
use crate::screened::{address_key, plain_email};
use crate::screening::{Bearer, Birth, Name};
use crate::text::first_harmful;
use crate::watchlist::{Address, Day, Numbers, PartialDate, SubjectKind};

/// Longest name, in characters.
pub const MAX_NAME: usize = 128;

/// Longest address, in characters.
pub const MAX_PLACE: usize = 256;

/// Fewest letters of a word of an address that says more than how it is counted.
const LEAST_OF_WORD: usize = 3;

/// Fewest letters and digits of a number: what is shorter fits too much.
pub(super) const LEAST_OF_NUMBER: usize = 4;

/// What is asked about.
#[derive(Clone, Eq, PartialEq)]
pub enum Subject {
    /// A number of something.
    Number(Number),
    /// A person.
    Person(Person),
    /// A company or a vessel.
    Named(Named),
    /// An e-mail address, as written.
    Email(String),
    /// A place by its address.
    Address(Address),
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

names! {
    /// What bears a name that is asked about, beside persons.
    Sort;
    /// A company, an organisation.
    Company = 1 "company";
    /// A ship.
    Vessel = 2 "vessel";
}

impl Sort {
    /// Whose names they are compared as.
    pub const fn bearer(self) -> Bearer {
        match self {
            Self::Company => Bearer::Organisation,
            Self::Vessel => Bearer::Vessel,
        }
    }

    /// True for a scheme of numbers by which it is registered.
    pub const fn is_numbered_by(self, scheme: Scheme) -> bool {
        match self {
            Self::Company => matches!(
                scheme,
                Scheme::Tin | Scheme::RegistryNumber | Scheme::Eori | Scheme::ImoCompany
            ),
            Self::Vessel => {
                matches!(scheme, Scheme::ImoShip | Scheme::Mmsi | Scheme::CallSign)
            }
        }
    }

    /// What entries of lists call it.
    pub const fn kind(self) -> SubjectKind {
        match self {
            Self::Company => SubjectKind::Company,
            Self::Vessel => SubjectKind::Vessel,
        }
    }
}

/// A company or a vessel by its name.
#[derive(Clone, Eq, PartialEq)]
pub struct Named {
    /// Which of them.
    pub sort: Sort,
    /// As written, in any script, with or without a legal form.
    pub name: String,
    /// A number that is its own.
    pub number: Option<Number>,
    /// Its seat or flag, ISO 3166-1 alpha-2; empty where not told.
    pub country: String,
}

impl Subject {
    /// Whether the agreement has to tell persons for it to be asked. A sole trader is a person; an e-mail address
    /// and an address lead to whoever has them.
    pub fn is_of_person(&self) -> bool {
        match self {
            Self::Number(number) => number.scheme.is_of_person(),
            Self::Person(_) | Self::Email(_) | Self::Address(_) => true,
            Self::Named(named) => named.read().is_of_sole_trader(),
        }
    }

    /// Refuses somebody who is born after the day of the question.
    ///
    /// # Errors
    /// [`InvalidQuestion::BornLater`].
    pub fn check_born(&self, today: Day) -> Result<(), InvalidQuestion> {
        let Self::Person(person) = self else {
            return Ok(());
        };
        let born = person.birth_date.parse::<PartialDate>();
        match born.map(|date| date.check_born(today)) {
            Ok(Err(_)) => Err(InvalidQuestion::BornLater),
            Ok(Ok(())) | Err(_) => Ok(()),
        }
    }

    /// Refuses a number whose form or check digit does not hold, where a slip of the hand is to be told: partners would be
    /// asked about it in vain. Zones are judged in any case.
    ///
    /// # Errors
    /// [`InvalidQuestion::Slip`], with the number that would hold.
    pub fn check_number(&self, numbers: Numbers) -> Result<(), InvalidQuestion> {
        let number = match self {
            Self::Number(number) => Some(number),
            Self::Person(person) => person.document.as_ref(),
            Self::Named(named) => named.number.as_ref(),
            Self::Email(_) | Self::Address(_) => None,
        };
        let number = number.filter(|it| numbers == Numbers::Hold && it.scheme != Scheme::Mrz);
        let fault = number.and_then(Number::read).and_then(|it| it.fault());
        fault.map_or(Ok(()), |fault| Err(InvalidQuestion::Slip(fault)))
    }

    /// Refuses what cannot be asked about, and what fits too much.
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn check(&self) -> Result<(), InvalidQuestion> {
        match self {
            Self::Number(number) => number.check(),
            Self::Person(person) => person.check(),
            Self::Named(named) => named.check(),
            Self::Email(email) => {
                let is_one = is_email(&plain_email(email));
                is_one.then_some(()).ok_or(InvalidQuestion::Email)
            }
            Self::Address(address) => check_address(address),
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

/// Refuses what is no address, and a town or a street alone, which fit everybody there.
fn check_address(address: &Address) -> Result<(), InvalidQuestion> {
    let text = &address.text;
    let is_long = text.chars().take(MAX_PLACE + 1).count() > MAX_PLACE;
    if is_long || first_harmful(text, |_| false).is_some() {
        return Err(InvalidQuestion::Address);
    }
    if !address.country.is_empty() && !country_known(&address.country) {
        return Err(InvalidQuestion::Country);
    }
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let has_word = words.any(|word| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        letters.count() >= LEAST_OF_WORD
    });
    let has_number = text.chars().any(char::is_numeric);
    let tells = has_word && has_number && address_key(address).is_some();
    tells.then_some(()).ok_or(InvalidQuestion::AddressBroad)
}

/// Reads a name that can be one.
fn name(text: &str, bearer: Bearer) -> Result<Name, InvalidQuestion> {
    let text = text.trim();
    let length = text.chars().take(MAX_NAME + 1).count();
    if length > MAX_NAME || first_harmful(text, |_| false).is_some() {
        return Err(InvalidQuestion::Name);
    }
    let read = Name::read(text, bearer);
    let is_one = !read.is_empty();
    is_one.then_some(read).ok_or(InvalidQuestion::Name)
}

impl Named {
    /// The name as it is compared.
    pub(super) fn read(&self) -> Name {
        Name::read(self.name.trim(), self.sort.bearer())
    }

    fn check(&self) -> Result<(), InvalidQuestion> {
        let name = name(&self.name, self.sort.bearer())?;
        if !self.country.is_empty() && !country_known(&self.country) {
            return Err(InvalidQuestion::Country);
        }
        if let Some(number) = &self.number {
            if number.scheme.is_of_person() {
                return Err(InvalidQuestion::Unknown);
            }
            number.check()?;
        }
        let is_told_apart = self.number.is_some() || !self.country.is_empty();
        match name.telling() {
            0 => Err(InvalidQuestion::FormAlone),
            1 if !is_told_apart => Err(InvalidQuestion::WordAlone),
            _ => Ok(()),
        }
    }
}

impl Person {
    fn check(&self) -> Result<(), InvalidQuestion> {
        let read = name(&self.name, Bearer::Person)?;
        // A title or an initial beside a name leaves it as common as it is; `Anna-Maria` is one given name.
        let words = self.name.split_whitespace().count().min(read.telling());
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
        if self.is_told_apart(words) {
            return Ok(());
        }
        Err(InvalidQuestion::NameAlone)
    }

    /// Whether what is told beside a name of so many words leaves few who bear it: beside a single one only the day of birth
    /// or a document does, beside two the year of birth as well, beside more a nationality too.
    fn is_told_apart(&self, words: usize) -> bool {
        let date = self.birth_date.parse::<PartialDate>();
        let is_day = date.is_ok_and(PartialDate::is_exact);
        let is_told = match words {
            0 | 1 => is_day,
            2 => !self.birth_date.is_empty(),
            _ => !self.birth_date.is_empty() || !self.nationality.is_empty(),
        };
        self.document.is_some() || is_told
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
            Self::Named(named) => named.fmt(f),
            Self::Email(_) => f.write_str("Email"),
            Self::Address(address) => address.fmt(f),
        }
    }
}

impl fmt::Debug for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Named({})", self.sort.name())
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

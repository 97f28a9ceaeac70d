//! The sections about companies and natural persons.

use crate::model::Coded;
use crate::model::identifier::Identifier;

/// Most companies in one record.
pub const MAX_COMPANIES: usize = 32;
/// Most persons in one record.
pub const MAX_PERSONS: usize = 32;
/// Most names, documents, telephone numbers, addresses or measures of one person.
pub const MAX_PER_PERSON: usize = 16;

/// The companies section.
#[derive(Clone, Eq, PartialEq)]
pub struct Companies {
    /// One entry for each company; at most [`MAX_COMPANIES`].
    pub items: Vec<Company>,
}

/// A company and its part. Empty texts mean "not told".
#[derive(Clone, Eq, PartialEq)]
pub struct Company {
    /// A code of [`crate::model::codes::ROLES`].
    pub role: Coded,
    /// Its name as written.
    pub name: String,
    /// ISO 3166-1 alpha-2 of its registration.
    pub country: String,
    /// Registry number, tax number, EORI, IMO company number.
    pub identifiers: Vec<Identifier>,
    /// Authorised economic operator status, as written.
    pub aeo_status: String,
    /// Address as written.
    pub address: String,
}

/// The persons section: personal data, a redaction class of its own.
#[derive(Clone, Eq, PartialEq)]
pub struct Persons {
    /// One entry for each person; at most [`MAX_PERSONS`].
    pub items: Vec<Person>,
    /// The legal basis of sharing personal data.
    pub legal_basis: String,
}

/// A natural person and their part. Empty texts mean "not told".
#[derive(Clone, Eq, PartialEq)]
pub struct Person {
    /// A code of [`crate::model::codes::ROLES`].
    pub role: Coded,
    /// Names as written.
    pub names: Vec<PersonName>,
    /// ICAO 9303: F, M or X.
    pub sex: String,
    /// ISO 8601 date; year or year and month where only that is known.
    pub birth_date: String,
    /// ICAO 9303 codes of up to three letters.
    pub nationalities: Vec<String>,
    /// Travel and identity documents.
    pub documents: Vec<Identifier>,
    /// Address as written.
    pub address: String,
    /// Telephone numbers.
    pub phones: Vec<Identifier>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Measures taken.
    pub measures: Vec<Coded>,
}

/// A name in one script.
#[derive(Clone, Eq, PartialEq)]
pub struct PersonName {
    /// As written.
    pub written: String,
    /// ISO 15924 script, four letters.
    pub script: String,
    /// The form of the machine readable zone, ICAO 9303 part 3.
    pub mrz_form: String,
}

super::redact!(Companies, Company, Persons, Person, PersonName);

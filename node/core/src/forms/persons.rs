//! The persons section: personal data, a redaction class of its own.

use ntc_proto::v1;

use super::involved::nationality;
use super::kind::{code, coded, form_of, identifier, identifier_of, line, many, one, part};
use super::reader::Reader;
use super::table::form;
use crate::model::codes::{MEASURES, ROLES, SEXES};
use crate::model::identifier::{Identifier, Scheme};
use crate::model::text::MAX_LIST;
use crate::model::{Coded, Moment, Precision};
use crate::reason::Reason;
use crate::text::is_harmful;

/// Most persons in one record.
pub const MAX_PERSONS: usize = 32;
/// Longest e-mail address, in characters (RFC 5321).
const MAX_EMAIL: usize = 254;
/// Most names, documents, telephone numbers, addresses or measures of one person.
pub const MAX_PER_PERSON: usize = 16;

form! {
    /// Natural persons and their part; expires, handling.evaluation and the legal basis are required.
    Persons: v1::Persons;
    /// One entry for each person.
    items: Vec<Person> = many(MAX_PERSONS, part()).required();
    /// The legal basis of sharing personal data; required.
    legal_basis: String = line() => "Article 5 of the agreement";
}

form! {
    /// A natural person and their part. Empty texts mean "not told".
    Person: v1::Person also is_somebody;
    /// Their part.
    role: Coded = one(coded(&ROLES)) => "driver";
    /// Names as written.
    names: Vec<PersonName> = many(MAX_PER_PERSON, part()) => r#"[{ written = "ANNA MARIA ERIKSSON", script = "Latn", mrz_form = "ERIKSSON<<ANNA<MARIA" }]"#;
    /// Sex as the travel document states it, ICAO 9303.
    sex: String = code(&SEXES) => "F";
    /// Date of birth; the year, or year and month, where only that is known.
    birth_date: String = form_of(is_birth_date, "a date, a month or a year").or_date() => "1974-08-12";
    /// Nationalities.
    nationalities: Vec<String> = many(MAX_PER_PERSON, nationality()) => r#"["UTO"]"#;
    /// Travel and identity documents.
    documents: Vec<Identifier> = many(MAX_PER_PERSON, identifier()) => r#"[{ scheme = "passport", raw = "L898902C3" }]"#;
    /// Address as written.
    address: String = line() => "2 Example Street, Utopia";
    /// Telephone numbers.
    phones: Vec<Identifier> = many(MAX_PER_PERSON, identifier_of(Scheme::Phone)) => r#"["+995 32 2000000"]"#;
    /// E-mail addresses.
    emails: Vec<String> = many(MAX_PER_PERSON, form_of(is_email, "an e-mail address")) => r#"["anna@example.org"]"#;
    /// Bank accounts, wallets, telephones by IMEI.
    accounts: Vec<Identifier> = many(MAX_PER_PERSON, identifier()) => r#"[{ scheme = "iban", raw = "GE29NB0000000101904917" }]"#;
    /// Measures taken.
    measures: Vec<Coded> = many(MAX_LIST, coded(&MEASURES)) => r#"["questioned"]"#;
}

form! {
    /// A name in one script.
    PersonName: v1::PersonName;
    /// As written.
    written: String = line().required() => "ANNA MARIA ERIKSSON";
    /// Script of the name.
    script: String = form_of(is_script, "a script of ISO 15924: four letters") => "Latn";
    /// The form of the machine readable zone, ICAO 9303 part 3.
    mrz_form: String = form_of(is_mrz_name, "at most 44 characters A to Z and <") => "ERIKSSON<<ANNA<MARIA";
}

fn is_somebody(at: &mut Reader, person: &Person) {
    if person.names.is_empty() && person.documents.is_empty() && person.phones.is_empty() {
        let message = "is required, or a document, or a telephone number";
        at.refuse("names", Reason::FieldMissing, message);
    }
}

fn is_script(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_mrz_name(text: &str) -> bool {
    text.len() <= 44 && text.bytes().all(|b| b.is_ascii_uppercase() || b == b'<')
}

/// A calendar date from 1870 on: people are older than the clock of computers.
fn is_birth_date(text: &str) -> bool {
    let century = |century: &str| text.starts_with(century);
    let shifted = if century("18") || century("19") {
        // Every fourth century has the same calendar.
        format!(
            "{}{}",
            if century("18") { "22" } else { "23" },
            text.get(2..).unwrap_or_default()
        )
    } else {
        text.to_owned()
    };
    let is_day = Moment::parse(&shifted).is_some_and(|moment| moment.precision >= Precision::Day);
    is_day && !text.contains('.')
}

pub(crate) fn is_email(text: &str) -> bool {
    let printable = text.chars().all(|c| !c.is_whitespace() && !is_harmful(c));
    let parts: Vec<_> = text.split('@').collect();
    printable
        && text.chars().count() <= MAX_EMAIL
        && parts.len() == 2
        && parts.iter().all(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_date_may_be_partial_and_old() {
        for (text, holds) in [
            ("1952-07-27", true),
            ("1952-07", true),
            ("1952", true),
            ("1899-12-31", true),
            ("1900-02-29", false),
            ("2000-02-29", true),
            ("1952-13-01", false),
            ("27.07.1952", false),
            ("1952-07-27T10:00", false),
        ] {
            assert_eq!(is_birth_date(text), holds, "{text}");
        }
    }

    #[test]
    fn an_address_has_one_at_sign() {
        assert!(is_email("a@b.example"));
        for text in ["a", "@b", "a@", "a@b@c", "a b@c"] {
            assert!(!is_email(text), "{text}");
        }
    }
}

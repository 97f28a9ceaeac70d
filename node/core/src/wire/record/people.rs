//! The sections about companies and natural persons.

use ntc_proto::v1;

use super::identifier;
use super::read::{Reader, write_coded, write_codes};
use crate::model::codes::{MEASURES, ROLES, SEXES, nationality_known};
use crate::model::text::MAX_LIST;
use crate::reason::Reason;
use crate::record::{
    Companies, Company, MAX_COMPANIES, MAX_PER_PERSON, MAX_PERSONS, Moment, Person, PersonName,
    Persons, Precision,
};
use crate::text::is_harmful;

/// Longest e-mail address, in characters (RFC 5321).
const MAX_EMAIL: usize = 254;

pub(super) fn read_companies(reader: &mut Reader, message: v1::Companies) -> Companies {
    reader.require("items", message.items.is_empty());
    Companies {
        items: reader.list("items", MAX_COMPANIES, message.items, company),
    }
}

fn company(reader: &mut Reader, message: v1::Company) -> Company {
    reader.require(
        "name",
        message.name.is_empty() && message.identifiers.is_empty(),
    );
    Company {
        role: reader.coded("role", &ROLES, message.role.unwrap_or_default()),
        name: reader.short("name", message.name),
        country: reader.country("country", message.country),
        identifiers: identifier::read_list(reader, "identifiers", MAX_LIST, message.identifiers),
        aeo_status: reader.short("aeo_status", message.aeo_status),
        address: reader.short("address", message.address),
    }
}

pub(super) fn read_persons(reader: &mut Reader, message: v1::Persons) -> Persons {
    reader.require("items", message.items.is_empty());
    Persons {
        items: reader.list("items", MAX_PERSONS, message.items, person),
        legal_basis: reader.short("legal_basis", message.legal_basis),
    }
}

fn person(reader: &mut Reader, message: v1::Person) -> Person {
    let is_nobody =
        message.names.is_empty() && message.documents.is_empty() && message.phones.is_empty();
    if is_nobody {
        let message = "is required, or a document, or a telephone number";
        reader.refuse("names", Reason::FieldMissing, message);
    }
    Person {
        role: reader.coded("role", &ROLES, message.role.unwrap_or_default()),
        names: reader.list("names", MAX_PER_PERSON, message.names, name),
        sex: reader.code("sex", &SEXES, message.sex),
        birth_date: reader.form(
            "birth_date",
            message.birth_date,
            is_birth_date,
            "a date, a month or a year",
        ),
        nationalities: reader.list(
            "nationalities",
            MAX_PER_PERSON,
            message.nationalities,
            |reader, code| {
                reader.form(
                    "",
                    code,
                    nationality_known,
                    "a state code of ICAO 9303, three letters",
                )
            },
        ),
        documents: identifier::read_list(reader, "documents", MAX_PER_PERSON, message.documents),
        address: reader.short("address", message.address),
        phones: identifier::read_list(reader, "phones", MAX_PER_PERSON, message.phones),
        emails: reader.list("emails", MAX_PER_PERSON, message.emails, |reader, text| {
            reader.form("", text, is_email, "an e-mail address")
        }),
        measures: reader.coded_list("measures", &MEASURES, message.measures),
    }
}

fn name(reader: &mut Reader, message: v1::PersonName) -> PersonName {
    reader.require("written", message.written.is_empty());
    PersonName {
        written: reader.short("written", message.written),
        script: reader.form(
            "script",
            message.script,
            |text| text.len() == 4 && text.bytes().all(|b| b.is_ascii_alphabetic()),
            "a script of ISO 15924: four letters",
        ),
        mrz_form: reader.form(
            "mrz_form",
            message.mrz_form,
            |text| text.len() <= 44 && text.bytes().all(|b| b.is_ascii_uppercase() || b == b'<'),
            "at most 44 characters A to Z and <",
        ),
    }
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
    Moment::parse(&shifted).is_some_and(|moment| moment.precision >= Precision::Day)
}

fn is_email(text: &str) -> bool {
    let printable = text.chars().all(|c| !c.is_whitespace() && !is_harmful(c));
    let parts: Vec<_> = text.split('@').collect();
    printable
        && text.chars().count() <= MAX_EMAIL
        && parts.len() == 2
        && parts.iter().all(|part| !part.is_empty())
}

pub(super) fn write_companies(companies: &Companies) -> v1::Companies {
    v1::Companies {
        items: companies.items.iter().map(write_company).collect(),
    }
}

fn write_company(company: &Company) -> v1::Company {
    v1::Company {
        role: Some(write_coded(&company.role)),
        name: company.name.clone(),
        country: company.country.clone(),
        identifiers: identifier::write_list(&company.identifiers),
        aeo_status: company.aeo_status.clone(),
        address: company.address.clone(),
    }
}

pub(super) fn write_persons(persons: &Persons) -> v1::Persons {
    v1::Persons {
        items: persons.items.iter().map(write_person).collect(),
        legal_basis: persons.legal_basis.clone(),
    }
}

fn write_person(person: &Person) -> v1::Person {
    v1::Person {
        role: Some(write_coded(&person.role)),
        names: person
            .names
            .iter()
            .map(|name| v1::PersonName {
                written: name.written.clone(),
                script: name.script.clone(),
                mrz_form: name.mrz_form.clone(),
            })
            .collect(),
        sex: person.sex.clone(),
        birth_date: person.birth_date.clone(),
        nationalities: person.nationalities.clone(),
        documents: identifier::write_list(&person.documents),
        address: person.address.clone(),
        phones: identifier::write_list(&person.phones),
        emails: person.emails.clone(),
        measures: write_codes(&person.measures),
    }
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

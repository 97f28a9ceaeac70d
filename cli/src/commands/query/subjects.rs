//! What is asked about, from the command line or a table.

use std::path::{Path, PathBuf};

use clap::Args;
use ntc_core::model::codes::country_known;
use ntc_core::model::identifier::Scheme;
use ntc_core::query::{Named, Number, Person, Sort, Subject, subject_message, table};
use ntc_core::reason::Call;
use ntc_core::watchlist::{Address, Numbers};
use ntc_proto::v1::QuerySubject;

use super::what;
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;

/// The subjects of a command.
#[derive(Args, Debug)]
pub(crate) struct Sought {
    /// A table of subjects, one a row
    #[arg(value_name = "FILE", conflicts_with_all = ["container", "plate", "document", "phone", "number", "email", "address", "name", "company", "vessel"])]
    file: Option<PathBuf>,

    /// Containers; may be given several times, as the other subjects
    #[arg(long, value_name = "NUMBER", help_heading = "Subjects")]
    container: Vec<String>,

    /// Plates of vehicles and trailers
    #[arg(long, value_name = "PLATE", help_heading = "Subjects")]
    plate: Vec<String>,

    /// Passports; beside --name the document of that person. Others: --number identity_card=...
    #[arg(long, value_name = "NUMBER", help_heading = "Subjects")]
    document: Vec<String>,

    /// Telephone numbers
    #[arg(long, value_name = "NUMBER", help_heading = "Subjects")]
    phone: Vec<String>,

    /// Numbers of any scheme, 'ntc codes scheme' lists them; one of its own beside --company or --vessel
    #[arg(long, value_name = "SCHEME=NUMBER", value_parser = any, help_heading = "Subjects")]
    number: Vec<(Scheme, String)>,

    /// E-mail addresses
    #[arg(long, value_name = "EMAIL", help_heading = "Subjects")]
    email: Vec<String>,

    /// Addresses in one line, with the number of the house; --country says in which state
    #[arg(long, value_name = "ADDRESS", help_heading = "Subjects")]
    address: Vec<String>,

    /// The state that issued the numbers, the company's seat, the vessel's flag: two letters
    #[arg(long, value_name = "COUNTRY", value_parser = country, help_heading = "Subjects")]
    country: Option<String>,

    /// A person's name, in any script
    #[arg(long, value_name = "NAME", help_heading = "Subjects")]
    name: Option<String>,

    /// The person's date of birth, or its year or month
    #[arg(
        long,
        value_name = "DATE",
        requires = "name",
        help_heading = "Subjects"
    )]
    born: Option<String>,

    /// The person's nationality, two letters
    #[arg(long, value_name = "COUNTRY", value_parser = country, requires = "name", help_heading = "Subjects")]
    nationality: Option<String>,

    /// A company's name, in any script, with or without its legal form
    #[arg(
        long,
        value_name = "NAME",
        conflicts_with = "vessel",
        help_heading = "Subjects"
    )]
    company: Option<String>,

    /// A vessel's name, in any script
    #[arg(long, value_name = "NAME", help_heading = "Subjects")]
    vessel: Option<String>,
}

/// Subjects, each with its line where a table has them.
pub(super) struct Subjects {
    pub(super) subjects: Vec<QuerySubject>,
    /// Lines; of a command line the places, from 1.
    pub(super) lines: Vec<u64>,
}

fn any(text: &str) -> Result<(Scheme, String), String> {
    // Lists write SCHEME:NUMBER:STATE.
    let (scheme, number) = text
        .split_once(['=', ':'])
        .ok_or_else(|| say!("query-write-scheme"))?;
    let scheme = scheme.parse();
    let scheme = scheme.map_err(|_| say!("query-no-scheme"))?;
    Ok((scheme, number.to_owned()))
}

fn country(text: &str) -> Result<String, String> {
    let country = text.to_ascii_uppercase();
    let known = country_known(&country);
    known
        .then_some(country)
        .ok_or_else(|| say!("query-country"))
}

impl Sought {
    /// The subjects.
    pub(super) fn subjects(self, numbers: Numbers) -> Result<Subjects, Failure> {
        if let Some(file) = &self.file {
            return of_table(file, numbers);
        }
        let subjects = self.named();
        if subjects.is_empty() {
            let why = say!("query-nothing-named");
            let advice = say!("query-name-something");
            return Err(Failure::new(Exit::Usage, what(), why, advice));
        }
        let lines = (1..=subjects.len() as u64).collect();
        let subjects = subjects.into_iter().map(|it| {
            let meant = it.meant(numbers);
            meant.map(|it| subject_message(&it)).map_err(|invalid| {
                let why = invalid.to_string();
                Failure::rule(Call::Records, what(), invalid.reason(), "", why)
            })
        });
        Ok(Subjects {
            subjects: subjects.collect::<Result<_, Failure>>()?,
            lines,
        })
    }

    fn named(self) -> Vec<Subject> {
        let country = self.country.unwrap_or_default();
        let number = |scheme, raw| Number {
            scheme,
            raw,
            country: country.clone(),
        };
        let of = |scheme, raws: Vec<String>| {
            let numbers = raws.into_iter().map(|raw| number(scheme, raw));
            numbers.collect::<Vec<_>>()
        };
        let mut numbers = of(Scheme::Container, self.container);
        numbers.extend(of(Scheme::Plate, self.plate));
        numbers.extend(of(Scheme::Phone, self.phone));
        let mut any = self.number;
        let company = self.company.map(|name| (Sort::Company, name));
        let vessel = self.vessel.map(|name| (Sort::Vessel, name));
        let named = company.or(vessel).map(|(sort, name)| {
            let own = any
                .iter()
                .position(|(scheme, _)| sort.is_numbered_by(*scheme));
            let own = own.map(|at| any.remove(at));
            Named {
                sort,
                name,
                number: own.map(|(scheme, raw)| number(scheme, raw)),
                country: country.clone(),
            }
        });
        numbers.extend(any.into_iter().map(|(scheme, raw)| number(scheme, raw)));
        let mut documents = of(Scheme::Passport, self.document);
        let person = self.name.map(|name| Person {
            name,
            birth_date: self.born.unwrap_or_default(),
            document: documents.pop(),
            nationality: self.nationality.unwrap_or_default(),
        });
        let numbers = numbers.into_iter().chain(documents).map(Subject::Number);
        let addresses = self.address.into_iter().map(|text| Address {
            text,
            country: country.clone(),
        });
        numbers
            .chain(self.email.into_iter().map(Subject::Email))
            .chain(addresses.map(Subject::Address))
            .chain(person.map(Subject::Person))
            .chain(named.map(Subject::Named))
            .collect()
    }
}

fn of_table(file: &Path, numbers: Numbers) -> Result<Subjects, Failure> {
    let bytes = input::read(Call::Records, file, &what())?;
    let rows = table::read(&bytes, numbers).map_err(|invalid| {
        let why = format!("{}: {invalid}", file.display());
        Failure::rule(Call::Records, what(), invalid.reason, "", why)
    })?;
    let (lines, subjects) = rows
        .iter()
        .map(|(line, subject)| (*line, subject_message(subject)))
        .unzip();
    Ok(Subjects { subjects, lines })
}

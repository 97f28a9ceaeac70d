//! `UK-Sanctions-List.xml` of the United Kingdom: an element an entry, whose elements are called as the columns of the
//! table are, without their blanks. What a row of the table numbers within a cell has an element each.

use super::eu::day_first;
use super::gather::Gathered;
use super::out::Out;
use super::source::{Metered, finished};
use super::tells::ByChildren;
use super::uk::{address, kind_of, name, of_all, several};
use super::xml::{Element, Records};
use super::{FileTold, Place, Unreadable};
use crate::model::identifier::Scheme;
use crate::reason::Reason;
use crate::watchlist::{DateOrder, Quality};

/// The root of the file.
pub(super) const ROOT: &str = "Designations";

pub(super) fn read(
    file: usize,
    reader: Metered<'_>,
    out: &mut Out<'_>,
) -> Result<FileTold, Unreadable> {
    let mut records = Records::new(reader, file, ROOT, &["Designation"]);
    while let Some((line, record)) = records.next()? {
        let place = Place { file, line };
        // The file has no date of its own: the day of the latest change is its version.
        out.version(&day_first(record.text_of("LastUpdated")));
        let key = record.text_of("UniqueID");
        if key.is_empty() {
            out.refused(place, "", "key", Reason::FieldMissing, "has no unique id")?;
            continue;
        }
        out.entry(place, entry(&record, key))?;
    }
    finished(records.into_reader())
}

fn entry(record: &Element, key: &str) -> Gathered {
    let told = ByChildren(record);
    let mut gathered = Gathered::new(key, kind_of(&told));
    for element in each(record, &["Names", "Name"]) {
        name(&mut gathered, &ByChildren(element));
    }
    for original in each(record, &["NonLatinNames", "NonLatinName"]) {
        gathered.name(original.text_of("NameNonLatinScript"), Quality::Strong);
    }
    for element in each(record, &["Addresses", "Address"]) {
        address(&mut gathered, &ByChildren(element));
    }
    for phone in texts(record, &["PhoneNumbers", "PhoneNumber"]) {
        gathered.phone(phone);
    }
    for email in texts(record, &["EmailAddresses", "EmailAddress"]) {
        gathered.email(email);
    }
    for person in each(record, &["IndividualDetails", "Individual"]) {
        of_person(&mut gathered, person);
    }
    for entity in each(record, &["EntityDetails", "Entity"]) {
        let numbers = ["BusinessRegistrationNumbers", "BusinessRegistrationNumber"];
        for number in texts(entity, &numbers) {
            gathered.document(Scheme::RegistryNumber, number, "", "");
        }
    }
    for ship in each(record, &["ShipDetails", "Ship"]) {
        for number in texts(ship, &["IMONumbers", "IMONumber"]) {
            gathered.document(Scheme::ImoShip, number, "", "");
        }
        let flags = ["CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip"];
        for flag in texts(ship, &flags) {
            gathered.country(flag);
        }
    }
    of_all(&mut gathered, &told);
    gathered
}

fn of_person(gathered: &mut Gathered, person: &Element) {
    for date in texts(person, &["DOBs", "DOB"]) {
        gathered.birth_in_order(date, DateOrder::DayFirst);
    }
    for state in texts(person, &["Nationalities", "Nationality"]) {
        gathered.nationality(state);
    }
    for place in each(person, &["BirthDetails", "Location"]) {
        let parts = ["TownOfBirth", "CountryOfBirth"].map(|part| place.text_of(part));
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        gathered.birth_place(&parts.collect::<Vec<_>>().join(", "));
    }
    for sex in texts(person, &["Genders", "Gender"]) {
        gathered.sex(sex);
    }
    for (path, scheme) in [
        (["PassportDetails", "Passport"], Scheme::Passport),
        (
            ["NationalIdentifierDetails", "NationalIdentifier"],
            Scheme::IdentityCard,
        ),
    ] {
        let [_, called] = path;
        for document in each(person, &path) {
            let label = document.text_of(&format!("{called}AdditionalInformation"));
            let numbers = document.text_of(&format!("{called}Number"));
            if numbers.is_empty() {
                gathered.remark(label);
            }
            for number in several(numbers) {
                gathered.document(scheme, number, "", label);
            }
        }
    }
    for position in texts(person, &["Positions", "Position"]) {
        gathered.remark(position);
    }
}

/// The elements at the end of a path of two.
fn each<'a>(of: &'a Element, path: &'a [&'a str; 2]) -> impl Iterator<Item = &'a Element> {
    let [list, one] = path;
    of.all(list).flat_map(move |list| list.all(one))
}

/// Their texts; one that numbers several values within itself is taken apart as a cell of the table is.
fn texts<'a>(of: &'a Element, path: &'a [&'a str; 2]) -> impl Iterator<Item = &'a str> {
    each(of, path).flat_map(|element| several(&element.text))
}

//! A person, company or thing of FollowTheMoney, with what is attached to it.

use super::Line;
use super::attached::{Attached, Thing, parts};
use crate::model::identifier::Scheme;
use crate::watchlist::read::gather::Gathered;
use crate::watchlist::read::opensanctions::kind_of;
use crate::watchlist::read::scheme::{scheme_by_form, scheme_of};
use crate::watchlist::{Quality, SubjectKind};

/// Properties with numbers of persons, companies and things, and their schemes.
const NUMBERS: &[(&str, Scheme)] = &[
    ("passportNumber", Scheme::Passport),
    ("idNumber", Scheme::IdentityCard),
    ("socialSecurityNumber", Scheme::IdentityCard),
    ("innCode", Scheme::Tin),
    ("taxNumber", Scheme::Tin),
    ("vatCode", Scheme::Tin),
    ("ogrnCode", Scheme::RegistryNumber),
    ("imoNumber", Scheme::ImoShip),
    ("mmsi", Scheme::Mmsi),
    ("callSign", Scheme::CallSign),
    ("icaoCode", Scheme::Icao24),
    ("serialNumber", Scheme::SerialNumber),
    ("vin", Scheme::Vin),
    ("iban", Scheme::Iban),
    ("publicKey", Scheme::Wallet),
    ("accountNumber", Scheme::Other),
    ("leiCode", Scheme::Other),
    ("swiftBic", Scheme::Other),
    ("dunsCode", Scheme::Other),
    ("uniqueEntityId", Scheme::Other),
];

/// Properties that are kept for people.
const REMARKS: [&str; 6] = [
    "notes",
    "summary",
    "position",
    "title",
    "topics",
    "education",
];

pub(super) fn of(line: &Line<'_>, attached: &mut Attached) -> Gathered {
    let kind = kind_of(&line.schema).unwrap_or(SubjectKind::Company);
    let mut gathered = Gathered::new(&line.id, kind);
    for referent in &line.referents {
        gathered.former_key(referent);
    }
    names(&mut gathered, line);
    facts(&mut gathered, line);
    numbers(&mut gathered, line, kind);
    for (thing, text) in attached.of(&line.id) {
        let mut told = parts(&text);
        match thing {
            Thing::Sanction => told.for_each(|programme| gathered.programme(programme)),
            Thing::Paper(is_passport) => {
                let number = told.next().unwrap_or_default();
                let state = told.next().unwrap_or_default();
                let word = told.next().unwrap_or_default();
                let scheme = if is_passport {
                    Scheme::Passport
                } else {
                    scheme_of(word)
                };
                gathered.document(scheme, number, state, word);
            }
        }
    }
    for address in line.all("addressEntity") {
        if let Some((text, state)) = attached.address(address) {
            gathered.address(&[text], state);
        }
    }
    gathered
}

fn names(gathered: &mut Gathered, line: &Line<'_>) {
    let [surname] = line.all("lastName") else {
        return each_name(gathered, line, "");
    };
    each_name(gathered, line, surname);
}

fn each_name(gathered: &mut Gathered, line: &Line<'_>, surname: &str) {
    for (property, quality) in [
        ("name", Quality::Primary),
        ("alias", Quality::Strong),
        ("weakAlias", Quality::Weak),
        ("previousName", Quality::Former),
    ] {
        for name in line.all(property) {
            let has = !surname.is_empty() && name.contains(surname);
            gathered.name_of_parts(if has { surname } else { "" }, name, quality);
        }
    }
    if line.all("name").is_empty() {
        let parts = [
            "firstName",
            "secondName",
            "middleName",
            "fatherName",
            "lastName",
        ];
        let parts = parts.map(|part| line.first(part));
        let told: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        gathered.name_of_parts(surname, &told.join(" "), Quality::Primary);
    }
}

fn facts(gathered: &mut Gathered, line: &Line<'_>) {
    for date in line.all("birthDate") {
        gathered.birth(date);
    }
    for place in line.all("birthPlace") {
        gathered.birth_place(place);
    }
    gathered.sex(line.first("gender"));
    for state in line
        .all("nationality")
        .iter()
        .chain(line.all("citizenship"))
    {
        gathered.nationality(state);
    }
    for property in ["country", "jurisdiction", "mainCountry", "flag"] {
        for state in line.all(property) {
            gathered.country(state);
        }
    }
    for address in line.all("address") {
        gathered.address(&[address], "");
    }
    for phone in line.all("phone") {
        gathered.phone(phone);
    }
    for email in line.all("email") {
        gathered.email(email);
    }
    for programme in line.all("program").iter().chain(line.all("programId")) {
        gathered.programme(programme);
    }
    for property in REMARKS {
        for text in line.all(property) {
            gathered.remark(text);
        }
    }
}

fn numbers(gathered: &mut Gathered, line: &Line<'_>, kind: SubjectKind) {
    for (property, scheme) in NUMBERS {
        // Most lines have none of most properties.
        for number in line.all(property) {
            gathered.document(*scheme, number, "", "");
        }
    }
    for number in line.all("registrationNumber") {
        let scheme = if kind == SubjectKind::Aircraft {
            Scheme::AircraftRegistration
        } else if kind == SubjectKind::Vehicle {
            Scheme::Plate
        } else if kind == SubjectKind::Vessel {
            scheme_by_form(kind, number)
        } else {
            Scheme::RegistryNumber
        };
        gathered.document(scheme, number, "", "");
    }
}

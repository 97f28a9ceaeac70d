//! A table of subjects, one a row. The columns are schemes of identifiers (`container`, `plate`, `passport`), and `country`,
//! `name`, `birth_date`, `nationality`, `company`, `vessel`, `email`, `address`. A row with a name is a person, one with a
//! company or a vessel that; each may have a number beside it. A row without one of them has one number, one e-mail address
//! or one address.

use thiserror::Error;

use super::fault::InvalidQuestion;
use super::subject::{Named, Number, Person, Sort, Subject};
use crate::intake::text::decode;
use crate::model::identifier::Scheme;
use crate::reason::{Reason, Reasoned};
use crate::watchlist::read::column::{Cells, Column};
use crate::watchlist::read::own::opened;
use crate::watchlist::{Address, Numbers};

/// Most rows of a table.
pub const MAX_ROWS: usize = 1_000;
/// Longest table, in bytes.
pub const MAX_TABLE: usize = 1024 * 1024;

const ABOUT: [Column; 8] = [
    Column::new("country", "The state that gave the number"),
    Column::new("name", "The name of a person"),
    Column::new("birth_date", "The date of birth"),
    Column::new("nationality", "The nationality, two letters"),
    Column::new("company", "The name of a company"),
    Column::new("vessel", "The name of a vessel"),
    Column::EMAIL,
    Column::ADDRESS,
];

/// Why a table is not asked about. What stands in a cell is never repeated.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(self.reason)]
#[error("line {line}: {message}")]
pub struct InvalidTable {
    /// The line, from 1.
    pub line: u64,
    /// The stable code.
    pub reason: Reason,
    /// What is wrong and what to do.
    pub message: String,
}

impl InvalidTable {
    fn new(line: u64, reason: Reason, message: impl Into<String>) -> Self {
        Self {
            line,
            reason,
            message: message.into(),
        }
    }
}

/// Reads a table: each subject with its line. Every subject may be asked about; `numbers` says whether those that do not hold
/// may too.
///
/// # Errors
/// The first row that may not be asked about, or why it is no table.
pub fn read(bytes: &[u8], numbers: Numbers) -> Result<Vec<(u64, Subject)>, InvalidTable> {
    if bytes.len() > MAX_TABLE {
        let message = format!("the table is longer than {MAX_TABLE} bytes; ask in parts");
        return Err(InvalidTable::new(1, Reason::TooLarge, message));
    }
    let decoded = decode(bytes, None)
        .map_err(|error| InvalidTable::new(1, Reason::Malformed, error.to_string()))?;
    let (columns, rows) = opened(&decoded.text, &[&ABOUT])
        .map_err(|fault| InvalidTable::new(1, fault.reason(), fault.to_string()))?;
    let mut subjects = Vec::new();
    for row in rows {
        let broken = |message| InvalidTable::new(row.line, Reason::Malformed, message);
        if row.fault.is_some() {
            return Err(broken("it has quotation marks that do not fit"));
        }
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if row.cells.len() != columns.count() {
            return Err(broken("it has another number of cells than the heading"));
        }
        if subjects.len() == MAX_ROWS {
            let message = format!("the table has more than {MAX_ROWS} rows; ask in parts");
            return Err(InvalidTable::new(row.line, Reason::TooLarge, message));
        }
        let invalid =
            |error: InvalidQuestion| InvalidTable::new(row.line, error.reason(), error.to_string());
        let subject = subject(columns.row(&row.cells)).map_err(broken)?;
        let subject = subject.meant(numbers).map_err(invalid)?;
        subject.check().map_err(invalid)?;
        subject.check_number(numbers).map_err(invalid)?;
        subjects.push((row.line, subject));
    }
    if subjects.is_empty() {
        let message = "the table has no row below its heading";
        return Err(InvalidTable::new(1, Reason::FieldMissing, message));
    }
    Ok(subjects)
}

fn subject(cells: Cells<'_>) -> Result<Subject, &'static str> {
    let country = cells.of("country");
    let numbers = Scheme::ALL.iter().filter_map(|scheme| {
        let raw = cells.of(scheme.code());
        (!raw.is_empty()).then(|| Number {
            scheme: *scheme,
            raw: raw.to_owned(),
            country: country.to_owned(),
        })
    });
    let mut numbers: Vec<_> = numbers.collect();
    if numbers.len() > 1 {
        return Err("it has several numbers; give each a row of its own");
    }
    let number = numbers.pop();
    let name = cells.of("name");
    let names = Sort::ALL.map(Sort::name);
    let has = |columns: &[&str]| columns.iter().any(|it| !cells.of(it).is_empty());
    let (email, address) = (cells.of("email"), cells.of("address"));
    if has(&["email", "address"]) {
        let is_both = has(&["email"]) && has(&["address"]);
        if is_both || number.is_some() || !name.is_empty() || has(&names) {
            return Err(
                "it has an e-mail address or an address beside something else; give each a row of its own",
            );
        }
        return Ok(match email {
            "" => Subject::Address(Address {
                text: address.to_owned(),
                country: country.to_owned(),
            }),
            email => Subject::Email(email.to_owned()),
        });
    }
    let mut named = Sort::ALL.into_iter();
    if let Some(sort) = named.find(|sort| !cells.of(sort.name()).is_empty()) {
        if !name.is_empty() || named.any(|other| !cells.of(other.name()).is_empty()) {
            return Err("it has several names; give each a row of its own");
        }
        return Ok(Subject::Named(Named {
            sort,
            name: cells.of(sort.name()).to_owned(),
            number,
            country: country.to_owned(),
        }));
    }
    if name.is_empty() {
        return number
            .map(Subject::Number)
            .ok_or("it has no number, no name, no e-mail address and no address");
    }
    Ok(Subject::Person(Person {
        name: name.to_owned(),
        birth_date: cells.of("birth_date").to_owned(),
        document: number,
        nationality: cells.of("nationality").to_owned(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(table: &str) -> (u64, Reason) {
        let invalid = read(table.as_bytes(), Numbers::Hold).unwrap_err();
        (invalid.line, invalid.reason)
    }

    #[test]
    fn a_row_is_a_number_or_a_person_whatever_parts_the_cells() {
        for delimiter in [",", ";", "\t"] {
            let table = "container,plate,country,name,birth_date,passport\n\
                CSQU3054383,,,,,\n\
                ,АА1234ВС,UA,,,\n\
                \n\
                ,,,Anna Eriksson,1974,L898902C3\n";
            let subjects = read(table.replace(',', delimiter).as_bytes(), Numbers::Hold).unwrap();
            let lines: Vec<_> = subjects.iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, [2, 3, 5]);
            let [
                (_, Subject::Number(_)),
                (_, Subject::Number(plate)),
                (_, Subject::Person(anna)),
            ] = subjects.as_slice()
            else {
                panic!("two numbers and a person: {subjects:?}");
            };
            assert_eq!(
                (plate.scheme, plate.country.as_str()),
                (Scheme::Plate, "UA")
            );
            assert_eq!(anna.birth_date, "1974");
            assert!(
                anna.document
                    .as_ref()
                    .is_some_and(|it| it.scheme == Scheme::Passport)
            );
        }
    }

    #[test]
    fn a_row_is_read_as_one_of_a_list_is() {
        let table = "name,birth_date,passport\nAnna Eriksson,06.05.1980,\n,,X4Q7TZ (UA)\n";
        let subjects = read(table.as_bytes(), Numbers::Hold).unwrap();
        let [(_, Subject::Person(anna)), (_, Subject::Number(paper))] = subjects.as_slice() else {
            panic!("a person and a number: {subjects:?}");
        };
        assert_eq!(anna.birth_date, "1980-05-06");
        assert_eq!((&*paper.raw, &*paper.country), ("X4Q7TZ", "UA"));
        let doubtful = "name,birth_date\nAnna Eriksson,05/06/1980\n";
        assert_eq!(refused(doubtful), (2, Reason::FieldInvalid));
    }

    #[test]
    fn a_row_can_be_a_company_or_a_vessel_with_its_state_and_a_number() {
        let table = "company,vessel,country,imo_ship\n\
            Amber Road LLC,,GE,\n\
            ,Silver Heron,,9074729\n";
        let subjects = read(table.as_bytes(), Numbers::Hold).unwrap();
        let [(_, Subject::Named(company)), (_, Subject::Named(vessel))] = subjects.as_slice()
        else {
            panic!("a company and a vessel: {subjects:?}");
        };
        assert_eq!(
            (company.sort, company.country.as_str()),
            (Sort::Company, "GE")
        );
        assert_eq!(vessel.sort, Sort::Vessel);
        assert!(
            vessel
                .number
                .as_ref()
                .is_some_and(|it| it.scheme == Scheme::ImoShip)
        );
        let both = "company,vessel\nAmber Road,Silver Heron\n";
        assert_eq!(refused(both), (2, Reason::Malformed));
        let person = "company,name,birth_date\nAmber Road,Anna Eriksson,1974\n";
        assert_eq!(refused(person), (2, Reason::Malformed));
        assert_eq!(refused("company\nLLC\n"), (2, Reason::QueryTooBroad));
    }

    #[test]
    fn a_row_can_be_an_e_mail_address_or_an_address_and_nothing_beside_it() {
        let table =
            "email,address,country\nAnna@Invented.example,,\n,\"12 Rustaveli Ave., Batumi\",GE\n";
        let subjects = read(table.as_bytes(), Numbers::Hold).unwrap();
        let [(2, Subject::Email(email)), (3, Subject::Address(address))] = subjects.as_slice()
        else {
            panic!("an e-mail address and an address: {subjects:?}");
        };
        assert_eq!(email, "Anna@Invented.example");
        assert_eq!(
            (address.text.as_str(), address.country.as_str()),
            ("12 Rustaveli Ave., Batumi", "GE")
        );
        assert_eq!(refused("e_mail\nnobody\n"), (2, Reason::FieldInvalid));
        assert_eq!(refused("address\nBatumi\n"), (2, Reason::QueryTooBroad));
        for beside in ["container", "name", "vessel", "address"] {
            let table = format!("email,{beside}\na@b.example,X1234567\n");
            assert_eq!(refused(&table), (2, Reason::Malformed), "{beside}");
        }
    }

    #[test]
    fn what_may_not_be_asked_is_told_with_its_line_and_without_its_cells() {
        let colour = "container,colour\nA,b\n";
        assert_eq!(refused(colour), (1, Reason::ColumnUnknown));
        assert_eq!(refused("container\n"), (1, Reason::FieldMissing));
        let two = "container,plate\nCSQU3054383,AA1234BC\n";
        assert_eq!(refused(two), (2, Reason::Malformed));
        let alone = "name,birth_date\nAnna Eriksson,1974\nEriksson,\n";
        assert_eq!(refused(alone), (3, Reason::QueryTooBroad));
        let told = read(alone.as_bytes(), Numbers::Hold)
            .unwrap_err()
            .to_string();
        assert!(!told.contains("Eriksson"), "{told}");
        let row = "CSQU3054383\n";
        let most = format!("container\n{}", row.repeat(MAX_ROWS));
        assert_eq!(
            read(most.as_bytes(), Numbers::Hold).unwrap().len(),
            MAX_ROWS
        );
        let line = MAX_ROWS as u64 + 2;
        assert_eq!(refused(&(most + row)), (line, Reason::TooLarge));
    }

    #[test]
    fn a_number_whose_check_digit_does_not_hold_is_told_by_its_line_or_asked_about_as_written() {
        let slips = "container,name,birth_date,passport\nCSQU3054383,,,\nCSQU3054384,,,\n";
        let invalid = read(slips.as_bytes(), Numbers::Hold).unwrap_err();
        assert_eq!(
            (invalid.line, invalid.reason),
            (3, Reason::IdentifierBadCheck)
        );
        assert!(
            invalid.message.contains("4 stands where 3 belongs"),
            "{invalid}"
        );
        assert_eq!(read(slips.as_bytes(), Numbers::AsWritten).unwrap().len(), 2);
    }
}

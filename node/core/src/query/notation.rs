//! Numbers in the notations of lists and of tables, read as what they mean: `passport:X0000001:GE`, `X0000001 (GE)`. Asked as
//! they stand they would fit nothing, and `no hit` would say something of another number. Dates of birth, as lists write them.

use super::fault::InvalidQuestion;
use super::subject::{Number, Person, Subject};
use crate::model::codes::country_known;
use crate::model::identifier::Scheme;
use crate::screened::plain_email;
use crate::watchlist::{Numbers, PartialDate};

/// What parts a number from its scheme or its state, and stands in no number of a document.
const APART: [char; 10] = [':', '/', '(', ')', '=', '：', '／', '（', '）', '＝'];

impl Subject {
    /// The same with a number in a notation of lists or tables read as what it means, and the date of birth as tables of lists
    /// are read. A number that is asked about as it is written stays as it is.
    ///
    /// # Errors
    /// [`InvalidQuestion::Slip`] where the notation says another sort or another state than what stands beside it, and where
    /// the number of a document has signs that no document has.
    pub fn meant(self, numbers: Numbers) -> Result<Self, InvalidQuestion> {
        let meant = |number: Number| match numbers {
            Numbers::Hold => number.meant(),
            Numbers::AsWritten => Ok(number),
        };
        Ok(match self {
            Self::Number(number) => Self::Number(meant(number)?),
            Self::Person(person) => Self::Person(Person {
                birth_date: birth_date(person.birth_date),
                document: person.document.map(meant).transpose()?,
                name: person.name,
                nationality: person.nationality,
            }),
            Self::Named(mut named) => {
                named.number = named.number.map(meant).transpose()?;
                Self::Named(named)
            }
            Self::Email(email) => Self::Email(plain_email(&email)),
            other @ Self::Address(_) => other,
        })
    }
}

impl Number {
    fn meant(self) -> Result<Self, InvalidQuestion> {
        let told = self.scheme;
        if told == Scheme::Mrz {
            return Ok(self);
        }
        let wrong = || InvalidQuestion::Slip(told.broken_form());
        let (text, bracketed) = bracketed(self.raw.trim());
        let is_paper = told.is_of_person();
        let parts = text.split(|c: char| c == ':' || is_paper && matches!(c, '/' | '='));
        let parts: Vec<&str> = parts.map(str::trim).collect();
        let named = parts.first().map(|it| it.to_ascii_lowercase());
        let named = named.and_then(|it| it.parse::<Scheme>().ok());
        let (scheme, raw, behind) = match (named, parts.as_slice()) {
            (Some(named), [_, raw]) if goes_as(told, named) => (named, *raw, None),
            (Some(named), [_, raw, behind]) if goes_as(told, named) => {
                let state = state(behind).ok_or_else(wrong)?;
                (named, *raw, Some(state))
            }
            (Some(_), [_, _, ..]) => return Err(wrong()),
            (None, [one, other]) => match (state(one), state(other)) {
                (None, Some(state)) => (told, *one, Some(state)),
                (Some(state), None) if told.is_national() && is_state_first(one) => {
                    (told, *other, Some(state))
                }
                _ => (told, text, None),
            },
            _ => (told, text, None),
        };
        if scheme.is_of_person() && scheme != Scheme::Mrz && raw.contains(APART) {
            return Err(wrong());
        }
        let mut country = self.country.clone();
        for state in [bracketed, behind].into_iter().flatten() {
            if !country.is_empty() && country != state {
                return Err(wrong());
            }
            country = state;
        }
        Ok(Self {
            scheme,
            raw: raw.to_owned(),
            country,
        })
    }
}

/// A date in any form that lists use, as questions write it; what is none, or can be two, stays for the check to refuse.
fn birth_date(text: String) -> String {
    match text.parse::<PartialDate>() {
        Ok(date) if !date.about() => date.to_string(),
        Ok(_) | Err(_) => text,
    }
}

/// Whether what is told to be of one scheme may be named one of another: numbers of both meet, or the first says nothing.
fn goes_as(told: Scheme, named: Scheme) -> bool {
    told == Scheme::Other || told.family() == named.family()
}

/// Whether a state can stand before its number: "No:" and "Nr." say that a number follows.
fn is_state_first(text: &str) -> bool {
    country_known(text) && !matches!(text, "NO" | "NR")
}

/// A number and the state in brackets behind it.
fn bracketed(text: &str) -> (&str, Option<String>) {
    let parts = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    match parts.map(|(raw, behind)| (raw.trim(), state(behind))) {
        Some((raw, Some(state))) => (raw, Some(state)),
        _ => (text, None),
    }
}

fn state(text: &str) -> Option<String> {
    let state = text.trim().to_ascii_uppercase();
    country_known(&state).then_some(state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Reason;

    fn number(scheme: Scheme, raw: &str, country: &str) -> Number {
        Number {
            scheme,
            raw: raw.to_owned(),
            country: country.to_owned(),
        }
    }

    fn meant(scheme: Scheme, raw: &str, country: &str) -> Result<(Scheme, String, String), Reason> {
        let asked = Subject::Number(number(scheme, raw, country));
        match asked.meant(Numbers::Hold) {
            Ok(Subject::Number(it)) => Ok((it.scheme, it.raw, it.country)),
            Ok(other) => panic!("a number stays one: {other:?}"),
            Err(invalid) => Err(invalid.reason()),
        }
    }

    #[test]
    fn a_number_in_a_notation_of_lists_is_asked_about_as_what_it_means() {
        for raw in [
            "passport:X4Q7TZ:UA",
            "Passport: X4Q7TZ :ua",
            "passport=X4Q7TZ/UA",
            "passport:X4Q7TZ (UA)",
            "X4Q7TZ (UA)",
            "X4Q7TZ:UA",
            "X4Q7TZ/UA",
            "UA:X4Q7TZ",
        ] {
            let expected = (Scheme::Passport, "X4Q7TZ".to_owned(), "UA".to_owned());
            assert_eq!(
                meant(Scheme::Passport, raw, ""),
                Ok(expected.clone()),
                "{raw}"
            );
            assert_eq!(meant(Scheme::Passport, raw, "UA"), Ok(expected), "{raw}");
        }
        for (scheme, raw, expected) in [
            (
                Scheme::Passport,
                "identity_card:X4Q7TZ:UA",
                (Scheme::IdentityCard, "X4Q7TZ", "UA"),
            ),
            (
                Scheme::Plate,
                "plate:AA000BB:GE",
                (Scheme::Plate, "AA000BB", "GE"),
            ),
            (
                Scheme::Plate,
                "AA 000 BB (GE)",
                (Scheme::Plate, "AA 000 BB", "GE"),
            ),
            (
                Scheme::Container,
                "container:CSQU3054383",
                (Scheme::Container, "CSQU3054383", ""),
            ),
            (
                Scheme::Other,
                "other:1234:GE",
                (Scheme::Other, "1234", "GE"),
            ),
            // No notation.
            (
                Scheme::Passport,
                " X4-Q7 TZ ",
                (Scheme::Passport, "X4-Q7 TZ", ""),
            ),
            (
                Scheme::Invoice,
                "12/2026 (A)",
                (Scheme::Invoice, "12/2026 (A)", ""),
            ),
        ] {
            let (meant_scheme, number, state) = expected;
            let expected = (meant_scheme, number.to_owned(), state.to_owned());
            assert_eq!(meant(scheme, raw, ""), Ok(expected), "{raw}");
        }
    }

    #[test]
    fn a_document_with_signs_that_no_document_has_is_refused_unless_it_stands_so() {
        for (scheme, raw, country) in [
            (Scheme::Passport, "X4Q7TZ:XX", ""),
            (Scheme::Passport, "passport:X4Q7TZ:XX", ""),
            (Scheme::Passport, "passport:X4Q7TZ:UA", "GE"),
            (Scheme::Passport, "plate:AA000BB:GE", ""),
            (Scheme::Passport, "X4Q7TZ (Ukraine)", ""),
            (Scheme::IdentityCard, "No:X4Q7TZ", ""),
            (Scheme::Plate, "passport:X4Q7TZ:UA", ""),
        ] {
            let refused = Err(Reason::IdentifierBadFormat);
            assert_eq!(meant(scheme, raw, country), refused, "{raw}");
            let as_written = Subject::Number(number(scheme, raw, country));
            assert!(
                as_written.clone().meant(Numbers::AsWritten) == Ok(as_written),
                "{raw}"
            );
        }
    }

    #[test]
    fn a_date_of_birth_is_read_as_tables_of_lists_are() {
        for (written, expected) in [
            ("06.05.1980", "1980-05-06"),
            ("6 May 1980", "1980-05-06"),
            ("05.1980", "1980-05"),
            ("1980-05-06", "1980-05-06"),
            ("1980", "1980"),
            ("", ""),
            // These say no day, and are refused.
            ("05/06/1980", "05/06/1980"),
            ("about 1980", "about 1980"),
        ] {
            for numbers in [Numbers::Hold, Numbers::AsWritten] {
                let asked = Subject::Person(Person {
                    name: "Anna Eriksson".to_owned(),
                    birth_date: written.to_owned(),
                    document: None,
                    nationality: String::new(),
                });
                match asked.meant(numbers) {
                    Ok(Subject::Person(it)) => assert_eq!(it.birth_date, expected),
                    other => panic!("a person stays one: {other:?}"),
                }
            }
        }
    }
}

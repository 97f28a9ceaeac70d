//! Where the five sizes put their fields, and what may stand there; ICAO 9303 parts 4 to 7.

use super::zone::{Zone, as_digit, as_letter, check_digit, value};
use super::{InvalidMrz, MrzForm};

/// Places of a zone, counted from 0, first inclusive, last exclusive, in the lines joined.
pub(super) struct Layout {
    pub(super) form: MrzForm,
    number: (usize, usize),
    pub(super) nationality: usize,
    pub(super) birth: usize,
    pub(super) sex: usize,
    pub(super) expiry: usize,
    optional: (usize, usize),
    names: (usize, usize),
    /// Place of the check digit of the optional data.
    optional_check: Option<usize>,
    /// Place of the composite check digit, and what it covers.
    composite: Option<(usize, &'static [(usize, usize)])>,
}

pub(super) const TD1: Layout = Layout {
    form: MrzForm::Td1,
    number: (5, 14),
    nationality: 45,
    birth: 30,
    sex: 37,
    expiry: 38,
    optional: (15, 30),
    names: (60, 90),
    optional_check: None,
    composite: Some((59, &[(5, 30), (30, 37), (38, 45), (48, 59)])),
};

pub(super) const TD2: Layout = Layout {
    form: MrzForm::Td2,
    number: (36, 45),
    nationality: 46,
    birth: 49,
    sex: 56,
    expiry: 57,
    optional: (64, 71),
    names: (5, 36),
    optional_check: None,
    composite: Some((71, &[(36, 46), (49, 56), (57, 71)])),
};

pub(super) const TD3: Layout = Layout {
    form: MrzForm::Td3,
    number: (44, 53),
    nationality: 54,
    birth: 57,
    sex: 64,
    expiry: 65,
    optional: (72, 86),
    names: (5, 44),
    optional_check: Some(86),
    composite: Some((87, &[(44, 54), (57, 64), (65, 87)])),
};

pub(super) const MRV_A: Layout = Layout {
    form: MrzForm::MrvA,
    optional: (72, 88),
    optional_check: None,
    composite: None,
    ..TD3
};

pub(super) const MRV_B: Layout = Layout {
    form: MrzForm::MrvB,
    optional: (64, 72),
    composite: None,
    ..TD2
};

impl Layout {
    /// Reads letters where only letters may stand, digits where only digits may.
    pub(super) fn correct(&self, zone: &mut Zone) {
        zone.force(2, 5, as_letter);
        zone.force(self.names.0, self.names.1, as_letter);
        zone.force(self.nationality, self.nationality + 3, as_letter);
        zone.force(self.number.1, self.number.1 + 1, as_digit);
        zone.force(self.birth, self.birth + 7, as_digit);
        zone.force(self.expiry, self.expiry + 7, as_digit);
        let checks = [self.optional_check, self.composite.map(|(place, _)| place)];
        for place in checks.into_iter().flatten() {
            zone.force(place, place + 1, as_digit);
        }
    }

    pub(super) fn check_characters(&self, zone: &Zone) -> Result<(), InvalidMrz> {
        let all = |(from, to), allowed: fn(char) -> bool, what| {
            let holds = zone.text(from, to).chars().all(|c| c == '<' || allowed(c));
            if holds {
                Ok(())
            } else {
                Err(InvalidMrz::Character(what))
            }
        };
        let letter = |c: char| c.is_ascii_uppercase();
        let digit = |c: char| c.is_ascii_digit();
        all(
            (0, zone.0.len()),
            |c| value(c).is_some(),
            "one of its places",
        )?;
        all((0, 1), letter, "the document code")?;
        all((2, 5), letter, "the issuing state")?;
        all(self.names, letter, "the names")?;
        all(
            (self.nationality, self.nationality + 3),
            letter,
            "the nationality",
        )?;
        for (place, what) in [
            (self.birth, "the date of birth"),
            (self.expiry, "the date of expiry"),
        ] {
            all((place, place + 7), digit, what)?;
            if !is_date(&zone.text(place, place + 6)) {
                return Err(InvalidMrz::Character(what));
            }
        }
        if !matches!(zone.at(self.sex), 'F' | 'M' | 'X' | '<') {
            return Err(InvalidMrz::Character("the sex"));
        }
        Ok(())
    }

    /// The document number and whether its check digit holds. A number longer than its field has a filler in
    /// the check digit's place and goes on in the optional data, its check digit last before the next filler.
    pub(super) fn number(&self, zone: &Zone) -> (String, bool) {
        let (from, to) = self.number;
        let short = zone.text(from, to);
        let optional = zone.text(self.optional.0, self.optional.1);
        let rest = optional.split('<').next().unwrap_or_default();
        let goes_on = matches!(self.form, MrzForm::Td1 | MrzForm::Td2) && zone.at(to) == '<';
        match rest.char_indices().next_back() {
            Some((end, check)) if goes_on => {
                let number = format!("{short}{}", rest.get(..end).unwrap_or_default());
                let holds = check_digit(number.chars()) == as_digit(check).to_digit(10);
                (number.replace('<', ""), holds)
            }
            _ => (short.replace('<', ""), zone.checks(from, to, to)),
        }
    }

    /// The part whose check digit does not hold, the first of them, other than the number's.
    pub(super) fn fault(&self, zone: &Zone) -> Option<&'static str> {
        let optional = self.optional_check.is_none_or(|place| {
            let (from, to) = self.optional;
            let empty = zone.text(from, to).chars().all(|c| c == '<');
            zone.checks(from, to, place) || (empty && zone.at(place) == '<')
        });
        let composite = self.composite.is_none_or(|(place, parts)| {
            let covered: String = parts
                .iter()
                .map(|(from, to)| zone.text(*from, *to))
                .collect();
            let expected = check_digit(covered.chars());
            expected.is_some() && expected == zone.at(place).to_digit(10)
        });
        let date = |at| zone.checks(at, at + 6, at + 6);
        let parts = [
            (date(self.birth), "the date of birth"),
            (date(self.expiry), "the date of expiry"),
            (optional, "the optional data"),
            (composite, "the whole zone"),
        ];
        let mut faults = parts.into_iter().filter(|(holds, _)| !holds);
        faults.next().map(|(_, part)| part)
    }

    pub(super) fn names(&self, zone: &Zone) -> (String, String) {
        let field = zone.text(self.names.0, self.names.1);
        let words = |text: &str| {
            text.split('<')
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        match field.split_once("<<") {
            Some((primary, secondary)) => (words(primary), words(secondary)),
            None => (words(&field), String::new()),
        }
    }
}

/// True for YYMMDD with a month and a day that exist, or fillers for what is not known.
fn is_date(text: &str) -> bool {
    let part = |from: usize, last: u32| {
        text.get(from..from + 2).is_some_and(|two| {
            two == "<<"
                || two
                    .parse()
                    .is_ok_and(|number: u32| (1..=last).contains(&number))
        })
    };
    part(2, 12) && part(4, 31)
}

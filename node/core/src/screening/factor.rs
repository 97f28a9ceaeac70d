//! Facts beside the name that speak for or against: birth date, document, nationality, sex.

use std::fmt;

use serde::Serialize;

use super::score::WHOLE;
use crate::model::{self, PartialDate};

/// Most values of one kind that are compared; of more the first.
pub const MAX_FACTS: usize = 64;

/// Years by which birth dates may differ and still not contradict: ages are often only about known.
const YEARS_APART: u16 = 1;
/// Years from which a birth date contradicts strongly.
const FAR_APART: u16 = 5;

/// Characters from which on two numbers that are one slip apart are told so: short ones are alike by chance.
const LEAST_SLIPPED: usize = 6;

/// A date of birth of which the day, or day and month, may not be known, or a span of such.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
pub struct Birth {
    /// The first day that it can be.
    pub from: Day,
    /// The last day that it can be; the same where it is one day.
    pub to: Day,
    /// Only about known.
    pub about: bool,
}

/// A day: year, month from 1, day from 1; 0 where month or day are not known.
pub type Day = (u16, u8, u8);

impl Birth {
    /// One day, as far as it is known.
    pub const fn on(year: u16, month: u8, day: u8) -> Self {
        let day = (year, month, day);
        Self {
            from: day,
            to: day,
            about: false,
        }
    }
}

impl From<PartialDate> for Birth {
    /// A date as subjects are compared by it.
    fn from(date: PartialDate) -> Self {
        let day = |day: model::Day| (day.year, day.month, day.day);
        Self {
            from: day(date.from()),
            to: day(date.to()),
            about: date.about(),
        }
    }
}

/// Personal: shows nothing.
impl fmt::Debug for Birth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Birth")
    }
}

/// What is known of a subject beside its names. Empty lists say nothing.
#[derive(Clone, Default)]
pub struct Facts {
    /// Dates of birth, several where nobody is sure.
    pub births: Vec<Birth>,
    /// Keys of documents and other numbers, as [`Identifier::key`](crate::model::identifier::Identifier::key) tells them.
    pub documents: Vec<String>,
    /// Nationalities, flags or seats, ISO 3166-1 alpha-2.
    pub countries: Vec<String>,
    /// `F` or `M`; everything else says nothing.
    pub sex: String,
}

/// Personal: shows how much is known.
impl fmt::Debug for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Facts")
            .field("births", &self.births.len())
            .field("documents", &self.documents.len())
            .field("countries", &self.countries.len())
            .finish_non_exhaustive()
    }
}

/// A fact that is compared.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A document or another number.
    Document,
    /// The date of birth.
    Birth,
    /// Nationality, flag or seat.
    Country,
    /// Sex.
    Sex,
    /// An e-mail address. Told only where it is the same: people have several.
    Email,
}

impl Fact {
    /// Every fact that is compared whatever two subjects meet by.
    pub const ALL: [Self; 4] = [Self::Document, Self::Birth, Self::Country, Self::Sex];
}

/// How a fact of two subjects compares.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// One side does not tell it.
    Unknown,
    /// The same, as far as both can be told exactly.
    Same,
    /// They can be the same, as far as they are told: a partial date, a span, a date about known, a number whose state one
    /// side does not tell.
    Compatible,
    /// Day and month, or two neighbours of a number, are swapped: it can be a slip.
    Swapped,
    /// They differ by one digit or letter: it can be a slip.
    OneDigit,
    /// They differ.
    Differs,
    /// They differ by so much that a slip does not explain it.
    FarApart,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 7] = [
        Self::Unknown,
        Self::Same,
        Self::Compatible,
        Self::Swapped,
        Self::OneDigit,
        Self::Differs,
        Self::FarApart,
    ];
}

/// A fact, how it compares, and what it adds to or takes from the score, of one thousand.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Factor {
    /// What is compared.
    pub fact: Fact,
    /// How.
    pub outcome: Outcome,
    /// What it adds, of one thousand; less than 0 where it takes.
    pub points: i32,
}

impl Factor {
    pub(super) const fn new(fact: Fact, outcome: Outcome) -> Self {
        let points = match (fact, outcome) {
            (_, Outcome::Unknown) => 0,
            (_, Outcome::Swapped | Outcome::OneDigit) => 30,
            (Fact::Document | Fact::Email, Outcome::Same | Outcome::Compatible) => 250,
            // People have several papers.
            (Fact::Document | Fact::Email, Outcome::Differs | Outcome::FarApart) => 0,
            (Fact::Birth, Outcome::Same) => 100,
            (Fact::Birth, Outcome::Compatible) => 30,
            (Fact::Birth, Outcome::Differs) => -120,
            (Fact::Birth, Outcome::FarApart) => -300,
            (Fact::Country, Outcome::Same | Outcome::Compatible) => 20,
            (Fact::Country, Outcome::Differs | Outcome::FarApart) => -60,
            (Fact::Sex, Outcome::Same | Outcome::Compatible) => 5,
            (Fact::Sex, Outcome::Differs | Outcome::FarApart) => -200,
        };
        Self {
            fact,
            outcome,
            points,
        }
    }

    /// True where the fact by itself tells one bearer of a name from another.
    pub(super) const fn decides(&self) -> bool {
        matches!(
            (self.fact, self.outcome),
            (Fact::Document | Fact::Email | Fact::Birth, Outcome::Same)
        )
    }

    /// True where it speaks against.
    pub(super) const fn contradicts(&self) -> bool {
        self.points < 0
    }
}

/// Compares the facts of two subjects, each fact once.
pub(super) fn compared(a: &Facts, b: &Facts) -> [Factor; 4] {
    Fact::ALL.map(|fact| {
        let outcome = match fact {
            Fact::Document => documents(&a.documents, &b.documents),
            Fact::Birth => births(&a.births, &b.births),
            Fact::Country => shared(&a.countries, &b.countries),
            Fact::Sex => sexes(&a.sex, &b.sex),
            // Not of all: who meets by it tells it.
            Fact::Email => Outcome::Unknown,
        };
        Factor::new(fact, outcome)
    })
}

/// The score of a name with what facts add and take, 0 to one thousand.
pub(super) fn scored(name: u32, factors: &[Factor]) -> u32 {
    let points: i32 = factors.iter().map(|factor| factor.points).sum();
    name.saturating_add_signed(points).min(WHOLE)
}

fn shared(a: &[String], b: &[String]) -> Outcome {
    let (mut a, b) = (a.iter().take(MAX_FACTS), || b.iter().take(MAX_FACTS));
    if a.len() == 0 || b().len() == 0 {
        Outcome::Unknown
    } else if a.any(|one| b().any(|other| one == other)) {
        Outcome::Same
    } else {
        Outcome::Differs
    }
}

/// The best that any two numbers of one sort say.
fn documents(a: &[String], b: &[String]) -> Outcome {
    let all = shared(a, b);
    if all != Outcome::Differs {
        return all;
    }
    let is_same = |one: &String| {
        let others = b.iter().take(MAX_FACTS);
        others
            .clone()
            .any(|other| is_same_but_for_state(one, other))
    };
    if a.iter().take(MAX_FACTS).any(is_same) {
        return Outcome::Compatible;
    }
    let pairs = a.iter().take(MAX_FACTS).flat_map(|one| {
        b.iter()
            .take(MAX_FACTS)
            .filter_map(|other| slip(one, other))
    });
    let swapped_first = |outcome: &Outcome| *outcome != Outcome::Swapped;
    pairs.min_by_key(swapped_first).unwrap_or(Outcome::Differs)
}

/// Whether two keys hold one number of one sort, and one of them alone tells its state.
fn is_same_but_for_state(a: &str, b: &str) -> bool {
    let parts = |key| {
        let (sort, number): (&str, &str) = str::split_once(key, ':')?;
        let (state, number) = match number.split_once(':') {
            Some((state, number)) => (Some(state), number),
            None => (None, number),
        };
        Some((sort, state.is_some(), number))
    };
    match (parts(a), parts(b)) {
        (Some((sort, told, number)), Some((other_sort, other_told, other))) => {
            sort == other_sort && number == other && told != other_told
        }
        _ => false,
    }
}

/// What one slip makes of a number that is long enough not to be alike by chance; the keys have to be of one sort and
/// state.
fn slip(a: &str, b: &str) -> Option<Outcome> {
    let ((sort, one), (other_sort, other)) = (a.rsplit_once(':')?, b.rsplit_once(':')?);
    if sort != other_sort || one.len() != other.len() || one.len() < LEAST_SLIPPED {
        return None;
    }
    let pairs = one.bytes().zip(other.bytes()).enumerate();
    let apart: Vec<_> = pairs.filter(|(_, (x, y))| x != y).take(3).collect();
    match apart.as_slice() {
        [_] => Some(Outcome::OneDigit),
        [(at, (a, b)), (next, (c, d))] if at + 1 == *next && a == d && b == c => {
            Some(Outcome::Swapped)
        }
        _ => None,
    }
}

fn sexes(a: &str, b: &str) -> Outcome {
    let told = |sex| matches!(sex, "F" | "M");
    match (told(a) && told(b), a == b) {
        (false, _) => Outcome::Unknown,
        (true, true) => Outcome::Same,
        (true, false) => Outcome::Differs,
    }
}

/// The best that any two dates say.
fn births(a: &[Birth], b: &[Birth]) -> Outcome {
    let rank = |outcome: &Outcome| match outcome {
        Outcome::Same => 0,
        Outcome::Compatible => 1,
        Outcome::Swapped => 2,
        Outcome::OneDigit => 3,
        Outcome::Differs => 4,
        Outcome::FarApart => 5,
        Outcome::Unknown => 6,
    };
    let pairs = a
        .iter()
        .take(MAX_FACTS)
        .flat_map(|one| b.iter().take(MAX_FACTS).map(|other| birth(*one, *other)));
    pairs.min_by_key(rank).unwrap_or(Outcome::Unknown)
}

fn birth(a: Birth, b: Birth) -> Outcome {
    let whole = |birth: Birth| birth.from == birth.to && birth.from.2 != 0 && !birth.about;
    if whole(a) && whole(b) {
        return days(a.from, b.from);
    }
    let apart = if a.to.0 < b.from.0 {
        b.from.0 - a.to.0
    } else {
        a.from.0.saturating_sub(b.to.0)
    };
    let is_about = a.about || b.about;
    match apart {
        0 if is_about || months_meet(a, b) => Outcome::Compatible,
        0 => Outcome::Differs,
        apart if is_about && apart <= 2 * YEARS_APART => Outcome::Compatible,
        apart if apart < FAR_APART => Outcome::Differs,
        _ => Outcome::FarApart,
    }
}

/// Two days without a month, or spans, meet where they share a year.
fn months_meet(a: Birth, b: Birth) -> bool {
    let is_day = |birth: Birth| birth.from == birth.to;
    let (one, other) = (a.from, b.from);
    if !is_day(a) || !is_day(b) || one.1 == 0 || other.1 == 0 {
        return true;
    }
    one.1 == other.1 && (one.2 == 0 || other.2 == 0 || one.2 == other.2)
}

fn days(a: Day, b: Day) -> Outcome {
    if a == b {
        return Outcome::Same;
    }
    let swapped = a.0 == b.0 && a.1 == b.2 && a.2 == b.1;
    let digits = |day: Day| format!("{:04}{:02}{:02}", day.0, day.1, day.2);
    let differing = digits(a)
        .bytes()
        .zip(digits(b).bytes())
        .filter(|(one, other)| one != other)
        .count();
    let years = a.0.abs_diff(b.0);
    if swapped {
        Outcome::Swapped
    } else if differing == 1 && years <= 10 {
        Outcome::OneDigit
    } else if years < FAR_APART {
        Outcome::Differs
    } else {
        Outcome::FarApart
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_date_speaks_for_and_against() {
        let on = Birth::on;
        let span = Birth {
            from: (1960, 0, 0),
            to: (1963, 0, 0),
            about: false,
        };
        let about = Birth {
            about: true,
            ..on(1962, 0, 0)
        };
        for (a, b, outcome) in [
            (on(1961, 3, 4), on(1961, 3, 4), Outcome::Same),
            (on(1961, 3, 4), on(1961, 4, 3), Outcome::Swapped),
            (on(1961, 3, 4), on(1961, 3, 5), Outcome::OneDigit),
            (on(1961, 3, 4), on(1961, 3, 0), Outcome::Compatible),
            (on(1961, 3, 4), on(1961, 0, 0), Outcome::Compatible),
            (on(1961, 3, 4), on(1961, 4, 0), Outcome::Differs),
            (on(1961, 3, 4), span, Outcome::Compatible),
            (on(1961, 3, 4), about, Outcome::Compatible),
            (on(1961, 3, 4), on(1962, 0, 0), Outcome::Differs),
            (on(1961, 3, 4), on(1963, 8, 21), Outcome::Differs),
            (on(1961, 3, 4), on(1975, 8, 21), Outcome::FarApart),
            (about, on(1975, 0, 0), Outcome::FarApart),
        ] {
            assert_eq!(birth(a, b), outcome, "{:?} {:?}", a.from, b.from);
            assert_eq!(birth(b, a), outcome, "{:?} {:?}", b.from, a.from);
        }
    }

    #[test]
    fn a_document_that_is_one_slip_away_is_told_apart_from_another() {
        for (one, other, outcome) in [
            (
                "document:GE:GE7654321",
                "document:GE:GE7654321",
                Outcome::Same,
            ),
            (
                "document:GE:GE7654312",
                "document:GE:GE7654321",
                Outcome::Swapped,
            ),
            (
                "document:GE:GE7654311",
                "document:GE:GE7654321",
                Outcome::OneDigit,
            ),
            (
                "document:GE:GE7654231",
                "document:GE:GE7654321",
                Outcome::Swapped,
            ),
            (
                "document:GE:GE7654123",
                "document:GE:GE7654321",
                Outcome::Differs,
            ),
            (
                "document:AZ:GE7654312",
                "document:GE:GE7654321",
                Outcome::Differs,
            ),
            ("document:GE:12345", "document:GE:12354", Outcome::Differs),
            (
                "document:GE:GE7654321",
                "document:GE7654321",
                Outcome::Compatible,
            ),
            (
                "document:GE7654321",
                "document:AZ:GE7654321",
                Outcome::Compatible,
            ),
            (
                "document:GE:GE7654321",
                "document:AZ:GE7654321",
                Outcome::Differs,
            ),
            ("document:GE7654321", "plate:GE:GE7654321", Outcome::Differs),
            (
                "document:GE:GE765432",
                "document:GE:GE7654321",
                Outcome::Differs,
            ),
        ] {
            let told = documents(&[one.to_owned()], &[other.to_owned()]);
            assert_eq!(told, outcome, "{one} {other}");
        }
        let held = ["document:GE:GE7654311", "document:GE:GE7654312"].map(str::to_owned);
        let asked = ["document:GE:GE7654321".to_owned()];
        assert_eq!(documents(&held, &asked), Outcome::Swapped);
    }

    #[test]
    fn the_best_pair_of_several_dates_counts() {
        let held = [Birth::on(1950, 0, 0), Birth::on(1961, 3, 4)];
        assert_eq!(births(&held, &[Birth::on(1961, 3, 4)]), Outcome::Same);
        assert_eq!(births(&held, &[]), Outcome::Unknown);
    }

    #[test]
    fn of_more_facts_than_the_most_only_the_first_are_compared() {
        let mut many: Vec<String> = (0..MAX_FACTS).map(|n| n.to_string()).collect();
        many.push("one past".to_owned());
        let one = ["one past".to_owned()];
        assert_eq!(shared(&many, &one), Outcome::Differs);
        assert_eq!(shared(&many, &["63".to_owned()]), Outcome::Same);
    }
}

//! The columns of a table with a heading.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use crate::reason::Reasoned;

/// A column of a table of one's own.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Other names that it goes by.
    pub also: &'static [&'static str],
    /// What its cells tell.
    pub help: &'static str,
}

/// What tables of entries and of who travels both have, under the same headings.
impl Column {
    pub(crate) const NAME: Self =
        Self::called("name", &["full_name"], "The name; given names first");
    pub(crate) const ALIASES: Self = Self::new("aliases", "Other names, parted by semicolons");
    pub(crate) const WEAK_ALIASES: Self = Self::new("weak_aliases", "Names that prove little");
    pub(crate) const FORMER_NAMES: Self = Self::new("former_names", "Names borne before");
    pub(crate) const BIRTH_PLACE: Self = Self::called(
        "birth_place",
        &["place_of_birth"],
        "Where a person was born",
    );
    pub(crate) const SEX: Self = Self::called("sex", &["gender"], "M, F or X");
    pub(crate) const NATIONALITY: Self =
        Self::called("nationality", &["citizenship"], "States by code or name");
    pub(crate) const COUNTRY: Self =
        Self::new("country", "Seat, residence, flag: states by code or name");
    pub(crate) const ADDRESS: Self = Self::new("address", "An address in one line");
    pub(crate) const EMAIL: Self = Self::called("email", &["e_mail"], "An e-mail address");
}

impl Column {
    /// A column of one name.
    pub(crate) const fn new(name: &'static str, help: &'static str) -> Self {
        Self::called(name, &[], help)
    }

    /// A column of several names.
    pub(crate) const fn called(
        name: &'static str,
        also: &'static [&'static str],
        help: &'static str,
    ) -> Self {
        Self { name, also, help }
    }
}

/// Why a table has no heading that can be read.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(ColumnUnknown)]
pub enum InvalidHeading {
    /// There is none.
    #[error("there is no heading; the first line names the columns")]
    None,
    /// Nobody knows what columns tell; at least one.
    #[error("{}", unknown(.0))]
    Unknown(Vec<UnknownColumn>),
    /// Two columns tell the same.
    #[error("two columns are both '{0}'; take one out of the table")]
    Twice(&'static str),
}

/// A column that nobody knows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UnknownColumn {
    /// As the heading has it.
    pub name: String,
    /// The column that it is like.
    pub near: Option<&'static str>,
}

/// The columns that tables of a sort have.
pub(crate) type Tables<'a> = &'a [&'a [Column]];

/// Most columns that are named.
const MAX_NAMED: usize = 8;

/// Which columns mean nothing, and which may be meant.
fn unknown(columns: &[UnknownColumn]) -> String {
    let named = columns
        .iter()
        .take(MAX_NAMED)
        .map(|column| match column.near {
            Some(near) => format!("'{}' (is '{near}' meant?)", column.name),
            None => format!("'{}'", column.name),
        });
    let mut named = named.collect::<Vec<_>>().join(", ");
    let more = columns.len().saturating_sub(MAX_NAMED);
    if more > 0 {
        named.push_str(&format!(" and {more} more"));
    }
    match columns {
        [_] => {
            format!("the column {named} means nothing here; rename it, or take it out of the table")
        }
        _ => format!(
            "the columns {named} mean nothing here; rename them, or take them out of the table"
        ),
    }
}

/// How far apart a heading and the name of a column are; none where they are not alike. A heading that has all words of a
/// name, or of which a name has all words, is nearer than one of other letters.
pub(crate) fn apart(heading: &str, name: &str) -> Option<usize> {
    let words = |text: &str| text.split('_').map(str::to_owned).collect::<BTreeSet<_>>();
    let (of_heading, of_name) = (words(heading), words(name));
    if of_heading.is_superset(&of_name) || of_name.is_superset(&of_heading) {
        return Some(of_heading.symmetric_difference(&of_name).count());
    }
    let slips = slips(heading, name);
    let most = (name.chars().count().min(heading.chars().count()) / 4).max(1);
    (slips <= most).then_some(slips + name.len())
}

/// Letters to add, take out or replace until one text is the other.
fn slips(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.chars().enumerate() {
        let mut before = std::mem::replace(&mut row, vec![place + 1]).into_iter();
        let mut diagonal = before.next().unwrap_or_default();
        for (up, same) in before.zip(other.iter().map(|it| *it == letter)) {
            let left = row.last().copied().unwrap_or_default();
            row.push((left + 1).min(up + 1).min(diagonal + usize::from(!same)));
            diagonal = up;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// The name of a heading as columns are named: small letters, its words joined by low lines.
pub(crate) fn heading_word(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.collect::<Vec<_>>().join("_")
}

/// Where each column stands, by its name in small letters.
pub(crate) struct Columns {
    places: BTreeMap<String, usize>,
    count: usize,
}

impl Columns {
    pub(crate) fn of(heading: &[Cow<'_, str>]) -> Self {
        let mut places = BTreeMap::new();
        for (place, name) in heading.iter().enumerate() {
            places.entry(plain(name)).or_insert(place);
        }
        Self {
            places,
            count: heading.len(),
        }
    }

    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    /// The first of `names` that the heading does not have.
    pub(crate) fn missing(&self, names: &[&'static str]) -> Option<&'static str> {
        let has = |name: &str| self.places.contains_key(&plain(name));
        names.iter().find(|name| !has(name)).copied()
    }

    /// A row under these columns.
    pub(crate) const fn row<'a>(&'a self, cells: &'a [Cow<'a, str>]) -> Cells<'a> {
        Cells {
            columns: self,
            cells,
        }
    }
}

/// A row under its columns.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    columns: &'a Columns,
    cells: &'a [Cow<'a, str>],
}

impl<'a> Cells<'a> {
    /// The cell below a column, trimmed; empty where there is none.
    pub(crate) fn of(self, name: &str) -> &'a str {
        let place = self.columns.places.get(name);
        let cell = place.and_then(|place| self.cells.get(*place));
        cell.map_or("", |cell| cell.trim())
    }
}

/// A heading in small letters, without hard blanks.
fn plain(name: &str) -> String {
    name.replace('\u{a0}', " ").trim().to_lowercase()
}

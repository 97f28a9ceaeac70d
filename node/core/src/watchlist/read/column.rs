//! The columns of a table with a heading.

use std::borrow::Cow;
use std::collections::BTreeMap;

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

//! The table of a list: which of its entries can be a subject.

use super::asked::{Asked, bearer, keys};
use crate::screening::{Asker, Bearer, Builder, Identifiers, Index, Name, Numbers, TooLarge};
use crate::watchlist::{Entry, Folded, Name as Written, Quality, SubjectKind};

/// Most entries of one table that are compared with a subject in full.
pub const MAX_CANDIDATES: usize = 64;
/// Most goods and routes of a table; each is held against every consignment.
pub const MAX_PATTERNS: usize = 10_000;
/// Entries whose names are most like one name of a subject.
const PER_NAME: usize = 12;
/// Names of a subject that are looked up; of more the first.
const NAMES: usize = 16;
/// A likeness of names, of one thousand, that no fact lifts to where it is shown.
const TOO_FAR: u32 = 480;

/// The entries of a list, to be asked which of them can be a subject. Entries are numbered as they came.
pub struct Table {
    people: Index,
    companies: Index,
    vessels: Index,
    numbers: Identifiers,
    patterns: Vec<(Folded, u32)>,
    entries: u32,
}

/// Takes the entries of a list, then makes the table of them.
pub struct TableBuilder {
    people: Builder,
    companies: Builder,
    vessels: Builder,
    numbers: Numbers,
    patterns: Vec<(Folded, u32)>,
    entries: u32,
    left: u64,
}

impl Default for TableBuilder {
    fn default() -> Self {
        Self {
            people: Builder::new(Bearer::Person),
            companies: Builder::new(Bearer::Organisation),
            vessels: Builder::new(Bearer::Vessel),
            numbers: Numbers::default(),
            patterns: Vec::new(),
            entries: 0,
            left: 0,
        }
    }
}

impl TableBuilder {
    /// Takes an entry, and answers its number.
    ///
    /// # Errors
    /// When the table holds as many entries or names as a table can.
    pub fn add(&mut self, entry: &Entry) -> Result<u32, TooLarge> {
        let number = self.entries;
        self.entries = number.checked_add(1).ok_or(TooLarge)?;
        let bearer = bearer(entry.kind);
        let names = match bearer {
            Bearer::Person => &mut self.people,
            Bearer::Organisation => &mut self.companies,
            Bearer::Vessel => &mut self.vessels,
        };
        for name in entry.names.iter().filter(|name| is_looked_up(name, entry)) {
            let name = Name::read(&name.written, bearer);
            if !name.is_empty() {
                names.add(number, name)?;
            }
        }
        for key in keys(entry, entry.kind == SubjectKind::Address) {
            self.left += u64::from(!self.numbers.add(key, number));
        }
        for pattern in &entry.patterns {
            if self.patterns.len() < MAX_PATTERNS {
                self.patterns.push((pattern.folded(), number));
            } else {
                self.left += 1;
            }
        }
        Ok(number)
    }

    /// Numbers and patterns that found no room.
    pub const fn left(&self) -> u64 {
        self.left
    }

    /// The table.
    pub fn build(self) -> Table {
        Table {
            people: self.people.build(),
            companies: self.companies.build(),
            vessels: self.vessels.build(),
            numbers: self.numbers.build(),
            patterns: self.patterns,
            entries: self.entries,
        }
    }
}

/// A weak name matches much and proves little: it is looked up where an entry has no better one, and compared always.
fn is_looked_up(name: &Written, entry: &Entry) -> bool {
    let is_weak = |name: &Written| name.quality == Quality::Weak;
    !is_weak(name) || entry.names.iter().all(is_weak)
}

impl Table {
    /// How many entries it holds.
    pub const fn len(&self) -> u32 {
        self.entries
    }

    /// True where it holds none.
    pub const fn is_empty(&self) -> bool {
        self.entries == 0
    }

    /// The bytes that it takes in memory.
    pub fn bytes(&self) -> usize {
        let names = [&self.people, &self.companies, &self.vessels];
        names.into_iter().map(Index::bytes).sum::<usize>() + self.numbers.bytes()
    }

    /// The entries that can be a subject, each once: those that hold its numbers first, then those of like names, then
    /// goods and routes; [`MAX_CANDIDATES`] at most.
    pub fn candidates(&self, asked: &Asked<'_>, asker: &mut Asker) -> Vec<u32> {
        let mut found = Vec::new();
        let mut take = |number: u32| {
            if found.len() < MAX_CANDIDATES && !found.contains(&number) {
                found.push(number);
            }
        };
        if !self.numbers.is_empty() {
            let keys = asked.keys.iter();
            let held: Vec<_> = keys.map(|key| self.numbers.find_key(*key)).collect();
            let exact = held.iter().flat_map(|held| held.exact);
            let loose = held.iter().flat_map(|held| held.loose);
            exact.chain(loose).copied().for_each(&mut take);
        }
        let names = match bearer(asked.entry().kind) {
            Bearer::Person => &self.people,
            Bearer::Organisation => &self.companies,
            Bearer::Vessel => &self.vessels,
        };
        if !names.is_empty() {
            for name in asked.subject.names.iter().take(NAMES) {
                let like = names.like(name, PER_NAME, asker).into_iter();
                let like = like.filter(|candidate| candidate.score >= TOO_FAR);
                like.for_each(|candidate| take(candidate.entry));
            }
        }
        if !asked.goods.is_empty() {
            for (pattern, number) in &self.patterns {
                if asked.goods.iter().any(|told| pattern.fits(told)) {
                    take(*number);
                }
            }
        }
        found
    }
}

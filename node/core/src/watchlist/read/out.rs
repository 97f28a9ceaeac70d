//! Handing on what was read, and counting it.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasherDefault, Hash as _, Hasher as _};

use super::gather::{Gathered, Note};
use super::{Fault, Format, Item, MAX_FAULTS, Place, Take, Told, Unreadable, too_many_entries};
use crate::model::Day;
use crate::model::InvalidRecord;
use crate::reason::Reason;
use crate::watchlist::entry::{Entry, MAX_KEY, Strength};
use crate::watchlist::list::MAX_ENTRIES;
use crate::watchlist::rules::{check_published, check_selectors};

/// Most kinds of things left out that are told by name.
const MAX_LEFT: usize = 64;

/// Takes entries and faults from a reader.
pub(super) struct Out<'a> {
    take: &'a mut Take<'a>,
    told: Told,
    left: BTreeMap<String, u64>,
    /// The first of the faults.
    first: Option<Fault>,
    today: Day,
    /// Hashes of the keys seen: 16 bytes an entry where the keys themselves would be 50.
    keys: HashSet<u64, BuildHasherDefault<DefaultHasher>>,
}

impl<'a> Out<'a> {
    pub(super) fn new<'b: 'a>(take: &'a mut Take<'b>, today: Day) -> Self {
        Self {
            take: shortened(take),
            told: Told {
                format: Format::Json,
                is_detected: false,
                files: Vec::new(),
                version: String::new(),
                entries: 0,
                refused: 0,
                faults: 0,
                left: Vec::new(),
            },
            left: BTreeMap::new(),
            first: None,
            today,
            keys: HashSet::default(),
        }
    }

    /// The day on which it is read.
    pub(super) const fn today(&self) -> Day {
        self.today
    }

    /// Takes what a list says of its own date or version; the latest counts.
    pub(super) fn version(&mut self, version: &str) {
        let version: String = version.trim().chars().take(MAX_KEY).collect();
        if version > self.told.version {
            self.told.version = version;
        }
    }

    /// Counts something against which nothing is screened.
    pub(super) fn left_out(&mut self, what: &str) {
        if let Some(count) = self.left.get_mut(what) {
            *count += 1;
        } else {
            let what = if self.left.len() < MAX_LEFT {
                what
            } else {
                "other"
            };
            let what: String = what.chars().take(MAX_KEY).collect();
            *self.left.entry(what).or_default() += 1;
        }
    }

    /// Tells that a line or an entry is not taken.
    pub(super) fn refused(
        &mut self,
        place: Place,
        key: &str,
        field: &str,
        reason: Reason,
        message: impl Into<String>,
    ) -> Result<(), Unreadable> {
        self.told.refused += 1;
        self.fault(Fault {
            place,
            key: key.chars().take(MAX_KEY).collect(),
            field: field.to_owned(),
            reason,
            message: message.into(),
            kept: false,
            as_written: false,
            year_alone: false,
        })
    }

    /// Tells of a row that is taken as it stands, and may not be whole.
    pub(super) fn doubted(&mut self, place: Place, message: &str) -> Result<(), Unreadable> {
        self.fault(Fault {
            place,
            key: String::new(),
            field: "row".to_owned(),
            reason: Reason::FileCutOff,
            message: message.to_owned(),
            kept: true,
            as_written: true,
            year_alone: false,
        })
    }

    fn fault(&mut self, fault: Fault) -> Result<(), Unreadable> {
        self.told.faults += 1;
        if self.first.is_none() {
            self.first = Some(fault.clone());
        }
        if self.told.faults > MAX_FAULTS {
            return Ok(());
        }
        self.give(Item::Fault(fault))
    }

    /// Hands on an entry of a published list, with what is wrong with it.
    pub(super) fn entry(&mut self, place: Place, gathered: Gathered) -> Result<(), Unreadable> {
        let (entry, notes) = gathered.finish();
        self.published(place, entry, notes)
    }

    /// The same of one in JSON of which is said that its source tells no more; a name alone is told.
    pub(super) fn entry_as_it_stands(
        &mut self,
        place: Place,
        gathered: Gathered,
    ) -> Result<(), Unreadable> {
        let (entry, mut notes) = gathered.finish();
        if entry.sound_strength() == Strength::NameAlone {
            notes.push(Note {
                field: "names",
                reason: Reason::SelectorTooWeak,
                message: "stands alone, as its source tells it: it meets whoever bears the name"
                    .to_owned(),
                scheme: None,
                as_written: true,
                year_alone: false,
            });
        }
        self.published(place, entry, notes)
    }

    fn published(
        &mut self,
        place: Place,
        entry: Entry,
        notes: Vec<Note>,
    ) -> Result<(), Unreadable> {
        match check_published(&entry).map_err(|faults| faults.into_iter().next()) {
            Err(Some(first)) => {
                self.refused(place, &entry.key, &first.field, first.reason, first.message)
            }
            Ok(()) | Err(None) => self.hand_on(place, entry, notes),
        }
    }

    /// The same of a row or an entry in JSON that somebody here wrote: a name alone is refused, and so is what no sound
    /// number tells.
    pub(super) fn own_entry(&mut self, place: Place, gathered: Gathered) -> Result<(), Unreadable> {
        let (entry, notes) = gathered.finish();
        let Err(faults) = check_selectors(&entry) else {
            return self.hand_on(place, entry, notes);
        };
        // Where it lacks what tells its subject from others, that stood in what is broken.
        let lacks = |fault: &InvalidRecord| {
            let reasons = [Reason::FieldMissing, Reason::SelectorTooWeak];
            fault.field == "names" && reasons.contains(&fault.reason)
        };
        let faults = faults.into_iter();
        let faults = faults.filter(|fault| notes.is_empty() || !lacks(fault));
        let of_rules = faults.map(|it| (it.field, it.reason, it.message));
        let notes = notes
            .iter()
            .map(|it| (it.field.to_owned(), it.reason, it.message.clone()));
        self.told.refused += 1;
        for (field, reason, message) in of_rules.chain(notes) {
            self.fault(Fault {
                place,
                key: entry.key.clone(),
                field,
                reason,
                message,
                kept: false,
                as_written: false,
                year_alone: false,
            })?;
        }
        Ok(())
    }

    fn hand_on(&mut self, place: Place, entry: Entry, notes: Vec<Note>) -> Result<(), Unreadable> {
        let mut hasher = DefaultHasher::new();
        entry.key.hash(&mut hasher);
        if !self.keys.insert(hasher.finish()) {
            let message = "stands in the list already; the first is taken";
            return self.refused(place, &entry.key, "key", Reason::FieldInvalid, message);
        }
        for note in notes {
            self.fault(Fault {
                place,
                key: entry.key.clone(),
                field: note.field.to_owned(),
                reason: note.reason,
                message: note.message,
                kept: true,
                as_written: note.as_written,
                year_alone: note.year_alone,
            })?;
        }
        if self.told.entries >= u64::try_from(MAX_ENTRIES).unwrap_or(u64::MAX) {
            return Err(too_many_entries());
        }
        self.told.entries += 1;
        self.give(Item::Entry(place, Box::new(entry)))
    }

    fn give(&mut self, item: Item) -> Result<(), Unreadable> {
        if (self.take)(item).is_break() {
            return Err(Unreadable::Stopped);
        }
        Ok(())
    }

    /// What was counted, and the first fault; form and files are the caller's.
    pub(super) fn counted(self) -> (Told, Option<Fault>) {
        let told = Told {
            left: self.left.into_iter().collect(),
            ..self.told
        };
        (told, self.first)
    }
}

/// The same closure for a shorter time.
fn shortened<'a, 'b: 'a>(take: &'a mut Take<'b>) -> &'a mut Take<'a> {
    take
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::time::Timestamp;
    use crate::watchlist::{Quality, SubjectKind};

    #[test]
    fn a_list_has_its_entries_and_one_more_is_refused() {
        let mut take = |_| ControlFlow::Continue(());
        let mut out = Out::new(&mut take, Day::at(Timestamp::default()));
        out.told.entries = MAX_ENTRIES as u64 - 1;
        let mut give = |key: &str| {
            let mut gathered = Gathered::new(key, SubjectKind::Person);
            gathered.name("Ann", Quality::Primary);
            out.entry(Place::default(), gathered)
                .map_err(|error| error.reason())
        };
        assert_eq!(give("1"), Ok(()));
        assert_eq!(give("2"), Err(Reason::TooLarge));
    }

    #[test]
    fn what_is_left_out_is_told_by_name_up_to_a_limit_and_counted_beyond() {
        let mut take = |_| ControlFlow::Continue(());
        let mut out = Out::new(&mut take, Day::at(Timestamp::default()));
        (0..=MAX_LEFT).for_each(|kind| out.left_out(&format!("kind {kind}")));
        out.left_out("kind 0");
        let left = out.counted().0.left;
        assert_eq!(left.len(), MAX_LEFT + 1);
        assert!(
            left.contains(&("other".to_owned(), 1)) && left.contains(&("kind 0".to_owned(), 2))
        );
    }
}

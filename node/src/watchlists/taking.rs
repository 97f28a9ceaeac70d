//! Taking a list in from files: the new edition holds whole, or the one before goes on to hold.

use std::hash::{BuildHasher as _, RandomState};
use std::ops::ControlFlow;
use std::sync::Arc;

use ntc_core::watchlist::diff::{Before, Comparison, Counts, Diff, Fate, Salt};
use ntc_core::watchlist::read::{Fault, Format, Item, Source, Told, Unreadable, form, read};
use ntc_core::watchlist::{Day, ListName, Provenance, WatchList};

use super::entries::{Entries, Writer, Written};
use super::held::unread;
use super::{Held, Incoming, WatchlistError, Watchlists};
use crate::lock::lock;

/// Entries between two looks at the disk, and two words of progress.
const STEP: u64 = 1_000;

/// How a list is taken in.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Terms {
    /// The list; none takes the one that is named as the form of the files, which a table of one's own is not.
    pub(crate) list: Option<ListName>,
    /// The form of the files; none to tell it by their bytes.
    pub(crate) format: Option<Format>,
    /// True where a list that lost much is taken all the same.
    pub(crate) accepts_shrinking: bool,
    /// True where nothing is to change.
    pub(crate) is_check: bool,
}

/// A list that was taken in, or would be.
#[derive(Debug)]
pub(crate) struct Taken {
    /// The list.
    pub(crate) name: ListName,
    /// The files as they were read.
    pub(crate) told: Told,
    /// What is wrong with single entries.
    pub(crate) faults: Vec<Fault>,
    /// What the new edition changes.
    pub(crate) changes: Changes,
    /// The list as it holds now; none where nothing was to change.
    pub(crate) held: Option<Arc<Held>>,
}

/// What the new edition changes. The keys of what it changes are read when they are told, from the files of both
/// editions, which stay open until then.
#[derive(Debug)]
pub(crate) struct Changes {
    diff: Diff,
    list: ListName,
    now: Arc<Entries>,
    before: Option<Arc<Held>>,
}

/// A change of one entry, by its keys.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Change {
    /// It is new.
    Added(String),
    /// It says something else than it said under the second key.
    Changed(String, String),
    /// It says what it said under the second key.
    Renumbered(String, String),
    /// It is gone.
    Removed(String),
}

impl Watchlists {
    /// Takes a list in from its files, in place of what it held; one that is not there is made. `progress` is told how
    /// many entries were read, and may break off. Blocks.
    ///
    /// # Errors
    /// When officers write the list, its files cannot be read as a whole, it lost too much, or it cannot be made
    /// durable. The edition before goes on to hold then.
    pub(crate) fn take(
        &self,
        incoming: &Incoming,
        terms: &Terms,
        by: &str,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Taken, WatchlistError> {
        let (name, format) = self.named(incoming, terms)?;
        let before = self.importable(&name)?;
        of_its_form(before.as_deref(), format)?;
        let mut compared = compared_with(before.as_deref())?;
        let mut faults = Vec::new();
        let (told, written) = self.read(
            incoming,
            format,
            &mut |item, place| match item {
                Item::Fault(fault) => faults.push(fault),
                Item::Entry(_, entry) => compared.add(&entry, place),
            },
            progress,
        )?;
        let told = Told {
            is_detected: terms.format.is_none(),
            ..told
        };
        let now = Arc::clone(&written.entries);
        let diff = compared.diff(&mut |place| {
            let read = now.at(place);
            read.map(|(entry, _)| entry.former_keys)
                .map_err(|error| unread(&name, error))
        })?;
        diff.check_shrink(terms.accepts_shrinking)?;
        let held = if terms.is_check {
            None
        } else {
            let changing = lock(&self.changing);
            let meanwhile = self.importable(&name)?;
            let digest = |held: &Option<Arc<Held>>| held.as_ref().map(|it| it.edition().digest);
            if digest(&before) != digest(&meanwhile) {
                return Err(WatchlistError::Changed(name));
            }
            let list = match meanwhile {
                Some(held) => held.list().clone(),
                None => WatchList::published(name.clone(), told.format, by, self.clock.now()),
            };
            let from = (list, Some(Provenance::from(&told)));
            Some(self.commit(&changing, from, written, by)?)
        };
        Ok(Taken {
            changes: Changes {
                diff,
                list: name.clone(),
                now,
                before,
            },
            name,
            told,
            faults,
            held,
        })
    }

    /// The list that files become, and their form.
    fn named(
        &self,
        incoming: &Incoming,
        terms: &Terms,
    ) -> Result<(ListName, Format), WatchlistError> {
        if let Some(name) = &terms.list {
            self.importable(name)?;
        }
        let mut files = incoming.files();
        let mut first = files.iter_mut().map(|it| it as &mut dyn Source);
        let format = form(first.next(), terms.format)?;
        let name = match &terms.list {
            Some(name) => name.clone(),
            None if format.is_own() => return Err(WatchlistError::Unnamed),
            None => format.name().parse()?,
        };
        Ok((name, format))
    }

    /// A list that is not one that officers write, if there is one.
    fn importable(&self, name: &ListName) -> Result<Option<Arc<Held>>, WatchlistError> {
        let held = self.find(name)?;
        match held {
            Some(held) if !held.is_imported() && held.edition().entries > 0 => {
                Err(WatchlistError::Own(name.clone()))
            }
            held => Ok(held),
        }
    }

    /// Reads the files, writes each entry on, and tells where it stands then.
    fn read(
        &self,
        incoming: &Incoming,
        format: Format,
        each: &mut dyn FnMut(Item, u64),
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<(Told, Written), WatchlistError> {
        let mut writer = Writer::begin(&*self.medium, &incoming.entries())?;
        let mut files = incoming.files();
        let mut files: Vec<_> = files.iter_mut().map(|it| it as &mut dyn Source).collect();
        let mut failed: Option<WatchlistError> = None;
        let today = Day::at(self.clock.now());
        let told = read(&mut files, Some(format), today, &mut |item| {
            let mut place = 0;
            if let Item::Entry(_, entry) = &item {
                place = match writer.write(entry) {
                    Ok(place) => place,
                    Err(error) => {
                        failed = Some(error.into());
                        return ControlFlow::Break(());
                    }
                };
                if writer.len().is_multiple_of(STEP) {
                    if let Err(error) = incoming.check_room() {
                        failed = Some(error);
                        return ControlFlow::Break(());
                    }
                    progress(writer.len())?;
                }
            }
            each(item, place);
            ControlFlow::Continue(())
        });
        if let Some(error) = failed {
            return Err(error);
        }
        let told = match told {
            Err(Unreadable::Stopped) => return Err(WatchlistError::Stopped),
            told => told?,
        };
        Ok((told, writer.finish()?))
    }
}

impl Changes {
    /// How many of each.
    pub(crate) const fn counts(&self) -> Counts {
        self.diff.counts
    }

    /// Those from a number on, so many at most; none behind the last.
    ///
    /// # Errors
    /// When a key cannot be read.
    pub(crate) fn some(&self, from: usize, most: usize) -> Result<Vec<Change>, WatchlistError> {
        let Diff { fates, removed, .. } = &self.diff;
        let changed = fates.iter().skip(from).take(most);
        let gone = removed.iter().skip(from.saturating_sub(fates.len()));
        let gone = gone.take(most - changed.len());
        let changed = changed.map(|(place, fate)| {
            let key = self.key_now(*place)?;
            Ok(match *fate {
                Fate::Added => Change::Added(key),
                Fate::Changed(before) => Change::Changed(key, self.key_before(before)?),
                Fate::Renumbered(before) => Change::Renumbered(key, self.key_before(before)?),
            })
        });
        let gone = gone.map(|place| Ok(Change::Removed(self.key_before(*place)?)));
        changed.chain(gone).collect()
    }

    fn key_now(&self, place: u64) -> Result<String, WatchlistError> {
        let read = self.now.at(place);
        read.map(|(entry, _)| entry.key)
            .map_err(|error| unread(&self.list, error))
    }

    fn key_before(&self, place: u64) -> Result<String, WatchlistError> {
        let read = self.before.as_ref().map(|held| held.at(place));
        Ok(read.transpose()?.map(|it| it.key).unwrap_or_default())
    }
}

/// Refuses files of another form than those that a list was taken from: they are of another publisher, and none of its
/// entries would be left. Tables and JSON of one's own are of one form here, and so are both forms of OpenSanctions.
fn of_its_form(before: Option<&Held>, format: Format) -> Result<(), WatchlistError> {
    let Some((held, from)) =
        before.and_then(|held| Some((held, held.edition().provenance.as_ref()?)))
    else {
        return Ok(());
    };
    if publisher(from.format) == publisher(format) {
        return Ok(());
    }
    let name = held.list().name.clone();
    Err(WatchlistError::OtherForm(name, from.format, format))
}

/// The form that stands for all in which a publisher writes one list.
const fn publisher(format: Format) -> Format {
    match format {
        Format::Json => Format::Csv,
        Format::OpenSanctions => Format::Ftm,
        Format::Csv | Format::Eu | Format::Ftm | Format::Ofac | Format::Uk | Format::Un => format,
    }
}

/// A comparison with an edition, or with nothing.
fn compared_with(before: Option<&Held>) -> Result<Comparison, WatchlistError> {
    let entries = before.map_or(0, |held| held.edition().entries);
    let mut compared = Before::new(salt(), usize::try_from(entries).unwrap_or_default());
    if let Some(held) = before {
        held.places(&mut |entry, place| {
            compared.add(&entry, place);
            true
        })?;
    }
    Ok(compared.whole())
}

/// Random bytes, other ones each time: what the tables of the standard library are hashed with.
fn salt() -> Salt {
    let [a, b] = [0, 1].map(|word: u8| RandomState::new().hash_one(word).to_be_bytes());
    let mut salt = Salt::default();
    let bytes = a.into_iter().chain(b);
    salt.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
    salt
}

//! Taking a list in from files: the new edition holds whole, or the one before goes on to hold.

use std::ops::ControlFlow;
use std::sync::Arc;

use ntc_core::watchlist::diff::{Before, Diff, Print, print};
use ntc_core::watchlist::read::{Fault, Format, Item, Source, Told, Unreadable, read};
use ntc_core::watchlist::{Day, ListName, Provenance, WatchList};

use super::entries::{Writer, Written};
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
    pub(crate) diff: Diff,
    /// The list as it holds now; none where nothing was to change.
    pub(crate) held: Option<Arc<Held>>,
}

/// What is remembered of an entry while its list is compared with the edition before.
struct Known {
    key: Box<str>,
    former: Box<[String]>,
    print: Print,
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
        if let Some(name) = &terms.list {
            self.importable(name)?;
        }
        let (mut faults, mut now) = (Vec::new(), Vec::new());
        let (told, written) = self.read(
            incoming,
            terms,
            &mut |item| match item {
                Item::Fault(fault) => faults.push(fault),
                Item::Entry(_, entry) => now.push(Known {
                    print: print(&entry),
                    key: entry.key.into(),
                    former: entry.former_keys.into(),
                }),
            },
            progress,
        )?;
        let name = match &terms.list {
            Some(name) => name.clone(),
            None if told.format.is_own() => return Err(WatchlistError::Unnamed),
            None => told.format.name().parse()?,
        };
        let before = self.importable(&name)?;
        let mut compared = Before::default();
        if let Some(held) = &before {
            held.all(|entry| compared.add(&entry))?;
        }
        let now = now.iter();
        let diff = compared.compare(now.map(|it| (&*it.key, &*it.former, it.print)));
        diff.check_shrink(terms.accepts_shrinking)?;
        let held = if terms.is_check {
            None
        } else {
            let changing = lock(&self.changing);
            let meanwhile = self.find(&name)?;
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
            name,
            told,
            faults,
            diff,
            held,
        })
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

    /// Reads the files, and writes each entry on.
    fn read(
        &self,
        incoming: &Incoming,
        terms: &Terms,
        each: &mut dyn FnMut(Item),
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<(Told, Written), WatchlistError> {
        let mut writer = Writer::begin(&*self.medium, &incoming.entries())?;
        let mut files = incoming.files();
        let mut files: Vec<_> = files.iter_mut().map(|it| it as &mut dyn Source).collect();
        let mut failed: Option<WatchlistError> = None;
        let today = Day::at(self.clock.now());
        let told = read(&mut files, terms.format, today, &mut |item| {
            if let Item::Entry(_, entry) = &item {
                if let Err(error) = writer.write(entry) {
                    failed = Some(error.into());
                    return ControlFlow::Break(());
                }
                if writer.len().is_multiple_of(STEP) {
                    if let Err(error) = incoming.check_room() {
                        failed = Some(error);
                        return ControlFlow::Break(());
                    }
                    progress(writer.len())?;
                }
            }
            each(item);
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

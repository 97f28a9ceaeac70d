//! The log of what the own rules were asked and said, where neither the ledger nor the audit has it: of what came, of
//! queries and their answers, of what is shown on request, and of what leaves later, or under other policies, than it was
//! decided for.
//!
//! A line names the policies, the rules and the agreements by their hashes, who it was about, and of each record where it
//! lies. What rules read of a record is read from there when it is decided again; so nothing of a record stands here, and a
//! record that was erased cannot be decided about again. A line is noted before what it says is done, and what leaves waits
//! until it is durable. What counts here does not wait: its line is durable within `COMMIT_EVERY`, with all others of that
//! time by one sync.
//!
//! The log is bounded: it lies in generations, a journal each, and the oldest goes when there is one too many. Each line has
//! a number, says in which generation it lies, and names the line before it by its hash; ANCHOR entries of the ledger hold
//! the hash of the newest. So what is held can be checked although what was before it is gone.

mod asked;
mod line;
mod link;
mod look;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, Weak};

use ntc_core::ledger::leaf;
use ntc_core::party::Party;
use ntc_core::reason::Reasoned;
use ntc_core::time::Timestamp;
use prost::{Message, encoding};
use thiserror::Error;

pub(crate) use self::asked::{Noting, OfQuestion, Said};
pub(crate) use self::line::{Item, Line, LineOf, Queried, sections};
pub(crate) use self::link::{Chain, Newest};
pub(crate) use self::look::{Looked, Wanted};
use crate::journal::gathered::{Gathered, Lines, Stuck, link};
use crate::journal::{FileError, Journal, JournalError, JournalOptions, Reader};
use crate::lock::lock;
use crate::store::medium::{self, Medium};
use crate::telemetry::health::Health;

/// Segments of a generation; the next line begins another one.
const SEGMENTS: usize = 16;
/// Generations that are kept.
pub const MAX_GENERATIONS: usize = 16;
/// Files of a generation that are open at once, at most: its segments and one that is made, its lock, the mark of its end.
const FILES: usize = SEGMENTS + 1 + 1 + 2;
/// Files of the log that are open at once, at most: of the generation that is written to, and of one each that a replay, a
/// check of the audit, a check of everything and a list read.
pub const MAX_FILES: usize = 5 * FILES;
/// Questions of one partner in a day (UTC) that the rules refuse and of which there is a line; further ones have none, so
/// that no partner can push the lines of others out.
pub const MAX_REFUSED_QUESTIONS: u64 = 10_000;
const DAY_MS: u64 = 24 * 3600 * 1000;

/// A line cannot be written or read.
#[derive(Debug, Error, Reasoned)]
pub enum DecisionsError {
    /// The journal of a generation cannot be opened or read.
    #[error("the log of decisions: {0}")]
    #[reason(inner)]
    Journal(#[from] JournalError),
    /// Its folder cannot be read or made.
    #[error("the log of decisions: {0}")]
    #[reason(inner)]
    Folder(#[from] FileError),
    /// Its folder is not the one that the node writes to.
    #[error(
        "the log of decisions: {path} is not what the node writes to: it was moved away, or another lies in its place; put it \
         back, and restart the node",
        path = .0.display()
    )]
    #[reason(Corrupt)]
    Moved(PathBuf),
    /// It cannot be written, so nothing is done that would need a line.
    #[error(transparent)]
    #[reason(inner)]
    Stuck(#[from] Stuck),
}

/// A line that was noted.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Noted(u64);

/// What reads a generation, and what keeps it open where it is an older one.
type Opened = (Reader, Option<Arc<Journal>>);

/// The log.
#[derive(Debug)]
pub(crate) struct Decisions {
    root: PathBuf,
    /// Which folder that was when it was opened: its device and number; none where it is only looked at.
    place: Option<(u64, u64)>,
    options: JournalOptions,
    medium: Arc<dyn Medium>,
    lines: Gathered<Writing>,
    /// The day, and how many questions of each partner the rules refused on it.
    refused: Mutex<(u64, BTreeMap<Party, u64>)>,
    /// Older generations that somebody reads: each is opened once, whoever reads it.
    older: Mutex<BTreeMap<u64, Weak<Journal>>>,
}

/// Lines on their way to the device.
#[derive(Debug)]
struct Writing {
    root: PathBuf,
    options: JournalOptions,
    medium: Arc<dyn Medium>,
    generation: u64,
    journal: Journal,
    /// The newest line that is durable.
    newest: Newest,
    /// The newest that was appended.
    appended: Newest,
}

/// What is read of the log, a generation after the other.
pub(crate) enum Found {
    /// A line, as it is stored.
    Line(Vec<u8>),
    /// The rest of the generation cannot be read.
    Unread(DecisionsError),
}

impl Decisions {
    /// Opens the newest generation below a folder, or begins the first.
    ///
    /// # Errors
    /// When it is damaged or cannot be opened.
    pub(crate) fn open(
        root: &Path,
        options: JournalOptions,
        medium: Arc<dyn Medium>,
        health: Health,
    ) -> Result<Self, DecisionsError> {
        if !medium.looks_only() {
            medium::make_dir(&*medium, root).map_err(FileError::new("create", root))?;
        }
        let all = generations(root).map_err(FileError::new("read", root))?;
        let place = place(root).filter(|_| !medium.looks_only());
        let generation = all.last().copied().unwrap_or(1);
        let (journal, _) = Journal::open(&folder(root, generation), options, Arc::clone(&medium))?;
        let mut newest = newest_of(&journal)?;
        // Where a start comes before its first line, the newest lies in the generation before.
        if let (None, Some(before)) = (&newest, all.iter().rev().nth(1)) {
            let medium = Arc::clone(&medium);
            let (before, _) = Journal::open(&folder(root, *before), options, medium)?;
            newest = newest_of(&before)?;
        }
        let newest = newest.unwrap_or_default();
        let writing = Writing {
            root: root.to_owned(),
            options,
            medium: Arc::clone(&medium),
            generation,
            journal,
            newest,
            appended: newest,
        };
        Ok(Self {
            root: root.to_owned(),
            place,
            options,
            medium,
            lines: Gathered::new("the log of decisions", writing, 0, health),
            refused: Mutex::default(),
            older: Mutex::default(),
        })
    }

    /// Adds a line; it is durable within [`COMMIT_EVERY`](crate::journal::gathered::COMMIT_EVERY), or when
    /// [`Self::ensure`] returns. One that says nothing is left out.
    pub(crate) fn note(&self, line: &Line) -> Noted {
        if line.items.is_empty() {
            return Noted(self.lines.noted());
        }
        Noted(self.lines.note(line.encode_to_vec()))
    }

    /// Whether so many lines wait that whoever brings more has to make them durable.
    pub(crate) fn is_full(&self) -> bool {
        self.lines.is_full()
    }

    /// Whether there is a line of one more question of a partner that the rules refuse.
    pub(crate) fn takes_refused(&self, party: &Party, now: Timestamp) -> bool {
        let day = now.as_millis() / DAY_MS;
        let mut counted = lock(&self.refused);
        if counted.0 != day {
            *counted = (day, BTreeMap::new());
        }
        let refused = counted.1.entry(party.clone()).or_default();
        *refused += 1;
        *refused <= MAX_REFUSED_QUESTIONS
    }

    /// Makes a line durable, and with it all that wait. Blocks while the device works.
    ///
    /// # Errors
    /// When it cannot become so now. It is kept and written when there is room.
    pub(crate) fn ensure(&self, noted: Noted) -> Result<(), DecisionsError> {
        Ok(self.lines.ensure(noted.0)?)
    }

    /// Makes what waits durable. What finds no room waits on.
    pub(crate) fn commit(&self) {
        self.lines.commit();
    }

    /// The newest line that is durable.
    pub(crate) fn newest(&self) -> Newest {
        self.lines.lines().newest
    }

    /// Hands on every line from a time on, the oldest first; those that cannot be read are counted. Ends when `take` says
    /// so.
    ///
    /// # Errors
    /// When a generation cannot be opened or read.
    pub(crate) fn each(
        &self,
        from: Timestamp,
        take: &mut dyn FnMut(Line) -> bool,
    ) -> Result<u64, DecisionsError> {
        let (mut unread, mut damaged) = (0, Ok(()));
        self.walk(&mut |_, found| match found {
            Found::Line(stored) => match Line::decode(&*stored) {
                Ok(line) if line.at_ms < from.as_millis() => true,
                Ok(line) => take(line),
                Err(_) => {
                    unread += 1;
                    true
                }
            },
            Found::Unread(error) => {
                damaged = Err(error);
                false
            }
        })?;
        damaged.map(|()| unread)
    }

    /// Hands on all that the log holds, the oldest first, with its generation. Ends when `take` says so. What goes meanwhile
    /// because the log is bounded is over.
    ///
    /// # Errors
    /// When its folder cannot be read.
    pub(crate) fn walk(
        &self,
        take: &mut dyn FnMut(u64, Found) -> bool,
    ) -> Result<(), DecisionsError> {
        self.commit();
        let (newest, reader) = {
            let writing = self.lines.lines();
            (writing.generation, writing.journal.reader())
        };
        for generation in self.generations()? {
            let is_over = || !folder(&self.root, generation).is_dir();
            let journal = if generation == newest {
                None
            } else {
                match self.older(generation) {
                    Ok(journal) => Some(journal),
                    Err(_) if is_over() => continue,
                    Err(error) => {
                        if take(generation, Found::Unread(error)) {
                            continue;
                        }
                        return Ok(());
                    }
                }
            };
            let reader: Reader = journal
                .as_ref()
                .map_or_else(|| reader.clone(), |journal| journal.reader());
            for frame in reader.scan(0) {
                let found = match frame {
                    Ok(frame) => Found::Line(frame.payload),
                    Err(_) if is_over() => break,
                    Err(error) => Found::Unread(error.into()),
                };
                if !take(generation, found) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The generations that are held, the oldest first.
    ///
    /// # Errors
    /// When the folder cannot be read, or is another one.
    pub(crate) fn generations(&self) -> Result<Vec<u64>, DecisionsError> {
        if self.place.is_some_and(|was| place(&self.root) != Some(was)) {
            return Err(DecisionsError::Moved(self.root.clone()));
        }
        let newest = self.lines.lines().generation;
        let all = generations(&self.root).map_err(FileError::new("read", &self.root))?;
        if self.place.is_some() && !all.contains(&newest) {
            return Err(DecisionsError::Moved(folder(&self.root, newest)));
        }
        Ok(all)
    }

    /// A generation to be read, and what keeps it open; none where it is gone.
    fn reader_of(&self, generation: u64) -> Result<Option<Opened>, DecisionsError> {
        let newest = {
            let writing = self.lines.lines();
            (writing.generation == generation).then(|| writing.journal.reader())
        };
        if let Some(reader) = newest {
            return Ok(Some((reader, None)));
        }
        match self.older(generation) {
            Ok(journal) => Ok(Some((journal.reader(), Some(journal)))),
            Err(_) if !folder(&self.root, generation).is_dir() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// An older generation, opened.
    fn older(&self, generation: u64) -> Result<Arc<Journal>, DecisionsError> {
        let mut older = lock(&self.older);
        older.retain(|_, journal| journal.strong_count() > 0);
        if let Some(journal) = older.get(&generation).and_then(Weak::upgrade) {
            return Ok(journal);
        }
        let (dir, medium) = (folder(&self.root, generation), Arc::clone(&self.medium));
        let (journal, _) = Journal::open(&dir, self.options, medium)?;
        let journal = Arc::new(journal);
        older.insert(generation, Arc::downgrade(&journal));
        Ok(journal)
    }

    /// Commits until it is dropped.
    pub(crate) async fn run(self: Arc<Self>) {
        let this = Arc::clone(&self);
        self.lines.beat(move || this.commit()).await;
    }
}

impl Lines for Writing {
    fn segment_bytes(&self) -> u32 {
        self.options.segment_bytes
    }

    /// Appends lines, to a new generation when this one is full.
    fn append(&mut self, lines: &[Vec<u8>]) -> Result<(), JournalError> {
        let current = folder(&self.root, self.generation);
        let count = segments(&current).map_err(FileError::new("read", &current))?;
        if count > SEGMENTS {
            self.begin()?;
        }
        let (mut lines, mut appended) = (lines.to_vec(), self.appended);
        for line in &mut lines {
            appended.number += 1;
            encoding::uint64::encode(line::NUMBER, &appended.number, line);
            encoding::uint64::encode(line::GENERATION, &self.generation, line);
            appended.hash = Some(link(line, line::PREVIOUS, appended.hash));
        }
        self.journal.append(&lines)?;
        self.appended = appended;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), JournalError> {
        self.journal.commit()?;
        self.newest = self.appended;
        Ok(())
    }
}

impl Writing {
    /// Begins a generation, and lets the oldest go when there is one too many.
    fn begin(&mut self) -> Result<(), JournalError> {
        // What was appended and not committed yet lies in the one before.
        self.commit()?;
        let next = self.generation + 1;
        let (dir, medium) = (folder(&self.root, next), Arc::clone(&self.medium));
        let (journal, _) = Journal::open(&dir, self.options, medium)?;
        (self.journal, self.generation) = (journal, next);
        let all = generations(&self.root).map_err(FileError::new("read", &self.root))?;
        for over in all.iter().rev().skip(MAX_GENERATIONS) {
            let over = folder(&self.root, *over);
            fs::remove_dir_all(&over).map_err(FileError::new("remove", &over))?;
        }
        let synced = self.medium.sync_dir(&self.root);
        synced.map_err(FileError::new("sync", &self.root))?;
        Ok(())
    }
}

/// The newest line of a journal; none when it has none.
fn newest_of(journal: &Journal) -> Result<Option<Newest>, JournalError> {
    let Some(last) = journal.end().checked_sub(1) else {
        return Ok(None);
    };
    let stored = journal.reader().read(last)?;
    // A check tells of a line that cannot be read; the next one names it all the same.
    let number = Line::decode(&*stored).map_or(0, |line| line.number);
    Ok(Some(Newest {
        number,
        hash: Some(leaf::journal(&stored)),
    }))
}

/// The folders of the generations below a folder, the oldest first.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn folders(root: &Path) -> io::Result<Vec<PathBuf>> {
    let all = generations(root)?.into_iter();
    Ok(all.map(|generation| folder(root, generation)).collect())
}

/// Which folder lies there: its device and number.
fn place(root: &Path) -> Option<(u64, u64)> {
    let metadata = fs::metadata(root).ok()?;
    Some((metadata.dev(), metadata.ino()))
}

fn folder(root: &Path, generation: u64) -> PathBuf {
    root.join(format!("{generation:08}"))
}

/// The generations below a folder, the oldest first.
fn generations(root: &Path) -> io::Result<Vec<u64>> {
    let mut found = Vec::new();
    let entries = match fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let name = entry?.file_name();
        found.extend(name.to_str().and_then(|name| name.parse::<u64>().ok()));
    }
    found.sort_unstable();
    Ok(found)
}

/// How many segments a journal has.
fn segments(dir: &Path) -> io::Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        count += usize::from(path.extension().is_some_and(|kind| kind == "seg"));
    }
    Ok(count)
}

#[cfg(test)]
pub(crate) mod tests;

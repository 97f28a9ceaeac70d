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
//! The log is bounded: it lies in generations, a journal each, and the oldest goes when there is one too many.

mod asked;
mod line;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ntc_core::party::Party;
use ntc_core::reason::{Reason, Reasoned};
use ntc_core::time::Timestamp;
use prost::Message;
use thiserror::Error;
use tokio::sync::{Notify, watch};

pub(crate) use self::asked::{Noting, Said};
pub(crate) use self::line::{Item, Line, LineOf, Queried, sections};
use crate::journal::beat::keep_durable;
use crate::journal::{Journal, JournalError, JournalOptions};
use crate::lock::lock;
use crate::store::medium::{self, Medium};
use crate::telemetry::health::Health;

/// Lines that wait at most; whoever would bring one more makes them durable first.
const MAX_WAITING: usize = 4096;
/// Segments of a generation; the next line begins another one.
const SEGMENTS: usize = 16;
/// Generations that are kept.
pub const MAX_GENERATIONS: usize = 16;
/// Questions of one partner in a day (UTC) that the rules refuse and of which there is a line; further ones have none, so
/// that no partner can push the lines of others out.
pub const MAX_REFUSED_QUESTIONS: u64 = 10_000;
const DAY_MS: u64 = 24 * 3600 * 1000;

/// A line cannot be written, so nothing is done that would need one.
#[derive(Debug, Error, Reasoned)]
pub enum DecisionsError {
    /// The journal does not take it.
    #[error("the log of decisions: {0}")]
    #[reason(inner)]
    Journal(#[from] JournalError),
    /// Its folder cannot be read or made.
    #[error("the log of decisions: {0}")]
    #[reason(Internal)]
    Folder(#[from] io::Error),
    /// It could not be written a moment ago.
    #[error("the log of decisions cannot be written; look at `ntc node status`")]
    #[reason(Internal)]
    Stuck,
}

/// A line that was noted.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Noted(u64);

/// The log.
#[derive(Debug)]
pub(crate) struct Decisions {
    /// Never held while the device works.
    waiting: Mutex<Waiting>,
    writing: Mutex<Writing>,
    /// How many lines since the start are durable.
    durable: watch::Sender<u64>,
    hasten: Notify,
    health: Health,
}

#[derive(Debug, Default)]
struct Waiting {
    lines: Vec<Vec<u8>>,
    /// Lines noted since the start.
    noted: u64,
    /// The day, and how many questions of each partner the rules refused on it.
    refused: (u64, BTreeMap<Party, u64>),
}

#[derive(Debug)]
struct Writing {
    root: PathBuf,
    options: JournalOptions,
    medium: Arc<dyn Medium>,
    generation: u64,
    journal: Journal,
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
        medium::make_dir(&*medium, root)?;
        let generation = generations(root)?.last().copied().unwrap_or(1);
        let (journal, _) = Journal::open(&folder(root, generation), options, Arc::clone(&medium))?;
        Ok(Self {
            waiting: Mutex::default(),
            writing: Mutex::new(Writing {
                root: root.to_owned(),
                options,
                medium,
                generation,
                journal,
            }),
            durable: watch::Sender::new(0),
            hasten: Notify::new(),
            health,
        })
    }

    /// Adds a line; it is durable within [`COMMIT_EVERY`](crate::journal::beat::COMMIT_EVERY), or when [`Self::ensure`] returns. One that says nothing is
    /// left out.
    pub(crate) fn note(&self, line: &Line) -> Noted {
        let mut waiting = lock(&self.waiting);
        if !line.items.is_empty() {
            waiting.lines.push(line.encode_to_vec());
            waiting.noted += 1;
        }
        let (noted, many) = (Noted(waiting.noted), waiting.lines.len() >= MAX_WAITING);
        drop(waiting);
        if many {
            self.hasten.notify_one();
        }
        noted
    }

    /// Whether so many lines wait that whoever brings more has to make them durable.
    pub(crate) fn is_full(&self) -> bool {
        lock(&self.waiting).lines.len() >= MAX_WAITING
    }

    /// Whether there is a line of one more question of a partner that the rules refuse.
    pub(crate) fn takes_refused(&self, party: &Party, now: Timestamp) -> bool {
        let day = now.as_millis() / DAY_MS;
        let mut waiting = lock(&self.waiting);
        if waiting.refused.0 != day {
            waiting.refused = (day, BTreeMap::new());
        }
        let refused = waiting.refused.1.entry(party.clone()).or_default();
        *refused += 1;
        *refused <= MAX_REFUSED_QUESTIONS
    }

    /// Makes a line durable, and with it all that wait. Blocks while the device works.
    ///
    /// # Errors
    /// When it cannot become so now. It is kept and written when there is room.
    pub(crate) fn ensure(&self, noted: Noted) -> Result<(), DecisionsError> {
        if *self.durable.borrow() >= noted.0 {
            return Ok(());
        }
        self.write()?;
        if *self.durable.borrow() >= noted.0 {
            return Ok(());
        }
        Err(DecisionsError::Stuck)
    }

    /// Makes what waits durable. What finds no room waits on.
    pub(crate) fn commit(&self) {
        if let Err(error) = self.write() {
            tracing::error!(%error, "decisions not logged yet");
        }
    }

    fn write(&self) -> Result<(), DecisionsError> {
        let mut writing = lock(&self.writing);
        let lines = std::mem::take(&mut lock(&self.waiting).lines);
        if lines.is_empty() {
            return Ok(());
        }
        if let Err(error) = writing.append(&lines) {
            let mut waiting = lock(&self.waiting);
            let newer = std::mem::replace(&mut waiting.lines, lines);
            waiting.lines.extend(newer);
            return Err(error);
        }
        match writing.journal.commit() {
            Ok(_) => {
                self.durable
                    .send_modify(|durable| *durable += lines.len() as u64);
                Ok(())
            }
            Err(error) => {
                let why = format!("the log of decisions is not durable: {error}");
                self.health.read_only(Reason::Internal, &why);
                Err(error.into())
            }
        }
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
        self.commit();
        let mut unread = 0;
        let (root, options, medium, newest, reader) = {
            let writing = lock(&self.writing);
            (
                writing.root.clone(),
                writing.options,
                Arc::clone(&writing.medium),
                writing.generation,
                writing.journal.reader(),
            )
        };
        for generation in generations(&root)? {
            let older = if generation == newest {
                None
            } else {
                // One that goes meanwhile is over.
                let opened =
                    Journal::open(&folder(&root, generation), options, Arc::clone(&medium));
                match opened {
                    Ok((journal, _)) => Some(journal),
                    Err(_) if !folder(&root, generation).is_dir() => continue,
                    Err(error) => return Err(error.into()),
                }
            };
            let reader = older
                .as_ref()
                .map_or_else(|| reader.clone(), Journal::reader);
            for frame in reader.scan(0) {
                match Line::decode(&*frame?.payload) {
                    Ok(line) if line.at_ms < from.as_millis() => {}
                    Ok(line) => {
                        if !take(line) {
                            return Ok(unread);
                        }
                    }
                    Err(_) => unread += 1,
                }
            }
        }
        Ok(unread)
    }

    /// Commits until it is dropped.
    pub(crate) async fn run(self: Arc<Self>) {
        let this = Arc::clone(&self);
        keep_durable(&self.hasten, move || this.commit()).await;
    }
}

impl Writing {
    /// Appends lines, to a new generation when this one is full.
    fn append(&mut self, lines: &[Vec<u8>]) -> Result<(), DecisionsError> {
        let current = folder(&self.root, self.generation);
        if segments(&current)? > SEGMENTS {
            let next = self.generation + 1;
            let medium = Arc::clone(&self.medium);
            let (journal, _) = Journal::open(&folder(&self.root, next), self.options, medium)?;
            (self.journal, self.generation) = (journal, next);
            let all = generations(&self.root)?;
            for over in all.iter().rev().skip(MAX_GENERATIONS) {
                fs::remove_dir_all(folder(&self.root, *over))?;
            }
            self.medium.sync_dir(&self.root)?;
        }
        self.journal.append(lines)?;
        Ok(())
    }
}

fn folder(root: &Path, generation: u64) -> PathBuf {
    root.join(format!("{generation:08}"))
}

/// The generations below a folder, the oldest first.
fn generations(root: &Path) -> io::Result<Vec<u64>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root)? {
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
mod tests;

//! Opening the ledger: from the snapshot when it holds, from the first frame otherwise, by the code of every day.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ntc_core::envelope::Sign;
use ntc_core::identity::card::KeyRole;
use ntc_core::ledger::entry::{Entry, Role};
use ntc_core::reason::Reasoned;
use ntc_core::section::{Section, Slot};
use prost::Message;
use thiserror::Error;

use super::columns::Columns;
use super::frame::{Frame, Step};
use super::head::{Head, Heads};
use super::record::{opened, reference_of};
use super::snapshot::{Saved, Snapshots};
use super::state::{Damaged, State, Unfinished};
use super::{Begin, LedgerParts};
use crate::bodies::{Bodies, BodyError, BodyReader, Tomb};
use crate::journal::{FileError, Journal, JournalError, JournalOptions, Reader};
use crate::store::column::ColumnError;
use crate::store::index::ReferenceKey;
use crate::store::medium::Medium;

/// Frames between two reports of progress.
const PROGRESS_EVERY: u64 = 4096;

/// Where the ledger lies.
#[derive(Clone, Debug)]
pub struct Places {
    /// Folder of the chain's journal: the truth.
    pub journal: PathBuf,
    /// Folder of what its entries commit to.
    pub bodies: PathBuf,
    /// Folder of what is derived from it.
    pub derived: PathBuf,
}

/// Why the ledger cannot be opened. It is never repaired by leaving something out.
#[derive(Debug, Error, Reasoned)]
#[reason(Internal)]
pub enum LedgerOpenError {
    /// The journal cannot be opened, read or written.
    #[error(transparent)]
    #[reason(inner)]
    Journal(#[from] JournalError),
    /// It is empty, and was not to be begun.
    #[error(
        "the ledger is empty, and the token that would let this node found it is used up or not there: mount the \
         volume of the data, or restore the newest data; never begin again under the same keys"
    )]
    #[reason(Corrupt)]
    Missing,
    /// A key is none that the ledger knows.
    #[error(
        "the {} key is not one that this ledger knows; put the key of the ledger back, or make a new node",
        .0.name()
    )]
    #[reason(Corrupt)]
    OtherKey(KeyRole),
    /// A key was retired or revoked.
    #[error(
        "the {} key of this node was ended by entry {entry} of its ledger, and partners refuse what it signs; put the \
         newer key and card back from their backup",
        role.name()
    )]
    #[reason(Corrupt)]
    KeyEnded {
        /// What it was for.
        role: KeyRole,
        /// The entry that ended it.
        entry: u64,
    },
    /// A frame does not follow from those before it.
    #[error("{damaged} (frame {number}); restore the segment from a backup, do not delete it")]
    #[reason(Corrupt)]
    Damaged {
        /// What does not hold.
        damaged: &'static str,
        /// In which frame.
        number: u64,
    },
    /// A derived file cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Column(#[from] ColumnError),
    /// A derived file cannot be written.
    #[error(transparent)]
    #[reason(inner)]
    File(#[from] FileError),
    /// The folder of derived files cannot be renewed.
    #[error("the folder of derived files cannot be renewed")]
    Derived(#[source] io::Error),
    /// Bodies that no entry commits to cannot be destroyed.
    #[error("bodies that no entry commits to cannot be destroyed: {0}")]
    #[reason(inner)]
    Bodies(#[from] BodyError),
    /// The ledger key cannot sign.
    #[error("the ledger key cannot sign")]
    Sign,
    /// The first entries of a new ledger cannot be written.
    #[error("the first entries of the ledger cannot be written: {0}")]
    Genesis(String),
    /// The writer's thread cannot be started.
    #[error("the ledger's writer cannot be started")]
    Thread(#[source] io::Error),
}

/// An open ledger before its writer runs.
pub(super) struct Opened {
    pub(super) journal: Journal,
    pub(super) bodies: Bodies,
    pub(super) columns: Columns,
    pub(super) snapshots: Snapshots,
    pub(super) state: State,
    pub(super) feeds_entry: Vec<u8>,
    /// Records that stand although nobody was told so for certain.
    pub(super) unsettled: Vec<u64>,
}

/// Where the journal is known to have been durable up to; none when nothing tells.
pub(crate) fn known_end(places: &Places, medium: &Arc<dyn Medium>) -> Option<u64> {
    let saved = Snapshots::new(&places.derived, Arc::clone(medium)).read()?;
    Some(saved.frames)
}

/// Opens the journals and brings state and columns up to their end.
pub(super) fn open(
    parts: &LedgerParts,
    progress: &mut dyn FnMut(u64),
) -> Result<Opened, LedgerOpenError> {
    let (places, medium) = (&parts.places, &parts.medium);
    let snapshots = Snapshots::new(&places.derived, Arc::clone(medium));
    let saved = snapshots.read();
    let options = JournalOptions {
        known_end: saved.as_ref().map(|saved| saved.frames),
        ..parts.journal
    };
    let (journal, tail) = Journal::open(&places.journal, options, Arc::clone(medium))?;

    let restored = match saved {
        Some(saved) => restore(&places.derived, medium, saved)?,
        None => None,
    };
    let (columns, state, feeds_entry, from) = match restored {
        Some(restored) => restored,
        None => (
            renew(&places.derived, medium)?,
            State::default(),
            Vec::new(),
            0,
        ),
    };
    let mut replay = Replay {
        columns,
        state,
        feeds_entry,
        frames: Vec::new(),
        settled: tail.end.saturating_sub(tail.unsettled),
        unsettled: Vec::new(),
    };
    replay.run(&journal.reader(), from, progress)?;
    let mut state = replay.state;
    let bodies = open_bodies(parts, &mut state)?;
    Ok(Opened {
        journal,
        bodies,
        columns: replay.columns,
        snapshots,
        state,
        feeds_entry: replay.feeds_entry,
        unsettled: replay.unsettled,
    })
}

/// Opens the bodies, which go as far as the chain commits to at least. What lies behind belongs to a batch that never
/// became part of the chain, and is destroyed.
fn open_bodies(parts: &LedgerParts, state: &mut State) -> Result<Bodies, LedgerOpenError> {
    let options = JournalOptions {
        known_end: Some(state.bodies),
        ..parts.journal
    };
    let (mut bodies, _) = Bodies::open(&parts.places.bodies, options, Arc::clone(&parts.medium))?;
    let end = bodies.end();
    if parts.medium.looks_only() {
        state.bodies = end;
        return Ok(bodies);
    }
    let orphans = bodies.erase((state.bodies..end).map(|number| (number, Tomb::default())))?;
    if orphans > 0 {
        tracing::warn!(
            frames = orphans,
            "bodies of records that were never published are destroyed"
        );
    }
    state.bodies = end;
    Ok(bodies)
}

/// Destroys what ERASE entries erased, and answers which entries are carried out. The segments that hold it are written
/// anew once for all of them.
pub(super) fn destroy(
    bodies: &mut Bodies,
    erasures: &BTreeMap<u64, Unfinished>,
    references: &ReferenceKey,
) -> Result<BTreeSet<u64>, BodyError> {
    let (frames, destroyed) = going(&bodies.reader(), erasures, references);
    bodies.erase(frames)?;
    Ok(destroyed)
}

/// The frames that ERASE entries erased, with what is to stand in their place, and the entries whose frames can be read.
pub(super) fn going(
    reader: &BodyReader,
    erasures: &BTreeMap<u64, Unfinished>,
    references: &ReferenceKey,
) -> (BTreeMap<u64, Tomb>, BTreeSet<u64>) {
    let mut frames = BTreeMap::new();
    let mut destroyed = BTreeSet::new();
    for (entry, erasure) in erasures {
        let parts = match reader.parts(erasure.target, erasure.body, erasure.parts) {
            Ok(parts) => parts,
            // The others do not wait for it.
            Err(error) => {
                tracing::error!(%error, entry, "erased bodies cannot be read");
                continue;
            }
        };
        for (number, body) in (erasure.body..).zip(&parts) {
            let Some(slot) = Slot::new(body.slot()).filter(|slot| erasure.sections.holds(*slot))
            else {
                continue;
            };
            // Only the section that holds the reference takes it along.
            let is_national = slot == Slot::from(Section::National);
            let opened = is_national.then(|| opened(parts.clone())).flatten();
            frames.entry(number).or_insert(Tomb {
                entry: Some(*entry),
                own: None,
                record: None,
                reference: opened.and_then(|(opening, ..)| reference_of(&opening, references)),
            });
        }
        destroyed.insert(*entry);
    }
    (frames, destroyed)
}

type Restored = (Columns, State, Vec<u8>, u64);

fn restore(
    derived: &Path,
    medium: &Arc<dyn Medium>,
    saved: Saved,
) -> Result<Option<Restored>, LedgerOpenError> {
    let mut columns = Columns::open(derived, Arc::clone(medium))?;
    let feeds = saved.feeds.iter().map(|feed| (feed.slot, feed.size));
    let feeds = feeds.collect();
    if !columns.cut(saved.entries, &feeds)? {
        return Ok(None);
    }
    let Some(state) = saved.restore(&columns)? else {
        return Ok(None);
    };
    Ok(Some((columns, state, saved.feeds_entry, saved.frames)))
}

/// Starts the derived files over.
fn renew(derived: &Path, medium: &Arc<dyn Medium>) -> Result<Columns, LedgerOpenError> {
    let entries = match fs::read_dir(derived) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Columns::open(derived, Arc::clone(medium))?);
        }
        Err(error) => return Err(LedgerOpenError::Derived(error)),
    };
    for entry in entries {
        let path = entry.map_err(LedgerOpenError::Derived)?.path();
        if path.is_file() {
            fs::remove_file(&path).map_err(LedgerOpenError::Derived)?;
        }
    }
    Ok(Columns::open(derived, Arc::clone(medium))?)
}

struct Replay {
    columns: Columns,
    state: State,
    feeds_entry: Vec<u8>,
    /// Numbers of the frames that hold the entries since the last commit.
    frames: Vec<u64>,
    /// Frames that the journal knew to be durable.
    settled: u64,
    /// Records behind them.
    unsettled: Vec<u64>,
}

impl Replay {
    fn run(
        &mut self,
        reader: &Reader,
        from: u64,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), LedgerOpenError> {
        let mut last = from;
        for (count, frame) in reader.scan(from).enumerate() {
            let frame = frame?;
            last = frame.number;
            self.take(&frame.payload, frame.number)?;
            if (count as u64).is_multiple_of(PROGRESS_EVERY) {
                progress(self.state.size());
            }
        }
        progress(self.state.size());
        if self.frames.is_empty() {
            Ok(())
        } else {
            let damaged = "the last batch has no commit";
            Err(LedgerOpenError::Damaged {
                damaged,
                number: last,
            })
        }
    }

    fn take(&mut self, payload: &[u8], number: u64) -> Result<(), LedgerOpenError> {
        let damaged = |Damaged(damaged)| LedgerOpenError::Damaged { damaged, number };
        let step = Frame::decode(payload).ok().and_then(|frame| frame.step);
        let step = step
            .ok_or(Damaged("a frame cannot be read"))
            .map_err(damaged)?;
        self.state.apply(&step).map_err(damaged)?;
        match step {
            Step::Record(record) => {
                self.frames.push(number);
                if number >= self.settled {
                    self.unsettled.push(record.ledger_index);
                }
            }
            Step::Entry(_)
            | Step::Policy(_)
            | Step::Key(_)
            | Step::Erase(_)
            | Step::Anchor(_)
            | Step::Query(_) => {
                self.frames.push(number);
            }
            Step::Feed(_) | Step::Item(_) | Step::Destroyed(_) => {}
            Step::Commit(commit) => {
                self.frames.push(number);
                self.columns.append(&mut self.state, &self.frames)?;
                self.frames.clear();
                self.feeds_entry = commit.entry;
            }
        }
        Ok(())
    }
}

impl Opened {
    /// Checks that the ledger began with the first keys, and that those in use count in it. Partners hold what was signed to the keys that the ledger names,
    /// so another key would only make heads that nobody takes.
    pub(super) fn check_keys(&self, begin: &Begin) -> Result<(), LedgerOpenError> {
        for (frame, expected) in self.journal.reader().scan(0).zip(&begin.keys) {
            let frame = frame?;
            let Ok(Some(Step::Key(held))) = Frame::decode(&*frame.payload).map(|frame| frame.step)
            else {
                let damaged = "the ledger does not begin with the party's keys";
                return Err(LedgerOpenError::Damaged {
                    damaged,
                    number: frame.number,
                });
            };
            if let Entry::Key {
                role: Role::Known(role),
                ..
            } = expected.entry
                && held.vkey != expected.vkey
            {
                return Err(LedgerOpenError::OtherKey(role));
            }
        }
        let keys = &self.state.keys;
        for (role, vkey) in begin.in_use.iter().filter(|_| self.state.size() > 0) {
            if !keys.has(vkey) {
                return Err(LedgerOpenError::OtherKey(*role));
            }
            if let Some(entry) = keys.end_of(vkey) {
                return Err(LedgerOpenError::KeyEnded { role: *role, entry });
            }
        }
        Ok(())
    }

    /// The head of what the journal holds; that of an empty ledger while it holds nothing.
    pub(super) fn head(&self, heads: &Heads, signer: &dyn Sign) -> Result<Head, LedgerOpenError> {
        let Ok(entry) = Entry::decode(&self.feeds_entry) else {
            return Ok(Head::new(
                &self.state,
                &self.columns,
                0,
                None,
                BTreeMap::new(),
            ));
        };
        let (tree, slots) = heads.feeds(&self.state, self.state.size());
        let published = heads
            .publish(&self.state, entry, tree, signer)
            .map_err(|_| LedgerOpenError::Sign)?;
        Ok(Head::new(
            &self.state,
            &self.columns,
            self.journal.end(),
            Some(published),
            slots,
        ))
    }
}

//! What the entries of a ledger commit to, apart from its chain: headers, sections and salts, each where it can be
//! destroyed alone while everything else still verifies. The own ledger has its bodies, and so has each replica.
//!
//! One frame holds one part of one record: a section with its salt, or what opens the commitment. A frame that was
//! erased keeps its number, its place, the hash that an ANCHOR entry holds it to, and which ERASE entry it went by.

mod frame;

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;

use ntc_core::envelope::Hash;
use ntc_core::reason::Reasoned;
use thiserror::Error;

pub use self::frame::{Body, MAX_PARTS, SEAL, Tomb, Tombstone, leaf};
use crate::journal::{Journal, JournalError, JournalOptions, Reader, Tail};
use crate::store::medium::Medium;

/// Why bodies cannot be read or destroyed.
#[derive(Debug, Error, Reasoned)]
pub enum BodyError {
    /// The journal cannot be read or written.
    #[error(transparent)]
    #[reason(inner)]
    Journal(#[from] JournalError),
    /// A frame is not that of a body.
    #[error("body frame {0} cannot be read; restore the segment from a backup")]
    #[reason(Corrupt)]
    Unreadable(u64),
    /// The bodies are those of another entry.
    #[error("body frame {number} belongs to ledger entry {found} and not to {wanted}")]
    #[reason(Corrupt)]
    Foreign {
        /// The frame.
        number: u64,
        /// Whose part it is.
        found: u64,
        /// Whose part was asked for.
        wanted: u64,
    },
}

/// The bodies of one ledger, and the one who writes them: a journal of frames that [`Body::encode`] made.
#[derive(Debug)]
pub struct Bodies {
    journal: Journal,
}

impl Deref for Bodies {
    type Target = Journal;

    fn deref(&self) -> &Journal {
        &self.journal
    }
}

impl DerefMut for Bodies {
    fn deref_mut(&mut self) -> &mut Journal {
        &mut self.journal
    }
}

impl Bodies {
    /// Opens the bodies in `dir`, or makes them.
    ///
    /// # Errors
    /// When the journal is damaged or cannot be opened.
    pub fn open(
        dir: &Path,
        options: JournalOptions,
        medium: Arc<dyn Medium>,
    ) -> Result<(Self, Tail), JournalError> {
        let (journal, tail) = Journal::open(dir, options, medium)?;
        Ok((Self { journal }, tail))
    }

    /// Reads them beside the writer.
    pub fn reader(&self) -> BodyReader {
        BodyReader(self.journal.reader())
    }

    /// Destroys frames, and puts in the place of each what is given for it. Those that are erased already stay as they
    /// are. Answers how many were destroyed now. In rising order each segment is written anew as seldom as can be.
    ///
    /// # Errors
    /// When they cannot be read or written again. Asked again, the same erasure goes on where it stopped.
    pub fn erase(
        &mut self,
        frames: impl IntoIterator<Item = (u64, Tomb)>,
    ) -> Result<u64, BodyError> {
        let reader = self.reader();
        let mut erased = 0;
        for buried in reader.buried(frames) {
            let buried = buried?;
            self.journal.replace(&buried)?;
            erased += buried.len() as u64;
        }
        Ok(erased)
    }
}

/// What takes the place of frames that are erased, by their numbers.
pub type Buried = BTreeMap<u64, Vec<u8>>;

/// Reads bodies. Cheap to clone.
#[derive(Clone, Debug)]
pub struct BodyReader(Reader);

impl BodyReader {
    /// The parts of the entry at `ledger_index`, which lie in `count` frames from `first` on.
    ///
    /// # Errors
    /// When they cannot be read, or belong to another entry.
    pub fn parts(&self, ledger_index: u64, first: u64, count: u64) -> Result<Vec<Body>, BodyError> {
        let count = count.min(MAX_PARTS);
        let mut parts = Vec::with_capacity(usize::try_from(count).unwrap_or(0));
        for found in self.0.scan_to(first, first.saturating_add(count)) {
            let found = found?;
            let (of, body) = Body::decode(found.number, &found.payload)?;
            if of != ledger_index {
                return Err(BodyError::Foreign {
                    number: found.number,
                    found: of,
                    wanted: ledger_index,
                });
            }
            parts.push(body);
        }
        match parts.len() as u64 == count {
            true => Ok(parts),
            false => Err(self.beyond_end(first.saturating_add(count))),
        }
    }

    /// The parts in `count` frames from `first` on, each with the index of the entry that commits to it.
    pub fn scan(
        &self,
        first: u64,
        count: u64,
    ) -> impl Iterator<Item = Result<(u64, Body), BodyError>> + use<> {
        let frames = self.0.scan_to(first, first.saturating_add(count));
        frames.map(|found| {
            let found = found?;
            Body::decode(found.number, &found.payload)
        })
    }

    /// What takes the place of these frames, in lots: those of a lot are written anew together. Frames that are erased
    /// already are left out. In rising order there is one lot for each segment.
    pub fn buried(
        &self,
        frames: impl IntoIterator<Item = (u64, Tomb)>,
    ) -> impl Iterator<Item = Result<Buried, BodyError>> {
        let mut frames = frames.into_iter().peekable();
        std::iter::from_fn(move || {
            loop {
                let (first, _) = frames.peek()?;
                let Some(together) = self.0.together(*first) else {
                    let beyond = self.beyond_end(*first);
                    frames.next();
                    return Some(Err(beyond));
                };
                let mut lot = Buried::new();
                while let Some((number, tomb)) =
                    frames.next_if(|(number, _)| together.contains(number))
                {
                    match self.bury(number, tomb) {
                        Ok(buried) => lot.extend(buried.map(|buried| (number, buried))),
                        Err(error) => return Some(Err(error)),
                    }
                }
                if !lot.is_empty() {
                    return Some(Ok(lot));
                }
            }
        })
    }

    fn bury(&self, number: u64, tomb: Tomb) -> Result<Option<Vec<u8>>, BodyError> {
        frame::bury(number, &self.0.read(number)?, tomb)
    }

    /// Why a frame behind the end is not read.
    pub fn beyond_end(&self, number: u64) -> BodyError {
        let end = self.0.end();
        JournalError::BeyondEnd { number, end }.into()
    }

    /// The journal that they lie in.
    pub const fn journal(&self) -> &Reader {
        &self.0
    }

    /// The leaf that ANCHOR entries hold a frame to, even when it was erased.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn leaf(&self, number: u64) -> Result<Hash, BodyError> {
        leaf(number, &self.0.read(number)?)
    }
}

#[cfg(test)]
mod tests;

//! The journal: frames that stay, numbered from 0 as they were appended. It is what every acknowledgement and every
//! signature rests on.
//!
//! One owner appends batches and makes them durable; any number of readers see what is durable and nothing else. A
//! frame is named by its number and by nothing else, so that a journal may lie in [files](mod@file), in
//! [memory](mod@memory), or in a replicated database, and its followers are the same.
//!
//! A journal knows how far it was durable: a start that finds less than that is damage, never a torn write.

mod error;
pub mod file;
pub mod gathered;
pub mod memory;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, DerefMut, Range};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::store::medium::Medium;

pub use self::error::{Damage, FileError, JournalError};
pub use self::file::{MAX_OPEN_SEGMENTS, check_ends, is_empty, is_free, verify_dir};

/// Longest payload of one frame, in bytes.
pub const MAX_FRAME: usize = 1 << 20;

/// Longest batch, frame headers included: what one append keeps together, in bytes.
pub const MAX_BATCH: usize = 8 << 20;

/// Most bytes appended and not yet committed; an append beyond it commits what waits before it.
pub const MAX_PENDING: usize = 16 << 20;

/// Smallest segment, in bytes.
pub const MIN_SEGMENT: u32 = 4 << 10;

/// Largest segment, in bytes.
pub const MAX_SEGMENT: u32 = 1 << 30;

/// How a journal is laid out and how careful its opening is.
#[derive(Clone, Copy, Debug)]
pub struct JournalOptions {
    /// Size of a new segment, in bytes, between [`MIN_SEGMENT`] and [`MAX_SEGMENT`]. Segments that exist keep
    /// theirs.
    pub segment_bytes: u32,
    /// Bytes that must stay free on the file system after a new segment has been preallocated.
    pub floor_bytes: u64,
    /// Frames that are known from elsewhere to have been durable: a snapshot or a signed checkpoint knows it. A
    /// journal with fewer is damaged, not torn. What the journal itself knows counts as well.
    pub known_end: Option<u64>,
}

impl Default for JournalOptions {
    fn default() -> Self {
        Self {
            segment_bytes: 64 << 20,
            floor_bytes: 256 << 20,
            known_end: None,
        }
    }
}

/// What opening found at the end.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Tail {
    /// Frames there are: the number of the next one.
    pub end: u64,
    /// Bytes of a commit that a crash had cut off, all behind the end up to which the journal was durable: nobody
    /// was told of them. Overwritten with zeros.
    pub discarded_bytes: u32,
    /// Frames that stand although the journal does not know that they were durable: whoever appended them may have been
    /// told nothing, or that the outcome is unknown. They are durable now.
    pub unsettled: u64,
    /// Whether the journal was made just now.
    pub created: bool,
}

/// What a crash had cut off at the end of a journal, and its opening discarded.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Discarded {
    /// Folder of the journal.
    pub dir: PathBuf,
    /// How many bytes.
    pub bytes: u32,
}

/// What verification went through.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Verified {
    /// Segments read.
    pub segments: u64,
    /// Frames that verify.
    pub frames: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Bytes of a commit at its end that a crash cut off, of which nobody was told: the next opening discards them.
    pub torn: u32,
}

/// A frame that was read and verified.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Frame {
    /// Its number.
    pub number: u64,
    /// What was appended.
    pub payload: Vec<u8>,
}

impl Frame {
    /// The number of the frame after it: what a follower remembers.
    pub const fn next(&self) -> u64 {
        self.number.saturating_add(1)
    }
}

/// Frames in their order; ends after the first error.
pub type Frames = Box<dyn Iterator<Item = Result<Frame, JournalError>> + Send>;

/// What takes the place of payloads, made ready beside the writer.
#[derive(Debug)]
pub struct Prepared {
    payloads: BTreeMap<u64, Vec<u8>>,
    /// Their segment as it is written again; none where the writer is to make it.
    made: Option<file::Made>,
}

/// What the writing end of a journal does, of which there is one.
pub trait Append: fmt::Debug + Send + Sync {
    /// As [`Journal::append`].
    ///
    /// # Errors
    /// As there.
    fn append(&mut self, payloads: &[&[u8]]) -> Result<u64, JournalError>;

    /// Makes everything appended durable, shows it to readers, and returns the end. Without appended frames it does
    /// nothing.
    ///
    /// # Errors
    /// When the device fails, or failed before: the journal is read-only from then on.
    fn commit(&mut self) -> Result<u64, JournalError>;

    /// Makes the knowledge of the durable end durable too, so that from here on the loss of a durable frame is told
    /// even after a power cut. A commit alone is known to the next commit, and after the end of the process; a
    /// journal of rare and weighty events settles after each.
    ///
    /// # Errors
    /// As [`commit`](Self::commit).
    fn settle(&mut self) -> Result<(), JournalError>;

    /// Drops what was appended and not committed.
    fn abandon(&mut self);

    /// Destroys the payloads of durable frames: each is overwritten by the one given for its number, which is filled up
    /// with zeros to the length of the old one. The bytes that were there are on no file of the journal afterwards, and
    /// after a crash each frame of a segment has its old payload, or each has its new one. What is pending is
    /// committed before.
    ///
    /// # Errors
    /// When a frame is not durable, a payload is longer than the one that it replaces, or the files cannot be written:
    /// nothing can be said then about which payloads stand; ask again.
    fn replace(&mut self, payloads: &BTreeMap<u64, Vec<u8>>) -> Result<(), JournalError>;

    /// The same with what [`Read::prepare`] made: the writer only copies what was appended since. Where nothing was made, or
    /// something else was replaced meanwhile, it makes all of it now.
    ///
    /// # Errors
    /// As [`replace`](Self::replace).
    fn put(&mut self, prepared: Prepared) -> Result<(), JournalError> {
        self.replace(&prepared.payloads)
    }

    /// Bytes that wait for a commit.
    fn pending_bytes(&self) -> usize;

    /// Reads every byte of the journal and checks it, the unused ones too.
    ///
    /// # Errors
    /// The first damage, or a file that cannot be read.
    fn verify(&self) -> Result<Verified, JournalError>;

    /// The reading end.
    fn reader(&self) -> Arc<dyn Read>;
}

/// What the reading end of a journal does.
pub trait Read: fmt::Debug + Send + Sync {
    /// Frames that are durable now: the number of the next one.
    fn end(&self) -> u64;

    /// Whether the writer has stopped for good after a failed write or sync.
    fn is_read_only(&self) -> bool;

    /// What its opening found cut off behind the durable end and discarded; none when nothing was.
    fn discarded(&self) -> Option<Discarded>;

    /// Reads the payload of a frame.
    ///
    /// # Errors
    /// When it is not durable, its bytes do not verify, or the file cannot be read.
    fn read(&self, number: u64) -> Result<Vec<u8>, JournalError>;

    /// The durable frames that are written again together when one of them is replaced; none when it is not durable.
    fn together(&self, number: u64) -> Option<Range<u64>>;

    /// Makes ready what [`Append::put`] needs to replace the payloads of frames that are written again together, and
    /// shows nobody anything of it. One is made ready at a time.
    fn prepare(&self, payloads: BTreeMap<u64, Vec<u8>>) -> Prepared {
        Prepared {
            payloads,
            made: None,
        }
    }

    /// The durable frames from `from` up to `until`, the latter not included.
    fn scan(self: Arc<Self>, from: u64, until: u64) -> Frames;

    /// Reads every durable byte and checks it; `progress` hears the bytes checked now and then.
    ///
    /// # Errors
    /// The first damage, or a file that cannot be read.
    fn verify(&self, progress: &mut dyn FnMut(u64)) -> Result<Verified, JournalError>;
}

/// The writing end of a journal, whatever it lies in.
#[derive(Debug)]
pub struct Journal(Box<dyn Append>);

impl Deref for Journal {
    type Target = dyn Append;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl DerefMut for Journal {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut *self.0
    }
}

impl Journal {
    /// Opens the journal whose files lie in `dir`, or makes it. On a medium that only looks nothing of the files is changed:
    /// what a crash cut off is left out and stays, and one that is not there is empty.
    ///
    /// # Errors
    /// When it is damaged, ends before the end up to which it was durable, is open elsewhere, or cannot be read or
    /// written.
    pub fn open(
        dir: &Path,
        options: JournalOptions,
        medium: Arc<dyn Medium>,
    ) -> Result<(Self, Tail), JournalError> {
        if medium.looks_only() {
            let looked = file::Looked::open(dir, &options, medium)?;
            return Ok(looked.map_or_else(
                || (memory::Memory::default().open(), Tail::default()),
                |(looked, tail)| (Self::new(looked), tail),
            ));
        }
        let (journal, tail) = file::Writer::open(dir, options, medium)?;
        Ok((Self::new(journal), tail))
    }

    /// A journal on this backing.
    pub fn new(backing: impl Append + 'static) -> Self {
        Self(Box::new(backing))
    }

    /// A reader of what is durable.
    pub fn reader(&self) -> Reader {
        Reader(self.0.reader())
    }

    /// Frames that are durable: the number of the next one.
    pub fn end(&self) -> u64 {
        self.0.reader().end()
    }

    /// Whether the journal has stopped for good after a failed write or sync.
    pub fn is_read_only(&self) -> bool {
        self.0.reader().is_read_only()
    }

    /// Appends the payloads, to be durable after the next [`commit`](Append::commit), and returns the number of the
    /// first; those behind it have the numbers behind it. After a crash the payloads of one call are found all
    /// together or not at all. Commits what waited before when room or buffer is full.
    ///
    /// # Errors
    /// When a payload or all together are too long, the disk is nearly full, or the journal is read-only.
    /// Nothing of the call is appended then.
    pub fn append<P: AsRef<[u8]>>(&mut self, payloads: &[P]) -> Result<u64, JournalError> {
        let payloads: Vec<&[u8]> = payloads.iter().map(AsRef::as_ref).collect();
        self.0.append(&payloads)
    }
}

/// The reading end of a journal: the durable frames, while the writer goes on. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Reader(Arc<dyn Read>);

impl Deref for Reader {
    type Target = dyn Read;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl Reader {
    /// A reader of this backing.
    pub fn new(backing: impl Read + 'static) -> Self {
        Self(Arc::new(backing))
    }

    /// Reads all frames from `from` to the end as it is now, in their order. Nothing lies behind the end.
    pub fn scan(&self, from: u64) -> Frames {
        self.scan_to(from, self.end())
    }

    /// Reads the frames from `from` up to `until`, the latter not included, and to the end at most.
    pub fn scan_to(&self, from: u64, until: u64) -> Frames {
        Arc::clone(&self.0).scan(from, until.min(self.end()))
    }
}

/// A payload that is not longer than the one that it replaces.
const fn fitting(number: u64, payload: &[u8], len: usize) -> Result<&[u8], JournalError> {
    let new = payload.len();
    if new > len {
        return Err(JournalError::TooLong { number, len, new });
    }
    Ok(payload)
}

/// A payload filled up with zeros to the length of the one that it replaces.
fn filled(number: u64, payload: &[u8], len: usize) -> Result<Vec<u8>, JournalError> {
    let mut payload = fitting(number, payload, len)?.to_vec();
    payload.resize(len, 0);
    Ok(payload)
}

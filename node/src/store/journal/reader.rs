//! Reading: any number of readers beside the one writer, of what is committed and nothing else.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use ntc_core::reason::Reason;
use thiserror::Error;

use super::frame::{FRAME_HEADER, Header};
use super::segment::{self, HEADER_LEN};
use super::verify::{self, Verified, VerifyError};
use super::walk::{Step, Walk};
use super::{Damage, FileError, Position};

/// Most segment files that a journal's readers keep open.
const MAX_OPEN_SEGMENTS: usize = 32;

/// What is read before a frame's length is known: most records fit.
const FIRST_READ: usize = 4 << 10;

/// What the writer tells its readers.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) dir: PathBuf,
    /// Where the committed frames end, as a number. Moves after the sync, never before.
    end: AtomicU64,
    /// Where the frames of each full segment end, by its number. Grows before `end` moves on.
    ends: RwLock<Vec<u32>>,
    files: RwLock<BTreeMap<u32, Arc<File>>>,
    pub(super) read_only: AtomicBool,
}

impl Shared {
    pub(super) fn new(dir: PathBuf, ends: Vec<u32>, end: Position) -> Self {
        Self {
            dir,
            end: AtomicU64::new(end.to_u64()),
            ends: RwLock::new(ends),
            files: RwLock::default(),
            read_only: AtomicBool::new(false),
        }
    }

    pub(super) fn end(&self) -> Position {
        Position::from_u64(self.end.load(Ordering::Acquire))
    }

    pub(super) fn advance(&self, end: Position) {
        self.end.store(end.to_u64(), Ordering::Release);
    }

    /// Closes a segment at `end`. The next one exists.
    pub(super) fn seal(&self, end: u32) {
        let mut ends = self.ends.write().unwrap_or_else(PoisonError::into_inner);
        ends.push(end);
    }

    /// Where a segment's frames end, seen from a committed end.
    pub(super) fn limit(&self, number: u32, end: Position) -> Option<u32> {
        if number == end.segment {
            return Some(end.offset);
        }
        let ends = self.ends.read().unwrap_or_else(PoisonError::into_inner);
        ends.get(usize::try_from(number).ok()?).copied()
    }

    pub(super) fn keep(&self, number: u32, file: Arc<File>) {
        let mut files = self.files.write().unwrap_or_else(PoisonError::into_inner);
        files.insert(number, file);
        if files.len() > MAX_OPEN_SEGMENTS {
            files.pop_first();
        }
    }

    pub(super) fn file(&self, number: u32) -> Result<Arc<File>, FileError> {
        let files = self.files.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = files.get(&number) {
            return Ok(file.clone());
        }
        drop(files);
        let path = segment::path(&self.dir, number);
        let file = Arc::new(File::open(&path).map_err(FileError::new("open", path))?);
        self.keep(number, file.clone());
        Ok(file)
    }

    pub(super) fn unreadable(&self, number: u32) -> impl FnOnce(io::Error) -> FileError + use<> {
        FileError::new("read", segment::path(&self.dir, number))
    }

    pub(super) fn damage(&self, position: Position, what: &'static str) -> Damage {
        Damage {
            dir: self.dir.clone(),
            position,
            what,
        }
    }
}

/// Why a frame cannot be read.
#[derive(Debug, Error)]
pub enum ReadError {
    /// Nothing is committed there.
    #[error(
        "position {position} lies beyond the committed end {end} of the journal; read up to the end"
    )]
    BeyondEnd {
        /// What was asked for.
        position: Position,
        /// Where the committed frames end.
        end: Position,
    },
    /// The bytes do not verify, or no frame begins there.
    #[error(transparent)]
    Damaged(#[from] Damage),
    /// The system refused.
    #[error(transparent)]
    File(#[from] FileError),
}

impl ReadError {
    /// The stable code.
    pub fn reason(&self) -> Reason {
        match self {
            Self::BeyondEnd { .. } => Reason::NotFound,
            Self::Damaged(damage) => damage.reason(),
            Self::File(error) => error.reason(),
        }
    }
}

/// A frame that was read and verified.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Frame {
    /// Where it stands.
    pub position: Position,
    /// Where the frame after it begins, or will begin: what a follower remembers.
    pub next: Position,
    /// What was appended.
    pub payload: Vec<u8>,
}

/// Reads the committed frames of a journal while its writer goes on. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Reader {
    shared: Arc<Shared>,
}

impl Reader {
    pub(super) const fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    /// Where the committed frames end now.
    pub fn end(&self) -> Position {
        self.shared.end()
    }

    /// Whether the writer has stopped for ever after a failed write or sync.
    pub fn is_read_only(&self) -> bool {
        self.shared.read_only.load(Ordering::Acquire)
    }

    /// The journal's directory.
    pub fn dir(&self) -> &Path {
        &self.shared.dir
    }

    /// Reads the payload of the frame at `position`.
    ///
    /// # Errors
    /// When nothing is committed there, the bytes do not verify, or the file cannot be read.
    pub fn read(&self, position: Position) -> Result<Vec<u8>, ReadError> {
        let shared = &*self.shared;
        let end = shared.end();
        let limit = shared.limit(position.segment, end).unwrap_or(0);
        if position >= end || position.offset >= limit {
            return Err(ReadError::BeyondEnd { position, end });
        }
        let file = shared.file(position.segment)?;
        let no_frame = || shared.damage(position, "no frame that verifies begins here");
        let left = usize::try_from(limit - position.offset).unwrap_or(usize::MAX);
        let mut bytes = vec![0; left.min(FIRST_READ)];
        let at = u64::from(position.offset);
        let unreadable = |error| shared.unreadable(position.segment)(error);
        file.read_exact_at(&mut bytes, at).map_err(unreadable)?;
        let header = Header::read(&bytes).ok_or_else(no_frame)?;
        let whole = header.frame_len();
        if whole > left || position.offset < HEADER_LEN {
            return Err(no_frame().into());
        }
        let read = bytes.len().min(whole);
        bytes.resize(whole, 0);
        if let Some(rest) = bytes.get_mut(read..).filter(|rest| !rest.is_empty()) {
            file.read_exact_at(rest, at + read as u64)
                .map_err(unreadable)?;
        }
        let payload = bytes.split_off(FRAME_HEADER);
        if header.holds(position, &payload) {
            Ok(payload)
        } else {
            Err(no_frame().into())
        }
    }

    /// Reads all frames from `from` to the end as it is now, in their order.
    pub fn scan(&self, from: Position) -> Scan {
        self.scan_to(from, self.end())
    }

    /// Reads the frames from `from` up to `until`; both are places where a frame begins, or the end.
    pub fn scan_to(&self, from: Position, until: Position) -> Scan {
        let offset = from.offset.max(HEADER_LEN);
        Scan {
            from: Position { offset, ..from },
            until: until.min(self.end()),
            shared: self.shared.clone(),
            open: None,
            done: false,
        }
    }

    /// Reads every committed byte and checks it; `progress` hears the bytes checked after each segment.
    ///
    /// # Errors
    /// The first damage, or a file that cannot be read.
    pub fn verify(&self, progress: impl FnMut(u64)) -> Result<Verified, VerifyError> {
        verify::committed(&self.shared, progress)
    }
}

/// The frames of a stretch of a journal, in their order. Ends after the first error.
#[derive(Debug)]
pub struct Scan {
    shared: Arc<Shared>,
    /// Where the segment after the open one is entered.
    from: Position,
    until: Position,
    open: Option<(Arc<File>, Walk, u32)>,
    done: bool,
}

impl Scan {
    fn advance(&mut self) -> Result<Option<Frame>, ReadError> {
        let shared = self.shared.clone();
        loop {
            let Some((file, walk, limit)) = &mut self.open else {
                if self.from == self.until {
                    return Ok(None);
                }
                self.enter()?;
                continue;
            };
            let (limit, segment, at) = (*limit, walk.at().segment, walk.at());
            if at.offset == limit {
                if segment == self.until.segment {
                    return Ok(None);
                }
                self.from = Position {
                    segment: segment.saturating_add(1),
                    offset: HEADER_LEN,
                };
                self.open = None;
                continue;
            }
            let step = walk.step(file).map_err(shared.unreadable(segment))?;
            let Step::Frame { payload, .. } = step else {
                return Err(shared.damage(at, "the frame does not verify").into());
            };
            let payload = payload.to_vec();
            return Ok(Some(Frame {
                position: at,
                next: walk.at(),
                payload,
            }));
        }
    }

    /// Opens the segment of `from`.
    fn enter(&mut self) -> Result<(), ReadError> {
        let position = self.from;
        let limit = self.shared.limit(position.segment, self.until);
        match limit {
            Some(limit) if position <= self.until && position.offset <= limit => {
                let file = self.shared.file(position.segment)?;
                self.open = Some((file, Walk::new(position, limit), limit));
                Ok(())
            }
            _ => Err(ReadError::BeyondEnd {
                position,
                end: self.until,
            }),
        }
    }
}

impl Iterator for Scan {
    type Item = Result<Frame, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let item = self.advance().transpose();
        self.done = !matches!(item, Some(Ok(_)));
        item
    }
}

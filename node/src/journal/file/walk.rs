//! The walk: reading the frames of one segment in their order.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

use super::Place;
use super::frame::{FRAME_HEADER, Header};

/// How much is read at once at most, in bytes.
const CHUNK: usize = 256 << 10;
/// How much is read at once at least.
const MIN_CHUNK: usize = 8 << 10;
/// What is read for each frame of a short walk: about as much as a record takes.
const PER_FRAME: u64 = 2 << 10;

/// Reads the frames of a segment up to a limit.
#[derive(Debug)]
pub(super) struct Walk {
    segment: u32,
    /// Where the next frame begins.
    at: u32,
    /// Frames before it in the segment.
    row: u32,
    /// Where the frames end, or the file's size where that is not known yet.
    limit: u32,
    /// Bytes of the file from `base`.
    buffer: Vec<u8>,
    base: u32,
    /// How much is read at once.
    chunk: usize,
}

/// What stands at the walk's place.
#[derive(Debug)]
pub(super) enum Step<'a> {
    /// A frame that verifies.
    Frame {
        at: Place,
        header: Header,
        payload: &'a [u8],
    },
    /// Nothing: the limit, or the zeros before it.
    End,
    /// Bytes that are no frame.
    Bad,
}

impl Walk {
    /// Walks from a frame that has `row` frames before it in its segment.
    pub(super) const fn new(from: Place, row: u32, limit: u32) -> Self {
        Self {
            segment: from.segment,
            at: from.offset,
            row,
            limit,
            buffer: Vec::new(),
            base: from.offset,
            chunk: CHUNK,
        }
    }

    /// The same walk where no more than `frames` frames are wanted: less is read ahead.
    pub(super) fn reading(self, frames: u64) -> Self {
        let bytes = usize::try_from(frames.saturating_mul(PER_FRAME)).unwrap_or(CHUNK);
        let chunk = bytes.clamp(MIN_CHUNK, CHUNK);
        Self { chunk, ..self }
    }

    /// Where the next frame begins.
    pub(super) const fn at(&self) -> Place {
        Place {
            segment: self.segment,
            offset: self.at,
        }
    }

    /// Reads what stands next and moves past it if it is a frame.
    pub(super) fn step(&mut self, file: &File) -> io::Result<Step<'_>> {
        let at = self.at();
        let head = self.bytes(file, FRAME_HEADER)?;
        if head.iter().all(|byte| *byte == 0) {
            return Ok(Step::End);
        }
        let Some(header) = Header::read(head) else {
            return Ok(Step::Bad);
        };
        let whole = header.frame_len();
        let row = self.row;
        let sound = self
            .bytes(file, whole)?
            .get(FRAME_HEADER..)
            .is_some_and(|payload| header.row == row && header.holds(at, payload));
        if !sound {
            return Ok(Step::Bad);
        }
        self.at = self
            .at
            .saturating_add(u32::try_from(whole).unwrap_or(u32::MAX));
        self.row = self.row.saturating_add(1);
        let start = usize::try_from(at.offset - self.base).unwrap_or(usize::MAX);
        let payload = self.buffer.get(start + FRAME_HEADER..start + whole);
        Ok(Step::Frame {
            at,
            header,
            payload: payload.unwrap_or_default(),
        })
    }

    /// Whether a frame that verifies stands next. The walk stays where it is; what was read for it is kept.
    pub(super) fn begins_frame(&mut self, file: &File) -> io::Result<bool> {
        let (at, row) = (self.at, self.row);
        let begins = matches!(self.step(file)?, Step::Frame { .. });
        (self.at, self.row) = (at, row);
        Ok(begins)
    }

    /// The `want` bytes at the walk's place; fewer where the limit cuts them.
    fn bytes(&mut self, file: &File, want: usize) -> io::Result<&[u8]> {
        let left = usize::try_from(self.limit.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let want = want.min(left);
        let mut start = usize::try_from(self.at - self.base).unwrap_or(usize::MAX);
        if self.buffer.len() < start.saturating_add(want) {
            self.buffer.clear();
            self.buffer.resize(want.max(self.chunk).min(left), 0);
            self.base = self.at;
            start = 0;
            file.read_exact_at(&mut self.buffer, u64::from(self.at))?;
        }
        Ok(self.buffer.get(start..start + want).unwrap_or_default())
    }
}

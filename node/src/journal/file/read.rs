//! Reading: any number of readers beside the one writer, of what is durable and nothing else.

use std::collections::BTreeMap;
use std::fs::File;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::Place;
use super::frame::{FRAME_HEADER, Header};
use super::layout::Shared;
use super::older::SegmentFile;
use super::replace::Made;
use super::segment::HEADER_LEN;
use super::segment::Segment;
use super::table::Table;
use super::verify;
use super::walk::{Step, Walk};
use crate::journal::{Discarded, Frame, Frames, JournalError, Prepared, Read, Verified};
use crate::lock::lock;

/// What is read before a frame's length is known: most records fit.
const FIRST_READ: usize = 4 << 10;

impl Read for Shared {
    fn end(&self) -> u64 {
        Shared::end(self)
    }

    fn is_read_only(&self) -> bool {
        self.read_only.load(Ordering::Acquire)
    }

    fn discarded(&self) -> Option<Discarded> {
        let dir = self.dir.clone();
        (self.discarded > 0).then_some(Discarded {
            dir,
            bytes: self.discarded,
        })
    }

    fn read(&self, number: u64) -> Result<Vec<u8>, JournalError> {
        let segment = self.holding(number)?;
        let open = self.file(segment.number)?;
        self.found(&segment, &open, number, |place, row| {
            self.frame_at(&open.file, place, row, segment.end)
        })
    }

    fn together(&self, number: u64) -> Option<Range<u64>> {
        let segment = self.segment_of(number)?;
        Some(segment.first..segment.next)
    }

    fn prepare(&self, payloads: BTreeMap<u64, Vec<u8>>) -> Prepared {
        let made = Made::prepare(self, &payloads).unwrap_or_else(|error| {
            tracing::debug!(%error, "the writer writes the segment again");
            None
        });
        Prepared { payloads, made }
    }

    fn scan(self: Arc<Self>, from: u64, until: u64) -> Frames {
        Box::new(Scan {
            shared: self,
            number: from,
            until,
            open: None,
            done: from == until,
        })
    }

    fn verify(&self, progress: &mut dyn FnMut(u64)) -> Result<Verified, JournalError> {
        verify::durable(self, progress)
    }
}

impl Shared {
    pub(super) fn holding(&self, number: u64) -> Result<Segment, JournalError> {
        self.segment_of(number).ok_or(JournalError::BeyondEnd {
            number,
            end: self.end(),
        })
    }

    /// Finds a frame and reads it with `read`; a table that does not lead to it is made again.
    pub(super) fn found<T>(
        &self,
        segment: &Segment,
        open: &SegmentFile,
        number: u64,
        read: impl Fn(Place, u64) -> Result<T, JournalError>,
    ) -> Result<T, JournalError> {
        let row = number - segment.first;
        let place = |offset| Place {
            segment: segment.number,
            offset,
        };
        if let Some(offset) = self.fresh_offset(segment.number, row) {
            return read(place(offset), row);
        }
        let mut kept = lock(&open.table);
        if kept.is_none() {
            *kept = Table::open(&self.dir, segment).map(Arc::new);
        }
        let table = kept.clone();
        drop(kept);
        if let Some(offset) = table.and_then(|table| table.offset(row))
            && let Ok(frame) = read(place(offset), row)
        {
            return Ok(frame);
        }
        let table = Arc::new(Table::derive(
            &self.dir,
            segment,
            &open.file,
            self.medium.looks_only(),
        )?);
        let offset = table.offset(row).unwrap_or(0);
        *lock(&open.table) = Some(table);
        read(place(offset), row)
    }

    /// The payload of the frame at a place, which has `row` frames before it.
    pub(super) fn frame_at(
        &self,
        file: &File,
        place: Place,
        row: u64,
        limit: u32,
    ) -> Result<Vec<u8>, JournalError> {
        let (_, payload) = self.whole_frame_at(file, place, row, limit)?;
        Ok(payload)
    }

    /// The same with its header.
    pub(super) fn whole_frame_at(
        &self,
        file: &File,
        place: Place,
        row: u64,
        limit: u32,
    ) -> Result<(Header, Vec<u8>), JournalError> {
        let no_frame = || self.damage(place, "no frame that verifies begins here");
        if place.offset < HEADER_LEN {
            return Err(no_frame().into());
        }
        let left = usize::try_from(limit.saturating_sub(place.offset)).unwrap_or(usize::MAX);
        let mut bytes = vec![0; left.min(FIRST_READ)];
        let at = u64::from(place.offset);
        let unreadable = |error| self.unreadable(place.segment)(error);
        file.read_exact_at(&mut bytes, at).map_err(unreadable)?;
        let header = Header::read(&bytes).ok_or_else(no_frame)?;
        let whole = header.frame_len();
        if whole > left || u64::from(header.row) != row {
            return Err(no_frame().into());
        }
        let read = bytes.len().min(whole);
        bytes.resize(whole, 0);
        if let Some(rest) = bytes.get_mut(read..).filter(|rest| !rest.is_empty()) {
            file.read_exact_at(rest, at + read as u64)
                .map_err(unreadable)?;
        }
        let payload = bytes.split_off(FRAME_HEADER);
        if header.holds(place, &payload) {
            Ok((header, payload))
        } else {
            Err(no_frame().into())
        }
    }

    /// A walk that begins at a frame, of `frames` frames at most.
    fn walk_from(&self, number: u64, frames: u64) -> Result<Open, JournalError> {
        let segment = self.holding(number)?;
        let open = self.file(segment.number)?;
        let walk = |place: Place, row: u64| {
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            Walk::new(place, row, segment.end).reading(frames)
        };
        let walk = if number == segment.first {
            let start = Place {
                segment: segment.number,
                offset: HEADER_LEN,
            };
            walk(start, 0)
        } else {
            // The first frame is checked here, so that a wrong table is not followed.
            self.found(&segment, &open, number, |place, row| {
                let mut walk = walk(place, row);
                let begins = walk.begins_frame(&open.file);
                match begins.map_err(self.unreadable(segment.number))? {
                    true => Ok(walk),
                    false => Err(self
                        .damage(place, "no frame that verifies begins here")
                        .into()),
                }
            })?
        };
        Ok(Open {
            walk,
            file: Arc::clone(&open.file),
            next: segment.next,
        })
    }
}

/// The segment that a scan reads.
#[derive(Debug)]
struct Open {
    walk: Walk,
    file: Arc<File>,
    /// Number of the frame behind its last one.
    next: u64,
}

/// The frames of a stretch of a journal, in their order. Ends after the first error.
#[derive(Debug)]
struct Scan {
    shared: Arc<Shared>,
    /// The next frame.
    number: u64,
    until: u64,
    open: Option<Open>,
    done: bool,
}

impl Scan {
    fn advance(&mut self) -> Result<Frame, JournalError> {
        if self.number > self.until {
            return Err(JournalError::BeyondEnd {
                number: self.number,
                end: self.until,
            });
        }
        let mut open = match self.open.take() {
            Some(open) if self.number < open.next => open,
            _ => {
                let left = self.until - self.number;
                self.shared.walk_from(self.number, left)?
            }
        };
        let place = open.walk.at();
        let unreadable = self.shared.unreadable(place.segment);
        let Step::Frame { payload, .. } = open.walk.step(&open.file).map_err(unreadable)? else {
            return Err(self
                .shared
                .damage(place, "the frame does not verify")
                .into());
        };
        let frame = Frame {
            number: self.number,
            payload: payload.to_vec(),
        };
        self.number += 1;
        self.open = Some(open);
        Ok(frame)
    }
}

impl Iterator for Scan {
    type Item = Result<Frame, JournalError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let item = self.advance();
        self.done = item.is_err() || self.number == self.until;
        Some(item)
    }
}

//! Writing: one owner appends; a commit is one write and one sync.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Place;
use super::frame::{self, FRAME_HEADER};
use super::replace;
use super::segment::{self, HEADER_LEN, SegmentHeader};
use super::table::Table;
use super::verify::verify_dir;
use super::writer::Writer;
use crate::journal::{
    Append, FileError, JournalError, MAX_BATCH, MAX_FRAME, MAX_PENDING, Prepared, Read, Verified,
};

/// Room that the writer's buffer keeps between commits, in bytes.
const KEPT_BUFFER: usize = 1 << 20;

impl Append for Writer {
    fn append(&mut self, payloads: &[&[u8]]) -> Result<u64, JournalError> {
        self.check_writing()?;
        let len = self.batch_len(payloads)?;
        if self.room() < len {
            self.commit()?;
            self.roll()?;
        } else if self.pending.len() + len > MAX_PENDING {
            self.commit()?;
        }
        let first = self.shared.end() + self.offsets.len() as u64;
        let commit = self.shared.end_place();
        let rows = self.shared.rows();
        for (i, payload) in payloads.iter().enumerate() {
            let at = Place {
                offset: commit.offset.saturating_add(self.pending_len()),
                ..commit
            };
            let row = rows.saturating_add(u32::try_from(self.offsets.len()).unwrap_or(u32::MAX));
            let last = i + 1 == payloads.len();
            frame::write(&mut self.pending, at, row, commit.offset, last, payload);
            self.offsets.push(at.offset);
        }
        Ok(first)
    }

    fn commit(&mut self) -> Result<u64, JournalError> {
        self.check_writing()?;
        if self.pending.is_empty() {
            return Ok(self.shared.end());
        }
        let from = self.shared.end_place();
        let end = from.offset.saturating_add(self.pending_len());
        let written = self
            .shared
            .medium
            .write_at(&self.file, &self.pending, u64::from(from.offset))
            .and_then(|()| self.shared.medium.sync_data(&self.file));
        self.pending.clear();
        self.pending.shrink_to(KEPT_BUFFER);
        if let Err(source) = written {
            let path = segment::path(&self.shared.dir, from.segment);
            return Err(self.stop(FileError::new("write", path)(source)));
        }
        self.shared.advance(&mut self.offsets, end);
        let frames = self.shared.end();
        match self.end.write(frames, &*self.shared.medium) {
            Ok(()) => Ok(frames),
            Err(error) => Err(self.stop(error)),
        }
    }

    fn settle(&mut self) -> Result<(), JournalError> {
        self.check_writing()?;
        match self.end.sync(&*self.shared.medium) {
            Ok(()) => Ok(()),
            Err(error) => Err(self.stop(error)),
        }
    }

    fn abandon(&mut self) {
        self.pending.clear();
        self.offsets.clear();
    }

    fn replace(&mut self, payloads: &BTreeMap<u64, Vec<u8>>) -> Result<(), JournalError> {
        self.commit()?;
        replace::replace(self, payloads)
    }

    fn put(&mut self, prepared: Prepared) -> Result<(), JournalError> {
        self.commit()?;
        match prepared.made {
            Some(made) if made.is_fresh(&self.shared)? => made.put(self),
            _ => replace::replace(self, &prepared.payloads),
        }
    }

    fn pending_bytes(&self) -> usize {
        self.pending.len()
    }

    fn verify(&self) -> Result<Verified, JournalError> {
        verify_dir(&self.shared.dir)
    }

    fn reader(&self) -> Arc<dyn Read> {
        Arc::clone(&self.shared) as Arc<dyn Read>
    }
}

impl Writer {
    fn pending_len(&self) -> u32 {
        u32::try_from(self.pending.len()).unwrap_or(u32::MAX)
    }

    /// Bytes left in the segment.
    fn room(&self) -> usize {
        let next = self
            .shared
            .end_place()
            .offset
            .saturating_add(self.pending_len());
        usize::try_from(self.size.saturating_sub(next)).unwrap_or(usize::MAX)
    }

    fn batch_len(&self, payloads: &[&[u8]]) -> Result<usize, JournalError> {
        let mut len = 0_usize;
        for payload in payloads {
            if !(1..=MAX_FRAME).contains(&payload.len()) {
                return Err(JournalError::FrameLength { len: payload.len() });
            }
            len = len.saturating_add(FRAME_HEADER + payload.len());
        }
        let segment =
            usize::try_from(self.options.segment_bytes - HEADER_LEN).unwrap_or(usize::MAX);
        let max = segment.min(MAX_BATCH);
        if len > max {
            return Err(JournalError::BatchTooLong { len, max });
        }
        Ok(len)
    }

    /// Moves on to a new segment. Everything before it is durable.
    fn roll(&mut self) -> Result<(), JournalError> {
        let end = self.shared.end_place();
        let header = SegmentHeader {
            number: end.segment.saturating_add(1),
            size: self.options.segment_bytes,
            previous_end: end.offset,
            first: self.shared.end(),
        };
        let dir = &self.shared.dir;
        segment::check_room(&*self.shared.medium, dir, &self.options)?;
        let file = match segment::create(&*self.shared.medium, dir, header) {
            Ok(file) => Arc::new(file),
            Err(error) if error.is_lack() => return Err(error.into()),
            // A name or header that may or may not be durable cannot be built upon.
            Err(error) => return Err(self.stop(error)),
        };
        let offsets = self.shared.seal(Arc::clone(&file));
        drop(Table::keep(dir, end.segment, offsets));
        self.file = file;
        self.size = header.size;
        Ok(())
    }
}

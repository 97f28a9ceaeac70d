//! The tail: where the last segment ends, and whether what does not verify there is torn or damaged.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

use super::frame::{FRAME_HEADER, Header};
use super::segment::{self, HEADER_LEN, SegmentHeader};
use super::walk::{Step, Walk};
use super::{Place, damage};
use crate::journal::{FileError, JournalError, MAX_FRAME};

/// How much is read at once when looking for bytes that are not zero.
const CHUNK: usize = 64 << 10;

/// What the last segment holds.
pub(super) struct Found {
    /// Where its last whole batch ends.
    pub(super) end: u32,
    /// Where its last byte that is not zero ends; `end` when there is none behind it.
    pub(super) dirty_end: u32,
    /// Where each of its frames begins.
    pub(super) offsets: Vec<u32>,
}

impl Found {
    /// How many bytes stand behind the end: a commit that a crash cut off.
    pub(super) const fn torn(&self) -> u32 {
        self.dirty_end.saturating_sub(self.end)
    }
}

/// Finds where the frames of the last segment end, and tells what a crash cut off from what is damaged.
pub(super) fn find_end(
    dir: &Path,
    file: &File,
    header: SegmentHeader,
) -> Result<Found, JournalError> {
    let unreadable = || FileError::new("read", segment::path(dir, header.number));
    let start = Place {
        segment: header.number,
        offset: HEADER_LEN,
    };
    let mut walk = Walk::new(start, 0, header.size);
    let mut end = HEADER_LEN;
    let mut commit = HEADER_LEN;
    let mut offsets = Vec::new();
    let mut whole = 0;
    while let Step::Frame { at, header, .. } = walk.step(file).map_err(unreadable())? {
        if !header.follows(at, commit, end) {
            return Err(damage(dir, at, "the frame belongs to another commit").into());
        }
        commit = header.commit;
        offsets.push(at.offset);
        if header.last {
            end = walk.at().offset;
            whole = offsets.len();
        }
    }
    let stop = walk.at();
    let dirty_end = last_byte(file, end, header.size).map_err(unreadable())?;
    if later_commit(file, stop, end, dirty_end, header.size).map_err(unreadable())? {
        let what = "the frame does not verify and a later commit does";
        return Err(damage(dir, stop, what).into());
    }
    offsets.truncate(whole);
    Ok(Found {
        end,
        dirty_end,
        offsets,
    })
}

/// Where the last byte between `from` and `until` that is not zero ends; `from` when all are zeros.
pub(super) fn last_byte(file: &File, from: u32, until: u32) -> std::io::Result<u32> {
    let zeros = vec![0; CHUNK];
    let mut buffer = zeros.clone();
    let mut end = until;
    while end > from {
        let start = end.saturating_sub(CHUNK as u32).max(from);
        let len = usize::try_from(end - start).unwrap_or(CHUNK);
        let chunk = buffer.get_mut(..len).unwrap_or_default();
        file.read_exact_at(chunk, u64::from(start))?;
        // Nearly all of it is zeros: compare memory, not byte by byte.
        let zeros = zeros.get(..len).unwrap_or_default();
        if *chunk != *zeros
            && let Some(i) = chunk.iter().rposition(|byte| *byte != 0)
        {
            return Ok(start + u32::try_from(i).unwrap_or(0) + 1);
        }
        end = start;
    }
    Ok(from)
}

/// Whether a frame that verifies and whose commit began after `end` stands anywhere behind `stop`. The commit
/// that wrote at `end` was synced before a later one was written, so then it is damaged and not torn.
fn later_commit(
    file: &File,
    stop: Place,
    end: u32,
    dirty_end: u32,
    size: u32,
) -> std::io::Result<bool> {
    if dirty_end <= stop.offset {
        return Ok(false);
    }
    let longest = u32::try_from(FRAME_HEADER + MAX_FRAME).unwrap_or(u32::MAX);
    let until = dirty_end.saturating_add(longest).min(size);
    let mut rest = vec![0; usize::try_from(until - stop.offset).unwrap_or(0)];
    file.read_exact_at(&mut rest, u64::from(stop.offset))?;
    let candidates = usize::try_from(dirty_end - stop.offset).unwrap_or(0);
    Ok((0..candidates).any(|i| {
        let bytes = rest.get(i..).unwrap_or_default();
        let at = Place {
            offset: stop.offset.saturating_add(u32::try_from(i).unwrap_or(0)),
            ..stop
        };
        Header::read(bytes).is_some_and(|header| {
            header.commit > end
                && header.commit <= at.offset
                && bytes
                    .get(FRAME_HEADER..header.frame_len())
                    .is_some_and(|payload| header.holds(at, payload))
        })
    }))
}

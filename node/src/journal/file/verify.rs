//! Verification: every byte of a journal, read and checked, nothing repaired.

use std::fs::File;
use std::path::Path;

use super::end;
use super::headers::headers;
use super::layout::Shared;
use super::open::{check_end, check_founding};
use super::segment::{self, HEADER_LEN};
use super::tail::{find_end, last_byte};
use super::walk::{Step, Walk};
use super::{Place, damage};
use crate::journal::{FileError, JournalError, JournalOptions, Verified};

/// Checks all files of a journal that no process writes to: headers, frames, that all the rest is zeros, and that the
/// frames reach the end up to which the journal was durable. What a crash cut off behind that end is told by its bytes: it
/// is what opening the journal discards, and no damage.
///
/// # Errors
/// The first damage, or a file that cannot be read.
pub fn verify_dir(dir: &Path) -> Result<Verified, JournalError> {
    let (headers, known) = (headers(dir)?, end::known(dir)?);
    let options = JournalOptions::default();
    let Some((last, sealed)) = headers.split_last() else {
        check_founding(dir, known, &options)?;
        return Ok(Verified::default());
    };
    let mut verified = Verified::default();
    for (header, next) in sealed.iter().zip(headers.iter().skip(1)) {
        let file = open(dir, header.number)?;
        let checked = check(dir, &file, header.number, next.previous_end, true)?;
        check_zeros(dir, &file, checked.end, header.size)?;
        verified.add(&checked, header.size);
        if next.first != verified.frames {
            let what = "the segment has another number of frames";
            return Err(damage(dir, checked.end, what).into());
        }
    }
    let found = find_end(dir, &open(dir, last.number)?, *last)?;
    check_end(dir, *last, &found, known, &options)?;
    verified.segments += 1;
    verified.frames += found.offsets.len() as u64;
    verified.bytes += u64::from(last.size);
    verified.torn = found.torn();
    Ok(verified)
}

fn open(dir: &Path, number: u32) -> Result<File, FileError> {
    let path = segment::path(dir, number);
    File::open(&path).map_err(FileError::new("open", path))
}

/// Checks the durable frames of a journal while its writer goes on.
pub(super) fn durable(
    shared: &Shared,
    progress: &mut dyn FnMut(u64),
) -> Result<Verified, JournalError> {
    let end = shared.end_place();
    let mut verified = Verified::default();
    for number in 0..=end.segment {
        let open = shared.file(number)?;
        let start = Place {
            segment: number,
            offset: 0,
        };
        let header = segment::read_header(&open.file)
            .map_err(shared.unreadable(number))?
            .filter(|header| header.number == number && header.first == verified.frames)
            .ok_or_else(|| shared.damage(start, "the segment's header is not as written"))?;
        let last = number == end.segment;
        let sealed = shared.segment(number).map(|segment| segment.end);
        let limit = if last {
            end.offset
        } else {
            sealed.unwrap_or(header.size)
        };
        let checked = check(&shared.dir, &open.file, number, limit, true)?;
        if !last {
            check_zeros(&shared.dir, &open.file, checked.end, header.size)?;
        }
        verified.add(&checked, if last { limit } else { header.size });
        progress(verified.bytes);
    }
    Ok(verified)
}

impl Verified {
    fn add(&mut self, checked: &Checked, bytes: u32) {
        self.segments += 1;
        self.frames += checked.frames;
        self.bytes += u64::from(bytes);
    }
}

/// What one segment holds.
struct Checked {
    frames: u64,
    end: Place,
}

/// Walks a segment's frames and batches up to `limit`, which they must reach exactly when it is known.
fn check(
    dir: &Path,
    file: &File,
    number: u32,
    limit: u32,
    exact: bool,
) -> Result<Checked, JournalError> {
    let start = Place {
        segment: number,
        offset: HEADER_LEN,
    };
    let mut walk = Walk::new(start, 0, limit);
    let mut frames = 0;
    let mut commit = HEADER_LEN;
    let mut end = HEADER_LEN;
    loop {
        let at = walk.at();
        let step = walk
            .step(file)
            .map_err(FileError::new("read", segment::path(dir, number)))?;
        match step {
            Step::Frame { header, .. } if header.follows(at, commit, end) => {
                frames += 1;
                commit = header.commit;
                if header.last {
                    end = walk.at().offset;
                }
            }
            Step::End if end == at.offset && (!exact || at.offset == limit) => {
                return Ok(Checked { frames, end: at });
            }
            Step::Frame { .. } => {
                return Err(damage(dir, at, "the frame belongs to another commit").into());
            }
            Step::End => return Err(damage(dir, at, "the frames end too early").into()),
            Step::Bad => return Err(damage(dir, at, "the frame does not verify").into()),
        }
    }
}

/// Checks that a segment holds zeros behind its frames.
fn check_zeros(dir: &Path, file: &File, from: Place, size: u32) -> Result<(), JournalError> {
    let path = segment::path(dir, from.segment);
    let end = last_byte(file, from.offset, size).map_err(FileError::new("read", path))?;
    if end > from.offset {
        return Err(damage(dir, from, "bytes behind the last frame are not zeros").into());
    }
    Ok(())
}

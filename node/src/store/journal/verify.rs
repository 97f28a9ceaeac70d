//! Verification: every byte of a journal, read and checked, nothing repaired.

use std::fs::File;
use std::path::Path;

use ntc_core::reason::Reason;
use thiserror::Error;

use super::open::{damage, headers};
use super::reader::Shared;
use super::segment::{self, HEADER_LEN};
use super::tail::last_byte;
use super::walk::{Step, Walk};
use super::{Damage, FileError, Position};

/// What verification went through.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Verified {
    /// Segments read.
    pub segments: u64,
    /// Frames that verify.
    pub frames: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Where the frames end.
    pub end: Option<Position>,
}

/// What verification found.
#[derive(Debug, Error)]
pub enum VerifyError {
    /// Bytes are not as they were written.
    #[error(transparent)]
    Damaged(#[from] Damage),
    /// The system refused.
    #[error(transparent)]
    File(#[from] FileError),
}

impl VerifyError {
    /// The stable code.
    pub fn reason(&self) -> Reason {
        match self {
            Self::Damaged(damage) => damage.reason(),
            Self::File(error) => error.reason(),
        }
    }
}

/// Checks all files of a journal that no process writes to: headers, frames, and that all the rest is zeros. A
/// tail that a crash cut off counts as damage here; opening the journal tells whether it is more.
///
/// # Errors
/// The first damage, or a file that cannot be read.
pub fn verify_dir(dir: &Path) -> Result<Verified, VerifyError> {
    let headers = headers(dir)?;
    let mut verified = Verified::default();
    let ends = headers.iter().skip(1).map(|it| Some(it.previous_end));
    for (header, end) in headers.iter().zip(ends.chain([None])) {
        let path = segment::path(dir, header.number);
        let file = File::open(&path).map_err(FileError::new("open", &path))?;
        let checked = check(
            dir,
            &file,
            header.number,
            end.unwrap_or(header.size),
            end.is_some(),
        )?;
        check_zeros(dir, &file, checked.end, header.size)?;
        verified.add(&checked, header.size);
    }
    Ok(verified)
}

/// Checks the committed frames of a journal while its writer goes on.
pub(super) fn committed(
    shared: &Shared,
    mut progress: impl FnMut(u64),
) -> Result<Verified, VerifyError> {
    let end = shared.end();
    let mut verified = Verified::default();
    for number in 0..=end.segment {
        let file = shared.file(number)?;
        let start = Position {
            segment: number,
            offset: 0,
        };
        let header = segment::read_header(&file)
            .map_err(shared.unreadable(number))?
            .filter(|header| header.number == number)
            .ok_or_else(|| shared.damage(start, "the segment's header is not as written"))?;
        let limit = shared.limit(number, end).unwrap_or(header.size);
        let checked = check(&shared.dir, &file, number, limit, true)?;
        if number < end.segment {
            check_zeros(&shared.dir, &file, checked.end, header.size)?;
        }
        verified.add(
            &checked,
            if number < end.segment {
                header.size
            } else {
                limit
            },
        );
        progress(verified.bytes);
    }
    Ok(verified)
}

impl Verified {
    fn add(&mut self, checked: &Checked, bytes: u32) {
        self.segments += 1;
        self.frames += checked.frames;
        self.bytes += u64::from(bytes);
        self.end = Some(checked.end);
    }
}

/// What one segment holds.
struct Checked {
    frames: u64,
    end: Position,
}

/// Walks a segment's frames and batches up to `limit`, which they must reach exactly when it is known.
fn check(
    dir: &Path,
    file: &File,
    number: u32,
    limit: u32,
    exact: bool,
) -> Result<Checked, VerifyError> {
    let start = Position {
        segment: number,
        offset: HEADER_LEN,
    };
    let mut walk = Walk::new(start, limit);
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
fn check_zeros(dir: &Path, file: &File, from: Position, size: u32) -> Result<(), VerifyError> {
    let path = segment::path(dir, from.segment);
    let end = last_byte(file, from.offset, size).map_err(FileError::new("read", path))?;
    if end > from.offset {
        return Err(damage(dir, from, "bytes behind the last frame are not zeros").into());
    }
    Ok(())
}

//! The segment: one preallocated file of a journal.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use super::frame::take_u32;
use crate::journal::{FileError, JournalError, JournalOptions, MAX_SEGMENT, MIN_SEGMENT};
use crate::store::medium::{self, Medium};
use crate::store::put_in_place;

/// Bytes before the first frame.
pub(super) const HEADER_LEN: u32 = 32;

const MAGIC: &[u8; 8] = b"NTCJRNL2";

/// What a segment says of itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct SegmentHeader {
    pub(super) number: u32,
    /// Size of the file.
    pub(super) size: u32,
    /// Where the frames of the segment before end; 0 in the first.
    pub(super) previous_end: u32,
    /// Number of its first frame.
    pub(super) first: u64,
}

impl SegmentHeader {
    pub(super) fn encode(self) -> [u8; HEADER_LEN as usize] {
        let mut bytes = Vec::with_capacity(HEADER_LEN as usize);
        bytes.extend_from_slice(MAGIC);
        for word in [self.number, self.size, self.previous_end] {
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        bytes.extend_from_slice(&self.first.to_le_bytes());
        let crc = crc32c::crc32c(&bytes);
        bytes.extend_from_slice(&crc.to_le_bytes());
        let mut header = [0; HEADER_LEN as usize];
        for (to, from) in header.iter_mut().zip(bytes) {
            *to = from;
        }
        header
    }

    /// Reads a header; `None` when these bytes are not exactly one.
    pub(super) fn decode(bytes: &[u8; HEADER_LEN as usize]) -> Option<Self> {
        let (number, rest) = take_u32(bytes.strip_prefix(MAGIC)?)?;
        let (size, rest) = take_u32(rest)?;
        let (previous_end, rest) = take_u32(rest)?;
        let (first, _) = rest.split_first_chunk::<8>()?;
        let header = Self {
            number,
            size,
            previous_end,
            first: u64::from_le_bytes(*first),
        };
        let sound = header.encode() == *bytes && (MIN_SEGMENT..=MAX_SEGMENT).contains(&size);
        sound.then_some(header)
    }
}

/// One segment as a reader sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    /// Its number.
    pub(super) number: u32,
    /// Number of its first frame.
    pub(super) first: u64,
    /// Number of the frame behind its last durable one.
    pub(super) next: u64,
    /// Where its durable frames end.
    pub(super) end: u32,
}

/// A segment's file name.
pub(super) fn path(dir: &Path, number: u32) -> PathBuf {
    dir.join(format!("{number:08}.seg"))
}

/// The number of a segment's file name.
pub(super) fn number(name: &str) -> Option<u32> {
    let number = name.strip_suffix(".seg")?.parse().ok()?;
    (name == format!("{number:08}.seg")).then_some(number)
}

/// Where a segment is made before it gets its name.
pub(super) fn unfinished(dir: &Path) -> PathBuf {
    dir.join("next.tmp")
}

/// Where a segment is written again beside the writer.
pub(super) fn prepared(dir: &Path) -> PathBuf {
    dir.join("again.tmp")
}

/// Removes a file that is none of the journal yet, if it is there.
pub(super) fn remove(path: &Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(FileError::new("remove", path)(error))
        }
        _ => Ok(()),
    }
}

/// Checks that a new segment leaves the floor free.
pub(super) fn check_room(
    medium: &dyn Medium,
    dir: &Path,
    options: &JournalOptions,
) -> Result<(), JournalError> {
    let space = medium.space(dir).map_err(FileError::new("examine", dir))?;
    let need = u64::from(options.segment_bytes).saturating_add(options.floor_bytes);
    if space.free < need {
        return Err(JournalError::DiskNearlyFull {
            free: space.free,
            need,
        });
    }
    Ok(())
}

/// Makes a segment that is durable, name included, before it is returned.
pub(super) fn create(
    medium: &dyn Medium,
    dir: &Path,
    header: SegmentHeader,
) -> Result<File, FileError> {
    let tmp = unfinished(dir);
    let file = medium::writable()
        .truncate(true)
        .open(&tmp)
        .map_err(FileError::new("create", &tmp))?;
    let made = medium
        .allocate(&file, u64::from(header.size))
        .and_then(|()| medium.write_at(&file, &header.encode(), 0))
        .and_then(|()| medium.sync_all(&file));
    if let Err(source) = made {
        // Give the room back; a leftover would be removed at the next start as well.
        let removed = fs::remove_file(&tmp);
        let verb = if removed.is_ok() {
            "preallocate"
        } else {
            "preallocate or remove"
        };
        return Err(FileError::new(verb, tmp)(source));
    }
    let path = path(dir, header.number);
    put_in_place(medium, &tmp, &path)?;
    Ok(file)
}

/// Reads the header of an open segment; the inner `None` when it is damaged.
pub(super) fn read_header(file: &File) -> io::Result<Option<SegmentHeader>> {
    let mut bytes = [0; HEADER_LEN as usize];
    match file.read_exact_at(&mut bytes, 0) {
        Ok(()) => Ok(SegmentHeader::decode(&bytes)),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

//! What all segments of a journal say of themselves.

use std::fs::File;
use std::path::Path;

use super::segment::{self, HEADER_LEN, SegmentHeader};
use super::{Place, damage};
use crate::journal::{FileError, JournalError};

/// The headers of all segments, checked: numbers without a gap, sizes as told, ends that lie within.
pub(super) fn headers(dir: &Path) -> Result<Vec<SegmentHeader>, JournalError> {
    let mut numbers = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(FileError::new("list", dir))? {
        let name = entry.map_err(FileError::new("list", dir))?.file_name();
        numbers.extend(name.to_str().and_then(segment::number));
    }
    numbers.sort_unstable();
    let mut headers: Vec<SegmentHeader> = Vec::with_capacity(numbers.len());
    for (expected, number) in (0..).zip(numbers) {
        let at = Place {
            segment: expected,
            offset: 0,
        };
        if number != expected {
            return Err(damage(dir, at, "the segment is missing").into());
        }
        let path = segment::path(dir, number);
        let file = File::open(&path).map_err(FileError::new("open", &path))?;
        let len = file
            .metadata()
            .map_err(FileError::new("examine", &path))?
            .len();
        let header = segment::read_header(&file)
            .map_err(FileError::new("read", &path))?
            .filter(|header| header.number == number && u64::from(header.size) == len)
            .ok_or_else(|| damage(dir, at, "the segment's header or size is not as written"))?;
        let end_fits = match headers.last() {
            None => header.previous_end == 0 && header.first == 0,
            Some(before) => {
                (HEADER_LEN..=before.size).contains(&header.previous_end)
                    && header.first >= before.first
            }
        };
        if !end_fits {
            return Err(damage(dir, at, "the segment does not follow the one before it").into());
        }
        headers.push(header);
    }
    Ok(headers)
}

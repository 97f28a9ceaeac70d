//! The journal in files: frames in preallocated segments, with checksums, group commit and `fdatasync`.
//!
//! A segment is a header of 32 bytes, frames, and zeros up to its fixed size. Integers are little-endian.
//!
//! ```text
//! header  "NTCJRNL2" | segment u32 | size u32 | end of the segment before u32 | number of its first frame u64 | crc32c u32
//! frame   length u32, top bit set on the last of its batch | frames before it in the segment u32 | commit u32
//!         | crc32c u32 | payload
//! ```
//!
//! A batch is what one append wrote. `commit` is the offset of the first frame of the same commit; the checksum
//! covers the segment, the offset, the frame's header and its payload, so a frame at another place or with another
//! number is not a frame. One commit is one write and one `fdatasync`; a new segment is durable, its name too, before
//! anything is written to it. So a crash can damage the frames of the last commit only: whatever else does not verify
//! is corruption, is never repaired, and is told with its place. The file `end` beside the segments tells how far the
//! journal was durable, so that the last commit, once it was durable, is not taken for a torn one.
//!
//! Beside a full segment lies a table of where its frames begin. It is derived, and made again when it does not lead to
//! the frames.

mod end;
mod frame;
mod headers;
mod layout;
mod look;
mod older;
mod open;
mod read;
mod replace;
mod segment;
mod table;
mod tail;
#[cfg(test)]
mod tests;
mod verify;
mod walk;
mod write;
mod writer;

use std::fmt;
use std::path::Path;

use super::Damage;

pub use look::Looked;
pub use older::MAX_OPEN_SEGMENTS;
pub use open::{check_ends, is_empty, is_free};
pub use replace::Made;
pub use verify::verify_dir;
pub use writer::Writer;

/// Where a frame stands. Places of one journal are ordered as their frames were appended.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Place {
    /// Number of the segment file, from 0.
    segment: u32,
    /// Offset of the frame in that file, in bytes.
    offset: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08}.seg:{}", self.segment, self.offset)
    }
}

fn damage(dir: &Path, place: Place, what: &'static str) -> Damage {
    Damage {
        dir: dir.to_path_buf(),
        place: place.to_string(),
        what,
    }
}

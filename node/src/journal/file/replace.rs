//! Replacing: payloads of durable frames are destroyed by writing their segment again.
//!
//! Every frame keeps its place, length, number and commit, so that nothing else of the journal changes. The new segment
//! is durable before it takes the name of the old one; so a crash leaves either the one or the other.

use std::collections::BTreeMap;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::sync::Arc;

use super::Place;
use super::frame::{self, FRAME_HEADER, Header};
use super::segment::{self, Segment};
use super::writer::Writer;
use crate::journal::{FileError, JournalError, Read, filled};
use crate::store::medium::{self, Medium};
use crate::store::put_in_place;

/// How much is copied at once, in bytes.
const CHUNK: usize = 1 << 20;

/// The frames that are written again in one segment: where, and their whole bytes.
type Patches = Vec<(u32, Vec<u8>)>;

/// Replaces payloads, segment by segment.
pub(super) fn replace(
    writer: &mut Writer,
    payloads: &BTreeMap<u64, Vec<u8>>,
) -> Result<(), JournalError> {
    let mut patches: BTreeMap<u32, (Segment, Patches)> = BTreeMap::new();
    for (number, payload) in payloads {
        let (segment, patch) = patch(writer, *number, payload)?;
        let (_, of_segment) = patches
            .entry(segment.number)
            .or_insert_with(|| (segment, Vec::new()));
        of_segment.push(patch);
    }
    for (segment, patches) in patches.into_values() {
        rewrite(writer, &segment, &patches)?;
    }
    Ok(())
}

/// The bytes of a frame with another payload.
fn patch(
    writer: &Writer,
    number: u64,
    payload: &[u8],
) -> Result<(Segment, (u32, Vec<u8>)), JournalError> {
    let old = writer.shared.read(number)?;
    let payload = filled(number, payload, old.len())?;
    let (segment, place) = writer.shared.place_of(number)?;
    let open = writer.shared.file(segment.number)?;
    let mut header = [0; FRAME_HEADER];
    open.file
        .read_exact_at(&mut header, u64::from(place.offset))
        .map_err(writer.shared.unreadable(segment.number))?;
    let no_frame = || {
        let what = "no frame that verifies begins here";
        JournalError::from(writer.shared.damage(place, what))
    };
    let header = Header::read(&header).ok_or_else(no_frame)?;
    let mut bytes = Vec::with_capacity(header.frame_len());
    frame::write(
        &mut bytes,
        place,
        header.row,
        header.commit,
        header.last,
        &payload,
    );
    Ok((segment, (place.offset, bytes)))
}

/// Writes a segment again with other frames at some places.
fn rewrite(writer: &mut Writer, segment: &Segment, patches: &Patches) -> Result<(), JournalError> {
    let shared = Arc::clone(&writer.shared);
    let old = shared.file(segment.number)?;
    let path = segment::path(&shared.dir, segment.number);
    let size = old
        .file
        .metadata()
        .map_err(FileError::new("examine", &path))?
        .len();
    let tmp = segment::unfinished(&shared.dir);
    let file = medium::writable()
        .truncate(true)
        .open(&tmp)
        .map_err(FileError::new("create", &tmp))?;
    let medium = Arc::clone(&writer.medium);
    let made = medium
        .allocate(&file, size)
        .and_then(|()| copy(&*medium, &old.file, &file, u64::from(segment.end)))
        .and_then(|()| {
            patches
                .iter()
                .try_for_each(|(at, bytes)| medium.write_at(&file, bytes, u64::from(*at)))
        })
        .and_then(|()| medium.sync_all(&file));
    if let Err(source) = made {
        let removed = std::fs::remove_file(&tmp);
        tracing::warn!(
            removed = removed.is_ok(),
            "a journal segment was not written again"
        );
        return Err(FileError::new("write", tmp)(source).into());
    }
    if let Err(error) = put_in_place(&*medium, &tmp, &path) {
        return Err(writer.stop(error));
    }
    let file = Arc::new(file);
    shared.keep(segment.number, Arc::clone(&file));
    if shared.end_place().segment == segment.number {
        writer.file = file;
    }
    Ok(())
}

fn copy(medium: &dyn Medium, from: &File, to: &File, len: u64) -> std::io::Result<()> {
    let mut buffer = vec![0; CHUNK];
    let mut at = 0;
    while at < len {
        let some = usize::try_from(len - at).map_or(CHUNK, |left| left.min(CHUNK));
        let bytes = buffer.get_mut(..some).unwrap_or_default();
        from.read_exact_at(bytes, at)?;
        medium.write_at(to, bytes, at)?;
        at += some as u64;
    }
    Ok(())
}

impl super::layout::Shared {
    /// Where a durable frame stands.
    fn place_of(&self, number: u64) -> Result<(Segment, Place), JournalError> {
        let segment = self.holding(number)?;
        let open = self.file(segment.number)?;
        let place = self.found(&segment, &open, number, |place, row| {
            self.frame_at(&open.file, place, row, segment.end)
                .map(|_| place)
        })?;
        Ok((segment, place))
    }
}

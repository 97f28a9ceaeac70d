//! Replacing: payloads of durable frames are destroyed by writing their segment again.
//!
//! Every frame keeps its place, length, number and commit, so that nothing else of the journal changes. The new segment
//! is durable before it takes the name of the old one; so a crash leaves either the one or the other.

use std::collections::BTreeMap;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::sync::Arc;

use super::Place;
use super::frame::{self, Header};
use super::segment::{self, Segment};
use super::writer::Writer;
use crate::journal::{FileError, JournalError, fitting};
use crate::store::medium::{self, Medium};
use crate::store::put_in_place;

/// How much is copied at once, in bytes.
const CHUNK: usize = 1 << 20;

/// A frame that is written again.
struct Patch {
    at: Place,
    header: Header,
    payload: Vec<u8>,
}

/// The frames that are written again in one segment, in their order.
type Patches = Vec<Patch>;

impl Patch {
    /// Where it ends.
    const fn end(&self) -> u64 {
        self.at.offset as u64 + self.header.frame_len() as u64
    }

    /// Its bytes, with zeros behind the payload.
    fn bytes(&self) -> Vec<u8> {
        let mut payload = self.payload.clone();
        payload.resize(self.header.len, 0);
        let mut bytes = Vec::with_capacity(self.header.frame_len());
        let Header {
            row, commit, last, ..
        } = self.header;
        frame::write(&mut bytes, self.at, row, commit, last, &payload);
        bytes
    }
}

/// Replaces payloads, segment by segment.
pub(super) fn replace(
    writer: &mut Writer,
    payloads: &BTreeMap<u64, Vec<u8>>,
) -> Result<(), JournalError> {
    let mut patches: BTreeMap<u32, (Segment, Patches)> = BTreeMap::new();
    for (number, payload) in payloads {
        let (segment, patch) = writer.shared.patch(*number, payload)?;
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
        .and_then(|()| {
            copy(
                &*medium,
                (&old.file, &file),
                u64::from(segment.end),
                patches,
            )
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

/// Copies a segment with other frames in the place of some.
fn copy(
    medium: &dyn Medium,
    (from, to): (&File, &File),
    len: u64,
    patches: &Patches,
) -> std::io::Result<()> {
    let mut buffer = vec![0; CHUNK];
    let mut patches = patches.iter().peekable();
    let mut at = 0;
    while at < len {
        let some = usize::try_from(len - at).map_or(CHUNK, |left| left.min(CHUNK));
        let bytes = buffer.get_mut(..some).unwrap_or_default();
        from.read_exact_at(bytes, at)?;
        let end = at + some as u64;
        while let Some(patch) = patches
            .peek()
            .filter(|patch| u64::from(patch.at.offset) < end)
        {
            lay_over(bytes, at, &patch.bytes(), u64::from(patch.at.offset));
            if patch.end() > end {
                // The rest of it comes with what is copied next.
                break;
            }
            patches.next();
        }
        medium.write_at(to, bytes, at)?;
        at = end;
    }
    Ok(())
}

/// Lays bytes that begin at one place over those that begin at another, as far as both reach.
fn lay_over(bytes: &mut [u8], at: u64, over: &[u8], over_at: u64) {
    let gap = |from: u64, to: u64| usize::try_from(to.saturating_sub(from)).unwrap_or(usize::MAX);
    let under = bytes.iter_mut().skip(gap(at, over_at));
    let over = over.iter().skip(gap(over_at, at));
    under.zip(over).for_each(|(under, over)| *under = *over);
}

impl super::layout::Shared {
    /// What takes the place of a durable frame, and in which segment.
    fn patch(&self, number: u64, payload: &[u8]) -> Result<(Segment, Patch), JournalError> {
        let segment = self.holding(number)?;
        let open = self.file(segment.number)?;
        let patch = self.found(&segment, &open, number, |at, row| {
            let (header, old) = self.whole_frame_at(&open.file, at, row, segment.end)?;
            let payload = fitting(number, payload, old.len())?.to_vec();
            Ok(Patch {
                at,
                header,
                payload,
            })
        })?;
        Ok((segment, patch))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_laid_over_stands_where_both_reach_and_nowhere_else(
            len in 0_usize..40, at in 0_u64..80, over_len in 0_usize..40, over_at in 0_u64..80,
        ) {
            let mut bytes = vec![0; len];
            lay_over(&mut bytes, at, &vec![1; over_len], over_at);
            for (place, byte) in (at..).zip(bytes) {
                let covered = (over_at..over_at + over_len as u64).contains(&place);
                prop_assert_eq!(byte, u8::from(covered), "{}", place);
            }
        }
    }
}

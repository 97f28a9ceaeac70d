//! Replacing: payloads of durable frames are destroyed by writing their segment again.
//!
//! Every frame keeps its place, length, number and commit, so that nothing else of the journal changes. The new segment
//! is durable before it takes the name of the old one; so a crash leaves either the one or the other. It may be made
//! beside the writer, who then only adds what was appended meanwhile. What was made before something else of its segment
//! was replaced would bring that back, so it is never put in place.

use std::collections::BTreeMap;
use std::fs::File;
use std::ops::Range;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::PathBuf;
use std::sync::Arc;

use super::Place;
use super::frame::{self, Header};
use super::layout::Shared;
use super::segment::{self, Segment};
use super::writer::Writer;
use crate::journal::{FileError, JournalError, fitting};
use crate::store::medium::{self, Medium};
use crate::store::put_in_place;

/// How much is copied and made durable at once, in bytes.
const CHUNK: usize = 4 << 20;

/// A frame that is written again.
#[derive(Debug)]
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

/// A segment that is written again under another name, in the place of which it is put as a whole. The file goes unless
/// it was put there.
#[derive(Debug)]
pub struct Made {
    /// The segment as far as it was durable when this was made.
    segment: Segment,
    /// What is in its place as long as nothing else was replaced.
    old: Arc<File>,
    file: Arc<File>,
    path: PathBuf,
    /// Whether its name is another's by now, or will be.
    is_put: bool,
}

/// Replaces payloads, segment by segment.
pub(super) fn replace(
    writer: &mut Writer,
    payloads: &BTreeMap<u64, Vec<u8>>,
) -> Result<(), JournalError> {
    for (segment, patches) in writer.shared.patches(payloads)?.into_values() {
        let path = segment::unfinished(&writer.shared.dir);
        segment::remove(&path)?;
        Made::make(&writer.shared, (segment, &patches), path)?.put(writer)?;
    }
    Ok(())
}

impl Made {
    /// Makes the segment of these payloads beside the writer; none where they lie in several.
    ///
    /// # Errors
    /// When it cannot be written; while another one is made, too.
    pub(super) fn prepare(
        shared: &Shared,
        payloads: &BTreeMap<u64, Vec<u8>>,
    ) -> Result<Option<Self>, JournalError> {
        let mut patches = shared.patches(payloads)?.into_values();
        let path = segment::prepared(&shared.dir);
        match (patches.next(), patches.next()) {
            (Some((segment, patches)), None) => {
                Self::make(shared, (segment, &patches), path).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Writes a segment again with other frames at some places, and makes it durable piece by piece, so that others who
    /// write to the disk wait for no more than a piece.
    fn make(
        shared: &Shared,
        (segment, patches): (Segment, &Patches),
        path: PathBuf,
    ) -> Result<Self, JournalError> {
        let old = Arc::clone(&shared.file(segment.number)?.file);
        let size = old
            .metadata()
            .map_err(FileError::new(
                "examine",
                segment::path(&shared.dir, segment.number),
            ))?
            .len();
        let file = medium::writable()
            .create_new(true)
            .open(&path)
            .map_err(FileError::new("create", &path))?;
        let made = Self {
            segment,
            old,
            file: Arc::new(file),
            path,
            is_put: false,
        };
        let medium = &*shared.medium;
        medium
            .allocate(&made.file, size)
            .and_then(|()| made.copy(medium, 0..u64::from(segment.end), patches))
            .and_then(|()| medium.sync_all(&made.file))
            .map_err(FileError::new("write", &made.path))?;
        Ok(made)
    }

    /// True while the segment holds what it held, and perhaps more.
    pub(super) fn is_fresh(&self, shared: &Shared) -> Result<bool, JournalError> {
        let now = shared.file(self.segment.number)?;
        let path = segment::path(&shared.dir, self.segment.number);
        Ok(is_same(&now.file, &self.old).map_err(FileError::new("examine", path))?)
    }

    /// Takes the place of the segment, with what was appended to that since.
    pub(super) fn put(mut self, writer: &mut Writer) -> Result<(), JournalError> {
        let (shared, number) = (Arc::clone(&writer.shared), self.segment.number);
        let medium = &*shared.medium;
        let end = shared.segment(number).map_or(0, |now| now.end);
        if end > self.segment.end {
            self.copy(medium, u64::from(self.segment.end)..u64::from(end), &[])
                .and_then(|()| medium.sync_data(&self.file))
                .map_err(FileError::new("write", &self.path))?;
        }
        self.is_put = true;
        if let Err(error) = put_in_place(medium, &self.path, &segment::path(&shared.dir, number)) {
            return Err(writer.stop(error));
        }
        if shared.put(number, Arc::clone(&self.file)) {
            writer.file = Arc::clone(&self.file);
        }
        Ok(())
    }

    /// Copies bytes of the segment with other frames in the place of some.
    fn copy(
        &self,
        medium: &dyn Medium,
        bytes: Range<u64>,
        patches: &[Patch],
    ) -> std::io::Result<()> {
        let mut buffer = vec![0; CHUNK];
        let mut patches = patches.iter().peekable();
        let mut at = bytes.start;
        while at < bytes.end {
            let some = usize::try_from(bytes.end - at).map_or(CHUNK, |left| left.min(CHUNK));
            let chunk = buffer.get_mut(..some).unwrap_or_default();
            self.old.read_exact_at(chunk, at)?;
            let end = at + some as u64;
            while let Some(patch) = patches
                .peek()
                .filter(|patch| u64::from(patch.at.offset) < end)
            {
                lay_over(chunk, at, &patch.bytes(), u64::from(patch.at.offset));
                if patch.end() > end {
                    // The rest of it comes with what is copied next.
                    break;
                }
                patches.next();
            }
            medium.write_at(&self.file, chunk, at)?;
            if at > 0 {
                medium.sync_data(&self.file)?;
            }
            at = end;
        }
        Ok(())
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        if self.is_put {
            return;
        }
        if let Err(error) = segment::remove(&self.path) {
            tracing::warn!(%error, "a journal segment that is not needed is removed at the next start");
        }
    }
}

/// Whether these are one file, opened once or twice. A file that is open keeps its number to itself.
pub(super) fn is_same(one: &File, other: &File) -> std::io::Result<bool> {
    let (one, other) = (one.metadata()?, other.metadata()?);
    Ok((one.dev(), one.ino()) == (other.dev(), other.ino()))
}

/// Lays bytes that begin at one place over those that begin at another, as far as both reach.
fn lay_over(bytes: &mut [u8], at: u64, over: &[u8], over_at: u64) {
    let gap = |from: u64, to: u64| usize::try_from(to.saturating_sub(from)).unwrap_or(usize::MAX);
    let under = bytes.iter_mut().skip(gap(at, over_at));
    let over = over.iter().skip(gap(over_at, at));
    under.zip(over).for_each(|(under, over)| *under = *over);
}

impl Shared {
    /// What takes the place of durable frames, by their segments.
    fn patches(
        &self,
        payloads: &BTreeMap<u64, Vec<u8>>,
    ) -> Result<BTreeMap<u32, (Segment, Patches)>, JournalError> {
        let mut patches: BTreeMap<u32, (Segment, Patches)> = BTreeMap::new();
        for (number, payload) in payloads {
            let (segment, patch) = self.patch(*number, payload)?;
            let (_, of_segment) = patches
                .entry(segment.number)
                .or_insert_with(|| (segment, Vec::new()));
            of_segment.push(patch);
        }
        Ok(patches)
    }

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

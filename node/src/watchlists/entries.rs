//! The file of a list's entries: written once from its beginning to its end, then only read.
//!
//! A heading, then for each entry its length (u32, big endian) and its bytes. That the file is whole is told by the
//! digest of all its bytes, which is its name and stands in the file that says what the list is.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use ntc_core::watchlist::{Entry, Order, Review, wire};
use sha2::{Digest as _, Sha256};

use super::remove;
use crate::store::FileError;
use crate::store::medium::{self, Medium};

/// What the file begins with.
const HEADING: &[u8; 8] = b"ntcwlst1";
/// Bytes written or read at once.
const BLOCK: usize = 1 << 20;
/// Longest entry, bytes: far above what the limits of its fields allow.
const MAX_ENTRY: usize = 16 << 20;

/// Where an entry stands: the first bytes of the digest of its key, and where its length stands.
type Place = (u64, u64);

/// The entries of one edition.
#[derive(Debug)]
pub(super) struct Entries {
    file: File,
    end: u64,
    digest: [u8; 32],
    /// In the order of their keys' digests; made when an entry is asked for by its key.
    places: OnceLock<Vec<Place>>,
    /// When those that have an order of their own are decided again, and when they end; made when it is asked for.
    reviews: OnceLock<Vec<Review>>,
}

/// Entries that are durable, and whose file has no place of its own yet.
pub(super) struct Written {
    pub(super) entries: Arc<Entries>,
    pub(super) count: u64,
    pub(super) scratch: Scratch,
}

/// A file that goes unless it is given another name.
pub(super) struct Scratch(PathBuf);

/// Writes the entries of an edition.
pub(super) struct Writer<'a> {
    medium: &'a dyn Medium,
    path: Scratch,
    file: File,
    buffer: Vec<u8>,
    at: u64,
    hash: Sha256,
    entries: u64,
}

impl<'a> Writer<'a> {
    /// Begins a file, in the place of what an unfinished change left.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(super) fn begin(medium: &'a dyn Medium, path: &Path) -> Result<Self, FileError> {
        remove(path)?;
        let file = medium::writable()
            .create_new(true)
            .open(path)
            .map_err(FileError::new("create", path))?;
        Ok(Self {
            medium,
            path: Scratch(path.to_owned()),
            file,
            buffer: HEADING.to_vec(),
            at: 0,
            hash: Sha256::new(),
            entries: 0,
        })
    }

    /// Writes an entry behind the others, and answers its place in the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn write(&mut self, entry: &Entry) -> Result<u64, FileError> {
        let bytes = wire::encoded(entry);
        let place = self.at + self.buffer.len() as u64;
        let len = u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes();
        length(len).map_err(FileError::new("write", &self.path.0))?;
        self.buffer.extend_from_slice(&len);
        self.buffer.extend_from_slice(&bytes);
        self.entries += 1;
        if self.buffer.len() >= BLOCK {
            self.flush()?;
        }
        Ok(place)
    }

    /// Entries written so far.
    pub(super) const fn len(&self) -> u64 {
        self.entries
    }

    /// Makes the bytes of the file durable, and hands it on to be read.
    ///
    /// # Errors
    /// When it cannot be.
    pub(super) fn finish(mut self) -> Result<Written, FileError> {
        self.flush()?;
        self.medium
            .sync_data(&self.file)
            .map_err(FileError::new("sync", &self.path.0))?;
        let entries = Entries {
            file: self.file,
            end: self.at,
            digest: self.hash.finalize().into(),
            places: OnceLock::new(),
            reviews: OnceLock::new(),
        };
        Ok(Written {
            entries: Arc::new(entries),
            count: self.entries,
            scratch: self.path,
        })
    }

    fn flush(&mut self) -> Result<(), FileError> {
        self.hash.update(&self.buffer);
        self.medium
            .write_at(&self.file, &self.buffer, self.at)
            .map_err(FileError::new("write", &self.path.0))?;
        self.at += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }
}

impl Scratch {
    /// Where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_file(&self.0)
            && error.kind() != ErrorKind::NotFound
        {
            tracing::warn!(%error, "unfinished entries of a watchlist are removed at the next start");
        }
    }
}

impl Entries {
    /// Reads a file once from its beginning to its end.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let (mut hash, mut end) = (Sha256::new(), 0);
        let mut block = vec![0; BLOCK];
        loop {
            let read = file.read(&mut block)?;
            if read == 0 {
                break;
            }
            hash.update(block.get(..read).unwrap_or_default());
            end += read as u64;
        }
        Ok(Self {
            file,
            end,
            digest: hash.finalize().into(),
            places: OnceLock::new(),
            reviews: OnceLock::new(),
        })
    }

    /// SHA-256 of all bytes of the file.
    pub(super) const fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// The reviews of those that have an order of their own.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn reviews(&self) -> io::Result<&[Review]> {
        if let Some(reviews) = self.reviews.get() {
            return Ok(reviews);
        }
        let mut reviews = Vec::new();
        self.walk(0, &mut |entry, _| {
            reviews.extend(entry.order.as_ref().map(Order::reviewed));
            true
        })?;
        Ok(self.reviews.get_or_init(|| reviews))
    }

    /// The entry of a key, and where the one behind it stands.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn of_key(&self, key: &str) -> io::Result<Option<(Entry, u64)>> {
        let places = self.places()?;
        let wanted = short(key);
        let from = places.partition_point(|(key, _)| *key < wanted);
        let same = places.get(from..).unwrap_or_default().iter();
        for (_, offset) in same.take_while(|(key, _)| *key == wanted) {
            let (entry, next) = self.at(*offset)?;
            if entry.key == key {
                return Ok(Some((entry, next)));
            }
        }
        Ok(None)
    }

    /// Entries in the order of the file, from `offset` on, from the first where it is 0, until `each` has enough.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn walk(
        &self,
        offset: u64,
        each: &mut dyn FnMut(Entry, u64) -> bool,
    ) -> io::Result<()> {
        let mut at = offset.max(HEADING.len() as u64);
        while at < self.end {
            let (entry, next) = self.at(at)?;
            if !each(entry, at) {
                break;
            }
            at = next;
        }
        Ok(())
    }

    fn places(&self) -> io::Result<&[Place]> {
        if let Some(places) = self.places.get() {
            return Ok(places);
        }
        let mut places = Vec::new();
        self.walk(0, &mut |entry, at| {
            places.push((short(&entry.key), at));
            true
        })?;
        places.sort_unstable();
        Ok(self.places.get_or_init(|| places))
    }

    /// The entry whose length stands at `offset`, and where the next one stands.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn at(&self, offset: u64) -> io::Result<(Entry, u64)> {
        let mut len = [0; 4];
        self.file.read_exact_at(&mut len, offset)?;
        let mut bytes = vec![0; length(len)?];
        self.file.read_exact_at(&mut bytes, offset + 4)?;
        // The fault would name the field and not the entry: a file that is damaged is damaged as a whole.
        let entry = wire::decoded(&bytes).map_err(|_| wrong("an entry cannot be read"))?;
        Ok((entry, offset + 4 + bytes.len() as u64))
    }
}

/// First bytes of the digest of a key, as a number.
fn short(key: &str) -> u64 {
    let digest: [u8; 32] = Sha256::digest(key).into();
    let [a, b, c, d, e, f, g, h, ..] = digest;
    u64::from_be_bytes([a, b, c, d, e, f, g, h])
}

fn length(bytes: [u8; 4]) -> io::Result<usize> {
    let len = usize::try_from(u32::from_be_bytes(bytes)).unwrap_or(usize::MAX);
    if len > MAX_ENTRY {
        return Err(wrong("an entry is longer than any is"));
    }
    Ok(len)
}

fn wrong(why: &'static str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_its_length_and_one_byte_more_is_refused() {
        let bytes = |len: usize| u32::try_from(len).unwrap().to_be_bytes();
        assert_eq!(length(bytes(MAX_ENTRY)).unwrap(), MAX_ENTRY);
        assert!(length(bytes(MAX_ENTRY + 1)).is_err());
    }
}

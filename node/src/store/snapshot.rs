//! The snapshot: one small file, replaced whole or not at all, from which a start goes on.
//!
//! ```text
//! "NTCSNAP1" | version u32 | length u64 | crc32c u32 over all before it and the bytes | bytes
//! ```

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

use ntc_core::reason::Reasoned;
use thiserror::Error;

use super::medium::Medium;
use super::replace;
use crate::store::FileError;

/// Most bytes that a snapshot holds.
pub const MAX_SNAPSHOT: usize = 64 << 20;

const MAGIC: &[u8; 8] = b"NTCSNAP1";

/// Magic, version and length.
const HEAD_LEN: usize = 20;

/// Why a snapshot cannot be read or written.
#[derive(Debug, Error, Reasoned)]
pub enum SnapshotError {
    /// It does not verify. It is derived: start without it.
    #[error("snapshot {path} does not verify; it is derived from the journal and is made again", path = .0.display())]
    #[reason(Corrupt)]
    Damaged(PathBuf),
    /// There are too many bytes.
    #[error("a snapshot of {0} bytes is too large; it holds at most {MAX_SNAPSHOT}")]
    #[reason(TooLarge)]
    TooLarge(usize),
    /// The system refused.
    #[error(transparent)]
    #[reason(inner)]
    File(#[from] FileError),
}

/// What a snapshot holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Saved {
    /// Version of the bytes' form, as their owner counts it.
    pub version: u32,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A snapshot file.
#[derive(Debug)]
pub struct Snapshot {
    path: PathBuf,
    medium: Arc<dyn Medium>,
}

impl Snapshot {
    /// Names the file; it need not exist.
    pub fn new(path: impl Into<PathBuf>, medium: Arc<dyn Medium>) -> Self {
        Self {
            path: path.into(),
            medium,
        }
    }

    /// Reads what was written last; `None` when nothing ever was.
    ///
    /// # Errors
    /// When the file does not verify or cannot be read.
    pub fn read(&self) -> Result<Option<Saved>, SnapshotError> {
        let unreadable = || FileError::new("read", &self.path);
        let file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable()(error).into()),
        };
        let mut bytes = Vec::new();
        file.take((MAX_SNAPSHOT + HEAD_LEN + 5) as u64)
            .read_to_end(&mut bytes)
            .map_err(unreadable())?;
        let saved = decode(&bytes).ok_or_else(|| SnapshotError::Damaged(self.path.clone()))?;
        Ok(Some(saved))
    }

    /// Replaces the file. After a crash either the old or the new bytes are read.
    ///
    /// # Errors
    /// When there are too many bytes, or the file cannot be written; the old one stays then.
    pub fn write(&self, version: u32, bytes: &[u8]) -> Result<(), SnapshotError> {
        if bytes.len() > MAX_SNAPSHOT {
            return Err(SnapshotError::TooLarge(bytes.len()));
        }
        let head = head(version, bytes.len());
        let crc = crc32c::crc32c_append(crc32c::crc32c(&head), bytes);
        let file = [&*head, &crc.to_le_bytes(), bytes].concat();
        Ok(replace(&*self.medium, &self.path, &file)?)
    }
}

fn head(version: u32, len: usize) -> Vec<u8> {
    let mut head = Vec::with_capacity(HEAD_LEN);
    head.extend_from_slice(MAGIC);
    head.extend_from_slice(&version.to_le_bytes());
    head.extend_from_slice(&(len as u64).to_le_bytes());
    head
}

fn decode(file: &[u8]) -> Option<Saved> {
    let (head_bytes, rest) = file.split_at_checked(HEAD_LEN)?;
    let (crc, bytes) = rest.split_first_chunk::<4>()?;
    let version = u32::from_le_bytes(*head_bytes.strip_prefix(MAGIC)?.first_chunk()?);
    let sound = head_bytes == head(version, bytes.len())
        && crc32c::crc32c_append(crc32c::crc32c(head_bytes), bytes) == u32::from_le_bytes(*crc);
    sound.then(|| Saved {
        version,
        bytes: bytes.to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::medium::Disk;

    #[test]
    fn the_last_bytes_written_are_read() {
        let dir = tempfile::tempdir().unwrap();
        let snapshot = Snapshot::new(dir.path().join("deep/s"), Arc::new(Disk));
        assert_eq!(snapshot.read().unwrap(), None);
        snapshot.write(1, b"").unwrap();
        assert_eq!(
            snapshot.read().unwrap(),
            Some(Saved {
                version: 1,
                bytes: vec![]
            })
        );
        snapshot.write(2, b"abc").unwrap();
        let saved = snapshot.read().unwrap().unwrap();
        assert_eq!((saved.version, &*saved.bytes), (2, &b"abc"[..]));
    }

    #[test]
    fn every_flipped_and_every_cut_byte_is_found() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("s");
        let snapshot = Snapshot::new(&path, Arc::new(Disk));
        snapshot
            .write(7, b"thirty-two bytes of saved state.")
            .unwrap();
        let sound = std::fs::read(&path).unwrap();
        for i in 0..sound.len() {
            let mut bytes = sound.clone();
            bytes[i] ^= 0x40;
            std::fs::write(&path, bytes).unwrap();
            assert!(
                matches!(snapshot.read(), Err(SnapshotError::Damaged(_))),
                "flip {i}"
            );
            std::fs::write(&path, &sound[..i]).unwrap();
            assert!(
                matches!(snapshot.read(), Err(SnapshotError::Damaged(_))),
                "cut {i}"
            );
        }
        std::fs::write(&path, [&*sound, &[0]].concat()).unwrap();
        assert!(snapshot.read().is_err());
    }

    #[test]
    fn one_byte_more_than_the_limit_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let snapshot = Snapshot::new(dir.path().join("s"), Arc::new(Disk));
        let bytes = vec![1; MAX_SNAPSHOT + 1];
        assert!(matches!(
            snapshot.write(1, &bytes),
            Err(SnapshotError::TooLarge(_))
        ));
        snapshot.write(1, &bytes[1..]).unwrap();
        assert_eq!(snapshot.read().unwrap().unwrap().bytes.len(), MAX_SNAPSHOT);
    }
}

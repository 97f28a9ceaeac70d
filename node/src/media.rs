//! Bodies of pictures and documents, one file for each, named by its SHA-256.
//!
//! A body is written to a temporary file, hashed, fsynced and renamed: a file under its hash is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use ntc_core::reason::Reason;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::store::disk::{DiskError, DiskWatch};

pub use ntc_core::record::MAX_MEDIA_SIZE;

/// Largest run of a body in one message, bytes.
pub const MEDIA_CHUNK: usize = 192 * 1024;

/// A body that a record names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Body {
    /// SHA-256 of the body.
    pub sha256: [u8; 32],
    /// Its length as the record says, bytes.
    pub size: u64,
}

/// Why a body was not taken or given.
#[derive(Debug, Error)]
pub enum MediaError {
    /// The body is larger than [`MAX_MEDIA_SIZE`].
    #[error("the body is larger than {MAX_MEDIA_SIZE} bytes")]
    TooLarge,
    /// The body's hash is not the one that was promised.
    #[error("the body does not have the hash that the record names")]
    WrongHash,
    /// No body has this hash here.
    #[error("no body with this hash is held")]
    NotFound,
    /// The disk's reserve is reached.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The disk failed.
    #[error("the media store failed")]
    Io(#[from] io::Error),
}

impl MediaError {
    /// The stable code.
    pub fn reason(&self) -> Reason {
        match self {
            Self::TooLarge => Reason::TooLarge,
            Self::WrongHash => Reason::BadCommitment,
            Self::NotFound => Reason::NotFound,
            Self::Disk(error) => error.reason(),
            Self::Io(_) => Reason::Internal,
        }
    }
}

/// The folder of bodies.
#[derive(Clone, Debug)]
pub struct MediaStore {
    dir: PathBuf,
    disk: DiskWatch,
}

impl MediaStore {
    /// Opens the folder, making it when it is not there; nothing new is begun when the disk's reserve is reached.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(dir: &Path, disk: DiskWatch) -> io::Result<Self> {
        fs::create_dir_all(dir)?;
        Ok(Self {
            dir: dir.to_owned(),
            disk,
        })
    }

    /// True when the body is held whole.
    pub fn holds(&self, sha256: &[u8; 32]) -> bool {
        self.path(sha256).is_file()
    }

    /// Length of a body that is held.
    ///
    /// # Errors
    /// [`MediaError::NotFound`], or the disk failed.
    pub fn size(&self, sha256: &[u8; 32]) -> Result<u64, MediaError> {
        Ok(fs::metadata(self.path(sha256)).map_err(not_found)?.len())
    }

    /// Reads up to [`MEDIA_CHUNK`] bytes from `offset`; empty at the end.
    ///
    /// # Errors
    /// [`MediaError::NotFound`], or the disk failed.
    pub fn read(&self, sha256: &[u8; 32], offset: u64) -> Result<Vec<u8>, MediaError> {
        let mut file = File::open(self.path(sha256)).map_err(not_found)?;
        file.seek(SeekFrom::Start(offset))?;
        let mut chunk = Vec::new();
        file.take(MEDIA_CHUNK as u64).read_to_end(&mut chunk)?;
        Ok(chunk)
    }

    /// Starts a body whose hash is not known yet; broken off, it leaves nothing.
    ///
    /// # Errors
    /// When the disk is nearly full or failed.
    pub fn receive(&self, name: &str) -> Result<Incoming, MediaError> {
        self.disk.check()?;
        let path = self.dir.join(format!("{name}.part"));
        let file = OpenOptions::new()
            .create(true)
            .truncate(true)
            .write(true)
            .open(&path)?;
        Ok(Incoming {
            dir: self.dir.clone(),
            scrap: Some(Scrap {
                path: path.clone(),
                kept: false,
            }),
            path,
            file,
            hasher: Sha256::new(),
            size: 0,
        })
    }

    /// Goes on with a body that was broken off; its first bytes are hashed again from disk.
    ///
    /// # Errors
    /// When the disk is nearly full or failed.
    pub fn resume(&self, sha256: &[u8; 32]) -> Result<Incoming, MediaError> {
        self.disk.check()?;
        let path = self.dir.join(format!("{}.part", hex::encode(sha256)));
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)?;
        let mut hasher = Sha256::new();
        let mut size = 0u64;
        let mut block = vec![0; 64 * 1024];
        loop {
            let n = file.read(&mut block)?;
            let Some(read) = block.get(..n).filter(|read| !read.is_empty()) else {
                break;
            };
            hasher.update(read);
            size = size.saturating_add(n as u64);
        }
        Ok(Incoming {
            dir: self.dir.clone(),
            scrap: None,
            path,
            file,
            hasher,
            size,
        })
    }

    fn path(&self, sha256: &[u8; 32]) -> PathBuf {
        self.dir.join(hex::encode(sha256))
    }
}

/// A part file that nobody can resume; it goes when this is dropped.
#[derive(Debug)]
struct Scrap {
    path: PathBuf,
    kept: bool,
}

impl Drop for Scrap {
    fn drop(&mut self) {
        if !self.kept
            && let Err(error) = fs::remove_file(&self.path)
        {
            tracing::warn!(%error, "part of a body not removed");
        }
    }
}

/// A body on its way in. Dropped unfinished, one whose hash is known leaves its part file to be resumed.
#[derive(Debug)]
pub struct Incoming {
    dir: PathBuf,
    scrap: Option<Scrap>,
    path: PathBuf,
    file: File,
    hasher: Sha256,
    size: u64,
}

impl Incoming {
    /// Bytes taken so far.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`MediaError::TooLarge`], or the disk failed.
    pub fn write(&mut self, chunk: &[u8]) -> Result<(), MediaError> {
        let size = self.size.saturating_add(chunk.len() as u64);
        if size > MAX_MEDIA_SIZE {
            return Err(MediaError::TooLarge);
        }
        self.file.write_all(chunk)?;
        self.hasher.update(chunk);
        self.size = size;
        Ok(())
    }

    /// Makes the body durable under its hash, which must be `expected` when that is given.
    ///
    /// # Errors
    /// [`MediaError::WrongHash`] (the part file is then removed), or the disk failed.
    pub fn finish(mut self, expected: Option<&[u8; 32]>) -> Result<([u8; 32], u64), MediaError> {
        let sha256: [u8; 32] = self.hasher.finalize().into();
        if expected.is_some_and(|expected| *expected != sha256) {
            fs::remove_file(&self.path)?;
            return Err(MediaError::WrongHash);
        }
        self.file.sync_all()?;
        fs::rename(&self.path, self.dir.join(hex::encode(sha256)))?;
        if let Some(scrap) = &mut self.scrap {
            scrap.kept = true;
        }
        File::open(&self.dir)?.sync_all()?;
        Ok((sha256, self.size))
    }
}

fn not_found(error: io::Error) -> MediaError {
    if error.kind() == io::ErrorKind::NotFound {
        MediaError::NotFound
    } else {
        error.into()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::store::disk::Reserve;
    use crate::store::medium::Disk;

    fn store() -> (tempfile::TempDir, MediaStore) {
        let dir = tempfile::tempdir().unwrap();
        let none = Reserve {
            refuse_percent: 0,
            refuse_bytes: 0,
            alarm_percent: 0,
        };
        let disk = DiskWatch::new(dir.path(), none, Arc::new(Disk));
        let store = MediaStore::open(dir.path(), disk).unwrap();
        (dir, store)
    }

    #[test]
    fn a_body_broken_off_is_resumed_where_it_stopped() {
        let (_dir, store) = store();
        let body = vec![7u8; 100_000];
        let sha256: [u8; 32] = Sha256::digest(&body).into();
        let mut first = store.resume(&sha256).unwrap();
        first.write(&body[..60_000]).unwrap();
        drop(first);
        let mut second = store.resume(&sha256).unwrap();
        assert_eq!(second.size(), 60_000);
        assert!(!store.holds(&sha256));
        second.write(&body[60_000..]).unwrap();
        second.finish(Some(&sha256)).unwrap();
        assert_eq!(store.size(&sha256).unwrap(), 100_000);
    }

    #[test]
    fn an_upload_broken_off_leaves_nothing_and_a_whole_one_stays() {
        let (dir, store) = store();
        let mut broken = store.receive("first").unwrap();
        broken.write(b"half").unwrap();
        drop(broken);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
        let mut whole = store.receive("second").unwrap();
        whole.write(b"whole").unwrap();
        let (sha256, _) = whole.finish(None).unwrap();
        assert!(store.holds(&sha256));
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_body_with_another_hash_is_refused_and_leaves_nothing() {
        let (dir, store) = store();
        let mut incoming = store.resume(&[1; 32]).unwrap();
        incoming.write(b"something else").unwrap();
        let error = incoming.finish(Some(&[1; 32])).unwrap_err();
        assert_eq!(error.reason(), Reason::BadCommitment);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn one_byte_past_the_limit_is_refused() {
        let (_dir, store) = store();
        let mut incoming = store.receive("upload").unwrap();
        let block = vec![0; 1024 * 1024];
        for _ in 0..MAX_MEDIA_SIZE / block.len() as u64 {
            incoming.write(&block).unwrap();
        }
        assert_eq!(incoming.write(&[0]).unwrap_err().reason(), Reason::TooLarge);
        assert_eq!(incoming.finish(None).unwrap().1, MAX_MEDIA_SIZE);
    }
}

//! A body on its way in.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::parts::Turn;
use super::{Body, MAX_MEDIA_SIZE, MediaError};
use crate::store::medium::Medium;
use crate::store::{FileError, put_in_place};

/// Bytes of a file that are hashed at a time.
const BLOCK: usize = 64 * 1024;

/// Whose body it is.
#[derive(Debug)]
pub(super) enum Origin {
    /// An officer's; broken off, its part file goes.
    Upload,
    /// A partner's, that a record names; broken off, its part file is gone on with.
    Fetch {
        /// What the record says.
        body: Body,
        /// Held, so that nobody else fetches it.
        _turn: Turn,
    },
}

/// A body on its way in.
#[derive(Debug)]
pub struct Incoming {
    dir: PathBuf,
    medium: Arc<dyn Medium>,
    part: PathBuf,
    file: File,
    size: u64,
    origin: Origin,
    renamed: bool,
}

impl Incoming {
    pub(super) fn new(
        dir: &Path,
        medium: Arc<dyn Medium>,
        (part, file): (PathBuf, File),
        size: u64,
        origin: Origin,
    ) -> Self {
        Self {
            dir: dir.to_owned(),
            medium,
            part,
            file,
            size,
            origin,
            renamed: false,
        }
    }

    /// Bytes taken so far.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`MediaError::TooLarge`], [`MediaError::TooLong`], or the disk failed.
    pub fn write(&mut self, chunk: &[u8]) -> Result<(), MediaError> {
        let size = self.size.saturating_add(chunk.len() as u64);
        if size > MAX_MEDIA_SIZE {
            return Err(MediaError::TooLarge);
        }
        if let Origin::Fetch { body, .. } = &self.origin
            && size > body.size
        {
            return Err(MediaError::TooLong);
        }
        self.medium
            .write_at(&self.file, chunk, self.size)
            .map_err(FileError::new("write", &self.part))?;
        self.size = size;
        Ok(())
    }

    /// Takes bytes that say where they belong, which is behind those taken so far.
    ///
    /// # Errors
    /// [`MediaError::OutOfOrder`], which no bytes at all are too, and as [`Incoming::write`].
    pub fn write_at(&mut self, offset: u64, chunk: &[u8]) -> Result<(), MediaError> {
        if offset != self.size || chunk.is_empty() {
            return Err(MediaError::OutOfOrder);
        }
        self.write(chunk)
    }

    /// Makes the body durable, reads it back and puts it under its hash. Blocks while it reads.
    ///
    /// # Errors
    /// [`MediaError::Empty`], [`MediaError::TooShort`] (the part file stays to be gone on with),
    /// [`MediaError::WrongHash`] (it goes), or the disk failed.
    pub fn finish(mut self) -> Result<Body, MediaError> {
        if self.size == 0 {
            return Err(MediaError::Empty);
        }
        if let Origin::Fetch { body, .. } = &self.origin
            && self.size < body.size
        {
            return Err(MediaError::TooShort);
        }
        self.medium
            .sync_all(&self.file)
            .map_err(FileError::new("sync", &self.part))?;
        let (sha256, size) = hash(&self.part)?;
        if let Origin::Fetch { body, .. } = &self.origin
            && (sha256, size) != (body.sha256, body.size)
        {
            fs::remove_file(&self.part)?;
            return Err(MediaError::WrongHash);
        }
        let named = put_in_place(
            &*self.medium,
            &self.part,
            &self.dir.join(hex::encode(sha256)),
        );
        self.renamed = !self.part.exists();
        named?;
        Ok(Body { sha256, size })
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        let scrap = matches!(self.origin, Origin::Upload) && !self.renamed;
        if scrap && let Err(error) = fs::remove_file(&self.part) {
            tracing::warn!(%error, "part of a body not removed");
        }
    }
}

/// SHA-256 and length of what a file holds.
pub(crate) fn hash(path: &Path) -> io::Result<([u8; 32], u64)> {
    let mut file = File::open(path)?;
    let (mut hasher, mut size) = (Sha256::new(), 0);
    let mut block = vec![0; BLOCK];
    loop {
        let len = file.read(&mut block)?;
        let Some(read) = block.get(..len).filter(|read| !read.is_empty()) else {
            return Ok((hasher.finalize().into(), size));
        };
        hasher.update(read);
        size += len as u64;
    }
}

//! The medium: the calls whose failure decides whether something is durable.

use std::fmt;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, FileExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::FallocateFlags;
use rustix::io::Errno;

/// Mode of every file of the store: nobody but the node's own user reads records.
pub(super) const FILE_MODE: u32 = 0o600;

/// Mode of every directory of the store.
const DIR_MODE: u32 = 0o700;

/// How much is written at once where a file system cannot preallocate.
const ZERO_CHUNK: usize = 1 << 20;

/// Room on a file system, in bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Space {
    /// What an unprivileged process may still use.
    pub free: u64,
    /// The whole size.
    pub total: u64,
}

/// The device under the store. [`Disk`] is the real one; tests put a failing one in its place.
pub trait Medium: fmt::Debug + Send + Sync {
    /// Writes all of `bytes` at `offset`.
    ///
    /// # Errors
    /// As the device says; part of the bytes may have been written then.
    fn write_at(&self, file: &File, bytes: &[u8], offset: u64) -> io::Result<()>;

    /// Makes the file's bytes durable (`fdatasync`).
    ///
    /// # Errors
    /// As the device says. The bytes must then count as lost: the kernel may have marked them clean.
    fn sync_data(&self, file: &File) -> io::Result<()>;

    /// Makes the file's bytes and metadata durable (`fsync`).
    ///
    /// # Errors
    /// As the device says.
    fn sync_all(&self, file: &File) -> io::Result<()>;

    /// Makes the names in a directory durable.
    ///
    /// # Errors
    /// As the device says.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;

    /// Gives the file `len` bytes of zeros with room reserved for them.
    ///
    /// # Errors
    /// As the device says, above all when it is full.
    fn allocate(&self, file: &File, len: u64) -> io::Result<()>;

    /// The room on the file system that holds `path`.
    ///
    /// # Errors
    /// As the device says.
    fn space(&self, path: &Path) -> io::Result<Space>;

    /// Whether journals are only looked at: nothing of their files is changed.
    fn looks_only(&self) -> bool {
        false
    }
}

/// The real device.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Medium for Disk {
    fn write_at(&self, file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
        file.write_all_at(bytes, offset)
    }

    fn sync_data(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }

    fn sync_all(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        File::open(dir)?.sync_all()
    }

    fn allocate(&self, file: &File, len: u64) -> io::Result<()> {
        match rustix::fs::fallocate(file, FallocateFlags::empty(), 0, len) {
            Ok(()) => Ok(()),
            Err(Errno::OPNOTSUPP | Errno::NOSYS) => write_zeros(self, file, 0, len),
            Err(error) => Err(error.into()),
        }
    }

    fn space(&self, path: &Path) -> io::Result<Space> {
        let stat = rustix::fs::statvfs(path)?;
        Ok(Space {
            free: stat.f_bavail.saturating_mul(stat.f_frsize),
            total: stat.f_blocks.saturating_mul(stat.f_frsize),
        })
    }
}

/// The real device, where journals are only looked at. What is derived is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Looking(Disk);

impl Medium for Looking {
    fn write_at(&self, file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
        self.0.write_at(file, bytes, offset)
    }

    fn sync_data(&self, file: &File) -> io::Result<()> {
        self.0.sync_data(file)
    }

    fn sync_all(&self, file: &File) -> io::Result<()> {
        self.0.sync_all(file)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.0.sync_dir(dir)
    }

    fn allocate(&self, file: &File, len: u64) -> io::Result<()> {
        self.0.allocate(file, len)
    }

    fn space(&self, path: &Path) -> io::Result<Space> {
        self.0.space(path)
    }

    fn looks_only(&self) -> bool {
        true
    }
}

/// Writes zeros from `from` up to `until`.
pub(crate) fn write_zeros(
    medium: &dyn Medium,
    file: &File,
    from: u64,
    until: u64,
) -> io::Result<()> {
    let zeros = vec![0; ZERO_CHUNK];
    let mut at = from;
    while at < until {
        let len = usize::try_from(until - at).map_or(ZERO_CHUNK, |left| left.min(ZERO_CHUNK));
        medium.write_at(file, zeros.get(..len).unwrap_or(&zeros), at)?;
        at += len as u64;
    }
    Ok(())
}

/// Makes the directory, if it is missing, with its name durable in its parent.
pub(crate) fn make_dir(medium: &dyn Medium, dir: &Path) -> io::Result<()> {
    if dir.is_dir() {
        return Ok(());
    }
    let parent = parent(dir);
    if !parent.is_dir() {
        make_dir(medium, parent)?;
    }
    match DirBuilder::new().mode(DIR_MODE).create(dir) {
        // Another made it meanwhile.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && dir.is_dir() => {}
        made => made?,
    }
    medium.sync_dir(parent)
}

/// The directory that holds `path`.
pub(crate) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// How files of the store are opened for writing: created with the store's mode.
pub(crate) fn writable() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).mode(FILE_MODE);
    options
}

#[cfg(test)]
pub(crate) mod faulty;
#[cfg(test)]
pub(crate) mod watched;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allocated_bytes_are_zeros_of_the_whole_length() {
        let dir = tempfile::tempdir().unwrap();
        let file = writable().open(dir.path().join("a")).unwrap();
        Disk.allocate(&file, 10_000).unwrap();
        assert_eq!(
            std::fs::read(dir.path().join("a")).unwrap(),
            vec![0; 10_000]
        );
    }

    #[test]
    fn directories_are_made_down_from_the_first_missing_one() {
        let dir = tempfile::tempdir().unwrap();
        let deep = dir.path().join("a/b/c");
        let medium = faulty::Faulty::default();
        make_dir(&medium, &deep).unwrap();
        make_dir(&medium, &deep).unwrap();
        assert!(deep.is_dir());
        // Each is durable in its parent before the next is made in it.
        let synced = medium.synced_dirs.lock().unwrap().clone();
        let parents = ["", "a", "a/b"].map(|parent| dir.path().join(parent));
        assert_eq!(synced.len(), parents.len());
        assert!(synced.iter().zip(&parents).all(|(one, other)| one == other));
    }

    #[test]
    fn a_file_system_has_room() {
        let space = Disk.space(Path::new("/")).unwrap();
        assert!(space.total > 0 && space.free <= space.total);
    }
}

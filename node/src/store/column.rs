//! The column: rows of one width in one file, for what is read by its number: tree hashes, offsets, feed items.
//!
//! What cannot be written for lack of room or of another resource is held in memory and written later: a derived file
//! never stops what it is derived from.
//!
//! A column is derived from a journal and carries no checksums. Its length is trusted up to the last
//! [`Column::sync`] that the owner knows of (a snapshot says how many rows); at start the owner truncates to that
//! and derives the rest again.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock, RwLockReadGuard, RwLockWriteGuard};

use ntc_core::reason::Reasoned;
use thiserror::Error;

use super::FileError;
use super::medium::{self, Medium};
use crate::lock;

/// Most rows that one read returns.
pub const MAX_ROWS: usize = 1 << 20;

/// Why a column cannot be read or written.
#[derive(Debug, Error, Reasoned)]
pub enum ColumnError {
    /// The rows are not there, or too many.
    #[error(
        "rows {from} to {until} of {path} were asked for and it has {len}; read existing rows, {MAX_ROWS} at most",
        path = path.display()
    )]
    #[reason(Internal)]
    OutOfRange {
        /// The column.
        path: PathBuf,
        /// The first row.
        from: u64,
        /// The row after the last.
        until: u64,
        /// Rows there are.
        len: u64,
    },
    /// The system refused.
    #[error(transparent)]
    #[reason(inner)]
    File(#[from] FileError),
}

#[derive(Debug)]
struct Shared {
    path: PathBuf,
    /// None when the file could not be made: all rows are in memory then.
    file: Option<File>,
    /// Rows that there are.
    len: AtomicU64,
    unwritten: RwLock<Unwritten>,
}

/// Rows that are in memory alone, at the end of the column.
#[derive(Debug, Default)]
struct Unwritten {
    /// Number of the first of them.
    from: u64,
    bytes: Vec<u8>,
}

/// Reads rows of `N` bytes while the one writer goes on. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ColumnReader<const N: usize> {
    shared: Arc<Shared>,
}

impl<const N: usize> ColumnReader<N> {
    /// Rows there are.
    pub fn len(&self) -> u64 {
        self.shared.len.load(Ordering::Acquire)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads one row.
    ///
    /// # Errors
    /// When there is no such row, or the file cannot be read.
    pub fn read_at(&self, row: u64) -> Result<[u8; N], ColumnError> {
        self.check(row, row.saturating_add(1))?;
        let mut bytes = [0; N];
        self.fill(row, &mut bytes)?;
        Ok(bytes)
    }

    /// Reads `count` rows from `from`.
    ///
    /// # Errors
    /// When they are not all there, are more than [`MAX_ROWS`], or the file cannot be read.
    pub fn read_range(&self, from: u64, count: usize) -> Result<Vec<[u8; N]>, ColumnError> {
        self.check(from, from.saturating_add(count as u64))?;
        let mut bytes = vec![0; count * N];
        self.fill(from, &mut bytes)?;
        Ok(bytes.as_chunks().0.to_vec())
    }

    fn check(&self, from: u64, until: u64) -> Result<(), ColumnError> {
        if until > self.len() || until - from > MAX_ROWS as u64 {
            return Err(self.out_of_range(from, until));
        }
        Ok(())
    }

    fn out_of_range(&self, from: u64, until: u64) -> ColumnError {
        ColumnError::OutOfRange {
            path: self.shared.path.clone(),
            from,
            until,
            len: self.len(),
        }
    }

    fn fill(&self, row: u64, bytes: &mut [u8]) -> Result<(), FileError> {
        let at = row * N as u64;
        let unwritten = self.shared.unwritten();
        let from = unwritten.from * N as u64;
        let in_file = if unwritten.bytes.is_empty() {
            bytes.len()
        } else {
            usize::try_from(from.saturating_sub(at)).map_or(bytes.len(), |it| it.min(bytes.len()))
        };
        let (filed, held) = bytes.split_at_mut(in_file);
        if !held.is_empty() {
            let start = usize::try_from((at + filed.len() as u64).saturating_sub(from));
            let start = start.unwrap_or(usize::MAX);
            let rows = unwritten.bytes.get(start..start.saturating_add(held.len()));
            held.copy_from_slice(rows.ok_or_else(|| self.shared.missing())?);
        }
        drop(unwritten);
        if filed.is_empty() {
            return Ok(());
        }
        let file = self.shared.file.as_ref();
        file.ok_or_else(|| self.shared.missing())?
            .read_exact_at(filed, at)
            .map_err(FileError::new("read", &self.shared.path))
    }
}

impl Shared {
    fn unwritten(&self) -> RwLockReadGuard<'_, Unwritten> {
        lock::read(&self.unwritten)
    }

    fn unwritten_mut(&self) -> RwLockWriteGuard<'_, Unwritten> {
        lock::write(&self.unwritten)
    }

    fn missing(&self) -> FileError {
        FileError::new("read", &self.path)(std::io::ErrorKind::UnexpectedEof.into())
    }
}

/// The writer of a column, of which there is one.
#[derive(Debug)]
pub struct Column<const N: usize> {
    reader: ColumnReader<N>,
    medium: Arc<dyn Medium>,
}

impl<const N: usize> Column<N> {
    /// Opens the column, or makes it; where there is no room to make it, in memory. Part of a row at its end is cut
    /// off.
    ///
    /// # Errors
    /// When the file cannot be read or cut.
    pub fn open(path: &Path, medium: Arc<dyn Medium>) -> Result<Self, FileError> {
        let (file, len) = match open(path, N as u64, &*medium) {
            Ok((file, len)) => (Some(file), len),
            Err(error) if error.is_lack() => {
                tracing::warn!(%error, "derived file not made; its rows are held in memory");
                (None, 0)
            }
            Err(error) => return Err(error),
        };
        let shared = Shared {
            path: path.to_path_buf(),
            file,
            len: AtomicU64::new(len),
            unwritten: RwLock::default(),
        };
        let reader = ColumnReader {
            shared: Arc::new(shared),
        };
        Ok(Self { reader, medium })
    }

    /// A reader of the rows.
    pub fn reader(&self) -> ColumnReader<N> {
        self.reader.clone()
    }

    /// Rows there are.
    pub fn len(&self) -> u64 {
        self.reader.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.reader.is_empty()
    }

    /// Appends rows and returns the number of the first. They are not durable before [`sync`](Self::sync).
    ///
    /// # Errors
    /// When the device fails; no row is appended then, and the next append overwrites what was.
    pub fn append(&mut self, rows: &[[u8; N]]) -> Result<u64, FileError> {
        let shared = &*self.reader.shared;
        let first = self.len();
        let mut unwritten = shared.unwritten_mut();
        if unwritten.bytes.is_empty() {
            unwritten.from = first;
        }
        let held = unwritten.bytes.len();
        unwritten.bytes.extend_from_slice(rows.as_flattened());
        if let Err(error) = self.write(&mut unwritten) {
            if !error.is_lack() {
                unwritten.bytes.truncate(held);
                return Err(error);
            }
            if held == 0 {
                tracing::warn!(%error, "derived file not written; its rows are held in memory");
            }
        }
        drop(unwritten);
        shared
            .len
            .store(first + rows.len() as u64, Ordering::Release);
        Ok(first)
    }

    /// Writes what is held in memory.
    fn write(&self, unwritten: &mut Unwritten) -> Result<(), FileError> {
        let shared = &*self.reader.shared;
        let lack = || FileError::new("write", &shared.path)(std::io::ErrorKind::StorageFull.into());
        let file = shared.file.as_ref().ok_or_else(lack)?;
        self.medium
            .write_at(file, &unwritten.bytes, unwritten.from * N as u64)
            .map_err(FileError::new("write", &shared.path))?;
        unwritten.bytes = Vec::new();
        Ok(())
    }

    /// Cuts the column to `len` rows; does nothing when it has no more.
    ///
    /// # Errors
    /// When the file cannot be cut.
    pub fn truncate(&mut self, len: u64) -> Result<(), FileError> {
        if len >= self.len() {
            return Ok(());
        }
        let shared = &*self.reader.shared;
        let mut unwritten = shared.unwritten_mut();
        shared.len.store(len, Ordering::Release);
        let keep = usize::try_from(len.saturating_sub(unwritten.from) * N as u64);
        unwritten.bytes.truncate(keep.unwrap_or(usize::MAX));
        let Some(file) = &shared.file else {
            return Ok(());
        };
        if !unwritten.bytes.is_empty() {
            return Ok(());
        }
        file.set_len(len * N as u64)
            .map_err(FileError::new("truncate", &shared.path))
    }

    /// Makes all rows durable.
    ///
    /// # Errors
    /// When they cannot be written or the device says so; rows since the sync before must be derived again then.
    pub fn sync(&mut self) -> Result<(), FileError> {
        let shared = &*self.reader.shared;
        let mut unwritten = shared.unwritten_mut();
        if !unwritten.bytes.is_empty() {
            self.write(&mut unwritten)?;
        }
        let Some(file) = &shared.file else {
            return Ok(());
        };
        self.medium
            .sync_data(file)
            .map_err(FileError::new("sync", &shared.path))
    }
}

fn open(path: &Path, width: u64, medium: &dyn Medium) -> Result<(File, u64), FileError> {
    let dir = medium::parent(path);
    medium::make_dir(medium, dir).map_err(FileError::new("create", dir))?;
    let created = !path.exists();
    let file = medium::writable()
        .open(path)
        .map_err(FileError::new("open", path))?;
    if created {
        medium.sync_dir(dir).map_err(FileError::new("sync", dir))?;
    }
    let bytes = file
        .metadata()
        .map_err(FileError::new("examine", path))?
        .len();
    let len = bytes / width.max(1);
    if len * width != bytes {
        file.set_len(len * width)
            .map_err(FileError::new("truncate", path))?;
    }
    Ok((file, len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::medium::Disk;
    use crate::store::medium::faulty::Faulty;

    fn open(path: &Path) -> Column<3> {
        Column::open(path, Arc::new(Disk)).unwrap()
    }

    #[test]
    fn rows_are_read_back_one_by_one_and_in_ranges() {
        let dir = tempfile::tempdir().unwrap();
        let mut column = open(&dir.path().join("new/c"));
        assert_eq!(column.append(&[[1; 3], [2; 3]]).unwrap(), 0);
        assert_eq!(column.append(&[[3; 3], [4; 3]]).unwrap(), 2);
        let reader = column.reader();
        assert_eq!((reader.len(), reader.is_empty()), (4, false));
        assert_eq!(reader.read_at(3).unwrap(), [4; 3]);
        assert_eq!(reader.read_range(1, 2).unwrap(), [[2; 3], [3; 3]]);
    }

    #[test]
    fn a_row_that_is_not_there_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let mut column = open(&dir.path().join("c"));
        column.append(&[[1; 3]]).unwrap();
        let reader = column.reader();
        assert!(reader.read_at(1).is_err());
        assert!(reader.read_at(u64::MAX).is_err());
        assert!(reader.read_range(0, 2).is_err());
    }

    #[test]
    fn one_row_more_than_the_limit_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        let mut column: Column<1> = Column::open(&dir.path().join("c"), Arc::new(Disk)).unwrap();
        column.append(&vec![[7]; MAX_ROWS + 1]).unwrap();
        let reader = column.reader();
        assert_eq!(reader.read_range(1, MAX_ROWS).unwrap().len(), MAX_ROWS);
        assert!(reader.read_range(0, MAX_ROWS + 1).is_err());
    }

    #[test]
    fn rows_outlive_a_reopening_and_part_of_a_row_does_not() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("c");
        let mut column = open(&path);
        column.append(&[[1; 3], [2; 3]]).unwrap();
        column.sync().unwrap();
        drop(column);
        std::fs::write(&path, [1, 1, 1, 2, 2, 2, 9]).unwrap();
        let mut column = open(&path);
        assert_eq!(column.len(), 2);
        column.truncate(5).unwrap();
        column.truncate(1).unwrap();
        column.append(&[[5; 3]]).unwrap();
        assert_eq!(
            open(&path).reader().read_range(0, 2).unwrap(),
            [[1; 3], [5; 3]]
        );
    }

    #[test]
    fn a_failed_append_appends_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let medium = Arc::new(Faulty::default());
        let mut column: Column<2> = Column::open(&dir.path().join("c"), medium.clone()).unwrap();
        column.append(&[[1; 2]]).unwrap();
        medium.fail_write.store(1, Ordering::SeqCst);
        assert!(column.append(&[[2; 2], [3; 2]]).is_err());
        assert_eq!(column.len(), 1);
        column.append(&[[4; 2]]).unwrap();
        assert_eq!(column.reader().read_range(0, 2).unwrap(), [[1; 2], [4; 2]]);
    }
}

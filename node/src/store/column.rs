//! The column: rows of one width in one file, for what is read by its number: tree hashes, offsets, feed items.
//!
//! A column is derived from a journal and carries no checksums. Its length is trusted up to the last
//! [`Column::sync`] that the owner knows of (a snapshot says how many rows); at start the owner truncates to that
//! and derives the rest again.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ntc_core::reason::Reason;
use thiserror::Error;

use super::journal::FileError;
use super::medium::{self, Medium};

/// Most rows that one read returns.
pub const MAX_ROWS: usize = 1 << 20;

/// Why a column cannot be read or written.
#[derive(Debug, Error)]
pub enum ColumnError {
    /// The rows are not there, or too many.
    #[error("rows {from} to {until} of {path} were asked for and it has {len}; read existing rows, {MAX_ROWS} at most", path = path.display())]
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
    File(#[from] FileError),
}

impl ColumnError {
    /// The stable code.
    pub fn reason(&self) -> Reason {
        match self {
            Self::OutOfRange { .. } => Reason::Internal,
            Self::File(error) => error.reason(),
        }
    }
}

#[derive(Debug)]
struct Shared {
    path: PathBuf,
    file: File,
    /// Rows that are written.
    len: AtomicU64,
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

    /// Reads the given rows, in the order asked for. Neighbours in ascending order cost one read.
    ///
    /// # Errors
    /// When one of them is not there, they are more than [`MAX_ROWS`], or the file cannot be read.
    pub fn read_many(&self, rows: &[u64]) -> Result<Vec<[u8; N]>, ColumnError> {
        let mut read = Vec::with_capacity(rows.len().min(MAX_ROWS));
        for run in rows.chunk_by(|a, b| a.checked_add(1) == Some(*b)) {
            let from = run.first().copied().unwrap_or_default();
            if read.len() + run.len() > MAX_ROWS {
                return Err(self.out_of_range(from, from.saturating_add(run.len() as u64)));
            }
            read.extend(self.read_range(from, run.len())?);
        }
        Ok(read)
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
        self.shared
            .file
            .read_exact_at(bytes, row * N as u64)
            .map_err(FileError::new("read", &self.shared.path))
    }
}

/// The writer of a column, of which there is one.
#[derive(Debug)]
pub struct Column<const N: usize> {
    reader: ColumnReader<N>,
    medium: Arc<dyn Medium>,
}

impl<const N: usize> Column<N> {
    /// Opens the column, or makes it. Part of a row at its end is cut off.
    ///
    /// # Errors
    /// When the file cannot be made, read or cut.
    pub fn open(path: &Path, medium: Arc<dyn Medium>) -> Result<Self, FileError> {
        let dir = medium::parent(path);
        medium::make_dir(&*medium, dir).map_err(FileError::new("create", dir))?;
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
        let width = const {
            assert!(N > 0, "a row has bytes");
            N as u64
        };
        let len = bytes / width;
        if len * width != bytes {
            file.set_len(len * width)
                .map_err(FileError::new("truncate", path))?;
        }
        let shared = Shared {
            path: path.to_path_buf(),
            file,
            len: AtomicU64::new(len),
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

    /// Appends rows with one write and returns the number of the first. They are not durable before
    /// [`sync`](Self::sync).
    ///
    /// # Errors
    /// When the file cannot be written; no row is appended then, and the next append overwrites what was.
    pub fn append(&mut self, rows: &[[u8; N]]) -> Result<u64, FileError> {
        let shared = &self.reader.shared;
        let first = self.len();
        self.medium
            .write_at(&shared.file, rows.as_flattened(), first * N as u64)
            .map_err(FileError::new("write", &shared.path))?;
        shared
            .len
            .store(first + rows.len() as u64, Ordering::Release);
        Ok(first)
    }

    /// Cuts the column to `len` rows; does nothing when it has no more.
    ///
    /// # Errors
    /// When the file cannot be cut.
    pub fn truncate(&mut self, len: u64) -> Result<(), FileError> {
        if len >= self.len() {
            return Ok(());
        }
        let shared = &self.reader.shared;
        shared.len.store(len, Ordering::Release);
        shared
            .file
            .set_len(len * N as u64)
            .map_err(FileError::new("truncate", &shared.path))
    }

    /// Makes all rows durable.
    ///
    /// # Errors
    /// When the device says so; rows since the sync before must be derived again then.
    pub fn sync(&mut self) -> Result<(), FileError> {
        let shared = &self.reader.shared;
        self.medium
            .sync_data(&shared.file)
            .map_err(FileError::new("sync", &shared.path))
    }
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
    fn rows_are_read_back_one_by_one_in_ranges_and_scattered() {
        let dir = tempfile::tempdir().unwrap();
        let mut column = open(&dir.path().join("new/c"));
        assert_eq!(column.append(&[[1; 3], [2; 3]]).unwrap(), 0);
        assert_eq!(column.append(&[[3; 3], [4; 3]]).unwrap(), 2);
        let reader = column.reader();
        assert_eq!((reader.len(), reader.is_empty()), (4, false));
        assert_eq!(reader.read_at(3).unwrap(), [4; 3]);
        assert_eq!(reader.read_range(1, 2).unwrap(), [[2; 3], [3; 3]]);
        assert_eq!(
            reader.read_many(&[3, 0, 1, 1]).unwrap(),
            [[4; 3], [1; 3], [2; 3], [2; 3]]
        );
        assert!(reader.read_many(&[]).unwrap().is_empty());
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
        assert!(reader.read_many(&[0, 1]).is_err());
    }

    #[test]
    fn one_row_more_than_the_limit_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        let mut column: Column<1> = Column::open(&dir.path().join("c"), Arc::new(Disk)).unwrap();
        column.append(&vec![[7]; MAX_ROWS + 1]).unwrap();
        let reader = column.reader();
        assert_eq!(reader.read_range(1, MAX_ROWS).unwrap().len(), MAX_ROWS);
        assert!(reader.read_range(0, MAX_ROWS + 1).is_err());
        let rows: Vec<u64> = vec![0; MAX_ROWS + 1];
        assert!(reader.read_many(&rows).is_err());
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

//! Writing a run: rows first, then postings, then where all of it lies.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use prost::Message;

use super::{CRC_LEN, Footer, MAGIC, Run};
use crate::store::index::filter::TermFilter;
use crate::store::index::posting::{Posting, encode};
use crate::store::index::{IndexError, at_most, unusable};
use crate::store::medium::{self, Medium};

/// Bytes from which on a block of rows is full.
const ROW_BLOCK: usize = 8 << 10;
/// Postings of a block.
const POSTINGS_PER_BLOCK: usize = 256;
/// Bytes that are handed to the system at once.
const WRITE_AT_ONCE: usize = 256 << 10;
/// Bytes that wait for the device at most, so that nobody's commit waits long behind them.
const UNSYNCED_MAX: u64 = 4 << 20;

/// A run that is being written. Dropped unfinished, its file is removed.
#[derive(Debug)]
pub(in crate::store::index) struct RunWriter {
    path: PathBuf,
    file: Option<File>,
    medium: Arc<dyn Medium>,
    at: u64,
    synced: u64,
    buffer: Vec<u8>,
    rows: Vec<u8>,
    rows_first: u32,
    postings: Vec<Posting>,
    filter: TermFilter,
    footer: Footer,
}

impl RunWriter {
    /// Begins a run of the records from `first` on; its filter has room for `terms`.
    pub(in crate::store::index) fn create(
        path: &Path,
        medium: Arc<dyn Medium>,
        first: u32,
        terms: u64,
    ) -> Result<Self, IndexError> {
        let file = medium::writable()
            .truncate(true)
            .open(path)
            .map_err(unusable(path, "create"))?;
        let mut writer = Self {
            path: path.to_owned(),
            file: Some(file),
            medium,
            at: 0,
            synced: 0,
            buffer: Vec::with_capacity(WRITE_AT_ONCE * 2),
            rows: Vec::with_capacity(ROW_BLOCK * 2),
            rows_first: first,
            postings: Vec::with_capacity(POSTINGS_PER_BLOCK),
            filter: TermFilter::for_terms(terms),
            footer: Footer {
                first,
                ..Footer::default()
            },
        };
        writer.write(MAGIC)?;
        Ok(writer)
    }

    /// Adds the row of the next record.
    pub(in crate::store::index) fn row(&mut self, row: &[u8]) -> Result<(), IndexError> {
        super::super::row::push(&mut self.rows, row);
        self.footer.count += 1;
        if self.rows.len() >= ROW_BLOCK {
            self.end_rows()?;
        }
        Ok(())
    }

    /// Adds a whole block of rows of another run, whose first record has this number.
    pub(in crate::store::index) fn row_block(
        &mut self,
        first: u32,
        bytes: &[u8],
    ) -> Result<(), IndexError> {
        let len = self.block(bytes)?;
        self.footer.row_firsts.push(first);
        self.footer.row_lens.push(len);
        Ok(())
    }

    /// Adds the next posting; they come in ascending order, behind all rows.
    pub(in crate::store::index) fn posting(&mut self, posting: Posting) -> Result<(), IndexError> {
        let term = posting.term();
        if term.is_filtered() {
            self.filter.insert(term);
            self.footer.filter_terms += 1;
        }
        self.postings.push(posting);
        if self.postings.len() == POSTINGS_PER_BLOCK {
            self.end_postings()?;
        }
        Ok(())
    }

    /// Says how many records the run holds when whole blocks were added, and which ones no longer count.
    pub(in crate::store::index) fn describe(&mut self, end: u32, voids: Vec<u32>) {
        self.footer.count = end.saturating_sub(self.footer.first);
        self.footer.voids = voids;
    }

    /// Ends all blocks of rows: postings follow.
    pub(in crate::store::index) fn end_rows(&mut self) -> Result<(), IndexError> {
        if !self.rows.is_empty() {
            let rows = std::mem::take(&mut self.rows);
            self.row_block(self.rows_first, &rows)?;
        }
        self.rows_first = self.footer.first.saturating_add(self.footer.count);
        Ok(())
    }

    /// Makes the run durable, and opens it.
    pub(in crate::store::index) fn finish(mut self) -> Result<Run, IndexError> {
        self.end_postings()?;
        self.footer.filter = std::mem::take(&mut self.filter).into_bytes();
        let footer = self.footer.encode_to_vec();
        at_most("a footer", footer.len(), super::MAX_FOOTER)?;
        self.write(&footer)?;
        self.write(&(footer.len() as u32).to_le_bytes())?;
        self.write(&crc32c::crc32c(&footer).to_le_bytes())?;
        self.write(MAGIC)?;
        self.sync()?;
        let dir = medium::parent(&self.path);
        let synced = self.medium.sync_dir(dir);
        synced.map_err(unusable(dir, "sync"))?;
        let run = Run::open(&self.path)?;
        self.file = None;
        Ok(run)
    }

    fn end_postings(&mut self) -> Result<(), IndexError> {
        let Some(first) = self.postings.first().copied() else {
            return Ok(());
        };
        let bytes = encode(&self.postings);
        self.postings.clear();
        let len = self.block(&bytes)?;
        self.footer.posting_firsts.extend(first.to_bytes());
        self.footer.posting_lens.push(len);
        Ok(())
    }

    fn block(&mut self, bytes: &[u8]) -> Result<u32, IndexError> {
        self.write(bytes)?;
        self.write(&crc32c::crc32c(bytes).to_le_bytes())?;
        at_most("a block", bytes.len(), super::MAX_FOOTER)?;
        Ok((bytes.len() + CRC_LEN) as u32)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), IndexError> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= WRITE_AT_ONCE {
            self.hand_over()?;
        }
        if self.at - self.synced >= UNSYNCED_MAX {
            self.sync()?;
        }
        Ok(())
    }

    fn hand_over(&mut self) -> Result<(), IndexError> {
        if let Some(file) = &self.file {
            let written = self.medium.write_at(file, &self.buffer, self.at);
            written.map_err(unusable(&self.path, "write"))?;
        }
        self.at += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }

    fn sync(&mut self) -> Result<(), IndexError> {
        self.hand_over()?;
        self.synced = self.at;
        match &self.file {
            Some(file) => {
                let synced = self.medium.sync_data(file);
                synced.map_err(unusable(&self.path, "sync"))
            }
            None => Ok(()),
        }
    }
}

impl Drop for RunWriter {
    fn drop(&mut self) {
        if self.file.is_some()
            && let Err(error) = std::fs::remove_file(&self.path)
        {
            tracing::debug!(%error, "a file of the index that was not finished stays until the next start");
        }
    }
}

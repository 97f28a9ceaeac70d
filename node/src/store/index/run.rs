//! The run: a file with the rows of consecutive records and, sorted, the postings they are found by. Written once.
//!
//! ```text
//! "NTCRUN01" | blocks of rows | blocks of postings | footer | length u32 | CRC-32C u32 of the footer | "NTCRUN01"
//! ```
//!
//! Each block ends with the CRC-32C of its bytes. The footer tells where each block begins; it stays in memory, some
//! three bytes for each record, and everything else is read when it is looked up.

mod write;

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use prost::Message;

pub(super) use self::write::RunWriter;
use super::filter::TermFilter;
use super::posting::{NotPostings, POSTING_LEN, Posting, Postings, TermKey};
use super::{IndexError, damaged, unusable};

const MAGIC: &[u8; 8] = b"NTCRUN01";
/// Length, checksum and magic behind the footer.
const TAIL_LEN: usize = 16;
/// Longest footer, bytes.
const MAX_FOOTER: usize = 64 << 20;
/// Bytes of the checksum that ends a block.
const CRC_LEN: usize = 4;

/// What a run holds and where.
#[derive(Clone, PartialEq, Message)]
struct Footer {
    /// Number of the first record.
    #[prost(uint32, tag = "1")]
    first: u32,
    /// How many records.
    #[prost(uint32, tag = "2")]
    count: u32,
    /// Of each block of rows the number of its first record.
    #[prost(uint32, repeated, tag = "3")]
    row_firsts: Vec<u32>,
    /// Of each block of rows its bytes, checksum included.
    #[prost(uint32, repeated, tag = "4")]
    row_lens: Vec<u32>,
    /// Of each block of postings the first posting.
    #[prost(bytes = "vec", tag = "5")]
    posting_firsts: Vec<u8>,
    /// Of each block of postings its bytes, checksum included.
    #[prost(uint32, repeated, tag = "6")]
    posting_lens: Vec<u32>,
    /// The terms that few records have.
    #[prost(bytes = "vec", tag = "7")]
    filter: Vec<u8>,
    /// How many terms the filter holds.
    #[prost(uint64, tag = "8")]
    filter_terms: u64,
    /// Records of this run and of earlier ones that no longer count.
    #[prost(uint32, repeated, tag = "9")]
    voids: Vec<u32>,
}

/// Where a block lies.
#[derive(Clone, Copy, Debug)]
struct Block<K> {
    first: K,
    at: u64,
    len: u32,
}

/// An open run.
#[derive(Debug)]
pub(super) struct Run {
    path: PathBuf,
    file: File,
    bytes: u64,
    first: u32,
    count: u32,
    rows: Vec<Block<u32>>,
    postings: Vec<Block<Posting>>,
    filter: TermFilter,
    filter_terms: u64,
    voids: Vec<u32>,
}

impl Run {
    /// Opens a run that was written whole.
    pub(super) fn open(path: &Path) -> Result<Self, IndexError> {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(damaged("a file of the index"));
            }
            Err(error) => return Err(unusable(path, "open")(error)),
        };
        let bytes = file.metadata().map_err(unusable(path, "examine"))?.len();
        let footer = read_footer(path, &file, bytes)?;
        Self::with(path, file, bytes, footer).ok_or_else(|| damaged("a footer"))
    }

    fn with(path: &Path, file: File, bytes: u64, footer: Footer) -> Option<Self> {
        let mut at = MAGIC.len() as u64;
        let mut place = |len: u32| {
            let begin = at;
            at += u64::from(len);
            (begin, len)
        };
        let (firsts, rest) = footer.posting_firsts.as_chunks::<POSTING_LEN>();
        let as_many = footer.row_firsts.len() == footer.row_lens.len()
            && firsts.len() == footer.posting_lens.len()
            && rest.is_empty();
        if !as_many {
            return None;
        }
        let rows = footer.row_firsts.iter().zip(&footer.row_lens);
        let rows = rows.map(|(first, len)| {
            let (at, len) = place(*len);
            let first = *first;
            Block { first, at, len }
        });
        let rows: Vec<_> = rows.collect();
        let postings = firsts.iter().zip(&footer.posting_lens);
        let postings = postings.map(|(first, len)| {
            let (at, len) = place(*len);
            let first = Posting::from_bytes(*first);
            Block { first, at, len }
        });
        Some(Self {
            path: path.to_owned(),
            file,
            bytes,
            first: footer.first,
            count: footer.count,
            rows,
            postings: postings.collect(),
            filter: TermFilter::from_bytes(footer.filter),
            filter_terms: footer.filter_terms,
            voids: footer.voids,
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Bytes of the file.
    pub(super) const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Number of the first record.
    pub(super) const fn first(&self) -> u32 {
        self.first
    }

    /// Number behind the last record.
    pub(super) const fn end(&self) -> u32 {
        self.first.saturating_add(self.count)
    }

    /// Records of this run and of earlier ones that no longer count.
    pub(super) fn voids(&self) -> &[u32] {
        &self.voids
    }

    pub(super) const fn filter_terms(&self) -> u64 {
        self.filter_terms
    }

    /// False when nothing is found by this term here; of a term of lists nothing is known.
    pub(super) fn may_hold(&self, term: TermKey) -> bool {
        !term.is_filtered() || self.filter.may_hold(term)
    }

    /// Number of the first record in a block of rows.
    pub(super) fn row_block_first(&self, at: usize) -> Option<u32> {
        self.rows.get(at).map(|block| block.first)
    }

    /// Which block of rows holds a record.
    pub(super) fn row_block_of(&self, number: u32) -> Option<usize> {
        self.rows
            .partition_point(|block| block.first <= number)
            .checked_sub(1)
    }

    /// A block of rows, and the number of its first record.
    pub(super) fn row_block(&self, at: usize) -> Result<Option<(u32, Vec<u8>)>, IndexError> {
        let block = self.rows.get(at);
        block
            .map(|block| Ok((block.first, self.read(block.at, block.len)?)))
            .transpose()
    }

    fn posting_block(&self, at: usize) -> Result<Option<Postings>, IndexError> {
        let block = self.postings.get(at);
        block
            .map(|block| Ok(Postings::new(self.read(block.at, block.len)?)))
            .transpose()
    }

    fn read(&self, at: u64, len: u32) -> Result<Vec<u8>, IndexError> {
        let mut bytes = vec![0; len as usize];
        read_at(&self.path, &self.file, &mut bytes, at)?;
        let crc = bytes.split_off(bytes.len().saturating_sub(CRC_LEN));
        if crc != crc32c::crc32c(&bytes).to_le_bytes() {
            return Err(damaged("a block"));
        }
        Ok(bytes)
    }
}

fn read_footer(path: &Path, file: &File, bytes: u64) -> Result<Footer, IndexError> {
    let cut = || damaged("the end of a file of the index");
    let tail_at = bytes.checked_sub(TAIL_LEN as u64).ok_or_else(cut)?;
    let mut tail = [0; TAIL_LEN];
    read_at(path, file, &mut tail, tail_at)?;
    let [a, b, c, d, e, f, g, h, magic @ ..] = tail;
    let len = u32::from_le_bytes([a, b, c, d]);
    let at = tail_at.checked_sub(u64::from(len)).ok_or_else(cut)?;
    if magic != *MAGIC || len as usize > MAX_FOOTER {
        return Err(cut());
    }
    let mut footer = vec![0; len as usize];
    read_at(path, file, &mut footer, at)?;
    if crc32c::crc32c(&footer) != u32::from_le_bytes([e, f, g, h]) {
        return Err(damaged("a footer"));
    }
    Footer::decode(&*footer).map_err(|_| damaged("a footer"))
}

fn read_at(path: &Path, file: &File, bytes: &mut [u8], at: u64) -> Result<(), IndexError> {
    match file.read_exact_at(bytes, at) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Err(damaged("the length of a file of the index"))
        }
        other => other.map_err(unusable(path, "read")),
    }
}

/// The postings of a run from one on, block by block.
#[derive(Debug)]
pub(super) struct RunPostings {
    run: Arc<Run>,
    next_block: usize,
    block: Postings,
    /// Those before it are passed by.
    from: Posting,
}

impl RunPostings {
    /// All from `from` on.
    pub(super) fn from(run: &Arc<Run>, from: Posting) -> Result<Self, IndexError> {
        let behind = run.postings.partition_point(|block| block.first <= from);
        let at = behind.saturating_sub(1);
        Ok(Self {
            run: Arc::clone(run),
            next_block: at + 1,
            block: run.posting_block(at)?.unwrap_or_default(),
            from,
        })
    }

    /// The next one from `from` on, which lies behind what was read.
    pub(super) fn skip_to(&mut self, from: Posting) -> Result<Option<Posting>, IndexError> {
        let next_block = self.run.postings.get(self.next_block);
        if next_block.is_some_and(|block| block.first <= from) {
            *self = Self::from(&Arc::clone(&self.run), from)?;
        } else {
            self.from = from;
        }
        self.next()
    }

    /// The next one; none behind the last.
    pub(super) fn next(&mut self) -> Result<Option<Posting>, IndexError> {
        loop {
            let next = self.block.skip_to(self.from);
            if let Some(posting) = next.map_err(|NotPostings| damaged("a block of postings"))? {
                return Ok(Some(posting));
            }
            let Some(block) = self.run.posting_block(self.next_block)? else {
                return Ok(None);
            };
            self.next_block += 1;
            self.block = block;
        }
    }
}

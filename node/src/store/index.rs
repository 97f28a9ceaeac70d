//! The index: look-ups over the records of all journals, in sled, following behind them.
//!
//! Nothing is acknowledged because the index took it. It remembers, in the same batch, how far it has followed
//! each journal, so after a crash it goes on from there; it can be deleted at any time and is then filled again
//! from the start of the journals. Each filling has a directory of its own (a generation), so a damaged one is
//! replaced while the node runs. A process that dies while opening, or repeatedly while using, a generation
//! leaves it marked, and the next start begins a new one: sled answers some damage with a panic.

mod entry;
mod generation;
mod keys;
mod list;
mod row;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwap;
use ntc_core::model::kind::RecordKind;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use thiserror::Error;

use super::medium::Medium;
use crate::journal::FileError;
use generation::Generation;
use keys::{Key, Place, digest};

pub use entry::{Id, IndexBatch, IndexEntry, JournalId, Location};
pub use generation::Opened;
pub use list::{BadPageKey, Filter, MAX_PAGE, MAX_SCANNED, Page, PageKey};

/// Most entries of one batch.
pub const MAX_BATCH_ENTRIES: usize = 4096;

/// Most identifiers of one entry; more than the bounds of a record let it carry.
pub const MAX_IDENTIFIERS: usize = 4096;

/// Longest summary of one entry, in bytes.
pub const MAX_SUMMARY: usize = 64 << 10;

/// What sled may cache, in bytes.
const CACHE_BYTES: u64 = 16 << 20;

/// How often sled writes behind, in milliseconds. What is lost by it is followed again.
const FLUSH_MS: u64 = 500;

/// Why the index does not answer.
#[derive(Debug, Error)]
pub enum IndexError {
    /// It is damaged. It is derived: recreate it.
    #[error("the index is damaged and has to be filled again from the journals: {0}")]
    Damaged(String),
    /// A batch, a page or an entry is too large.
    #[error("{what} is too large for the index: {len}, and {max} at most")]
    TooLarge {
        /// What.
        what: &'static str,
        /// How large.
        len: usize,
        /// The limit.
        max: usize,
    },
    /// The system refused.
    #[error(transparent)]
    File(#[from] FileError),
}

impl IndexError {
    /// The stable code.
    pub fn reason(&self) -> Reason {
        match self {
            Self::Damaged(_) => Reason::Corrupt,
            Self::TooLarge { .. } => Reason::TooLarge,
            Self::File(error) => error.reason(),
        }
    }

    fn of(path: &Path) -> impl Fn(sled::Error) -> Self + use<> {
        let path = path.to_path_buf();
        move |error| match error {
            sled::Error::Io(source) => Self::File(FileError::new("use", &path)(source)),
            sled::Error::Corruption { .. } => Self::Damaged("a page does not verify".to_owned()),
            sled::Error::CollectionNotFound(_)
            | sled::Error::Unsupported(_)
            | sled::Error::ReportableBug(_) => Self::Damaged(error.to_string()),
        }
    }
}

/// Records by origin and kind.
pub type Counts = BTreeMap<(String, RecordKind), u64>;

/// The index. Cheap to clone; one task applies batches, any number look up.
#[derive(Clone, Debug)]
pub struct Index {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    dir: PathBuf,
    medium: Arc<dyn Medium>,
    generation: ArcSwap<Generation>,
    /// Held while a batch is applied or the generation changes; as in the current generation.
    counts: Mutex<Counts>,
}

impl Index {
    /// Opens the index in `dir`; begins an empty one when there is none or it is unusable. After a crash it reads
    /// all rows first, which takes about a second for each million.
    ///
    /// # Errors
    /// When a new one cannot be made either.
    pub fn open(dir: &Path, medium: Arc<dyn Medium>) -> Result<(Self, Opened), IndexError> {
        let (generation, opened) = Generation::open(dir, &*medium)?;
        let counts = read_counts(&generation).and_then(|counts| {
            if opened == Opened::Recovered {
                check_rows(&generation, &counts)?;
            }
            Ok(counts)
        });
        let (generation, counts, opened) = match counts {
            Ok(counts) => (generation, counts, opened),
            Err(IndexError::File(error)) => return Err(error.into()),
            Err(_) => {
                let fresh = Generation::begin(dir, generation.number.saturating_add(1), &*medium)?;
                (fresh, Counts::new(), Opened::Recreated)
            }
        };
        let inner = Inner {
            dir: dir.to_path_buf(),
            medium,
            generation: ArcSwap::from_pointee(generation),
            counts: Mutex::new(counts),
        };
        let inner = Arc::new(inner);
        Ok((Self { inner }, opened))
    }

    /// Begins an empty index in place of this one, for all its clones. What follows the journals has to ask
    /// [`followed`](Self::followed) again.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn recreate(&self) -> Result<(), IndexError> {
        let mut counts = self.lock();
        let number = self.inner.generation.load().number.saturating_add(1);
        let fresh = Generation::begin(&self.inner.dir, number, &*self.inner.medium)?;
        self.inner.generation.store(Arc::new(fresh));
        counts.clear();
        Ok(())
    }

    /// How far a journal has been followed: where to go on from.
    ///
    /// # Errors
    /// When the index is damaged or cannot be read.
    pub fn followed(&self, journal: JournalId) -> Result<u64, IndexError> {
        let generation = self.generation();
        match generation.get(&Key::Followed(journal))? {
            None => Ok(0),
            Some(bytes) => {
                let bytes = bytes.as_ref().try_into();
                let bytes = bytes.map_err(|_| damaged("a followed number"))?;
                Ok(u64::from_be_bytes(bytes))
            }
        }
    }

    /// Takes a batch in. An entry whose id and origin are known from another frame is left out: the first stays.
    /// Returns the number of entries left out so. Applying a batch again changes nothing.
    ///
    /// # Errors
    /// When a limit is passed, or the index is damaged or cannot be written; nothing is taken in then.
    pub fn apply(&self, batch: &IndexBatch) -> Result<usize, IndexError> {
        at_most("a batch", batch.entries.len(), MAX_BATCH_ENTRIES)?;
        let mut counts = self.lock();
        let generation = self.generation();
        let mut changed = Counts::new();
        let mut known = BTreeMap::new();
        let mut sled_batch = sled::Batch::default();
        let mut left_out = 0;
        for entry in &batch.entries {
            at_most(
                "the identifiers of an entry",
                entry.identifiers.len(),
                MAX_IDENTIFIERS,
            )?;
            at_most("the summary of an entry", entry.summary.len(), MAX_SUMMARY)?;
            let place = Place::of(entry);
            let record = Key::Record(&place).encode();
            let held = match known.get(&record) {
                Some(location) => Some(*location),
                None => generation.record(&record)?.map(|held| held.location),
            };
            match held {
                Some(location) if location == entry.location => continue,
                Some(_) => left_out += 1,
                None => {
                    known.insert(record, entry.location);
                    insert(&mut sled_batch, &place, entry);
                    let of = (entry.origin.clone(), entry.kind);
                    let before = counts.get(&of).copied().unwrap_or(0);
                    *changed.entry(of).or_insert(before) += 1;
                }
            }
        }
        for ((origin, kind), count) in &changed {
            let key = Key::Count(*kind, origin).encode();
            sled_batch.insert(key, &count.to_be_bytes());
        }
        at_most(
            "the additions of a batch",
            batch.additions.len(),
            MAX_BATCH_ENTRIES,
        )?;
        for location in &batch.additions {
            sled_batch.insert(Key::Addition(*location).encode(), &[]);
        }
        for (journal, number) in &batch.followed {
            sled_batch.insert(Key::Followed(*journal).encode(), &number.to_be_bytes());
        }
        generation.apply(sled_batch)?;
        counts.append(&mut changed);
        Ok(left_out)
    }

    /// The records with an id: one for each origin that gave it, own ones first.
    ///
    /// # Errors
    /// When the index is damaged or cannot be read.
    pub fn by_id(&self, id: Id) -> Result<Vec<IndexEntry>, IndexError> {
        let mut found = self.generation().records(id)?;
        found.sort_by_key(|entry| entry.location.journal);
        Ok(found)
    }

    /// The record of an origin with an id.
    ///
    /// # Errors
    /// When the index is damaged or cannot be read.
    pub fn by_origin(&self, origin: &str, id: Id) -> Result<Option<IndexEntry>, IndexError> {
        let place = Place {
            created: Timestamp::default(),
            id,
            origin: origin.to_owned(),
        };
        self.generation().record(&Key::Record(&place).encode())
    }

    /// The id of the own record that was made from a reference of a national system.
    ///
    /// # Errors
    /// When the index is damaged or cannot be read.
    pub fn by_source_reference(&self, reference: &str) -> Result<Option<Id>, IndexError> {
        let key = Key::SourceReference(digest(reference));
        let Some(bytes) = self.generation().get(&key)? else {
            return Ok(None);
        };
        let id = bytes.as_ref().try_into();
        id.map(Some).map_err(|_| damaged("a source reference"))
    }

    /// The frames that disclose a record: the one it came with, then those that added to it.
    ///
    /// # Errors
    /// When the index is damaged or cannot be read.
    pub fn frames(&self, location: &Location) -> Result<Vec<u64>, IndexError> {
        let mut frames = vec![location.number];
        for item in self.generation().scan(&keys::additions(location))? {
            let (key, _) = item?;
            let number = keys::addition_frame(&key);
            frames.push(number.ok_or_else(|| damaged("the key of an addition"))?);
        }
        Ok(frames)
    }

    /// A page of the records that pass the filter, newest first. Looks at [`MAX_SCANNED`] entries at most, so a
    /// page can be short, even empty, and still have a next one.
    ///
    /// # Errors
    /// When more than [`MAX_PAGE`] are asked for, or the index is damaged or cannot be read.
    pub fn list(
        &self,
        filter: &Filter,
        after: Option<&PageKey>,
        limit: usize,
    ) -> Result<Page, IndexError> {
        at_most("a page", limit, MAX_PAGE)?;
        list::page(&self.generation(), filter, after, limit, MAX_SCANNED)
    }

    /// How many records there are, by origin and kind.
    pub fn counts(&self) -> Counts {
        self.lock().clone()
    }

    /// What the index takes on the disk, in bytes.
    ///
    /// # Errors
    /// When it cannot be examined.
    pub fn size_on_disk(&self) -> Result<u64, IndexError> {
        self.generation().size_on_disk()
    }

    /// Writes everything out and marks the index as properly closed. Call it last, once.
    ///
    /// # Errors
    /// When it cannot be written; the next start decides what to do.
    pub fn close(&self) -> Result<(), IndexError> {
        let _counts = self.lock();
        self.generation().close()
    }

    fn generation(&self) -> Arc<Generation> {
        self.inner.generation.load_full()
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        let counts = self.inner.counts.lock();
        counts.unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts all keys of an entry into a batch.
fn insert(batch: &mut sled::Batch, place: &Place, entry: &IndexEntry) {
    let facets = row::facets(entry.kind, &entry.categories);
    batch.insert(Key::Record(place).encode(), row::encode(entry));
    batch.insert(Key::Time(place).encode(), facets.as_slice());
    for identifier in &entry.identifiers {
        let key = Key::Identifier(digest(identifier), place).encode();
        batch.insert(key, facets.as_slice());
    }
    if let Some(reference) = &entry.source_reference
        && entry.location.journal == JournalId::Ledger
    {
        let key = Key::SourceReference(digest(reference)).encode();
        batch.insert(key, &entry.id);
    }
}

fn read_counts(generation: &Generation) -> Result<Counts, IndexError> {
    let mut counts = Counts::new();
    for item in generation.scan(keys::COUNTS)? {
        let (key, value) = item?;
        let of = keys::decode_count(&key).ok_or_else(|| damaged("a count's key"))?;
        let count = value.as_ref().try_into();
        let count = count.map_err(|_| damaged("a count"))?;
        counts.insert(of, u64::from_be_bytes(count));
    }
    Ok(counts)
}

/// Checks that as many rows are there as are counted, and that they can be read.
fn check_rows(generation: &Generation, counts: &Counts) -> Result<(), IndexError> {
    let counted: u64 = counts.values().sum();
    for prefix in [keys::RECORDS, keys::TIMES] {
        let mut rows = 0_u64;
        for item in generation.scan(prefix)? {
            let (_, value) = item?;
            if prefix == keys::RECORDS {
                row::decode(&value)?;
            }
            rows += 1;
        }
        if rows != counted {
            return Err(damaged("the number of rows"));
        }
    }
    Ok(())
}

fn at_most(what: &'static str, len: usize, max: usize) -> Result<(), IndexError> {
    if len > max {
        return Err(IndexError::TooLarge { what, len, max });
    }
    Ok(())
}

fn damaged(what: &str) -> IndexError {
    IndexError::Damaged(format!("{what} is not as written"))
}

fn unusable(path: &Path, verb: &'static str) -> impl FnOnce(io::Error) -> IndexError + use<> {
    let error = FileError::new(verb, path.to_path_buf());
    move |source| IndexError::File(error(source))
}

#[cfg(test)]
mod tests;

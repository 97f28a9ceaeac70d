//! The generation: one filling of the index, in a directory of its own, and the mark that tells how it ended.

use std::fs;
use std::path::{Path, PathBuf};

use super::keys::{self, Key};
use super::{CACHE_BYTES, FLUSH_MS, Id, IndexEntry, IndexError, row, unusable};
use crate::store::medium::{self, Medium};

/// Number of the form of keys and rows. Another one is never read.
const FORMAT: u32 = 1;

/// A process that dies this often in a row while it uses a generation is taken to die of it.
const MAX_DEATHS: u32 = 3;

/// What opening the index found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Opened {
    /// The index, to go on with; it was closed.
    Kept,
    /// The index, to go on with; the process before died while it used it.
    Recovered,
    /// None; an empty one was begun.
    Created,
    /// An unusable one; an empty one was begun instead.
    Recreated,
}

/// How a generation stands, as the file beside it says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Mark {
    /// A process is opening it, or died doing so.
    Opening,
    /// A process uses it, or died doing so, after this many others.
    Open { deaths: u32 },
    /// It was closed.
    Closed,
}

#[derive(Debug)]
pub(super) struct Generation {
    pub(super) number: u32,
    path: PathBuf,
    mark: PathBuf,
    db: sled::Db,
}

impl Generation {
    /// Opens the newest generation, or begins the next one; removes all others.
    pub(super) fn open(dir: &Path, medium: &dyn Medium) -> Result<(Self, Opened), IndexError> {
        medium::make_dir(medium, dir).map_err(unusable(dir, "create"))?;
        let (newest, others) = numbers(dir)?;
        remove(dir, &others)?;
        let Some(number) = newest else {
            return Ok((Self::begin(dir, 1, medium)?, Opened::Created));
        };
        let deaths = match read_mark(&mark_path(dir, number)) {
            Some(Mark::Closed) => Some(0),
            Some(Mark::Open { deaths }) => Some(deaths + 1).filter(|deaths| *deaths < MAX_DEATHS),
            Some(Mark::Opening) | None => None,
        };
        if let Some(deaths) = deaths
            && let Ok(generation) = Self::start(dir, number, deaths)
        {
            let opened = if deaths == 0 {
                Opened::Kept
            } else {
                Opened::Recovered
            };
            return Ok((generation, opened));
        }
        let next = Self::begin(dir, number.saturating_add(1), medium)?;
        Ok((next, Opened::Recreated))
    }

    /// Begins an empty generation and removes all others.
    pub(super) fn begin(dir: &Path, number: u32, medium: &dyn Medium) -> Result<Self, IndexError> {
        let path = path(dir, number);
        medium::make_dir(medium, &path).map_err(unusable(&path, "create"))?;
        let generation = Self::start(dir, number, 0)?;
        let (newest, mut others) = numbers(dir)?;
        others.extend(newest);
        others.retain(|other| *other != number);
        remove(dir, &others)?;
        Ok(generation)
    }

    fn start(dir: &Path, number: u32, deaths: u32) -> Result<Self, IndexError> {
        let path = path(dir, number);
        let mark = mark_path(dir, number);
        write_mark(&mark, Mark::Opening)?;
        let db = sled::Config::new()
            .path(&path)
            .cache_capacity(CACHE_BYTES)
            .flush_every_ms(Some(FLUSH_MS))
            .open()
            .map_err(IndexError::of(&path))?;
        write_mark(&mark, Mark::Open { deaths })?;
        Ok(Self {
            number,
            path,
            mark,
            db,
        })
    }

    pub(super) fn close(&self) -> Result<(), IndexError> {
        self.db.flush().map_err(IndexError::of(&self.path))?;
        write_mark(&self.mark, Mark::Closed)
    }

    pub(super) fn get(&self, key: &Key<'_>) -> Result<Option<sled::IVec>, IndexError> {
        self.db
            .get(key.encode())
            .map_err(IndexError::of(&self.path))
    }

    /// The entry behind an encoded record key.
    pub(super) fn record(&self, key: &[u8]) -> Result<Option<IndexEntry>, IndexError> {
        let found = self.db.get(key).map_err(IndexError::of(&self.path))?;
        found.map(|bytes| row::decode(&bytes)).transpose()
    }

    /// The entries with an id.
    pub(super) fn records(&self, id: Id) -> Result<Vec<IndexEntry>, IndexError> {
        let found = self.scan(&keys::records(id))?;
        found.map(|item| row::decode(&item?.1)).collect()
    }

    /// All that begins with a prefix.
    pub(super) fn scan(
        &self,
        prefix: &[u8],
    ) -> Result<
        impl Iterator<Item = Result<(sled::IVec, sled::IVec), IndexError>> + use<>,
        IndexError,
    > {
        let failed = IndexError::of(&self.path);
        Ok(self
            .db
            .scan_prefix(prefix)
            .map(move |item| item.map_err(&failed)))
    }

    /// All from a key on.
    pub(super) fn range(
        &self,
        from: Vec<u8>,
    ) -> impl Iterator<Item = Result<(sled::IVec, sled::IVec), IndexError>> + use<> {
        let failed = IndexError::of(&self.path);
        self.db.range(from..).map(move |item| item.map_err(&failed))
    }

    pub(super) fn apply(&self, batch: sled::Batch) -> Result<(), IndexError> {
        self.db
            .apply_batch(batch)
            .map_err(IndexError::of(&self.path))
    }

    pub(super) fn size_on_disk(&self) -> Result<u64, IndexError> {
        self.db.size_on_disk().map_err(IndexError::of(&self.path))
    }
}

fn path(dir: &Path, number: u32) -> PathBuf {
    dir.join(format!("generation-{FORMAT}-{number:08}"))
}

fn mark_path(dir: &Path, number: u32) -> PathBuf {
    path(dir, number).with_added_extension("mark")
}

/// The newest generation of this format, and the others. Removes those of another format.
fn numbers(dir: &Path) -> Result<(Option<u32>, Vec<u32>), IndexError> {
    let prefix = format!("generation-{FORMAT}-");
    let mut numbers: Vec<u32> = Vec::new();
    for entry in fs::read_dir(dir).map_err(unusable(dir, "list"))? {
        let entry = entry.map_err(unusable(dir, "list"))?;
        let name = entry.file_name();
        let name = name.to_str().unwrap_or_default();
        match name.strip_prefix(&prefix) {
            Some(number) => numbers.extend(number.parse::<u32>().ok()),
            None if name.starts_with("generation-") && entry.path().is_dir() => {
                let path = entry.path();
                fs::remove_dir_all(&path).map_err(unusable(&path, "remove"))?;
            }
            None => {}
        }
    }
    numbers.sort_unstable();
    let newest = numbers.pop();
    Ok((newest, numbers))
}

fn remove(dir: &Path, numbers: &[u32]) -> Result<(), IndexError> {
    for number in numbers {
        let path = path(dir, *number);
        fs::remove_dir_all(&path).map_err(unusable(&path, "remove"))?;
        // Without its generation a mark means nothing.
        let mark = mark_path(dir, *number);
        if mark.exists() {
            fs::remove_file(&mark).map_err(unusable(&mark, "remove"))?;
        }
    }
    Ok(())
}

fn read_mark(path: &Path) -> Option<Mark> {
    match fs::read_to_string(path).ok()?.as_str() {
        "opening" => Some(Mark::Opening),
        "closed" => Some(Mark::Closed),
        text => {
            let deaths = text.strip_prefix("open ")?.parse().ok()?;
            Some(Mark::Open { deaths })
        }
    }
}

fn write_mark(path: &Path, mark: Mark) -> Result<(), IndexError> {
    let text = match mark {
        Mark::Opening => "opening".to_owned(),
        Mark::Open { deaths } => format!("open {deaths}"),
        Mark::Closed => "closed".to_owned(),
    };
    fs::write(path, text).map_err(unusable(path, "write"))
}

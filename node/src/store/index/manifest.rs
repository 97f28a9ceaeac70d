//! The manifest: which files are the index, and what was so when the newest of them was written. Replaced whole.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use prost::Message;

use super::fresh::Fresh;
use super::purge::Doomed;
use super::run::Run;
use super::state::{Standing, State, Voids};
use super::{Counts, IndexError, JournalId, damaged, row, unusable};
use crate::store::medium::Medium;
use crate::store::snapshot::{Snapshot, SnapshotError};

/// Version of all files of the index. Another one is not read.
const VERSION: u32 = 9;
const NAME: &str = "manifest";

#[derive(Clone, PartialEq, Message)]
struct Saved {
    /// The numbers of the files, oldest records first.
    #[prost(uint64, repeated, tag = "1")]
    files: Vec<u64>,
    #[prost(message, repeated, tag = "2")]
    followed: Vec<Followed>,
    #[prost(message, repeated, tag = "3")]
    counts: Vec<Count>,
    /// The numbers of the files of words, oldest records first.
    #[prost(uint64, repeated, tag = "4")]
    word_files: Vec<u64>,
    /// Records that are to leave the files.
    #[prost(uint32, repeated, tag = "5")]
    doomed: Vec<u32>,
    /// Those of them whose words are to leave the files.
    #[prost(uint32, repeated, tag = "6")]
    doomed_words: Vec<u32>,
}

/// How far a journal has been followed.
#[derive(Clone, PartialEq, Message)]
struct Followed {
    #[prost(uint32, tag = "1")]
    journal_tag: u32,
    #[prost(uint32, tag = "2")]
    journal_number: u32,
    #[prost(fixed64, tag = "3")]
    frame: u64,
}

/// How many records of a kind an origin has.
#[derive(Clone, PartialEq, Message)]
struct Count {
    #[prost(string, tag = "1")]
    origin: String,
    #[prost(uint32, tag = "2")]
    kind: u32,
    #[prost(uint64, tag = "3")]
    records: u64,
}

/// What a run holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sort {
    /// Rows, and postings of everything but words.
    Records,
    /// Postings of words.
    Words,
}

/// The folders of the index: one for all but the words, one for the words.
#[derive(Debug)]
pub(super) struct Folder {
    dir: PathBuf,
    words: PathBuf,
    manifest: Snapshot,
}

impl Folder {
    pub(super) fn new(dir: &Path, words: &Path, medium: Arc<dyn Medium>) -> Self {
        Self {
            dir: dir.to_owned(),
            words: words.to_owned(),
            manifest: Snapshot::new(dir.join(NAME), medium),
        }
    }

    /// Where runs of a sort lie.
    pub(super) fn dir(&self, sort: Sort) -> &Path {
        match sort {
            Sort::Records => &self.dir,
            Sort::Words => &self.words,
        }
    }

    /// The file of a sort with a number.
    pub(super) fn file(&self, sort: Sort, number: u64) -> PathBuf {
        self.dir(sort).join(format!("{number:08}.run"))
    }

    /// What was saved last, and the number for the next file; none when nothing was.
    pub(super) fn read(&self) -> Result<Option<(State, u64)>, IndexError> {
        let found = match self.manifest.read() {
            Ok(None) => return Ok(None),
            Ok(Some(found)) if found.version == VERSION => found,
            Ok(Some(_)) | Err(SnapshotError::Damaged(_) | SnapshotError::TooLarge(_)) => {
                return Err(damaged("the manifest"));
            }
            Err(SnapshotError::File(error)) => return Err(error.into()),
        };
        let saved = Saved::decode(&*found.bytes).map_err(|_| damaged("the manifest"))?;
        let (runs, end) = self.open(Sort::Records, &saved.files)?;
        let (words, words_end) = self.open(Sort::Words, &saved.word_files)?;
        if words_end != end {
            return Err(damaged("the order of the files"));
        }
        let mut voids = Voids::default();
        let void = runs.iter().flat_map(|run| run.voids());
        void.for_each(|void| voids.insert(*void));
        // One that is not known to the runs is found by following the journals again.
        let doomed =
            |numbers: Vec<u32>| numbers.into_iter().filter(|it| voids.holds(*it)).collect();
        let doomed = Doomed {
            records: doomed(saved.doomed),
            words: doomed(saved.doomed_words),
        };
        let files = saved.files.iter().chain(&saved.word_files);
        let next = files.max().map_or(0, |last| last + 1);
        let counts = saved.counts.into_iter();
        let counts: Option<Counts> = counts
            .map(|count| Some(((count.origin, row::kind(count.kind)?), count.records)))
            .collect();
        let followed = saved.followed.iter().map(followed);
        let followed: Option<BTreeMap<_, _>> = followed.collect();
        let (counts, followed) = counts
            .zip(followed)
            .ok_or_else(|| damaged("the manifest"))?;
        let state = State {
            runs,
            words,
            fresh: Fresh::from(end),
            voids,
            doomed,
            standing: Standing { followed, counts },
        };
        Ok(Some((state, next)))
    }

    /// Opens the runs of a sort, and tells the number behind their last record.
    fn open(&self, sort: Sort, files: &[u64]) -> Result<(Vec<Arc<Run>>, u32), IndexError> {
        let mut runs = Vec::with_capacity(files.len());
        let mut end = 0;
        for number in files {
            let run = Run::open(&self.file(sort, *number))?;
            if run.first() != end {
                return Err(damaged("the order of the files"));
            }
            end = run.end();
            runs.push(Arc::new(run));
        }
        Ok((runs, end))
    }

    /// Saves that these runs, of records and of words, are the index, which hold the journals so far.
    pub(super) fn write(
        &self,
        runs: &[Arc<Run>],
        words: &[Arc<Run>],
        (standing, doomed): (&Standing, &Doomed),
    ) -> Result<(), IndexError> {
        let numbers = |runs: &[Arc<Run>]| {
            let numbers = runs.iter().map(|run| number_of(run.path()).unwrap_or(0));
            numbers.collect()
        };
        let followed = standing.followed.iter().map(|(journal, frame)| {
            let (tag, number) = journal.numbers();
            Followed {
                journal_tag: u32::from(tag),
                journal_number: number,
                frame: *frame,
            }
        });
        let counts = standing
            .counts
            .iter()
            .map(|((origin, kind), records)| Count {
                origin: origin.clone(),
                kind: u32::from(*kind as u8),
                records: *records,
            });
        let saved = Saved {
            files: numbers(runs),
            followed: followed.collect(),
            counts: counts.collect(),
            word_files: numbers(words),
            doomed: doomed.records.iter().copied().collect(),
            doomed_words: doomed.words.iter().copied().collect(),
        };
        let written = self.manifest.write(VERSION, &saved.encode_to_vec());
        written.map_err(|error| match error {
            SnapshotError::File(error) => error.into(),
            SnapshotError::Damaged(_) | SnapshotError::TooLarge(_) => damaged("the manifest"),
        })
    }

    /// Removes whatever is neither the manifest nor one of these runs.
    pub(super) fn tidy(&self, runs: &[Arc<Run>], words: &[Arc<Run>]) -> Result<(), IndexError> {
        self.tidy_one(Sort::Records, runs)?;
        self.tidy_one(Sort::Words, words)
    }

    /// Removes everything.
    pub(super) fn clear(&self) -> Result<(), IndexError> {
        let manifest = self.dir.join(NAME);
        if manifest.exists() {
            fs::remove_file(&manifest).map_err(unusable(&manifest, "remove"))?;
        }
        self.tidy(&[], &[])
    }

    fn tidy_one(&self, sort: Sort, runs: &[Arc<Run>]) -> Result<(), IndexError> {
        let dir = self.dir(sort);
        if !dir.is_dir() {
            return Ok(());
        }
        let kept = runs.iter().filter_map(|run| run.path().file_name());
        let mut kept: BTreeSet<OsString> = kept.map(OsString::from).collect();
        kept.insert(NAME.into());
        for entry in fs::read_dir(dir).map_err(unusable(dir, "list"))? {
            let entry = entry.map_err(unusable(dir, "list"))?;
            let path = entry.path();
            // The folder of the words may lie in the other.
            if kept.contains(&entry.file_name()) || path == self.words {
                continue;
            }
            let removed = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            removed.map_err(unusable(&path, "remove"))?;
        }
        Ok(())
    }
}

/// The number in the name of a file.
fn number_of(path: &Path) -> Option<u64> {
    path.file_stem()?.to_str()?.parse().ok()
}

fn followed(saved: &Followed) -> Option<(JournalId, u64)> {
    let tag = u8::try_from(saved.journal_tag).ok()?;
    let journal = JournalId::from_numbers(tag, saved.journal_number)?;
    Some((journal, saved.frame))
}

//! What officers asked with what came of it, and what partners asked about that was a hit: a file each, whole or not
//! there. Each is removed when it has been kept for [`KEEP`]; the ledger keeps that there was a query.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::ops::Bound::{Excluded, Unbounded};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ntc_core::envelope::Hash;
use ntc_core::party::Party;
use ntc_core::query::QuestionId;
use ntc_core::query::sealed::digest;
use ntc_core::reason::Reasoned;
use ntc_core::time::Timestamp;
use prost::Message;
use thiserror::Error;

use crate::chain::RecordReadError;
use crate::lock::lock;
use crate::store::medium::Medium;
use crate::store::{FileError, replace};

/// How long a query and its answers are kept.
pub(crate) const KEEP: Duration = Duration::from_secs(30 * 24 * 3600);
/// Files of one sort at most; the oldest makes room for a new one.
pub(crate) const MAX_FILES: usize = 100_000;
/// Queries that are looked at after a start: those that were under way are among the newest.
const MAX_OPEN: usize = 256;
/// Entries of own lists that are kept of one subject at most.
pub(crate) const MAX_ENTRIES: usize = 64;
/// Most queries on one page.
pub(crate) const MAX_PAGE: usize = 500;

/// Why a query is not kept, or not read.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum KeptError {
    /// A file cannot be written or read.
    #[error("what was asked cannot be kept or read: {0}")]
    #[reason(Internal)]
    File(#[from] FileError),
    /// The ledger cannot be read, so it is not known what went.
    #[error("what was under way cannot be settled: {0}")]
    #[reason(Internal)]
    Ledger(#[from] RecordReadError),
    /// There is none.
    #[error("id: no such query is kept here")]
    #[reason(QueryUnknown, field = "id")]
    Unknown,
    /// A file is not as it was written.
    #[error(
        "a file below data/queries is damaged; remove it, the ledger still proves what was asked"
    )]
    #[reason(Corrupt)]
    Damaged,
    /// The work ended inside the node.
    #[error("the node failed inside; see its log")]
    #[reason(Internal)]
    Inside,
}

/// A query that an officer asked.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct KeptQuery {
    /// The officer's name.
    #[prost(string, tag = "1")]
    pub(crate) officer: String,
    /// How long it took, milliseconds; 0 while it goes.
    #[prost(uint64, tag = "2")]
    pub(crate) took_ms: u64,
    /// What became of it at each partner.
    #[prost(message, repeated, tag = "3")]
    pub(crate) partners: Vec<KeptPartner>,
}

/// What became of a query at one partner.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct KeptPartner {
    /// The partner.
    #[prost(string, tag = "1")]
    pub(crate) party: String,
    /// The signed bytes of the question.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) question: Vec<u8>,
    /// The own signature over them; empty where it was not put.
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) question_signature: Vec<u8>,
    /// Index of the entry that commits to them.
    #[prost(uint64, tag = "4")]
    pub(crate) ledger_index: u64,
    /// The signed bytes of the answer; empty without one that counts.
    #[prost(bytes = "vec", tag = "5")]
    pub(crate) answer: Vec<u8>,
    /// The partner's signature over them.
    #[prost(bytes = "vec", tag = "6")]
    pub(crate) answer_signature: Vec<u8>,
    /// Number of the reason why there is none.
    #[prost(uint32, tag = "7")]
    pub(crate) reason: u32,
    /// The same as a sentence.
    #[prost(string, tag = "8")]
    pub(crate) why: String,
    /// How long it took, milliseconds.
    #[prost(uint64, tag = "9")]
    pub(crate) took_ms: u64,
}

impl KeptPartner {
    /// A question of which it is not known here whether the ledger commits to it.
    const fn lacks_entry(&self) -> bool {
        !self.question_signature.is_empty() && self.ledger_index == 0
    }
}

/// A subject that a partner asked about and that is known here.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct KeptHit {
    /// The signed bytes of the question with this subject alone left in it: those that were no hit are not kept.
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) question: Vec<u8>,
    /// The records that were a hit, 16 bytes each.
    #[prost(bytes = "vec", repeated, tag = "2")]
    pub(crate) records: Vec<Vec<u8>>,
    /// The entries of own lists that were met, the surest first, [`MAX_ENTRIES`] at most; none in what an older node kept.
    #[prost(message, repeated, tag = "3")]
    pub(crate) entries: Vec<KeptEntry>,
}

/// An entry of an own list that a query met, as it was then.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct KeptEntry {
    /// The list.
    #[prost(string, tag = "1")]
    pub(crate) list: String,
    /// The list's own name of the entry.
    #[prost(string, tag = "2")]
    pub(crate) key: String,
    /// The officer who answers for it.
    #[prost(string, tag = "3")]
    pub(crate) owner: String,
    /// True when nobody acts before the owner was asked.
    #[prost(bool, tag = "4")]
    pub(crate) contact_first: bool,
}

/// A file of hits.
#[derive(Clone, PartialEq, Message)]
struct HitFile {
    #[prost(message, repeated, tag = "1")]
    hits: Vec<KeptHit>,
}

/// The files.
pub(crate) struct Kept {
    asked: Folder,
    hits: Folder,
}

impl Kept {
    /// Looks at what is kept below a folder.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn open(
        dir: &Path,
        medium: &Arc<dyn Medium>,
        now: Timestamp,
    ) -> Result<Self, KeptError> {
        let folder = |name| Folder::open(dir.join(name), Arc::clone(medium), now);
        Ok(Self {
            asked: folder("asked")?,
            hits: folder("hits")?,
        })
    }

    /// Keeps a query, in the place of what was kept of it.
    ///
    /// # Errors
    /// When it cannot be made durable.
    pub(super) fn save(
        &self,
        id: QuestionId,
        query: &KeptQuery,
        now: Timestamp,
    ) -> Result<(), KeptError> {
        self.asked
            .save(&name(id, None), &query.encode_to_vec(), now)
    }

    /// Removes a query that was not put; one that cannot be removed goes when its time ends.
    pub(super) fn forget(&self, id: QuestionId) {
        let name = name(id, None);
        if fs::remove_file(self.asked.dir.join(&name)).is_ok() {
            lock(&self.asked.names).remove(&name);
        }
    }

    /// Settles what was under way when the node stopped. `entries` tells the QUERY entries since a time by what they commit
    /// to. A query that has its entries may have gone, and each question gets the index of its own; one that lacks
    /// any went to nobody, and is forgotten.
    ///
    /// # Errors
    /// When a file cannot be read or replaced, or the entries cannot.
    pub(crate) fn settle(
        &self,
        entries: impl Fn(Timestamp) -> Result<Option<BTreeMap<Hash, u64>>, KeptError>,
        now: Timestamp,
    ) -> Result<(), KeptError> {
        let mut open = Vec::new();
        for name in self.asked.newest(None, MAX_OPEN) {
            let Ok(id) = name.parse::<QuestionId>() else {
                continue;
            };
            let query = match self.query(id) {
                Ok(query) => query,
                // Whoever asks for it is told that it is damaged.
                Err(KeptError::Unknown | KeptError::Damaged) => continue,
                Err(error) => return Err(error),
            };
            if query.took_ms == 0 && query.partners.iter().any(KeptPartner::lacks_entry) {
                open.push((id, query));
            }
        }
        let Some(oldest) = open.iter().map(|(id, _)| id.made()).min() else {
            return Ok(());
        };
        let Some(entries) = entries(oldest)? else {
            return Ok(());
        };
        for (id, mut query) in open {
            let mut is_whole = true;
            for partner in query.partners.iter_mut().filter(|it| it.lacks_entry()) {
                match entries.get(&digest(&partner.question)) {
                    Some(index) => partner.ledger_index = *index,
                    None => is_whole = false,
                }
            }
            if is_whole {
                self.save(id, &query, now)?;
            } else {
                tracing::info!("a query that was not put before the node stopped is forgotten");
                self.forget(id);
            }
        }
        Ok(())
    }

    /// Keeps what of a partner's query was a hit.
    ///
    /// # Errors
    /// When it cannot be made durable.
    pub(super) fn save_hits(
        &self,
        (id, party): (QuestionId, &Party),
        hits: Vec<KeptHit>,
        now: Timestamp,
    ) -> Result<(), KeptError> {
        let file = HitFile { hits };
        let name = name(id, Some(party));
        self.hits.save(&name, &file.encode_to_vec(), now)
    }

    /// A query.
    ///
    /// # Errors
    /// When it is not kept, or not as it was written.
    pub(crate) fn query(&self, id: QuestionId) -> Result<KeptQuery, KeptError> {
        let bytes = self.asked.read(&name(id, None))?;
        KeptQuery::decode(&*bytes).map_err(|_| KeptError::Damaged)
    }

    /// Queries before another one, or from the newest on; and whether there are more.
    ///
    /// # Errors
    /// When one is not as it was written.
    pub(crate) fn queries(
        &self,
        before: Option<QuestionId>,
        limit: usize,
        now: Timestamp,
    ) -> Result<(Vec<(QuestionId, KeptQuery)>, bool), KeptError> {
        self.asked.prune(now);
        let before = before.map(|id| name(id, None));
        let mut names = self.asked.newest(before.as_deref(), limit + 1);
        let more = names.len() > limit;
        names.truncate(limit);
        let mut queries = Vec::new();
        for name in names {
            let Ok(id) = name.parse() else {
                continue;
            };
            match self.query(id) {
                Ok(query) => queries.push((id, query)),
                // Its time ended meanwhile.
                Err(KeptError::Unknown) => {}
                Err(error) => return Err(error),
            }
        }
        Ok((queries, more))
    }

    /// The newest hits.
    ///
    /// # Errors
    /// When one is not as it was written.
    pub(crate) fn hits(&self, limit: usize, now: Timestamp) -> Result<Vec<KeptHit>, KeptError> {
        self.hits.prune(now);
        let mut hits = Vec::new();
        for name in self.hits.newest(None, limit) {
            let bytes = match self.hits.read(&name) {
                Ok(bytes) => bytes,
                Err(KeptError::Unknown) => continue,
                Err(error) => return Err(error),
            };
            let file = HitFile::decode(&*bytes).map_err(|_| KeptError::Damaged)?;
            hits.extend(file.hits);
            if hits.len() >= limit {
                break;
            }
        }
        hits.truncate(limit);
        Ok(hits)
    }
}

/// Names begin with the time of the query, so they sort by it.
fn name(id: QuestionId, party: Option<&Party>) -> String {
    match party {
        Some(party) => format!("{id}.{}", party.file_name()),
        None => id.to_string(),
    }
}

/// A folder of files, each with a query in its name.
struct Folder {
    dir: PathBuf,
    medium: Arc<dyn Medium>,
    names: Mutex<BTreeSet<String>>,
}

impl Folder {
    fn open(dir: PathBuf, medium: Arc<dyn Medium>, now: Timestamp) -> Result<Self, KeptError> {
        let mut names = BTreeSet::new();
        match fs::read_dir(&dir) {
            Ok(entries) => {
                for entry in entries {
                    let entry = entry.map_err(FileError::new("read", &dir))?;
                    let name = entry.file_name().to_string_lossy().into_owned();
                    // What an unfinished replacement left is replaced by the next of its name.
                    if made(&name).is_some() && !name.ends_with(".tmp") {
                        names.insert(name);
                    }
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(FileError::new("read", &dir)(error).into()),
        }
        let folder = Self {
            dir,
            medium,
            names: Mutex::new(names),
        };
        folder.prune(now);
        Ok(folder)
    }

    fn save(&self, name: &str, bytes: &[u8], now: Timestamp) -> Result<(), KeptError> {
        replace(&*self.medium, &self.dir.join(name), bytes)?;
        lock(&self.names).insert(name.to_owned());
        self.prune(now);
        Ok(())
    }

    fn read(&self, name: &str) -> Result<Vec<u8>, KeptError> {
        let path = self.dir.join(name);
        fs::read(&path).map_err(|error| {
            if error.kind() == ErrorKind::NotFound {
                return KeptError::Unknown;
            }
            FileError::new("read", &path)(error).into()
        })
    }

    /// Names before another one, or from the newest on.
    fn newest(&self, before: Option<&str>, limit: usize) -> Vec<String> {
        let names = lock(&self.names);
        let end = before.map_or(Unbounded, Excluded);
        let newest = names.range::<str, _>((Unbounded, end)).rev();
        newest.take(limit).cloned().collect()
    }

    /// Removes what was kept long enough, and what there is no room for. One that cannot be removed is tried again.
    fn prune(&self, now: Timestamp) {
        loop {
            let mut names = lock(&self.names);
            let is_many = names.len() > MAX_FILES;
            let oldest = names.first().cloned();
            let Some(oldest) = oldest
                .filter(|name| is_many || made(name).is_some_and(|made| made.plus(KEEP) <= now))
            else {
                return;
            };
            let path = self.dir.join(&oldest);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    tracing::warn!(%error, "a query that was kept long enough is not removed yet");
                    return;
                }
                Ok(()) | Err(_) => {
                    names.remove(&oldest);
                }
            }
        }
    }
}

/// When the query of a file was asked.
fn made(name: &str) -> Option<Timestamp> {
    let id: QuestionId = name.get(..36)?.parse().ok()?;
    Some(id.made())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::medium::Disk;

    const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_000);

    fn id(number: u8, at: Timestamp) -> QuestionId {
        QuestionId::new(at, &[number; 10])
    }

    fn query(officer: &str) -> KeptQuery {
        KeptQuery {
            officer: officer.to_owned(),
            ..KeptQuery::default()
        }
    }

    fn open(dir: &Path, now: Timestamp) -> Kept {
        let medium: Arc<dyn Medium> = Arc::new(Disk);
        Kept::open(dir, &medium, now).unwrap()
    }

    #[test]
    fn queries_are_listed_newest_first_page_by_page_also_after_a_start() {
        let dir = tempfile::tempdir().unwrap();
        let kept = open(dir.path(), NOW);
        for number in 1..=5 {
            let at = NOW.plus(Duration::from_millis(u64::from(number)));
            kept.save(id(number, at), &query(&number.to_string()), NOW)
                .unwrap();
        }
        drop(kept);
        let kept = open(dir.path(), NOW);
        let officers = |page: &[(QuestionId, KeptQuery)]| {
            let officers = page.iter().map(|(_, query)| query.officer.clone());
            officers.collect::<Vec<_>>()
        };
        let (page, more) = kept.queries(None, 3, NOW).unwrap();
        assert_eq!(
            (officers(&page), more),
            (["5", "4", "3"].map(str::to_owned).to_vec(), true)
        );
        let (page, more) = kept.queries(Some(page[2].0), 3, NOW).unwrap();
        assert_eq!(
            (officers(&page), more),
            (["2", "1"].map(str::to_owned).to_vec(), false)
        );
    }

    #[test]
    fn a_query_that_was_under_way_is_kept_where_the_ledger_commits_to_it_and_forgotten_where_not() {
        let dir = tempfile::tempdir().unwrap();
        let kept = open(dir.path(), NOW);
        let put = |question: &[u8], took_ms| KeptQuery {
            took_ms,
            partners: vec![KeptPartner {
                question: question.to_vec(),
                question_signature: vec![1; 64],
                ..KeptPartner::default()
            }],
            ..KeptQuery::default()
        };
        let went = id(1, NOW);
        let never = id(2, NOW.plus(Duration::from_millis(1)));
        let ended = id(3, NOW.plus(Duration::from_millis(2)));
        kept.save(went, &put(b"went", 0), NOW).unwrap();
        kept.save(never, &put(b"never", 0), NOW).unwrap();
        kept.save(ended, &put(b"ended", 7), NOW).unwrap();
        drop(kept);
        let kept = open(dir.path(), NOW);
        // Where too much came since, nothing is said of what went, and nothing is forgotten.
        kept.settle(|_| Ok(None), NOW).unwrap();
        assert!(kept.query(never).is_ok());
        let entries = |since| {
            assert_eq!(since, NOW);
            Ok(Some(BTreeMap::from([(digest(b"went"), 41)])))
        };
        kept.settle(entries, NOW).unwrap();
        assert_eq!(kept.query(went).unwrap().partners[0].ledger_index, 41);
        assert!(matches!(kept.query(never), Err(KeptError::Unknown)));
        assert_eq!(kept.query(ended).unwrap().took_ms, 7);
        // What is settled stays so.
        kept.settle(|_| panic!("nothing is open"), NOW).unwrap();
    }

    #[test]
    fn what_was_kept_long_enough_is_gone_from_the_disk() {
        let dir = tempfile::tempdir().unwrap();
        let kept = open(dir.path(), NOW);
        let party = "GE/revenue-service".parse().unwrap();
        let asked = id(1, NOW);
        kept.save(asked, &query("one"), NOW).unwrap();
        kept.save_hits((asked, &party), vec![KeptHit::default()], NOW)
            .unwrap();
        let last = NOW.plus(KEEP).minus(Duration::from_millis(1));
        assert_eq!(kept.queries(None, 9, last).unwrap().0.len(), 1);
        assert_eq!(kept.hits(9, last).unwrap().len(), 1);
        let over = NOW.plus(KEEP);
        assert_eq!(kept.queries(None, 9, over).unwrap().0.len(), 0);
        assert_eq!(kept.hits(9, over).unwrap().len(), 0);
        let left = |name| fs::read_dir(dir.path().join(name)).unwrap().count();
        assert_eq!((left("asked"), left("hits")), (0, 0));
    }
}

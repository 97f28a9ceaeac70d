//! Asking what the journals hold: the index, how far it follows, and news of what it took.

mod key;
mod state;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock};
use std::time::Duration;

use ntc_core::life::{self, Subject};
use ntc_core::party::Party;
use ntc_core::reason::Reasoned;
use thiserror::Error;
use tokio::sync::{Notify, broadcast, watch};

pub(crate) use self::key::media_key;
pub use self::state::StateError;
pub(crate) use self::state::{
    Came, Changes, Chore, ContactRow, GivenUp, MAX_BEYOND, MAX_NOTED, MAX_PASSED_BY, Met, Noted,
    Owed, Passed, Refusal, State, Under, Unnamed, beyond_key, note_key,
};
use crate::chain::Records;
use crate::inbox::ReplicaReader;
use crate::journal::Reader;
use crate::lock::lock;
use crate::store::index::{Index, IndexEntry, IndexError, JournalId, Refused};

/// Most versions of a record that are followed to the newest.
const MAX_VERSIONS: usize = 64;
/// Judgements that a listener may be behind before it reads them anew.
const MAX_JUDGED_LAG: usize = 1024;

/// Frames of the own ledger that the index may be behind before publishing waits for it, about half a second's.
const PACE_LAG: u64 = 4_096;
/// How long publishing one record waits for the index at most.
const PACE_WAIT: Duration = Duration::from_millis(100);

/// The index did not follow in the time that an answer may take.
#[derive(Clone, Copy, Debug, Error, Reasoned)]
#[reason(IndexBehind)]
#[error("the index is {0} frames behind the journals, too far to answer; ask again in a moment")]
pub struct IndexBehind(u64);

/// Queries that met entries and are not noted yet, at most; of more nobody outside is told.
const MAX_MET: usize = 1_024;

/// What became of the records of one peer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    /// Those that count.
    pub(crate) accepted: u64,
    /// Those that are kept and do not count.
    pub(crate) refused: u64,
}

/// A change of what is refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Judged {
    /// In which journal.
    pub(crate) journal: JournalId,
    /// The place of the record in its feed.
    pub(crate) seq: u64,
    /// Why it is refused; none when it is accepted after all.
    pub(crate) refused: Option<Refused>,
}

/// What is known of the records in all journals, and how far it goes.
#[derive(Debug)]
pub struct Lookup {
    index: Index,
    state: State,
    words: words::Words,
    journals: Mutex<BTreeMap<JournalId, Reader>>,
    replicas: Mutex<BTreeMap<JournalId, ReplicaReader>>,
    own: OnceLock<Records>,
    wake: Notify,
    /// Somebody waits: no rest before the next pass.
    hurry: Notify,
    followed: watch::Sender<BTreeMap<JournalId, u64>>,
    judged: broadcast::Sender<Judged>,
    wants: watch::Sender<u64>,
    to_do: Notify,
    /// Records that the follower reads anew.
    renewed: Mutex<BTreeMap<JournalId, BTreeSet<u64>>>,
    erased: AtomicU64,
    /// Queries of partners that met entries of own lists, until the follower notes them.
    met: Mutex<Vec<Met>>,
}

impl Lookup {
    /// Keeps `index` up to date with the journals it is told of.
    pub(crate) fn new(index: Index, state: State) -> Self {
        Self {
            index,
            state,
            words: words::Words::default(),
            journals: Mutex::default(),
            replicas: Mutex::default(),
            own: OnceLock::new(),
            wake: Notify::new(),
            hurry: Notify::new(),
            followed: watch::Sender::default(),
            judged: broadcast::Sender::new(MAX_JUDGED_LAG),
            wants: watch::Sender::default(),
            to_do: Notify::new(),
            renewed: Mutex::default(),
            erased: AtomicU64::new(0),
            met: Mutex::default(),
        }
    }

    /// The newest version of a record, of those that are held.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) fn newest(&self, record: &Subject) -> Result<Subject, StateError> {
        let mut newest = record.clone();
        for _ in 0..MAX_VERSIONS {
            let Some(life::Standing::Superseded { by, .. }) = self.state.standing(&newest)? else {
                break;
            };
            newest.id = by;
        }
        Ok(newest)
    }

    /// The index.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// What the index knows of a record.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub(crate) fn entry(&self, subject: &Subject) -> Result<Option<IndexEntry>, IndexError> {
        let id = *subject.id.as_bytes();
        self.index().by_origin(subject.origin.as_str(), id)
    }

    /// Makes terms of the words of records.
    pub(crate) const fn words(&self) -> &words::Words {
        &self.words
    }

    /// What is refused and wanted.
    pub(crate) const fn state(&self) -> &State {
        &self.state
    }

    /// How many records of a peer count, and how many do not.
    pub(crate) fn standing(&self, party: &Party, slot: u64) -> Standing {
        let counts = self.index.counts();
        let own = counts
            .iter()
            .filter(|((origin, _), _)| origin == party.as_str());
        let journal = JournalId::replica(slot);
        Standing {
            accepted: own.map(|(_, records)| records).sum(),
            refused: self.state.refused_in(journal),
        }
    }

    /// Knows of the own ledger, the first that is told.
    pub(crate) fn follow_own(&self, records: &Records) {
        self.own.get_or_init(|| records.clone());
        self.follow(JournalId::Ledger, records.journal().clone());
    }

    /// The records of the own ledger.
    pub(crate) fn own(&self) -> Option<&Records> {
        self.own.get()
    }

    /// Knows of this journal too.
    pub(crate) fn follow(&self, journal: JournalId, reader: Reader) {
        self.lock().insert(journal, reader);
        self.wake.notify_one();
    }

    /// Knows of the replica of the peer in a slot too.
    pub(crate) fn follow_replica(&self, slot: u64, replica: ReplicaReader) {
        let journal = JournalId::replica(slot);
        let chain = replica.chain.clone();
        lock(&self.replicas).insert(journal, replica);
        self.follow(journal, chain);
    }

    /// The replica behind a journal, when it is one that is followed.
    pub(crate) fn replica(&self, journal: JournalId) -> Option<ReplicaReader> {
        lock(&self.replicas).get(&journal).cloned()
    }

    /// The payload of a frame; none when it cannot be read.
    pub(crate) fn read(&self, journal: JournalId, number: u64) -> Option<Vec<u8>> {
        self.journal(journal)?.read(number).ok()
    }

    /// A journal that is followed.
    pub(crate) fn journal(&self, journal: JournalId) -> Option<Reader> {
        self.lock().get(&journal).cloned()
    }

    /// Says that a journal has grown.
    pub(crate) fn wake(&self) {
        self.wake.notify_one();
    }

    /// How far each journal has been followed, as it changes and as something happens.
    pub(crate) fn progress(&self) -> watch::Receiver<BTreeMap<JournalId, u64>> {
        self.followed.subscribe()
    }

    /// Waits until the index has followed the own ledger, so long at most. No peer's journal is waited for, so that no
    /// peer can hold up what this party publishes.
    pub(crate) async fn caught_up_with_own(&self, patience: Duration) -> Result<(), IndexBehind> {
        let mut own = self.ends();
        own.retain(|id, _| *id == JournalId::Ledger);
        tokio::time::timeout(patience, self.caught_up_with(&own))
            .await
            .map_err(|_| IndexBehind(self.lag()))
    }

    /// Waits until the index has followed what is durable now: the own ledger for `own` at most, what peers told for
    /// `received` at most. Answers how many frames of it the index lacks then.
    pub(crate) async fn caught_up_within(&self, own: Duration, received: Duration) -> u64 {
        let ends = self.ends();
        let all = tokio::time::timeout(received, self.caught_up_with(&ends));
        let (own, _) = tokio::join!(self.caught_up_with_own(own), all);
        if let Err(behind) = own {
            tracing::debug!(%behind, "an answer may lack the newest own records");
        }
        self.behind(&ends)
    }

    /// Holds whoever publishes to the pace of the index when that is far behind the own ledger, a moment at most: what
    /// was published is found soon after, and an index that stands still stops nobody.
    pub(crate) async fn keep_pace(&self) {
        let Some(end) = self.own.get().map(|own| own.journal().end()) else {
            return;
        };
        if !self.followed_to_near(end, PACE_WAIT).await {
            tracing::debug!("publishing goes on although the index is far behind");
        }
    }

    /// Waits until the index is near an end of the own ledger, so long at most; true when it is.
    async fn followed_to_near(&self, end: u64, patience: Duration) -> bool {
        let near = BTreeMap::from([(JournalId::Ledger, end.saturating_sub(PACE_LAG))]);
        let waited = tokio::time::timeout(patience, self.caught_up_with(&near)).await;
        waited.is_ok()
    }

    async fn caught_up_with(&self, ends: &BTreeMap<JournalId, u64>) {
        let reached = |followed: &BTreeMap<JournalId, u64>| missing(followed, ends) == 0;
        let mut followed = self.followed.subscribe();
        if reached(&followed.borrow()) {
            return;
        }
        self.wake.notify_one();
        self.hurry.notify_one();
        // The sender lives in `self`, so this cannot fail while anybody waits.
        if followed.wait_for(reached).await.is_err() {
            tracing::debug!("index follower is gone");
        }
    }

    /// Frames of journals that the index still has to follow.
    pub fn lag(&self) -> u64 {
        self.behind(&self.ends())
    }

    /// Frames before these ends that the index still has to follow.
    fn behind(&self, ends: &BTreeMap<JournalId, u64>) -> u64 {
        missing(&self.followed.borrow(), ends)
    }

    /// The journals that are followed.
    pub(crate) fn journals(&self) -> BTreeMap<JournalId, Reader> {
        self.lock().clone()
    }

    /// How far each journal stands in the index.
    pub(crate) fn indexed(&self) -> BTreeMap<JournalId, u64> {
        let journals = self.lock();
        let indexed = journals.keys().map(|id| (*id, self.index.followed(*id)));
        indexed.collect()
    }

    /// The end of each journal.
    pub(crate) fn ends(&self) -> BTreeMap<JournalId, u64> {
        let ends = |(id, reader): (&JournalId, &Reader)| (*id, reader.end());
        self.lock().iter().map(ends).collect()
    }

    /// Waits until a journal has grown, or somebody waits for the index.
    pub(crate) async fn grown(&self) {
        self.wake.notified().await;
    }

    /// Waits until somebody waits for the index.
    pub(crate) async fn hurried(&self) {
        self.hurry.notified().await;
    }

    /// Says how far a journal has been followed.
    pub(crate) fn note_followed(&self, journal: JournalId, number: u64) {
        self.followed.send_modify(|followed| {
            followed.insert(journal, number);
        });
    }

    /// How far a journal has been followed: the number of the next frame.
    pub(crate) fn followed_to(&self, journal: JournalId) -> u64 {
        self.followed.borrow().get(&journal).copied().unwrap_or(0)
    }

    /// Tells when any journal has been followed further.
    pub(crate) fn followed(&self) -> watch::Receiver<BTreeMap<JournalId, u64>> {
        self.followed.subscribe()
    }

    /// Begins the index anew, for it is damaged.
    pub(crate) fn begin_anew(&self) -> Result<(), IndexError> {
        self.index.recreate()?;
        self.followed.send_replace(BTreeMap::new());
        Ok(())
    }

    /// Tells that something happened that has no place in a journal.
    pub(crate) fn tell_noted(&self) {
        self.followed.send_modify(|_| {});
    }

    /// Tells that a partner's query met entries of own lists. The follower notes it, which alone writes the state; what a
    /// crash comes before is told by the inbox all the same.
    pub(crate) fn tell_met(&self, met: Met) {
        let mut waiting = lock(&self.met);
        if waiting.len() < MAX_MET {
            waiting.push(met);
        } else {
            tracing::warn!(peer.id = %met.by, "nobody outside is told that a query met an entry");
        }
        drop(waiting);
        self.wake.notify_one();
    }

    /// What was met and is not noted yet.
    pub(crate) fn met(&self) -> Vec<Met> {
        lock(&self.met).clone()
    }

    /// So many of the first of them are noted.
    pub(crate) fn met_noted(&self, count: usize) {
        let mut waiting = lock(&self.met);
        let noted = count.min(waiting.len());
        waiting.drain(..noted);
    }

    /// Tells that a received record is refused now, or accepted after all.
    pub(crate) fn tell_judged(&self, judged: Judged) {
        // Without listeners there is nobody to tell.
        let told = self.judged.send(judged);
        tracing::trace!(listeners = told.unwrap_or(0), "judgement told");
    }

    /// Refusals as they come and go; a listener that lags reads them anew from the state of the loop.
    pub(crate) fn judged(&self) -> broadcast::Receiver<Judged> {
        self.judged.subscribe()
    }

    /// Tells that a body is wanted that was not.
    pub(crate) fn tell_wanted(&self) {
        self.wants.send_modify(|changes| *changes += 1);
    }

    /// Tells that the node has something to do.
    pub(crate) fn tell_to_do(&self) {
        self.to_do.notify_one();
    }

    /// Waits until the node has something to do that it did not have.
    pub(crate) async fn something_to_do(&self) {
        self.to_do.notified().await;
    }

    /// Ticks whenever a body comes to be wanted.
    pub(crate) fn wants(&self) -> watch::Receiver<u64> {
        self.wants.subscribe()
    }

    /// Has the follower read records anew, by the indices of their entries: this party gave something of them up, or keeps
    /// them for another time than the index knows. Forgotten with the run, so whoever asks looks again.
    pub(crate) fn renew(&self, journal: JournalId, entries: impl IntoIterator<Item = u64>) {
        lock(&self.renewed)
            .entry(journal)
            .or_default()
            .extend(entries);
        self.wake.notify_one();
    }

    /// Takes the records of a journal that are to be read anew, so many at most.
    pub(crate) fn take_renewed(&self, journal: JournalId, most: usize) -> BTreeSet<u64> {
        let mut renewed = lock(&self.renewed);
        let Some(of_journal) = renewed.get_mut(&journal) else {
            return BTreeSet::new();
        };
        let some: BTreeSet<_> = of_journal.iter().copied().take(most).collect();
        of_journal.retain(|entry| !some.contains(entry));
        some
    }

    /// Says that something that was read before may be erased by now.
    pub(crate) fn tell_erased(&self) {
        self.words.forget();
        self.erased.fetch_add(1, Ordering::AcqRel);
    }

    /// How often something was erased: what was read when it was another number may be erased.
    pub(crate) fn erasures(&self) -> u64 {
        self.erased.load(Ordering::Acquire)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<JournalId, Reader>> {
        lock(&self.journals)
    }
}

/// Frames before `ends` that are not `followed` yet.
fn missing(followed: &BTreeMap<JournalId, u64>, ends: &BTreeMap<JournalId, u64>) -> u64 {
    let missing = |(id, end): (&JournalId, &u64)| {
        let at = followed.get(id).copied().unwrap_or(0);
        end.saturating_sub(at)
    };
    ends.iter().map(missing).sum()
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::journal::memory::Memory;
    use crate::store::medium::Disk;

    const PARTNER: JournalId = JournalId::Replica(3);
    const SHORT: Duration = Duration::from_millis(20);
    const LONG: Duration = Duration::from_secs(20);

    /// A journal of one frame.
    fn journal() -> Reader {
        let mut journal = Memory::default().open();
        journal.append(&[vec![1]]).unwrap();
        journal.commit().unwrap();
        journal.reader()
    }

    /// Look-ups of an own journal and a partner's, of one frame each, that nobody follows: the disk fails, or the
    /// machine is overloaded.
    fn unfollowed(dir: &Path) -> Lookup {
        let (index, words) = (dir.join("index"), dir.join("words"));
        let (index, _) = Index::open(&index, &words, Arc::new(Disk)).unwrap();
        let state = State::open(&dir.join("follow")).unwrap();
        let lookup = Lookup::new(index, state);
        lookup.follow(JournalId::Ledger, journal());
        lookup.follow(PARTNER, journal());
        lookup
    }

    #[tokio::test]
    async fn publishing_waits_for_an_index_that_is_far_behind_and_a_moment_at_most() {
        let dir = tempfile::tempdir().unwrap();
        let lookup = Arc::new(unfollowed(dir.path()));
        let near = |end, wait| {
            let lookup = Arc::clone(&lookup);
            async move { lookup.followed_to_near(end, wait).await }
        };
        let waits = |wait| near(PACE_LAG + 2, wait);
        assert!(near(PACE_LAG, SHORT).await && !near(PACE_LAG + 1, SHORT).await);
        // Nobody follows.
        assert!(!waits(SHORT).await);
        let waiting = tokio::spawn(waits(LONG));
        lookup.note_followed(JournalId::Ledger, 1);
        assert!(near(PACE_LAG + 1, SHORT).await && !waits(SHORT).await);
        lookup.note_followed(JournalId::Ledger, 2);
        assert!(waiting.await.unwrap());
    }

    #[tokio::test]
    async fn who_publishes_waits_for_the_own_ledger_alone_and_not_without_limit() {
        let dir = tempfile::tempdir().unwrap();
        let lookup = unfollowed(dir.path());
        let behind = lookup.caught_up_with_own(SHORT).await.unwrap_err();
        assert_eq!(behind.reason().code(), "INDEX_BEHIND");
        assert_eq!(behind.0, 2);
        lookup.note_followed(JournalId::Ledger, 1);
        lookup.caught_up_with_own(LONG).await.unwrap();
        assert_eq!(lookup.lag(), 1, "a partner's journal is not waited for");
    }

    #[tokio::test]
    async fn who_reads_waits_for_what_partners_told_too_and_is_told_what_the_index_lacks() {
        let dir = tempfile::tempdir().unwrap();
        let lookup = unfollowed(dir.path());
        assert_eq!(lookup.caught_up_within(SHORT, SHORT).await, 2);
        lookup.note_followed(JournalId::Ledger, 1);
        assert_eq!(lookup.caught_up_within(LONG, SHORT).await, 1);
        let read = lookup.caught_up_within(LONG, LONG);
        let follow = async {
            // What comes behind the call is not waited for.
            lookup.grown().await;
            lookup.follow(JournalId::Replica(4), journal());
            lookup.note_followed(PARTNER, 1);
        };
        let (lacks, ()) = tokio::join!(read, follow);
        assert_eq!((lacks, lookup.lag()), (0, 1));
    }

    #[tokio::test]
    async fn a_partner_whose_frames_cannot_be_followed_does_not_shorten_the_wait_for_the_own_ledger()
     {
        let dir = tempfile::tempdir().unwrap();
        let lookup = unfollowed(dir.path());
        let read = lookup.caught_up_within(LONG, Duration::ZERO);
        let follow = async {
            // Long behind the wait for the partner.
            lookup.caught_up_with_own(SHORT).await.unwrap_err();
            lookup.note_followed(JournalId::Ledger, 1);
        };
        let (lacks, ()) = tokio::join!(read, follow);
        assert_eq!(lacks, 1, "the partner's, and none of the own");
    }
}

//! The loop that follows the journals: what was published and received is judged, indexed and told to watchers.
//!
//! Journals hold evidence; whatever follows from it is made here, again when it is lost, and in turns: a turn reads a
//! few frames of one journal once. They are judged, `FOLLOWERS` take what was judged, and last the index does, which
//! shows what the state then says. How far each journal was followed is saved with the index, so a follower takes a
//! frame at least once, and taking it again changes nothing. What is judged again and accepted late goes the same way.
//! One more follower is one more file, and one more line in the list.
//!
//! What waits for others has a loop of its own and reads what this one keeps: bodies are fetched from partners, chores
//! of recalls are published. The anchors of `chain` are no part of this either: they read the journals that this loop
//! does not, and wait for the ledger's writer.

mod again;
mod agreements;
mod contacts;
mod duties;
mod held;
mod index;
mod judge;
mod lives;
mod noting;
mod share;
mod turn;
mod unnamed;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ntc_core::party::Party;
use ntc_core::time::Timestamp;
use thiserror::Error;
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;

use self::again::Again;
use self::agreements::Missing;
pub(crate) use self::judge::Judge;
use self::noting::Noting;
use self::turn::{Known, Turn};
use self::unnamed::{Holders, Unnaming};
use crate::decisions::DecisionsError;
use crate::journal::{JournalError, Reader};
use crate::lock::lock;
use crate::lookup::{Changes, Judged, Lookup, Refusal, StateError};
use crate::partners::PartnerError;
use crate::store::index::{IndexError, JournalId};
use crate::telemetry::metrics::Metrics;

/// Rounds of turns of one pass. A pass that ends before the journals do is followed by the next.
const ROUNDS: usize = 64;
/// Steps of merging behind each round: what a turn takes in is merged twice on its way to the largest runs.
const MERGE_STEPS: usize = 4;
/// Rest between two passes while nobody waits: what came meanwhile goes into the index together, which costs it little
/// more than a single record.
const REST: Duration = Duration::from_millis(20);
/// Records that one turn reads anew because of how long they are kept.
const RENEWED_AT_ONCE: usize = 256;
/// How often it is looked whether the clock or the policies are cause to judge again.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Takes what a turn read, once it is judged, and says what the state is told of it.
type Follower = fn(&Lookup, &Judge, &Turn, &mut Changes) -> Result<(), FollowError>;

/// The followers, in the order in which they take a turn.
const FOLLOWERS: [Follower; 4] = [lives::take, duties::take, contacts::take, unnamed::take];

/// Why the journals could not be followed.
#[derive(Debug, Error)]
pub enum FollowError {
    /// The index does not take it.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// A journal cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The state of the loop cannot be used.
    #[error(transparent)]
    State(#[from] StateError),
    /// The partners' journal does not take a step of an agreement.
    #[error(transparent)]
    Partners(#[from] PartnerError),
    /// What is decided cannot be logged.
    #[error(transparent)]
    Decisions(#[from] DecisionsError),
}

/// Follows all journals that look-ups know of.
pub(crate) struct Follow {
    lookup: Arc<Lookup>,
    judge: Judge,
    again: Mutex<Again>,
    /// Journals of parties that change agreements too fast, and until when they wait.
    held_up: Mutex<BTreeMap<JournalId, Timestamp>>,
    /// Steps of agreements that were missing at the start.
    missing: Mutex<Missing>,
    unnaming: Mutex<Unnaming>,
    noting: Mutex<Noting>,
    metrics: Arc<Metrics>,
}

/// What one round did.
struct Round {
    /// Frames, and other things that waited.
    taken: u64,
    /// Whether there is more to merge.
    merges: bool,
}

impl Follow {
    pub(crate) fn new(lookup: Arc<Lookup>, judge: Judge, metrics: Arc<Metrics>) -> Self {
        Self {
            lookup,
            judge,
            again: Mutex::default(),
            held_up: Mutex::default(),
            missing: Mutex::default(),
            unnaming: Mutex::default(),
            noting: Mutex::default(),
            metrics,
        }
    }

    /// Follows until the node stops, on one thread: what a pass takes from the allocator goes back to where the next
    /// one takes from, and not to the share of whichever thread came by.
    pub(crate) async fn run(self: Arc<Self>, stop: CancellationToken) {
        loop {
            let (this, stop) = (Arc::clone(&self), stop.clone());
            let runtime = Handle::current();
            let follow = move || runtime.block_on(this.follow(stop));
            match tokio::task::spawn_blocking(follow).await {
                Ok(()) => return,
                Err(error) => tracing::error!(%error, "follower ended badly"),
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    async fn follow(&self, stop: CancellationToken) {
        let mut more = true;
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.lookup.grown(), if !more => {}
                () = tokio::time::sleep(LOOK_EVERY), if !more => {}
                () = std::future::ready(()), if more => {}
            }
            more = match self.pass(&mut |_| {}) {
                Ok(more) => more,
                Err(error) => {
                    tracing::error!(%error, "journals cannot be followed; tried again");
                    tokio::time::sleep(LOOK_EVERY).await;
                    true
                }
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.lookup.hurried() => {}
                () = tokio::time::sleep(REST) => {}
            }
        }
    }

    /// Follows to the end of every journal as it is now, however many passes that takes.
    pub(crate) fn to_the_end(&self, progress: &mut dyn FnMut(u64)) -> Result<(), FollowError> {
        while self.pass(progress)? {}
        Ok(())
    }

    /// The same, for so long at most: a node that stops is waited for, and its next start follows what is left. True
    /// when the ends were reached.
    pub(crate) fn to_the_end_within(&self, most: Duration) -> Result<bool, FollowError> {
        within(most, || self.pass(&mut |_| {}))
    }

    /// Takes turns; true when more is to be done. A damaged index is begun anew. `progress` is told the frames read.
    ///
    /// A pass ends at a round that merged only: whoever follows rests between passes, so that merging, which nobody waits
    /// for, leaves most of a core to those who look up.
    fn pass(&self, progress: &mut dyn FnMut(u64)) -> Result<bool, FollowError> {
        let mut frames = 0;
        for _ in 0..ROUNDS {
            let round = match self.round() {
                Err(FollowError::Index(IndexError::Damaged(what))) => {
                    self.begin_anew(&what)?;
                    Round {
                        taken: 1,
                        merges: false,
                    }
                }
                round => round?,
            };
            let lag = self.lookup.lag();
            self.metrics
                .index_lag
                .set(i64::try_from(lag).unwrap_or(i64::MAX));
            frames += round.taken;
            progress(frames);
            if round.taken == 0 {
                lock(&self.noting).caught_up();
                return Ok(lock(&self.missing).begin() || round.merges);
            }
        }
        Ok(true)
    }

    /// One turn of every journal, so that none waits for the end of another.
    fn round(&self) -> Result<Round, FollowError> {
        if self.lookup.index().is_damaged() {
            return Err(IndexError::Damaged("a look-up found it".to_owned()).into());
        }
        let mut taken = 0;
        let mut outcome = Ok(());
        for (journal, reader) in self.lookup.journals() {
            match self.turn(journal, &reader) {
                Ok(frames) => taken += frames,
                Err(damaged @ FollowError::Index(IndexError::Damaged(_))) => return Err(damaged),
                // The other journals are followed all the same.
                Err(error) => outcome = Err(error),
            }
        }
        outcome?;
        let mut again = lock(&self.again);
        taken += u64::from(again.turn(&self.lookup, &self.judge)?);
        drop(again);
        let mut missing = lock(&self.missing);
        taken += u64::from(missing.turn(&self.lookup, &self.judge)?);
        drop(missing);
        let holders = Holders {
            media: &self.judge.media,
            quotas: &self.judge.quotas,
            partners: self.judge.journals(),
        };
        let now = self.judge.clock.now();
        taken += lock(&self.unnaming).round(&self.lookup, &holders, now)?;
        taken += lock(&self.noting).turn(&self.lookup, now)?;
        // Merging goes at the pace of what was taken, so that the runs stay few.
        let mut merges = true;
        for _ in 0..MERGE_STEPS {
            merges = merges && self.lookup.index().merge()?;
        }
        Ok(Round { taken, merges })
    }

    /// Takes the next frames of a journal, and answers how many; 0 at its end.
    fn turn(&self, journal: JournalId, reader: &Reader) -> Result<u64, FollowError> {
        let (indexed, end) = (self.lookup.index().followed(journal), reader.end());
        let judged = self.lookup.state().judged(journal)?;
        let known = Known { indexed, judged };
        if indexed > end {
            return Err(IndexError::Damaged("it is newer than a journal".to_owned()).into());
        }
        self.lookup.note_followed(journal, known.start());
        if self.is_held_up(journal) || lock(&self.missing).holds_up(journal) {
            return Ok(0);
        }
        let Some(from) = self.judge.party(journal) else {
            return Ok(0);
        };
        let renewed = self.lookup.take_renewed(journal, RENEWED_AT_ONCE);
        if !renewed.is_empty() {
            let turn = Turn::again(&self.lookup, (journal, &from), known, &renewed)?;
            self.take(&from, turn)?;
            return Ok(renewed.len() as u64);
        }
        if known.start() == end {
            return Ok(0);
        }
        let turn = Turn::read(&self.lookup, journal, &from, reader, known)?;
        self.take(&from, turn)
    }

    /// Hands a turn to every follower, and answers how many frames it has; 0 when it waits.
    fn take(&self, from: &Party, mut turn: Turn) -> Result<u64, FollowError> {
        let journal = turn.journal;
        let state = self.lookup.state();
        let mut outcome = match self.judge.judge(state, &mut turn, from)? {
            Ok(outcome) => outcome,
            Err(until) => {
                tracing::warn!(peer.id = %from, %until, "the peer changes agreements too fast; its feed waits");
                lock(&self.held_up).insert(journal, until);
                return Ok(0);
            }
        };
        for take in FOLLOWERS {
            take(&self.lookup, &self.judge, &turn, &mut outcome.changes)?;
        }
        let (is_to_do, is_consented) =
            (outcome.changes.has_chores(), outcome.changes.has_consents());
        state.apply(outcome.changes)?;
        if is_consented {
            // What was held back for want of a consent may go now.
            self.judge.partners.look_again();
        }
        if !turn.unnamed.is_empty() {
            // The index tells no more which bodies they were, once it has taken the turn.
            state.keep()?;
        }
        if outcome.wanted {
            self.lookup.tell_wanted();
        }
        let hidden = lives::hidden(&self.lookup, turn.items.iter())?;
        let replays = index::take(&self.lookup, &turn, &hidden)?;
        if is_to_do {
            self.lookup.tell_to_do();
        }
        self.note(from, &turn, &replays)?;
        if !turn.erased.is_empty() {
            self.lookup.tell_erased();
        }
        self.lookup
            .note_followed(journal, turn.next.max(turn.known.start()));
        Ok(turn.frames)
    }

    fn is_held_up(&self, journal: JournalId) -> bool {
        let mut held_up = lock(&self.held_up);
        let now = self.judge.clock.now();
        held_up.retain(|_, until| *until > now);
        held_up.contains_key(&journal)
    }

    /// Remembers replays, and when what waits is judged again; tells of what is refused.
    fn note(&self, from: &Party, turn: &Turn, replays: &[Refusal]) -> Result<(), FollowError> {
        let mut changes = Changes::default();
        for replay in replays {
            changes.refuse(turn.journal, replay);
        }
        let mut again = lock(&self.again);
        let new = turn
            .items
            .iter()
            .filter(|item| item.read_from >= turn.known.judged && !item.content.is_gone());
        let judged = new.map(|item| (item.seq, index::refused(item.verdict)));
        let replays = replays
            .iter()
            .map(|replay| (replay.seq, Some(replay.refused)));
        let mut reasons = BTreeMap::new();
        if turn.journal != JournalId::Ledger {
            let accepted = judged.clone().filter(|(_, refused)| refused.is_none());
            self.metrics.received(from, accepted.count() as u64);
        }
        for (seq, refused) in judged.chain(replays) {
            let Some(why) = refused else { continue };
            again.wait_for(why.until);
            *reasons.entry(why.reason).or_insert(0_u64) += 1;
            self.metrics.refused(from, why.reason);
            self.lookup.tell_judged(Judged {
                journal: turn.journal,
                seq,
                refused,
            });
        }
        // One line for each reason: how many lines a turn makes is not for the peer to say.
        for (reason, records) in reasons {
            tracing::warn!(peer.id = %from, refusal.reason = %reason, records, "records kept as refused");
        }
        let state = self.lookup.state();
        again.keep_due(state, &mut changes)?;
        Ok(state.apply(changes)?)
    }

    /// Whether the partners' journal has every step of agreements that the own ledger has: after a start it may not.
    pub(crate) fn has_own_steps(&self) -> bool {
        lock(&self.missing).has_all(JournalId::Ledger)
    }

    /// Writes everything out. Called last, once.
    pub(crate) fn close(&self) -> Result<(), FollowError> {
        // The state first: the index must not know more than was judged.
        self.lookup.state().close()?;
        Ok(self.lookup.index().close()?)
    }

    fn begin_anew(&self, what: &str) -> Result<(), FollowError> {
        tracing::warn!(
            what,
            "index is damaged and is filled again from the journals"
        );
        *lock(&self.again) = Again::default();
        *lock(&self.missing) = Missing::default();
        Ok(self.lookup.begin_anew()?)
    }
}

/// Takes passes until one says that nothing more is to be done, or so much time went by; true when it was the former.
/// One pass is always taken.
fn within<E>(most: Duration, mut pass: impl FnMut() -> Result<bool, E>) -> Result<bool, E> {
    let begun = Instant::now();
    while pass()? {
        if begun.elapsed() >= most {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn journals_that_never_end_are_followed_for_a_bounded_time_and_others_to_their_end() {
        const LONG: Duration = Duration::from_secs(3600);
        // As many passes as a journal may need; one past it is a loop without a bound.
        let passes = |most, needed: u32| {
            let mut taken = 0;
            let ended = within(most, || {
                taken += 1;
                assert!(taken <= needed, "it goes on without end");
                Ok::<_, ()>(taken < needed)
            });
            (ended, taken)
        };
        assert_eq!(passes(LONG, 5), (Ok(true), 5));
        assert_eq!(passes(Duration::ZERO, 5), (Ok(false), 1));
        assert_eq!(passes(Duration::ZERO, 1), (Ok(true), 1));
        assert_eq!(within(LONG, || Err(7)), Err(7));
    }
}

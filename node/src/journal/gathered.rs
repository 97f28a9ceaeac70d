//! What may wait a moment to be durable: it is gathered, and becomes so together, at a beat or when somebody waits for it.
//!
//! Each line names the one before it by its hash, from the moment at which it is written: so lines that are altered or taken
//! out later show.

use std::fmt;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use ntc_core::envelope::Hash;
use ntc_core::ledger::leaf;
use ntc_core::reason::{Reason, Reasoned};
use prost::encoding;
use thiserror::Error;
use tokio::sync::{Notify, watch};

use super::{JournalError, MAX_BATCH};
use crate::lock::lock;
use crate::telemetry::health::Health;

/// How long what is gathered may wait to be durable.
pub(crate) const COMMIT_EVERY: Duration = Duration::from_millis(200);
/// Lines that wait at most; whoever would bring one more is refused, or makes them durable first.
pub(crate) const MAX_WAITING: usize = 4096;
/// Lines that wait before the next commit is hastened.
const HASTEN: usize = MAX_WAITING / 4;
/// What a frame and its link take beside the line, at most.
const BESIDE: usize = 128;

/// Nothing can be written where it has to be, so nothing is done that would need it.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
#[reason(self.reason)]
#[error(
    "{name} cannot be written, and nothing is done that leaves no entry in it; look at `ntc node status`"
)]
pub struct Stuck {
    /// What cannot be written.
    name: &'static str,
    reason: Reason,
}

/// Where lines go.
pub(crate) trait Lines: fmt::Debug {
    /// Bytes of a segment: no more than it holds is appended at once.
    fn segment_bytes(&self) -> u32;

    /// Appends lines, each linked to the one before it; all of them or none.
    fn append(&mut self, lines: &[Vec<u8>]) -> Result<(), JournalError>;

    /// Makes what was appended durable.
    fn commit(&mut self) -> Result<(), JournalError>;

    /// Makes it durable how far that is, where it matters.
    fn settle(&mut self) -> Result<(), JournalError> {
        Ok(())
    }
}

/// Lines that wait, and where they go.
#[derive(Debug)]
pub(crate) struct Gathered<L> {
    name: &'static str,
    /// Never held while the device works, so that nobody who brings a line waits for it.
    waiting: Mutex<Waiting>,
    lines: Mutex<L>,
    /// How many lines are durable, and why no more become so.
    progress: watch::Sender<Progress>,
    hasten: Notify,
    /// A node whose acts leave no trace takes nothing in.
    health: Health,
}

#[derive(Debug, Default)]
struct Waiting {
    /// For the next commit, encoded and not linked.
    lines: Vec<Vec<u8>>,
    /// Lines noted, those that were durable at the start included.
    noted: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Progress {
    durable: u64,
    stuck: Option<Reason>,
}

impl<L: Lines> Gathered<L> {
    /// Gathers what goes to `lines`, of which so many are durable. `name` is what sentences call it.
    pub(crate) fn new(name: &'static str, lines: L, durable: u64, health: Health) -> Self {
        Self {
            name,
            waiting: Mutex::new(Waiting {
                lines: Vec::new(),
                noted: durable,
            }),
            lines: Mutex::new(lines),
            progress: watch::Sender::new(Progress {
                durable,
                stuck: None,
            }),
            hasten: Notify::new(),
            health,
        }
    }

    /// Where they go. Held while the device works.
    pub(crate) fn lines(&self) -> MutexGuard<'_, L> {
        lock(&self.lines)
    }

    /// Adds a line, and answers how many were noted with it.
    pub(crate) fn note(&self, line: Vec<u8>) -> u64 {
        let mut waiting = lock(&self.waiting);
        waiting.lines.push(line);
        waiting.noted += 1;
        let (noted, many) = (waiting.noted, waiting.lines.len() >= HASTEN);
        drop(waiting);
        if many {
            self.hasten.notify_one();
        }
        noted
    }

    /// How many were noted.
    pub(crate) fn noted(&self) -> u64 {
        lock(&self.waiting).noted
    }

    /// Whether as many wait as may.
    pub(crate) fn is_full(&self) -> bool {
        lock(&self.waiting).lines.len() >= MAX_WAITING
    }

    /// Whether there is a place for one more.
    ///
    /// # Errors
    /// When there is none now.
    pub(crate) fn admit(&self) -> Result<(), Stuck> {
        if let Some(reason) = self.progress.borrow().stuck {
            return Err(self.is_stuck(reason));
        }
        if self.is_full() {
            self.hasten.notify_one();
            return Err(self.is_stuck(Reason::Busy));
        }
        Ok(())
    }

    /// Waits until so many lines are durable.
    ///
    /// # Errors
    /// When they cannot become so now. They are kept and written when there is room.
    pub(crate) async fn durable(&self, noted: u64) -> Result<(), Stuck> {
        if self.progress.borrow().durable >= noted {
            return Ok(());
        }
        self.hasten.notify_one();
        let mut progress = self.progress.subscribe();
        let past = |progress: &Progress| progress.durable >= noted || progress.stuck.is_some();
        match progress.wait_for(past).await {
            Ok(progress) => self.holds(*progress, noted),
            Err(_) => Err(self.is_stuck(Reason::ShuttingDown)),
        }
    }

    /// Makes so many lines durable, and with them all that wait. Blocks while the device works.
    ///
    /// # Errors
    /// As for [`Self::durable`].
    pub(crate) fn ensure(&self, noted: u64) -> Result<(), Stuck> {
        let progress = *self.progress.borrow();
        if self.holds(progress, noted).is_err() {
            self.write(&mut lock(&self.lines));
        }
        let progress = *self.progress.borrow();
        self.holds(progress, noted)
    }

    /// Makes what waits durable, and how much that is. What finds no room waits on.
    pub(crate) fn commit(&self) {
        let mut lines = lock(&self.lines);
        self.write(&mut lines);
        if let Err(error) = lines.settle() {
            self.fails("is not durable", &error);
        }
    }

    /// Commits at each beat, and at once whenever it is hastened, until it is dropped. `commit` may block; one that panics
    /// ends it.
    pub(crate) async fn beat<F>(&self, commit: F)
    where
        F: Fn() + Clone + Send + 'static,
    {
        let mut tick = tokio::time::interval(COMMIT_EVERY);
        loop {
            tokio::select! {
                _ = tick.tick() => {}
                () = self.hasten.notified() => {}
            }
            if tokio::task::spawn_blocking(commit.clone()).await.is_err() {
                return;
            }
        }
    }

    /// Makes what waits durable. Where they go is held by the caller, so that lines are written in the order in which they
    /// came.
    fn write(&self, to: &mut L) {
        let mut lines = std::mem::take(&mut lock(&self.waiting).lines);
        if lines.is_empty() {
            return;
        }
        let mut written = 0;
        let mut refused = None;
        let room = usize::try_from(to.segment_bytes()).unwrap_or(MAX_BATCH);
        while let Some(next) = lines.get(written..).filter(|next| !next.is_empty()) {
            let next = together(next, room);
            if let Err(error) = to.append(next) {
                refused = Some(error);
                break;
            }
            written += next.len();
        }
        let committed = (written > 0).then(|| to.commit());
        // What was appended is durable, or the journal is read-only and it counts as lost.
        let rest = lines.split_off(written);
        if !rest.is_empty() {
            let mut waiting = lock(&self.waiting);
            let newer = std::mem::replace(&mut waiting.lines, rest);
            waiting.lines.extend(newer);
        }
        match committed {
            None => {}
            Some(Ok(())) => self.progress.send_modify(|progress| {
                progress.durable += written as u64;
                progress.stuck = None;
            }),
            Some(Err(error)) => self.fails("is not durable", &error),
        }
        if let Some(error) = refused {
            tracing::error!(%error, name = self.name, "lines not written yet");
            self.fails("cannot be written", &error);
        }
    }

    /// A lack passes; a journal that failed does not.
    fn fails(&self, how: &str, error: &JournalError) {
        let reason = error.reason();
        self.progress
            .send_modify(|progress| progress.stuck = Some(reason));
        if !error.is_lack() {
            let why = format!("{} {how}: {error}", self.name);
            self.health.read_only(reason, &why);
        }
    }

    fn holds(&self, progress: Progress, noted: u64) -> Result<(), Stuck> {
        if progress.durable >= noted {
            return Ok(());
        }
        Err(self.is_stuck(progress.stuck.unwrap_or(Reason::Internal)))
    }

    const fn is_stuck(&self, reason: Reason) -> Stuck {
        Stuck {
            name: self.name,
            reason,
        }
    }
}

/// The first of these lines that a journal with segments of so many bytes takes together: one at least.
fn together(lines: &[Vec<u8>], segment: usize) -> &[Vec<u8>] {
    let mut room = segment.saturating_sub(BESIDE).min(MAX_BATCH);
    let fit = lines.iter().take_while(|line| {
        let left = room.checked_sub(line.len() + BESIDE);
        room = left.unwrap_or(0);
        left.is_some()
    });
    let fit = fit.count().max(1);
    lines.get(..fit).unwrap_or(lines)
}

/// Links an encoded line to the one before it, whose hash goes into the field with this number. Answers the hash of the line.
pub(crate) fn link(line: &mut Vec<u8>, field: u32, before: Option<Hash>) -> Hash {
    if let Some(before) = before {
        encoding::bytes::encode(field, &before.as_bytes().to_vec(), line);
    }
    leaf::journal(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_no_journal_takes_together_go_in_parts_and_in_their_order() {
        let lines =
            |lens: &[usize]| -> Vec<Vec<u8>> { lens.iter().map(|len| vec![0; *len]).collect() };
        let half = MAX_BATCH / 2 - BESIDE;
        assert_eq!(together(&lines(&[half, half, 1]), usize::MAX).len(), 2);
        assert_eq!(together(&lines(&[half, half + 1, 1]), usize::MAX).len(), 1);
        assert_eq!(together(&lines(&[1, 2, 3]), usize::MAX).len(), 3);
        let three = 3 * (100 + BESIDE) + BESIDE;
        assert_eq!(together(&lines(&[100; 5]), three).len(), 3);
        assert_eq!(together(&lines(&[100; 5]), three - 1).len(), 2);
        assert_eq!(
            together(&lines(&[MAX_BATCH, 1]), usize::MAX).len(),
            1,
            "alone, to be refused"
        );
    }
}

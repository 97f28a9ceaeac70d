//! The single writer: it collects what waits, writes it as one batch, makes it durable, signs, and tells.
//!
//! Order of one batch: stage in memory → write → `fdatasync` → sign the checkpoint → columns → head → answers.
//! Nothing is signed before it is durable; nothing is answered before it is signed. When a write or a sync fails
//! the writer stops for good: after a failed sync nobody knows what the disk holds.

use std::sync::Arc;
use std::time::Instant;

use ntc_core::envelope::{Hash, Sign};
use ntc_core::ledger::entry::{Entry, commit};
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use prost::Message;
use thiserror::Error;
use tokio::sync::{mpsc, oneshot, watch};

use super::Begin;
use super::acknowledge::NewestReceipts;
use super::batch::{Answers, Batch};
use super::columns::Columns;
use super::frame::{
    Acknowledged, CommitFrame, FeedFrame, Frame, KeyFrame, PolicyFrame, RevealFrame, Step,
};
use super::head::{Head, Heads};
use super::open::{self, LedgerOpenError, Opened};
use super::recent::Recent;
use super::snapshot::Snapshots;
use super::staged::Staged;
use super::state::{Damaged, State};
use super::{AppendError, Appended, FoundingKey, LedgerParts};
use crate::ports::Clock;
use crate::store::disk::DiskWatch;
use crate::store::journal::{Journal, MAX_BATCH, MAX_FRAME, Reader};
use crate::telemetry::health::{Health, State as HealthState};
use crate::telemetry::metrics::Metrics;

/// Commands that wait for the writer at most; one more is refused with [`Reason::Busy`].
pub const MAX_QUEUE: usize = 8192;
/// Commands in one batch at most.
pub const MAX_COMMANDS: usize = 4096;
/// Bytes of a frame that are not the record's own: tag and length of the step.
const FRAME_ROOM: usize = 16;
/// Entries after which the state is saved, so that a start has at most this much to read again.
const SNAPSHOT_EVERY: u64 = 8192;

/// Where an answer goes; dropped when nobody waits any more.
pub(super) type Answer<T> = oneshot::Sender<Result<T, AppendError>>;

/// What the writer can be asked for.
pub(super) enum Command {
    /// A record that policy lets go out.
    Record(Box<Staged>, Answer<Appended>),
    /// The policies that decide from here on.
    Policy {
        digest: Hash,
        salt: [u8; 32],
        answer: Answer<u64>,
    },
    /// A feed for a newly enrolled peer.
    Feed {
        party: Party,
        random: u64,
        answer: Answer<u64>,
    },
    /// More of an earlier record for one peer.
    Reveal(RevealFrame, Answer<()>),
    /// A new head although nothing was written, so that peers see that the tail is the tail.
    Heartbeat,
    /// No further command: the writer ends with what has been sent by now.
    Close,
}

/// Why a batch did not become durable; the writer stops.
#[derive(Debug, Error)]
enum CommitFailed {
    #[error(transparent)]
    Append(#[from] crate::store::journal::AppendError),
    #[error(transparent)]
    Commit(#[from] crate::store::journal::CommitError),
    #[error(transparent)]
    File(#[from] crate::store::journal::FileError),
    #[error(transparent)]
    Sign(#[from] ntc_core::envelope::SignError),
    #[error(transparent)]
    Damaged(#[from] Damaged),
}

pub(super) struct Writer {
    commands: mpsc::Receiver<Command>,
    state: State,
    feeds_entry: Vec<u8>,
    journal: Journal,
    columns: Columns,
    snapshots: Snapshots,
    heads: Heads,
    publish: watch::Sender<Arc<Head>>,
    recent: Arc<Recent>,
    receipts: Arc<NewestReceipts>,
    signer: Arc<dyn Sign>,
    disk: DiskWatch,
    clock: Arc<dyn Clock>,
    health: Health,
    metrics: Arc<Metrics>,
    saved_at: u64,
}

impl Writer {
    /// Opens the ledger and, when it is new, writes its first entries.
    pub(super) fn open(
        parts: LedgerParts,
        heads: Heads,
        begin: &Begin,
        commands: mpsc::Receiver<Command>,
        recent: Arc<Recent>,
        receipts: Arc<NewestReceipts>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(Self, watch::Receiver<Arc<Head>>, Reader), LedgerOpenError> {
        let opened = open::open(&parts.places, parts.journal, &parts.medium, progress)?;
        // Before anything is signed, the head of what is held included.
        opened.check_keys(&begin.keys)?;
        let head = opened.head(&heads, &*parts.signer)?;
        let Opened {
            journal,
            columns,
            snapshots,
            state,
            feeds_entry,
        } = opened;
        let reader = journal.reader();
        let (publish, head) = watch::channel(Arc::new(head));
        let mut writer = Self {
            commands,
            saved_at: state.size(),
            state,
            feeds_entry,
            journal,
            columns,
            snapshots,
            heads,
            publish,
            recent,
            receipts,
            signer: parts.signer,
            disk: parts.disk,
            clock: parts.clock,
            health: parts.health,
            metrics: parts.metrics,
        };
        if writer.state.size() == 0 {
            if !begin.allowed {
                return Err(LedgerOpenError::Missing);
            }
            writer.found(&begin.keys)?;
        }
        writer.show_size();
        Ok((writer, head, reader))
    }

    /// Runs until it is closed or every handle is gone.
    pub(super) fn run(mut self) {
        while let Some(first) = self.commands.blocking_recv() {
            if matches!(first, Command::Close) {
                self.commands.close();
                continue;
            }
            if let Some(error) = self.refusal() {
                first.refuse(error);
                continue;
            }
            let mut batch = Batch::default();
            let outcome = self
                .stage(&mut batch, first)
                .and_then(|()| self.commit(&mut batch));
            batch.answer(
                outcome
                    .as_ref()
                    .map(|head| head.size)
                    .map_err(|_| AppendError::ReadOnly),
            );
            match outcome {
                Ok(_) => self.save_when_due(),
                Err(error) => self.health.read_only(Reason::ReadOnly, error.to_string()),
            }
        }
        self.save();
    }

    /// Writes the first entries of a new ledger.
    fn found(&mut self, keys: &[FoundingKey]) -> Result<(), LedgerOpenError> {
        let mut batch = Batch::default();
        for FoundingKey { entry, vkey } in keys {
            let index = self.state.size();
            let entry = entry.encode();
            let vkey = vkey.clone();
            let step = Step::Key(KeyFrame { entry, vkey });
            self.push(&mut batch, step, Some(index))
                .map_err(|error| LedgerOpenError::Genesis(error.to_string()))?;
        }
        self.commit(&mut batch)
            .map_err(|error| LedgerOpenError::Genesis(error.to_string()))?;
        Ok(())
    }

    /// Why nothing can be written now.
    fn refusal(&self) -> Option<AppendError> {
        match self.health.now().state {
            HealthState::ReadOnly(_) => Some(AppendError::ReadOnly),
            HealthState::Guarded | HealthState::Starting => Some(AppendError::Guarded),
            HealthState::Ready => self.disk.check().err().map(|_| AppendError::DiskNearlyFull),
        }
    }

    /// Collects what waits behind the first command, up to the limits of a batch.
    fn stage(&mut self, batch: &mut Batch, first: Command) -> Result<(), CommitFailed> {
        let time = self.time();
        self.add(batch, first, time)?;
        for _ in 1..MAX_COMMANDS {
            if batch.bytes() > MAX_BATCH / 2 {
                break;
            }
            let Ok(next) = self.commands.try_recv() else {
                break;
            };
            self.add(batch, next, time)?;
        }
        Ok(())
    }

    /// Entry times never go back, even when the machine's clock does.
    fn time(&self) -> Timestamp {
        self.clock.now().max(self.state.last_time)
    }

    fn add(&mut self, batch: &mut Batch, command: Command, time: Timestamp) -> Result<(), Damaged> {
        let index = self.state.size();
        match command {
            Command::Record(staged, answer) => {
                let (frame, stored) = staged.place(index, time, &self.state.feeds);
                // Refused alone: a frame that the journal refuses would stop the writer.
                if frame.encoded_len() > MAX_FRAME - FRAME_ROOM {
                    let refused = answer.send(Err(AppendError::TooLarge));
                    tracing::warn!(
                        waited_for = refused.is_ok(),
                        "record larger than a frame refused"
                    );
                    return Ok(());
                }
                batch.answers.push(Answers::Record(answer, index));
                self.push(batch, Step::Record(frame), Some(index))?;
                batch.records.push((index, Arc::new(stored)));
                Ok(())
            }
            Command::Policy {
                digest,
                salt,
                answer,
            } => {
                batch.answers.push(Answers::Number(answer, index));
                let commit = commit::policy(&salt, &digest);
                let step = Step::Policy(PolicyFrame {
                    entry: Entry::Policy { time, commit }.encode(),
                    salt: salt.to_vec(),
                    digest: digest.as_bytes().to_vec(),
                });
                self.push(batch, step, Some(index))
            }
            Command::Feed {
                party,
                random,
                answer,
            } => {
                let held = self.state.slot_of(&party);
                let slot = held.unwrap_or_else(|| self.state.free_slot(random));
                batch.answers.push(Answers::Number(answer, slot));
                if held.is_some() {
                    return Ok(());
                }
                let party = party.to_string();
                self.push(batch, Step::Feed(FeedFrame { party, slot }), None)
            }
            Command::Reveal(frame, answer) => {
                batch.answers.push(Answers::Done(answer));
                self.push(batch, Step::Reveal(frame), None)
            }
            Command::Heartbeat => Ok(()),
            Command::Close => {
                self.commands.close();
                Ok(())
            }
        }
    }

    fn push(&mut self, batch: &mut Batch, step: Step, index: Option<u64>) -> Result<(), Damaged> {
        self.state.apply(&step)?;
        batch.push(Frame::bytes(step), index.is_some());
        Ok(())
    }

    /// Makes the batch durable, signs, and shows the new head.
    fn commit(&mut self, batch: &mut Batch) -> Result<Arc<Head>, CommitFailed> {
        let index = self.state.size();
        let acknowledged = self.acknowledged();
        self.state.acknowledge(&acknowledged)?;
        let (tree, slots) = self.heads.feeds(&self.state, index + 1);
        let entry = Entry::Feeds {
            time: self.time(),
            root: tree.root(),
        };
        self.feeds_entry = entry.encode();
        let step = self.commit_step(&entry, acknowledged);
        self.push(batch, step, Some(index))?;

        let started = Instant::now();
        let first = self.journal.append(batch.frames())?;
        self.journal.commit()?;
        self.metrics
            .commit_seconds
            .observe(started.elapsed().as_secs_f64());

        let published = self
            .heads
            .publish(&self.state, entry, tree, &*self.signer)?;
        self.columns
            .append(&mut self.state, &batch.entry_frames(first))?;
        self.recent.push(std::mem::take(&mut batch.records));
        let head = Arc::new(Head::new(
            &self.state,
            &self.columns,
            Some(published),
            slots,
        ));
        self.show_size();
        self.publish.send_replace(Arc::clone(&head));
        Ok(head)
    }

    /// The receipts that came since the last commit and that its slots do not acknowledge yet.
    fn acknowledged(&self) -> Vec<Acknowledged> {
        let newest = self.receipts.take().into_iter();
        newest
            .filter(|(slot, receipt)| {
                let feed = self.state.feeds.get(slot);
                feed.is_some_and(|feed| feed.acknowledged != *receipt)
            })
            .map(|(slot, receipt)| Acknowledged {
                slot,
                receipt: receipt.as_bytes().to_vec(),
            })
            .collect()
    }

    /// The commit frame: the FEEDS entry with the size and root that result from it.
    fn commit_step(&self, entry: &Entry, acknowledged: Vec<Acknowledged>) -> Step {
        let mut frontier = self.state.tree.frontier.clone();
        frontier.push_only(entry.leaf_hash());
        Step::Commit(CommitFrame {
            entry: entry.encode(),
            size: frontier.size(),
            root: frontier.root().as_bytes().to_vec(),
            acknowledged,
        })
    }

    fn show_size(&self) {
        let size = i64::try_from(self.state.size()).unwrap_or(i64::MAX);
        self.metrics.ledger_size.set(size);
    }

    fn save_when_due(&mut self) {
        if self.state.size().saturating_sub(self.saved_at) >= SNAPSHOT_EVERY {
            self.save();
        }
    }

    fn save(&mut self) {
        let end = self.journal.end();
        match self
            .snapshots
            .save(&self.state, &mut self.columns, end, &self.feeds_entry)
        {
            Ok(()) => self.saved_at = self.state.size(),
            Err(error) => {
                tracing::warn!(%error, "ledger snapshot not saved; the next start reads more");
            }
        }
    }
}

impl Command {
    /// Answers a command that is not carried out. Who no longer waits is not missed.
    fn refuse(self, error: AppendError) {
        let missed = match self {
            Self::Record(_, answer) => answer.send(Err(error)).is_err(),
            Self::Policy { answer, .. } | Self::Feed { answer, .. } => {
                answer.send(Err(error)).is_err()
            }
            Self::Reveal(_, answer) => answer.send(Err(error)).is_err(),
            Self::Heartbeat | Self::Close => false,
        };
        if missed {
            tracing::debug!("a refusal of the ledger was no longer waited for");
        }
    }
}

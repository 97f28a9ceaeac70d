//! The single writer: it collects what waits, writes it as one batch, makes it durable, signs, and tells.
//!
//! Order of one batch: linger, if many publish → stage in memory → what the audit says of it durable → bodies and
//! chain are written → bodies durable → chain durable → sign the checkpoint → columns → head → erased bodies destroyed
//! → answers. Nothing is signed before it is durable; nothing is answered before it is signed; nothing is destroyed
//! before the entry that erased it is signed. Room that lacks refuses a batch and changes nothing. When a write or a
//! sync fails the writer stops for good: after a failed sync nobody knows what the disk holds. Whoever waits for an
//! entry that the chain may or may not hold is told so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use ntc_core::envelope::{Hash, SignError};
use ntc_core::ledger::entry::Entry;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use thiserror::Error;
use tokio::sync::{mpsc, watch};

use super::acknowledge::NewestReceipts;
use super::batch::{Batch, Written};
use super::columns::Columns;
use super::command::Command;
use super::frame::{Acknowledged, CommitFrame, KeyFrame, Step};
use super::head::{Head, Heads};
use super::linger::Linger;
use super::open::{self, LedgerOpenError, Opened};
use super::recent::Recent;
use super::records::Records;
use super::snapshot::Snapshots;
use super::state::State;
use super::{AppendError, Begin, FoundingKey, LedgerParts};
use crate::audit::AuditStuck;
use crate::bodies::Bodies;
use crate::journal::{FileError, Journal, JournalError, Prepared};
use crate::telemetry::health::State as HealthState;

/// Commands that wait for the writer at most; one more is refused with [`Reason::Busy`].
pub const MAX_QUEUE: usize = 8192;
/// Erasures that one batch notes as carried out at most.
const MAX_NOTED: usize = 4096;
/// Entries after which the state is saved, so that a start has at most this much to read again.
const SNAPSHOT_EVERY: u64 = 8192;

/// Why a batch did not become durable and signed.
#[derive(Debug, Error)]
enum NotWritten {
    /// Room, descriptors or memory are lacking. Nothing was written, and the next batch may be.
    #[error("there is no room for it: {0}")]
    Lack(JournalError),
    /// The audit cannot take what is to be done. Nothing was written, and the next batch may be.
    #[error("{0}")]
    Audit(AuditStuck),
    /// Nothing was written to the chain.
    #[error("nothing was written: {0}")]
    Nothing(String),
    /// The chain may or may not hold it.
    #[error("whether it was written shows at the next start: {0}")]
    Unknown(String),
}

impl NotWritten {
    fn nothing(error: &impl ToString) -> Self {
        Self::Nothing(error.to_string())
    }

    fn unknown(error: &impl ToString) -> Self {
        Self::Unknown(error.to_string())
    }

    /// What those who wait are told.
    fn told(&self) -> AppendError {
        match self {
            Self::Lack(error) if error.reason() == Reason::Busy => AppendError::Starved,
            Self::Lack(_) => AppendError::DiskNearlyFull,
            Self::Audit(stuck) => AppendError::Audit(*stuck),
            Self::Nothing(_) => AppendError::ReadOnly,
            Self::Unknown(_) => AppendError::OutcomeUnknown,
        }
    }
}

impl From<JournalError> for NotWritten {
    fn from(error: JournalError) -> Self {
        if error.is_lack() {
            Self::Lack(error)
        } else {
            Self::nothing(&error)
        }
    }
}

pub(super) struct Writer {
    commands: mpsc::Receiver<Command>,
    linger: Linger,
    /// Whether more than one command came with the batch before.
    many: bool,
    pub(super) state: State,
    feeds_entry: Vec<u8>,
    journal: Journal,
    bodies: Bodies,
    pub(super) columns: Columns,
    snapshots: Snapshots,
    heads: Heads,
    publish: watch::Sender<Arc<Head>>,
    recent: Arc<Recent>,
    receipts: Arc<NewestReceipts>,
    /// Erasures whose bodies were destroyed, to be written down with the next batch.
    destroyed: BTreeSet<u64>,
    /// Erasures whose bodies are destroyed together with those of others.
    together: BTreeSet<u64>,
    parts: LedgerParts,
    saved_at: u64,
}

/// A writer with what its handle reads.
pub(super) struct WriterAndReaders {
    pub(super) writer: Writer,
    pub(super) head: watch::Receiver<Arc<Head>>,
    pub(super) records: Records,
    /// Records that stand although nobody was told so for certain.
    pub(super) unsettled: Vec<u64>,
}

impl Writer {
    /// Opens the ledger and, when it is new, writes its first entries.
    pub(super) fn open(
        parts: LedgerParts,
        heads: Heads,
        begin: &Begin,
        commands: mpsc::Receiver<Command>,
        receipts: Arc<NewestReceipts>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<WriterAndReaders, LedgerOpenError> {
        let opened = open::open(&parts, progress)?;
        // Before anything is signed, the head of what is held included.
        opened.check_keys(begin)?;
        let head = opened.head(&heads, &*parts.signer)?;
        let Opened {
            journal,
            bodies,
            columns,
            snapshots,
            state,
            feeds_entry,
            unsettled,
        } = opened;
        let (publish, head) = watch::channel(Arc::new(head));
        let recent = Arc::new(Recent::default());
        let records = Records::new(
            journal.reader(),
            bodies.reader(),
            head.clone(),
            Arc::clone(&recent),
            heads.reference_key(),
        );
        let mut writer = Self {
            commands,
            linger: Linger::here(),
            many: false,
            saved_at: state.size(),
            state,
            feeds_entry,
            journal,
            bodies,
            columns,
            snapshots,
            heads,
            publish,
            recent,
            receipts,
            destroyed: BTreeSet::new(),
            together: BTreeSet::new(),
            parts,
        };
        if writer.state.size() == 0 {
            if !begin.allowed {
                return Err(LedgerOpenError::Missing);
            }
            writer.found(&begin.keys)?;
        }
        writer.show_size();
        writer.destroy();
        Ok(WriterAndReaders {
            writer,
            head,
            records,
            unsettled,
        })
    }

    /// Runs until it is closed or every handle is gone.
    pub(super) fn run(mut self) {
        while let Some(first) = self.commands.blocking_recv() {
            if matches!(first, Command::Close) {
                self.close();
            } else if matches!(first, Command::Settle) {
                if self.refusal().is_none() {
                    self.destroy();
                }
                self.settle();
            } else if let Some(error) = self.refusal() {
                first.refuse(error);
            } else {
                // Whoever publishes alone never waits.
                if self.many || !self.commands.is_empty() {
                    self.linger.wait();
                }
                self.batch(first);
            }
        }
        self.settle();
        self.save();
    }

    pub(super) fn close(&mut self) {
        self.commands.close();
    }

    pub(super) fn next_command(&mut self) -> Option<Command> {
        self.commands.try_recv().ok()
    }

    /// Writes one batch, and answers those who wait for it.
    fn batch(&mut self, first: Command) {
        let before = (self.state.clone(), self.feeds_entry.clone());
        let mut batch = Batch::default();
        let staged = self
            .stage(&mut batch, first)
            .map_err(|error| NotWritten::nothing(&error));
        let outcome = staged.and_then(|()| self.commit(&mut batch));
        let burials = std::mem::take(&mut batch.burials);
        if outcome.is_ok() {
            self.bury(burials);
        } else {
            self.bury(
                burials
                    .into_iter()
                    .map(|(entries, _)| (entries, None))
                    .collect(),
            );
            self.journal.abandon();
            self.bodies.abandon();
            (self.state, self.feeds_entry) = before;
        }
        match &outcome {
            Ok(_) => self.save_when_due(),
            Err(NotWritten::Lack(error)) => {
                tracing::warn!(%error, "ledger takes nothing for now");
            }
            // One that cannot be written again says so in the node's health itself.
            Err(NotWritten::Audit(error)) => {
                tracing::warn!(%error, "ledger takes nothing that the audit does not take");
            }
            Err(error) => self
                .parts
                .health
                .read_only(Reason::ReadOnly, error.to_string()),
        }
        self.many = batch.answers.len() > 1;
        batch.answer(&outcome.map_err(|error| error.told()));
    }

    /// Writes the first entries of a new ledger.
    fn found(&mut self, keys: &[FoundingKey]) -> Result<(), LedgerOpenError> {
        let mut batch = Batch::default();
        for FoundingKey { entry, vkey } in keys {
            let entry = entry.encode();
            let vkey = vkey.clone();
            let step = Step::Key(KeyFrame { entry, vkey });
            self.push(&mut batch, step, true)
                .map_err(|error| LedgerOpenError::Genesis(error.to_string()))?;
        }
        self.commit(&mut batch)
            .map_err(|error| LedgerOpenError::Genesis(error.to_string()))?;
        Ok(())
    }

    /// Why nothing can be written now.
    fn refusal(&self) -> Option<AppendError> {
        match self.parts.health.now().state {
            HealthState::ReadOnly(_) => Some(AppendError::ReadOnly),
            HealthState::Guarded => Some(AppendError::Guarded),
            HealthState::Starting => Some(AppendError::Starting),
            HealthState::Ready => self
                .parts
                .disk
                .check()
                .err()
                .map(|_| AppendError::DiskNearlyFull),
        }
    }

    /// Entry times never go back, even when the machine's clock does.
    pub(super) fn time(&self) -> Timestamp {
        self.parts.clock.now().max(self.state.last_time)
    }

    /// Makes the batch durable, signs, shows the new head, and destroys what it erased.
    fn commit(&mut self, batch: &mut Batch) -> Result<Written, NotWritten> {
        let destroyed: Vec<_> = self.destroyed.iter().copied().take(MAX_NOTED).collect();
        for entry in &destroyed {
            self.push(batch, Step::Destroyed(*entry), false)
                .map_err(|error| NotWritten::nothing(&error))?;
        }
        let receipts = self.receipts.waiting();
        let acknowledged = self.acknowledged(&receipts);
        self.state
            .acknowledge(&acknowledged)
            .map_err(|error| NotWritten::nothing(&error))?;
        let size = self.state.size() + 1;
        let (tree, slots) = self.heads.feeds(&self.state, size);
        let entry = Entry::Feeds {
            time: self.time(),
            root: tree.root(),
        };
        self.feeds_entry = entry.encode();
        let step = self.commit_step(&entry, acknowledged);
        self.push(batch, step, true)
            .map_err(|error| NotWritten::nothing(&error))?;
        let first = self.write(batch)?;
        self.receipts.acknowledged(&receipts);

        let published = self
            .heads
            .publish(&self.state, entry, tree, &*self.parts.signer)
            .map_err(|error: SignError| NotWritten::unknown(&error))?;
        self.columns
            .append(&mut self.state, &batch.entry_frames(first))
            .map_err(|error: FileError| NotWritten::unknown(&error))?;
        self.recent.push(std::mem::take(&mut batch.records));
        self.recent.keep(batch.take_checked(first));
        for entry in destroyed {
            self.destroyed.remove(&entry);
        }
        self.together.append(&mut batch.together);
        let (columns, end) = (&self.columns, self.journal.end());
        let head = Head::new(&self.state, columns, end, Some(published), slots);
        let checkpoint_size = head.size;
        self.show_size();
        self.publish.send_replace(Arc::new(head));
        let destroyed = self.destroy();
        Ok(Written {
            checkpoint_size,
            destroyed,
        })
    }

    /// Makes the frames of a batch durable, what the audit says of them first, then bodies, and answers the number of
    /// the chain's first frame.
    fn write(&mut self, batch: &Batch) -> Result<u64, NotWritten> {
        let started = Instant::now();
        if let Some(begun) = batch.begun {
            self.parts.audit.ensure(begun).map_err(NotWritten::Audit)?;
        }
        // Both find their room before either is written to.
        let body = self.bodies.append(&batch.bodies)?;
        if body + batch.bodies.len() as u64 != self.state.bodies {
            return Err(NotWritten::nothing(
                &"bodies do not lie where the chain says",
            ));
        }
        let first = self.journal.append(batch.frames())?;
        self.bodies
            .commit()
            .map_err(|error| NotWritten::nothing(&error))?;
        self.journal
            .commit()
            .map_err(|error| NotWritten::unknown(&error))?;
        self.parts
            .metrics
            .commit_seconds
            .observe(started.elapsed().as_secs_f64());
        Ok(first)
    }

    /// Destroys the bodies of every erasure that is signed; true when none is left. What fails now is tried again with
    /// the next batch, every second and at the next start.
    fn destroy(&mut self) -> bool {
        let unfinished = &self.state.unfinished;
        if unfinished.len() == self.destroyed.len() + self.together.len() {
            return true;
        }
        let waits = |entry| self.destroyed.contains(entry) || self.together.contains(entry);
        let left = unfinished.iter().filter(|(entry, _)| !waits(*entry));
        let left: BTreeMap<_, _> = left.map(|(entry, erasure)| (*entry, *erasure)).collect();
        if left.is_empty() {
            return true;
        }
        self.forget(left.keys());
        match open::destroy(&mut self.bodies, &left, &self.heads.reference_key()) {
            Ok(destroyed) => {
                let all = destroyed.len() == left.len();
                self.destroyed.extend(destroyed);
                all
            }
            Err(error) => {
                let erasures = left.len();
                tracing::error!(%error, erasures, "erased bodies not destroyed yet");
                false
            }
        }
    }

    /// Puts in the place of erased bodies what was made for it. What cannot be done now is done as for any other
    /// erasure.
    fn bury(&mut self, burials: Vec<(BTreeSet<u64>, Option<Prepared>)>) {
        for (mut entries, buried) in burials {
            entries.retain(|entry| self.together.remove(entry));
            let Some(buried) = buried else { continue };
            self.forget(entries.iter());
            match self.bodies.put(buried) {
                Ok(()) => self.destroyed.extend(entries),
                Err(error) => {
                    let erasures = entries.len();
                    tracing::error!(%error, erasures, "erased bodies not destroyed yet");
                }
            }
        }
    }

    /// Keeps nothing in memory of records that these entries erased.
    fn forget<'a>(&self, entries: impl Iterator<Item = &'a u64>) {
        let erased = entries.filter_map(|entry| self.state.unfinished.get(entry));
        self.recent
            .forget(&erased.map(|erasure| erasure.target).collect());
    }

    /// Makes the knowledge of what is durable durable.
    fn settle(&mut self) {
        let settled = self.bodies.settle().and_then(|()| self.journal.settle());
        if let Err(error) = settled {
            self.parts
                .health
                .read_only(error.reason(), error.to_string());
        }
    }

    /// Those of the waiting receipts that their slots do not acknowledge yet.
    fn acknowledged(&self, receipts: &BTreeMap<u64, Hash>) -> Vec<Acknowledged> {
        let fresh = receipts.iter().filter(|(slot, receipt)| {
            let feed = self.state.feeds.get(slot);
            feed.is_some_and(|feed| feed.acknowledged != **receipt)
        });
        fresh
            .map(|(slot, receipt)| Acknowledged {
                slot: *slot,
                receipt: receipt.as_bytes().to_vec(),
            })
            .collect()
    }

    /// The commit frame: the FEEDS entry with the size and root that result from it, and what was signed before.
    fn commit_step(&self, entry: &Entry, acknowledged: Vec<Acknowledged>) -> Step {
        let mut frontier = self.state.tree.frontier.clone();
        frontier.push_only(entry.leaf_hash());
        let head = self.publish.borrow();
        let before = head.published.as_ref();
        let signed_before = before.map_or(&[] as &[u8], |it| it.checkpoint.signature());
        Step::Commit(CommitFrame {
            entry: entry.encode(),
            size: frontier.size(),
            root: frontier.root().as_bytes().to_vec(),
            acknowledged,
            signed_before: signed_before.to_vec(),
        })
    }

    fn show_size(&self) {
        let size = i64::try_from(self.state.size()).unwrap_or(i64::MAX);
        self.parts.metrics.ledger_size.set(size);
    }

    fn save_when_due(&mut self) {
        if self.state.size().saturating_sub(self.saved_at) >= SNAPSHOT_EVERY {
            self.save();
        }
    }

    fn save(&mut self) {
        let end = self.publish.borrow().end;
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

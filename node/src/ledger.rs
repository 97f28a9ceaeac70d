//! Stage two: the ledger of this party. One writer, one tree, one feed for each peer.
//!
//! The journal is the truth; columns and snapshot are derived from it. `Ledger::append` answers when the record
//! is durable and under a signed checkpoint.

mod acknowledge;
mod batch;
mod columns;
mod frame;
mod head;
mod open;
mod recent;
mod record;
mod snapshot;
mod staged;
mod state;
mod writer;

use std::collections::BTreeMap;
use std::sync::Arc;

use ntc_core::envelope::{Hash, SealedRecord, Sign};
use ntc_core::ledger::entry::Entry;
use ntc_core::party::Party;
use ntc_core::policy::{Decision, Permitted};
use ntc_core::reason::Reasoned;
use ntc_core::section::SectionSet;
use prost::Message;
use thiserror::Error;
use tokio::sync::{mpsc, oneshot, watch};

use self::acknowledge::NewestReceipts;
use self::frame::RevealFrame;
pub(crate) use self::frame::{Disposition, Frame, RecordFrame, Step};
pub use self::head::Head;
pub(crate) use self::head::{Feed, Heads};
pub(crate) use self::open::known_end;
pub use self::open::{LedgerOpenError, Places};
use self::recent::Recent;
pub(crate) use self::record::{StoredRecord, record_of};
use self::staged::Staged;
pub(crate) use self::state::State as LedgerState;
use self::writer::{Command, Writer};
pub use self::writer::{MAX_COMMANDS, MAX_QUEUE};
use crate::ports::{Clock, Entropy, EntropyError};
use crate::store::column::ColumnError;
use crate::store::disk::DiskWatch;
use crate::store::journal::{JournalOptions, ReadError, Reader};
use crate::store::medium::Medium;
use crate::telemetry::health::Health;
use crate::telemetry::metrics::Metrics;

/// Where a record stands once it is durable and signed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Appended {
    /// Its position in the ledger.
    pub ledger_index: u64,
    /// Size of the signed checkpoint that covers it.
    pub checkpoint_size: u64,
}

/// Why the ledger took nothing.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum AppendError {
    /// The queue is full.
    #[error("the ledger's queue is full ({MAX_QUEUE} waiting); try again in a moment")]
    #[reason(Busy)]
    Busy,
    /// The record with what was decided for each peer does not fit a frame of the journal.
    #[error(
        "the record with what was decided for each peer is larger than the ledger takes; shorten it, or name fewer recipients"
    )]
    #[reason(TooLarge)]
    TooLarge,
    /// The disk failed, or its bytes are damaged.
    #[error(
        "the node is read-only after a failed write; look at its status, mend the disk, restart it"
    )]
    #[reason(ReadOnly)]
    ReadOnly,
    /// The disk is nearly full.
    #[error("the disk is nearly full; free space or move the node, reading goes on meanwhile")]
    #[reason(DiskNearlyFull)]
    DiskNearlyFull,
    /// Peers hold another history of this ledger, or have not been asked yet.
    #[error(
        "the node does not sign: its ledger is not what peers have cosigned; see `ntc node status`"
    )]
    #[reason(Guarded)]
    Guarded,
    /// The node is stopping.
    #[error("the node is stopping; try again when it is back")]
    #[reason(ShuttingDown)]
    ShuttingDown,
    /// The machine gives no randomness for the salt of a commitment.
    #[error(
        "the operating system gives no randomness, so nothing can be committed to; restart the node"
    )]
    #[reason(Internal)]
    NoRandomness,
}

impl From<EntropyError> for AppendError {
    fn from(_: EntropyError) -> Self {
        Self::NoRandomness
    }
}

/// Why a record of the own ledger cannot be read.
#[derive(Debug, Error)]
pub enum RecordReadError {
    /// The derived file cannot be read.
    #[error(transparent)]
    Column(#[from] ColumnError),
    /// The journal cannot be read.
    #[error(transparent)]
    Journal(#[from] ReadError),
    /// The entry there is not a record.
    #[error("ledger entry {0} is not a record")]
    NotARecord(u64),
}

/// What a ledger is opened with.
pub struct LedgerParts {
    /// Where it lies.
    pub places: Places,
    /// How its journal is laid out.
    pub journal: JournalOptions,
    /// The device.
    pub medium: Arc<dyn Medium>,
    /// The disk reserve.
    pub disk: DiskWatch,
    /// The ledger key.
    pub signer: Arc<dyn Sign>,
    /// The clock that entries are timed by.
    pub clock: Arc<dyn Clock>,
    /// Where salts come from.
    pub entropy: Arc<dyn Entropy>,
    /// The node's health.
    pub health: Health,
    /// The node's metrics.
    pub metrics: Arc<Metrics>,
}

/// With what a ledger begins.
pub(crate) struct Begin {
    /// KEY entries of the party's keys. A ledger that stands must have begun with the same.
    pub(crate) keys: Vec<FoundingKey>,
    /// Whether a ledger that is empty may be begun.
    pub(crate) allowed: bool,
}

/// The handle of the ledger; cheap to clone. The writer ends when it is closed or the last handle is gone.
#[derive(Clone)]
pub struct Ledger {
    commands: mpsc::Sender<Command>,
    head: watch::Receiver<Arc<Head>>,
    reader: Reader,
    recent: Arc<Recent>,
    receipts: Arc<NewestReceipts>,
    entropy: Arc<dyn Entropy>,
}

/// The first entry of a key of the party.
pub(crate) struct FoundingKey {
    /// The KEY entry.
    pub(crate) entry: Entry,
    /// The key as a vkey text, which the entry commits to.
    pub(crate) vkey: String,
}

/// The writer's thread; joined when the node stops, so that the snapshot is saved.
pub type WriterThread = std::thread::JoinHandle<()>;

impl Ledger {
    /// Opens the ledger, writes its first entries when it is new, and starts its writer.
    ///
    /// `begin` says which keys the ledger begins with, and whether it may be begun. `progress` is told the entries read.
    ///
    /// # Errors
    /// When stored bytes are damaged or cannot be read or written.
    pub(crate) fn open(
        parts: LedgerParts,
        heads: Heads,
        begin: &Begin,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(Self, WriterThread), LedgerOpenError> {
        let (commands, queue) = mpsc::channel(MAX_QUEUE);
        let recent = Arc::new(Recent::default());
        let receipts = Arc::new(NewestReceipts::default());
        let entropy = Arc::clone(&parts.entropy);
        let (writer, head, reader) = Writer::open(
            parts,
            heads,
            begin,
            queue,
            Arc::clone(&recent),
            Arc::clone(&receipts),
            progress,
        )?;
        let thread = std::thread::Builder::new()
            .name("ledger-writer".to_owned())
            .spawn(move || writer.run())
            .map_err(LedgerOpenError::Thread)?;
        Ok((
            Self {
                commands,
                head,
                reader,
                recent,
                receipts,
                entropy,
            },
            thread,
        ))
    }

    /// Appends a record that policy lets go out; answers when it is durable and signed, with what the permit decided.
    ///
    /// # Errors
    /// When the ledger does not take it; nothing was written then.
    pub(crate) async fn append(
        &self,
        permitted: Permitted<SealedRecord>,
    ) -> Result<(Appended, BTreeMap<Party, Decision>), AppendError> {
        let (staged, decisions) = Staged::new(permitted, self.salt()?);
        let staged = Box::new(staged);
        let appended = self.ask(|answer| Command::Record(staged, answer)).await?;
        Ok((appended, decisions))
    }

    /// Writes down the digest of the policies that decide from here on.
    ///
    /// # Errors
    /// When the ledger does not take it.
    pub(crate) async fn policy(&self, digest: Hash) -> Result<u64, AppendError> {
        let salt = self.salt()?;
        self.ask(|answer| Command::Policy {
            digest,
            salt,
            answer,
        })
        .await
    }

    fn salt(&self) -> Result<[u8; 32], AppendError> {
        let mut salt = [0; 32];
        self.entropy.fill(&mut salt)?;
        Ok(salt)
    }

    /// Adds the feed of a newly enrolled peer at a free slot drawn at random, and answers its slot. A party that has a
    /// feed keeps it.
    ///
    /// # Errors
    /// When the ledger does not take it.
    pub(crate) async fn add_feed(&self, party: Party) -> Result<u64, AppendError> {
        let mut random = [0; 8];
        self.entropy.fill(&mut random)?;
        let random = u64::from_be_bytes(random);
        self.ask(|answer| Command::Feed {
            party,
            random,
            answer,
        })
        .await
    }

    /// The slot of a party's feed, if it has one.
    pub(crate) fn feed_of(&self, party: &Party) -> Option<u64> {
        let head = self.head.borrow();
        let mut feeds = head.feeds.iter();
        let found = feeds.find(|(_, feed)| feed.head.recipient == *party);
        found.map(|(slot, _)| *slot)
    }

    /// Takes the hash of the newest receipt text of a peer into the next FEEDS entry, whenever one is written.
    pub(crate) fn acknowledge(&self, slot: u64, receipt: Hash) {
        self.receipts.note(slot, receipt);
    }

    /// Discloses more of an earlier record to one peer.
    ///
    /// # Errors
    /// When the ledger does not take it.
    pub(crate) async fn reveal(
        &self,
        slot: u64,
        ledger_index: u64,
        disclosed: SectionSet,
        leaf: Hash,
    ) -> Result<(), AppendError> {
        let disclosed = u32::from(disclosed.bits());
        let leaf = leaf.as_bytes().to_vec();
        let frame = RevealFrame {
            slot,
            ledger_index,
            disclosed,
            leaf,
        };
        self.ask(|answer| Command::Reveal(frame, answer)).await
    }

    /// Signs a new head although nothing was written. Skipped when the queue is full: heads come anyway then.
    pub(crate) fn heartbeat(&self) {
        if self.commands.try_send(Command::Heartbeat).is_err() {
            tracing::debug!("heartbeat skipped");
        }
    }

    /// Ends the writer when it has done what waits before this; whoever asks later is refused.
    pub(crate) async fn close(&self) {
        if self.commands.send(Command::Close).await.is_err() {
            tracing::debug!("ledger writer has ended already");
        }
    }

    /// The newest head.
    pub fn head(&self) -> Arc<Head> {
        Arc::clone(&self.head.borrow())
    }

    /// Follows the head.
    pub fn watch(&self) -> watch::Receiver<Arc<Head>> {
        self.head.clone()
    }

    /// The journal.
    pub(crate) fn journal(&self) -> &Reader {
        &self.reader
    }

    /// The record at an index.
    ///
    /// # Errors
    /// When it cannot be read or is not a record.
    pub(crate) fn record(&self, ledger_index: u64) -> Result<Arc<StoredRecord>, RecordReadError> {
        if let Some(record) = self.recent.get(ledger_index) {
            return Ok(record);
        }
        let number = self.head.borrow().frames.number(ledger_index)?;
        let payload = self.reader.read(number)?;
        let Some(Step::Record(frame)) = Frame::decode(&*payload).ok().and_then(|frame| frame.step)
        else {
            return Err(RecordReadError::NotARecord(ledger_index));
        };
        let record = StoredRecord::from_frame(frame);
        record
            .map(Arc::new)
            .ok_or(RecordReadError::NotARecord(ledger_index))
    }

    async fn ask<T>(
        &self,
        command: impl FnOnce(oneshot::Sender<Result<T, AppendError>>) -> Command,
    ) -> Result<T, AppendError> {
        let (answer, answered) = oneshot::channel();
        self.commands
            .try_send(command(answer))
            .map_err(|error| match error {
                mpsc::error::TrySendError::Full(_) => AppendError::Busy,
                mpsc::error::TrySendError::Closed(_) => AppendError::ShuttingDown,
            })?;
        answered.await.unwrap_or(Err(AppendError::ShuttingDown))
    }
}

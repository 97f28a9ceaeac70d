//! Stage two: the ledger of this party. One writer, one tree, one feed for each peer.
//!
//! The journal is the truth; columns and snapshot are derived from it. `Ledger::append` answers when the record
//! is durable and under a signed checkpoint.

mod acknowledge;
mod anchors;
mod batch;
mod columns;
mod command;
mod erase;
mod error;
mod frame;
mod head;
mod keys;
mod linger;
mod open;
mod queries;
mod recent;
mod record;
mod records;
mod snapshot;
mod stage;
mod staged;
mod state;
mod writer;

use std::collections::BTreeMap;
use std::sync::Arc;

use ntc_core::envelope::{Hash, SealedRecord, Sign};
use ntc_core::identity::card::KeyRole;
use ntc_core::ledger::entry::commit::AnchoredJournal;
use ntc_core::ledger::entry::{Entry, KeyOperation};
use ntc_core::ledger::feed::ItemKind;
use ntc_core::party::Party;
use ntc_core::policy::{Decision, Permitted};
use ntc_core::record::Record;
use ntc_core::section::SectionSet;
use tokio::sync::{mpsc, oneshot, watch};

use self::acknowledge::NewestReceipts;
pub use self::anchors::ANCHOR_EVERY;
pub(crate) use self::anchors::{Anchors, anchored_leaf};
pub(crate) use self::columns::FeedReader;
use self::command::Command;
pub use self::erase::MAX_ERASED_TOGETHER;
pub use self::error::{AppendError, LedgerEraseError, RecordReadError};
use self::frame::ItemFrame;
pub(crate) use self::frame::{Disposition, Frame, RecordFrame, Step};
pub use self::head::Head;
pub(crate) use self::head::{Feed, Heads};
pub(crate) use self::open::known_end;
pub use self::open::{LedgerOpenError, Places};
pub(crate) use self::queries::{Asker, QueryCounts, QueryTold};
pub(crate) use self::recent::Checked;
pub(crate) use self::record::{StoredRecord, opened, record_of};
pub(crate) use self::records::{Left, Records, Told};
pub use self::stage::MAX_COMMANDS;
use self::staged::Staged;
pub(crate) use self::state::State as LedgerState;
pub use self::writer::MAX_QUEUE;
use self::writer::{Writer, WriterAndReaders};
use crate::audit::{Audit, Begun};
use crate::journal::JournalOptions;
use crate::ports::{Clock, Entropy};
use crate::store::disk::DiskWatch;
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

/// What an erasure came to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Erased {
    /// Index of the ERASE entry.
    pub entry: u64,
    /// Whether the bytes are destroyed. Otherwise the entry stands, and they are destroyed as soon as the disk allows.
    pub destroyed: bool,
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
    /// Where each act is written down before.
    pub(crate) audit: Arc<Audit>,
    /// The node's health.
    pub health: Health,
    /// The node's metrics.
    pub metrics: Arc<Metrics>,
}

/// With what a ledger begins.
pub(crate) struct Begin {
    /// KEY entries of the party's first keys. A ledger that stands must have begun with the same.
    pub(crate) keys: Vec<FoundingKey>,
    /// The keys that are in use, as vkey texts. A ledger that stands must have added them, and ended none.
    pub(crate) in_use: Vec<(KeyRole, String)>,
    /// Whether a ledger that is empty may be begun.
    pub(crate) allowed: bool,
}

/// The handle of the ledger; cheap to clone. The writer ends when it is closed or the last handle is gone.
#[derive(Clone)]
pub struct Ledger {
    commands: mpsc::Sender<Command>,
    head: watch::Receiver<Arc<Head>>,
    records: Records,
    receipts: Arc<NewestReceipts>,
    /// Records that stood at the start although nobody was told so for certain.
    unsettled: Arc<[u64]>,
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
    /// `begin` says which keys the ledger begins with, and whether it may be begun. `progress` is told the entries
    /// read.
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
        let receipts = Arc::new(NewestReceipts::default());
        let entropy = Arc::clone(&parts.entropy);
        let WriterAndReaders {
            writer,
            head,
            records,
            unsettled,
        } = Writer::open(parts, heads, begin, queue, Arc::clone(&receipts), progress)?;
        if !unsettled.is_empty() {
            let records = unsettled.len();
            tracing::warn!(
                records,
                first = unsettled.first(),
                "records are in the ledger and published although nobody was told so for certain"
            );
        }
        let thread = std::thread::Builder::new()
            .name("ledger-writer".to_owned())
            .spawn(move || writer.run())
            .map_err(LedgerOpenError::Thread)?;
        let ledger = Self {
            commands,
            head,
            records,
            receipts,
            unsettled: unsettled.into(),
            entropy,
        };
        Ok((ledger, thread))
    }

    /// Appends a record that policy lets go out, sealed and as it was checked; answers when it is durable and signed,
    /// with what the permit decided. A `second` one goes in the same batch: both are durable, or neither. The audit's
    /// entry that says that this begins is durable before anything is written.
    ///
    /// # Errors
    /// When the ledger does not take it. Nothing was written then, but for [`AppendError::OutcomeUnknown`]: that shows
    /// at the next start.
    pub(crate) async fn append(
        &self,
        permitted: (Permitted<SealedRecord>, Record),
        others: Vec<(Permitted<SealedRecord>, Record)>,
        begun: Begun,
    ) -> Result<(Appended, BTreeMap<Party, Decision>), AppendError> {
        let (first, decisions) = Staged::new(permitted, self.salt()?);
        let mut records = vec![first];
        for other in others {
            records.push(Staged::new(other, self.salt()?).0);
        }
        let appended = self
            .ask(|answer| Command::Records(records, begun, answer))
            .await?;
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
        self.item(ItemKind::Reveal, slot, ledger_index, disclosed, leaf)
            .await
    }

    /// Delivers an earlier record to a peer that it did not go to when it was published.
    ///
    /// # Errors
    /// When the ledger does not take it.
    pub async fn deliver(
        &self,
        slot: u64,
        ledger_index: u64,
        disclosed: SectionSet,
        leaf: Hash,
    ) -> Result<(), AppendError> {
        self.item(ItemKind::Deliver, slot, ledger_index, disclosed, leaf)
            .await
    }

    async fn item(
        &self,
        kind: ItemKind,
        slot: u64,
        ledger_index: u64,
        disclosed: SectionSet,
        leaf: Hash,
    ) -> Result<(), AppendError> {
        let frame = ItemFrame {
            kind: u32::from(kind.number()),
            slot,
            ledger_index,
            disclosed: u32::from(disclosed.bits()),
            leaf: leaf.as_bytes().to_vec(),
        };
        self.ask(|answer| Command::Item(frame, answer)).await
    }

    /// Holds the head of another journal of this node in an entry.
    ///
    /// # Errors
    /// When the ledger does not take it.
    pub async fn anchor(
        &self,
        journal: AnchoredJournal,
        size: u64,
        root: Hash,
    ) -> Result<u64, AppendError> {
        let salt = self.salt()?;
        self.ask(|answer| Command::Anchor {
            journal,
            size,
            root,
            salt,
            answer,
        })
        .await
    }

    /// Commits to questions or answers, in one batch, and answers the index of the first entry; the others follow it.
    ///
    /// # Errors
    /// When the ledger does not take them.
    pub(crate) async fn queries(&self, told: Vec<QueryTold>) -> Result<u64, AppendError> {
        let salted = told.into_iter().map(|told| Ok((told, self.salt()?)));
        let salted = salted.collect::<Result<_, AppendError>>()?;
        self.ask(|answer| Command::Queries(salted, answer)).await
    }

    /// Tells every peer, by an entry of the ledger, that a key of this party comes or goes, and answers the entry's
    /// index. Blocks until it is durable and signed.
    ///
    /// # Errors
    /// When the ledger does not take it.
    pub(crate) fn key(
        &self,
        operation: KeyOperation,
        role: KeyRole,
        vkey: String,
    ) -> Result<u64, AppendError> {
        let (answer, answered) = oneshot::channel();
        self.send(Command::Key {
            operation,
            role,
            vkey,
            answer,
        })?;
        answered
            .blocking_recv()
            .unwrap_or(Err(AppendError::ShuttingDown))
    }

    /// Writes an entry that says nothing, so that the size of the ledger says less.
    ///
    /// # Errors
    /// When the ledger does not take it.
    pub async fn pad(&self) -> Result<u64, AppendError> {
        let random = self.salt()?;
        self.ask(|answer| Command::Pad { random, answer }).await
    }

    /// Makes the knowledge of what is durable durable. Skipped when the queue is full.
    pub(crate) fn settle(&self) {
        if self.commands.try_send(Command::Settle).is_err() {
            tracing::debug!("settling skipped");
        }
    }

    /// Indices of the records that stood at the start although nobody was told so for certain: their publishing was
    /// answered with [`AppendError::OutcomeUnknown`], or not at all.
    pub fn unsettled(&self) -> &[u64] {
        &self.unsettled
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

    /// The same for a caller that nobody else calls beside.
    pub(crate) fn close_now(&self) {
        if self.send(Command::Close).is_err() {
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

    /// Reads entries and what opens them.
    pub(crate) const fn records(&self) -> &Records {
        &self.records
    }

    /// The record at an index.
    ///
    /// # Errors
    /// When it cannot be read or is not a record.
    pub(crate) fn record(&self, ledger_index: u64) -> Result<Arc<StoredRecord>, RecordReadError> {
        self.records.at(ledger_index)
    }

    async fn ask<T>(
        &self,
        command: impl FnOnce(oneshot::Sender<Result<T, AppendError>>) -> Command,
    ) -> Result<T, AppendError> {
        let (answer, answered) = oneshot::channel();
        self.send(command(answer))?;
        answered.await.unwrap_or(Err(AppendError::ShuttingDown))
    }

    fn send(&self, command: Command) -> Result<(), AppendError> {
        self.commands
            .try_send(command)
            .map_err(|error| match error {
                mpsc::error::TrySendError::Full(_) => AppendError::Busy,
                mpsc::error::TrySendError::Closed(_) => AppendError::ShuttingDown,
            })
    }
}

#[cfg(test)]
mod tests;

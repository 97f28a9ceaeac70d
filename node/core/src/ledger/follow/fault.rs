//! What an origin can do wrong, as its follower finds it.

use thiserror::Error;

use crate::envelope::InvalidOpening;
use crate::identity::keys::KeyFault;
use crate::ledger::checkpoint::InvalidCheckpoint;
use crate::ledger::entry::InvalidEntry;
use crate::ledger::evidence::Fork;
use crate::ledger::tree::NotIncluded;
use crate::party::Party;
use crate::reason::Reason;

/// The rule that a batch broke. Nothing of the batch is taken.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum PeerMisbehaved {
    /// More deliveries than a batch may carry.
    #[error("the batch has {0} deliveries, more than a batch may carry")]
    TooManyDeliveries(usize),
    /// Neither deliveries nor a head.
    #[error("the batch carries neither deliveries nor a head")]
    EmptyBatch,
    /// The first batch came without a head.
    #[error("the first batch came without a head")]
    NoHead,
    /// Items are repeated or skipped.
    #[error("the batch starts at feed position {found}; {expected} is next")]
    OutOfOrder {
        /// Position that is next.
        expected: u64,
        /// Position that was sent.
        found: u64,
    },
    /// The checkpoint is bad.
    #[error(transparent)]
    Checkpoint(#[from] InvalidCheckpoint),
    /// The ledger got shorter.
    #[error("the ledger went back from size {} to {}", .0.held().size(), .0.shown().size())]
    Rollback(Box<Fork>),
    /// One size, two roots, both signed.
    #[error("the ledger signed two different histories of size {}", .0.shown().size())]
    Fork(Box<Fork>),
    /// The consistency proof does not hold.
    #[error(
        "no proof holds that the ledger of size {} continues that of size {}",
        .0.shown().size(), .0.held().size()
    )]
    Inconsistent(Box<Fork>),
    /// Another proof does not hold.
    #[error("the proof of the {0} does not hold")]
    BadProof(&'static str),
    /// The entries are not proven to lie in the ledger.
    #[error("the entries are not proven to lie in the ledger: {0}")]
    NotIncluded(#[from] NotIncluded),
    /// The last leaf is no FEEDS entry, or its time went back.
    #[error("the checkpoint's last leaf is not a FEEDS entry of a later time")]
    LastLeaf,
    /// The feed moved.
    #[error("the feed moved from slot {held} to slot {shown}")]
    SlotChanged {
        /// Slot that is held.
        held: u64,
        /// Slot that was shown.
        shown: u64,
    },
    /// The feed got shorter.
    #[error("the feed went back from {held} items to {shown}")]
    FeedRollback {
        /// Size that was committed.
        held: u64,
        /// Size that was shown.
        shown: u64,
    },
    /// The items do not lead to a committed root.
    #[error("the feed up to position {seq} is not the one that the ledger committed to")]
    FeedMismatch {
        /// Position at which it shows.
        seq: u64,
    },
    /// An item points beyond the checkpoint.
    #[error("feed item {seq} points beyond the checkpoint that commits to it")]
    BeyondCheckpoint {
        /// Position of the item.
        seq: u64,
    },
    /// The entry is not the item's.
    #[error("the entry of feed item {seq} is not the one that the item commits to")]
    Entry {
        /// Position of the item.
        seq: u64,
    },
    /// The entry is none that this version reads.
    #[error("feed item {seq}: {fault}")]
    InvalidEntry {
        /// Position of the item.
        seq: u64,
        /// What is wrong with it.
        fault: InvalidEntry,
    },
    /// The entry is of a kind that the item cannot point at.
    #[error("the entry of feed item {seq} is not of a kind that the item can point at")]
    EntryKind {
        /// Position of the item.
        seq: u64,
    },
    /// An entry is later than the FEEDS entry behind it.
    #[error("the entry of feed item {seq} is later than the FEEDS entry behind it")]
    TimeWentBack {
        /// Position of the item.
        seq: u64,
    },
    /// The verifier key that a KEY or END entry names is missing or another one.
    #[error("feed item {seq} does not come with the key that its entry names")]
    KeyText {
        /// Position of the item.
        seq: u64,
    },
    /// A KEY entry contradicts its text or what was told before.
    #[error("feed item {seq}: {fault}")]
    Key {
        /// Position of the item.
        seq: u64,
        /// What is wrong with it.
        fault: KeyFault,
    },
    /// The key that signed the checkpoint had ended, or had not begun.
    #[error("the checkpoint of size {size} is signed by a ledger key that is not in force there")]
    LedgerKey {
        /// Size of the checkpoint.
        size: u64,
    },
    /// An erasure does not open its ERASE entry, or one that an item or a state needs is missing.
    #[error("the erasure of entry {0} is missing, or does not open an ERASE entry")]
    Erasure(u64),
    /// A state calls sections erased that no erasure names.
    #[error("sections of feed item {seq} are called erased, and no ERASE entry names them")]
    NotErased {
        /// Position of the item.
        seq: u64,
    },
    /// A RECALL item came, which this version does not announce in its card.
    #[error("feed item {seq} recalls a record, and this node's card does not name recall/1")]
    RecallNotSpoken {
        /// Position of the item.
        seq: u64,
    },
    /// The opening is bad.
    #[error("feed item {seq}: {fault}")]
    Opening {
        /// Position of the item.
        seq: u64,
        /// What is wrong with it.
        fault: InvalidOpening,
    },
    /// An opening came where none belongs.
    #[error("feed item {seq} carries an opening that its kind does not have")]
    UnwantedOpening {
        /// Position of the item.
        seq: u64,
    },
    /// The record is of another party.
    #[error("feed item {seq} delivers a record of {author}, who does not own the ledger")]
    RecordOfAnotherParty {
        /// Position of the item.
        seq: u64,
        /// Who the record names as its origin.
        author: Party,
    },
    /// What came is not what the state says is shown.
    #[error("feed item {seq} does not show what its state says")]
    NotShown {
        /// Position of the item.
        seq: u64,
    },
}

impl PeerMisbehaved {
    /// The stable code.
    pub const fn reason(&self) -> Reason {
        match self {
            Self::TooManyDeliveries(_) => Reason::TooLarge,
            Self::EmptyBatch | Self::EntryKind { .. } => Reason::Malformed,
            Self::NoHead => Reason::UnexpectedMessage,
            Self::OutOfOrder { .. } => Reason::FeedOutOfOrder,
            Self::Checkpoint(fault) => fault.reason(),
            Self::Rollback(_) | Self::FeedRollback { .. } => Reason::Rollback,
            Self::Fork(_) => Reason::Fork,
            Self::Inconsistent(_) | Self::BadProof(_) | Self::NotIncluded(_) => Reason::BadProof,
            Self::LastLeaf | Self::TimeWentBack { .. } => Reason::LastLeafNotFeeds,
            Self::SlotChanged { .. } => Reason::SlotChanged,
            Self::FeedMismatch { .. } | Self::BeyondCheckpoint { .. } => Reason::FeedMismatch,
            Self::Entry { .. }
            | Self::NotShown { .. }
            | Self::KeyText { .. }
            | Self::Erasure(_)
            | Self::NotErased { .. } => Reason::BadCommitment,
            Self::RecallNotSpoken { .. } => Reason::CriticalUnknown,
            Self::Opening { fault, .. } => fault.reason(),
            Self::Key { fault, .. } => fault.reason(),
            Self::LedgerKey { .. } => Reason::BadSignature,
            Self::InvalidEntry { fault, .. } => fault.reason(),
            Self::UnwantedOpening { .. } => Reason::UndisclosedSection,
            Self::RecordOfAnotherParty { .. } => Reason::RecordOfAnotherParty,
        }
    }

    /// The two checkpoints to keep as evidence, when the ledger showed two histories: it signed both and gave no proof
    /// that the one continues the other.
    pub fn evidence(&self) -> Option<&Fork> {
        if let Self::Fork(fork) | Self::Inconsistent(fork) = self {
            Some(fork)
        } else {
            None
        }
    }

    /// The two checkpoints of which the ledger has to prove that the second continues the first: the smaller one came
    /// after the larger one.
    pub fn unproven(&self) -> Option<&Fork> {
        if let Self::Rollback(pair) = self {
            Some(pair)
        } else {
            None
        }
    }
}

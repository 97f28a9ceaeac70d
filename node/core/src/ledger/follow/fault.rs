//! What an origin can do wrong, as its follower finds it.

use thiserror::Error;

use crate::envelope::InvalidOpening;
use crate::identity::keys::KeyFault;
use crate::ledger::checkpoint::InvalidCheckpoint;
use crate::ledger::entry::InvalidEntry;
use crate::ledger::evidence::Fork;
use crate::ledger::tree::NotIncluded;
use crate::party::Party;
use crate::reason::Reasoned;

/// The rule that a batch broke. Nothing of the batch is taken.
#[derive(Clone, Debug, Eq, Error, PartialEq, Reasoned)]
pub enum PeerMisbehaved {
    /// More deliveries than a batch may carry.
    #[error("the batch has {0} deliveries, more than a batch may carry")]
    #[reason(TooLarge)]
    TooManyDeliveries(usize),
    /// Neither deliveries nor a head.
    #[error("the batch carries neither deliveries nor a head")]
    #[reason(Malformed)]
    EmptyBatch,
    /// The first batch came without a head.
    #[error("the first batch came without a head")]
    #[reason(UnexpectedMessage)]
    NoHead,
    /// Items are repeated or skipped.
    #[error("the batch starts at feed position {found}; {expected} is next")]
    #[reason(FeedOutOfOrder)]
    OutOfOrder {
        /// Position that is next.
        expected: u64,
        /// Position that was sent.
        found: u64,
    },
    /// The checkpoint is bad.
    #[error(transparent)]
    #[reason(inner)]
    Checkpoint(#[from] InvalidCheckpoint),
    /// The ledger got shorter.
    #[error("the ledger went back from size {} to {}", .0.held().size(), .0.shown().size())]
    #[reason(Rollback)]
    Rollback(Box<Fork>),
    /// One size, two roots, both signed.
    #[error("the ledger signed two different histories of size {}", .0.shown().size())]
    #[reason(Fork)]
    Fork(Box<Fork>),
    /// The consistency proof does not hold.
    #[error(
        "no proof holds that the ledger of size {} continues that of size {}",
        .0.shown().size(), .0.held().size()
    )]
    #[reason(BadProof)]
    Inconsistent(Box<Fork>),
    /// What came as a consistency proof is none for these sizes.
    #[error(
        "what came is no proof that the ledger of size {} continues that of size {}",
        .0.shown().size(), .0.held().size()
    )]
    #[reason(BadProof)]
    Unproven(Box<Fork>),
    /// Another proof does not hold.
    #[error("the proof of the {0} does not hold")]
    #[reason(BadProof)]
    BadProof(&'static str),
    /// The entries are not proven to lie in the ledger.
    #[error("the entries are not proven to lie in the ledger: {0}")]
    #[reason(BadProof)]
    NotIncluded(#[from] NotIncluded),
    /// The last leaf is no FEEDS entry, or its time went back.
    #[error("the checkpoint's last leaf is not a FEEDS entry of a later time")]
    #[reason(LastLeafNotFeeds)]
    LastLeaf,
    /// The feed moved.
    #[error("the feed moved from slot {held} to slot {shown}")]
    #[reason(SlotChanged)]
    SlotChanged {
        /// Slot that is held.
        held: u64,
        /// Slot that was shown.
        shown: u64,
    },
    /// The feed got shorter.
    #[error("the feed went back from {held} items to {shown}")]
    #[reason(Rollback)]
    FeedRollback {
        /// Size that was committed.
        held: u64,
        /// Size that was shown.
        shown: u64,
    },
    /// The items do not lead to a committed root.
    #[error("the feed up to position {seq} is not the one that the ledger committed to")]
    #[reason(FeedMismatch)]
    FeedMismatch {
        /// Position at which it shows.
        seq: u64,
    },
    /// An item points beyond the checkpoint.
    #[error("feed item {seq} points beyond the checkpoint that commits to it")]
    #[reason(FeedMismatch)]
    BeyondCheckpoint {
        /// Position of the item.
        seq: u64,
    },
    /// The entry is not the item's.
    #[error("the entry of feed item {seq} is not the one that the item commits to")]
    #[reason(BadCommitment)]
    Entry {
        /// Position of the item.
        seq: u64,
    },
    /// The entry is none that this version reads.
    #[error("feed item {seq}: {fault}")]
    #[reason(inner)]
    InvalidEntry {
        /// What is wrong with it.
        fault: InvalidEntry,
        /// Position of the item.
        seq: u64,
    },
    /// The entry is of a kind that the item cannot point at.
    #[error("the entry of feed item {seq} is not of a kind that the item can point at")]
    #[reason(Malformed)]
    EntryKind {
        /// Position of the item.
        seq: u64,
    },
    /// An entry is later than the FEEDS entry behind it.
    #[error("the entry of feed item {seq} is later than the FEEDS entry behind it")]
    #[reason(LastLeafNotFeeds)]
    TimeWentBack {
        /// Position of the item.
        seq: u64,
    },
    /// The verifier key that a KEY or END entry names is missing or another one.
    #[error("feed item {seq} does not come with the key that its entry names")]
    #[reason(BadCommitment)]
    KeyText {
        /// Position of the item.
        seq: u64,
    },
    /// A KEY entry contradicts its text or what was told before.
    #[error("feed item {seq}: {fault}")]
    #[reason(inner)]
    Key {
        /// What is wrong with it.
        fault: KeyFault,
        /// Position of the item.
        seq: u64,
    },
    /// The key that signed the checkpoint had ended, or had not begun.
    #[error("the checkpoint of size {size} is signed by a ledger key that is not in force there")]
    #[reason(BadSignature)]
    LedgerKey {
        /// Size of the checkpoint.
        size: u64,
    },
    /// An erasure does not open its ERASE entry, or one that an item or a state needs is missing.
    #[error("the erasure of entry {0} is missing, or does not open an ERASE entry")]
    #[reason(BadCommitment)]
    Erasure(u64),
    /// A state calls sections erased that no erasure names.
    #[error("sections of feed item {seq} are called erased, and no ERASE entry names them")]
    #[reason(BadCommitment)]
    NotErased {
        /// Position of the item.
        seq: u64,
    },
    /// An item came that nobody acts upon, and of which this version announces in its card no capability.
    #[error("feed item {seq} {what}, and this node's card does not name {capability}")]
    #[reason(CriticalUnknown)]
    NotSpoken {
        /// Position of the item.
        seq: u64,
        /// What the item does.
        what: &'static str,
        /// The capability.
        capability: &'static str,
    },
    /// The opening is bad.
    #[error("feed item {seq}: {fault}")]
    #[reason(inner)]
    Opening {
        /// What is wrong with it.
        fault: InvalidOpening,
        /// Position of the item.
        seq: u64,
    },
    /// An opening came where none belongs.
    #[error("feed item {seq} carries an opening that its kind does not have")]
    #[reason(UndisclosedSection)]
    UnwantedOpening {
        /// Position of the item.
        seq: u64,
    },
    /// The record is of another party.
    #[error("feed item {seq} delivers a record of {author}, who does not own the ledger")]
    #[reason(RecordOfAnotherParty)]
    RecordOfAnotherParty {
        /// Position of the item.
        seq: u64,
        /// Who the record names as its origin.
        author: Party,
    },
    /// What came is not what the state says is shown.
    #[error("feed item {seq} does not show what its state says")]
    #[reason(BadCommitment)]
    NotShown {
        /// Position of the item.
        seq: u64,
    },
}

impl PeerMisbehaved {
    /// The two checkpoints to keep as evidence, when the ledger showed two histories: it signed both, and they have one
    /// size, or it gave a proof of the right form for them that does not hold.
    pub fn evidence(&self) -> Option<&Fork> {
        if let Self::Fork(fork) | Self::Inconsistent(fork) = self {
            Some(fork)
        } else {
            None
        }
    }

    /// The two checkpoints of which the ledger has to prove that the larger one continues the smaller one: the smaller
    /// one came after the larger one, or without a proof.
    pub fn unproven(&self) -> Option<&Fork> {
        if let Self::Rollback(pair) | Self::Unproven(pair) = self {
            Some(pair)
        } else {
            None
        }
    }
}

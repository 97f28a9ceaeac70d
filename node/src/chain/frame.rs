//! What the ledger's journal holds: one frame for each step, and a commit frame that ends every batch.
//!
//! Frames are this node's own storage, not a treaty format. Field numbers are never reused.

use ntc_core::envelope::Hash;
use ntc_core::ledger::entry::commit::{self, Decided, Erasure};
use ntc_core::section::SectionSet;
use prost::{Message, Oneof};

use super::queries::QueryFrame;

/// One frame of the ledger's journal.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Frame {
    /// What it holds.
    #[prost(oneof = "Step", tags = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11")]
    pub(crate) step: Option<Step>,
}

/// The kinds of frame.
#[derive(Clone, PartialEq, Oneof)]
pub(crate) enum Step {
    /// A RECORD entry with where what opens it lies, and what policy decided.
    #[prost(message, tag = "1")]
    Record(RecordFrame),
    /// An entry that nothing opens: its exact bytes.
    #[prost(bytes, tag = "2")]
    Entry(Vec<u8>),
    /// A feed is added for a newly enrolled peer.
    #[prost(message, tag = "3")]
    Feed(FeedFrame),
    /// An item of one peer's feed about an earlier record.
    #[prost(message, tag = "4")]
    Item(ItemFrame),
    /// The FEEDS entry that ends the batch, and the tree as it then stands.
    #[prost(message, tag = "5")]
    Commit(CommitFrame),
    /// A POLICY entry with what opens it.
    #[prost(message, tag = "6")]
    Policy(PolicyFrame),
    /// A KEY entry with the text of the key.
    #[prost(message, tag = "7")]
    Key(KeyFrame),
    /// An ERASE entry with what opens it, and whom it is told to.
    #[prost(message, tag = "8")]
    Erase(EraseFrame),
    /// The bodies that an ERASE entry names are destroyed: its index.
    #[prost(uint64, tag = "9")]
    Destroyed(u64),
    /// An ANCHOR entry with what opens it.
    #[prost(message, tag = "10")]
    Anchor(AnchorFrame),
    /// A QUERY entry with what opens it.
    #[prost(message, tag = "11")]
    Query(QueryFrame),
}

/// A feed.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct FeedFrame {
    /// The peer.
    #[prost(string, tag = "1")]
    pub(crate) party: String,
    /// Its slot, for as long as the ledger lives.
    #[prost(uint64, tag = "2")]
    pub(crate) slot: u64,
}

/// A RECORD entry.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct RecordFrame {
    /// The entry, 73 bytes.
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) entry: Vec<u8>,
    /// Number of the first body frame of what opens the entry.
    #[prost(uint64, tag = "2")]
    pub(crate) body: u64,
    /// What policy decided, one for each peer enrolled then.
    #[prost(message, repeated, tag = "3")]
    pub(crate) dispositions: Vec<Disposition>,
    /// The parties that the author named; empty for all that agreements entitle.
    #[prost(string, repeated, tag = "4")]
    pub(crate) audience: Vec<String>,
    /// Its position in the ledger.
    #[prost(uint64, tag = "5")]
    pub(crate) ledger_index: u64,
    /// Salt of the disposition, 32 bytes; never part of an opening.
    #[prost(bytes = "vec", tag = "6")]
    pub(crate) disposition_salt: Vec<u8>,
    /// Digest of the policies that decided, 32 bytes.
    #[prost(bytes = "vec", tag = "7")]
    pub(crate) policy: Vec<u8>,
    /// How many body frames there are.
    #[prost(uint64, tag = "9")]
    pub(crate) parts: u64,
    /// Sections that the record does not have.
    #[prost(message, repeated, tag = "8")]
    pub(crate) absent: Vec<Absent>,
}

/// A section that a record does not have, with what proves it.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Absent {
    /// Its slot.
    #[prost(uint32, tag = "1")]
    pub(crate) slot: u32,
    /// Salt of its digest, 32 bytes; never part of an opening.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) salt: Vec<u8>,
}

/// A POLICY entry.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct PolicyFrame {
    /// The entry, 41 bytes.
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) entry: Vec<u8>,
    /// Salt of its commitment, 32 bytes.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) salt: Vec<u8>,
    /// Digest of the policies, 32 bytes.
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) digest: Vec<u8>,
}

/// A KEY entry.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct KeyFrame {
    /// The entry, 43 bytes.
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) entry: Vec<u8>,
    /// The key as a vkey text.
    #[prost(string, tag = "2")]
    pub(crate) vkey: String,
}

/// What policy decided for one peer when the record was published.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Disposition {
    /// The peer's slot.
    #[prost(uint64, tag = "1")]
    pub(crate) slot: u64,
    /// Bits of the sections that go to it.
    #[prost(uint32, tag = "2")]
    pub(crate) disclosed: u32,
    /// Position of the item in the peer's feed plus one; 0 when the record does not go to it.
    #[prost(uint64, tag = "3")]
    pub(crate) seq_plus_one: u64,
    /// Reason code, where the record does not go to it; empty where it goes.
    #[prost(string, tag = "4")]
    pub(crate) refused: String,
    /// Sections present that do not go, each with its reason code.
    #[prost(message, repeated, tag = "5")]
    pub(crate) withheld: Vec<Withheld>,
    /// Sentences that name every rule that spoke.
    #[prost(string, repeated, tag = "6")]
    pub(crate) rules: Vec<String>,
    /// Number of the reason why the record, or its first section that does not go, is kept back; 0 when all goes.
    #[prost(uint32, tag = "7")]
    pub(crate) reason: u32,
}

impl Disposition {
    /// True when the record goes to the peer.
    pub(crate) const fn goes(&self) -> bool {
        self.seq_plus_one > 0
    }

    /// The sections that go to the peer.
    pub(crate) fn sections(&self) -> SectionSet {
        SectionSet::from_bits(u16::try_from(self.disclosed).unwrap_or_default())
    }
}

/// A section that does not go.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Withheld {
    /// Its slot.
    #[prost(uint32, tag = "1")]
    pub(crate) section: u32,
    /// Reason code.
    #[prost(string, tag = "2")]
    pub(crate) reason: String,
    /// True when the peer may ask for it.
    #[prost(bool, tag = "3")]
    pub(crate) on_request: bool,
}

/// An ERASE entry.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct EraseFrame {
    /// The entry, 41 bytes.
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) entry: Vec<u8>,
    /// Salt of its commitment, 32 bytes.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) salt: Vec<u8>,
    /// Index of the RECORD entry.
    #[prost(uint64, tag = "3")]
    pub(crate) target: u64,
    /// Bits of the sections.
    #[prost(uint32, tag = "4")]
    pub(crate) sections: u32,
    /// Number of the reason.
    #[prost(uint32, tag = "5")]
    pub(crate) reason: u32,
    /// Slots of the feeds that were told of the record; each gets an ERASE item.
    #[prost(uint64, repeated, tag = "6")]
    pub(crate) slots: Vec<u64>,
    /// Number of the first body frame of the record.
    #[prost(uint64, tag = "7")]
    pub(crate) body: u64,
    /// How many body frames there are.
    #[prost(uint64, tag = "8")]
    pub(crate) parts: u64,
}

/// An ANCHOR entry.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct AnchorFrame {
    /// The entry, 50 bytes.
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) entry: Vec<u8>,
    /// Salt of its commitment, 32 bytes.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) salt: Vec<u8>,
    /// Root of the journal's tree, 32 bytes.
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) root: Vec<u8>,
}

/// An item about an earlier record.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ItemFrame {
    /// The peer's slot.
    #[prost(uint64, tag = "1")]
    pub(crate) slot: u64,
    /// The record's position in the ledger.
    #[prost(uint64, tag = "2")]
    pub(crate) ledger_index: u64,
    /// Bits of the sections that it discloses.
    #[prost(uint32, tag = "3")]
    pub(crate) disclosed: u32,
    /// Leaf hash of the record's entry.
    #[prost(bytes = "vec", tag = "4")]
    pub(crate) leaf: Vec<u8>,
    /// Number of the kind of item.
    #[prost(uint32, tag = "5")]
    pub(crate) kind: u32,
}

/// The end of a batch.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct CommitFrame {
    /// The FEEDS entry, 41 bytes: the last leaf of the checkpoint.
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) entry: Vec<u8>,
    /// Size of the ledger with it.
    #[prost(uint64, tag = "2")]
    pub(crate) size: u64,
    /// Root of the ledger with it.
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) root: Vec<u8>,
    /// The receipts that its slots acknowledge and those of the FEEDS entry before it did not.
    #[prost(message, repeated, tag = "4")]
    pub(crate) acknowledged: Vec<Acknowledged>,
    /// The ledger's signature of the checkpoint before, 64 bytes: what was signed is kept with what follows it. Empty in
    /// the first.
    #[prost(bytes = "vec", tag = "5")]
    pub(crate) signed_before: Vec<u8>,
}

/// The newest receipt that was taken from a peer.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Acknowledged {
    /// The peer's slot.
    #[prost(uint64, tag = "1")]
    pub(crate) slot: u64,
    /// SHA-256 of the receipt's text.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) receipt: Vec<u8>,
}

impl Frame {
    /// The frame of a step.
    pub(crate) fn bytes(step: Step) -> Vec<u8> {
        Self { step: Some(step) }.encode_to_vec()
    }
}

impl RecordFrame {
    /// The disposition that the frame opens; none when salt or digest do not have their length.
    pub(crate) fn disposition(&self) -> Option<Hash> {
        let salt = self.disposition_salt.as_slice().try_into().ok()?;
        let policy = Hash::from_slice(&self.policy)?;
        Some(committed(salt, &policy, &self.dispositions))
    }
}

impl PolicyFrame {
    /// The commitment that the frame opens; none when salt or digest do not have their length.
    pub(crate) fn commitment(&self) -> Option<Hash> {
        let salt = self.salt.as_slice().try_into().ok()?;
        Some(commit::policy(salt, &Hash::from_slice(&self.digest)?))
    }
}

impl EraseFrame {
    /// What the entry says, and the salt that opens it; none when the frame is not as written.
    pub(crate) fn opened(&self) -> Option<(Erasure, [u8; 32])> {
        let erasure = Erasure {
            target: self.target,
            sections: SectionSet::from_bits(u16::try_from(self.sections).ok()?),
            reason: u8::try_from(self.reason).ok()?,
        };
        Some((erasure, self.salt.as_slice().try_into().ok()?))
    }

    /// The commitment that the frame opens; none when it is not as written.
    pub(crate) fn commitment(&self) -> Option<Hash> {
        let (erasure, salt) = self.opened()?;
        Some(erasure.commit(&salt))
    }
}

impl AnchorFrame {
    /// The commitment that the frame opens; none when salt or root do not have their length.
    pub(crate) fn commitment(&self) -> Option<Hash> {
        let salt = self.salt.as_slice().try_into().ok()?;
        Some(commit::anchor(salt, &Hash::from_slice(&self.root)?))
    }
}

/// The disposition that the entry commits to, of what was decided for each peer.
pub(super) fn committed(salt: &[u8; 32], policy: &Hash, dispositions: &[Disposition]) -> Hash {
    let decided: Vec<_> = dispositions
        .iter()
        .map(|decided| Decided {
            slot: decided.slot,
            disclosed: decided.sections(),
            reason: u16::try_from(decided.reason).unwrap_or_default(),
        })
        .collect();
    commit::disposition(salt, policy, &decided)
}

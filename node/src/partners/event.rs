//! What the partners' journal holds: one event for each change of who is enrolled and what is agreed.
//!
//! Events are this node's own storage, not a treaty format. Field numbers are never reused.

use ntc_core::envelope::Hash;
use ntc_core::identity::keys::{KeyEvent, KeyHistory, KeyOperation, Role};
use prost::{Message, Oneof};

/// One event.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Event {
    /// When it happened, milliseconds since the epoch.
    #[prost(uint64, tag = "1")]
    pub(crate) at_ms: u64,
    /// What happened.
    #[prost(oneof = "Change", tags = "2, 3, 4, 7, 8, 9, 10, 11, 14")]
    pub(crate) change: Option<Change>,
}

/// The kinds of event.
#[derive(Clone, PartialEq, Oneof)]
pub(crate) enum Change {
    /// A peer was enrolled.
    #[prost(message, tag = "2")]
    Enrolled(Enrolled),
    /// A peer was suspended or resumed.
    #[prost(message, tag = "3")]
    Standing(Standing),
    /// A step in the life of an agreement, own or received.
    #[prost(message, tag = "4")]
    Move(AgreementMoved),
    /// A peer's ledger is stopped: it showed two histories.
    #[prost(message, tag = "7")]
    Forked(Forked),
    /// A peer is about to be enrolled: its feed may be in the ledger before [`Change::Enrolled`] is written.
    #[prost(message, tag = "8")]
    Enrolling(Enrolling),
    /// All that was agreed before this acts: the ledger has its POLICY entry.
    #[prost(message, tag = "9")]
    Acting(Acting),
    /// The feed of a peer has what it was entitled to when it was enrolled.
    #[prost(message, tag = "10")]
    Started(Started),
    /// The enrolment of a peer was taken back; the slot of its feed stays its own.
    #[prost(message, tag = "11")]
    Removed(Removed),
    /// Other rules of the own party are to decide.
    #[prost(message, tag = "14")]
    Rules(Activated),
}

/// A text of rules was activated.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Activated {
    /// The text.
    #[prost(string, tag = "1")]
    pub(crate) text: String,
    /// The officer; empty for the rules that the node began with.
    #[prost(string, tag = "2")]
    pub(crate) officer: String,
    /// Why.
    #[prost(string, tag = "3")]
    pub(crate) reason: String,
}

/// A peer was enrolled.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Enrolled {
    /// The exact text of its card.
    #[prost(string, tag = "1")]
    pub(crate) card: String,
    /// The slot of its feed in the own ledger.
    #[prost(uint64, tag = "2")]
    pub(crate) slot: u64,
    /// KEY entries of its ledger that announced keys of the card, as they were seen when it came.
    #[prost(message, repeated, tag = "3")]
    pub(crate) announced: Vec<Announced>,
}

/// A KEY entry that adds a key.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Announced {
    /// Index of the entry.
    #[prost(uint64, tag = "1")]
    pub(crate) index: u64,
    /// Number of the role.
    #[prost(uint32, tag = "2")]
    pub(crate) role: u32,
    /// Hash of the key.
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) key: Vec<u8>,
}

impl Enrolled {
    /// A card with the entries that announced keys of its party.
    pub(crate) fn new(card: &str, slot: u64, keys: &KeyHistory) -> Self {
        let added = keys
            .events()
            .iter()
            .filter(|event| event.operation == KeyOperation::Add);
        let announced = added.map(|event| Announced {
            index: event.index,
            role: u32::from(event.role.number()),
            key: event.key.as_bytes().to_vec(),
        });
        Self {
            card: card.to_owned(),
            slot,
            announced: announced.collect(),
        }
    }

    /// The entries that announced keys of the party; none when one cannot be read.
    pub(crate) fn keys(&self) -> Option<KeyHistory> {
        let events = self.announced.iter().map(|announced| {
            Some(KeyEvent {
                index: announced.index,
                operation: KeyOperation::Add,
                role: Role::from_number(u8::try_from(announced.role).ok()?)?,
                key: Hash::from_slice(&announced.key)?,
            })
        });
        KeyHistory::from_parts(0, events.collect::<Option<_>>()?)
    }
}

/// A peer was suspended or resumed.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Standing {
    /// The peer.
    #[prost(string, tag = "1")]
    pub(crate) party: String,
    /// True when suspended.
    #[prost(bool, tag = "2")]
    pub(crate) suspended: bool,
    /// Why.
    #[prost(string, tag = "3")]
    pub(crate) reason: String,
}

/// A step in the life of an agreement.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct AgreementMoved {
    /// Whose step it is.
    #[prost(string, tag = "1")]
    pub(crate) author: String,
    /// The record that carries it, 16 bytes.
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) record_id: Vec<u8>,
    /// `ntc.v1.AgreementEvent`, exact bytes.
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) event: Vec<u8>,
    /// Where the record stands in the own ledger, or in the feed of its author; none of an own step that acts before it
    /// stands in the ledger.
    #[prost(uint64, optional, tag = "4")]
    pub(crate) place: Option<u64>,
}

/// A peer showed two histories of its ledger.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Forked {
    /// The peer.
    #[prost(string, tag = "1")]
    pub(crate) party: String,
}

/// A peer is about to be enrolled.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Enrolling {
    /// The peer.
    #[prost(string, tag = "1")]
    pub(crate) party: String,
}

/// What was agreed acts.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Acting {}

/// The feed of a peer was begun.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Started {
    /// The peer.
    #[prost(string, tag = "1")]
    pub(crate) party: String,
}

/// The enrolment of a peer was taken back.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Removed {
    /// The peer.
    #[prost(string, tag = "1")]
    pub(crate) party: String,
}

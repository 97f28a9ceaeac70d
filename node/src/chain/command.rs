//! What the writer can be asked for.

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::envelope::Hash;
use ntc_core::identity::card::KeyRole;
use ntc_core::ledger::entry::KeyOperation;
use ntc_core::ledger::entry::commit::{AnchoredJournal, Erasure};
use ntc_core::party::Party;
use tokio::sync::oneshot;

use super::frame::ItemFrame;
use super::queries::QueryTold;
use super::staged::Staged;
use super::{AppendError, Appended, Erased};
use crate::audit::Begun;
use crate::journal::Prepared;

/// Where an answer goes; dropped when nobody waits any more.
pub(super) type Answer<T> = oneshot::Sender<Result<T, AppendError>>;

/// A command to the writer.
pub(super) enum Command {
    /// Records that policy lets go out, in one batch, and the entry of the audit that goes before them. The first is
    /// answered for.
    Records(Vec<Staged>, Begun, Answer<Appended>),
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
    /// An item about an earlier record for one peer.
    Item(ItemFrame, Answer<()>),
    /// Sections of earlier records are to be destroyed, and when. The first is answered for.
    Erase(Vec<Order>, When, Answer<Erased>),
    /// What takes the place of bodies that these entries erased, or nothing where that could not be made.
    Bury(BTreeSet<u64>, Option<Prepared>, Answer<()>),
    /// The head of another journal.
    Anchor {
        journal: AnchoredJournal,
        size: u64,
        root: Hash,
        salt: [u8; 32],
        answer: Answer<u64>,
    },
    /// Queries, in one batch, each with the salt of its commitment. The first is answered for.
    Queries(Vec<(QueryTold, [u8; 32])>, Answer<u64>),
    /// A key of this party comes or goes.
    Key {
        operation: KeyOperation,
        role: KeyRole,
        vkey: String,
        answer: Answer<u64>,
    },
    /// An entry that says nothing.
    Pad {
        random: [u8; 32],
        answer: Answer<u64>,
    },
    /// A new head although nothing was written, so that peers see that the tail is the tail.
    Heartbeat,
    /// The knowledge of what is durable is made durable too.
    Settle,
    /// No further command: the writer ends with what has been sent by now.
    Close,
}

/// When the bodies of an erasure are destroyed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum When {
    /// With the batch that holds its entry.
    AtOnce,
    /// When [`Command::Bury`] brings what takes their place, together with those of others.
    Together,
}

/// An erasure, with what its frame needs.
pub(super) struct Order {
    /// What is to be destroyed, and why.
    pub(super) erasure: Erasure,
    /// Salt of the commitment.
    pub(super) salt: [u8; 32],
    /// Number of the first body frame of the record.
    pub(super) body: u64,
    /// How many body frames there are.
    pub(super) parts: u64,
    /// Whether the feed of a slot has an item of the record, and how many of its items were looked at.
    pub(super) told: BTreeMap<u64, (bool, u64)>,
}

impl Command {
    /// Answers a command that is not carried out. An asker who is gone misses nothing.
    pub(super) fn refuse(self, error: AppendError) {
        let missed = match self {
            Self::Records(_, _, answer) => answer.send(Err(error)).is_err(),
            Self::Policy { answer, .. }
            | Self::Feed { answer, .. }
            | Self::Anchor { answer, .. }
            | Self::Key { answer, .. }
            | Self::Queries(_, answer)
            | Self::Pad { answer, .. } => answer.send(Err(error)).is_err(),
            Self::Item(_, answer) | Self::Bury(_, _, answer) => answer.send(Err(error)).is_err(),
            Self::Erase(_, _, answer) => answer.send(Err(error)).is_err(),
            Self::Heartbeat | Self::Settle | Self::Close => false,
        };
        if missed {
            tracing::debug!("nobody waited for a refusal of the ledger");
        }
    }
}

//! Receipts given: each one that a partner's ledger acknowledges is one that the frames of its replica give.
//!
//! A receipt is made of these frames: when a batch was taken, how large the own ledger was then, which replica it is. The
//! partner signs none of that, but its next head holds the hash of the newest receipt that it took. So what was given
//! cannot be altered without being seen, and needs no journal and no anchor of its own.

use std::collections::BTreeSet;

use ntc_core::envelope::Hash;
use ntc_core::ledger::feed::NOT_ACKNOWLEDGED;
use ntc_core::ledger::follow::Follower;
use ntc_core::sync::receipt::Receipt;
use ntc_core::sync::replica::ReplicaId;
use ntc_core::time::Timestamp;
use ntc_core::wire::exchange::chain_acknowledged;

use crate::inbox::ReplicaFrame;

/// What the frames of a replica give, frame by frame.
#[derive(Default)]
pub(super) struct Given<'a> {
    /// Origin of the own ledger, which receipts name.
    own_ledger: &'a str,
    replica: Option<ReplicaId>,
    /// When the last batch was taken, and how large the own ledger was then.
    last: (Timestamp, u64),
    /// Hashes of all that was given.
    hashes: BTreeSet<Hash>,
    /// True once the partner acknowledged a receipt of this replica. Before that its newest one can be of a copy that was
    /// lost or restored, whose frames are gone.
    is_known: bool,
}

impl<'a> Given<'a> {
    /// Of a party whose ledger has this origin.
    pub(super) fn by(own_ledger: &'a str) -> Self {
        Self {
            own_ledger,
            ..Self::default()
        }
    }

    /// Whether what the head of a frame acknowledges was given before it.
    pub(super) fn holds(&mut self, frame: &ReplicaFrame) -> bool {
        if let Ok(bytes) = frame.replica.as_slice().try_into() {
            self.replica = Some(ReplicaId::from_bytes(bytes));
            self.is_known = false;
        }
        let acknowledged = chain_acknowledged(&frame.chain);
        let Some(acknowledged) = acknowledged.filter(|hash| *hash != NOT_ACKNOWLEDGED) else {
            return true;
        };
        let is_given = self.hashes.contains(&acknowledged);
        let holds = is_given || !self.is_known;
        self.is_known |= is_given;
        holds
    }

    /// Notes what is given once a frame was taken.
    pub(super) fn took(&mut self, frame: &ReplicaFrame, follower: &Follower) {
        if !frame.chain.is_empty() {
            self.last = (Timestamp::from_millis(frame.received_ms), frame.own_size);
        }
        let (taken, own_size) = self.last;
        let Some(replica) = self.replica else {
            return;
        };
        let own = (self.own_ledger, own_size);
        let given = Receipt::given(follower, own, replica, taken);
        self.hashes
            .extend(given.map(|receipt| receipt.acknowledged()));
    }
}

//! The peers are our lock: before anything is signed, they are asked for the newest checkpoint that they cosigned.
//!
//! A node restored from an old backup, or a second one with the same keys, would sign another history of its
//! ledger. It finds out here, and does not sign.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ntc_core::identity::card::NodeCard;
use ntc_core::ledger::checkpoint::SignedCheckpoint;
use ntc_core::ledger::cosign::cosigned_at;
use ntc_core::ledger::guard;
use ntc_core::ledger::note::NoteKey;
use ntc_core::party::Party;

use crate::ledger::Ledger;
use crate::partners::Roster;
use crate::telemetry::health::Health;

/// How long a start waits for peers that do not answer. Missing witnesses alarm, they do not stop a node.
pub(crate) const START_WAIT: Duration = Duration::from_secs(3);

/// Asks and remembers who has answered.
#[derive(Debug)]
pub(crate) struct Guard {
    own_ledger: NoteKey,
    health: Health,
    waiting: Mutex<BTreeSet<Party>>,
}

impl Guard {
    /// Waits for every peer of the roster that is not suspended.
    pub(crate) fn new(own_ledger: NoteKey, roster: &Roster, health: Health) -> Self {
        let peers = roster
            .peers()
            .iter()
            .filter(|(_, peer)| peer.suspended.is_none());
        let waiting = peers
            .map(|(party, _)| party.clone())
            .collect::<BTreeSet<_>>();
        if waiting.is_empty() {
            health.ready();
        }
        Self {
            own_ledger,
            health,
            waiting: Mutex::new(waiting),
        }
    }

    /// A peer answered with the newest checkpoint of this ledger that it cosigned; empty when it never has.
    pub(crate) fn answered(&self, card: &NodeCard, note: &[u8], ledger: &Ledger) {
        if !self.compare(card, note, ledger) {
            return;
        }
        let mut waiting = self.lock();
        waiting.remove(card.party());
        if waiting.is_empty() {
            self.health.ready();
        }
    }

    /// Compares the ledger with a checkpoint of it that a peer cosigned; false when they contradict, and then nothing
    /// is signed. The receipts that this node keeps are compared at the start, so that a ledger that lost its end is
    /// found out although no peer answers.
    pub(crate) fn compare(&self, card: &NodeCard, note: &[u8], ledger: &Ledger) -> bool {
        let Some(cosigned) = self.cosigned(card, note) else {
            return true;
        };
        let head = ledger.head();
        let checked = guard::check(head.size, &head.hashes, card.party(), &cosigned);
        if let Err(found) = &checked {
            self.health.guarded(found.to_string());
        }
        checked.is_ok()
    }

    /// The wait is over: whoever has not answered is unreachable, and alerts must flow.
    pub(crate) fn give_up_waiting(&self) {
        let missing: Vec<_> = self.lock().iter().map(ToString::to_string).collect();
        if !missing.is_empty() {
            tracing::warn!(
                peers = missing.join(" "),
                "started without asking every peer"
            );
        }
        self.health.ready();
    }

    /// The checkpoint in a note, if both this ledger and the peer's witness signed it. Anything else proves nothing.
    fn cosigned(&self, card: &NodeCard, note: &[u8]) -> Option<SignedCheckpoint> {
        let checkpoint = SignedCheckpoint::open(note, &self.own_ledger).ok()?;
        let keys = super::receipt_keys(&self.own_ledger, card).ok()?;
        cosigned_at(&checkpoint, &keys.witness).ok()??;
        Some(checkpoint)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeSet<Party>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! Every open connection of the node, and the switch that cuts it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ntc_core::identity::officer::OfficerName;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use tokio_util::sync::CancellationToken;

/// Whose connection it is.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum CallerKey {
    /// An officer of this node.
    Officer(OfficerName),
    /// A peer.
    Peer(Party),
}

/// Who opened a connection.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Side {
    /// The other side.
    Accepted,
    /// This node.
    Dialled,
}

#[derive(Debug)]
struct Entry {
    caller: CallerKey,
    side: Side,
    serial: Option<String>,
    cut: CancellationToken,
}

#[derive(Debug, Default)]
struct Open {
    next: u64,
    entries: BTreeMap<u64, Entry>,
}

/// The open connections. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Connections(Arc<Mutex<Open>>);

impl Connections {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many connections are open, accepted and dialled.
    pub fn len(&self) -> usize {
        self.open().entries.len()
    }

    /// Whether none is open.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many accepted connections the caller has.
    pub fn accepted(&self, caller: &CallerKey) -> usize {
        self.open().accepted(caller)
    }

    /// Cuts every connection with this caller, accepted or dialled; returns how many.
    pub fn close(&self, caller: &CallerKey) -> usize {
        self.cut(|entry| entry.caller == *caller)
    }

    /// Cuts every connection; returns how many.
    pub fn close_all(&self) -> usize {
        self.cut(|_| true)
    }

    /// Cuts every connection under a certificate with one of these serial numbers; returns how many.
    pub(super) fn close_serials(&self, serials: &BTreeSet<String>) -> usize {
        self.cut(|entry| {
            entry
                .serial
                .as_ref()
                .is_some_and(|serial| serials.contains(serial))
        })
    }

    /// Enters a connection, unless the caller has `limit` accepted ones already.
    pub(super) fn enter(
        &self,
        caller: CallerKey,
        side: Side,
        serial: Option<String>,
        limit: usize,
    ) -> Result<Entered, Reason> {
        let mut open = self.open();
        if side == Side::Accepted && open.accepted(&caller) >= limit {
            return Err(Reason::TooManyConnections);
        }
        let id = open.next;
        open.next += 1;
        let cut = CancellationToken::new();
        let entry = Entry {
            caller,
            side,
            serial,
            cut: cut.clone(),
        };
        open.entries.insert(id, entry);
        Ok(Entered {
            id,
            cut,
            connections: self.clone(),
        })
    }

    fn cut(&self, which: impl Fn(&Entry) -> bool) -> usize {
        self.open()
            .entries
            .values()
            .filter(|entry| which(entry) && !entry.cut.is_cancelled())
            .map(|entry| entry.cut.cancel())
            .count()
    }

    /// A panic elsewhere leaves the map whole: each change of it is one call.
    fn open(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn accepted(&self, caller: &CallerKey) -> usize {
        self.entries
            .values()
            .filter(|entry| entry.side == Side::Accepted && entry.caller == *caller)
            .count()
    }
}

/// A connection's place among the open ones; dropping it leaves.
#[derive(Debug)]
pub(super) struct Entered {
    id: u64,
    pub(super) cut: CancellationToken,
    connections: Connections,
}

impl Drop for Entered {
    fn drop(&mut self) {
        self.connections.open().entries.remove(&self.id);
    }
}

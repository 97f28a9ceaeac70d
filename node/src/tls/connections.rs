//! Every open connection of the node, and the switch that cuts it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard};

use ntc_core::admission::Source;
use ntc_core::identity::officer::OfficerName;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use tokio_util::sync::CancellationToken;

use super::allowance::{Allowance, Use};
use super::limits::Limits;

use crate::lock::lock;

/// Sources of authenticated callers that are remembered; the one seen longest ago makes room.
pub const MAX_SOURCES: usize = 1024;

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

/// A connection that is to be entered.
#[derive(Debug)]
pub(super) struct Arriving {
    pub(super) caller: CallerKey,
    pub(super) side: Side,
    /// Serial number of the caller's certificate, where certificates are revoked one by one.
    pub(super) serial: Option<String>,
    pub(super) source: Source,
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
    /// Where authenticated callers were, with the number of their newest connection there.
    sources: BTreeMap<Source, (u64, CallerKey)>,
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
        self.open().accepted(caller).0
    }

    /// Whether an authenticated caller lately was at this source.
    pub(super) fn knows(&self, source: Source) -> bool {
        self.open().sources.contains_key(&source)
    }

    /// Cuts every connection with this caller, accepted or dialled, and forgets where it was; returns how many.
    pub fn close(&self, caller: &CallerKey) -> usize {
        self.open().sources.retain(|_, (_, known)| known != caller);
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

    /// Enters a connection that this node opened.
    pub(super) fn enter_dialled(&self, arriving: Arriving) -> Entered {
        let mut open = self.open();
        self.put(&mut open, arriving)
    }

    /// Enters a connection that the other side opened, unless the caller has its share of them already, opens them
    /// too fast, or all places are taken. Its first one finds a place even then: no caller is kept out by others.
    pub(super) fn enter(
        &self,
        arriving: Arriving,
        limits: &Limits,
        allowance: Option<&Allowance>,
    ) -> Result<Entered, Reason> {
        let mut open = self.open();
        let (own, all) = open.accepted(&arriving.caller);
        let no_share = own >= limits.connections_per_caller;
        let no_place = own > 0 && all >= limits.connections;
        let too_fast = allowance.is_some_and(|allowance| allowance.take(Use::Connection).is_err());
        if no_share || no_place || too_fast {
            return Err(Reason::TooManyConnections);
        }
        Ok(self.put(&mut open, arriving))
    }

    fn put(&self, open: &mut Open, arriving: Arriving) -> Entered {
        let Arriving {
            caller,
            side,
            serial,
            source,
        } = arriving;
        let id = open.next;
        open.next += 1;
        open.remember(source, id, caller.clone());
        let cut = CancellationToken::new();
        let entry = Entry {
            caller,
            side,
            serial,
            cut: cut.clone(),
        };
        open.entries.insert(id, entry);
        Entered {
            id,
            cut,
            connections: self.clone(),
        }
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
        lock(&self.0)
    }
}

impl Open {
    /// How many accepted connections the caller has, and how many there are of all callers of its kind.
    fn accepted(&self, caller: &CallerKey) -> (usize, usize) {
        let kind = std::mem::discriminant(caller);
        let accepted = || {
            let of_kind = |entry: &&Entry| std::mem::discriminant(&entry.caller) == kind;
            let entries = self.entries.values().filter(of_kind);
            entries.filter(|entry| entry.side == Side::Accepted)
        };
        let own = accepted().filter(|entry| entry.caller == *caller);
        (own.count(), accepted().count())
    }

    fn remember(&mut self, source: Source, connection: u64, caller: CallerKey) {
        self.sources.insert(source, (connection, caller));
        if self.sources.len() > MAX_SOURCES {
            let oldest = self.sources.iter().min_by_key(|(_, (seen, _))| *seen);
            if let Some(oldest) = oldest.map(|(source, _)| *source) {
                self.sources.remove(&oldest);
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn arriving(number: u32) -> Arriving {
        let [a, b, c, d] = number.to_be_bytes();
        Arriving {
            caller: CallerKey::Peer("GE/customs".parse().unwrap()),
            side: Side::Accepted,
            serial: None,
            source: Source::of([a, b, c, d].into()),
        }
    }

    #[test]
    fn one_source_past_those_remembered_makes_the_oldest_unknown() {
        let connections = Connections::new();
        let max = u32::try_from(MAX_SOURCES).unwrap();
        for number in 0..=max {
            drop(connections.enter_dialled(arriving(number)));
        }
        assert!(!connections.knows(arriving(0).source));
        assert!(connections.knows(arriving(1).source) && connections.knows(arriving(max).source));
        connections.close(&arriving(1).caller);
        assert!(!connections.knows(arriving(1).source));
    }
}

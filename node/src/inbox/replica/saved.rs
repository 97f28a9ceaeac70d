//! What is saved of a replica, so that a start verifies less again. It may be deleted.

use std::sync::Arc;

use ntc_core::ledger::follow::{Follower, Origin};
use ntc_core::party::Party;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use prost::Message;

use super::Replica;
use crate::inbox::erase::Erasures;
use crate::inbox::erased::ErasedBy;
use crate::inbox::table::SavedTable;
use crate::store::snapshot::{Snapshot, SnapshotError};

/// Version of the snapshot's bytes; another one is not read, and the whole chain is verified instead.
const VERSION: u32 = 4;

/// The saved state.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Saved {
    /// Frames of the chain.
    #[prost(uint64, tag = "1")]
    pub(super) frames: u64,
    #[prost(bytes = "vec", tag = "2")]
    follower: Vec<u8>,
    /// Id of the replica; empty for none.
    #[prost(bytes = "vec", tag = "4")]
    pub(super) replica: Vec<u8>,
    #[prost(message, optional, tag = "5")]
    pub(super) last: Option<Last>,
    /// Frames of bodies that the chain speaks of.
    #[prost(uint64, tag = "6")]
    pub(super) bodies: u64,
    /// Rows of the table of places.
    #[prost(uint64, tag = "7")]
    place_rows: u64,
    /// Places that make no block yet.
    #[prost(bytes = "vec", tag = "8")]
    fresh_places: Vec<u8>,
    #[prost(message, repeated, tag = "9")]
    unerased: Vec<Unerased>,
    /// Rows of the table of erasures.
    #[prost(uint64, tag = "10")]
    erased_rows: u64,
    /// Erasures that make no block yet.
    #[prost(bytes = "vec", tag = "11")]
    fresh_erased: Vec<u8>,
}

/// An erasure that is not carried out yet.
#[derive(Clone, Copy, Eq, Message, PartialEq)]
struct Unerased {
    #[prost(uint64, tag = "1")]
    entry: u64,
    #[prost(uint64, tag = "2")]
    target: u64,
    #[prost(uint32, tag = "3")]
    sections: u32,
    #[prost(uint32, tag = "4")]
    reason: u32,
    #[prost(uint64, tag = "5")]
    time_ms: u64,
}

/// When the last batch with deliveries was taken, and what the own ledger was then.
#[derive(Clone, Copy, Eq, Message, PartialEq)]
pub(super) struct Last {
    #[prost(uint64, tag = "1")]
    pub(super) received_ms: u64,
    #[prost(uint64, tag = "2")]
    pub(super) own_size: u64,
}

impl Saved {
    /// The state of a replica whose tables are saved.
    pub(super) fn of(replica: &Replica, places: SavedTable, erased: SavedTable) -> Self {
        let unerased = replica.unerased.values();
        let unerased = unerased.map(|by| Unerased {
            entry: by.entry,
            target: by.target,
            sections: by.sections.bits().into(),
            reason: by.reason.into(),
            time_ms: by.time.as_millis(),
        });
        Self {
            frames: replica.chain.end(),
            follower: replica.follower.encode(),
            replica: replica
                .id
                .map_or_else(Vec::new, |id| id.as_bytes().to_vec()),
            last: Some(replica.last),
            bodies: replica.bodies_end,
            place_rows: places.rows,
            fresh_places: places.fresh,
            unerased: unerased.collect(),
            erased_rows: erased.rows,
            fresh_erased: erased.fresh,
        }
    }

    /// Writes the state.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn write(&self, snapshot: &Snapshot) -> Result<(), SnapshotError> {
        snapshot.write(VERSION, &self.encode_to_vec())
    }

    /// Reads what was saved, with the follower; none when there is nothing that can be used.
    pub(super) fn read(
        snapshot: &Snapshot,
        origin: &Arc<Origin>,
        own: &Party,
    ) -> Option<(Follower, Self)> {
        let found = snapshot.read().ok()??;
        if found.version != VERSION {
            return None;
        }
        let saved = Self::decode(&*found.bytes).ok()?;
        let follower = Follower::decode(&saved.follower, Arc::clone(origin), own.clone()).ok()?;
        Some((follower, saved))
    }

    /// The table of places.
    pub(super) fn places(&self) -> SavedTable {
        SavedTable {
            rows: self.place_rows,
            fresh: self.fresh_places.clone(),
        }
    }

    /// The table of erasures.
    pub(super) fn erased(&self) -> SavedTable {
        SavedTable {
            rows: self.erased_rows,
            fresh: self.fresh_erased.clone(),
        }
    }

    /// The erasures that are not carried out yet.
    pub(super) fn unerased(&self) -> Erasures {
        let erasures = self.unerased.iter().filter_map(|saved| {
            let erasure = ErasedBy {
                target: saved.target,
                entry: saved.entry,
                time: Timestamp::from_millis(saved.time_ms),
                sections: SectionSet::from_bits(u16::try_from(saved.sections).ok()?),
                reason: u8::try_from(saved.reason).ok()?,
            };
            Some((saved.entry, erasure))
        });
        erasures.collect()
    }
}

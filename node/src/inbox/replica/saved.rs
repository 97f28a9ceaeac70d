//! What is saved of a replica, so that a start verifies less again. It may be deleted.

use std::sync::Arc;

use ntc_core::ledger::follow::{Follower, Origin};
use ntc_core::party::Party;
use prost::Message;

use super::Replica;
use crate::inbox::erase::Erasures;
use crate::inbox::erased::ErasedBy;
use crate::inbox::table::{Row, SavedTable};
use crate::store::snapshot::{Snapshot, SnapshotError};

/// Version of the snapshot's bytes; another one is not read, and the whole chain is verified instead.
const VERSION: u32 = 5;

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
    /// Erasures that are not carried out yet, as rows of their table.
    #[prost(bytes = "vec", tag = "12")]
    unerased: Vec<u8>,
    /// Rows of the table of erasures.
    #[prost(uint64, tag = "10")]
    erased_rows: u64,
    /// Erasures that make no block yet.
    #[prost(bytes = "vec", tag = "11")]
    fresh_erased: Vec<u8>,
    /// Entries of records whose content is kept for a legal ground.
    #[prost(uint64, repeated, tag = "13")]
    pub(super) kept: Vec<u64>,
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
        let unerased = replica.unerased.values().map(Row::encode);
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
            unerased: unerased.flatten().collect(),
            erased_rows: erased.rows,
            fresh_erased: erased.fresh,
            kept: replica.kept.iter().copied().collect(),
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
        let rows = self.unerased.as_chunks().0.iter();
        let erasures = rows.map(|row| ErasedBy::decode(*row));
        erasures.map(|by| (by.entry, by)).collect()
    }
}

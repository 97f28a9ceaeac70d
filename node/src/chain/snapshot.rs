//! Where a start goes on: the state as of one commit, leaning on columns that were made durable before it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use ntc_core::envelope::Hash;
use ntc_core::ledger::tree::frontier_at;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use prost::Message;
use thiserror::Error;

use super::columns::{Columns, HashColumn};
use super::frame::KeyFrame;
use super::keys::OwnKeys;
use super::queries::{QueryCounts, SavedQueries};
use super::state::{FeedState, Growing, State, Unfinished};
use crate::journal::FileError;
use crate::store::column::ColumnError;
use crate::store::medium::Medium;
use crate::store::snapshot::{Snapshot, SnapshotError};

/// Version of the bytes below; another version is not read, and the journal is read from its start instead.
const VERSION: u32 = 4;

/// What is saved. Storage of this node, not a treaty format.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Saved {
    /// Frames of the journal: the number of the one where it goes on.
    #[prost(uint64, tag = "1")]
    pub(crate) frames: u64,
    /// Number of entries.
    #[prost(uint64, tag = "2")]
    pub(crate) entries: u64,
    /// Root of the ledger with them.
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) root: Vec<u8>,
    /// Number of RECORD entries.
    #[prost(uint64, tag = "4")]
    pub(crate) records: u64,
    /// Time of the newest entry, milliseconds.
    #[prost(uint64, tag = "5")]
    pub(crate) last_time_ms: u64,
    /// The feeds by slot.
    #[prost(message, repeated, tag = "6")]
    pub(crate) feeds: Vec<SavedFeed>,
    /// The newest FEEDS entry.
    #[prost(bytes = "vec", tag = "7")]
    pub(crate) feeds_entry: Vec<u8>,
    /// Digest that the newest POLICY entry commits to; empty before the first.
    #[prost(bytes = "vec", tag = "8")]
    pub(crate) policy: Vec<u8>,
    /// Number of the body frame behind those of the newest record.
    #[prost(uint64, tag = "9")]
    pub(crate) bodies: u64,
    /// Erasures whose bodies are not known to be destroyed.
    #[prost(message, repeated, tag = "10")]
    pub(crate) unfinished: Vec<SavedErasure>,
    /// KEY entries.
    #[prost(message, repeated, tag = "11")]
    pub(crate) keys: Vec<SavedKey>,
    /// What the QUERY entries of a day come to.
    #[prost(message, optional, tag = "12")]
    pub(crate) queries: Option<SavedQueries>,
}

/// One KEY entry.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct SavedKey {
    /// Its index.
    #[prost(uint64, tag = "1")]
    pub(crate) index: u64,
    /// It, with the key.
    #[prost(message, required, tag = "2")]
    pub(crate) frame: KeyFrame,
}

/// One erasure.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct SavedErasure {
    /// Index of its entry.
    #[prost(uint64, tag = "1")]
    pub(crate) entry: u64,
    /// Index of the record's entry.
    #[prost(uint64, tag = "2")]
    pub(crate) target: u64,
    /// Bits of the sections.
    #[prost(uint32, tag = "3")]
    pub(crate) sections: u32,
    /// Number of the first body frame of the record.
    #[prost(uint64, tag = "4")]
    pub(crate) body: u64,
    /// How many body frames there are.
    #[prost(uint64, tag = "5")]
    pub(crate) parts: u64,
}

/// One feed.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct SavedFeed {
    /// The peer.
    #[prost(string, tag = "1")]
    pub(crate) party: String,
    /// Number of items.
    #[prost(uint64, tag = "2")]
    pub(crate) size: u64,
    /// Root of the feed with them.
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) root: Vec<u8>,
    /// The peer's slot.
    #[prost(uint64, tag = "4")]
    pub(crate) slot: u64,
    /// SHA-256 of the newest receipt text that was taken from the peer.
    #[prost(bytes = "vec", tag = "5")]
    pub(crate) acknowledged: Vec<u8>,
}

/// Why no snapshot was saved.
#[derive(Debug, Error)]
pub(crate) enum SaveError {
    /// A column cannot be made durable.
    #[error(transparent)]
    Column(#[from] FileError),
    /// The file cannot be written.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
}

/// The ledger's snapshot file.
#[derive(Debug)]
pub(crate) struct Snapshots(Snapshot);

impl Snapshots {
    pub(crate) fn new(dir: &Path, medium: Arc<dyn Medium>) -> Self {
        Self(Snapshot::new(dir.join("ledger.snapshot"), medium))
    }

    /// Saves the state of a commit that ends at `end`. The columns are made durable first.
    pub(crate) fn save(
        &self,
        state: &State,
        columns: &mut Columns,
        end: u64,
        feeds_entry: &[u8],
    ) -> Result<(), SaveError> {
        columns.sync()?;
        let saved = Saved {
            frames: end,
            entries: state.size(),
            root: state.tree.frontier.root().as_bytes().to_vec(),
            records: state.records,
            last_time_ms: state.last_time.as_millis(),
            feeds: state
                .feeds
                .iter()
                .map(|(slot, feed)| SavedFeed {
                    slot: *slot,
                    acknowledged: feed.acknowledged.as_bytes().to_vec(),
                    party: feed.party.to_string(),
                    size: feed.tree.frontier.size(),
                    root: feed.tree.frontier.root().as_bytes().to_vec(),
                })
                .collect(),
            feeds_entry: feeds_entry.to_vec(),
            policy: state
                .policy
                .map(|digest| digest.as_bytes().to_vec())
                .unwrap_or_default(),
            bodies: state.bodies,
            unfinished: state.unfinished.iter().map(saved).collect(),
            keys: state.keys.entries().map(SavedKey::of).collect(),
            queries: Some(SavedQueries::of(&state.queries)),
        };
        self.0.write(VERSION, &saved.encode_to_vec())?;
        Ok(())
    }

    /// The newest snapshot; none when there is none that can be read.
    pub(crate) fn read(&self) -> Option<Saved> {
        match self.0.read() {
            Ok(Some(found)) if found.version == VERSION => Saved::decode(&*found.bytes).ok(),
            Ok(_) => None,
            Err(error) => {
                tracing::warn!(%error, "ledger snapshot not read; the whole journal is read instead");
                None
            }
        }
    }
}

impl Saved {
    /// The state that was saved, from columns already cut to it; none when they do not lead to its roots.
    pub(crate) fn restore(&self, columns: &Columns) -> Result<Option<State>, ColumnError> {
        let Some(tree) = growing(&columns.hashes(), self.entries, &self.root)? else {
            return Ok(None);
        };
        let mut feeds = BTreeMap::new();
        let readers = columns.feeds();
        for feed in &self.feeds {
            let (Some(reader), Ok(party), Some(acknowledged)) = (
                readers.get(&feed.slot),
                feed.party.parse(),
                Hash::from_slice(&feed.acknowledged),
            ) else {
                return Ok(None);
            };
            let Some(tree) = growing(&reader.hashes, feed.size, &feed.root)? else {
                return Ok(None);
            };
            let fresh_items = Vec::new();
            let restored = FeedState {
                party,
                tree,
                fresh_items,
                acknowledged,
            };
            feeds.insert(feed.slot, restored);
        }
        let mut keys = OwnKeys::default();
        for saved in &self.keys {
            if keys.take(saved.index, &saved.frame).is_err() {
                return Ok(None);
            }
        }
        let queries = self.queries.as_ref().map(SavedQueries::restored);
        // One that was saved before there were queries counts none.
        let Some(queries) = queries.unwrap_or_else(|| Some(QueryCounts::default())) else {
            return Ok(None);
        };
        let mut state = State {
            keys: Arc::new(keys),
            queries: Arc::new(queries),
            tree,
            feeds,
            records: self.records,
            last_time: Timestamp::from_millis(self.last_time_ms),
            policy: Hash::from_slice(&self.policy),
            bodies: self.bodies,
            ..State::default()
        };
        for (entry, erasure) in self.unfinished.iter().map(SavedErasure::restored) {
            state.is_erasing(entry, erasure);
        }
        Ok(Some(state))
    }
}

fn saved((entry, erasure): (&u64, &Unfinished)) -> SavedErasure {
    SavedErasure {
        entry: *entry,
        target: erasure.target,
        sections: u32::from(erasure.sections.bits()),
        body: erasure.body,
        parts: erasure.parts,
    }
}

impl SavedKey {
    fn of((index, frame): (u64, &KeyFrame)) -> Self {
        let frame = frame.clone();
        Self { index, frame }
    }
}

impl SavedErasure {
    fn restored(&self) -> (u64, Unfinished) {
        let bits = u16::try_from(self.sections).unwrap_or_default();
        let erasure = Unfinished {
            target: self.target,
            sections: SectionSet::from_bits(bits),
            body: self.body,
            parts: self.parts,
        };
        (self.entry, erasure)
    }
}

fn growing(column: &HashColumn, size: u64, root: &[u8]) -> Result<Option<Growing>, ColumnError> {
    let frontier = frontier_at(column, size)?;
    Ok((frontier.root().as_bytes() == root).then(|| Growing::from_frontier(frontier)))
}

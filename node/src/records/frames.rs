//! What the frames of the ledger and of replicas hold of records. The only place that reads them for look-ups,
//! judgement and reading.

use ntc_core::envelope::Opening;
use ntc_core::ledger::feed::ItemKind;
use ntc_core::section::SectionSet;
use ntc_core::time::Timestamp;
use prost::Message;

use crate::bodies::Tombstone;
use crate::chain::{Left, Records};
use crate::inbox::{ReplicaFrame, ReplicaReader};

/// A batch as a frame of a replica holds it.
pub(crate) struct Received {
    /// When it was taken.
    pub(crate) at: Timestamp,
    /// What it delivered.
    pub(crate) items: Vec<Delivered>,
    /// Entries of records of which it tells that something was erased.
    pub(crate) erases: Vec<u64>,
}

/// One item of a batch.
pub(crate) struct Delivered {
    /// Its place in the feed.
    pub(crate) seq: u64,
    /// The entry that it points at.
    pub(crate) ledger_index: u64,
    /// True when it adds to what an earlier item disclosed.
    pub(crate) reveals: bool,
    /// What was disclosed; none when nothing was.
    pub(crate) opening: Option<Opening>,
    /// What of it was erased.
    pub(crate) erased: SectionSet,
    /// Whose it was, when all that it disclosed is erased.
    pub(crate) was: Option<Tombstone>,
    /// Reason code, where part of it is held back; empty where nothing is.
    pub(crate) held_back: String,
}

/// Reads a frame of the own ledger; none when it holds no record, or cannot be read: verification tells of that.
pub(crate) fn own(records: &Records, payload: &[u8]) -> Option<Left> {
    records.in_frame(payload).ok()?
}

/// Reads what a frame of a replica delivers of the entries that are `wanted`; none when it cannot be read: verification
/// tells of that.
pub(crate) fn received(
    replica: &ReplicaReader,
    payload: &[u8],
    wanted: impl Fn(u64) -> bool,
) -> Option<Received> {
    let frame = ReplicaFrame::decode(payload).ok()?;
    let items = frame.deliveries(replica, wanted).ok()?.into_iter();
    let items = items.map(|delivery| Delivered {
        seq: delivery.told.seq,
        ledger_index: delivery.told.item.ledger_index,
        reveals: delivery.told.item.kind == ItemKind::Reveal,
        opening: delivery.opening,
        erased: delivery.erased,
        was: delivery.was,
        held_back: delivery
            .told
            .state
            .reason()
            .map_or_else(String::new, |reason| reason.to_string()),
    });
    Some(Received {
        at: Timestamp::from_millis(frame.received_ms),
        items: items.collect(),
        erases: frame.erases(),
    })
}

//! What the frames of the ledger and of replicas hold of records. The only place that reads them for look-ups,
//! judgement and reading.

use std::collections::BTreeMap;

use ntc_core::envelope::Opening;
use ntc_core::ledger::feed::ItemKind;
use ntc_core::section::{SectionSet, Slot};
use ntc_core::time::Timestamp;
use prost::Message;

use crate::bodies::Tombstone;
use crate::chain::{Left, Records, Told};
use crate::inbox::{self, OpenedFrame, ReplicaFrame, ReplicaReader};
use crate::lookup::Lookup;
use crate::store::index::{JournalId, Location};

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
    /// What of that this party gave up, each section with the entry of the own ledger that says so.
    pub(crate) given_up: BTreeMap<Slot, u64>,
    /// Whose it was, when all that it disclosed is erased.
    pub(crate) was: Option<Tombstone>,
    /// Reason code, where part of it is held back; empty where nothing is.
    pub(crate) held_back: String,
}

impl Delivered {
    /// What it shows of a record that an earlier item disclosed.
    pub(crate) fn revealed(&self) -> SectionSet {
        let opening = self.opening.as_ref().filter(|_| self.reveals);
        opening.map_or(SectionSet::EMPTY, Opening::present)
    }
}

/// Reads a frame of the own ledger; none when it tells of no record, or cannot be read: verification tells of that.
pub(crate) fn own(records: &Records, payload: &[u8]) -> Option<Told> {
    records.in_frame(payload).ok()?
}

/// What is left of the record in a frame of the own ledger; none when it holds none, or cannot be read.
pub(crate) fn own_at(lookup: &Lookup, number: u64) -> Option<Left> {
    let payload = lookup.read(JournalId::Ledger, number)?;
    match own(lookup.own()?, &payload)? {
        Told::Record(left) => Some(left),
        Told::Erases(_) => None,
    }
}

/// The entry of its author's ledger at which a received record lies, exact bytes; none when it cannot be read.
pub(crate) fn entry_at(lookup: &Lookup, location: &Location) -> Option<Vec<u8>> {
    let payload = lookup.read(location.journal, location.number)?;
    let frame = ReplicaFrame::decode(&*payload).ok()?;
    frame.entry(location.ledger_index)
}

/// Reads what a frame of a replica delivers; none when it is none. Where bodies cannot be read nothing is delivered, of
/// which verification tells, and what was erased is told all the same.
pub(crate) fn received(replica: &ReplicaReader, payload: &[u8]) -> Option<Received> {
    let OpenedFrame { received_ms, chain } = OpenedFrame::of(payload)?;
    Some(Received {
        at: Timestamp::from_millis(received_ms),
        items: delivered(replica, chain.told),
        erases: chain.erases,
    })
}

/// Reads when the frame of a number was taken and what it delivers of the entries that are `wanted`, and nothing else of
/// it; none when it cannot be read.
pub(crate) fn received_of(
    replica: &ReplicaReader,
    number: u64,
    wanted: impl Fn(u64) -> bool,
) -> Option<(Timestamp, Vec<Delivered>)> {
    let frame = replica.frame(number)?;
    let told = frame.chain.told.iter().copied();
    let told = told.filter(|told| wanted(told.item.ledger_index)).collect();
    Some((
        Timestamp::from_millis(frame.received_ms),
        delivered(replica, told),
    ))
}

fn delivered(replica: &ReplicaReader, told: Vec<inbox::Told>) -> Vec<Delivered> {
    let received = inbox::Received::read(replica, told).unwrap_or_default();
    let items = received.into_iter().map(|delivery| Delivered {
        seq: delivery.told.seq,
        ledger_index: delivery.told.item.ledger_index,
        reveals: delivery.told.item.kind == ItemKind::Reveal,
        opening: delivery.opening,
        erased: delivery.erased,
        given_up: delivery.given_up,
        was: delivery.was,
        held_back: delivery
            .told
            .state
            .reason()
            .map_or_else(String::new, |reason| reason.to_string()),
    });
    items.collect()
}

#[cfg(test)]
mod tests {
    use ntc_core::section::Section;
    use ntc_proto::v1 as pb;

    use super::*;
    use crate::inbox::held_back;

    #[test]
    fn an_erasure_is_told_although_the_bodies_of_its_batch_cannot_be_read() {
        let dir = tempfile::tempdir().unwrap();
        let (_chain, replica) = held_back(dir.path(), 1);
        let payload = replica.chain.read(0).unwrap();
        let mut frame = ReplicaFrame::decode(&*payload).unwrap();
        let mut chain = pb::FeedChain::decode(&*frame.chain).unwrap();
        chain.erasures.push(pb::Erasure {
            target: 7,
            sections: u32::from(SectionSet::EMPTY.with(Section::Goods).bits()),
            ..pb::Erasure::default()
        });
        frame.chain = chain.encode_to_vec();
        let told = |frame: &ReplicaFrame| {
            let told = received(&replica, &frame.encode_to_vec()).unwrap();
            (told.items.len(), told.erases)
        };
        assert_eq!(told(&frame), (1, vec![7]));
        // A body that is not there.
        frame.parts = vec![2];
        assert_eq!(told(&frame), (0, vec![7]));
    }
}

//! One record as officers see it: what is left of it, and what was erased.

use ntc_core::envelope::Opening;
use ntc_core::ledger::entry::commit::EraseReason;
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;

use crate::api::present::{millis, names};
use crate::records::Erasure;
use crate::store::index::IndexEntry;

/// A record as it is shown.
pub(super) struct Shown<'a> {
    /// What is left of it.
    pub(super) opening: Option<&'a Opening>,
    /// When this node took it.
    pub(super) received: Timestamp,
    /// Reason code, where its author holds part of it back.
    pub(super) held_back: String,
    /// What was erased of it.
    pub(super) erasures: Vec<Erasure>,
    /// Whether no section of it is left.
    pub(super) is_gone: bool,
}

impl Shown<'_> {
    /// The answer to whoever asks for it.
    pub(super) fn of(self, entry: &IndexEntry) -> pb::GetResponse {
        let present = self.opening.map_or(SectionSet::EMPTY, Opening::present);
        let erased = self.erasures.iter().map(|erasure| erasure.sections);
        let erased = erased.fold(SectionSet::EMPTY, SectionSet::union);
        let open = self.opening.into_iter().flat_map(|it| &it.sections);
        let sections = open.map(|open| pb::HeldSection {
            slot: u32::from(open.slot.number()),
            content: open.content.clone(),
        });
        let left_out = SectionSet::ALL.difference(present).difference(erased);
        let refused = entry.refused;
        pb::GetResponse {
            header: self.opening.map(|it| it.header.clone()).unwrap_or_default(),
            sections: sections.collect(),
            not_disclosed: names(left_out.without(Section::National)),
            ledger_index: entry.location.ledger_index,
            received_ms: millis(self.received),
            author_key: self
                .opening
                .map(|it| it.author_key.clone())
                .unwrap_or_default(),
            refused: refused
                .map(|it| it.reason.code().to_owned())
                .unwrap_or_default(),
            held_back: self.held_back,
            refused_until_ms: refused.and_then(|it| it.until).map_or(0, millis),
            erasures: erasures_of(entry, &self.erasures),
            erased: self.is_gone,
            origin: entry.origin.clone(),
            kind: i32::from(entry.kind as u8),
        }
    }
}

/// What was erased of a record, by the party whose record it is: nobody else can.
pub(super) fn erasures_of(entry: &IndexEntry, erasures: &[Erasure]) -> Vec<pb::Erasure> {
    let told = erasures.iter().map(|erasure| {
        let reason = EraseReason::from_number(i32::from(erasure.reason));
        pb::Erasure {
            sections: names(erasure.sections),
            at_ms: millis(erasure.time),
            signed_by: entry.origin.clone(),
            reason: reason.map_or_else(|| erasure.reason.to_string(), |it| it.name().to_owned()),
            ledger_index: erasure.entry,
        }
    });
    told.collect()
}

//! One record as officers see it: what is left of it, and what was erased.

use ntc_core::envelope::Opening;
use ntc_core::ledger::entry::commit::EraseReason;
use ntc_core::party::Party;
use ntc_core::policy::{Bound, Kept};
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;

use crate::api::present::{millis, names};
use crate::records::{Erasure, GIVEN_UP};
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
    /// How long it is kept; none where it has no end.
    pub(super) kept: Option<Kept>,
    /// What its author showed later than the record itself.
    pub(super) revealed: SectionSet,
}

impl Shown<'_> {
    /// The answer to whoever asks for it.
    pub(super) fn of(self, entry: &IndexEntry, own: &Party) -> pb::GetResponse {
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
        let kept = self.kept.as_ref().filter(|_| !self.is_gone);
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
            erasures: erasures_of(entry, &self.erasures, own),
            erased: self.is_gone,
            origin: entry.origin.clone(),
            kind: i32::from(entry.kind as u8),
            kept_until_ms: kept.map_or(0, |kept| millis(kept.until)),
            kept_by: kept
                .map(|kept| kept.by.code().to_owned())
                .unwrap_or_default(),
            kept_by_agreement: kept.map(|kept| agreement(&kept.by)).unwrap_or_default(),
            kept_sections: kept.into_iter().flat_map(kept_sections).collect(),
            revealed: names(self.revealed.intersection(present)),
            carried: None,
            ways: Vec::new(),
            uses: Vec::new(),
        }
    }
}

/// How long the sections of a record are kept that are kept for a shorter time.
fn kept_sections(kept: &Kept) -> impl Iterator<Item = pb::KeptSection> {
    kept.sections
        .iter()
        .map(|(section, (until, by))| pb::KeptSection {
            section: section.name().to_owned(),
            until_ms: millis(*until),
            by: by.code().to_owned(),
            agreement: agreement(by),
        })
}

/// The agreement by whose word something ends; empty where none says so.
pub(super) fn agreement(by: &Bound) -> String {
    by.agreement()
        .map(|agreement| agreement.id.to_string())
        .unwrap_or_default()
}

/// What was erased of a record: everywhere by the party whose record it is, and here by this one.
pub(super) fn erasures_of(
    entry: &IndexEntry,
    erasures: &[Erasure],
    own: &Party,
) -> Vec<pb::Erasure> {
    let told = erasures.iter().map(|erasure| {
        let is_own = erasure.reason == GIVEN_UP;
        let reason = EraseReason::from_number(i32::from(erasure.reason));
        let reason = reason
            .map(EraseReason::name)
            .or(is_own.then_some("given_up"));
        pb::Erasure {
            sections: names(erasure.sections),
            at_ms: millis(erasure.time),
            signed_by: if is_own {
                own.to_string()
            } else {
                entry.origin.clone()
            },
            reason: reason.map_or_else(|| erasure.reason.to_string(), str::to_owned),
            ledger_index: erasure.entry,
        }
    });
    told.collect()
}

//! What opens the entry of an own record: what is left of it, and what an ERASE entry says is not.

use ntc_core::envelope::{Hash, Opening};
use ntc_core::identity::keys::{KeyHistory, RoleKeys};
use ntc_core::phrase::{Phrase, Said, Value};
use ntc_core::section::{SECTION_COUNT, SectionSet, Slot};

use super::Findings;
use crate::bodies::Body;
use crate::chain::{RecordFrame, Records, opened};

/// What is left of a record opens its entry, and what is not left was erased by an entry that says so.
pub(super) fn check(
    record: &RecordFrame,
    parts: Vec<Body>,
    commit: &Hash,
    records: &Records,
    author: &RoleKeys<'_>,
    findings: &mut Findings,
) {
    let index = record.ledger_index;
    let place = Phrase::HeldEntry { entry: index };
    let Some((opening, erased, _)) = opened(parts) else {
        return findings.add_at(place, Phrase::FoundBodiesGone {});
    };
    let erased_count = erased.len();
    for (slot, entry) in erased {
        let by = records.erasure(entry).ok().flatten();
        let said =
            by.is_some_and(|(erasure, _)| erasure.target == index && erasure.sections.holds(slot));
        if !said {
            let section = slot.section().map_or_else(
                || Value::Text(slot.to_string()),
                |section| Value::Name(section.into()),
            );
            let gone = Phrase::FoundSectionGone { section, entry };
            findings.add_at(place.clone(), gone);
        }
    }
    check_absent(index, record, &opening, erased_count, findings);
    // The own card tells when each key ended; no entry of the own ledger has to be seen for it.
    let keys = author.good(&KeyHistory::new(u64::MAX), index);
    if let Err(error) = opening.verify(commit, &keys, SectionSet::ALL) {
        findings.add_at(place, Said::of_error(&error));
    }
}

/// The record has no section where the node holds that it has none.
fn check_absent(
    index: u64,
    record: &RecordFrame,
    opening: &Opening,
    erased: usize,
    findings: &mut Findings,
) {
    let present = opening.present();
    let holds = record.absent.iter().all(|absent| {
        let slot = u8::try_from(absent.slot).ok().and_then(Slot::new);
        let salt = absent.salt.as_slice().try_into();
        let (Some(slot), Ok(salt)) = (slot, salt) else {
            return false;
        };
        !present.holds(slot) && opening.proves_absent(slot, salt)
    });
    if !holds || record.absent.len() + opening.sections.len() + erased < SECTION_COUNT {
        findings.add_at(Phrase::HeldEntry { entry: index }, Phrase::FoundAbsent {});
    }
}

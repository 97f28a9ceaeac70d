//! Own records: nothing was disclosed that the record does not have, and the bodies that it names are there.

use std::collections::BTreeSet;

use ntc_core::phrase::{Phrase, Said};
use ntc_core::section::{SectionSet, Slot};

use super::{Findings, Progress, Tell};
use crate::chain::{Ledger, RecordReadError, StoredRecord, record_of};

/// Records between two reports of progress.
const PROGRESS_EVERY: u64 = 256;

/// How many records there are, and how many sections of them were erased.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    pub(super) records: u64,
    pub(super) erased: u64,
}

/// Looks at every record of the ledger.
pub(super) fn check(
    ledger: &Ledger,
    bodies: &BTreeSet<[u8; 32]>,
    findings: &mut Findings,
    tell: Tell<'_>,
) -> Counted {
    let mut counted = Counted::default();
    for index in 0..ledger.head().size {
        match ledger.record(index) {
            Ok(record) => {
                counted.records += 1;
                counted.erased += record.erased.len() as u64;
                disclosed(index, &record, findings);
                media(index, &record, bodies, findings);
            }
            Err(RecordReadError::NotARecord(_)) => {}
            Err(error) => findings.add_at(at(index), Said::in_words(error)),
        }
        if index.is_multiple_of(PROGRESS_EVERY) {
            tell(Progress {
                stage: Phrase::ReadingRecords {}.said(),
                done: counted.records,
            });
        }
    }
    counted
}

/// An entry of the ledger as the place of a finding.
const fn at(entry: u64) -> Phrase {
    Phrase::HeldEntry { entry }
}

/// The sections that were decided to go to each partner are sections that the record has, or had.
fn disclosed(index: u64, record: &StoredRecord, findings: &mut Findings) {
    let had =
        |slot: &Slot| record.opening.present().holds(*slot) || record.erased.contains_key(slot);
    let present: SectionSet = (0..=u8::MAX).map_while(Slot::new).filter(had).collect();
    for disposition in &record.dispositions {
        let told = u16::try_from(disposition.disclosed).map(SectionSet::from_bits);
        if !told.is_ok_and(|told| told.is_subset(present)) {
            let slot = disposition.slot;
            findings.add_at(at(index), Phrase::FoundDisclosed { slot });
        }
    }
}

fn media(index: u64, record: &StoredRecord, bodies: &BTreeSet<[u8; 32]>, findings: &mut Findings) {
    let Ok(record) = record_of(&record.opening) else {
        return findings.add_at(at(index), Phrase::FoundBroken {});
    };
    let sections = record.sections();
    for item in sections.media.iter().flat_map(|media| &media.items) {
        if !bodies.contains(&item.sha256) {
            let name = hex::encode(item.sha256);
            findings.add_at(at(index), Phrase::FoundMediaGone { name });
        }
    }
}

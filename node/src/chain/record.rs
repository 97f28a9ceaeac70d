//! A record of the own ledger as those who deliver or show it need it.

use std::collections::BTreeMap;

use ntc_core::envelope::{OpenSection, Opening};
use ntc_core::policy::Labels;
use ntc_core::record::{InvalidRecord, Record};
use ntc_core::section::{Section, SectionSet, Slot};
use ntc_core::wire;

use super::frame::{Disposition, RecordFrame};
use crate::bodies::{Body, SEAL};
use crate::store::index::{Reference, ReferenceKey};

/// A record of the own ledger, opened.
#[derive(Clone)]
pub(crate) struct StoredRecord {
    /// The RECORD entry, exact bytes.
    pub(crate) entry: Vec<u8>,
    /// Every section and what proves them.
    pub(crate) opening: Opening,
    /// What policy may know of it.
    pub(crate) labels: Labels,
    /// What policy decided when it was published, one for each peer enrolled then.
    pub(crate) dispositions: Vec<Disposition>,
    /// Sections that were erased, each with the index of the ERASE entry that it went by.
    pub(crate) erased: BTreeMap<Slot, u64>,
    /// The source reference, when the section that held it was erased.
    pub(crate) reference: Option<Reference>,
    /// Digest of the policies that decided.
    pub(crate) policy: Vec<u8>,
}

impl StoredRecord {
    /// Opens what the journals hold; none when it cannot be read, which means that it was not written by this code.
    pub(super) fn from_parts(frame: RecordFrame, parts: Vec<Body>) -> Option<Self> {
        let (opening, erased, reference) = opened(parts)?;
        let mut labels = labels(&opening, &erased)?;
        let audience = frame.audience.iter().map(|party| party.parse());
        labels.audience = Some(audience.collect::<Result<_, _>>().ok()?);
        if frame.audience.is_empty() {
            labels.audience = None;
        }
        Some(Self {
            entry: frame.entry,
            opening,
            labels,
            dispositions: frame.dispositions,
            erased,
            reference,
            policy: frame.policy,
        })
    }

    /// The record without what these ERASE entries erased, destroyed or not.
    pub(super) fn without(mut self, erasing: &[(u64, SectionSet)], key: &ReferenceKey) -> Self {
        let reference = erase(&mut self.opening, &mut self.erased, erasing, key);
        self.reference = self.reference.or(reference);
        let audience = self.labels.audience.take();
        if let Some(left) = labels(&self.opening, &self.erased) {
            self.labels = left;
        }
        self.labels.audience = audience;
        self
    }

    /// True when no section is left of it, and there was one.
    pub(crate) fn is_gone(&self) -> bool {
        self.opening.sections.is_empty() && !self.erased.is_empty()
    }

    /// What was decided for the peer of a slot.
    pub(crate) fn disposition(&self, slot: u64) -> Option<&Disposition> {
        self.dispositions
            .iter()
            .find(|disposition| disposition.slot == slot)
    }
}

/// The opening that parts make, what of it was erased, and the source reference that went with it; none when they are
/// not those of a record.
pub(crate) fn opened(
    parts: Vec<Body>,
) -> Option<(Opening, BTreeMap<Slot, u64>, Option<Reference>)> {
    let mut seal = None;
    let mut sections = Vec::new();
    let mut erased = BTreeMap::new();
    let mut reference = None;
    for part in parts {
        match part {
            Body::Held {
                slot: SEAL, bytes, ..
            } => seal = Opening::decode(&bytes).ok(),
            Body::Held { slot, salt, bytes } => sections.push(OpenSection {
                slot: Slot::new(slot)?,
                salt: salt.as_slice().try_into().ok()?,
                content: bytes,
            }),
            Body::Erased { slot, tomb } => {
                erased.insert(Slot::new(slot)?, tomb.entry?);
                reference = reference.or(tomb.reference);
            }
        }
    }
    let opening = Opening { sections, ..seal? };
    Some((opening, erased, reference))
}

/// The source reference that a record is known by where it came from.
pub(super) fn reference_of(opening: &Opening, key: &ReferenceKey) -> Option<Reference> {
    let record = record_of(opening).ok()?;
    Some(key.digest(record.source_reference()?))
}

/// Leaves out of a record what ERASE entries erased, and answers the source reference that goes with it.
pub(super) fn erase(
    opening: &mut Opening,
    erased: &mut BTreeMap<Slot, u64>,
    erasing: &[(u64, SectionSet)],
    key: &ReferenceKey,
) -> Option<Reference> {
    let national = Slot::from(Section::National);
    let goes = erasing.iter().any(|(_, sections)| sections.holds(national));
    let reference = goes.then(|| reference_of(opening, key)).flatten();
    opening.sections.retain(|open| {
        let mut by = erasing.iter();
        let by = by.find(|(_, sections)| sections.holds(open.slot));
        if let Some((entry, _)) = by {
            erased.insert(open.slot, *entry);
        }
        by.is_none()
    });
    reference
}

/// What policy may know: of a record of which nothing was erased all, else what is left.
fn labels(opening: &Opening, erased: &BTreeMap<Slot, u64>) -> Option<Labels> {
    let record = record_of(opening).ok()?;
    Some(if erased.is_empty() {
        Labels::own(&record)
    } else {
        Labels::received(&record)
    })
}

/// The record that an opening discloses.
///
/// # Errors
/// The rule of records that its bytes break; [`ntc_core::reason::Reason::awaits_newer_version`] tells what an upgrade
/// may mend.
pub(crate) fn record_of(opening: &Opening) -> Result<Record, InvalidRecord> {
    let header = wire::record::header(&opening.header)?;
    let sections: Vec<(Section, &[u8])> = opening
        .sections
        .iter()
        .filter_map(|open| Some((open.slot.section()?, open.content.as_slice())))
        .collect();
    wire::record::open(header, &sections)
}

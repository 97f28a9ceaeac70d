//! A record of the own ledger as those who deliver or show it need it.

use ntc_core::envelope::Opening;
use ntc_core::policy::Labels;
use ntc_core::record::{InvalidRecord, Record};
use ntc_core::section::Section;
use ntc_core::wire;

use super::frame::{Disposition, RecordFrame};

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
}

impl StoredRecord {
    /// Opens what the journal holds; none when it cannot be read, which means that it was not written by this
    /// code.
    pub(super) fn from_frame(frame: RecordFrame) -> Option<Self> {
        let opening = Opening::decode(&frame.opening).ok()?;
        let record = record_of(&opening).ok()?;
        let mut labels = Labels::own(&record);
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
        })
    }

    /// What was decided for the peer of a slot.
    pub(crate) fn disposition(&self, slot: u64) -> Option<&Disposition> {
        self.dispositions
            .iter()
            .find(|disposition| disposition.slot == slot)
    }
}

/// The record that an opening discloses.
///
/// # Errors
/// The rule of records that its bytes break; [`ntc_core::reason::Reason::awaits_newer_version`] tells what an upgrade may mend.
pub(crate) fn record_of(opening: &Opening) -> Result<Record, InvalidRecord> {
    let header = wire::record::header(&opening.header)?;
    let sections: Vec<(Section, &[u8])> = opening
        .sections
        .iter()
        .filter_map(|open| Some((open.slot.section()?, open.content.as_slice())))
        .collect();
    wire::record::open(header, &sections)
}

//! Bytes: whatever a journal holds reads back as it was written.

use ntc_core::phrase::{Phrase, Said};

use super::{Findings, Progress, Tell};
use crate::journal::Reader;

/// Reads every byte of a journal.
pub(super) fn bytes(place: Phrase, journal: &Reader, findings: &mut Findings, tell: Tell<'_>) {
    let place = place.said();
    let stage = Phrase::BytesOf {
        place: place.clone(),
    };
    let stage = stage.said();
    let read = journal.verify(&mut |done| {
        tell(Progress {
            stage: stage.clone(),
            done,
        });
    });
    if let Err(error) = read {
        findings.add_at(place, Said::of_error(&error));
    }
}

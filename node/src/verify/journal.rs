//! Bytes: whatever a journal holds reads back as it was written.

use super::{Findings, Progress, Tell};
use crate::journal::Reader;

/// Reads every byte of a journal.
pub(super) fn bytes(name: &str, journal: &Reader, findings: &mut Findings, tell: Tell<'_>) {
    let stage = format!("{name}, bytes");
    let read = journal.verify(&mut |done| {
        tell(Progress {
            stage: stage.clone(),
            done,
        });
    });
    if let Err(error) = read {
        findings.add(format!("{name}: {error}"));
    }
}

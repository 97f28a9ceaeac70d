//! Hits: every event can be read, and follows from those before it.

use ntc_core::phrase::{Phrase, Said};

use super::journal::bytes;
use super::{Findings, Tell};
use crate::hits;
use crate::journal::Reader;

/// Reads every event of the journal of hits.
pub(super) fn check(journal: &Reader, findings: &mut Findings, tell: Tell<'_>) {
    bytes(Phrase::HeldHits {}, journal, findings, tell);
    if let Err(error) = hits::check(journal) {
        findings.add_at(Phrase::HeldHits {}, Said::of_error(&error));
    }
}

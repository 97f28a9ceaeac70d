//! Hits: every event can be read, and follows from those before it.

use super::journal::bytes;
use super::{Findings, Tell};
use crate::hits;
use crate::journal::Reader;

/// Reads every event of the journal of hits.
pub(super) fn check(journal: &Reader, findings: &mut Findings, tell: Tell<'_>) {
    bytes("hits", journal, findings, tell);
    if let Err(error) = hits::check(journal) {
        findings.add(format!("hits: {error}"));
    }
}

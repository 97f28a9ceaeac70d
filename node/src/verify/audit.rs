//! The audit: every entry can be read.

use prost::Message;

use super::journal::bytes;
use super::{Findings, Tell};
use crate::audit::AuditEntry;
use crate::journal::Reader;

/// Reads every entry of the audit; answers how many there are.
pub(super) fn check(journal: &Reader, findings: &mut Findings, tell: Tell<'_>) -> u64 {
    bytes("audit", journal, findings, tell);
    let mut entries = 0;
    for frame in journal.scan(0) {
        match frame.map(|frame| AuditEntry::decode(&*frame.payload).is_ok()) {
            Ok(true) => entries += 1,
            Ok(false) => findings.add(format!("audit entry {entries} cannot be read")),
            Err(error) => {
                findings.add(format!("audit: {error}"));
                break;
            }
        }
    }
    entries
}

//! The officers who opened a record before it was withdrawn or replaced: they may have acted on it.

use std::collections::BTreeMap;

use ntc_core::record::RecordId;
use ntc_core::time::Timestamp;
use prost::Message as _;

use super::{Recall, RecallError};
use crate::audit::AuditEntry;

/// The call by which an officer opens a record.
const OPENS: &str = "Get";
/// Most officers that are named.
pub(crate) const MAX_OPENERS: usize = 256;

impl Recall {
    /// Who opened a record until a time, and when last, as the audit has it. Reads the whole audit, so it is asked for
    /// one record at a time.
    ///
    /// # Errors
    /// When the audit cannot be read.
    pub(super) fn openers(
        &self,
        id: RecordId,
        until: Timestamp,
    ) -> Result<BTreeMap<String, Timestamp>, RecallError> {
        let subject = id.to_string();
        // Who opened it just now stands in memory yet.
        self.audit.commit();
        let mut openers = BTreeMap::new();
        for frame in self.audit.reader().scan(0) {
            let Ok(entry) = AuditEntry::decode(&*frame?.payload) else {
                continue;
            };
            let at = Timestamp::from_millis(entry.at_ms);
            let opened = entry.method == OPENS && entry.outcome == "OK" && entry.subject == subject;
            let named = openers.len() < MAX_OPENERS || openers.contains_key(&entry.officer);
            if opened && at <= until && named {
                openers.insert(entry.officer, at);
            }
        }
        Ok(openers)
    }
}

//! What leaves and was not decided so when it was published has a line in the log of decisions before it leaves.
//!
//! A RECORD entry says what goes to whom and why, by which policies, before a byte leaves. What leaves soon after it under
//! the same policies leaves by that decision, and nothing more is written. Later, or under other policies, it is another
//! decision.

use std::cell::OnceCell;
use std::sync::Arc;
use std::time::Duration;

use ntc_core::ledger::entry::Entry;
use ntc_core::ledger::feed::{FeedItem, ItemKind};
use ntc_core::party::Party;
use ntc_core::policy::Policies;
use ntc_core::time::Timestamp;
use ntc_policy::Deed;

use super::{Outbox, OutboxError};
use crate::chain::StoredRecord;
use crate::decisions::{LineOf, Noting, Said};

/// How long after its entry a record leaves by the decision that the entry commits to, under the same policies.
const BY_ITS_ENTRY: Duration = Duration::from_secs(60);

/// What the rules said of an item that leaves by a decision of its own, and the index of its record.
pub(super) type Late = (Option<Said>, u64);

/// The policies by which a batch is decided.
pub(super) struct Deciding {
    pub(super) policies: Arc<Policies>,
    /// The same, with rules that keep what they say.
    noting: OnceCell<(Policies, Option<Arc<Noting>>)>,
}

impl Deciding {
    pub(super) fn by(policies: Arc<Policies>) -> Self {
        Self {
            policies,
            noting: OnceCell::new(),
        }
    }

    /// What decides about an item, and what keeps what its rules say where that is to be logged.
    pub(super) fn about(
        &self,
        item: &FeedItem,
        record: &StoredRecord,
        now: Timestamp,
    ) -> (&Policies, Option<Option<&Noting>>) {
        if !self.is_late(item, record, now) {
            return (&self.policies, None);
        }
        let (policies, noting) = self.noting.get_or_init(|| Noting::of(&self.policies));
        (policies, Some(noting.as_deref()))
    }

    /// Whether an item leaves by a decision that its entry does not commit to. What runs the federation is decided about by
    /// no rule.
    fn is_late(&self, item: &FeedItem, record: &StoredRecord, now: Timestamp) -> bool {
        let decided = Entry::decode(&record.entry).map(|entry| entry.time());
        let is_by_entry = item.kind == ItemKind::Deliver
            && record.policy == self.policies.digest()
            && decided.is_ok_and(|decided| now.since(decided) <= BY_ITS_ENTRY);
        !is_by_entry && !record.labels.kind.is_administrative()
    }
}

impl Outbox {
    /// Logs what leaves by a decision of its own; the line is durable when this returns.
    pub(super) fn log(
        &self,
        (peer, policies): (&Party, &Arc<Policies>),
        late: Vec<Late>,
        now: Timestamp,
    ) -> Result<(), OutboxError> {
        if late.is_empty() {
            return Ok(());
        }
        let mut line = LineOf::new(policies, peer, now);
        for (said, ledger_index) in late {
            let item = line.said(Deed::Send, said).of_own(ledger_index);
            line.push(item);
        }
        let noted = self.decisions.note(&line.done());
        Ok(self.decisions.ensure(noted)?)
    }
}

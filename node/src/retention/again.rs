//! Looking again: when agreements begin or end, or the own rule changes, records are kept for another time than the index
//! knows.

use std::sync::Arc;

use ntc_core::model::kind::RecordKind;
use ntc_core::policy::keeping;
use ntc_core::time::Timestamp;

use super::Retention;
use crate::lock::lock;
use crate::recall::RecallError;
use crate::store::index::{IndexEntry, JournalId, MAX_PAGE};

/// How far looking again has come.
#[derive(Debug, Default)]
pub(super) struct Again {
    /// Under what, and the journals that are still to be gone through, each from an entry on.
    running: Option<Running>,
}

type Running = ([u8; 32], Vec<(JournalId, u64)>);

impl Retention {
    /// Looks at some records of partners, and at what was passed on of them, again, if there is cause; false when nothing is left to be looked at.
    ///
    /// # Errors
    /// When the index or the state cannot be read.
    pub(super) async fn look_again(self: &Arc<Self>) -> Result<bool, RecallError> {
        let this = Arc::clone(self);
        let looked = tokio::task::spawn_blocking(move || this.look_at_some()).await;
        looked.unwrap_or(Ok(false))
    }

    fn look_at_some(&self) -> Result<bool, RecallError> {
        let lookup = &self.publisher.lookup;
        let (state, now) = (lookup.state(), self.publisher.clock.now());
        let policies = self.publisher.partners.roster().policies();
        let under = keeping(&policies, self.most, now);
        let mut again = lock(&self.again);
        let running = match again.running.take().filter(|(of, _)| *of == under) {
            Some(running) => running,
            None if state.kept_under()? == Some(under) => return Ok(false),
            None => {
                let journals = lookup.journals().into_keys().map(|journal| (journal, 0));
                (under, journals.collect())
            }
        };
        let (_, mut left) = running;
        let Some((journal, from)) = left.pop() else {
            state.keep_under(under)?;
            return Ok(false);
        };
        if journal != JournalId::Node {
            let entries = lookup.index().entries(journal, from, MAX_PAGE)?;
            if entries.len() == MAX_PAGE
                && let Some(last) = entries.last()
            {
                left.push((journal, last.location.ledger_index.saturating_add(1)));
            }
            let differs = entries
                .iter()
                .filter(|entry| self.is_due_otherwise(entry, now));
            let differs: Vec<_> = differs.map(|entry| entry.location.ledger_index).collect();
            lookup.renew(journal, differs);
        }
        again.running = Some((under, left));
        Ok(true)
    }

    /// Whether something of a record is kept for another time than the index knows.
    fn is_due_otherwise(&self, entry: &IndexEntry, now: Timestamp) -> bool {
        let is_own = entry.location.journal == JournalId::Ledger;
        // Of own records the agreements speak of those alone that were passed on.
        let is_agreed = !is_own || entry.kind == RecordKind::Forward;
        if entry.is_gone || entry.kind.is_administrative() || !is_agreed {
            return false;
        }
        let kept = self.kept(entry, now);
        kept.is_some_and(|(kept, present)| entry.due != Some(kept.next(present)))
    }
}

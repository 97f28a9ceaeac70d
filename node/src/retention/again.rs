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

/// What is still to be gone through, and under which rule.
type Running = ([u8; 32], Left);

/// Journals, each from an entry on.
pub(super) type Left = Vec<(JournalId, u64)>;

impl Again {
    /// What is still to be gone through under a rule; none where everything was by that rule. `known` is the rule by which
    /// the index knows all records. Whatever was begun under another rule is begun anew.
    pub(super) fn left(
        &mut self,
        under: [u8; 32],
        known: Option<[u8; 32]>,
        journals: impl IntoIterator<Item = JournalId>,
    ) -> Option<Left> {
        match self.running.take() {
            Some((of, left)) if of == under => Some(left),
            Some(_) | None if known == Some(under) => None,
            Some(_) | None => Some(journals.into_iter().map(|journal| (journal, 0)).collect()),
        }
    }

    /// Goes on with these.
    pub(super) fn go_on(&mut self, under: [u8; 32], left: Left) {
        self.running = Some((under, left));
    }
}

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
        let journals = lookup.journals().into_keys();
        let Some(mut left) = again.left(under, state.kept_under()?, journals) else {
            return Ok(false);
        };
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
        again.go_on(under, left);
        Ok(true)
    }

    /// Whether something of a record is kept for another time than the index knows.
    fn is_due_otherwise(&self, entry: &IndexEntry, now: Timestamp) -> bool {
        if entry.is_gone || !is_agreed_of(entry.location.journal, entry.kind) {
            return false;
        }
        let kept = self.kept(entry, now);
        kept.is_some_and(|(kept, present)| entry.due != Some(kept.next(present)))
    }
}

/// Whether agreements say how long a record is kept: all of a partner's, and of own ones those alone that pass another on.
pub(super) fn is_agreed_of(journal: JournalId, kind: RecordKind) -> bool {
    let is_own = journal == JournalId::Ledger;
    !kind.is_administrative() && (!is_own || kind == RecordKind::Forward)
}

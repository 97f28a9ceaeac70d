//! What was held back goes after all when policy allows it: as a REVEAL item at the end of the feed.

use ntc_core::ledger::entry::Entry;
use ntc_core::policy::releasable;
use ntc_core::reason::Reason;

use super::Outbox;
use crate::ledger::AppendError;
use crate::partners::{Held, Peer};

/// Held items looked at in one step.
const STEP: usize = 256;

impl Outbox {
    /// Reveals whatever policy lets go to a peer by now, and answers how many items that were.
    ///
    /// An item is noted as revealed only when its REVEAL item is durable: a crash between reveals it twice, which
    /// discloses nothing more and is taken once.
    ///
    /// # Errors
    /// When the ledger takes nothing now; what is left stays held.
    pub(crate) async fn reveal_released(&self, peer: &Peer) -> Result<u64, AppendError> {
        let mut revealed = 0;
        let mut from = Some(0);
        while let Some(start) = from {
            // Each held record is read from the disk; that most stay held is found out off the async threads.
            let (this, of) = (self.clone(), peer.clone());
            let looked = tokio::task::spawn_blocking(move || this.promising(&of, start)).await;
            let Ok((held, next)) = looked else {
                tracing::error!(peer.id = %peer.card.party(), "held items not looked at");
                return Ok(revealed);
            };
            from = next;
            for (ledger_index, held) in held {
                let Ok(record) = self.ledger.record(ledger_index) else {
                    continue;
                };
                let _deciding = self.partners.deciding().await;
                let (policies, now) = (self.partners.policies(), self.clock.now());
                let party = peer.card.party();
                let missing = held.committed.difference(held.sent);
                let decision = releasable(&record.labels, party, missing, &policies, now);
                // Revealed whole or not at all, so that an item is held or not, and never in between.
                if decision.refused.is_some() || decision.disclosed != missing {
                    continue;
                }
                let Ok(entry) = Entry::decode(&record.entry) else {
                    continue;
                };
                self.ledger
                    .reveal(peer.slot, ledger_index, missing, entry.leaf_hash())
                    .await?;
                if let Err(error) = self.partners.revealed(peer.slot, ledger_index, held.seq) {
                    tracing::error!(%error, reason = %Reason::Internal, "reveal not noted");
                }
                revealed += 1;
            }
        }
        Ok(revealed)
    }

    /// Those of the next held items that policy seems to let go, and where to look on, if anywhere.
    fn promising(&self, peer: &Peer, from: u64) -> (Vec<(u64, Held)>, Option<u64>) {
        let mut held = self.partners.held_from(peer.slot, from, STEP);
        let next = held.last().map(|(last, _)| last.saturating_add(1));
        held.retain(|(ledger_index, held)| {
            let missing = held.committed.difference(held.sent);
            self.ledger
                .record(*ledger_index)
                .is_ok_and(|record| self.lets_go(peer.card.party(), &record, missing) == missing)
        });
        (held, next)
    }
}

//! What was held back goes after all when policy allows it: as a REVEAL item at the end of the feed.

use ntc_core::ledger::entry::Entry;
use ntc_core::policy::decide_release;
use ntc_core::reason::Reason;

use super::Outbox;
use crate::ledger::AppendError;
use crate::partners::Peer;

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
        let mut from = 0;
        loop {
            let held = self.partners.held_from(peer.slot, from, STEP);
            let Some((last, _)) = held.last() else {
                return Ok(revealed);
            };
            from = last.saturating_add(1);
            for (ledger_index, held) in held {
                let Ok(record) = self.ledger.record(ledger_index) else {
                    continue;
                };
                let _deciding = self.partners.deciding().await;
                let (policies, now) = (self.partners.policies(), self.clock.now());
                let party = peer.card.party();
                let missing = held.committed.difference(held.sent);
                let permit = decide_release(&record.labels, party, missing, &policies, now);
                // Revealed whole or not at all, so that an item is held or not, and never in between.
                if permit.is_refused() || permit.disclosed() != missing {
                    continue;
                }
                let Ok(entry) = Entry::decode(&record.entry) else {
                    continue;
                };
                self.ledger
                    .reveal(peer.slot, ledger_index, missing, entry.leaf_hash())
                    .await?;
                if let Err(error) = self.partners.revealed(peer.slot, ledger_index) {
                    tracing::error!(%error, reason = %Reason::Internal, "reveal not noted");
                }
                revealed += 1;
            }
        }
    }
}

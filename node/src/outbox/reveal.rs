//! What was held back goes after all when policy allows it: as a REVEAL item at the end of the feed.

use ntc_core::ledger::entry::Entry;
use ntc_core::model::kind::AGREED;
use ntc_core::party::Party;
use ntc_core::policy::Decision;
use ntc_core::policy::daily::{daily, daily_with};
use ntc_core::reason::{Reason, Reasoned, Stated};
use ntc_core::section::SectionSet;
use ntc_core::sync::sent::Hold;
use thiserror::Error;

use super::{DELIVERY_OVERHEAD, Outbox, OutboxError, opened};
use crate::chain::{AppendError, StoredRecord};
use crate::lock::lock;
use crate::partners::Peer;

/// REVEAL items of one record in one feed at most. What a peer says that it was not shown counts as held back, so
/// without an end a peer could make this node reveal one record for as long as it denies it.
pub(super) const MAX_REVEALS: usize = 16;

/// Why held items stay held.
#[derive(Debug, Error, Reasoned)]
pub(crate) enum RevealError {
    /// What is held back cannot be read.
    #[error(transparent)]
    #[reason(inner)]
    Outbox(#[from] OutboxError),
    /// The ledger takes nothing now.
    #[error(transparent)]
    #[reason(inner)]
    Append(#[from] AppendError),
    /// The search ended inside the node.
    #[error("held items were not looked at; see the log")]
    #[reason(Internal)]
    Inside,
}

impl Outbox {
    /// Reveals whatever policy lets go to a peer by now, and answers how many items that were.
    ///
    /// What is held back is counted from what was sent and from the REVEAL items of the feed, so a crash at any moment
    /// reveals nothing twice and forgets nothing.
    ///
    /// # Errors
    /// When what is held cannot be read, or the ledger takes nothing now; what is left stays held.
    pub(crate) async fn reveal_released(&self, peer: &Peer) -> Result<u64, RevealError> {
        // Each held record is read from the disk; that most stay held is found out off the async threads.
        let (this, of) = (self.clone(), peer.clone());
        let looked = tokio::task::spawn_blocking(move || this.promising(&of)).await;
        let mut revealed = 0;
        for (ledger_index, hold) in looked.map_err(|_| RevealError::Inside)?? {
            let _deciding = self.partners.deciding().await;
            let (this, of, missing) =
                (self.clone(), peer.clone(), SectionSet::from_bits(hold.held));
            let released = move || this.released(&of, ledger_index, &hold);
            let released = tokio::task::spawn_blocking(released).await;
            let Some(entry) = released.map_err(|_| RevealError::Inside)?? else {
                continue;
            };
            self.ledger
                .reveal(peer.slot, ledger_index, missing, entry.leaf_hash())
                .await?;
            revealed += 1;
        }
        Ok(revealed)
    }

    /// The entry of a held record that goes now; then it is counted. The item is for all that is held; what of it stays is
    /// decided when it is sent, and said there with its reason.
    fn released(
        &self,
        peer: &Peer,
        ledger_index: u64,
        hold: &Hold,
    ) -> Result<Option<Entry>, OutboxError> {
        let record = self.ledger.record(ledger_index)?;
        let missing = SectionSet::from_bits(hold.held);
        let decision = self.decide(peer.card.party(), &record, missing);
        let place = (peer.slot, ledger_index);
        if !goes(&decision, hold) || !self.fits_today(peer, place, (&record, &decision)) {
            return Ok(None);
        }
        Ok(Entry::decode(&record.entry).ok())
    }

    /// Whether a record that waits fits within what may still go today; if so, it is counted.
    fn fits_today(
        &self,
        peer: &Peer,
        place: (u64, u64),
        (record, decision): (&StoredRecord, &Decision),
    ) -> bool {
        let daily = daily(decision, &self.partners.policies());
        let goes = opened(&record.opening, decision.disclosed.bits());
        let bytes = DELIVERY_OVERHEAD + record.entry.len() + goes;
        let (party, now) = (peer.card.party(), self.clock.now());
        self.sendings.take(party, place, (bytes, &daily), now)
    }

    /// What is held back from a peer now, by ledger index.
    ///
    /// # Errors
    /// When its feed cannot be read.
    pub(crate) fn holds(&self, slot: u64) -> Result<super::receipts::Holds, OutboxError> {
        let head = self.ledger.head();
        let Some(feed) = head.feeds.get(&slot) else {
            return Ok(super::receipts::Holds::default());
        };
        let standing = self.receipts.slot(slot);
        let holds = lock(&standing).holds(feed.head.size, &self.feed(slot, &feed.reader))?;
        Ok(holds)
    }

    /// Those of the held items that policy seems to let go. A record that cannot be read stays held; the others do not
    /// wait for it. All are looked at by the same policies: by newer ones the later of them would go before the earlier.
    fn promising(&self, peer: &Peer) -> Result<Vec<(u64, Hold)>, OutboxError> {
        let holds = self.holds(peer.slot)?;
        if holds.is_empty() {
            return Ok(Vec::new());
        }
        let (party, policies) = (peer.card.party(), self.partners.policies());
        // What a peer holds to be in force is told when its stream begins; until then, nothing shows that the two agree
        // again.
        let is_unheard = self.partners.can(party, AGREED) && policies.told_by(party).is_none();
        let now = self.clock.now();
        let daily = daily_with(party, &policies, now);
        let is_used_up = self.sendings.is_used_up(party, &daily, now);
        let promising = |(index, hold): &(&u64, &Hold)| {
            let waits = match hold.reason.known() {
                Some(Reason::AgreementDiffers) => is_unheard,
                Some(Reason::DailyQuota) => is_used_up,
                _ => false,
            };
            if waits || hold.reveals >= MAX_REVEALS {
                return false;
            }
            let missing = SectionSet::from_bits(hold.held);
            match self.ledger.record(**index) {
                Ok(record) => {
                    let decision = self.decided((party, &record), missing, (&policies, now));
                    goes(&decision, hold)
                }
                Err(error) => {
                    tracing::error!(%error, ledger.index = index, "held record cannot be read");
                    false
                }
            }
        };
        let promising = holds.iter().filter(promising);
        Ok(promising.map(|(index, hold)| (*index, *hold)).collect())
    }

    /// Why policy holds back now what was held back when it was sent; where it holds nothing any more, why it was.
    pub(super) fn why_held(&self, peer: &Party, record: &StoredRecord, hold: &Hold) -> Stated {
        let missing = SectionSet::from_bits(hold.held);
        let decision = self.decide(peer, record, missing);
        decision.held_back().map_or(hold.reason, Stated::from)
    }
}

/// Whether something of what is held goes by now. What policy still keeps, such as a section whose time to be told is
/// over, does not keep the rest.
fn goes(decision: &Decision, hold: &Hold) -> bool {
    decision.refused.is_none() && (!decision.disclosed.is_empty() || hold.closed)
}

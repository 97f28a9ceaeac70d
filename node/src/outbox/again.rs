//! What is decided again about what was made for a peer, or named to it, before.

use ntc_core::ledger::feed::FeedItem;
use ntc_core::ledger::state::DeliveryState;
use ntc_core::party::Party;
use ntc_core::policy::daily::{Daily, daily};
use ntc_core::section::SectionSet;

use super::logged::Deciding;
use super::{Outbox, OutboxError};
use crate::chain::StoredRecord;

impl Outbox {
    /// Whether all that was made for a peer still goes as it is.
    ///
    /// # Errors
    /// When a record cannot be read.
    pub(crate) fn still_goes(
        &self,
        peer: &Party,
        shown: &[(FeedItem, DeliveryState)],
    ) -> Result<bool, OutboxError> {
        let deciding = Deciding::by(self.partners.policies());
        for (item, state) in shown.iter().filter(|(item, _)| item.kind.discloses()) {
            let now = self.delivery(peer, &deciding, item)?.delivery.state;
            let withdraws = !now.opened() || state.shown() & !now.shown() != 0;
            if withdraws {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether all of some sections of a record may go to a peer now: then what the agreements by which they go let go in a
    /// day.
    pub(crate) fn lets_body_go(
        &self,
        peer: &Party,
        record: &StoredRecord,
        sections: SectionSet,
    ) -> Option<Vec<Daily>> {
        let decision = self.decide(peer, record, sections);
        let goes = decision.refused.is_none() && decision.disclosed == sections;
        goes.then(|| daily(&decision, &self.partners.policies()))
    }
}

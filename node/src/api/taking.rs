//! Whether partners take what this node sends, and if not, why, as far as this node can know: a partner that refuses
//! something ends the stream, and says so on its own side alone.

use std::sync::Arc;

use ntc_core::identity::card::{KeyRole, NodeCard};
use ntc_core::ledger::feed::FeedItem;
use ntc_core::party::Party;
use ntc_core::phrase::{Name, Phrase};
use ntc_core::policy::Concern;
use ntc_core::time::Timestamp;

use crate::chain::Ledger;
use crate::lock::lock;
use crate::outbox::Receipts;
use crate::partners::Peer;
use crate::peer::{PeerState, Peers, Untaken};

/// Knows it.
pub(crate) struct Taking {
    pub(crate) card: NodeCard,
    pub(crate) ledger: Ledger,
    pub(crate) receipts: Arc<Receipts>,
    pub(crate) sessions: Arc<Peers>,
}

impl Taking {
    /// Why a partner takes nothing of this node, or signs for nothing; none when it does.
    pub(super) fn of(&self, party: &Party, peer: &Peer) -> Option<Concern> {
        let session = self.sessions.status(party);
        if let Some(told) = session.untaken.and_then(|ended| self.untaken(peer, &ended)) {
            return Some(told);
        }
        let reason = session.receipt_refused?;
        let reason = Name::new("reason", reason.code());
        let phrase = Phrase::ReceiptsRefused { reason };
        Some(Concern::said("receipt_refused", phrase))
    }

    /// What it means that a partner ended its sessions at what it was sent. Once, without a key that changed, is no
    /// habit: a partner that is stopped ends its session too, whatever is on its way to it.
    fn untaken(&self, peer: &Peer, ended: &Untaken) -> Option<Concern> {
        let since = ended.since.to_minute();
        let ends = match ended.times {
            0 | 1 => Phrase::EndedSession { since },
            _ => Phrase::EndsSessions { since },
        };
        let ends = ends.said();
        match self.changed_key(peer, ended.from) {
            Some((role, entry)) => {
                let role = Name::new("key_role", role.name());
                let phrase = Phrase::KeyNotEnrolled { ends, role, entry };
                Some(Concern::said("card_not_enrolled", phrase))
            }
            None if ended.times > 1 => Some(Concern::said(
                "takes_nothing",
                Phrase::TakesNothing { ends },
            )),
            None => None,
        }
    }

    /// Why no receipt of a partner covers what waits for one.
    pub(super) fn no_receipt(&self, party: &Party, peer: &Peer) -> Concern {
        let session = self.sessions.status(party);
        if peer.suspended.is_some() {
            return Concern::said("peer_suspended", Phrase::SuspendedHere {});
        }
        if let Some(why) = self.of(party, peer) {
            return why;
        }
        if session.state != PeerState::Connected {
            let phrase = if session.detail.is_empty() {
                Phrase::NotConnected {}
            } else {
                let why = session.detail.said();
                Phrase::NotConnectedWhy { why }
            };
            return Concern::said("peer_not_connected", phrase);
        }
        let slot = self.receipts.slot(peer.slot);
        let phrase = match lock(&slot).signed_s() {
            0 => Phrase::NoReceiptYet {},
            signed_s => {
                let signed = Timestamp::from_millis(signed_s.saturating_mul(1000));
                let at = signed.to_minute();
                Phrase::NoReceiptSince { at }
            }
        };
        Concern::said("no_receipt", phrase)
    }

    /// The key of which the partner has taken nothing, and the entry at which it took over: what it signed for ends
    /// before, or with that entry.
    fn changed_key(&self, peer: &Peer, from: u64) -> Option<(KeyRole, u64)> {
        let head = self.ledger.head();
        let feed = head.feeds.get(&peer.slot)?;
        let taken = match from.checked_sub(1) {
            None => 0,
            Some(last) => {
                let items = feed.reader.items(last, 1).ok()?;
                FeedItem::decode(items.first()?).ok()?.ledger_index
            }
        };
        let keys = self.card.listed_keys().iter();
        let took_over = keys.filter_map(|key| {
            let role = key.known_role()?;
            let signs_feeds = matches!(role, KeyRole::Author | KeyRole::Ledger);
            Some((role, key.to.filter(|_| signs_feeds)?))
        });
        took_over
            .filter(|(_, entry)| taken <= *entry)
            .max_by_key(|(_, entry)| *entry)
    }
}

//! Taking a receipt.

use ntc_core::identity::card::NodeCard;
use ntc_core::identity::fingerprint::Fingerprint;
use ntc_core::ledger::feed::FeedItem;
use ntc_core::ledger::tree::root_at;
use ntc_core::sync::fault::FollowerFault;
use ntc_core::sync::receipt::{Expected, InvalidReceipt, Receipt, ReceiptNotes};
use ntc_core::sync::serving::Answer;
use ntc_proto::v1 as pb;
use ntc_proto::v1::follow_response::Message as Say;

use super::error::ServeError;
use super::stream::Stream;
use super::{Serve, standing};
use crate::chain::FeedReader;
use crate::lock::lock;
use crate::outbox::{NoReceipt, open_receipt};
use crate::tls::Use;

/// Signatures that a receipt is checked with.
const RECEIPT_SIGNATURES: usize = 3;

impl Stream {
    /// Takes the newest receipt that was refused once more, where the peer's card is a newer one than refused it: the peer
    /// sends it again when it follows anew, which can be hours away.
    pub(super) async fn receipt_again(
        &mut self,
        card: &NodeCard,
    ) -> Result<Option<Say>, ServeError> {
        let is_newer = |(by, _): &mut (Fingerprint, ReceiptNotes)| *by != card.fingerprint();
        match self.refused_receipt.take_if(is_newer) {
            Some((_, notes)) => self.receipt(notes).await,
            None => Ok(None),
        }
    }

    pub(super) async fn receipt(&mut self, notes: ReceiptNotes) -> Result<Option<Say>, ServeError> {
        self.allowance
            .spend(Use::Signature, RECEIPT_SIGNATURES)
            .await;
        let (serve, party) = (self.serve.clone(), self.party.clone());
        let (slot, card) = standing(&serve.partners, &party)?;
        let by = card.fingerprint();
        let checked = tokio::task::spawn_blocking(move || {
            let checked = check(&serve, (slot, &card), &notes);
            (checked, notes)
        });
        let (checked, notes) = checked.await.map_err(|_| ServeError::Inside)?;
        let receipt = match checked {
            Ok(Some((receipt, ahead))) => {
                if ahead {
                    let now = self.serve.outbox.clock.now();
                    self.serve.statuses.clock(&self.party, receipt.time(), now);
                }
                self.refused_receipt = None;
                receipt
            }
            // A witness line alone says that the history is consistent; it covers no feed.
            Ok(None) => return Ok(None),
            Err(error) => {
                tracing::warn!(%error, peer.id = %self.party, "receipt refused");
                let reason = error.reason();
                self.serve.statuses.receipt(&self.party, Some(reason));
                self.refuse(reason);
                self.refused_receipt = Some((by, notes));
                return Ok(None);
            }
        };
        let place = self.serve.receipts.slot(slot);
        let mut standing = lock(&place);
        let size = receipt.feed_size;
        let hash = receipt.hash();
        match self.serving.receipt(standing.sent(), receipt) {
            Ok(Answer::Nothing) => self.serve.statuses.receipt(&self.party, None),
            Ok(Answer::Agreed(event, tree)) => {
                self.serve.statuses.taken(&self.party, size);
                self.serve.statuses.receipt(&self.party, None);
                let now = self.serve.outbox.clock.now();
                let held = standing.holds_between(size);
                self.serve
                    .receipts
                    .receipted(slot, &mut standing, (event, &notes), now)?;
                standing.agree(tree);
                drop(standing);
                self.serve.outbox.ledger.acknowledge(slot, hash);
                self.serve.outbox.metrics.receipted(&self.party, size);
                if held {
                    self.serve.partners.look_again_at(&self.party);
                }
            }
            Ok(Answer::Differ(from)) => {
                tracing::error!(peer.id = %self.party, from, "peer was shown something else than this node has");
                return Ok(Some(Say::Differ(pb::Differ { from })));
            }
            Err(error @ FollowerFault::Contradiction(_)) => return Err(error.into()),
            Err(error) => {
                drop(standing);
                tracing::warn!(%error, peer.id = %self.party, "receipt refused");
                self.refuse(error.reason());
            }
        }
        Ok(None)
    }
}

/// Checks a receipt against all that this node knows but the shown tree, and tells whether the peer's clock runs ahead.
fn check(
    serve: &Serve,
    (slot, card): (u64, &NodeCard),
    notes: &ReceiptNotes,
) -> Result<Option<(Receipt, bool)>, NoReceipt> {
    let (head, party) = (serve.outbox.ledger.head(), card.party());
    // What it states tells under which keys it counts, if it is what it seems.
    let stated = Receipt::read(&notes.statement).ok();
    let stated = stated.map(|receipt| receipt.follower_size);
    let keys = serve.keys.receipt_keys(&serve.own_ledger, card, stated);
    let (witnessed, statement) = open_receipt(notes, &keys)?;
    let root = |size: u64| {
        let within = size > 0 && size <= head.size;
        within.then(|| root_at(&head.hashes, size).ok()).flatten()
    };
    if root(witnessed.size()) != Some(*witnessed.root()) {
        return Err(InvalidReceipt::Root("witnessed").into());
    }
    let Some(receipt) = statement else {
        return Ok(None);
    };
    let feed = head.feeds.get(&slot);
    let feed = feed.filter(|feed| receipt.feed_size <= feed.head.size);
    let commits = feed.is_some_and(|feed| can_commit(&feed.reader, &receipt));
    let feed_root = feed.and_then(|feed| root_at(&feed.reader.hashes, receipt.feed_size).ok());
    let feeds_time = serve
        .outbox
        .ledger
        .records()
        .feeds_time(receipt.checkpoint_size);
    let stated_size = lock(&serve.receipts.slot(slot)).sent().stated_size();
    let expected = Expected {
        origin: serve.own_ledger.name(),
        follower: party,
        follower_ledger: &keys.follower_ledger,
        stated_size,
        verified_size: serve.keys.size(party),
        feed_root,
        checkpoint_root: feeds_time
            .filter(|_| commits)
            .and_then(|_| root(receipt.checkpoint_size)),
        feeds_time: feeds_time.unwrap_or_default(),
    };
    let ahead = receipt.check(&expected, serve.outbox.clock.now())?;
    Ok(Some((receipt, ahead)))
}

/// Whether the checkpoint that a receipt names can commit to the last item that it is for: the item's entry lies before
/// the FEEDS entry that ends the checkpoint. The stream knows more, of what went on it.
fn can_commit(feed: &FeedReader, receipt: &Receipt) -> bool {
    let Some(last) = receipt.feed_size.checked_sub(1) else {
        return true;
    };
    let items = feed.items(last, 1).unwrap_or_default();
    let last = items.first().and_then(|item| FeedItem::decode(item).ok());
    last.is_some_and(|item| item.ledger_index.saturating_add(1) < receipt.checkpoint_size)
}

//! A feed that this node cannot read: what it does not know it does not say.

use ntc_core::ledger::feed::{FeedItem, ITEM_LEN};
use ntc_core::ledger::state::DeliveryState;
use ntc_core::reason::Reason;
use ntc_core::sync::sent::Written;

use super::*;
use crate::lock::lock;
use crate::outbox::Deliveries;
use crate::partners::Peer;

/// A node that gave a peer one record, all of which was held back when it was sent, and whose feed cannot be read.
struct Held {
    _root: tempfile::TempDir,
    app: App,
    peer: Peer,
    ledger_index: u64,
}

/// Puts these bytes in place of what the disk has of the one feed below a folder.
fn damage(root: &Path, items: &[u8]) {
    let mut folders = vec![root.to_path_buf()];
    let mut cut = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with("items") {
                std::fs::write(path, items).unwrap();
                cut += 1;
            }
        }
    }
    assert_eq!(cut, 1, "one feed");
}

async fn held(damaged: &[u8]) -> Held {
    let root = tempfile::tempdir().unwrap();
    let (own, other) = (
        make("AZ/customs", root.path()),
        make("GE/customs", root.path()),
    );
    let app = start(&own).await;
    enrol(&app, &other).await;
    let begun = begin(&app).await;
    let document = agreement([&own, &other]);
    app.administration().propose(document, begun).await.unwrap();
    let roster = app.partners().roster();
    let peer = roster.peer(other.card.party()).unwrap().clone();
    let items = app.ledger().head().feeds[&peer.slot].reader.items(0, 1);
    let item = FeedItem::decode(&items.unwrap()[0]).unwrap();
    // Before the node could find out from it what is held.
    damage(root.path(), damaged);
    let receipts = &app.held.receipts;
    let slot = receipts.slot(peer.slot);
    let stream = lock(&slot).sent_mut().begin_stream();
    let states = vec![Written {
        seq: 0,
        item,
        state: DeliveryState::decide(&item, None, 0, Reason::AgreementSuspended),
    }];
    let now = app.base.clock().now();
    receipts.write((peer.slot, stream), states, now).unwrap();
    Held {
        _root: root,
        app,
        peer,
        ledger_index: item.ledger_index,
    }
}

impl Held {
    /// Why it cannot be told where the record stands with its peers.
    fn unknown(&self) -> Reason {
        let record = self.app.ledger().record(self.ledger_index).unwrap();
        let deliveries = Deliveries {
            roster: &self.app.partners().roster(),
            outbox: &self.app.stages.outbox,
            receipts: &self.app.held.receipts,
        };
        let told = deliveries.of_case([(self.ledger_index, record)]);
        told.unwrap_err().reason()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_record_stands_is_not_known_while_the_feed_cannot_be_read() {
    let held = held(&[]).await;
    assert_eq!(held.unknown(), Reason::Corrupt);
    held.app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_item_that_is_none_is_not_taken_for_the_end_of_the_feed() {
    let bytes = [0x7F; ITEM_LEN];
    assert!(FeedItem::decode(&bytes).is_err());
    let held = held(&bytes).await;
    assert_eq!(held.unknown(), Reason::Corrupt);
    assert_eq!(
        held.unknown(),
        Reason::Corrupt,
        "nothing of it is remembered"
    );
    held.app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_cannot_be_read_reveals_nothing_and_says_so() {
    let held = held(&[]).await;
    let revealed = held.app.stages.outbox.reveal_released(&held.peer).await;
    assert_eq!(revealed.unwrap_err().reason(), Reason::Corrupt);
    held.app.stop().await;
}

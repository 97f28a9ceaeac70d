//! What a stream begins from, and goes on from after trees differed, under the lock of its slot.

use ntc_core::party::Party;
use ntc_core::sync::adopt::StatesPart;
use ntc_core::sync::serving::Serving;
use ntc_core::sync::start::{Start, StartFault};
use ntc_core::time::Timestamp;

use super::Serve;
use super::error::ServeError;
use crate::chain::Head;
use crate::lock::lock;
use crate::outbox::Cursor;
use crate::tls::{Allowance, Use};

/// Items of a feed under a head.
pub(super) fn published(head: &Head, slot: u64) -> u64 {
    head.feeds.get(&slot).map_or(0, |feed| feed.head.size)
}

/// Begins the pure session: with what became durable of it, the position from which trees differ, and how far the feed
/// was sent before.
pub(super) fn open(
    serve: &Serve,
    (party, allowance): (&Party, &Allowance),
    &Cursor { slot, held, .. }: &Cursor,
    start: &Start,
    now: Timestamp,
) -> Result<(Serving, Option<u64>, u64), ServeError> {
    let head = serve.outbox.ledger.head();
    let feed = head.feeds.get(&slot);
    let feed = feed.ok_or_else(|| ServeError::NoFeed(party.clone()))?;
    let items = serve.outbox.feed(slot, &feed.reader);
    let place = serve.receipts.slot(slot);
    let mut standing = lock(&place);
    standing.settle(&items)?;
    let event = Serving::before(standing.sent(), start, feed.head.size)?;
    let count = Serving::to_count(standing.sent(), start);
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    allowance
        .afford(Use::CountedItem, count)
        .map_err(ServeError::Counted)?;
    if let Some(event) = event {
        let renewed = serve.streams.renew(party);
        renewed.map_err(StartFault::TooManyReplicas)?;
        serve.receipts.began(slot, &mut standing, event, now)?;
    }
    let sent_before = standing.delivered();
    let holds = standing.holds_between(start.feed_size);
    let (serving, differ) = Serving::begin(standing.sent_mut(), (start, held.journaled), &items)?;
    drop(standing);
    if holds && differ.is_none() {
        // Both agree on it without a receipt, which a stream that ended took with it.
        serve.partners.look_again_at(party);
    }
    Ok((serving, differ, sent_before))
}

/// Takes a part of the peer's states; with the last one they are durable, and the stream goes on from them.
pub(super) fn adopt(
    serve: &Serve,
    party: &Party,
    slot: u64,
    (serving, part): (&mut Serving, StatesPart),
) -> Result<(), ServeError> {
    let head = serve.outbox.ledger.head();
    let feed = head.feeds.get(&slot);
    let feed = feed.ok_or_else(|| ServeError::NoFeed(party.clone()))?;
    let place = serve.receipts.slot(slot);
    let mut standing = lock(&place);
    let told = serving.states(
        standing.sent(),
        part,
        &serve.outbox.feed(slot, &feed.reader),
    )?;
    let Some((event, tree)) = told else {
        return Ok(());
    };
    let now = serve.outbox.clock.now();
    serve.receipts.began(slot, &mut standing, event, now)?;
    if let Some(difference) = standing.difference() {
        tracing::error!(
            peer.id = %party, seq = difference.seq,
            "the peer's account of what it was shown was taken in place of this node's"
        );
    }
    let holds = standing.holds_between(tree.size());
    serving.settled(standing.sent_mut(), tree);
    drop(standing);
    if holds {
        serve.partners.look_again_at(party);
    }
    Ok(())
}

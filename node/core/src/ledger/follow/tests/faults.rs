//! What is refused of a batch, and what a dishonest origin leaves as evidence.

use super::*;

#[test]
fn each_bend_of_a_batch_is_refused_for_what_it_is() {
    let mut model = published(2);
    let (held, _) = taken(&fresh(), model.batch(&fresh(), 2, true));
    for _ in 0..3 {
        model.record("GE/revenue-service");
    }
    model.publish();
    let honest = model.batch(&held, 2, true);
    let check = |bend: &dyn Fn(&mut FeedBatch, &mut FeedHead), reason| {
        let mut batch = honest.clone();
        let mut head = batch.head.take().unwrap();
        bend(&mut batch, &mut head);
        batch.head = Some(head);
        assert_eq!(refusal(&held, batch), reason);
    };
    let other = leaf_hash(b"other");
    check(&|b, _| b.first_seq = 1, Reason::FeedOutOfOrder);
    check(&|b, _| b.first_seq = 3, Reason::FeedOutOfOrder);
    check(&|b, _| b.deliveries.swap(0, 1), Reason::FeedMismatch);
    check(&|b, _| drop(b.deliveries.remove(0)), Reason::FeedMismatch);
    check(&|b, _| b.feed_consistency.clear(), Reason::FeedMismatch);
    check(&|b, _| b.deliveries[0].entry[9] ^= 1, Reason::BadCommitment);
    check(
        &|b, _| {
            let opening = b.deliveries[0].opening.as_mut().unwrap();
            opening.sections[0].content[0] ^= 1;
        },
        Reason::BadCommitment,
    );
    check(
        &|b, _| {
            b.deliveries[0].opening =
                Some(record(2, "GE/revenue-service").disclose(SectionSet::ALL));
        },
        Reason::UndisclosedSection,
    );
    check(
        &|b, _| b.deliveries = vec![b.deliveries[0].clone(); 513],
        Reason::TooLarge,
    );
    check(&|_, h| h.checkpoint[3] ^= 1, Reason::WrongOrigin);
    check(&|b, _| b.inclusion[0] = other, Reason::BadProof);
    check(&|b, _| b.inclusion.push(other), Reason::BadProof);
    check(&|b, _| b.inclusion.truncate(1), Reason::BadProof);
    check(&|_, h| h.ledger_consistency[0] = other, Reason::BadProof);
    check(&|_, h| h.slot_inclusion[0] = other, Reason::BadProof);
    check(&|_, h| h.slot_salt = [8; 32], Reason::BadProof);
    check(&|_, h| h.slot = 2, Reason::SlotChanged);
    check(&|_, h| h.feed_size = 1, Reason::Rollback);
    check(&|_, h| h.feed_size = 4, Reason::BadProof);
    check(&|_, h| h.feed_root = other, Reason::BadProof);
}

#[test]
fn a_batch_needs_a_head_once_and_never_neither_head_nor_deliveries() {
    let model = published(1);
    let bare = model.batch(&fresh(), 1, false);
    assert_eq!(refusal(&fresh(), bare), Reason::UnexpectedMessage);
    let empty = model.batch(&fresh(), 0, false);
    assert_eq!(refusal(&fresh(), empty), Reason::Malformed);
}

#[test]
fn a_record_that_does_not_lie_in_the_ledger_where_its_item_says_is_refused() {
    // The ledger holds a PAD where the feed, which it commits to, names a record.
    let mut model = Model::new();
    let record = record(0, "GE/revenue-service");
    let entry = Entry::Record {
        time: model.tick(),
        commit: record.commit(),
        disposition: leaf_hash(b"disposition"),
    };
    let disclosed = SectionSet::EMPTY.with(Section::Event);
    model.deliver(ItemKind::Deliver, &entry, Some((&record, disclosed)));
    (model.ledger, model.hashes) = (Frontier::new(), Vec::new());
    let pad = model.pad(9);
    model.append(&pad);
    model.publish();
    let batch = model.batch(&fresh(), 1, true);
    let fault = fresh()
        .apply(Unverified::new(batch), Bodies::Here)
        .unwrap_err();
    assert_eq!(fault, PeerMisbehaved::NotIncluded(NotIncluded::Root));
    assert_eq!(fault.reason(), Reason::BadProof);
}

#[test]
fn one_index_with_two_contents_is_refused_and_a_reveal_of_the_same_entry_is_not() {
    let mut model = Model::new();
    model.record("GE/revenue-service");
    let mut item = model.deliveries[0].item;
    item.kind = ItemKind::Reveal;
    let forged = model.pad(9);
    item.leaf_hash = forged.leaf_hash();
    model.feed.push(item.leaf(), &mut model.feed_hashes);
    model.deliveries.push(Delivery {
        item,
        entry: forged.encode(),
        state: DeliveryState::whole(&item),
        key: None,
        opening: None,
    });
    model.publish();
    let batch = model.batch(&fresh(), 2, true);
    let fault = fresh()
        .apply(Unverified::new(batch), Bodies::Here)
        .unwrap_err();
    let two = NotIncluded::TwoContents(0);
    assert_eq!(fault, PeerMisbehaved::NotIncluded(two));
}

#[test]
fn a_record_of_another_party_is_refused() {
    let mut model = Model::new();
    model.record("FI/customs");
    model.publish();
    let batch = model.batch(&fresh(), 1, true);
    assert_eq!(refusal(&fresh(), batch), Reason::RecordOfAnotherParty);
}

#[test]
fn a_ledger_that_forks_or_goes_back_is_found_and_leaves_evidence() {
    let model = published(3);
    let (held, _) = taken(&fresh(), model.batch(&fresh(), 3, true));

    let mut fork = published(2);
    fork.time = 50;
    fork.record("GE/revenue-service");
    fork.publish();
    let mut same_size = Model::new();
    for number in 0..3 {
        let pad = same_size.pad(number);
        same_size.append(&pad);
    }
    same_size.publish();
    let batch = same_size.batch(&fresh(), 0, true);
    let fault = held
        .apply(
            Unverified::new(FeedBatch {
                first_seq: 3,
                ..batch
            }),
            Bodies::Here,
        )
        .unwrap_err();
    assert_eq!(fault.reason(), Reason::Fork);
    assert!(fault.evidence().unwrap().is_conclusive());

    let older = published(1).batch(&fresh(), 0, true);
    let older = FeedBatch {
        first_seq: 3,
        ..older
    };
    assert_eq!(refusal(&held, older), Reason::Rollback);

    let larger = fork.batch(&held, 0, true);
    let fault = held
        .apply(Unverified::new(larger), Bodies::Here)
        .unwrap_err();
    assert_eq!(fault.reason(), Reason::BadProof);
    assert!(!fault.evidence().unwrap().is_conclusive());
}

#[test]
fn a_feed_rewritten_ahead_of_a_lagging_follower_is_found_when_it_gets_there() {
    let mut model = published(4);
    let (lagging, _) = taken(&fresh(), model.batch(&fresh(), 1, true));
    let kept: Vec<_> = model.deliveries.drain(..).collect();
    (model.feed, model.feed_hashes) = (Frontier::new(), Vec::new());
    for delivery in [&kept[0], &kept[1], &kept[3], &kept[2]] {
        model
            .feed
            .push(delivery.item.leaf(), &mut model.feed_hashes);
        model.deliveries.push(delivery.clone());
    }
    model.record("GE/revenue-service");
    model.publish();
    let (lagging, _) = taken(&lagging, model.batch(&lagging, 1, true));
    let rest = model.batch(&lagging, 9, false);
    assert_eq!(refusal(&lagging, rest), Reason::FeedMismatch);
}

#[test]
fn a_last_leaf_that_is_not_feeds_or_goes_back_in_time_is_refused() {
    let mut model = published(1);
    let (held, _) = taken(&fresh(), model.batch(&fresh(), 1, true));
    model.time = 0;
    model.publish();
    let batch = model.batch(&held, 0, true);
    assert_eq!(refusal(&held, batch), Reason::LastLeafNotFeeds);

    let mut model = published(1);
    let (published, _) = model.published.as_mut().unwrap();
    let leaf = Entry::Pad {
        time: Timestamp::from_millis(1),
        random: [1; 32],
    };
    published.feeds_entry = leaf.clone();
    model.ledger.push(leaf.leaf_hash(), &mut model.hashes);
    let checkpoint = Checkpoint {
        origin: ORIGIN.to_owned(),
        size: model.ledger.size(),
        root: model.ledger.root(),
    };
    published.checkpoint = SignedCheckpoint::sign(checkpoint, &soft(1)).unwrap();
    let batch = model.batch(&fresh(), 1, true);
    assert_eq!(refusal(&fresh(), batch), Reason::LastLeafNotFeeds);
}

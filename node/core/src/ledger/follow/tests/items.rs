//! What each item of a feed shows, and what states of records, erasures and additions of later versions do.

use super::*;
use crate::ledger::tree::prove_inclusion;

#[test]
fn every_kind_of_item_passes_with_the_entry_that_it_points_at() {
    let mut model = Model::new();
    model.record("GE/revenue-service");
    let record = record(0, "GE/revenue-service");
    let entry = Entry::decode(&model.deliveries[0].entry).unwrap();
    let persons = SectionSet::EMPTY.with(Section::Persons);
    model.deliver(ItemKind::Reveal, &entry, Some((&record, persons)));
    model.erase(0, SectionSet::ALL);
    let key = Entry::Key {
        time: model.tick(),
        operation: KeyOperation::Add,
        role: Role::Ignorable(0x80),
        key: commit::key("a key"),
    };
    model.deliver(ItemKind::Notice, &key, None);
    model.deliveries[3].key = Some("a key".to_owned());
    model.publish();
    let (_, batch) = verified(&fresh(), model.batch(&fresh(), 9, true));
    let deliveries = batch.deliveries;
    assert_eq!(deliveries.len(), 4);
    let revealed = deliveries[1].opening.as_ref().unwrap();
    assert_eq!(
        revealed.sections().collect::<Vec<_>>(),
        [(Section::Persons.into(), b"persons".as_slice())]
    );
    let erasure = batch.erasures[0];
    assert_eq!((erasure.entry, erasure.erasure.target), (2, 0));
    assert_eq!(erasure.time, deliveries[2].entry.time());
    assert_eq!(deliveries[3].key.as_deref(), Some("a key"));
    for key in [None, Some("another key".to_owned())] {
        let mut bent = model.clone();
        bent.deliveries[3].key = key;
        let batch = bent.batch(&fresh(), 9, true);
        assert_eq!(refusal(&fresh(), batch), Reason::BadCommitment);
    }

    let mut wrong = Model::new();
    let time = wrong.tick();
    let erase = Entry::Erase {
        time,
        commit: leaf_hash(b"erase"),
    };
    wrong.deliver(ItemKind::Deliver, &erase, None);
    wrong.publish();
    let batch = wrong.batch(&fresh(), 1, true);
    assert_eq!(refusal(&fresh(), batch), Reason::Malformed);
}

#[test]
fn what_has_no_effect_is_refused_by_the_name_of_its_capability() {
    let mut model = Model::new();
    model.record("GE/revenue-service");
    let recalled = Entry::decode(&model.deliveries[0].entry).unwrap();
    let time = model.tick();
    let end = Entry::End {
        time,
        successor: commit::key("a key"),
    };
    let epoch = Entry::Epoch {
        time,
        epoch: 2,
        writer: [7; 32],
    };
    for (kind, entry, key, capability) in [
        (ItemKind::Recall, recalled, None, "recall/1"),
        (ItemKind::Notice, end, Some("a key".to_owned()), "end/1"),
        (ItemKind::Notice, epoch, None, "epoch/1"),
    ] {
        let mut model = model.clone();
        model.deliver(kind, &entry, None);
        model.deliveries[1].key = key;
        model.publish();
        let batch = model.batch(&fresh(), 9, true);
        let fault = fresh()
            .apply(Unverified::new(batch), Bodies::Here)
            .unwrap_err();
        assert_eq!(fault.reason(), Reason::CriticalUnknown);
        assert!(fault.to_string().contains(capability), "{fault}");
    }
}

/// A record of which the event is shown, the persons are held back and the goods erased.
fn mixed() -> Model {
    let mut model = Model::new();
    let record = record(0, "GE/revenue-service");
    let entry = Entry::Record {
        time: model.tick(),
        commit: record.commit(),
        disposition: leaf_hash(b"disposition"),
    };
    let event = SectionSet::EMPTY.with(Section::Event);
    let disclosed = event.with(Section::Persons).with(Section::Goods);
    model.deliver(ItemKind::Deliver, &entry, Some((&record, disclosed)));
    model.erase(0, SectionSet::EMPTY.with(Section::Goods));
    let item = model.deliveries[0].item;
    let (shown, erased) = (Some(event.bits()), 1 << Section::Goods.slot());
    model.deliveries[0].state = DeliveryState::decide(&item, shown, erased, Reason::NoAgreement);
    model.deliveries[0].opening = Some(record.disclose(event));
    model.publish();
    model
}

#[test]
fn a_delivery_shows_what_its_state_says_and_what_is_erased_was_erased_by_an_entry() {
    let model = mixed();
    let honest = model.batch(&fresh(), 9, true);
    let (next, deliveries) = taken(&fresh(), honest.clone());
    let state = deliveries[0].state;
    assert_eq!((state.shown(), state.held(), state.erased()), (1, 16, 2));
    let chain = exchange::feed_chain(&exchange::feed_batch_to_pb(honest.clone()).chain).unwrap();
    let (apart, _) = fresh().apply(chain, Bodies::Apart).unwrap();
    assert_eq!(apart, next, "the chain stands without its bodies");

    let check = |bend: &dyn Fn(&mut FeedBatch), reason| {
        let mut batch = honest.clone();
        bend(&mut batch);
        assert_eq!(refusal(&fresh(), batch), reason);
    };
    check(&|b| b.deliveries[0].opening = None, Reason::BadCommitment);
    check(
        &|b| {
            let all = record(0, "GE/revenue-service").disclose(SectionSet::ALL);
            let shown = b.deliveries[0].item.disclosed;
            b.deliveries[0].opening = Some(all.reduced(shown));
        },
        Reason::BadCommitment,
    );
    check(&|b| b.erasures[0].salt = [6; 32], Reason::BadCommitment);
    check(&|b| b.erasures[0].erasure.target = 1, Reason::BadCommitment);
    check(&|b| b.erasures[0].ledger_index = 0, Reason::BadProof);
    check(&|b| b.erasures[0].ledger_index = 2, Reason::BadCommitment);
    check(
        &|b| b.erasures.push(b.erasures[0].clone()),
        Reason::BadCommitment,
    );
    check(&|b| b.erasures.clear(), Reason::BadCommitment);
    check(
        &|b| b.erasures = vec![b.erasures[0].clone(); MAX_ERASURES + 1],
        Reason::TooLarge,
    );
    let mut other = model;
    other.erasures[0].erasure.sections = SectionSet::EMPTY;
    let Erasure { .. } = other.erasures[0].erasure;
    let batch = other.batch(&fresh(), 9, true);
    assert_eq!(refusal(&fresh(), batch), Reason::BadCommitment);
}

#[test]
fn an_erasure_of_what_its_ledger_does_not_hold_yet_is_refused() {
    let mut model = Model::new();
    model.record("GE/revenue-service");
    for target in [1, 2, u64::MAX] {
        let mut ahead = model.clone();
        ahead.erase(target, SectionSet::ALL);
        ahead.publish();
        let fault = fresh()
            .apply(
                Unverified::new(ahead.batch(&fresh(), 9, true)),
                Bodies::Here,
            )
            .unwrap_err();
        assert_eq!(fault, PeerMisbehaved::Erasure(1), "{target}");
    }
}

#[test]
fn an_erasure_that_a_state_names_is_told_before_its_item_comes() {
    let mut model = mixed();
    model.erase(0, SectionSet::EMPTY.with(Section::Event));
    model.publish();
    let mut first = model.batch(&fresh(), 1, true);
    first.erasures = vec![model.erasures[0].clone()];
    first.inclusion = batch_inclusion(
        &model.hashes,
        &first,
        model.published.as_ref().unwrap().0.checkpoint.size(),
    )
    .unwrap();
    let (_, batch) = verified(&fresh(), first);
    assert_eq!(batch.deliveries.len(), 1);
    let entries: Vec<_> = batch.erasures.iter().map(|erasure| erasure.entry).collect();
    assert_eq!(entries, [1]);
}

#[test]
fn whoever_comes_after_an_erasure_verifies_everything_else() {
    // Both sections of the record are gone before the follower first comes.
    let mut model = mixed();
    let all = model.deliveries[0].item.disclosed;
    model.erase(0, all);
    let item = model.deliveries[0].item;
    model.deliveries[0].state =
        DeliveryState::decide(&item, Some(0xff), all.bits(), Reason::NoAgreement);
    model.deliveries[0].opening = None;
    model.publish();
    let (level, deliveries) = taken(&fresh(), model.batch(&fresh(), 9, true));
    assert!(level.is_level() && deliveries[0].opening.is_none());
    let mut shown = model.batch(&fresh(), 9, true);
    shown.deliveries[0].opening = Some(record(0, "GE/revenue-service").disclose(all));
    assert_eq!(refusal(&fresh(), shown), Reason::UndisclosedSection);
}

#[test]
fn what_a_newer_origin_adds_is_kept_and_counted_when_ignorable_and_refused_by_name_when_critical() {
    let newer = |kind, time| Entry::Ignorable {
        kind,
        time,
        rest: b"of a later version".to_vec(),
    };
    let mut model = Model::new();
    let time = model.tick();
    model.deliver(ItemKind::Ignorable(0x80), &newer(0x90, time), None);
    model.deliver(ItemKind::Notice, &newer(0x91, time), None);
    model.record("GE/revenue-service");
    model.publish();
    let (level, deliveries) = taken(&fresh(), model.batch(&fresh(), 9, true));
    assert!(level.is_level());
    let kinds: Vec<_> = deliveries.iter().map(|d| d.entry.kind()).collect();
    assert_eq!(kinds, [0x90, 0x91, 1]);

    let mut critical = Model::new();
    let time = critical.tick();
    critical.deliver(ItemKind::Notice, &newer(0x0a, time), None);
    critical.publish();
    let batch = critical.batch(&fresh(), 1, true);
    let fault = fresh()
        .apply(Unverified::new(batch), Bodies::Here)
        .unwrap_err();
    assert_eq!(fault.reason(), Reason::CriticalUnknown);
    assert!(fault.to_string().contains("0A"), "{fault}");
}

#[test]
fn each_entry_of_a_batch_is_proven_by_itself_under_the_head_that_the_batch_is_proven_against() {
    let model = published(5);
    let first = model.batch(&fresh(), 3, true);
    let (held, delivered) = taken(&fresh(), first.clone());
    // The second one comes without a head.
    let second = model.batch(&held, 3, false);
    let (held, more) = taken(&held, second.clone());
    let checkpoint = held.checkpoint().unwrap();
    for (batch, delivered) in [(first, delivered), (second, more)] {
        let known: Vec<_> = delivered.iter().map(|it| it.item.ledger_index).collect();
        let batch = Unverified::new(batch);
        for index in 0..checkpoint.size() - 1 {
            let path = path_of(&batch, checkpoint, index);
            let single = prove_inclusion(&model.hashes, index, checkpoint.size()).unwrap();
            if known.contains(&index) {
                assert_eq!(path, Ok(single));
            } else {
                assert_eq!(path, Err(PeerMisbehaved::BadProof("inclusion")));
            }
        }
        let (forged, _) = taken(&fresh(), published(4).batch(&fresh(), 1, true));
        let other = forged.checkpoint().unwrap();
        assert!(path_of(&batch, other, known[0]).is_err());
    }
}

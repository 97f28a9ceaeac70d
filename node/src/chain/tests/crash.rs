//! What a failing write or sync leaves, and what a start makes of it.

use super::*;

/// Publishes until the `nth` write or sync from now on fails, and answers what the one who asked was told.
async fn fail(rig: &Rig, open: &Open, what: &str, nth: u64) -> AppendError {
    let (calls, failing) = match what {
        "write" => (&rig.medium.writes, &rig.medium.fail_write),
        _ => (&rig.medium.syncs, &rig.medium.fail_sync),
    };
    failing.store(calls.load(SeqCst) + nth, SeqCst);
    let refused = rig.publish(open).await.unwrap_err();
    failing.store(u64::MAX, SeqCst);
    refused
}

#[tokio::test]
async fn a_failure_while_bodies_are_written_publishes_nothing_and_leaves_no_body() {
    // Per batch: bodies are written, synced, and their mark written; then the chain.
    for what in ["write", "sync"] {
        let mut rig = Rig::new();
        let open = rig.open();
        let kept = rig.publish(&open).await.unwrap();
        let size = open.ledger.head().size;
        assert_eq!(
            fail(&rig, &open, what, 0).await,
            AppendError::ReadOnly,
            "{what}"
        );
        assert!(matches!(rig.health.now().state, State::ReadOnly(_)));
        assert_eq!(open.ledger.head().size, size);
        assert_eq!(rig.publish(&open).await.unwrap_err(), AppendError::ReadOnly);
        open.close().await;
        let open = rig.open();
        assert_eq!(open.ledger.head().size, size);
        assert!(open.ledger.unsettled().is_empty());
        let next = rig.publish(&open).await.unwrap();
        assert_eq!(next.ledger_index, size);
        open.ledger.record(kept.ledger_index).unwrap();
        open.ledger.record(next.ledger_index).unwrap();
        assert_eq!(Rig::findings(&open), Vec::<String>::new());
        let bodies = open.ledger.records().bodies().clone();
        let (first, count) = open.ledger.records().bodies_of(next.ledger_index).unwrap();
        let (before, _) = open.ledger.records().bodies_of(kept.ledger_index).unwrap();
        // Whatever the failed batch left between the two records is destroyed.
        for orphan in before + count..first {
            let payload = bodies.journal().read(orphan).unwrap();
            let (_, body) = crate::bodies::Body::decode(orphan, &payload).unwrap();
            assert!(matches!(
                body,
                crate::bodies::Body::Erased { tomb, .. } if tomb.entry.is_none()
            ));
        }
        open.close().await;
    }
}

#[tokio::test]
async fn a_failure_while_the_chain_is_written_is_told_as_unknown_and_settled_at_the_next_start() {
    for (what, nth, stands) in [("write", 2, false), ("sync", 1, true)] {
        let mut rig = Rig::new();
        let open = rig.open();
        rig.publish(&open).await.unwrap();
        let head = open.ledger.head();
        let shown = open.ledger.records().journal().end();
        let refused = fail(&rig, &open, what, nth).await;
        assert_eq!(refused, AppendError::OutcomeUnknown, "{what}");
        assert_eq!(refused.reason().code(), "OUTCOME_UNKNOWN");
        assert_eq!(open.ledger.head().checkpoint(), head.checkpoint());
        assert_eq!(
            open.ledger.records().journal().end(),
            shown,
            "nothing is shown"
        );
        open.close().await;
        let open = rig.open();
        assert_eq!(open.ledger.unsettled().len(), usize::from(stands), "{what}");
        for index in open.ledger.unsettled() {
            open.ledger.record(*index).unwrap();
            assert!(*index < open.ledger.head().size);
        }
        assert_eq!(open.ledger.head().size > head.size, stands);
        rig.publish(&open).await.unwrap();
        assert_eq!(Rig::findings(&open), Vec::<String>::new());
        open.close().await;
        let open = rig.open();
        assert!(open.ledger.unsettled().is_empty(), "told once");
        open.close().await;
    }
}

#[tokio::test]
async fn two_records_of_one_act_stand_both_or_neither_wherever_writing_fails() {
    let (mut both, mut neither) = (0, 0);
    for what in ["write", "sync"] {
        for nth in 0..5 {
            let mut rig = Rig::new();
            let open = rig.open();
            rig.publish(&open).await.unwrap();
            let before = open.ledger.head().records;
            let (calls, failing) = match what {
                "write" => (&rig.medium.writes, &rig.medium.fail_write),
                _ => (&rig.medium.syncs, &rig.medium.fail_sync),
            };
            failing.store(calls.load(SeqCst) + nth, SeqCst);
            let begun = open.audit.note(&AuditEntry {
                subject: "both".to_owned(),
                ..AuditEntry::default()
            });
            let pair = (rig.permitted(), vec![rig.permitted()]);
            let outcome = open.ledger.append(pair.0, pair.1, begun).await;
            failing.store(u64::MAX, SeqCst);
            open.close().await;
            let open = rig.open();
            match open.ledger.head().records - before {
                0 => neither += 1,
                2 => both += 1,
                one => panic!("{one} of two, {what} {nth}"),
            }
            let stand = open.ledger.head().records > before;
            assert!(stand || outcome.is_err(), "{what} {nth}");
            assert_eq!(Rig::findings(&open), Vec::<String>::new());
            open.close().await;
        }
    }
    assert!(both > 0 && neither > 0, "{both} {neither}");
}

#[test]
fn a_record_takes_no_longer_a_frame_than_it_is_counted_for() {
    let rig = Rig::new();
    let (staged, _) = Staged::new(rig.permitted(), [7; 32]);
    let counted = staged.longest_frame();
    let time = Timestamp::from_millis(u64::MAX);
    let placed = staged.place(u64::MAX - 40, u64::MAX - 40, time, &BTreeMap::new());
    let chain = Frame::bytes(Step::Record(placed.frame)).len();
    let bodies = placed.bodies.iter().map(Vec::len);
    assert_eq!(bodies.fold(chain, usize::max).max(counted), counted);
}

#[tokio::test]
async fn room_that_lacks_refuses_and_changes_nothing_and_room_that_is_back_is_used() {
    let mut rig = Rig::new();
    rig.segment_bytes = 64 << 10;
    rig.floor_bytes = 1 << 20;
    let open = rig.open();
    // No new segment leaves the floor free.
    rig.medium.free.store(1 << 20, SeqCst);
    let mut published = Vec::new();
    let refused = loop {
        match rig.publish(&open).await {
            Ok(appended) => published.push(appended.ledger_index),
            Err(refused) => break refused,
        }
    };
    assert_eq!(refused, AppendError::DiskNearlyFull);
    assert!(published.len() > 5);
    let head = open.ledger.head();
    for _ in 0..3 {
        let refused = rig.publish(&open).await.unwrap_err();
        assert_eq!(refused, AppendError::DiskNearlyFull);
    }
    assert_eq!(rig.health.now().state, State::Ready);
    assert_eq!(open.ledger.head().checkpoint(), head.checkpoint());
    rig.medium.free.store(u64::MAX, SeqCst);
    let next = rig.publish(&open).await.unwrap();
    assert_eq!(next.ledger_index, head.size);
    for index in published {
        open.ledger.record(index).unwrap();
    }
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    open.close().await;
}

#[tokio::test]
async fn a_receipt_is_acknowledged_by_the_next_batch_when_one_fails_for_lack_of_room() {
    let mut rig = Rig::new();
    rig.segment_bytes = 64 << 10;
    rig.floor_bytes = 1 << 20;
    let open = rig.open();
    let peer = "GE/revenue-service".parse().unwrap();
    let slot = open.ledger.add_feed(peer).await.unwrap();
    let receipt = Hash::from_bytes([9; 32]);
    let acknowledged = || open.ledger.head().feeds[&slot].head.acknowledged;
    rig.medium.free.store(1 << 20, SeqCst);
    while rig.publish(&open).await.is_ok() {}
    assert_ne!(acknowledged(), receipt);
    open.ledger.acknowledge(slot, receipt);
    for _ in 0..3 {
        let refused = rig.publish(&open).await.unwrap_err();
        assert_eq!(refused, AppendError::DiskNearlyFull);
        assert_ne!(acknowledged(), receipt);
    }
    rig.medium.free.store(u64::MAX, SeqCst);
    rig.publish(&open).await.unwrap();
    assert_eq!(acknowledged(), receipt);
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    open.close().await;
}

#[tokio::test]
async fn descriptors_or_memory_that_lack_refuse_and_pass_and_a_device_that_fails_does_not() {
    use rustix::io::Errno;
    for (errno, told) in [
        (Errno::MFILE, AppendError::Starved),
        (Errno::NFILE, AppendError::Starved),
        (Errno::NOMEM, AppendError::Starved),
        (Errno::NOSPC, AppendError::DiskNearlyFull),
        (Errno::DQUOT, AppendError::DiskNearlyFull),
        (Errno::IO, AppendError::ReadOnly),
        (Errno::ROFS, AppendError::ReadOnly),
    ] {
        let mut rig = Rig::new();
        rig.segment_bytes = 64 << 10;
        let open = rig.open();
        rig.medium.fail_allocate.store(errno.raw_os_error(), SeqCst);
        let refused = loop {
            if let Err(refused) = rig.publish(&open).await {
                break refused;
            }
        };
        let head = open.ledger.head();
        rig.medium.fail_allocate.store(0, SeqCst);
        assert_eq!(refused, told, "{errno}");
        if told != AppendError::ReadOnly {
            assert_eq!(rig.health.now().state, State::Ready, "{errno}");
            let next = rig.publish(&open).await.unwrap();
            assert_eq!(next.ledger_index, head.size);
        } else {
            assert!(matches!(rig.health.now().state, State::ReadOnly(_)));
        }
        assert_eq!(Rig::findings(&open), Vec::<String>::new());
        open.close().await;
    }
}

#[tokio::test]
async fn a_disk_on_which_no_derived_file_can_be_written_starts_reads_and_shows() {
    let mut rig = Rig::new();
    let open = rig.open();
    let index = rig.publish(&open).await.unwrap().ledger_index;
    open.close().await;
    std::fs::remove_dir_all(rig.path("derived")).unwrap();
    rig.medium.derived_full.store(true, SeqCst);
    let open = rig.open();
    open.ledger.record(index).unwrap();
    let next = rig.publish(&open).await.unwrap().ledger_index;
    open.ledger.record(next).unwrap();
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    rig.medium.derived_full.store(false, SeqCst);
    let more = rig.publish(&open).await.unwrap().ledger_index;
    for index in [index, next, more] {
        open.ledger.record(index).unwrap();
    }
    open.close().await;
    let open = rig.open();
    open.ledger.record(more).unwrap();
    open.close().await;
}

#[tokio::test]
async fn bodies_that_are_gone_are_damage_and_the_ledger_does_not_start() {
    let mut rig = Rig::new();
    let open = rig.open();
    rig.publish(&open).await.unwrap();
    open.close().await;
    std::fs::remove_dir_all(rig.path("bodies")).unwrap();
    let error = rig.try_open().err().unwrap();
    assert_eq!(error.reason(), ntc_core::reason::Reason::Corrupt, "{error}");
}

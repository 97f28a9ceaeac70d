//! What the audit says is durable before the ledger does it.

use super::*;

/// What the audit holds durably, by subject.
fn noted(open: &Open) -> Vec<String> {
    use prost::Message as _;
    let frames = open.audit.reader().scan(0);
    let entries = frames.map(|frame| AuditEntry::decode(&*frame.unwrap().payload).unwrap());
    entries.map(|entry| entry.subject).collect()
}

#[tokio::test]
async fn the_entry_of_a_record_is_durable_before_the_first_byte_of_it_is_written() {
    let mut rig = Rig::new();
    let open = rig.open();
    rig.publish(&open).await.unwrap();
    assert_eq!(noted(&open), ["0"]);
    // The audit is durable, and then the device of the ledger fails at once.
    let writes = rig.medium.writes.load(SeqCst);
    rig.medium.fail_write.store(writes, SeqCst);
    assert_eq!(rig.publish(&open).await.unwrap_err(), AppendError::ReadOnly);
    assert_eq!(noted(&open), ["0", "1"]);
    open.close().await;
}

#[tokio::test]
async fn a_record_whose_entry_cannot_be_durable_leaves_no_byte_in_bodies_and_chain() {
    let mut rig = Rig::new();
    let open = rig.open();
    let size = rig.publish(&open).await.unwrap().checkpoint_size;
    let ends = |open: &Open| {
        let records = open.ledger.records();
        (records.journal().end(), records.bodies().journal().end())
    };
    let (before, writes) = (ends(&open), rig.medium.writes.load(SeqCst));
    let syncs = rig.audit_medium.syncs.load(SeqCst);
    rig.audit_medium.fail_sync.store(syncs, SeqCst);
    let refused = rig.publish(&open).await.unwrap_err();
    assert!(matches!(refused, AppendError::Audit(_)), "{refused:?}");
    assert_eq!(ends(&open), before);
    assert_eq!(rig.medium.writes.load(SeqCst), writes);
    assert_eq!(open.ledger.head().size, size);
    assert!(matches!(rig.health.now().state, State::ReadOnly(_)));
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    open.close().await;
}

#[tokio::test]
async fn a_full_disk_refuses_the_record_and_keeps_its_line_and_both_go_on_when_there_is_room() {
    let mut rig = Rig::new();
    rig.segment_bytes = 16 << 10;
    let open = rig.open();
    rig.audit_medium.free.store(0, SeqCst);
    let mut published = 0;
    let refused = loop {
        match rig.publish(&open).await {
            Ok(_) => published += 1,
            Err(refused) => break refused,
        }
    };
    assert_eq!(refused.reason().code(), "DISK_NEARLY_FULL");
    assert_eq!(rig.health.now().state, State::Ready, "room can come back");
    let records = open.ledger.head().records;
    assert_eq!(records, published);
    rig.audit_medium.free.store(u64::MAX, SeqCst);
    rig.publish(&open).await.unwrap();
    assert_eq!(open.ledger.head().records, records + 1);
    // The line of the record that was refused is there too.
    let lines: Vec<_> = (0..published + 2).map(|line| line.to_string()).collect();
    assert_eq!(noted(&open), lines);
    open.close().await;
}

#[tokio::test]
async fn records_that_wait_together_share_one_sync_of_the_audit() {
    const RECORDS: u64 = 200;
    let mut rig = Rig::new();
    let open = rig.open();
    let (audit, own) = (&rig.audit_medium.syncs, &rig.medium.syncs);
    let before = (audit.load(SeqCst), own.load(SeqCst));
    let all = (0..RECORDS).map(|_| rig.publish(&open));
    for outcome in futures::future::join_all(all).await {
        outcome.unwrap();
    }
    let synced = audit.load(SeqCst) - before.0;
    // Bodies and chain are synced once for each batch.
    assert!(synced <= (own.load(SeqCst) - before.1) / 2, "{synced}");
    assert_eq!(noted(&open).len() as u64, RECORDS);
    open.close().await;
}

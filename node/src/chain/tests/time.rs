//! Entry times.

use super::*;

#[tokio::test]
async fn entry_times_never_go_back_although_the_clock_does_also_across_a_restart() {
    let mut rig = Rig::new();
    let open = rig.open();
    rig.publish(&open).await.unwrap();
    let newest = open.ledger.head().time;
    assert_eq!(newest, Timestamp::from_millis(NOW));
    for back in [NOW - 3_600_000, 0] {
        rig.clock.0.store(back, SeqCst);
        rig.publish(&open).await.unwrap();
        assert_eq!(open.ledger.head().time, newest, "{back}");
    }
    open.close().await;
    let open = rig.open();
    rig.publish(&open).await.unwrap();
    assert_eq!(open.ledger.head().time, newest);
    rig.clock.0.store(NOW + 5, SeqCst);
    rig.publish(&open).await.unwrap();
    assert_eq!(open.ledger.head().time, Timestamp::from_millis(NOW + 5));
    assert_eq!(Rig::findings(&open), Vec::<String>::new());
    open.close().await;
}

//! When the ledger takes something.

use super::*;

#[tokio::test]
async fn a_ledger_takes_and_signs_nothing_before_its_start_is_over_or_when_peers_hold_another() {
    let mut rig = Rig::new();
    rig.starts = false;
    let open = rig.open();
    let founded = open.ledger.head();
    let starting = rig.publish(&open).await.unwrap_err();
    assert_eq!(starting, AppendError::Starting);
    assert_eq!(open.ledger.head().checkpoint(), founded.checkpoint());
    rig.health.ready();
    rig.publish(&open).await.unwrap();
    let signed = open.ledger.head();
    assert!(signed.size > founded.size);
    rig.health.guarded("a peer holds more");
    let guarded = rig.publish(&open).await.unwrap_err();
    assert_eq!(guarded, AppendError::Guarded);
    assert_eq!(open.ledger.head().checkpoint(), signed.checkpoint());
    open.close().await;
}

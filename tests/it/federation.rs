//! Nodes exchange records as agreements allow.

use ntc_tests::{Federation, draft};

#[tokio::test(flavor = "multi_thread")]
async fn a_published_notice_reaches_the_partner_and_is_receipted() {
    let federation = Federation::sharing_all(&["AZ/customs", "GE/customs"]).await;
    let (az, ge) = (federation.node("AZ/customs"), federation.node("GE/customs"));
    let published = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&published.id, "GE/customs").await;
    ntc_tests::until("the partner to list it", || async {
        !ge.list().await.is_empty()
    })
    .await;
    let held = ge.get(&published.id).await.expect("the partner holds it");
    assert_eq!(held.sections.len(), 2, "event and goods");
    assert_eq!(az.verify().await, Vec::<String>::new());
    assert_eq!(ge.verify().await, Vec::<String>::new());
    federation.stop().await;
}

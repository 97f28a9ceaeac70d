//! What is made durable is so off the async threads: a slow disk stops no session.

use std::sync::atomic::Ordering::SeqCst;

use ntc_core::party::Party;
use ntc_core::record::AgreementStep;

use super::*;
use crate::store::medium::watched::Watched;

#[tokio::test]
async fn a_running_node_makes_nothing_durable_on_an_async_thread() {
    let root = tempfile::tempdir().unwrap();
    let (own, other) = (
        make("AZ/customs", root.path()),
        make("GE/customs", root.path()),
    );
    let (party, third): (Party, _) = (other.card.party().clone(), make("TR/customs", root.path()));
    let medium = Arc::new(Watched::default());
    let ports = Ports {
        medium: Arc::clone(&medium) as _,
        ..Ports::system()
    };
    let app = start_with(&own, ports).await;
    medium.watch_this_thread();
    let before = medium.syncs.load(SeqCst);
    enrol(&app, &other).await;
    enrol(&app, &third).await;
    let desk = app.administration();
    let begun = begin(&app).await;
    let id = desk.propose(agreement([&own, &other]), begun).await;
    let id = id.unwrap();
    desk.take_step(&id, AgreementStep::Suspend, "under review", begun)
        .await
        .unwrap();
    desk.take_step(&id, AgreementStep::Resume, "", begun)
        .await
        .unwrap();
    desk.suspend_peer(&party, "key reported stolen")
        .await
        .unwrap();
    desk.resume_peer(&party).await.unwrap();
    desk.remove_peer(third.card.party(), false).await.unwrap();
    desk.begin_feeds().await;
    app.stop().await;
    let syncs = medium.syncs.load(SeqCst) - before;
    assert!(syncs > 10, "{syncs}");
    medium.assert_nothing_caught();
}

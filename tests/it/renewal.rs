//! Certificates end and are renewed without a restart and without a new card.

use std::sync::Arc;
use std::time::Duration;

use ntc_node::app::Ports;
use ntc_node::identity::certificate::LEAF_VALIDITY;
use ntc_node::ports::Clock as _;
use ntc_proto::node::v1 as pb;
use ntc_tests::checkup::finds;
use ntc_tests::{Federation, ShiftedClock, TestNode, officer, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// Cuts the sessions with a peer; they are made anew, with the certificates of that moment.
async fn cut(node: &TestNode, peer: &TestNode) {
    let party = peer.party().to_owned();
    let request = pb::SuspendPeerRequest {
        party: party.clone(),
        reason: "to be cut".to_owned(),
    };
    node.peers().suspend_peer(request).await.expect("suspended");
    // A suspension that is lifted before anybody looked at it cuts nothing.
    until("the sessions to be cut", || async {
        peer.peer(node.party()).await.state != "connected"
    })
    .await;
    let request = pb::ResumePeerRequest { party };
    node.peers().resume_peer(request).await.expect("resumed");
}

#[tokio::test(flavor = "multi_thread")]
async fn certificates_that_have_ended_are_renewed_in_a_running_node() {
    let clock = Arc::new(ShiftedClock::default());
    let ports = Ports {
        clock: Arc::clone(&clock) as _,
        ..Ports::system()
    };
    let federation = Federation::start_with(&[AZ, GE], &ports).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    clock.advance(LEAF_VALIDITY + Duration::from_secs(3_600));
    cut(az, ge).await;
    until("the ended certificates to be refused", || async {
        let (there, here) = (az.peer(GE).await, ge.peer(AZ).await);
        there.state == "waiting" && here.state == "waiting" && !there.detail.is_empty()
    })
    .await;

    officer::renew_certificates(&az.files, clock.now());
    az.app().reload().await;
    cut(az, ge).await;
    // One side alone does not do.
    until("a try with one renewed certificate", || async {
        az.peer(GE).await.detail.contains("CERTIFICATE_EXPIRED")
    })
    .await;
    finds(az, GE, "identity", "certificate_there").await;
    officer::renew_certificates(&ge.files, clock.now());
    ge.app().reload().await;
    cut(az, ge).await;
    for (node, peer) in [(az, GE), (ge, AZ)] {
        until("a session", || async {
            node.peer(peer).await.state == "connected"
        })
        .await;
    }
    federation.stop().await;
}

//! An origin that always says that its follower lost what it signed for is believed a few times, and asked rarely then.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use ntc_core::reason::Reason;
use ntc_core::sync::renewal::RENEWALS;
use ntc_proto::v1 as pb;
use ntc_proto::v1::exchange_service_client::ExchangeServiceClient;
use ntc_proto::v1::follow_request::Message as Asked;
use ntc_tests::rogue::{self, Rogue};
use ntc_tests::{TestNode, until};

const ROGUE: &str = "TR/customs";
/// How long the rogue goes on showing life.
const CALLS_FOR: Duration = Duration::from_secs(3);

/// The replica ids under which it was asked, in order.
fn replicas(rogue: &Rogue) -> Vec<Vec<u8>> {
    let heard = rogue.heard().into_iter();
    let starts = heard.filter_map(|said| match said.message {
        Some(Asked::Start(start)) => Some(start.replica),
        Some(_) | None => None,
    });
    starts.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_origin_that_always_says_rollback_has_few_ids_drawn_and_is_asked_ever_more_rarely() {
    let mut az = TestNode::start("AZ/customs").await;
    let mut rogue = Rogue::make(ROGUE, &[&az.files.card]);
    rogue.refusal = Some(Reason::Rollback);
    rogue.serve(|_, _| rogue::words(Vec::new())).await;
    az.enrol(&rogue.files.card).await;
    until("the claim to be doubted", || async {
        let peer = az.peer(ROGUE).await;
        peer.state == "waiting" && peer.detail.contains("cannot check that")
    })
    .await;
    let most = usize::try_from(RENEWALS.burst).expect("a count") + 1;
    let asked = replicas(&rogue);
    let distinct: BTreeSet<_> = asked.iter().collect();
    assert_eq!((asked.len(), distinct.len()), (most, most));

    // Its calls show life, and that does not have it dialled any sooner.
    let mut client = ExchangeServiceClient::new(rogue.channel(&az.files.card).await);
    let began = Instant::now();
    while began.elapsed() < CALLS_FOR {
        client.head(pb::HeadRequest {}).await.expect("an answer");
    }
    let after = replicas(&rogue);
    let distinct: BTreeSet<_> = after.iter().collect();
    assert_eq!(distinct.len(), most, "no further id is drawn");
    assert!(after.len() <= most + 2, "asked {} times", after.len());
    az.stop().await;
}

//! A partner that says that it obeyed, and later shows by what it says that it did not, is named to the author.

use ntc_core::record::{AcknowledgementStep, RecordId};
use ntc_tests::rogue::Origin;
use ntc_tests::{TestNode, draft, until};

const AZ: &str = "AZ/customs";
const ROGUE: &str = "TR/customs";

/// The holder says that it did this with a record.
fn acknowledge(origin: &Origin, about: RecordId, step: AcknowledgementStep) {
    origin.tell(|history| {
        let says = history.acknowledgement(about, step);
        history.deliver(&says, None);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_who_has_what_it_said_it_destroyed_is_named() {
    let mut az = TestNode::start(AZ).await;
    let origin = Origin::sharing_all(&az, ROGUE).await;

    let published = az.publish(draft::seizure("AZ")).await;
    az.retract(&published.id).await;
    let holder = || async {
        let status = az.recall(&published.id, AZ).await;
        let mut holders = status.holders.into_iter();
        holders.find(|it| it.party == ROGUE).expect("the holder")
    };
    assert!(holder().await.outstanding_since_ms > 0);

    let about = RecordId::from_slice(&published.id).expect("an id");
    let obeys = [
        AcknowledgementStep::Applied,
        AcknowledgementStep::Kept,
        AcknowledgementStep::Erased,
    ];
    for step in obeys {
        acknowledge(&origin, about, step);
    }
    until("all to be done, as it says", || async {
        let holder = holder().await;
        holder.outstanding_since_ms == 0 && holder.erased_ms > 0
    })
    .await;
    assert_eq!(holder().await.held_after_erased_ms, 0);

    let erased_ms = holder().await.erased_ms;
    acknowledge(&origin, about, AcknowledgementStep::Kept);
    until("the contradiction to be told", || async {
        holder().await.held_after_erased_ms > erased_ms
    })
    .await;
    assert!(holder().await.outstanding_since_ms > 0);
    az.stop().await;
}

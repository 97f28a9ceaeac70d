//! A partner that says that it obeyed, and later shows by what it says that it did not, is named to the author.

use ntc_core::model::kind::RecordKind;
use ntc_core::record::{AcknowledgementStep, MAX_RETRACTED, RecordId};
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::rogue::Origin;
use ntc_tests::{TestNode, draft, until};
use prost::Message as _;

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

#[tokio::test(flavor = "multi_thread")]
async fn a_retraction_of_what_never_came_is_answered_once_however_much_it_names() {
    let mut az = TestNode::start(AZ).await;
    let origin = Origin::sharing_all(&az, ROGUE).await;
    let (notice, sealed) = origin.notice();
    origin.tell(|history| history.deliver(&sealed, None));
    origin.taken(&az).await;

    let made_up = |number: u8| -> Vec<RecordId> {
        let id = |n| RecordId::new(SystemClock.now(), &[number, n, 0, 0, 0, 0, 0, 0, 0, 0]);
        let numbers = (0..MAX_RETRACTED).filter_map(|n| u8::try_from(n).ok());
        numbers.map(id).collect()
    };
    let mut names_one = made_up(2);
    names_one[7] = notice.id();
    let named = made_up(3);
    for records in [made_up(1), names_one, named.clone()] {
        origin.tell(|history| {
            let retraction = history.retraction(records);
            history.deliver(&retraction, None);
        });
    }
    origin.taken(&az).await;
    let status = az.recall(notice.id().as_bytes(), ROGUE).await;
    assert_eq!(status.standing, "retracted");
    let answered = || async {
        let request = pb::ListRequest {
            kinds: vec![RecordKind::Acknowledgement as i32],
            ..pb::ListRequest::default()
        };
        let listed = az.records().list(request).await.expect("a list");
        let mut about = Vec::new();
        for record in listed.into_inner().records {
            let held = az.get(&record.id).await.expect("the acknowledgement");
            let event = v1::AcknowledgementEvent::decode(&*held.sections[0].content);
            about.extend(event.expect("an event").about.map(|name| name.id));
        }
        about
    };
    // What was named last is answered last.
    let last = named.last().expect("a name").as_bytes().to_vec();
    until("the last one to be answered", || async {
        answered().await.contains(&last)
    })
    .await;
    assert_eq!(answered().await.len(), 3);
    az.stop().await;
}

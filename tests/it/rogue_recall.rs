//! A partner that says that it obeyed, and later shows by what it says that it did not, is named to the author.

use std::sync::Mutex;

use ntc_core::record::{AcknowledgementStep, RecordId};
use ntc_proto::node::v1 as pb;
use ntc_tests::federation::share_all;
use ntc_tests::rogue::{self, History, Rogue};
use ntc_tests::{TestNode, draft, until};
use tokio::sync::mpsc;
use tokio_stream::wrappers::UnboundedReceiverStream;

const AZ: &str = "AZ/customs";
const ROGUE: &str = "TR/customs";

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_who_has_what_it_said_it_destroyed_is_named() {
    let mut az = TestNode::start(AZ).await;
    let mut rogue = Rogue::make(ROGUE, &[&az.files.card]);
    let (say, said) = mpsc::unbounded_channel();
    let said = Mutex::new(Some(said));
    rogue
        .serve(move |_, _| {
            let said = said.lock().expect("the words").take();
            Box::pin(UnboundedReceiverStream::new(said.expect("one session")))
        })
        .await;
    az.enrol(&rogue.files.card).await;
    let mut history = History::new(&rogue.files, az.party());
    let mut sent: u64 = 0;
    let mut held = 0;
    let mut tell = |history: &mut History, sealed: &ntc_core::envelope::SealedRecord| {
        history.deliver(sealed, None);
        history.publish();
        let batch = rogue::batch(history.batch(sent, held, 1));
        (sent, held) = (sent + 1, history.size());
        say.send(batch).expect("a session");
    };
    let document = share_all("all", &[AZ, ROGUE]).into_bytes();
    let request = pb::ProposeRequest {
        document: document.clone(),
    };
    az.agreements().propose(request).await.expect("a proposal");
    let signature = history.signature(&document);
    tell(&mut history, &signature);
    until("the agreement to be in force", || async {
        let in_force = az.officer().is_in_force_for_all("all").await;
        in_force.expect("agreements")
    })
    .await;

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
        let says = history.acknowledgement(about, step);
        tell(&mut history, &says);
    }
    until("all to be done, as it says", || async {
        let holder = holder().await;
        holder.outstanding_since_ms == 0 && holder.erased_ms > 0
    })
    .await;
    assert_eq!(holder().await.held_after_erased_ms, 0);

    let erased_ms = holder().await.erased_ms;
    let says = history.acknowledgement(about, AcknowledgementStep::Kept);
    tell(&mut history, &says);
    until("the contradiction to be told", || async {
        holder().await.held_after_erased_ms > erased_ms
    })
    .await;
    assert!(holder().await.outstanding_since_ms > 0);
    az.stop().await;
}

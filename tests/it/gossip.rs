//! Gossip tells of a third party only to whoever knows that party's card.

use ntc_core::envelope::PublicKey;
use ntc_core::identity::card::NodeCard;
use ntc_core::ledger::checkpoint::origin_of;
use ntc_core::ledger::note::NoteKey;
use ntc_core::ledger::tree::empty_root;
use ntc_core::sync::gossip::{MIN_NAMES, NONCE_LEN, known};
use ntc_proto::v1 as pb;
use ntc_proto::v1::follow_request::Message as Say;
use ntc_proto::v1::follow_response::Message as Heard;
use ntc_tests::{Federation, Rogue, TestNode};
use prost::Message as _;
use tokio::sync::mpsc;
use tokio_stream::wrappers::UnboundedReceiverStream;
use tonic::Streaming;

const NONCE: [u8; NONCE_LEN] = [5; NONCE_LEN];

fn ledger(card: &NodeCard) -> NoteKey {
    let key = PublicKey::from_bytes(&card.keys().ledger).expect("a key");
    NoteKey::note(card.origin(), key)
}

fn said(message: Say) -> Vec<u8> {
    let message = Some(message);
    pb::FollowRequest { message }.encode_to_vec()
}

/// Whose checkpoints a node tells on a new stream to whoever says that it knows these ledgers.
async fn told(node: &TestNode, rogue: &Rogue, knows: &[NoteKey]) -> Vec<String> {
    let (say, says) = mpsc::unbounded_channel();
    let start = Say::Start(pb::FollowStart {
        replica: vec![7; 16],
        shown_root: empty_root().as_bytes().to_vec(),
        ..pb::FollowStart::default()
    });
    let names = knows.iter().map(|ledger| known(&NONCE, ledger));
    let views = Say::Views(pb::Views {
        nonce: NONCE.to_vec(),
        known: names.map(|name| name.as_bytes().to_vec()).collect(),
        notes: Vec::new(),
    });
    say.send(said(start)).expect("an open stream");
    let says = UnboundedReceiverStream::new(says);
    let stream = rogue.follow(&node.files.card, says).await;
    let mut heard = stream.expect("a stream");
    // Before it was told what the other side knows, and then.
    let before = next_views(&mut heard).await;
    assert_eq!(before, [""; 0], "told to whoever has named nothing");
    say.send(said(views)).expect("an open stream");
    next_views(&mut heard).await
}

/// Whose checkpoints the next message with views tells.
async fn next_views(heard: &mut Streaming<Vec<u8>>) -> Vec<String> {
    loop {
        let message = heard.message().await.expect("a message");
        let message = pb::FollowResponse::decode(&*message.expect("a message"));
        if let Some(Heard::Views(views)) = message.expect("a response").message {
            assert_eq!(views.known.len(), MIN_NAMES, "however many it follows");
            let of = |note: &Vec<u8>| origin_of(note).expect("a checkpoint").to_owned();
            return views.notes.iter().map(of).collect();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn checkpoints_of_a_third_party_are_told_to_whoever_knows_its_card_and_to_nobody_else() {
    let federation = Federation::sharing_all(&["AZ/customs", "GE/customs"]).await;
    let (az, ge) = (federation.node("AZ/customs"), federation.node("GE/customs"));
    assert!(ntc_tests::rogue::exchange(ge, az).await < ntc_tests::rogue::SOON);
    let rogue = Rogue::make("TR/customs", &[&az.files.card]);
    az.enrol(&rogue.files.card).await;
    let stranger = Rogue::make("TR/other", &[]);
    let (own, other) = (ledger(&rogue.files.card), ledger(&stranger.files.card));
    assert_eq!(told(az, &rogue, &[own.clone(), other]).await, [""; 0]);
    let third = ledger(&ge.files.card);
    assert_eq!(
        told(az, &rogue, &[own, third.clone()]).await,
        [third.name()]
    );
    federation.stop().await;
}

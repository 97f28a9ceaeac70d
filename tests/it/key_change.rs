//! A party that changes its author key: its ledger announces the new one, and then a newer card lists it.

use futures::{StreamExt as _, stream};
use ntc_core::envelope::{Sign as _, SoftKey};
use ntc_core::identity::card::{CardDraft, KeyRole, ListedKey, NodeCard};
use ntc_core::identity::vkey;
use ntc_core::ledger::entry::KeyOperation;
use ntc_node::identity::keys::SigningKeys;
use ntc_proto::node::v1 as pb;
use ntc_tests::node::NodeFiles;
use ntc_tests::rogue::{self, History, Rogue};
use ntc_tests::{TestNode, draft, refused, until};
use tokio::sync::watch;

const PARTY: &str = "TR/customs";

fn author_vkey(card: &NodeCard, author: &SoftKey) -> String {
    let name = card.domain().author_name(card.party());
    vkey::encode(&name, vkey::TYPE_NOTE, &author.public_key())
}

/// A newer card of these files, whose author key is another one from an entry of the ledger on.
fn renewed(files: &NodeFiles, author: &SoftKey, from: u64) -> NodeCard {
    let (card, layout) = (&files.card, files.settings().layout);
    let mut keys = card.listed_keys().to_vec();
    for key in keys.iter_mut().filter(|key| key.role == "author") {
        key.to = Some(from + 1);
    }
    keys.push(ListedKey {
        role: "author".to_owned(),
        vkey: author_vkey(card, author),
        from,
        to: None,
    });
    let signing = SigningKeys::load(&layout).expect("keys");
    let draft = CardDraft {
        domain: card.domain().clone(),
        party: card.party().clone(),
        ledger_number: 1,
        made_at: from + 2,
        keys,
        capabilities: card.capabilities().to_vec(),
        authorities: card.authorities().to_vec(),
        addresses: card.addresses().to_vec(),
        contact: card.contact().to_owned(),
        issued: card.issued(),
        other: Vec::new(),
    };
    let sealed = draft.seal(|role, message| match role {
        KeyRole::Author => author.sign(message),
        KeyRole::Ledger => signing.ledger().sign(message),
        KeyRole::Witness => signing.witness().sign(message),
        KeyRole::Receipt => signing.receipt().sign(message),
    });
    sealed.expect("a card")
}

async fn add(node: &TestNode, card: &NodeCard) -> Result<(), String> {
    let request = pb::AddPeerRequest {
        card: card.text().as_bytes().to_vec(),
        fingerprint: card.fingerprint().to_string(),
    };
    match node.peers().add_peer(request).await {
        Ok(_) => Ok(()),
        refusal @ Err(_) => Err(refused(refusal)),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_node_takes_a_card_with_a_key_once_the_ledger_announced_it_and_then_what_it_signs()
 {
    let mut az = TestNode::start("AZ/customs").await;
    let mut rogue = Rogue::make(PARTY, &[&az.files.card]);
    let author = SoftKey::from_seed(&[4; 32]);
    let mut history = History::new(&rogue.files, "AZ/customs");
    history.notices(1);
    let from = history.size();
    history.key(
        KeyRole::Author,
        KeyOperation::Add,
        author_vkey(&rogue.files.card, &author),
    );
    history.publish();
    let announced = history.size();
    let announcement = rogue::batch(history.batch(0, 0, 2));
    let record = history.record(draft::seizure("TR"));
    history.deliver(&history.seal_with(&record, &author), None);
    history.publish();
    let signed = rogue::batch(history.batch(2, announced, 1));

    // How far the party goes: nothing, its announcement, what the new key signed.
    let (go, goes) = watch::channel(0);
    rogue
        .serve(move |_, start| {
            let behind = [(0, 1, announcement.clone()), (2, 2, signed.clone())]
                .into_iter()
                .filter(move |(seq, ..)| start.feed_size <= *seq);
            let goes = goes.clone();
            let wait = move |stage| {
                let mut goes = goes.clone();
                async move { goes.wait_for(|now| *now >= stage).await.is_ok() }
            };
            let said = stream::iter(behind).then(move |(_, stage, message)| {
                let reached = wait(stage);
                async move {
                    reached.await;
                    message
                }
            });
            Box::pin(said.chain(stream::pending()))
        })
        .await;
    az.enrol(&rogue.files.card).await;
    let card = renewed(&rogue.files, &author, from);
    assert_eq!(add(&az, &card).await, Err("PEER_EXISTS".to_owned()));
    go.send_replace(1);
    until("the announcement", || async {
        az.peer(PARTY).await.held == 2
    })
    .await;
    assert_eq!(add(&az, &card).await, Ok(()));
    go.send_replace(2);
    until("what the new key signed", || async {
        az.peer(PARTY).await.held == 3
    })
    .await;
    assert_eq!(az.verify().await, Vec::<String>::new());
    // The start believes the same.
    az.stop().await;
    az.restart().await;
    assert_eq!(az.peer(PARTY).await.held, 3);
    assert_eq!(az.verify().await, Vec::<String>::new());
    az.stop().await;
}

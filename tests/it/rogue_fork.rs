//! A ledger that shows two histories is stopped for good, and whoever saw both sides holds the proof.

use ntc_core::envelope::PublicKey;
use ntc_core::ledger::evidence::Fork;
use ntc_core::ledger::note::NoteKey;
use ntc_core::reason::Reason;
use ntc_tests::rogue::{self, History, Rogue};
use ntc_tests::{Federation, TestNode, draft, until};

const ROGUE: &str = "TR/customs";

fn history(rogue: &Rogue, recipient: &str, records: usize) -> History {
    let mut history = History::new(&rogue.files, recipient);
    history.notices(records);
    history.publish();
    history
}

/// The evidence that a node keeps against the rogue, checked as anybody can with the rogue's card.
fn evidence(node: &TestNode, rogue: &Rogue) -> Vec<Fork> {
    let card = &rogue.files.card;
    let key = PublicKey::from_bytes(&card.keys().ledger).expect("a key");
    let key = NoteKey::note(card.origin(), key);
    let folder = node.files.data().join("evidence");
    let Ok(files) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    files
        .map(|file| {
            let text = std::fs::read_to_string(file.expect("a file").path()).expect("evidence");
            Fork::open(&text, &key).expect("evidence that holds")
        })
        .collect()
}

async fn until_stopped(node: &TestNode) {
    until("the rogue to be stopped", || async {
        node.peer(ROGUE).await.state == "stopped"
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fork_shown_to_one_node_stops_its_origin_and_leaves_evidence() {
    let mut az = TestNode::start("AZ/customs").await;
    let mut rogue = Rogue::make(ROGUE, &[&az.files.card]);
    let (one, other) = (
        history(&rogue, "AZ/customs", 2),
        history(&rogue, "AZ/customs", 2),
    );
    let mut second = other.batch(2, 3, 0);
    second.chain.first_seq = 2;
    let messages = vec![rogue::batch(one.batch(0, 0, 2)), rogue::batch(second)];
    rogue
        .serve(move |_, _| rogue::words(messages.clone()))
        .await;
    az.enrol(&rogue.files.card).await;
    until_stopped(&az).await;
    assert_eq!(rogue::refused(&az, ROGUE, Reason::Fork), 1);
    assert_eq!(az.peer(ROGUE).await.held, 2);
    let [fork] = &evidence(&az, &rogue)[..] else {
        panic!("one piece of evidence");
    };
    assert!(fork.is_conclusive());
    assert_eq!(fork.held().root(), one.checkpoint().root());
    assert_eq!(fork.shown().root(), other.checkpoint().root());

    az.stop().await;
    az.restart().await;
    until_stopped(&az).await;
    assert_eq!(rogue.asked(), 1, "it is not asked again");
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_that_were_shown_different_histories_find_out_from_each_other() {
    let mut federation = Federation::sharing_all(&["AZ/customs", "GE/customs"]).await;
    let cards = federation.nodes.iter().map(|node| &node.files.card);
    let mut rogue = Rogue::make(ROGUE, &cards.collect::<Vec<_>>());
    let for_az = rogue::batch(history(&rogue, "AZ/customs", 2).batch(0, 0, 2));
    let for_ge = rogue::batch(history(&rogue, "GE/customs", 2).batch(0, 0, 2));
    rogue
        .serve(move |party, start| {
            let first = if party.as_str() == "AZ/customs" {
                &for_az
            } else {
                &for_ge
            };
            // Whoever asks again has it already.
            let fresh = start.feed_size == 0;
            rogue::words(fresh.then(|| first.clone()).into_iter().collect())
        })
        .await;
    for node in &federation.nodes {
        node.enrol(&rogue.files.card).await;
    }
    for node in &federation.nodes {
        until("its side of the history", || async {
            node.peer(ROGUE).await.held == 2
        })
        .await;
    }
    // A new session begins with what each has seen.
    federation.node_mut("GE/customs").stop().await;
    federation.node_mut("GE/customs").restart().await;
    let (az, ge) = (federation.node("AZ/customs"), federation.node("GE/customs"));
    until_stopped(az).await;
    until_stopped(ge).await;
    for node in [az, ge] {
        let [fork] = &evidence(node, &rogue)[..] else {
            panic!("one piece of evidence");
        };
        assert!(fork.is_conclusive());
    }
    let published = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&published.id, "GE/customs").await;
    federation.stop().await;
}

//! A ledger that shows two histories is stopped for good, and whoever saw both sides holds the proof.

use ntc_core::ledger::evidence::Fork;
use ntc_core::ledger::keys::LedgerKeys;
use ntc_core::ledger::tree::consistency_len;
use ntc_core::reason::Reason;
use ntc_proto::v1 as pb;
use ntc_tests::checkup::finds;
use ntc_tests::rogue::{self, History, Rogue};
use ntc_tests::{Federation, TestNode, draft, runbook, until};

const ROGUE: &str = "TR/customs";

fn history(rogue: &Rogue, recipient: &str, records: usize) -> History {
    let mut history = History::new(&rogue.files, recipient);
    history.notices(records);
    history.publish();
    history
}

/// The evidence that a node keeps against the rogue, checked as anybody can with the rogue's card.
fn evidence(node: &TestNode, rogue: &Rogue) -> Vec<Fork> {
    kept(node, rogue, "fork")
}

/// What a node keeps of a kind about the rogue.
fn kept(node: &TestNode, rogue: &Rogue, kind: &str) -> Vec<Fork> {
    let card = &rogue.files.card;
    let key = LedgerKeys::of(card).expect("a key");
    let folder = node.files.data().join("evidence");
    let Ok(files) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    files
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|found| found == kind))
        .map(|path| {
            let text = std::fs::read_to_string(path).expect("evidence");
            Fork::open(&text, &key).expect("evidence that holds")
        })
        .collect()
}

async fn until_stopped(node: &TestNode) {
    until("the rogue to be stopped", || async {
        node.peer(ROGUE).await.state == "stopped"
    })
    .await;
    finds(node, ROGUE, "feed", "two_histories").await;
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
    let warnings = az.status().await.warnings;
    assert!(warnings.iter().any(|it| it.code == "peer_forked"));
    runbook::shows_on("fork-alarm", &az.files, &["node", "status"]).await;
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
async fn evidence_against_a_stopped_origin_that_is_gone_is_told() {
    let mut az = TestNode::start("AZ/customs").await;
    let mut rogue = Rogue::make(ROGUE, &[&az.files.card]);
    let [one, other] = [(); 2].map(|()| history(&rogue, "AZ/customs", 2));
    let mut second = other.batch(2, 3, 0);
    second.chain.first_seq = 2;
    let messages = vec![rogue::batch(one.batch(0, 0, 2)), rogue::batch(second)];
    rogue
        .serve(move |_, _| rogue::words(messages.clone()))
        .await;
    az.enrol(&rogue.files.card).await;
    until_stopped(&az).await;
    az.stop().await;
    az.restart().await;
    assert_eq!(evidence_gone(&az).await, Vec::<String>::new());
    az.stop().await;
    let folder = az.files.data().join("evidence");
    for file in std::fs::read_dir(folder).expect("a folder") {
        std::fs::remove_file(file.expect("a file").path()).expect("evidence goes");
    }
    az.restart().await;
    let told = evidence_gone(&az).await;
    assert!(told.len() == 1 && told[0].contains(ROGUE), "{told:?}");
    until_stopped(&az).await;
    az.stop().await;
}

/// What a node says of evidence that was gone.
async fn evidence_gone(node: &TestNode) -> Vec<String> {
    let warnings = node.status().await.warnings.into_iter();
    let gone = warnings.filter(|it| it.code == "evidence_gone");
    gone.map(|it| it.text).collect()
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

/// What is no proof of anything, of the form that a proof for these sizes has.
fn false_proof(from: &History, to: &History) -> pb::ProveResponse {
    let len = consistency_len(from.size(), to.size());
    pb::ProveResponse {
        proof: vec![vec![9; 32]; len],
    }
}

/// A rogue that shows one node a history and then a smaller one, and answers like this when it is asked for a proof.
async fn goes_back(
    az: &TestNode,
    answer: impl FnOnce(&History, &History) -> Option<pb::ProveResponse>,
) -> Rogue {
    let mut rogue = Rogue::make(ROGUE, &[&az.files.card]);
    let (one, other) = (
        history(&rogue, "AZ/customs", 3),
        history(&rogue, "AZ/customs", 1),
    );
    let mut smaller = other.batch(1, other.size(), 0);
    smaller.chain.first_seq = 3;
    let messages = vec![rogue::batch(one.batch(0, 0, 3)), rogue::batch(smaller)];
    rogue.proof = answer(&other, &one);
    rogue
        .serve(move |_, _| rogue::words(messages.clone()))
        .await;
    az.enrol(&rogue.files.card).await;
    rogue
}

#[tokio::test(flavor = "multi_thread")]
async fn a_smaller_history_that_the_origin_falsely_proves_is_a_fork_and_stops_it() {
    let mut az = TestNode::start("AZ/customs").await;
    let rogue = goes_back(&az, |from, to| Some(false_proof(from, to))).await;
    until_stopped(&az).await;
    let [fork] = &evidence(&az, &rogue)[..] else {
        panic!("one piece of evidence");
    };
    assert!(fork.held().size() < fork.shown().size());
    assert_eq!(az.peer(ROGUE).await.held, 3);
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_origin_that_proves_nothing_is_written_down_and_not_called_forked() {
    for answer in [
        None,
        Some(pb::ProveResponse::default()),
        Some(pb::ProveResponse {
            proof: vec![vec![9; 31]; 64],
        }),
    ] {
        let mut az = TestNode::start("AZ/customs").await;
        let rogue = goes_back(&az, |_, _| answer).await;
        until("the refusal to be written down", || async {
            kept(&az, &rogue, "unproven").len() == 1
        })
        .await;
        until("the quarantine", || async {
            az.peer(ROGUE).await.state == "quarantined"
        })
        .await;
        finds(&az, ROGUE, "feed", "unproven").await;
        assert_eq!(evidence(&az, &rogue), []);
        az.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_proven_on_one_session_is_asked_as_the_next_one_begins() {
    let mut az = TestNode::start("AZ/customs").await;
    let mut rogue = Rogue::make(ROGUE, &[&az.files.card]);
    let (shown, other) = (
        history(&rogue, "AZ/customs", 2),
        history(&rogue, "AZ/customs", 5),
    );
    let first = rogue::batch(shown.batch(0, 0, 2));
    let second = rogue::views(vec![other.checkpoint().render()]);
    rogue
        .serve(move |_, start| {
            if start.feed_size > 0 {
                return rogue::words(Vec::new());
            }
            // This stream ends; on the next one nothing is said.
            Box::pin(futures::stream::iter([first.clone(), second.clone()]))
        })
        .await;
    az.enrol(&rogue.files.card).await;
    until("the question on the second session", || async {
        rogue.asked_to_prove().contains(&2)
    })
    .await;
    assert_eq!(evidence(&az, &rogue), []);
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn histories_of_two_sizes_that_two_nodes_were_shown_are_found_by_gossip_and_stop_their_origin()
 {
    let mut federation = Federation::sharing_all(&["AZ/customs", "GE/customs"]).await;
    let cards = federation.nodes.iter().map(|node| &node.files.card);
    let mut rogue = Rogue::make(ROGUE, &cards.collect::<Vec<_>>());
    let (small, large) = (
        history(&rogue, "AZ/customs", 2),
        history(&rogue, "GE/customs", 5),
    );
    rogue.proof = Some(false_proof(&small, &large));
    let for_az = rogue::batch(small.batch(0, 0, 2));
    let for_ge = rogue::batch(large.batch(0, 0, 5));
    rogue
        .serve(move |party, start| {
            let first = if party.as_str() == "AZ/customs" {
                &for_az
            } else {
                &for_ge
            };
            let fresh = start.feed_size == 0;
            rogue::words(fresh.then(|| first.clone()).into_iter().collect())
        })
        .await;
    for (node, held) in federation.nodes.iter().zip([2, 5]) {
        node.enrol(&rogue.files.card).await;
        until("its side of the history", || async {
            node.peer(ROGUE).await.held == held
        })
        .await;
    }
    // A new session begins with what each has seen.
    federation.node_mut("GE/customs").stop().await;
    federation.node_mut("GE/customs").restart().await;
    for node in &federation.nodes {
        until_stopped(node).await;
        let [fork] = &evidence(node, &rogue)[..] else {
            panic!("one piece of evidence");
        };
        assert_eq!(fork.held().root(), small.checkpoint().root());
        assert_eq!(fork.shown().root(), large.checkpoint().root());
    }
    federation.stop().await;
}

//! A ledger is founded once, on the token that `init` made; what is missing is never taken for a beginning.

use std::path::Path;

use ntc_node::app::{Ports, StartError};
use ntc_node::identity::card::issue_card;
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, TestNode, draft};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// Why a node does not start, in words.
async fn refusal(node: &mut TestNode) -> (StartError, String) {
    let refused = node.try_start(Ports::system()).await;
    let error = refused.expect_err("the node does not start");
    let text = error.to_string();
    (error, text)
}

fn move_to(from: &Path, to: &Path) {
    std::fs::rename(from, to).expect("a move");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_whose_data_are_not_mounted_founds_no_second_ledger() {
    let mut node = TestNode::start(AZ).await;
    node.publish(draft::seizure("AZ")).await;
    let size = node.status().await.ledger_size;
    node.stop().await;
    let (data, aside) = (node.files.data(), node.files.dir.join("aside"));
    move_to(&data, &aside);

    let (error, text) = refusal(&mut node).await;
    assert!(matches!(error, StartError::Ledger(_)), "{text}");
    assert!(text.contains("mount"), "it says what to do: {text}");

    // Mounted again, it goes on where it was, and needs nobody to confirm it.
    assert!(!data.exists(), "the refused start made nothing");
    move_to(&aside, &data);
    node.restart().await;
    let status = node.status().await;
    assert_eq!(status.state, "ready");
    assert!(status.ledger_size >= size);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_founding_uses_its_token_up_and_a_token_from_a_backup_founds_nothing() {
    let files = NodeFiles::make(AZ);
    let layout = files.settings().layout;
    let token = std::fs::read(layout.founding_token()).expect("init makes a token");
    let mut node = TestNode::start_on(files).await;
    assert!(!layout.founding_token().exists(), "it is used up");
    node.stop().await;

    move_to(&node.files.data(), &node.files.dir.join("aside"));
    ntc_node::identity::secret_file::create_secret(&layout.founding_token(), &token)
        .expect("a token");
    let (_, text) = refusal(&mut node).await;
    assert!(text.contains("never begin again"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_other_keys_founds_nothing() {
    let (mut node, other) = (TestNode::stopped(NodeFiles::make(AZ)), NodeFiles::make(GE));
    let token = |files: &NodeFiles| files.settings().layout.founding_token();
    move_to(&token(&other), &token(&node.files));
    let (error, text) = refusal(&mut node).await;
    assert!(matches!(error, StartError::OtherToken(_)), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ledger_with_a_feed_that_nobody_enrolled_does_not_start() {
    let mut federation = Federation::start(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let az = federation.node_mut(AZ);
    az.stop().await;
    let partners = az.files.data().join("partners");
    move_to(&partners, &az.files.dir.join("aside"));
    let (error, text) = refusal(az).await;
    assert!(
        matches!(&error, StartError::FeedUnknown(party) if party.as_str() == GE),
        "{text}"
    );

    std::fs::remove_dir_all(&partners).expect("what the refused start made");
    move_to(&az.files.dir.join("aside"), &partners);
    az.restart().await;
    assert_eq!(az.peer(GE).await.party, GE);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_enrolled_partner_without_a_feed_does_not_start() {
    let mut node = TestNode::start(AZ).await;
    node.stop().await;
    let (ledger, aside) = (
        node.files.data().join("ledger"),
        node.files.dir.join("aside"),
    );
    std::fs::create_dir(&aside).expect("a folder");
    for entry in std::fs::read_dir(&ledger).expect("a ledger") {
        let entry = entry.expect("a file");
        std::fs::copy(entry.path(), aside.join(entry.file_name())).expect("a copy");
    }
    node.restart().await;
    node.enrol(&NodeFiles::make(GE).card).await;
    node.stop().await;
    std::fs::remove_dir_all(&ledger).expect("the newer ledger goes");
    std::fs::remove_dir_all(node.files.data().join("derived")).expect("what is derived of it goes");
    move_to(&aside, &ledger);
    let (error, text) = refusal(&mut node).await;
    assert!(
        matches!(&error, StartError::FeedMissing(party) if party.as_str() == GE),
        "{text}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_ledger_key_is_refused_by_card_and_ledger_and_the_advice_makes_no_new_card() {
    let mut node = TestNode::start(AZ).await;
    node.publish(draft::seizure("AZ")).await;
    node.stop().await;
    let settings = node.files.settings();
    let other = NodeFiles::make(AZ);
    let role = ntc_core::identity::card::KeyRole::Ledger;
    std::fs::copy(other.settings().layout.key(role), settings.layout.key(role))
        .expect("another key");

    let (_, text) = refusal(&mut node).await;
    assert!(text.contains("put the keys back"), "{text}");
    assert!(!text.contains("make the card again"), "{text}");
    let card = issue_card(&settings.layout, &settings.card_facts(), SystemClock.now());
    card.expect_err("no card of other keys is made over the one that stands");

    // Even with a card of the other key the ledger refuses.
    std::fs::remove_file(&settings.layout.card).expect("the card goes");
    issue_card(&settings.layout, &settings.card_facts(), SystemClock.now()).expect("a card");
    let (error, text) = refusal(&mut node).await;
    assert!(matches!(error, StartError::Ledger(_)), "{text}");
    assert!(text.contains("not one that this ledger knows"), "{text}");
}

/// Codes of what a node warns of.
async fn warned(node: &TestNode) -> Vec<(String, String)> {
    let warnings = node.status().await.warnings.into_iter();
    warnings.map(|it| (it.code, it.text)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn receipts_that_the_ledger_acknowledges_and_nobody_holds_are_told() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let first = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&first.id, GE).await;
    // A receipt is acknowledged by the next batch.
    az.publish(draft::seizure("AZ")).await;
    federation.node_mut(GE).stop().await;
    let az = federation.node_mut(AZ);
    az.stop().await;
    az.restart().await;
    let is_gone = |(code, _): &(String, String)| code.ends_with("_gone");
    assert!(!warned(az).await.iter().any(is_gone), "all is there");

    az.stop().await;
    let data = az.files.data();
    for folder in ["receipts", "derived"] {
        std::fs::remove_dir_all(data.join(folder)).expect("a folder goes");
    }
    // What a mount point without its volume looks like.
    std::fs::create_dir(data.join("receipts")).expect("an empty folder");
    az.restart().await;
    let gone: Vec<_> = warned(az).await.into_iter().filter(is_gone).collect();
    let [(code, text)] = &gone[..] else {
        panic!("one warning: {gone:?}");
    };
    assert_eq!(code, "receipts_gone");
    assert!(text.contains(GE), "{text}");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn replicas_media_and_evidence_that_are_gone_are_told() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let published = federation.node(GE).publish(draft::seizure("GE")).await;
    federation.node(GE).until_receipted(&published.id, AZ).await;
    federation.node(AZ).until_indexed().await;
    federation.node_mut(GE).stop().await;
    let az = federation.node_mut(AZ);
    az.stop().await;
    let data = az.files.data();
    for folder in [
        "replicas",
        "media",
        "evidence",
        "watchlists",
        "hits",
        "derived",
    ] {
        std::fs::remove_dir_all(data.join(folder)).expect("a folder goes");
    }
    az.restart().await;
    let warned = warned(az).await;
    let text_of = |wanted: &str| {
        let mut found = warned.iter().filter(|(code, _)| code == wanted);
        found.next().map(|(_, text)| text.clone()).expect(wanted)
    };
    assert!(text_of("replicas_gone").contains(GE), "{warned:?}");
    let folders = text_of("folders_gone");
    for folder in [
        "data/replicas",
        "data/media",
        "data/evidence",
        "data/watchlists",
        "data/hits",
    ] {
        assert!(folders.contains(folder), "{folders}");
    }
    federation.stop().await;
}

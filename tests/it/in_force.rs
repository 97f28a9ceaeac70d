//! Two parties tell each other which version of an agreement they hold to be in force. While they differ, what goes by it
//! waits, and both versions are named; what has to be known whatever is agreed goes all the same.

use ntc_proto::node::v1 as pb;
use ntc_tests::checkup::finds;
use ntc_tests::federation::{find, share_all};
use ntc_tests::link::Links;
use ntc_tests::{Federation, TestNode, draft, runbook, until};

use super::own_rules::is_explained_as_held;
use super::passenger::of_before;
use super::terms::newest;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// The name by which a card says that its party hears what is in force.
const AGREED: &str = "agreed/1";

/// Two nodes, of which a test can keep the first from hearing the second.
async fn two() -> (std::sync::Arc<Links>, Federation) {
    let (links, ports) = Links::ports();
    let az = TestNode::start_with(AZ, &ports).await;
    let federation = Federation::of(vec![az, TestNode::start(GE).await]).await;
    (links, federation)
}

/// The next version of an agreement of the two.
fn next(before: &pb::AgreementSummary) -> String {
    let hash = hex::encode(&before.document_sha256);
    let version = before.version + 1;
    let line = format!("version = {version}\nsupersedes = \"{hash}\" ");
    let document = share_all("pair", &[AZ, GE]);
    assert!(document.contains("version = 1 "));
    document.replacen("version = 1 ", &line, 1)
}

/// What is said about different versions, of an agreement as it is listed.
fn difference(agreement: &pb::AgreementSummary) -> Option<String> {
    let mut warnings = agreement.warnings.iter();
    let differs = warnings.find(|warning| warning.code == "version_differs");
    Some(differs?.text.clone())
}

async fn until_held(node: &TestNode, id: &[u8], to: &str) {
    until("it to wait for one version", || async {
        let told = node.delivery(id, to).await;
        let waits = told.state() == pb::DeliveryState::HeldBack;
        waits && told.held_back == "AGREEMENT_DIFFERS"
    })
    .await;
    is_explained_as_held(node, id, to).await;
}

async fn until_whole(node: &TestNode, id: &[u8]) {
    until("the whole record", || async {
        let held = node.get(id).await;
        held.is_some_and(|held| held.sections.len() == 5 && held.held_back.is_empty())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_by_an_agreement_waits_while_its_parties_hold_different_versions_in_force() {
    let (links, federation) = two().await;
    federation.agree(&share_all("pair", &[AZ, GE])).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let before = az.publish(draft::full("AZ", "GE")).await;
    let erased = az.publish(draft::full("AZ", "GE")).await;
    for published in [&before, &erased] {
        until_whole(ge, &published.id).await;
    }
    let second = next(&newest(az).await);
    az.officer().propose(&second).await.expect("a proposal");
    until("the proposal", || async { newest(ge).await.version == 2 }).await;
    // The link drops while the signature is under way: GE has both, AZ has its own alone.
    links.cut(ge.app().addresses().peers);
    let found = newest(ge).await;
    ge.officer().sign(found).await.expect("a signature");
    until("the second version", || async {
        newest(ge).await.state == "in_force"
    })
    .await;

    // AZ is told which one GE goes by, and names both.
    let first = || async {
        let request = pb::ShowPeerRequest {
            party: GE.to_owned(),
        };
        let shown = az.peers().show_peer(request).await.expect("a peer");
        let mut agreements = shown.into_inner().agreements.into_iter();
        agreements.find_map(|agreement| difference(&agreement))
    };
    until("the difference", || async { first().await.is_some() }).await;
    let said = first().await.expect("a difference");
    for part in ["version 1 (", "version 2 (", GE] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let warned = az.status().await.warnings.into_iter();
    let mut warned = warned.filter(|warning| warning.code == "version_differs");
    assert!(warned.next().is_some(), "administrators see it");
    finds(az, GE, "agreements", "versions_differ").await;

    // What goes by it waits; what withdraws or erases a record goes, and so do the receipts for all of it.
    let waits = az.publish(draft::full("AZ", "GE")).await;
    let told = waits.recipients.iter().find(|told| told.party == GE);
    assert!(told.expect("a decision").entitled, "it is meant for GE");
    until_held(az, &waits.id, GE).await;
    az.retract(&before.id).await;
    let erase = pb::EraseRecordRequest {
        id: erased.id.clone(),
        reason: "demanded".to_owned(),
        ..pb::EraseRecordRequest::default()
    };
    let ordered = az.retention().erase_record(erase).await;
    ordered.expect("an erasure");
    until("the retraction and the erasure", || async {
        let listed = ge.list().await;
        listed.iter().all(|record| record.erased)
    })
    .await;
    assert!(ge.get(&erased.id).await.is_some_and(|held| held.erased));
    until("the receipt", || async {
        let peer = az.peer(GE).await;
        peer.receipted == peer.feed_size
    })
    .await;
    assert!(ge.get(&waits.id).await.is_none());
    assert!(first().await.is_some(), "they differ all the while");

    // The signature comes, both hold the same one, and what waited goes.
    links.mend();
    until_whole(ge, &waits.id).await;
    until("one version", || async {
        let held = newest(az).await;
        held.version == 2 && held.state == "in_force" && difference(&held).is_none()
    })
    .await;
    assert_eq!(ge.status().await.refused, 0);
    for node in [az, ge] {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signature_passes_where_nothing_else_does_and_nothing_goes_before_both_hold_it() {
    let (links, federation) = two().await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let first = share_all("pair", &[AZ, GE]);
    az.officer().propose(&first).await.expect("a proposal");
    until("the proposal", || async {
        find(ge, "pair").await.is_some()
    })
    .await;
    links.cut(ge.app().addresses().peers);
    let found = newest(ge).await;
    ge.officer().sign(found).await.expect("a signature");
    until("it to act", || async {
        newest(ge).await.state == "in_force"
    })
    .await;
    let said = difference(&newest(ge).await).expect("a difference");
    runbook::shows_on("version-differs", &ge.files, &["node", "status"]).await;
    assert!(said.contains("holds that none does"), "{said}");
    let waits = ge.publish(draft::full("GE", "AZ")).await;
    assert!(waits.recipients[0].entitled, "{:?}", waits.recipients);
    links.mend();
    until_whole(az, &waits.id).await;
    assert_eq!(az.status().await.refused, 0, "nothing came too early");
    for node in [az, ge] {
        assert_eq!(difference(&newest(node).await), None, "{}", node.party());
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_whose_card_does_not_name_it_is_told_nothing_at_all_and_sends_as_before() {
    let (az, ge) = (TestNode::start(AZ).await, TestNode::start(GE).await);
    ge.enrol(&of_before(&az.files, AGREED)).await;
    az.enrol(&ge.files.card).await;
    let federation = Federation {
        nodes: vec![az, ge],
    };
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    until("both to be connected", || async {
        az.peer(GE).await.state == "connected" && ge.peer(AZ).await.state == "connected"
    })
    .await;
    // What GE told when it began would stand for ever: AZ would not be told that something is in force since.
    federation.agree(&share_all("pair", &[AZ, GE])).await;
    let sent = az.publish(draft::full("AZ", "GE")).await;
    until_whole(ge, &sent.id).await;
    assert_eq!(difference(&newest(az).await), None);
    federation.stop().await;
}

//! Agreements come into force by signatures that travel the federation, pair by pair, and end by the clock.

use std::sync::Arc;
use std::time::Duration;

use ntc_node::app::Ports;
use ntc_proto::node::v1 as pb;
use ntc_tests::checkup::finds;
use ntc_tests::federation::{find, share_all};
use ntc_tests::metrics::gauge;
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, refused, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const MD: &str = "MD/customs";

async fn propose(node: &TestNode, document: &str) -> pb::AgreementSummary {
    let request = pb::ProposeRequest {
        document: document.as_bytes().to_vec(),
    };
    let answer = node.agreements().propose(request).await;
    answer
        .expect("a proposal")
        .into_inner()
        .agreement
        .expect("an agreement")
}

/// Signs what a node holds, once it holds it.
async fn sign(node: &TestNode, id: &str) {
    until("the proposal", || async { find(node, id).await.is_some() }).await;
    let found = find(node, id).await.expect("the proposal");
    let request = pb::SignRequest {
        id: found.id,
        document_sha256: found.document_sha256,
    };
    node.agreements().sign(request).await.expect("a signature");
}

async fn until_signed(node: &TestNode, id: &str, parties: &[&str]) {
    until("signatures", || async {
        let Some(found) = find(node, id).await else {
            return false;
        };
        let signed = |party: &&str| found.parties.iter().any(|p| p.party == **party && p.signed);
        parties.iter().all(signed)
    })
    .await;
}

/// What was decided for a peer when a notice is published now.
async fn decided(node: &TestNode, to: &str) -> pb::Recipient {
    let country = &node.party()[..2];
    let published = node.publish(draft::seizure(country)).await;
    let told = published
        .recipients
        .into_iter()
        .find(|told| told.party == to);
    told.expect("a decision")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_of_three_is_in_force_for_a_pair_as_soon_as_both_have_signed() {
    let federation = Federation::start(&[AZ, GE, MD]).await;
    let [az, ge, md] = [AZ, GE, MD].map(|party| federation.node(party));
    assert_eq!(decided(az, GE).await.reason, "NO_AGREEMENT");
    propose(az, &share_all("three", &[AZ, GE, MD])).await;
    until_signed(ge, "three", &[AZ]).await;
    assert_eq!(decided(az, GE).await.reason, "AGREEMENT_NOT_SIGNED");
    sign(ge, "three").await;
    until_signed(az, "three", &[AZ, GE]).await;
    // Between the two who signed it acts; with the third it does not, on either side.
    assert!(decided(az, GE).await.entitled);
    assert_eq!(decided(az, MD).await.reason, "AGREEMENT_NOT_SIGNED");
    assert_eq!(decided(ge, MD).await.reason, "AGREEMENT_NOT_SIGNED");
    until_signed(md, "three", &[AZ, GE]).await;
    assert_eq!(decided(md, GE).await.reason, "AGREEMENT_NOT_SIGNED");
    sign(md, "three").await;
    for node in [az, ge, md] {
        until_signed(node, "three", &[AZ, GE, MD]).await;
        assert_eq!(find(node, "three").await.expect("held").state, "in_force");
        for to in [AZ, GE, MD].into_iter().filter(|to| *to != node.party()) {
            assert!(decided(node, to).await.entitled);
        }
        assert_eq!(node.status().await.refused, 0);
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signature_that_comes_before_its_document_counts_when_the_document_comes() {
    let federation = Federation::start(&[AZ, GE, MD]).await;
    let [az, ge, md] = [AZ, GE, MD].map(|party| federation.node(party));
    let party = AZ.to_owned();
    let suspend = pb::SuspendPeerRequest {
        party: party.clone(),
        reason: "for a while".to_owned(),
    };
    md.peers().suspend_peer(suspend).await.expect("suspended");
    propose(az, &share_all("three", &[AZ, GE, MD])).await;
    sign(ge, "three").await;
    until("the signature to be with the third", || async {
        ge.peer(MD).await.receipted == ge.peer(MD).await.feed_size
    })
    .await;
    assert!(
        find(md, "three").await.is_none(),
        "the document is not there yet"
    );
    md.peers()
        .resume_peer(pb::ResumePeerRequest { party })
        .await
        .expect("resumed");
    until_signed(md, "three", &[AZ, GE]).await;
    sign(md, "three").await;
    until_signed(ge, "three", &[AZ, GE, MD]).await;
    assert!(decided(md, GE).await.entitled && decided(ge, MD).await.entitled);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn records_that_follow_a_signature_in_one_run_are_taken() {
    let mut federation = Federation::start(&[AZ, GE]).await;
    propose(federation.node(AZ), &share_all("all", &[AZ, GE])).await;
    until_signed(federation.node(GE), "all", &[AZ]).await;
    federation.node_mut(AZ).stop().await;
    sign(federation.node(GE), "all").await;
    let published = federation.node(GE).publish(draft::seizure("GE")).await;
    assert!(published.recipients[0].entitled);
    federation.node_mut(AZ).restart().await;
    federation.node(GE).until_receipted(&published.id, AZ).await;
    let az = federation.node(AZ);
    until("the record", || async {
        az.get(&published.id).await.is_some() || az.status().await.refused > 0
    })
    .await;
    assert_eq!(az.status().await.refused, 0);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_document_that_was_read_is_signed_and_only_known_terms_are_proposed() {
    let federation = Federation::start(&[AZ, GE]).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let document = share_all("all", &[AZ, GE]);
    propose(az, &document).await;
    until("the proposal", || async { find(ge, "all").await.is_some() }).await;
    let before = [az.status().await.published, ge.status().await.published];
    let sign = |id: &str, document_sha256: Vec<u8>| pb::SignRequest {
        id: id.to_owned(),
        document_sha256,
    };
    let wrong = ge.agreements().sign(sign("all", vec![7; 32])).await;
    assert_eq!(refused(wrong), "AGREEMENT_HASH_MISMATCH");
    let unknown = ge.agreements().sign(sign("other", vec![7; 32])).await;
    assert_eq!(refused(unknown), "AGREEMENT_UNKNOWN");

    let propose = |document: String| pb::ProposeRequest {
        document: document.into_bytes(),
    };
    let cases = [
        (
            document.replace("[quotas]", "[quotes]"),
            "AGREEMENT_INVALID",
        ),
        (
            document.replace("max_tlp =", "max_tpl ="),
            "AGREEMENT_INVALID",
        ),
        (
            document.replace("\"AMBER\"", "\"VIOLET\""),
            "AGREEMENT_INVALID",
        ),
        (share_all("two", &[GE, MD]), "AGREEMENT_NOT_OURS"),
        (
            document.replace("Test agreement", "Another text"),
            "AGREEMENT_VERSION_CONFLICT",
        ),
    ];
    for (document, code) in cases {
        let outcome = az.agreements().propose(propose(document)).await;
        assert_eq!(refused(outcome), code);
    }
    assert!(!find(ge, "all").await.expect("held").parties[1].signed);
    let after = [az.status().await.published, ge.status().await.published];
    assert_eq!(
        after, before,
        "a refused step leaves no trace in the ledger"
    );
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_that_has_expired_shares_nothing_more() {
    let clock = Arc::new(ShiftedClock::default());
    let ports = Ports {
        clock: Arc::clone(&clock) as _,
        ..Ports::system()
    };
    let federation = Federation::start_with(&[AZ, GE], &ports).await;
    let last_day = draft::date(draft::in_days(20));
    let document = share_all("all", &[AZ, GE]).replace("2036-01-01", &last_day);
    federation.agree(&document).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let before = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&before.id, GE).await;
    // Judged while the agreement is in force.
    ge.until_indexed().await;

    clock.advance(Duration::from_secs(22 * 24 * 3_600));
    let told = decided(az, GE).await;
    assert!(!told.entitled);
    assert_eq!(told.reason, "AGREEMENT_EXPIRED");
    assert_eq!(find(az, "all").await.expect("held").state, "expired");
    assert_eq!(decided(ge, AZ).await.reason, "AGREEMENT_EXPIRED");
    assert!(ge.get(&before.id).await.is_some(), "what was shared stays");
    assert_eq!(ge.list().await.len(), 2, "the one before and the own one");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_that_has_expired_is_not_brought_back_by_a_clock_that_is_set_back() {
    const LATER: Duration = Duration::from_secs(22 * 24 * 3_600);
    let clock = Arc::new(ShiftedClock::default());
    let ports = Ports {
        clock: Arc::clone(&clock) as _,
        ..Ports::system()
    };
    let mut federation = Federation::start_with(&[AZ, GE], &ports).await;
    let last_day = draft::date(draft::in_days(20));
    let document = share_all("all", &[AZ, GE]).replace("2036-01-01", &last_day);
    federation.agree(&document).await;
    let warned = |status: pb::StatusResponse| {
        let mut warnings = status.warnings.into_iter();
        warnings.any(|it| it.code == "clock_behind" && it.text.contains("clock is"))
    };
    let az = federation.node_mut(AZ);
    clock.advance(LATER);
    assert_eq!(decided(az, GE).await.reason, "AGREEMENT_EXPIRED");
    assert!(!warned(az.status().await));
    clock.set_back(LATER);
    assert_eq!(decided(az, GE).await.reason, "AGREEMENT_EXPIRED");
    assert!(warned(az.status().await));
    finds(az, "", "warning", "clock_behind").await;
    until("monitoring to be told", || async {
        gauge(&az.files, "ntc_clock_behind_seconds") > Some(60)
    })
    .await;
    az.stop().await;
    az.try_start(ports).await.expect("a start");
    assert_eq!(decided(az, GE).await.reason, "AGREEMENT_EXPIRED");
    assert!(warned(az.status().await));
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_that_is_enrolled_late_is_told_what_counts_of_the_agreements_that_name_it() {
    let federation = Federation::start(&[AZ, GE]).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    // The one who proposes knows all parties; the one who signs enrols the third later.
    let mut md = TestNode::stopped(NodeFiles::make(MD));
    az.enrol(&md.files.card).await;
    propose(az, &share_all("three", &[AZ, GE, MD])).await;
    propose(az, &share_all("pair", &[AZ, GE])).await;
    sign(ge, "three").await;
    until_signed(az, "three", &[AZ, GE]).await;
    for (node, reason) in [(az, "parliamentary review"), (ge, "until 1 March")] {
        let request = pb::SuspendRequest {
            id: "three".to_owned(),
            reason: reason.to_owned(),
        };
        node.agreements().suspend(request).await.expect("suspended");
    }
    let alert = az.publish(draft::seizure("AZ")).await;

    md.restart().await;
    for node in [az, ge] {
        md.enrol(&node.files.card).await;
    }
    ge.enrol(&md.files.card).await;
    until_signed(&md, "three", &[AZ, GE]).await;
    until("both suspensions", || async {
        let found = find(&md, "three").await.expect("held");
        found.parties.iter().filter(|party| party.suspended).count() == 2
    })
    .await;
    assert!(find(&md, "pair").await.is_none(), "it is no party of that");
    assert!(md.get(&alert.id).await.is_none(), "nor was it told of that");
    md.stop().await;
    federation.stop().await;
}

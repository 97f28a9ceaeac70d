//! Officers know what became of an alert, and administrators take back what was a mistake.

use ntc_node::identity::init::{InitOptions, init};
use ntc_node::ports::{SystemClock, SystemEntropy};
use ntc_proto::node::v1 as pb;
use ntc_tests::federation::{find, share_all};
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, TestNode, draft, refused, until};
use tonic::{Response, Status};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const MD: &str = "MD/customs";

async fn publish(node: &TestNode, again: bool) -> Result<pb::PublishResponse, Status> {
    let request = pb::PublishRequest {
        draft: Some(draft::seizure_with_reference("AZ", "2026/114")),
        again,
    };
    let answer = node.records().publish(request).await?;
    Ok(answer.into_inner())
}

/// Codes of why each partner does not get it; empty for one that does.
fn reasons(published: &pb::PublishResponse) -> Vec<&str> {
    let recipients = published.recipients.iter();
    recipients.map(|told| told.reason.as_str()).collect()
}

/// The document of the agreement that counts.
async fn newest(node: &TestNode) -> pb::AgreementSummary {
    let id = "all".to_owned();
    let request = pb::ShowAgreementRequest { id };
    let shown = node.agreements().show_agreement(request).await;
    let shown = shown.expect("an agreement").into_inner();
    shown.agreement.expect("a summary")
}

fn states(published: &pb::PublishResponse) -> Vec<pb::DeliveryState> {
    let deliveries = published.deliveries.iter();
    deliveries.map(pb::DeliveryStatus::state).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alert_that_nobody_got_goes_once_more_after_the_resumption_and_to_nobody_twice() {
    let federation = Federation::sharing_all(&[AZ, GE, MD]).await;
    let az = federation.node(AZ);
    let suspend = pb::SuspendRequest {
        id: "all".to_owned(),
        reason: "parliamentary review".to_owned(),
    };
    az.agreements().suspend(suspend).await.expect("suspended");
    let first = publish(az, false).await.expect("published");
    assert_eq!(reasons(&first), ["AGREEMENT_SUSPENDED"; 2]);
    let mut rules = first.recipients.iter().flat_map(|told| &told.rules);
    let why = format!("suspended by {AZ}: parliamentary review");
    assert!(rules.any(|rule| rule.contains(&why)), "who and why");
    let before = publish(az, false).await.expect("published before");
    assert!(before.duplicate && before.id == first.id);
    assert_eq!(states(&before), [pb::DeliveryState::Withheld; 2]);
    assert_eq!(reasons(&before), ["AGREEMENT_SUSPENDED"; 2]);
    assert_eq!(
        refused(publish(az, true).await.map(Response::new)),
        "NOTHING_TO_TELL"
    );

    let id = "all".to_owned();
    let resumed = az.agreements().resume(pb::ResumeRequest { id }).await;
    resumed.expect("resumed");
    let before = publish(az, false).await.expect("published before");
    assert_eq!(states(&before), [pb::DeliveryState::Withheld; 2]);
    let again = publish(az, true).await.expect("published once more");
    assert!(!again.duplicate && again.id != first.id);
    assert_eq!(reasons(&again), ["", ""]);
    for to in [GE, MD] {
        until("the record to be accepted", || async {
            az.delivery(&again.id, to).await.state() == pb::DeliveryState::Accepted
        })
        .await;
    }
    let before = publish(az, false).await.expect("published before");
    assert_eq!(states(&before), [pb::DeliveryState::Accepted; 2]);
    assert_eq!(
        refused(publish(az, true).await.map(Response::new)),
        "NOTHING_TO_TELL"
    );
    assert_eq!(federation.node(GE).list().await.len(), 1);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn once_more_reaches_only_those_who_did_not_get_it() {
    let federation = Federation::start(&[AZ, GE, MD]).await;
    let [az, ge, md] = [AZ, GE, MD].map(|party| federation.node(party));
    federation.agree(&share_all("az-ge", &[AZ, GE])).await;
    let first = publish(az, false).await.expect("published");
    assert_eq!(reasons(&first), ["", "NO_AGREEMENT"]);
    federation.agree(&share_all("az-md", &[AZ, MD])).await;
    let again = publish(az, true).await.expect("published once more");
    assert_eq!(reasons(&again), ["TOLD_BEFORE", ""]);
    az.until_receipted(&again.id, MD).await;
    let case = publish(az, false).await.expect("published before");
    assert!(case.recipients.iter().all(|told| told.entitled), "both");
    ge.until_indexed().await;
    assert_eq!(ge.list().await.len(), 1, "nothing came twice");
    until("the record", || async { md.list().await.len() == 1 }).await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_proposal_is_signed_by_nobody_and_an_end_is_told_with_its_reason() {
    let federation = Federation::start(&[AZ, GE]).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let typo = share_all("all", &[AZ, GE]).replace("feedback_days = 30", "feedback_days = 3");
    let document = typo.as_bytes().to_vec();
    let request = pb::ProposeRequest { document };
    let proposed = az.agreements().propose(request).await;
    proposed.expect("a proposal");
    until("the proposal", || async { find(ge, "all").await.is_some() }).await;
    let seen = find(ge, "all").await.expect("the proposal");
    let withdraw = || pb::WithdrawRequest {
        id: "all".to_owned(),
        reason: "wrong days".to_owned(),
    };
    let strange = ge.agreements().withdraw(withdraw()).await;
    assert_eq!(refused(strange), "AGREEMENT_NOT_PROPOSED");
    let withdrawn = az.agreements().withdraw(withdraw()).await;
    withdrawn.expect("withdrawn");
    let state = async |node| newest(node).await.state;
    until("the withdrawal", || async {
        state(ge).await == "withdrawn"
    })
    .await;
    let sign = pb::SignRequest {
        id: seen.id,
        document_sha256: seen.document_sha256,
    };
    let signed = ge.agreements().sign(sign).await;
    assert_eq!(refused(signed), "AGREEMENT_WITHDRAWN");

    let document = share_all("all", &[AZ, GE]).into_bytes();
    let request = pb::ProposeRequest { document };
    let corrected = az.agreements().propose(request.clone()).await;
    let corrected = corrected.expect("a proposal of the same version");
    assert!(!corrected.into_inner().unchanged);
    let written = az.status().await.published;
    let again = az.agreements().propose(request).await.expect("it stands");
    assert!(again.into_inner().unchanged);
    assert_eq!(az.status().await.published, written);
    until("the corrected one", || async {
        state(ge).await == "proposed"
    })
    .await;
    let held = newest(ge).await;
    let sign = pb::SignRequest {
        id: held.id,
        document_sha256: held.document_sha256,
    };
    ge.agreements().sign(sign).await.expect("a signature");
    until("the signature", || async { state(az).await == "in_force" }).await;
    let late = az.agreements().withdraw(withdraw()).await;
    assert_eq!(refused(late), "AGREEMENT_SIGNED");
    let terminate = pb::TerminateRequest {
        id: "all".to_owned(),
        reason: "replaced by a treaty".to_owned(),
    };
    ge.agreements().terminate(terminate).await.expect("ended");
    until("the end", || async { state(az).await == "terminated" }).await;
    let ended = newest(az).await;
    let by = ended.parties.iter().find(|party| party.terminated);
    let by = by.map(|by| (by.party.as_str(), by.terminated_reason.as_str()));
    assert_eq!(by, Some((GE, "replaced by a treaty")));
    for node in [az, ge] {
        let resume = pb::ResumeRequest {
            id: "all".to_owned(),
        };
        let resumed = node.agreements().resume(resume).await;
        assert_eq!(refused(resumed), "AGREEMENT_TERMINATED");
    }
    // Whoever ended it knows it; the other one has no agreement with it any more.
    let warns = |told: pb::StatusResponse| told.warnings.iter().any(|it| it.code == "terminated");
    assert!(warns(az.status().await) && !warns(ge.status().await));
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_check_stops_is_not_proposed_either_and_neither_leaves_a_trace() {
    let federation = Federation::start(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let good = share_all("all", &[AZ, GE]);
    let placeholder = good.replace("Memorandum of the test", "TBD");
    let ended = good.replace("2036-01-01", "2026-01-02");
    let stranger = share_all("all", &[AZ, MD]);
    let written = az.status().await.ledger_size;
    for (document, code, field) in [
        (placeholder, "AGREEMENT_INVALID", "legal_basis"),
        (ended, "AGREEMENT_INVALID", "validity.until"),
        (stranger, "PARTY_NOT_ENROLLED", "parties[MD/customs].party"),
    ] {
        let document = document.into_bytes();
        let check = pb::CheckAgreementRequest {
            document: document.clone(),
        };
        let checked = az.agreements().check_agreement(check).await;
        let stops = checked.expect("a check").into_inner().stops;
        let told: Vec<_> = stops.iter().map(|s| (&*s.reason, &*s.field)).collect();
        assert_eq!(told, [(code, field)]);
        let request = pb::ProposeRequest { document };
        let proposed = az.agreements().propose(request).await;
        assert_eq!(refused(proposed), code);
    }
    assert_eq!(az.status().await.ledger_size, written);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_card_is_taken_back_before_the_first_contact_and_not_after_it() {
    let mut az = TestNode::start(AZ).await;
    let wrong = NodeFiles::make(MD);
    az.enrol(&wrong.card).await;
    let remove = || pb::RemovePeerRequest {
        party: MD.to_owned(),
    };
    let removed = az.peers().remove_peer(remove()).await;
    removed.expect("nothing was exchanged yet");
    let twice = az.peers().remove_peer(remove()).await;
    assert_eq!(refused(twice), "NOT_FOUND");
    // A session that was begun meanwhile ends by itself.
    until("nothing to be left of it", || async {
        az.verify().await.is_empty()
    })
    .await;
    // The same card goes in and out again on the running node.
    az.enrol(&wrong.card).await;
    az.peers().remove_peer(remove()).await.expect("as before");
    az.stop().await;
    az.restart().await;
    let mut md = TestNode::start(MD).await;
    az.enrol(&md.files.card).await;
    md.enrol(&az.files.card).await;
    until("a session", || async {
        az.peer(MD).await.state == "connected"
    })
    .await;
    let late = az.peers().remove_peer(remove()).await;
    assert_eq!(refused(late), "PEER_IN_CONTACT");
    let party = MD.to_owned();
    let shown = az.peers().show_peer(pb::ShowPeerRequest { party }).await;
    let shown = shown.expect("a partner").into_inner();
    assert_eq!(shown.contact, md.files.card.contact());
    assert_eq!(shown.addresses, md.files.card.addresses());
    assert!(shown.agreements.is_empty());
    az.stop().await;
    md.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_mailed_through_windows_has_the_fingerprint_that_its_owner_reads_out() {
    let files = NodeFiles::make(AZ);
    let windows = |card: &str| card.replace('\n', "\r\n").into_bytes();
    let own = &files.settings().layout.card;
    std::fs::write(own, windows(files.card.text())).expect("the own card");
    let mut az = TestNode::start_on(files).await;
    let ge = NodeFiles::make(GE);
    let fingerprint = ge.card.fingerprint().to_string();
    let card = windows(ge.card.text());

    let inspect = pb::InspectCardRequest { card: card.clone() };
    let shown = az.peers().inspect_card(inspect).await.expect("a card");
    assert_eq!(shown.into_inner().fingerprint, fingerprint);
    let add = pb::AddPeerRequest {
        card,
        fingerprint: fingerprint.clone(),
    };
    az.peers().add_peer(add).await.expect("enrolled");
    assert_eq!(az.peer(GE).await.fingerprint, fingerprint);
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_of_another_federation_is_refused() {
    let mut az = TestNode::start(AZ).await;
    let dir = tempfile::tempdir().expect("a directory");
    let options = InitOptions::new(
        GE.parse().expect("a party"),
        "other.example".parse().expect("a domain"),
        "administrator".parse().expect("a name"),
    );
    let made = init(
        &dir.path().join("ge"),
        &options,
        &SystemClock,
        &SystemEntropy,
    );
    let card = made.expect("a node's files").card;
    let add = pb::AddPeerRequest {
        card: card.text().as_bytes().to_vec(),
        fingerprint: card.fingerprint().to_string(),
    };
    assert_eq!(refused(az.peers().add_peer(add).await), "OTHER_FEDERATION");
    az.stop().await;
}

//! Records for many, partners and erasures that need two officers.

use ntc_core::identity::officer::Role;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::onward_service_client::OnwardServiceClient;
use ntc_proto::node::v1::peer_service_client::PeerServiceClient;
use ntc_proto::node::v1::query_service_client::QueryServiceClient;
use ntc_tests::federation::share_all;
use ntc_tests::metrics::gauge;
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, TestNode, draft, refused, until};
use tonic::{Response, Status};

use crate::approvals::{Officer, audited, files, two, waits};
use crate::query::{CONTAINER, container, wish};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const KZ: &str = "KZ/customs";

/// A publication by an officer.
async fn publish(by: &Officer, draft: pb::Draft) -> Result<Response<pb::PublishResponse>, Status> {
    let request = pb::PublishRequest {
        draft: Some(draft),
        again: false,
    };
    by.records().publish(request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_for_many_or_of_a_high_marking_is_published_once_a_second_officer_approved_it() {
    let federation = two("broadcast_recipients = 2\nbroadcast_marking = \"AMBER\"").await;
    federation.agree(&share_all("all", &[GE, AZ])).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let anna = Officer::of(az, "anna", &[Role::Publisher]).await;
    let boris = Officer::of(az, "boris", &[Role::Liaison]).await;
    let clara = Officer::of(az, "clara", &[Role::Administrator]).await;
    publish(&anna, draft::seizure("AZ"))
        .await
        .expect("for one partner, at once");
    let mut closed = draft::seizure("AZ");
    closed.handling.as_mut().expect("handling").tlp = 3;
    closed.national.get_or_insert_default().source_reference = "a name".to_owned();
    let asked = waits(publish(&anna, closed.clone()).await);
    assert_eq!(waits(publish(&anna, closed.clone()).await), asked);
    let shown = boris.show(asked.id).await;
    let goes = |line: &pb::ApprovalLine| line.label == format!("goes to {GE}");
    assert!(shown.lines.iter().any(goes), "{:?}", shown.lines);
    assert_eq!(refused(clara.approve(&asked).await), "ROLE_MISSING");
    let twice = publish(&anna, draft::seizure("AZ")).await.expect("alone");
    let twice = twice.into_inner();
    assert!(!twice.duplicate, "a narrow record has no name");
    let before = az.list().await.len();
    let done = boris.approves(&asked).await;
    assert_eq!(
        (done.stage.as_str(), az.list().await.len()),
        ("done", before + 1)
    );
    // Once more it is the record that it is, and needs nobody.
    assert!(!done.about.contains("a name"), "{}", done.about);
    let again = publish(&anna, closed.clone()).await;
    let again = again.expect("known").into_inner();
    assert!(again.duplicate);
    until("the record at the partner", || async {
        ge.list().await.len() == 3
    })
    .await;
    // Of many at once none waits.
    closed.national.get_or_insert_default().source_reference = "another".to_owned();
    let rows = [closed, draft::seizure("AZ")].map(|draft| pb::PublishRequest {
        draft: Some(draft),
        again: false,
    });
    let answers = anna
        .records()
        .publish_stream(tokio_stream::iter(rows))
        .await;
    let mut answers = answers.expect("a stream").into_inner();
    let mut told = Vec::new();
    while let Some(answer) = answers.message().await.expect("an answer") {
        use pb::publish_stream_response::Outcome;
        told.push(match answer.outcome.expect("an outcome") {
            Outcome::Published(_) => "OK".to_owned(),
            Outcome::Refused(refused) => refused.reason,
        });
    }
    assert_eq!(told, ["APPROVAL_NEEDED", "OK"]);
    // A correction that makes it so is no way round.
    let open = publish(&anna, draft::seizure_with_reference("AZ", "case-1")).await;
    let open = open.expect("at once").into_inner();
    let mut wider = draft::seizure_with_reference("AZ", "case-1");
    wider.handling.as_mut().expect("handling").tlp = 3;
    let correct = pb::CorrectRequest {
        id: open.id.clone(),
        draft: Some(wider),
        reason: "a test".to_owned(),
    };
    let mut recalls =
        ntc_proto::node::v1::recall_service_client::RecallServiceClient::new(anna.0.clone());
    let asked = waits(recalls.correct(correct).await);
    let done = boris.approves(&asked).await;
    assert_eq!(done.stage, "done", "{}", done.message);
    // The narrow record gets no name by a correction either, which would be a change.
    let same = pb::CorrectRequest {
        id: twice.id,
        draft: Some(draft::seizure("AZ")),
        reason: "a test".to_owned(),
    };
    let corrected = recalls.correct(same).await;
    assert_eq!(refused(corrected), "NOTHING_CHANGED");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_look_beforehand_says_who_gets_it_counts_and_no_one_else() {
    let az = TestNode::start_on(files("broadcast_recipients = 2")).await;
    let (ge, kz) = (TestNode::start(GE).await, TestNode::start(KZ).await);
    let federation = Federation::of(vec![az, ge, kz]).await;
    federation.agree(&share_all("all", &[GE, AZ, KZ])).await;
    let az = federation.node(AZ);
    let first = Officer::first(az);
    let told = || async {
        let request = pb::PreviewRequest {
            draft: Some(draft::seizure("AZ")),
            again: false,
        };
        let told = first.records().preview(request).await.expect("a look");
        let recipients = told.into_inner().recipients.into_iter();
        recipients.filter(|it| it.entitled).count()
    };
    assert_eq!(told().await, 2);
    waits(publish(&first, draft::seizure("AZ")).await);
    // Enrolled and party to the agreement, and it gets nothing.
    let suspend = pb::SuspendPeerRequest {
        party: KZ.to_owned(),
        reason: "a test".to_owned(),
    };
    az.peers().suspend_peer(suspend).await.expect("at once");
    assert_eq!(told().await, 1);
    let alone = publish(&first, draft::seizure("AZ")).await;
    alone.expect("for one, at once");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_goes_to_nobody_to_whom_it_would_not_have_gone_when_it_was_asked_for() {
    let az = TestNode::start_on(files("broadcast_marking = \"AMBER\"")).await;
    let (ge, kz) = (TestNode::start(GE).await, TestNode::start(KZ).await);
    let federation = Federation::of(vec![az, ge, kz]).await;
    federation.agree(&share_all("all", &[GE, AZ, KZ])).await;
    let az = federation.node(AZ);
    let first = Officer::first(az);
    let boris = Officer::of(az, "boris", &[Role::Liaison]).await;
    let mut closed = draft::seizure_with_reference("AZ", "case-1");
    closed.handling.as_mut().expect("handling").tlp = 3;
    let suspend = pb::SuspendPeerRequest {
        party: KZ.to_owned(),
        reason: "a test".to_owned(),
    };
    az.peers().suspend_peer(suspend).await.expect("at once");
    let asked = waits(publish(&first, closed.clone()).await);
    let resume = pb::ResumePeerRequest {
        party: KZ.to_owned(),
    };
    az.peers().resume_peer(resume).await.expect("at once");
    let ended = boris.approves(&asked).await;
    let told = (ended.stage.as_str(), ended.outcome.as_str());
    assert_eq!(told, ("failed", "APPROVAL_EXPIRED"), "{}", ended.message);
    assert!(az.list().await.is_empty(), "it is not published");

    let again = waits(publish(&first, closed).await);
    assert_eq!(boris.approves(&again).await.stage, "done");
    assert_eq!(az.list().await.len(), 1);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn partners_are_enrolled_and_resumed_by_two_and_suspended_by_one() {
    let az = TestNode::start_on(files("enrolment = true")).await;
    let ge = NodeFiles::make(GE);
    let boris = Officer::of(&az, "boris", &[Role::Administrator]).await;
    let add = pb::AddPeerRequest {
        card: ge.card.text().as_bytes().to_vec(),
        fingerprint: ge.card.fingerprint().to_string(),
    };
    let mut wrong = add.clone();
    wrong.fingerprint = az.files.card.fingerprint().to_string();
    assert_eq!(
        refused(az.peers().add_peer(wrong).await),
        "FINGERPRINT_MISMATCH"
    );
    let asked = waits(az.peers().add_peer(add).await);
    let mut peers = PeerServiceClient::new(az.channel());
    let listed = peers.list_peers(pb::ListPeersRequest {}).await;
    assert!(listed.expect("a list").into_inner().peers.is_empty());
    let shown = boris.show(asked.id).await;
    let fingerprint = ge.card.fingerprint().to_string();
    assert!(shown.lines.iter().any(|line| line.value == fingerprint));
    assert_eq!(boris.approves(&asked).await.stage, "done");
    assert_eq!(az.peer(GE).await.party, GE);
    let suspend = pb::SuspendPeerRequest {
        party: GE.to_owned(),
        reason: "a test".to_owned(),
    };
    az.peers().suspend_peer(suspend).await.expect("at once");
    let resume = pb::ResumePeerRequest {
        party: GE.to_owned(),
    };
    let asked = waits(az.peers().resume_peer(resume).await);
    assert_eq!(az.peer(GE).await.state, "suspended");
    assert_eq!(boris.approves(&asked).await.stage, "done");
    assert_ne!(az.peer(GE).await.state, "suspended");
    az.into_files().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_was_suspended_again_is_not_let_in_by_what_was_asked_for_before() {
    let az = TestNode::start_on(files("enrolment = true")).await;
    let ge = NodeFiles::make(GE);
    let anna = Officer::of(&az, "anna", &[Role::Administrator]).await;
    let boris = Officer::of(&az, "boris", &[Role::Administrator]).await;
    let add = pb::AddPeerRequest {
        card: ge.card.text().as_bytes().to_vec(),
        fingerprint: ge.card.fingerprint().to_string(),
    };
    let asked = waits(az.peers().add_peer(add).await);
    assert_eq!(boris.approves(&asked).await.stage, "done");
    let suspend = || pb::SuspendPeerRequest {
        party: GE.to_owned(),
        reason: "a test".to_owned(),
    };
    let resume = || pb::ResumePeerRequest {
        party: GE.to_owned(),
    };
    az.peers().suspend_peer(suspend()).await.expect("at once");
    let first = waits(az.peers().resume_peer(resume()).await);
    let mut of_anna = PeerServiceClient::new(anna.0.clone());
    let second = waits(of_anna.resume_peer(resume()).await);
    assert_ne!(first, second);
    assert_eq!(boris.approves(&second).await.stage, "done");
    az.peers().suspend_peer(suspend()).await.expect("at once");
    let ended = boris.approves(&first).await;
    let told = (ended.stage.as_str(), ended.outcome.as_str());
    assert_eq!(told, ("failed", "APPROVAL_EXPIRED"), "{}", ended.message);
    assert_eq!(az.peer(GE).await.state, "suspended");

    let again = waits(az.peers().resume_peer(resume()).await);
    assert_eq!(boris.approves(&again).await.stage, "done");
    assert_ne!(az.peer(GE).await.state, "suspended");
    az.into_files().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_erasures_in_a_day_than_one_officer_may_need_a_second() {
    let az = TestNode::start_on(files("erasures_a_day = 2")).await;
    let boris = Officer::of(&az, "boris", &[Role::Administrator]).await;
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(az.publish(draft::seizure("AZ")).await.id);
    }
    az.until_indexed().await;
    let erase = |id: &Vec<u8>, check| pb::EraseRecordRequest {
        id: id.clone(),
        reason: "demanded".to_owned(),
        check,
        ..pb::EraseRecordRequest::default()
    };
    for id in &ids[..2] {
        az.retention()
            .erase_record(erase(id, false))
            .await
            .expect("alone");
    }
    az.retention()
        .erase_record(erase(&ids[2], true))
        .await
        .expect("a look needs nobody");
    let asked = waits(az.retention().erase_record(erase(&ids[2], false)).await);
    assert!(!az.get(&ids[2]).await.expect("a record").erased);
    let done = boris.approves(&asked).await;
    assert_eq!(done.stage, "done", "{}", done.message);
    assert!(az.get(&ids[2]).await.expect("a record").erased);
    // Of what is gone already nothing waits.
    let gone = az.retention().erase_record(erase(&ids[2], false)).await;
    assert_eq!(refused(gone), "NOTHING_TO_ERASE");
    // What was counted is counted after a restart too.
    let mut az = az;
    az.stop().await;
    az.restart().await;
    waits(az.retention().erase_record(erase(&ids[3], false)).await);
    // A node that starts counts at once what one that runs counts now and then.
    az.stop().await;
    az.restart().await;
    until("monitoring to be told", || async {
        gauge(&az.files, "ntc_approvals_waiting") == Some(1)
    })
    .await;
    az.into_files().await;
}

/// The text after one replacement, which must be found.
fn with(document: &str, old: &str, new: &str) -> String {
    assert!(document.contains(old), "{old}");
    document.replacen(old, new, 1)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_to_many_waits_for_a_second_officer_and_one_partner_is_asked_at_once() {
    let az = TestNode::start_on(files("broadcast_recipients = 2")).await;
    let others = [TestNode::start(GE).await, TestNode::start(KZ).await];
    let nodes = std::iter::once(az).chain(others).collect();
    let federation = Federation::of(nodes).await;
    for (id, party) in [("east", KZ), ("west", GE)] {
        federation.agree(&share_all(id, &[AZ, party])).await;
    }
    let az = federation.node(AZ);
    let anna = Officer::of(az, "anna", &[Role::Liaison]).await;
    let boris = Officer::of(az, "boris", &[Role::Liaison]).await;
    let asks = |to: &[&str]| {
        let mut queries = QueryServiceClient::new(anna.0.clone());
        let wish = wish(&[container(CONTAINER)], to);
        async move { queries.ask_partners(wish).await }
    };
    drop(asks(&[GE]).await.expect("one partner, at once"));
    let asked = waits(asks(&[]).await);
    let shown = boris.show(asked.id).await.lines;
    for value in ["every partner that may be asked", "container, ZZZU0000010"] {
        let is_told = shown.iter().any(|line| line.value == value);
        assert!(is_told, "{value} in {shown:?}");
    }
    let kept = || async {
        let mut queries = QueryServiceClient::new(anna.0.clone());
        let listed = queries.list_queries(pb::ListQueriesRequest::default());
        listed.await.expect("a list").into_inner().queries.len()
    };
    assert_eq!(kept().await, 1, "nobody else was asked");
    let done = boris.approves(&asked).await;
    assert_eq!(done.stage, "done");
    assert_eq!(done.about, "query to 2 partners");
    assert_eq!(kept().await, 2);
    let asked = pb::AuditFilter {
        method: "AskPartners".to_owned(),
        outcome: "OK".to_owned(),
        ..pb::AuditFilter::default()
    };
    let lines = audited(az, asked).await;
    let both = |line: &pb::AuditLine| (line.officer.clone(), line.approver.clone());
    assert_eq!(both(&lines[0]), ("anna".to_owned(), "boris".to_owned()));
    assert_eq!(both(&lines[1]), ("anna".to_owned(), String::new()));
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_of_a_high_marking_is_passed_on_once_a_second_officer_approved_it() {
    let az = TestNode::start_on(files("broadcast_marking = \"AMBER\"")).await;
    let others = [TestNode::start(GE).await, TestNode::start(KZ).await];
    let nodes = std::iter::once(az).chain(others).collect();
    let federation = Federation::of(nodes).await;
    let listed = "rule = \"listed\"\nparties = [\"GE/customs\"]";
    let east = with(&share_all("east", &[AZ, KZ]), "rule = \"consent\"", listed);
    let codes = "handling_codes = [\"H1\", \"H2\"]";
    let east = with(&east, codes, "handling_codes = []");
    federation.agree(&east).await;
    federation.agree(&share_all("west", &[AZ, GE])).await;
    let [az, ge, kz] = [AZ, GE, KZ].map(|party| federation.node(party));
    let anna = Officer::of(az, "anna", &[Role::Liaison]).await;
    let boris = Officer::of(az, "boris", &[Role::Liaison]).await;
    let mut closed = draft::seizure("KZ");
    closed.handling.as_mut().expect("handling").tlp = 3;
    let closed = kz.publish(closed).await.id;
    let open = kz.publish(draft::seizure("KZ")).await.id;
    for id in [&closed, &open] {
        until("the record", || async { az.get(id).await.is_some() }).await;
    }
    let passes = |id: &[u8], check| {
        let request = pb::ForwardRequest {
            id: id.to_vec(),
            to: GE.to_owned(),
            check,
            ..pb::ForwardRequest::default()
        };
        let mut onward = OnwardServiceClient::new(anna.0.clone());
        async move { onward.forward(request).await }
    };
    passes(&open, false).await.expect("GREEN, at once");
    passes(&closed, true).await.expect("a look needs nobody");
    let asked = waits(passes(&closed, false).await);
    let to = |line: &pb::ApprovalLine| line.label == "to" && line.value == GE;
    assert!(boris.show(asked.id).await.lines.iter().any(to));
    let carried = || async {
        let listed = ge.list().await.into_iter();
        listed.filter(|it| it.carried_id == closed).count()
    };
    assert_eq!(carried().await, 0);
    assert_eq!(boris.approves(&asked).await.stage, "done");
    until("what is passed on", || async { carried().await == 1 }).await;
    assert_eq!(refused(passes(&closed, false).await), "PASSED_ON_BEFORE");
    federation.stop().await;
}

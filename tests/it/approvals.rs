//! What needs two officers is done once another officer approved the exact request, and not before.

use std::path::{Path, PathBuf};
use std::time::Duration;

use ntc_core::approval::{MAX_OF_ONE, Stage};
use ntc_core::identity::officer::Role;
use ntc_node::approvals::StoredRequest;
use ntc_node::audit::AuditEntry;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::agreement_service_client::AgreementServiceClient;
use ntc_proto::node::v1::approval_service_client::ApprovalServiceClient;
use ntc_proto::node::v1::audit_service_client::AuditServiceClient;
use ntc_proto::node::v1::peer_service_client::PeerServiceClient;
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_tests::federation::{find, share_all};
use ntc_tests::node::{NodeFiles, connect};
use ntc_tests::process::command_of;
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, officer, reason, refused, until};
use tonic::transport::Channel;
use tonic::{Response, Status};
use tonic_types::StatusExt as _;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const KZ: &str = "KZ/customs";
const AGREEMENTS: &str = "agreements = true";

/// Files of a node that asks two officers for something.
pub(crate) fn files(rules: &str) -> NodeFiles {
    let files = NodeFiles::make(AZ);
    files.edit_config(|text| format!("{text}\n[approvals]\n{rules}\n"));
    files
}

/// Two nodes that have enrolled each other, the first of which asks two officers for something.
async fn two(rules: &str) -> Federation {
    let az = TestNode::start_on(files(rules)).await;
    let ge = TestNode::start(GE).await;
    Federation::of(vec![az, ge]).await
}

/// Another officer of the first node.
pub(crate) struct Officer(Channel);

impl Officer {
    pub(crate) async fn of(node: &TestNode, name: &str, roles: &[Role]) -> Self {
        Self(connect(&officer::issue(&node.files, name, roles)).await)
    }

    /// The officer of a profile.
    pub(crate) async fn with(profile: &Path) -> Self {
        Self(connect(profile).await)
    }

    pub(crate) fn first(node: &TestNode) -> Self {
        Self(node.channel())
    }

    pub(crate) fn approvals(&self) -> ApprovalServiceClient<Channel> {
        ApprovalServiceClient::new(self.0.clone())
    }

    fn records(&self) -> RecordServiceClient<Channel> {
        RecordServiceClient::new(self.0.clone())
    }

    pub(crate) async fn list(&self) -> Vec<pb::Approval> {
        let all = pb::ListApprovalsRequest { open: false };
        let listed = self.approvals().list_approvals(all).await;
        listed.expect("a list").into_inner().approvals
    }

    pub(crate) async fn show(&self, id: u64) -> pb::ShowApprovalResponse {
        let request = pb::ShowApprovalRequest { id };
        let shown = self.approvals().show_approval(request).await;
        shown.expect("a request").into_inner()
    }

    pub(crate) async fn approve(
        &self,
        asked: &Asked,
    ) -> Result<Response<pb::ApproveResponse>, Status> {
        let request = pb::ApproveRequest {
            id: asked.id,
            sha256: asked.sha256.clone(),
        };
        self.approvals().approve(request).await
    }

    /// Approves it, and tells how it stands then.
    pub(crate) async fn approves(&self, asked: &Asked) -> pb::Approval {
        let approved = self.approve(asked).await.expect("an approval");
        approved.into_inner().approval.expect("the request")
    }
}

/// What the first officer is told of what waits.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Asked {
    pub(crate) id: u64,
    pub(crate) sha256: Vec<u8>,
}

/// The request that a call left behind, which was not carried out.
pub(crate) fn waits<T>(outcome: Result<Response<T>, Status>) -> Asked {
    let status = outcome.err().expect("it is not done at once");
    assert_eq!(reason(&status), "APPROVAL_PENDING", "{status}");
    let details = status.get_error_details();
    let told = &details.error_info().expect("a reason").metadata;
    let id = told["approval"].strip_prefix('A').expect("a name");
    let asked = Asked {
        id: id.parse().expect("a number"),
        sha256: hex::decode(&told["sha256"]).expect("a hash"),
    };
    let types = format!(
        "ntc approvals approve A{} --hash {}",
        asked.id, told["sha256"]
    );
    assert!(status.message().contains(&types), "{status}");
    asked
}

pub(crate) async fn sign(
    node: &TestNode,
    id: &str,
) -> Result<Response<pb::AgreementResponse>, Status> {
    until("the proposal", || async { find(node, id).await.is_some() }).await;
    let found = find(node, id).await.expect("the proposal");
    let request = pb::SignRequest {
        id: found.id,
        document_sha256: found.document_sha256,
    };
    node.agreements().sign(request).await
}

pub(crate) async fn is_signed(node: &TestNode, id: &str, party: &str) -> bool {
    let found = find(node, id).await.expect("the agreement");
    found
        .parties
        .iter()
        .any(|it| it.party == party && it.signed)
}

/// Has the second node propose something to the first.
async fn proposed(federation: &Federation, id: &str) {
    let document = share_all(id, &[GE, AZ]);
    let proposed = federation.node(GE).officer().propose(&document).await;
    proposed.expect("a proposal");
}

/// Entries of the audit, the newest first.
async fn audited(node: &TestNode, filter: pb::AuditFilter) -> Vec<pb::AuditLine> {
    let request = pb::ListAuditRequest {
        filter: Some(filter),
        ..pb::ListAuditRequest::default()
    };
    let mut audit = AuditServiceClient::new(node.channel());
    let page = audit.list_audit(request).await.expect("a page");
    page.into_inner().entries
}

/// The file of a request.
pub(crate) fn file(node: &TestNode, id: u64) -> PathBuf {
    node.files.data().join(format!("approvals/A{id}"))
}

pub(crate) fn kept(node: &TestNode, id: u64) -> Option<StoredRequest> {
    StoredRequest::from_bytes(&std::fs::read(file(node, id)).ok()?)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_is_signed_when_another_administrator_approves_the_exact_request() {
    let federation = two(AGREEMENTS).await;
    let az = federation.node(AZ);
    proposed(&federation, "two").await;
    let first = Officer::first(az);
    let boris = Officer::of(az, "boris", &[Role::Administrator]).await;
    let clara = Officer::of(az, "clara", &[Role::Publisher, Role::Liaison]).await;
    let asked = waits(sign(az, "two").await);
    // Asked for again it is the same one.
    assert_eq!(waits(sign(az, "two").await), asked);
    let shown = boris.show(asked.id).await;
    let approval = shown.approval.expect("the request");
    assert_eq!(
        (approval.stage.as_str(), approval.requester.as_str()),
        ("waits", "administrator")
    );
    assert!(
        shown
            .lines
            .iter()
            .any(|line| line.value.contains("two version 1"))
    );
    assert!(
        az.status()
            .await
            .warnings
            .iter()
            .any(|it| it.code == "approvals_wait")
    );

    assert_eq!(refused(first.approve(&asked).await), "APPROVAL_OWN");
    assert_eq!(refused(clara.approve(&asked).await), "ROLE_MISSING");
    let mut other = asked.clone();
    other.sha256[0] ^= 1;
    assert_eq!(
        refused(boris.approve(&other).await),
        "APPROVAL_HASH_MISMATCH"
    );
    other.id = 77;
    assert_eq!(refused(boris.approve(&other).await), "APPROVAL_UNKNOWN");
    assert!(!is_signed(az, "two", AZ).await, "nobody approved it");

    let done = boris.approves(&asked).await;
    assert_eq!((done.stage.as_str(), done.outcome.as_str()), ("done", "OK"));
    assert!(is_signed(az, "two", AZ).await);
    let ge = federation.node(GE);
    until("the signature", || is_signed(ge, "two", AZ)).await;
    assert_eq!(refused(boris.approve(&asked).await), "APPROVAL_DECIDED");
    let left = kept(az, asked.id).expect("what became of it");
    assert!(left.body.is_empty() && left.noted == Stage::Done);
    // Whoever looks for the second officer, the request or what it is about finds what both did.
    let lines = |officer: &str, subject: &str| {
        let filter = pb::AuditFilter {
            officer: officer.to_owned(),
            subject: subject.to_owned(),
            method: "Sign".to_owned(),
            ..pb::AuditFilter::default()
        };
        audited(az, filter)
    };
    for (officer, subject) in [("boris", ""), ("boris", "A1"), ("boris", "two"), ("", "A1")] {
        let found = lines(officer, subject).await;
        let newest = found.first().expect("an entry");
        assert_eq!(newest.approver, "boris", "{officer} {subject}");
        assert_eq!(newest.approver_serial.len(), newest.serial.len());
        assert_ne!(newest.approver_serial, newest.serial);
    }
    assert!(lines("clara", "").await.is_empty());

    // Both stand in the audit: who asked, who approved, and what was done.
    let mut federation = federation;
    let files = federation.nodes.remove(0).into_files().await;
    let of = |method: &str| -> Vec<_> {
        let entries = files.audit().into_iter();
        let entries = entries.filter(|entry| entry.method == method);
        let told = |it: AuditEntry| [it.officer, it.approver, it.subject, it.outcome].join("|");
        entries.map(told).collect()
    };
    assert_eq!(
        of("Sign"),
        [
            "administrator||A1 two|APPROVAL_PENDING",
            "administrator||A1 two|APPROVAL_PENDING",
            "administrator|boris|A1 two|BEGUN",
            "administrator|boris|A1 two|OK",
        ]
    );
    let approvals = of("Approve");
    let has = |entry: &str| approvals.iter().any(|it| it == entry);
    assert!(has("boris||A1 two|OK"), "{approvals:?}");
    assert!(has("administrator||A1|APPROVAL_OWN"), "{approvals:?}");
    assert_eq!(approvals.last().unwrap(), "boris||A1|APPROVAL_DECIDED");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_of_an_agreement_that_binds_waits_and_each_that_stops_does_not() {
    let federation = two(AGREEMENTS).await;
    let az = federation.node(AZ);
    let boris = Officer::of(az, "boris", &[Role::Administrator]).await;
    let own = pb::ProposeRequest {
        document: share_all("own", &[AZ, GE]).into_bytes(),
    };
    let asked = waits(az.agreements().propose(own).await);
    assert!(find(az, "own").await.is_none());
    assert_eq!(boris.approves(&asked).await.stage, "done");
    let ge = federation.node(GE);
    sign(ge, "own")
        .await
        .expect("a signature of the other side");
    until("both signatures", || is_signed(az, "own", GE)).await;
    let suspend = pb::SuspendRequest {
        id: "own".to_owned(),
        reason: "a test".to_owned(),
    };
    az.agreements().suspend(suspend).await.expect("at once");
    let state = || async { find(az, "own").await.expect("held").state };
    assert_eq!(state().await, "suspended");
    let resume = pb::ResumeRequest {
        id: "own".to_owned(),
    };
    let asked = waits(az.agreements().resume(resume).await);
    assert_eq!(state().await, "suspended");
    assert_eq!(boris.approves(&asked).await.stage, "done");
    assert_eq!(state().await, "in_force");
    let terminate = pb::TerminateRequest {
        id: "own".to_owned(),
        reason: "a test".to_owned(),
    };
    let asked = waits(az.agreements().terminate(terminate).await);
    assert_eq!(state().await, "in_force");
    assert_eq!(boris.approves(&asked).await.stage, "done");
    assert_eq!(state().await, "terminated");
    // What cannot be done is said at once, and waits for nobody.
    let unknown = pb::ResumeRequest {
        id: "nothing".to_owned(),
    };
    let outcome = az.agreements().resume(unknown).await;
    assert_eq!(refused(outcome), "AGREEMENT_UNKNOWN");
    // What has become impossible is approved, and nothing is done.
    let notice = pb::GiveNoticeRequest {
        id: "own".to_owned(),
        reason: "a test".to_owned(),
    };
    let asked = waits(az.agreements().give_notice(notice).await);
    let failed = boris.approves(&asked).await;
    assert_eq!(
        (failed.stage.as_str(), failed.outcome.as_str()),
        ("failed", "AGREEMENT_TERMINATED")
    );
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_refused_taken_back_or_over_and_then_nothing_is_done() {
    let (clock, ports) = ShiftedClock::ports();
    let mut az = TestNode::stopped(files("agreements = true\nhours = 2"));
    az.try_start(ports).await.expect("the node starts");
    let federation = Federation::of(vec![az, TestNode::start(GE).await]).await;
    let az = federation.node(AZ);
    proposed(&federation, "two").await;
    let first = Officer::first(az);
    let boris = Officer::of(az, "boris", &[Role::Administrator]).await;
    let refuse = |id| pb::RefuseApprovalRequest {
        id,
        reason: "the annex is missing".to_owned(),
    };
    let asked = waits(sign(az, "two").await);
    let told = boris.approvals().refuse_approval(refuse(asked.id)).await;
    let told = told.expect("a refusal").into_inner().approval;
    let told = told.expect("the request");
    assert_eq!(
        (told.stage.as_str(), told.message.as_str()),
        ("refused", "the annex is missing")
    );
    assert_eq!(refused(boris.approve(&asked).await), "APPROVAL_DECIDED");

    let asked = waits(sign(az, "two").await);
    let back = first.approvals().refuse_approval(refuse(asked.id)).await;
    back.expect("who asked takes it back");
    assert_eq!(refused(boris.approve(&asked).await), "APPROVAL_DECIDED");

    let asked = waits(sign(az, "two").await);
    clock.advance(Duration::from_secs(2 * 3600));
    let late = refused(boris.approve(&asked).await);
    assert!(
        ["APPROVAL_EXPIRED", "APPROVAL_DECIDED"].contains(&late.as_str()),
        "{late}"
    );
    until("its bytes to be forgotten", || async {
        kept(az, asked.id).is_some_and(|kept| kept.noted == Stage::Expired && kept.body.is_empty())
    })
    .await;
    assert!(!is_signed(az, "two", AZ).await);
    let stages: Vec<_> = boris.list().await.into_iter().map(|it| it.stage).collect();
    assert_eq!(stages, ["expired", "refused", "refused"]);
    let mut federation = federation;
    let files = federation.nodes.remove(0).into_files().await;
    let last = files.audited("Sign").pop();
    assert_eq!(last.as_deref(), Some("APPROVAL_EXPIRED"), "it is told");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_for_with_a_certificate_that_was_taken_back_is_not_done() {
    let federation = two(AGREEMENTS).await;
    let az = federation.node(AZ);
    proposed(&federation, "two").await;
    let boris = Officer::of(az, "boris", &[Role::Administrator]).await;
    let asked = waits(sign(az, "two").await);
    // A stolen certificate, found out before anybody approved what was asked for with it.
    officer::revoke(&az.files, "administrator");
    assert_eq!(refused(boris.approve(&asked).await), "APPROVAL_REVOKED");
    assert_eq!(boris.list().await[0].stage, "waits");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_and_was_altered_is_never_carried_out() {
    let federation = two(AGREEMENTS).await;
    let az = federation.node(AZ);
    proposed(&federation, "two").await;
    let boris = Officer::of(az, "boris", &[Role::Administrator]).await;
    let asked = waits(sign(az, "two").await);
    let mut altered = kept(az, asked.id).expect("a request");
    let at = altered.body.len() - 1;
    altered.body[at] ^= 1;
    std::fs::write(file(az, asked.id), altered.to_bytes()).expect("an altered file");
    assert_eq!(refused(boris.approve(&asked).await), "CORRUPT");
    // One that hides that by another hash has not the hash that was read.
    altered.sha256 = altered.asked.sha256(&altered.body);
    std::fs::write(file(az, asked.id), altered.to_bytes()).expect("an altered file");
    assert_eq!(
        refused(boris.approve(&asked).await),
        "APPROVAL_HASH_MISMATCH"
    );
    assert!(!is_signed(az, "two", AZ).await);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_officer_cannot_take_every_place() {
    let az = TestNode::start_on(files("enrolment = true")).await;
    let first = Officer::first(&az);
    let ask = |number: usize| pb::AskApprovalRequest {
        act: Some(pb::ask_approval_request::Act::IssueOfficer(
            pb::IssueOfficer {
                name: format!("officer-{number}"),
                roles: vec!["liaison".to_owned()],
            },
        )),
    };
    for number in 0..MAX_OF_ONE {
        first
            .approvals()
            .ask_approval(ask(number))
            .await
            .expect("a place");
    }
    let past = first.approvals().ask_approval(ask(MAX_OF_ONE)).await;
    assert_eq!(refused(past), "APPROVALS_FULL");
    let boris = Officer::of(&az, "boris", &[Role::Administrator]).await;
    let other = boris.approvals().ask_approval(ask(MAX_OF_ONE)).await;
    other.expect("another officer has a place");
    az.into_files().await;
}

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
    let asked = waits(publish(&anna, closed.clone()).await);
    assert_eq!(waits(publish(&anna, closed.clone()).await), asked);
    let shown = boris.show(asked.id).await;
    let goes = |line: &pb::ApprovalLine| line.label == format!("goes to {GE}");
    assert!(shown.lines.iter().any(goes), "{:?}", shown.lines);
    assert_eq!(refused(clara.approve(&asked).await), "ROLE_MISSING");
    let before = az.list().await.len();
    let done = boris.approves(&asked).await;
    assert_eq!(
        (done.stage.as_str(), az.list().await.len()),
        ("done", before + 1)
    );
    // Once more it is the record that it is, and needs nobody.
    let mut named = closed.clone();
    named.national.get_or_insert_default().source_reference = done.about.clone();
    let again = publish(&anna, named).await.expect("known").into_inner();
    assert!(again.duplicate);
    until("the record at the partner", || async {
        ge.list().await.len() == 2
    })
    .await;
    // Of many at once none waits.
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
    az.into_files().await;
}

fn printed(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_on_the_machine_is_done_once_it_was_approved_and_once() {
    let mut az = TestNode::start_on(files("enrolment = true\nkeys = true")).await;
    let first = Officer::first(&az);
    // Made before the rule was set, as the manual says.
    let boris = Officer::of(&az, "boris", &[Role::Administrator]).await;
    let issue = [
        "officer",
        "issue",
        "--name",
        "clara",
        "--roles",
        "publisher",
    ];
    let alone = command_of(&az.files, &issue);
    assert_eq!(alone.status.code(), Some(9), "{}", printed(&alone));
    let asks = "ntc approvals ask officer --name clara --roles publisher";
    assert!(printed(&alone).contains(asks), "{}", printed(&alone));
    let ask = pb::AskApprovalRequest {
        act: Some(pb::ask_approval_request::Act::IssueOfficer(
            pb::IssueOfficer {
                name: "clara".to_owned(),
                roles: vec!["publisher".to_owned()],
            },
        )),
    };
    let asked = first.approvals().ask_approval(ask).await.expect("it waits");
    let asked = asked.into_inner().approval.expect("the request");
    let asked = Asked {
        id: asked.id,
        sha256: asked.sha256,
    };
    assert_eq!(command_of(&az.files, &issue).status.code(), Some(9));
    assert_eq!(refused(first.approve(&asked).await), "APPROVAL_OWN");
    let approved = boris.approves(&asked).await;
    assert_eq!(approved.stage, "approved");
    assert_eq!(
        approved.command,
        "ntc-node officer issue --name clara --roles publisher"
    );
    let wider = [
        "officer",
        "issue",
        "--name",
        "clara",
        "--roles",
        "publisher,auditor",
    ];
    assert_eq!(command_of(&az.files, &wider).status.code(), Some(9));
    let issued = command_of(&az.files, &issue);
    assert!(issued.status.success(), "{}", printed(&issued));
    assert_eq!(command_of(&az.files, &issue).status.code(), Some(9), "once");
    assert_eq!(
        first.show(asked.id).await.approval.expect("it").stage,
        "done"
    );
    // To take a certificate back nobody else is needed.
    let revoked = command_of(&az.files, &["officer", "revoke", "--name", "clara"]);
    assert!(revoked.status.success(), "{}", printed(&revoked));

    // The audit of the node that runs tells of both.
    let issues = done_on_machine(&az, "officer issue").await;
    assert_eq!(issues.len(), 1, "{issues:?}");
    assert!(issues[0].starts_with("administrator|boris|A1 clara publisher "));
    assert_eq!(done_on_machine(&az, "officer revoke").await, ["||clara"]);

    let asked = ask_key(&first, false).await;
    assert_eq!(boris.approves(&asked).await.stage, "approved");
    az.stop().await;
    let rotate = ["key", "rotate", "author", "--yes"];
    // One that does nothing does not use it up.
    let early = command_of(&az.files, &rotate);
    assert_eq!(early.status.code(), Some(1), "{}", printed(&early));
    // A key that no partner knows yet was not what the second officer read.
    let now = ["key", "rotate", "author", "--now", "--yes"];
    let other = command_of(&az.files, &now);
    assert_eq!(other.status.code(), Some(9), "{}", printed(&other));
    let asks = "ntc approvals ask key-rotate author --now";
    assert!(printed(&other).contains(asks), "{}", printed(&other));
    let announced = command_of(&az.files, &["key", "announce", "author"]);
    assert!(announced.status.success(), "{}", printed(&announced));
    let rotated = command_of(&az.files, &rotate);
    assert!(rotated.status.success(), "{}", printed(&rotated));
    let again = command_of(&az.files, &["key", "revoke", "author", "--yes"]);
    assert_eq!(again.status.code(), Some(9), "{}", printed(&again));

    az.restart().await;
    let mut rotations = done_on_machine(&az, "key rotate").await;
    rotations.dedup();
    assert_eq!(rotations, ["administrator|boris|A2 author"]);
    let asked = ask_key(&Officer::first(&az), true).await;
    let boris = Officer::with(&az.files.dir.join("officers/boris")).await;
    let approved = boris.approves(&asked).await;
    assert_eq!(approved.command, "ntc-node key rotate author --now");
    az.stop().await;
    assert_eq!(command_of(&az.files, &rotate).status.code(), Some(9));
    let rotated = command_of(&az.files, &now);
    assert!(rotated.status.success(), "{}", printed(&rotated));
}

/// What was done by a command on the machine, once the audit tells it: who, who approved it, and what it is about.
async fn done_on_machine(node: &TestNode, method: &str) -> Vec<String> {
    let done = pb::AuditFilter {
        method: method.to_owned(),
        outcome: "OK".to_owned(),
        ..pb::AuditFilter::default()
    };
    until("the audit to tell it", || async {
        !audited(node, done.clone()).await.is_empty()
    })
    .await;
    let lines = audited(node, done).await.into_iter();
    lines
        .map(|it| [it.officer, it.approver, it.subject].join("|"))
        .collect()
}

/// Asks for another author key: the announced one, or one that no partner knows yet.
pub(crate) async fn ask_key(by: &Officer, now: bool) -> Asked {
    let change = pb::ChangeKey {
        role: "author".to_owned(),
        revoke: false,
        now,
    };
    let ask = pb::AskApprovalRequest {
        act: Some(pb::ask_approval_request::Act::ChangeKey(change)),
    };
    let asked = by.approvals().ask_approval(ask).await.expect("it waits");
    let asked = asked.into_inner().approval.expect("the request");
    Asked {
        id: asked.id,
        sha256: asked.sha256,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_does_on_the_machine_in_time_is_over_and_the_audit_names_both() {
    let (clock, ports) = ShiftedClock::ports();
    let mut az = TestNode::stopped(files("keys = true\nhours = 2"));
    az.try_start(ports).await.expect("the node starts");
    let boris = Officer::of(&az, "boris", &[Role::Administrator]).await;
    let asked = ask_key(&Officer::first(&az), false).await;
    assert_eq!(boris.approves(&asked).await.stage, "approved");
    clock.advance(Duration::from_secs(2 * 3600));
    until("its time to be over", || async {
        kept(&az, asked.id).is_some_and(|kept| kept.noted == Stage::Failed)
    })
    .await;
    let over = boris.show(asked.id).await.approval.expect("the request");
    assert_eq!(over.outcome, "APPROVAL_EXPIRED");
    assert_eq!(
        over.message,
        "nobody gave the command on the node's machine in time"
    );
    let expired = pb::AuditFilter {
        outcome: "APPROVAL_EXPIRED".to_owned(),
        ..pb::AuditFilter::default()
    };
    until("the audit to tell it", || async {
        !audited(&az, expired.clone()).await.is_empty()
    })
    .await;
    let told = audited(&az, expired).await.remove(0);
    assert_eq!(
        (
            told.officer.as_str(),
            told.approver.as_str(),
            told.subject.as_str()
        ),
        ("administrator", "boris", "A1 author key")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_asked_of_two_where_the_node_is_not_told_so() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let mut agreements = AgreementServiceClient::new(az.channel());
    let terminate = pb::TerminateRequest {
        id: "all".to_owned(),
        reason: "a test".to_owned(),
    };
    agreements.terminate(terminate).await.expect("at once");
    assert!(Officer::first(az).list().await.is_empty());
    federation.stop().await;
}

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
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_tests::federation::{find, share_all};
use ntc_tests::node::{NodeFiles, connect};
use ntc_tests::{Federation, ShiftedClock, TestNode, officer, reason, refused, runbook, until};
use tonic::transport::Channel;
use tonic::{Response, Status};
use tonic_types::StatusExt as _;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const AGREEMENTS: &str = "agreements = true";

/// Files of a node that asks two officers for something.
pub(crate) fn files(rules: &str) -> NodeFiles {
    let files = NodeFiles::make(AZ);
    files.edit_config(|text| format!("{text}\n[approvals]\n{rules}\n"));
    files
}

/// Two nodes that have enrolled each other, the first of which asks two officers for something.
pub(crate) async fn two(rules: &str) -> Federation {
    let az = TestNode::start_on(files(rules)).await;
    let ge = TestNode::start(GE).await;
    Federation::of(vec![az, ge]).await
}

/// Another officer of the first node.
pub(crate) struct Officer(pub(crate) Channel);

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

    pub(crate) fn records(&self) -> RecordServiceClient<Channel> {
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
pub(crate) async fn audited(node: &TestNode, filter: pb::AuditFilter) -> Vec<pb::AuditLine> {
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
    let warnings = az.status().await.warnings;
    assert!(warnings.iter().any(|it| it.code == "approvals_wait"));
    runbook::shows_on("second-officer", &az.files, &["node", "status"]).await;

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

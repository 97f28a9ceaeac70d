//! What two officers do together, as they see it.

use std::collections::HashMap;

use ntc_proto::node::v1::approval_service_server::ApprovalService;
use ntc_proto::node::v1::*;
use tonic::{Code, Request, Response, Status};
use tonic_types::{ErrorDetails, StatusExt};

use crate::desk::Desk;
use crate::fake::Fake;

const TIME: i64 = 1_772_323_200_000;
/// SHA-256 of "test", as the help names it.
const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// A request with all that can be told of one.
pub(crate) fn approval() -> Approval {
    Approval {
        id: 7,
        sort: "agreement".to_owned(),
        method: "GiveNotice".to_owned(),
        about: "az-ge-narcotics".to_owned(),
        requester: "anna".to_owned(),
        asked_ms: TIME,
        until_ms: TIME + 86_400_000,
        sha256: hex::decode(HASH).unwrap(),
        stage: "waits".to_owned(),
        second: "boris".to_owned(),
        decided_ms: TIME,
        outcome: "OK".to_owned(),
        message: "az-ge-narcotics version 1: in_force".to_owned(),
        ended_ms: TIME,
        command: "ntc-node key rotate author".to_owned(),
    }
}

/// One that waits, and of which nothing more is known.
fn waiting() -> Approval {
    Approval {
        second: String::new(),
        decided_ms: 0,
        outcome: String::new(),
        message: String::new(),
        ended_ms: 0,
        command: String::new(),
        ..approval()
    }
}

impl Fake {
    fn as_stage(&self, stage: &str) -> Option<Approval> {
        let first = self.approvals.first().cloned().unwrap_or_else(waiting);
        Some(Approval {
            stage: stage.to_owned(),
            ..first
        })
    }
}

#[tonic::async_trait]
impl ApprovalService for Fake {
    async fn list_approvals(
        &self,
        request: Request<ListApprovalsRequest>,
    ) -> Result<Response<ListApprovalsResponse>, Status> {
        let open = request.into_inner().open;
        self.call(if open { "list_open" } else { "list_all" })?;
        let approvals = self.approvals.clone();
        Ok(Response::new(ListApprovalsResponse { approvals }))
    }

    async fn show_approval(
        &self,
        _: Request<ShowApprovalRequest>,
    ) -> Result<Response<ShowApprovalResponse>, Status> {
        self.call("show_approval")?;
        let line = |depth, label: &str, value: &str| ApprovalLine {
            depth,
            label: label.to_owned(),
            value: value.to_owned(),
        };
        let is_full = !self.approvals.is_empty();
        Ok(Response::new(ShowApprovalResponse {
            unseen: false,
            approval: self.as_stage("waits"),
            lines: vec![
                line(0, "agreement", "az-ge-narcotics"),
                line(
                    1,
                    if is_full { "reason" } else { "" },
                    if is_full { "over" } else { "" },
                ),
            ],
            request: if is_full { vec![1, 2] } else { Vec::new() },
        }))
    }

    async fn approve(
        &self,
        request: Request<ApproveRequest>,
    ) -> Result<Response<ApproveResponse>, Status> {
        self.call("approve")?;
        assert_eq!(hex::encode(request.into_inner().sha256), HASH);
        let stage = self.approved.unwrap_or("done");
        Ok(Response::new(ApproveResponse {
            approval: self.as_stage(stage),
        }))
    }

    async fn refuse_approval(
        &self,
        _: Request<RefuseApprovalRequest>,
    ) -> Result<Response<RefuseApprovalResponse>, Status> {
        self.call("refuse_approval")?;
        Ok(Response::new(RefuseApprovalResponse {
            approval: self.as_stage("refused"),
        }))
    }

    async fn ask_approval(
        &self,
        request: Request<AskApprovalRequest>,
    ) -> Result<Response<AskApprovalResponse>, Status> {
        use ask_approval_request::Act;
        self.call(match request.into_inner().act {
            Some(Act::IssueOfficer(_)) => "ask_officer",
            Some(Act::ChangeKey(change)) if change.revoke => "ask_revoke",
            Some(Act::ChangeKey(_)) => "ask_rotate",
            None => "ask_nothing",
        })?;
        Ok(Response::new(AskApprovalResponse {
            approval: self.as_stage("waits"),
        }))
    }
}

/// The refusal of a call that needs a second officer.
fn pending() -> Status {
    let metadata = [("approval", "A7"), ("sha256", HASH)];
    let metadata = metadata.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let details =
        ErrorDetails::with_error_info("APPROVAL_PENDING", "ntc-node", HashMap::from(metadata));
    let why = format!(
        "it is not done yet: A7 waits for a second officer until 2026-03-02T00:00:00Z, who reads it with `ntc approvals \
         show A7` and approves it with `ntc approvals approve A7 --hash {HASH}`"
    );
    Status::with_error_details(Code::FailedPrecondition, why, details)
}

/// A node that wants two officers for each act.
pub(crate) fn second_officer_needed() -> Fake {
    Fake {
        refuse: Some(pending()),
        ..Fake::default()
    }
}

#[tokio::test]
async fn what_needs_a_second_officer_ends_with_9_and_says_what_that_one_types() {
    let desk = Desk::with(second_officer_needed()).await;
    let ran = desk.ntc("agreement resume az-ge-narcotics").await;
    assert_eq!(ran.exit, 9, "{}", ran.stderr);
    let types = format!("ntc approvals approve A7 --hash {HASH}");
    let told = ran.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains(&types), "{}", ran.stderr);
    assert!(told.contains("[APPROVAL_PENDING]"));
    let ran = desk.ntc("agreement resume az-ge-narcotics --json").await;
    let error: serde_json::Value = serde_json::from_str(&ran.stderr).unwrap();
    let approval = &error["error"]["approval"];
    assert_eq!(
        (approval["id"].as_str(), approval["sha256"].as_str()),
        (Some("A7"), Some(HASH))
    );
}

#[tokio::test]
async fn nothing_is_approved_unless_the_hash_that_was_read_is_that_of_the_request() {
    let desk = Desk::with(Fake::default()).await;
    let other = "0f86d081884c";
    let ran = desk
        .ntc(&format!("approvals approve A7 --hash {other}"))
        .await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("APPROVAL_HASH_MISMATCH"),
        "{}",
        ran.stderr
    );
    let ran = desk.ntc("approvals approve A7").await;
    assert_eq!(ran.exit, 2, "nobody is there to be asked: {}", ran.stderr);
    let ran = desk.ntc("approvals approve A7 --hash 9f86d081884").await;
    assert_eq!(ran.exit, 2, "too short: {}", ran.stderr);
    assert!(!desk.fake.calls().contains(&"approve"));
    let ran = desk.ntc("approvals approve A7 --hash 9F86D081884C").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(
        ran.stdout.trim(),
        "A7 is approved and carried out: give notice az-ge-narcotics."
    );
}

#[tokio::test]
async fn what_was_approved_and_not_done_ends_as_its_reason_says() {
    let failed = Approval {
        outcome: "AGREEMENT_TERMINATED".to_owned(),
        message: "GE ended it for good".to_owned(),
        command: String::new(),
        ..approval()
    };
    let fake = Fake {
        approvals: vec![failed],
        approved: Some("failed"),
        ..Fake::default()
    };
    let desk = Desk::with(fake).await;
    let ran = desk
        .ntc(&format!("approvals approve A7 --hash {HASH}"))
        .await;
    let exit = ntc_core::reason::Reason::AgreementTerminated
        .row()
        .exit
        .code();
    assert_eq!(ran.exit, i32::from(exit));
    let told = "was not carried out to its end";
    assert!(ran.stdout.contains(told) && ran.stdout.contains("ended it for good"));
    let ran = desk.ntc("approvals list").await;
    for word in [
        "A7",
        "waits",
        "anna",
        "give notice",
        "az-ge-narcotics",
        "9f86d081884c",
    ] {
        assert!(ran.stdout.contains(word), "{word}: {}", ran.stdout);
    }
    assert_eq!(desk.fake.calls().last(), Some(&"list_open"));
    desk.ntc("approvals list --all").await;
    assert_eq!(desk.fake.calls().last(), Some(&"list_all"));
}

#[tokio::test]
async fn what_was_approved_and_is_tried_again_ends_as_what_cannot_be_done_now() {
    for (command, exit) in [("", 7), ("ntc-node key rotate author", 0)] {
        let fake = Fake {
            approvals: vec![Approval {
                command: command.to_owned(),
                ..waiting()
            }],
            approved: Some("approved"),
            ..Fake::default()
        };
        let desk = Desk::with(fake).await;
        let approve = format!("approvals approve A7 --hash {HASH}");
        let ran = desk.ntc(&approve).await;
        assert_eq!(ran.exit, exit, "{} {}", ran.stdout, ran.stderr);
        assert!(ran.stdout.contains("A7 is approved"), "{}", ran.stdout);
    }
}

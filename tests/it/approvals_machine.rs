//! What is done on the node's machine and needs two officers: certificates of officers, and signing keys.

use std::time::Duration;

use ntc_core::approval::Stage;
use ntc_core::identity::officer::Role;
use ntc_proto::node::v1 as pb;
use ntc_tests::process::{command_of, printed};
use ntc_tests::{ShiftedClock, TestNode, refused, until};

use crate::approvals::{Asked, Officer, audited, files, kept};

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
    let officer = pb::IssueOfficer {
        name: "clara".to_owned(),
        roles: vec!["publisher".to_owned()],
    };
    let asked = ask(&first, pb::ask_approval_request::Act::IssueOfficer(officer)).await;
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
    // And of what was refused for want of an approval, by the command that was given.
    let refused = pb::AuditFilter {
        method: "officer issue".to_owned(),
        outcome: "APPROVAL_PENDING".to_owned(),
        ..pb::AuditFilter::default()
    };
    let lines = audited(&az, refused).await;
    let subjects: Vec<_> = lines.iter().map(|line| line.subject.as_str()).collect();
    let one = issue.join(" ");
    // The command that would be approved names the roles in their order.
    let other = wider
        .join(" ")
        .replace("publisher,auditor", "auditor,publisher");
    let commands = [&one, &other, &one, &one].map(|line| format!("ntc-node {line}"));
    assert_eq!(subjects, commands, "the newest first");

    // What is no act for two leaves its lines as well.
    for command in ["card", "renew"] {
        let done = command_of(&az.files, &[command]);
        assert!(done.status.success(), "{}", printed(&done));
        assert_eq!(done_on_machine(&az, command).await.len(), 1, "{command}");
    }

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
    ask(by, pb::ask_approval_request::Act::ChangeKey(change)).await
}

async fn ask(by: &Officer, act: pb::ask_approval_request::Act) -> Asked {
    let ask = pb::AskApprovalRequest { act: Some(act) };
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

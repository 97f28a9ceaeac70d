//! The way to the node, and all that can be wrong with it.

use tokio::net::TcpListener;
use tokio::process::Command;
use tonic::Code;

use crate::desk::{Desk, run};
use crate::fake::{Fake, refusal};
use crate::pki::{Authority, mode};

#[tokio::test]
async fn without_a_profile_the_officer_is_told_where_one_comes_from() {
    let ran = run(
        Command::new(env!("CARGO_BIN_EXE_ntc"))
            .args(["node", "status"])
            .env_remove("NTC_PROFILE")
            .env("XDG_CONFIG_HOME", "/nowhere"),
        "",
    )
    .await;
    assert_eq!(ran.exit, 2, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stderr, @r"
    error: no profile to connect with
      why:     /nowhere/ntc is not there
      do this: name the directory that your node's administrator issued to you: --profile DIR or NTC_PROFILE=DIR
    ");
}

#[tokio::test]
async fn a_key_that_others_can_read_is_not_used() {
    let desk = Desk::with(Fake::default()).await;
    mode(&desk.file("officer.key"), 0o640);
    let ran = desk.ntc("node status").await;
    assert_eq!(ran.exit, 5, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("mode 0640: others can read it"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("do this: chmod 600 "), "{}", ran.stderr);
}

#[tokio::test]
async fn a_node_that_is_not_there_is_unavailable() {
    let desk = Desk::with(Fake::default()).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    let ran = desk
        .ntc(&format!(
            "node status --node {address} --server-name node.test"
        ))
        .await;
    assert_eq!(ran.exit, 7, "{}", ran.stderr);
    assert!(ran.stderr.contains("was not reached"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("nothing listens there"),
        "{}",
        ran.stderr
    );
}

#[tokio::test]
async fn a_node_of_another_authority_is_not_spoken_to() {
    let desk = Desk::with(Fake::default()).await;
    let other = Authority::new();
    desk.write("ca.pem", other.certificate.pem());
    let ran = desk.ntc("node status").await;
    assert_eq!(ran.exit, 5, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("is not the one of your node"),
        "{}",
        ran.stderr
    );
    let ran = desk.ntc("doctor").await;
    assert!(ran.stdout.contains("[not_your_node]"), "{}", ran.stdout);
    assert!(desk.fake.calls().is_empty());
}

#[tokio::test]
async fn a_node_under_another_name_is_not_spoken_to() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("node status --server-name other.test").await;
    assert_eq!(ran.exit, 5, "{}", ran.stderr);
    assert!(desk.fake.calls().is_empty());
}

#[tokio::test]
async fn an_officer_of_another_authority_is_told_that_the_certificate_is_not_accepted() {
    let desk = Desk::with(Fake::default()).await;
    let other = Authority::new();
    let directory = tempfile::TempDir::new().unwrap();
    other.profile(directory.path(), &desk.address.to_string(), &desk.authority);
    let profile = directory.path().display();
    let ran = desk.ntc(&format!("--profile {profile} node status")).await;
    assert_eq!(ran.exit, 5, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("does not accept your certificate"),
        "{}",
        ran.stderr
    );
    let ran = desk.ntc(&format!("--profile {profile} doctor")).await;
    assert!(ran.stdout.contains("[not_accepted]"), "{}", ran.stdout);
    assert!(desk.fake.calls().is_empty());
}

#[tokio::test]
async fn every_kind_of_refusal_has_its_exit_code() {
    for (code, reason, exit) in [
        (Code::InvalidArgument, "CODE_UNKNOWN", 3),
        (Code::PermissionDenied, "NO_AGREEMENT", 4),
        (Code::PermissionDenied, "ROLE_MISSING", 5),
        (Code::NotFound, "NOT_FOUND", 6),
        (Code::Unavailable, "READ_ONLY", 7),
        (Code::DataLoss, "CORRUPT", 8),
        (Code::Internal, "INTERNAL", 1),
        (Code::NotFound, "A_CODE_OF_A_NEWER_NODE", 6),
    ] {
        let fake = Fake {
            refuse: Some(refusal(code, reason, "", "no")),
            ..Fake::default()
        };
        let desk = Desk::with(fake).await;
        let ran = desk.ntc("node status").await;
        assert_eq!(ran.exit, exit, "{reason}: {}", ran.stderr);
        assert!(
            ran.stderr.contains(&format!("[{reason}]")),
            "{}",
            ran.stderr
        );
    }
}

#[tokio::test]
async fn programs_read_errors_as_json() {
    let fake = Fake {
        refuse: Some(refusal(
            Code::PermissionDenied,
            "ROLE_MISSING",
            "",
            "you lack the role auditor",
        )),
        ..Fake::default()
    };
    let desk = Desk::with(fake).await;
    let ran = desk.ntc("--json node status").await;
    assert!(ran.stdout.is_empty());
    let value: serde_json::Value = serde_json::from_str(&ran.stderr).unwrap();
    assert_eq!(value["error"]["exit"], 5);
    assert_eq!(value["error"]["reason"], "ROLE_MISSING");
}

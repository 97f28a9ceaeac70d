//! What is asked at a terminal before something is done that cannot be taken back.

use std::io::Write as _;
use std::process::Stdio;

use ntc_proto::node::v1::{PublishResponse, Recipient};
use tokio::process::Command;

use crate::desk::{Desk, Ran};
use crate::fake::Fake;
use crate::full::DRAFT;
use crate::publishing::georgia;

const PUBLISH: &str = "alert publish seizure.toml";

/// Runs `ntc` at a terminal where somebody types.
async fn typed(desk: &Desk, line: &str, answer: &str) -> Ran {
    let (mut near, far) = crate::terminal::terminal();
    near.write_all(answer.as_bytes()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntc"));
    command
        .args(line.split_whitespace())
        .env("NTC_PROFILE", desk.file(""))
        .env("NO_COLOR", "1")
        .current_dir(desk.file(""))
        .stdin(far)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let output = command.output().await.unwrap();
    Ran {
        exit: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn recipient(entitled: bool) -> Recipient {
    Recipient {
        party: "UA/state-customs-service".into(),
        entitled,
        reason: if entitled { "" } else { "NO_AGREEMENT" }.into(),
        ..Recipient::default()
    }
}

/// A desk whose node would tell these of what is published.
async fn desk(recipients: Vec<Recipient>, duplicate: bool) -> Desk {
    let desk = Desk::with(Fake {
        published: PublishResponse {
            id: vec![7; 16],
            recipients,
            duplicate,
            ..PublishResponse::default()
        },
        ..georgia()
    })
    .await;
    desk.write("seizure.toml", DRAFT);
    desk
}

#[tokio::test]
async fn an_alert_that_nobody_would_get_is_published_only_after_a_yes() {
    for nobody in [Vec::new(), vec![recipient(false), recipient(false)]] {
        let enrolled = !nobody.is_empty();
        let desk = desk(nobody, false).await;
        for answer in ["no\n", "\n", "y\n", "YES\n"] {
            let ran = typed(&desk, PUBLISH, answer).await;
            assert_eq!(ran.exit, 1, "{answer:?}: {}", ran.stderr);
            assert!(
                ran.stderr.contains("Nobody would get it."),
                "{}",
                ran.stderr
            );
            let why = if enrolled {
                "no agreement"
            } else {
                "No partner is enrolled"
            };
            assert!(ran.stderr.contains(why), "{}", ran.stderr);
            assert_eq!(ran.stdout, "");
        }
        assert_eq!(desk.fake.calls(), ["preview"; 4], "nothing was published");
        let ran = typed(&desk, PUBLISH, "yes\n").await;
        assert_eq!(ran.exit, if enrolled { 4 } else { 0 }, "{}", ran.stderr);
        assert!(ran.stdout.starts_with("Published "), "{}", ran.stdout);
        assert_eq!(desk.fake.calls()[4..], ["preview", "publish"]);
    }
}

#[tokio::test]
async fn nobody_is_asked_where_somebody_gets_it_or_nothing_would_be_written() {
    for (recipients, duplicate, exit) in [
        (vec![recipient(false), recipient(true)], false, 0),
        (vec![recipient(false)], true, 4),
    ] {
        let desk = desk(recipients, duplicate).await;
        let ran = typed(&desk, PUBLISH, "").await;
        assert_eq!(ran.exit, exit, "{}", ran.stderr);
        assert!(!ran.stderr.contains("Nobody would"), "{}", ran.stderr);
        assert_eq!(desk.fake.calls(), ["preview", "publish"]);
    }
}

#[tokio::test]
async fn a_program_is_not_asked_and_learns_from_the_exit_code_that_nobody_gets_it() {
    let desk = desk(vec![recipient(false)], false).await;
    let ran = typed(&desk, "alert publish seizure.toml --json", "").await;
    assert_eq!(ran.exit, 4, "{}", ran.stderr);
    let ran = desk.ntc(PUBLISH).await;
    assert_eq!(ran.exit, 4, "{}", ran.stderr);
    assert!(ran.stdout.contains("Nobody gets it."), "{}", ran.stdout);
    assert_eq!(desk.fake.calls(), ["publish"; 2]);
}

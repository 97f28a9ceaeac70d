//! Corrections and retractions, as officers order and follow them.

use ntc_proto::node::v1::recall_service_server::RecallService;
use ntc_proto::node::v1::*;
use tonic::{Request, Response, Status};

use crate::desk::Desk;
use crate::fake::Fake;
use crate::reading::ID;

const OTHER: [u8; 16] = [
    1, 0x93, 0xb5, 0xa0, 0x7c, 0x20, 0x7d, 0x2f, 0x8a, 0x3b, 0x4c, 0x5d, 0x6e, 0x7f, 0x80, 0x91,
];

#[tonic::async_trait]
impl RecallService for Fake {
    async fn correct(
        &self,
        request: Request<CorrectRequest>,
    ) -> Result<Response<CorrectResponse>, Status> {
        self.call("correct")?;
        let request = request.into_inner();
        self.drafts.lock().unwrap().push(request.draft.unwrap());
        Ok(Response::new(CorrectResponse {
            id: OTHER.to_vec(),
            version: 2,
            recipients: self.published.recipients.clone(),
            warnings: self.published.warnings.clone(),
        }))
    }

    async fn retract(
        &self,
        request: Request<RetractRequest>,
    ) -> Result<Response<RetractResponse>, Status> {
        self.call("retract")?;
        let holders = self.recall.holders.iter().map(|it| it.party.clone());
        Ok(Response::new(RetractResponse {
            id: OTHER.to_vec(),
            records: vec![request.into_inner().id],
            holders: holders.clone().collect(),
            unable: holders.take(1).collect(),
        }))
    }

    async fn recall_status(
        &self,
        _: Request<RecallStatusRequest>,
    ) -> Result<Response<RecallStatusResponse>, Status> {
        self.call("recall_status")?;
        Ok(Response::new(self.recall.clone()))
    }

    async fn act_on_recall(
        &self,
        request: Request<ActOnRecallRequest>,
    ) -> Result<Response<ActOnRecallResponse>, Status> {
        let name = if request.into_inner().changed {
            "acted"
        } else {
            "not_acted"
        };
        self.call(name)?;
        Ok(Response::new(ActOnRecallResponse { id: OTHER.to_vec() }))
    }

    async fn keep(&self, _: Request<KeepRequest>) -> Result<Response<KeepResponse>, Status> {
        self.call("keep")?;
        Ok(Response::new(KeepResponse { id: OTHER.to_vec() }))
    }
}

/// A record that is withdrawn, and whom it went to: one has obeyed, one keeps it, one was not told.
pub(crate) fn recalled() -> RecallStatusResponse {
    let holder = |party: &str| RecallHolder {
        party: party.to_owned(),
        ..RecallHolder::default()
    };
    let since = 1_772_323_200_000;
    RecallStatusResponse {
        standing: "retracted".to_owned(),
        by: OTHER.to_vec(),
        since_ms: since,
        origin: "GE/revenue-service".to_owned(),
        reason: "wrong_subject".to_owned(),
        reason_text: "another vehicle of that name".to_owned(),
        holders: vec![
            RecallHolder {
                told: true,
                told_ms: since + 60_000,
                applied_ms: since + 120_000,
                erased_ms: since + 180_000,
                acted: "yes".to_owned(),
                ..holder("AZ/state-customs-committee")
            },
            RecallHolder {
                told: true,
                applied_ms: since + 240_000,
                kept_ms: since + 300_000,
                ground: "case 114".to_owned(),
                passed_on: vec![RecallHolder {
                    outstanding_since_ms: since,
                    ..holder("MD/customs-service")
                }],
                ..holder("KZ/customs")
            },
            RecallHolder {
                outstanding_since_ms: since,
                ..holder("UZ/customs-committee")
            },
            RecallHolder {
                told: true,
                applied_ms: since + 60_000,
                erased_ms: since + 120_000,
                outstanding_since_ms: since,
                held_after_erased_ms: since + 7_200_000,
                ..holder("TR/customs")
            },
        ],
        opened: vec![Opener {
            officer: "rustam".to_owned(),
            at_ms: since - 3_600_000,
        }],
    }
}

async fn desk() -> Desk {
    Desk::with(Fake {
        recall: recalled(),
        ..Fake::default()
    })
    .await
}

/// A row of a table, its cells two blanks apart.
pub(crate) fn apart(row: &str) -> String {
    let cells = row
        .split("  ")
        .map(str::trim)
        .filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join("  ")
}

#[tokio::test]
async fn who_obeyed_stands_beside_who_is_owed() {
    let desk = desk().await;
    let ran = desk.ntc(&format!("recall status {ID}")).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let head = format!(
        "GE/revenue-service withdrew {} at 2026-03-01 00:00 UTC.",
        ID.get(..18).unwrap()
    );
    assert!(ran.stdout.starts_with(&head), "{}", ran.stdout);
    let why = " Why: It names somebody or something else: another vehicle of that name\n";
    assert!(ran.stdout.contains(why), "{}", ran.stdout);
    let at = |minute: u8| format!("2026-03-01 00:0{minute}");
    let none = || "-".to_owned();
    for cells in [
        [
            "AZ/state-customs-committee".to_owned(),
            at(1),
            at(2),
            at(3),
            "yes, undone".to_owned(),
            none(),
        ],
        [
            "KZ/customs".to_owned(),
            "yes".to_owned(),
            at(4),
            format!("kept, {}", at(5)),
            none(),
            none(),
        ],
        [
            "UZ/customs-committee".to_owned(),
            none(),
            none(),
            none(),
            none(),
            at(0),
        ],
    ] {
        let row = cells.join("  ");
        let mut rows = ran.stdout.lines().map(apart);
        assert!(rows.any(|told| told == row), "{row}\n{}", ran.stdout);
    }
    let contradicted = "TR/customs said that it destroyed the alert at 2026-03-01 00:02 UTC, and that it had it at \
                        2026-03-01 02:00 UTC: ask it what it holds.";
    assert!(ran.stdout.contains(contradicted), "{}", ran.stdout);

    let ran = desk.ntc(&format!("recall status {ID} --json")).await;
    let told: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(told["standing"], "retracted");
    assert_eq!(told["reason"], "wrong_subject");
    assert!(told["holders"][0]["outstanding_since"].is_null());
    assert!(told["holders"][0]["held_after_erased"].is_null());
    assert_eq!(
        told["holders"][3]["held_after_erased"],
        "2026-03-01T02:00:00.000Z"
    );
    assert!(told["holders"][2]["told_at"].is_null());
}

#[tokio::test]
async fn a_retraction_is_not_sent_unasked_and_names_whom_to_call() {
    let desk = desk().await;
    let line = format!("alert retract {ID} --reason wrong_subject");
    let ran = desk.ntc(&line).await;
    assert_ne!(ran.exit, 0, "nobody could answer");
    assert!(ran.stderr.contains("--yes"), "{}", ran.stderr);
    let ran = desk
        .ntc(&format!("alert retract {ID} --reason bored --yes"))
        .await;
    assert!(
        ran.stderr.contains("wrong_subject, duplicate"),
        "{}",
        ran.stderr
    );
    assert!(!desk.fake.calls().contains(&"retract"));
    let ran = desk.ntc(&format!("{line} --yes")).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let call = "AZ/state-customs-committee   cannot read retractions: call them";
    assert!(ran.stdout.contains(call), "{}", ran.stdout);
    assert!(!ran.stdout.contains("KZ/customs   cannot"));
    let next = format!("ntc recall status {ID}\n");
    assert!(ran.stdout.ends_with(&next), "whole: {}", ran.stdout);
}

#[tokio::test]
async fn an_officer_says_whether_something_was_undone() {
    let desk = desk().await;
    let line = format!("recall acted {ID} GE/revenue-service --undone");
    for (undone, call) in [("yes", "acted"), ("no", "not_acted")] {
        let ran = desk.ntc(&format!("{line} {undone}")).await;
        assert_eq!(ran.exit, 0, "{}", ran.stderr);
        assert_eq!(desk.fake.calls().pop(), Some(call));
    }
    let ran = desk.ntc(&format!("{line} perhaps")).await;
    assert_ne!(ran.exit, 0);
}

//! What came of alerts, and what is owed, as officers tell and see it.

use ntc_core::model::kind::RecordKind;
use ntc_proto::node::v1::inbox_service_server::InboxService;
use ntc_proto::node::v1::outcome_service_server::OutcomeService;
use ntc_proto::node::v1::*;
use tonic::{Code, Request, Response, Status};

use crate::desk::Desk;
use crate::fake::{Fake, refusal};
use crate::queries::met;
use crate::reading::ID;
use crate::recalls::apart;

const TOLD: [u8; 16] = [
    1, 0x93, 0xb5, 0xa0, 0x7c, 0x21, 0x7d, 0x2f, 0x8a, 0x3b, 0x4c, 0x5d, 0x6e, 0x7f, 0x80, 0x91,
];

#[tonic::async_trait]
impl OutcomeService for Fake {
    async fn report_outcome(
        &self,
        request: Request<ReportOutcomeRequest>,
    ) -> Result<Response<ReportOutcomeResponse>, Status> {
        self.call("report_outcome")?;
        self.reported.lock().unwrap().push(request.into_inner());
        Ok(Response::new(ReportOutcomeResponse {
            id: TOLD.to_vec(),
            told: "GE/revenue-service".to_owned(),
        }))
    }

    async fn show_outcomes(
        &self,
        _: Request<ShowOutcomesRequest>,
    ) -> Result<Response<ShowOutcomesResponse>, Status> {
        self.call("show_outcomes")?;
        if let Some(status) = &self.no_outcomes {
            return Err(status.clone());
        }
        Ok(Response::new(self.outcomes.clone()))
    }
}

#[tonic::async_trait]
impl InboxService for Fake {
    async fn list_owed(
        &self,
        request: Request<ListOwedRequest>,
    ) -> Result<Response<ListOwedResponse>, Status> {
        self.call("list_owed")?;
        let only_due = request.into_inner().overdue;
        let owed = self.outcomes.owed.iter();
        Ok(Response::new(ListOwedResponse {
            owed: owed
                .filter(|owed| owed.overdue || !only_due)
                .cloned()
                .collect(),
            next_page: vec![7; 9],
            // Where nothing is owed nothing waits at all.
            met: self
                .outcomes
                .owed
                .first()
                .map(|_| met())
                .into_iter()
                .collect(),
            met_more: 2,
        }))
    }

    async fn show_thread(
        &self,
        _: Request<ShowThreadRequest>,
    ) -> Result<Response<ShowThreadResponse>, Status> {
        self.call("show_thread")?;
        Ok(Response::new(self.thread.clone()))
    }
}

/// An alert of which one party said what came, one is late, one has time, and one has not got it.
pub(crate) fn came() -> ShowOutcomesResponse {
    let minute = 60_000;
    let since = 1_772_323_200_000;
    let owed = |by: &str, due: i64| Owed {
        id: TOLD.to_vec(),
        origin: "GE/revenue-service".to_owned(),
        by: by.to_owned(),
        due_ms: since + due * minute,
        received: true,
        task: "outcome".to_owned(),
        level: "running".to_owned(),
        ..Owed::default()
    };
    ShowOutcomesResponse {
        unseen: 0,
        origin: "GE/revenue-service".to_owned(),
        outcomes: vec![Outcome {
            party: "AZ/state-customs-committee".to_owned(),
            id: TOLD.to_vec(),
            result: "no_offence".to_owned(),
            at_ms: since,
        }],
        owed: vec![
            Owed {
                overdue: true,
                ..owed("KZ/customs", 1)
            },
            owed("UZ/customs-committee", 2),
            Owed {
                received: false,
                ..owed("TR/trade-ministry", 3)
            },
        ],
    }
}

async fn desk() -> Desk {
    Desk::with(Fake {
        outcomes: came(),
        ..Fake::default()
    })
    .await
}

#[tokio::test]
async fn who_said_what_stands_beside_who_owes_it() {
    let ran = desk().await.ntc(&format!("outcome {ID}")).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for row in [
        "AZ/state-customs-committee  No offence  2026-03-01 00:00  0193b5a0-7c21-7d2f",
        "KZ/customs  overdue  due 2026-03-01 00:01  -",
        "UZ/customs-committee  owed  due 2026-03-01 00:02  -",
        "TR/trade-ministry  has not signed for the alert  due 2026-03-01 00:03  -",
    ] {
        let mut rows = ran.stdout.lines().map(apart);
        assert!(rows.any(|told| told == row), "{row}\n{}", ran.stdout);
    }
    let ran = Desk::with(Fake::default())
        .await
        .ntc(&format!("outcome {ID}"))
        .await;
    assert!(ran.stdout.contains("nobody owes it"), "{}", ran.stdout);
}

#[tokio::test]
async fn what_is_due_later_is_listed_when_it_is_asked_for() {
    let desk = desk().await;
    let ran = desk.ntc("overdue").await;
    assert!(ran.stdout.contains("KZ/customs") && !ran.stdout.contains("UZ/customs"));
    assert!(ran.stdout.contains("--page 070707070707070707"));
    let ran = desk.ntc("overdue --all --json").await;
    let told: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let owed = told["owed"].as_array().unwrap();
    assert_eq!(owed.len(), 3);
    assert_eq!(owed[2]["received"], false);
    let ran = Desk::with(Fake::default()).await.ntc("overdue").await;
    assert!(
        ran.stdout.starts_with("Nothing is overdue"),
        "{}",
        ran.stdout
    );
}

#[tokio::test]
async fn an_outcome_carries_what_the_officer_said_and_a_wrong_word_is_not_sent() {
    let desk = desk().await;
    let line = format!("outcome {ID} --result");
    let ran = desk
        .ntc(&format!(
            "{line} seizure --happened 2026-02-03 --reference AZ-114 --category narcotic --substance cocaine \
             --quantity 42.5 --unit KGM"
        ))
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let sent = desk.fake.reported.lock().unwrap().pop().unwrap();
    let (event, goods) = (sent.event.unwrap(), sent.goods.unwrap());
    assert_eq!(event.result.unwrap().code, "seizure");
    assert_eq!(event.reference, "AZ-114");
    assert_eq!(goods.items[0].substance, "cocaine");
    assert_eq!(goods.items[0].unit, "KGM");
    for wrong in [
        format!("{line} lost"),
        format!("{line} seizure --quantity 42.5"),
        format!("outcome {ID} --text nothing"),
    ] {
        assert_ne!(desk.ntc(&wrong).await.exit, 0, "{wrong}");
    }
    assert_eq!(desk.fake.calls(), ["report_outcome"]);
}

#[tokio::test]
async fn an_alert_is_shown_with_what_came_of_it_and_a_notice_without() {
    for (kind, is_told) in [
        (RecordKind::ConsignmentAlert, true),
        (RecordKind::SeizureNotice, false),
    ] {
        let desk = Desk::with(Fake {
            record: GetResponse {
                kind: kind as i32,
                ..crate::reading::held()
            },
            outcomes: came(),
            ..Fake::default()
        })
        .await;
        let ran = desk.ntc(&format!("alert show {ID}")).await;
        let row =
            apart("AZ/state-customs-committee  No offence  2026-03-01 00:00  0193b5a0-7c21-7d2f");
        let is_shown = ran.stdout.lines().map(apart).any(|told| told == row);
        assert_eq!(is_shown, is_told, "{}", ran.stdout);
        let ran = desk.ntc(&format!("alert show {ID} --json")).await;
        let told: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        assert_eq!(told["outcomes"][0]["result"] == "no_offence", is_told);
        assert_eq!(told["outcomes_owed"][0]["by"] == "KZ/customs", is_told);
    }
}

#[tokio::test]
async fn an_alert_is_shown_also_where_its_outcomes_cannot_be() {
    let desk = Desk::with(Fake {
        record: GetResponse {
            kind: RecordKind::ConsignmentAlert as i32,
            ..crate::reading::held()
        },
        no_outcomes: Some(refusal(
            Code::Unavailable,
            "INDEX_BEHIND",
            "",
            "it is behind",
        )),
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc(&format!("alert show {ID}")).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert!(
        ran.stdout.contains("What came of it cannot be told now"),
        "{}",
        ran.stdout
    );
}

#[tokio::test]
async fn the_inbox_says_what_partners_asked_about_and_own_lists_have_and_what_hits_owe() {
    let desk = Desk::with(crate::full::fake("")).await;
    let listed = desk.ntc("inbox").await.stdout;
    for text in [
        "GE/revenue-service asked about Anna Eriksson",
        "subjects 7 (anna: ask before you act); subjects 12 (anna)",
        "and 2 more; ntc query list",
        "what came of it is owed until 2026-03-01 08:00",
        "To tell it: ntc hit outcome HIT --result CODE",
    ] {
        assert!(listed.contains(text), "{text}\n{listed}");
    }
    let document = desk.ntc("inbox --json").await.stdout;
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    let asked = &document["asked"];
    assert_eq!(asked["more"], 2);
    assert_eq!(asked["listed"][0]["entries"][0]["contact_first"], true);
    assert_eq!(document["outcomes"][0]["id"], "H12");
}

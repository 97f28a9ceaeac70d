//! What was exchanged in numbers, and who is told of what happens.

use ntc_proto::node::v1::notify_service_server::NotifyService;
use ntc_proto::node::v1::stats_service_server::StatsService;
use ntc_proto::node::v1::*;
use tonic::{Request, Response, Status};

use crate::desk::Desk;
use crate::fake::Fake;

const AT: i64 = 1_764_000_000_000;

#[tonic::async_trait]
impl StatsService for Fake {
    async fn count(&self, _: Request<CountRequest>) -> Result<Response<CountResponse>, Status> {
        self.call("count")?;
        Ok(Response::new(self.counted.clone()))
    }
}

#[tonic::async_trait]
impl NotifyService for Fake {
    async fn list_hooks(
        &self,
        _: Request<ListHooksRequest>,
    ) -> Result<Response<ListHooksResponse>, Status> {
        self.call("list_hooks")?;
        let hooks = self.hooks.clone();
        Ok(Response::new(ListHooksResponse { hooks }))
    }
}

fn code(code: &str, count: u64) -> CodeCount {
    let code = code.to_owned();
    CodeCount { code, count }
}

fn records(name: &str) -> RecordCount {
    RecordCount {
        name: name.to_owned(),
        sent: 3,
        signed: 2,
        refused_there: 1,
        accepted: 5,
        refused_here: 1,
    }
}

/// What was exchanged with one partner.
pub(crate) fn counted() -> CountResponse {
    CountResponse {
        unseen: 0,
        from_ms: AT,
        until_ms: AT + 86_400_000,
        pairs: vec![Pair {
            party: "MD/customs-service".into(),
            kinds: vec![records("ConsignmentAlert")],
            categories: vec![records("narcotic")],
            refused_here: vec![code("TIME_IN_FUTURE", 1)],
            refused_there: vec![code("NO_AGREEMENT", 1)],
            clocks: vec![Clock {
                by: "MD/customs-service".into(),
                task: "outcome".into(),
                owed: 4,
                told: 3,
                in_time: 2,
                median_ms: Some(3_900_000),
                p90_ms: Some(90_000_000),
                results: vec![code("no_offence", 2), code("seizure", 1)],
            }],
            own_overdue: 1,
            partners_overdue: 2,
            recalled: 2,
            recalls_outstanding: 1,
            amounts: vec![
                seized("MD/customs-service", "quantity", "KGM", "measured", "42.5"),
                seized("MD/customs-service", "value", "USD", "", "2000000"),
                seized("GE/revenue-service", "untold", "", "", ""),
            ],
        }],
        index_behind: 0,
    }
}

fn seized(by: &str, measure: &str, unit: &str, basis: &str, total: &str) -> Amount {
    Amount {
        by: by.into(),
        of: "SeizureNotice".into(),
        goods: "cocaine".into(),
        measure: measure.into(),
        unit: unit.into(),
        basis: basis.into(),
        total: total.into(),
        count: 3,
    }
}

/// One that is told, and one that takes nothing.
pub(crate) fn hooks() -> Vec<Hook> {
    let told = Hook {
        name: "national".into(),
        way: "webhook".into(),
        host: "alerts.customs.example".into(),
        told: 12,
        last_told_ms: AT,
        behind: 0,
        missed: "more became overdue than is kept".into(),
        ..Hook::default()
    };
    let waits = Hook {
        name: "desk".into(),
        way: "mail".into(),
        host: "mail.customs.example".into(),
        behind: 7,
        waiting_since_ms: AT,
        again_ms: AT + 60_000,
        failed: 3,
        reason: "NOTIFY_UNREACHED".into(),
        why: "192.0.2.1:587: connection refused".into(),
        ..Hook::default()
    };
    vec![told, waits]
}

#[tokio::test]
async fn statistics_are_a_table_for_people_and_one_figure_a_row_for_spreadsheets() {
    let desk = Desk::with(Fake {
        counted: counted(),
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("stats").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for word in [
        "MD/customs-service",
        "ConsignmentAlert",
        "3 (75 %)",
        "2 (66 %)",
        "1 h 5 min",
        "1 d 1 h",
        "2 no_offence, 1 seizure",
        "1 TIME_IN_FUTURE",
        "2 overdue now by them",
        "1 recalled and not obeyed by them yet",
        "2000000",
    ] {
        assert!(ran.stdout.contains(word), "{word}: {}", ran.stdout);
    }
    let ran = desk.ntc("stats --csv").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let rows: Vec<_> = ran.stdout.lines().collect();
    assert_eq!(rows[0], "from,until,partner,section,name,measure,value");
    for row in [
        "MD/customs-service,kind,ConsignmentAlert,signed,2",
        "MD/customs-service,category,narcotic,accepted,5",
        "MD/customs-service,partners_outcome,,median_ms,3900000",
        "MD/customs-service,partners_outcome,no_offence,count,2",
        "MD/customs-service,recalls,,outstanding,1",
        "MD/customs-service,partners_seized_SeizureNotice,cocaine,quantity KGM measured,42.5",
        "MD/customs-service,partners_seized_SeizureNotice,cocaine,value USD,2000000",
        "MD/customs-service,own_seized_SeizureNotice,cocaine,untold count,3",
    ] {
        let is_there = rows.iter().any(|line| line.ends_with(row));
        assert!(is_there, "{row}: {}", ran.stdout);
    }
    assert!(rows.iter().all(|row| row.split(',').count() == 7));
}

#[tokio::test]
async fn a_webhook_that_takes_nothing_is_listed_with_why_and_when_it_is_tried_again() {
    let desk = Desk::with(Fake {
        hooks: hooks(),
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("notify list").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for word in [
        "national",
        "up_to_date",
        "waiting",
        "NOTIFY_UNREACHED 192.0.2.1:587: connection refused",
        "3 attempts",
        "something may be missing",
    ] {
        assert!(ran.stdout.contains(word), "{word}: {}", ran.stdout);
    }
    let ran = Desk::with(Fake::default()).await.ntc("notify list").await;
    assert!(ran.stdout.starts_with("Nobody is told"), "{}", ran.stdout);
}

//! Statistics count what was done, and both partners count the same.

use std::collections::BTreeMap;
use std::time::Duration;

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::stats_service_client::StatsServiceClient;
use ntc_proto::v1;
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, reason, until};
use tonic::Status;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const HOUR_MS: i64 = 3_600_000;

async fn count(node: &TestNode, request: pb::CountRequest) -> Result<pb::CountResponse, Status> {
    node.until_indexed().await;
    let mut client = StatsServiceClient::new(node.channel());
    let counted = client.count(request).await;
    counted.map(tonic::Response::into_inner)
}

/// What a node counts with its one partner in the last thirty days.
async fn pair(node: &TestNode) -> pb::Pair {
    let counted = count(node, pb::CountRequest::default()).await;
    let mut pairs = counted.expect("statistics").pairs;
    assert_eq!(pairs.len(), 1);
    pairs.remove(0)
}

fn of<'a>(counts: &'a [pb::RecordCount], name: &str) -> &'a pb::RecordCount {
    let found = counts.iter().find(|count| count.name == name);
    found.expect("records of this name")
}

fn code(code: &str) -> Option<v1::Coded> {
    Some(v1::Coded {
        code: code.to_owned(),
        text: String::new(),
    })
}

async fn report(node: &TestNode, alert: &[u8]) {
    let request = pb::ReportOutcomeRequest {
        id: alert.to_vec(),
        event: Some(v1::OutcomeEvent {
            result: code("no_offence"),
            ..v1::OutcomeEvent::default()
        }),
        ..pb::ReportOutcomeRequest::default()
    };
    let told = node.outcomes().report_outcome(request).await;
    told.expect("an outcome");
}

async fn ask(node: &TestNode, about: &[u8]) -> Vec<u8> {
    let request = pb::AskAboutRequest {
        id: about.to_vec(),
        event: Some(v1::RequestEvent {
            asks: code("information"),
            text: "Who ordered it?".to_owned(),
            ..v1::RequestEvent::default()
        }),
        urgency: v1::Urgency::Urgent.into(),
        ..pb::AskAboutRequest::default()
    };
    let asked = node.requests().ask_about(request).await;
    asked.expect("a request").into_inner().id
}

async fn answer(node: &TestNode, request: &[u8]) {
    let request = pb::AnswerRequest {
        id: request.to_vec(),
        event: Some(v1::AnswerEvent {
            status: "provided".to_owned(),
            text: "by the consignee".to_owned(),
            ..v1::AnswerEvent::default()
        }),
        ..pb::AnswerRequest::default()
    };
    node.requests().answer(request).await.expect("an answer");
}

async fn until_held(node: &TestNode, id: &[u8]) {
    until("the record to be held", || async {
        node.get(id).await.is_some()
    })
    .await;
}

async fn until_received(node: &TestNode, id: &[u8]) {
    until("the receipt to be acknowledged", || async {
        let request = pb::ShowRequestRequest {
            id: id.to_vec(),
            origin: String::new(),
        };
        let shown = node.requests().show_request(request).await;
        shown.is_ok_and(|shown| shown.into_inner().received_ms > 0)
    })
    .await;
}

/// The clocks of a pair by who owes what.
fn clocks(pair: &pb::Pair) -> BTreeMap<(String, String), pb::Clock> {
    let clocks = pair.clocks.iter().cloned();
    clocks
        .map(|clock| ((clock.by.clone(), clock.task.clone()), clock))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_is_counted_and_both_partners_count_the_same() {
    let (clock, ports) = ShiftedClock::ports();
    let federation = Federation::sharing_all_with(&[AZ, GE], &ports).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    // Three notices, one withdrawn; three alerts, one with an outcome in time, one overdue.
    let mut notices = Vec::new();
    for _ in 0..3 {
        notices.push(az.publish(draft::seizure("AZ")).await.id);
    }
    let mut alerts = Vec::new();
    for _ in 0..2 {
        alerts.push(az.publish(draft::alert("AZ")).await.id);
    }
    until_held(ge, &alerts[1]).await;
    az.retract(&notices[2]).await;
    until("the recall to be obeyed", || async {
        let recall = az.recall(&notices[2], AZ).await;
        recall.holders.iter().all(|it| it.outstanding_since_ms == 0) && !recall.holders.is_empty()
    })
    .await;
    report(ge, &alerts[0]).await;
    // Two questions: one answered within the hour, one eight hours late.
    let early = ask(ge, &notices[0]).await;
    let late = ask(ge, &notices[1]).await;
    for id in [&early, &late] {
        until_received(az, id).await;
        until_received(ge, id).await;
    }
    clock.advance(Duration::from_secs(1800));
    answer(az, &early).await;
    clock.advance(Duration::from_secs(16 * 3600));
    answer(az, &late).await;
    until("both answers to arrive", || async {
        let counted = pair(ge).await;
        let clocks = clocks(&counted);
        clocks[&(AZ.to_owned(), "answer".to_owned())].told == 2
    })
    .await;
    until("the outcome to arrive", || async {
        let counted = pair(az).await;
        clocks(&counted)[&(GE.to_owned(), "outcome".to_owned())].told == 1
    })
    .await;
    until("all to be signed for", || async {
        pair(az).await.kinds.iter().all(|it| it.signed == it.sent)
            && pair(ge).await.kinds.iter().all(|it| it.signed == it.sent)
    })
    .await;

    let (of_az, of_ge) = (pair(az).await, pair(ge).await);
    assert_eq!((of_az.party.as_str(), of_ge.party.as_str()), (GE, AZ));
    assert_eq!(of(&of_az.kinds, "SeizureNotice").sent, 3);
    assert_eq!(of(&of_az.kinds, "ConsignmentAlert").sent, 2);
    assert_eq!(of(&of_az.kinds, "Retraction").sent, 1);
    assert_eq!(of(&of_az.kinds, "Answer").sent, 2);
    assert_eq!(of(&of_ge.kinds, "Request").sent, 2);
    assert_eq!(of(&of_ge.kinds, "Outcome").sent, 1);
    // What one sent and the other signed for is what that one counts.
    for (one, other) in [(&of_az, &of_ge), (&of_ge, &of_az)] {
        for (sent, taken) in [
            (&one.kinds, &other.kinds),
            (&one.categories, &other.categories),
        ] {
            let sent: BTreeMap<_, _> = sent
                .iter()
                .filter(|it| it.sent > 0)
                .map(|it| (&it.name, (it.signed - it.refused_there, it.refused_there)))
                .collect();
            let taken: BTreeMap<_, _> = taken
                .iter()
                .filter(|it| it.accepted + it.refused_here > 0)
                .map(|it| (&it.name, (it.accepted, it.refused_here)))
                .collect();
            assert_eq!(sent, taken);
        }
    }
    assert_eq!(clocks(&of_az), clocks(&of_ge));
    // Two notices stand; what was withdrawn is told no more.
    assert_eq!(of_az.amounts, of_ge.amounts);
    let seized = pb::Amount {
        by: AZ.to_owned(),
        of: "SeizureNotice".to_owned(),
        goods: "narcotic".to_owned(),
        measure: "quantity".to_owned(),
        unit: "KGM".to_owned(),
        basis: "measured".to_owned(),
        total: "84".to_owned(),
        count: 2,
    };
    assert_eq!(of_az.amounts, [seized]);
    let answers = &clocks(&of_az)[&(AZ.to_owned(), "answer".to_owned())];
    assert_eq!((answers.owed, answers.told, answers.in_time), (2, 2, 1));
    let median = i64::try_from(answers.median_ms.expect("a time")).expect("a number");
    let p90 = i64::try_from(answers.p90_ms.expect("a time")).expect("a number");
    assert!((HOUR_MS / 2..HOUR_MS).contains(&median), "{median}");
    assert!((16 * HOUR_MS..17 * HOUR_MS).contains(&p90), "{p90}");
    let outcomes = &clocks(&of_az)[&(GE.to_owned(), "outcome".to_owned())];
    assert_eq!((outcomes.owed, outcomes.told, outcomes.in_time), (2, 1, 1));
    assert_eq!(outcomes.results[0].code, "no_offence");
    // The other alert is late by now.
    assert_eq!((of_az.partners_overdue, of_az.own_overdue), (1, 0));
    assert_eq!((of_ge.partners_overdue, of_ge.own_overdue), (0, 1));
    assert_eq!((of_az.recalled, of_az.recalls_outstanding), (1, 0));
    federation.stop().await;
}

/// What a node counts of quantities: each sum, and of how many goods it is made.
async fn sums(node: &TestNode) -> Vec<(String, u64)> {
    let amounts = pair(node).await.amounts.into_iter();
    amounts.map(|it| (it.total, it.count)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_corrected_notice_the_newest_version_alone_is_summed() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let notice = az.publish(draft::seizure("AZ")).await.id;
    until_held(ge, &notice).await;
    let mut newer = draft::seizure("AZ");
    if let Some(goods) = &mut newer.goods {
        goods.items[0].quantity = Some(v1::Decimal {
            mantissa: 9,
            scale: 0,
        });
    }
    let request = pb::CorrectRequest {
        id: notice,
        draft: Some(newer),
        reason: "weighed again".to_owned(),
    };
    let corrected = az.recalls().correct(request).await;
    until_held(ge, &corrected.expect("a correction").into_inner().id).await;
    for node in [az, ge] {
        until("the newest version to be signed for", || async {
            sums(node).await == [("9".to_owned(), 1)]
        })
        .await;
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_period_that_is_none_or_too_long_and_a_stranger_are_refused() {
    let node = TestNode::start(AZ).await;
    let day = 24 * HOUR_MS;
    let year = 366 * day;
    let from = 1_700_000_000_000;
    let of = |from_ms, until_ms| pb::CountRequest {
        from_ms,
        until_ms,
        ..pb::CountRequest::default()
    };
    count(&node, of(from, from + year)).await.expect("a year");
    for request in [
        of(from, from + year + 1),
        of(from, from),
        of(from, from - day),
    ] {
        let refused = count(&node, request).await.expect_err("a refusal");
        assert_eq!(reason(&refused), "FIELD_INVALID");
    }
    let stranger = pb::CountRequest {
        partner: GE.to_owned(),
        ..pb::CountRequest::default()
    };
    let refused = count(&node, stranger).await.expect_err("a refusal");
    assert_eq!(reason(&refused), "PARTY_NOT_ENROLLED");
}

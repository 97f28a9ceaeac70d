//! What comes of an alert goes back to its author, and both sides count the same of what is owed.

use std::time::Duration;

use ntc_core::model::kind::RecordKind;
use ntc_core::record::RecordId;
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::metrics::gauge;
use ntc_tests::refusal::reason;
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, until};
use tonic::Status;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// Only alerts may be told, and only by AZ.
pub(super) fn one_way() -> String {
    let document = share_all("pair", &[AZ, GE]);
    let closed = [
        ("reciprocal = true", "reciprocal = false".to_owned()),
        ("from = \"any\"", format!("from = [\"{AZ}\"]")),
        (
            "kinds = \"any\"",
            "kinds = [\"ConsignmentAlert\"]".to_owned(),
        ),
    ];
    closed.iter().fold(document, |document, (old, new)| {
        assert!(document.contains(old), "{old}");
        document.replacen(old, new, 1)
    })
}

async fn one_way_pair() -> Federation {
    let federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&one_way()).await;
    federation
}

pub(super) async fn report(
    node: &TestNode,
    id: &[u8],
    result: &str,
) -> Result<pb::ReportOutcomeResponse, Status> {
    let event = v1::OutcomeEvent {
        result: Some(v1::Coded {
            code: result.to_owned(),
            text: String::new(),
        }),
        text: "examined at the ferry".to_owned(),
        ..v1::OutcomeEvent::default()
    };
    let request = pb::ReportOutcomeRequest {
        id: id.to_vec(),
        origin: String::new(),
        event: Some(event),
        goods: None,
    };
    let told = node.outcomes().report_outcome(request).await;
    told.map(tonic::Response::into_inner)
}

async fn shown(node: &TestNode, id: &[u8]) -> pb::ShowOutcomesResponse {
    let request = pb::ShowOutcomesRequest {
        id: id.to_vec(),
        origin: AZ.to_owned(),
    };
    let shown = node.outcomes().show_outcomes(request).await;
    shown.expect("outcomes").into_inner()
}

/// Who owes what: the party, the alert, and whether it is overdue.
async fn owed(node: &TestNode) -> Vec<(String, Vec<u8>, bool)> {
    let request = pb::ListOwedRequest::default();
    let listed = node.inbox().list_owed(request).await;
    let owed = listed.expect("a list").into_inner().owed;
    let owed = owed.into_iter().filter(|it| it.task == "outcome");
    owed.map(|it| (it.by, it.id, it.overdue)).collect()
}

async fn until_owed_by_both_sides(federation: &Federation, wanted: &[(&str, &[u8], bool)]) {
    let wanted: Vec<_> = wanted
        .iter()
        .map(|(by, id, late)| ((*by).to_owned(), id.to_vec(), *late))
        .collect();
    for node in &federation.nodes {
        until("both sides to count the same", || async {
            owed(node).await == wanted
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outcome_goes_back_where_only_alerts_may_come_and_both_sides_count_the_same() {
    let mut federation = one_way_pair().await;
    let alert = federation.node(AZ).publish(draft::alert("AZ")).await.id;
    until_owed_by_both_sides(&federation, &[(GE, &alert, false)]).await;

    let ge = federation.node(GE);
    let open = report(ge, &alert, "open").await.expect("an outcome");
    assert_eq!(open.told, AZ);
    for node in &federation.nodes {
        until("the case to be open", || async {
            let came = shown(node, &alert).await.outcomes;
            came.len() == 1 && came[0].result == "open" && came[0].party == GE
        })
        .await;
    }
    until_owed_by_both_sides(&federation, &[(GE, &alert, false)]).await;

    let closed = report(ge, &alert, "no_offence").await.expect("an outcome");
    until_owed_by_both_sides(&federation, &[]).await;
    for node in &federation.nodes {
        let came = shown(node, &alert).await;
        assert_eq!(came.outcomes.len(), 1, "the newest counts");
        assert_eq!(came.outcomes[0].result, "no_offence");
        assert_eq!(came.outcomes[0].id, closed.id);
        assert!(came.owed.is_empty());
    }
    // It is a record that the author can read.
    let held = federation
        .node(AZ)
        .get(&closed.id)
        .await
        .expect("the outcome");
    assert_eq!(held.kind, RecordKind::Outcome as i32);

    // What follows from the journals follows from them again.
    for node in &mut federation.nodes {
        node.stop().await;
        std::fs::remove_dir_all(node.files.data().join("derived")).expect("derived");
        node.restart().await;
    }
    until_owed_by_both_sides(&federation, &[]).await;
    for node in &federation.nodes {
        node.until_indexed().await;
        assert_eq!(shown(node, &alert).await.outcomes[0].id, closed.id);
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alert_is_overdue_on_both_sides_when_the_time_of_its_answer_is_over() {
    let (clock, ports) = ShiftedClock::ports();
    let mut federation = Federation::sharing_all_with(&[AZ, GE], &ports).await;
    let alert = federation.node(AZ).publish(draft::alert("AZ")).await.id;
    until_owed_by_both_sides(&federation, &[(GE, &alert, false)]).await;
    clock.advance(Duration::from_secs(2 * 3600));
    until_owed_by_both_sides(&federation, &[(GE, &alert, true)]).await;
    let only_overdue = pb::ListOwedRequest {
        overdue: true,
        ..pb::ListOwedRequest::default()
    };
    for node in &federation.nodes {
        let listed = node.inbox().list_owed(only_overdue.clone()).await;
        assert_eq!(listed.expect("a list").into_inner().owed.len(), 1);
    }
    // A node that starts counts at once what one that runs counts now and then.
    for (party, by) in [(AZ, "partners"), (GE, "own")] {
        let node = federation.node_mut(party);
        node.stop().await;
        node.restart_with(&ports).await;
        let overdue = format!("ntc_overdue{{by=\"{by}\"}}");
        until("monitoring to be told", || async {
            gauge(&node.files, &overdue) == Some(1)
        })
        .await;
    }
    // Late is better than never.
    report(federation.node(GE), &alert, "not_arrived")
        .await
        .expect("an outcome");
    until_owed_by_both_sides(&federation, &[]).await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_next_version_is_owed_in_the_place_of_the_one_before_and_nothing_of_what_is_withdrawn() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let first = az.publish(draft::alert("AZ")).await.id;
    until_owed_by_both_sides(&federation, &[(GE, &first, false)]).await;
    let correct = |id: &[u8], category: &str| {
        let request = pb::CorrectRequest {
            id: id.to_vec(),
            draft: Some(draft::of_category(draft::alert("AZ"), category)),
            reason: String::new(),
        };
        async move {
            az.recalls()
                .correct(request)
                .await
                .expect("a version")
                .into_inner()
                .id
        }
    };
    let second = correct(&first, "weapon").await;
    until_owed_by_both_sides(&federation, &[(GE, &second, false)]).await;
    report(federation.node(GE), &second, "seizure")
        .await
        .expect("an outcome");
    until_owed_by_both_sides(&federation, &[]).await;
    // What came of one version came of the next.
    let third = correct(&second, "tobacco").await;
    until("the third version to be held", || async {
        federation.node(GE).get(&third).await.is_some()
    })
    .await;
    until_owed_by_both_sides(&federation, &[]).await;
    assert_eq!(shown(az, &third).await.outcomes[0].result, "seizure");

    let other = az.publish(draft::alert("AZ")).await.id;
    until_owed_by_both_sides(&federation, &[(GE, &other, false)]).await;
    az.retract(&other).await;
    until_owed_by_both_sides(&federation, &[]).await;
    let late = report(federation.node(GE), &other, "seizure")
        .await
        .unwrap_err();
    assert_eq!(reason(&late), "FIELD_INVALID");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_owed_of_a_notice_and_what_may_not_be_said_is_not_written() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let notice = az.publish(draft::seizure("AZ")).await.id;
    let mut informed = draft::alert("AZ");
    if let Some(pb::draft::Event::Consignment(event)) = &mut informed.event {
        event.requested_action.as_mut().expect("an action").code = "inform".to_owned();
    }
    let informed = az.publish(informed).await.id;
    until("both to be held", || async {
        ge.get(&notice).await.is_some() && ge.get(&informed).await.is_some()
    })
    .await;
    until_owed_by_both_sides(&federation, &[]).await;
    let unknown = RecordId::new(Timestamp::from_millis(1_772_323_200_000), &[7; 10]);
    let unknown = unknown.as_bytes().to_vec();
    for (node, id, result, refused) in [
        (ge, &notice, "no_offence", "FIELD_INVALID"),
        (az, &informed, "no_offence", "FIELD_INVALID"),
        (ge, &informed, "bored", "CODE_UNKNOWN"),
        (ge, &unknown, "no_offence", "NOT_FOUND"),
    ] {
        let told = report(node, id, result).await.unwrap_err();
        assert_eq!(reason(&told), refused, "{result}");
    }
    ge.officer()
        .suspend("all", "under review")
        .await
        .expect("suspended");
    let told = report(ge, &informed, "no_offence").await.unwrap_err();
    assert_eq!(reason(&told), "NOTHING_TO_TELL");
    assert!(
        told.message().contains("under review"),
        "{}",
        told.message()
    );
    let written = pb::ListRequest {
        kinds: vec![RecordKind::Outcome as i32],
        ..pb::ListRequest::default()
    };
    let written = ge.records().list(written).await.expect("a list");
    assert!(written.into_inner().records.is_empty());
    federation.stop().await;
}

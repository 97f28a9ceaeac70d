//! The index follows behind the journals: who reads finds what the node has acknowledged, and is told what an answer may
//! lack.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ntc_node::app::Ports;
use ntc_node::partners::{MOVE_EVERY_MS, MOVES_AT_ONCE};
use ntc_proto::node::v1 as pb;
use ntc_tests::federation::share_all;
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, reason, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// Far longer than a read may take, and shorter than what it would wait for.
const FAR_TOO_LONG: Duration = Duration::from_millis(MOVE_EVERY_MS);

/// A page as the node lists it now.
async fn list_now(node: &TestNode) -> pb::ListResponse {
    let listed = node.records().list(pb::ListRequest::default()).await;
    listed.expect("a list").into_inner()
}

fn lists(page: &pb::ListResponse, id: &[u8]) -> bool {
    page.records.iter().any(|record| record.id == id)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_partner_has_a_receipt_for_is_listed_found_and_shown() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    for round in 0..20 {
        let id = az.publish(draft::seizure("AZ")).await.id;
        until("a receipt", || async {
            let deliveries = az.officer().deliveries(&id).await.expect("deliveries");
            deliveries.iter().any(|one| one.receipt_signed_s > 0)
        })
        .await;
        // Each way to read comes first now and then.
        let read = async |way| match way {
            0 => lists(&list_now(ge).await, &id),
            1 => lists(&ge.officer().find("heroin").await.expect("found"), &id),
            _ => ge.officer().get(&id).await.is_ok(),
        };
        for way in [round, round + 1, round + 2] {
            assert!(read(way % 3).await, "way {} of round {round}", way % 3);
        }
        assert_eq!(list_now(ge).await.index_behind, 0);
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_whose_records_wait_holds_no_reader_up_and_readers_are_told() {
    let clock = Arc::new(ShiftedClock::default());
    let ports = Ports {
        clock: Arc::clone(&clock) as _,
        ..Ports::system()
    };
    let federation = Federation::sharing_all_with(&[AZ, GE], &ports).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    // A partner that changes agreements too fast waits with all that it says afterwards.
    for number in 0..MOVES_AT_ONCE + 8 {
        let document = share_all(&format!("agreement-{number}"), &[AZ, GE]);
        az.officer().propose(&document).await.expect("a proposal");
    }
    let theirs = az.publish(draft::seizure("AZ")).await.id;
    az.until_receipted(&theirs, GE).await;

    let begun = Instant::now();
    let own = ge.publish(draft::seizure("GE")).await.id;
    let listed = list_now(ge).await;
    assert!(listed.index_behind > 0);
    assert!(lists(&listed, &own) && !lists(&listed, &theirs));
    let found = ge.officer().find("heroin").await.expect("found");
    assert!(found.index_behind > 0);
    assert!(lists(&found, &own) && !lists(&found, &theirs));
    let request = pb::ListRefusedRequest::default();
    let refused = ge.records().list_refused(request).await;
    assert!(refused.expect("a list").into_inner().index_behind > 0);
    let unlisted = ge.officer().get(&theirs).await.expect_err("not listed yet");
    assert_eq!(reason(&unlisted), "INDEX_BEHIND");
    assert!(begun.elapsed() < FAR_TOO_LONG, "{:?}", begun.elapsed());

    clock.advance(Duration::from_millis(MOVE_EVERY_MS) * (MOVES_AT_ONCE + 9));
    ge.until_indexed().await;
    let listed = list_now(ge).await;
    assert_eq!(listed.index_behind, 0);
    assert!(lists(&listed, &theirs));
    let mut unknown = theirs.clone();
    unknown[15] ^= 1;
    let never = ge
        .officer()
        .get(&unknown)
        .await
        .expect_err("never published");
    assert_eq!(reason(&never), "NOT_FOUND");
    federation.stop().await;
}

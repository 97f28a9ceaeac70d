//! The index follows behind the journals: who reads finds what the node has acknowledged, and is told what an answer may
//! lack.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ntc_node::app::Ports;
use ntc_node::partners::{MOVE_EVERY_MS, MOVES_AT_ONCE};
use ntc_proto::node::v1 as pb;
use ntc_tests::federation::share_all;
use ntc_tests::metrics::gauge;
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, reason, runbook, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
/// Changes beyond those that go at once: for so many waits it stays behind, however slow the machine is.
const SPARE: u32 = 4;

/// Far longer than a read may take, and shorter than what it would wait for.
const FAR_TOO_LONG: Duration = Duration::from_millis(MOVE_EVERY_MS);
/// Less than a read waits for what partners told before it says that it may lack some.
const WAITED: Duration = Duration::from_millis(300);

/// A page as the node lists it now.
async fn list_now(node: &TestNode) -> pb::ListResponse {
    let listed = node.records().list(pb::ListRequest::default()).await;
    listed.expect("a list").into_inner()
}

fn lists(page: &pb::ListResponse, id: &[u8]) -> bool {
    page.records.iter().any(|record| record.id == id)
}

/// Each way to read finds a record that the node has given a receipt for; one that does not has waited for it, and says
/// that it may lack some.
async fn is_read(node: &TestNode, id: &[u8], ways: [usize; 3]) {
    for way in ways {
        let begun = Instant::now();
        let (found, told) = match way {
            0 => {
                let page = list_now(node).await;
                (lists(&page, id), page.index_behind > 0)
            }
            1 => {
                let page = node.officer().find("heroin").await.expect("found");
                (lists(&page, id), page.index_behind > 0)
            }
            _ => match node.officer().get(id).await {
                Ok(_) => (true, false),
                Err(refused) => (false, reason(&refused) == "INDEX_BEHIND"),
            },
        };
        let took = begun.elapsed();
        assert!(found || (told && took >= WAITED), "way {way}: {took:?}");
    }
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
        // Each way comes first now and then.
        is_read(ge, &id, [0, 1, 2].map(|way| (way + round) % 3)).await;
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
    for number in 0..MOVES_AT_ONCE + SPARE {
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
    let shown = hex::encode(&theirs);
    runbook::shows_on("index-corrupt", &ge.files, &["alert", "show", &shown]).await;
    assert!(begun.elapsed() < FAR_TOO_LONG, "{:?}", begun.elapsed());
    assert!(gauge(&ge.files, "ntc_index_lag") > Some(0));

    // Once it may go on, the next one to read has it read.
    clock.advance(Duration::from_millis(MOVE_EVERY_MS) * (SPARE + 2));
    is_read(ge, &theirs, [0, 1, 2]).await;
    ge.until_indexed().await;
    assert_eq!(list_now(ge).await.index_behind, 0);
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

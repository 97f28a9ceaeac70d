//! Days of an agreement as its officers live them: it ends at midnight, and one officer asks too much.

use std::time::Duration;

use ntc_core::query::{Named, Sort, Subject};
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_proto::node::v1 as pb;
use ntc_tests::federation::share_all;
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, until};

use super::own_rules::is_explained_as_held;
use super::query::{ask, counts, wish};
use super::terms::shown;

const AZ: &str = "AZ/customs";
const UA: &str = "UA/customs";
const DAY: Duration = Duration::from_secs(24 * 3_600);
const DAY_MS: u64 = 24 * 3_600_000;

async fn newest(node: &TestNode) -> pb::AgreementSummary {
    shown(node, "az-ua").await.agreement.expect("a summary")
}

/// What administrators are warned of the agreement.
async fn warned(node: &TestNode) -> Vec<String> {
    let held = newest(node).await;
    let ends = held
        .warnings
        .into_iter()
        .filter(|it| it.code == "ends_soon");
    ends.map(|it| it.text).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_ends_at_midnight_and_what_was_queued_is_held_until_the_next_one() {
    let (clock, ports) = ShiftedClock::ports();
    let now = SystemClock.now().as_millis();
    let midnight = (now / DAY_MS + 41) * DAY_MS;
    let last_day = draft::date(i64::try_from(midnight - 1).expect("a time"));
    let mut federation = Federation::start_with(&[AZ, UA], &ports).await;
    let document = share_all("az-ua", &[AZ, UA]).replace("2036-01-01", &last_day);
    federation.agree(&document).await;
    let to = |before: u64| {
        let at = midnight - before;
        let shown = SystemClock.now().as_millis();
        Duration::from_millis(at - shown)
    };
    let mut ahead = Duration::ZERO;
    let mut put_to = |before: u64| {
        let more = to(before) - ahead;
        clock.advance(more);
        ahead += more;
    };

    // Administrators were warned thirty and seven days before.
    let [az, ua] = [AZ, UA].map(|party| federation.node(party));
    let old = az.publish(draft::seizure("AZ")).await;
    until("the record", || async { ua.get(&old.id).await.is_some() }).await;
    put_to(30 * DAY_MS - 60_000);
    for node in [az, ua] {
        let said = warned(node).await;
        assert!(
            said.iter().any(|it| it.contains("within 30 days")),
            "{said:?}"
        );
    }
    put_to(7 * DAY_MS - 60_000);
    for node in [az, ua] {
        let said = warned(node).await;
        assert!(
            said.iter().any(|it| it.contains("within 7 days")),
            "{said:?}"
        );
    }

    // A minute before midnight it is in force; what is queued then waits behind it.
    put_to(60_000);
    federation.node_mut(UA).stop().await;
    let az = federation.node(AZ);
    let queued = az.publish(draft::full("AZ", "UA")).await;
    assert!(queued.recipients[0].entitled, "{:?}", queued.recipients);
    clock.advance(Duration::from_secs(120));
    let after = az.publish(draft::seizure("AZ")).await;
    assert_eq!(after.recipients[0].reason, "AGREEMENT_EXPIRED");
    federation.node_mut(UA).restart_with(&ports).await;
    let [az, ua] = [AZ, UA].map(|party| federation.node(party));
    until("what was queued to be held", || async {
        let told = az.delivery(&queued.id, UA).await;
        told.state() == pb::DeliveryState::HeldBack && told.held_back == "AGREEMENT_EXPIRED"
    })
    .await;
    is_explained_as_held(az, &queued.id, UA).await;
    assert!(ua.get(&queued.id).await.is_none());
    // No clock that is set back brings it back.
    clock.set_back(3 * DAY);
    let back = az.publish(draft::seizure("AZ")).await;
    assert_eq!(back.recipients[0].reason, "AGREEMENT_EXPIRED");
    assert!(ua.get(&queued.id).await.is_none());
    clock.advance(3 * DAY);
    // What came follows the clause on what is kept.
    let kept = ua.get(&old.id).await.expect("the record");
    assert!(!kept.erased);

    // The next version lets it go, and nothing of it was lost.
    let hash = hex::encode(newest(az).await.document_sha256);
    let second = share_all("az-ua", &[AZ, UA]).replacen(
        "version = 1 ",
        &format!("version = 2\nsupersedes = \"{hash}\" "),
        1,
    );
    az.officer().propose(&second).await.expect("a proposal");
    until("the proposal", || async { newest(ua).await.version == 2 }).await;
    let found = newest(ua).await;
    ua.officer().sign(found).await.expect("a signature");
    until("what was held", || async {
        let held = ua.get(&queued.id).await;
        held.is_some_and(|held| held.sections.len() == 5)
    })
    .await;
    assert!(ua.get(&after.id).await.is_none(), "it was never for UA");
    assert_eq!(ua.verify().await, Vec::<String>::new());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_officer_asks_by_name_until_its_quota_and_the_partner_sees_how_often_and_not_whom() {
    let federation = Federation::start(&[AZ, UA]).await;
    let document = share_all("az-ua", &[AZ, UA]).replacen(
        "queries_per_officer_per_day = 50",
        "queries_per_officer_per_day = 5",
        1,
    );
    federation.agree(&document).await;
    let [az, ua] = [AZ, UA].map(|party| federation.node(party));
    let named = |number: u32| {
        Subject::Named(Named {
            sort: Sort::Company,
            name: format!("Quotaprobe Trading House {number}"),
            number: None,
            country: "TR".to_owned(),
        })
    };
    let mut refused = 0;
    for number in 0..8 {
        let told = ask(az, wish(&[named(number)], &[UA]))
            .await
            .expect("an answer");
        refused += u32::from(told.at(UA).code == "QUERY_OFFICER_QUOTA");
    }
    assert_eq!(refused, 3, "the sixth and all behind it");
    let counted = counts(ua).await;
    let of_az = counted.counts.iter().find(|it| it.party == AZ);
    assert_eq!(of_az.expect("a count").answered, 5);
    assert!(!format!("{counted:?}").contains("Quotaprobe"));
    federation.stop().await;
}

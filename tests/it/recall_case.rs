//! A case that is told once more, to those who lacked it, is one case: what its author corrects or withdraws of one
//! record of it is corrected and withdrawn at whoever holds any.

use ntc_proto::node::v1 as pb;
use ntc_tests::federation::share_all;
use ntc_tests::{Federation, TestNode, draft, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const MD: &str = "MD/customs";

fn draft_of(description: &str) -> pb::Draft {
    let mut draft = draft::seizure_with_reference("AZ", "2026/114");
    draft.goods.as_mut().expect("goods").items[0].description = description.to_owned();
    draft
}

async fn publish(node: &TestNode, again: bool) -> pb::PublishResponse {
    let request = pb::PublishRequest {
        draft: Some(draft_of("first")),
        again,
    };
    let answer = node.records().publish(request).await;
    answer.expect("published").into_inner()
}

/// The ids that a node lists.
async fn listed(node: &TestNode) -> Vec<Vec<u8>> {
    let records = node.list().await.into_iter();
    records.map(|record| record.id).collect()
}

async fn until_lists(node: &TestNode, ids: &[&Vec<u8>]) {
    until("the list to be as told", || async {
        listed(node).await.iter().collect::<Vec<_>>() == ids
    })
    .await;
}

/// Georgia is told first, Moldova once there is an agreement with it.
async fn told_twice() -> (Federation, [Vec<u8>; 2]) {
    let federation = Federation::start(&[AZ, GE, MD]).await;
    let [az, ge, md] = [AZ, GE, MD].map(|party| federation.node(party));
    federation.agree(&share_all("az-ge", &[AZ, GE])).await;
    let first = publish(az, false).await.id;
    until_lists(ge, &[&first]).await;
    federation.agree(&share_all("az-md", &[AZ, MD])).await;
    let second = publish(az, true).await.id;
    until_lists(md, &[&second]).await;
    (federation, [first, second])
}

async fn until_nothing_is_owed(node: &TestNode, id: &[u8], holders: &[&str]) {
    until("every holder to obey", || async {
        let status = node.recall(id, AZ).await;
        let parties: Vec<_> = status.holders.iter().map(|it| it.party.as_str()).collect();
        assert_eq!(parties, holders);
        status
            .holders
            .iter()
            .all(|it| it.outstanding_since_ms == 0 && it.told && it.applied_ms > 0)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retraction_of_one_record_of_a_case_reaches_who_holds_another() {
    let (federation, [first, second]) = told_twice().await;
    let [az, ge, md] = [AZ, GE, MD].map(|party| federation.node(party));
    let retracted = az.retract(&second).await;
    assert_eq!(retracted.holders, [GE, MD]);
    for node in [az, ge, md] {
        until_lists(node, &[]).await;
    }
    for id in [&first, &second] {
        assert_eq!(az.recall(id, AZ).await.standing, "retracted");
        until_nothing_is_owed(az, id, &[GE, MD]).await;
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_of_either_record_of_a_case_replaces_both() {
    for of in [0, 1] {
        let (federation, ids) = told_twice().await;
        let [az, ge, md] = [AZ, GE, MD].map(|party| federation.node(party));
        let request = pb::CorrectRequest {
            id: ids[of].clone(),
            draft: Some(draft_of("weighed again")),
            reason: "weighed again".to_owned(),
        };
        let corrected = az.recalls().correct(request).await;
        let corrected = corrected.expect("a correction").into_inner();
        let newest = corrected.id;
        for node in [az, ge, md] {
            until_lists(node, &[&newest]).await;
        }
        for id in &ids {
            let status = az.recall(id, AZ).await;
            assert_eq!(
                (status.standing.as_str(), &status.by),
                ("superseded", &newest)
            );
            until_nothing_is_owed(az, id, &[GE, MD]).await;
        }
        // The next version replaces this one alone.
        assert!(az.retract(&newest).await.holders == [GE, MD]);
        for node in [az, ge, md] {
            until_lists(node, &[]).await;
        }
        federation.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_became_of_a_case_is_told_alike_of_each_of_its_records() {
    let (federation, ids) = told_twice().await;
    let az = federation.node(AZ);
    for id in &ids {
        for party in [GE, MD] {
            az.until_receipted(id, party).await;
        }
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_away_while_a_version_came_and_went_owes_nothing_of_it() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let first = publish(az, false).await.id;
    until_lists(federation.node(GE), &[&first]).await;
    federation.node_mut(GE).stop().await;
    let az = federation.node(AZ);
    let request = pb::CorrectRequest {
        id: first.clone(),
        draft: Some(draft_of("weighed again")),
        reason: "weighed again".to_owned(),
    };
    let corrected = az.recalls().correct(request).await;
    let corrected = corrected.expect("a correction").into_inner();
    let newest = corrected.id;
    az.retract(&newest).await;
    federation.node_mut(GE).restart().await;
    let az = federation.node(AZ);
    for id in [&first, &newest] {
        until_nothing_is_owed(az, id, &[GE]).await;
    }
    let delivery = az.delivery(&newest, GE).await;
    assert_eq!(delivery.state(), pb::DeliveryState::Erased);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_never_had_what_was_withdrawn_is_no_holder_of_it() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let az = federation.node(AZ);
    let published = publish(az, false).await.id;
    az.retract(&published).await;
    federation.node_mut(GE).restart().await;
    let az = federation.node(AZ);
    until("the tombstone to be signed for", || async {
        let delivery = az.delivery(&published, GE).await;
        delivery.state() == pb::DeliveryState::Erased
    })
    .await;
    until("nobody to be a holder", || async {
        az.recall(&published, AZ).await.holders.is_empty()
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_not_told_a_correction_is_told_it_once_more() {
    let federation = Federation::start(&[AZ, GE]).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    federation.agree(&share_all("az-ge", &[AZ, GE])).await;
    let first = publish(az, false).await.id;
    until_lists(ge, &[&first]).await;
    let suspend = pb::SuspendRequest {
        id: "az-ge".to_owned(),
        reason: "a test".to_owned(),
    };
    az.agreements()
        .suspend(suspend)
        .await
        .expect("a suspension");
    let request = pb::CorrectRequest {
        id: first.clone(),
        draft: Some(draft_of("weighed again")),
        reason: "weighed again".to_owned(),
    };
    let corrected = az.recalls().correct(request).await;
    corrected.expect("a correction");
    until_lists(ge, &[]).await;
    let id = "az-ge".to_owned();
    let resumed = az.agreements().resume(pb::ResumeRequest { id }).await;
    resumed.expect("a resumption");
    let once_more = |again| pb::PublishRequest {
        draft: Some(draft_of("weighed again")),
        again,
    };
    let before = az.records().publish(once_more(false)).await;
    let before = before.expect("published before").into_inner();
    assert!(before.duplicate && before.deliveries.len() == 1);
    let state = before.deliveries[0].state();
    assert_eq!(
        state,
        pb::DeliveryState::Withheld,
        "the version before is another one"
    );
    let again = az.records().publish(once_more(true)).await;
    let again = again.expect("published once more").into_inner();
    until_lists(ge, &[&again.id]).await;
    az.retract(&again.id).await;
    until_lists(ge, &[]).await;
    until_lists(az, &[]).await;
    federation.stop().await;
}

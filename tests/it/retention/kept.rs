//! What a holder keeps for a legal ground, although its author or its time says otherwise.

use ntc_proto::v1;
use prost::Message as _;

use super::*;

/// How often a node said that it destroyed the content of another party's record.
async fn given_up(node: &TestNode) -> usize {
    let request = pb::ListRequest {
        kinds: vec![v1::RecordKind::Acknowledgement.into()],
        ..pb::ListRequest::default()
    };
    let listed = node.records().list(request).await.expect("a list");
    let mut count = 0;
    for record in listed.into_inner().records {
        let said = node.get(&record.id).await.expect("what it said").sections;
        let said = v1::AcknowledgementEvent::decode(&*said[0].content).expect("an event");
        count += usize::from(said.step() == v1::AcknowledgementStep::Erased);
    }
    count
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_for_cause_outlives_its_time_and_nothing_else_does() {
    let (clock, ports) = ShiftedClock::ports();
    let mut federation = Federation::sharing_all_with(&[AZ, GE], &ports).await;
    let az = federation.node(AZ);
    let kept = az.publish(short("AZ", 19)).await;
    let other = az.publish(short("AZ", 20)).await;
    let ge = federation.node(GE);
    for published in [&kept, &other] {
        until_listed(ge, &published.id).await;
    }
    let keep = pb::KeepRequest {
        id: kept.id.clone(),
        origin: AZ.to_owned(),
        ground: "Art. 93 CCP".to_owned(),
    };
    ge.recalls().keep(keep).await.expect("it is kept");
    // Its author is away: the holder alone looks at the time. The one that is kept would come first.
    federation.node_mut(AZ).stop().await;
    clock.advance(DAY * 21);
    let ge = federation.node(GE);
    until("the other record to be erased", || is_gone(ge, &other.id)).await;
    assert_eq!(given_up(ge).await, 1);
    assert!(holds_mark(ge));
    assert_eq!(ge.verify().await, Vec::<String>::new());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_for_cause_stays_unseen_and_its_author_reads_why() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let published = federation.node(AZ).publish(notice("AZ")).await;
    let ge = federation.node(GE);
    until_listed(ge, &published.id).await;
    let keep = |ground: &str| pb::KeepRequest {
        id: published.id.clone(),
        origin: AZ.to_owned(),
        ground: ground.to_owned(),
    };
    let bare = ge.recalls().keep(keep("")).await.unwrap_err();
    assert_eq!(reason(&bare), "FIELD_MISSING");
    ge.recalls()
        .keep(keep("Art. 93 CCP, case 114/2026"))
        .await
        .expect("it is kept");
    federation.node(AZ).retract(&published.id).await;
    for restarted in [false, true] {
        if restarted {
            rebuild(federation.node_mut(GE), &Ports::system()).await;
        }
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        until("the holder to answer", || async {
            let status = az.recall(&published.id, AZ).await;
            status.holders[0].applied_ms > 0 && status.holders[0].outstanding_since_ms == 0
        })
        .await;
        let holder = &az.recall(&published.id, AZ).await.holders[0];
        assert_eq!(
            (holder.erased_ms, holder.ground.as_str()),
            (0, "Art. 93 CCP, case 114/2026")
        );
        until("the record to be unseen", || is_gone(ge, &published.id)).await;
        let bodies = ge.files.data().join("replicas/az_customs/bodies");
        assert!(folder::holds(&bodies, MARK.as_bytes()), "{restarted}");
        assert_eq!(ge.verify().await, Vec::<String>::new());
    }
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    // Its time is over, and then it goes.
    let ends = pb::EraseRecordRequest {
        origin: AZ.to_owned(),
        ..request(&published.id, &[])
    };
    erase(ge, ends).await.expect("an erasure");
    until("the bytes to be destroyed", || async { !holds_mark(ge) }).await;
    until("the author to know", || async {
        az.recall(&published.id, AZ).await.holders[0].erased_ms > 0
    })
    .await;
    assert_eq!(ge.verify().await, Vec::<String>::new());
    let late = ge.recalls().keep(keep("too late")).await.unwrap_err();
    assert_eq!(reason(&late), "NOTHING_TO_ERASE");
    federation.stop().await;
}

//! Records meet the alerts of others, each once, whichever came first; and who travels meets what was seized elsewhere.

use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::{Federation, TestNode, draft, until};
use pb::hit_source::From;
use pb::screen_match::Target;

use super::screening::{alert, container, screen};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const UA: &str = "UA/customs";
const BOX: &str = "CMAU1639120";
/// The same with two neighbours swapped: both have a good check digit.
const SWAPPED: &str = "CMAU1693120";
/// The same with one wrong character.
const MISTYPED: &str = "CMAU1639121";
const OTHER: &str = "MSKU6011672";

fn boxed(mut draft: pb::Draft, number: &str) -> pb::Draft {
    draft.transport = alert(number).transport;
    draft
}

/// A notice of two days ago that names a container.
fn notice(country: &str, number: &str) -> pb::Draft {
    boxed(draft::seizure(country), number)
}

/// The same, that says of which record it came.
fn notice_of(country: &str, number: &str, origin: &str, id: &[u8]) -> pb::Draft {
    let mut draft = notice(country, number);
    if let Some(pb::draft::Event::Seizure(event)) = &mut draft.event {
        event.references = vec![v1::RecordReference {
            origin: origin.to_owned(),
            id: id.to_vec(),
            relation: "same_event".to_owned(),
        }];
    }
    draft
}

async fn hits(node: &TestNode) -> Vec<pb::Hit> {
    let page = node.hits().list_hits(pb::ListHitsRequest::default()).await;
    page.expect("a page").into_inner().hits
}

/// The records of a hit: what tells of the subject, and what it met.
fn between(hit: &pb::Hit) -> (Vec<u8>, Vec<u8>) {
    let subject = hit.subject.as_ref().and_then(|it| it.from.as_ref());
    let subject = if let Some(From::Record(subject)) = subject {
        Some(subject.id.clone())
    } else {
        None
    };
    let target = hit.target.as_ref().and_then(|it| it.record.as_ref());
    (
        subject.expect("a record"),
        target.expect("a record").id.clone(),
    )
}

async fn until_hits(node: &TestNode, count: usize) -> Vec<pb::Hit> {
    until("the hits", || async { hits(node).await.len() == count }).await;
    hits(node).await
}

/// Waits until everything that came was screened.
async fn until_screened(node: &TestNode) {
    until("all to be screened", || async {
        let mut screening = node.screening();
        let shown = screening.show_screening(pb::ShowScreeningRequest {}).await;
        let shown = shown.expect("how it screens").into_inner();
        shown.behind == 0 && !shown.again
    })
    .await;
}

/// Publishes, and waits until the other has screened it.
async fn publish(from: &TestNode, to: &TestNode, draft: pb::Draft) -> Vec<u8> {
    let published = from.publish(draft).await;
    from.until_receipted(&published.id, to.party()).await;
    for node in [from, to] {
        node.until_indexed().await;
        until_screened(node).await;
    }
    published.id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_later_record_meets_an_alert_of_another_and_an_alert_meets_what_was_told_before() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let sought = publish(ge, az, alert(BOX)).await;
    let seized = publish(az, ge, notice("AZ", BOX)).await;
    // Own record and partner's alert; received record and own alert.
    for node in [az, ge] {
        let met = until_hits(node, 1).await;
        assert_eq!(between(&met[0]), (seized.clone(), sought.clone()));
    }
    let first = publish(az, ge, notice("AZ", OTHER)).await;
    let later = publish(ge, az, alert(OTHER)).await;
    for node in [az, ge] {
        let met = until_hits(node, 2).await;
        let met: Vec<_> = met.iter().map(between).collect();
        assert!(met.contains(&(first.clone(), later.clone())), "{met:?}");
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_alerts_for_one_meet_once_and_what_is_linked_or_of_one_author_meets_nothing() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let sought = publish(ge, az, alert(BOX)).await;
    // Its author seizes it, and whoever seizes it elsewhere says of which alert that came.
    publish(ge, az, notice("GE", BOX)).await;
    publish(az, ge, notice_of("AZ", BOX, GE, &sought)).await;
    // The next version of the alert is what the notice spoke of, too.
    let next = pb::CorrectRequest {
        id: sought.clone(),
        draft: Some(alert(BOX)),
        ..pb::CorrectRequest::default()
    };
    let next = ge.recalls().correct(next).await.expect("a correction");
    let next = next.into_inner().id;
    ge.until_receipted(&next, AZ).await;
    for node in [az, ge] {
        node.until_indexed().await;
        until_screened(node).await;
        assert!(hits(node).await.is_empty(), "{}", node.party());
    }
    // Two centres look for one: the later of the two alerts meets the earlier.
    let first = publish(ge, az, alert(OTHER)).await;
    let later = publish(az, ge, alert(OTHER)).await;
    for node in [az, ge] {
        let met = until_hits(node, 1).await;
        assert_eq!(between(&met[0]), (later.clone(), first.clone()));
    }
    federation.stop().await;
}

/// By what a container of a manifest meets, and whether that is a seizure notice.
async fn met(node: &TestNode, number: &str) -> Vec<(i32, i32, bool)> {
    let answered = screen(node, vec![container(number)]).await;
    let matches = answered.matches().map(|it| {
        let is_notice = if let Some(Target::Alert(alert)) = &it.target {
            Some(alert.is_notice)
        } else {
            None
        };
        (it.by, it.verdict, is_notice.expect("no list is there"))
    });
    matches.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_container_seized_elsewhere_is_met_by_a_manifest_and_a_swap_is_a_possible_transposition()
{
    let federation = Federation::sharing_all(&[UA, GE]).await;
    let (ua, ge) = (federation.node(UA), federation.node(GE));
    // It is on a manifest already when the notice comes.
    assert!(met(ge, SWAPPED).await.is_empty());
    let seized = publish(ua, ge, notice("UA", BOX)).await;
    let found = until_hits(ge, 1).await;
    let target = found[0].target.as_ref().and_then(|it| it.record.as_ref());
    assert_eq!(target.map(|it| it.id.clone()), Some(seized.clone()));
    assert_eq!(found[0].verdict, i32::from(pb::HitVerdict::Near));
    let near = i32::from(pb::ScreenVerdict::Near);
    let exact = i32::from(pb::ScreenVerdict::Exact);
    let swapped = i32::from(pb::ScreenBy::Swapped);
    let number = i32::from(pb::ScreenBy::Number);
    assert_eq!(met(ge, SWAPPED).await, [(swapped, near, true)]);
    assert_eq!(met(ge, BOX).await, [(number, exact, true)]);
    assert!(met(ge, MISTYPED).await.is_empty());
    // What was seized long ago has gone on to others.
    let mut old = notice("UA", OTHER);
    if let Some(pb::draft::Event::Seizure(event)) = &mut old.event {
        let before = |days: i64| {
            let at = draft::in_days(-days);
            v1::Moment {
                at_ms: at - at.rem_euclid(3_600_000),
                precision: v1::DatePrecision::Hour.into(),
                about: false,
            }
        };
        (event.occurred, event.reported) = (Some(before(100)), Some(before(99)));
    }
    publish(ua, ge, old).await;
    assert!(met(ge, OTHER).await.is_empty());
    ua.retract(&seized).await;
    until("the notice to match no more", || async {
        met(ge, BOX).await.is_empty()
    })
    .await;
    federation.stop().await;
}

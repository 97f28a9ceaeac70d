//! A hit stays true while what it met changes: an entry that is changed, is gone, or meets no more, and an alert that is
//! withdrawn or corrected beside an own entry.

use ntc_proto::node::v1 as pb;
use ntc_tests::{Federation, TestNode, draft, until};
use pb::move_hits_request::Move;
use serde_json::json;

use super::hits::{move_to, show, state};
use super::own_rules::activate;
use super::screening::{alert, container, import, screen, traveller};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const FIRST: &str = "CMAU1639120";
const OTHER: &str = "MSKU6011672";
const THIRD: &str = "CSQU3054383";
const WANTED: &str = "Wbrflqx Sought";

async fn waiting(node: &TestNode) -> Vec<pb::Hit> {
    let page = node.hits().list_hits(pb::ListHitsRequest::default()).await;
    page.expect("a page").into_inner().hits
}

fn boxes(number: &str) -> Vec<u8> {
    let boxes = json!([{
        "key": "c1",
        "kind": "container",
        "documents": [{ "scheme": "container", "raw": number }],
    }]);
    serde_json::to_vec(&boxes).expect("JSON")
}

fn person(passports: &[&str]) -> Vec<u8> {
    let documents = passports
        .iter()
        .map(|number| json!({ "scheme": "passport", "raw": number, "country": "TR" }));
    let people = json!([{
        "key": "p1",
        "kind": "person",
        "names": [{ "written": WANTED }],
        "birth_dates": ["1961-03-04"],
        "documents": documents.collect::<Vec<_>>(),
    }]);
    serde_json::to_vec(&people).expect("JSON")
}

fn says(lines: &[pb::HitLine], text: &str) -> bool {
    lines.iter().any(|line| line.says == text)
}

async fn restart(node: &mut TestNode) {
    node.stop().await;
    node.restart().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_is_changed_under_a_waiting_hit_is_shown_as_it_is_now_with_what_changed() {
    let mut node = TestNode::start(GE).await;
    import(&node, "own", person(&["U00000001"])).await;
    until("the list to answer", || async {
        screen(&node, vec![traveller(WANTED)]).await;
        waiting(&node).await.len() == 1
    })
    .await;
    let id = waiting(&node).await[0].id;
    assert!(says(&show(&node, id).await.target, "U00000001"));
    import(&node, "own", person(&["U00000002"])).await;
    until("the hit to show it", || async {
        let hit = show(&node, id).await.hit.expect("a hit");
        hit.target_changed_ms > 0
    })
    .await;
    for _ in 0..2 {
        let shown = show(&node, id).await;
        assert!(says(&shown.target, "U00000002") && !says(&shown.target, "U00000001"));
        let hit = shown.hit.expect("a hit");
        assert_eq!(hit.target_changes, ["document"]);
        assert!(!hit.target_doubtful && hit.gone_why.is_empty());
        let mut steps = shown.steps.iter();
        let step = steps.find(|step| step.what == "target_changed");
        assert_eq!(step.expect("a step").changes, ["document"]);
        // It is one traveller on one journey, who is nobody else.
        assert!(shown.others.is_empty());
        assert_eq!((hit.seen, hit.told_by), (1, 0));
        assert_eq!(waiting(&node).await.len(), 1);
        restart(&mut node).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_meets_the_subject_no_more_waits_for_nobody_but_whoever_works_on_it() {
    let mut node = TestNode::start(GE).await;
    import(&node, "own", boxes(FIRST)).await;
    until("the list to answer", || async {
        screen(&node, vec![container(FIRST)]).await;
        waiting(&node).await.len() == 1
    })
    .await;
    let id = waiting(&node).await[0].id;
    move_to(&node, &[id], Move::Claim(false)).await;
    import(&node, "own", boxes(OTHER)).await;
    until("the hit to say so", || async {
        let hit = show(&node, id).await.hit.expect("a hit");
        hit.gone_why == "unmet"
    })
    .await;
    for _ in 0..2 {
        let shown = show(&node, id).await;
        assert!(says(&shown.target, OTHER) && !says(&shown.target, FIRST));
        let hit = shown.hit.expect("a hit");
        assert_eq!(
            (hit.state.as_str(), hit.gone_side.as_str()),
            ("in_progress", "target")
        );
        assert_eq!(hit.target.expect("an entry").key, "c1");
        assert_eq!(
            waiting(&node).await.len(),
            1,
            "whoever works on it has it still"
        );
        restart(&mut node).await;
    }
    move_to(&node, &[id], Move::Release(pb::HitNothing {})).await;
    assert_eq!(state(&node, id).await, "withdrawn");
    assert!(waiting(&node).await.is_empty());
    // It is corrected back: it meets again, and waits again.
    import(&node, "own", boxes(FIRST)).await;
    until("the hit to wait", || async {
        !waiting(&node).await.is_empty()
    })
    .await;
    let shown = show(&node, id).await;
    assert!(says(&shown.target, FIRST));
    // What an officer said of the pair is remembered while its entry goes and comes.
    let reject = Move::Reject(pb::HitReject {
        reason: pb::HitRejection::Typo.into(),
        until_ms: 0,
    });
    move_to(&node, &[id], reject).await;
    import(&node, "own", person(&[])).await;
    until("the entry to be gone", || async {
        let hit = show(&node, id).await.hit.expect("a hit");
        hit.gone_why == "taken_off"
    })
    .await;
    import(&node, "own", boxes(FIRST)).await;
    until("the list to answer", || async {
        screen(&node, vec![container(FIRST)])
            .await
            .matches()
            .count()
            == 1
    })
    .await;
    assert!(waiting(&node).await.is_empty());
    assert_eq!(state(&node, id).await, "rejected");
}

/// An alert whose author wants to be asked before anybody acts.
fn careful(number: &str) -> pb::Draft {
    let mut draft = alert(number);
    if let Some(pb::draft::Event::Consignment(event)) = &mut draft.event {
        event.contact_first = true;
    }
    draft
}

/// A hit that an alert of AZ and an entry of GE's own list share, on a container that GE screened: its id and the alert's.
async fn shared(az: &TestNode, ge: &TestNode, draft: pb::Draft) -> (u64, Vec<u8>) {
    import(ge, "own", boxes(FIRST)).await;
    let alert = az.publish(draft).await.id;
    until(
        "both to look for it, and the alert to tell of it",
        || async {
            screen(ge, vec![container(FIRST)]).await;
            let hits = waiting(ge).await;
            let [hit] = &hits[..] else { return false };
            hit.also.len() == 1 && hit.told_by == 1 && hit.contact_first
        },
    )
    .await;
    let hit = waiting(ge).await.remove(0);
    (hit.id, alert)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alert_that_is_withdrawn_or_corrected_leaves_a_shared_hit_to_the_own_entry() {
    for is_corrected in [false, true] {
        let mut federation = Federation::sharing_all(&[AZ, GE]).await;
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        let (id, alert) = shared(az, ge, careful(FIRST)).await;
        let shown = show(ge, id).await;
        let hit = shown.hit.expect("a hit");
        // Who was screened is who the hit is about, and the alert that tells of the same is apart.
        let from = hit.subject.expect("a subject").from;
        assert!(matches!(from, Some(pb::hit_source::From::Screening(_))));
        assert_eq!(records(&shown.others), 1);
        let why = if is_corrected {
            let request = pb::CorrectRequest {
                id: alert,
                draft: Some(careful(OTHER)),
                reason: "another container".to_owned(),
            };
            az.recalls().correct(request).await.expect("a correction");
            "replaced"
        } else {
            az.retract(&alert).await;
            "retracted"
        };
        until("the alert to be gone", || async {
            let shown = show(ge, id).await;
            let mut also = shown.also.iter();
            also.any(|also| also.gone_why == why) && !shown.target.is_empty()
        })
        .await;
        for is_last in [false, true] {
            let ge = federation.node(GE);
            let shown = show(ge, id).await;
            assert!(says(&shown.subject, FIRST) && says(&shown.target, FIRST));
            let hit = shown.hit.expect("a hit");
            assert_eq!(hit.target.expect("an entry").list, "own");
            assert!(!hit.contact_first, "nobody who counts asks for it");
            assert!(hit.gone_why.is_empty() && hit.told_by == 1);
            assert_eq!(waiting(ge).await.len(), 1);
            if !is_last {
                restart(federation.node_mut(GE)).await;
            }
        }
        // The hit ends with the last that looks for it.
        let ge = federation.node(GE);
        import(ge, "own", boxes(THIRD)).await;
        until("nothing to wait", || async { waiting(ge).await.is_empty() }).await;
        federation.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_rule_hides_of_a_shared_hit_is_left_out_and_the_rest_stays() {
    const HIDES: &str = "@id(\"narcotics-alone\") @why(\"the rest is for others\")
forbid (principal, action == NTC::Action::\"see\", resource)
unless { resource.categories.contains(NTC::Category::\"narcotic\") };";
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let weapons = draft::of_category(careful(FIRST), "weapon");
    let (id, alert) = shared(az, ge, weapons).await;
    activate(ge, &format!("{}{HIDES}", ntc_policy::DEFAULT_RULES)).await;
    let listed = waiting(ge).await.remove(0);
    assert!(!listed.unseen && listed.contact_first);
    assert_eq!(listed.subject_line, FIRST);
    let shown = show(ge, id).await;
    assert!(says(&shown.subject, FIRST) && says(&shown.target, FIRST));
    let hit = shown.hit.clone().expect("a hit");
    assert_eq!(hit.target.expect("an entry").list, "own");
    assert_eq!((records(&shown.others), shown.unseen), (0, 1));
    let unseen: Vec<_> = shown.also.iter().filter(|also| also.unseen).collect();
    assert_eq!(unseen.len(), 1);
    assert!(unseen[0].asked_for.is_empty());
    // By the name of the alert it is not told: that would tell what the alert names.
    let asked = pb::ListHitsRequest {
        record: Some(ntc_proto::v1::RecordName {
            origin: AZ.to_owned(),
            id: alert.clone(),
        }),
        ..pb::ListHitsRequest::default()
    };
    let of_alert = ge.hits().list_hits(asked).await.expect("a page");
    assert_eq!(of_alert.into_inner().hits, []);
    // No step names it.
    let name = uuid_of(&alert);
    for step in &shown.steps {
        assert!(!step.says.contains(&name), "{step:?}");
        let is_of = |target: &pb::HitTarget| target.record.is_some();
        assert!(!step.target.as_ref().is_some_and(is_of), "{step:?}");
    }
    federation.stop().await;
}

/// How many others that were seen are told of by records.
fn records(others: &[pb::HitSighting]) -> usize {
    let from = |other: &&pb::HitSighting| {
        let from = other.subject.as_ref().and_then(|it| it.from.as_ref());
        matches!(from, Some(pb::hit_source::From::Record(_)))
    };
    others.iter().filter(from).count()
}

fn uuid_of(id: &[u8]) -> String {
    let id: ntc_core::record::RecordId = ntc_core::record::RecordId::from_slice(id).expect("an id");
    id.to_string()
}

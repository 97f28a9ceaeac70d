//! Who looks for somebody is told that it was met: once, by what and never who, and only where it may be told.

use std::collections::BTreeSet;

use ntc_core::model::kind::{HIT, RecordKind};
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::{Federation, TestNode, draft, until};
use pb::move_hits_request::Move;
use prost::Message as _;

use super::hits::{move_to, show, state};
use super::outcome::{one_way, report};
use super::passenger::{of_before, with_persons};
use super::query::share;
use super::screening::{import, people, screen, traveller};

/// Who alerts.
const AZ: &str = "AZ/customs";
/// Who meets.
const GE: &str = "GE/customs";
/// What no notice says.
const DRIVER: &str = "Zqcanary Driver";

fn identifier(scheme: &str, raw: &str) -> v1::Identifier {
    v1::Identifier {
        scheme: scheme.to_owned(),
        raw: raw.to_owned(),
        country: "GE".to_owned(),
        ..v1::Identifier::default()
    }
}

/// An alert about a lorry, by its plate in Latin letters.
fn alert(plate: &str) -> pb::Draft {
    alert_of("AZ", plate)
}

/// The same by a party of a country.
pub(super) fn alert_of(country: &str, plate: &str) -> pb::Draft {
    let mut draft = draft::alert(country);
    draft.transport = Some(v1::Transport {
        legs: vec![v1::Leg {
            mode: "3".to_owned(),
            identifiers: vec![identifier("plate", plate)],
            ..v1::Leg::default()
        }],
        route_unknown: true,
        ..v1::Transport::default()
    });
    draft
}

/// A lorry at the border, by its plate in Cyrillic letters, with who drives it.
pub(super) fn lorry(plate: &str) -> pb::ScreenSubject {
    let document = pb::WatchDocument {
        scheme: "plate".to_owned(),
        raw: plate.to_owned(),
        country: "GE".to_owned(),
        ..pb::WatchDocument::default()
    };
    let told = pb::WatchEntry {
        kind: pb::WatchSubjectKind::Vehicle.into(),
        documents: vec![document],
        names: vec![pb::WatchName {
            written: DRIVER.to_owned(),
            quality: pb::WatchNameQuality::Primary.into(),
            ..pb::WatchName::default()
        }],
        ..pb::WatchEntry::default()
    };
    pb::ScreenSubject {
        reference: plate.to_owned(),
        told: Some(told),
        ..pb::ScreenSubject::default()
    }
}

/// The same plate in the two alphabets, one for each number.
pub(super) fn plates(number: usize) -> (String, String) {
    (
        format!("AB{:03}BC", number + 100),
        format!("АВ{:03}ВС", number + 100),
    )
}

/// Publishes an alert about a lorry, and has the other party meet that; its id, and the hit.
async fn met(federation: &Federation, number: usize) -> (Vec<u8>, u64) {
    let (latin, cyrillic) = plates(number);
    let alert = federation.node(AZ).publish(alert(&latin)).await.id;
    let ge = federation.node(GE);
    until("the alert to be met", || async {
        screen(ge, vec![lorry(&cyrillic)]).await.matches().count() > 0
    })
    .await;
    let hit = until_hit(ge, &alert).await;
    (alert, hit)
}

/// The hit that has an alert on one side, when there is one.
async fn until_hit(node: &TestNode, alert: &[u8]) -> u64 {
    let mut found = 0;
    until("a hit on the alert", || async {
        !hits_on(node, alert).await.is_empty()
    })
    .await;
    for hit in hits_on(node, alert).await {
        found = hit;
    }
    found
}

async fn hits_on(node: &TestNode, alert: &[u8]) -> Vec<u64> {
    let request = pb::ListHitsRequest {
        record: Some(v1::RecordName {
            origin: AZ.to_owned(),
            id: alert.to_vec(),
        }),
        ..pb::ListHitsRequest::default()
    };
    let page = node.hits().list_hits(request).await.expect("a page");
    page.into_inner().hits.iter().map(|hit| hit.id).collect()
}

pub(super) fn told(owner: &str, acted: bool) -> pb::HitTell {
    pb::HitTell {
        owner: owner.to_owned(),
        acted,
    }
}

fn confirm(tell: bool) -> Move {
    Move::Confirm(pb::HitConfirm {
        tell: if tell { Some(told("", true)) } else { None },
    })
}

async fn confirmed(node: &TestNode, hit: u64, tell: bool) -> pb::HitMoved {
    let mut moved = move_to(node, &[hit], confirm(tell)).await;
    moved.swap_remove(0)
}

/// What this party owes, or is owed, of these tasks.
async fn owed(node: &TestNode, task: &str) -> Vec<pb::Owed> {
    let listed = node.inbox().list_owed(pb::ListOwedRequest::default()).await;
    let owed = listed.expect("a list").into_inner().owed.into_iter();
    owed.filter(|owed| owed.task == task).collect()
}

/// The notices that a node holds and counts.
pub(super) async fn notices(node: &TestNode) -> Vec<Vec<u8>> {
    node.until_indexed().await;
    let request = pb::ListRequest {
        kinds: vec![RecordKind::HitNotice as i32],
        ..pb::ListRequest::default()
    };
    let listed = node.records().list(request).await.expect("a list");
    let records = listed.into_inner().records.into_iter();
    records.map(|record| record.id).collect()
}

pub(super) async fn until_notices(node: &TestNode, count: usize) -> Vec<Vec<u8>> {
    until("the notices to be held", || async {
        notices(node).await.len() == count
    })
    .await;
    notices(node).await
}

pub(super) async fn event_of(node: &TestNode, notice: &[u8]) -> v1::HitEvent {
    let held = node.get(notice).await.expect("a notice");
    assert_eq!(held.kind, RecordKind::HitNotice as i32);
    assert_eq!(held.sections.len(), 1, "an event and nothing else");
    v1::HitEvent::decode(held.sections[0].content.as_slice()).expect("an event")
}

async fn steps(node: &TestNode, hit: u64) -> Vec<String> {
    let told = show(node, hit).await.tellings.into_iter();
    told.map(|telling| telling.step).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_alerts_learns_by_what_it_was_met_where_only_alerts_may_come_and_never_who() {
    let federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&one_way()).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let (alert, hit) = met(&federation, 0).await;
    let before = show(ge, hit).await;
    assert_eq!(
        (before.tells.as_str(), before.untold_reason.as_str()),
        (AZ, "")
    );
    assert_eq!(
        notices(az).await.len(),
        0,
        "nobody is told of what nobody confirmed"
    );

    let moved = confirmed(ge, hit, true).await;
    assert_eq!((moved.reason.as_str(), moved.tells.as_str()), ("", AZ));
    let notice = until_notices(az, 1).await.swap_remove(0);
    let event = event_of(az, &notice).await;
    assert_eq!(event.about.as_ref().expect("an alert").id, alert);
    assert_eq!(event.strength, "exact");
    assert_eq!(event.factors, ["plate"]);
    assert_eq!((event.met_in.as_str(), event.acted), ("journey", true));
    let held = az.get(&notice).await.expect("a notice");
    let bytes = held.encode_to_vec();
    for canary in [DRIVER, plates(0).1.as_str()] {
        let canary = canary.as_bytes();
        assert!(!bytes.windows(canary.len()).any(|it| it == canary));
    }
    // It waits for who alerted, and says of which alert.
    until("it to wait", || async { owed(az, "hit").await.len() == 1 }).await;
    let waits = owed(az, "hit").await.swap_remove(0);
    assert_eq!((waits.origin.as_str(), &waits.id), (GE, &notice));
    assert_eq!(waits.about.expect("an alert").id, alert);
    assert_eq!(waits.says, "exact, by plate");
    let request = pb::ShowThreadRequest {
        id: alert.clone(),
        origin: String::new(),
    };
    let thread = az.inbox().show_thread(request).await.expect("a case");
    let lines = thread.into_inner().lines;
    assert!(
        lines
            .iter()
            .any(|line| line.id == notice && line.says == "exact, by plate")
    );

    // Here it is told, by the partner's receipt; and the outcome is owed because of the alert, once.
    until("it to have arrived", || async {
        let told = show(ge, hit).await.tellings;
        let delivery = told.first().and_then(|told| told.delivery.clone());
        delivery.is_some_and(|it| it.state() == pb::DeliveryState::Accepted)
    })
    .await;
    assert_eq!(steps(ge, hit).await, ["told"]);
    for node in &federation.nodes {
        assert_eq!(owed(node, "outcome").await.len(), 1);
        assert_eq!(owed(node, "hit_outcome").await.len(), 0);
    }
    // Told again it is not.
    let again = move_to(ge, &[hit], Move::Tell(told("", true))).await;
    assert_eq!(again[0].reason, "HIT_STATE");

    let request = pb::TakeRequest {
        id: notice.clone(),
        origin: String::new(),
    };
    az.requests().take(request).await.expect("taken");
    for node in &federation.nodes {
        until("nothing to wait", || async {
            owed(node, "hit").await.is_empty()
        })
        .await;
    }
    // A question about it, and its answer, go by the same terms.
    let request = pb::AskAboutRequest {
        id: notice.clone(),
        origin: GE.to_owned(),
        event: Some(v1::RequestEvent {
            asks: Some(v1::Coded {
                code: "information".to_owned(),
                text: String::new(),
            }),
            text: "Who drives it?".to_owned(),
            ..v1::RequestEvent::default()
        }),
        ..pb::AskAboutRequest::default()
    };
    let asked = az.requests().ask_about(request).await.expect("a request");
    let asked = asked.into_inner().id;
    until("it to be asked", || async {
        ge.get(&asked).await.is_some()
    })
    .await;
    let request = pb::AnswerRequest {
        id: asked,
        origin: AZ.to_owned(),
        event: Some(v1::AnswerEvent {
            status: "no_data".to_owned(),
            ..v1::AnswerEvent::default()
        }),
        ..pb::AnswerRequest::default()
    };
    ge.requests().answer(request).await.expect("an answer");
    federation.stop().await;
}

/// How far a telling has come when the node is killed.
#[derive(Clone, Copy, Debug)]
enum Killed {
    /// The officer has the answer.
    Answered,
    /// The notice is published.
    Published,
    /// The partner holds it.
    Held,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmed_hit_is_told_once_however_often_the_node_is_killed() {
    const ROUNDS: usize = 9;
    let mut federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&one_way()).await;
    let mut cases = Vec::new();
    for number in 0..ROUNDS {
        cases.push(met(&federation, number).await);
    }
    federation.node_mut(GE).stop().await;
    federation.node_mut(GE).spawn().await;
    for (round, (_, hit)) in cases.iter().enumerate() {
        let at = [Killed::Answered, Killed::Published, Killed::Held][round % 3];
        let moved = confirmed(federation.node(GE), *hit, true).await;
        assert_eq!(moved.reason, "", "{at:?}");
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        match at {
            Killed::Answered => {}
            Killed::Published => {
                until("it to be published", || async {
                    notices(ge).await.len() > round
                })
                .await;
            }
            Killed::Held => {
                until_notices(az, round + 1).await;
            }
        }
        let ge = federation.node_mut(GE);
        ge.kill();
        ge.spawn().await;
    }
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let told = until_notices(az, ROUNDS).await;
    for (_, hit) in &cases {
        until("each to be told", || async {
            steps(ge, *hit).await == ["told"]
        })
        .await;
    }
    assert_eq!(until_notices(ge, ROUNDS).await.len(), ROUNDS);
    let mut about = BTreeSet::new();
    for notice in told {
        about.insert(event_of(az, &notice).await.about.expect("an alert").id);
    }
    let alerts: BTreeSet<_> = cases.into_iter().map(|(alert, _)| alert).collect();
    assert_eq!(about, alerts, "each alert once");
    federation.node_mut(GE).kill();
    federation.node_mut(AZ).stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_reads_no_hits_is_told_nothing_and_the_officer_is_told_so_before() {
    let (az, ge) = (TestNode::start(AZ).await, TestNode::start(GE).await);
    ge.enrol(&of_before(&az.files, HIT)).await;
    az.enrol(&ge.files.card).await;
    let federation = Federation {
        nodes: vec![az, ge],
    };
    federation.agree(&one_way()).await;
    let ge = federation.node(GE);
    let (_, hit) = met(&federation, 0).await;
    let shown = show(ge, hit).await;
    assert_eq!(shown.tells, "");
    assert!(
        shown.untold_message.contains(HIT),
        "{}",
        shown.untold_message
    );
    let refused = confirmed(ge, hit, true).await;
    assert_eq!(refused.reason, "NOTHING_TO_TELL");
    assert_eq!(state(ge, hit).await, "new", "nothing is confirmed by that");
    let moved = confirmed(ge, hit, false).await;
    assert_eq!((moved.reason.as_str(), moved.tells.as_str()), ("", ""));
    assert_eq!(moved.untold_reason, "NOTHING_TO_TELL");
    assert_eq!(steps(ge, hit).await, [] as [&str; 0]);
    assert_eq!(notices(ge).await.len(), 0);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_opened_again_is_withdrawn_and_may_be_told_anew() {
    let federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&one_way()).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let (_, hit) = met(&federation, 0).await;
    confirmed(ge, hit, true).await;
    let first = until_notices(az, 1).await.swap_remove(0);
    until("it to wait", || async { owed(az, "hit").await.len() == 1 }).await;
    move_to(ge, &[hit], Move::Reopen(pb::HitNothing {})).await;
    until("it to be withdrawn", || async {
        notices(az).await.is_empty() && owed(az, "hit").await.is_empty()
    })
    .await;
    until("that to be noted", || async {
        steps(ge, hit).await == ["withdrawn"]
    })
    .await;
    confirmed(ge, hit, true).await;
    let second = until_notices(az, 1).await.swap_remove(0);
    assert_ne!(first, second);
    until("both to be noted", || async {
        steps(ge, hit).await == ["withdrawn", "told"]
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hit_on_an_own_list_tells_nobody_and_one_on_an_alert_tells_what_the_list_lets() {
    let federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&with_persons("whole", &[AZ, GE])).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let anna = r#"{ "key": "anna", "kind": "person", "names": [{ "written": "Анна Мария Эрикссон" }], "birth_dates": ["1974-08-12"] }"#;
    let others = String::from_utf8(people(&["Zed Ownlisted"])).expect("JSON");
    let list = others.replacen('[', &format!("[{anna},"), 1);
    import(ge, "own", list.into_bytes()).await;
    until("the list to answer", || async {
        screen(ge, vec![traveller("Zed Ownlisted")])
            .await
            .matches()
            .count()
            > 0
    })
    .await;
    let own = 1;
    let refused = confirmed(ge, own, true).await;
    assert_eq!(refused.reason, "HIT_UNTELLABLE");
    assert_eq!(state(ge, own).await, "new");
    let moved = confirmed(ge, own, false).await;
    let told = [
        &moved.reason,
        &moved.tells,
        &moved.could_tell,
        &moved.untold_reason,
    ];
    assert_eq!(
        told.map(String::as_str),
        [""; 4],
        "nobody outside has a part in it"
    );

    // The subject of the alert is the one of an own entry: what that is nobody learns, and while the list is kept nothing.
    let alert = az.publish(draft::passenger("AZ")).await.id;
    let hit = until_hit(ge, &alert).await;
    let kept = confirmed(ge, hit, true).await;
    assert_eq!(kept.reason, "HIT_UNTELLABLE");
    assert!(kept.message.contains("not shared"), "{}", kept.message);
    share(ge, "own", pb::WatchShareMode::HitNoHit).await;
    assert_eq!(confirmed(ge, hit, true).await.tells, AZ);
    let notice = until_notices(az, 1).await.swap_remove(0);
    let event = event_of(az, &notice).await;
    assert_eq!(event.met_in, "watchlist");
    assert!(
        event.factors.contains(&"name".to_owned()),
        "{:?}",
        event.factors
    );
    assert!(
        event.factors.contains(&"birth_date".to_owned()),
        "{:?}",
        event.factors
    );
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_agreement_says_so_it_is_told_by_itself_and_the_outcome_of_a_hit_is_owed() {
    let federation = Federation::start(&[AZ, GE]).await;
    let auto = one_way().replacen("# tell_hits = \"auto\"", "tell_hits = \"auto\"", 1);
    assert!(auto.contains("\ntell_hits"));
    federation.agree(&auto).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let (latin, cyrillic) = plates(0);
    let mut told = alert(&latin);
    if let Some(pb::draft::Event::Consignment(event)) = &mut told.event {
        event.requested_action = Some(v1::Coded {
            code: "inform".to_owned(),
            text: String::new(),
        });
        event.reply_by = 0;
    }
    let alert = az.publish(told).await.id;
    until("the alert to be met", || async {
        screen(ge, vec![lorry(&cyrillic)]).await.matches().count() > 0
    })
    .await;
    let hit = until_hit(ge, &alert).await;
    for node in &federation.nodes {
        assert_eq!(owed(node, "outcome").await.len(), 0, "it asks for nothing");
    }
    assert_eq!(confirmed(ge, hit, false).await.tells, AZ);
    until_notices(az, 1).await;
    for node in &federation.nodes {
        until("the outcome to be owed", || async {
            let owed = owed(node, "hit_outcome").await;
            owed.len() == 1 && owed[0].by == GE && owed[0].id == alert
        })
        .await;
    }
    report(ge, &alert, "no_offence").await.expect("an outcome");
    for node in &federation.nodes {
        until("nothing to be owed", || async {
            owed(node, "hit_outcome").await.is_empty()
        })
        .await;
    }
    federation.stop().await;
}

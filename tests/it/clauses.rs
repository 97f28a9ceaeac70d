//! Clauses of agreements as nodes carry them out: how much goes in a day, how a request is answered and by when, what a
//! record may be used for, and when what came of an alert is told.

use std::time::Duration;

use ntc_node::ports::{Clock as _, SystemClock};
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::refusal::reason;
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, until};

use super::own_rules::is_explained_as_held;
use super::requests::{owed, question};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const DAY: Duration = Duration::from_secs(24 * 3_600);
const DAY_MS: u64 = 24 * 3_600_000;

/// An agreement of the two after these edits, each of which must be found.
fn with(edits: &[(&str, &str)]) -> String {
    let document = share_all("pair", &[AZ, GE]);
    edits.iter().fold(document, |document, (old, new)| {
        assert!(document.contains(old), "{old}");
        document.replacen(old, new, 1)
    })
}

/// Puts a clock to the noon after the next, so that no day ends while a test runs, and a day before it is none before the
/// nodes' certificates.
fn to_noon(clock: &ShiftedClock) {
    let now = SystemClock.now().as_millis();
    let noon = (now / DAY_MS + 2) * DAY_MS + DAY_MS / 2;
    clock.advance(Duration::from_millis(noon - now));
}

async fn waits(node: &TestNode, id: &[u8]) -> bool {
    let told = node.delivery(id, GE).await;
    told.state() == pb::DeliveryState::HeldBack && told.held_back == "DAILY_QUOTA"
}

async fn has(node: &TestNode, id: &[u8]) -> bool {
    let held = node.get(id).await;
    held.is_some_and(|held| held.held_back.is_empty())
}

/// Has a node look again at what waits: what begins or ends by its date is looked at once a minute.
async fn look_again(node: &TestNode) {
    let suspended = node.officer().suspend("other", "a look").await;
    suspended.expect("a suspension");
    node.officer().resume("other").await.expect("a resumption");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_more_than_goes_in_a_day_waits_and_no_clock_that_is_set_back_lets_it_go() {
    let (clock, ports) = ShiftedClock::ports();
    to_noon(&clock);
    let mut federation = Federation::start_with(&[AZ, GE, "MD/customs"], &ports).await;
    federation
        .agree(&with(&[(
            "# records_per_day = 1000",
            "records_per_day = 2",
        )]))
        .await;
    federation
        .agree(&share_all("other", &[AZ, "MD/customs"]))
        .await;
    let az = federation.node(AZ);
    let mut ids = Vec::new();
    for _ in 0..5 {
        let published = az.publish(draft::seizure("AZ")).await;
        let told = published.recipients.iter().find(|told| told.party == GE);
        assert!(told.expect("a decision").entitled, "it is meant for GE");
        ids.push(published.id);
    }
    let ge = federation.node(GE);
    for id in &ids[..2] {
        until("what goes today", || async { has(ge, id).await }).await;
    }
    for id in &ids[2..] {
        until("what waits", || async { waits(az, id).await }).await;
    }
    // What withdraws a record is not counted.
    az.retract(&ids[0]).await;
    until("the retraction", || async {
        ge.list().await.iter().all(|held| held.id != ids[0])
    })
    .await;

    // Neither a restart nor a clock that is set back gives a day again.
    federation.node_mut(AZ).stop().await;
    clock.set_back(DAY);
    federation.node_mut(AZ).restart_with(&ports).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let more = az.publish(draft::seizure("AZ")).await;
    until("the session", || async { waits(az, &more.id).await }).await;
    for id in &ids[2..] {
        assert!(waits(az, id).await);
        is_explained_as_held(az, id, GE).await;
        assert!(!has(ge, id).await);
    }

    // Each day two of those that wait go, in the order of the ledger.
    ids.push(more.id);
    clock.advance(DAY);
    for next in [2_usize, 4] {
        clock.advance(DAY);
        look_again(az).await;
        for id in &ids[next..next + 2] {
            until("what goes on the next day", || async { has(ge, id).await }).await;
        }
        for id in &ids[next + 2..] {
            assert!(waits(az, id).await);
        }
    }
    assert_eq!(az.peer(GE).await.held_back, 0);
    for node in [az, ge] {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

fn answer(status: &str) -> v1::AnswerEvent {
    v1::AnswerEvent {
        status: status.to_owned(),
        ..v1::AnswerEvent::default()
    }
}

/// Answers; else the reason why it cannot be answered so.
async fn answered(node: &TestNode, id: &[u8], event: v1::AnswerEvent) -> Result<(), String> {
    let request = pb::AnswerRequest {
        id: id.to_vec(),
        event: Some(event),
        ..pb::AnswerRequest::default()
    };
    let told = node.requests().answer(request).await;
    told.map(drop).map_err(|status| reason(&status))
}

fn refused_for(ground: &str, text: &str) -> v1::AnswerEvent {
    v1::AnswerEvent {
        refusal: Some(v1::Coded {
            code: ground.to_owned(),
            text: String::new(),
        }),
        text: text.to_owned(),
        ..answer("refused")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_answered_in_the_time_and_by_the_grounds_that_the_agreement_names() {
    let federation = Federation::start(&[AZ, GE]).await;
    let document = with(&[
        ("# answer_hours", "answer_hours"),
        ("urgent = 4,", "urgent = 3,"),
        ("# [requests]\n# oral", "[requests]\noral"),
        (
            "# refusal_grounds = [\"essential_security\", \"running_investigation\",",
            "refusal_grounds = [\"essential_security\",",
        ),
        ("# reasons = true ", "reasons = true "),
        ("# deferral_days = 10", "deferral_days = 5"),
    ]);
    federation.agree(&document).await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let notice = az.publish(draft::seizure("AZ")).await.id;
    until("the notice", || async { has(ge, &notice).await }).await;
    let used = ge.get(&notice).await.expect("the notice").uses;
    let court = "it is used in court with its author's consent alone";
    assert!(used.iter().any(|said| said == court), "{used:?}");
    assert_eq!(az.get(&notice).await.expect("the notice").uses, [""; 0]);

    let request = pb::AskAboutRequest {
        id: notice,
        event: Some(question()),
        urgency: v1::Urgency::Urgent.into(),
        ..pb::AskAboutRequest::default()
    };
    let asked = ge.requests().ask_about(request).await.expect("a request");
    let asked = asked.into_inner();
    assert_eq!((asked.answer_within, asked.agreed_within), (180, 180));
    until("the request", || async {
        az.get(&asked.id).await.is_some()
    })
    .await;
    let code = |code: &str| Err(code.to_owned());
    let refused = refused_for("running_investigation", "It runs");
    assert_eq!(
        answered(az, &asked.id, refused).await,
        code("REFUSAL_GROUND")
    );
    let refused = refused_for("essential_security", "");
    assert_eq!(
        answered(az, &asked.id, refused).await,
        code("REFUSAL_REASON")
    );
    let deferred = |days| v1::AnswerEvent {
        deferred_until: draft::in_days(days),
        ..answer("deferred")
    };
    let late = answered(az, &asked.id, deferred(6)).await;
    assert_eq!(late, code("DEFERRED_TOO_LONG"));
    assert_eq!(answered(az, &asked.id, deferred(4)).await, Ok(()));
    let refused = refused_for("essential_security", "A matter of state");
    assert_eq!(answered(az, &asked.id, refused).await, Ok(()));
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_of_an_alert_is_owed_in_the_days_that_are_agreed_and_both_sides_count_the_same() {
    let federation = Federation::start(&[AZ, GE]).await;
    let days = "feedback_days = { immediate = 1, urgent = 1, priority = 1, routine = 1 } #";
    federation
        .agree(&with(&[("feedback_days = 30", days)]))
        .await;
    let [az, ge] = [AZ, GE].map(|party| federation.node(party));
    let mut alert = draft::alert("AZ");
    if let Some(pb::draft::Event::Consignment(event)) = &mut alert.event {
        event.reply_by = draft::in_days(2) - 3_600_000;
    }
    let id = az.publish(alert).await.id;
    until("the alert", || async { has(ge, &id).await }).await;
    let created = ge.list().await.into_iter().find(|held| held.id == id);
    let due = created.expect("the alert").created_ms + 24 * 3_600_000;
    for node in [az, ge] {
        until("the outcome to be owed in a day", || async {
            let owed = owed(node).await;
            owed.iter().any(|(task, by, of, due_ms, _)| {
                (task.as_str(), by.as_str(), of, *due_ms) == ("outcome", GE, &id, due)
            })
        })
        .await;
    }
    federation.stop().await;
}

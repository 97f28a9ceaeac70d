//! A partner is asked and answers, both sides see one clock, and what was said is told as one case.

use std::time::Duration;

use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::refusal::reason;
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, until};
use tonic::Status;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const HOUR: u64 = 3_600;

/// Only seizure notices may be told, and only by AZ.
fn one_way() -> String {
    let document = share_all("pair", &[AZ, GE]);
    let closed = [
        ("reciprocal = true", "reciprocal = false".to_owned()),
        ("from = \"any\"", format!("from = [\"{AZ}\"]")),
        ("kinds = \"any\"", "kinds = [\"SeizureNotice\"]".to_owned()),
    ];
    closed.iter().fold(document, |document, (old, new)| {
        assert!(document.contains(old), "{old}");
        document.replacen(old, new, 1)
    })
}

fn code(code: &str) -> Option<v1::Coded> {
    Some(v1::Coded {
        code: code.to_owned(),
        text: String::new(),
    })
}

pub(super) fn question() -> v1::RequestEvent {
    v1::RequestEvent {
        asks: code("information"),
        text: "Who ordered the container?".to_owned(),
        ..v1::RequestEvent::default()
    }
}

async fn ask_about(node: &TestNode, id: &[u8]) -> Result<pb::AskResponse, Status> {
    ask_more(node, id, &[]).await
}

/// Asks about a record, and tells what an answer wanted to know, if one did.
async fn ask_more(node: &TestNode, id: &[u8], continues: &[u8]) -> Result<pb::AskResponse, Status> {
    let request = pb::AskAboutRequest {
        id: id.to_vec(),
        origin: String::new(),
        event: Some(question()),
        urgency: v1::Urgency::Urgent.into(),
        continues: continues.to_vec(),
        ..pb::AskAboutRequest::default()
    };
    let asked = node.requests().ask_about(request).await;
    asked.map(tonic::Response::into_inner)
}

fn said(status: &str) -> v1::AnswerEvent {
    v1::AnswerEvent {
        status: status.to_owned(),
        text: "by the consignee".to_owned(),
        ..v1::AnswerEvent::default()
    }
}

async fn answer(
    node: &TestNode,
    id: &[u8],
    event: v1::AnswerEvent,
) -> Result<pb::AnswerResponse, Status> {
    let request = pb::AnswerRequest {
        id: id.to_vec(),
        event: Some(event),
        ..pb::AnswerRequest::default()
    };
    let told = node.requests().answer(request).await;
    told.map(tonic::Response::into_inner)
}

pub(super) async fn shown(node: &TestNode, id: &[u8]) -> Option<pb::ShowRequestResponse> {
    let request = pb::ShowRequestRequest {
        id: id.to_vec(),
        origin: String::new(),
    };
    let shown = node.requests().show_request(request).await;
    shown.ok().map(tonic::Response::into_inner)
}

/// What is owed, by whom, until when, and how far it has come.
pub(super) async fn owed(node: &TestNode) -> Vec<(String, String, Vec<u8>, i64, String)> {
    let listed = node.inbox().list_owed(pb::ListOwedRequest::default()).await;
    let owed = listed.expect("a list").into_inner().owed.into_iter();
    owed.map(|it| (it.task, it.by, it.id, it.due_ms, it.level))
        .collect()
}

/// Both sides count this, with one due time, which is answered.
async fn both_count(federation: &Federation, task: &str, by: &str, id: &[u8], level: &str) -> i64 {
    until("both sides to count the same", || async {
        let of_both = [
            owed(&federation.nodes[0]).await,
            owed(&federation.nodes[1]).await,
        ];
        of_both[0] == of_both[1]
            && of_both[0].iter().any(|(what, who, of, _, how)| {
                (what.as_str(), who.as_str(), of.as_slice(), how.as_str()) == (task, by, id, level)
            })
    })
    .await;
    owed(&federation.nodes[0]).await[0].3
}

pub(super) async fn nothing_is_owed(federation: &Federation) {
    for node in &federation.nodes {
        until("nothing to be owed", || async {
            owed(node).await.is_empty()
        })
        .await;
    }
}

pub(super) async fn until_received(federation: &Federation, id: &[u8]) -> i64 {
    for node in &federation.nodes {
        until("the receipt to be acknowledged", || async {
            shown(node, id).await.is_some_and(|it| it.received_ms > 0)
        })
        .await;
    }
    let [first, second] = [&federation.nodes[0], &federation.nodes[1]];
    let received = shown(first, id).await.expect("a request").received_ms;
    assert_eq!(
        received,
        shown(second, id).await.expect("a request").received_ms
    );
    received
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_be_told_may_ask_and_is_answered_and_both_sides_see_one_clock() {
    let mut federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&one_way()).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let notice = az.publish(draft::seizure("AZ")).await.id;
    until("the notice to be held", || async {
        ge.get(&notice).await.is_some()
    })
    .await;

    let asked = ask_about(ge, &notice).await.expect("a request");
    assert_eq!((asked.asked.as_str(), asked.answer_within), (AZ, 8 * 60));
    let received = until_received(&federation, &asked.id).await;
    let due = both_count(&federation, "answer", AZ, &asked.id, "running").await;
    assert_eq!(
        due,
        received + 8 * 3_600_000,
        "eight hours from the receipt on"
    );

    let taken = az
        .requests()
        .take(pb::TakeRequest {
            id: asked.id.clone(),
            origin: String::new(),
        })
        .await;
    taken.expect("taken");
    until("the asker to know that an officer works on it", || async {
        shown(ge, &asked.id).await.is_some_and(|it| it.taken_ms > 0)
    })
    .await;

    let told = answer(az, &asked.id, said("provided"))
        .await
        .expect("an answer");
    assert_eq!(told.told, GE);
    nothing_is_owed(&federation).await;
    for node in &federation.nodes {
        let stands = shown(node, &asked.id).await.expect("a request");
        let of: Vec<_> = stands
            .answers
            .iter()
            .map(|it| (&it.party, &it.status))
            .collect();
        assert_eq!(of, [(&AZ.to_owned(), &"provided".to_owned())]);
        assert_eq!(stands.answers[0].id, told.id);
        let request = pb::ShowThreadRequest {
            id: told.id.clone(),
            origin: String::new(),
        };
        let thread = node.inbox().show_thread(request).await;
        let thread = thread.expect("a case").into_inner();
        let lines: Vec<_> = thread
            .lines
            .iter()
            .map(|line| (line.depth, line.kind(), line.says.as_str()))
            .collect();
        assert_eq!(
            lines,
            [
                (0, v1::RecordKind::SeizureNotice, ""),
                (1, v1::RecordKind::Request, "information"),
                (2, v1::RecordKind::Acknowledgement, "received"),
                (2, v1::RecordKind::Acknowledgement, "taken"),
                (2, v1::RecordKind::Answer, "provided"),
            ]
        );
        assert!(!thread.cut);
    }

    // What follows from the journals follows from them again, and is acknowledged once.
    for node in &mut federation.nodes {
        node.stop().await;
        std::fs::remove_dir_all(node.files.data().join("derived")).expect("derived");
        node.restart().await;
    }
    for node in &federation.nodes {
        node.until_indexed().await;
    }
    nothing_is_owed(&federation).await;
    assert_eq!(until_received(&federation, &asked.id).await, received);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_nobody_answers_goes_to_the_duty_desk_and_then_to_the_contact() {
    let (clock, ports) = ShiftedClock::ports();
    let federation = Federation::sharing_all_with(&[AZ, GE], &ports).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let mut draft = draft::seizure("AZ");
    draft.kind = v1::RecordKind::Request.into();
    draft.audience = vec![AZ.to_owned()];
    draft.urgency = v1::Urgency::Priority.into();
    draft.event = Some(pb::draft::Event::Request(question()));
    let asked = ge
        .requests()
        .ask(pb::AskRequest { draft: Some(draft) })
        .await;
    let asked = asked.expect("a request").into_inner();
    until_received(&federation, &asked.id).await;
    let due = both_count(&federation, "answer", AZ, &asked.id, "running").await;

    // Deferred until ten days from now, with the reason.
    let until_ms = due + 7 * 24 * 3_600_000;
    let deferred = v1::AnswerEvent {
        refusal: code("running_investigation"),
        deferred_until: until_ms,
        ..said("deferred")
    };
    answer(az, &asked.id, deferred).await.expect("an answer");
    for node in &federation.nodes {
        until("the deferral to move the clock", || async {
            owed(node).await.first().is_some_and(|it| it.3 == until_ms)
        })
        .await;
    }
    clock.advance(Duration::from_secs(10 * 24 * HOUR));
    both_count(&federation, "answer", AZ, &asked.id, "duty_desk").await;
    let listed = ge.inbox().list_owed(pb::ListOwedRequest::default()).await;
    let listed = listed.expect("a list").into_inner();
    assert!(listed.owed[0].overdue && !listed.owed[0].call.is_empty());
    clock.advance(Duration::from_secs(25 * HOUR));
    both_count(&federation, "answer", AZ, &asked.id, "contact").await;

    // What the answer wants to know first is owed by who asked.
    let more = answer(az, &asked.id, said("need_more"))
        .await
        .expect("an answer");
    both_count(&federation, "continue", GE, &more.id, "running").await;
    assert_eq!(owed(az).await.len(), 1);
    // A later answer asks for it no more, and after a final one none leaves the request open.
    let refused = v1::AnswerEvent {
        refusal: code("disproportionate"),
        ..said("refused")
    };
    answer(az, &asked.id, refused).await.expect("an answer");
    nothing_is_owed(&federation).await;
    let again = answer(az, &asked.id, said("partly")).await.unwrap_err();
    assert_eq!(reason(&again), "FIELD_INVALID");
    assert!(again.message().contains("refused"), "{}", again.message());
    federation.stop().await;
}

/// A question that stands for itself, under a key of the asker's own system.
fn drafted(reference: &str) -> pb::Draft {
    let mut draft = draft::seizure_with_reference("AZ", reference);
    draft.kind = v1::RecordKind::Request.into();
    draft.audience = vec![AZ.to_owned()];
    draft.event = Some(pb::draft::Event::Request(question()));
    draft
}

async fn ask(node: &TestNode, draft: pb::Draft) -> Result<pb::AskResponse, Status> {
    let request = pb::AskRequest { draft: Some(draft) };
    let asked = node.requests().ask(request).await;
    asked.map(tonic::Response::into_inner)
}

pub(super) async fn ask_under(
    node: &TestNode,
    id: &[u8],
    text: &str,
    reference: &str,
) -> Result<pb::AskResponse, Status> {
    let request = pb::AskAboutRequest {
        id: id.to_vec(),
        event: Some(v1::RequestEvent {
            text: text.to_owned(),
            ..question()
        }),
        urgency: v1::Urgency::Urgent.into(),
        reference: reference.to_owned(),
        ..pb::AskAboutRequest::default()
    };
    let asked = node.requests().ask_about(request).await;
    asked.map(tonic::Response::into_inner)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_asked_twice_under_one_reference_is_written_once() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let notice = az.publish(draft::seizure("AZ")).await.id;
    until("the notice to be held", || async {
        ge.get(&notice).await.is_some()
    })
    .await;
    let first = ask(ge, drafted("Q1")).await.expect("a request");
    let about = ask_under(ge, &notice, "Who?", "Q2")
        .await
        .expect("a request");
    assert!(!first.duplicate && !about.duplicate);
    let sent = ge.peer(AZ).await.feed_size;
    for _ in 0..2 {
        let again = ask(ge, drafted("Q1")).await.expect("a request");
        assert_eq!((again.id, again.duplicate), (first.id.clone(), true));
        assert_eq!(again.answer_within, first.answer_within);
        let again = ask_under(ge, &notice, "Who?", "Q2").await.expect("it");
        assert_eq!((again.id, again.duplicate), (about.id.clone(), true));
    }
    // Two at once are one as well.
    let (one, other) = tokio::join!(ask(ge, drafted("Q3")), ask(ge, drafted("Q3")));
    let (one, other) = (one.map(|it| it.id), other.map(|it| it.id));
    match (one, other) {
        (Ok(one), Ok(other)) => assert_eq!(one, other),
        (Ok(_), Err(busy)) | (Err(busy), Ok(_)) => assert_eq!(reason(&busy), "REFERENCE_IN_USE"),
        (Err(one), Err(other)) => panic!("{one} {other}"),
    }
    assert_eq!(ge.peer(AZ).await.feed_size, sent + 1);
    // Another question, or a notice, has another reference.
    let other = ask_under(ge, &notice, "When?", "Q2").await.unwrap_err();
    assert_eq!(reason(&other), "REFERENCE_OTHER_CONTENT");
    let request = pb::PublishRequest {
        draft: Some(draft::seizure_with_reference("GE", "Q1")),
        again: false,
    };
    let other = ge.records().publish(request).await.unwrap_err();
    assert_eq!(reason(&other), "REFERENCE_OTHER_CONTENT");
    assert_eq!(ge.peer(AZ).await.feed_size, sent + 1);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_withdrawn_is_owed_by_nobody_and_asked_no_more() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let asked = ask(ge, drafted("Q1")).await.expect("a request");
    until_received(&federation, &asked.id).await;
    both_count(&federation, "answer", AZ, &asked.id, "running").await;
    ge.retract(&asked.id).await;
    // Nobody acts on a question but by an answer: there is nothing to look after.
    nothing_is_owed(&federation).await;
    until("the request to be erased at the partner", || async {
        az.get(&asked.id).await.is_none_or(|held| held.erased)
    })
    .await;
    // Its beginning, as the thread shows it, is completed although no list has it any more.
    for node in &federation.nodes {
        let request = pb::CompleteIdRequest {
            start: asked.id[..8].to_vec(),
        };
        let completed = node.records().complete_id(request).await.expect("ids");
        assert_eq!(completed.into_inner().ids, std::slice::from_ref(&asked.id));
        assert!(shown(node, &asked.id).await.expect("a request").withdrawn);
    }
    let late = answer(az, &asked.id, said("provided")).await.unwrap_err();
    assert_eq!(reason(&late), "FIELD_INVALID");
    assert!(late.message().contains("withdrew"), "{}", late.message());
    let again = ask(ge, drafted("Q1")).await.unwrap_err();
    assert_eq!(reason(&again), "RETRACTED");
    for node in &federation.nodes {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_not_be_asked_or_answered_is_not_written() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let notice = az.publish(draft::seizure("AZ")).await.id;
    until("the notice to be held", || async {
        ge.get(&notice).await.is_some()
    })
    .await;
    let own = ask_about(az, &notice).await.unwrap_err();
    assert_eq!(reason(&own), "FIELD_INVALID");
    let asked = ask_about(ge, &notice).await.expect("a request");
    until_received(&federation, &asked.id).await;
    let question = shown(az, &asked.id).await.expect("a request");
    assert_eq!(question.text, "Who ordered the container?");
    assert_eq!(question.about[0].id, notice);
    let provides_nothing = v1::AnswerEvent {
        text: String::new(),
        ..said("provided")
    };
    for (node, id, event, refused) in [
        (ge, &asked.id, said("provided"), "FIELD_INVALID"),
        (az, &asked.id, said("perhaps"), "CODE_UNKNOWN"),
        (az, &asked.id, said("refused"), "FIELD_MISSING"),
        (az, &asked.id, provides_nothing, "FIELD_MISSING"),
        (ge, &notice, said("provided"), "FIELD_INVALID"),
    ] {
        let told = answer(node, id, event.clone()).await.unwrap_err();
        assert_eq!(reason(&told), refused, "{}", event.status);
    }
    // Told more, the partner owes the answer to that.
    let more = answer(az, &asked.id, said("need_more"))
        .await
        .expect("an answer");
    both_count(&federation, "continue", GE, &more.id, "running").await;
    let of_answer = ask_about(ge, &more.id).await.unwrap_err();
    assert_eq!(reason(&of_answer), "FIELD_INVALID");
    let told = ask_more(ge, &notice, &more.id).await.expect("a request");
    both_count(&federation, "answer", AZ, &told.id, "running").await;
    until("nothing else to be owed", || async {
        owed(ge).await.len() == 1
    })
    .await;

    let alert = draft::seizure("AZ");
    let no_request = ge
        .requests()
        .ask(pb::AskRequest { draft: Some(alert) })
        .await;
    assert_eq!(reason(&no_request.unwrap_err()), "FIELD_INVALID");

    az.officer()
        .suspend("all", "under review")
        .await
        .expect("suspended");
    let stopped = answer(az, &asked.id, said("provided")).await.unwrap_err();
    assert_eq!(reason(&stopped), "NOTHING_TO_TELL");
    assert!(
        stopped.message().contains("under review"),
        "{}",
        stopped.message()
    );
    let answers = shown(az, &asked.id).await.expect("a request").answers;
    assert_eq!(answers[0].id, more.id, "nothing was written");
    federation.stop().await;
}

/// When a party owes this of a record, as a node counts it; none where it does not.
async fn owes(node: &TestNode, task: &str, by: &str, id: &[u8]) -> Option<(i64, String)> {
    let mut owed = owed(node).await.into_iter();
    let meant = owed
        .find(|(what, who, of, ..)| (what.as_str(), who.as_str(), of.as_slice()) == (task, by, id));
    meant.map(|(.., due, level)| (due, level))
}

#[tokio::test(flavor = "multi_thread")]
async fn word_that_a_request_came_and_that_a_record_was_destroyed_is_owed_until_it_is_said() {
    let (clock, ports) = ShiftedClock::ports();
    let mut federation = Federation::sharing_all_with(&[AZ, GE], &ports).await;
    federation.node_mut(AZ).stop().await;
    let ge = federation.node(GE);
    let asked = ask(ge, drafted("case-1")).await.expect("a request").id;
    until("the word to be owed", || async {
        owes(ge, "acknowledge", AZ, &asked).await.is_some()
    })
    .await;
    let (due, level) = owes(ge, "acknowledge", AZ, &asked).await.expect("owed");
    let (answer_due, _) = owes(ge, "answer", AZ, &asked).await.expect("owed");
    assert_eq!(level, "running");
    assert!(due < answer_due, "within the hour that is agreed");
    clock.advance(Duration::from_secs(2 * HOUR));
    let (_, level) = owes(ge, "acknowledge", AZ, &asked).await.expect("owed");
    assert_ne!(level, "running", "it is chased");
    federation.node_mut(AZ).restart_with(&ports).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    for node in [az, ge] {
        until("the word to have come", || async {
            owes(node, "acknowledge", AZ, &asked).await.is_none()
                && owes(node, "answer", AZ, &asked).await.is_some()
        })
        .await;
    }

    // What its author withdraws is destroyed, and the holder says so.
    let notice = ge.publish(draft::full("GE", "AZ")).await.id;
    until("the notice to be held", || async {
        az.get(&notice).await.is_some()
    })
    .await;
    federation.node_mut(AZ).stop().await;
    let ge = federation.node(GE);
    ge.retract(&notice).await;
    until("the word to be owed", || async {
        owes(ge, "deletion", AZ, &notice).await.is_some()
    })
    .await;
    federation.node_mut(AZ).restart_with(&ports).await;
    let ge = federation.node(GE);
    until("the word to have come", || async {
        owes(ge, "deletion", AZ, &notice).await.is_none()
    })
    .await;
    let holders = ge.recall(&notice, GE).await.holders;
    assert!(holders.iter().all(|it| it.erased_ms > 0), "{holders:?}");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_owes_word_of_what_was_destroyed_where_the_agreement_asks_for_none() {
    let mut federation = Federation::start(&[AZ, GE]).await;
    let document = share_all("pair", &[AZ, GE]);
    let (asks, not) = ("confirm_deletion = true", "confirm_deletion = false");
    assert!(document.contains(asks));
    federation.agree(&document.replacen(asks, not, 1)).await;
    let ge = federation.node(GE);
    let notice = ge.publish(draft::full("GE", "AZ")).await.id;
    until("the notice to be held", || async {
        federation.node(AZ).get(&notice).await.is_some()
    })
    .await;
    federation.node_mut(AZ).stop().await;
    let ge = federation.node(GE);
    ge.retract(&notice).await;
    ge.until_indexed().await;
    assert!(owes(ge, "deletion", AZ, &notice).await.is_none());
    federation.stop().await;
}

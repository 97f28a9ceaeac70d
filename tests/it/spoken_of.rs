//! What speaks of a hidden record is hidden with it, whatever its own labels are; what was erased of a record is as hidden as
//! it was.

use std::collections::{BTreeMap, BTreeSet};

use ntc_core::model::kind::RecordKind;
use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::{Federation, TestNode, draft, reason, until};
use prost::Message;

use super::own_rules::activate;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
/// A word that stands in hidden records and in what is said of them.
pub(super) const WORD: &str = "zqcanaryword";

/// Notices of tobacco are hidden. The index knows what they are.
const HIDES: &str = "@id(\"no-tobacco\") @why(\"for others\")
forbid (principal, action == NTC::Action::\"see\", resource)
when { resource.kind == NTC::Kind::\"SeizureNotice\"
       && resource.categories.contains(NTC::Category::\"tobacco\") };";

/// The same by a fact that stands in the record alone.
const HIDES_BY_READING: &str = "@id(\"no-tobacco\") @why(\"for others\")
forbid (principal, action == NTC::Action::\"see\", resource)
when { resource.kind == NTC::Kind::\"SeizureNotice\" && resource.version >= 1
       && resource.categories.contains(NTC::Category::\"tobacco\") };";

/// Lets the default rules and some more decide.
async fn obey(node: &TestNode, more: &str) {
    activate(node, &format!("{DEFAULT_RULES}\n{more}")).await;
}

async fn notice(node: &TestNode, category: &str) -> Vec<u8> {
    let country = &node.party()[..2];
    let draft = draft::of_category(draft::seizure(country), category);
    node.publish(draft).await.id
}

async fn until_held(node: &TestNode, id: &[u8]) {
    until("a record to be held", || async {
        node.get(id).await.is_some()
    })
    .await;
}

pub(super) async fn retract(node: &TestNode, id: &[u8]) -> Vec<u8> {
    let request = pb::RetractRequest {
        id: id.to_vec(),
        reason: "other".to_owned(),
        text: format!("{WORD} was elsewhere"),
    };
    let retracted = node.recalls().retract(request).await;
    retracted.expect("a retraction").into_inner().id
}

pub(super) async fn ask_about(node: &TestNode, id: &[u8], origin: &str) -> Vec<u8> {
    let about = pb::AskAboutRequest {
        id: id.to_vec(),
        origin: origin.to_owned(),
        event: Some(v1::RequestEvent {
            asks: Some(v1::Coded {
                code: "information".to_owned(),
                text: String::new(),
            }),
            text: format!("Who sent the {WORD}?"),
            ..v1::RequestEvent::default()
        }),
        urgency: v1::Urgency::Urgent.into(),
        ..pb::AskAboutRequest::default()
    };
    let asked = node.requests().ask_about(about).await;
    asked.expect("a question").into_inner().id
}

async fn answer(node: &TestNode, id: &[u8], origin: &str) -> Vec<u8> {
    let answer = pb::AnswerRequest {
        id: id.to_vec(),
        origin: origin.to_owned(),
        event: Some(v1::AnswerEvent {
            status: "no_data".to_owned(),
            text: format!("nothing is known of {WORD}"),
            ..v1::AnswerEvent::default()
        }),
        ..pb::AnswerRequest::default()
    };
    let answered = node.requests().answer(answer).await;
    answered.expect("an answer").into_inner().id
}

/// All records of every kind that are listed, each with its kind.
async fn listed(node: &TestNode) -> BTreeMap<Vec<u8>, i32> {
    node.until_indexed().await;
    let all = RecordKind::ALL.map(|kind| i32::from(kind as u8));
    let request = pb::ListRequest {
        kinds: all.to_vec(),
        page_size: 500,
        ..pb::ListRequest::default()
    };
    let page = node.records().list(request).await.expect("a page");
    let records = page.into_inner().records.into_iter();
    records.map(|it| (it.id, it.kind)).collect()
}

/// All records that are watched up to the last of each party, and all that the watch says.
async fn watched(
    node: &TestNode,
    from: &[u8],
    last: &[Vec<u8>; 2],
) -> (BTreeSet<Vec<u8>>, Vec<u8>) {
    let request = pb::WatchRequest {
        position: from.to_vec(),
        everything: true,
        ..pb::WatchRequest::default()
    };
    let watched = node.records().watch(request).await.expect("a watch");
    let (mut watched, mut ids, mut said) = (watched.into_inner(), BTreeSet::new(), Vec::new());
    while !last.iter().all(|id| ids.contains(id)) {
        let news = watched.message().await.expect("news").expect("news");
        // What is seen may say the word.
        let Some(record) = &news.record else { continue };
        ids.insert(record.id.clone());
        said.extend(news.encode_to_vec());
    }
    (ids, said)
}

async fn get(node: &TestNode, id: &[u8], origin: &str) -> Result<pb::GetResponse, tonic::Status> {
    let request = pb::GetRequest {
        id: id.to_vec(),
        origin: origin.to_owned(),
    };
    let held = node.records().get(request).await;
    held.map(tonic::Response::into_inner)
}

fn tells(bytes: &[u8]) -> bool {
    let mut windows = bytes.windows(WORD.len());
    windows.any(|it| it == WORD.as_bytes())
}

/// What speaks of records at a node, each with its author.
struct Said {
    /// Of hidden ones.
    hidden: BTreeMap<Vec<u8>, &'static str>,
    /// Of one that is seen.
    seen: Vec<u8>,
    /// A record that is withdrawn and hidden.
    gone: Vec<u8>,
    /// A question about a hidden record.
    question: Vec<u8>,
}

async fn say(az: &TestNode, ge: &TestNode) -> Said {
    let mut hidden = BTreeMap::new();
    let told = notice(ge, "tobacco").await;
    let gone = notice(ge, "tobacco").await;
    let [own, control] = [notice(az, "tobacco").await, notice(az, "narcotic").await];
    for id in [&told, &gone] {
        until_held(az, id).await;
    }
    for id in [&own, &control] {
        until_held(ge, id).await;
    }
    hidden.insert(ask_about(az, &told, GE).await, AZ);
    let correct = pb::CorrectRequest {
        id: told.clone(),
        draft: Some(draft::of_category(draft::full("GE", "AZ"), "tobacco")),
        reason: format!("{WORD} was weighed again"),
    };
    let corrected = ge.recalls().correct(correct).await;
    corrected.expect("a correction");
    hidden.insert(retract(ge, &gone).await, GE);
    let seen = ask_about(ge, &control, AZ).await;
    let question = ask_about(ge, &own, AZ).await;
    hidden.insert(question.clone(), GE);
    until_held(az, &question).await;
    hidden.insert(answer(az, &question, GE).await, AZ);
    until_held(az, &seen).await;
    until("the correction", || async {
        let correction = i32::from(RecordKind::Correction as u8);
        listed(az).await.values().any(|kind| *kind == correction)
    })
    .await;
    for (id, kind) in listed(az).await {
        if kind == i32::from(RecordKind::Correction as u8) {
            hidden.insert(id, GE);
        }
    }
    Said {
        hidden,
        seen,
        gone,
        question,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_speaks_of_a_hidden_record_is_hidden_with_it() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let begin = az.records().watch(pb::WatchRequest::default()).await;
    let mut begin = begin.expect("a watch").into_inner();
    let begin = begin
        .message()
        .await
        .expect("a begin")
        .expect("one")
        .position;
    let said = say(az, ge).await;
    let all = listed(az).await;
    for (id, origin) in &said.hidden {
        assert!(all.contains_key(id), "it is listed where all is seen");
        let held = get(az, id, origin).await.expect("a record");
        assert!(tells(&held.encode_to_vec()), "it says the word");
    }
    assert_eq!(said.hidden.len(), 5);
    assert_eq!(
        az.recall(&said.gone, GE).await.reason_text,
        format!("{WORD} was elsewhere")
    );
    for hides in [HIDES, HIDES_BY_READING] {
        obey(az, hides).await;
        let last = [notice(az, "narcotic").await, notice(ge, "narcotic").await];
        until_held(az, &last[1]).await;
        let left = listed(az).await;
        let (watched, bytes) = watched(az, &begin, &last).await;
        for (id, origin) in &said.hidden {
            let kind = all[id];
            assert!(!left.contains_key(id), "a list has {kind}");
            assert!(!watched.contains(id), "a watch has {kind}");
            let refused = get(az, id, origin).await.expect_err("it is hidden");
            // What was replaced or withdrawn is erased, and then nothing says any more what it was.
            match reason(&refused).as_str() {
                "RULE_FORBIDS" => assert!(refused.message().contains("no-tobacco"), "{refused}"),
                reason => assert!(reason == "OUT_OF_REACH" && *id != said.question, "{kind}"),
            }
        }
        // Acknowledgements of what is hidden are among what is left out, and no other.
        let acknowledged = i32::from(RecordKind::Acknowledgement as u8);
        let is_said = |id: &Vec<u8>| said.hidden.contains_key(id);
        let tobacco: Vec<_> = all
            .iter()
            .filter(|(id, kind)| !left.contains_key(*id) && !is_said(id) && **kind != acknowledged)
            .collect();
        let notices = tobacco
            .iter()
            .all(|(_, kind)| **kind == i32::from(RecordKind::SeizureNotice as u8));
        assert!(notices, "{tobacco:?}");
        assert!(left.contains_key(&said.seen), "a list lacks what is seen");
        assert!(watched.contains(&said.seen), "a watch lacks what is seen");
        let held = get(az, &said.seen, GE)
            .await
            .expect("a question about what is seen");
        assert!(tells(&held.encode_to_vec()));
        let others = bytes
            .windows(WORD.len())
            .filter(|it| *it == WORD.as_bytes());
        assert_eq!(others.count(), 0, "a watch");
        let status = pb::RecallStatusRequest {
            id: said.gone.clone(),
            origin: GE.to_owned(),
        };
        let refused = az.recalls().recall_status(status).await;
        assert!(!tells(refused.expect_err("it is hidden").details()));
        let thread = pb::ShowThreadRequest {
            id: said.question.clone(),
            origin: GE.to_owned(),
        };
        let thread = az.inbox().show_thread(thread).await.expect("a case");
        let thread = thread.into_inner();
        assert_eq!(thread.lines, []);
        assert!(thread.unseen >= 3, "{}", thread.unseen);
        let owed = az.inbox().list_owed(pb::ListOwedRequest::default()).await;
        let owed = owed.expect("a list").into_inner().owed;
        let is_seen = |it: &&pb::Owed| it.id == said.seen;
        assert!(owed.iter().all(|it| it.unseen != is_seen(&it)), "{owed:?}");
    }
    federation.stop().await;
}

async fn erase(node: &TestNode, id: &[u8], sections: &[&str]) {
    let request = pb::EraseRecordRequest {
        id: id.to_vec(),
        sections: sections.iter().map(|it| (*it).to_owned()).collect(),
        reason: "demanded".to_owned(),
        ..pb::EraseRecordRequest::default()
    };
    let erased = node.retention().erase_record(request).await;
    erased.expect("an erasure");
}

/// Why a record is not shown; none where it is.
async fn hidden(node: &TestNode, id: &[u8], origin: &str) -> Option<String> {
    let held = get(node, id, origin).await;
    held.err().map(|refused| reason(&refused))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_erased_is_as_hidden_as_it_was_and_hidden_where_that_is_not_known_any_more() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let told = notice(ge, "tobacco").await;
    until_held(az, &told).await;
    let [own, control] = [notice(az, "tobacco").await, notice(az, "narcotic").await];
    let part = draft::of_category(draft::full("AZ", "GE"), "narcotic");
    let part = az.publish(part).await.id;
    erase(ge, &told, &[]).await;
    erase(az, &own, &[]).await;
    erase(az, &control, &[]).await;
    erase(az, &part, &["persons"]).await;
    for (id, origin) in [(&told, GE), (&own, AZ), (&control, AZ)] {
        until("a record to be erased", || async {
            let held = get(az, id, origin).await;
            held.is_ok_and(|held| held.erased && held.sections.is_empty())
        })
        .await;
    }
    az.until_indexed().await;
    let rules = Some("RULE_FORBIDS".to_owned());
    for hides in [HIDES, HIDES_BY_READING] {
        obey(az, hides).await;
        // Its header says what it was; of a partner's record nothing does.
        assert_eq!(hidden(az, &own, AZ).await, rules);
        assert_eq!(hidden(az, &control, AZ).await, None);
        assert_eq!(hidden(az, &told, GE).await, Some("OUT_OF_REACH".to_owned()));
    }
    // What stands in the name is known of what is erased, too.
    let of_others = |is_own: &str| {
        format!(
            "@id(\"some\") @why(\"for others\") forbid (principal, action == NTC::Action::\"see\", resource)
             when {{ resource.own == {is_own} }};"
        )
    };
    obey(az, &of_others("false")).await;
    assert_eq!(hidden(az, &told, GE).await, rules);
    assert_eq!(hidden(az, &own, AZ).await, None);
    obey(az, &of_others("true")).await;
    assert_eq!(hidden(az, &told, GE).await, None);
    assert_eq!(hidden(az, &own, AZ).await, rules);
    // A section that is erased still hides what had it, and places that are not known any more may be those.
    let by_section = "@id(\"some\") @why(\"for others\")
        forbid (principal, action == NTC::Action::\"see\", resource)
        when { resource.sections.contains(NTC::Section::\"persons\") };";
    obey(az, by_section).await;
    assert_eq!(hidden(az, &part, AZ).await, rules);
    let by_place = "@id(\"some\") @why(\"for others\")
        forbid (principal, action == NTC::Action::\"see\", resource)
        when { resource has places && resource.places.contains(\"KZ\") };";
    obey(az, by_place).await;
    assert_eq!(hidden(az, &part, AZ).await, None);
    assert_eq!(
        hidden(az, &control, AZ).await,
        Some("OUT_OF_REACH".to_owned())
    );
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_about_no_record_is_shown() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let mut asks = draft::seizure("GE");
    asks.kind = v1::RecordKind::Request.into();
    asks.audience = vec![AZ.to_owned()];
    asks.event = Some(pb::draft::Event::Request(v1::RequestEvent {
        asks: Some(v1::Coded {
            code: "information".to_owned(),
            text: String::new(),
        }),
        text: format!("Who knows of the {WORD}?"),
        ..v1::RequestEvent::default()
    }));
    let asked = ge
        .requests()
        .ask(pb::AskRequest { draft: Some(asks) })
        .await;
    let id = asked.expect("a question").into_inner().id;
    until_held(az, &id).await;
    for hides in [HIDES, HIDES_BY_READING] {
        for node in [az, ge] {
            obey(node, hides).await;
            let held = get(node, &id, GE).await.expect("a question");
            assert!(tells(&held.encode_to_vec()), "it says the word");
        }
    }
    federation.stop().await;
}

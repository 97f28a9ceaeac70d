//! Whatever the own rules decided is logged and decided again, and what a replay foresees is what happens: of each act.

use std::collections::BTreeMap;

use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::policy_service_client::PolicyServiceClient;
use ntc_tests::federation::share_all;
use ntc_tests::refusal::reason;
use ntc_tests::{Federation, TestNode, draft, until};
use prost::Message as _;

use super::own_rules::{activate, question, replay};
use super::query::{CONTAINER, ask, container, notice, wish};
use super::reveal::{answer, asked, redacting};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// A rule that forbids an act, whatever it is about.
fn forbidding(act: &str) -> String {
    format!(
        "{DEFAULT_RULES}
@id(\"not-now\")
@why(\"not now\")
forbid (principal, action == NTC::Action::\"{act}\", resource);
"
    )
}

/// What would be newly withheld, for each party, role or call and section.
async fn foreseen(node: &TestNode, act: &str) -> BTreeMap<(String, String), u64> {
    let replayed = replay(node, &forbidding(act)).await;
    let others = replayed.changes.iter().filter(|it| it.act != act);
    assert_eq!(others.count(), 0, "{act}: {replayed:?}");
    let changes = replayed.changes.into_iter();
    let less = changes.map(|it| {
        assert_eq!(it.newly_sent, 0, "{act}");
        let who = it.party + &it.roles.join(",");
        ((who, it.section + &it.call), it.newly_withheld)
    });
    less.collect()
}

fn whole(of: &str, times: u64) -> BTreeMap<(String, String), u64> {
    BTreeMap::from([((of.to_owned(), String::new()), times)])
}

async fn erase(node: &TestNode, id: &[u8]) -> Option<String> {
    node.until_indexed().await;
    let request = pb::EraseRecordRequest {
        id: id.to_vec(),
        origin: GE.to_owned(),
        reason: "demanded".to_owned(),
        ..pb::EraseRecordRequest::default()
    };
    let erased = node.retention().erase_record(request).await;
    erased.err().map(|status| reason(&status))
}

/// How many whole records would not leave, of what was decided from then on.
async fn leaving(node: &TestNode, from_ms: i64) -> u64 {
    let request = pb::ReplayPolicyRequest {
        text: forbidding("send"),
        from_ms,
    };
    let mut policy = PolicyServiceClient::new(node.channel());
    let steps = policy.replay_policy(request).await.expect("a replay");
    let mut steps = steps.into_inner();
    loop {
        let step = steps.message().await.expect("a step").expect("a result");
        if step.finished {
            let mut changes = step.changes.iter();
            let sent = changes.find(|it| it.act == "send" && it.section.is_empty());
            return sent.map_or(0, |it| it.newly_withheld);
        }
    }
}

async fn held(node: &TestNode, id: &[u8]) -> pb::GetResponse {
    until("a record to be held", || async {
        node.get(id).await.is_some()
    })
    .await;
    node.get(id).await.expect("a record")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_and_what_officers_do_is_decided_again_and_is_then_so() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let first = ge.publish(draft::full("GE", "AZ")).await.id;
    let second = ge.publish(draft::full("GE", "AZ")).await.id;
    for id in [&first, &second] {
        assert!(held(az, id).await.refused.is_empty());
    }
    assert_eq!(foreseen(az, "accept").await, whole(GE, 2));
    // A rule that reads the record reads it where it lies.
    let narcotic = format!(
        "{DEFAULT_RULES}
@id(\"no-tobacco\") @why(\"no tobacco\")
forbid (principal, action == NTC::Action::\"accept\", resource)
when {{ resource.categories.contains(NTC::Category::\"tobacco\") }};
"
    );
    let tobacco = ge
        .publish(draft::of_category(draft::full("GE", "AZ"), "tobacco"))
        .await
        .id;
    assert!(held(az, &tobacco).await.refused.is_empty());
    let replayed = replay(az, &narcotic).await;
    let [change] = replayed.changes.as_slice() else {
        panic!("one change: {replayed:?}");
    };
    assert_eq!((&*change.act, &*change.party), ("accept", GE));
    assert_eq!((change.newly_withheld, &change.example), (1, &tobacco));
    // What officers do is told by their roles, and calls by their name.
    assert_eq!(erase(az, &first).await, None);
    let asks = question(&["Caspian Freight"]);
    az.queries()
        .ask_partners(asks.clone())
        .await
        .expect("an answer");
    let erases = foreseen(az, "erase").await;
    let roles = erases.keys().next().expect("an act").0.clone();
    assert!(roles.contains("administrator"));
    assert_eq!(erases, whole(&roles, 1));
    assert_eq!(foreseen(az, "ask").await, whole(&roles, 1));
    let calls = foreseen(az, "act").await;
    let of = |call: &str| calls.get(&(roles.clone(), call.to_owned()));
    assert_eq!((of("EraseRecord"), of("AskPartners")), (Some(&1), Some(&1)));
    // What was erased cannot be decided about by what it said.
    until("it to be gone", || async {
        replay(az, &narcotic).await.unknown == 1
    })
    .await;
    assert_eq!(replay(az, &narcotic).await.changes.len(), 1);
    // And so it is.
    activate(az, &forbidding("erase")).await;
    assert_eq!(erase(az, &second).await.as_deref(), Some("RULE_FORBIDS"));
    activate(az, &forbidding("ask")).await;
    let refused = az.queries().ask_partners(asks).await.expect_err("a rule");
    assert_eq!(reason(&refused), "RULE_FORBIDS");
    activate(az, &forbidding("accept")).await;
    let third = ge.publish(draft::full("GE", "AZ")).await.id;
    assert_eq!(held(az, &third).await.refused, "RULE_FORBIDS");
    // Under the rules of before what was refused would be let.
    let back = replay(az, DEFAULT_RULES).await;
    let back = back.changes.iter().map(|it| (&*it.act, it.newly_sent));
    let back: BTreeMap<_, _> = back.collect();
    assert_eq!(back.get("erase"), Some(&1));
    assert_eq!(back.get("ask"), Some(&1));
    assert!(
        back.get("accept").is_some_and(|more| *more >= 1),
        "{back:?}"
    );
    assert_eq!(az.verify().await, Vec::<String>::new());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_their_answers_and_what_is_shown_on_request_are_decided_again_and_are_then_so() {
    let federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&redacting()).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    az.publish(notice("AZ", CONTAINER)).await;
    az.until_indexed().await;
    let question = || wish(&[container(CONTAINER)], &[AZ]);
    let told = ask(ge, question()).await.expect("a query");
    assert!(told.at(AZ).code.is_empty());
    let (_, request) = asked(&federation).await;
    answer(az, &request, &["companies"])
        .await
        .expect("an answer");
    let takes = foreseen(az, "take_query").await;
    assert!(
        takes.contains_key(&(GE.to_owned(), String::new())),
        "{takes:?}"
    );
    let answers = foreseen(az, "answer_query").await;
    assert_eq!(answers.get(&(GE.to_owned(), String::new())), Some(&1));
    assert_eq!(
        answers.get(&(GE.to_owned(), "transport".to_owned())),
        Some(&1)
    );
    let reveals = foreseen(az, "reveal").await;
    assert!(
        reveals.contains_key(&(GE.to_owned(), "companies".to_owned())),
        "{reveals:?}"
    );
    // And so it is.
    activate(az, &forbidding("take_query")).await;
    let told = ask(ge, question()).await.expect("a query");
    assert_eq!(told.at(AZ).code, "RULE_FORBIDS");
    let back = replay(az, DEFAULT_RULES).await;
    let question = back.changes.iter().find(|it| it.act == "take_query");
    assert_eq!(question.map(|it| it.newly_sent), Some(1), "{back:?}");
    activate(az, &forbidding("reveal")).await;
    let (_, request) = asked(&federation).await;
    let refused = answer(az, &request, &["companies"])
        .await
        .expect_err("a rule");
    assert_eq!(reason(&refused), "RULE_FORBIDS");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_leaves_is_decided_again_whether_by_its_entry_or_later_by_other_policies() {
    let mut federation = Federation::start(&[AZ, GE]).await;
    federation.agree(&share_all("pair", &[AZ, GE])).await;
    let az = federation.node(AZ);
    let published = az.publish(draft::seizure("AZ")).await.id;
    az.until_receipted(&published, GE).await;
    let of_whole = (GE.to_owned(), String::new());
    assert_eq!(foreseen(az, "send").await.get(&of_whole), Some(&1));
    federation.node_mut(GE).stop().await;
    let az = federation.node(AZ);
    let later = az.publish(draft::seizure("AZ")).await.id;
    // Other policies, that decide the same.
    activate(az, &format!("{DEFAULT_RULES}\n// another\n")).await;
    let before = replay(az, &forbidding("send")).await;
    let since = draft::in_days(0);
    assert_eq!(leaving(az, since).await, 0, "nothing was decided since");
    federation.node_mut(GE).restart().await;
    let az = federation.node(AZ);
    az.until_receipted(&later, GE).await;
    let after = replay(az, &forbidding("send")).await;
    assert_eq!(leaving(az, since).await, 1, "the line says when it left");
    // Each of the two is decided again once, the second by the line that says how it left.
    for replayed in [before, after] {
        let sent = replayed
            .changes
            .iter()
            .find(|it| it.act == "send" && it.section.is_empty());
        assert_eq!(sent.map(|it| it.newly_withheld), Some(2), "{replayed:?}");
    }
    // And so it is: what was published under a rule that lets nothing leave is held back.
    activate(az, &forbidding("send")).await;
    let held = az.publish(draft::seizure("AZ")).await;
    assert!(held.recipients[0].entitled);
    until("it to be held back", || async {
        az.delivery(&held.id, GE).await.held_back == "RULE_FORBIDS"
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_the_rules_do_not_show_is_counted_among_the_examples_and_not_named() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let tobacco = |of: &str, to: &str| draft::of_category(draft::full(of, to), "tobacco");
    let told = ge.publish(tobacco("GE", "AZ")).await.id;
    assert!(held(az, &told).await.refused.is_empty());
    let own = az.publish(tobacco("AZ", "GE")).await.id;
    az.until_indexed().await;
    let examples = async |act: &str| {
        let replayed = replay(az, &forbidding(act)).await;
        assert!(!replayed.changes.is_empty(), "{act}");
        let bytes = replayed.encode_to_vec();
        let names = |id: &[u8]| bytes.windows(id.len()).any(|it| it == id);
        let hidden = replayed.examples_hidden == replayed.changes.len() as u64;
        (names(&told), names(&own), hidden)
    };
    assert_eq!(examples("accept").await, (true, false, false));
    assert_eq!(examples("publish").await, (false, true, false));
    let hides = format!(
        "{DEFAULT_RULES}
@id(\"narcotics-alone\") @why(\"the rest is for others\")
forbid (principal, action == NTC::Action::\"see\", resource)
unless {{ resource.categories.contains(NTC::Category::\"narcotic\") }};
"
    );
    activate(az, &hides).await;
    assert_eq!(examples("accept").await, (false, false, true));
    assert_eq!(examples("publish").await, (false, false, true));
    federation.stop().await;
}

/// What was decided, by a filter: the record and what refused it, the newest first.
async fn decided(node: &TestNode, filter: pb::DecisionFilter) -> Vec<(Vec<u8>, String)> {
    let request = pb::ListDecisionsRequest {
        filter: Some(filter),
        stored: true,
        ..pb::ListDecisionsRequest::default()
    };
    let mut policy = PolicyServiceClient::new(node.channel());
    let page = policy.list_decisions(request).await.expect("a page");
    let page = page.into_inner();
    assert_eq!((page.next_page, page.begins_ms), (0, 0));
    let is_whole = |line: &pb::DecisionLine| {
        line.party == GE && line.rules.len() == 32 && line.stored.len() > line.hash.len()
    };
    assert!(page.lines.iter().all(is_whole));
    let lines = page.lines.into_iter();
    let decisions = lines.flat_map(|line| line.decisions);
    decisions.map(|it| (it.record, it.refused_by)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_rule_decided_is_listed_by_partner_record_and_rule() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let narcotic = format!(
        "{DEFAULT_RULES}
@id(\"no-tobacco\") @why(\"no tobacco\")
forbid (principal, action == NTC::Action::\"accept\", resource)
when {{ resource.categories.contains(NTC::Category::\"tobacco\") }};
"
    );
    activate(az, &narcotic).await;
    let tobacco = draft::of_category(draft::full("GE", "AZ"), "tobacco");
    let kept = ge.publish(tobacco).await.id;
    assert_eq!(held(az, &kept).await.refused, "RULE_FORBIDS");
    let came = ge.publish(draft::full("GE", "AZ")).await.id;
    assert!(held(az, &came).await.refused.is_empty());
    az.until_indexed().await;
    let by_rule = pb::DecisionFilter {
        rule: "no-tobacco".to_owned(),
        ..pb::DecisionFilter::default()
    };
    let refused = [(kept.clone(), "no-tobacco".to_owned())];
    assert_eq!(decided(az, by_rule).await, refused);
    let by_record = pb::DecisionFilter {
        record: came.clone(),
        party: GE.to_owned(),
        act: "accept".to_owned(),
        ..pb::DecisionFilter::default()
    };
    assert_eq!(decided(az, by_record).await, [(came, String::new())]);
    let of_another = pb::DecisionFilter {
        party: "KZ/customs".to_owned(),
        ..pb::DecisionFilter::default()
    };
    assert!(decided(az, of_another).await.is_empty());
    federation.stop().await;
}

//! What the own rules decide on the live path: officers' calls, what leaves, what counts here, who is answered.

use std::time::Duration;

use ntc_core::query::{Person, Subject, subject_message};
use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::doctor_service_client::DoctorServiceClient;
use ntc_proto::node::v1::policy_service_client::PolicyServiceClient;
use ntc_proto::v1;
use ntc_tests::clock::ShiftedClock;
use ntc_tests::metrics::gauge;
use ntc_tests::{Federation, TestNode, draft, reason, until};

use super::approvals::audited;
use super::own_rules::{activate, explain, is_explained_as_held, question};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
/// How often rules could not answer.
const FAILURES: &str = "ntc_rule_failures";

/// Lets the default rules and some more decide.
async fn obey(node: &TestNode, more: &str) {
    activate(node, &format!("{DEFAULT_RULES}\n{more}")).await;
}

/// The rules that decide.
async fn show(node: &TestNode) -> pb::ShowPolicyResponse {
    let mut policy = PolicyServiceClient::new(node.channel());
    let shown = policy.show_policy(pb::ShowPolicyRequest::default()).await;
    shown.expect("the rules").into_inner()
}

/// What the audit has of acts that a rule refused.
async fn refused_by(node: &TestNode, rule: &str) -> Vec<pb::AuditLine> {
    let filter = pb::AuditFilter {
        refused_by: rule.to_owned(),
        ..pb::AuditFilter::default()
    };
    audited(node, filter).await
}

fn forbids(id: &str, what: &str) -> String {
    format!("@id(\"{id}\") @why(\"not now\") forbid {what};\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_a_rule_forbids_is_refused_to_every_officer_and_audited() {
    let mut node = TestNode::start(AZ).await;
    obey(
        &node,
        &forbids(
            "no-publishing",
            "(principal, action == NTC::Action::\"act\", resource == NTC::Call::\"Publish\")",
        ),
    )
    .await;
    let publish = pb::PublishRequest {
        draft: Some(draft::seizure("AZ")),
        again: false,
    };
    let refused = node.records().publish(publish).await.unwrap_err();
    assert_eq!(reason(&refused), "RULE_FORBIDS");
    assert!(refused.message().contains("no-publishing"), "{refused}");
    assert_eq!(node.list().await.len(), 0, "other calls go on");
    // The audit names the rule, and the hash of the rules that it is one of.
    let rules = show(&node).await.version.expect("a version").sha256;
    let named = refused_by(&node, "no-publishing").await;
    let [entry] = named.as_slice() else {
        panic!("{named:?}");
    };
    assert_eq!(
        (&*entry.method, &*entry.outcome),
        ("Publish", "RULE_FORBIDS")
    );
    let asked = pb::AskedRules {
        act: "act".to_owned(),
        rules,
        refused_by: "no-publishing".to_owned(),
    };
    assert_eq!(entry.asked, [asked]);
    assert_eq!(refused_by(&node, "any").await, named);
    obey(&node, "").await;
    assert_eq!(
        refused_by(&node, "no-publishing").await,
        named,
        "of old rules too"
    );
    assert_eq!(refused_by(&node, "liaison-asks").await, []);
    node.publish(draft::seizure("AZ")).await;
    node.stop().await;
    let outcomes = node.files.audited("Publish");
    assert!(
        outcomes
            .iter()
            .any(|outcome| outcome.contains("RULE_FORBIDS")),
        "{outcomes:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_that_forbid_every_call_do_not_lock_their_administrator_out() {
    let node = TestNode::start(AZ).await;
    let everything = forbids(
        "nothing",
        "(principal is NTC::Officer, action == NTC::Action::\"act\", resource)",
    );
    obey(&node, &everything).await;
    let listed = node.records().list(pb::ListRequest::default()).await;
    assert_eq!(reason(&listed.unwrap_err()), "RULE_FORBIDS");
    obey(&node, "").await;
    assert_eq!(node.list().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_partners_about_persons_is_asked_for_by_the_rules() {
    let node = TestNode::start(AZ).await;
    let reasons = forbids(
        "persons-with-a-reason",
        "(principal, action == NTC::Action::\"ask\", resource) when { resource.persons && !resource.justified }",
    );
    obey(&node, &reasons).await;
    let anna = Subject::Person(Person {
        name: "Eriksson Anna Maria".to_owned(),
        birth_date: "1974-08-12".to_owned(),
        document: None,
        nationality: String::new(),
    });
    let ask = |justification: &str| pb::AskPartnersRequest {
        subjects: vec![subject_message(&anna)],
        purpose: "customs_risk".to_owned(),
        justification: justification.to_owned(),
        to: Vec::new(),
        ..pb::AskPartnersRequest::default()
    };
    let refused = node.queries().ask_partners(ask("")).await.unwrap_err();
    assert_eq!(reason(&refused), "RULE_FORBIDS");
    // There is nobody to ask: what stops it is not a rule.
    let asked = node.queries().ask_partners(ask("named by a driver")).await;
    let code = asked.err().map(|status| reason(&status));
    assert_ne!(code.as_deref(), Some("RULE_FORBIDS"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_queued_is_asked_about_again_when_it_leaves_and_follows_when_rules_let_it() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let queued = federation.node(AZ).publish(draft::seizure("AZ")).await;
    let wait = forbids(
        "wait",
        "(principal, action == NTC::Action::\"send\", resource)",
    );
    obey(federation.node(AZ), &wait).await;
    // What nobody asked for yet is explained by the rules that it will meet.
    let explained = explain(federation.node(AZ), &queued.id, GE).await;
    assert_eq!(explained.held_back, "RULE_FORBIDS");
    assert!(explained.sentence.starts_with("GE/customs gets nothing: "));
    assert!(
        explained.sentence.contains("wait"),
        "{}",
        explained.sentence
    );
    federation.node_mut(GE).restart().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    until("the item to go without its record", || async {
        az.delivery(&queued.id, GE).await.held_back == "RULE_FORBIDS"
    })
    .await;
    is_explained_as_held(az, &queued.id, GE).await;
    assert!(ge.get(&queued.id).await.is_none());
    obey(az, "").await;
    until("the record", || async {
        ge.get(&queued.id).await.is_some()
    })
    .await;
    for node in &federation.nodes {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

/// Of a record that went in part, what went is told as such, and what holds back the rest by its rule.
#[tokio::test(flavor = "multi_thread")]
async fn a_section_that_waits_is_explained_beside_those_that_went() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let az = federation.node(AZ);
    let queued = az.publish(draft::full("AZ", "GE")).await;
    let goes = queued.recipients[0].disclosed.len();
    let wait = forbids(
        "goods-wait",
        "(principal, action == NTC::Action::\"disclose\", resource) when { context.section == NTC::Section::\"goods\" && context.by == NTC::Deed::\"send\" }",
    );
    obey(az, &wait).await;
    federation.node_mut(GE).restart().await;
    let az = federation.node(AZ);
    until("one section to be held back", || async {
        az.delivery(&queued.id, GE).await.held_back == "RULE_FORBIDS"
    })
    .await;
    let explained = explain(az, &queued.id, GE).await;
    assert_eq!(explained.held_back, "RULE_FORBIDS");
    assert_eq!(explained.told.len(), goes - 1);
    let begins = format!("GE/customs gets {} of ", goes - 1);
    assert!(
        explained.sentence.starts_with(&begins),
        "{}",
        explained.sentence
    );
    assert!(
        explained.sentence.contains("goods-wait"),
        "{}",
        explained.sentence
    );
    let by = |it: &pb::WithheldBy| (it.section.clone(), it.reason.clone());
    let goods = ("goods".to_owned(), "RULE_FORBIDS".to_owned());
    assert!(explained.withheld.iter().map(by).any(|it| it == goods));
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_rule_does_not_accept_counts_when_the_rule_is_gone() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let not_here = forbids(
        "not-here",
        "(principal, action == NTC::Action::\"accept\", resource)",
    );
    obey(ge, &not_here).await;
    let told = az.publish(draft::seizure("AZ")).await;
    az.until_receipted(&told.id, GE).await;
    until("the author to learn that it does not count", || async {
        az.delivery(&told.id, GE).await.refused == "RULE_FORBIDS"
    })
    .await;
    let counts = || async { ge.list().await.iter().any(|it| it.id == told.id) };
    assert!(!counts().await);
    obey(ge, "").await;
    until("the record to count", counts).await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_erase_does_not() {
    let node = TestNode::start(AZ).await;
    let published = node.publish(draft::full("AZ", "TR")).await;
    node.until_indexed().await;
    let kept = forbids(
        "kept",
        "(principal, action == NTC::Action::\"erase\", resource) when { resource.own }",
    );
    obey(&node, &kept).await;
    let erase = pb::EraseRecordRequest {
        id: published.id,
        sections: vec!["goods".to_owned()],
        reason: "demanded".to_owned(),
        ..pb::EraseRecordRequest::default()
    };
    let refused = node
        .retention()
        .erase_record(erase.clone())
        .await
        .unwrap_err();
    assert_eq!(reason(&refused), "RULE_FORBIDS");
    obey(&node, "").await;
    node.retention()
        .erase_record(erase)
        .await
        .expect("an erasure");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sees_a_record_of_an_audience_is_asked_for_by_the_rules() {
    let node = TestNode::start(AZ).await;
    let mut amber = draft::seizure("AZ");
    let handling = amber.handling.as_mut().expect("handling");
    handling.set_tlp(v1::Tlp::Amber);
    let amber = node.publish(amber).await;
    let green = node.publish(draft::seizure("AZ")).await;
    node.until_indexed().await;
    let few = forbids(
        "amber-is-for-few",
        "(principal, action == NTC::Action::\"see\", resource) when { resource.tlp == NTC::Tlp::\"AMBER\" }",
    );
    obey(&node, &few).await;
    let get = |id: &[u8]| pb::GetRequest {
        id: id.to_vec(),
        ..pb::GetRequest::default()
    };
    let refused = node.records().get(get(&amber.id)).await.unwrap_err();
    assert_eq!(reason(&refused), "RULE_FORBIDS");
    let seen = node.records().get(get(&green.id)).await;
    seen.expect("what is not amber is seen");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_officer_may_not_see_is_neither_opened_nor_listed_nor_found_nor_told_to_who_watches()
 {
    let node = TestNode::start(AZ).await;
    let tobacco = forbids(
        "no-tobacco",
        "(principal, action == NTC::Action::\"see\", resource) when { resource.categories.contains(NTC::Category::\"tobacco\") }",
    );
    obey(&node, &tobacco).await;
    let watched = node.records().watch(pb::WatchRequest::default()).await;
    let mut watched = watched.expect("a watch").into_inner();
    assert!(watched.message().await.expect("its begin").is_some());
    let hidden = draft::of_category(draft::full("AZ", "GE"), "tobacco");
    let hidden = node.publish(hidden).await.id;
    let seen = node.publish(draft::full("AZ", "GE")).await.id;
    let ids = |records: Vec<pb::RecordSummary>| records.into_iter().map(|it| it.id);
    assert_eq!(
        ids(node.list().await).collect::<Vec<_>>(),
        std::slice::from_ref(&seen)
    );
    assert!(node.get(&hidden).await.is_none());
    let find = pb::ListRequest {
        sought: Some(draft::sought("AA1234BB")),
        ..pb::ListRequest::default()
    };
    let found = node.records().list(find.clone()).await.expect("a page");
    let found = ids(found.into_inner().records).collect::<Vec<_>>();
    assert_eq!(found, std::slice::from_ref(&seen));
    let told = watched.message().await.expect("news").expect("news");
    assert_eq!(told.record.expect("a record").id, seen);

    // Another rule counts for who watches already.
    obey(&node, "").await;
    let both = node.records().list(find).await.expect("a page");
    assert_eq!(both.into_inner().records.len(), 2);
    let hidden = draft::of_category(draft::full("AZ", "GE"), "tobacco");
    let later = node.publish(hidden).await.id;
    let told = watched.message().await.expect("news").expect("news");
    assert_eq!(told.record.expect("a record").id, later);

    // Where no record is to be seen that is said, and no empty list is shown.
    let nothing = forbids(
        "no-records",
        "(principal, action == NTC::Action::\"see\", resource)",
    );
    obey(&node, &nothing).await;
    let listed = node.records().list(pb::ListRequest::default()).await;
    assert_eq!(reason(&listed.expect_err("a rule")), "RULE_FORBIDS");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_fails_is_counted_for_monitoring() {
    let node = TestNode::start(AZ).await;
    let failing = forbids(
        "too-many",
        "(principal, action == NTC::Action::\"ask\", resource) when { resource.subjects * 9223372036854775807 > 1 }",
    );
    obey(&node, &failing).await;
    until("the gauge", || async {
        gauge(&node.files, FAILURES) == Some(0)
    })
    .await;
    let ask = question(&["Caspian Freight", "Kura Freight"]);
    let refused = node
        .queries()
        .ask_partners(ask)
        .await
        .expect_err("it fails");
    assert_eq!(reason(&refused), "RULE_FAILED");
    until("it to be counted", || async {
        gauge(&node.files, FAILURES) == Some(1)
    })
    .await;
    // It is said wherever an administrator looks, with what to do, until other rules decide.
    let told = failing_rules(&node).await;
    assert_eq!(told.len(), 1, "{told:?}");
    for words in [
        "your own rule too-many",
        "whatever it is asked about; since 20",
        "Z it has denied one decision;",
        "`ntc policy rollback 1`",
    ] {
        assert!(told[0].contains(words), "{told:?}");
    }
    let ask = question(&["Caspian Freight", "Kura Freight"]);
    drop(node.queries().ask_partners(ask).await);
    assert!(failing_rules(&node).await[0].contains("Z it has denied 2 decisions;"));
    let examined = examine(&node).await;
    let check = examined.iter().find(|it| it.name == "own rules");
    let check = check.expect("a check of the own rules");
    assert_eq!((&*check.verdict, &*check.cause), ("ails", "rule_fails"));
    assert!(check.seen.contains("too-many") && check.fix.contains("ntc policy rollback"));
    obey(&node, "").await;
    assert_eq!(failing_rules(&node).await, Vec::<String>::new());
    let examined = examine(&node).await;
    assert!(examined.iter().all(|it| it.cause != "rule_fails"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_reads_the_time_is_not_lifted_by_a_clock_that_is_set_back() {
    const LATER: Duration = Duration::from_secs(2 * 24 * 3600);
    let (clock, ports) = ShiftedClock::ports();
    let mut federation = Federation::sharing_all_with(&[AZ, GE], &ports).await;
    let az = federation.node(AZ);
    let from = draft::date(draft::in_days(1));
    let later = |action: &str| {
        let what = format!(
            "(principal, action == NTC::Action::\"{action}\", resource) when {{ context.now >= datetime(\"{from}\") }}"
        );
        forbids(&format!("no-{action}-later"), &what)
    };
    obey(az, &(later("publish") + &later("see"))).await;
    let published = az.publish(draft::seizure("AZ")).await;
    assert!(published.recipients[0].entitled);
    az.until_indexed().await;
    let seen = async |node: &TestNode| {
        let get = pb::GetRequest {
            id: published.id.clone(),
            origin: AZ.to_owned(),
        };
        let held = node.records().get(get).await;
        held.err().map(|refused| reason(&refused))
    };
    let told = async |node: &TestNode| {
        let published = node.publish(draft::seizure("AZ")).await;
        published.recipients[0].reason.clone()
    };
    assert_eq!(seen(az).await, None);
    let forbidden = Some("RULE_FORBIDS".to_owned());
    clock.advance(LATER);
    assert_eq!(told(az).await, "RULE_FORBIDS");
    assert_eq!(seen(az).await, forbidden);
    // The ledger has an entry of then.
    clock.set_back(LATER);
    assert_eq!(told(az).await, "RULE_FORBIDS");
    assert_eq!(seen(az).await, forbidden);
    let az = federation.node_mut(AZ);
    az.stop().await;
    az.restart_with(&ports).await;
    assert_eq!(told(az).await, "RULE_FORBIDS");
    assert_eq!(seen(az).await, forbidden);
    federation.stop().await;
}

/// What the status says of own rules that fail.
async fn failing_rules(node: &TestNode) -> Vec<String> {
    let warnings = node.status().await.warnings.into_iter();
    let failing = warnings.filter(|it| it.code == "rule_fails");
    failing.map(|it| it.text).collect()
}

async fn examine(node: &TestNode) -> Vec<pb::Examined> {
    let mut doctor = DoctorServiceClient::new(node.channel());
    let examined = doctor.examine(pb::ExamineRequest::default()).await;
    examined.expect("checks").into_inner().checks
}

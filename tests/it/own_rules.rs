//! The own rules of a party: they are kept, changed, tried and explained, and decide what they say they decide.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use ntc_core::phrase::Said;
use ntc_core::query::{Named, Sort, Subject, subject_message};
use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::policy_service_client::PolicyServiceClient;
use ntc_tests::medium::{FaultyDisk, TOTAL};
use ntc_tests::{Federation, TestNode, draft, reason, runbook, until};
use tonic::transport::Channel;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const KZ: &str = "KZ/customs";

/// Transport goes to nobody, and to one partner nothing of tobacco.
const NARROWER: &str = "
@id(\"no-transport\")
@why(\"how it travelled is told by telephone\")
forbid (principal, action == NTC::Action::\"disclose\", resource)
when { context.section == NTC::Section::\"transport\" };

@id(\"no-tobacco-to-kz\")
@why(\"tobacco is not told there\")
forbid (principal, action == NTC::Action::\"publish\", resource)
when { principal.country == \"KZ\" && resource.categories.contains(NTC::Category::\"tobacco\") };
";

fn narrower() -> String {
    format!("{DEFAULT_RULES}{NARROWER}")
}

fn policy(node: &TestNode) -> PolicyServiceClient<Channel> {
    PolicyServiceClient::new(node.channel())
}

pub(crate) async fn activate(node: &TestNode, text: &str) -> pb::ActivatePolicyResponse {
    let request = pb::ActivatePolicyRequest {
        text: text.to_owned(),
        reason: "a test".to_owned(),
    };
    let activated = policy(node).activate_policy(request).await;
    activated.expect("an activation").into_inner()
}

async fn history(node: &TestNode) -> Vec<pb::PolicyVersion> {
    let listed = policy(node).list_policies(pb::ListPoliciesRequest {}).await;
    listed.expect("a history").into_inner().versions
}

pub(crate) async fn replay(node: &TestNode, text: &str) -> pb::ReplayPolicyResponse {
    let request = pb::ReplayPolicyRequest {
        text: text.to_owned(),
        from_ms: 1,
    };
    let steps = policy(node).replay_policy(request).await;
    let mut steps = steps.expect("a replay").into_inner();
    loop {
        let step = steps.message().await.expect("a step").expect("a result");
        if step.finished {
            return step;
        }
    }
}

pub(crate) async fn explain(
    node: &TestNode,
    id: &[u8],
    party: &str,
) -> pb::ExplainDecisionResponse {
    let request = pb::ExplainDecisionRequest {
        id: id.to_vec(),
        party: party.to_owned(),
    };
    let explained = policy(node).explain_decision(request).await;
    let explained = explained.expect("an explanation").into_inner();
    for (phrase, english) in coded(&explained) {
        let said = phrase.and_then(Said::read).expect("a code");
        assert_eq!(said.english().as_ref(), Some(english), "{said:?}");
    }
    explained
}

/// What waits is explained by what holds it: the reason is the one that the delivery names, and nothing of it is said to go.
pub(crate) async fn is_explained_as_held(node: &TestNode, id: &[u8], party: &str) {
    let delivery = node.delivery(id, party).await;
    assert_eq!(delivery.state(), pb::DeliveryState::HeldBack);
    let explained = explain(node, id, party).await;
    assert_eq!(explained.held_back, delivery.held_back);
    assert_eq!(explained.told, Vec::<String>::new());
    let begins = format!("{party} gets nothing: ");
    assert!(
        explained.sentence.starts_with(&begins),
        "{}",
        explained.sentence
    );
    let recipient = delivery.recipient.expect("a recipient");
    for section in &recipient.disclosed {
        let mut withheld = explained.withheld.iter();
        let by = withheld.find(|it| it.section == *section);
        assert_eq!(by.expect("a reason").reason, delivery.held_back);
    }
    let kept = recipient
        .withheld
        .iter()
        .map(|it| (&it.section, &it.reason));
    for (section, reason) in kept {
        let mut withheld = explained.withheld.iter();
        let by = withheld.find(|it| it.section == *section);
        assert_eq!(&by.expect("a reason").reason, reason, "as it was published");
    }
}

/// Every sentence of an explanation, by its code and in English.
fn coded(
    explained: &pb::ExplainDecisionResponse,
) -> impl Iterator<Item = (Option<&pb::Phrase>, &String)> {
    let ways = &explained.would_allow_phrases;
    assert_eq!(ways.len(), explained.would_allow.len());
    let ways = ways.iter().map(Some).zip(&explained.would_allow);
    let lines = explained.lines.iter();
    let lines = lines.map(|line| (line.phrase.as_ref(), &line.text));
    let sentence = (explained.phrase.as_ref(), &explained.sentence);
    std::iter::once(sentence).chain(lines).chain(ways)
}

/// Why what officers do with a record, and what they ask partners, is not done: seeing, erasing, asking.
async fn asked_of_rules(node: &TestNode, id: &[u8]) -> [Option<String>; 3] {
    node.until_indexed().await;
    let get = pb::GetRequest {
        id: id.to_vec(),
        origin: String::new(),
    };
    let erase = pb::EraseRecordRequest {
        id: id.to_vec(),
        reason: "demanded".to_owned(),
        check: true,
        ..pb::EraseRecordRequest::default()
    };
    let ask = question(&["Caspian Freight"]);
    [
        node.records().get(get).await.err(),
        node.retention().erase_record(erase).await.err(),
        node.queries().ask_partners(ask).await.err(),
    ]
    .map(|denied| denied.map(|status| reason(&status)))
}

/// A question to partners about companies of these names.
pub(crate) fn question(names: &[&str]) -> pb::AskPartnersRequest {
    let subjects = names.iter().map(|name| {
        subject_message(&Subject::Named(Named {
            sort: Sort::Company,
            name: (*name).to_owned(),
            number: None,
            country: "AZ".to_owned(),
        }))
    });
    pb::AskPartnersRequest {
        subjects: subjects.collect(),
        purpose: "customs_risk".to_owned(),
        justification: "named by a driver".to_owned(),
        to: Vec::new(),
        ..pb::AskPartnersRequest::default()
    }
}

/// Drafts that differ in what rules may read.
fn drafts() -> Vec<pb::Draft> {
    let of = |category| draft::of_category(draft::full("AZ", "KZ"), category);
    vec![
        draft::seizure("AZ"),
        of("narcotic"),
        of("tobacco"),
        draft::of_category(draft::seizure("AZ"), "tobacco"),
        draft::full("AZ", "PL"),
    ]
}

/// What each partner gets of each draft, by the answers to their publication.
async fn publish_all(node: &TestNode) -> Vec<BTreeMap<String, (bool, Vec<String>)>> {
    let mut told = Vec::new();
    for draft in drafts() {
        let published = node.publish(draft).await;
        let recipients = published.recipients.into_iter();
        told.push(
            recipients
                .map(|it| (it.party, (it.entitled, it.disclosed)))
                .collect(),
        );
    }
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rules_of_the_beginning_let_go_what_agreements_let_go_and_stand_in_the_ledger() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let history = history(az).await;
    let [first] = history.as_slice() else {
        panic!("one text: {history:?}");
    };
    assert!(first.active && first.officer.is_empty() && first.number == 1);
    let request = pb::ShowPolicyRequest { number: 0 };
    let shown = policy(az).show_policy(request).await;
    let text = shown.expect("the rules").into_inner().text;
    assert_eq!(text, DEFAULT_RULES);
    let published = az.publish(draft::full("AZ", "GE")).await;
    assert!(published.recipients[0].entitled);
    let same = replay(az, DEFAULT_RULES).await;
    assert!(same.replayed > 0 && same.changes.is_empty(), "{same:?}");
    // A step of an agreement, the enrolment and the rules: the check follows all of it.
    assert_eq!(az.verify().await, Vec::<String>::new());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replay_says_what_publishing_then_does_and_the_way_back_says_the_reverse() {
    let federation = Federation::sharing_all(&[AZ, GE, KZ]).await;
    let az = federation.node(AZ);
    let before = publish_all(az).await;
    let foreseen = replay(az, &narrower()).await;
    assert!(activate(az, &narrower()).await.not_acting.is_empty());
    let after = publish_all(az).await;
    // What the replay foresaw of each partner and section is what publishing did.
    let mut done: BTreeMap<(String, String), u64> = BTreeMap::new();
    let mut less = 0;
    for (before, after) in before.iter().zip(&after) {
        for (party, (went, sections)) in before {
            let (goes, left) = &after[party];
            let kept = sections.iter().filter(|section| !left.contains(section));
            let kept: Vec<_> = kept.cloned().collect();
            let whole = (*went && !goes).then(String::new);
            less += u64::from(!kept.is_empty() || whole.is_some());
            for place in kept.into_iter().chain(whole) {
                *done.entry((party.clone(), place)).or_default() += 1;
            }
        }
    }
    let told = foreseen.changes.iter();
    let told = told.inspect(|it| assert_eq!(it.act, "publish"));
    let told: BTreeMap<_, _> = told
        .map(|it| ((it.party.clone(), it.section.clone()), it.newly_withheld))
        .collect();
    assert_eq!(told, done);
    assert_eq!((foreseen.newly_sent, foreseen.newly_withheld), (0, less));
    assert!(less > 0);
    // The same rules once more change nothing of what they decided; those of before would tell it again.
    let both = replay(az, &narrower()).await;
    assert_eq!(both.newly_withheld, less, "what was decided before them");
    let back = replay(az, DEFAULT_RULES).await;
    assert_eq!((back.newly_sent, back.newly_withheld), (less, 0));
    assert_eq!(az.verify().await, Vec::<String>::new());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_explanation_names_the_rule_the_agreement_and_what_would_allow_it() {
    let federation = Federation::sharing_all(&[AZ, GE, KZ]).await;
    let az = federation.node(AZ);
    activate(az, &narrower()).await;
    let draft = draft::of_category(draft::full("AZ", "KZ"), "tobacco");
    let published = az.publish(draft).await;
    let why = explain(az, &published.id, KZ).await;
    assert!(
        why.sentence.contains("would get nothing now"),
        "{}",
        why.sentence
    );
    assert!(
        why.sentence.contains("tobacco is not told there"),
        "{}",
        why.sentence
    );
    let rule = why
        .lines
        .iter()
        .position(|it| it.text.starts_with("forbid no-tobacco-to-kz"));
    let rule = rule.expect("the rule");
    assert_eq!(why.lines[rule].tick, "yes", "it applies");
    assert!(
        why.lines[rule + 1].depth > why.lines[rule].depth,
        "its parts"
    );
    assert!(!why.agreements.is_empty() && !why.rules.is_empty());
    assert!(!why.would_allow.is_empty(), "{why:?}");
    let why = explain(az, &published.id, GE).await;
    let kept: Vec<_> = why.withheld.iter().map(|it| it.section.as_str()).collect();
    assert!(kept.contains(&"transport"), "{why:?}");
    assert!(why.told.contains(&"event".to_owned()));
    // What was decided is what is explained.
    let told = published.recipients.iter().find(|it| it.party == GE);
    assert_eq!(told.expect("a decision").disclosed, why.told);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_with_an_error_replace_none_and_a_rollback_is_an_activation() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    for broken in [
        "permit (principal, action, resource);",
        &format!(
            "{DEFAULT_RULES}\n@id(\"x\") @why(\"y\") forbid (principal, action, resource) when {{ resource.typo }};"
        ),
    ] {
        let request = pb::ActivatePolicyRequest {
            text: broken.to_owned(),
            reason: "a test".to_owned(),
        };
        let refused = policy(az).activate_policy(request).await;
        assert_eq!(reason(&refused.expect_err("errors")), "RULES_FAULTY");
    }
    assert_eq!(history(az).await.len(), 1);
    assert!(activate(az, DEFAULT_RULES).await.unchanged);
    assert_eq!(
        activate(az, &narrower()).await.version.expect("one").number,
        2
    );
    let request = pb::RollBackPolicyRequest {
        number: 7,
        reason: "a test".to_owned(),
    };
    let refused = policy(az).roll_back_policy(request).await;
    assert_eq!(reason(&refused.expect_err("none")), "RULES_UNKNOWN");
    let request = pb::RollBackPolicyRequest {
        number: 1,
        reason: "back".to_owned(),
    };
    let rolled = policy(az).roll_back_policy(request).await;
    let version = rolled.expect("a rollback").into_inner().version;
    let version = version.expect("a version");
    assert_eq!((version.number, version.active), (3, true));
    let told = history(az).await;
    assert_eq!(told[0].sha256, told[2].sha256);
    assert_eq!(told[0].reason, "back");
    let mut nodes = federation.nodes.into_iter();
    let files = nodes.next().expect("AZ").into_files().await;
    let outcomes = files.audited("ActivatePolicy");
    assert_eq!(
        outcomes,
        [
            "BEGUN",
            "RULES_FAULTY",
            "BEGUN",
            "RULES_FAULTY",
            "BEGUN",
            "OK",
            "BEGUN",
            "OK"
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_that_were_noted_and_do_not_act_yet_are_said_not_to_however_often_they_are_activated()
{
    let (disk, ports) = FaultyDisk::ports();
    let az = TestNode::start_with_reserve(AZ, ports).await;
    disk.set_free(TOTAL / 10 - 1);
    for unchanged in [false, true] {
        let activated = activate(&az, &narrower()).await;
        assert_eq!(activated.unchanged, unchanged);
        assert!(activated.not_acting.contains("disk"), "{activated:?}");
    }
    disk.set_free(TOTAL / 2);
    let activated = activate(&az, &narrower()).await;
    assert!(
        activated.unchanged && activated.not_acting.is_empty(),
        "{activated:?}"
    );
    assert_eq!(history(&az).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_that_cannot_be_read_let_nothing_go_until_an_administrator_activates_others() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let mut nodes = federation.nodes.into_iter();
    let (az, ge) = (nodes.next().expect("AZ"), nodes.next().expect("GE"));
    let before = az.publish(draft::seizure("AZ")).await.id;
    let files = az.into_files().await;
    // The text is damaged with every checksum right: a keyword is another word.
    let word = |frame: &[u8]| {
        let mut windows = frame.windows(8);
        windows
            .position(|found| found == b"\npermit ")
            .map(|at| at + 1)
    };
    files.alter("partners", word);
    let az = TestNode::start_on(files).await;
    let published = az.publish(draft::seizure("AZ")).await;
    let told = published.recipients.iter().find(|it| it.party == GE);
    let told = told.expect("a decision");
    assert_eq!(told.reason, "RULE_FAILED");
    let id = hex::encode(&published.id);
    runbook::shows_on("policy-change", &az.files, &["alert", "delivery", &id]).await;
    let shown = history(&az).await;
    assert!(!shown[0].broken.is_empty(), "{shown:?}");
    // Officers make the calls of their roles, and do nothing by them of which the rules are asked further.
    for denied in asked_of_rules(&az, &before).await {
        assert_eq!(denied.as_deref(), Some("RULE_FAILED"));
    }
    activate(&az, &narrower()).await;
    let asked = asked_of_rules(&az, &before).await;
    let by_rules = |denied: &String| denied.starts_with("RULE") || denied.starts_with("NO_RULE");
    assert!(!asked.iter().flatten().any(by_rules), "{asked:?}");
    let published = az.publish(draft::seizure("AZ")).await;
    assert!(published.recipients[0].entitled);
    az.until_receipted(&published.id, GE).await;
    drop(ge);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_activation_that_was_answered_outlives_a_kill_and_one_that_was_not_is_whole_or_absent() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let node = federation.node_mut(AZ);
    node.stop().await;
    node.spawn().await;
    for round in 0_u64..3 {
        let az = federation.node(AZ);
        let before = history(az).await.len();
        let text = format!("{}\n// {round}\n", narrower());
        activate(az, &text).await;
        // Another is under way when the process dies.
        let (mut client, other) = (policy(az), format!("{}\n// late {round}\n", narrower()));
        let late = tokio::spawn(async move {
            let request = pb::ActivatePolicyRequest {
                text: other,
                reason: "late".to_owned(),
            };
            client.activate_policy(request).await.is_ok()
        });
        if round > 0 {
            tokio::task::yield_now().await;
        }
        federation.node_mut(AZ).kill();
        let answered = late.await.expect("a task");
        federation.node_mut(AZ).spawn().await;
        let az = federation.node(AZ);
        until("the node to be ready", || async {
            az.status().await.state == "ready"
        })
        .await;
        let told = history(az).await;
        let added = told.len() - before;
        assert!(added == 2 || (added == 1 && !answered), "{told:?}");
        assert!(told.iter().all(|it| it.broken.is_empty()), "{told:?}");
        let published = az.publish(draft::full("AZ", "GE")).await;
        let disclosed = &published.recipients[0].disclosed;
        assert!(
            !disclosed.contains(&"transport".to_owned()),
            "{disclosed:?}"
        );
    }
    let mut nodes = federation.nodes.into_iter();
    let mut az = nodes.next().expect("AZ");
    assert_eq!(az.verify().await, Vec::<String>::new());
    az.kill();
}

/// How often rules are exchanged while records are published: odd, so that the narrower ones decide at the end.
const ACTIVATIONS: usize = 9;

#[tokio::test(flavor = "multi_thread")]
async fn rules_that_are_exchanged_while_records_are_published_decide_each_of_them_whole() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let publish = async || az.publish(draft::full("AZ", "GE")).await;
    let mut published = vec![publish().await];
    let done = AtomicBool::new(false);
    let narrower = narrower();
    let exchanging = async {
        let texts = [narrower.as_str(), DEFAULT_RULES].into_iter().cycle();
        for text in texts.take(ACTIVATIONS) {
            activate(az, text).await;
        }
        done.store(true, Relaxed);
    };
    let publishing = async {
        let mut all = Vec::new();
        while !done.load(Relaxed) {
            all.extend(futures::future::join_all((0..4).map(|_| publish())).await);
        }
        all
    };
    let ((), meanwhile) = tokio::join!(exchanging, publishing);
    published.extend(meanwhile);
    published.push(publish().await);
    let transport = |it: &pb::PublishResponse| {
        let told = &it.recipients[0].disclosed;
        told.iter().any(|section| section == "transport")
    };
    let with = published.iter().filter(|it| transport(it)).count() as u64;
    let without = published.len() as u64 - with;
    assert!(with > 0 && without > 0, "{with} {without}");
    // What stands in the ledger was decided by one of the two texts, and by the policies that it names.
    let changed = async |text: &str| {
        let replayed = replay(az, text).await;
        assert_eq!(replayed.unknown, 0, "{replayed:?}");
        let changes = replayed.changes.into_iter();
        let published = changes.filter(|it| it.act == "publish");
        let changes = published.map(|it| (it.section, it.newly_sent, it.newly_withheld));
        changes.collect::<Vec<_>>()
    };
    let transport = "transport".to_owned();
    assert_eq!(changed(&narrower).await, [(transport.clone(), 0, with)]);
    assert_eq!(changed(DEFAULT_RULES).await, [(transport, without, 0)]);
    assert_eq!(az.verify().await, Vec::<String>::new());
    federation.stop().await;
}

//! Where a party wants two officers for other rules, a text decides once another one approved it.

use ntc_core::identity::officer::Role;
use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::policy_service_client::PolicyServiceClient;
use ntc_tests::federation::share_all;
use ntc_tests::{TestNode, draft, refused};

use crate::approvals::{Officer, audited, files, two, waits};
use crate::approvals_machine::ask_key;
use crate::own_rules::activate;

/// Who wants two officers, and its partner.
const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// A rule that narrows.
const NARROWER: &str = "
@id(\"nothing-to-kz\")
@why(\"KZ is told by telephone\")
forbid (principal, action in NTC::Action::\"tell\", resource)
when { principal.country == \"KZ\" };
";

#[tokio::test(flavor = "multi_thread")]
async fn rules_decide_when_another_administrator_approves_their_exact_text() {
    let mut node = TestNode::start_on(files("policy = true")).await;
    let boris = Officer::of(&node, "boris", &[Role::Administrator]).await;
    let policy = || PolicyServiceClient::new(node.channel());
    let active = || async {
        let request = pb::ShowPolicyRequest { number: 0 };
        let shown = policy().show_policy(request).await.expect("rules");
        shown.into_inner().version.expect("a version").number
    };
    let activate = |text: &str| pb::ActivatePolicyRequest {
        text: text.to_owned(),
        reason: "a test".to_owned(),
    };
    let before = active().await;

    // What cannot decide waits for nobody.
    let faulty = policy().activate_policy(activate("permit")).await;
    assert_eq!(refused(faulty), "RULES_FAULTY");
    let text = format!("{DEFAULT_RULES}{NARROWER}");
    let unreasoned = pb::ActivatePolicyRequest {
        reason: " ".to_owned(),
        ..activate(&text)
    };
    let unreasoned = policy().activate_policy(unreasoned).await;
    assert_eq!(refused(unreasoned), "FIELD_MISSING");
    let back = |number, reason: &str| pb::RollBackPolicyRequest {
        number,
        reason: reason.to_owned(),
    };
    let unknown = policy().roll_back_policy(back(77, "a test")).await;
    assert_eq!(refused(unknown), "RULES_UNKNOWN");
    let unreasoned = policy().roll_back_policy(back(before, "")).await;
    assert_eq!(refused(unreasoned), "FIELD_MISSING");
    assert!(boris.list().await.is_empty(), "nothing waits");

    let asked = waits(policy().activate_policy(activate(&text)).await);
    assert_eq!(active().await, before, "nobody approved it");
    let shown = boris.show(asked.id).await;
    let has = |label: &str, value: &str| {
        let mut lines = shown.lines.iter();
        lines.any(|line| line.label == label && line.value.contains(value))
    };
    assert!(
        has("new", "nothing-to-kz (less may go)"),
        "{:?}",
        shown.lines
    );
    assert!(
        has("", "+ when { principal.country == \"KZ\" };"),
        "{:?}",
        shown.lines
    );
    let done = boris.approves(&asked).await;
    assert_eq!((done.stage.as_str(), done.outcome.as_str()), ("done", "OK"));
    let narrowed = active().await;
    assert!(narrowed > before);

    let asked = waits(policy().roll_back_policy(back(before, "a test")).await);
    assert_eq!(active().await, narrowed, "nobody approved it");
    let shown = boris.show(asked.id).await;
    let taken_out = |line: &pb::ApprovalLine| line.label == "taken out";
    assert!(shown.lines.iter().any(taken_out), "{:?}", shown.lines);
    assert_eq!(boris.approves(&asked).await.stage, "done");
    assert!(active().await > narrowed);
    node.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_that_were_asked_for_before_others_decided_do_not_replace_those() {
    let mut node = TestNode::start_on(files("policy = true")).await;
    let boris = Officer::of(&node, "boris", &[Role::Administrator]).await;
    let policy = || PolicyServiceClient::new(node.channel());
    let asks = |text: String| async move {
        let request = pb::ActivatePolicyRequest {
            text,
            reason: "a test".to_owned(),
        };
        waits(policy().activate_policy(request).await)
    };
    let wide = format!("{DEFAULT_RULES}\n// as before\n");
    let earlier = asks(wide.clone()).await;
    let narrower = asks(format!("{DEFAULT_RULES}{NARROWER}")).await;
    assert_eq!(boris.approves(&narrower).await.stage, "done");
    // Asked for once more it is the same request, and no later one.
    assert_eq!(asks(wide.clone()).await, earlier);
    let ended = boris.approves(&earlier).await;
    let told = (ended.stage.as_str(), ended.outcome.as_str());
    assert_eq!(told, ("failed", "APPROVAL_EXPIRED"), "{}", ended.message);
    let now = pb::ShowPolicyRequest { number: 0 };
    let shown = policy().show_policy(now).await;
    let text = shown.expect("rules").into_inner().text;
    assert!(text.contains("nothing-to-kz"), "the narrower ones decide");

    // Asked for now, what it takes out is shown.
    let again = asks(wide).await;
    let shown = boris.show(again.id).await;
    let taken_out = |line: &pb::ApprovalLine| line.label == "taken out";
    assert!(shown.lines.iter().any(taken_out), "{:?}", shown.lines);
    assert_eq!(boris.approves(&again).await.stage, "done");
    node.stop().await;
}

/// A rule under which no officer does anything.
const LOCK: &str = "
@id(\"nobody\")
@why(\"nobody does anything\")
forbid (principal, action == NTC::Action::\"act\", resource);
";

#[tokio::test(flavor = "multi_thread")]
async fn no_rules_lock_out_those_who_mend_them() {
    let az = TestNode::start_on(files("policy = true\nkeys = true")).await;
    let boris = Officer::of(&az, "boris", &[Role::Administrator]).await;
    let policy = || PolicyServiceClient::new(az.channel());
    let first = Officer::first(&az);
    let key = ask_key(&first, false).await;
    let lock = pb::ActivatePolicyRequest {
        text: format!("{DEFAULT_RULES}{LOCK}"),
        reason: "a mistake".to_owned(),
    };
    let asked = waits(policy().activate_policy(lock.clone()).await);
    assert_eq!(boris.approves(&asked).await.stage, "done");
    assert_eq!(
        refused(az.peers().list_peers(pb::ListPeersRequest {}).await),
        "RULE_FORBIDS"
    );

    let mended = pb::ActivatePolicyRequest {
        text: DEFAULT_RULES.to_owned(),
        reason: "officers may act again".to_owned(),
    };
    let asked = waits(policy().activate_policy(mended).await);
    assert_eq!(boris.list().await.len(), 3);
    let shown = boris.show(asked.id).await;
    let head = shown.lines.iter().find(|line| line.label == "taken out");
    assert!(head.expect("the rule").value.starts_with("nobody"));
    // What is about anything else is not approved, and refused all the same.
    assert_eq!(refused(boris.approve(&key).await), "RULE_FORBIDS");
    let refuse = pb::RefuseApprovalRequest {
        id: key.id,
        reason: "not now".to_owned(),
    };
    let told = boris.approvals().refuse_approval(refuse).await;
    let told = told.expect("a refusal").into_inner().approval;
    assert_eq!(told.expect("the request").stage, "refused");

    assert_eq!(boris.approves(&asked).await.stage, "done");
    let listed = az.peers().list_peers(pb::ListPeersRequest {}).await;
    listed.expect("officers act again");
    az.into_files().await;
}

/// An officer who may publish no more, and records that nobody erases.
const NARROWED: &str = "
@id(\"anna-no-more\")
@why(\"anna works elsewhere\")
forbid (principal == NTC::Officer::\"anna\", action == NTC::Action::\"act\", resource == NTC::Call::\"Publish\");

@id(\"keep-seizures\")
@why(\"a court asked for them\")
forbid (principal, action == NTC::Action::\"erase\", resource)
when { resource.kind == NTC::Kind::\"SeizureNotice\" };
";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_approved_is_asked_once_more_of_rules_that_narrowed_since_it_was_asked_for() {
    let federation = two("broadcast_marking = \"AMBER\"\nerasures_a_day = 1").await;
    federation.agree(&share_all("all", &[GE, AZ])).await;
    let node = federation.node(AZ);
    let anna = Officer::of(node, "anna", &[Role::Publisher]).await;
    let boris = Officer::of(node, "boris", &[Role::Administrator, Role::Liaison]).await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        ids.push(node.publish(draft::seizure("AZ")).await.id);
    }
    node.until_indexed().await;
    let erase = |id: &Vec<u8>| pb::EraseRecordRequest {
        id: id.clone(),
        reason: "demanded".to_owned(),
        ..pb::EraseRecordRequest::default()
    };
    let erased = node.retention().erase_record(erase(&ids[0])).await;
    erased.expect("one officer may");
    let publish = |reference: &str| {
        let mut draft = draft::seizure_with_reference("AZ", reference);
        draft.handling.as_mut().expect("handling").tlp = 3;
        pb::PublishRequest {
            draft: Some(draft),
            again: false,
        }
    };
    let erasure = waits(node.retention().erase_record(erase(&ids[1])).await);
    let published = waits(anna.records().publish(publish("case-1")).await);
    let narrowed = format!("{DEFAULT_RULES}{NARROWED}");
    activate(node, &narrowed).await;

    let before = node.list().await.len();
    for (asked, rule) in [(&published, "anna-no-more"), (&erasure, "keep-seizures")] {
        let ended = boris.approves(asked).await;
        let told = (ended.stage.as_str(), ended.outcome.as_str());
        assert_eq!(told, ("failed", "RULE_FORBIDS"), "{}", ended.message);
        assert!(ended.message.contains(rule), "{}", ended.message);
        let filter = pb::AuditFilter {
            refused_by: rule.to_owned(),
            ..pb::AuditFilter::default()
        };
        let entries = audited(node, filter).await;
        let [entry] = entries.as_slice() else {
            panic!("{entries:?}");
        };
        assert_eq!(entry.approver, "boris");
    }
    assert_eq!(node.list().await.len(), before);
    assert!(!node.get(&ids[1]).await.expect("a record").erased);

    // Under rules that let it be done the same is asked for and done.
    activate(node, DEFAULT_RULES).await;
    let erasure = waits(node.retention().erase_record(erase(&ids[1])).await);
    let published = waits(anna.records().publish(publish("case-2")).await);
    for asked in [&published, &erasure] {
        let done = boris.approves(asked).await;
        assert_eq!(done.stage, "done", "{}", done.message);
    }
    assert!(node.get(&ids[1]).await.expect("a record").erased);
    federation.stop().await;
}

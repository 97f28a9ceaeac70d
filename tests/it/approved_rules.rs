//! Where a party wants two officers for other rules, a text decides once another one approved it.

use ntc_core::identity::officer::Role;
use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::policy_service_client::PolicyServiceClient;
use ntc_tests::{TestNode, refused};

use crate::approvals::{Officer, files, waits};
use crate::approvals_machine::ask_key;

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

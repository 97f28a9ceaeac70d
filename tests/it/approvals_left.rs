//! What two officers wanted and the node did not note: what was done is not done twice, and what was undone or replaced since
//! stays so.

use ntc_core::approval::Stage;
use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::policy_service_client::PolicyServiceClient;
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, TestNode};

use crate::approvals::{kept, waits};
use crate::approvals_crash::{boris, left_behind, two};

const AZ: &str = "AZ/customs";
const KZ: &str = "KZ/customs";

/// Two nodes of which the first asks two officers for partners and rules.
async fn asking() -> Federation {
    let mut federation = two().await;
    let az = federation.node_mut(AZ);
    az.stop().await;
    let more = "enrolment = true\npolicy = true\nbroadcast_recipients";
    az.files
        .edit_config(|text| text.replace("broadcast_recipients", more));
    az.restart().await;
    federation
}

/// The texts of rules that were activated, the newest first, each with its officer's reason.
async fn history(az: &TestNode) -> Vec<String> {
    let mut policy = PolicyServiceClient::new(az.channel());
    let listed = policy.list_policies(pb::ListPoliciesRequest {}).await;
    let versions = listed.expect("a history").into_inner().versions;
    versions.into_iter().map(|it| it.reason).collect()
}

/// How many changes of partners there are.
async fn events(federation: &mut Federation) -> u64 {
    let az = federation.node_mut(AZ);
    az.stop().await;
    let events = az.files.journal("partners").end();
    az.restart().await;
    events
}

fn rules(reason: &str) -> pb::ActivatePolicyRequest {
    pb::ActivatePolicyRequest {
        text: format!("{DEFAULT_RULES}\n// {reason}\n"),
        reason: reason.to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_was_enrolled_and_not_noted_is_enrolled_once() {
    let mut federation = asking().await;
    let az = federation.node(AZ);
    let kz = NodeFiles::make(KZ);
    let add = pb::AddPeerRequest {
        card: kz.card.text().as_bytes().to_vec(),
        fingerprint: kz.card.fingerprint().to_string(),
    };
    let asked = waits(az.peers().add_peer(add).await);
    let added = kept(az, asked.id).expect("a request");
    assert_eq!(boris(az).await.approves(&asked).await.stage, "done");
    let before = events(&mut federation).await;
    left_behind(&mut federation, added).await;
    let az = federation.node(AZ);
    let left = kept(az, asked.id).expect("the request");
    assert_eq!(left.noted, Stage::Done, "{}", left.message);
    let listed = az.peers().list_peers(pb::ListPeersRequest {}).await;
    let listed = listed.expect("a list").into_inner().peers;
    assert_eq!(listed.iter().filter(|peer| peer.party == KZ).count(), 1);
    assert_eq!(events(&mut federation).await, before);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_that_were_activated_and_not_noted_are_activated_once_and_newer_ones_stay() {
    let mut federation = asking().await;
    let mut policy = PolicyServiceClient::new(federation.node(AZ).channel());
    let asked = waits(policy.activate_policy(rules("first")).await);
    let az = federation.node(AZ);
    let first = kept(az, asked.id).expect("a request");
    assert_eq!(boris(az).await.approves(&asked).await.stage, "done");
    let once = history(az).await;
    assert_eq!(once[0], "first");
    left_behind(&mut federation, first.clone()).await;
    let az = federation.node(AZ);
    assert_eq!(history(az).await, once, "it is not done twice");
    assert_eq!(kept(az, asked.id).expect("it").noted, Stage::Done);

    // Newer rules since: the earlier ones do not come back.
    let mut policy = PolicyServiceClient::new(az.channel());
    let newer = waits(policy.activate_policy(rules("newer")).await);
    assert_eq!(boris(az).await.approves(&newer).await.stage, "done");
    let twice = history(az).await;
    assert_eq!((twice.len(), &*twice[0]), (once.len() + 1, "newer"));
    left_behind(&mut federation, first).await;
    let az = federation.node(AZ);
    assert_eq!(history(az).await, twice, "what is newer stays");
    let left = kept(az, asked.id).expect("the request");
    assert_eq!(left.noted, Stage::Failed, "{}", left.message);
    federation.stop().await;
}

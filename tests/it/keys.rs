//! A party changes its own signing keys by the commands of its node.

use ntc_core::identity::card::{KeyRole, NodeCard};
use ntc_node::app::key_change::{self, KeyChange, KeyChangeError};
use ntc_node::app::{Ports, StartError};
use ntc_node::chain::LedgerOpenError;
use ntc_proto::node::v1 as pb;
use ntc_tests::checkup::finds;
use ntc_tests::process::command_of;
use ntc_tests::{Federation, TestNode, draft, refused, runbook, until};
use tokio::task::block_in_place;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

fn announce(node: &TestNode, role: KeyRole) -> KeyChange {
    let announced = block_in_place(|| key_change::announce(&node.files.settings(), role, None));
    announced.expect("an announced key")
}

fn rotate(node: &TestNode, role: KeyRole) -> Result<KeyChange, KeyChangeError> {
    block_in_place(|| key_change::rotate(&node.files.settings(), role, false, None))
}

fn revoke(node: &TestNode, role: KeyRole) -> KeyChange {
    let revoked = block_in_place(|| key_change::revoke(&node.files.settings(), role, None));
    revoked.expect("a revoked key")
}

async fn enrol(node: &TestNode, card: &NodeCard) -> Result<(), String> {
    let request = pb::AddPeerRequest {
        card: card.text().as_bytes().to_vec(),
        fingerprint: card.fingerprint().to_string(),
    };
    match node.peers().add_peer(request).await {
        Ok(_) => Ok(()),
        refusal @ Err(_) => Err(refused(refusal)),
    }
}

/// Publishes at one node and waits until the other one has signed for it and taken it.
async fn goes(from: &TestNode, to: &TestNode) -> Vec<u8> {
    let country = &from.party()[..2];
    let id = from.publish(draft::seizure(country)).await.id;
    from.until_receipted(&id, to.party()).await;
    arrives(to, &id).await;
    id
}

async fn arrives(at: &TestNode, id: &[u8]) {
    until("the record", || async { at.get(id).await.is_some() }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_was_announced_takes_over_and_who_enrolled_the_card_goes_on_without_a_break() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    for role in KeyRole::ALL {
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        goes(az, ge).await;
        federation.node_mut(AZ).stop().await;
        let refusal = rotate(federation.node(AZ), role);
        assert!(matches!(refusal, Err(KeyChangeError::NotAnnounced(of)) if of == role));
        let files = &federation.node(AZ).files;
        let tried = files.audited("key rotate");
        assert_eq!(tried[tried.len() - 2..], ["BEGUN", "BROKEN_OFF"]);
        let announced = announce(federation.node(AZ), role);
        // Given again, the command changes nothing but the card's date.
        assert_eq!(announce(federation.node(AZ), role).keys, announced.keys);
        federation.node_mut(AZ).restart().await;
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        goes(az, ge).await;
        until("the announcement", || async {
            enrol(ge, &announced.card).await == Ok(())
        })
        .await;
        goes(az, ge).await;
        federation.node_mut(AZ).stop().await;
        let rotated = rotate(federation.node(AZ), role).expect("rotated");
        assert_ne!(rotated.signs, announced.signs);
        let ended: Vec<_> = rotated.keys.iter().filter(|key| key.to.is_some()).collect();
        assert_eq!(ended.len(), 1);
        assert_eq!(ended[0].vkey, announced.signs);
        federation.node_mut(AZ).restart().await;
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        goes(az, ge).await;
        goes(ge, az).await;
    }
    for node in &federation.nodes {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    // What each follower holds is read again under the keys of then.
    for party in [AZ, GE] {
        federation.node_mut(party).stop().await;
        federation.node_mut(party).restart().await;
    }
    goes(federation.node(AZ), federation.node(GE)).await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_keys_revoked_while_a_partner_is_away_lose_nothing_once_it_has_enrolled_the_new_card() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let before = goes(federation.node(AZ), federation.node(GE)).await;
    federation.node_mut(GE).stop().await;
    federation.node_mut(AZ).stop().await;
    let az = federation.node(AZ);
    let revoked = KeyRole::ALL.map(|role| revoke(az, role).card);
    let audit = federation.node(AZ).files.audit();
    let noted = audit.iter().filter(|entry| entry.method == "key revoke");
    assert!(noted.count() >= KeyRole::ALL.len());
    federation.node_mut(AZ).restart().await;
    federation.node_mut(GE).restart().await;
    let after = federation.node(AZ).publish(draft::seizure("AZ")).await.id;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    until("a refusal", || async {
        let peer = ge.peer(AZ).await;
        peer.state != "connected" && !peer.detail.is_empty()
    })
    .await;
    assert!(ge.get(&after).await.is_none());
    // What it holds stays good meanwhile.
    assert!(ge.get(&before).await.is_some());
    assert_eq!(ge.verify().await, Vec::<String>::new());

    let card = &revoked[KeyRole::ALL.len() - 1];
    assert_eq!(enrol(ge, card).await, Ok(()));
    az.until_receipted(&after, GE).await;
    arrives(ge, &after).await;
    goes(ge, az).await;
    for node in &federation.nodes {
        assert_eq!(node.verify().await, Vec::<String>::new());
    }
    federation.stop().await;
}

/// What a node says of a partner that signs for nothing: in the list, among the warnings, and of one record.
async fn said_of(node: &TestNode, party: &str, id: &[u8]) -> [Option<String>; 3] {
    let code = |told: Option<pb::Concern>| told.map(|told| told.code);
    let warned = node.status().await.warnings.into_iter();
    let warned = warned.map(|told| told.code);
    [
        code(node.peer(party).await.not_taking),
        warned.into_iter().find(|code| code == "card_not_enrolled"),
        code(node.delivery(id, party).await.no_receipt),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_whose_receipts_do_not_count_is_named_until_its_newer_card_is_here() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    goes(federation.node(AZ), federation.node(GE)).await;
    federation.node_mut(GE).stop().await;
    let revoked = revoke(federation.node(GE), KeyRole::Receipt);
    federation.node_mut(GE).restart().await;
    let az = federation.node(AZ);
    let after = az.publish(draft::seizure("AZ")).await.id;
    until("the receipt to be refused", || async {
        let peer = az.peer(GE).await;
        let told = peer.not_taking.map(|told| told.code);
        peer.state == "connected" && told.as_deref() == Some("receipt_refused")
    })
    .await;
    finds(az, GE, "feed", "receipt_refused").await;
    until("the newer card to be enrolled", || async {
        enrol(az, &revoked.card).await == Ok(())
    })
    .await;
    // What was refused counts by the newer card, and is not sent again.
    az.until_receipted(&after, GE).await;
    assert!(az.peer(GE).await.not_taking.is_none());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_without_the_newer_card_is_named_until_it_has_it() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    for role in [KeyRole::Author, KeyRole::Ledger] {
        let before = goes(federation.node(AZ), federation.node(GE)).await;
        federation.node_mut(AZ).stop().await;
        let revoked = revoke(federation.node(AZ), role);
        federation.node_mut(AZ).restart().await;
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        let after = az.publish(draft::seizure("AZ")).await.id;
        let named = Some("card_not_enrolled".to_owned());
        until("the node to know it", || async {
            said_of(az, GE, &after).await == [named.clone(), named.clone(), named.clone()]
        })
        .await;
        let told = az.peer(GE).await.not_taking.expect("a reason").text;
        until("the doctor to be connected", || async {
            az.peer(GE).await.state == "connected"
        })
        .await;
        finds(az, GE, "feed", "card_not_enrolled_there").await;
        assert!(told.contains(role.name()), "{told}");
        let warnings = az.status().await.warnings;
        assert!(warnings.iter().any(|it| it.code == "card_not_enrolled"));
        runbook::shows_on("key-stolen", &az.files, &["node", "status"]).await;
        assert!(az.delivery(&before, GE).await.no_receipt.is_none());
        until("the newer card to be enrolled", || async {
            enrol(ge, &revoked.card).await == Ok(())
        })
        .await;
        az.until_receipted(&after, GE).await;
        assert_eq!(said_of(az, GE, &after).await, [None, None, None]);
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_was_away_for_a_new_key_and_what_it_signed_can_enrol_the_card_that_lists_it()
{
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    federation.node_mut(AZ).stop().await;
    let revoked = revoke(federation.node(AZ), KeyRole::Author);
    federation.node_mut(AZ).restart().await;
    let after = federation.node(AZ).publish(draft::seizure("AZ")).await.id;
    federation.node_mut(GE).restart().await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    until("the announcement", || async {
        enrol(ge, &revoked.card).await == Ok(())
    })
    .await;
    az.until_receipted(&after, GE).await;
    arrives(ge, &after).await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_key_is_retired_or_revoked_without_a_yes() {
    let mut az = TestNode::start(AZ).await;
    az.stop().await;
    let announced = announce(&az, KeyRole::Author);
    for word in ["rotate", "revoke"] {
        let asked = command_of(&az.files, &["key", word, "author"]);
        let said = String::from_utf8_lossy(&asked.stderr).into_owned();
        assert!(
            !asked.status.success() && said.contains("nothing was changed"),
            "{said}"
        );
    }
    // Given again, the announcement says what stands.
    assert_eq!(announce(&az, KeyRole::Author).keys, announced.keys);
    let rotated = command_of(&az.files, &["key", "rotate", "author", "--yes"]);
    assert!(rotated.status.success(), "{rotated:?}");
    assert_ne!(announce(&az, KeyRole::Author).signs, announced.signs);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_whose_old_key_came_back_from_a_backup_does_not_start() {
    let mut az = TestNode::start(AZ).await;
    az.stop().await;
    let layout = az.files.settings().layout;
    let backup = [layout.key(KeyRole::Author), layout.card.clone()]
        .map(|path| (std::fs::read(&path).expect("a file"), path));
    let change = revoke(&az, KeyRole::Author);
    for (bytes, path) in backup {
        std::fs::write(path, bytes).expect("an old file");
    }
    let refusal = az.try_start(Ports::system()).await;
    let ended = change.keys.iter().find_map(|key| key.to);
    assert!(
        matches!(
            refusal,
            Err(StartError::Ledger(LedgerOpenError::KeyEnded { role: KeyRole::Author, entry })) if Some(entry) == ended
        ),
        "{refusal:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_was_announced_beside_a_stolen_one_is_revoked_with_it() {
    let mut az = TestNode::start(AZ).await;
    az.stop().await;
    let announced = announce(&az, KeyRole::Author);
    let revoked = revoke(&az, KeyRole::Author);
    let counts: Vec<_> = revoked.keys.iter().filter(|key| key.to.is_none()).collect();
    assert_eq!(counts.len(), 1);
    assert_eq!(counts[0].vkey, revoked.signs);
    assert!(announced.keys.iter().all(|key| key.vkey != revoked.signs));
    az.restart().await;
    az.publish(draft::seizure("AZ")).await;
    assert_eq!(az.verify().await, Vec::<String>::new());
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_broke_off_behind_the_switch_is_carried_to_its_end_by_the_same_command() {
    let mut az = TestNode::start(AZ).await;
    az.stop().await;
    let layout = az.files.settings().layout;
    let announced = announce(&az, KeyRole::Ledger);
    // As far as the switch of the key files, and no further.
    let next = std::fs::read(layout.next_key(KeyRole::Ledger)).expect("a key");
    std::fs::write(layout.key(KeyRole::Ledger), next).expect("a key");
    std::fs::remove_file(layout.next_key(KeyRole::Ledger)).expect("no next key");
    // The node runs meanwhile: its ledger knows both keys.
    az.restart().await;
    az.publish(draft::seizure("AZ")).await;
    az.stop().await;
    let rotated = rotate(&az, KeyRole::Ledger).expect("rotated");
    let ended = rotated.keys.iter().find(|key| key.to.is_some());
    assert_eq!(ended.map(|key| &key.vkey), Some(&announced.signs));
    az.restart().await;
    assert_eq!(az.verify().await, Vec::<String>::new());
    az.stop().await;
}

//! A party says whom of it to call, and its partners call whom it said last.

use std::time::Duration;

use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::refusal::reason;
use ntc_tests::{Federation, ShiftedClock, TestNode, draft, until};
use tonic::Status;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

async fn change(
    node: &TestNode,
    agreement: &str,
    role: &str,
    name: &str,
) -> Result<pb::ChangeContactsResponse, Status> {
    let contact = v1::Contact {
        role: role.to_owned(),
        name: name.to_owned(),
        phone: "+995 32 2000000".to_owned(),
        ..v1::Contact::default()
    };
    let request = pb::ChangeContactsRequest {
        id: agreement.to_owned(),
        contacts: vec![contact],
    };
    let changed = node.agreements().change_contacts(request).await;
    changed.map(tonic::Response::into_inner)
}

/// Whom a node calls of a party: the role and the name of each.
async fn called(node: &TestNode, party: &str) -> Vec<(String, String)> {
    let request = pb::ShowPeerRequest {
        party: party.to_owned(),
    };
    let shown = node.peers().show_peer(request).await.expect("a partner");
    let contacts = shown.into_inner().contacts.into_iter();
    let told = contacts.map(|known| {
        let contact = known.contact.expect("a contact");
        (contact.role, contact.name)
    });
    told.collect()
}

/// Whom to call because of what is owed.
async fn call(node: &TestNode) -> Vec<String> {
    let listed = node.inbox().list_owed(pb::ListOwedRequest::default()).await;
    let owed = listed.expect("a list").into_inner().owed.into_iter();
    owed.map(|it| it.call).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_calls_whom_the_party_said_last_and_nobody_speaks_for_another() {
    let (clock, ports) = ShiftedClock::ports();
    let mut federation = Federation::start_with(&[AZ, GE], &ports).await;
    federation.agree(&share_all("pair", &[AZ, GE])).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let alert = az.publish(draft::alert("AZ")).await.id;
    until("the alert to be held", || async {
        ge.get(&alert).await.is_some()
    })
    .await;

    let told = change(ge, "pair", "liaison", "Nino")
        .await
        .expect("a change");
    assert_eq!(
        (told.told.as_slice(), told.not_told.len()),
        (&[AZ.to_owned()][..], 0)
    );
    change(ge, "pair", "duty_desk", "Night desk")
        .await
        .expect("a change");
    change(ge, "pair", "liaison", "Tamar")
        .await
        .expect("a change");
    let wanted = [("duty_desk", "Night desk"), ("liaison", "Tamar")];
    let wanted = wanted.map(|(role, name)| (role.to_owned(), name.to_owned()));
    until("the partner to know whom to call", || async {
        called(az, GE).await == wanted
    })
    .await;
    // It speaks for itself alone.
    assert!(called(ge, AZ).await.is_empty());
    let request = pb::ShowAgreementRequest {
        id: "pair".to_owned(),
    };
    let shown = ge.agreements().show_agreement(request).await;
    let contacts = shown.expect("an agreement").into_inner().contacts;
    assert!(
        contacts
            .iter()
            .all(|known| known.party == GE && known.changed_ms > 0)
    );
    assert_eq!(contacts.len(), 2);

    clock.advance(Duration::from_secs(2 * 3600));
    assert_eq!(call(az).await, ["Night desk, +995 32 2000000"]);
    clock.advance(Duration::from_secs(26 * 3600));
    assert_eq!(call(az).await, ["Tamar, +995 32 2000000"]);

    for (agreement, role, refused) in [
        ("none", "liaison", "AGREEMENT_UNKNOWN"),
        ("pair", "friend", "CODE_UNKNOWN"),
    ] {
        let told = change(ge, agreement, role, "Nino").await.unwrap_err();
        assert_eq!(reason(&told), refused);
    }
    // What follows from the journals follows from them again.
    let node = federation.node_mut(AZ);
    node.stop().await;
    std::fs::remove_dir_all(node.files.data().join("derived")).expect("derived");
    node.restart_with(&ports).await;
    let az = federation.node(AZ);
    az.until_indexed().await;
    until("whom to call to be known again", || async {
        called(az, GE).await == wanted
    })
    .await;
    federation.stop().await;
}

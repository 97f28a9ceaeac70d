//! A passenger is expected: who is meant goes where an agreement lets persons go, and what came of it comes back.

use ntc_core::envelope::Sign as _;
use ntc_core::identity::card::KeyRole;
use ntc_core::identity::card::{CardDraft, NodeCard};
use ntc_node::identity::keys::SigningKeys;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, TestNode, draft, until};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const TR: &str = "TR/customs";

/// An agreement by which persons may be told.
pub(crate) fn with_persons(id: &str, parties: &[&str]) -> String {
    let document = share_all(id, parties);
    let told = [
        ("persons = \"never\"", "persons = \"allow\""),
        (
            "# personal_data_basis = \"...\"",
            "personal_data_basis = \"Article 5\"",
        ),
    ];
    told.iter().fold(document, |document, (old, new)| {
        assert!(document.contains(old), "{old}");
        document.replacen(old, new, 1)
    })
}

/// How many records a node finds that answer a text.
async fn found(node: &TestNode, text: &str, within: pb::Within) -> Vec<Vec<u8>> {
    node.until_indexed().await;
    let request = pb::ListRequest {
        sought: Some(pb::Sought {
            text: text.to_owned(),
            within: within.into(),
        }),
        ..pb::ListRequest::default()
    };
    let listed = node.records().list(request).await.expect("a list");
    let records = listed.into_inner().records.into_iter();
    records.map(|record| record.id).collect()
}

async fn owed(node: &TestNode) -> Vec<(String, Vec<u8>)> {
    let listed = node.inbox().list_owed(pb::ListOwedRequest::default()).await;
    let owed = listed.expect("a list").into_inner().owed.into_iter();
    owed.map(|it| (it.by, it.id)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn persons_go_where_an_agreement_lets_them_and_the_outcome_comes_back() {
    let federation = Federation::start(&[AZ, GE, TR]).await;
    federation.agree(&with_persons("whole", &[AZ, GE])).await;
    federation.agree(&share_all("part", &[AZ, TR])).await;
    let [az, ge, tr] = [AZ, GE, TR].map(|party| federation.node(party));
    let alert = az.publish(draft::passenger("AZ")).await.id;
    for node in [ge, tr] {
        until("the alert to be held", || async {
            node.get(&alert).await.is_some()
        })
        .await;
    }
    let once = std::slice::from_ref(&alert);
    // By what the zone says, and by what was written.
    for (text, within) in [
        (draft::PASSPORT, pb::Within::Identifier),
        ("L898902C3", pb::Within::Identifier),
        ("TK386", pb::Within::Identifier),
        ("Eriksson Anna", pb::Within::Text),
    ] {
        for node in [az, ge] {
            assert_eq!(found(node, text, within).await, once, "{text}");
        }
    }
    // The flight is told to who is not told the passenger.
    let held = tr.get(&alert).await.expect("an alert");
    assert!(held.not_disclosed.contains(&"persons".to_owned()));
    let none: [Vec<u8>; 0] = [];
    assert_eq!(found(tr, "L898902C3", pb::Within::Identifier).await, none);
    assert_eq!(found(tr, "Eriksson Anna", pb::Within::Text).await, none);
    assert_eq!(found(tr, "TK386", pb::Within::Identifier).await, once);

    // Both owe what came of it, and one tells it.
    until("both to owe", || async { owed(az).await.len() == 2 }).await;
    for (node, party) in [(ge, GE), (tr, TR)] {
        until("it to be owed", || async {
            owed(node).await == [(party.to_owned(), alert.clone())]
        })
        .await;
    }
    let event = v1::OutcomeEvent {
        result: Some(v1::Coded {
            code: "no_offence".to_owned(),
            text: String::new(),
        }),
        ..v1::OutcomeEvent::default()
    };
    let request = pb::ReportOutcomeRequest {
        id: alert.clone(),
        origin: String::new(),
        event: Some(event),
        goods: None,
    };
    ge.outcomes()
        .report_outcome(request)
        .await
        .expect("an outcome");
    until("one to owe", || async {
        owed(az).await == [(TR.to_owned(), alert.clone())] && owed(ge).await.is_empty()
    })
    .await;
    federation.stop().await;
}

/// A card of these files as a node of before made it, that lacks a capability.
pub(super) fn of_before(files: &NodeFiles, lacking: &str) -> NodeCard {
    let (card, layout) = (&files.card, files.settings().layout);
    let signing = SigningKeys::load(&layout).expect("keys");
    let capabilities = card.capabilities().iter().cloned();
    let draft = CardDraft {
        domain: card.domain().clone(),
        party: card.party().clone(),
        ledger_number: 1,
        made_at: card.made_at(),
        keys: card.listed_keys().to_vec(),
        capabilities: capabilities.filter(|it| *it != lacking).collect(),
        authorities: card.authorities().to_vec(),
        addresses: card.addresses().to_vec(),
        contact: card.contact().to_owned(),
        issued: card.issued(),
        other: Vec::new(),
    };
    let sealed = draft.seal(|role, message| match role {
        KeyRole::Author => signing.author().sign(message),
        KeyRole::Ledger => signing.ledger().sign(message),
        KeyRole::Witness => signing.witness().sign(message),
        KeyRole::Receipt => signing.receipt().sign(message),
    });
    sealed.expect("a card")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_reads_no_passenger_alerts_is_named_before_anything_is_published() {
    let az = TestNode::start(AZ).await;
    let ge = TestNode::start(GE).await;
    az.enrol(&of_before(&ge.files, "records/2")).await;
    ge.enrol(&az.files.card).await;
    let mut federation = Federation {
        nodes: vec![az, ge],
    };
    federation.agree(&with_persons("whole", &[AZ, GE])).await;
    let az = federation.node(AZ);
    let request = pb::PreviewRequest {
        draft: Some(draft::passenger("AZ")),
        again: false,
    };
    let preview = az.records().preview(request).await.expect("a preview");
    let recipients = preview.into_inner().recipients;
    assert_eq!(recipients.len(), 1);
    assert_eq!(recipients[0].reason, "CAPABILITY_MISSING");
    assert!(
        recipients[0]
            .rules
            .iter()
            .any(|rule| rule.contains("records/2")),
        "{:?}",
        recipients[0].rules
    );
    // What it reads goes.
    let notice = az.publish(draft::seizure("AZ")).await.id;
    let alert = az.publish(draft::passenger("AZ")).await.id;
    until("the notice to be held", || async {
        federation.node(GE).get(&notice).await.is_some()
    })
    .await;
    assert!(federation.node(GE).get(&alert).await.is_none());
    for node in &mut federation.nodes {
        node.stop().await;
    }
}

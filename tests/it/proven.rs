//! One record with what proves it, handed to somebody who has no node: its author and whoever received it can make it, and
//! it holds without either.

use futures::future::join_all;
use ntc_core::ledger::record_proof::RecordProof;
use ntc_core::section::{Section, SectionSet};
use ntc_proto::node::v1 as pb;
use ntc_tests::{Federation, TestNode, draft, reason, until};
use tonic::Status;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

async fn asked(node: &TestNode, id: &[u8], without: &[&str]) -> Result<RecordProof, Status> {
    let request = pb::ProveRecordRequest {
        id: id.to_vec(),
        origin: AZ.to_owned(),
        without: without.iter().map(|name| (*name).to_owned()).collect(),
    };
    let answer = node.records().prove_record(request).await?.into_inner();
    Ok(RecordProof::open(&answer.proof).expect("a proof that holds"))
}

async fn proof(node: &TestNode, id: &[u8]) -> RecordProof {
    asked(node, id, &[]).await.expect("a proof")
}

#[tokio::test(flavor = "multi_thread")]
async fn author_and_recipient_prove_a_record_by_themselves_and_show_no_more_than_they_hold() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let published = az.publish(draft::full("AZ", "GE")).await;
    az.until_receipted(&published.id, GE).await;
    let ge = federation.node(GE);
    until("the record", || async {
        ge.get(&published.id).await.is_some()
    })
    .await;
    let held = ge.get(&published.id).await.expect("a record");
    let (own, received) = (
        proof(az, &published.id).await,
        proof(ge, &published.id).await,
    );
    for proven in [&own, &received] {
        assert_eq!(proven.index(), published.ledger_index);
        assert_eq!(proven.card().party().as_str(), AZ);
        assert_eq!(proven.record().header(), held.header);
        assert_eq!(proven.record().record().id, *published.id);
    }
    assert_eq!(own.leaf(), received.leaf());
    // The recipient shows what it was told, the author all but its own references.
    let slots: Vec<_> = held.sections.iter().map(|open| open.slot).collect();
    let shown = received.record().sections();
    let shown: Vec<_> = shown.map(|(slot, _)| u32::from(slot.number())).collect();
    assert_eq!(shown, slots);
    let all = own.record().present();
    assert!(!all.contains(Section::National));
    assert!(all.contains(Section::Event) && all.contains(Section::Goods));
    // The recipient cosigned the author's ledger, as the author can show.
    let names: Vec<_> = own.witnesses().iter().map(|it| it.key.name()).collect();
    assert_eq!(names.len(), 1);
    assert!(names[0].ends_with("/ge/customs/witness"), "{names:?}");
    assert!(received.witnesses().is_empty());
    // Less can be shown, and what is named wrongly is said.
    let less = asked(ge, &published.id, &["goods"]).await.expect("a proof");
    assert_eq!(
        less.record().present(),
        received.record().present().without(Section::Goods)
    );
    assert!(less.not_shown().contains(Section::Goods));
    let refused = asked(ge, &published.id, &["cargo"]).await.unwrap_err();
    assert_eq!(reason(&refused), "FIELD_INVALID");
    let mut unknown = published.id.clone();
    unknown[15] ^= 1;
    let refused = asked(ge, &unknown, &[]).await.unwrap_err();
    assert_eq!(reason(&refused), "NOT_FOUND");

    // What is erased is shown by no proof, and the proof holds.
    az.retract(&published.id).await;
    until("the content to be gone", || async {
        let held = ge.get(&published.id).await;
        held.is_none_or(|held| held.sections.is_empty())
    })
    .await;
    match asked(ge, &published.id, &[]).await {
        Ok(left) => assert_eq!(left.record().present(), SectionSet::EMPTY),
        Err(refused) => assert_eq!(reason(&refused), "NOT_FOUND"),
    }
    federation.node_mut(GE).stop().await;
    let audited = federation.node(GE).files.audited("ProveRecord");
    assert_eq!(audited.len(), 5, "{audited:?}");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_in_batches_under_one_head_is_proven_after_a_start_with_nobody_to_ask() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    federation.node_mut(GE).stop().await;
    let az = federation.node(AZ);
    // More than one batch takes.
    let mut published = Vec::new();
    for _ in 0..20 {
        let some = (0..15).map(|_| az.publish(draft::seizure("AZ")));
        published.extend(join_all(some).await);
    }
    federation.node_mut(GE).restart().await;
    for one in &published {
        federation.node(AZ).until_receipted(&one.id, GE).await;
    }
    federation.node_mut(AZ).stop().await;
    federation.node_mut(GE).stop().await;
    federation.node_mut(GE).restart().await;
    let ge = federation.node(GE);
    let mut sizes = Vec::new();
    for one in &published {
        let proven = proof(ge, &one.id).await;
        assert_eq!(proven.index(), one.ledger_index);
        sizes.push(proven.checkpoint().size());
    }
    sizes.sort_unstable();
    sizes.dedup();
    assert_eq!(
        sizes.len(),
        1,
        "all of them under the head that was shown first"
    );
    federation.stop().await;
}

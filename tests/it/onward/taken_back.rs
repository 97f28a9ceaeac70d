//! What is erased is erased with those whom it was passed on to, and who keeps it says so to its author.

use std::time::Duration;

use ntc_tests::clock::ShiftedClock;
use ntc_tests::node::NodeFiles;

use super::*;

/// A notice of TR that GE passed on to KZ, which lists it. Answers its id and that of what passes it on.
async fn went(federation: &Federation) -> (Vec<u8>, Vec<u8>) {
    let id = shared(federation).await;
    consented(federation, &id).await;
    let passed = pass(federation.node(GE), &id, "", false).await;
    let passed = passed.expect("passed on").id;
    let kz = federation.node(KZ);
    until("what is passed on", || async {
        !carriers(kz, &id).await.is_empty()
    })
    .await;
    assert!(holds_mark(kz));
    (id, passed)
}

fn holds_mark(node: &TestNode) -> bool {
    folder::holds(&node.files.data(), MARK.as_bytes())
}

async fn until_no_byte_is_left(node: &TestNode) {
    until("the bytes to be destroyed", || async { !holds_mark(node) }).await;
    assert_eq!(node.verify().await, Vec::<String>::new());
}

fn erasure(id: &[u8], sections: &[&str], check: bool) -> pb::EraseRecordRequest {
    pb::EraseRecordRequest {
        id: id.to_vec(),
        origin: TR.to_owned(),
        sections: sections.iter().map(|it| (*it).to_owned()).collect(),
        reason: "demanded".to_owned(),
        check,
    }
}

async fn erase(node: &TestNode, request: pb::EraseRecordRequest) -> pb::EraseRecordResponse {
    let erased = node.retention().erase_record(request).await;
    erased.expect("an erasure").into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_section_that_its_author_erases_goes_everywhere_and_the_rest_stays() {
    let federation = chain().await;
    let (id, _) = went(&federation).await;
    erase(federation.node(TR), erasure(&id, &["goods"], false)).await;
    for party in [TR, GE, KZ] {
        until_no_byte_is_left(federation.node(party)).await;
    }
    let kz = federation.node(KZ);
    assert!(!carriers(kz, &id).await.is_empty(), "the rest is there");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_erases_its_copy_erases_what_it_passed_on_of_it() {
    let federation = chain().await;
    let (id, _) = went(&federation).await;
    let (ge, kz, tr) = (
        federation.node(GE),
        federation.node(KZ),
        federation.node(TR),
    );
    let would = erase(ge, erasure(&id, &[], true)).await;
    let holders: Vec<_> = would.holders.iter().map(|it| it.party.as_str()).collect();
    assert_eq!(holders, [KZ, TR], "who is told, before it is done");
    erase(ge, erasure(&id, &[], false)).await;
    for node in [ge, kz] {
        until_no_byte_is_left(node).await;
    }
    assert!(lists(tr, &id).await, "its author has it still");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_node_keeps_for_a_time_of_its_own_it_passes_on_for_no_longer() {
    const DAY: Duration = Duration::from_secs(24 * 3600);
    let (clock, ports) = ShiftedClock::ports();
    let files = NodeFiles::make(GE);
    files.edit_config(|text| text + "\n[retention]\nreceived_days = 5\n");
    let mut ge = TestNode::stopped(files);
    ge.try_start(ports.clone()).await.expect("the node starts");
    let nodes = vec![
        ge,
        TestNode::start_with(KZ, &ports).await,
        TestNode::start_with(TR, &ports).await,
    ];
    let federation = Federation::of(nodes).await;
    federation.agree(&share_all("east", &[GE, KZ])).await;
    federation.agree(&share_all("west", &[GE, TR])).await;
    let (id, passed) = went(&federation).await;
    let (ge, kz) = (federation.node(GE), federation.node(KZ));
    let own = ge.get(&id).await.expect("the notice").kept_until_ms;
    let theirs = kz.get(&passed).await.expect("what is passed on");
    assert_eq!(theirs.kept_until_ms, own);
    clock.advance(DAY * 6);
    for node in [ge, kz] {
        until_no_byte_is_left(node).await;
    }
    assert!(lists(federation.node(TR), &id).await);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_an_agreement_whose_clause_erases_reaches_the_third_party() {
    let federation = Federation::start(&[GE, KZ, TR]).await;
    federation.agree(&share_all("east", &[GE, KZ])).await;
    let west = share_all("west", &[GE, TR]);
    let keeps = "after_end = \"keep_until_retention\"";
    assert!(west.contains(keeps));
    let erases = west.replace(keeps, "after_end = \"erase\"");
    federation.agree(&erases).await;
    let (id, _) = went(&federation).await;
    let ended = pb::TerminateRequest {
        id: "west".to_owned(),
        reason: "it was replaced".to_owned(),
    };
    let tr = federation.node(TR);
    tr.agreements().terminate(ended).await.expect("an end");
    for party in [GE, KZ] {
        until_no_byte_is_left(federation.node(party)).await;
    }
    assert!(lists(tr, &id).await);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_third_party_that_keeps_it_for_a_legal_ground_is_named_to_its_author() {
    const GROUND: &str = "Evidence in case 7 of the district court";
    let federation = chain().await;
    let (id, passed) = went(&federation).await;
    let keep = pb::KeepRequest {
        id: passed,
        origin: GE.to_owned(),
        ground: GROUND.to_owned(),
    };
    let kz = federation.node(KZ);
    kz.recalls().keep(keep).await.expect("kept");
    let tr = federation.node(TR);
    tr.retract(&id).await;
    until("its author to know", || async {
        let status = tr.recall(&id, TR).await;
        let holder = status.holders.iter().find(|it| it.party == GE);
        let mut beyond = holder.into_iter().flat_map(|it| &it.passed_on);
        beyond.any(|it| {
            let is_done = it.outstanding_since_ms == 0 && it.erased_ms == 0;
            it.party == KZ && it.ground == GROUND && it.kept_ms > 0 && is_done
        })
    })
    .await;
    assert!(carriers(kz, &id).await.is_empty(), "it is shown to nobody");
    federation.stop().await;
}

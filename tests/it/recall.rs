//! What its author corrects or withdraws is obeyed by whoever holds it, and the author sees by whom.

use ntc_core::model::kind::RecordKind;
use ntc_core::section::Section;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_tests::refusal::reason;
use ntc_tests::{Federation, TestNode, draft, folder, until};
use prost::Message as _;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
const KZ: &str = "KZ/customs";

/// A text that stands in one record alone.
const MARK: &str = "heroin in 4711 blue teapots";

fn notice(country: &str) -> pb::Draft {
    let mut draft = draft::seizure(country);
    let goods = draft.goods.as_mut().expect("goods");
    goods.items[0].description = MARK.to_owned();
    draft
}

async fn lists(node: &TestNode, id: &[u8]) -> bool {
    node.list().await.iter().any(|record| record.id == id)
}

async fn until_listed(node: &TestNode, id: &[u8]) {
    until("the record to be listed", || lists(node, id)).await;
}

async fn until_nothing_is_owed(node: &TestNode, id: &[u8]) -> pb::RecallStatusResponse {
    let origin = node.party().to_owned();
    until("every holder to obey", || async {
        let status = node.recall(id, &origin).await;
        status.holders.iter().all(|it| it.outstanding_since_ms == 0)
    })
    .await;
    node.recall(id, &origin).await
}

async fn correct(
    node: &TestNode,
    id: &[u8],
    draft: pb::Draft,
) -> Result<pb::CorrectResponse, tonic::Status> {
    let request = pb::CorrectRequest {
        id: id.to_vec(),
        draft: Some(draft),
        reason: "weighed again".to_owned(),
    };
    let corrected = node.recalls().correct(request).await;
    corrected.map(tonic::Response::into_inner)
}

/// What a node keeps and does not count.
async fn refused(node: &TestNode) -> Vec<pb::RefusedRecord> {
    let request = pb::ListRefusedRequest::default();
    let listed = node.records().list_refused(request).await;
    listed.expect("a list").into_inner().records
}

/// What corrections say that a node holds.
async fn corrections(node: &TestNode) -> Vec<v1::CorrectionEvent> {
    let request = pb::ListRequest {
        kinds: vec![RecordKind::Correction as i32],
        ..pb::ListRequest::default()
    };
    let listed = node.records().list(request).await.expect("a list");
    let mut events = Vec::new();
    for record in listed.into_inner().records {
        let held = node.get(&record.id).await.expect("the correction");
        let event = &held.sections[0];
        assert_eq!(event.slot, u32::from(Section::Event.slot()));
        events.push(v1::CorrectionEvent::decode(&*event.content).expect("an event"));
    }
    events
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retraction_hides_at_once_and_erases_at_every_holder_and_the_author_sees_it() {
    let mut federation = Federation::sharing_all(&[AZ, GE, KZ]).await;
    let az = federation.node(AZ);
    let published = az.publish(notice("AZ")).await;
    for holder in [GE, KZ] {
        until_listed(federation.node(holder), &published.id).await;
    }
    assert_eq!(az.recall(&published.id, AZ).await.standing, "stands");
    for node in &federation.nodes {
        let data = node.files.data();
        assert!(folder::holds(&data, MARK.as_bytes()), "{}", data.display());
    }

    // One officer opened it, the other one saw the list alone.
    let held = federation.node(GE).get(&published.id).await;
    assert!(held.is_some());
    let retracted = az.retract(&published.id).await;
    assert_eq!(retracted.holders, [GE, KZ]);
    assert_eq!(retracted.records, std::slice::from_ref(&published.id));
    assert!(retracted.unable.is_empty());
    assert!(!lists(az, &published.id).await, "at once at home");

    let status = until_nothing_is_owed(az, &published.id).await;
    assert_eq!(
        (status.standing.as_str(), &status.by),
        ("retracted", &retracted.id)
    );
    for holder in &status.holders {
        assert!(holder.told && holder.applied_ms > 0 && holder.erased_ms > 0);
        assert!(holder.kept_ms == 0 && holder.acted.is_empty());
    }
    for (party, openers) in [(GE, 1), (KZ, 0)] {
        // Asking for what is withdrawn opens nothing.
        drop(federation.node(party).get(&published.id).await);
        let opened = federation
            .node(party)
            .recall(&published.id, AZ)
            .await
            .opened;
        assert_eq!(opened.len(), openers, "{party}: {opened:?}");
    }
    assert!(status.opened.is_empty(), "nobody of a partner is named");
    for party in [AZ, GE, KZ] {
        let node = federation.node(party);
        assert!(!lists(node, &published.id).await);
        let status = node.recall(&published.id, AZ).await;
        assert_eq!(status.standing, "retracted");
        assert_eq!(status.reason, "wrong_subject", "{party} sees why");
        let held = node.get(&published.id).await.expect("what it was");
        assert!(held.erased && held.sections.is_empty());
        assert!(node.verify().await.is_empty());
    }
    let data: Vec<_> = federation
        .nodes
        .iter()
        .map(|node| node.files.data())
        .collect();
    for node in &mut federation.nodes {
        node.stop().await;
        node.restart().await;
        assert!(!lists(node, &published.id).await, "after a start");
        node.stop().await;
    }
    for data in data {
        assert!(!folder::holds(&data, MARK.as_bytes()), "{}", data.display());
    }
    // What is destroyed is written down before.
    let author = &federation.node(AZ).files;
    assert_eq!(author.audited("EraseWithdrawn"), ["BEGUN", "OK"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_who_was_away_obeys_when_it_is_back_and_is_owed_until_then() {
    let mut federation = Federation::sharing_all(&[AZ, GE, KZ]).await;
    let published = federation.node(AZ).publish(notice("AZ")).await;
    for holder in [GE, KZ] {
        until_listed(federation.node(holder), &published.id).await;
    }
    federation.node_mut(KZ).stop().await;
    let az = federation.node(AZ);
    az.retract(&published.id).await;
    until("the others to obey", || async {
        let status = az.recall(&published.id, AZ).await;
        let owed = status
            .holders
            .iter()
            .filter(|it| it.outstanding_since_ms > 0);
        owed.map(|it| it.party.as_str()).eq([KZ])
    })
    .await;
    let status = az.recall(&published.id, AZ).await;
    let away = status.holders.iter().find(|it| it.party == KZ).expect("KZ");
    assert_eq!((away.told, away.applied_ms, away.erased_ms), (false, 0, 0));
    assert_eq!(away.outstanding_since_ms, status.since_ms);

    federation.node_mut(KZ).restart().await;
    until_nothing_is_owed(federation.node(AZ), &published.id).await;
    assert!(!lists(federation.node(KZ), &published.id).await);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_takes_the_place_of_the_version_before_at_every_holder() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let first = az.publish(draft::seizure("AZ")).await;
    until_listed(ge, &first.id).await;
    let second = correct(az, &first.id, notice("AZ"))
        .await
        .expect("a correction");
    assert_eq!(second.version, 2);
    assert_eq!(second.recipients.len(), 1);
    until_listed(ge, &second.id).await;

    let status = until_nothing_is_owed(az, &first.id).await;
    assert_eq!(
        (status.standing.as_str(), &status.by),
        ("superseded", &second.id)
    );
    assert!(status.holders[0].told && status.holders[0].applied_ms > 0);
    assert_eq!(
        status.holders[0].erased_ms, 0,
        "what was replaced is not erased"
    );
    for node in [az, ge] {
        let why = node.recall(&first.id, AZ).await.reason_text;
        assert_eq!(why, "weighed again", "both sides see why");
        let listed: Vec<_> = node.list().await.into_iter().map(|it| it.id).collect();
        assert_eq!(listed, std::slice::from_ref(&second.id));
        let held = node.get(&first.id).await.expect("the first version");
        assert_eq!(held.refused, "SUPERSEDED");
        assert!(!held.sections.is_empty(), "it can still be compared");
        assert!(refused(node).await.is_empty(), "nothing was refused");
    }
    let told = corrections(ge).await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].reason, "weighed again");
    assert_eq!(
        (&told[0].record, &told[0].by),
        (&first.id, &second.id),
        "{told:?}"
    );
    assert_eq!(told[0].fields, ["goods.items[0].description"]);

    // Another correction is one of the newest version; a retraction withdraws them all.
    let stale = correct(az, &first.id, notice("AZ")).await.unwrap_err();
    assert_eq!(reason(&stale), "SUPERSEDED");
    let same = correct(az, &second.id, notice("AZ")).await.unwrap_err();
    assert_eq!(reason(&same), "NOTHING_CHANGED");
    let retracted = az.retract(&first.id).await;
    assert_eq!(retracted.records, [first.id.clone(), second.id.clone()]);
    for id in [&first.id, &second.id] {
        until_nothing_is_owed(az, id).await;
        assert_eq!(ge.recall(id, AZ).await.standing, "retracted");
    }
    assert!(ge.list().await.is_empty());
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_withdrawn_is_not_published_once_more_under_its_reference() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let mut draft = notice("AZ");
    draft.national = Some(v1::National {
        source_reference: "case 4711".to_owned(),
        ..v1::National::default()
    });
    let az = federation.node(AZ);
    let published = az.publish(draft.clone()).await;
    until_listed(federation.node(GE), &published.id).await;
    az.retract(&published.id).await;
    refuses(az, &draft, "RETRACTED").await;
    until_nothing_is_owed(az, &published.id).await;
    for restarted in [false, true] {
        let az = federation.node_mut(AZ);
        if restarted {
            az.stop().await;
            az.restart().await;
        }
        refuses(az, &draft, "RETRACTED").await;
        assert!(!lists(az, &published.id).await, "{restarted}");
    }
    federation.stop().await;
}

/// The node publishes a draft neither a first nor another time.
async fn refuses(node: &TestNode, draft: &pb::Draft, code: &str) {
    for again in [false, true] {
        let request = pb::PublishRequest {
            draft: Some(draft.clone()),
            again,
        };
        let refused = node.records().publish(request).await;
        assert_eq!(reason(&refused.expect_err("a refusal")), code, "{again}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_corrected_is_not_published_once_more_under_the_reference_before() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let with_reference = |reference: &str, text: &str| {
        let mut draft = notice("AZ");
        draft.goods.as_mut().expect("goods").items[0].description = text.to_owned();
        draft.national = Some(v1::National {
            source_reference: reference.to_owned(),
            ..v1::National::default()
        });
        draft
    };
    let (first, better) = (with_reference("C1", MARK), with_reference("C2", "heroin"));
    let published = az.publish(first.clone()).await;
    let corrected = correct(az, &published.id, better.clone()).await;
    let corrected = corrected.expect("a correction");
    refuses(az, &first, "SUPERSEDED").await;
    let again = az.publish(better).await;
    assert!(again.duplicate && again.id == corrected.id);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_its_author_withdraws_a_record_and_once() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let published = az.publish(notice("AZ")).await;
    until_listed(ge, &published.id).await;
    let request = |reason: &str| pb::RetractRequest {
        id: published.id.clone(),
        reason: reason.to_owned(),
        text: String::new(),
    };
    let foreign = ge
        .recalls()
        .retract(request("unfounded"))
        .await
        .unwrap_err();
    assert_eq!(reason(&foreign), "NOT_ORIGINATOR");
    let unknown = az.recalls().retract(request("bored")).await.unwrap_err();
    assert_eq!(reason(&unknown), "CODE_UNKNOWN");
    let bare = az.recalls().retract(request("other")).await.unwrap_err();
    assert_eq!(reason(&bare), "OTHER_WITHOUT_TEXT");
    assert!(lists(az, &published.id).await && lists(ge, &published.id).await);
    az.retract(&published.id).await;
    let twice = az
        .recalls()
        .retract(request("unfounded"))
        .await
        .unwrap_err();
    assert_eq!(reason(&twice), "RETRACTED");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retraction_reaches_holders_under_suspended_agreements_and_suspended_peers_when_they_are_back()
 {
    let federation = Federation::sharing_all(&[AZ, GE, KZ]).await;
    let az = federation.node(AZ);
    let published = az.publish(notice("AZ")).await;
    for holder in [GE, KZ] {
        until_listed(federation.node(holder), &published.id).await;
    }
    let suspended = az.officer().suspend("all", "under review").await;
    suspended.expect("suspended");
    let suspended = pb::SuspendPeerRequest {
        party: KZ.to_owned(),
        reason: "key may be lost".to_owned(),
    };
    az.peers().suspend_peer(suspended).await.expect("suspended");
    let retracted = az.retract(&published.id).await;
    assert_eq!(retracted.holders, [GE, KZ]);
    assert!(
        retracted.unable.is_empty(),
        "it waits in the feed of who is suspended"
    );
    until("who is not suspended to obey", || async {
        let status = az.recall(&published.id, AZ).await;
        let owed = status
            .holders
            .iter()
            .filter(|it| it.outstanding_since_ms > 0);
        owed.map(|it| it.party.as_str()).eq([KZ])
    })
    .await;
    assert!(lists(federation.node(KZ), &published.id).await);
    let resumed = pb::ResumePeerRequest {
        party: KZ.to_owned(),
    };
    az.peers().resume_peer(resumed).await.expect("resumed");
    until_nothing_is_owed(az, &published.id).await;
    assert!(!lists(federation.node(KZ), &published.id).await);
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_tells_the_author_whether_something_had_to_be_undone() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let published = az.publish(notice("AZ")).await;
    until_listed(ge, &published.id).await;
    let acted = |id: &[u8], changed| pb::ActOnRecallRequest {
        id: id.to_vec(),
        origin: AZ.to_owned(),
        changed,
    };
    let early = ge.recalls().act_on_recall(acted(&published.id, true)).await;
    assert_eq!(reason(&early.unwrap_err()), "FIELD_INVALID");
    assert_eq!(waits(ge).await, Vec::<(String, Vec<u8>)>::new());
    az.retract(&published.id).await;
    until_nothing_is_owed(az, &published.id).await;
    until_waits(ge, &[&published.id]).await;
    assert_eq!(waits(az).await, Vec::<(String, Vec<u8>)>::new());
    for (changed, told) in [(false, "no"), (true, "yes")] {
        let said = ge
            .recalls()
            .act_on_recall(acted(&published.id, changed))
            .await;
        said.expect("an acknowledgement");
        until("the author to know", || async {
            az.recall(&published.id, AZ).await.holders[0].acted == told
        })
        .await;
        until_waits(ge, &[]).await;
        let again = ge
            .recalls()
            .act_on_recall(acted(&published.id, changed))
            .await;
        assert_eq!(reason(&again.unwrap_err()), "NOTHING_CHANGED");
    }
    let taken_back = ge
        .recalls()
        .act_on_recall(acted(&published.id, false))
        .await;
    assert_eq!(reason(&taken_back.unwrap_err()), "NOTHING_CHANGED");
    federation.stop().await;
}

/// What waits for a party because an author withdrew or replaced a record: whose it is, and its id.
async fn waits(node: &TestNode) -> Vec<(String, Vec<u8>)> {
    let request = pb::ListOwedRequest {
        side: pb::Side::Own.into(),
        ..pb::ListOwedRequest::default()
    };
    let listed = node.inbox().list_owed(request).await.expect("a list");
    let owed = listed.into_inner().owed.into_iter();
    owed.filter(|owed| owed.task == "recall" && owed.by == node.party())
        .map(|owed| (owed.origin, owed.id))
        .collect()
}

async fn until_waits(node: &TestNode, wanted: &[&[u8]]) {
    let wanted: Vec<_> = wanted
        .iter()
        .map(|id| (AZ.to_owned(), id.to_vec()))
        .collect();
    until("the inbox to have it", || async {
        waits(node).await == wanted
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_corrected_or_withdrawn_waits_for_an_officer_of_who_was_shown_it_and_after_any_rebuild()
 {
    let mut federation = Federation::sharing_all(&[AZ, GE, KZ]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let first = az.publish(notice("AZ")).await.id;
    let other = az.publish(notice("AZ")).await.id;
    until_listed(ge, &first).await;
    until_listed(ge, &other).await;
    let mut better = notice("AZ");
    better.goods.as_mut().expect("goods").items[0].brand = "Blue".to_owned();
    let second = correct(az, &first, better).await.expect("a correction").id;
    until_waits(ge, &[&first]).await;
    // What is withdrawn is the version that stood; of the one before nothing waits any more.
    az.retract(&second).await;
    until_waits(ge, &[&second]).await;
    az.retract(&other).await;
    until_waits(ge, &[&second, &other]).await;
    let said = pb::ActOnRecallRequest {
        id: second.clone(),
        origin: AZ.to_owned(),
        changed: false,
    };
    ge.recalls().act_on_recall(said).await.expect("said");
    until_waits(ge, &[&other]).await;
    until_nothing_is_owed(federation.node(AZ), &other).await;
    let ge = federation.node_mut(GE);
    ge.stop().await;
    for derived in ["index", "derived"] {
        std::fs::remove_dir_all(ge.files.data().join(derived)).expect("what is derived");
    }
    ge.restart().await;
    until_waits(ge, &[&other]).await;
    federation.stop().await;
}

/// More records than the follower takes in one turn.
const MANY: usize = 300;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_erased_long_before_its_withdrawal_is_read_is_not_listed_once_it_is() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let withdrawn = az.publish(notice("AZ")).await.id;
    until_listed(ge, &withdrawn).await;
    for _ in 0..MANY {
        az.publish(draft::seizure("AZ")).await;
    }
    az.retract(&withdrawn).await;
    until_nothing_is_owed(az, &withdrawn).await;
    federation.node_mut(AZ).stop().await;
    let ge = federation.node_mut(GE);
    ge.stop().await;
    // All that is derived is made again, the record in one turn and its withdrawal in a later one.
    for derived in ["derived", "index"] {
        std::fs::remove_dir_all(ge.files.data().join(derived)).expect("a folder");
    }
    ge.restart().await;
    assert_eq!(ge.list().await.len(), MANY);
    assert!(!lists(ge, &withdrawn).await);
    ge.stop().await;
}

//! What a partner gave goes no further than its author lets it, is proven by whoever gets it, and is taken back.

mod taken_back;

use ntc_core::reason::Reason;
use ntc_core::section::Section;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::stats_service_client::StatsServiceClient;
use ntc_tests::federation::share_all;
use ntc_tests::{Federation, TestNode, draft, folder, until};
use tonic::{Response, Status};

use super::own_rules::is_explained_as_held;

const GE: &str = "GE/customs";
const KZ: &str = "KZ/customs";
const TR: &str = "TR/customs";

/// A text that stands in one record alone.
pub(super) const MARK: &str = "heroin in 4711 blue teapots";

/// TR shares with GE, and GE with KZ; TR and KZ have enrolled each other and share nothing.
pub(super) async fn chain() -> Federation {
    let federation = Federation::start(&[GE, KZ, TR]).await;
    federation.agree(&share_all("east", &[GE, KZ])).await;
    federation.agree(&share_all("west", &[GE, TR])).await;
    federation
}

fn reason(status: &Status) -> Reason {
    let code = ntc_tests::refusal::reason(status);
    Reason::from_code(&code).expect("a reason")
}

pub(super) fn notice() -> pb::Draft {
    let mut draft = draft::seizure("TR");
    let goods = draft.goods.as_mut().expect("goods");
    goods.items[0].description = MARK.to_owned();
    draft
}

/// Publishes a notice of TR, and waits until GE lists it.
async fn shared(federation: &Federation) -> Vec<u8> {
    let id = federation.node(TR).publish(notice()).await.id;
    until("the notice", || lists(federation.node(GE), &id)).await;
    id
}

pub(super) async fn lists(node: &TestNode, id: &[u8]) -> bool {
    node.list().await.iter().any(|record| record.id == id)
}

/// What a node lists that carries a record.
pub(super) async fn carriers(node: &TestNode, id: &[u8]) -> Vec<pb::RecordSummary> {
    let listed = node.list().await.into_iter();
    listed.filter(|it| it.carried_id == id).collect()
}

pub(super) async fn pass(
    node: &TestNode,
    id: &[u8],
    purpose: &str,
    check: bool,
) -> Result<pb::ForwardResponse, Status> {
    let request = pb::ForwardRequest {
        id: id.to_vec(),
        to: KZ.to_owned(),
        purpose: purpose.to_owned(),
        check,
        ..pb::ForwardRequest::default()
    };
    node.onward()
        .forward(request)
        .await
        .map(Response::into_inner)
}

/// GE asks TR to let a record go to KZ; answers the request once TR has it.
async fn asked(federation: &Federation, id: &[u8]) -> Vec<u8> {
    let request = pb::AskConsentRequest {
        id: id.to_vec(),
        to: KZ.to_owned(),
        text: "The consignee is registered there".to_owned(),
        ..pb::AskConsentRequest::default()
    };
    let asked = federation.node(GE).onward().ask_consent(request).await;
    let asked = asked.expect("a request").into_inner();
    assert_eq!(asked.asked, TR);
    until("the request", || async {
        federation.node(TR).get(&asked.id).await.is_some()
    })
    .await;
    asked.id
}

async fn grant(federation: &Federation, request: Vec<u8>, until_ms: i64) -> pb::ConsentResponse {
    let granted = pb::GrantConsentRequest {
        id: request,
        until_ms,
        ..pb::GrantConsentRequest::default()
    };
    let granted = federation.node(TR).onward().grant_consent(granted).await;
    granted.expect("a consent").into_inner()
}

async fn refuse(federation: &Federation, request: Vec<u8>) -> pb::ConsentResponse {
    let refused = pb::RefuseConsentRequest {
        id: request,
        refusal: "running_investigation".to_owned(),
        ..pb::RefuseConsentRequest::default()
    };
    let refused = federation.node(TR).onward().refuse_consent(refused).await;
    refused.expect("a refusal").into_inner()
}

/// What a node's party owes, and of which record.
async fn owed(node: &TestNode) -> Vec<(String, Vec<u8>)> {
    let request = pb::ListOwedRequest {
        side: pb::Side::Own.into(),
        ..pb::ListOwedRequest::default()
    };
    let listed = node.inbox().list_owed(request).await;
    let listed = listed.expect("what is owed").into_inner();
    let owed = listed.owed.into_iter();
    owed.map(|owed| (owed.task, owed.id)).collect()
}

/// How often a partner was asked for consent, and how often it decided.
async fn decided_for(node: &TestNode, party: &str) -> (u64, u64) {
    node.until_indexed().await;
    let mut client = StatsServiceClient::new(node.channel());
    let counted = client.count(pb::CountRequest::default()).await;
    let pairs = counted.expect("counts").into_inner().pairs;
    let mut clocks = pairs.iter().flat_map(|pair| &pair.clocks);
    let asked = clocks.find(|clock| clock.by == party && clock.task == "consent");
    asked.map_or((0, 0), |clock| (clock.owed, clock.told))
}

async fn withdraw(federation: &Federation, id: Vec<u8>) -> pb::ConsentResponse {
    let request = pb::WithdrawConsentRequest { id };
    let withdrawn = federation.node(TR).onward().withdraw_consent(request).await;
    withdrawn.expect("a withdrawal").into_inner()
}

pub(super) async fn consents(node: &TestNode, id: &[u8]) -> pb::ListConsentsResponse {
    let request = pb::ListConsentsRequest {
        id: id.to_vec(),
        origin: String::new(),
    };
    let listed = node.onward().list_consents(request).await;
    listed.expect("consents").into_inner()
}

/// Waits until GE knows a decision of TR.
async fn until_known(federation: &Federation, id: &[u8], decision: &[u8]) {
    until("the decision", || async {
        let known = consents(federation.node(GE), id).await.consents;
        known.iter().any(|it| it.id == decision)
    })
    .await;
}

/// TR lets a record go to KZ.
async fn consented(federation: &Federation, id: &[u8]) -> Vec<u8> {
    let request = asked(federation, id).await;
    let granted = grant(federation, request, 0).await;
    until_known(federation, id, &granted.id).await;
    granted.id
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_partner_gave_goes_no_further_without_its_consent() {
    let federation = chain().await;
    let (ge, kz, tr) = (
        federation.node(GE),
        federation.node(KZ),
        federation.node(TR),
    );
    let id = shared(&federation).await;
    let before = ge.peer(KZ).await.feed_size;
    let kept = pass(ge, &id, "", false).await.unwrap_err();
    assert_eq!(reason(&kept), Reason::ConsentMissing);
    let refused = refuse(&federation, asked(&federation, &id).await).await;
    until_known(&federation, &id, &refused.id).await;
    let kept = pass(ge, &id, "", false).await.unwrap_err();
    assert_eq!(reason(&kept), Reason::ConsentMissing);
    assert!(
        kept.message().contains("TR/customs refused its consent"),
        "{kept}"
    );
    assert!(carriers(kz, &id).await.is_empty());
    let after = ge.peer(KZ).await.feed_size;
    assert_eq!(after, before, "nothing was written for it");

    let request = asked(&federation, &id).await;
    assert_eq!(owed(tr).await, [("consent".to_owned(), request.clone())]);
    // An answer is no consent.
    let yes = pb::AnswerRequest {
        id: request.clone(),
        event: Some(ntc_proto::v1::AnswerEvent {
            status: "provided".to_owned(),
            text: "go on".to_owned(),
            ..ntc_proto::v1::AnswerEvent::default()
        }),
        ..pb::AnswerRequest::default()
    };
    let refused = tr.requests().answer(yes).await.unwrap_err();
    assert_eq!(reason(&refused), Reason::FieldInvalid);
    let granted = grant(&federation, request, 0).await;
    assert_eq!((granted.holder.as_str(), granted.to.as_str()), (GE, KZ));
    until_known(&federation, &id, &granted.id).await;
    assert!(owed(tr).await.is_empty(), "it is decided");
    assert_eq!(decided_for(ge, TR).await, (2, 2));
    let ours = consents(tr, &id).await.consents;
    assert!(ours.iter().any(|it| it.id == granted.id && it.acts));

    let other = pass(ge, &id, "public_health", false).await.unwrap_err();
    assert_eq!(
        reason(&other),
        Reason::ConsentMissing,
        "for another purpose"
    );
    let looked = pass(ge, &id, "", true).await.expect("a look");
    assert!(looked.id.is_empty() && looked.consent == granted.id);
    assert!(
        looked
            .rules
            .iter()
            .any(|rule| rule == "TR/customs consents"),
        "{:?}",
        looked.rules
    );
    assert!(carriers(kz, &id).await.is_empty());
    let passed = pass(ge, &id, "", false).await.expect("passed on");
    until("what is passed on", || async {
        !carriers(kz, &id).await.is_empty()
    })
    .await;
    let again = pass(ge, &id, "", false).await.unwrap_err();
    assert_eq!(reason(&again), Reason::PassedOnBefore);

    // The third party has what its author signed, and finds it.
    let line = carriers(kz, &id).await.remove(0);
    assert_eq!((line.id.clone(), line.origin.as_str()), (passed.id, GE));
    assert_eq!(line.carried_origin, TR);
    let shown = kz.get(&id).await.expect("by the id that its author gave");
    let carried = shown.carried.expect("what is carried");
    let told = ge.get(&id).await.expect("the notice");
    assert_eq!(carried.header, told.header);
    assert_eq!(carried.sections, told.sections);
    assert!(carried.key_known && carried.consent == granted.id);
    // And passes it on to nobody.
    let further = pass(kz, &id, "", false).await.unwrap_err();
    assert_eq!(reason(&further), Reason::OnwardAgain);
    // Its author is told to whom it went.
    until("its author to be told", || async {
        let went = consents(tr, &id).await.passed_on;
        went.iter().any(|it| it.by == GE && it.to == KZ)
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_third_party_may_not_be_told_is_kept_out_of_what_is_passed_on() {
    let federation = Federation::start(&[GE, KZ, TR]).await;
    let (open, redacted) = ("goods = \"allow\"", "goods = \"redact\"");
    let east = share_all("east", &[GE, KZ]).replacen(open, redacted, 1);
    federation.agree(&east).await;
    federation.agree(&share_all("west", &[GE, TR])).await;
    let id = shared(&federation).await;
    consented(&federation, &id).await;
    let (ge, kz) = (federation.node(GE), federation.node(KZ));
    let passed = pass(ge, &id, "", false).await.expect("passed on").id;
    until("what is passed on", || async {
        !carriers(kz, &id).await.is_empty()
    })
    .await;
    assert!(!folder::holds(&kz.files.data(), MARK.as_bytes()));
    // Neither is its salt, by which its digest could be guessed.
    let own = ge.get(&passed).await.expect("what was written").sections;
    let slots: Vec<_> = own.iter().map(|it| it.slot).collect();
    let has = |section: Section| slots.contains(&u32::from(section.slot()));
    assert!(has(Section::Event) && !has(Section::Goods), "{slots:?}");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_that_was_withdrawn_lets_nothing_go_that_has_not_gone() {
    let mut federation = chain().await;
    let id = shared(&federation).await;
    let granted = consented(&federation, &id).await;
    federation.node_mut(KZ).stop().await;
    let passed = pass(federation.node(GE), &id, "", false).await;
    let passed = passed.expect("passed on").id;
    let withdrawn = withdraw(&federation, granted).await;
    assert_eq!(withdrawn.decision, "withdraw");
    until_known(&federation, &id, &withdrawn.id).await;
    federation.node_mut(KZ).restart().await;
    let (ge, kz) = (federation.node(GE), federation.node(KZ));
    until("the item to be held back", || async {
        let told = ge.delivery(&passed, KZ).await;
        told.held_back == Reason::ConsentMissing.code()
    })
    .await;
    is_explained_as_held(ge, &passed, KZ).await;
    assert!(carriers(kz, &id).await.is_empty());
    assert!(
        !folder::holds(&kz.files.data(), MARK.as_bytes()),
        "no byte left"
    );
    // It goes after all when its author lets it.
    consented(&federation, &id).await;
    until("what is passed on", || async {
        !carriers(kz, &id).await.is_empty()
    })
    .await;
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn consents_end_with_what_is_agreed_with_whom_they_name_and_what_waits_stays() {
    let mut federation = chain().await;
    federation.agree(&share_all("north", &[KZ, TR])).await;
    let only_ge = pb::Draft {
        audience: vec![GE.to_owned()],
        ..notice()
    };
    let id = federation.node(TR).publish(only_ge).await.id;
    until("the notice", || lists(federation.node(GE), &id)).await;
    consented(&federation, &id).await;
    federation.node_mut(KZ).stop().await;
    let passed = pass(federation.node(GE), &id, "", false).await;
    let passed = passed.expect("passed on").id;

    // Its author suspends whom it would go to: the holder is told, and why.
    let (ge, tr) = (federation.node(GE), federation.node(TR));
    let suspend = pb::SuspendPeerRequest {
        party: KZ.to_owned(),
        reason: "for a while".to_owned(),
    };
    tr.peers().suspend_peer(suspend).await.expect("suspended");
    let withdrawn = until_taken_back(ge, &id).await;
    let told = ge.get(&withdrawn).await.expect("the withdrawal").sections;
    let why = b"KZ/customs: PEER_SUSPENDED";
    let says_why = |it: &pb::HeldSection| it.content.windows(why.len()).any(|part| part == why);
    assert!(told.iter().any(says_why));
    // Nobody consents meanwhile.
    let request = asked(&federation, &id).await;
    let granted = pb::GrantConsentRequest {
        id: request.clone(),
        ..pb::GrantConsentRequest::default()
    };
    let refused = tr.onward().grant_consent(granted).await.unwrap_err();
    assert_eq!(reason(&refused), Reason::PeerSuspended);
    federation.node_mut(KZ).restart().await;
    let (ge, kz, tr) = (
        federation.node(GE),
        federation.node(KZ),
        federation.node(TR),
    );
    until("the item to be held back", || async {
        let told = ge.delivery(&passed, KZ).await;
        told.held_back == Reason::ConsentMissing.code()
    })
    .await;
    assert!(carriers(kz, &id).await.is_empty());
    assert!(
        !folder::holds(&kz.files.data(), MARK.as_bytes()),
        "no byte left"
    );

    // It goes by a new consent once the author lets the partner go on, and that one ends with the agreement.
    let resume = pb::ResumePeerRequest {
        party: KZ.to_owned(),
    };
    tr.peers().resume_peer(resume).await.expect("resumed");
    let granted = grant(&federation, request, 0).await;
    until_known(&federation, &id, &granted.id).await;
    until("what is passed on", || async {
        !carriers(kz, &id).await.is_empty()
    })
    .await;
    let terminate = pb::TerminateRequest {
        id: "north".to_owned(),
        reason: "a test".to_owned(),
    };
    tr.agreements().terminate(terminate).await.expect("ended");
    until_taken_back(ge, &id).await;
    federation.node_mut(TR).stop().await;
    let audited = federation.node(TR).files.audited("WithdrawConsent");
    let done = audited.iter().filter(|outcome| *outcome == "OK").count();
    assert_eq!(done, 2, "by the node itself: {audited:?}");
    federation.stop().await;
}

/// Waits until no decision about a record lets it go on; answers the withdrawal.
async fn until_taken_back(node: &TestNode, id: &[u8]) -> Vec<u8> {
    let newest = || async {
        let mut known = consents(node, id).await.consents;
        let last = known.pop().expect("a decision");
        (last.decision == "withdraw").then_some(last.id)
    };
    until("the withdrawal", || async { newest().await.is_some() }).await;
    newest().await.expect("a withdrawal")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retraction_reaches_those_it_was_passed_on_to_and_its_author_sees_it() {
    let mut federation = chain().await;
    for party in [GE, KZ] {
        federation.node_mut(party).stop().await;
        federation.node_mut(party).spawn().await;
    }
    let id = shared(&federation).await;
    consented(&federation, &id).await;
    pass(federation.node(GE), &id, "", false)
        .await
        .expect("passed on");
    until("what is passed on", || async {
        !carriers(federation.node(KZ), &id).await.is_empty()
    })
    .await;
    assert!(folder::holds(
        &federation.node(KZ).files.data(),
        MARK.as_bytes()
    ));
    federation.node(TR).retract(&id).await;
    // The node between dies before it did anything, and again when it began.
    for _ in 0..2 {
        federation.node_mut(GE).kill();
        federation.node_mut(GE).spawn().await;
    }
    let tr = federation.node(TR);
    until("the third party to obey", || async {
        let status = tr.recall(&id, TR).await;
        let holder = status.holders.iter().find(|it| it.party == GE);
        holder.is_some_and(|it| {
            let beyond = it.passed_on.iter();
            let mut third = beyond.filter(|it| it.party == KZ);
            let done = third.any(|it| it.outstanding_since_ms == 0 && it.erased_ms > 0);
            done && it.outstanding_since_ms == 0
        })
    })
    .await;
    let kz = federation.node(KZ);
    assert!(carriers(kz, &id).await.is_empty());
    assert!(
        !folder::holds(&kz.files.data(), MARK.as_bytes()),
        "no byte left"
    );
    let status = tr.recall(&id, TR).await;
    assert_eq!(status.holders.len(), 1, "KZ is below who passed it on");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_record_by_two_roads_is_one_whichever_came_first() {
    let federation = Federation::sharing_all(&[GE, KZ, TR]).await;
    let (ge, kz, tr) = (
        federation.node(GE),
        federation.node(KZ),
        federation.node(TR),
    );
    // From its author first.
    let id = shared(&federation).await;
    until("the notice", || lists(kz, &id)).await;
    consented(&federation, &id).await;
    let passed = pass(ge, &id, "", false).await.expect("passed on").id;
    until("what is passed on", || async {
        kz.get(&passed).await.is_some()
    })
    .await;
    assert!(carriers(kz, &id).await.is_empty() && lists(kz, &id).await);
    let forward = kz.get(&passed).await.expect("what is passed on");
    assert_eq!(forward.refused, Reason::SameRecord.code());
    let ways = kz.get(&id).await.expect("the notice").ways;
    assert_eq!(ways.len(), 1);
    assert_eq!(
        (ways[0].by.as_str(), ways[0].id.as_slice()),
        (GE, passed.as_slice())
    );

    // By way of GE first: KZ takes nothing of TR for a while.
    let suspend = pb::SuspendPeerRequest {
        party: TR.to_owned(),
        reason: "for a while".to_owned(),
    };
    kz.peers().suspend_peer(suspend).await.expect("suspended");
    let id = tr.publish(notice()).await.id;
    until("the notice", || lists(ge, &id)).await;
    consented(&federation, &id).await;
    let passed = pass(ge, &id, "", false).await.expect("passed on").id;
    until("what is passed on", || async {
        !carriers(kz, &id).await.is_empty()
    })
    .await;
    let resume = pb::ResumePeerRequest {
        party: TR.to_owned(),
    };
    kz.peers().resume_peer(resume).await.expect("resumed");
    until("the notice", || lists(kz, &id)).await;
    until("one of the two to go", || async {
        carriers(kz, &id).await.is_empty()
    })
    .await;
    let forward = kz.get(&passed).await.expect("what is passed on");
    assert_eq!(forward.refused, Reason::SameRecord.code());
    federation.stop().await;
}

//! What the own rules do not show an officer is in no byte of any answer, whichever call is made; what has to be done is
//! told by name and number all the same.
//!
//! Each call is made twice: where the rules show all, so that it is seen which calls tell content, and where they do not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ntc_core::ledger::record_proof::RecordProof;
use ntc_node::ports::Tcp;
use ntc_node::tls::office;
use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::audit_service_client::AuditServiceClient;
use ntc_proto::node::v1::doctor_service_client::DoctorServiceClient;
use ntc_proto::node::v1::node_service_client::NodeServiceClient;
use ntc_proto::node::v1::notify_service_client::NotifyServiceClient;
use ntc_proto::node::v1::policy_service_client::PolicyServiceClient;
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_proto::node::v1::stats_service_client::StatsServiceClient;
use ntc_proto::v1;
use ntc_tests::media::upload;
use ntc_tests::{Federation, TestNode, draft, reason, until};
use prost::Message;
use tonic::transport::Endpoint;
use tonic::{Response, Status, Streaming};

use super::own_rules::activate;
use super::query::{container as asked_about, notice, wish};
use super::roles::every_call;
use super::screening::{container as screened, import};
use super::spoken_of::{WORD, ask_about, retract};

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
/// The number of what a partner told and is hidden, and one that may have been taken for it.
const TOLD: &str = "CMAU1639120";
const NEAR: &str = "CMAU1693120";
/// The number that a hidden alert looks for, and that of a hidden record of this party.
const SOUGHT: &str = "MSKU6011672";
const OWN: &str = "CSQU3054383";
/// A list of this party.
const LIST: &str = "invented";

/// Calls that tell content of records, and of which rules.
const TELLING: [&str; 19] = [
    "AskPartners",
    "CountQueries",
    "DownloadMedia",
    "FindSubject",
    "Get",
    "List",
    "ListEnding",
    "ListHits",
    "ListRefused",
    "NearMisses",
    "Preview",
    "PreviewStream",
    "ProveRecord",
    "Publish",
    "Screen",
    "ShowHit",
    "ShowQuery",
    "ShowRequest",
    "Watch",
];
/// Calls that tell what became of a record or was said of it, in codes, names and numbers.
const IN_CODES: [&str; 15] = [
    "CompleteId",
    "Count",
    "Deliveries",
    "EraseRecord",
    "ExplainDecision",
    "Forward",
    "ListConsents",
    "ListDecisions",
    "ListOwed",
    "MoveHits",
    "RecallStatus",
    "ReplayPolicy",
    "ShowOutcomes",
    "ShowScreened",
    "ShowThread",
];
/// Calls that read, and nothing of records.
const OF_ELSE: [&str; 24] = [
    "CheckAgreement",
    "Examine",
    "ExportAudit",
    "ExportWatchlist",
    "InspectCard",
    "LedgerStatus",
    "ListAgreements",
    "ListApprovals",
    "ListAudit",
    "ListHooks",
    "ListPeers",
    "ListPolicies",
    "ListQueries",
    "ListWatchlists",
    "PublishStream",
    "ShowAgreement",
    "ShowPeer",
    "ShowPolicy",
    "ShowScreening",
    "ShowWatchlist",
    "Status",
    "UploadMedia",
    "Verify",
    "VerifyAudit",
];
/// Calls that do something about a record, and answer with ids and parties.
const ABOUT_ONE: [&str; 15] = [
    "ActOnRecall",
    "Answer",
    "Ask",
    "AskAbout",
    "AskConsent",
    "Correct",
    "EraseScreened",
    "GrantConsent",
    "Keep",
    "RefuseConsent",
    "ReportOutcome",
    "Retract",
    "SetPreset",
    "Take",
    "WithdrawConsent",
];
/// Calls about agreements, partners, rules, lists and second officers. What those decide about is asked about in a test of
/// its own.
const GOVERNING: [&str; 25] = [
    "ActivatePolicy",
    "AddPeer",
    "Approve",
    "AskApproval",
    "ChangeContacts",
    "CreateWatchlist",
    "DescribeWatchlist",
    "GiveNotice",
    "ImportWatchlist",
    "Propose",
    "PushWatchlist",
    "PutEntries",
    "RefuseApproval",
    "RemovePeer",
    "RemoveWatchlist",
    "Resume",
    "ResumePeer",
    "RollBackPolicy",
    "ShowApproval",
    "Sign",
    "Suspend",
    "SuspendPeer",
    "TakeOffEntries",
    "Terminate",
    "Withdraw",
];

/// Lets the default rules and some more decide.
async fn obey(node: &TestNode, more: &str) {
    activate(node, &format!("{DEFAULT_RULES}\n{REFUSES}\n{more}")).await;
}

/// What is told of weapons does not count here.
const REFUSES: &str = "@id(\"no-weapons\") @why(\"not here\")
forbid (principal, action == NTC::Action::\"accept\", resource)
when { resource.categories.contains(NTC::Category::\"weapon\") };";

/// Only what is about narcotics is seen. The index knows what it is about.
const HIDES: &str = "@id(\"narcotics-alone\") @why(\"the rest is for others\")
forbid (principal, action == NTC::Action::\"see\", resource)
unless { resource.categories.contains(NTC::Category::\"narcotic\") };";

/// The same by a fact that stands in the record alone.
const HIDES_BY_READING: &str = "@id(\"narcotics-alone\") @why(\"the rest is for others\")
forbid (principal, action == NTC::Action::\"see\", resource)
unless { resource.version >= 1 && resource.categories.contains(NTC::Category::\"narcotic\") };";

fn with_word(mut draft: pb::Draft, category: &str) -> pb::Draft {
    for item in draft.goods.iter_mut().flat_map(|goods| &mut goods.items) {
        item.description = format!("{WORD} in boxes");
    }
    if let Some(pb::draft::Event::Seizure(event)) = &mut draft.event {
        event.place.get_or_insert_default().site_name = format!("{WORD} road");
    }
    draft.narrative = Some(v1::Narrative {
        modus_operandi: format!("{WORD} behind the doors"),
        ..v1::Narrative::default()
    });
    draft::of_category(draft, category)
}

/// A notice about a container that is seen.
fn seen(number: &str) -> pb::Draft {
    draft::of_category(notice("AZ", number), "narcotic")
}

/// All that is hidden, and beside it what is seen.
struct Stage {
    federation: Federation,
    /// Of the partner: a notice, one that does not count, one that was withdrawn, and an alert.
    told: Vec<u8>,
    gone: Vec<u8>,
    alert: Vec<u8>,
    /// Of this party, with a body.
    own: Vec<u8>,
    body: Vec<u8>,
    /// A question of the partner.
    request: Vec<u8>,
    /// What is seen.
    control: Vec<u8>,
    /// What is met by the alert.
    hit: u64,
    /// A record that tells of somebody whom a list names.
    met: Vec<u8>,
    /// A question to the partner.
    query: Vec<u8>,
    /// Before all of it.
    begin: Vec<u8>,
}

impl Stage {
    async fn set() -> Self {
        let federation = Federation::sharing_all(&[AZ, GE]).await;
        let (az, ge) = (federation.node(AZ), federation.node(GE));
        obey(az, "").await;
        let watched = az.records().watch(pb::WatchRequest::default()).await;
        let mut watched = watched.expect("a watch").into_inner();
        let begin = watched.message().await.expect("a begin").expect("one");
        let told = ge
            .publish(with_word(notice("GE", TOLD), "tobacco"))
            .await
            .id;
        ge.publish(with_word(notice("GE", "HLXU2008419"), "weapon"))
            .await;
        let gone = ge.publish(with_word(draft::full("GE", "AZ"), "tobacco"));
        let gone = gone.await.id;
        let mut alert = with_word(super::screening::alert(SOUGHT), "tobacco");
        alert.companies = Some(v1::Companies {
            items: vec![v1::Company {
                role: Some(v1::Coded {
                    code: "consignee".to_owned(),
                    text: String::new(),
                }),
                name: format!("{WORD} Trading"),
                ..v1::Company::default()
            }],
        });
        let alert = ge.publish(alert).await.id;
        let body = format!("a picture of {WORD}").into_bytes();
        let body = upload(az, &body).await;
        let own = with_word(notice("AZ", OWN), "tobacco");
        let own = draft::with_media(own, &body.sha256, body.size);
        let own = az.publish(own).await.id;
        let control = az.publish(seen(NEAR)).await.id;
        az.until_receipted(&own, GE).await;
        until("the partner to list it", || async {
            ge.get(&own).await.is_some()
        })
        .await;
        retract(ge, &gone).await;
        let request = ask_about(ge, &own, AZ).await;
        for id in [&told, &alert, &request] {
            until("the partner's records", || async {
                az.get(id).await.is_some()
            })
            .await;
        }
        until("what is withdrawn", || async {
            az.recall(&gone, GE).await.standing == "retracted"
        })
        .await;
        let question = wish(&[asked_about(OWN)], &[AZ]);
        super::query::ask(ge, question).await.expect("an answer");
        let query = super::query::ask(az, wish(&[asked_about(TOLD)], &[GE])).await;
        let query = query.expect("an answer").id;
        let mut hit = 0;
        until("a hit on the alert", || async {
            super::screening::screen(az, vec![screened(SOUGHT)]).await;
            !hits(az).await.is_empty()
        })
        .await;
        for found in hits(az).await {
            hit = found.id;
        }
        // A hidden record tells of somebody whom a list names.
        let listed = serde_json::json!([{
            "key": "p0",
            "kind": "person",
            "names": [{ "written": "Anna Maria Eriksson" }],
            "birth_dates": ["1974-08-12"],
        }]);
        import(az, LIST, listed.to_string().into_bytes()).await;
        let passenger = draft::of_category(draft::passenger("AZ"), "tobacco");
        let met = az.publish(passenger).await.id;
        until("a hit on the list", || async { hits(az).await.len() > 1 }).await;
        Self {
            federation,
            told,
            gone,
            alert,
            own,
            body: body.sha256,
            request,
            control,
            hit,
            met,
            query,
            begin: begin.position,
        }
    }

    fn az(&self) -> &TestNode {
        self.federation.node(AZ)
    }
}

async fn hits(node: &TestNode) -> Vec<pb::Hit> {
    let listed = node.hits().list_hits(pb::ListHitsRequest::default()).await;
    listed.expect("a page").into_inner().hits
}

/// All that an answer says.
fn said<T: Message>(outcome: Result<Response<T>, Status>) -> Vec<u8> {
    match outcome {
        Ok(answer) => answer.into_inner().encode_to_vec(),
        Err(status) => refused(&status),
    }
}

fn refused(status: &Status) -> Vec<u8> {
    [status.message().as_bytes(), status.details()].concat()
}

/// All that the answers of a stream say, up to its end or to the last that is wanted.
async fn all<T: Message>(
    outcome: Result<Response<Streaming<T>>, Status>,
    is_last: impl Fn(&T) -> bool,
) -> Vec<u8> {
    let mut said = Vec::new();
    let mut answers = match outcome {
        Ok(answers) => answers.into_inner(),
        Err(status) => return refused(&status),
    };
    loop {
        match answers.message().await {
            Ok(Some(answer)) => {
                said.extend(answer.encode_to_vec());
                if is_last(&answer) {
                    return said;
                }
            }
            Ok(None) => return said,
            Err(status) => {
                said.extend(refused(&status));
                return said;
            }
        }
    }
}

/// Whether something of a hidden record stands in some bytes.
fn tells(bytes: &[u8]) -> bool {
    let holds = |word: &str| bytes.windows(word.len()).any(|it| it == word.as_bytes());
    [WORD, TOLD, OWN, SOUGHT].into_iter().any(holds)
}

/// Makes each call that tells content, about what is hidden.
async fn telling(stage: &Stage) -> BTreeMap<&'static str, Vec<u8>> {
    let az = stage.az();
    let publish = || pb::PublishRequest {
        draft: Some(seen(NEAR)),
        again: false,
    };
    let preview = || pb::PreviewRequest {
        draft: Some(seen(NEAR)),
        again: false,
    };
    let get = pb::GetRequest {
        id: stage.told.clone(),
        origin: GE.to_owned(),
    };
    let prove = pb::ProveRecordRequest {
        id: stage.told.clone(),
        origin: GE.to_owned(),
        ..pb::ProveRecordRequest::default()
    };
    let find = pb::ListRequest {
        sought: Some(draft::sought(TOLD)),
        ..pb::ListRequest::default()
    };
    let near = pb::NearMissesRequest {
        ids: vec![stage.control.clone()],
    };
    let body = pb::DownloadMediaRequest {
        sha256: stage.body.clone(),
    };
    let watch = pb::WatchRequest {
        position: stage.begin.clone(),
        everything: true,
        ..pb::WatchRequest::default()
    };
    let ending = pb::ListEndingRequest {
        days: 3650,
        ..pb::ListEndingRequest::default()
    };
    let subject = pb::FindSubjectRequest {
        sought: vec![pb::Sought {
            text: WORD.to_owned(),
            ..pb::Sought::default()
        }],
        ..pb::FindSubjectRequest::default()
    };
    let request = pb::ShowRequestRequest {
        id: stage.request.clone(),
        origin: GE.to_owned(),
    };
    let query = pb::ShowQueryRequest {
        id: stage.query.clone(),
    };
    let mut told = BTreeMap::new();
    let published = az.records().publish(publish()).await;
    // The last of what is watched.
    let last = published.as_ref().map(|it| it.get_ref().id.clone());
    let last = last.expect("a record that is seen");
    told.insert("Publish", said(published));
    let is_last = |it: &pb::WatchResponse| it.record.as_ref().is_some_and(|it| it.id == last);
    told.insert("Watch", all(az.records().watch(watch).await, is_last).await);
    told.insert("Preview", said(az.records().preview(preview()).await));
    let streamed = tokio_stream::iter([preview()]);
    let streamed = az.records().preview_stream(streamed).await;
    told.insert("PreviewStream", all(streamed, |_| false).await);
    told.insert("NearMisses", said(az.records().near_misses(near).await));
    let listed = said(az.records().list(pb::ListRequest::default()).await);
    let mut found = az.records().list(find).await;
    if let Ok(found) = &mut found {
        // How what was sought reads is the officer's own.
        found.get_mut().reading = None;
    }
    let found = said(found);
    told.insert("List", [listed, found].concat());
    let list = pb::ListRefusedRequest::default();
    told.insert("ListRefused", said(az.records().list_refused(list).await));
    told.insert("Get", said(az.records().get(get).await));
    let proven = match az.records().prove_record(prove).await {
        Ok(answer) => {
            let proof = RecordProof::open(&answer.into_inner().proof).expect("a proof");
            proof.record().opening().encode()
        }
        Err(status) => refused(&status),
    };
    told.insert("ProveRecord", proven);
    let downloaded = az.records().download_media(body).await;
    told.insert("DownloadMedia", all(downloaded, |_| false).await);
    let mut retention = az.retention();
    told.insert("FindSubject", said(retention.find_subject(subject).await));
    told.insert("ListEnding", said(retention.list_ending(ending).await));
    let list = pb::ListHitsRequest::default();
    told.insert("ListHits", said(az.hits().list_hits(list).await));
    let show = pb::ShowHitRequest { id: stage.hit };
    told.insert("ShowHit", said(az.hits().show_hit(show).await));
    let parts = [
        pb::screen_request::Part::Terms(pb::ScreenTerms::default()),
        pb::screen_request::Part::Subjects(pb::ScreenSubjects {
            items: vec![screened(SOUGHT)],
        }),
    ];
    let parts = parts.map(|part| pb::ScreenRequest { part: Some(part) });
    let screen = az.screening().screen(tokio_stream::iter(parts)).await;
    told.insert("Screen", all(screen, |_| false).await);
    let ask = wish(&[asked_about(TOLD)], &[GE]);
    let asked = az.queries().ask_partners(ask).await;
    told.insert("AskPartners", all(asked, |_| false).await);
    let mut shown = az.queries().show_query(query).await;
    if let Ok(shown) = &mut shown {
        // What this party asked about is its own.
        shown.get_mut().subjects.clear();
    }
    told.insert("ShowQuery", said(shown));
    let count = pb::CountQueriesRequest {};
    told.insert(
        "CountQueries",
        said(az.queries().count_queries(count).await),
    );
    told.insert(
        "ShowRequest",
        said(az.requests().show_request(request).await),
    );
    told
}

#[test]
fn every_call_is_made_or_speaks_of_no_record() {
    let groups = [&TELLING[..], &IN_CODES, &OF_ELSE, &ABOUT_ONE, &GOVERNING];
    let here = groups.concat();
    let all: BTreeSet<_> = here.iter().copied().collect();
    assert_eq!(all.len(), here.len(), "each once");
    assert_eq!(all, every_call().into_iter().collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_rules_do_not_show_is_in_no_byte_of_any_answer() {
    let stage = Stage::set().await;
    let az = stage.az();
    let open = telling(&stage).await;
    let telling_calls: Vec<_> = open.iter().filter(|(_, it)| tells(it)).collect();
    let telling_calls: Vec<_> = telling_calls.into_iter().map(|(name, _)| *name).collect();
    assert_eq!(
        telling_calls, TELLING,
        "each tells content where rules show it"
    );
    for hides in [HIDES, HIDES_BY_READING] {
        obey(az, hides).await;
        for (call, bytes) in telling(&stage).await {
            assert!(
                !tells(&bytes),
                "{call}: {}",
                String::from_utf8_lossy(&bytes)
            );
        }
        in_codes(&stage).await;
        told_truthfully(&stage).await;
    }
    of_else(&stage).await;
    about_one(&stage).await;
    stage.federation.stop().await;
}

fn is_ruled_out<T>(outcome: Result<Response<T>, Status>) {
    let refused = outcome.err().expect("a refusal");
    assert_eq!(reason(&refused), "RULE_FORBIDS");
    assert!(refused.message().contains("narcotics-alone"), "{refused}");
}

/// What is told in codes is asked about too.
async fn in_codes(stage: &Stage) {
    let az = stage.az();
    let own = || stage.own.clone();
    let id = own();
    is_ruled_out(az.records().deliveries(pb::DeliveriesRequest { id }).await);
    let explain = pb::ExplainDecisionRequest {
        id: own(),
        party: GE.to_owned(),
    };
    let mut policy = PolicyServiceClient::new(az.channel());
    is_ruled_out(policy.explain_decision(explain).await);
    let of_own = pb::ListDecisionsRequest {
        filter: Some(pb::DecisionFilter {
            record: own(),
            ..pb::DecisionFilter::default()
        }),
        ..pb::ListDecisionsRequest::default()
    };
    is_ruled_out(policy.list_decisions(of_own).await);
    let decided = policy.list_decisions(pb::ListDecisionsRequest::default());
    let decided = decided.await.expect("a list").into_inner();
    let lines = decided.lines.iter();
    let named = lines.flat_map(|line| line.decisions.iter().map(|it| &it.record));
    for record in named {
        assert!(*record != stage.own && *record != stage.told, "{decided:?}");
    }
    assert!(decided.records_hidden > 0, "{decided:?}");
    let consents = pb::ListConsentsRequest {
        id: own(),
        origin: String::new(),
    };
    is_ruled_out(az.onward().list_consents(consents).await);
    let forward = pb::ForwardRequest {
        id: stage.told.clone(),
        origin: GE.to_owned(),
        to: "TR/customs".to_owned(),
        check: true,
        ..pb::ForwardRequest::default()
    };
    is_ruled_out(az.onward().forward(forward).await);
    let outcomes = pb::ShowOutcomesRequest {
        id: stage.alert.clone(),
        origin: GE.to_owned(),
    };
    is_ruled_out(az.outcomes().show_outcomes(outcomes).await);
    let start = stage.told[..8].to_vec();
    let complete = pb::CompleteIdRequest { start };
    let completed = az.records().complete_id(complete).await.expect("ids");
    assert_eq!(completed.into_inner().ids, Vec::<Vec<u8>>::new());
    // Of what is erased nothing says any more whether it is hidden.
    let recalled = pb::RecallStatusRequest {
        id: stage.gone.clone(),
        origin: GE.to_owned(),
    };
    let refused = az.recalls().recall_status(recalled).await;
    let refused = refused.expect_err("it is hidden");
    let why = reason(&refused);
    assert!(why == "OUT_OF_REACH" || why == "RULE_FORBIDS", "{refused}");
    let erase = pb::EraseRecordRequest {
        id: own(),
        sections: vec!["goods".to_owned()],
        reason: "demanded".to_owned(),
        check: true,
        ..pb::EraseRecordRequest::default()
    };
    let erased = az.retention().erase_record(erase).await.expect("a look");
    assert_eq!(erased.into_inner().kind, "");
    let reprioritise = pb::MoveHitsRequest {
        ids: vec![stage.hit],
        comment: String::new(),
        r#move: Some(pb::move_hits_request::Move::Prioritise(
            pb::HitPriority::High.into(),
        )),
    };
    let moved = az.hits().move_hits(reprioritise).await.expect("an answer");
    let moved = moved.into_inner().moved.remove(0);
    assert_eq!(moved.reason, "RULE_FORBIDS");
    assert!(moved.hit.expect("a hit").unseen);
}

/// What has to be done is told by its name, and what is left out by its number where nobody learns by that what it says.
async fn told_truthfully(stage: &Stage) {
    let az = stage.az();
    let owed = az.inbox().list_owed(pb::ListOwedRequest::default()).await;
    let owed = owed.expect("a list").into_inner().owed;
    for id in [&stage.alert, &stage.request] {
        let row = owed.iter().find(|it| it.id == *id).expect("what is owed");
        assert!(row.unseen && row.says.is_empty() && row.about.is_none());
        assert_eq!(row.origin, GE);
    }
    let thread = pb::ShowThreadRequest {
        id: stage.request.clone(),
        origin: GE.to_owned(),
    };
    let thread = az.inbox().show_thread(thread).await.expect("a case");
    let thread = thread.into_inner();
    assert_eq!(thread.lines, []);
    assert!(thread.unseen >= 2, "{}", thread.unseen);
    let refused = pb::ListRefusedRequest::default();
    let refused = az.records().list_refused(refused).await.expect("a page");
    let refused = refused.into_inner();
    assert!(refused.records.is_empty() && refused.unseen > 0);
    let ending = pb::ListEndingRequest {
        days: 3650,
        ..pb::ListEndingRequest::default()
    };
    let ending = az.retention().list_ending(ending).await.expect("a list");
    let ending = ending.into_inner();
    let told = ending.records.len() as u64;
    assert!(ending.unseen > 0 && told > 0, "{told}");
    let subject = pb::FindSubjectRequest {
        sought: vec![pb::Sought {
            text: WORD.to_owned(),
            ..pb::Sought::default()
        }],
        ..pb::FindSubjectRequest::default()
    };
    let found = az.retention().find_subject(subject).await.expect("a page");
    let found = found.into_inner().records;
    let names = found.iter().map(|it| {
        assert!(it.unseen && it.holders.is_empty());
        let record = it.record.clone().expect("a name");
        (record.origin, record.id)
    });
    let names: BTreeSet<_> = names.collect();
    assert!(names.contains(&(AZ.to_owned(), stage.own.clone())));
    assert!(names.contains(&(GE.to_owned(), stage.told.clone())));
    let hit = hits(az).await.into_iter().find(|it| it.id == stage.hit);
    let hit = hit.expect("a hit");
    assert!(hit.unseen && hit.subject_line.is_empty() && hit.subject.is_none());
    assert_eq!((hit.id, hit.score), (stage.hit, 0));
    let target = hit.target.expect("its record").record.expect("a record");
    assert_eq!(target.id, stage.alert);
    // Whoever asks for the hits of a list learns nothing by those that are not shown.
    let of = async |list: &str, id: &[u8]| {
        let name = v1::RecordName {
            origin: AZ.to_owned(),
            id: id.to_vec(),
        };
        let request = pb::ListHitsRequest {
            record: Some(name).filter(|_| !id.is_empty()),
            list: list.to_owned(),
            ..pb::ListHitsRequest::default()
        };
        let page = az.hits().list_hits(request).await.expect("a page");
        page.into_inner().hits
    };
    // Whoever asks for the hits of a list learns nothing by those that are not shown. What is seen tells of the same
    // person as what is hidden: by that alone a hit is shown.
    let of_list = of(LIST, &[]).await;
    assert_eq!(of_list.len(), 1);
    let from = of_list[0].subject.clone().and_then(|it| it.from);
    let of_record = from.and_then(|from| match from {
        pb::hit_source::From::Record(record) => Some(record),
        pb::hit_source::From::Screening(_) => None,
    });
    let of_record = of_record.expect("a record");
    assert!(!of_list[0].unseen && of_record.id != stage.met);
    assert_eq!(of("", &of_record.id).await.len(), 1);
    let waits = of("", &stage.met).await;
    assert_eq!(waits.len(), 1, "whoever may see the record has to look");
    assert!(waits[0].unseen && waits[0].target.is_none(), "{waits:?}");
    let screened = super::screening::screen(az, vec![screened(SOUGHT)]).await;
    assert_eq!(screened.matches().count(), 0);
    assert_eq!(screened.unseen(), 1, "somebody who may see it has to look");
    let answer = super::query::ask(az, wish(&[asked_about(TOLD)], &[GE])).await;
    let answer = answer.expect("an answer");
    let hit = &answer.at(GE).findings[0].hits[0];
    assert!(hit.unseen && hit.header.is_empty() && hit.likeness.is_empty());
    let counts = super::query::counts(az).await;
    assert!(counts.hits.is_empty() && counts.unseen > 0);
    let mut stats = StatsServiceClient::new(az.channel());
    let count = stats.count(pb::CountRequest::default()).await;
    let count = count.expect("numbers").into_inner();
    let pair = &count.pairs[0];
    let counted: Vec<_> = pair.categories.iter().map(|it| &*it.name).collect();
    assert_eq!(counted, ["narcotic"]);
    assert!(count.unseen >= 4, "{}", count.unseen);
    // What is sought and not shown is not counted: the number would say that there is one.
    let find = pb::ListRequest {
        sought: Some(draft::sought(OWN)),
        ..pb::ListRequest::default()
    };
    let found = az.records().list(find).await.expect("a page").into_inner();
    assert_eq!((found.looked_at, found.next_page), (0, Vec::new()));
    let tobacco = pb::ListRequest {
        category: "tobacco".to_owned(),
        page_size: 1,
        ..pb::ListRequest::default()
    };
    let listed = az.records().list(tobacco).await.expect("a page");
    let listed = listed.into_inner();
    assert_eq!((listed.looked_at, listed.next_page), (0, Vec::new()));
}

/// Calls that read something else.
async fn of_else(stage: &Stage) {
    let (az, channel) = (stage.az(), stage.az().channel());
    let mut said_all = Vec::new();
    let mut audit = AuditServiceClient::new(channel.clone());
    let list = pb::ListAuditRequest {
        page_size: 500,
        ..pb::ListAuditRequest::default()
    };
    said_all.push(("ListAudit", said(audit.list_audit(list).await)));
    let export = audit.export_audit(pb::ExportAuditRequest::default()).await;
    said_all.push(("ExportAudit", all(export, |_| false).await));
    let verify = audit.verify_audit(pb::VerifyAuditRequest {}).await;
    said_all.push(("VerifyAudit", all(verify, |_| false).await));
    let mut doctor = DoctorServiceClient::new(channel.clone());
    let examined = doctor.examine(pb::ExamineRequest::default()).await;
    said_all.push(("Examine", said(examined)));
    let mut node = NodeServiceClient::new(channel.clone());
    let status = node.status(pb::StatusRequest {}).await;
    said_all.push(("Status", said(status)));
    let mut notify = NotifyServiceClient::new(channel.clone());
    let hooks = notify.list_hooks(pb::ListHooksRequest {}).await;
    said_all.push(("ListHooks", said(hooks)));
    let mut policy = PolicyServiceClient::new(channel);
    let replay = pb::ReplayPolicyRequest {
        text: DEFAULT_RULES.to_owned(),
        ..pb::ReplayPolicyRequest::default()
    };
    let replay = policy.replay_policy(replay).await;
    said_all.push(("ReplayPolicy", all(replay, |_| false).await));
    let decisions = pb::ListDecisionsRequest::default();
    said_all.push((
        "ListDecisions",
        said(policy.list_decisions(decisions).await),
    ));
    let show = pb::ShowPeerRequest {
        party: GE.to_owned(),
    };
    said_all.push(("ShowPeer", said(az.peers().show_peer(show).await)));
    let list = pb::ListPeersRequest {};
    said_all.push(("ListPeers", said(az.peers().list_peers(list).await)));
    let list = pb::ListAgreementsRequest {};
    let listed = az.agreements().list_agreements(list).await;
    said_all.push(("ListAgreements", said(listed)));
    let queries = pb::ListQueriesRequest::default();
    let listed = az.queries().list_queries(queries).await;
    said_all.push(("ListQueries", said(listed)));
    let verify = az.ledger().verify(pb::VerifyRequest {}).await;
    said_all.push(("Verify", all(verify, |_| false).await));
    let row = pb::PublishRequest {
        draft: Some(seen(NEAR)),
        again: false,
    };
    let rows = az.records().publish_stream(tokio_stream::iter([row])).await;
    said_all.push(("PublishStream", all(rows, |_| false).await));
    for (call, bytes) in said_all {
        assert!(!tells(&bytes), "{call}");
    }
}

/// Calls that do something about a record that is not shown.
async fn about_one(stage: &Stage) {
    let az = stage.az();
    let (id, origin) = (stage.told.clone(), GE.to_owned());
    let mut said_all = Vec::new();
    let acted = pb::ActOnRecallRequest {
        id: stage.gone.clone(),
        origin: origin.clone(),
        changed: false,
    };
    said_all.push(said(az.recalls().act_on_recall(acted).await));
    let keep = pb::KeepRequest {
        id: stage.gone.clone(),
        origin: origin.clone(),
        ..pb::KeepRequest::default()
    };
    said_all.push(said(az.recalls().keep(keep).await));
    let report = pb::ReportOutcomeRequest {
        id: stage.alert.clone(),
        origin: origin.clone(),
        ..pb::ReportOutcomeRequest::default()
    };
    said_all.push(said(az.outcomes().report_outcome(report).await));
    let take = pb::TakeRequest {
        id: stage.request.clone(),
        origin: origin.clone(),
    };
    said_all.push(said(az.requests().take(take).await));
    let answer = pb::AnswerRequest {
        id: stage.request.clone(),
        origin: origin.clone(),
        event: Some(v1::AnswerEvent {
            status: "no_information".to_owned(),
            ..v1::AnswerEvent::default()
        }),
        ..pb::AnswerRequest::default()
    };
    said_all.push(said(az.requests().answer(answer).await));
    let about = pb::AskAboutRequest {
        id: id.clone(),
        origin: origin.clone(),
        ..pb::AskAboutRequest::default()
    };
    said_all.push(said(az.requests().ask_about(about).await));
    let consent = pb::AskConsentRequest {
        id: id.clone(),
        origin: origin.clone(),
        to: "TR/customs".to_owned(),
        ..pb::AskConsentRequest::default()
    };
    said_all.push(said(az.onward().ask_consent(consent).await));
    let grant = pb::GrantConsentRequest {
        id: stage.request.clone(),
        origin: origin.clone(),
        ..pb::GrantConsentRequest::default()
    };
    said_all.push(said(az.onward().grant_consent(grant).await));
    let refuse = pb::RefuseConsentRequest {
        id: stage.request.clone(),
        origin,
        ..pb::RefuseConsentRequest::default()
    };
    said_all.push(said(az.onward().refuse_consent(refuse).await));
    let withdraw = pb::WithdrawConsentRequest { id };
    said_all.push(said(az.onward().withdraw_consent(withdraw).await));
    let correct = pb::CorrectRequest {
        id: stage.own.clone(),
        draft: Some(seen(NEAR)),
        reason: "mistaken".to_owned(),
    };
    said_all.push(said(az.recalls().correct(correct).await));
    let retract = pb::RetractRequest {
        id: stage.own.clone(),
        reason: "duplicate".to_owned(),
        text: String::new(),
    };
    said_all.push(said(az.recalls().retract(retract).await));
    for (at, bytes) in said_all.iter().enumerate() {
        assert!(!tells(bytes), "{at}: {}", String::from_utf8_lossy(bytes));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_waits_for_a_second_officer_is_read_and_approved_by_who_may_see_it() {
    use super::approvals::{Officer, two, waits};
    use ntc_core::identity::officer::Role;
    let federation = two("broadcast_recipients = 1").await;
    federation
        .agree(&ntc_tests::federation::share_all("all", &[AZ, GE]))
        .await;
    let az = federation.node(AZ);
    obey(az, HIDES).await;
    let boris = Officer::of(az, "boris", &[Role::Publisher, Role::Liaison]).await;
    let publish = |draft| pb::PublishRequest {
        draft: Some(draft),
        again: false,
    };
    let hidden = publish(with_word(notice("AZ", OWN), "tobacco"));
    let hidden = waits(az.records().publish(hidden).await);
    let shown = boris.show(hidden.id).await;
    assert!(shown.unseen && shown.lines.is_empty() && shown.request.is_empty());
    assert!(!tells(&shown.encode_to_vec()));
    is_ruled_out(boris.approve(&hidden).await);
    let other = waits(az.records().publish(publish(seen(NEAR))).await);
    let shown = boris.show(other.id).await;
    assert!(!shown.unseen && !shown.lines.is_empty());
    boris.approves(&other).await;
    obey(az, "").await;
    assert!(tells(&boris.show(hidden.id).await.encode_to_vec()));
    boris.approves(&hidden).await;
    federation.stop().await;
}

/// Bytes of one stream that wait to be read by a slow watcher.
const FEW: u32 = 1024;
/// Numbers as somebody writes them who has room.
const TOLD_SPELT: &str = "C - M - A - U - 1 - 6 - 3 - 9 - 1 - 2 - 0";
const NEAR_SPELT: &str = "C - M - A - U - 1 - 6 - 9 - 3 - 1 - 2 - 0";

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_to_be_told_to_a_slow_watcher_is_told_by_the_rules_of_then() {
    let node = TestNode::start(AZ).await;
    let numbered = |spelt: &str, category: &str| {
        let record = draft::of_category(notice("AZ", spelt), category);
        pb::PublishRequest {
            draft: Some(record),
            again: false,
        }
    };
    let publish = async |records: Vec<pb::PublishRequest>| {
        let mut client = node.records();
        let answers = client.publish_stream(tokio_stream::iter(records)).await;
        let mut answers = answers.expect("a stream").into_inner();
        while answers.message().await.expect("an answer").is_some() {}
        node.until_indexed().await;
    };
    let others = (0..16).map(|_| numbered(NEAR_SPELT, "narcotic"));
    publish(others.collect()).await;
    let watched = node.records().watch(pb::WatchRequest::default()).await;
    let mut begin = watched.expect("a watch").into_inner();
    let begin = begin.message().await.expect("a begin").expect("one");
    // Fewer than are read at once, which take more than may wait on the way: each tells what it may be taken for.
    let records = (0..100).map(|at| {
        let category = if at % 2 == 0 { "tobacco" } else { "narcotic" };
        numbered(TOLD_SPELT, category)
    });
    publish(records.collect()).await;
    let last = node.publish(draft::seizure("AZ")).await.id;
    node.until_indexed().await;
    let slow = Endpoint::from_static("http://node").initial_stream_window_size(FEW);
    let slow = office::connect_with(slow, &node.files.profile, Arc::new(Tcp)).await;
    let mut slow = RecordServiceClient::new(slow.expect("a channel"));
    let from = pb::WatchRequest {
        position: begin.position,
        ..pb::WatchRequest::default()
    };
    let mut watched = slow.watch(from).await.expect("a watch").into_inner();
    let mut is_hidden = Vec::new();
    loop {
        let news = watched.message().await.expect("news").expect("news");
        let Some(record) = news.record else {
            continue;
        };
        if is_hidden.is_empty() {
            obey(&node, HIDES).await;
        }
        is_hidden.push(record.categories == ["tobacco"]);
        if record.id == last {
            break;
        }
    }
    let seen = is_hidden.iter().filter(|hidden| !**hidden).count();
    assert_eq!(seen, 50 + 1, "all that is shown is told");
    // What was on its way is not taken back; all that waited in the node is asked about.
    let told = is_hidden.len() - seen;
    assert!(told < 50, "{told} of 50 were told");
}

#[tokio::test(flavor = "multi_thread")]
async fn tlp_red_is_for_those_who_work_on_the_case() {
    use super::approvals::Officer;
    use ntc_core::identity::officer::Role;
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let node = federation.node(AZ);
    let mut red = draft::seizure("AZ");
    let handling = red.handling.as_mut().expect("handling");
    handling.set_tlp(v1::Tlp::Red);
    handling.named_recipients = vec![GE.to_owned()];
    let red = node.publish(red).await.id;
    let green = node.publish(draft::seizure("AZ")).await.id;
    node.until_indexed().await;
    let listed = async |officer: &Officer| {
        let page = officer.records().list(pb::ListRequest::default()).await;
        let records = page.expect("a page").into_inner().records.into_iter();
        records.map(|it| it.id).collect::<BTreeSet<_>>()
    };
    let both = BTreeSet::from([red.clone(), green.clone()]);
    for role in [Role::Publisher, Role::Liaison, Role::Auditor] {
        let officer = Officer::of(node, &format!("the-{role}"), &[role]).await;
        assert_eq!(listed(&officer).await, both, "{role}");
    }
    let administrator = Officer::of(node, "olga", &[Role::Administrator]).await;
    assert_eq!(listed(&administrator).await, BTreeSet::from([green]));
    let get = pb::GetRequest {
        id: red,
        origin: String::new(),
    };
    let refused = administrator.records().get(get).await.unwrap_err();
    assert_eq!(reason(&refused), "NO_RULE_PERMITS");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_has_what_its_rule_gives_it() {
    use super::approvals::Officer;
    use ntc_core::identity::officer::Role;
    let node = TestNode::start(AZ).await;
    let without = |id: &str| {
        let begins = DEFAULT_RULES
            .find(&format!("@id(\"{id}\")"))
            .expect("a rule");
        let ends = DEFAULT_RULES[begins..].find(';').expect("its end");
        let rest = &DEFAULT_RULES[begins + ends + 1..];
        format!("{}{rest}", &DEFAULT_RULES[..begins])
    };
    let anna = Officer::of(&node, "anna", &[Role::Auditor]).await;
    let lists = async |officer: &Officer| {
        let page = officer.records().list(pb::ListRequest::default()).await;
        page.err().map(|refused| reason(&refused))
    };
    assert_eq!(lists(&anna).await, None);
    for id in ["auditors-call", "auditors-see"] {
        let request = pb::ActivatePolicyRequest {
            text: without(id),
            reason: "a test".to_owned(),
        };
        let mut policy = PolicyServiceClient::new(node.channel());
        policy.activate_policy(request).await.expect("rules");
        assert_eq!(
            lists(&anna).await.as_deref(),
            Some("NO_RULE_PERMITS"),
            "{id}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_says_of_each_call_how_much_it_showed_and_which_rule_hid_the_rest() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let (az, ge) = (federation.node(AZ), federation.node(GE));
    let mut ids = Vec::new();
    for category in ["tobacco", "tobacco", "narcotic"] {
        let id = ge
            .publish(draft::of_category(draft::full("GE", "AZ"), category))
            .await
            .id;
        until("a record to be held", || async {
            az.get(&id).await.is_some()
        })
        .await;
        ids.push(id);
    }
    obey(az, HIDES).await;
    let listed = az.records().list(pb::ListRequest::default()).await;
    assert_eq!(listed.expect("a list").into_inner().records.len(), 1);
    let get = pb::GetRequest {
        id: ids[0].clone(),
        origin: GE.to_owned(),
    };
    is_ruled_out(az.records().get(get).await);
    let mut audit = AuditServiceClient::new(az.channel());
    let mut entries = async |hidden_by: &str| {
        let filter = pb::AuditFilter {
            hidden_by: hidden_by.to_owned(),
            ..pb::AuditFilter::default()
        };
        let request = pb::ListAuditRequest {
            filter: Some(filter),
            ..pb::ListAuditRequest::default()
        };
        let listed = audit.list_audit(request).await;
        listed.expect("a list").into_inner().entries
    };
    let hiding = entries("narcotics-alone").await;
    let told = hiding.iter().map(|line| {
        let shown = line.shown.as_ref().expect("what was shown");
        let hidden = shown.hidden.iter().map(|by| (&*by.rule, by.times));
        let hidden: Vec<_> = hidden.collect();
        (&*line.method, &*line.outcome, shown.shown, hidden)
    });
    let by = |times| vec![("narcotics-alone", times)];
    let expected = [("Get", "RULE_FORBIDS", 0, by(1)), ("List", "OK", 1, by(2))];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let mut policy = PolicyServiceClient::new(az.channel());
    let rules = policy.show_policy(pb::ShowPolicyRequest::default()).await;
    let rules = rules.expect("the rules").into_inner().version;
    let rules = rules.expect("a version").sha256;
    for line in &hiding {
        assert_eq!(line.shown.as_ref().expect("shown").rules, rules);
    }
    assert_eq!(entries("any").await.len(), 2);
    assert_eq!(entries("no-weapons").await.len(), 0);
    let filter = pb::AuditFilter {
        hidden_by: "narcotics-alonne".to_owned(),
        ..pb::AuditFilter::default()
    };
    let mistyped = pb::ListAuditRequest {
        filter: Some(filter),
        ..pb::ListAuditRequest::default()
    };
    let mut desk = AuditServiceClient::new(az.channel());
    let refused = desk.list_audit(mistyped).await.expect_err("no such rule");
    assert_eq!(reason(&refused), "CODE_UNKNOWN");
    assert!(
        refused.message().contains("called narcotics-alonne"),
        "{refused}"
    );
    assert!(
        refused.message().contains("narcotics-alone, no-weapons"),
        "{refused}"
    );
    // Nothing of a record stands in an entry, and what a call that lasts shows comes when it is over.
    let watch = pb::WatchRequest {
        position: Vec::new(),
        everything: true,
        ..pb::WatchRequest::default()
    };
    let mut watched = az.records().watch(watch).await.expect("news").into_inner();
    let first = watched.message().await.expect("news").expect("a position");
    assert!(first.record.is_none());
    for category in ["tobacco", "narcotic"] {
        ge.publish(draft::of_category(draft::full("GE", "AZ"), category))
            .await;
    }
    let seen = watched.message().await.expect("news").expect("a record");
    let seen = seen.record.expect("a record");
    drop(watched);
    until("the entry of what was watched", || async {
        let filter = pb::AuditFilter {
            method: "Watch".to_owned(),
            hidden_by: "narcotics-alone".to_owned(),
            ..pb::AuditFilter::default()
        };
        let request = pb::ListAuditRequest {
            filter: Some(filter),
            ..pb::ListAuditRequest::default()
        };
        let mut audit = AuditServiceClient::new(az.channel());
        let listed = audit.list_audit(request).await.expect("a list");
        !listed.into_inner().entries.is_empty()
    })
    .await;
    let az = federation.nodes.into_iter().next().expect("AZ");
    let files = az.into_files().await;
    for entry in files.audit().iter().filter(|entry| entry.shown.is_some()) {
        let shown = entry.shown.as_ref().expect("shown").encode_to_vec();
        let names = |id: &[u8]| shown.windows(id.len()).any(|it| it == id);
        assert!(!ids.iter().any(|id| names(id)) && !names(&seen.id));
    }
}

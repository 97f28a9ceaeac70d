//! Each call of an officer is for certain roles, and each leaves an entry in the audit, refused ones included.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use ntc_core::identity::officer::Role;
use ntc_node::audit::AuditEntry;
use ntc_node::tls::office;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::agreement_service_client::AgreementServiceClient;
use ntc_proto::node::v1::approval_service_client::ApprovalServiceClient;
use ntc_proto::node::v1::audit_service_client::AuditServiceClient;
use ntc_proto::node::v1::doctor_service_client::DoctorServiceClient;
use ntc_proto::node::v1::hit_service_client::HitServiceClient;
use ntc_proto::node::v1::inbox_service_client::InboxServiceClient;
use ntc_proto::node::v1::ledger_service_client::LedgerServiceClient;
use ntc_proto::node::v1::node_service_client::NodeServiceClient;
use ntc_proto::node::v1::notify_service_client::NotifyServiceClient;
use ntc_proto::node::v1::onward_service_client::OnwardServiceClient;
use ntc_proto::node::v1::outcome_service_client::OutcomeServiceClient;
use ntc_proto::node::v1::peer_service_client::PeerServiceClient;
use ntc_proto::node::v1::policy_service_client::PolicyServiceClient;
use ntc_proto::node::v1::query_service_client::QueryServiceClient;
use ntc_proto::node::v1::recall_service_client::RecallServiceClient;
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_proto::node::v1::request_service_client::RequestServiceClient;
use ntc_proto::node::v1::retention_service_client::RetentionServiceClient;
use ntc_proto::node::v1::screening_service_client::ScreeningServiceClient;
use ntc_proto::node::v1::stats_service_client::StatsServiceClient;
use ntc_proto::node::v1::watchlist_service_client::WatchlistServiceClient;
use ntc_tests::node::{NodeFiles, connect};
use ntc_tests::{TestNode, draft, officer, reason, until};
use tonic::Status;
use tonic::transport::Channel;

/// The folder of the services of officers, as other programs read them.
const SERVICES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../proto/ntc/node/v1");
/// Calls that only read.
const READING: [&str; 38] = [
    "ShowPolicy",
    "ListPolicies",
    "ExplainDecision",
    "Examine",
    "ListApprovals",
    "ShowApproval",
    "ListHits",
    "ShowHit",
    "Count",
    "ListHooks",
    "NearMisses",
    "ListRefused",
    "List",
    "CompleteId",
    "Get",
    "ProveRecord",
    "Watch",
    "Deliveries",
    "DownloadMedia",
    "CheckAgreement",
    "ListAgreements",
    "ShowAgreement",
    "InspectCard",
    "ListPeers",
    "ShowPeer",
    "RecallStatus",
    "ShowOutcomes",
    "ListOwed",
    "ShowThread",
    "ShowRequest",
    "ListConsents",
    "ListEnding",
    "ListWatchlists",
    "ShowWatchlist",
    "ExportWatchlist",
    "ShowScreening",
    "LedgerStatus",
    "Status",
];
/// Calls that publish.
const PUBLISHING: [&str; 8] = [
    "Publish",
    "Correct",
    "Retract",
    "PublishStream",
    "Preview",
    "PreviewStream",
    "UploadMedia",
    "PushWatchlist",
];
/// Calls that govern.
const GOVERNING: [&str; 16] = [
    "ActivatePolicy",
    "RollBackPolicy",
    "AskApproval",
    "Propose",
    "Sign",
    "Suspend",
    "Resume",
    "Withdraw",
    "Terminate",
    "GiveNotice",
    "ChangeContacts",
    "AddPeer",
    "SuspendPeer",
    "ResumePeer",
    "RemovePeer",
    "EraseRecord",
];
/// Calls that ask partners and answer them.
const ANSWERING: [&str; 14] = [
    "AskPartners",
    "MoveHits",
    "Keep",
    "ActOnRecall",
    "AskConsent",
    "GrantConsent",
    "RefuseConsent",
    "WithdrawConsent",
    "Forward",
    "ReportOutcome",
    "Ask",
    "AskAbout",
    "Take",
    "Answer",
];
/// Calls that change what is looked for.
const LOOKING: [&str; 8] = [
    "CreateWatchlist",
    "DescribeWatchlist",
    "RemoveWatchlist",
    "PutEntries",
    "TakeOffEntries",
    "ImportWatchlist",
    "SetPreset",
    "EraseScreened",
];
/// Calls that show who was screened.
const LOOKING_AT: [&str; 1] = ["ShowScreened"];
/// Calls that screen.
const SCREENING: [&str; 1] = ["Screen"];
/// Calls that show what partners were asked at once.
const LOOKING_BACK: [&str; 3] = ["ListQueries", "ShowQuery", "CountQueries"];
/// Calls that decide about what another officer asked for.
const DECIDING: [&str; 2] = ["Approve", "RefuseApproval"];
/// Calls that check.
const CHECKING: [&str; 7] = [
    "ReplayPolicy",
    "ListDecisions",
    "Verify",
    "FindSubject",
    "ListAudit",
    "ExportAudit",
    "VerifyAudit",
];

/// Makes every call with what is about nothing, and tells the code of each: OK or the reason.
async fn call_everything(channel: &Channel) -> BTreeMap<&'static str, String> {
    let mut records = RecordServiceClient::new(channel.clone());
    let mut outcomes = OutcomeServiceClient::new(channel.clone());
    let mut hits = HitServiceClient::new(channel.clone());
    let mut inbox = InboxServiceClient::new(channel.clone());
    let mut notify = NotifyServiceClient::new(channel.clone());
    let mut stats = StatsServiceClient::new(channel.clone());
    let mut requests = RequestServiceClient::new(channel.clone());
    let mut onward = OnwardServiceClient::new(channel.clone());
    let mut queries = QueryServiceClient::new(channel.clone());
    let mut recalls = RecallServiceClient::new(channel.clone());
    let mut retention = RetentionServiceClient::new(channel.clone());
    let mut agreements = AgreementServiceClient::new(channel.clone());
    let mut approvals = ApprovalServiceClient::new(channel.clone());
    let mut peers = PeerServiceClient::new(channel.clone());
    let mut ledger = LedgerServiceClient::new(channel.clone());
    let mut policy = PolicyServiceClient::new(channel.clone());
    let mut audit = AuditServiceClient::new(channel.clone());
    let mut watchlists = WatchlistServiceClient::new(channel.clone());
    let mut screening = ScreeningServiceClient::new(channel.clone());
    let mut node = NodeServiceClient::new(channel.clone());
    let mut codes = BTreeMap::new();
    let mut note = |method, outcome: Result<(), Status>| {
        let code = outcome.map_or_else(|status| reason(&status), |()| "OK".to_owned());
        codes.insert(method, code);
    };
    macro_rules! call {
        ($client:ident . $call:ident, $method:literal, $request:expr) => {
            note($method, $client.$call($request).await.map(drop))
        };
    }
    let publish = || pb::PublishRequest {
        draft: Some(draft::seizure("AZ")),
        again: false,
    };
    let chunk = pb::UploadMediaRequest { chunk: vec![7; 9] };
    call!(records.publish, "Publish", publish());
    call!(
        records.publish_stream,
        "PublishStream",
        tokio_stream::iter([publish()])
    );
    let preview = || pb::PreviewRequest {
        draft: Some(draft::seizure("AZ")),
        again: false,
    };
    call!(records.preview, "Preview", preview());
    call!(
        records.preview_stream,
        "PreviewStream",
        tokio_stream::iter([preview()])
    );
    call!(
        records.near_misses,
        "NearMisses",
        pb::NearMissesRequest::default()
    );
    call!(records.list, "List", pb::ListRequest::default());
    call!(
        records.complete_id,
        "CompleteId",
        pb::CompleteIdRequest::default()
    );
    call!(
        records.list_refused,
        "ListRefused",
        pb::ListRefusedRequest::default()
    );
    call!(
        records.get,
        "Get",
        pb::GetRequest {
            id: vec![1; 16],
            origin: String::new(),
        }
    );
    call!(
        records.prove_record,
        "ProveRecord",
        pb::ProveRecordRequest {
            id: vec![1; 16],
            ..pb::ProveRecordRequest::default()
        }
    );
    call!(records.watch, "Watch", pb::WatchRequest::default());
    call!(
        records.deliveries,
        "Deliveries",
        pb::DeliveriesRequest { id: vec![1; 16] }
    );
    call!(
        records.upload_media,
        "UploadMedia",
        tokio_stream::iter([chunk])
    );
    let body = pb::DownloadMediaRequest {
        sha256: vec![1; 32],
    };
    call!(records.download_media, "DownloadMedia", body);
    let correct = pb::CorrectRequest {
        id: vec![1; 16],
        draft: Some(draft::seizure("AZ")),
        reason: String::new(),
    };
    call!(recalls.correct, "Correct", correct);
    let retract = pb::RetractRequest {
        id: vec![1; 16],
        reason: "duplicate".to_owned(),
        text: String::new(),
    };
    call!(recalls.retract, "Retract", retract);
    let status = pb::RecallStatusRequest {
        id: vec![1; 16],
        origin: String::new(),
    };
    call!(recalls.recall_status, "RecallStatus", status);
    let acted = pb::ActOnRecallRequest {
        id: vec![1; 16],
        origin: "GE/customs".to_owned(),
        changed: false,
    };
    call!(recalls.act_on_recall, "ActOnRecall", acted);
    let keep = pb::KeepRequest {
        id: vec![1; 16],
        ..pb::KeepRequest::default()
    };
    call!(recalls.keep, "Keep", keep);
    let report = pb::ReportOutcomeRequest {
        id: vec![1; 16],
        ..pb::ReportOutcomeRequest::default()
    };
    call!(outcomes.report_outcome, "ReportOutcome", report);
    let shown = pb::ShowOutcomesRequest {
        id: vec![1; 16],
        origin: String::new(),
    };
    call!(outcomes.show_outcomes, "ShowOutcomes", shown);
    call!(hits.list_hits, "ListHits", pb::ListHitsRequest::default());
    call!(hits.show_hit, "ShowHit", pb::ShowHitRequest { id: 1 });
    call!(hits.move_hits, "MoveHits", pb::MoveHitsRequest::default());
    let owed = pb::ListOwedRequest::default();
    call!(inbox.list_owed, "ListOwed", owed);
    let hooks = pb::ListHooksRequest {};
    call!(notify.list_hooks, "ListHooks", hooks);
    call!(stats.count, "Count", pb::CountRequest::default());
    let thread = pb::ShowThreadRequest {
        id: vec![1; 16],
        origin: String::new(),
    };
    call!(inbox.show_thread, "ShowThread", thread);
    let alone = pb::AskRequest {
        draft: Some(draft::seizure("AZ")),
    };
    call!(requests.ask, "Ask", alone);
    let about = pb::AskAboutRequest {
        id: vec![1; 16],
        ..pb::AskAboutRequest::default()
    };
    call!(requests.ask_about, "AskAbout", about);
    let take = pb::TakeRequest {
        id: vec![1; 16],
        origin: String::new(),
    };
    call!(requests.take, "Take", take);
    let answer = pb::AnswerRequest {
        id: vec![1; 16],
        ..pb::AnswerRequest::default()
    };
    call!(requests.answer, "Answer", answer);
    let asked = pb::ShowRequestRequest {
        id: vec![1; 16],
        origin: String::new(),
    };
    call!(requests.show_request, "ShowRequest", asked);
    let erase = pb::EraseRecordRequest {
        id: vec![1; 16],
        ..pb::EraseRecordRequest::default()
    };
    call!(retention.erase_record, "EraseRecord", erase);
    let subject = pb::FindSubjectRequest::default();
    call!(retention.find_subject, "FindSubject", subject);
    let ending = pb::ListEndingRequest::default();
    call!(retention.list_ending, "ListEnding", ending);
    let ask = pb::AskPartnersRequest::default();
    call!(queries.ask_partners, "AskPartners", ask);
    let list = pb::ListQueriesRequest::default();
    call!(queries.list_queries, "ListQueries", list);
    let show = pb::ShowQueryRequest::default();
    call!(queries.show_query, "ShowQuery", show);
    let count = pb::CountQueriesRequest {};
    call!(queries.count_queries, "CountQueries", count);
    let id = vec![1; 16];
    let ask = pb::AskConsentRequest {
        id: id.clone(),
        ..pb::AskConsentRequest::default()
    };
    call!(onward.ask_consent, "AskConsent", ask);
    let grant = pb::GrantConsentRequest {
        id: id.clone(),
        ..pb::GrantConsentRequest::default()
    };
    call!(onward.grant_consent, "GrantConsent", grant);
    let refuse = pb::RefuseConsentRequest {
        id: id.clone(),
        ..pb::RefuseConsentRequest::default()
    };
    call!(onward.refuse_consent, "RefuseConsent", refuse);
    let withdraw = pb::WithdrawConsentRequest { id: id.clone() };
    call!(onward.withdraw_consent, "WithdrawConsent", withdraw);
    let forward = pb::ForwardRequest {
        id: id.clone(),
        ..pb::ForwardRequest::default()
    };
    call!(onward.forward, "Forward", forward);
    let consents = pb::ListConsentsRequest {
        id,
        origin: String::new(),
    };
    call!(onward.list_consents, "ListConsents", consents);
    call!(agreements.propose, "Propose", pb::ProposeRequest::default());
    call!(agreements.sign, "Sign", pb::SignRequest::default());
    call!(agreements.suspend, "Suspend", pb::SuspendRequest::default());
    call!(agreements.resume, "Resume", pb::ResumeRequest::default());
    call!(
        agreements.withdraw,
        "Withdraw",
        pb::WithdrawRequest::default()
    );
    call!(
        agreements.terminate,
        "Terminate",
        pb::TerminateRequest::default()
    );
    call!(
        agreements.give_notice,
        "GiveNotice",
        pb::GiveNoticeRequest::default()
    );
    call!(
        agreements.change_contacts,
        "ChangeContacts",
        pb::ChangeContactsRequest::default()
    );
    call!(
        agreements.check_agreement,
        "CheckAgreement",
        pb::CheckAgreementRequest::default()
    );
    call!(
        agreements.list_agreements,
        "ListAgreements",
        pb::ListAgreementsRequest {}
    );
    call!(
        agreements.show_agreement,
        "ShowAgreement",
        pb::ShowAgreementRequest::default()
    );
    call!(
        peers.inspect_card,
        "InspectCard",
        pb::InspectCardRequest::default()
    );
    call!(peers.add_peer, "AddPeer", pb::AddPeerRequest::default());
    call!(
        peers.suspend_peer,
        "SuspendPeer",
        pb::SuspendPeerRequest::default()
    );
    call!(
        peers.resume_peer,
        "ResumePeer",
        pb::ResumePeerRequest::default()
    );
    call!(peers.list_peers, "ListPeers", pb::ListPeersRequest {});
    call!(peers.show_peer, "ShowPeer", pb::ShowPeerRequest::default());
    call!(
        peers.remove_peer,
        "RemovePeer",
        pb::RemovePeerRequest::default()
    );
    let mut doctor = DoctorServiceClient::new(channel.clone());
    call!(doctor.examine, "Examine", pb::ExamineRequest::default());
    let open = pb::ListApprovalsRequest { open: true };
    call!(approvals.list_approvals, "ListApprovals", open);
    let shown = pb::ShowApprovalRequest { id: 1 };
    call!(approvals.show_approval, "ShowApproval", shown);
    call!(approvals.approve, "Approve", pb::ApproveRequest::default());
    call!(
        approvals.refuse_approval,
        "RefuseApproval",
        pb::RefuseApprovalRequest::default()
    );
    call!(
        approvals.ask_approval,
        "AskApproval",
        pb::AskApprovalRequest::default()
    );
    call!(
        ledger.ledger_status,
        "LedgerStatus",
        pb::LedgerStatusRequest {}
    );
    call!(ledger.verify, "Verify", pb::VerifyRequest {});
    call!(
        policy.show_policy,
        "ShowPolicy",
        pb::ShowPolicyRequest::default()
    );
    call!(
        policy.list_policies,
        "ListPolicies",
        pb::ListPoliciesRequest {}
    );
    call!(
        policy.activate_policy,
        "ActivatePolicy",
        pb::ActivatePolicyRequest::default()
    );
    call!(
        policy.roll_back_policy,
        "RollBackPolicy",
        pb::RollBackPolicyRequest::default()
    );
    let id = vec![1; 16];
    let explain = pb::ExplainDecisionRequest {
        id,
        party: "GE/customs".to_owned(),
    };
    call!(policy.explain_decision, "ExplainDecision", explain);
    call!(
        policy.replay_policy,
        "ReplayPolicy",
        pb::ReplayPolicyRequest::default()
    );
    call!(
        policy.list_decisions,
        "ListDecisions",
        pb::ListDecisionsRequest::default()
    );
    call!(
        audit.list_audit,
        "ListAudit",
        pb::ListAuditRequest::default()
    );
    call!(
        audit.export_audit,
        "ExportAudit",
        pb::ExportAuditRequest::default()
    );
    call!(audit.verify_audit, "VerifyAudit", pb::VerifyAuditRequest {});
    call!(node.status, "Status", pb::StatusRequest {});
    call!(
        watchlists.create_watchlist,
        "CreateWatchlist",
        pb::CreateWatchlistRequest::default()
    );
    call!(
        watchlists.describe_watchlist,
        "DescribeWatchlist",
        pb::DescribeWatchlistRequest::default()
    );
    call!(
        watchlists.remove_watchlist,
        "RemoveWatchlist",
        pb::RemoveWatchlistRequest::default()
    );
    call!(
        watchlists.put_entries,
        "PutEntries",
        pb::PutEntriesRequest::default()
    );
    call!(
        watchlists.take_off_entries,
        "TakeOffEntries",
        pb::TakeOffEntriesRequest::default()
    );
    call!(
        watchlists.list_watchlists,
        "ListWatchlists",
        pb::ListWatchlistsRequest {}
    );
    call!(
        watchlists.show_watchlist,
        "ShowWatchlist",
        pb::ShowWatchlistRequest::default()
    );
    call!(
        watchlists.export_watchlist,
        "ExportWatchlist",
        pb::ExportWatchlistRequest::default()
    );
    note("PushWatchlist", push_nothing(watchlists.clone()).await);
    note("ImportWatchlist", import_nothing(watchlists).await);
    call!(
        screening.show_screening,
        "ShowScreening",
        pb::ShowScreeningRequest {}
    );
    call!(
        screening.set_preset,
        "SetPreset",
        pb::SetPresetRequest::default()
    );
    call!(
        screening.show_screened,
        "ShowScreened",
        pb::ShowScreenedRequest::default()
    );
    call!(
        screening.erase_screened,
        "EraseScreened",
        pb::EraseScreenedRequest::default()
    );
    note("Screen", screen_nobody(screening).await);
    codes
}

/// A push ends with the last of its answers.
async fn push_nothing(mut watchlists: WatchlistServiceClient<Channel>) -> Result<(), Status> {
    let nothing = pb::PushWatchlistRequest::default();
    let mut answers = watchlists.push_watchlist(nothing).await?.into_inner();
    while answers.message().await?.is_some() {}
    Ok(())
}

/// An import ends with the last of its answers.
async fn import_nothing(mut watchlists: WatchlistServiceClient<Channel>) -> Result<(), Status> {
    let nothing = tokio_stream::empty::<pb::ImportWatchlistRequest>();
    let answers = watchlists.import_watchlist(nothing).await?;
    let mut answers = answers.into_inner();
    while answers.message().await?.is_some() {}
    Ok(())
}

/// Screening ends with the last of its answers.
async fn screen_nobody(mut screening: ScreeningServiceClient<Channel>) -> Result<(), Status> {
    let nobody = tokio_stream::empty::<pb::ScreenRequest>();
    let mut answers = screening.screen(nobody).await?.into_inner();
    while answers.message().await?.is_some() {}
    Ok(())
}

pub(super) fn every_call() -> Vec<&'static str> {
    let groups = [
        &READING[..],
        &PUBLISHING,
        &GOVERNING,
        &ANSWERING,
        &LOOKING,
        &LOOKING_BACK,
        &SCREENING,
        &LOOKING_AT,
        &CHECKING,
        &DECIDING,
    ];
    groups.concat()
}

/// Whether a role may make a call.
fn may(role: Role, method: &str) -> bool {
    if READING.contains(&method) {
        return true;
    }
    if DECIDING.contains(&method) {
        return role != Role::Auditor;
    }
    match role {
        Role::Publisher => PUBLISHING.contains(&method) || SCREENING.contains(&method),
        Role::Administrator => [&GOVERNING[..], &CHECKING, &LOOKING, &LOOKING_AT]
            .concat()
            .contains(&method),
        Role::Auditor => [&CHECKING[..], &LOOKING_BACK, &LOOKING_AT]
            .concat()
            .contains(&method),
        Role::Liaison => [
            &ANSWERING[..],
            &LOOKING,
            &LOOKING_BACK,
            &SCREENING,
            &LOOKING_AT,
        ]
        .concat()
        .contains(&method),
    }
}

#[test]
fn every_call_of_the_services_has_its_roles_here() {
    let files = fs::read_dir(SERVICES).expect("the services");
    let files = files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("text"));
    let files: Vec<String> = files.collect();
    let lines = files.iter().flat_map(|file| file.lines());
    let calls = lines.filter_map(|line| line.trim().strip_prefix("rpc ")?.split_once('('));
    let offered: BTreeSet<_> = calls.map(|(name, _)| name).collect();
    let listed = every_call();
    assert_eq!(BTreeSet::from_iter(listed), offered);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_call_is_for_its_roles_and_leaves_an_audit_entry() {
    let az = TestNode::start("AZ/customs").await;
    let mut told = BTreeMap::new();
    for role in Role::ALL {
        let profile = officer::issue(&az.files, &format!("the-{role}"), &[role]);
        let codes = call_everything(&connect(&profile).await).await;
        let calls = every_call();
        assert_eq!(codes.len(), calls.len());
        for method in calls {
            let refused = codes[method] == "ROLE_MISSING";
            assert_eq!(
                refused,
                !may(role, method),
                "{method} of a {role}: {}",
                codes[method]
            );
        }
        told.insert(role, codes);
    }
    let files = az.into_files().await;
    let entries = files.audit();
    for (role, codes) in told {
        let name = format!("the-{role}");
        let mut of: BTreeMap<_, _> = BTreeMap::new();
        // Records of a stream have entries of their own, which name them.
        let own = |entry: &&AuditEntry| {
            let row = entry.method == "PublishStream" && !entry.subject.is_empty();
            entry.officer == name && entry.outcome != "BEGUN" && !row
        };
        for entry in entries.iter().filter(own) {
            assert!(!entry.serial.is_empty() && entry.at_ms > 0);
            let doubled = of.insert(entry.method.as_str(), entry.outcome.as_str());
            assert!(doubled.is_none(), "{} is there once", entry.method);
        }
        let expected: BTreeMap<_, _> = codes.iter().map(|(m, c)| (*m, c.as_str())).collect();
        assert_eq!(of, expected, "entries of a {role}");
    }
}

/// Whether an officer gets in: a client of TLS 1.3 learns that it is refused at its first call.
async fn may_list(profile: &Path) -> bool {
    let Ok(channel) = office::connect(profile).await else {
        return false;
    };
    let mut records = RecordServiceClient::new(channel);
    records.list(pb::ListRequest::default()).await.is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_officer_is_cut_off_and_refused() {
    let mut az = TestNode::start("AZ/customs").await;
    let profile = officer::issue(&az.files, "anna", &[Role::Publisher]);
    let channel = connect(&profile).await;
    let mut anna = RecordServiceClient::new(channel);
    anna.list(pb::ListRequest::default()).await.expect("a list");
    officer::revoke(&az.files, "anna");
    az.app().reload().await;
    until("the officer to be cut off", || {
        let mut anna = anna.clone();
        async move { anna.list(pb::ListRequest::default()).await.is_err() }
    })
    .await;
    assert!(
        !may_list(&profile).await,
        "not with a new connection either"
    );
    // A new certificate for the same name counts again.
    let profile = officer::issue(&az.files, "anna", &[Role::Publisher]);
    assert!(may_list(&profile).await);
    // The administrator was never cut off.
    az.status().await;
    az.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_in_the_audit_before_it_is_made_and_again_with_how_it_ended() {
    let az = TestNode::start("AZ/customs").await;
    let ge = NodeFiles::make("GE/customs");
    az.enrol(&ge.card).await;
    let request = pb::SuspendPeerRequest {
        party: ge.party.to_string(),
        reason: "a test".to_owned(),
    };
    az.peers()
        .suspend_peer(request)
        .await
        .expect("a suspension");
    let entries = az.into_files().await.audit();
    let changes = entries
        .iter()
        .filter(|entry| ["AddPeer", "SuspendPeer"].contains(&entry.method.as_str()));
    let told: Vec<_> = changes
        .map(|entry| (entry.method.as_str(), entry.outcome.as_str()))
        .collect();
    let expected = [
        ("AddPeer", "BEGUN"),
        ("AddPeer", "OK"),
        ("SuspendPeer", "BEGUN"),
        ("SuspendPeer", "OK"),
    ];
    assert_eq!(told, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_leaves_an_entry_for_each_record_refused_ones_included() {
    let az = TestNode::start("AZ/customs").await;
    let drafts = [
        Some(draft::seizure("AZ")),
        None,
        Some(draft::seizure("AZ")),
        None,
    ];
    let requests = drafts.map(|draft| pb::PublishRequest {
        draft,
        again: false,
    });
    let answers = az
        .records()
        .publish_stream(tokio_stream::iter(requests))
        .await;
    let mut answers = answers.expect("a stream").into_inner();
    let mut ids = Vec::new();
    while let Some(answer) = answers.message().await.expect("an answer") {
        if let Some(pb::publish_stream_response::Outcome::Published(published)) = answer.outcome {
            let id = ntc_core::record::RecordId::from_slice(&published.id).expect("an id");
            ids.push(id.to_string());
        }
    }
    assert_eq!(ids.len(), 2);
    let entries = az.into_files().await.audit();
    let rows = entries
        .iter()
        .filter(|entry| entry.method == "PublishStream" && !entry.subject.is_empty());
    let mut told: Vec<_> = rows
        .map(|entry| (entry.subject.clone(), entry.outcome.as_str()))
        .collect();
    let mut expected = vec![
        ("record 1".to_owned(), "FIELD_MISSING"),
        ("record 3".to_owned(), "FIELD_MISSING"),
    ];
    for id in ids {
        expected.extend([(id.clone(), "BEGUN"), (id, "OK")]);
    }
    told.sort();
    expected.sort();
    assert_eq!(told, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_of_which_every_record_is_refused_leaves_a_line_for_each() {
    let az = TestNode::start("AZ/customs").await;
    let requests = vec![pb::PublishRequest::default(); 3];
    let answers = az
        .records()
        .publish_stream(tokio_stream::iter(requests))
        .await;
    let mut answers = answers.expect("a stream").into_inner();
    while answers.message().await.expect("an answer").is_some() {}
    let entries = az.into_files().await.audit();
    let rows = entries
        .iter()
        .filter(|entry| entry.method == "PublishStream" && !entry.subject.is_empty());
    let mut told: Vec<_> = rows
        .map(|entry| (entry.subject.as_str(), entry.outcome.as_str()))
        .collect();
    told.sort_unstable();
    let expected = ["record 0", "record 1", "record 2"].map(|row| (row, "FIELD_MISSING"));
    assert_eq!(told, expected);
}

//! Webhooks and mail: each event arrives, signed and without what the record says, whatever dies or answers wrongly.

use std::collections::BTreeSet;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::notify_service_client::NotifyServiceClient;
use ntc_tests::hook::{Answer, HookServer, KEY, MailRelay, Request};
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, TestNode, draft, runbook, until};
use serde_json::Value;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// Loopback, which a webhook may not call by itself.
const ALLOWED: &str = "allow = [\"127.0.0.0/8\", \"::1\"]\ntimeout_seconds = 2";

fn ok() -> Answer {
    Answer::Status(204, String::new())
}

/// GE is told by these lines of its configuration, and AZ shares everything with it.
async fn told(files: NodeFiles) -> Federation {
    let nodes = vec![TestNode::start(AZ).await, TestNode::start_on(files).await];
    let federation = Federation::of(nodes).await;
    let document = ntc_tests::federation::share_all("all", &[AZ, GE]);
    federation.agree(&document).await;
    federation
}

async fn hooks(node: &TestNode) -> Vec<pb::Hook> {
    let mut client = NotifyServiceClient::new(node.channel());
    let listed = client.list_hooks(pb::ListHooksRequest {}).await;
    listed.expect("a list").into_inner().hooks
}

/// Ids of the seizure notices that a server was told of.
fn told_ids(server: &HookServer) -> BTreeSet<String> {
    let got = server.got();
    let bodies = got.iter().map(body);
    bodies
        .filter(|body| body["data"]["kind"] == "SeizureNotice")
        .map(|body| body["data"]["id"].as_str().expect("an id").to_owned())
        .collect()
}

fn body(request: &Request) -> Value {
    serde_json::from_slice(&request.body).expect("JSON")
}

fn id(bytes: &[u8]) -> String {
    let id = ntc_core::record::RecordId::from_slice(bytes).expect("an id");
    id.to_string()
}

async fn publish(node: &TestNode, count: usize) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for _ in 0..count {
        ids.insert(id(&node.publish(draft::seizure("AZ")).await.id));
    }
    ids
}

async fn until_told(server: &HookServer, ids: &BTreeSet<String>) {
    until("every event to be told", || {
        std::future::ready(told_ids(server).is_superset(ids))
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_event_arrives_signed_and_without_content_although_the_node_is_killed_and_the_server_fails()
 {
    let server = HookServer::start(Answer::Status(500, String::new())).await;
    let files = NodeFiles::make(GE);
    let lines = server.webhook(&files.dir, "national", ALLOWED);
    files.edit_config(|text| format!("{text}\n{lines}"));
    let mut federation = told(files).await;
    federation.node_mut(GE).stop().await;
    federation.node_mut(GE).spawn().await;
    let mut ids = publish(federation.node(AZ), 5).await;
    until("a failed attempt", || async {
        hooks(federation.node(GE)).await[0].reason == "NOTIFY_REFUSED"
    })
    .await;
    let ge = federation.node(GE);
    let warnings = ge.status().await.warnings;
    assert!(warnings.iter().any(|it| it.code == "notify_waits"));
    runbook::shows_on("webhook-down", &ge.files, &["node", "status"]).await;
    let page = ntc_tests::metrics::page(&ge.files);
    let counted = "ntc_notify_failed_total{hook=\"national\",reason=\"NOTIFY_REFUSED\"}";
    assert!(page.contains(counted), "{page}");

    // What waits over a kill is told after it, and so is what comes between two.
    server.answer(ok());
    for _ in 0..3 {
        federation.node_mut(GE).kill();
        ids.extend(publish(federation.node(AZ), 5).await);
        federation.node_mut(GE).spawn().await;
    }
    until_told(&server, &ids).await;
    assert_eq!(told_ids(&server), ids, "and of nothing else");
    until("nothing to wait", || async {
        let hooks = hooks(federation.node(GE)).await;
        hooks[0].reason.is_empty() && hooks[0].behind == 0
    })
    .await;

    for request in server.got() {
        assert_eq!(request.target, "/ntc?desk=1");
        let kind = &request.headers["content-type"];
        assert_eq!(kind, "application/cloudevents+json; charset=utf-8");
        let event = body(&request);
        assert_eq!(event["specversion"], "1.0");
        assert_eq!(event["source"], "/ntc.example/GE/customs");
        assert_eq!(event["id"], request.headers["webhook-id"]);
        assert!(is_signed(&request), "{event}");
        let text = event.to_string();
        // The draft's goods and place.
        for said in ["narcotic", "heroin", "Baku", "KGM"] {
            assert!(!text.contains(said), "{text}");
        }
    }
    federation.stop().await;
}

/// Whether the signature is that of Standard Webhooks, made here by another library than the node's.
fn is_signed(request: &Request) -> bool {
    let key = STANDARD.decode(KEY.trim_start_matches("whsec_"));
    let key = hmac::Key::new(hmac::HMAC_SHA256, &key.expect("a key"));
    let (id, at) = (
        &request.headers["webhook-id"],
        &request.headers["webhook-timestamp"],
    );
    let signed = [format!("{id}.{at}.").as_bytes(), &request.body].concat();
    let expected = STANDARD.encode(hmac::sign(&key, &signed).as_ref());
    request.headers["webhook-signature"] == format!("v1,{expected}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_hangs_or_redirects_or_floods_delays_no_other_and_nobody_else_is_called() {
    let [well, hangs, elsewhere, floods] = [
        HookServer::start(ok()).await,
        HookServer::start(Answer::Silence).await,
        HookServer::start(ok()).await,
        HookServer::start(Answer::Endless).await,
    ];
    let location = format!(
        "location: https://localhost:{}/\r\n",
        elsewhere.address.port()
    );
    let redirects = HookServer::start(Answer::Status(307, location)).await;
    let files = NodeFiles::make(GE);
    let lines = [
        well.webhook(&files.dir, "well", ALLOWED),
        hangs.webhook(&files.dir, "hangs", ALLOWED),
        redirects.webhook(&files.dir, "redirects", ALLOWED),
        floods.webhook(&files.dir, "floods", ALLOWED),
    ];
    files.edit_config(|text| format!("{text}\n{}", lines.concat()));
    let federation = told(files).await;
    let ids = publish(federation.node(AZ), 20).await;
    until_told(&well, &ids).await;
    // An answer that never ends is an answer; nothing of it is read.
    until_told(&floods, &ids).await;
    let ge = federation.node(GE);
    until("both to be waited for", || async {
        let hooks = hooks(ge).await;
        let reason = |name: &str| {
            let hook = hooks.iter().find(|hook| hook.name == name);
            hook.expect("a hook").reason.clone()
        };
        reason("hangs") == "NOTIFY_UNREACHED" && reason("redirects") == "NOTIFY_REFUSED"
    })
    .await;
    assert!(elsewhere.got().is_empty(), "no redirect is followed");
    // The first event waits, and none goes before it.
    assert_eq!(told_ids(&redirects).len(), 1);
    redirects.answer(ok());
    hangs.answer(ok());
    until_told(&redirects, &ids).await;
    until_told(&hangs, &ids).await;
    let order = |server: &HookServer| -> Vec<String> {
        let got = server.got();
        let bodies = got.iter().map(body);
        let mut order: Vec<_> = bodies
            .map(|body| body["id"].as_str().expect("an id").to_owned())
            .collect();
        order.dedup();
        order
    };
    assert_eq!(order(&redirects), order(&well));
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_not_public_and_a_key_that_others_can_read_stop_a_webhook_and_nothing_else()
 {
    let server = HookServer::start(ok()).await;
    let files = NodeFiles::make(GE);
    let lines = [
        server.webhook(&files.dir, "private", ""),
        server.webhook(&files.dir, "open", ALLOWED),
    ];
    files.edit_config(|text| format!("{text}\n{}", lines.concat()));
    let key = files.dir.join("open.key");
    let mode = |mode| {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(mode)).expect("a mode");
    };
    mode(0o644);
    let federation = told(files).await;
    let ids = publish(federation.node(AZ), 1).await;
    let ge = federation.node(GE);
    until("both to say why", || async {
        let hooks = hooks(ge).await;
        let reasons: Vec<_> = hooks.iter().map(|hook| hook.reason.as_str()).collect();
        reasons == ["NOTIFY_ADDRESS", "NOTIFY_SECRET"]
    })
    .await;
    assert!(server.got().is_empty(), "nobody was called");
    // What is mended counts without a restart.
    mode(0o600);
    until_told(&server, &ids).await;
    assert_eq!(hooks(ge).await[0].reason, "NOTIFY_ADDRESS");
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_says_kind_urgency_and_id_and_only_of_what_is_asked_for() {
    let relay = MailRelay::start().await;
    let files = NodeFiles::make(GE);
    let lines = format!(
        "[[notify.mail]]\nname = \"desk\"\nrelay = \"{}\"\ntls = \"none\"\nfrom = \"ntc@customs.example\"\n\
         to = [\"desk@customs.example\"]\nevents = [\"ConsignmentAlert\"]\n",
        relay.address
    );
    files.edit_config(|text| format!("{text}\n{lines}"));
    let federation = told(files).await;
    publish(federation.node(AZ), 1).await;
    let alert = id(&federation.node(AZ).publish(draft::alert("AZ")).await.id);
    until("a mail", || std::future::ready(!relay.got().is_empty())).await;
    let got = relay.got();
    assert_eq!(got.len(), 1, "{got:?}");
    let mail = &got[0];
    let short = &alert[alert.len() - 8..];
    assert!(mail.contains("Subject: NTC ConsignmentAlert"), "{mail}");
    assert!(
        mail.contains(short) && mail.contains(&format!("ntc alert show {alert}")),
        "{mail}"
    );
    federation.stop().await;
}

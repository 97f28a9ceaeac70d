//! Every metric that an alarm rule or the dashboard names is one that a node exports.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ntc_core::reason::Reason;
use ntc_node::telemetry::metrics::{Metrics, QuotaNow};
use ntc_proto::node::v1 as pb;
use ntc_tests::metrics::{gauge, page};
use ntc_tests::runbook::pages;
use ntc_tests::{Federation, draft, runbook, until};
use serde_json::Value;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";
/// What names metrics.
const FILES: [&str; 3] = [
    "monitoring/alarms.yml",
    "monitoring/dashboard.json",
    "README.md",
];

/// The names of metrics in a text.
fn named(text: &str) -> BTreeSet<String> {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let names = parts.filter(|part| part.starts_with("ntc_"));
    names.map(str::to_owned).collect()
}

/// The names under which a page offers values; of a counter and of a histogram as they are asked for.
fn offered(page: &str) -> BTreeSet<String> {
    let types = page.lines().filter_map(|line| line.strip_prefix("# TYPE "));
    let types = types.filter_map(|line| line.split_once(' '));
    let names = types.flat_map(|(name, kind)| match kind {
        "counter" => vec![format!("{name}_total")],
        "histogram" => vec![name.to_owned(), format!("{name}_bucket")],
        _ => vec![name.to_owned()],
    });
    names.collect()
}

/// What a node exports once everything that it counts has happened.
fn after_everything() -> String {
    let (metrics, peer) = (Metrics::new(), GE.parse().expect("a party"));
    metrics.publish_refused(Reason::Busy);
    metrics.withheld(&peer, Reason::Busy);
    metrics.delivered(&peer, 1);
    metrics.held_back(&peer, Reason::Busy);
    metrics.receipted(&peer, 1);
    metrics.received(&peer, 1);
    metrics.refused(&peer, Reason::Fork);
    metrics.connection_refused(Reason::Busy);
    metrics.notify_told("desk");
    metrics.notify_failed("desk", Reason::Busy);
    metrics.notify_waits("desk", 1);
    metrics.certificate_ends("node", 1);
    metrics.peer_clock_ahead(&peer, 1);
    let quota = QuotaNow {
        held_bytes: 1,
        used_percent: 1,
        reached: true,
    };
    metrics.peer_stands(&peer, 1, &quota);
    metrics.overdue("own", 1);
    metrics.render().expect("the page")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_metric_that_is_named_is_exported() {
    let federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let of_peer = format!("ntc_peer_clock_ahead_seconds{{peer=\"{GE}\"}}");
    until("the partner's clock", || async {
        gauge(&az.files, &of_peer).is_some()
    })
    .await;
    let now = offered(&page(&az.files));
    let ever = offered(&after_everything());
    for file in FILES {
        let path = format!("{}/../deploy/{file}", env!("CARGO_MANIFEST_DIR"));
        let named = named(&fs::read_to_string(path).expect("the file"));
        assert!(named.len() > 10, "{file}");
        let missing: Vec<_> = named.difference(&ever).collect();
        assert!(missing.is_empty(), "{file} names {missing:?}");
        // What is no count, and waits for nobody, is told from the start.
        let stands = |name: &&String| !name.ends_with("_total") && !name.contains("notify");
        let untold: Vec<_> = named.difference(&now).filter(stands).collect();
        assert!(untold.is_empty(), "{file} names {untold:?}");
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn how_partners_stand_and_what_waits_is_told_in_numbers() {
    let mut federation = Federation::sharing_all(&[AZ, GE]).await;
    let az = federation.node(AZ);
    let of_peer = |name: &str| format!("ntc_{name}{{peer=\"{GE}\"}}");
    until("all to be signed for", || async {
        gauge(&az.files, &of_peer("unreceipted")) == Some(0)
    })
    .await;
    assert_eq!(gauge(&az.files, "ntc_peers"), Some(1));
    assert_eq!(gauge(&az.files, &of_peer("quota_reached")), Some(0));
    assert_eq!(gauge(&az.files, &of_peer("quota_used_percent")), Some(0));
    assert!(gauge(&az.files, &of_peer("peer_held_bytes")).is_some_and(|held| held > 0));
    assert!(gauge(&az.files, "ntc_disk_total_bytes").is_some_and(|total| total > 0));
    for by in ["own", "partners"] {
        let name = format!("ntc_overdue{{by=\"{by}\"}}");
        assert_eq!(gauge(&az.files, &name), Some(0), "{by}");
    }
    federation.node_mut(GE).stop().await;
    let az = federation.node(AZ);
    az.publish(draft::seizure("AZ")).await;
    until("one that is not signed for", || async {
        gauge(&az.files, &of_peer("unreceipted")) == Some(1)
    })
    .await;
    let warnings = az.status().await.warnings;
    assert!(warnings.iter().any(|it| it.code == "peer_not_connected"));
    runbook::shows_on("peer-down", &az.files, &["node", "status"]).await;
    let suspend = pb::SuspendPeerRequest {
        party: GE.to_owned(),
        reason: "a test".to_owned(),
    };
    az.peers().suspend_peer(suspend).await.expect("suspended");
    until("a partner less", || async {
        gauge(&az.files, "ntc_peers") == Some(0)
    })
    .await;
    federation.stop().await;
}

#[test]
fn every_alarm_is_let_sound_and_names_a_page_that_is_there() {
    let deploy = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    let rules = fs::read_to_string(deploy.join("monitoring/alarms.yml")).expect("the rules");
    let tests = fs::read_to_string(deploy.join("monitoring/alarms.test.yml")).expect("their tests");
    let alarms = rules
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- alert: "));
    let silent: Vec<_> = alarms
        .filter(|name| !tests.contains(&format!("\"{name}\"")))
        .collect();
    assert!(silent.is_empty(), "not let sound: {silent:?}");
    let pages = pages();
    let named = rules.split(['.', ',', '"']).filter_map(|part| {
        let (_, names) = part.split_once("Runbook")?;
        Some(names.trim_start_matches('s').trim())
    });
    let named: Vec<_> = named.flat_map(|names| names.split(" and ")).collect();
    assert!(named.len() > 10, "{named:?}");
    for name in named {
        assert!(
            pages.iter().any(|(page, _)| page.as_str() == name),
            "{name}"
        );
    }
}

/// A file of the folder of deployment.
fn deployed(file: &str) -> String {
    let path = format!("{}/../deploy/{file}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).expect("the file")
}

/// The panels of the dashboard: the title of each, and what it asks, each with the name that is shown beside the line.
fn panels() -> Vec<(String, Vec<(String, String)>)> {
    let dashboard: Value =
        serde_json::from_str(&deployed("monitoring/dashboard.json")).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let panels = dashboard["panels"].as_array().expect("panels");
    let panels = panels.iter().map(|panel| {
        let targets = panel["targets"].as_array().expect("queries").iter();
        let asked = targets.map(|it| (text(&it["expr"]), text(&it["legendFormat"])));
        (text(&panel["title"]), asked.collect())
    });
    panels.collect()
}

#[test]
fn every_panel_of_the_dashboard_asks_something_and_lines_of_one_panel_are_told_apart() {
    let panels = panels();
    assert!(panels.len() > 10);
    for (title, asked) in panels {
        let asks = |expr: &str| !named(expr).is_empty() || expr.starts_with("up{");
        assert!(asked.iter().all(|(expr, _)| asks(expr)), "{title}");
        let legends: BTreeSet<_> = asked.iter().map(|(_, legend)| legend).collect();
        assert!(
            !asked.is_empty() && legends.len() == asked.len(),
            "{title}: {legends:?}"
        );
    }
}

#[test]
fn every_metric_of_the_table_has_an_alarm_and_a_panel_and_every_alarm_is_in_the_table() {
    let readme = deployed("README.md");
    let rows = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `ntc_"));
    let firsts = rows.filter_map(|row| row.split(" | ").next());
    let table: BTreeSet<_> = firsts
        .flat_map(|first| named(&format!("`ntc_{first}")))
        .collect();
    assert!(table.len() > 20, "{table:?}");
    let rules = deployed("monitoring/alarms.yml");
    let shown: BTreeSet<_> = panels()
        .iter()
        .flat_map(|(_, asked)| asked.iter().flat_map(|(expr, _)| named(expr)))
        .collect();
    // Of a histogram, alarms and panels ask for the buckets.
    let whole = |names: BTreeSet<String>| -> BTreeSet<String> {
        let names = names.into_iter();
        names
            .map(|name| name.trim_end_matches("_bucket").to_owned())
            .collect()
    };
    let (alarmed, shown) = (whole(named(&rules)), whole(shown));
    let silent: Vec<_> = table.difference(&alarmed).collect();
    assert!(silent.is_empty(), "no alarm: {silent:?}");
    let unseen: Vec<_> = table
        .union(&alarmed)
        .filter(|it| !shown.contains(*it))
        .collect();
    assert!(unseen.is_empty(), "no panel: {unseen:?}");
    let untold: Vec<_> = alarmed.iter().filter(|it| !readme.contains(*it)).collect();
    assert!(untold.is_empty(), "not in the README: {untold:?}");
}

//! Monitoring reads what officers are told: the state, the end of certificates, the clocks of partners. The gauges of
//! states are read where nodes come into them: `start`, `guard` and `disk`.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ntc_node::app::Ports;
use ntc_node::ports::{Clock as _, SystemClock};
use ntc_tests::metrics::gauge;
use ntc_tests::{Federation, ShiftedClock, TestNode, until};
use x509_parser::pem::parse_x509_pem;

const AZ: &str = "AZ/customs";
const GE: &str = "GE/customs";

/// How far the partner's clock is ahead: within what the exchange allows.
const AHEAD: Duration = Duration::from_secs(45);
/// What a loaded machine may take between two readings, seconds.
const SLACK: i64 = 30;

/// When a certificate ends, seconds since 1970.
fn ends(certificate: &Path) -> i64 {
    let bytes = std::fs::read(certificate).expect("a certificate");
    let (_, pem) = parse_x509_pem(&bytes).expect("PEM");
    let certificate = pem.parse_x509().expect("a certificate");
    certificate.validity().not_after.timestamp()
}

#[tokio::test(flavor = "multi_thread")]
async fn gauges_tell_the_end_of_certificates_and_how_far_a_partners_clock_is_ahead() {
    let clock = Arc::new(ShiftedClock::default());
    clock.advance(AHEAD);
    let ports = Ports {
        clock: Arc::clone(&clock) as _,
        ..Ports::system()
    };
    let ge = TestNode::start_with(GE, &ports).await;
    let federation = Federation::of(vec![TestNode::start(AZ).await, ge]).await;
    let files = &federation.node(AZ).files;
    let ahead = format!("ntc_peer_clock_ahead_seconds{{peer=\"{GE}\"}}");
    let around = |seconds: i64| (45 - SLACK..=45 + SLACK).contains(&seconds);
    until("the partner's clock", || async {
        gauge(files, &ahead).is_some_and(around)
    })
    .await;
    for state in ["starting", "guarded", "read_only", "full"] {
        assert_eq!(gauge(files, &format!("ntc_{state}")), Some(0), "{state}");
    }
    let settings = files.settings();
    for (name, certificate) in [
        ("node", settings.layout.node_cert()),
        ("officers", settings.layout.officer_server_cert()),
    ] {
        let end = ends(&certificate);
        let name = format!("ntc_certificate_expiry_seconds{{certificate=\"{name}\"}}");
        let left = gauge(files, &name).expect("a gauge");
        let now = i64::try_from(SystemClock.now().as_millis() / 1000).expect("a time");
        assert!((end - now - left).abs() <= SLACK, "{name}: {left}");
    }
    federation.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_whose_clock_differs_is_among_the_warnings() {
    let (clock, ports) = ShiftedClock::ports();
    clock.advance(Duration::from_secs(600));
    let ge = TestNode::start_with(GE, &ports).await;
    let federation = Federation::of(vec![TestNode::start(AZ).await, ge]).await;
    let told = async |party: &str, words: &str| {
        let warnings = federation.node(party).status().await.warnings;
        let mut clocks = warnings.iter().filter(|it| it.code == "peer_clock");
        clocks.any(|it| it.text.contains(words))
    };
    until("the clock ahead to be told", || {
        told(AZ, "ahead of this machine's")
    })
    .await;
    until("the clock behind to be told", || {
        told(GE, "behind this machine's")
    })
    .await;
    federation.stop().await;
}

//! From the order of an officer to silence on a live connection that is under load: an agreement that is suspended, and a
//! partner that is. Each node is a process of its own.
//!
//! `NTC_BENCH_ROUNDS`: suspensions of each kind (default 20). `NTC_BENCH_RECORDS`: records that are published around each
//! (default 2000).

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::time::{Duration, Instant};

use ntc_proto::node::v1 as pb;
use ntc_tests::{TestNode, until};

use support::{Report, Samples, publish_stream, setting, star};

/// How long records flow before the order.
const FLOWS: Duration = Duration::from_millis(200);

#[tokio::main]
async fn main() {
    let rounds = setting("NTC_BENCH_ROUNDS", 20);
    let records = setting("NTC_BENCH_RECORDS", 2_000);
    let report = Report::new("narrow");
    let star = star(1).await;
    let (hub, peer) = (&star.nodes[0], &star.nodes[1]);
    let id = format!("with-{}", &peer.party()[..2].to_lowercase());

    let (mut ordered, mut silent) = (Samples::default(), Samples::default());
    for round in 0..rounds {
        let load = publish_stream(hub, round * records, records);
        let order = async {
            tokio::time::sleep(FLOWS).await;
            let at = Instant::now();
            hub.officer().suspend(&id, "a bench").await.expect("a stop");
            let told = at.elapsed();
            until("silence", || async { is_silent(hub, peer).await }).await;
            (told, at.elapsed())
        };
        let (_, (told, quiet)) = tokio::join!(load, order);
        ordered.add(told);
        silent.add(quiet);
        hub.officer().resume(&id).await.expect("a resumption");
        until("what was held", || async {
            hub.peer(peer.party()).await.held_back == 0 && is_silent(hub, peer).await
        })
        .await;
    }
    tell(&report, "agreement", &ordered, &silent);

    let (mut ordered, mut silent) = (Samples::default(), Samples::default());
    for round in rounds..2 * rounds {
        let load = publish_stream(hub, round * records, records);
        let order = async {
            tokio::time::sleep(FLOWS).await;
            let party = peer.party().to_owned();
            let suspend = pb::SuspendPeerRequest {
                party: party.clone(),
                reason: "a bench".to_owned(),
            };
            let at = Instant::now();
            hub.peers().suspend_peer(suspend).await.expect("a stop");
            let told = at.elapsed();
            until("the connection to be closed", || async {
                peer.peer(hub.party()).await.state != "connected"
            })
            .await;
            let quiet = at.elapsed();
            let resume = pb::ResumePeerRequest { party };
            hub.peers().resume_peer(resume).await.expect("a resumption");
            (told, quiet)
        };
        let (_, (told, quiet)) = tokio::join!(load, order);
        ordered.add(told);
        silent.add(quiet);
        until("all of it", || async { is_silent(hub, peer).await }).await;
    }
    tell(&report, "partner", &ordered, &silent);
    support::stop(star).await;
}

/// Whether the peer holds all that there is for it.
async fn is_silent(hub: &TestNode, peer: &TestNode) -> bool {
    peer.peer(hub.party()).await.held == hub.peer(peer.party()).await.feed_size
}

/// What an order takes, and from it to silence; the goal is five seconds.
fn tell(report: &Report, what: &str, ordered: &Samples, silent: &Samples) {
    for percent in [50, 99] {
        let name = |figure: &str| format!("{what}_{figure}_p{percent}");
        let (order, quiet) = (ordered.percentile(percent), silent.percentile(percent));
        report.figure(&name("order"), order / 1e3, "ms");
        report.against(&name("silence"), quiet / 1e3, "ms", 5_000.0);
    }
}

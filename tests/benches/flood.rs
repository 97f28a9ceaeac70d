//! Who gets in while strangers flood a node: handshakes of partners and officers next to the same without a flood.
//! The flood holds forty silent connections, opens fifty a second more, and in the last part begins a handshake on
//! each; it comes from an address of its own, and then from the partners' own address.
//!
//! `NTC_BENCH_HANDSHAKES`: handshakes of each kind in each part (default 60).

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

use ntc_node::tls::office;
use ntc_proto::node::v1 as node;
use ntc_proto::node::v1::node_service_client::NodeServiceClient;
use ntc_proto::v1 as pb;
use ntc_tests::node::NodeFiles;
use ntc_tests::{TestNode, peer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{interval, sleep, timeout};

use support::{PARTIES, Report, Samples, setting};

/// Connections that the flood holds open and says nothing on; what is closed is opened again.
const SILENT: usize = 40;
/// Connections that it opens in a second beside them.
const PER_SECOND: u64 = 50;
/// Pause before it opens again what was closed.
const REOPEN: Duration = Duration::from_millis(100);
/// How long it holds each of those.
const HOLD: Duration = Duration::from_secs(10);
/// Partners, so that none of them connects faster than one party may.
const PARTNERS: usize = 6;
/// How long a handshake with its first call may take before it counts as failed.
const DEADLINE: Duration = Duration::from_secs(5);
/// Pause between two handshakes.
const PAUSE: Duration = Duration::from_millis(50);

/// Where the partners come from: loopback, which stands in their cards.
const SAME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(127, 0, 0, 1));
/// An address that the node has never seen.
const OTHER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(127, 0, 0, 2));

#[tokio::main]
async fn main() {
    let handshakes = setting("NTC_BENCH_HANDSHAKES", 60);
    let report = Report::new("flood");
    let mut hub = support::start(PARTIES[0]).await;
    let partners: Vec<NodeFiles> = PARTIES[1..=PARTNERS]
        .iter()
        .map(|party| NodeFiles::make(party))
        .collect();
    for partner in &partners {
        hub.enrol(&partner.card).await;
    }
    let settings = hub.files.settings();
    let faces = [settings.listen_peers, settings.listen_officers];
    let hello = first_message(&partners[0]).await;

    let quiet = measure(&hub, &partners, handshakes).await;
    for (name, from, words) in [
        ("other_address", OTHER, None),
        ("same_address", SAME, None),
        ("same_address_hello", SAME, Some(hello)),
    ] {
        let flood: Vec<_> = faces
            .iter()
            .map(|face| tokio::spawn(flood(*face, from, words.clone())))
            .collect();
        sleep(Duration::from_secs(2)).await;
        let during = measure(&hub, &partners, handshakes).await;
        flood.iter().for_each(JoinHandle::abort);
        during.report(&report, name, &quiet);
        sleep(Duration::from_secs(1)).await;
    }
    let log = std::fs::metadata(hub.files.dir.join("node.log")).expect("a log");
    report.figure("log", log.len() as f64 / 1024.0, "KiB");
    hub.terminate().await;
}

/// How the handshakes of one part went.
struct Part {
    partners: (usize, usize, Samples),
    officers: (usize, usize, Samples),
}

impl Part {
    fn report(&self, report: &Report, name: &str, quiet: &Self) {
        for (who, during, before) in [
            ("partners", &self.partners, &quiet.partners),
            ("officers", &self.officers, &quiet.officers),
        ] {
            let share = |part: &(usize, usize, Samples)| 100.0 * part.0 as f64 / part.1 as f64;
            let percentile = |percent| (during.2.percentile(percent), before.2.percentile(percent));
            report.against(&format!("{name}_{who}"), share(during), "%", share(before));
            for percent in [50, 99] {
                let (now, then) = percentile(percent);
                report.against(&format!("{name}_{who}_p{percent}"), now, "us", then);
            }
        }
    }
}

/// Handshakes with a first call, of partners and officers in turn.
async fn measure(hub: &TestNode, partners: &[NodeFiles], handshakes: usize) -> Part {
    let (mut of_partners, mut of_officers) =
        ((0, 0, Samples::default()), (0, 0, Samples::default()));
    for number in 0..handshakes {
        let partner = &partners[number % partners.len()];
        let called = async {
            let Ok(mut client) = peer::try_exchange(partner, &hub.files.card).await else {
                return false;
            };
            client.head(pb::HeadRequest {}).await.is_ok()
        };
        count(&mut of_partners, called).await;
        let called = async {
            let channel = office::connect(&hub.files.profile).await.ok()?;
            let mut client = NodeServiceClient::new(channel);
            client.status(node::StatusRequest {}).await.ok()
        };
        count(&mut of_officers, async { called.await.is_some() }).await;
        sleep(PAUSE).await;
    }
    Part {
        partners: of_partners,
        officers: of_officers,
    }
}

async fn count(part: &mut (usize, usize, Samples), called: impl Future<Output = bool>) {
    let started = Instant::now();
    let succeeded = timeout(DEADLINE, called).await == Ok(true);
    part.0 += usize::from(succeeded);
    part.1 += 1;
    part.2.add(started.elapsed());
}

/// Floods one face from an address; on each connection it says `words`, or nothing.
async fn flood(face: SocketAddr, from: IpAddr, words: Option<Vec<u8>>) {
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..SILENT {
        tasks.spawn(async move {
            loop {
                hold(face, from, None, Duration::MAX).await;
                sleep(REOPEN).await;
            }
        });
    }
    let mut tick = interval(Duration::from_secs(1) / u32::try_from(PER_SECOND).expect("a rate"));
    loop {
        tick.tick().await;
        let words = words.clone();
        tasks.spawn(async move { hold(face, from, words.as_deref(), HOLD).await });
        while tasks.try_join_next().is_some() {}
    }
}

/// Opens a connection and holds it until the other side ends it, or for as long as told.
async fn hold(face: SocketAddr, from: IpAddr, words: Option<&[u8]>, long: Duration) {
    let open = async {
        let socket = TcpSocket::new_v4()?;
        socket.bind((from, 0).into())?;
        let mut stream: TcpStream = socket.connect(face).await?;
        stream.write_all(words.unwrap_or_default()).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await
    };
    // A flood does not care why its connection ended.
    drop(timeout(long, open).await);
}

/// What a partner says first: its ClientHello, to be said again and again.
async fn first_message(partner: &NodeFiles) -> Vec<u8> {
    let listener = TcpListener::bind((SAME, 0)).await.expect("a listener");
    let address = listener.local_addr().expect("an address");
    let card = &partner.card;
    let profile = partner.profile.clone();
    let told = std::fs::read_to_string(profile.join("profile.toml")).expect("a profile");
    let elsewhere = told.replace(
        &partner.settings().listen_officers.to_string(),
        &address.to_string(),
    );
    assert_ne!(told, elsewhere, "the profile of {}", card.party());
    std::fs::write(profile.join("profile.toml"), elsewhere).expect("a profile");
    let call = tokio::spawn(async move { office::connect(&profile).await.is_ok() });
    let (mut stream, _) = listener.accept().await.expect("a call");
    let mut hello = vec![0; 16 * 1024];
    let len = stream.read(&mut hello).await.expect("a first message");
    hello.truncate(len);
    call.abort();
    hello
}

//! What a hostile partner takes from the others: the rate at which an honest partner receives what is published, while
//! another one asks for all that it can. Node, honest partner and meter have one processor, the attacker has the
//! other; the baseline is a loop in the attacker's place that does nothing. Beside it stands what share of a processor
//! the attack takes from the node while nothing is published.
//!
//! `NTC_BENCH_RECORDS`: records published in each part (default 6000). `NTC_BENCH_ATTACKS`: attacks by name, with commas
//! between (default all).

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a benchmark that cannot go on ends"
)]

#[expect(dead_code, reason = "each benchmark uses part of it")]
mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use ntc_core::identity::card::NodeCard;
use ntc_core::ledger::tree::empty_root;
use ntc_proto::node::v1 as node;
use ntc_proto::v1 as pb;
use ntc_proto::v1::exchange_service_client::ExchangeServiceClient;
use ntc_proto::v1::follow_request::Message as Say;
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, draft, peer};
use rustix::thread::{CpuSet, sched_setaffinity};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::task::JoinSet;
use tonic::transport::Channel;

use support::{Report, Usage, publish_stream, setting, star};

/// Loops of calls at a time.
const LOOPS: usize = 16;
/// Length of the body that the attacker fetches, bytes.
const BODY_LEN: usize = 4 << 20;
/// How long an attack lasts before the measurement begins: whatever it may take at once is gone by then.
const WARM: Duration = Duration::from_secs(6);
/// Over how long of it the node's processor time is looked at.
const ALONE: Duration = Duration::from_secs(3);
/// How often an attack comes, each between two times of peace.
const ROUNDS: usize = 3;

#[derive(Clone, Copy, Debug)]
enum Attack {
    Nothing,
    Bodies,
    Feed,
    Heads,
    Pings,
    Settings,
    Priorities,
    Resets,
}

fn main() {
    pin(0);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(run());
}

/// Everything that this thread starts from now on runs on one processor.
fn pin(processor: usize) {
    let mut set = CpuSet::new();
    set.set(processor);
    sched_setaffinity(None, &set).expect("a machine with two processors");
}

async fn run() {
    let records = setting("NTC_BENCH_RECORDS", 6000);
    let report = Report::new("hostile");
    let mut star = star(2).await;
    star.nodes[2].terminate().await;
    let sha256 = offer_body(&star).await;
    let target = Arc::new(Target {
        files: star.nodes.pop().expect("an attacker").into_files().await,
        card: star.nodes[0].files.card.clone(),
        sha256,
    });
    measure(&star, 500, 0).await;
    let hub = star.nodes[0].process_id();

    let chosen = std::env::var("NTC_BENCH_ATTACKS").ok();
    let mut published = 500;
    for (name, attack) in [
        ("bodies", Attack::Bodies),
        ("feed_again", Attack::Feed),
        ("heads", Attack::Heads),
        ("pings", Attack::Pings),
        ("settings", Attack::Settings),
        ("priorities", Attack::Priorities),
        ("resets", Attack::Resets),
    ] {
        if chosen
            .as_deref()
            .is_some_and(|names| !names.split(',').any(|one| one == name))
        {
            continue;
        }
        let (mut peace, mut war) = (Vec::new(), Vec::new());
        for round in 0..=2 * ROUNDS {
            let (now, of) = match round % 2 {
                0 => (Attack::Nothing, &mut peace),
                _ => (attack, &mut war),
            };
            let going = Attacker::start(now, Arc::clone(&target));
            tokio::time::sleep(WARM - ALONE).await;
            let before = Usage::of(hub);
            tokio::time::sleep(ALONE).await;
            let alone = (Usage::of(hub).cpu - before.cpu).div_duration_f64(ALONE);
            of.push((measure(&star, records, published).await, alone));
            published += records;
            going.stop();
        }
        let ((before, idle), (during, taken)) = (middle(peace), middle(war));
        report.against(name, during, "records/s", before);
        report.against(&format!("{name}_alone"), taken, "processors", idle);
    }
    support::stop(star).await;
}

/// The medians of rates and shares.
fn middle(measured: Vec<(f64, f64)>) -> (f64, f64) {
    let (mut rates, mut shares): (Vec<_>, Vec<_>) = measured.into_iter().unzip();
    rates.sort_by(f64::total_cmp);
    shares.sort_by(f64::total_cmp);
    (rates[rates.len() / 2], shares[shares.len() / 2])
}

/// Records that the honest partner receives in a second while they are published.
async fn measure(star: &Federation, records: usize, first: usize) -> f64 {
    let (hub, honest) = (&star.nodes[0], &star.nodes[1]);
    let started = Instant::now();
    publish_stream(hub, first, records).await;
    loop {
        let told = hub.peer(honest.party()).await;
        if told.receipted == told.feed_size {
            return records as f64 / started.elapsed().as_secs_f64();
        }
        assert!(started.elapsed() < Duration::from_secs(300), "no receipt");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Publishes a notice with a body that every partner may fetch.
async fn offer_body(star: &Federation) -> Vec<u8> {
    let hub = &star.nodes[0];
    let chunks: Vec<_> = vec![0x5a; BODY_LEN]
        .chunks(100_000)
        .map(|chunk| node::UploadMediaRequest {
            chunk: chunk.to_vec(),
        })
        .collect();
    let upload = hub.records().upload_media(tokio_stream::iter(chunks)).await;
    let sha256 = upload.expect("an upload").into_inner().sha256;
    let mut draft = draft::seizure("AZ");
    draft.media = Some(pb::Media {
        items: vec![pb::MediaItem {
            sha256: sha256.clone(),
            size: BODY_LEN as u64,
            content_type: "image/jpeg".to_owned(),
            caption: "the seal".to_owned(),
            media_kind: "photo".to_owned(),
        }],
    });
    let published = hub.publish(draft).await;
    hub.until_receipted(&published.id, star.nodes[1].party())
        .await;
    sha256
}

/// Whom the attacker attacks, and as whom.
struct Target {
    files: NodeFiles,
    card: NodeCard,
    sha256: Vec<u8>,
}

/// A thread on the other processor.
struct Attacker {
    stop: Arc<AtomicBool>,
    thread: std::thread::JoinHandle<()>,
}

impl Attacker {
    fn start(attack: Attack, target: Arc<Target>) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let ends = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            pin(1);
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(async {
                let mut loops = JoinSet::new();
                for _ in 0..LOOPS {
                    loops.spawn(go_on(attack, Arc::clone(&target)));
                }
                // The loop that does nothing takes the processor as an attack does.
                while !ends.load(Ordering::Relaxed) {
                    match attack {
                        Attack::Nothing => std::hint::spin_loop(),
                        Attack::Bodies
                        | Attack::Feed
                        | Attack::Heads
                        | Attack::Pings
                        | Attack::Settings
                        | Attack::Priorities
                        | Attack::Resets => tokio::time::sleep(Duration::from_millis(5)).await,
                    }
                }
            });
        });
        Self { stop, thread }
    }

    fn stop(self) {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().expect("the attacker ends");
    }
}

/// Attacks over and over, whatever the node answers.
async fn go_on(attack: Attack, target: Arc<Target>) {
    loop {
        match attack {
            Attack::Nothing => return,
            Attack::Bodies | Attack::Feed | Attack::Heads => calls(attack, &target).await,
            Attack::Pings => frames(&target, || frame(6, 0, 0, &[7; 8])).await,
            Attack::Settings => frames(&target, || frame(4, 0, 0, &[])).await,
            Attack::Priorities => frames(&target, priority).await,
            Attack::Resets => {
                let mut stream = 1;
                frames(&target, || reset_call(&mut stream)).await;
            }
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

async fn calls(attack: Attack, target: &Target) {
    let Ok(mut client) = peer::try_exchange(&target.files, &target.card).await else {
        return;
    };
    for _ in 0..1000 {
        let alive = match attack {
            Attack::Heads => client.head(pb::HeadRequest {}).await.map(|_| ()),
            Attack::Bodies => body(&mut client, &target.sha256).await,
            Attack::Nothing
            | Attack::Feed
            | Attack::Pings
            | Attack::Settings
            | Attack::Priorities
            | Attack::Resets => feed(&mut client).await,
        };
        if alive.is_err_and(|status| status.code() == tonic::Code::Unavailable) {
            return;
        }
    }
}

async fn body(
    client: &mut ExchangeServiceClient<Channel>,
    sha256: &[u8],
) -> Result<(), tonic::Status> {
    let request = pb::FetchMediaRequest {
        sha256: sha256.to_vec(),
        offset: 0,
    };
    let mut chunks = client.fetch_media(request).await?.into_inner();
    while chunks.message().await?.is_some() {}
    Ok(())
}

/// Follows from the beginning and leaves after a few batches, to begin again.
async fn feed(client: &mut ExchangeServiceClient<Channel>) -> Result<(), tonic::Status> {
    let start = pb::FollowRequest {
        message: Some(Say::Start(pb::FollowStart {
            replica: vec![7; 16],
            shown_root: empty_root().as_bytes().to_vec(),
            ..pb::FollowStart::default()
        })),
    };
    let (said, says) = tokio::sync::mpsc::channel(1);
    drop(said.send(start).await);
    let says = tokio_stream::wrappers::ReceiverStream::new(says);
    let mut batches = client.follow(says).await?.into_inner();
    for _ in 0..8 {
        if batches.message().await?.is_none() {
            break;
        }
    }
    Ok(())
}

/// Sends such frames for as long as the connection lasts, reading what comes.
async fn frames(target: &Target, mut next: impl FnMut() -> Vec<u8>) {
    let Ok(stream) = peer::dial(&target.files, &target.card).await else {
        return;
    };
    let (mut read, mut write) = tokio::io::split(stream);
    let reading = async {
        let mut heard = vec![0; 16 * 1024];
        while read.read(&mut heard).await.is_ok_and(|len| len > 0) {}
    };
    let writing = async {
        let mut preface = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
        preface.extend(frame(4, 0, 0, &[]));
        let mut flood = preface;
        while write.write_all(&flood).await.is_ok() {
            flood.clear();
            (0..100).for_each(|_| flood.extend(next()));
        }
    };
    tokio::select! {
        () = reading => {}
        () = writing => {}
    }
}

/// A frame of HTTP/2.
fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let len = u32::try_from(payload.len())
        .expect("a short frame")
        .to_be_bytes();
    let mut bytes = vec![len[1], len[2], len[3], kind, flags];
    bytes.extend(stream.to_be_bytes());
    bytes.extend(payload);
    bytes
}

/// PRIORITY of a stream, and a byte more of window.
fn priority() -> Vec<u8> {
    let mut bytes = frame(2, 0, 1, &[0, 0, 0, 0, 1]);
    bytes.extend(frame(8, 0, 0, &[0, 0, 0, 1]));
    bytes
}

/// HEADERS of a call, and RST_STREAM at once: the node begins what nobody waits for.
fn reset_call(stream: &mut u32) -> Vec<u8> {
    const PATH: &str = "/ntc.v1.ExchangeService/Head";
    const END_HEADERS: u8 = 4;
    const CANCEL: [u8; 4] = [0, 0, 0, 8];
    // HPACK without its tables: method POST and scheme https are indexed, the others literal.
    let mut headers = vec![0x83, 0x87];
    for (name, value) in [(4, PATH), (1, "peer"), (31, "application/grpc")] {
        let value_len = u8::try_from(value.len()).expect("a short value");
        if name < 15 {
            headers.push(name);
        } else {
            headers.extend([15, name - 15]);
        }
        headers.push(value_len);
        headers.extend(value.as_bytes());
    }
    let mut bytes = frame(1, END_HEADERS, *stream, &headers);
    bytes.extend(frame(3, 0, *stream, &CANCEL));
    *stream += 2;
    bytes
}

//! What the benchmarks share: lines of results, percentiles, the floor of disk and signature, and what a process
//! uses.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Write as _;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use ntc_core::envelope::{PublicKey, Sign as _, SoftKey};
use ntc_core::model::identifier::{Identifier, Scheme};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::node_service_client::NodeServiceClient;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::node::{NodeFiles, connect};
use ntc_tests::{Federation, TestNode, draft};
use rustix::fs::{FallocateFlags, fallocate};
use serde_json::json;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Length of what the floor writes and signs, bytes: a record of [`notice`] as the ledger's journal holds it, about.
pub(crate) const RECORD_LEN: usize = 1024;
/// What the floor's file is preallocated to, as segments of a journal are.
const FLOOR_LEN: u64 = 64 << 20;
/// `/proc/<pid>/stat` counts in hundredths of a second on every Linux that a node runs on.
const TICK: Duration = Duration::from_millis(10);
/// How often it is looked how far an index is.
const LOOK: Duration = Duration::from_millis(10);
/// How long an index may stand still that is behind.
const STUCK: Duration = Duration::from_secs(60);

/// Results of one benchmark, a line of JSON each on standard output.
pub(crate) struct Report(&'static str);

impl Report {
    pub(crate) const fn new(bench: &'static str) -> Self {
        Self(bench)
    }

    /// A figure without a baseline.
    pub(crate) fn figure(&self, metric: &str, value: f64, unit: &str) {
        self.write(metric, value, unit, None);
    }

    /// A figure next to a baseline in the same unit, measured in the same run.
    pub(crate) fn against(&self, metric: &str, value: f64, unit: &str, baseline: f64) {
        self.write(metric, value, unit, Some(baseline));
    }

    fn write(&self, metric: &str, value: f64, unit: &str, baseline: Option<f64>) {
        let line = json!({
            "bench": self.0,
            "metric": metric,
            "value": round(value),
            "unit": unit,
            "baseline": baseline.map(round),
            "ratio": baseline.map(|baseline| round(value / baseline)),
            "load": load(),
        });
        writeln!(std::io::stdout(), "{line}").expect("standard output");
    }
}

fn round(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// Load average of the last minute.
fn load() -> f64 {
    let text = std::fs::read_to_string("/proc/loadavg").expect("the load");
    let first = text.split_whitespace().next().expect("an average");
    first.parse().expect("a number")
}

/// Durations of one kind.
#[derive(Clone, Default)]
pub(crate) struct Samples(Vec<Duration>);

impl Samples {
    pub(crate) fn add(&mut self, sample: Duration) {
        self.0.push(sample);
    }

    pub(crate) fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// A percentile, microseconds.
    pub(crate) fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
        sorted
            .get(at)
            .map_or(0.0, |sample| sample.as_secs_f64() * 1e6)
    }
}

/// The least that any durable, signed record costs on this machine.
pub(crate) struct Floor {
    file: File,
    at: u64,
    key: SoftKey,
    public: PublicKey,
    bytes: Vec<u8>,
}

impl Floor {
    /// A preallocated file beside the node's data, on the same disk.
    pub(crate) fn new(dir: &Path) -> Self {
        let file = File::options()
            .create(true)
            .truncate(true)
            .write(true)
            .open(dir.join("floor"))
            .expect("a file");
        fallocate(&file, FallocateFlags::empty(), 0, FLOOR_LEN).expect("room");
        file.sync_all().expect("a sync");
        let key = SoftKey::from_seed(&[7; 32]);
        let public = PublicKey::from_bytes(&key.public_key()).expect("a key");
        Self {
            file,
            at: 0,
            key,
            public,
            bytes: vec![0x5a; RECORD_LEN],
        }
    }

    /// Writes so many records and makes them durable once.
    pub(crate) fn append(&mut self, records: usize) -> Duration {
        let bytes = self.bytes.repeat(records);
        if self.at + bytes.len() as u64 > FLOOR_LEN {
            self.at = 0;
        }
        let started = Instant::now();
        self.file.write_all_at(&bytes, self.at).expect("a write");
        self.file.sync_data().expect("a sync");
        self.at += bytes.len() as u64;
        started.elapsed()
    }

    /// The least that a follower does with so many records: each is verified, all are appended and synced once.
    pub(crate) fn follow(&mut self, records: usize) -> Duration {
        let signature = self.key.sign(&self.bytes).expect("a signature");
        let started = Instant::now();
        for _ in 0..records {
            assert!(self.public.verifies(&self.bytes, &signature));
        }
        let verified = started.elapsed();
        verified + self.append(records)
    }

    /// One signature.
    pub(crate) fn sign(&self) -> Duration {
        let started = Instant::now();
        std::hint::black_box(self.key.sign(&self.bytes).expect("a signature"));
        started.elapsed()
    }

    /// One strict verification.
    pub(crate) fn verify(&self) -> Duration {
        let signature = self.key.sign(&self.bytes).expect("a signature");
        let started = Instant::now();
        assert!(self.public.verifies(&self.bytes, &signature));
        started.elapsed()
    }
}

/// What a process has used.
#[derive(Clone, Copy)]
pub(crate) struct Usage {
    /// Processor time, both modes.
    pub(crate) cpu: Duration,
    /// Memory that is resident, MiB.
    pub(crate) rss_mib: f64,
}

/// A figure of memory that the kernel tells of a process, MiB.
fn memory_mib(status: &str, name: &str) -> f64 {
    let kib = status
        .lines()
        .find_map(|line| line.strip_prefix(name))
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|kib| kib.parse::<f64>().ok());
    kib.expect("resident memory") / 1024.0
}

impl Usage {
    pub(crate) fn of(process: u32) -> Self {
        let read = |file: &str| {
            std::fs::read_to_string(format!("/proc/{process}/{file}")).expect("the process runs")
        };
        let stat = read("stat");
        // The name in parentheses can hold anything, so fields are counted behind it.
        let (_, fields) = stat.rsplit_once(')').expect("a name");
        let ticks: u32 = fields
            .split_whitespace()
            .skip(11)
            .take(2)
            .map(|ticks| ticks.parse::<u32>().expect("ticks"))
            .sum();
        Self {
            cpu: TICK * ticks,
            rss_mib: memory_mib(&read("status"), "VmRSS:"),
        }
    }

    /// The most memory that a process had resident, MiB.
    pub(crate) fn peak_mib(process: u32) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{process}/status"));
        memory_mib(&status.expect("the process runs"), "VmHWM:")
    }

    /// Processor time since, microseconds for each of so many records.
    pub(crate) fn micros_each_since(&self, earlier: &Self, records: usize) -> f64 {
        (self.cpu - earlier.cpu).as_secs_f64() * 1e6 / records as f64
    }
}

/// A number from the environment, so that a run can be made short or long.
pub(crate) fn setting(name: &str, default: usize) -> usize {
    std::env::var(name)
        .ok()
        .map_or(default, |text| text.parse().expect("a number"))
}

/// Owners of invented containers, for each million of them.
const OWNERS: [&str; 6] = ["CSQU", "MSCU", "CMAU", "TGHU", "HLXU", "BMOU"];

/// The number of a container, with the check digit that holds (ISO 6346).
pub(crate) fn container(number: usize) -> String {
    let mut owners = OWNERS.into_iter().cycle();
    let owner = owners.nth(number / 1_000_000).expect("an owner");
    let written = format!("{owner}{:06}0", number % 1_000_000);
    let read = Identifier::read(Scheme::Container, &written, None).expect("a container");
    read.would_hold().unwrap_or(written)
}

/// A notice of about 1 KiB in the journal, with two identifiers that it is found by.
pub(crate) fn notice(country: &str, number: usize) -> pb::Draft {
    let identifier = |scheme: &str, raw: String| v1::Identifier {
        scheme: scheme.to_owned(),
        raw,
        ..v1::Identifier::default()
    };
    let mut draft = draft::seizure(country);
    draft.transport = Some(v1::Transport {
        legs: vec![v1::Leg {
            mode: "3".to_owned(),
            conveyance: Some(v1::Coded {
                code: "truck".to_owned(),
                ..v1::Coded::default()
            }),
            identifiers: vec![identifier(
                "plate",
                format!("{}AA{}", number % 90 + 10, number),
            )],
            ..v1::Leg::default()
        }],
        equipment: vec![v1::Equipment {
            container: Some(identifier("container", container(number))),
            ..v1::Equipment::default()
        }],
        ..v1::Transport::default()
    });
    draft
}

/// Publishes so many notices on one stream, and answers how long that took.
pub(crate) async fn publish_stream(node: &TestNode, first: usize, count: usize) -> Duration {
    let country = node.party()[..2].to_owned();
    let drafts = (first..first + count).map(move |number| notice(&country, number));
    publish_all(node, drafts, count).await
}

/// Publishes these drafts on one stream, and answers how long that took.
pub(crate) async fn publish_all(
    node: &TestNode,
    drafts: impl Iterator<Item = pb::Draft> + Send + 'static,
    count: usize,
) -> Duration {
    let drafts = futures::stream::iter(drafts.map(|draft| pb::PublishRequest {
        draft: Some(draft),
        again: false,
    }));
    let started = Instant::now();
    let mut answers = node
        .records()
        .publish_stream(drafts)
        .await
        .expect("a stream")
        .into_inner();
    let mut published = 0;
    while let Some(answer) = answers.message().await.expect("an answer") {
        match answer.outcome {
            Some(pb::publish_stream_response::Outcome::Published(_)) => published += 1,
            other => panic!("not published: {other:?}"),
        }
    }
    assert_eq!(published, count);
    started.elapsed()
}

/// Waits until a node's index has followed its ledger, however long that takes, as long as it goes on.
pub(crate) async fn indexed(node: &TestNode) {
    let (mut least, mut since) = (u64::MAX, Instant::now());
    loop {
        let lag = node.status().await.index_lag;
        if lag == 0 {
            return;
        }
        if lag < least {
            (least, since) = (lag, Instant::now());
        }
        assert!(since.elapsed() < STUCK, "the index is stuck {lag} behind");
        tokio::time::sleep(LOOK).await;
    }
}

/// Waits until a node received so many records, for as long as there come more.
pub(crate) async fn received(node: &TestNode, records: u64) {
    let (mut most, mut since) = (0, Instant::now());
    loop {
        let received = node.status().await.received;
        if received >= records {
            return;
        }
        if received > most {
            (most, since) = (received, Instant::now());
        }
        assert!(since.elapsed() < STUCK, "stuck at {received} of {records}");
        tokio::time::sleep(LOOK).await;
    }
}

/// Looks at how long a node's index is behind its ledger.
pub(crate) struct Behind {
    most: watch::Receiver<Duration>,
    looking: JoinHandle<()>,
}

impl Behind {
    /// Looks from now on.
    pub(crate) async fn watch(node: &TestNode) -> Self {
        let mut client = NodeServiceClient::new(connect(&node.files.profile).await);
        let (longest, most) = watch::channel(Duration::ZERO);
        let looking = tokio::spawn(async move {
            let mut sizes = VecDeque::new();
            let mut look = tokio::time::interval(LOOK);
            loop {
                look.tick().await;
                let status = client.status(pb::StatusRequest {}).await;
                let (status, now) = (status.expect("a status").into_inner(), Instant::now());
                let followed = status.ledger_size.saturating_sub(status.index_lag);
                sizes.push_back((status.ledger_size, now));
                while sizes.front().is_some_and(|(size, _)| *size <= followed) {
                    sizes.pop_front();
                }
                // What the index lacks was there at this time at the latest.
                let since = sizes.front().map_or(now, |(_, seen)| *seen);
                longest.send_modify(|longest| *longest = (*longest).max(now - since));
            }
        });
        Self { most, looking }
    }

    /// The longest that it was behind since, seconds.
    pub(crate) fn most(self) -> f64 {
        self.looking.abort();
        self.most.borrow().as_secs_f64()
    }
}

/// Bytes that the files below a folder take on the disk.
pub(crate) fn disk_bytes(dir: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    let entries = std::fs::read_dir(dir).expect("a folder");
    let sizes = entries.map(|entry| {
        let entry = entry.expect("an entry");
        // What is merged meanwhile is gone, and takes nothing.
        let Ok(metadata) = entry.metadata() else {
            return 0;
        };
        if metadata.is_dir() {
            disk_bytes(&entry.path())
        } else {
            metadata.blocks() * 512
        }
    });
    sizes.sum()
}

/// Milliseconds since the epoch, with fractions.
pub(crate) fn wall_ms() -> f64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.expect("a clock after 1970").as_secs_f64() * 1e3
}

/// The parties of the benchmarks: a hub, then its peers.
pub(crate) const PARTIES: [&str; 21] = [
    "AZ/customs",
    "GE/customs",
    "KZ/customs",
    "MD/customs",
    "TR/customs",
    "UA/customs",
    "UZ/customs",
    "BG/customs",
    "RO/customs",
    "HU/customs",
    "PL/customs",
    "SK/customs",
    "CZ/customs",
    "AT/customs",
    "DE/customs",
    "FR/customs",
    "IT/customs",
    "ES/customs",
    "PT/customs",
    "BE/customs",
    "NL/customs",
];

/// A node with the segments of a real one, in a process of its own.
pub(crate) async fn start(party: &str) -> TestNode {
    let files = NodeFiles::make(party);
    files.edit_config(|text| {
        text.replace("ledger_segment_mib = 1\n", "ledger_segment_mib = 64\n")
            .replace("replica_segment_mib = 1\n", "replica_segment_mib = 8\n")
    });
    let mut node = TestNode::stopped(files);
    node.spawn().await;
    node
}

/// Stops every node.
pub(crate) async fn stop(mut star: Federation) {
    for node in &mut star.nodes {
        node.terminate().await;
    }
}

/// A node with so many partners, with each of which it shares everything. They sign and go: none connects any more, so that
/// what is measured of the node is its own work.
pub(crate) async fn with_partners(party: &str, partners: usize) -> TestNode {
    let mut node = start(party).await;
    for number in 0..partners {
        let mut partner = start(&format!("KZ/committee-{number}")).await;
        (node, partner) = agreed((node, partner), &format!("with-{number}")).await;
        partner.terminate().await;
    }
    node
}

/// Two nodes that enrolled each other and signed an agreement of this id.
pub(crate) async fn agreed((one, other): (TestNode, TestNode), id: &str) -> (TestNode, TestNode) {
    one.enrol(&other.files.card).await;
    other.enrol(&one.files.card).await;
    ntc_tests::until("a session", || async {
        one.peer(other.party()).await.state == "connected"
            && other.peer(one.party()).await.state == "connected"
    })
    .await;
    let document = share_all(id, &[one.party(), other.party()]);
    let mut pair = Federation {
        nodes: vec![one, other],
    };
    pair.agree(&document).await;
    let other = pair.nodes.pop().expect("two nodes");
    (pair.nodes.pop().expect("two nodes"), other)
}

/// A hub with so many peers, each a process of its own, with one agreement for each pair.
pub(crate) async fn star(peers: usize) -> Federation {
    star_by(peers, share_all).await
}

/// The same with agreements of another text, which is told the id and the parties.
pub(crate) async fn star_by(
    peers: usize,
    agreement: impl Fn(&str, &[&str]) -> String,
) -> Federation {
    let mut nodes = Vec::new();
    for party in PARTIES.iter().take(peers + 1) {
        nodes.push(start(party).await);
    }
    let star = Federation { nodes };
    let (hub, others) = star.nodes.split_first().expect("a hub");
    for other in others {
        hub.enrol(&other.files.card).await;
        other.enrol(&hub.files.card).await;
    }
    for other in others {
        ntc_tests::until("a session", || async {
            hub.peer(other.party()).await.state == "connected"
                && other.peer(hub.party()).await.state == "connected"
        })
        .await;
        let pair = [hub.party(), other.party()];
        let id = format!("with-{}", &other.party()[..2].to_lowercase());
        star.agree(&agreement(&id, &pair)).await;
    }
    star
}

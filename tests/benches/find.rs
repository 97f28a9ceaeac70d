//! Finding in a large ledger: identifiers and words in another spelling than the one held, each next to a bare call,
//! and the bytes that words take on the disk.
//!
//! Everything is asked right behind publishing, while the index is still merged, and once more after that (`merged_`).
//!
//! `NTC_BENCH_RECORDS`: records in the ledger (default 20000). `NTC_BENCH_LOOKUPS`: questions of each sort (default
//! 200).

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
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_proto::v1;
use ntc_tests::TestNode;
use ntc_tests::node::connect;
use tonic::transport::Channel;

use support::{
    RECORD_LEN, Report, Samples, container, disk_bytes, indexed, notice, publish_all, setting,
};

/// Syllables of invented names, for each digit, in Latin and in Cyrillic.
const SYLLABLES: [(&str, &str); 10] = [
    ("ba", "ба"),
    ("to", "то"),
    ("ri", "ри"),
    ("ma", "ма"),
    ("ku", "ку"),
    ("le", "ле"),
    ("na", "на"),
    ("so", "со"),
    ("da", "да"),
    ("vu", "ву"),
];

#[tokio::main]
async fn main() {
    let records = setting("NTC_BENCH_RECORDS", 20_000);
    let lookups = setting("NTC_BENCH_LOOKUPS", 200);
    let report = Report::new("find");
    let mut node = support::start("AZ/customs").await;
    let drafts = (0..records).map(|number| named(notice("AZ", number), number));
    publish_all(&node, drafts, records).await;
    indexed(&node).await;
    let each = |part: &str| disk_bytes(&node.files.data().join(part)) as f64 / records as f64;
    report.against(
        "disk_words",
        each("words"),
        "bytes/record",
        RECORD_LEN as f64,
    );
    report.against(
        "disk_index",
        each("index"),
        "bytes/record",
        RECORD_LEN as f64,
    );
    look_up((&report, ""), &node, records, lookups).await;
    merged(&node).await;
    look_up((&report, "merged_"), &node, records, lookups).await;
    node.terminate().await;
}

/// Waits until the node has merged what it wrote: the files of its index stay as they are for a while.
async fn merged(node: &TestNode) {
    const WHILE: Duration = Duration::from_secs(5);
    let bytes = || ["words", "index"].map(|part| disk_bytes(&node.files.data().join(part)));
    let mut before = bytes();
    loop {
        tokio::time::sleep(WHILE).await;
        let now = bytes();
        if now == before {
            return;
        }
        before = now;
    }
}

/// Asks every question for many records; the names of the figures begin with `state`.
async fn look_up(
    (report, state): (&Report, &str),
    node: &TestNode,
    records: usize,
    lookups: usize,
) {
    let mut client = RecordServiceClient::new(connect(&node.files.profile).await);
    let picked = |lookup: usize| lookup.wrapping_mul(0x9e37_79b9) % records;
    let bare = bare(&mut client, lookups).await;
    for (metric, within, text) in questions() {
        let mut samples = Samples::default();
        for number in (0..lookups).map(picked) {
            let text = text(number);
            let started = Instant::now();
            let found = find(&mut client, &text, within).await;
            samples.add(started.elapsed());
            assert!(!found.records.is_empty(), "{text} is not found");
        }
        for percent in [50, 99] {
            let metric = format!("{state}{metric}_p{percent}");
            report.against(&metric, samples.percentile(percent) / 1e3, "ms", bare);
        }
    }
}

/// What is asked: the name of the figure, where is looked, and the text by the number of a record.
type Question = (&'static str, pb::Within, fn(usize) -> String);

fn questions() -> [Question; 8] {
    use pb::Within::{Company, Identifier, Place, Substance, Text, Unspecified};
    [
        ("identifier_container", Identifier, |number| {
            let number = container(number);
            let (owner, serial) = number.split_at(4);
            format!("{} {serial}", owner.to_lowercase())
        }),
        ("identifier_plate", Identifier, |number| {
            format!("{} АА-{number}", number % 90 + 10)
        }),
        ("anything_container", Unspecified, |number| {
            container(number)[..10].to_owned()
        }),
        ("text_company", Company, |number| name(number, |it| it.1)),
        ("text_company_and_common_word", Company, |number| {
            format!("{} trading", name(number, |it| it.1))
        }),
        ("text_common_substance", Substance, |_| "героин".to_owned()),
        ("text_common_place", Place, |_| "ბაქო".to_owned()),
        ("text_two_common_words", Text, |_| "truck heroin".to_owned()),
    ]
}

async fn find(
    client: &mut RecordServiceClient<Channel>,
    text: &str,
    within: pb::Within,
) -> pb::ListResponse {
    let request = pb::ListRequest {
        sought: Some(pb::Sought {
            text: text.to_owned(),
            within: within.into(),
        }),
        ..pb::ListRequest::default()
    };
    client.list(request).await.expect("a page").into_inner()
}

/// Milliseconds of a page of the newest record at the median: what any call costs.
async fn bare(client: &mut RecordServiceClient<Channel>, lookups: usize) -> f64 {
    let mut samples = Samples::default();
    for _ in 0..lookups {
        let request = pb::ListRequest {
            page_size: 1,
            ..pb::ListRequest::default()
        };
        let started = Instant::now();
        client.list(request).await.expect("a page");
        samples.add(started.elapsed());
    }
    samples.percentile(50) / 1e3
}

/// Sites of the notices.
const SITES: [&str; 5] = ["Baku", "Poti", "Aktau", "Odesa", "Giurgiulesti"];

/// The notice with a consignee of its own, at one of a few sites.
fn named(mut draft: pb::Draft, number: usize) -> pb::Draft {
    if let Some(pb::draft::Event::Seizure(event)) = &mut draft.event
        && let Some(place) = &mut event.place
    {
        place.site_name = SITES[number % SITES.len()].to_owned();
    }
    draft.companies = Some(v1::Companies {
        items: vec![v1::Company {
            role: Some(v1::Coded {
                code: "consignee".to_owned(),
                ..v1::Coded::default()
            }),
            name: format!("{} Trading", name(number, |it| it.0)),
            ..v1::Company::default()
        }],
    });
    draft
}

/// Two invented words for each number up to 10^8.
fn name(number: usize, writing: fn(&(&'static str, &'static str)) -> &'static str) -> String {
    let digits = format!("{number:08}");
    let syllables: Vec<_> = digits
        .bytes()
        .map(|digit| writing(&SYLLABLES[usize::from(digit - b'0')]))
        .collect();
    let (one, other) = syllables.split_at(4);
    format!("{} {}", one.concat(), other.concat())
}

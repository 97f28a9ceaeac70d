//! Queries: one officer asks six partners at once, each a process of its own with records in its index. What is measured
//! goes from the officer's call to the last answer: two syncs here, one at each partner, and steps of 5 ms.
//!
//! `NTC_BENCH_RECORDS`: records of each partner (default 2000). `NTC_BENCH_QUERIES`: queries of each sort (default 100).

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
use ntc_proto::node::v1::ask_partners_response::Step;
use ntc_proto::node::v1::query_service_client::QueryServiceClient;
use ntc_proto::v1;
use ntc_proto::v1::query_subject::About;
use ntc_tests::draft;
use ntc_tests::federation::share_all;
use ntc_tests::node::connect;
use tonic::transport::Channel;

use support::{Report, Samples, indexed, notice, publish_all, setting, star_by};

const PARTNERS: usize = 6;
/// What a query for a number may take until its last answer, milliseconds: half of them, and 99 of 100.
const GOALS_MS: [(usize, f64); 2] = [(50, 15.0), (99, 50.0)];
/// The same for a name, 99 of 100.
const NAME_GOAL_MS: f64 = 100.0;
/// Between two queries, so that no partner has to slow the asker down.
const REST: Duration = Duration::from_millis(25);

#[tokio::main]
async fn main() {
    let records = setting("NTC_BENCH_RECORDS", 2_000);
    let queries = setting("NTC_BENCH_QUERIES", 100);
    let report = Report::new("query");
    let star = star_by(PARTNERS, agreement).await;
    for partner in &star.nodes[1..] {
        let country = partner.party()[..2].to_owned();
        let of = country.clone();
        let notices = (0..records).map(move |number| notice(&of, number));
        publish_all(partner, notices, records).await;
        let mut known = draft::full(&country, "AZ");
        let person = &mut known.persons.as_mut().expect("persons").items[0];
        person.birth_date = "1974-08-12".to_owned();
        publish_all(partner, std::iter::once(known), 1).await;
        indexed(partner).await;
    }
    let mut client = QueryServiceClient::new(connect(&star.nodes[0].files.profile).await);
    let plate = |raw: &str| {
        About::Number(v1::QueryNumber {
            scheme: "plate".to_owned(),
            raw: raw.to_owned(),
            country: String::new(),
        })
    };
    let person = About::Person(v1::QueryPerson {
        name: "Anna Maria Eriksson".to_owned(),
        birth_date: "1974-08-12".to_owned(),
        ..v1::QueryPerson::default()
    });
    let sorts = [
        ("number_hit", plate("AA1234BB"), PARTNERS),
        ("number_miss", plate("ZZ9999ZZ"), 0),
        ("name_hit", person, PARTNERS),
    ];
    for (sort, about, hits) in sorts {
        let samples = ask(&mut client, &about, queries, hits).await;
        for (percent, goal) in GOALS_MS {
            let goal = if sort == "name_hit" {
                NAME_GOAL_MS
            } else {
                goal
            };
            let metric = format!("{sort}_p{percent}");
            report.against(&metric, samples.percentile(percent) / 1e3, "ms", goal);
        }
    }
    support::stop(star).await;
}

/// An agreement that lets a benchmark ask as often as it likes, about persons as well.
fn agreement(id: &str, parties: &[&str]) -> String {
    let changes = [
        ("persons = \"never\"", "persons = \"allow\""),
        (
            "# personal_data_basis = \"...\"",
            "personal_data_basis = \"Article 5\"",
        ),
        (
            "# personal_data_protection = \"treaty\"",
            "personal_data_protection = \"treaty\"",
        ),
        (
            "# evaluation = { required = true, minimum",
            "evaluation = { required = true } # minimum",
        ),
        ("queries_per_day = 500", "queries_per_day = 100000"),
        (
            "queries_per_officer_per_day = 50",
            "queries_per_officer_per_day = 100000",
        ),
    ];
    let document = share_all(id, parties);
    changes.iter().fold(document, |document, (old, new)| {
        assert!(document.contains(old), "{old}");
        document.replacen(old, new, 1)
    })
}

/// Asks all partners so many times, one query after the other.
async fn ask(
    client: &mut QueryServiceClient<Channel>,
    about: &About,
    queries: usize,
    hits: usize,
) -> Samples {
    let mut samples = Samples::default();
    for _ in 0..queries {
        let request = pb::AskPartnersRequest {
            subjects: vec![v1::QuerySubject {
                about: Some(about.clone()),
            }],
            purpose: "counter_narcotics".to_owned(),
            justification: "a benchmark".to_owned(),
            to: Vec::new(),
            ..pb::AskPartnersRequest::default()
        };
        let started = Instant::now();
        let mut steps = client
            .ask_partners(request)
            .await
            .expect("steps")
            .into_inner();
        let mut ended = None;
        while let Some(step) = steps.message().await.expect("a step") {
            if let Some(Step::Ended(sum)) = step.step {
                ended = Some(sum);
            }
        }
        samples.add(started.elapsed());
        let ended = ended.expect("an end");
        assert_eq!(
            (ended.asked as usize, ended.hit as usize),
            (PARTNERS, hits),
            "{ended:?}"
        );
        tokio::time::sleep(REST).await;
    }
    samples
}

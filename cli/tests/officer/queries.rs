//! Queries, as officers put them and see what came.

use ntc_proto::node::v1::ask_partners_response::Step;
use ntc_proto::node::v1::query_service_server::QueryService;
use ntc_proto::node::v1::*;
use ntc_proto::v1::query_subject::About;
use ntc_proto::v1::{QueryNamed, QueryNumber, QueryPerson, QuerySubject};
use tonic::{Request, Response, Status};

use crate::desk::Desk;
use crate::fake::{Fake, Run};

const QUERY: [u8; 16] = [
    1, 0x93, 0xb5, 0xa0, 0x7c, 0x41, 0x7d, 0x2f, 0x8a, 0x3b, 0x4c, 0x5d, 0x6e, 0x7f, 0x80, 0x91,
];
pub(crate) const ID: &str = "0193b5a0-7c41-7d2f-8a3b-4c5d6e7f8091";
const ASKED: i64 = 1_772_323_200_000;

#[tonic::async_trait]
impl QueryService for Fake {
    type AskPartnersStream = Run<AskPartnersResponse>;

    async fn ask_partners(
        &self,
        request: Request<AskPartnersRequest>,
    ) -> Result<Response<Self::AskPartnersStream>, Status> {
        self.call("ask_partners")?;
        let request = request.into_inner();
        let subjects = request.subjects.len();
        let is_nobody_meant = request.to == ["UZ"];
        let answers = match is_nobody_meant {
            true => &[][..],
            false => self.answers.as_slice(),
        };
        let is_kept_back = answers.iter().all(|it| it.outcome == "not_asked");
        self.wishes.lock().unwrap().push(request);
        let (asked, ended) = if is_nobody_meant || (is_kept_back && !answers.is_empty()) {
            let ended = AskEnded {
                not_asked: u32::try_from(answers.len()).unwrap(),
                ..AskEnded::default()
            };
            (Vec::new(), ended)
        } else {
            let asked = ["GE/revenue-service", "MD/customs"].map(str::to_owned);
            (asked.to_vec(), ended())
        };
        let mut steps = vec![Step::Begun(AskBegun {
            id: QUERY.to_vec(),
            asked,
        })];
        steps.extend(answers.iter().map(|answer| {
            let mut answer = answer.clone();
            answer.findings.truncate(subjects);
            Step::Answer(answer)
        }));
        steps.push(Step::Ended(ended));
        let steps = steps
            .into_iter()
            .map(|step| Ok(AskPartnersResponse { step: Some(step) }));
        let steps: Vec<_> = steps.collect();
        Ok(Response::new(Box::pin(tokio_stream::iter(steps))))
    }

    async fn list_queries(
        &self,
        request: Request<ListQueriesRequest>,
    ) -> Result<Response<ListQueriesResponse>, Status> {
        self.call("list_queries")?;
        let after = request.into_inner().after;
        if !after.is_empty() && after != QUERY {
            return Err(Status::not_found("not this one"));
        }
        Ok(Response::new(ListQueriesResponse {
            queries: vec![summary()],
            more: true,
        }))
    }

    async fn show_query(
        &self,
        request: Request<ShowQueryRequest>,
    ) -> Result<Response<ShowQueryResponse>, Status> {
        self.call("show_query")?;
        if request.into_inner().id != QUERY {
            return Err(Status::not_found("not this one"));
        }
        Ok(Response::new(ShowQueryResponse {
            summary: Some(summary()),
            justification: "named by a driver".to_owned(),
            subjects: vec![container(), anna(), named(1), named(2)],
            answers: self.answers.clone(),
        }))
    }

    async fn count_queries(
        &self,
        _: Request<CountQueriesRequest>,
    ) -> Result<Response<CountQueriesResponse>, Status> {
        self.call("count_queries")?;
        Ok(Response::new(CountQueriesResponse {
            unseen: 0,
            counts: vec![QueryCount {
                party: "GE/revenue-service".to_owned(),
                asked: 3,
                answered: 4,
            }],
            hits: [&[met()][..], &[anna(), named(1), named(2)].map(told_hit)].concat(),
        }))
    }
}

fn told_hit(subject: QuerySubject) -> QueryHitTold {
    QueryHitTold {
        party: "GE/revenue-service".to_owned(),
        asked_ms: ASKED,
        purpose: "counter_narcotics".to_owned(),
        justification: "named by a driver".to_owned(),
        subject: Some(subject),
        records: vec![QUERY.to_vec()],
        entries: Vec::new(),
    }
}

/// A subject that a partner asked about and that an entry of an own list has.
pub(crate) fn met() -> QueryHitTold {
    let entry = |key: &str, contact_first| QueryEntryMet {
        list: "subjects".to_owned(),
        key: key.to_owned(),
        owner: "anna".to_owned(),
        contact_first,
    };
    QueryHitTold {
        entries: vec![entry("7", true), entry("12", false)],
        records: Vec::new(),
        ..told_hit(anna())
    }
}

fn ended() -> AskEnded {
    AskEnded {
        asked: 4,
        hit: 2,
        no_hit: 1,
        refused: 0,
        silent: 1,
        took_ms: 23,
        not_asked: 1,
    }
}

fn summary() -> QuerySummary {
    QuerySummary {
        id: QUERY.to_vec(),
        asked_ms: ASKED,
        officer: "anna".to_owned(),
        purpose: "counter_narcotics".to_owned(),
        subjects: 2,
        ended: Some(ended()),
    }
}

fn container() -> QuerySubject {
    QuerySubject {
        about: Some(About::Number(QueryNumber {
            scheme: "container".to_owned(),
            raw: "CSQU3054383".to_owned(),
            country: String::new(),
        })),
    }
}

/// A company, 1, or a vessel, 2.
fn named(sort: u32) -> QuerySubject {
    QuerySubject {
        about: Some(About::Named(QueryNamed {
            sort,
            name: "Silver Heron".to_owned(),
            number: Some(QueryNumber {
                scheme: "imo_ship".to_owned(),
                raw: "9074729".to_owned(),
                country: String::new(),
            }),
            country: "PA".to_owned(),
        })),
    }
}

fn anna() -> QuerySubject {
    QuerySubject {
        about: Some(About::Person(QueryPerson {
            name: "Anna Eriksson".to_owned(),
            birth_date: "1974-08-12".to_owned(),
            document: Some(QueryNumber {
                scheme: "passport".to_owned(),
                raw: "L898902C3".to_owned(),
                country: "FI".to_owned(),
            }),
            nationality: "FI".to_owned(),
        })),
    }
}

/// One answer of each sort; `record` is what is shown of a hit.
pub(crate) fn answers(record: &GetResponse) -> Vec<AskAnswer> {
    let answer = |party: &str, outcome: &str, code: &str, why: &str, findings| AskAnswer {
        party: party.to_owned(),
        outcome: outcome.to_owned(),
        code: code.to_owned(),
        why: why.to_owned(),
        took_ms: 12,
        findings,
        ledger_index: if outcome == "not_asked" { 0 } else { 17 },
    };
    let hit = |record: &[u8], header: &[u8], sections| AskHit {
        unseen: false,
        source: "record".to_owned(),
        likeness: "normalised".to_owned(),
        record: record.to_vec(),
        header: header.to_vec(),
        sections,
    };
    let told = AskFinding {
        hits: vec![
            hit(&QUERY, &record.header, record.sections.clone()),
            hit(&QUERY, &[], Vec::new()),
        ],
        more: true,
    };
    let only = AskFinding {
        hits: vec![AskHit {
            source: "list".to_owned(),
            ..hit(&[], &[], Vec::new())
        }],
        more: false,
    };
    let nothing = || vec![AskFinding::default(); 2];
    vec![
        answer(
            "GE/revenue-service",
            "hit",
            "",
            "",
            vec![told, AskFinding::default()],
        ),
        answer(
            "UA/customs",
            "hit",
            "",
            "",
            vec![only, AskFinding::default()],
        ),
        answer("KZ/customs", "no_hit", "", "", nothing()),
        answer(
            "MD/customs",
            "not_asked",
            "QUERY_QUOTA",
            "the agreement allows one subject a day",
            Vec::new(),
        ),
        answer(
            "UZ/customs",
            "silent",
            "PARTNER_SILENT",
            "no answer came within 5 s",
            Vec::new(),
        ),
    ]
}

#[tokio::test]
async fn each_answer_is_a_row_with_what_it_shows_below_and_the_sum_at_the_end() {
    let desk = Desk::with(crate::full::fake("")).await;
    let ran = desk
        .ntc("query --container CSQU3054383 --purpose counter_narcotics --to KZ,all")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let rows = [
        "2 partners are asked, by the query 0193b5a0-7c41-7d2f-8a3b-4c5d6e7f8091",
        "GE/revenue-service               hit           12 ms",
        "normalised: a record 0193b5a0-7c41-7d2f-8a3b-4c5d6e7f8091; ask about it with 'ntc request new'",
        "normalised: a list of the partner has it, and no more may be told; ask the partner before you act",
        "KZ/customs                       no hit        12 ms",
        "QUERY_QUOTA: the agreement allows one subject a day",
        "UZ/customs                       silent        12 ms   PARTNER_SILENT: no answer came within 5 s",
        "4 asked: 2 hit, 1 no hit, 0 refused, 1 silent; 1 not asked; in 23 ms",
    ];
    for row in rows {
        assert!(ran.stdout.contains(row), "{row}\n{}", ran.stdout);
    }
    let wishes = desk.fake.wishes.lock().unwrap().clone();
    assert_eq!(wishes[0].subjects, [container()]);
    assert_eq!(wishes[0].to, ["KZ"]);
}

#[tokio::test]
async fn a_person_has_what_tells_them_apart_and_a_table_goes_in_parts() {
    let desk = Desk::with(crate::full::fake("")).await;
    let ran = desk
        .ntc("query --name Anna --born 1974 --document L898902C3 --country fi --nationality FI --purpose customs_risk --json")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(document["asked"], 4);
    assert_eq!(document["queries"][0]["subjects"][0]["name"], "Anna");
    let table = "container\n".to_owned() + &"CSQU3054383\n".repeat(5);
    std::fs::write(desk.file("five.csv"), table).unwrap();
    let ran = desk
        .ntc("query five.csv --purpose customs_risk --together 2 --json")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(
        (&document["asked"], &document["hit"]),
        (&12.into(), &6.into())
    );
    let wishes = desk.fake.wishes.lock().unwrap().clone();
    // Parts of a table go at the same time, in any order.
    let mut sizes: Vec<_> = wishes.iter().map(|wish| wish.subjects.len()).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [1, 1, 2, 2]);
    std::fs::write(desk.file("bad.csv"), "name\nEriksson\n").unwrap();
    let ran = desk.ntc("query bad.csv --purpose customs_risk").await;
    assert_eq!(ran.exit, 3);
    assert!(ran.stderr.contains("line 2") && ran.stderr.contains("QUERY_TOO_BROAD"));
    assert!(!ran.stderr.contains("Eriksson"), "{}", ran.stderr);
    let ran = desk.ntc("query --purpose customs_risk").await;
    assert_eq!(ran.exit, 2, "{}", ran.stderr);
}

#[tokio::test]
async fn a_number_in_the_notation_of_lists_is_asked_about_as_what_it_means() {
    let desk = Desk::with(crate::full::fake("")).await;
    for line in [
        "query --document passport:X4Q7TZ:UA",
        "query --document X4Q7TZ(UA)",
        "query --number passport:X4Q7TZ:UA",
        "query --number passport=X4Q7TZ/UA",
    ] {
        let line = format!("{line} --purpose customs_risk --justification Named --json");
        let ran = desk.ntc(&line).await;
        assert_eq!(ran.exit, 0, "{line}\n{}", ran.stderr);
    }
    let wishes = desk.fake.wishes.lock().unwrap().clone();
    assert_eq!(wishes.len(), 4);
    for wish in wishes {
        let Some(About::Number(number)) = &wish.subjects[0].about else {
            panic!("a number: {:?}", wish.subjects);
        };
        let told = [&*number.scheme, &*number.raw, &*number.country];
        assert_eq!(told, ["passport", "X4Q7TZ", "UA"]);
    }
    let ran = desk
        .ntc("query --document X4Q7TZ:XX --purpose customs_risk")
        .await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("IDENTIFIER_BAD_FORMAT"),
        "{}",
        ran.stderr
    );
}

#[tokio::test]
async fn an_e_mail_address_and_an_address_are_asked_about_from_the_line_and_from_a_table() {
    let desk = Desk::with(crate::full::fake("")).await;
    let table =
        "email,address,country\nanna@invented.example,,\n,\"12 Example Street, Batumi\",GE\n";
    std::fs::write(desk.file("places.csv"), table).unwrap();
    for line in [
        "query --email anna@invented.example --address 12-Example-Street,-Batumi --country ge",
        "query places.csv",
    ] {
        let line = format!("{line} --purpose customs_risk --json");
        let ran = desk.ntc(&line).await;
        assert_eq!(ran.exit, 0, "{}", ran.stderr);
        let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let subjects = &document["queries"][0]["subjects"];
        assert_eq!(subjects[0]["email"], "anna@invented.example");
        assert_eq!(subjects[1]["country"], "GE");
        assert!(subjects[1]["address"].as_str().unwrap().ends_with("Batumi"));
    }
    let asked: Vec<_> = desk.fake.wishes.lock().unwrap().clone();
    assert!(matches!(&asked[0].subjects[0].about, Some(About::Email(_))));
    assert!(matches!(&asked[1].subjects[1].about, Some(About::Address(it)) if it.country == "GE"));
    std::fs::write(desk.file("broad.csv"), "address\nBatumi\n").unwrap();
    let ran = desk.ntc("query broad.csv --purpose customs_risk").await;
    assert!(
        ran.stderr.contains("the number of the house"),
        "{}",
        ran.stderr
    );
}

#[tokio::test]
async fn what_was_asked_is_listed_and_shown_again() {
    let desk = Desk::with(crate::full::fake("")).await;
    let listed = desk.ntc("query list").await.stdout;
    for told in [
        "2 hit, 1 no hit, 1 silent, 1 not asked",
        "There are more: --after 0193b5a0-7c41-7d2f\n",
        "What partners asked about and you hold",
        "Anna Eriksson, born 1974-08-12, passport L898902C3 of FI, national of FI",
        "subjects 7 (anna: ask before you act); subjects 12 (anna)",
        "WHY",
        "named by a driver",
    ] {
        assert!(listed.contains(told), "{told}\n{listed}");
    }
    let shown = desk.ntc(&format!("query show {ID}")).await.stdout;
    for told in [
        "anna asked at",
        "Why: named by a driver",
        "1: container number CSQU3054383",
        "3: company Silver Heron, ",
        "4: vessel Silver Heron, ",
    ] {
        assert!(shown.contains(told), "{told}\n{shown}");
    }
}

#[tokio::test]
async fn the_beginning_of_a_querys_id_is_enough() {
    let desk = Desk::with(crate::full::fake("")).await;
    let shown = desk.ntc(&format!("query show {ID}")).await;
    for line in ["query show 0193b5a0-7c41-7d2f", "query show 0193B5A07C41"] {
        let by_start = desk.ntc(line).await;
        assert_eq!(
            (by_start.exit, &by_start.stdout),
            (0, &shown.stdout),
            "{line}"
        );
    }
    let listed = desk.ntc("query list --after 0193b5a0-7c41-7d2f").await;
    assert_eq!(listed.exit, 0, "{}", listed.stderr);
    // The node of this test always says that there is more.
    for line in [
        "query show 0193b5a0-7c42",
        "query show 0193b5a0-7c40 --json",
    ] {
        let none = desk.ntc(line).await;
        assert_eq!(none.exit, 6, "{line}: {}", none.stderr);
        assert!(none.stderr.contains("NOT_FOUND"), "{}", none.stderr);
    }
}

#[tokio::test]
async fn where_nobody_is_asked_it_says_why_and_ends_as_that_reason_does() {
    let kept_back = |code: &str, why: &str| AskAnswer {
        party: "GE/revenue-service".to_owned(),
        outcome: "not_asked".to_owned(),
        code: code.to_owned(),
        why: why.to_owned(),
        ..AskAnswer::default()
    };
    let unsaid = kept_back("QUERY_JUSTIFICATION_MISSING", "it does not say why");
    let full = kept_back("QUERY_QUOTA", "the agreement allows one subject a day");
    for (answers, exit, told) in [
        (vec![unsaid.clone()], 3, "say why with --justification"),
        (
            vec![unsaid.clone()],
            3,
            "the question was kept back: it does not say why",
        ),
        (vec![full.clone()], 4, "ask again after midnight UTC"),
        (vec![unsaid, full], 4, "why stands beside each"),
    ] {
        let desk = Desk::with(Fake {
            answers,
            ..crate::full::fake("")
        })
        .await;
        let ran = desk
            .ntc("query --container CSQU3054383 --purpose customs_risk")
            .await;
        assert_eq!(ran.exit, exit, "{}", ran.stderr);
        let stderr = ran.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(stderr.contains("error: nothing was asked"), "{stderr}");
        assert!(stderr.contains(told), "{told}: {stderr}");
        assert!(ran.stdout.contains("No partner is asked"), "{}", ran.stdout);
        assert!(!ran.stdout.contains("0 asked"), "{}", ran.stdout);
    }
    let desk = Desk::with(crate::full::fake("")).await;
    let ran = desk
        .ntc("query --container CSQU3054383 --purpose customs_risk --to UZ")
        .await;
    assert_eq!(ran.exit, 4, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("no agreement lets you ask"),
        "{}",
        ran.stderr
    );
}

#[tokio::test]
async fn a_number_that_does_not_hold_is_told_with_the_digit_that_would_or_asked_as_it_is_written() {
    let desk = Desk::with(crate::full::fake("")).await;
    std::fs::write(desk.file("slip.csv"), "container\nCSQU3054384\n").unwrap();
    let ran = desk.ntc("query slip.csv --purpose customs_risk").await;
    assert_eq!(ran.exit, 3, "{}", ran.stdout);
    let stderr = ran.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in ["line 2", "4 stands where 3 belongs", "--as-written"] {
        assert!(stderr.contains(told), "{told}: {stderr}");
    }
    assert!(desk.fake.wishes.lock().unwrap().is_empty());
    let line = "query slip.csv --purpose customs_risk --as-written";
    let ran = desk.ntc(line).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert!(desk.fake.wishes.lock().unwrap()[0].as_written);
}

//! Lists, watches and what is found.

use ntc_proto::node::v1::{
    Answer, Gap, Likeness, ListResponse, OutOfReach, Reading, RecordSummary, WatchResponse, Within,
};

use crate::desk::Desk;
use crate::fake::Fake;
use crate::reading::ID;

pub(crate) fn summary(number: u8, origin: &str) -> RecordSummary {
    let mut id = hex::decode(ID.replace('-', "")).unwrap();
    id[15] = number;
    RecordSummary {
        answers: Vec::new(),
        id,
        origin: origin.into(),
        kind: 1,
        created_ms: 1_764_000_000_000,
        received_ms: 1_764_000_060_000,
        event_ms: 0,
        place: "Odesa, UA".into(),
        categories: vec!["narcotic".into()],
        goods: "cocaine 42 kg".into(),
        tlp: 4,
        urgency: 2,
        ..RecordSummary::default()
    }
}

#[tokio::test]
async fn what_is_found_and_watched_is_told_by_the_day_of_its_event_and_a_short_id() {
    let desk = Desk::with(crate::full::fake("")).await;
    for line in [
        "find CSQU3054383",
        "alert list --find CSQU3054383",
        "alert watch --once",
        "watch --once",
    ] {
        let told = desk.ntc(line).await.stdout;
        let head = told.lines().find(|row| row.contains("TLP:"));
        let head = head.expect(line);
        assert!(head.starts_with("2025-11-20  "), "{line}: {head}");
        assert!(told.contains("   0193b5a0-7c1e-7d2f\n"), "{line}: {told}");
        assert!(!told.contains(ID), "{line}: {told}");
    }
}

#[tokio::test]
async fn a_list_shows_what_one_needs_to_go_on() {
    let desk = Desk::with(Fake {
        pages: vec![ListResponse {
            reading: None,
            records: vec![
                summary(1, "UA/state-customs-service"),
                RecordSummary {
                    goods: String::new(),
                    place: String::new(),
                    ..summary(2, "GE/revenue-service\u{1b}[2J")
                },
            ],
            next_page: vec![1],
            ..ListResponse::default()
        }],
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("alert list").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
     EVENT   FROM                       KIND            PLACE       GOODS           TLP            URGENCY    ID
    ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     -       UA/state-customs-service   SeizureNotice   Odesa, UA   cocaine 42 kg   AMBER+STRICT   priority   0193b5a0-7c1e-7d2f
     -       GE/revenue-service [2J     SeizureNotice   -           narcotic        AMBER+STRICT   priority   0193b5a0-7c1e-7d2f

     There is more: --all lists it all, --page 01 goes on here.
    ");
}

#[tokio::test]
async fn whoever_lists_or_looks_is_told_how_many_records_of_a_partner_are_out_of_reach() {
    let empty_and_full = [vec![summary(1, "GE/customs")], Vec::new()];
    for (records, command, known) in empty_and_full.iter().flat_map(|records| {
        [
            (records.clone(), "alert list", Some(12)),
            (records.clone(), "alert list", None),
            (records.clone(), "find heroin", Some(12)),
        ]
    }) {
        let desk = Desk::with(Fake {
            pages: vec![ListResponse {
                records,
                out_of_reach: vec![OutOfReach {
                    party: "GE/customs".to_owned(),
                    records: known,
                }],
                ..ListResponse::default()
            }],
            ..Fake::default()
        })
        .await;
        let records = match known {
            Some(_) => "12 of GE/customs",
            None => "all of GE/customs, however many, and none is listed",
        };
        let told = format!(
            " Out of reach: {records}; it is put aside, and 'ntc peer list --details' says why.\n"
        );
        let ran = desk.ntc(command).await;
        assert!(ran.stdout.ends_with(&told), "{}", ran.stdout);
        let ran = desk.ntc(&format!("{command} --json")).await;
        let page: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let told = &page["out_of_reach"][0]["records"];
        assert_eq!(*told, serde_json::json!(known));
    }
}

#[tokio::test]
async fn whoever_lists_or_looks_is_told_that_the_newest_may_be_missing() {
    let told = " The newest may be missing: the index is 3 entries behind what the node holds. Ask again in a moment.\n";
    let page = |records, next_page, index_behind| ListResponse {
        records,
        next_page,
        index_behind,
        ..ListResponse::default()
    };
    let one = || vec![summary(1, "GE/customs")];
    for (pages, command) in [
        (vec![page(Vec::new(), Vec::new(), 3)], "alert list"),
        (vec![page(one(), Vec::new(), 3)], "alert list"),
        (vec![page(Vec::new(), Vec::new(), 3)], "find heroin"),
        (vec![page(one(), Vec::new(), 3)], "find heroin"),
        // What the first page lacks, the whole list lacks.
        (
            vec![page(one(), vec![1], 3), page(one(), Vec::new(), 0)],
            "alert list --all",
        ),
    ] {
        let desk = Desk::with(Fake {
            pages,
            ..Fake::default()
        })
        .await;
        let ran = desk.ntc(command).await;
        assert_eq!(ran.exit, 0, "{}", ran.stderr);
        assert!(ran.stdout.ends_with(told), "{}", ran.stdout);
        let ran = desk.ntc(&format!("{command} --json")).await;
        for page in ran.stdout.lines() {
            let page: serde_json::Value = serde_json::from_str(page).unwrap();
            assert_eq!(page["index_behind"], 3);
        }
    }
}

#[tokio::test]
async fn a_beginning_of_an_id_that_a_late_index_does_not_list_is_not_told_as_unknown() {
    for (index_behind, reason, exit) in [(0, "NOT_FOUND", 6), (3, "INDEX_BEHIND", 7)] {
        let desk = Desk::with(Fake {
            pages: vec![ListResponse {
                index_behind,
                ..ListResponse::default()
            }],
            ..Fake::default()
        })
        .await;
        let ran = desk.ntc("alert show 0193b5a0-7c1e-7d2f --json").await;
        assert_eq!(ran.exit, exit, "{}", ran.stderr);
        assert!(ran.stderr.contains(reason), "{}", ran.stderr);
    }
}

fn answer(likeness: Likeness, held: &str, why: &str) -> Answer {
    Answer {
        field: "transport.equipment[0].container".to_owned(),
        held: held.to_owned(),
        within: Within::Identifier.into(),
        likeness: likeness.into(),
        why: why.to_owned(),
        because: "of this".to_owned(),
    }
}

#[tokio::test]
async fn a_page_on_which_nothing_answers_is_passed_by_and_how_far_it_is_told() {
    let page = |records, next_page, surest_of| ListResponse {
        records,
        next_page,
        looked_at: 65_536,
        surest_of,
        ..ListResponse::default()
    };
    for command in ["find truck heroin", "alert list --find truck"] {
        let mut found = summary(1, "GE/customs");
        found.answers = vec![answer(Likeness::Possible, "truck", "scattered")];
        let desk = Desk::with(Fake {
            pages: vec![
                page(Vec::new(), vec![1], 0),
                page(Vec::new(), vec![2], 0),
                page(vec![found], vec![3], 4_096),
            ],
            ..Fake::default()
        })
        .await;
        let ran = desk.ntc(command).await;
        assert_eq!(ran.exit, 0, "{}", ran.stderr);
        for records in ["65,536", "131,072"] {
            let told = format!("{records} records looked at, and none answers yet; looking on");
            assert!(ran.stderr.contains(&told), "{}", ran.stderr);
        }
        let surest = "4096 were read for surer answers first";
        assert!(ran.stdout.contains(surest), "{}", ran.stdout);
        assert_eq!(desk.fake.calls(), ["list", "list", "list"]);
    }
}

#[tokio::test]
async fn all_pages_come_one_document_each() {
    let page = |number: u8, next: Vec<u8>| ListResponse {
        records: vec![summary(number, "UA/state-customs-service")],
        next_page: next,
        ..ListResponse::default()
    };
    let desk = Desk::with(Fake {
        pages: vec![page(1, vec![1]), page(2, vec![2]), page(3, Vec::new())],
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("alert list --all --json").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let pages: Vec<serde_json::Value> = ran
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(pages.len(), 3);
    assert_eq!(
        pages[2]["records"][0]["id"],
        "0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8003"
    );
    assert_eq!(
        pages[0]["records"][0]["created"],
        "2025-11-24T16:00:00.000Z"
    );
}

#[tokio::test]
async fn an_empty_list_says_so() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("alert list --category narcotic --from 7d").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert!(ran.stdout.starts_with("Nothing found."), "{}", ran.stdout);
}

#[tokio::test]
async fn a_filter_that_cannot_match_is_a_usage_error() {
    let desk = Desk::with(Fake::default()).await;
    for line in [
        "alert list --category heroin",
        "alert list --kind Seizure",
        "alert list --origin Georgia",
        "alert list --from yesterday",
        "alert list --limit 501",
        "alert list --limit 0",
        "alert show 0193b5a0",
    ] {
        assert_eq!(desk.ntc(line).await.exit, 2, "{line}");
    }
    assert!(desk.fake.calls().is_empty());
}

#[tokio::test]
async fn a_watch_shows_each_alert_as_it_comes() {
    let desk = Desk::with(Fake {
        watched: vec![
            WatchResponse {
                record: Some(summary(1, "UA/state-customs-service")),
                position: vec![1],
                ..WatchResponse::default()
            },
            WatchResponse {
                record: Some(summary(2, "UA/state-customs-service")),
                position: vec![2],
                ..WatchResponse::default()
            },
            WatchResponse {
                gap: Some(Gap {
                    why: "journal_gone".to_owned(),
                    because: "the partner is no longer enrolled".to_owned(),
                    origin: "UA/state-customs-service".to_owned(),
                    missed: 0,
                }),
                position: vec![2],
                ..WatchResponse::default()
            },
        ],
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("alert watch --once").await;
    assert_eq!(ran.exit, 7, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
    2025-11-24 16:01 UTC  UA/state-customs-service  SeizureNotice  TLP:AMBER+STRICT  priority
        Odesa, UA: cocaine 42 kg   0193b5a0-7c1e-7d2f
    2025-11-24 16:01 UTC  UA/state-customs-service  SeizureNotice  TLP:AMBER+STRICT  priority
        Odesa, UA: cocaine 42 kg   0193b5a0-7c1e-7d2f
    GAP: alerts of UA/state-customs-service may be missing here: the partner is no longer enrolled. ntc alert list
    ");
    let ran = desk.ntc("alert watch --once --json").await;
    let lines: Vec<serde_json::Value> = ran
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1]["position"], "02");
    assert_eq!(lines[2]["gap"]["why"], "journal_gone");
}

#[tokio::test]
async fn refused_alerts_are_listed_with_why_and_when_they_are_judged_again() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("alert refused").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for word in ["AZ/customs", "TIME_IN_FUTURE", "2026-01-01"] {
        assert!(ran.stdout.contains(word), "{}", ran.stdout);
    }
    let ran = desk.ntc("alert refused --json").await;
    assert!(ran.stdout.contains("TIME_IN_FUTURE"), "{}", ran.stdout);
}

#[tokio::test]
async fn what_is_found_says_how_surely_where_and_why_and_which_check_digit_would_hold() {
    let mut exact = summary(1, "UA/state-customs-service");
    exact.answers = vec![answer(Likeness::Exact, "CSQU3054384", "as_written")];
    let mut possible = summary(2, "UA/state-customs-service");
    possible.answers = vec![answer(Likeness::Possible, "CSQU3054383", "one_character")];
    let page = ListResponse {
        records: vec![exact, possible],
        next_page: Vec::new(),
        reading: Some(Reading {
            scheme: "container".to_owned(),
            normal: "CSQU3054384".to_owned(),
            would_hold: "CSQU3054383".to_owned(),
        }),
        ..ListResponse::default()
    };
    let desk = Desk::with(Fake {
        pages: vec![page],
        ..Fake::default()
    })
    .await;
    let ran = desk
        .ntc("find CSQU3054384 --in identifier --since 30d")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
    Read as container CSQU3054384, its check digit does not hold: CSQU3054383 would hold. Compare it with the papers.
    2025-11-24 16:01 UTC  UA/state-customs-service  SeizureNotice  TLP:AMBER+STRICT  priority
        Odesa, UA: cocaine 42 kg   0193b5a0-7c1e-7d2f
        exact: transport.equipment[0].container = CSQU3054384 (of this)
    2025-11-24 16:01 UTC  UA/state-customs-service  SeizureNotice  TLP:AMBER+STRICT  priority
        Odesa, UA: cocaine 42 kg   0193b5a0-7c1e-7d2f
        possible: transport.equipment[0].container = CSQU3054383 (of this)
    ");
    let ran = desk.ntc("find CSQU3054384 --json").await;
    let found: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(found["records"][0]["likeness"], "exact");
    assert_eq!(found["records"][1]["answers"][0]["why"], "one_character");
    assert_eq!(found["records"][1]["answers"][0]["in"], "identifier");
    assert_eq!(found["reading"]["would_hold"], "CSQU3054383");
    assert_eq!(found["reading"]["check_digit_holds"], false);
    assert_eq!(desk.ntc("find x --in nowhere").await.exit, 2);
}

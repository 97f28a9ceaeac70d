//! Lists, watches and deliveries.

use ntc_proto::node::v1::{
    Answer, DeliveriesResponse, DeliveryState, DeliveryStatus, Gap, GetResponse, HeldSection,
    Likeness, ListResponse, OutOfReach, Reading, Recipient, RecordSummary, WatchResponse,
    WithheldSection, Within,
};

use ntc_proto::v1;
use prost::Message;

use crate::desk::Desk;
use crate::fake::Fake;
use crate::full;

pub(crate) const ID: &str = "0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091";

fn summary(number: u8, origin: &str) -> RecordSummary {
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
        Odesa, UA: cocaine 42 kg   0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8001
    2025-11-24 16:01 UTC  UA/state-customs-service  SeizureNotice  TLP:AMBER+STRICT  priority
        Odesa, UA: cocaine 42 kg   0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8002
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

fn deliveries(last: DeliveryState) -> DeliveriesResponse {
    let peer = |party: &str, state: DeliveryState, receipted_ms| DeliveryStatus {
        recipient: Some(Recipient {
            party: party.into(),
            entitled: state != DeliveryState::Withheld,
            disclosed: vec!["event".into(), "goods".into()],
            withheld: vec![WithheldSection {
                section: "persons".into(),
                reason: "SECTION_NOT_COVERED".into(),
            }],
            reason: if state == DeliveryState::Withheld {
                "NO_AGREEMENT".into()
            } else {
                String::new()
            },
            rules: vec!["az-ge-narcotics version 2 covers narcotic by push".into()],
        }),
        state: state.into(),
        receipted_ms,
        receipt_signed_s: receipted_ms / 1000,
        held_back: String::new(),
        refused: String::new(),
        refused_finally: false,
        refused_until_ms: 0,
    };
    DeliveriesResponse {
        deliveries: vec![
            peer(
                "AZ/state-customs-committee",
                DeliveryState::Received,
                1_764_000_060_000,
            ),
            peer("MD/customs-service", DeliveryState::Withheld, 0),
            peer("UA/state-customs-service", last, 0),
        ],
        ..DeliveriesResponse::default()
    }
}

#[tokio::test]
async fn deliveries_show_who_signed_for_it_and_who_does_not_get_it() {
    let desk = Desk::with(Fake {
        deliveries: vec![deliveries(DeliveryState::HeldBack)],
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc(&format!("alert delivery {ID}")).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
     PARTNER                      STATE                      RECEIPT (UTC)      GETS           DOES NOT GET
    ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     AZ/state-customs-committee   received, receipt signed   2025-11-24 16:01   event, goods   persons (section not covered)
     MD/customs-service           does not get it            -                  nothing        no agreement
     UA/state-customs-service     held back now              -                  event, goods   persons (section not covered)
    ");
    let ran = desk.ntc(&format!("alert delivery {ID} --json")).await;
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(value["deliveries"][1]["state"], "withheld");
    assert_eq!(
        value["deliveries"][0]["receipted"],
        "2025-11-24T16:01:00.000Z"
    );
}

#[tokio::test]
async fn waiting_ends_with_the_last_receipt_or_with_the_time() {
    let desk = Desk::with(Fake {
        deliveries: vec![
            deliveries(DeliveryState::Queued),
            deliveries(DeliveryState::Received),
        ],
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc(&format!("alert delivery {ID} --wait 30")).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(desk.fake.calls().len(), 2);

    let desk = Desk::with(Fake {
        deliveries: vec![deliveries(DeliveryState::Sent)],
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc(&format!("alert delivery {ID} --wait 1")).await;
    assert_eq!(ran.exit, 7, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("1 receipt is missing after 1 s"),
        "{}",
        ran.stderr
    );
}

pub(crate) fn held() -> GetResponse {
    let header = v1::Header {
        id: hex::decode(ID.replace('-', "")).unwrap(),
        origin: "UA/state-customs-service".into(),
        kind: 1,
        version: 1,
        created: 1_764_000_000_000,
        language: "uk".into(),
        purpose: "counter_narcotics".into(),
        categories: vec!["narcotic".into()],
        handling: Some(v1::Handling {
            tlp: 4,
            permitted_action: 3,
            ..v1::Handling::default()
        }),
        urgency: 2,
        expires: 1_864_000_000_000,
        code_list: "ntc-codes/1".into(),
        section_digests: vec![vec![0; 32]; 8],
        ..v1::Header::default()
    };
    let goods = v1::Goods {
        items: vec![v1::GoodsItem {
            category: Some(v1::Coded {
                code: "narcotic".into(),
                text: String::new(),
            }),
            quantity: Some(v1::Decimal {
                mantissa: 425,
                scale: 1,
            }),
            unit: "KGM".into(),
            description: "cocaine\u{1b}[2J".into(),
            ..v1::GoodsItem::default()
        }],
        ..v1::Goods::default()
    };
    GetResponse {
        header: header.encode_to_vec(),
        sections: vec![HeldSection {
            slot: 1,
            content: goods.encode_to_vec(),
        }],
        not_disclosed: vec!["persons".into(), "national".into()],
        ledger_index: 17,
        received_ms: 1_764_000_060_000,
        author_key: vec![0xab; 32],
        held_back: "AGREEMENT_SUSPENDED".into(),
        origin: "UA/state-customs-service".into(),
        kind: 1,
        ..GetResponse::default()
    }
}

#[tokio::test]
async fn an_erased_alert_says_when_by_whom_and_why_and_is_listed_as_erased() {
    let erased = GetResponse {
        ledger_index: 17,
        received_ms: 1_764_000_060_000,
        origin: "UA/state-customs-service".into(),
        kind: 1,
        erasures: vec![full::erasure()],
        erased: true,
        ..GetResponse::default()
    };
    let listed = RecordSummary {
        id: hex::decode(ID.replace('-', "")).unwrap(),
        origin: erased.origin.clone(),
        kind: 1,
        created_ms: 1_764_000_000_000,
        erased_sections: vec!["goods".into(), "persons".into()],
        erased: true,
        ..RecordSummary::default()
    };
    let desk = Desk::with(Fake {
        record: erased.clone(),
        pages: vec![ListResponse {
            records: vec![listed],
            ..ListResponse::default()
        }],
        deliveries: vec![DeliveriesResponse {
            erasures: erased.erasures.clone(),
            erased: true,
            ..deliveries(DeliveryState::Accepted)
        }],
        ..Fake::default()
    })
    .await;
    // By the beginning of its id, as a list shows it.
    let ran = desk.ntc("alert show 0193b5a0-7c1e").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for told in [
        "SeizureNotice of UA/state-customs-service",
        "Nothing that it said is left.",
        "by UA/state-customs-service, entry 21 of its ledger: goods, persons (its author withdrew it)",
    ] {
        assert!(ran.stdout.contains(told), "{}", ran.stdout);
    }
    let ran = desk.ntc(&format!("alert show {ID} --json")).await;
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(value["state"], "erased");
    assert_eq!(value["record"], serde_json::Value::Null);
    assert_eq!(value["erasures"][0]["reason"], "withdrawn");
    let ran = desk.ntc("alert list").await;
    assert!(ran.stdout.contains("erased"), "{}", ran.stdout);
    let ran = desk.ntc(&format!("alert delivery {ID}")).await;
    assert!(
        ran.stdout.contains("entry 21 of its ledger"),
        "{}",
        ran.stdout
    );
}

#[tokio::test]
async fn an_alert_is_shown_with_what_is_held_and_what_is_not() {
    let desk = Desk::with(Fake {
        record: held(),
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc(&format!("alert show {ID}")).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
    0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091

    header
      id                  0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091
      origin              UA/state-customs-service
      kind                SeizureNotice
      version             1
      created             2025-11-24T16:00:00.000Z
      expires             2029-01-25T01:46:40.000Z
      urgency             priority
      language            uk
      purpose             Countering narcotics
      categories          Narcotic drugs
      handling
        tlp               AMBER+STRICT
        permitted action  examine
      code list           ntc-codes/1

    goods
      items
        category          Narcotic drugs
        description       cocaine�[2J
        quantity          42.5
        unit              KGM (Kilograms)

    Not disclosed, or not there: persons, national
    Entry 17 of its author's ledger; held since 2025-11-24 16:01 UTC; author key abababababababababababababababababababababababababababababababab
    Its author holds part of it back: agreement suspended [AGREEMENT_SUSPENDED]; 'ntc agreement list' shows what is in force with whom
    ");
    let ran = desk.ntc(&format!("alert show {ID} --json")).await;
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(value["record"]["goods"]["items"][0]["quantity"], "42.5");
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
    let answer = |likeness: Likeness, held: &str, why: &str| Answer {
        field: "transport.equipment[0].container".to_owned(),
        held: held.to_owned(),
        within: Within::Identifier.into(),
        likeness: likeness.into(),
        why: why.to_owned(),
        because: "of this".to_owned(),
    };
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
        Odesa, UA: cocaine 42 kg   0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8001
        exact: transport.equipment[0].container = CSQU3054384 (of this)
    2025-11-24 16:01 UTC  UA/state-customs-service  SeizureNotice  TLP:AMBER+STRICT  priority
        Odesa, UA: cocaine 42 kg   0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8002
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

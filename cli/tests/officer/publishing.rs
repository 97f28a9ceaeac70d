//! Publishing one alert, and a table of them.

use ntc_proto::node::v1::{
    DeliveryState, DeliveryStatus, PublishResponse, Recipient, StatusResponse, Warning,
    WithheldSection,
};
use tonic::Code;

use crate::desk::Desk;
use crate::fake::{Fake, refusal};
use crate::full::near;
use crate::reading::ID;

const DRAFT: &str = r#"
kind = "SeizureNotice"
language = "en"
purpose = "counter_narcotics"
urgency = "priority"

[handling]
tlp = "AMBER"
permitted_action = "examine"

[event]
event_kind = "seizure"
status = "initial"
occurred = 2026-01-28
place = { country = "GE", site_name = "Poti", unlocode = "GEPTI", site_type = "seaport", direction = "transit" }

[[goods.items]]
category = "narcotic"
description = "cocaine"
quantity = 42.5
unit = "KGM"
"#;

const HEADING: &str = "id,reporting_country,reporting_authority,date,place_name,place_kind,unlocode,category,\
commodity,hs6,quantity,unit,packages,transport_mode,conveyance,concealment,detection_method,cover_load,origin,\
transit,destination,source_url,note";

fn row(id: &str, country: &str, unit: &str) -> String {
    format!(
        "{id},{country},Revenue Service,2025-01-28,Poti,seaport,,narcotic,cocaine,,42,{unit},,,,,,,,,,,\n"
    )
}

pub(crate) fn georgia() -> Fake {
    Fake {
        status: StatusResponse {
            party: "GE/revenue-service".into(),
            ..StatusResponse::default()
        },
        ..Fake::default()
    }
}

fn published() -> PublishResponse {
    let peer = |party: &str, entitled, reason: &str| Recipient {
        party: party.into(),
        entitled,
        disclosed: vec!["event".into(), "goods".into(), "transport".into()],
        withheld: vec![WithheldSection {
            section: "companies".into(),
            reason: "SECTION_NOT_COVERED".into(),
            on_request: true,
        }],
        reason: reason.into(),
        rules: vec!["ge-az-narcotics version 2, term 1: narcotic by push".into()],
    };
    PublishResponse {
        unseen: false,
        near: Vec::new(),
        id: hex::decode(ID.replace('-', "")).unwrap(),
        ledger_index: 17,
        checkpoint_size: 19,
        warnings: vec![Warning {
            reason: "IDENTIFIER_BAD_CHECK".into(),
            field: "transport.equipment[0].container".into(),
            message: "the check digit is wrong".into(),
            phrase: None,
        }],
        recipients: vec![
            peer("AZ/state-customs-committee", true, ""),
            peer("UA/state-customs-service", false, "NO_AGREEMENT"),
        ],
        duplicate: false,
        deliveries: Vec::new(),
    }
}

#[tokio::test]
async fn the_sample_is_valid_as_it_stands_and_is_not_published() {
    let desk = Desk::with(georgia()).await;
    let sample = desk.ntc("alert sample").await.stdout;
    desk.write("sample.toml", &sample);
    let ran = desk.ntc("alert publish sample.toml --check").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(desk.fake.calls(), ["status", "preview"]);
    let ran = desk.ntc("alert publish sample.toml").await;
    assert_eq!(ran.exit, 3, "{}", ran.stdout);
    assert!(ran.stderr.contains("the sample itself"), "{}", ran.stderr);
    assert_eq!(
        desk.fake.calls(),
        ["status", "preview"],
        "nothing was asked of the node"
    );
}

#[tokio::test]
async fn publishing_says_who_gets_what_and_why_not() {
    let desk = Desk::with(Fake {
        published: published(),
        ..georgia()
    })
    .await;
    desk.write("seizure.toml", DRAFT);
    let ran = desk.ntc("alert publish seizure.toml").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
    Published 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091: entry 17 of the ledger, under the signed checkpoint of size 19.

     To look at:
      - transport.equipment[0].container: the check digit is wrong [IDENTIFIER_BAD_CHECK]

     PARTNER                      GETS                      DOES NOT GET
    ───────────────────────────────────────────────────────────────────────────────────────────────
     AZ/state-customs-committee   event, goods, transport   companies (withheld, may be asked for)
     UA/state-customs-service     nothing                   no agreement [NO_AGREEMENT]

     1 of 2 partners get it. What became of it: ntc alert delivery 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091
    ");
    assert_eq!(
        desk.fake.drafts.lock().unwrap()[0].purpose,
        "counter_narcotics"
    );
    let explained = desk
        .ntc("alert publish seizure.toml --explain")
        .await
        .stdout;
    assert!(
        explained.contains("  - ge-az-narcotics version 2, term 1"),
        "{explained}"
    );
}

#[tokio::test]
async fn what_was_published_before_says_what_became_of_it_and_ends_as_it_did() {
    let before = |entitled: bool| {
        let mut recipient = published().recipients.remove(usize::from(!entitled));
        recipient.rules.clear();
        let state = if entitled {
            DeliveryState::Accepted
        } else {
            DeliveryState::Withheld
        };
        Fake {
            published: PublishResponse {
                duplicate: true,
                recipients: vec![recipient.clone()],
                warnings: Vec::new(),
                deliveries: vec![DeliveryStatus {
                    recipient: Some(recipient),
                    state: state.into(),
                    ..DeliveryStatus::default()
                }],
                ..published()
            },
            ..georgia()
        }
    };
    let desk = Desk::with(before(true)).await;
    desk.write("seizure.toml", DRAFT);
    let ran = desk.ntc("alert publish seizure.toml").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
    Published before, as 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091: nothing new was written.

     PARTNER                      STATE                      RECEIPT (UTC)   GETS                      DOES NOT GET
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     AZ/state-customs-committee   accepted, receipt signed   -               event, goods, transport   companies (withheld, may be asked for)

     1 of 1 partner gets it. What became of it: ntc alert delivery 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091
    ");
    let desk = Desk::with(before(false)).await;
    desk.write("seizure.toml", DRAFT);
    for line in [
        "alert publish seizure.toml",
        "alert publish seizure.toml --wait 60",
        "alert publish seizure.toml --json",
    ] {
        let ran = desk.ntc(line).await;
        assert_eq!(ran.exit, 4, "{line}: {}", ran.stderr);
    }
    let ran = desk.ntc("alert publish seizure.toml").await;
    assert!(ran.stdout.contains("--again"), "{}", ran.stdout);
    let checked = desk.ntc("alert publish seizure.toml --check").await;
    assert_eq!(checked.exit, 4, "{}", checked.stderr);
    let told = "Published before, as 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091: publishing it again would write nothing.";
    assert!(checked.stdout.starts_with(told), "{}", checked.stdout);
    assert!(
        checked.stdout.contains("does not get it"),
        "{}",
        checked.stdout
    );
    assert_eq!(desk.ntc("alert publish seizure.toml --again").await.exit, 4);
    let again = desk.fake.again.lock().unwrap().clone();
    assert_eq!(again, [false, false, false, false, true]);

    // Nobody is left who may have it: that is no fault, and what became of it is told.
    let mut all_have = before(true);
    all_have.no_more = Some(refusal(
        Code::FailedPrecondition,
        "NOTHING_TO_TELL",
        "",
        "every partner whom agreements entitle now has it from before",
    ));
    let desk = Desk::with(all_have).await;
    desk.write("seizure.toml", DRAFT);
    for line in [
        "alert publish seizure.toml --again",
        "alert publish seizure.toml --again --check",
    ] {
        let ran = desk.ntc(line).await;
        assert_eq!(ran.exit, 0, "{line}: {}", ran.stderr);
        assert!(ran.stdout.starts_with("Published before"), "{}", ran.stdout);
    }
}

#[tokio::test]
async fn a_draft_comes_from_a_program_too() {
    let desk = Desk::with(Fake {
        published: published(),
        ..georgia()
    })
    .await;
    let ran = desk.ntc_with("alert publish - --json", DRAFT).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(value["id"], ID);
    assert_eq!(value["recipients"][1]["reason"], "NO_AGREEMENT");
}

#[tokio::test]
async fn an_alert_that_nobody_gets_is_published_and_ends_with_four() {
    let mut response = published();
    response.recipients.remove(0);
    let desk = Desk::with(Fake {
        published: response,
        ..georgia()
    })
    .await;
    desk.write("seizure.toml", DRAFT);
    let ran = desk.ntc("alert publish seizure.toml").await;
    assert_eq!(ran.exit, 4, "{}", ran.stderr);
    assert!(ran.stdout.contains("Nobody gets it."), "{}", ran.stdout);
}

#[tokio::test]
async fn a_check_ends_as_what_it_checks_would() {
    let mut nobody = published();
    nobody.recipients.remove(0);
    for (published, exit) in [(nobody, 4), (published(), 0)] {
        let desk = Desk::with(Fake {
            published,
            ..georgia()
        })
        .await;
        desk.write("seizure.toml", DRAFT);
        let line = "alert publish seizure.toml";
        let checked = desk.ntc(&format!("{line} --check")).await;
        assert_eq!(checked.exit, exit, "{}", checked.stdout);
        assert_eq!(desk.ntc(line).await.exit, exit);
    }
}

#[tokio::test]
async fn a_bad_draft_is_told_whole_and_does_not_leave_the_desk() {
    let desk = Desk::with(georgia()).await;
    let bad = DRAFT
        .replace("\"KGM\"", "\"stone\"")
        .replace("\"seaport\"", "\"harbour\"");
    desk.write("seizure.toml", bad);
    let ran = desk.ntc("alert publish seizure.toml").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert!(desk.fake.calls().is_empty());
    insta::assert_snapshot!(ran.stderr, @r#"
    error: the alert was not published
      field:   event.place.site_type
      why:     'harbour' is no site type (list site_type); use seaport, river_port, airport, land_crossing, rail_station, inland and others, or "other: what it is" [CODE_UNKNOWN]
      do this: use a code of the list: 'ntc codes LIST' shows them all, and 'ntc codes WORD' finds one in every list
      and also:
        goods.items[0].unit: 'stone' is no unit (list unit); use KGM, GRM, TNE, CTM, LTR, MLT and others [CODE_UNKNOWN]
    "#);
    desk.write("seizure.toml", DRAFT.replace("urgency", "urgncy"));
    let ran = desk.ntc("alert publish seizure.toml").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stderr, @r"
    error: the alert was not published
      field:   urgncy
      why:     is no field here; the fields are kind, language, purpose, urgency, expires, audience, handling, event, goods, transport, companies, persons, narrative, media, national (line 5) [MALFORMED]
      do this: correct the field; 'ntc alert sample' shows its form
    ");
}

#[tokio::test]
async fn a_refusal_of_the_node_names_the_field() {
    let desk = Desk::with(Fake {
        refuse: Some(refusal(
            Code::InvalidArgument,
            "MEDIA_MISSING",
            "media.items[0].sha256",
            "the body is not held by the node",
        )),
        ..georgia()
    })
    .await;
    desk.write("seizure.toml", DRAFT);
    let ran = desk.ntc("alert publish seizure.toml").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stderr, @r"
    The draft has no reference; its own is made of its content: made-8edb9bb909614fbdda07d926019c6895. Give national.source_reference, so that a changed file is not taken for another case.

    error: the alert was not published
      field:   media.items[0].sha256
      why:     the body is not held by the node [MEDIA_MISSING]
      do this: store the body first with 'ntc media put FILE'
    ");
}

#[tokio::test]
async fn the_good_rows_of_a_table_go_through_and_the_bad_ones_are_named() {
    let desk = Desk::with(georgia()).await;
    let table = [
        HEADING.to_owned() + "\n",
        row("S0001", "GE", "kg"),
        row("S0002", "AZ", "kg"),
        row("S0003", "GE", "kg"),
        row("S0004", "GE", "stone"),
        row("S0005", "GE", "kg"),
    ]
    .concat();
    desk.write("seizures.csv", table);
    let ran = desk.ntc("alert import seizures.csv --check").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert!(
        ran.stdout
            .starts_with("2 rows can be published, 0 published before, 3 rows cannot."),
        "{}",
        ran.stdout
    );
    assert_eq!(desk.fake.calls(), ["status", "preview_stream"]);

    let ran = desk.ntc("alert import seizures.csv").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
    2 rows published, 0 published before, 3 rows refused.
    Read as UTF-8, cells parted by comma, decimal point or comma, whichever leaves no doubt; 6 lines read = 1 heading + 5 rows + 0 within cells + 0 blank.
     No partner is enrolled: nobody gets them.

     1 row: reporting_country: is neither GE, the author's country, nor the high seas (XZ); only an event of kind third_country_information happens elsewhere [EVENT_COUNTRY_NOT_ORIGIN]
       line     3
       do this  publish only what happened in your own country, or use event kind third_country_information

     1 row: quantity: the quantity is above what is plausible [QUANTITY_IMPLAUSIBLE]
       line     4
       do this  check the quantity and its unit

     1 row: unit: 'stone' is no unit (list unit); use KGM, GRM, TNE, CTM, LTR, MLT and others [CODE_UNKNOWN]
       line     5
       do this  use a code of the list: 'ntc codes LIST' shows them all, and 'ntc codes WORD' finds one in every list
    ");

    let ran = desk.ntc("alert import seizures.csv --json").await;
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(value["published"], 0);
    assert_eq!(value["published_before"], 2);
    assert_eq!(value["rows"], 5);
    assert_eq!(value["refused"].as_array().unwrap().len(), 3);
    let checked = desk.ntc("alert import seizures.csv --check --json").await;
    let value: serde_json::Value = serde_json::from_str(&checked.stdout).unwrap();
    let told = ["published", "published_before", "publishable", "unanswered"];
    assert_eq!(
        told.map(|name| value[name].as_u64()),
        [0, 2, 0, 0].map(Some)
    );
}

#[tokio::test]
async fn a_table_goes_once_more_to_those_who_did_not_get_it_only_when_that_is_said() {
    let desk = Desk::with(georgia()).await;
    desk.write(
        "seizures.csv",
        [HEADING.to_owned() + "\n", row("S0001", "GE", "kg")].concat(),
    );
    for (line, again) in [("", false), (" --again", true)] {
        let ran = desk.ntc(&format!("alert import seizures.csv{line}")).await;
        assert_eq!(ran.exit, 0, "{}", ran.stderr);
        assert_eq!(desk.fake.again.lock().unwrap().pop(), Some(again));
    }
}

#[tokio::test]
async fn a_table_of_passengers_is_imported_and_a_zone_that_was_read_badly_is_refused_with_its_place()
 {
    let desk = Desk::with(georgia()).await;
    let template = desk.ntc("alert import --passenger --template").await.stdout;
    let (heading, row) = template.split_once("\r\n").unwrap();
    let bad = row.replace("2026/000124", "2026/000125");
    let bad = bad.replace("7408122F", "7408132F");
    desk.write("passengers.csv", format!("{heading}\r\n{row}{bad}"));
    let ran = desk
        .ntc("alert import --passenger passengers.csv --json")
        .await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let refused = &value["refused"][0];
    assert_eq!(
        (&refused["line"], &refused["field"], &refused["reason"]),
        (&3.into(), &"mrz".into(), &"IDENTIFIER_BAD_CHECK".into()),
        "{value}"
    );
    let message = refused["message"].as_str().unwrap();
    assert!(message.contains("the date of birth"), "{message}");
    let published = desk.fake.drafts.lock().unwrap().clone();
    let kinds: Vec<_> = published
        .iter()
        .map(ntc_proto::node::v1::Draft::kind)
        .collect();
    assert_eq!(kinds, [ntc_proto::v1::RecordKind::PassengerAlert]);
    // Without the word it is told what the table seems to be.
    let ran = desk.ntc("alert import passengers.csv").await;
    assert_eq!(ran.exit, 3);
    assert!(
        ran.stderr.contains("of passenger alerts, with --passenger"),
        "{}",
        ran.stderr
    );
}

#[tokio::test]
async fn a_table_with_another_heading_is_refused_whole() {
    let desk = Desk::with(georgia()).await;
    desk.write("seizures.csv", "id,what\n1,cocaine\n");
    let ran = desk.ntc("alert import seizures.csv").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert_eq!(desk.fake.calls(), ["status"]);
}

#[tokio::test]
async fn of_the_public_table_a_party_publishes_what_happened_in_its_own_country() {
    let desk = Desk::with(georgia()).await;
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/seizures.csv");
    let ran = desk.ntc(&format!("alert import {table} --json")).await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let own = std::fs::read_to_string(table)
        .unwrap()
        .lines()
        .filter(|line| line.split(',').nth(1) == Some("GE"))
        .count();
    assert_eq!(value["published"], own);
    let of_others = value["refused"]
        .as_array()
        .unwrap()
        .iter()
        .all(|row| row["reason"] == "EVENT_COUNTRY_NOT_ORIGIN");
    assert!(of_others, "{}", ran.stdout);
    let ran = desk.ntc(&format!("alert import {table}")).await;
    insta::assert_snapshot!(ran.stdout, @r"
    0 rows published, 20 published before, 182 rows refused.
    Read as UTF-8, cells parted by comma, decimal point; 203 lines read = 1 heading + 202 rows + 0 within cells + 0 blank.
     No partner is enrolled: nobody gets them.

     182 rows: reporting_country: is neither GE, the author's country, nor the high seas (XZ); only an event of kind third_country_information happens elsewhere [EVENT_COUNTRY_NOT_ORIGIN]
       line     2-10, 12-13, 17-18, 21, 24-26, 28-49, 51-117, 120-121, 124-135, 137-149, 151-163, 165-169 and 31 more: --all-rows names them
       do this  publish only what happened in your own country, or use event kind third_country_information

    Warnings, which refuse nothing:

     9 rows: transport_mode: mode 3 wants a plate [MODE_WITHOUT_IDENTIFIER]
       line     11, 14-15, 20, 119, 150, 164, 170, 176

     5 rows: transport_mode: mode 4 wants a flight or an air waybill [MODE_WITHOUT_IDENTIFIER]
       line     22-23, 50, 118, 123
    ");
}

#[tokio::test]
async fn numbers_near_those_of_a_table_are_told_at_the_end_with_the_line_of_each_row() {
    let desk = Desk::with(Fake {
        near: vec![near()],
        ..georgia()
    })
    .await;
    let row = |id: &str, container: &str| {
        let row = row(id, "GE", "kg");
        format!("{},{container}\n", row.trim_end())
    };
    let table = [
        HEADING.to_owned() + ",container\n",
        row("S0001", "CMAU1639120"),
        row("S0002", ""),
        // Its neighbours have no number whose check digit holds.
        row("S0004", "CSQU3054383"),
        row("S0005", "CSQU3054384"),
    ]
    .concat();
    desk.write("seizures.csv", table);
    let ran = desk.ntc("alert import seizures.csv").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(
        desk.fake.calls(),
        ["status", "publish_stream", "near_misses"]
    );
    let (_, told) = ran.stdout.split_once("May be meant").unwrap();
    insta::assert_snapshot!(told, @r"
     instead, compare with the papers:

     line 2
      - possible: transport.equipment[0].container = CMAU1639120 may be CMAU1693120 of MD/customs-service 0193b5a0-7c1e-7d2f (two neighbouring characters are swapped)

     line 5
      - possible: transport.equipment[0].container = CMAU1639120 may be CMAU1693120 of MD/customs-service 0193b5a0-7c1e-7d2f (two neighbouring characters are swapped)
    ");
    let ran = desk.ntc("alert import seizures.csv --json").await;
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let lines = |value: &serde_json::Value| -> Vec<u64> {
        let near = value["near"].as_array().unwrap().iter();
        near.map(|miss| {
            assert_eq!(miss["likeness"], "possible");
            miss["line"].as_u64().unwrap()
        })
        .collect()
    };
    assert_eq!(lines(&value), [2, 5]);
    assert_eq!(value["near_not_compared"], 0);
    // The check is told of each draft in its answer.
    let ran = desk.ntc("alert import seizures.csv --check --json").await;
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(lines(&value), [2, 3, 4, 5]);
}

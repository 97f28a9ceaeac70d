//! One alert, and what became of it.

use ntc_proto::node::v1::{
    DeliveriesResponse, DeliveryState, DeliveryStatus, GetResponse, HeldSection, ListResponse,
    Recipient, RecordSummary, WithheldSection,
};
use ntc_proto::v1;
use prost::Message;

use crate::desk::Desk;
use crate::fake::{Fake, concern};
use crate::full;

pub(crate) const ID: &str = "0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091";

fn deliveries(last: DeliveryState) -> DeliveriesResponse {
    let peer = |party: &str, state: DeliveryState, receipted_ms| DeliveryStatus {
        recipient: Some(Recipient {
            party: party.into(),
            entitled: state != DeliveryState::Withheld,
            disclosed: vec!["event".into(), "goods".into()],
            withheld: vec![WithheldSection {
                section: "persons".into(),
                reason: "SECTION_NOT_COVERED".into(),
                on_request: false,
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
        no_receipt: (state == DeliveryState::Sent).then(|| {
            concern(
                "card_not_enrolled",
                "it has not enrolled this node's newer card",
            )
        }),
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
    ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     AZ/state-customs-committee   received, receipt signed   2025-11-24 16:01   event, goods   persons (section not covered [SECTION_NOT_COVERED])
     MD/customs-service           does not get it            -                  nothing        no agreement [NO_AGREEMENT]
     UA/state-customs-service     held back now              -                  event, goods   persons (section not covered [SECTION_NOT_COVERED])
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
    let why = "why:     UA/state-customs-service: it has not enrolled this node's newer card\n";
    assert!(ran.stderr.contains(why), "{}", ran.stderr);
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

//! Partners, the ledger and the node itself.

use ntc_proto::node::v1::{
    AgreementSummary, InspectCardResponse, PeerStatus, RefusalCount, ShowPeerResponse,
    StatusResponse,
};

use crate::desk::Desk;
use crate::fake::{Fake, concern};

fn card() -> InspectCardResponse {
    InspectCardResponse {
        party: "GE/revenue-service".into(),
        fingerprint: "7K2M-QX0F-9TRA-4WNB".into(),
        addresses: vec!["ntc.rs.example.ge:7442".into()],
        contact: "duty desk, 24/7".into(),
        federation_domain: "ntc.example.org".into(),
        replaces: String::new(),
        changed_keys: Vec::new(),
    }
}

#[tokio::test]
async fn a_card_with_another_fingerprint_is_not_enrolled() {
    let desk = Desk::with(Fake {
        card: card(),
        ..Fake::default()
    })
    .await;
    desk.write("ge.card", "card");
    let ran = desk
        .ntc("peer add ge.card --fingerprint 7K2M-QX0F-9TRA-4WNC")
        .await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stderr, @r"
    error: the partner was not enrolled
      why:     the card's fingerprint is 7K2M-QX0F-9TRA-4WNB [FINGERPRINT_MISMATCH]
      do this: do not enrol this card: call the partner on a number that you know, and compare again
    ");
    assert_eq!(desk.fake.calls(), ["inspect_card"]);

    let ran = desk
        .ntc("peer add ge.card --fingerprint 7k2mqx0f9tra4wnb")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert!(
        ran.stdout.starts_with("GE/revenue-service is enrolled."),
        "{}",
        ran.stdout
    );
}

#[tokio::test]
async fn a_card_is_told_as_what_it_is_beside_the_one_before() {
    for (beside, told) in [
        ("new", "is enrolled. What it gets"),
        (
            "newer",
            "is enrolled with the newer card, which took the place",
        ),
        (
            "same",
            "is enrolled with this very card already; nothing was changed",
        ),
    ] {
        let desk = Desk::with(Fake {
            card: card(),
            beside: beside.into(),
            ..Fake::default()
        })
        .await;
        desk.write("ge.card", "card");
        let line = "peer add ge.card --fingerprint 7K2M-QX0F-9TRA-4WNB";
        let ran = desk.ntc(line).await;
        assert!(ran.stdout.contains(told), "{}", ran.stdout);
    }
}

#[tokio::test]
async fn a_partner_that_signs_for_nothing_is_listed_and_shown_as_such() {
    let peer = PeerStatus {
        party: "AZ/state-customs-committee".into(),
        state: "connected".into(),
        not_taking: Some(concern(
            "card_not_enrolled",
            "it has not enrolled the newer card",
        )),
        ..PeerStatus::default()
    };
    let desk = Desk::with(Fake {
        peers: vec![peer.clone()],
        shown: ShowPeerResponse {
            peer: Some(peer),
            ..ShowPeerResponse::default()
        },
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("peer list").await;
    assert!(
        ran.stdout.contains("connected, card not enrolled"),
        "{}",
        ran.stdout
    );
    for line in [
        "peer list --details",
        "peer show AZ/state-customs-committee",
    ] {
        let ran = desk.ntc(line).await;
        let mut lines = ran.stdout.lines();
        let told = lines.find(|line| line.trim_start().starts_with("Does not sign"));
        let told = told.is_some_and(|line| line.ends_with("the newer card [card_not_enrolled]"));
        assert!(told, "{}", ran.stdout);
    }
}

#[tokio::test]
async fn nobody_at_the_terminal_enrols_nobody() {
    let desk = Desk::with(Fake {
        card: card(),
        ..Fake::default()
    })
    .await;
    desk.write("ge.card", "card");
    let ran = desk.ntc_with("peer add ge.card", "yes\n").await;
    assert_eq!(ran.exit, 2, "{}", ran.stderr);
    assert_eq!(desk.fake.calls(), ["inspect_card"]);
    insta::assert_snapshot!(ran.stderr, @r"
     Party         GE/revenue-service
     Fingerprint   7K2M-QX0F-9TRA-4WNB
     Addresses     ntc.rs.example.ge:7442
     Duty contact  duty desk, 24/7
     Federation    ntc.example.org

     Call the partner on a number that you know and let them read their fingerprint to you.
    error: the partner was not enrolled
      why:     nobody is at the terminal to confirm it
      do this: give the fingerprint that the partner read to you: --fingerprint FINGERPRINT
    ");
}

#[tokio::test]
async fn partners_are_listed_with_how_far_each_has_come() {
    let now = std::time::SystemTime::UNIX_EPOCH
        .elapsed()
        .unwrap()
        .as_millis();
    let desk = Desk::with(Fake {
        peers: vec![
            PeerStatus {
                party: "AZ/state-customs-committee".into(),
                state: "connected".into(),
                feed_size: 120,
                receipted: 118,
                held: 64,
                last_seen_ms: i64::try_from(now).unwrap(),
                ..PeerStatus::default()
            },
            PeerStatus {
                party: "MD/customs-service".into(),
                state: "suspended".into(),
                detail: "key reported stolen".into(),
                feed_size: 9,
                receipted: 9,
                refused: 2,
                held_back: 3,
                ..PeerStatus::default()
            },
        ],
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("peer list").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
     PARTNER                      STATE       LAST HEARD    RECEIPTED   HELD   REFUSED   HELD BACK
    ───────────────────────────────────────────────────────────────────────────────────────────────
     AZ/state-customs-committee   connected   just now     118 of 120     64         0           0
     MD/customs-service           suspended   never            9 of 9      0         2           3
    ");
}

#[tokio::test]
async fn a_partner_is_suspended_with_a_reason_only() {
    let desk = Desk::with(Fake::default()).await;
    assert_eq!(desk.ntc("peer suspend MD/customs-service").await.exit, 2);
    assert_eq!(desk.ntc("peer suspend MD --reason stolen").await.exit, 2);
    let blank = "peer suspend MD/customs-service --reason=";
    assert_eq!(desk.ntc(blank).await.exit, 2);
    let ran = desk
        .ntc("peer suspend MD/customs-service --reason stolen")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(desk.fake.calls(), ["suspend_peer"]);
}

#[tokio::test]
async fn a_partner_is_shown_with_whom_to_call_what_is_agreed_and_why_it_stopped() {
    let desk = Desk::with(Fake {
        shown: ShowPeerResponse {
            peer: Some(PeerStatus {
                party: "MD/customs-service".into(),
                state: "connected".into(),
                fingerprint: "7K2M-QX0F".into(),
                feed_size: 9,
                receipted: 8,
                held: 4,
                held_back: 1,
                clock_ahead_ms: Some(-61_000),
                ..PeerStatus::default()
            }),
            addresses: vec!["ntc.example.md:7444".into()],
            contact: "duty desk, +373 22 000 000".into(),
            card_issued_ms: 1_764_000_000_000,
            capabilities: vec!["records/1".into()],
            agreements: vec![AgreementSummary {
                id: "ge-md".into(),
                version: 1,
                state: "suspended".into(),
                warnings: vec![concern(
                    "suspended",
                    "MD/customs-service suspends it: parliamentary review",
                )],
                ..AgreementSummary::default()
            }],
            refused: vec![RefusalCount {
                reason: "TIME_IN_FUTURE".into(),
                records: 2,
            }],
            refuses: 3,
            last_fault: String::new(),
            contacts: Vec::new(),
        },
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("peer show MD/customs-service").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
    Party           MD/customs-service
    Duty contact    duty desk, +373 22 000 000
    Addresses       ntc.example.md:7444
    State           connected
    Last heard      never
    Its clock       61 s behind this node's
    Fingerprint     7K2M-QX0F
    Card of         2025-11-24 16:00 UTC
    Its node reads  records/1
    We sent         9 items, of which it signed for 8; 1 held back; it does not accept 3
    It sent         4 items; 2 refused: time in future [TIME_IN_FUTURE]

    Agreements:
     ge-md version 1: suspended
       - MD/customs-service suspends it: parliamentary review [suspended]
    ");
    let ran = desk.ntc("peer show MD/customs-service --json").await;
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(value["contact"], "duty desk, +373 22 000 000");
    assert_eq!(value["refused_by_reason"][0]["records"], 2);
    let ran = desk.ntc("peer remove MD/customs-service").await;
    assert_eq!(ran.stdout, "MD/customs-service is not enrolled any more.\n");
}

#[tokio::test]
async fn a_finding_of_the_ledger_ends_with_eight() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("ledger verify").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(
        ran.stdout,
        "All is well. Read to the last byte: 9 entries of your own ledger, with one record.\n"
    );

    let desk = Desk::with(Fake {
        findings: vec!["ledger: entry 17 does not have the hash of the tree".into()],
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("ledger verify").await;
    assert_eq!(ran.exit, 8, "{}", ran.stderr);
    assert!(ran.stdout.contains("entry 17"), "{}", ran.stdout);
    let ran = desk.ntc("ledger verify --json").await;
    assert_eq!(ran.exit, 8);
    let lines: Vec<serde_json::Value> = ran
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1]["findings"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_ledger_shows_its_checkpoint_and_who_witnessed_it() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("ledger status").await;
    insta::assert_snapshot!(ran.stdout, @r"
    Ledger        ntc.test/ge/revenue-service/ledger1
    Size          1,200 entries, of them 1 record
    Witnessed by  AZ/state-customs-committee

    Newest signed checkpoint:

      ntc.test/ge/revenue-service/ledger1
      1200
      AAAA
    ");
}

#[tokio::test]
async fn the_node_says_what_needs_a_person() {
    let desk = Desk::with(Fake {
        status: StatusResponse {
            party: "GE/revenue-service".into(),
            version: "0.1.0".into(),
            state: "read_only".into(),
            detail: "the journal was not synced".into(),
            ledger_size: 5310,
            published: 2101,
            received: 900,
            refused: 4,
            disk_free_bytes: 52 << 30,
            index_lag: 12,
            peers: 5,
            peers_connected: 4,
            warnings: vec![concern(
                "certificate_ends",
                "the certificate of the node expires in 14 days",
            )],
            ..StatusResponse::default()
        },
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("node status").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
    Party          GE/revenue-service
    State          read only [read_only]: the journal was not synced
    Running since  - UTC (never), version 0.1.0
    Partners       4 of 5 connected
    Published      2,101 records, in a ledger of 5,310 entries
    Received       900 records, and 4 refused
    Disk free      52.00 GiB
    Index          12 entries behind the journal: lists miss the newest

    To look at:
     - the certificate of the node expires in 14 days [certificate_ends]
    ");
}

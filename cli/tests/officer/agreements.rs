//! Agreements: what is signed is what was read.

use ntc_proto::node::v1::{
    AgreementParty, AgreementSummary, CheckAgreementResponse, ClauseChange, IdleClause,
    ShowAgreementResponse, Warning,
};
use sha2::{Digest, Sha256};

use crate::desk::Desk;
use crate::fake::{Fake, concern};

const DOCUMENT: &str = "id = \"ge-az-narcotics\"\n";

async fn desk() -> Desk {
    let party = |party: &str, signed, suspended| AgreementParty {
        party: party.into(),
        signed,
        suspended,
        suspended_reason: if suspended {
            "parliamentary review".into()
        } else {
            String::new()
        },
        ..AgreementParty::default()
    };
    Desk::with(Fake {
        agreement: ShowAgreementResponse {
            agreement: Some(AgreementSummary {
                id: "ge-az-narcotics".into(),
                version: 2,
                title: "Narcotics and precursors".into(),
                document_sha256: Sha256::digest(DOCUMENT).to_vec(),
                parties: vec![
                    party("AZ/state-customs-committee", true, false),
                    party("GE/revenue-service", false, true),
                ],
                state: "proposed".into(),
                valid_from_ms: 1_764_547_200_000,
                valid_until_ms: 1_796_083_200_000,
                warnings: vec![concern(
                    "own_signature_missing",
                    "your own signature is missing",
                )],
                proposer: "AZ/state-customs-committee".into(),
                superseded_by: 0,
                renewed: true,
            }),
            document: DOCUMENT.into(),
            summary: vec!["It is valid from 2025-12-01 to 2026-11-30.".into()],
            idle: vec![IdleClause {
                field: "quotas".into(),
                message: "the program does not count what goes to one partner".into(),
                phrase: None,
            }],
            contacts: Vec::new(),
            summary_phrases: Vec::new(),
        },
        ..Fake::default()
    })
    .await
}

#[tokio::test]
async fn only_the_document_that_was_approved_is_signed() {
    let desk = desk().await;
    desk.write("approved.toml", "id = \"ge-az-narcotics\" \n");
    let ran = desk
        .ntc("agreement sign ge-az-narcotics --file approved.toml")
        .await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("[AGREEMENT_HASH_MISMATCH]"),
        "{}",
        ran.stderr
    );
    assert_eq!(desk.fake.calls(), ["show_agreement"]);

    desk.write("approved.toml", DOCUMENT);
    let ran = desk
        .ntc("agreement sign ge-az-narcotics --file approved.toml")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let hash = hex::encode(Sha256::digest(DOCUMENT));
    let ran = desk
        .ntc(&format!("agreement sign ge-az-narcotics --sha256 {hash}"))
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
}

#[tokio::test]
async fn nobody_at_the_terminal_signs_nothing() {
    let desk = desk().await;
    let ran = desk
        .ntc_with("agreement sign ge-az-narcotics", "ge-az-narcotics\n")
        .await;
    assert_eq!(ran.exit, 2, "{}", ran.stderr);
    assert_eq!(desk.fake.calls(), ["show_agreement"]);
}

#[tokio::test]
async fn a_new_document_is_complete_and_can_be_proposed() {
    let desk = desk().await;
    let line = "agreement new --id ge-az-narcotics --title Narcotics --party GE/revenue-service \
                --party AZ/state-customs-committee --from 2026-01-01 --until 2027-12-31";
    let ran = desk.ntc(line).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    desk.write("new.toml", &ran.stdout);
    let ran = desk.ntc("agreement propose new.toml --check").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let calls = ["check_agreement"];
    assert_eq!(desk.fake.calls(), calls, "a check signs nothing");
    let said = "The document can be proposed. Nothing was signed.";
    assert!(ran.stdout.starts_with(said), "{}", ran.stdout);
    let ran = desk.ntc("agreement propose new.toml").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let unsigned = "Nothing was signed";
    assert!(!ran.stderr.contains(unsigned), "{}", ran.stderr);
    let calls = ["check_agreement", "check_agreement", "propose"];
    assert_eq!(desk.fake.calls(), calls);
}

#[tokio::test]
async fn what_the_node_stops_is_told_whole_and_is_not_proposed() {
    let warning = |reason: &str, field: &str, message: &str| Warning {
        reason: reason.into(),
        field: field.into(),
        message: message.into(),
        phrase: None,
    };
    let desk = Desk::with(Fake {
        checked: CheckAgreementResponse {
            id: "ge-az-narcotics".into(),
            version: 2,
            stops: vec![
                warning(
                    "PARTY_NOT_ENROLLED",
                    "parties[AZ/customs].party",
                    "AZ/customs is not enrolled here",
                ),
                warning("AGREEMENT_INVALID", "legal_basis", "holds a placeholder"),
            ],
            warnings: vec![warning(
                "AGREEMENT_INVALID",
                "validity.until",
                "it ends soon",
            )],
            summary: vec!["Terms 1: each party tells the other records of every kind.".into()],
            compared_with: 1,
            changes: vec![ClauseChange {
                field: "terms[1].max_tlp".into(),
                before: "AMBER".into(),
                after: "GREEN".into(),
                label: "highest TLP".into(),
            }],
            idle: vec![IdleClause {
                field: "quotas".into(),
                message: "the program does not count what goes to one partner".into(),
                phrase: None,
            }],
            ..CheckAgreementResponse::default()
        },
        ..Fake::default()
    })
    .await;
    let line = "agreement new --id ge-az-narcotics --title Narcotics --party GE/revenue-service \
                --party AZ/customs --from 2026-01-01 --until 2027-12-31";
    desk.write("new.toml", desk.ntc(line).await.stdout);
    let ran = desk.ntc("agreement propose new.toml --check").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    let text = ran.stdout.lines().filter(|line| !line.contains("SHA-256"));
    insta::assert_snapshot!(text.collect::<Vec<_>>().join("\n"), @r"
    The document cannot be proposed as it is:
      - parties[AZ/customs].party: AZ/customs is not enrolled here [PARTY_NOT_ENROLLED]
        do this: enrol the partner with 'ntc peer add CARD' first, or correct its name in the document
      - legal_basis: holds a placeholder [AGREEMENT_INVALID]
        do this: name the treaty or memorandum that the agreement rests on

     To look at:
      - validity.until: it ends soon [AGREEMENT_INVALID]

     What it says:
      Terms 1: each party tells the other records of every kind.

     What it changes of version 1:
      ~ terms[1].max_tlp (highest TLP): AMBER -> GREEN

     Clauses that bind the parties and that the program does not carry out, or only in part:
      - quotas: the program does not count what goes to one partner
    ");
    let ran = desk.ntc("agreement propose new.toml").await;
    assert_eq!(ran.exit, 3, "{}", ran.stdout);
    insta::assert_snapshot!(ran.stderr, @r"
    error: the agreement was not proposed
      field:   parties[AZ/customs].party
      why:     AZ/customs is not enrolled here [PARTY_NOT_ENROLLED]
      do this: enrol the partner with 'ntc peer add CARD' first, or correct its name in the document
      and also:
        legal_basis: holds a placeholder [AGREEMENT_INVALID]
    ");
    assert!(!desk.fake.calls().contains(&"propose"));
}

#[tokio::test]
async fn an_end_for_good_is_confirmed_and_a_withdrawal_is_told() {
    let desk = desk().await;
    let ran = desk
        .ntc_with(
            "agreement terminate ge-az-narcotics --reason replaced",
            "ge-az-narcotics\n",
        )
        .await;
    assert_eq!(ran.exit, 2, "{}", ran.stderr);
    assert_eq!(desk.fake.calls(), ["show_agreement"]);
    let ran = desk
        .ntc("agreement terminate ge-az-narcotics --reason replaced --yes")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let ran = desk.ntc("agreement withdraw ge-az-narcotics").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(
        desk.fake.calls(),
        ["show_agreement", "terminate", "withdraw"]
    );
}

#[tokio::test]
async fn a_notice_is_confirmed_and_told_with_its_last_day() {
    let agreement = AgreementSummary {
        id: "ge-az-narcotics".into(),
        parties: vec![AgreementParty {
            party: "AZ/state-customs-committee".into(),
            signed: true,
            notice_reason: "new treaty".into(),
            notice_ms: 1_764_547_200_000,
            notice_ends_ms: 1_796_083_200_000,
            ..AgreementParty::default()
        }],
        ..AgreementSummary::default()
    };
    let desk = Desk::with(Fake {
        agreement: ShowAgreementResponse {
            agreement: Some(agreement),
            ..ShowAgreementResponse::default()
        },
        ..Fake::default()
    })
    .await;
    for act in ["suspend", "terminate --yes", "give-notice --yes"] {
        let line = format!("agreement {act} ge-az-narcotics --reason=");
        assert_eq!(desk.ntc(&line).await.exit, 2, "{line}");
    }
    assert!(desk.fake.calls().is_empty(), "an end without a reason");
    let line = "agreement give-notice ge-az-narcotics --reason replaced";
    let ran = desk.ntc_with(line, "ge-az-narcotics\n").await;
    assert_eq!(ran.exit, 2, "{}", ran.stderr);
    assert_eq!(desk.fake.calls(), ["show_agreement"]);
    let ran = desk.ntc(&format!("{line} --yes")).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let calls = ["show_agreement", "give_notice"];
    assert_eq!(desk.fake.calls(), calls);
    let told =
        "AZ/state-customs-committee (signed, gave notice, its last day is 2026-11-30: new treaty)";
    assert!(ran.stdout.contains(told), "{}", ran.stdout);
}

#[tokio::test]
async fn what_acts_here_and_was_not_told_is_no_failure_to_act() {
    let desk = Desk::with(Fake {
        not_told: "the disk is nearly full".into(),
        ..Fake::default()
    })
    .await;
    for (act, done) in [
        ("suspend", "suspended"),
        ("terminate --yes", "ended"),
        ("give-notice --yes", "notice is given"),
        ("withdraw", "withdrawn"),
    ] {
        let line = format!("agreement {act} ge-az-narcotics --reason stolen");
        let ran = desk.ntc(&line).await;
        assert_eq!(ran.exit, 7, "{}", ran.stderr);
        let headline = format!("error: {done} here; the partners are not told yet");
        assert!(ran.stderr.contains(&headline), "{}", ran.stderr);
        assert!(ran.stderr.contains("the disk is nearly full"));
        assert!(!ran.stderr.contains("was not"), "{}", ran.stderr);
        assert!(ran.stdout.contains("State"), "it is shown as it stands");
    }
}

#[tokio::test]
async fn what_is_no_agreement_has_no_id_and_all_its_faults() {
    let fault = |field: &str, message: &str| Warning {
        reason: "AGREEMENT_INVALID".into(),
        field: field.into(),
        message: message.into(),
        phrase: None,
    };
    let desk = Desk::with(Fake {
        checked: CheckAgreementResponse {
            stops: vec![
                fault("sharing", "is no field here (line 2)"),
                fault("form", "is missing; write it"),
            ],
            ..CheckAgreementResponse::default()
        },
        ..Fake::default()
    })
    .await;
    desk.write(
        "bad.toml",
        "schema = \"ntc-agreement/1\"\nsharing = \"all\"\n",
    );
    let ran = desk.ntc("agreement propose bad.toml --check").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    let advice = ran.stdout.matches("do this:").count();
    assert_eq!(advice, 1, "the same advice once: {}", ran.stdout);
    assert!(!ran.stdout.contains("What it says"), "{}", ran.stdout);
    let ran = desk.ntc("agreement propose bad.toml --check --json").await;
    let told: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert!(told["id"].is_null() && told["version"].is_null());
    assert_eq!(told["stops"].as_array().unwrap().len(), 2);
    let ran = desk.ntc("agreement propose bad.toml").await;
    assert_eq!(ran.exit, 3, "{}", ran.stderr);
    assert!(!desk.fake.calls().contains(&"propose"));
}

#[tokio::test]
async fn an_agreement_is_listed_and_shown_with_who_signed() {
    let desk = desk().await;
    insta::assert_snapshot!(desk.ntc("agreement list").await.stdout, @r"
     ID                VERSION   STATE      PARTIES                                            VALID                               TITLE
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     ge-az-narcotics         2   proposed   AZ/state-customs-committee+, GE/revenue-service!   2025-12-01 to 2026-11-30, renewed   Narcotics and precursors

     To look at:
      - ge-az-narcotics: your own signature is missing [own_signature_missing]
    ");
    insta::assert_snapshot!(desk.ntc("agreement show ge-az-narcotics").await.stdout, @r#"
     Agreement    ge-az-narcotics, version 2
     Title        Narcotics and precursors
     State        proposed
     Valid        2025-12-01 to 2026-11-30, renewed
     Parties      AZ/state-customs-committee (signed), GE/revenue-service (not signed yet, suspends it: parliamentary review)
     Proposed by  AZ/state-customs-committee
     SHA-256      c4b9febdc8016b9cb00240a7e98f576a1e511c08f59415145697853b4ee1c11e

     To look at:
      - your own signature is missing [own_signature_missing]

     What it says:
      It is valid from 2025-12-01 to 2026-11-30.

     Clauses that bind the parties and that the program does not carry out, or only in part:
      - quotas: the program does not count what goes to one partner

     The document:

    id = "ge-az-narcotics"
    "#);
    let bytes = desk
        .ntc("agreement show ge-az-narcotics --document")
        .await
        .stdout;
    assert_eq!(bytes, DOCUMENT);
}

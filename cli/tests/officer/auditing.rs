//! What officers did, as an auditor sees it.

use std::pin::Pin;

use ntc_core::phrase::Phrase as Sentence;
use ntc_proto::node::v1::audit_service_server::AuditService;
use ntc_proto::node::v1::*;
use tokio_stream::Stream;
use tonic::{Request, Response, Status};

use crate::desk::Desk;
use crate::fake::Fake;

const AT: i64 = 1_764_000_000_000;

fn line(number: u64) -> AuditLine {
    AuditLine {
        number,
        at_ms: AT,
        officer: "anna".to_owned(),
        serial: "0a1b".to_owned(),
        method: "SuspendPeer".to_owned(),
        subject: "MD/customs-service".to_owned(),
        outcome: "OK".to_owned(),
        begun: Some(number - 1),
        hash: vec![0xab; 32],
        previous: vec![0xcd; 32],
        approver: "boris".to_owned(),
        approver_serial: "0c2d".to_owned(),
        shown: None,
        asked: vec![asked("")],
    }
}

/// What own rules were asked, and which of them refused it.
fn asked(refused_by: &str) -> AskedRules {
    AskedRules {
        act: "act".to_owned(),
        rules: vec![0xaa; 32],
        refused_by: refused_by.to_owned(),
    }
}

/// An entry of a call that a rule did not let be made.
fn ruled_out(number: u64) -> AuditLine {
    AuditLine {
        method: "Publish".to_owned(),
        subject: String::new(),
        outcome: "RULE_FORBIDS".to_owned(),
        begun: None,
        approver: String::new(),
        asked: vec![asked("call-first")],
        ..line(number)
    }
}

/// An entry of a call of which rules hid something.
fn hiding(number: u64) -> AuditLine {
    let by = |rule: &str, times| HiddenRecords {
        rule: rule.to_owned(),
        times,
    };
    AuditLine {
        method: "List".to_owned(),
        subject: String::new(),
        begun: None,
        approver: String::new(),
        shown: Some(ShownRecords {
            rules: vec![0xaa; 32],
            shown: 50,
            hidden: vec![by("narcotics-alone", 2), by("OUT_OF_REACH", 1)],
        }),
        ..line(number)
    }
}

/// An entry of a call without a certificate, about nothing.
fn refused(number: u64) -> AuditLine {
    AuditLine {
        number,
        at_ms: AT,
        method: "Publish".to_owned(),
        outcome: "NOT_AN_OFFICER".to_owned(),
        hash: vec![0xef; 32],
        ..AuditLine::default()
    }
}

/// The first page of what own rules decided, and the last.
pub(crate) fn decisions(page: u64, stored: &[u8]) -> ListDecisionsResponse {
    let kept = LoggedDecision {
        act: "answer_query".to_owned(),
        record: vec![7; 16],
        ledger: "AM/customs".to_owned(),
        ledger_index: 40,
        present: vec!["event".to_owned(), "persons".to_owned()],
        let_go_before: vec!["event".to_owned(), "persons".to_owned()],
        withheld: vec!["persons".to_owned()],
        withheld_by: vec![WithheldByRule {
            rule: "persons-on-request".to_owned(),
            sections: vec!["persons".to_owned()],
        }],
        agreements: vec!["am-md/2".to_owned()],
        ..LoggedDecision::default()
    };
    let asked = LoggedDecision {
        act: "take_query".to_owned(),
        refused: true,
        refused_by: "no-questions-today".to_owned(),
        query: Some(LoggedQuestion {
            purpose: "customs_risk".to_owned(),
            persons: true,
            subjects: 3,
            justified: false,
        }),
        ..LoggedDecision::default()
    };
    let came = LoggedDecision {
        act: "accept".to_owned(),
        ledger: "MD/customs-service".to_owned(),
        ledger_index: 12,
        kept_before: true,
        ..LoggedDecision::default()
    };
    let went = LoggedDecision {
        act: "send".to_owned(),
        record: vec![8; 16],
        ledger: "AM/customs".to_owned(),
        ledger_index: 41,
        ..LoggedDecision::default()
    };
    let line = |number, decisions| DecisionLine {
        number,
        at_ms: AT,
        party: "MD/customs-service".to_owned(),
        policies: vec![0xbb; 32],
        rules: vec![0xaa; 32],
        decisions,
        hash: vec![0xab; 32],
        previous: vec![0xcd; 32],
        stored: stored.to_vec(),
    };
    let is_first = page == 0;
    ListDecisionsResponse {
        lines: if is_first {
            vec![line(9, vec![kept, went]), line(8, vec![asked])]
        } else {
            vec![line(7, vec![came])]
        },
        next_page: if is_first { 4_294_967_300 } else { 0 },
        begins_ms: AT - 86_400_000,
        records_hidden: u64::from(is_first),
    }
}

type Answers<T> = Pin<Box<dyn Stream<Item = Result<T, Status>> + Send>>;

#[tonic::async_trait]
impl AuditService for Fake {
    type ExportAuditStream = Answers<ExportAuditResponse>;
    type VerifyAuditStream = Answers<VerifyAuditResponse>;

    async fn list_audit(
        &self,
        request: Request<ListAuditRequest>,
    ) -> Result<Response<ListAuditResponse>, Status> {
        self.call("list_audit")?;
        let filter = request.into_inner().filter.unwrap_or_default();
        let none = filter.officer == "nobody";
        Ok(Response::new(ListAuditResponse {
            entries: if none {
                Vec::new()
            } else if filter.hidden_by == "narcotics-alone" {
                vec![hiding(18)]
            } else if filter.refused_by == "call-first" {
                vec![ruled_out(19)]
            } else {
                vec![line(17), refused(15)]
            },
            next_page: if self.findings.is_empty() { 15 } else { 0 },
        }))
    }

    async fn export_audit(
        &self,
        _: Request<ExportAuditRequest>,
    ) -> Result<Response<Self::ExportAuditStream>, Status> {
        self.call("export_audit")?;
        let showing = AuditLine {
            shown: hiding(1).shown,
            ..line(1)
        };
        let entries = [refused(0), showing, ruled_out(2)].map(|line| ExportedAudit {
            line: Some(line),
            stored: vec![1, 2, 3],
        });
        let batches = entries.map(|entry| {
            Ok(ExportAuditResponse {
                entries: vec![entry],
            })
        });
        Ok(Response::new(Box::pin(tokio_stream::iter(batches))))
    }

    async fn verify_audit(
        &self,
        _: Request<VerifyAuditRequest>,
    ) -> Result<Response<Self::VerifyAuditStream>, Status> {
        self.call("verify_audit")?;
        let clean = self.findings.is_empty();
        let read = Sentence::ReadAudit {
            entries: 18,
            ledger: 41,
        };
        let last = VerifyAuditResponse {
            stage: "all".to_owned(),
            done: 18,
            finished: true,
            findings: self.findings.clone(),
            summary: if clean {
                read.to_string()
            } else {
                String::new()
            },
            summary_phrases: if clean { vec![read.into()] } else { Vec::new() },
            entries: 18,
            anchored: if clean { 12 } else { 0 },
            anchor: clean.then_some(40),
            head: vec![0xab; 32],
            decisions: 30,
            decisions_newer: 4,
            decisions_anchor: clean.then_some(41),
            ..VerifyAuditResponse::default()
        };
        let step = VerifyAuditResponse {
            stage: "audit entries".to_owned(),
            done: 9,
            ..VerifyAuditResponse::default()
        };
        let steps = [Ok(step), Ok(last)];
        Ok(Response::new(Box::pin(tokio_stream::iter(steps))))
    }
}

#[tokio::test]
async fn the_audit_lists_who_did_what_and_how_it_ended() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("audit list --from 7d").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
     NO   TIME               OFFICER          CALL          ABOUT                OUTCOME
    ────────────────────────────────────────────────────────────────────────────────────────────
     17   2025-11-24 16:00   anna and boris   SuspendPeer   MD/customs-service   OK (of 16)
     15   2025-11-24 16:00   -                Publish       -                    NOT_AN_OFFICER
     Older ones: --page 15
    ");
    let ran = desk.ntc("audit list --officer nobody").await;
    assert!(ran.stdout.starts_with("No such entry."), "{}", ran.stdout);
    let ran = desk.ntc("audit list --json").await;
    let page: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(page["next_page"], 15);
    assert_eq!(page["entries"][0]["begun"], 16);
    assert_eq!(page["entries"][0]["approver"], "boris");
    assert_eq!(page["entries"][0]["approver_serial"], "0c2d");
    assert_eq!(page["entries"][1]["officer"], serde_json::Value::Null);
    assert_eq!(page["entries"][1]["approver"], serde_json::Value::Null);
}

#[tokio::test]
async fn what_rules_hid_from_an_officer_is_told_in_numbers() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("audit list --hidden-by narcotics-alone").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("OK, not shown: 3"), "{}", ran.stdout);
    let ran = desk
        .ntc("audit list --hidden-by narcotics-alone --json")
        .await;
    let page: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let shown = &page["entries"][0]["shown"];
    assert_eq!(shown["shown"], 50);
    assert_eq!(shown["rules"], "aa".repeat(32));
    assert_eq!(shown["hidden"][0]["rule"], "narcotics-alone");
    assert_eq!(shown["hidden"][0]["times"], 2);
}

#[tokio::test]
async fn the_rule_that_refused_an_act_is_told_with_the_hash_of_the_rules() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("audit list --rule call-first").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let told = "RULE_FORBIDS (call-first)";
    assert!(ran.stdout.contains(told), "{}", ran.stdout);
    let ran = desk.ntc("audit list --rule call-first --json").await;
    let page: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let asked = &page["entries"][0]["asked"][0];
    assert_eq!(asked["act"], "act");
    assert_eq!(asked["rules"], "aa".repeat(32));
    assert_eq!(asked["refused_by"], "call-first");
    let ran = desk.ntc("audit export").await;
    let lines = ran.stdout.lines();
    let lines: Vec<serde_json::Value> = lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[0]["asked"], serde_json::json!([]));
    assert_eq!(lines[1]["asked"][0]["rules"], "aa".repeat(32));
    assert_eq!(lines[1]["asked"][0]["refused_by"], serde_json::Value::Null);
    assert_eq!(lines[2]["asked"][0]["refused_by"], "call-first");
}

#[tokio::test]
async fn what_own_rules_decided_is_listed_with_the_rule_and_written_out_page_by_page() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("audit decisions").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for told in [
        "persons kept by persons-on-request",
        "refused by no-questions-today",
        "a question about 3",
        "let go",
        "1 record that your rules do not show you",
        "Older ones: --page 4294967300",
    ] {
        assert!(ran.stdout.contains(told), "{told} in {}", ran.stdout);
    }
    let ran = desk.ntc("audit decisions --page 4294967300").await;
    let begins = "The log begins at 2025-11-23";
    for told in ["kept before the rules", "MD/customs-service 12", begins] {
        assert!(ran.stdout.contains(told), "{told} in {}", ran.stdout);
    }
    let ran = desk.ntc("audit decisions --export").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let lines = ran.stdout.lines();
    let lines: Vec<serde_json::Value> = lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3, "both pages");
    assert_eq!(lines[0]["stored"], "010203");
    let kept = &lines[0]["decisions"][0];
    assert_eq!(kept["withheld_by"][0]["rule"], "persons-on-request");
    assert_eq!(lines[1]["decisions"][0]["refused_by"], "no-questions-today");
    assert_eq!(lines[2]["decisions"][0]["ledger_index"], 12);
}

#[tokio::test]
async fn an_export_is_a_line_of_json_for_each_entry() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("audit export").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let lines = ran.stdout.lines();
    let lines: Vec<serde_json::Value> = lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["previous"], serde_json::Value::Null);
    assert_eq!(lines[1]["previous"], "cd".repeat(32));
    assert_eq!(lines[1]["stored"], "010203");
}

#[tokio::test]
async fn an_audit_that_was_altered_ends_with_eight() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("audit verify").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(
        ran.stdout,
        "All is well. Read to the last byte: 18 entries of the audit, 41 entries of your own ledger.\n"
    );
    let finding = "audit entry 7 does not name the entry before it";
    let desk = Desk::with(Fake {
        findings: vec![finding.into()],
        ..Fake::default()
    })
    .await;
    let ran = desk.ntc("audit verify").await;
    assert_eq!(ran.exit, 8, "{}", ran.stderr);
    assert!(ran.stdout.contains(finding), "{}", ran.stdout);
}

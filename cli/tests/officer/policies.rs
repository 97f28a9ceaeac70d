//! The own rules, as an administrator writes, tries and activates them.

use std::pin::Pin;

use ntc_core::model::codes::PURPOSES;
use ntc_core::model::kind::Urgency;
use ntc_core::phrase::{Joint, List, Name, Phrase as Spoken};
use ntc_core::section::{Section, SectionSet};
use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1::policy_service_server::PolicyService;
use ntc_proto::node::v1::*;
use tokio_stream::Stream;
use tonic::{Request, Response, Status};

use crate::desk::Desk;
use crate::fake::Fake;
use crate::reading::ID;

const AT: i64 = 1_764_000_000_000;

/// Rules of which one is new.
pub(crate) fn narrower() -> String {
    format!(
        "{DEFAULT_RULES}\n@id(\"no-pictures\")\n@why(\"pictures stay here\")\nforbid (principal, action == \
         NTC::Action::\"disclose\", resource)\nwhen {{ context.section == NTC::Section::\"media\" }};\n"
    )
}

/// A rule of the agreement of the explanation.
fn of_agreement(clause: Spoken) -> Spoken {
    Spoken::OfAgreement {
        id: "az-ge".to_owned(),
        version: 1,
        hash: "0a0b0c0d".to_owned(),
        clause: clause.said(),
    }
}

/// What keeps the pictures.
fn kept() -> Spoken {
    let media = SectionSet::EMPTY.with(Section::Media);
    let forbids = Spoken::RuleForbids {
        rule: "no-pictures".to_owned(),
        why: Name::of_rule("no-pictures", "pictures stay here"),
    };
    let rule = Spoken::OwnRulesKeep {
        sections: List::sections(media),
        objection: forbids.said(),
    };
    Spoken::KeptBy {
        section: Section::Media.into(),
        rule: rule.said(),
    }
}

/// What spoke: how deep, its tick, and what it says.
fn spoken() -> Vec<(u32, &'static str, Spoken)> {
    let told = SectionSet::EMPTY.with(Section::Event).with(Section::Media);
    let shipped = "the agreements let the section go";
    let fact = Spoken::FactIs {
        fact: "context.section".to_owned(),
        value: "media".to_owned().into(),
    };
    let part = Spoken::Told {
        text: "context.section == media".to_owned(),
    };
    vec![
        (0, "yes", Spoken::LayersDecide {}),
        (
            1,
            "yes",
            of_agreement(Spoken::Allows {
                terms: 1,
                sections: List::sections(told),
            }),
        ),
        (1, "yes", of_agreement(Spoken::Provisional {})),
        (
            0,
            "no",
            Spoken::OwnRulesOfSection {
                section: Section::Media.into(),
            },
        ),
        (
            1,
            "yes",
            Spoken::RulePermit {
                rule: "disclose-what-is-agreed".to_owned(),
                why: Name::of_rule("disclose-what-is-agreed", shipped),
            },
        ),
        (
            1,
            "yes",
            Spoken::RuleForbid {
                rule: "no-pictures".to_owned(),
                why: Name::of_rule("no-pictures", "pictures stay here"),
            },
        ),
        (2, "yes", Spoken::AllOf {}),
        (
            3,
            "yes",
            Spoken::WithFacts {
                part: part.said(),
                facts: List::of(Joint::Semicolon, [fact]),
            },
        ),
        (
            3,
            "unknown",
            Spoken::FactIs {
                fact: "record.places".to_owned(),
                value: Spoken::Unknown {}.into(),
            },
        ),
    ]
}

/// What would let the pictures go.
fn ways() -> Vec<Spoken> {
    let changes = [
        Spoken::IfUrgency {
            urgency: Urgency::Immediate.into(),
        },
        Spoken::IfPurpose {
            purpose: Name::of(&PURPOSES, "counter_narcotics"),
        },
    ];
    let of_rules = Spoken::IfFact {
        fact: "record.graded".to_owned(),
        value: Spoken::Yes {}.into(),
    };
    vec![
        Spoken::WayOfSection {
            section: Section::Media.into(),
            changes: List::of(Joint::And, changes),
        },
        Spoken::WayOfSection {
            section: Section::Media.into(),
            changes: List::of(
                Joint::And,
                [Spoken::IfAllowed {
                    terms: 1,
                    id: "az-ge".to_owned(),
                    version: 1,
                    section: Section::Media.into(),
                }],
            ),
        },
        Spoken::OwnWayOfSection {
            section: Section::Media.into(),
            changes: List::of(Joint::And, [of_rules]),
        },
    ]
}

fn version(number: u64) -> PolicyVersion {
    let at_first = number == 1;
    PolicyVersion {
        number,
        sha256: vec![0xab; 32],
        activated_ms: AT,
        officer: if at_first {
            String::new()
        } else {
            "anna".to_owned()
        },
        reason: if at_first {
            "the node began with these".to_owned()
        } else {
            "decision 14".to_owned()
        },
        rules: 8,
        active: number == 2,
        broken: if number == 3 {
            "line 1: no rule".to_owned()
        } else {
            String::new()
        },
    }
}

type Answers = Pin<Box<dyn Stream<Item = Result<ReplayPolicyResponse, Status>> + Send>>;

#[tonic::async_trait]
impl PolicyService for Fake {
    type ReplayPolicyStream = Answers;

    async fn show_policy(
        &self,
        request: Request<ShowPolicyRequest>,
    ) -> Result<Response<ShowPolicyResponse>, Status> {
        self.call("show_policy")?;
        let number = request.into_inner().number;
        Ok(Response::new(ShowPolicyResponse {
            version: Some(version(number.max(1))),
            text: DEFAULT_RULES.to_owned(),
        }))
    }

    async fn list_policies(
        &self,
        _: Request<ListPoliciesRequest>,
    ) -> Result<Response<ListPoliciesResponse>, Status> {
        self.call("list_policies")?;
        Ok(Response::new(ListPoliciesResponse {
            versions: vec![version(3), version(2), version(1)],
        }))
    }

    async fn activate_policy(
        &self,
        request: Request<ActivatePolicyRequest>,
    ) -> Result<Response<ActivatePolicyResponse>, Status> {
        self.call("activate_policy")?;
        let unchanged = request.into_inner().text == DEFAULT_RULES;
        Ok(Response::new(ActivatePolicyResponse {
            version: Some(version(2)),
            unchanged,
            not_acting: if unchanged {
                String::new()
            } else {
                "the disk is full".to_owned()
            },
        }))
    }

    async fn roll_back_policy(
        &self,
        _: Request<RollBackPolicyRequest>,
    ) -> Result<Response<ActivatePolicyResponse>, Status> {
        self.call("roll_back_policy")?;
        Ok(Response::new(ActivatePolicyResponse {
            version: Some(version(1)),
            ..ActivatePolicyResponse::default()
        }))
    }

    async fn explain_decision(
        &self,
        request: Request<ExplainDecisionRequest>,
    ) -> Result<Response<ExplainDecisionResponse>, Status> {
        self.call("explain_decision")?;
        let party = request.into_inner().party;
        let line = |depth, tick: &str, says: Spoken| ExplainLine {
            depth,
            tick: tick.to_owned(),
            text: says.to_string(),
            phrase: Some(says.into()),
        };
        let media = WithheldBy {
            section: "media".to_owned(),
            reason: "RULE_FORBIDS".to_owned(),
        };
        let ways = ways();
        let sentence = Spoken::GetsSome {
            party,
            goes: 1,
            count: 2,
            kept: List::of(Joint::Semicolon, [kept()]),
        };
        Ok(Response::new(ExplainDecisionResponse {
            sentence: sentence.to_string(),
            lines: spoken()
                .into_iter()
                .map(|(depth, tick, says)| line(depth, tick, says))
                .collect(),
            would_allow: ways.iter().map(ToString::to_string).collect(),
            phrase: Some(sentence.into()),
            would_allow_phrases: ways.into_iter().map(Phrase::from).collect(),
            told: vec!["event".to_owned()],
            withheld: vec![media],
            agreements: vec!["az-ge version 1 (0a0b0c0d)".to_owned()],
            policies: vec![1; 32],
            rules: if self.findings.is_empty() {
                vec![2; 32]
            } else {
                Vec::new()
            },
            took_us: 400,
            held_back: "RULE_FORBIDS".to_owned(),
        }))
    }

    async fn list_decisions(
        &self,
        request: Request<ListDecisionsRequest>,
    ) -> Result<Response<ListDecisionsResponse>, Status> {
        self.call("list_decisions")?;
        let request = request.into_inner();
        let stored = if request.stored {
            vec![1, 2, 3]
        } else {
            Vec::new()
        };
        Ok(Response::new(crate::auditing::decisions(
            request.page,
            &stored,
        )))
    }

    async fn replay_policy(
        &self,
        _: Request<ReplayPolicyRequest>,
    ) -> Result<Response<Self::ReplayPolicyStream>, Status> {
        self.call("replay_policy")?;
        let change = |section: &str, newly_sent, newly_withheld| ReplayChange {
            party: "GE/revenue-service".to_owned(),
            section: section.to_owned(),
            newly_sent,
            newly_withheld,
            example: vec![7; 16],
            act: "publish".to_owned(),
            ..ReplayChange::default()
        };
        let act = |act: &str, replayed, newly_allowed, newly_denied| ReplayedAct {
            act: act.to_owned(),
            replayed,
            newly_allowed,
            newly_denied,
        };
        let office = ReplayChange {
            newly_withheld: 4,
            act: "act".to_owned(),
            roles: vec!["liaison".to_owned(), "publisher".to_owned()],
            call: "AskPartners".to_owned(),
            entry: 8,
            ..ReplayChange::default()
        };
        let step = ReplayPolicyResponse {
            replayed: 4096,
            ..ReplayPolicyResponse::default()
        };
        let last = ReplayPolicyResponse {
            replayed: 5000,
            finished: true,
            newly_sent: 3,
            newly_withheld: 17,
            acts: vec![
                act("publish", 4000, 3, 17),
                act("accept", 900, 0, 0),
                act("act", 100, 0, 4),
            ],
            changes: vec![change("", 3, 0), change("media", 0, 17), office],
            unknown: 2,
            took_ms: 120,
            from_ms: AT,
            logged_from_ms: AT,
            examples_hidden: 1,
        };
        Ok(Response::new(Box::pin(tokio_stream::iter([
            Ok(step),
            Ok(last),
        ]))))
    }
}

#[tokio::test]
async fn rules_are_checked_without_a_node_and_a_fault_is_told_with_its_place() {
    let desk = Desk::with(Fake::default()).await;
    desk.write("rules.cedar", narrower());
    let ran = desk
        .ntc("policy check rules.cedar --node 127.0.0.1:1")
        .await;
    assert_eq!(ran.exit, 0, "{}{}", ran.stdout, ran.stderr);
    desk.write("broken.cedar", "permit (principal, action, resource);\n");
    let ran = desk.ntc("policy check broken.cedar").await;
    assert_eq!(ran.exit, 3);
    assert!(ran.stdout.contains("line 1, column 1"), "{}", ran.stdout);
    assert!(desk.fake.calls().is_empty());
}

/// Activating takes what a warning is told of, and so does a check.
#[tokio::test]
async fn a_text_with_warnings_alone_may_act_and_they_are_told() {
    let desk = Desk::with(Fake::default()).await;
    let never = "@id(\"never\") @why(\"never\") forbid (principal, action == NTC::Action::\"see\", resource) when { false };\n";
    let text = format!("{DEFAULT_RULES}\n{never}");
    assert!(ntc_policy::Bundle::read(&text).is_ok());
    desk.write("rules.cedar", &text);
    let ran = desk.ntc("policy check rules.cedar").await;
    assert_eq!(ran.exit, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(
        ran.stdout.starts_with("The rules may act."),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("warning: "), "{}", ran.stdout);
    assert!(ran.stdout.contains("never"), "{}", ran.stdout);
    let ran = desk.ntc("policy check rules.cedar --json").await;
    assert_eq!(ran.exit, 0);
    let told: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(told["faults"][0]["warning"], true, "{told}");

    // An error beside it is what stops the text, and the one that is counted.
    desk.write(
        "rules.cedar",
        format!("{text}permit (principal, action, resource);\n"),
    );
    let ran = desk.ntc("policy check rules.cedar").await;
    assert_eq!(ran.exit, 3, "{}{}", ran.stdout, ran.stderr);
    assert!(!ran.stdout.contains("may act"), "{}", ran.stdout);
}

#[tokio::test]
async fn a_difference_is_told_in_words_rule_by_rule() {
    let desk = Desk::with(Fake::default()).await;
    desk.write("rules.cedar", narrower());
    let ran = desk.ntc("policy diff rules.cedar").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let first = ran.stdout.lines().next().unwrap();
    assert_eq!(
        first,
        "New: no-pictures (forbid), less may go: pictures stay here"
    );
    desk.write("rules.cedar", DEFAULT_RULES);
    let ran = desk.ntc("policy diff rules.cedar").await;
    assert_eq!(ran.stdout, "The rules are the same.\n");
}

#[tokio::test]
async fn what_is_shown_can_be_changed_and_activated() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("policy show").await;
    assert_eq!(ran.stdout, DEFAULT_RULES);
    desk.write("rules.cedar", &ran.stdout);
    let ran = desk.ntc("policy activate rules.cedar --reason again").await;
    assert!(ran.stdout.contains("decide already"), "{}", ran.stdout);
    desk.write("rules.cedar", narrower());
    let ran = desk
        .ntc("policy activate rules.cedar --reason narrower")
        .await;
    assert!(
        ran.stdout.starts_with("Number 2, with 8 rules, decides"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("the disk is full"), "{}", ran.stdout);
    let ran = desk.ntc("policy rollback 1 --reason wider").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let ran = desk.ntc("policy history").await;
    insta::assert_snapshot!(ran.stdout, @r"
     NO   SINCE              BY     RULES   STATE            WHY
    ───────────────────────────────────────────────────────────────────────────────────
      3   2025-11-24 16:00   anna       8   cannot be read   decision 14
      2   2025-11-24 16:00   anna       8   decides          decision 14
      1   2025-11-24 16:00   -          8   -                the node began with these
    ");
}

#[tokio::test]
async fn an_explanation_is_a_sentence_a_tree_and_what_would_allow_more() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk
        .ntc(&format!("policy explain {ID} --peer GE/revenue-service"))
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
    GE/revenue-service gets 1 of 2 sections; kept: media (your own rules, about media: the rule no-pictures forbids it: pictures stay here).
     Agreement az-ge version 1 (0a0b0c0d)

     ✓ the decision: agreements, the author's handling, your own rules
       ✓ agreement az-ge version 1 (0a0b0c0d): terms 1 allow event, media
       ✓ agreement az-ge version 1 (0a0b0c0d): it is applied provisionally: it has not entered into force
     ✗ your own rules, media
       ✓ permit disclose-what-is-agreed: the agreements let the section go
       ✓ forbid no-pictures: pictures stay here
         ✓ all of
           ✓ context.section == media (context.section is media)
           ! record.places is unknown

    What would allow what is kept:
      - media would go if its urgency were immediate and its purpose were counter_narcotics
      - media would go if terms 1 of agreement az-ge version 1 allowed media
      - your own rules would let media go if record.graded were yes
    ");
}

#[tokio::test]
async fn a_replay_shows_only_what_changes_for_each_partner_and_section() {
    let desk = Desk::with(Fake::default()).await;
    desk.write("rules.cedar", narrower());
    let ran = desk
        .ntc("policy simulate --policy rules.cedar --last 30d")
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stdout, @r"
    5,000 decisions since 2025-11-24 16:00 UTC, made again under these rules:
      publishing: 4,000 decisions; 3 newly sent, 17 newly withheld.
      taking in: 900 decisions; every one is as it was.
      officers' calls: 100 decisions; 0 newly allowed, 4 newly denied.

    What partners would get of what you publish:
     PARTNER              SECTION            NEWLY SENT   NEWLY WITHHELD   FOR EXAMPLE
    ──────────────────────────────────────────────────────────────────────────────────────────
     GE/revenue-service   the whole record            3                0   07070707-0707-0707
     GE/revenue-service   media                       0               17   07070707-0707-0707

    Which calls officers would make:
     OFFICERS WITH        CALL          NEWLY ALLOWED   NEWLY DENIED   FOR EXAMPLE
    ────────────────────────────────────────────────────────────────────────────────────────
     liaison, publisher   AskPartners               0              4   entry 7 of the audit
    2 decisions cannot be made again: what they rested on was erased.
    The log of decisions begins at 2025-11-24 16:00: older lines went. What partners told and asked, and what was shown to them later, is replayed from there on.
    Of 1 change the example is not named: your rules do not show you the record.
    What officers are shown ('see') is not decided again: looking at records is logged by numbers alone.
    ");
}

//! What is wrong and what to do, as officers are told.

use ntc_core::phrase::{Joint, List, Name, Phrase};
use ntc_proto::node::v1::doctor_service_server::DoctorService;
use ntc_proto::node::v1::{ExamineRequest, ExamineResponse, Examined};
use tonic::{Request, Response, Status};

use crate::desk::Desk;
use crate::fake::Fake;

/// A check of which everything is told.
pub(crate) fn ails() -> Examined {
    let seen = Phrase::LineFailed {
        address: "192.0.2.7:7444".to_owned(),
        why: Phrase::SystemRefused {}.said(),
    };
    Examined {
        name: "tcp".to_owned(),
        verdict: "ails".to_owned(),
        seen: seen.to_string(),
        cause: "nothing_listens".to_owned(),
        means: "the machine answers, and nothing listens at the port".to_owned(),
        fix: "ask its administrator whether the node runs, and at which port".to_owned(),
        phrase: Some(seen.into()),
    }
}

/// What was seen, by its code.
fn seen(verdict: &str, name: &str, phrase: Phrase) -> Examined {
    Examined {
        name: name.to_owned(),
        verdict: verdict.to_owned(),
        seen: phrase.to_string(),
        phrase: Some(phrase.into()),
        ..Examined::default()
    }
}

/// What a node tells in sentences, one check of each sort.
pub(crate) fn told() -> Vec<Examined> {
    let reason = Name::new("reason", "TIME_IN_FUTURE");
    let ends = Phrase::EndsSessions {
        since: "2025-11-24 16:00 UTC".to_owned(),
    };
    let refused = Phrase::RefusedFor { records: 2, reason };
    let stands = Phrase::VersionStands {
        id: "az-ge-narcotics".to_owned(),
        version: 1,
        standing: Name::new("agreement_state", "suspended"),
    };
    let all = |joint, phrase| Phrase::AllThat {
        all: List::of(joint, [phrase]),
    };
    vec![
        seen("well", "suspension", Phrase::NotSuspended {}),
        seen("warns", "agreements", all(Joint::Semicolon, stands)),
        seen("warns", "feed", Phrase::TakesNothing { ends: ends.said() }),
        seen("warns", "judgement", all(Joint::Comma, refused)),
        seen("warns", "clock", Phrase::ClockBehind { seconds: 420 }),
    ]
}

/// The same of something that works.
pub(crate) fn warns() -> Examined {
    Examined {
        verdict: "warns".to_owned(),
        ..ails()
    }
}

#[tonic::async_trait]
impl DoctorService for Fake {
    async fn examine(
        &self,
        request: Request<ExamineRequest>,
    ) -> Result<Response<ExamineResponse>, Status> {
        let of_node = request.into_inner().party.is_empty();
        self.call(if of_node { "examine_node" } else { "examine" })?;
        let mut checks = vec![Examined {
            name: "enrolment".to_owned(),
            verdict: "well".to_owned(),
            seen: "enrolled".to_owned(),
            ..Examined::default()
        }];
        checks.extend(self.examined.clone());
        Ok(Response::new(ExamineResponse { checks }))
    }
}

#[tokio::test]
async fn what_ails_ends_with_1_and_says_why_and_what_to_do() {
    let skipped = Examined {
        name: "tls".to_owned(),
        verdict: "skipped".to_owned(),
        ..Examined::default()
    };
    let fake = Fake {
        examined: vec![ails(), skipped],
        ..Fake::default()
    };
    let desk = Desk::with(fake).await;
    let ran = desk.ntc("doctor GE/revenue-service").await;
    assert_eq!(ran.exit, 1, "{}", ran.stderr);
    let expected = "
 ok    own node       reached
 ok    enrolment      enrolled
 FAIL  tcp            192.0.2.7:7444 cannot be reached: connection refused
       why:     the machine answers, and nothing listens at the port [nothing_listens]
       do this: ask its administrator whether the node runs, and at which port
 -     tls            not looked at

 Something does not work: begin with the first FAIL.
";
    assert_eq!(format!("\n{}", ran.stdout), expected);
    let ran = desk.ntc("doctor --json").await;
    assert_eq!(
        (ran.exit, desk.fake.calls().last()),
        (1, Some(&"examine_node"))
    );
}

#[tokio::test]
async fn a_node_that_is_not_reached_is_the_first_thing_that_ails() {
    let desk = Desk::with(Fake::default()).await;
    let ran = desk.ntc("doctor").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for (line, cause) in [
        ("doctor --node 127.0.0.1:1", "node_unreached"),
        ("doctor --profile nowhere", "profile_unusable"),
    ] {
        let ran = desk.ntc(line).await;
        assert_eq!(ran.exit, 1, "{line}: {}", ran.stderr);
        let cause = format!("[{cause}]");
        assert!(ran.stdout.contains(&cause), "{line}: {}", ran.stdout);
    }
}

//! Requests, their answers, and the case that they belong to, as officers ask, tell and see them.

use ntc_proto::node::v1::request_service_server::RequestService;
use ntc_proto::node::v1::*;
use ntc_proto::v1::RecordKind;
use tonic::{Request, Response, Status};

use crate::desk::Desk;
use crate::fake::Fake;
use crate::outcomes::came;
use crate::reading::ID;
use crate::recalls::apart;

const TOLD: [u8; 16] = [
    1, 0x93, 0xb5, 0xa0, 0x7c, 0x31, 0x7d, 0x2f, 0x8a, 0x3b, 0x4c, 0x5d, 0x6e, 0x7f, 0x80, 0x91,
];
/// What an answer provides.
pub(crate) const FOUND: &str =
    "[companies]\nitems = [{ name = \"Example Trading\", role = \"consignee\" }]\n";
/// A request that stands for itself.
pub(crate) const QUESTION: &str = "kind = \"Request\"\npurpose = \"customs_risk\"\naudience = [\"GE/revenue-service\"]\n\
    [handling]\ntlp = \"GREEN\"\npermitted_action = \"any\"\n[event]\nasks = \"information\"\ntext = \"Known?\"\n";
const SINCE: i64 = 1_772_323_200_000;

#[tonic::async_trait]
impl RequestService for Fake {
    async fn ask(&self, request: Request<AskRequest>) -> Result<Response<AskResponse>, Status> {
        self.call("ask")?;
        let draft = request.into_inner().draft.unwrap();
        let asked = draft.audience.first().cloned().unwrap_or_default();
        self.drafts.lock().unwrap().push(draft);
        Ok(Response::new(AskResponse {
            id: TOLD.to_vec(),
            asked,
            answer_within: 90,
            agreed_within: 480,
            duplicate: false,
        }))
    }

    async fn ask_about(
        &self,
        request: Request<AskAboutRequest>,
    ) -> Result<Response<AskResponse>, Status> {
        self.call("ask_about")?;
        self.asked.lock().unwrap().push(request.into_inner());
        Ok(Response::new(AskResponse {
            id: TOLD.to_vec(),
            asked: "GE/revenue-service".to_owned(),
            answer_within: 480,
            agreed_within: 480,
            duplicate: false,
        }))
    }

    async fn take(&self, _: Request<TakeRequest>) -> Result<Response<TakeResponse>, Status> {
        self.call("take")?;
        let id = TOLD.to_vec();
        Ok(Response::new(TakeResponse { id }))
    }

    async fn answer(
        &self,
        request: Request<AnswerRequest>,
    ) -> Result<Response<AnswerResponse>, Status> {
        self.call("answer")?;
        self.answered.lock().unwrap().push(request.into_inner());
        Ok(Response::new(AnswerResponse {
            id: TOLD.to_vec(),
            told: "GE/revenue-service".to_owned(),
            answered_before: "refused".to_owned(),
        }))
    }

    async fn show_request(
        &self,
        _: Request<ShowRequestRequest>,
    ) -> Result<Response<ShowRequestResponse>, Status> {
        self.call("show_request")?;
        Ok(Response::new(self.request.clone()))
    }
}

/// A request that was deferred, and that is late.
pub(crate) fn stands() -> ShowRequestResponse {
    let late = Owed {
        task: "answer".to_owned(),
        level: "duty_desk".to_owned(),
        call: "duty desk, +994 12 000 00 00".to_owned(),
        ..came().owed.swap_remove(0)
    };
    ShowRequestResponse {
        unseen: 0,
        origin: "GE/revenue-service".to_owned(),
        received_ms: SINCE,
        taken_ms: 0,
        answers: vec![Answered {
            party: "AZ/state-customs-committee".to_owned(),
            id: TOLD.to_vec(),
            status: "deferred".to_owned(),
            at_ms: SINCE,
            until_ms: SINCE + 86_400_000,
        }],
        owed: vec![late],
        asks: "information".to_owned(),
        text: "Who ordered it?".to_owned(),
        justification: "a seizure".to_owned(),
        about: vec![ntc_proto::v1::RecordName {
            origin: "GE/revenue-service".to_owned(),
            id: TOLD.to_vec(),
        }],
        withdrawn: false,
    }
}

/// A notice, a question about it, and its answer.
pub(crate) fn case() -> ShowThreadResponse {
    let line = |depth, origin: &str, kind: RecordKind, says: &str| ThreadLine {
        depth,
        id: TOLD.to_vec(),
        origin: origin.to_owned(),
        kind: kind.into(),
        at_ms: SINCE,
        says: says.to_owned(),
        says_phrase: None,
    };
    ShowThreadResponse {
        unseen: 0,
        lines: vec![
            line(0, "GE/revenue-service", RecordKind::SeizureNotice, ""),
            line(
                1,
                "AZ/state-customs-committee",
                RecordKind::Request,
                "information",
            ),
            line(2, "GE/revenue-service", RecordKind::Answer, "provided"),
        ],
        cut: true,
    }
}

async fn desk() -> Desk {
    Desk::with(Fake {
        request: stands(),
        thread: case(),
        ..Fake::default()
    })
    .await
}

#[tokio::test]
async fn how_a_request_stands_is_shown_with_its_answer_and_whom_to_call() {
    let ran = desk().await.ntc(&format!("request show {ID}")).await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for wanted in [
        "received  2026-03-01 00:00",
        "taken on  not told",
        "Deferred",
        "duty desk",
    ] {
        assert!(ran.stdout.contains(wanted), "{wanted}\n{}", ran.stdout);
    }
    let ran = desk().await.ntc(&format!("thread {ID}")).await;
    let rows: Vec<_> = ran.stdout.lines().map(apart).collect();
    for row in [
        "2026-03-01 00:00  GE/revenue-service  SeizureNotice  0193b5a0-7c31-7d2f",
        "2026-03-01 00:00  AZ/state-customs-committee  · Request information  0193b5a0-7c31-7d2f",
        "2026-03-01 00:00  GE/revenue-service  · · Answer provided  0193b5a0-7c31-7d2f",
    ] {
        assert!(rows.iter().any(|told| told == row), "{row}\n{}", ran.stdout);
    }
    assert!(ran.stdout.contains("More was said"), "{}", ran.stdout);
}

#[tokio::test]
async fn a_question_and_an_answer_carry_what_the_officer_said_and_a_wrong_word_is_not_sent() {
    let desk = desk().await;
    let about = format!("request about {ID} --asks");
    let ran = desk
        .ntc(&format!(
            "{about} information --text who --urgency urgent --reply-by 2026-12-08"
        ))
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("due 8 hours after"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("sooner"), "{}", ran.stdout);
    let asked = desk.fake.asked.lock().unwrap().pop().unwrap();
    assert_eq!(asked.urgency(), ntc_proto::v1::Urgency::Urgent);
    let event = asked.event.unwrap();
    assert_eq!(event.asks.unwrap().code, "information");
    assert!(event.reply_by > 0);

    desk.write("found.toml", FOUND);
    let answer = format!("answer {ID} --status");
    let ran = desk
        .ntc(&format!("{answer} provided found.toml --conditions none"))
        .await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    let before = "takes the place of your answer before: refused";
    assert!(ran.stdout.to_lowercase().contains(before), "{}", ran.stdout);
    let answered = desk.fake.answered.lock().unwrap().pop().unwrap();
    assert_eq!(answered.companies.unwrap().items[0].name, "Example Trading");
    assert_eq!(answered.event.unwrap().conditions, "none");
    for wrong in [
        format!("{about} everything --text who"),
        format!("{about} information --text who --urgency soon"),
        format!("{answer} perhaps"),
        format!("{answer} deferred --until later"),
        format!("{answer} provided absent.toml"),
    ] {
        assert_ne!(desk.ntc(&wrong).await.exit, 0, "{wrong}");
    }
    assert_eq!(desk.fake.calls(), ["ask_about", "answer"]);
}

#[tokio::test]
async fn the_sample_of_a_request_is_asked_once_it_is_filled_in_and_not_before() {
    let desk = desk().await;
    let sample = desk.ntc("alert sample --request").await.stdout;
    desk.write("question.toml", &sample);
    let ran = desk.ntc("request new question.toml").await;
    assert_eq!(ran.exit, 3, "{}", ran.stdout);
    assert!(ran.stderr.contains("the sample itself"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("ntc request new FILE"),
        "{}",
        ran.stderr
    );
    let own = sample.replace("the consignee", "Example Trading");
    assert_ne!(own, sample);
    desk.write("question.toml", &own);
    let ran = desk.ntc("request new question.toml").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
}

#[tokio::test]
async fn a_request_of_a_file_goes_to_the_party_that_it_names() {
    let desk = desk().await;
    desk.write("question.toml", QUESTION);
    let ran = desk.ntc("request new question.toml").await;
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert!(
        ran.stdout.contains("GE/revenue-service is asked"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("due 90 minutes after"),
        "{}",
        ran.stdout
    );
    let sooner = "sooner than what is agreed, 8 hours";
    assert!(ran.stdout.contains(sooner), "{}", ran.stdout);
    for line in [
        "alert publish question.toml",
        "alert publish question.toml --check",
    ] {
        let ran = desk.ntc(line).await;
        assert_eq!(ran.exit, 3, "{line}");
        assert!(ran.stderr.contains("ntc request new"), "{}", ran.stderr);
        let ran = desk.ntc(&format!("{line} --json")).await;
        let told: serde_json::Value = serde_json::from_str(&ran.stderr).unwrap();
        let why = (&told["error"]["field"], &told["error"]["reason"]);
        assert_eq!(why, (&"kind".into(), &"FIELD_INVALID".into()), "{line}");
    }
    assert_eq!(desk.fake.calls(), ["ask"]);
}

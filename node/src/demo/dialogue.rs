//! A case goes on: a partner asks for what it was not told, is answered, and says what came of an alert; another alert
//! is left without a word.

use std::time::Duration;

use ntc_core::section::Section;
use ntc_proto::node::v1 as pb;
use ntc_proto::v1;
use ntc_terminal::say;

use super::Failure;
use super::officer::Officer;
use super::region::Region;
use super::report::{Dialogue, Line};
use super::sent::Sent;
use super::show::Show;
use super::story::{BAKU, ORIGIN, TASHKENT};
use super::wait::until_some;
use crate::ports::{Clock, SystemClock};

/// What is asked.
const QUESTION: &str = "Who was the consignee of the container?";
/// Its code.
const ASKS: &str = "information";
/// What the notice withholds.
const COMPANIES: &str = Section::Companies.name();
/// What came of the alert.
const RESULT: &str = "no_offence";
/// How long the partner has that says nothing.
const SHORT: Duration = Duration::from_secs(2);

/// Asks, answers, alerts and tells what came of it.
pub(super) async fn hold(region: &Region, of: &Sent, show: &Show) -> Result<Dialogue, Failure> {
    let (origin, tashkent) = (region.officer(ORIGIN)?, region.officer(TASHKENT)?);
    let withheld = tashkent.get(&of.id).await?.not_disclosed;
    let asked = ask(tashkent, &of.id).await?;
    show.done(&say!(
        "demo-asks",
        asker = TASHKENT,
        asked = ORIGIN,
        question = QUESTION
    ));
    let told = answer(origin, &asked).await?;
    until_some("the answer to arrive", || async {
        Ok(tashkent.get(&told).await.ok())
    })
    .await?;
    let own = origin.get(&of.id).await?;
    let held = until_some("the notice to show what was withheld", || async {
        let held = tashkent.get(&of.id).await?;
        Ok((!held.revealed.is_empty()).then_some(held))
    })
    .await?;
    // What was shown later counts where it is what was signed, and what was withheld before.
    let shown = held.sections.iter().filter(|it| own.sections.contains(it));
    let names = shown.filter_map(name);
    let revealed = names.filter(|name| withheld.iter().any(|other| other == name));
    let revealed: Vec<_> = revealed.map(str::to_owned).collect();
    show.done(&say!(
        "demo-step-answers",
        party = ORIGIN,
        sections = revealed.join(", ")
    ));

    let examined = origin.publish(alert(TASHKENT, None)).await?.id;
    let outcome = report(tashkent, &examined).await?;
    until_some("the outcome to arrive", || async {
        Ok(origin.get(&outcome).await.ok())
    })
    .await?;
    show.done(&say!(
        "demo-step-outcome",
        party = TASHKENT,
        result = RESULT
    ));

    let short = origin.publish(alert(BAKU, Some(SHORT))).await?.id;
    for party in [ORIGIN, BAKU] {
        let officer = region.officer(party)?;
        until_some("both sides to count the alert as overdue", || async {
            let owed = overdue(officer).await?.into_iter();
            Ok(owed.into_iter().find(|owed| owed.id == short))
        })
        .await?;
    }
    show.done(&say!("demo-step-overdue", party = BAKU));

    let thread = tashkent.thread(&told).await?;
    let owed = overdue(origin).await?;
    let answers = origin.request(&asked).await?.answers;
    Ok(Dialogue {
        asker: TASHKENT.to_owned(),
        asked: ORIGIN.to_owned(),
        question: QUESTION.to_owned(),
        requests: thread
            .iter()
            .filter(|line| is(line, v1::RecordKind::Request))
            .count() as u64,
        answered: answers.len() as u64,
        revealed: revealed.len() as u64,
        sections: revealed,
        outcomes: origin.outcomes_of(&examined).await?.len() as u64,
        overdue: owed.len() as u64,
        silent: BAKU.to_owned(),
        thread: thread.into_iter().map(line).collect(),
    })
}

async fn ask(officer: &Officer, id: &[u8]) -> Result<Vec<u8>, Failure> {
    let request = pb::AskAboutRequest {
        id: id.to_vec(),
        origin: ORIGIN.to_owned(),
        event: Some(v1::RequestEvent {
            asks: Some(code(ASKS)),
            text: QUESTION.to_owned(),
            ..v1::RequestEvent::default()
        }),
        urgency: v1::Urgency::Urgent.into(),
        ..pb::AskAboutRequest::default()
    };
    Ok(officer.requests().ask_about(request).await?.into_inner().id)
}

/// Answers, and shows the companies that the notice names.
async fn answer(officer: &Officer, asked: &[u8]) -> Result<Vec<u8>, Failure> {
    until_some("the request to arrive", || async {
        Ok(officer.get(asked).await.ok())
    })
    .await?;
    let request = pb::AnswerRequest {
        id: asked.to_vec(),
        origin: TASHKENT.to_owned(),
        event: Some(v1::AnswerEvent {
            status: "provided".to_owned(),
            text: "As the papers name it".to_owned(),
            ..v1::AnswerEvent::default()
        }),
        reveal: vec![COMPANIES.to_owned()],
        ..pb::AnswerRequest::default()
    };
    Ok(officer.requests().answer(request).await?.into_inner().id)
}

async fn report(officer: &Officer, alert: &[u8]) -> Result<Vec<u8>, Failure> {
    until_some("the alert to arrive", || async {
        Ok(officer.get(alert).await.ok())
    })
    .await?;
    let request = pb::ReportOutcomeRequest {
        id: alert.to_vec(),
        origin: ORIGIN.to_owned(),
        event: Some(v1::OutcomeEvent {
            result: Some(code(RESULT)),
            ..v1::OutcomeEvent::default()
        }),
        goods: None,
    };
    let told = officer.outcomes().report_outcome(request).await?;
    Ok(told.into_inner().id)
}

/// What is overdue, by this party and to it.
async fn overdue(officer: &Officer) -> Result<Vec<pb::Owed>, Failure> {
    let request = pb::ListOwedRequest {
        overdue: true,
        ..pb::ListOwedRequest::default()
    };
    Ok(officer.inbox().list_owed(request).await?.into_inner().owed)
}

/// An alert of an invented consignment to one party, to be answered in so much time.
pub(super) fn alert(to: &str, within: Option<Duration>) -> pb::Draft {
    let now = SystemClock.now();
    let at = |after: Duration| i64::try_from(now.plus(after).as_millis()).unwrap_or(i64::MAX);
    let day = Duration::from_secs(24 * 3600);
    let country = to.split('/').next().unwrap_or(to);
    pb::Draft {
        kind: v1::RecordKind::ConsignmentAlert.into(),
        language: "en".to_owned(),
        purpose: "customs_risk".to_owned(),
        handling: Some(v1::Handling {
            tlp: v1::Tlp::Green.into(),
            permitted_action: v1::PermittedAction::Any.into(),
            ..v1::Handling::default()
        }),
        urgency: v1::Urgency::Urgent.into(),
        audience: vec![to.to_owned()],
        event: Some(pb::draft::Event::Consignment(v1::ConsignmentEvent {
            risk_reasons: vec![code("route_unusual")],
            requested_action: Some(code("examine")),
            expected_place: Some(v1::Place {
                country: country.to_owned(),
                ..v1::Place::default()
            }),
            reply_by: within.map_or(0, at),
            valid_until: at(day),
            ..v1::ConsignmentEvent::default()
        })),
        goods: Some(v1::Goods {
            items: vec![v1::GoodsItem {
                category: Some(code("tobacco")),
                description: "cigarettes".to_owned(),
                ..v1::GoodsItem::default()
            }],
            ..v1::Goods::default()
        }),
        ..pb::Draft::default()
    }
}

fn name(held: &pb::HeldSection) -> Option<&'static str> {
    let section = Section::from_slot(u8::try_from(held.slot).ok()?);
    section.map(Section::name)
}

fn code(code: &str) -> v1::Coded {
    v1::Coded {
        code: code.to_owned(),
        text: String::new(),
    }
}

fn is(line: &pb::ThreadLine, kind: v1::RecordKind) -> bool {
    line.kind() == kind
}

fn line(line: pb::ThreadLine) -> Line {
    let kind = ntc_core::model::kind::RecordKind::from_number(line.kind);
    Line {
        party: line.origin,
        kind: kind.map_or_else(String::new, |kind| kind.name().to_owned()),
        says: line.says,
    }
}

//! `ntc.node.v1.RequestService`: a partner is asked, and answers.

use std::sync::Arc;

use ntc_core::identity::officer::Role;
use ntc_core::reason::Reason;
use ntc_core::record::RequestEvent;
use ntc_core::section::{Section, SectionSet};
use ntc_core::time::Timestamp;
use ntc_core::wire;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::request_service_server::RequestService;
use ntc_proto::v1;
use tonic::{Request, Response, Status};

use super::blocking::blocking;
use super::call::{Desk, READERS};
use super::inbox::due;
use super::outcome::{first, seen};
use super::present::millis;
use super::reading::Reading;
use super::seeing::Seen;
use crate::lookup::Came;
use crate::request::{Asked, Requests};
use crate::status::Refused;

/// The service.
pub(crate) struct Requesting {
    pub(crate) desk: Desk,
    pub(crate) requests: Arc<Requests>,
    pub(crate) reading: Arc<Reading>,
}

#[tonic::async_trait]
impl RequestService for Requesting {
    async fn ask(
        &self,
        request: Request<pb::AskRequest>,
    ) -> Result<Response<pb::AskResponse>, Status> {
        let call = self.desk.admit(&request, "Ask", &[Role::Liaison])?;
        let requests = Arc::clone(&self.requests);
        call.carry_out(|mut act| async move {
            let outcome = async {
                let draft = request.into_inner().draft.unwrap_or_default();
                let draft = wire::record::draft(draft)?;
                Ok(asked(&requests.ask(draft, &mut act).await?))
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    async fn ask_about(
        &self,
        request: Request<pb::AskAboutRequest>,
    ) -> Result<Response<pb::AskResponse>, Status> {
        let call = self.desk.admit(&request, "AskAbout", &[Role::Liaison])?;
        let (requests, reading) = (Arc::clone(&self.requests), Arc::clone(&self.reading));
        call.carry_out(|mut act| async move {
            let outcome = async {
                let request = request.into_inner();
                let behind = reading.fresh().await;
                let subject = reading.subject((&request.id, &request.origin), behind)?;
                let urgency = request.urgency;
                let continues = (!request.continues.is_empty()).then(|| v1::RecordName {
                    origin: subject.origin.to_string(),
                    id: request.continues,
                });
                let event = v1::RequestEvent {
                    continues,
                    ..request.event.unwrap_or_default()
                };
                let said = wire::record::request(&subject.name(), event, urgency).map_err(first)?;
                let said = said.under(&request.reference);
                let put = requests.ask_about(&subject, said, &mut act).await?;
                Ok(asked(&put))
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    async fn take(
        &self,
        request: Request<pb::TakeRequest>,
    ) -> Result<Response<pb::TakeResponse>, Status> {
        let call = self.desk.admit(&request, "Take", &[Role::Liaison])?;
        let (requests, reading) = (Arc::clone(&self.requests), Arc::clone(&self.reading));
        call.carry_out(|mut act| async move {
            let outcome = async {
                let request = request.into_inner();
                let behind = reading.fresh().await;
                let subject = reading.subject((&request.id, &request.origin), behind)?;
                let id = requests.take(&subject, &mut act).await?;
                Ok(pb::TakeResponse {
                    id: id.as_bytes().to_vec(),
                })
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    async fn answer(
        &self,
        request: Request<pb::AnswerRequest>,
    ) -> Result<Response<pb::AnswerResponse>, Status> {
        let call = self.desk.admit(&request, "Answer", &[Role::Liaison])?;
        let (requests, reading) = (Arc::clone(&self.requests), Arc::clone(&self.reading));
        call.carry_out(|mut act| async move {
            let outcome = async {
                let request = request.into_inner();
                let behind = reading.fresh().await;
                let subject = reading.subject((&request.id, &request.origin), behind)?;
                // The node names what it reveals.
                let event = v1::AnswerEvent {
                    reveals: Vec::new(),
                    ..request.event.clone().unwrap_or_default()
                };
                let reveal = sections(&request.reveal)?;
                let said = wire::record::answer(&subject.name(), event, provided(request))
                    .map_err(first)?;
                let answered = requests.answer(&subject, (said, reveal), &mut act).await?;
                let (id, before) = answered;
                Ok(pb::AnswerResponse {
                    id: id.as_bytes().to_vec(),
                    told: subject.origin.to_string(),
                    answered_before: before.unwrap_or_default(),
                })
            };
            let outcome = outcome.await;
            (act, outcome)
        })
        .await
    }

    async fn show_request(
        &self,
        request: Request<pb::ShowRequestRequest>,
    ) -> Result<Response<pb::ShowRequestResponse>, Status> {
        let call = self.desk.admit(&request, "ShowRequest", READERS)?;
        let (sight, request) = (self.desk.sight(&call, &request), request.into_inner());
        let (requests, reading) = (Arc::clone(&self.requests), Arc::clone(&self.reading));
        let behind = reading.fresh().await;
        let outcome = blocking(move || {
            let subject = reading.seen((&request.id, &request.origin), behind, &sight)?;
            let progress = requests.progress(subject.it())?;
            let asks = subject.map(|subject| (subject, progress.asks));
            let (answers, unseen) = seen(progress.answers, &sight);
            let at = |time: Option<Timestamp>| time.map_or(0, millis);
            Ok(pb::ShowRequestResponse {
                origin: asks.it().0.origin.to_string(),
                received_ms: at(progress.received),
                taken_ms: at(progress.taken),
                answers: answers.into_iter().map(answered).collect(),
                owed: progress
                    .owed
                    .into_iter()
                    .map(|it| due(it, &sight))
                    .collect(),
                withdrawn: progress.is_withdrawn,
                unseen,
                ..question(asks.map(|(_, asks)| asks))
            })
        });
        call.done(outcome.await)
    }
}

/// What is asked.
fn question(asks: Seen<Option<RequestEvent>>) -> pb::ShowRequestResponse {
    let Some(asks) = asks.shown() else {
        return pb::ShowRequestResponse::default();
    };
    let about = asks.about.into_iter().map(|about| v1::RecordName {
        origin: about.origin.to_string(),
        id: about.id.as_bytes().to_vec(),
    });
    pb::ShowRequestResponse {
        asks: asks.asks.code,
        text: asks.text,
        justification: asks.justification,
        about: about.collect(),
        ..pb::ShowRequestResponse::default()
    }
}

/// Sections by their names.
fn sections(names: &[String]) -> Result<SectionSet, Refused> {
    let mut sections = SectionSet::EMPTY;
    for name in names {
        let mut known = Section::ALL.into_iter();
        let section = known.find(|section| section.name() == name);
        let why = "a name is no section; companies, persons, transport and narrative are";
        let section = section.filter(|section| *section != Section::National);
        sections = sections
            .with(section.ok_or_else(|| Refused::field(Reason::FieldInvalid, "reveal", why))?);
    }
    Ok(sections)
}

/// What an answer provides, as it is drafted.
fn provided(request: pb::AnswerRequest) -> pb::Draft {
    pb::Draft {
        goods: request.goods,
        transport: request.transport,
        companies: request.companies,
        persons: request.persons,
        narrative: request.narrative,
        media: request.media,
        expires: request.expires,
        handling: request.evaluation.map(|evaluation| v1::Handling {
            evaluation: Some(evaluation),
            ..v1::Handling::default()
        }),
        ..pb::Draft::default()
    }
}

fn asked(asked: &Asked) -> pb::AskResponse {
    pb::AskResponse {
        id: asked.id.as_bytes().to_vec(),
        asked: asked.of.to_string(),
        answer_within: asked.within,
        agreed_within: asked.agreed,
        duplicate: asked.duplicate,
    }
}

fn answered(came: Seen<Came>) -> pb::Answered {
    let came = came.shown();
    pb::Answered {
        party: came.by.to_string(),
        id: came.record.as_bytes().to_vec(),
        status: came.result,
        at_ms: millis(came.at),
        until_ms: came.until.map_or(0, millis),
    }
}

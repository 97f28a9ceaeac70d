//! `ntc.node.v1.ScreeningService`: who and what travels that a list or an alert looks for.

mod kept;
mod read;
mod told;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures::{Stream, StreamExt as _};
use ntc_core::identity::officer::Role;
use ntc_core::reason::Reason;
use ntc_core::screening::Preset;
use ntc_core::time::Timestamp;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::screen_request::Part;
use ntc_proto::node::v1::screening_service_server::ScreeningService;
use prost::Message as _;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tokio_util::sync::CancellationToken;
use tonic::{Request, Response, Status, Streaming};

use self::kept::{of_looked, own_name, reference};
use self::read::{handed, preset, terms};
use self::told::{of_against, of_preset, of_screened};
use super::blocking::blocking;
use super::call::{Desk, READERS};
use super::seeing::Sight;
use crate::hits::Hits;
use crate::screening::{Against, Screening, Terms};
use crate::status::Refused;

/// Who may screen.
const SCREENERS: &[Role] = &[Role::Publisher, Role::Liaison];
/// Who may see who was screened.
const LOOKERS: &[Role] = &[Role::Liaison, Role::Administrator, Role::Auditor];
/// Who may erase somebody before the time.
const ERASERS: &[Role] = &[Role::Liaison, Role::Administrator];
/// Who may say how much doubt is shown.
const SETTERS: &[Role] = &[Role::Liaison, Role::Administrator];
/// Longest time that a call waits for the lists after a start.
const READY: Duration = Duration::from_secs(10);
/// Answers on their way at most.
const MAX_ANSWERS: usize = 2;
/// Bytes of an answer from which on it is full: with one more result it stays far below what clients take.
const FULL: usize = 256 * 1024;

/// The service.
pub(crate) struct ScreeningDesk {
    pub(crate) desk: Desk,
    pub(crate) screening: Arc<Screening>,
    pub(crate) hits: Arc<Hits>,
    pub(crate) stop: CancellationToken,
}

type Answer = Result<pb::ScreenResponse, Status>;

#[tonic::async_trait]
impl ScreeningService for ScreeningDesk {
    type ScreenStream = Pin<Box<dyn Stream<Item = Answer> + Send>>;

    async fn screen(
        &self,
        request: Request<Streaming<pb::ScreenRequest>>,
    ) -> Result<Response<Self::ScreenStream>, Status> {
        let call = self.desk.admit(&request, "Screen", SCREENERS)?;
        let sight = Arc::new(self.desk.sight(&call, &request));
        let (call, _) = call.begin().await?;
        let permit = match self.screening.enter() {
            Ok(permit) => permit,
            Err(error) => return call.done(Err(error.into())),
        };
        let (say, answers) = mpsc::channel(MAX_ANSWERS);
        let (screening, stop) = (Arc::clone(&self.screening), self.stop.clone());
        let parts = request.into_inner();
        tokio::spawn(async move {
            let screened = screen_all((&screening, &sight), &stop, parts, &say).await;
            let kept = Arc::clone(&screening);
            let kept = blocking(move || Ok(kept.keep()?)).await;
            drop(permit);
            if let Err(status) = call.done(screened.and(kept)) {
                drop(say.send(Err(status)).await);
            }
        });
        Ok(Response::new(
            Box::pin(ReceiverStream::new(answers)) as Self::ScreenStream
        ))
    }

    async fn show_screening(
        &self,
        request: Request<pb::ShowScreeningRequest>,
    ) -> Result<Response<pb::ShowScreeningResponse>, Status> {
        let call = self.desk.admit(&request, "ShowScreening", READERS)?;
        let screening = Arc::clone(&self.screening);
        let shown = blocking(move || {
            let status = screening.status();
            let hours = status.keep.as_secs() / 3600;
            Ok(pb::ShowScreeningResponse {
                against: Some(of_against(&status.against)),
                loading: status.loading,
                bytes: status.bytes,
                subjects: status.subjects,
                keep_hours: u32::try_from(hours).unwrap_or(u32::MAX),
                behind: status.behind,
                again: status.again,
            })
        });
        call.done(shown.await)
    }

    async fn set_preset(
        &self,
        request: Request<pb::SetPresetRequest>,
    ) -> Result<Response<pb::SetPresetResponse>, Status> {
        let call = self.desk.admit(&request, "SetPreset", SETTERS)?;
        let request = request.into_inner();
        let asked = match preset(request.preset) {
            Ok(Some(preset)) => preset,
            // Whoever changes nothing need not name one.
            Ok(None) if request.check => self.screening.preset(),
            Ok(None) => {
                let why = "is required: recall, balanced or precision";
                let refused = Refused::field(Reason::FieldMissing, "preset", why);
                return call.done(Err(refused));
            }
            Err(refused) => return call.done(Err(refused)),
        };
        let screening = Arc::clone(&self.screening);
        if request.check {
            return call.done(blocking(move || rates(&screening)).await);
        }
        let work = |_| async move {
            let set = blocking(move || {
                screening.set_preset(asked)?;
                rates(&screening)
            });
            (Some(asked.name().to_owned()), set.await)
        };
        call.change(work).await
    }

    async fn show_screened(
        &self,
        request: Request<pb::ShowScreenedRequest>,
    ) -> Result<Response<pb::ShowScreenedResponse>, Status> {
        let call = self.desk.admit(&request, "ShowScreened", LOOKERS)?;
        let sight = self.desk.sight(&call, &request);
        let (screening, hits) = (Arc::clone(&self.screening), Arc::clone(&self.hits));
        let asked = request.into_inner().reference;
        let shown = blocking(move || {
            let (looked, more) = screening.looked(reference(&asked)?)?;
            let hours = screening.status().keep.as_secs() / 3600;
            Ok(pb::ShowScreenedResponse {
                more,
                keep_hours: u32::try_from(hours).unwrap_or(u32::MAX),
                ..of_looked(looked, &hits, &sight)
            })
        });
        call.done(shown.await)
    }

    async fn erase_screened(
        &self,
        request: Request<pb::EraseScreenedRequest>,
    ) -> Result<Response<pb::EraseScreenedResponse>, Status> {
        let call = self.desk.admit(&request, "EraseScreened", ERASERS)?;
        let id = match own_name(&request.into_inner().id) {
            Ok(id) => id,
            Err(refused) => return call.done(Err(refused)),
        };
        let screening = Arc::clone(&self.screening);
        let work = |_| async move {
            let erased = blocking(move || {
                screening.erase(id)?;
                Ok(pb::EraseScreenedResponse {})
            });
            // The node's own name tells nobody who it was.
            (Some(hex::encode(id)), erased.await)
        };
        call.change(work).await
    }
}

/// Screens until the caller has no more, goes away, or the node stops.
async fn screen_all(
    (screening, sight): (&Arc<Screening>, &Arc<Sight>),
    stop: &CancellationToken,
    mut parts: Streaming<pb::ScreenRequest>,
    say: &mpsc::Sender<Answer>,
) -> Result<(), Refused> {
    let Some(Part::Terms(asked)) = next(&mut parts, stop).await? else {
        let why = "the first message says how to screen";
        return Err(Refused::new(Reason::UnexpectedMessage, why));
    };
    let terms = Arc::new(terms(&asked)?);
    screening.until_ready(READY).await?;
    let mut against = screening.against(&terms)?;
    let first = pb::ScreenResponse {
        against: Some(of_against(&against)),
        results: Vec::new(),
    };
    if say.send(Ok(first)).await.is_err() {
        return Ok(());
    }
    while let Some(part) = next(&mut parts, stop).await? {
        let Part::Subjects(subjects) = part else {
            let why = "how to screen is said once, before those who are screened";
            return Err(Refused::new(Reason::UnexpectedMessage, why));
        };
        let (screening, terms) = (Arc::clone(screening), Arc::clone(&terms));
        // The rules of the moment: who screens may do so for long.
        let sight = sight.again();
        let before = against.clone();
        let screened = move || screen((&screening, &sight), &terms, subjects, &before);
        let (now, answers) = blocking(screened).await?;
        against = now;
        for answer in answers {
            if say.send(Ok(answer)).await.is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Screens those of one message, and answers in messages of a size that clients take.
fn screen(
    (screening, sight): (&Screening, &Sight),
    terms: &Terms,
    subjects: pb::ScreenSubjects,
    before: &Against,
) -> Result<(Against, Vec<pb::ScreenResponse>), Refused> {
    let (against, screened) = screening.screen(terms, handed(subjects)?)?;
    let mut answer = pb::ScreenResponse {
        against: (against != *before).then(|| of_against(&against)),
        results: Vec::new(),
    };
    let (mut answers, mut bytes) = (Vec::new(), 0);
    for result in screened.into_iter().map(|it| of_screened(it, sight)) {
        bytes += result.encoded_len();
        answer.results.push(result);
        if bytes >= FULL {
            answers.push(std::mem::take(&mut answer));
            bytes = 0;
        }
    }
    answers.push(answer);
    Ok((against, answers))
}

/// The next message; none at the end. A caller that keeps its stream open may be silent for long.
async fn next(
    parts: &mut Streaming<pb::ScreenRequest>,
    stop: &CancellationToken,
) -> Result<Option<Part>, Refused> {
    let refused = |why: &str| Refused::new(Reason::UnexpectedMessage, why);
    let came = tokio::select! {
        () = stop.cancelled() => {
            let why = "the node stops; screen the rest when it is back";
            return Err(Refused::new(Reason::ShuttingDown, why));
        }
        came = parts.next() => came,
    };
    match came {
        None => Ok(None),
        Some(Ok(message)) => {
            let part = message.part;
            part.map(Some)
                .ok_or_else(|| refused("a message of those who are screened is empty"))
        }
        Some(Err(_)) => Err(refused("the stream of those who are screened broke off")),
    }
}

fn rates(screening: &Screening) -> Result<pb::SetPresetResponse, Refused> {
    let rates = screening.rates()?;
    let shown = Preset::ALL.into_iter().zip(rates.shown);
    Ok(pb::SetPresetResponse {
        active: of_preset(screening.preset()),
        subjects: rates.subjects,
        rates: shown
            .map(|(preset, shown)| pb::ScreenRate {
                preset: of_preset(preset),
                shown,
            })
            .collect(),
        since_ms: rates.since.map_or(0, Timestamp::as_millis),
    })
}

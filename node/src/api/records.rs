//! `ntc.node.v1.RecordService`: publishing and reading records.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures::{Stream, StreamExt};
use ntc_core::approval::{Scope, Wide};
use ntc_core::envelope::Hash;
use ntc_core::identity::officer::Role;
use ntc_core::reason::Reason;
use ntc_core::record::{Draft, RecordId};
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::record_service_server::RecordService;
use prost::Message;
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_stream::wrappers::ReceiverStream;
use tokio_util::sync::CancellationToken;
use tonic::{Request, Response, Status, Streaming};

use super::blocking::blocking;
use super::call::{Call, Desk, READERS};
use super::near::{near, near_misses};
use super::present;
use super::previewing::{draft, preview, previews, published_before};
use super::reading::Reading;
use super::seeing::{Seen, Sight};
use super::watching::{self, Watching};
use crate::audit::{Act, Acts};
use crate::media::{Incoming, MediaStore};
use crate::publish::Publisher;
use crate::status::Refused;

/// Drafts of one stream that are worked on at a time.
pub(super) const STREAM_IN_FLIGHT: usize = 256;
/// Longest silence within an upload.
const UPLOAD_SILENCE: Duration = Duration::from_secs(30);
/// Chunks of a body on their way at most.
const MAX_CHUNKS: usize = 2;

type Answers<T> = Pin<Box<dyn Stream<Item = Result<T, Status>> + Send>>;

/// The service.
#[derive(Clone)]
pub(crate) struct Records {
    pub(crate) desk: Desk,
    pub(crate) publisher: Arc<Publisher>,
    pub(crate) reading: Arc<Reading>,
    pub(crate) watching: Arc<Watching>,
    pub(crate) media: MediaStore,
    pub(crate) stop: CancellationToken,
}

#[tonic::async_trait]
impl RecordService for Records {
    type PublishStreamStream = Answers<pb::PublishStreamResponse>;
    type PreviewStreamStream = Answers<pb::PreviewStreamResponse>;
    type WatchStream = Answers<pb::WatchResponse>;
    type DownloadMediaStream = Answers<pb::DownloadMediaResponse>;

    async fn publish(
        &self,
        request: Request<pb::PublishRequest>,
    ) -> Result<Response<pb::PublishResponse>, Status> {
        let call = self.desk.admit(&request, "Publish", &[Role::Publisher])?;
        let sight = self.desk.sight(&call, &request);
        self.publishing(call, request.into_inner(), sight).await
    }

    async fn preview(
        &self,
        request: Request<pb::PreviewRequest>,
    ) -> Result<Response<pb::PreviewResponse>, Status> {
        let call = self.desk.admit(&request, "Preview", &[Role::Publisher])?;
        let sight = Arc::new(self.desk.sight(&call, &request));
        let request = request.into_inner();
        call.done(preview(&self.publisher, &self.reading, request, &sight).await)
    }

    async fn preview_stream(
        &self,
        request: Request<Streaming<pb::PreviewRequest>>,
    ) -> Result<Response<Self::PreviewStreamStream>, Status> {
        let call = self
            .desk
            .admit(&request, "PreviewStream", &[Role::Publisher])?;
        let (publisher, reading) = (Arc::clone(&self.publisher), Arc::clone(&self.reading));
        let sight = self.desk.sight(&call, &request);
        let answers = previews(publisher, reading, request.into_inner(), sight);
        call.done(Ok(Box::pin(answers) as Self::PreviewStreamStream))
    }

    async fn publish_stream(
        &self,
        request: Request<Streaming<pb::PublishRequest>>,
    ) -> Result<Response<Self::PublishStreamStream>, Status> {
        let call = self
            .desk
            .admit(&request, "PublishStream", &[Role::Publisher])?;
        let (publisher, reading, acts) = (
            Arc::clone(&self.publisher),
            Arc::clone(&self.reading),
            call.acts(),
        );
        let wide = self.desk.approvals.rules().wide;
        let sight = self.desk.sight(&call, &request);
        let answers = request
            .into_inner()
            .take_while(|request| std::future::ready(request.is_ok()))
            .enumerate()
            .map(move |(position, request)| {
                let desks = (Arc::clone(&publisher), Arc::clone(&reading));
                let acts = acts.clone();
                let sight = sight.again();
                async move {
                    let row = (position, request?);
                    let outcome = publish_row(desks, wide, acts, row, sight).await;
                    Ok(present::stream_answer(position as u64, outcome))
                }
            })
            .buffered(STREAM_IN_FLIGHT);
        call.done(Ok(Box::pin(answers) as Self::PublishStreamStream))
    }

    async fn near_misses(
        &self,
        request: Request<pb::NearMissesRequest>,
    ) -> Result<Response<pb::NearMissesResponse>, Status> {
        let call = self.desk.admit(&request, "NearMisses", READERS)?;
        let sight = self.desk.sight(&call, &request);
        call.done(near_misses(&self.reading, request.into_inner(), sight).await)
    }

    async fn list(
        &self,
        request: Request<pb::ListRequest>,
    ) -> Result<Response<pb::ListResponse>, Status> {
        let call = self.desk.admit(&request, "List", READERS)?;
        let sight = self.desk.sight(&call, &request);
        let behind = self.reading.fresh().await;
        let reading = Arc::clone(&self.reading);
        let request = request.into_inner();
        call.done(blocking(move || reading.list(request, behind, &sight)).await)
    }

    async fn list_refused(
        &self,
        request: Request<pb::ListRefusedRequest>,
    ) -> Result<Response<pb::ListRefusedResponse>, Status> {
        let call = self.desk.admit(&request, "ListRefused", READERS)?;
        let behind = self.reading.fresh().await;
        let reading = Arc::clone(&self.reading);
        let (sight, request) = (self.desk.sight(&call, &request), request.into_inner());
        call.done(blocking(move || reading.refused(&request, behind, &sight)).await)
    }

    async fn get(
        &self,
        request: Request<pb::GetRequest>,
    ) -> Result<Response<pb::GetResponse>, Status> {
        let call = self.desk.admit(&request, "Get", READERS)?;
        let sight = self.desk.sight(&call, &request);
        let behind = self.reading.fresh().await;
        let pb::GetRequest { id, origin } = request.into_inner();
        let reading = Arc::clone(&self.reading);
        let call = call.about(&id_text(&id));
        let got = blocking(move || reading.get(record_id(&id)?, &origin, behind, &sight));
        call.done(got.await)
    }

    async fn prove_record(
        &self,
        request: Request<pb::ProveRecordRequest>,
    ) -> Result<Response<pb::ProveRecordResponse>, Status> {
        let call = self.desk.admit(&request, "ProveRecord", READERS)?;
        let sight = self.desk.sight(&call, &request);
        let behind = self.reading.fresh().await;
        let request = request.into_inner();
        let reading = Arc::clone(&self.reading);
        let call = call.about(&id_text(&request.id));
        call.done(blocking(move || reading.prove(&request, behind, &sight)).await)
    }

    async fn complete_id(
        &self,
        request: Request<pb::CompleteIdRequest>,
    ) -> Result<Response<pb::CompleteIdResponse>, Status> {
        let call = self.desk.admit(&request, "CompleteId", READERS)?;
        let behind = self.reading.fresh().await;
        let reading = Arc::clone(&self.reading);
        let sight = self.desk.sight(&call, &request);
        let start = request.into_inner().start;
        call.done(blocking(move || reading.beginning(&start, behind, &sight)).await)
    }

    async fn watch(
        &self,
        request: Request<pb::WatchRequest>,
    ) -> Result<Response<Self::WatchStream>, Status> {
        let call = self.desk.admit(&request, "Watch", READERS)?;
        let sight = self.desk.sight(&call, &request);
        let (filter, stop) = (request.into_inner(), self.stop.clone());
        let watched = watching::watch(&self.watching, &filter, sight, stop);
        call.done(watched.map(|watched| Box::pin(watched) as Self::WatchStream))
    }

    async fn deliveries(
        &self,
        request: Request<pb::DeliveriesRequest>,
    ) -> Result<Response<pb::DeliveriesResponse>, Status> {
        let call = self.desk.admit(&request, "Deliveries", READERS)?;
        let behind = self.reading.fresh().await;
        let sight = self.desk.sight(&call, &request);
        let id = request.into_inner().id;
        let reading = Arc::clone(&self.reading);
        let call = call.about(&id_text(&id));
        let told = blocking(move || reading.deliveries(record_id(&id)?, behind, &sight));
        call.done(told.await)
    }

    async fn upload_media(
        &self,
        request: Request<Streaming<pb::UploadMediaRequest>>,
    ) -> Result<Response<pb::UploadMediaResponse>, Status> {
        let call = self
            .desk
            .admit(&request, "UploadMedia", &[Role::Publisher])?;
        let (call, _) = call.begin().await?;
        call.done(upload(&self.media, &self.publisher, request.into_inner()).await)
    }

    async fn download_media(
        &self,
        request: Request<pb::DownloadMediaRequest>,
    ) -> Result<Response<Self::DownloadMediaStream>, Status> {
        let call = self.desk.admit(&request, "DownloadMedia", READERS)?;
        let sight = self.desk.sight(&call, &request);
        let reading = Arc::clone(&self.reading);
        reading.fresh().await;
        let sha256 = request.into_inner().sha256;
        let seen = blocking(move || reading.body(&sha256, &sight)).await;
        let answers = seen.and_then(|seen| download(&self.media, &seen));
        call.done(answers.map(|answers| Box::pin(answers) as Self::DownloadMediaStream))
    }
}

impl Records {
    /// Publishes a record; one that goes wide needs a second officer.
    pub(super) async fn publishing(
        &self,
        call: Call,
        request: pb::PublishRequest,
        sight: Sight,
    ) -> Result<Response<pb::PublishResponse>, Status> {
        let mut request = Box::new(request);
        let mut call = call;
        if !call.is_approved() && self.desk.approvals.rules().wide != Wide::default() {
            // A name that is made of the content is of those alone that a second officer decides about.
            let mut named = request.clone();
            named_by_content(&mut named.draft);
            match self.scope(&named).await {
                Ok(Some(scope)) => {
                    if self.desk.asks_second(&call, scope) {
                        let about = about(named.draft.as_ref());
                        let goes_to = draft(named.draft.clone()).ok();
                        let goes_to = goes_to.and_then(|it| self.publisher.would_reach(it));
                        let asked = (scope, goes_to);
                        call = self.desk.second_to(call, asked, &about, &*named).await?;
                    }
                }
                // It was published before, and nothing is written.
                Ok(None) => request = named,
                Err(refused) => return Err(call.refuse(refused)),
            }
        }
        let (publisher, reading) = (Arc::clone(&self.publisher), Arc::clone(&self.reading));
        call.carry_out(|mut act| async move {
            let sight = Arc::new(sight);
            let outcome = publish_one(&publisher, reading, (request, sight), &mut act).await;
            (act, outcome)
        })
        .await
    }

    /// How wide a record would go; none when it was published before.
    async fn scope(&self, request: &pb::PublishRequest) -> Result<Option<Scope>, Refused> {
        let draft = draft(request.draft.clone())?;
        let reach = self.publisher.reach(draft, request.again).await?;
        Ok(reach.map(|(recipients, marking)| Scope::Broadcast {
            recipients,
            marking,
        }))
    }
}

/// Gives a draft without a source reference one that is made of its content, so that it is published once however often
/// the node dies while it does so.
pub(super) fn named_by_content(draft: &mut Option<pb::Draft>) {
    let Some(draft) = draft else {
        return;
    };
    let digits = digits(draft);
    let national = draft.national.get_or_insert_default();
    if national.source_reference.is_empty() {
        national.source_reference = format!("approval-{digits}");
    }
}

/// Digits of a reference that is made of content.
const REFERENCE_DIGITS: usize = 24;

/// What the audit names a draft by: digits of the hash of its content, and nothing that an officer wrote.
pub(super) fn about(draft: Option<&pb::Draft>) -> String {
    format!("draft {}", draft.map_or_else(String::new, digits))
}

/// Digits of the hash of a draft's content.
fn digits(draft: &pb::Draft) -> String {
    let mut digits = Hash::of(&[&draft.encode_to_vec()]).to_string();
    digits.truncate(REFERENCE_DIGITS);
    digits
}

/// Refuses one record of many that needs a second officer: many do not wait at once.
async fn alone(
    publisher: &Publisher,
    wide: Wide,
    draft: &Draft,
    again: bool,
) -> Result<(), Refused> {
    if wide == Wide::default() {
        return Ok(());
    }
    let reach = publisher.reach(draft.clone(), again).await?;
    if reach.is_some_and(|(recipients, marking)| wide.is(recipients, marking)) {
        return Err(Refused::needs_second());
    }
    Ok(())
}

/// Publishes one record, and tells what is near its numbers.
async fn publish_one(
    publisher: &Publisher,
    reading: Arc<Reading>,
    (request, sight): (Box<pb::PublishRequest>, Arc<Sight>),
    act: &mut Act,
) -> Result<pb::PublishResponse, Refused> {
    let again = request.again;
    let draft = draft(request.draft)?;
    let near = near(&reading, draft.sections().named_identifiers(), &sight).await;
    let published = publish(publisher, reading, (draft, again, &sight), act).await?;
    Ok(pb::PublishResponse { near, ..published })
}

async fn publish(
    publisher: &Publisher,
    reading: Arc<Reading>,
    (draft, again, sight): (Draft, bool, &Arc<Sight>),
    act: &mut Act,
) -> Result<pb::PublishResponse, Refused> {
    let published = publisher.publish(draft, again, act).await?;
    if published.duplicate {
        return published_before(reading, published, sight).await;
    }
    Ok(present::published(published))
}

/// Publishes one record of many, to its end, with entries of its own: a caller who goes away meanwhile leaves none
/// out. A record that a rule refused has no id; its entry says which one in the stream it was.
async fn publish_row(
    (publisher, reading): (Arc<Publisher>, Arc<Reading>),
    wide: Wide,
    acts: Acts,
    (position, request): (usize, pb::PublishRequest),
    sight: Sight,
) -> Result<pb::PublishResponse, Refused> {
    let mut act = acts.next()?;
    act.about(&format!("record {position}"));
    let sight = Arc::new(sight);
    let published = tokio::spawn(async move {
        let outcome = match draft(request.draft) {
            Ok(draft) => match alone(&publisher, wide, &draft, request.again).await {
                Ok(()) => {
                    let asked = (draft, request.again, &sight);
                    publish(&publisher, reading, asked, &mut act).await
                }
                Err(refused) => Err(refused),
            },
            Err(refused) => Err(refused),
        };
        match &outcome {
            Ok(_) => act.done(),
            Err(refused) => act.refused(refused.reason),
        }
        outcome
    });
    published.await.unwrap_or_else(|_| {
        let why = "the call failed inside the node; see its log";
        Err(Refused::new(Reason::Internal, why))
    })
}

async fn upload(
    media: &MediaStore,
    publisher: &Publisher,
    chunks: Streaming<pb::UploadMediaRequest>,
) -> Result<pb::UploadMediaResponse, Refused> {
    let name = publisher.unguessable_name().map_err(|_| {
        Refused::new(
            Reason::Internal,
            "the machine gives no randomness; try again",
        )
    })?;
    let media = media.clone();
    let incoming = blocking(move || Ok(media.receive(&name)?)).await?;
    take_body(incoming, chunks, UPLOAD_SILENCE).await
}

/// Takes a body to its end. One that falls silent for so long, or breaks off, leaves nothing.
async fn take_body(
    mut incoming: Incoming,
    mut chunks: impl Stream<Item = Result<pb::UploadMediaRequest, Status>> + Unpin,
    silence: Duration,
) -> Result<pb::UploadMediaResponse, Refused> {
    loop {
        match timeout(silence, chunks.next()).await {
            Ok(Some(Ok(chunk))) => {
                let write = move || incoming.write(&chunk.chunk).map(|()| incoming);
                incoming = blocking(|| Ok(write()?)).await?;
            }
            Ok(None) => break,
            Ok(Some(Err(_))) => {
                let why = "the upload broke off";
                return Err(Refused::new(Reason::UnexpectedMessage, why));
            }
            Err(_) => {
                let why = format!("the upload was silent for {} s", silence.as_secs());
                return Err(Refused::new(Reason::UnexpectedMessage, why));
            }
        }
    }
    let body = blocking(move || Ok(incoming.finish()?)).await?;
    Ok(pb::UploadMediaResponse {
        sha256: body.sha256.to_vec(),
        size: body.size,
    })
}

fn download(
    media: &MediaStore,
    sha256: &Seen<[u8; 32]>,
) -> Result<impl Stream<Item = Result<pb::DownloadMediaResponse, Status>> + use<>, Refused> {
    let sha256 = *sha256.it();
    let size = media
        .size(&sha256)
        .map_err(|error| Refused::new(error.reason(), error.to_string()))?;
    let (chunks, answers) = mpsc::channel(MAX_CHUNKS);
    let media = media.clone();
    // A slow reader is waited for here, and never on a thread of the blocking pool, which all work on files shares.
    tokio::spawn(async move {
        let mut offset = 0;
        while offset < size {
            let store = media.clone();
            let read = tokio::task::spawn_blocking(move || store.read(&sha256, offset)).await;
            let Ok(Ok(chunk)) = read else { return };
            offset += chunk.len() as u64;
            if chunk.is_empty()
                || chunks
                    .send(Ok(pb::DownloadMediaResponse { chunk }))
                    .await
                    .is_err()
            {
                return;
            }
        }
    });
    Ok(ReceiverStream::new(answers))
}

pub(super) fn record_id(bytes: &[u8]) -> Result<RecordId, Refused> {
    RecordId::from_slice(bytes)
        .map_err(|error| Refused::field(Reason::FieldInvalid, "id", error.to_string()))
}

/// The id for the audit; anything else than an id shows as such.
pub(super) fn id_text(bytes: &[u8]) -> String {
    RecordId::from_slice(bytes).map_or_else(|_| "not an id".to_owned(), |id| id.to_string())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::Ordering::SeqCst;

    use futures::stream;

    use super::*;
    use crate::store::disk::{DiskWatch, Reserve};
    use crate::store::medium::watched::Watched;

    fn chunk(bytes: &[u8]) -> Result<pb::UploadMediaRequest, Status> {
        let chunk = bytes.to_vec();
        Ok(pb::UploadMediaRequest { chunk })
    }

    #[tokio::test]
    async fn an_upload_is_kept_off_the_async_threads_and_one_that_falls_silent_or_breaks_off_leaves_nothing()
     {
        let dir = tempfile::tempdir().unwrap();
        let reserve = Reserve {
            refuse_percent: 0,
            refuse_bytes: 0,
            alarm_percent: 0,
        };
        let medium = Arc::new(Watched::default());
        medium.watch_this_thread();
        let disk = DiskWatch::new(dir.path(), reserve, medium.clone());
        let media = MediaStore::open(dir.path(), disk, medium.clone()).unwrap();
        let short = Duration::from_millis(20);
        let silent = stream::iter([chunk(b"a pic")]).chain(stream::pending());
        let broken = stream::iter([chunk(b"a pic"), Err(Status::cancelled("gone"))]);
        for (name, chunks, told) in [
            ("silent", silent.boxed(), "silent for 0 s"),
            ("broken", broken.boxed(), "broke off"),
        ] {
            let incoming = media.receive(name).unwrap();
            let taken = timeout(short * 1000, take_body(incoming, chunks, short)).await;
            let refused = taken.unwrap().unwrap_err();
            assert_eq!(refused.reason, Reason::UnexpectedMessage);
            assert!(refused.message.contains(told), "{}", refused.message);
            let left = std::fs::read_dir(dir.path()).unwrap();
            assert_eq!(left.count(), 0, "{name}");
        }
        let whole = stream::iter([chunk(b"a pic"), chunk(b"ture")]);
        let incoming = media.receive("whole").unwrap();
        let taken = take_body(incoming, whole, short).await.unwrap();
        assert_eq!(taken.size, 9);
        assert_eq!(medium.syncs.load(SeqCst), 2);
        medium.assert_nothing_caught();
    }
}

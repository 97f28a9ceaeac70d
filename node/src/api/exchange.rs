//! `ntc.v1.ExchangeService`: what an enrolled peer can ask of this node.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures::Stream;
use ntc_core::ledger::tree::prove_consistency;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_proto::v1 as pb;
use ntc_proto::v1::exchange_service_server::ExchangeService;
use tokio::sync::mpsc;
use tokio::time::sleep;
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Request, Response, Status, Streaming};

use super::blocking::blocking;
use crate::media::{MEDIA_CHUNK, MediaError, MediaStore};
use crate::peer::{Peers, Serve, may_have_body, serve_feed};
use crate::query::Queries;
use crate::status::Refused;
use crate::tls::allowance::PATIENCE;
use crate::tls::{Allowance, Caller, PeerIdentity, Use};

/// Chunks of a body on their way at most.
const MAX_CHUNKS: usize = 2;

type Answers<T> = Pin<Box<dyn Stream<Item = Result<T, Status>> + Send>>;

/// The service.
pub(crate) struct Exchange {
    pub(crate) serve: Serve,
    pub(crate) peers: Arc<Peers>,
    pub(crate) media: MediaStore,
    pub(crate) queries: Arc<Queries>,
}

#[tonic::async_trait]
impl ExchangeService for Exchange {
    type FollowStream = Answers<pb::FollowResponse>;
    type FetchMediaStream = Answers<pb::FetchMediaResponse>;

    async fn follow(
        &self,
        request: Request<Streaming<pb::FollowRequest>>,
    ) -> Result<Response<Self::FollowStream>, Status> {
        let peer = self.admit(&request, Some(Use::Follow)).await?;
        let answers = serve_feed(
            self.serve.clone(),
            (peer.party, peer.allowance),
            request.into_inner(),
        )
        .await?;
        Ok(Response::new(Box::pin(ReceiverStream::new(answers))))
    }

    async fn head(
        &self,
        request: Request<pb::HeadRequest>,
    ) -> Result<Response<pb::HeadResponse>, Status> {
        let party = self.admit(&request, None).await?.party;
        let peers = Arc::clone(&self.peers);
        let note = match peers.cosigned_before(&party) {
            Some(note) => note,
            None => blocking(move || Ok(peers.cosigned(&party))).await?,
        };
        let now_ms = self.serve.outbox.clock.now().as_millis();
        Ok(Response::new(pb::HeadResponse { note, now_ms }))
    }

    async fn prove(
        &self,
        request: Request<pb::ProveRequest>,
    ) -> Result<Response<pb::ProveResponse>, Status> {
        self.admit(&request, None).await?;
        let pb::ProveRequest { from, to } = request.into_inner();
        let head = self.serve.outbox.ledger.head();
        if from == 0 || from > to || to > head.size {
            let why = "this ledger has no two such sizes, the smaller one first";
            return Err(Refused::field(Reason::NotFound, "to", why).into());
        }
        let proof = blocking(move || {
            prove_consistency(&head.hashes, from, to)
                .map_err(|error| Refused::new(error.reason(), error.to_string()))
        });
        let proof = proof.await?;
        let proof = proof.iter().map(|hash| hash.as_bytes().to_vec());
        Ok(Response::new(pb::ProveResponse {
            proof: proof.collect(),
        }))
    }

    async fn fetch_media(
        &self,
        request: Request<pb::FetchMediaRequest>,
    ) -> Result<Response<Self::FetchMediaStream>, Status> {
        let peer = self.admit(&request, Some(Use::Body)).await?;
        let request = request.into_inner();
        let Ok(sha256) = <[u8; 32]>::try_from(request.sha256) else {
            return Err(Refused::field(Reason::Malformed, "sha256", "a hash has 32 bytes").into());
        };
        // Whether a body exists is told only to those who were told its hash.
        if !self.may_have_body(&peer.party, &sha256).await? {
            return Err(media_refused(&MediaError::NotFound));
        }
        let size = self
            .media
            .size(&sha256)
            .map_err(|error| media_refused(&error))?;
        let (chunks, answers) = mpsc::channel(MAX_CHUNKS);
        tokio::spawn(send_body(
            self.media.clone(),
            sha256,
            request.offset,
            size,
            (peer.allowance, chunks),
        ));
        Ok(Response::new(Box::pin(ReceiverStream::new(answers))))
    }

    async fn query(
        &self,
        request: Request<pb::QueryRequest>,
    ) -> Result<Response<pb::QueryResponse>, Status> {
        let party = self.admit(&request, Some(Use::Query)).await?.party;
        let question = request.into_inner().question;
        let answer = self.queries.answer(&party, question).await;
        let answer = answer.map_err(|error| Status::from(Refused::from(error)))?;
        Ok(Response::new(pb::QueryResponse { answer }))
    }
}

/// How long a peer's question for a body waits for the index.
const MAX_WAIT: Duration = Duration::from_secs(2);

impl Exchange {
    /// Whether a peer may have a body. The record that names it may be with the peer before it is in the index here.
    async fn may_have_body(&self, party: &Party, sha256: &[u8; 32]) -> Result<bool, Status> {
        if self.told(party, sha256).await? {
            return Ok(true);
        }
        if let Err(behind) = self.serve.lookup.caught_up_with_own(MAX_WAIT).await {
            tracing::debug!(%behind, "a body may be refused that the newest records name");
        }
        Ok(self.told(party, sha256).await?)
    }

    async fn told(&self, party: &Party, sha256: &[u8; 32]) -> Result<bool, Refused> {
        let (serve, party, sha256) = (self.serve.clone(), party.clone(), *sha256);
        blocking(move || Ok(may_have_body(&serve, &party, &sha256))).await
    }

    /// Admits a call of the caller's certificate, which shows life by calling, when it is the party's turn: of calls,
    /// and of what this one is for.
    async fn admit<T>(
        &self,
        request: &Request<T>,
        used: Option<Use>,
    ) -> Result<PeerIdentity, Status> {
        let caller = request.extensions().get::<Caller<PeerIdentity>>();
        let Some(caller) = caller.filter(|caller| caller.is_trusted()) else {
            let why = "this call needs the certificate of an enrolled node";
            return Err(Refused::new(Reason::PartyUnknown, why).into());
        };
        let peer = caller.identity().clone();
        for used in [Some(Use::Call), used].into_iter().flatten() {
            if let Err(wait) = peer.allowance.turn(used).await {
                // Told late, so that asking again at once gains nothing.
                sleep(PATIENCE).await;
                let why = format!(
                    "this node was called too often; call again in {} s",
                    wait.as_secs() + 1
                );
                return Err(Refused::new(Reason::Busy, why).into());
            }
        }
        self.peers.alive(&peer.party);
        Ok(peer)
    }
}

async fn send_body(
    media: MediaStore,
    sha256: [u8; 32],
    mut offset: u64,
    size: u64,
    (allowance, chunks): (
        Arc<Allowance>,
        mpsc::Sender<Result<pb::FetchMediaResponse, Status>>,
    ),
) {
    while offset < size {
        let store = media.clone();
        let read = tokio::task::spawn_blocking(move || store.read(&sha256, offset)).await;
        let chunk = match read {
            Ok(Ok(chunk)) if !chunk.is_empty() => chunk,
            _ => {
                let gone = media_refused(&MediaError::NotFound);
                drop(chunks.send(Err(gone)).await);
                return;
            }
        };
        debug_assert!(chunk.len() <= MEDIA_CHUNK);
        allowance.spend(Use::BodyByte, chunk.len()).await;
        let next = offset + chunk.len() as u64;
        if chunks
            .send(Ok(pb::FetchMediaResponse {
                offset,
                chunk,
                size,
            }))
            .await
            .is_err()
        {
            return;
        }
        offset = next;
    }
}

fn media_refused(error: &MediaError) -> Status {
    Refused::new(error.reason(), error.to_string()).into()
}

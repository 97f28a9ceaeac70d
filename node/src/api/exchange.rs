//! `ntc.v1.ExchangeService`: what an enrolled peer can ask of this node.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::ledger::tree::prove_consistency;
use ntc_core::party::Party;
use ntc_core::policy::daily::Daily;
use ntc_core::reason::Reason;
use ntc_proto::v1 as pb;
use ntc_proto::v1::exchange_service_server::ExchangeService;
use tokio::sync::{mpsc, watch};
use tokio::time::sleep;
use tonic::{Request, Response, Status, Streaming};

use super::blocking::blocking;
use crate::media::{MEDIA_CHUNK, MediaError, MediaStore};
use crate::peer::{Answers, Gate, Peers, Serve, may_have_body, serve_feed};
use crate::query::Queries;
use crate::status::Refused;
use crate::tls::allowance::PATIENCE;
use crate::tls::{Allowance, Caller, PeerIdentity, Use};

/// Chunks of a body on their way at most.
const MAX_CHUNKS: usize = 2;

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
        Ok(Response::new(answers))
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
        // Listened to from before it is asked whether the peer may have it, so that no narrowing is missed.
        let changes = self.serve.partners.watch();
        // Whether a body exists is told only to those who were told its hash.
        let daily = self.may_have_body(&peer.party, &sha256).await?;
        let daily = daily.ok_or_else(|| media_refused(&MediaError::NotFound))?;
        let size = self
            .media
            .size(&sha256)
            .map_err(|error| media_refused(&error))?;
        let body = (sha256, request.offset, size);
        self.fits_today(&peer.party, body, daily).await?;
        let (chunks, answers) = mpsc::channel(MAX_CHUNKS);
        let (gate, answers) = Answers::new(answers, changes.clone());
        let body = Body {
            serve: self.serve.clone(),
            media: self.media.clone(),
            party: peer.party,
            sha256,
            size,
            changes,
        };
        tokio::spawn(body.send(request.offset, (peer.allowance, chunks), gate));
        Ok(Response::new(answers))
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
    /// Whether a peer may have a body, and what goes to it in a day then. The record that names it may be with the peer
    /// before it is in the index here.
    async fn may_have_body(
        &self,
        party: &Party,
        sha256: &[u8; 32],
    ) -> Result<Option<Vec<Daily>>, Status> {
        if let Some(daily) = told(&self.serve, party, sha256).await? {
            return Ok(Some(daily));
        }
        if let Err(behind) = self.serve.lookup.caught_up_with_own(MAX_WAIT).await {
            tracing::debug!(%behind, "a body may be refused that the newest records name");
        }
        Ok(told(&self.serve, party, sha256).await?)
    }

    /// Counts a body that goes; refused where it is more than an agreement lets go today.
    async fn fits_today(
        &self,
        party: &Party,
        body: ([u8; 32], u64, u64),
        daily: Vec<Daily>,
    ) -> Result<(), Status> {
        let (outbox, party) = (self.serve.outbox.clone(), party.clone());
        let fits = blocking(move || {
            let now = outbox.clock.now();
            let taken = outbox.sendings.take_body(&party, body, &daily, now);
            taken.map_err(|error| Refused::new(Reason::Internal, error.to_string()))
        });
        if fits.await? {
            return Ok(());
        }
        let why = "as much went today as the agreement allows; ask again after midnight UTC";
        Err(Refused::new(Reason::DailyQuota, why).into())
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

/// Whether a peer was told of a body and may have it: then what goes to it in a day.
async fn told(
    serve: &Serve,
    party: &Party,
    sha256: &[u8; 32],
) -> Result<Option<Vec<Daily>>, Refused> {
    let (serve, party, sha256) = (serve.clone(), party.clone(), *sha256);
    blocking(move || Ok(may_have_body(&serve, &party, &sha256))).await
}

/// A body on its way to a peer.
struct Body {
    serve: Serve,
    media: MediaStore,
    party: Party,
    sha256: [u8; 32],
    size: u64,
    /// What decides, as it is since it was asked whether the peer may have it.
    changes: watch::Receiver<u64>,
}

type Chunks = mpsc::Sender<Result<pb::FetchMediaResponse, Status>>;

impl Body {
    /// Sends it as fast as the peer takes it, for as long as the peer may have it.
    async fn send(
        mut self,
        mut offset: u64,
        (allowance, chunks): (Arc<Allowance>, Chunks),
        gate: Gate,
    ) {
        while offset < self.size {
            let (store, sha256) = (self.media.clone(), self.sha256);
            let read = tokio::task::spawn_blocking(move || store.read(&sha256, offset)).await;
            let chunk = match read {
                Ok(Ok(chunk)) if !chunk.is_empty() => chunk,
                _ => return gate.close(gone()),
            };
            debug_assert!(chunk.len() <= MEDIA_CHUNK);
            allowance.spend(Use::BodyByte, chunk.len()).await;
            let Some(mut place) = self.places((&chunks, &gate), 1).await else {
                return gate.close(gone());
            };
            let next = offset + chunk.len() as u64;
            let said = pb::FetchMediaResponse {
                offset,
                chunk,
                size: self.size,
            };
            if let Some(place) = place.next() {
                place.send(Ok(said));
            }
            offset = next;
        }
        // What waits for a slow peer is decided again after a change, too.
        if self.places((&chunks, &gate), MAX_CHUNKS).await.is_none() {
            gate.close(gone());
        }
    }

    /// Places for so many chunks, once the peer has taken what was before; none when it went away, or may have no more.
    async fn places<'a>(
        &mut self,
        (chunks, gate): (&'a Chunks, &Gate),
        count: usize,
    ) -> Option<mpsc::PermitIterator<'a, Result<pb::FetchMediaResponse, Status>>> {
        loop {
            tokio::select! {
                places = chunks.reserve_many(count) => return places.ok(),
                changed = self.changes.changed() => changed.ok()?,
            }
            let change = *self.changes.borrow_and_update();
            let told = told(&self.serve, &self.party, &self.sha256).await;
            if !matches!(told, Ok(Some(_))) {
                return None;
            }
            gate.decided(change);
        }
    }
}

fn gone() -> Status {
    media_refused(&MediaError::NotFound)
}

fn media_refused(error: &MediaError) -> Status {
    Refused::new(error.reason(), error.to_string()).into()
}

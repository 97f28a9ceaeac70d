//! Fetching the bodies of pictures and documents, after the record that names them and beside the feed.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::admission::QuotaReached;
use ntc_core::party::Party;
use ntc_proto::v1 as pb;
use ntc_proto::v1::exchange_service_client::ExchangeServiceClient;
use thiserror::Error;
use tonic::transport::Channel;

use super::PeerParts;
use super::follow::words;
use crate::lookup::{Changes, Lookup, StateError, Unnamed};
use crate::media::{Body, Incoming, MediaError, MediaStore};
use crate::quota::{Quotas, TakenBody};
use crate::store::index::JournalId;

/// Wanted bodies looked at in one go.
const AT_ONCE: usize = 64;
/// How often what was not fetched is tried again while the session lives.
const RETRY_EVERY: Duration = Duration::from_secs(60);
/// Longest silence within a body; the others of the peer wait behind it.
const MAX_SILENCE: Duration = Duration::from_secs(30);

/// Why a body was not fetched.
#[derive(Debug, Error)]
enum FetchError {
    /// The peer does not give it.
    #[error("{0}")]
    Peer(String),
    /// What came was refused, or cannot be kept.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// As much of the peer is held as may be.
    #[error(transparent)]
    Quota(#[from] QuotaReached),
    /// What is wanted cannot be read or noted.
    #[error(transparent)]
    State(#[from] StateError),
    /// The work ended inside the node.
    #[error("the node stops")]
    Stops,
}

/// What fetches wanted bodies from one peer; it ends with the session.
pub(super) struct Fetch(tokio::task::JoinHandle<()>);

impl Fetch {
    /// Fetches whatever is wanted from the peer of a slot, now and as it comes to be wanted.
    pub(super) fn start(
        parts: &Arc<PeerParts>,
        party: Party,
        journal: JournalId,
        client: ExchangeServiceClient<Channel>,
    ) -> Self {
        let parts = Arc::clone(parts);
        Self(tokio::spawn(run(parts, party, journal, client)))
    }
}

impl Drop for Fetch {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn run(
    parts: Arc<PeerParts>,
    party: Party,
    journal: JournalId,
    mut client: ExchangeServiceClient<Channel>,
) {
    let mut wants = parts.lookup.wants();
    loop {
        wants.mark_unchanged();
        if let Err(error) = sweep(&parts, &party, journal, &mut client).await {
            tracing::error!(%error, peer.id = %party, "wanted bodies not looked at");
        }
        let changed = tokio::time::timeout(RETRY_EVERY, wants.changed());
        if matches!(changed.await, Ok(Err(_))) {
            return;
        }
    }
}

/// Goes once through all that is wanted, in the order of the feed. What fails stays wanted.
async fn sweep(
    parts: &PeerParts,
    party: &Party,
    journal: JournalId,
    client: &mut ExchangeServiceClient<Channel>,
) -> Result<(), FetchError> {
    let mut behind = None;
    let mut failed = Failed::default();
    loop {
        let (lookup, after) = (Arc::clone(&parts.lookup), behind.take());
        let wanted = move || lookup.state().wanted(journal, after.as_deref(), AT_ONCE);
        let wanted: Vec<(Vec<u8>, Body)> = blocking(move || Ok(wanted()?)).await?;
        let Some((last, _)) = wanted.last() else {
            failed.tell(party);
            return Ok(());
        };
        behind = Some(last.clone());
        for (place, body) in wanted {
            let fetched = match parts.media.holds(&body.sha256) {
                true => Ok(None),
                false => fetch(parts, party, client, body).await.map(Some),
            };
            match fetched {
                Ok(taken) => {
                    let held = Held {
                        media: parts.media.clone(),
                        lookup: Arc::clone(&parts.lookup),
                        quotas: Arc::clone(&parts.quotas),
                        party: party.clone(),
                        journal,
                    };
                    blocking(move || held.note(&place, &body, taken)).await?;
                }
                Err(error) => failed.note(&body, error),
            }
        }
    }
}

/// Who notes that bodies of a partner are held.
struct Held {
    media: MediaStore,
    lookup: Arc<Lookup>,
    quotas: Arc<Quotas>,
    party: Party,
    journal: JournalId,
}

impl Held {
    /// Notes that a body is held, and that it counts against the partner's quota, once however many records name it.
    /// One whose record was erased while it came is held for nobody, and counts until it is destroyed.
    fn note(&self, place: &[u8], body: &Body, taken: Option<TakenBody>) -> Result<(), FetchError> {
        let state = self.lookup.state();
        let mut changes = Changes::default();
        if !state.counts(self.journal, &body.sha256)? {
            // Of one that is held already the record may say what it likes.
            let size = self.media.size(&body.sha256)?;
            changes.counts(self.journal, &Body { size, ..*body });
            match taken {
                Some(taken) => taken.keep(),
                None => self.quotas.names_body(&self.party, size),
            }
        }
        if !state.no_longer_wanted(place)? {
            changes.unwanted(&Unnamed {
                journal: self.journal,
                behind: 0,
                sha256: body.sha256,
            });
        }
        Ok(state.apply(changes)?)
    }
}

/// Works on files off the async threads.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, FetchError> + Send + 'static,
) -> Result<T, FetchError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| FetchError::Stops)?
}

/// What was not fetched in one go: how many lines that makes is not for the peer to say.
#[derive(Default)]
struct Failed {
    bodies: u64,
    first: Option<(Body, FetchError)>,
}

impl Failed {
    fn note(&mut self, body: &Body, error: FetchError) {
        self.bodies += 1;
        self.first.get_or_insert((*body, error));
    }

    fn tell(self, party: &Party) {
        let Some((body, error)) = self.first else {
            return;
        };
        let hash = hex::encode(body.sha256);
        tracing::warn!(
            %error, peer.id = %party, media.sha256 = hash, bodies = self.bodies,
            "bodies not fetched, this one first; tried again later"
        );
    }
}

/// Fetches a body from where an earlier try stopped; answers what it takes of the partner's quota.
async fn fetch(
    parts: &PeerParts,
    party: &Party,
    client: &mut ExchangeServiceClient<Channel>,
    body: Body,
) -> Result<TakenBody, FetchError> {
    let (media, from) = (parts.media.clone(), party.clone());
    let incoming = blocking(move || Ok(media.fetch(&from, body)?)).await?;
    // All of it, whatever came before: the part of a body that broke off does not count.
    let taken = parts.quotas.take_body(party, body.size)?;
    chunks_of(client, body, incoming).await?;
    Ok(taken)
}

/// Takes what is missing of a body.
async fn chunks_of(
    client: &mut ExchangeServiceClient<Channel>,
    body: Body,
    mut incoming: Incoming,
) -> Result<(), FetchError> {
    let request = pb::FetchMediaRequest {
        sha256: body.sha256.to_vec(),
        offset: incoming.size(),
    };
    let peer = |status: tonic::Status| FetchError::Peer(words(&status));
    let mut chunks = client
        .fetch_media(request)
        .await
        .map_err(peer)?
        .into_inner();
    let silent = |_| FetchError::Peer("the peer fell silent".to_owned());
    loop {
        let chunk = tokio::time::timeout(MAX_SILENCE, chunks.message());
        let Some(chunk) = chunk.await.map_err(silent)?.map_err(peer)? else {
            break;
        };
        incoming = blocking(move || {
            incoming.write_at(chunk.offset, &chunk.chunk)?;
            Ok(incoming)
        })
        .await?;
    }
    blocking(move || Ok(incoming.finish()?)).await?;
    Ok(())
}

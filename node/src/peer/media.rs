//! Fetching the bodies of pictures and documents, after the record that names them and beside the feed.

use std::sync::Arc;
use std::time::Duration;

use ntc_core::admission::{Held, QuotaReached};
use ntc_core::party::Party;
use ntc_proto::v1 as pb;
use ntc_proto::v1::exchange_service_client::ExchangeServiceClient;
use thiserror::Error;
use tokio::sync::mpsc;
use tonic::transport::Channel;

use super::PeerParts;
use super::follow::words;
use crate::media::{Body, Incoming, MediaError};
use crate::records::Summary;
use crate::store::index::{Filter, MAX_PAGE};

/// Bodies that wait to be fetched at most; more are found again when the next session starts.
const MAX_WAITING: usize = 256;

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
}

/// The queue of bodies to fetch from one peer; its task ends with the session.
pub(super) struct Fetch {
    parts: Arc<PeerParts>,
    party: Party,
    queue: mpsc::Sender<Body>,
    task: tokio::task::JoinHandle<()>,
}

impl Fetch {
    pub(super) fn new(
        parts: &Arc<PeerParts>,
        party: Party,
        client: ExchangeServiceClient<Channel>,
    ) -> Self {
        let (queue, waiting) = mpsc::channel(MAX_WAITING);
        let task = tokio::spawn(run(Arc::clone(parts), party.clone(), client, waiting));
        Self {
            parts: Arc::clone(parts),
            party,
            queue,
            task,
        }
    }

    /// Queues the bodies that records of this peer name and that are not held.
    pub(super) fn missing(&self) {
        let filter = Filter {
            origin: Some(self.party.to_string()),
            ..Filter::default()
        };
        match self.parts.lookup.index().list(&filter, None, MAX_PAGE) {
            Ok(page) => {
                for entry in page.entries {
                    self.bodies(Summary::read(&entry).media());
                }
            }
            Err(error) => tracing::warn!(%error, "missing media not looked for"),
        }
    }

    /// Queues those of these bodies that are not held.
    pub(super) fn bodies(&self, bodies: impl IntoIterator<Item = Body>) {
        for body in bodies
            .into_iter()
            .filter(|body| !self.parts.media.holds(&body.sha256))
        {
            if self.queue.try_send(body).is_err() {
                tracing::info!(peer.id = %self.party, "many bodies wait; fetched with the next session");
                return;
            }
        }
    }
}

impl Drop for Fetch {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn run(
    parts: Arc<PeerParts>,
    party: Party,
    mut client: ExchangeServiceClient<Channel>,
    mut waiting: mpsc::Receiver<Body>,
) {
    let mut failed: Vec<Body> = Vec::new();
    let mut retry = tokio::time::interval(RETRY_EVERY);
    loop {
        let bodies = tokio::select! {
            body = waiting.recv() => match body {
                Some(body) => vec![body],
                None => return,
            },
            _ = retry.tick() => std::mem::take(&mut failed),
        };
        for body in bodies {
            if parts.media.holds(&body.sha256) {
                continue;
            }
            if let Err(error) = fetch(&parts, &party, &mut client, body).await {
                let hash = hex::encode(body.sha256);
                tracing::warn!(%error, peer.id = %party, media.sha256 = hash, "body not fetched; tried again later");
                if failed.len() < MAX_WAITING {
                    failed.push(body);
                }
            }
        }
    }
}

/// Fetches a body from where an earlier try stopped.
async fn fetch(
    parts: &PeerParts,
    party: &Party,
    client: &mut ExchangeServiceClient<Channel>,
    body: Body,
) -> Result<(), FetchError> {
    let incoming = parts.media.fetch(party, body)?;
    let more = Held {
        bytes: body.size - incoming.size(),
        records: 0,
    };
    parts.quotas.take(party, more)?;
    let fetched = chunks_of(client, body, incoming).await;
    fetched.inspect_err(|_| parts.quotas.give_back(party, more))
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
        incoming.write_at(chunk.offset, &chunk.chunk)?;
    }
    let finished = tokio::task::spawn_blocking(move || incoming.finish()).await;
    finished.map_err(|_| FetchError::Peer("the node stops".to_owned()))??;
    Ok(())
}

//! Real TLS on real sockets. Waiting is for an event, never for a while.

mod admission;
mod http2;
mod limits;
mod officers;
mod reserve;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt as _;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_core::time::Timestamp;
use tempfile::TempDir;
use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::time::timeout;

use super::*;
use crate::identity::{InitOptions, Initialised, init};
use crate::ports::{Clock, Listen, SystemClock, SystemEntropy, Tcp};
use crate::telemetry::metrics::Metrics;

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// A deadline that a test wants to see pass.
const SHORT: Duration = Duration::from_millis(100);

/// A clock that stands where it was put.
struct Stopped(Timestamp);

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        self.0
    }
}

/// A node without anything behind its faces.
struct Node {
    dir: TempDir,
    made: Initialised,
    trust: Arc<TrustStore>,
    credentials: Arc<Credentials>,
    connections: Connections,
    metrics: Arc<Metrics>,
    clock: Arc<dyn Clock>,
}

impl Node {
    fn new(party: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let options = InitOptions::new(
            party.parse().unwrap(),
            "ntc.example".parse().unwrap(),
            "nino".parse().unwrap(),
        );
        let made = init(
            &dir.path().join("node"),
            &options,
            &SystemClock,
            &SystemEntropy,
        )
        .unwrap();
        let connections = Connections::new();
        let trust = Trust::new(made.card.domain().clone());
        let credentials = Credentials::load(
            made.layout.node_cert(),
            made.layout.node_key(),
            SystemClock.now(),
        );
        Self {
            trust: Arc::new(TrustStore::new(trust, connections.clone())),
            credentials: Arc::new(credentials.unwrap()),
            metrics: Arc::new(Metrics::new()),
            clock: Arc::new(SystemClock),
            connections,
            made,
            dir,
        }
    }

    fn party(&self) -> &Party {
        self.made.card.party()
    }

    fn key(&self) -> CallerKey {
        CallerKey::Peer(self.party().clone())
    }

    /// Enrols these peers and no others; returns how many connections that cut.
    fn trusts(&self, peers: &[(&Node, Standing)]) -> usize {
        let mut trust = Trust::new(self.made.card.domain().clone());
        for (peer, standing) in peers {
            trust
                .insert(&peer.made.card, *standing == Suspended)
                .unwrap();
        }
        self.trust.replace(trust)
    }

    fn dialler(&self) -> Dialler {
        Dialler::new(
            Arc::clone(&self.trust),
            Arc::clone(&self.credentials),
            self.made.card.domain().clone(),
            self.connections.clone(),
            Arc::clone(&self.clock),
            Arc::new(Tcp),
        )
    }

    async fn dial(&self, peer: &Node, address: SocketAddr) -> Result<Dialled, DialError> {
        self.dialler()
            .dial(peer.party(), &address.to_string())
            .await
    }

    async fn listen(&self, limits: Limits) -> Listener<PeerPlane> {
        self.listen_on(&Tcp, limits).await
    }

    async fn listen_on(&self, listen: &dyn Listen, limits: Limits) -> Listener<PeerPlane> {
        let plane = PeerPlane::new(
            Arc::clone(&self.trust),
            Arc::clone(&self.credentials),
            Arc::clone(&self.clock),
        );
        Listener::bind(
            listen,
            SocketAddr::from(([127, 0, 0, 1], 0)),
            plane.unwrap(),
            limits,
            self.connections.clone(),
            Arc::clone(&self.metrics),
        )
        .await
        .unwrap()
    }

    /// Waits until a connection was refused for this reason.
    async fn refused(&self, reason: Reason) {
        let line = format!("reason=\"{}\"", reason.code());
        let seen = async {
            while !self.metrics.render().unwrap().contains(&line) {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        timeout(PATIENCE, seen)
            .await
            .unwrap_or_else(|_| panic!("nothing was refused as {reason}"));
    }
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Standing {
    Enrolled,
    Suspended,
}

use Standing::{Enrolled, Suspended};

/// Two nodes that enrolled each other.
fn partners() -> (Node, Node) {
    let (ge, am) = (
        Node::new("GE/revenue-service"),
        Node::new("AM/state-revenue-committee"),
    );
    ge.trusts(&[(&am, Enrolled)]);
    am.trusts(&[(&ge, Enrolled)]);
    (ge, am)
}

async fn next<I>(incoming: &mut Incoming<I>) -> Connection<I> {
    timeout(PATIENCE, incoming.next())
        .await
        .expect("a connection in time")
        .expect("a listener")
        .expect("a connection")
}

/// Waits until the other side ends the connection.
async fn ended(stream: &mut (impl AsyncRead + Unpin)) {
    let mut rest = Vec::new();
    let ended = timeout(PATIENCE, stream.read_to_end(&mut rest)).await;
    let _end: std::io::Result<usize> = ended.expect("the connection to end");
}

/// Whether the connection still stands after a while.
async fn stands(stream: &mut (impl AsyncRead + Unpin)) -> bool {
    timeout(SHORT * 3, stream.read_u8()).await.is_err()
}

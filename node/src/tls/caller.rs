//! Who makes a request. tonic puts a [`Caller`] into the extensions of every request of a connection.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ntc_core::identity::officer::{OfficerName, Role};
use ntc_core::party::Party;
use tokio_util::sync::CancellationToken;

use super::allowance::Allowance;

/// The peer at the other end.
#[derive(Clone, Debug)]
pub struct PeerIdentity {
    /// Its party.
    pub party: Party,
    /// What the party may take of the node's time.
    pub allowance: Arc<Allowance>,
}

/// The officer at the other end.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OfficerIdentity {
    /// The officer's name.
    pub name: OfficerName,
    /// What the officer may do.
    pub roles: BTreeSet<Role>,
    /// Serial number of the certificate, lower-case hexadecimal.
    pub serial: String,
}

impl OfficerIdentity {
    /// Whether the officer has the role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// The other end of an accepted connection: [`PeerIdentity`] or [`OfficerIdentity`].
#[derive(Clone, Debug)]
pub struct Caller<I> {
    identity: I,
    remote: SocketAddr,
    requested: Arc<AtomicBool>,
    cut: CancellationToken,
}

impl<I> Caller<I> {
    pub(super) fn new(identity: I, remote: SocketAddr, cut: CancellationToken) -> Self {
        Self {
            identity,
            remote,
            requested: Arc::default(),
            cut,
        }
    }

    /// Who it is.
    pub fn identity(&self) -> &I {
        &self.identity
    }

    /// Where the connection comes from.
    pub fn remote(&self) -> SocketAddr {
        self.remote
    }

    /// Notes that a request came. A connection that brings none in time is closed. Returns whether the caller is
    /// still trusted: a request on a connection that was cut must not be answered.
    pub fn mark_request(&self) -> bool {
        self.requested.store(true, Ordering::Relaxed);
        self.is_trusted()
    }

    /// Whether the connection was not cut since it began.
    pub fn is_trusted(&self) -> bool {
        !self.cut.is_cancelled()
    }

    /// Ends when the connection is cut. For streams that should end with it.
    pub async fn cut(&self) {
        self.cut.cancelled().await;
    }

    pub(super) fn requested(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.requested)
    }
}

/// Notes the request on its connection. For [`tower::util::MapRequestLayer`], as the outermost layer of a server:
/// `Server::builder().layer(MapRequestLayer::new(mark_request::<PeerIdentity, _>))`.
pub fn mark_request<I, B>(
    request: tonic::codegen::http::Request<B>,
) -> tonic::codegen::http::Request<B>
where
    I: Clone + Send + Sync + 'static,
{
    if let Some(caller) = request.extensions().get::<Caller<I>>() {
        caller.mark_request();
    }
    request
}

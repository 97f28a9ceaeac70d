//! The faces of a node: whom it trusts, what it shows, and where it listens.

use std::net::SocketAddr;
use std::sync::Arc;

use super::base::Base;
use super::reload::{Reload, trust_of};
use super::{Addresses, StartError};
use crate::partners::Partners;
use crate::ports::Accept;
use crate::tls::credentials::OFFICERS;
use crate::tls::{
    Connections, Credentials, Dialler, Listener, OfficerPlane, OfficerTrust, PeerPlane, TrustStore,
};

/// Bound listeners and what stands behind them.
pub(super) struct Faces {
    pub(super) peers: Listener<PeerPlane>,
    pub(super) officers: Listener<OfficerPlane>,
    pub(super) metrics: Box<dyn Accept>,
    pub(super) addresses: Addresses,
    pub(super) connections: Connections,
    pub(super) dialler: Dialler,
    /// The certificates that the node shows, with what they are for.
    pub(super) credentials: Vec<(&'static str, Arc<Credentials>)>,
    pub(super) reload: Reload,
}

/// Binds every address; nothing is served yet.
pub(super) async fn bind(base: &Base, partners: &Arc<Partners>) -> Result<Faces, StartError> {
    let (settings, layout) = (&base.settings, &base.settings.layout);
    let connections = Connections::new();
    let trust = TrustStore::new(
        trust_of(&settings.domain, &partners.roster()),
        connections.clone(),
    );
    let trust = Arc::new(trust);
    let load = |cert, key| Credentials::load(cert, key, base.started).map(Arc::new);
    let node = load(layout.node_cert(), layout.node_key())?;
    let office = load(layout.officer_server_cert(), layout.officer_server_key())?;
    let officers = Arc::new(OfficerTrust::load(
        layout,
        &base.party(),
        connections.clone(),
    )?);
    let peer_plane = PeerPlane::new(Arc::clone(&trust), Arc::clone(&node), base.machine_clock())?;
    let officer_plane = OfficerPlane::new(
        Arc::clone(&officers),
        Arc::clone(&office),
        base.machine_clock(),
    )?;
    let peers = Listener::bind(
        base.listen(),
        settings.listen_peers,
        peer_plane,
        settings.peer_limits.clone(),
        connections.clone(),
        base.metrics(),
    );
    let officer_face = Listener::bind(
        base.listen(),
        settings.listen_officers,
        officer_plane,
        settings.officer_limits.clone(),
        connections.clone(),
        base.metrics(),
    );
    let peers = peers.await.map_err(unbound(settings.listen_peers))?;
    let officer_face = officer_face
        .await
        .map_err(unbound(settings.listen_officers))?;
    let metrics = base
        .listen()
        .listen(settings.listen_metrics)
        .await
        .map_err(unbound(settings.listen_metrics))?;
    let addresses = Addresses {
        peers: peers.local_addr(),
        officers: officer_face.local_addr(),
        metrics: metrics.local_addr(),
    };
    let dialler = Dialler::new(
        Arc::clone(&trust),
        Arc::clone(&node),
        base.identity.domain().clone(),
        connections.clone(),
        base.machine_clock(),
        base.connect(),
    );
    let reload = Reload {
        domain: settings.domain.clone(),
        partners: Arc::clone(partners),
        trust,
        officers,
        credentials: vec![
            ("node", Arc::clone(&node)),
            ("officers", Arc::clone(&office)),
        ],
        clock: base.machine_clock(),
    };
    Ok(Faces {
        peers,
        officers: officer_face,
        metrics,
        addresses,
        connections,
        dialler,
        credentials: vec![("node", node), (OFFICERS, office)],
        reload,
    })
}

fn unbound(address: SocketAddr) -> impl FnOnce(std::io::Error) -> StartError {
    move |error| StartError::Bind(address, error)
}

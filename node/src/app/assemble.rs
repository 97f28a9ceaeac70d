//! Putting a node together: what it holds, its faces, its stages, its servers, what runs beside them.

use std::sync::Arc;

use super::base::Base;
use super::faces::Faces;
use super::holdings::Holdings;
use super::services::{OfficerServices, serve_officers, serve_peers};
use super::stages::Stages;
use super::tasks::Background;
use super::{App, Confirmation, Ports, StartError, faces, holdings};
use crate::api::Exchange;
use crate::config::Settings;
use crate::peer::Serve;

/// Starts a node.
///
/// # Errors
/// When anything it needs is missing or damaged; then nothing runs.
pub async fn build(
    settings: Settings,
    ports: Ports,
    confirmed: Confirmation,
) -> Result<App, StartError> {
    let base = Base::load(settings, ports, confirmed)?;
    let held = holdings::open(&base)?;
    let (faces, stages, serve) = match start(&base, &held).await {
        Ok(started) => started,
        Err(error) => {
            held.close().await;
            return Err(error);
        }
    };
    let exchange = Exchange {
        serve,
        peers: Arc::clone(&stages.peers),
        media: held.media.clone(),
    };
    let services = OfficerServices::new(&base, &held, &stages, faces.credentials);
    let servers = vec![
        serve_peers(&base, faces.peers, exchange),
        serve_officers(&base, faces.officers, services),
    ];
    let background = Background {
        metrics_listener: faces.metrics,
        metrics: base.metrics(),
        clock: Arc::clone(&base.clock),
        lookup: Arc::clone(&held.lookup),
        follow: Arc::clone(&held.follow),
        ledger: held.ledger.clone(),
        partners: Arc::clone(&held.partners),
        administration: Arc::clone(&stages.administration),
        peers: Arc::clone(&stages.peers),
        outbox: stages.outbox,
        receipts: Arc::clone(&held.receipts),
        audit: Arc::clone(&held.audit),
        anchors: held.anchors(&base),
        marks: Arc::clone(&held.marks),
        health: base.health.clone(),
        entropy: base.entropy(),
        disk: held.disk,
        reload: faces.reload.clone(),
        stop: base.stop.clone(),
    };
    let addresses = faces.addresses;
    tracing::info!(
        node.id = %base.party(), peers = %addresses.peers, officers = %addresses.officers,
        "node started"
    );
    Ok(App {
        party: base.party(),
        addresses,
        health: base.health,
        metrics: base.metrics,
        ledger: held.ledger,
        partners: held.partners,
        publisher: stages.publisher,
        administration: stages.administration,
        lookup: held.lookup,
        follow: held.follow,
        peers: stages.peers,
        receipts: held.receipts,
        marks: held.marks,
        audit: held.audit,
        check: stages.check,
        reload: faces.reload,
        writer: held.writer,
        tasks: background.spawn(),
        servers,
        connections: faces.connections,
        stop: base.stop,
        drain: base.settings.drain_timeout,
    })
}

/// Binds the faces and starts the stages.
async fn start(base: &Base, held: &Holdings) -> Result<(Faces, Stages, Serve), StartError> {
    let faces = faces::bind(base, &held.partners).await?;
    let stages = Stages::start(base, held, faces.dialler.clone())?;
    let serve = stages.serve(base, held)?;
    Ok((faces, stages, serve))
}

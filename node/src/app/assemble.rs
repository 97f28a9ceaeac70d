//! Putting a node together: what it holds, its faces, its stages, its servers, what runs beside them.

use std::sync::Arc;

use super::base::Base;
use super::faces::Faces;
use super::holdings::Holdings;
use super::services::{OfficerServices, serve_officers, serve_peers};
use super::stages::Stages;
use super::{App, Confirmation, Ports, StartError, faces, holdings, tasks};
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
        queries: Arc::clone(&stages.queries),
    };
    let services = OfficerServices::new(&base, &held, &stages, faces.credentials);
    let carries_out = services.carry_out(base.stop.clone());
    let servers = vec![
        serve_peers(&base, faces.peers, exchange),
        serve_officers(&base, faces.officers, services),
    ];
    let mut tasks = tasks::spawn(&base, &held, &stages, faces.metrics, &faces.reload);
    tasks.push(carries_out);
    let addresses = faces.addresses;
    tracing::info!(
        node.id = %base.party(), peers = %addresses.peers, officers = %addresses.officers,
        "node started"
    );
    Ok(App {
        base,
        held,
        stages,
        addresses,
        reload: faces.reload,
        connections: faces.connections,
        tasks,
        servers,
    })
}

/// Binds the faces and starts the stages.
async fn start(base: &Base, held: &Holdings) -> Result<(Faces, Stages, Serve), StartError> {
    let faces = faces::bind(base, &held.partners).await?;
    let stages = Stages::start(base, held, faces.dialler.clone())?;
    let serve = stages.serve(base, held)?;
    Ok((faces, stages, serve))
}

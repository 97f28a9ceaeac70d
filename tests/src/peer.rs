//! Calling a node as another party's node does.

use std::sync::Arc;

use ntc_core::identity::card::NodeCard;
use ntc_node::ports::{Clock, SystemClock, Tcp};
use ntc_node::tls::{Connections, Credentials, DialError, Dialled, Dialler, Trust, TrustStore};
use ntc_proto::v1::exchange_service_client::ExchangeServiceClient;
use tonic::transport::{Channel, Endpoint};

use crate::node::NodeFiles;

/// Bytes that wait to be read on a slow connection.
const FEW: u32 = 16 * 1024;

/// The exchange face of the node of `card`, called with the certificate of the node of `files`.
pub async fn exchange(files: &NodeFiles, card: &NodeCard) -> ExchangeServiceClient<Channel> {
    try_exchange(files, card).await.expect("a session")
}

/// The same over a connection that takes a few kilobytes until they are read.
pub async fn slow_exchange(files: &NodeFiles, card: &NodeCard) -> ExchangeServiceClient<Channel> {
    let address = card.addresses().first().expect("an address");
    let connector = dialler(files, card).connector(card.party(), address);
    let channel = Endpoint::from_static("http://peer")
        .initial_stream_window_size(FEW)
        .initial_connection_window_size(4 * FEW)
        .connect_with_connector(connector)
        .await;
    ExchangeServiceClient::new(channel.expect("a session"))
}

/// As [`exchange`], with a node that may refuse the connection.
///
/// # Errors
/// When it does.
pub async fn try_exchange(
    files: &NodeFiles,
    card: &NodeCard,
) -> Result<ExchangeServiceClient<Channel>, tonic::transport::Error> {
    Ok(ExchangeServiceClient::new(channel(files, card).await?))
}

/// A channel to the node of `card`, for calls of any form.
///
/// # Errors
/// When the connection is refused.
pub async fn channel(
    files: &NodeFiles,
    card: &NodeCard,
) -> Result<Channel, tonic::transport::Error> {
    let address = card.addresses().first().expect("an address");
    Endpoint::from_static("http://peer")
        .connect_with_connector(dialler(files, card).connector(card.party(), address))
        .await
}

/// A bare connection with the node of `card`, after the handshake.
///
/// # Errors
/// When it is refused.
pub async fn dial(files: &NodeFiles, card: &NodeCard) -> Result<Dialled, DialError> {
    let address = card.addresses().first().expect("an address");
    dialler(files, card).dial(card.party(), address).await
}

fn dialler(files: &NodeFiles, card: &NodeCard) -> Dialler {
    let settings = files.settings();
    let connections = Connections::new();
    let mut trust = Trust::new(settings.domain.clone());
    trust.insert(card, false).expect("a card with an authority");
    let credentials = Credentials::load(
        settings.layout.node_cert(),
        settings.layout.node_key(),
        SystemClock.now(),
    );
    Dialler::new(
        Arc::new(TrustStore::new(trust, connections.clone())),
        Arc::new(credentials.expect("the node's certificate")),
        settings.domain,
        connections,
        Arc::new(SystemClock),
        Arc::new(Tcp),
    )
}

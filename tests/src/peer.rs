//! Calling a node as another party's node does.

use std::sync::Arc;

use ntc_core::identity::card::NodeCard;
use ntc_node::ports::{Clock, SystemClock, Tcp};
use ntc_node::tls::{Connections, Credentials, Dialler, Trust, TrustStore};
use ntc_proto::v1::exchange_service_client::ExchangeServiceClient;
use tonic::transport::{Channel, Endpoint};

use crate::node::NodeFiles;

/// The exchange face of the node of `card`, called with the certificate of the node of `files`.
pub async fn exchange(files: &NodeFiles, card: &NodeCard) -> ExchangeServiceClient<Channel> {
    let settings = files.settings();
    let connections = Connections::new();
    let mut trust = Trust::new(settings.domain.clone());
    trust.insert(card, false).expect("a card with an authority");
    let credentials = Credentials::load(
        settings.layout.node_cert(),
        settings.layout.node_key(),
        SystemClock.now(),
    );
    let dialler = Dialler::new(
        Arc::new(TrustStore::new(trust, connections.clone())),
        Arc::new(credentials.expect("the node's certificate")),
        settings.domain,
        connections,
        Arc::new(SystemClock),
        Arc::new(Tcp),
    );
    let address = card.addresses().first().expect("an address");
    let channel = Endpoint::from_static("http://peer")
        .connect_with_connector(dialler.connector(card.party(), address))
        .await
        .expect("a session");
    ExchangeServiceClient::new(channel)
}

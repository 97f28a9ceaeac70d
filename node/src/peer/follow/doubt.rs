//! Asking a peer to prove what is doubted about its ledger.

use std::sync::Arc;

use ntc_proto::v1 as pb;
use ntc_proto::v1::exchange_service_client::ExchangeServiceClient;
use tonic::transport::Channel;

use super::Follow;
use super::end::{answered, said};

impl Follow {
    /// Asks the peer to prove what is doubted about its ledger, if anything is.
    pub(super) async fn settle_doubt(&self, client: &mut ExchangeServiceClient<Channel>) {
        let Some(doubt) = self.gossip.doubt_about(&self.party) else {
            return;
        };
        let request = pb::ProveRequest {
            from: doubt.0.size(),
            to: doubt.1.size(),
        };
        let answer = answered(client.prove(request), said).await;
        let answer = answer
            .map(|answer| answer.proof)
            .map_err(|end| end.to_string());
        let (gossip, party) = (Arc::clone(&self.gossip), self.party.clone());
        // Evidence is made durable off the async threads.
        let kept = tokio::task::spawn_blocking(move || gossip.proven(&party, &doubt, answer));
        if kept.await.is_err() {
            tracing::error!(peer.id = %self.party, "the peer's proof was not looked at");
        }
    }
}

//! What an officer of the region does, through the calls that officers have.

use std::path::Path;

use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::agreement_service_client::AgreementServiceClient;
use ntc_proto::node::v1::ledger_service_client::LedgerServiceClient;
use ntc_proto::node::v1::node_service_client::NodeServiceClient;
use ntc_proto::node::v1::peer_service_client::PeerServiceClient;
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use tonic::transport::Channel;

use super::Failure;
use crate::tls::office;

/// An officer with all roles, connected to the own node.
#[derive(Clone)]
pub(super) struct Officer {
    channel: Channel,
}

impl Officer {
    /// Connects with the certificate of a profile directory.
    pub(super) async fn call(profile: &Path) -> Result<Self, Failure> {
        Ok(Self {
            channel: office::connect(profile).await?,
        })
    }

    /// True when the node serves and signs.
    pub(super) async fn ready(&self) -> Result<bool, Failure> {
        Ok(self.status().await?.state == "ready")
    }

    pub(super) async fn status(&self) -> Result<pb::StatusResponse, Failure> {
        let mut node = NodeServiceClient::new(self.channel.clone());
        Ok(node.status(pb::StatusRequest {}).await?.into_inner())
    }

    pub(super) async fn enrol(&self, card: &str, fingerprint: String) -> Result<(), Failure> {
        let mut peers = PeerServiceClient::new(self.channel.clone());
        peers
            .add_peer(pb::AddPeerRequest {
                card: card.as_bytes().to_vec(),
                fingerprint,
            })
            .await?;
        Ok(())
    }

    pub(super) async fn peers(&self) -> Result<Vec<pb::PeerStatus>, Failure> {
        let mut peers = PeerServiceClient::new(self.channel.clone());
        Ok(peers
            .list_peers(pb::ListPeersRequest {})
            .await?
            .into_inner()
            .peers)
    }

    pub(super) async fn propose(&self, document: &str) -> Result<(), Failure> {
        let mut agreements = AgreementServiceClient::new(self.channel.clone());
        agreements
            .propose(pb::ProposeRequest {
                document: document.as_bytes().to_vec(),
            })
            .await?;
        Ok(())
    }

    pub(super) async fn sign(&self, agreement: &pb::AgreementSummary) -> Result<(), Failure> {
        let mut agreements = AgreementServiceClient::new(self.channel.clone());
        let request = pb::SignRequest {
            id: agreement.id.clone(),
            document_sha256: agreement.document_sha256.clone(),
        };
        agreements.sign(request).await?;
        Ok(())
    }

    pub(super) async fn agreements(&self) -> Result<Vec<pb::AgreementSummary>, Failure> {
        let mut agreements = AgreementServiceClient::new(self.channel.clone());
        let listed = agreements
            .list_agreements(pb::ListAgreementsRequest {})
            .await?;
        Ok(listed.into_inner().agreements)
    }

    pub(super) async fn publish(&self, draft: pb::Draft) -> Result<pb::PublishResponse, Failure> {
        let mut records = RecordServiceClient::new(self.channel.clone());
        let request = pb::PublishRequest { draft: Some(draft) };
        Ok(records.publish(request).await?.into_inner())
    }

    pub(super) async fn upload(&self, chunk: Vec<u8>) -> Result<Vec<u8>, Failure> {
        let mut records = RecordServiceClient::new(self.channel.clone());
        let chunks = tokio_stream::iter([pb::UploadMediaRequest { chunk }]);
        Ok(records.upload_media(chunks).await?.into_inner().sha256)
    }

    pub(super) async fn download(&self, sha256: Vec<u8>) -> Result<Vec<u8>, Failure> {
        let mut records = RecordServiceClient::new(self.channel.clone());
        let request = pb::DownloadMediaRequest { sha256 };
        let mut chunks = records.download_media(request).await?.into_inner();
        let mut body = Vec::new();
        while let Some(chunk) = chunks.message().await? {
            body.extend(chunk.chunk);
        }
        Ok(body)
    }

    pub(super) async fn deliveries(&self, id: &[u8]) -> Result<Vec<pb::DeliveryStatus>, Failure> {
        let mut records = RecordServiceClient::new(self.channel.clone());
        let request = pb::DeliveriesRequest { id: id.to_vec() };
        Ok(records.deliveries(request).await?.into_inner().deliveries)
    }

    pub(super) async fn ledger(&self) -> Result<pb::LedgerStatusResponse, Failure> {
        let mut ledger = LedgerServiceClient::new(self.channel.clone());
        Ok(ledger
            .ledger_status(pb::LedgerStatusRequest {})
            .await?
            .into_inner())
    }
}

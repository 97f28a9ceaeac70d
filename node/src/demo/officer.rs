//! What an officer does, through the calls that officers have.

use std::path::Path;
use std::sync::Arc;

use ntc_core::identity::card::NodeCard;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::agreement_service_client::AgreementServiceClient;
use ntc_proto::node::v1::approval_service_client::ApprovalServiceClient;
use ntc_proto::node::v1::hit_service_client::HitServiceClient;
use ntc_proto::node::v1::inbox_service_client::InboxServiceClient;
use ntc_proto::node::v1::ledger_service_client::LedgerServiceClient;
use ntc_proto::node::v1::node_service_client::NodeServiceClient;
use ntc_proto::node::v1::outcome_service_client::OutcomeServiceClient;
use ntc_proto::node::v1::peer_service_client::PeerServiceClient;
use ntc_proto::node::v1::policy_service_client::PolicyServiceClient;
use ntc_proto::node::v1::query_service_client::QueryServiceClient;
use ntc_proto::node::v1::recall_service_client::RecallServiceClient;
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_proto::node::v1::request_service_client::RequestServiceClient;
use ntc_proto::node::v1::watchlist_service_client::WatchlistServiceClient;
use tonic::Status;
use tonic::transport::Channel;

use crate::ports::{Connect, Tcp};
use crate::tls::office::{self, OfficeError};

/// An officer, connected to the own node.
#[derive(Clone, Debug)]
pub struct Officer {
    channel: Channel,
}

impl Officer {
    /// Connects with the certificate of a profile directory.
    ///
    /// # Errors
    /// When the profile cannot be used or the node is not reached.
    pub async fn call(profile: &Path) -> Result<Self, OfficeError> {
        Self::call_over(profile, Arc::new(Tcp)).await
    }

    /// The same over connections of any kind.
    ///
    /// # Errors
    /// As [`Officer::call`].
    pub async fn call_over(profile: &Path, over: Arc<dyn Connect>) -> Result<Self, OfficeError> {
        let channel = office::connect_over(profile, over).await?;
        Ok(Self { channel })
    }

    /// The connection, for calls of any form.
    pub fn channel(&self) -> Channel {
        self.channel.clone()
    }

    /// Calls about records.
    pub fn records(&self) -> RecordServiceClient<Channel> {
        RecordServiceClient::new(self.channel())
    }

    /// Calls about what waits for a second officer.
    pub fn approvals(&self) -> ApprovalServiceClient<Channel> {
        ApprovalServiceClient::new(self.channel())
    }

    /// Calls about agreements.
    pub fn agreements(&self) -> AgreementServiceClient<Channel> {
        AgreementServiceClient::new(self.channel())
    }

    /// Calls about the own rules.
    pub fn policy(&self) -> PolicyServiceClient<Channel> {
        PolicyServiceClient::new(self.channel())
    }

    /// Calls about peers.
    pub fn peers(&self) -> PeerServiceClient<Channel> {
        PeerServiceClient::new(self.channel())
    }

    /// Calls about the ledger.
    pub fn ledger(&self) -> LedgerServiceClient<Channel> {
        LedgerServiceClient::new(self.channel())
    }

    /// Calls about what is owed, and what was said.
    pub fn inbox(&self) -> InboxServiceClient<Channel> {
        InboxServiceClient::new(self.channel())
    }

    /// Calls about requests and answers.
    pub fn requests(&self) -> RequestServiceClient<Channel> {
        RequestServiceClient::new(self.channel())
    }

    /// Calls about what came of alerts.
    pub fn outcomes(&self) -> OutcomeServiceClient<Channel> {
        OutcomeServiceClient::new(self.channel())
    }

    /// Calls about hits.
    pub fn hits(&self) -> HitServiceClient<Channel> {
        HitServiceClient::new(self.channel())
    }

    /// Calls about watchlists.
    pub fn watchlists(&self) -> WatchlistServiceClient<Channel> {
        WatchlistServiceClient::new(self.channel())
    }

    /// Calls that ask partners at once.
    pub fn queries(&self) -> QueryServiceClient<Channel> {
        QueryServiceClient::new(self.channel())
    }

    /// Calls about corrections and retractions.
    pub fn recalls(&self) -> RecallServiceClient<Channel> {
        RecallServiceClient::new(self.channel())
    }

    /// How the node does.
    ///
    /// # Errors
    /// When it does not say.
    pub async fn status(&self) -> Result<pb::StatusResponse, Status> {
        let mut node = NodeServiceClient::new(self.channel());
        Ok(node.status(pb::StatusRequest {}).await?.into_inner())
    }

    /// True when the node serves and signs.
    ///
    /// # Errors
    /// When it does not say.
    pub async fn ready(&self) -> Result<bool, Status> {
        Ok(self.status().await?.state == "ready")
    }

    /// Enrols a peer by its card.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn enrol(&self, card: &NodeCard) -> Result<(), Status> {
        let request = pb::AddPeerRequest {
            card: card.text().as_bytes().to_vec(),
            fingerprint: card.fingerprint().to_string(),
        };
        self.peers().add_peer(request).await.map(drop)
    }

    /// The enrolled peers.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn list_peers(&self) -> Result<Vec<pb::PeerStatus>, Status> {
        let listed = self.peers().list_peers(pb::ListPeersRequest {}).await?;
        Ok(listed.into_inner().peers)
    }

    /// Puts an agreement forward.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn propose(&self, document: &str) -> Result<(), Status> {
        let document = document.as_bytes().to_vec();
        let request = pb::ProposeRequest { document };
        self.agreements().propose(request).await.map(drop)
    }

    /// Signs an agreement as it was listed.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn sign(&self, agreement: pb::AgreementSummary) -> Result<(), Status> {
        let request = pb::SignRequest {
            id: agreement.id,
            document_sha256: agreement.document_sha256,
        };
        self.agreements().sign(request).await.map(drop)
    }

    /// An agreement as the node has it, if it does.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn agreement(&self, id: &str) -> Result<Option<pb::AgreementSummary>, Status> {
        let request = pb::ListAgreementsRequest {};
        let listed = self.agreements().list_agreements(request).await?;
        let mut agreements = listed.into_inner().agreements.into_iter();
        Ok(agreements.find(|agreement| agreement.id == id))
    }

    /// Whether an agreement is in force between all its parties, as the node has it, and as each of them told it. It is for
    /// the first two as soon as both have signed.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn is_in_force_for_all(&self, id: &str) -> Result<bool, Status> {
        let held = self.agreement(id).await?;
        Ok(held.is_some_and(|held| {
            let mut warnings = held.warnings.iter();
            held.state == "in_force"
                && held.parties.iter().all(|party| party.signed)
                && !warnings.any(|warning| warning.code == "version_differs")
        }))
    }

    /// Publishes a draft.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn publish(&self, draft: pb::Draft) -> Result<pb::PublishResponse, Status> {
        let request = pb::PublishRequest {
            draft: Some(draft),
            again: false,
        };
        Ok(self.records().publish(request).await?.into_inner())
    }

    /// Stores a body; its hash.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn upload(&self, chunk: Vec<u8>) -> Result<Vec<u8>, Status> {
        let chunks = tokio_stream::iter([pb::UploadMediaRequest { chunk }]);
        let stored = self.records().upload_media(chunks).await?;
        Ok(stored.into_inner().sha256)
    }

    /// A body by its hash.
    ///
    /// # Errors
    /// When the node does not have it.
    pub async fn download(&self, sha256: Vec<u8>) -> Result<Vec<u8>, Status> {
        let request = pb::DownloadMediaRequest { sha256 };
        let mut chunks = self.records().download_media(request).await?.into_inner();
        let mut body = Vec::new();
        while let Some(chunk) = chunks.message().await? {
            body.extend(chunk.chunk);
        }
        Ok(body)
    }

    /// What became of an own record with each peer.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn deliveries(&self, id: &[u8]) -> Result<Vec<pb::DeliveryStatus>, Status> {
        let request = pb::DeliveriesRequest { id: id.to_vec() };
        Ok(self
            .records()
            .deliveries(request)
            .await?
            .into_inner()
            .deliveries)
    }

    /// A record as the node holds it.
    ///
    /// # Errors
    /// When the node does not hold it, or refuses.
    pub async fn get(&self, id: &[u8]) -> Result<pb::GetResponse, Status> {
        let request = pb::GetRequest {
            id: id.to_vec(),
            origin: String::new(),
        };
        Ok(self.records().get(request).await?.into_inner())
    }

    /// What the node holds of a text, in identifiers and words.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn find(&self, text: &str) -> Result<pb::ListResponse, Status> {
        let request = pb::ListRequest {
            sought: Some(pb::Sought {
                text: text.to_owned(),
                within: pb::Within::Unspecified.into(),
            }),
            ..pb::ListRequest::default()
        };
        Ok(self.records().list(request).await?.into_inner())
    }

    /// What publishing a draft would do.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn preview(&self, draft: pb::Draft) -> Result<pb::PreviewResponse, Status> {
        let request = pb::PreviewRequest {
            draft: Some(draft),
            again: false,
        };
        Ok(self.records().preview(request).await?.into_inner())
    }

    /// Suspends an agreement for a reason.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn suspend(&self, id: &str, reason: &str) -> Result<(), Status> {
        let request = pb::SuspendRequest {
            id: id.to_owned(),
            reason: reason.to_owned(),
        };
        self.agreements().suspend(request).await.map(drop)
    }

    /// Resumes an agreement that this party suspended.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn resume(&self, id: &str) -> Result<(), Status> {
        let id = id.to_owned();
        let request = pb::ResumeRequest { id };
        self.agreements().resume(request).await.map(drop)
    }

    /// A case as a conversation.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn thread(&self, id: &[u8]) -> Result<Vec<pb::ThreadLine>, Status> {
        let request = pb::ShowThreadRequest {
            id: id.to_vec(),
            origin: String::new(),
        };
        Ok(self.inbox().show_thread(request).await?.into_inner().lines)
    }

    /// How a request stands.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn request(&self, id: &[u8]) -> Result<pb::ShowRequestResponse, Status> {
        let request = pb::ShowRequestRequest {
            id: id.to_vec(),
            origin: String::new(),
        };
        Ok(self.requests().show_request(request).await?.into_inner())
    }

    /// What came of an alert.
    ///
    /// # Errors
    /// When the node refuses.
    pub async fn outcomes_of(&self, id: &[u8]) -> Result<Vec<pb::Outcome>, Status> {
        let request = pb::ShowOutcomesRequest {
            id: id.to_vec(),
            origin: String::new(),
        };
        let shown = self.outcomes().show_outcomes(request).await?;
        Ok(shown.into_inner().outcomes)
    }
}

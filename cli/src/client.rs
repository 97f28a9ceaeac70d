//! The way to the node: where it is, who the officer is, and one TLS 1.3 connection.

mod profile;
mod tls;

pub(crate) mod fault;
pub(crate) mod heard;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use hyper_util::rt::TokioIo;
use ntc_core::checkup::Cause;
use ntc_proto::node::v1::agreement_service_client::AgreementServiceClient;
use ntc_proto::node::v1::approval_service_client::ApprovalServiceClient;
use ntc_proto::node::v1::audit_service_client::AuditServiceClient;
use ntc_proto::node::v1::doctor_service_client::DoctorServiceClient;
use ntc_proto::node::v1::hit_service_client::HitServiceClient;
use ntc_proto::node::v1::inbox_service_client::InboxServiceClient;
use ntc_proto::node::v1::ledger_service_client::LedgerServiceClient;
use ntc_proto::node::v1::node_service_client::NodeServiceClient;
use ntc_proto::node::v1::notify_service_client::NotifyServiceClient;
use ntc_proto::node::v1::onward_service_client::OnwardServiceClient;
use ntc_proto::node::v1::outcome_service_client::OutcomeServiceClient;
use ntc_proto::node::v1::peer_service_client::PeerServiceClient;
use ntc_proto::node::v1::policy_service_client::PolicyServiceClient;
use ntc_proto::node::v1::query_service_client::QueryServiceClient;
use ntc_proto::node::v1::recall_service_client::RecallServiceClient;
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_proto::node::v1::request_service_client::RequestServiceClient;
use ntc_proto::node::v1::retention_service_client::RetentionServiceClient;
use ntc_proto::node::v1::screening_service_client::ScreeningServiceClient;
use ntc_proto::node::v1::stats_service_client::StatsServiceClient;
use ntc_proto::node::v1::watchlist_service_client::WatchlistServiceClient;
use tonic::Request;
use tonic::transport::{Channel, Endpoint, Uri};

use self::fault::Fault;
use self::profile::Credentials;
use crate::failure::Failure;
use crate::lang::say;

/// How long the node may take to answer one question.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);

/// How often a silent connection is asked whether it lives, so that `watch` notices a dead line.
const KEEP_ALIVE: Duration = Duration::from_secs(20);

/// The options that say how to reach the node. Each wins over what the profile says.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Connection")]
pub(crate) struct Connection {
    /// Directory with officer.pem, officer.key, ca.pem and profile.toml [default: ~/.config/ntc]
    #[arg(
        long,
        global = true,
        env = "NTC_PROFILE",
        value_name = "DIR",
        hide_env_values = true
    )]
    profile: Option<PathBuf>,

    /// Address of the node, in place of the profile's
    #[arg(long, global = true, value_name = "HOST:PORT")]
    node: Option<String>,

    /// Name in the node's certificate, if it is not the host of its address
    #[arg(long, global = true, value_name = "NAME", hide_short_help = true)]
    server_name: Option<String>,

    /// Officer's certificate, in place of officer.pem of the profile
    #[arg(long, global = true, value_name = "FILE", hide_short_help = true)]
    cert: Option<PathBuf>,

    /// Officer's private key, in place of officer.key of the profile
    #[arg(long, global = true, value_name = "FILE", hide_short_help = true)]
    key: Option<PathBuf>,

    /// Certificate authority of the node, in place of ca.pem of the profile
    #[arg(long, global = true, value_name = "FILE", hide_short_help = true)]
    ca: Option<PathBuf>,
}

impl Connection {
    /// Opens the connection.
    pub(crate) async fn open(&self) -> Result<Node, Failure> {
        let credentials = Credentials::load(self)
            .map_err(|failure| failure.with_cause(Cause::ProfileUnusable))?;
        let address = credentials.address.clone();
        let connector = tls::Connector::new(credentials)?;
        // The scheme is plain because the connector brings the TLS itself.
        let endpoint = Endpoint::from_static("http://node")
            .keep_alive_while_idle(true)
            .http2_keep_alive_interval(KEEP_ALIVE);
        let channel = endpoint
            .connect_with_connector(tower::service_fn(move |_: Uri| {
                let connector = connector.clone();
                async move { connector.connect().await.map(TokioIo::new) }
            }))
            .await
            .map_err(|error| {
                let what = say!("client-not-reached", address);
                let fault = heard::fault(&error).unwrap_or_else(|| Fault::broken(&error));
                Failure::connection(&fault, what)
            })?;
        Ok(Node { channel })
    }
}

/// An open connection.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    channel: Channel,
}

impl Node {
    /// Records.
    pub(crate) fn records(&self) -> RecordServiceClient<Channel> {
        RecordServiceClient::new(self.channel.clone())
    }

    /// What is owed, and what was said in a case.
    pub(crate) fn inbox(&self) -> InboxServiceClient<Channel> {
        InboxServiceClient::new(self.channel.clone())
    }

    /// Requests and answers.
    pub(crate) fn requests(&self) -> RequestServiceClient<Channel> {
        RequestServiceClient::new(self.channel.clone())
    }

    /// Queries.
    pub(crate) fn queries(&self) -> QueryServiceClient<Channel> {
        QueryServiceClient::new(self.channel.clone())
    }

    /// Consent and passing on.
    pub(crate) fn onward(&self) -> OnwardServiceClient<Channel> {
        OnwardServiceClient::new(self.channel.clone())
    }

    /// What screening found.
    pub(crate) fn hits(&self) -> HitServiceClient<Channel> {
        HitServiceClient::new(self.channel.clone())
    }

    /// What came of alerts.
    pub(crate) fn outcomes(&self) -> OutcomeServiceClient<Channel> {
        OutcomeServiceClient::new(self.channel.clone())
    }

    /// Corrections and retractions.
    pub(crate) fn recalls(&self) -> RecallServiceClient<Channel> {
        RecallServiceClient::new(self.channel.clone())
    }

    /// How long records are kept.
    pub(crate) fn retention(&self) -> RetentionServiceClient<Channel> {
        RetentionServiceClient::new(self.channel.clone())
    }

    /// What was exchanged, in numbers.
    pub(crate) fn stats(&self) -> StatsServiceClient<Channel> {
        StatsServiceClient::new(self.channel.clone())
    }

    /// Screening.
    pub(crate) fn screening(&self) -> ScreeningServiceClient<Channel> {
        ScreeningServiceClient::new(self.channel.clone())
    }

    /// Watchlists.
    pub(crate) fn watchlists(&self) -> WatchlistServiceClient<Channel> {
        WatchlistServiceClient::new(self.channel.clone())
    }

    /// Who is told of what happens.
    pub(crate) fn notify(&self) -> NotifyServiceClient<Channel> {
        NotifyServiceClient::new(self.channel.clone())
    }

    /// Agreements.
    pub(crate) fn agreements(&self) -> AgreementServiceClient<Channel> {
        AgreementServiceClient::new(self.channel.clone())
    }

    /// What two officers do together.
    pub(crate) fn approvals(&self) -> ApprovalServiceClient<Channel> {
        ApprovalServiceClient::new(self.channel.clone())
    }

    /// What is looked at when something does not work.
    pub(crate) fn doctor(&self) -> DoctorServiceClient<Channel> {
        DoctorServiceClient::new(self.channel.clone())
    }

    /// Partners.
    pub(crate) fn peers(&self) -> PeerServiceClient<Channel> {
        PeerServiceClient::new(self.channel.clone())
    }

    /// The own rules.
    pub(crate) fn policy(&self) -> PolicyServiceClient<Channel> {
        PolicyServiceClient::new(self.channel.clone())
    }

    /// What officers did.
    pub(crate) fn audit(&self) -> AuditServiceClient<Channel> {
        AuditServiceClient::new(self.channel.clone())
    }

    /// The ledger.
    pub(crate) fn ledger(&self) -> LedgerServiceClient<Channel> {
        LedgerServiceClient::new(self.channel.clone())
    }

    /// The node itself.
    pub(crate) fn status(&self) -> NodeServiceClient<Channel> {
        NodeServiceClient::new(self.channel.clone())
    }
}

/// A question that wants an answer within [`ANSWER_TIMEOUT`]; streams do not use it.
pub(crate) fn ask<T>(message: T) -> Request<T> {
    let mut request = Request::new(message);
    request.set_timeout(ANSWER_TIMEOUT);
    request
}

//! One real node in this process.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::sync::Arc;

use ntc_core::identity::card::NodeCard;
use ntc_node::app::{App, Confirmation, Ports, StartError, build};
use ntc_node::audit::AuditEntry;
use ntc_node::config::Settings;
use ntc_node::demo::files;
use ntc_node::demo::officer::Officer;
use ntc_node::journal::{Journal, JournalOptions};
use ntc_node::ports::{Connect, Tcp};
use ntc_node::store::medium::Disk;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::agreement_service_client::AgreementServiceClient;
use ntc_proto::node::v1::hit_service_client::HitServiceClient;
use ntc_proto::node::v1::inbox_service_client::InboxServiceClient;
use ntc_proto::node::v1::ledger_service_client::LedgerServiceClient;
use ntc_proto::node::v1::onward_service_client::OnwardServiceClient;
use ntc_proto::node::v1::outcome_service_client::OutcomeServiceClient;
use ntc_proto::node::v1::peer_service_client::PeerServiceClient;
use ntc_proto::node::v1::query_service_client::QueryServiceClient;
use ntc_proto::node::v1::recall_service_client::RecallServiceClient;
use ntc_proto::node::v1::record_service_client::RecordServiceClient;
use ntc_proto::node::v1::request_service_client::RequestServiceClient;
use ntc_proto::node::v1::retention_service_client::RetentionServiceClient;
use ntc_proto::node::v1::screening_service_client::ScreeningServiceClient;
use ntc_proto::node::v1::watchlist_service_client::WatchlistServiceClient;
use prost::Message as _;
use tonic::transport::Channel;

use crate::process::NodeProcess;

/// Small segments and no disk reserve.
const SMALL: [(&str, &str); 5] = [
    ("reserve_percent = 10", "reserve_percent = 0"),
    ("reserve_mib = 2048", "reserve_mib = 0"),
    ("alarm_percent = 20", "alarm_percent = 0"),
    ("ledger_segment_mib = 64", "ledger_segment_mib = 1"),
    ("replica_segment_mib = 8", "replica_segment_mib = 1"),
];

/// The files of a node, made as `ntc-node init` makes them, with small segments; removed when they are dropped.
pub struct NodeFiles {
    files: files::NodeFiles,
    _temporary: tempfile::TempDir,
}

impl Deref for NodeFiles {
    type Target = files::NodeFiles;

    fn deref(&self) -> &Self::Target {
        &self.files
    }
}

impl DerefMut for NodeFiles {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.files
    }
}

impl NodeFiles {
    /// Makes the files of a party's node on free ports of loopback.
    pub fn make(party: &str) -> Self {
        let temporary = tempfile::tempdir().expect("a temporary directory");
        let made = files::NodeFiles::make(party, temporary.path().join("node"), &SMALL);
        let files = Self {
            files: made.expect("a node's files"),
            _temporary: temporary,
        };
        files.edit_config(|text| text + "\n[shutdown]\ndrain_seconds = 1\n");
        files
    }

    /// Changes the configuration file.
    pub fn edit_config(&self, edit: impl FnOnce(String) -> String) {
        self.files.edit_config(edit).expect("the configuration");
    }

    /// The settings as the node reads them.
    pub fn settings(&self) -> Settings {
        self.files.settings().expect("settings")
    }

    /// The folder of its data.
    pub fn data(&self) -> PathBuf {
        self.dir.join("data")
    }

    /// A journal of a node that has stopped, by the name of its folder.
    pub fn journal(&self, folder: &str) -> Journal {
        let dir = self.data().join(folder);
        let (journal, _) = Journal::open(&dir, JournalOptions::default(), Arc::new(Disk))
            .expect("a journal that nobody else has open");
        journal
    }

    /// The audit of a node that has stopped.
    pub fn audit(&self) -> Vec<AuditEntry> {
        let frames = self.journal("audit").reader().scan(0);
        frames
            .map(|frame| AuditEntry::decode(&*frame.expect("a frame").payload).expect("an entry"))
            .collect()
    }

    /// How the acts of a method went, in order, by the audit of a node that has stopped.
    pub fn audited(&self, method: &str) -> Vec<String> {
        let entries = self.audit().into_iter();
        let of_method = entries.filter(|entry| entry.method == method);
        of_method.map(|entry| entry.outcome).collect()
    }

    /// Changes one byte of the first frame of a journal for which `place` says where: what was written is another thing
    /// then, and every checksum holds. Answers what puts it back.
    pub fn alter(
        &self,
        folder: &str,
        place: impl Fn(&[u8]) -> Option<usize>,
    ) -> BTreeMap<u64, Vec<u8>> {
        let mut journal = self.journal(folder);
        let mut frames = journal
            .reader()
            .scan(0)
            .map(|frame| frame.expect("a frame"));
        let (frame, at) = frames
            .find_map(|frame| place(&frame.payload).map(|at| (frame, at)))
            .expect("a frame with this place");
        let mut altered = frame.payload.clone();
        let byte = altered.get_mut(at).expect("a byte there");
        *byte = if *byte == b'0' { b'1' } else { b'0' };
        journal
            .replace(&BTreeMap::from([(frame.number, altered)]))
            .expect("an altered journal");
        BTreeMap::from([(frame.number, frame.payload)])
    }

    /// Puts back what [`Self::alter`] took.
    pub fn put_back(&self, folder: &str, frames: &BTreeMap<u64, Vec<u8>>) {
        self.journal(folder)
            .replace(frames)
            .expect("the journal as it was");
    }
}

/// A node that runs in this process, or in one of its own when it is to be killed.
pub struct TestNode {
    /// Its files.
    pub files: NodeFiles,
    app: Option<App>,
    process: Option<NodeProcess>,
    officer: Option<Officer>,
}

impl TestNode {
    /// Makes and starts a party's node.
    pub async fn start(party: &str) -> Self {
        Self::start_on(NodeFiles::make(party)).await
    }

    /// Makes and starts a party's node with injected edges.
    pub async fn start_with(party: &str, ports: &Ports) -> Self {
        let mut node = Self::stopped(NodeFiles::make(party));
        let started = node.try_start(ports.clone()).await;
        started.expect("the node starts");
        node
    }

    /// The same with the share of the disk that a node keeps free as it is shipped.
    pub async fn start_with_reserve(party: &str, ports: Ports) -> Self {
        let files = NodeFiles::make(party);
        files.edit_config(|text| {
            text.replace("reserve_percent = 0", "reserve_percent = 10")
                .replace("alarm_percent = 0", "alarm_percent = 20")
        });
        let mut node = Self::stopped(files);
        node.try_start(ports).await.expect("the node starts");
        node
    }

    /// Starts a node on files that exist.
    pub async fn start_on(files: NodeFiles) -> Self {
        let mut node = Self::stopped(files);
        node.restart().await;
        node
    }

    /// A node on files that exist, not started yet.
    pub const fn stopped(files: NodeFiles) -> Self {
        Self {
            files,
            app: None,
            process: None,
            officer: None,
        }
    }

    /// Starts it in a process of its own.
    pub async fn spawn(&mut self) {
        self.run(NodeProcess::start(&self.files)).await;
    }

    /// Takes over a process that was started on its files, and waits until that is past its start.
    pub async fn run(&mut self, process: NodeProcess) {
        self.process = Some(process);
        self.officer = Some(call(&self.files.profile).await);
        self.until_started().await;
    }

    /// Id of its process.
    pub fn process_id(&self) -> u32 {
        self.process.as_ref().expect("a process").id()
    }

    /// Kills its process without warning.
    pub fn kill(&mut self) {
        self.officer = None;
        self.process.take().expect("a process").kill();
    }

    /// Tells its process to stop and waits for its end.
    pub async fn terminate(&mut self) -> ExitStatus {
        self.officer = None;
        self.process.take().expect("a process").terminate().await
    }

    /// Waits until it has asked its peers what they hold.
    async fn until_started(&self) {
        let started = || async { self.status().await.state != "starting" };
        crate::until("the node to be past its start", started).await;
    }

    /// A node that runs as a process of its own on these files: its calls, without its inside.
    pub async fn attach(files: NodeFiles) -> Self {
        let officer = call(&files.profile).await;
        Self {
            officer: Some(officer),
            ..Self::stopped(files)
        }
    }

    /// Starts it (again) on its files and ports. Tasks of the node before may hold its journals for a moment: in
    /// service they end with their process.
    pub async fn restart(&mut self) {
        self.restart_with(&Ports::system()).await;
    }

    /// As [`TestNode::restart`], with injected edges.
    pub async fn restart_with(&mut self, ports: &Ports) {
        let deadline = std::time::Instant::now() + crate::wait::PATIENCE;
        while let Err(error) = self.try_start(ports.clone()).await {
            let late = std::time::Instant::now() > deadline;
            assert!(!late, "the node does not start: {error}");
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }

    /// Starts it with injected edges.
    ///
    /// # Errors
    /// Why it does not start.
    pub async fn try_start(&mut self, ports: Ports) -> Result<(), StartError> {
        self.try_start_confirmed(ports, Confirmation::None).await?;
        self.until_started().await;
        Ok(())
    }

    /// Starts it as an administrator does who says something of its data; answers as soon as officers are served.
    ///
    /// # Errors
    /// Why it does not start.
    pub async fn try_start_confirmed(
        &mut self,
        ports: Ports,
        confirmed: Confirmation,
    ) -> Result<(), StartError> {
        let over = Arc::clone(&ports.connect);
        self.app = Some(build(self.files.settings(), ports, confirmed).await?);
        self.officer = Some(call_over(&self.files.profile, &over).await);
        Ok(())
    }

    /// Stops it as a service manager does.
    pub async fn stop(&mut self) {
        self.officer = None;
        if let Some(app) = self.app.take() {
            app.stop().await;
        }
    }

    /// Stops it and gives its files back.
    pub async fn into_files(mut self) -> NodeFiles {
        self.stop().await;
        self.files
    }

    /// The running node.
    pub fn app(&self) -> &App {
        self.app.as_ref().expect("the node runs")
    }

    /// Its party's name.
    pub fn party(&self) -> &str {
        self.files.party.as_str()
    }

    /// Its administrator.
    pub fn officer(&self) -> &Officer {
        self.officer.as_ref().expect("the node runs")
    }

    /// Its administrator's channel.
    pub fn channel(&self) -> Channel {
        self.officer().channel()
    }

    /// Calls about records.
    pub fn records(&self) -> RecordServiceClient<Channel> {
        self.officer().records()
    }

    /// Calls about what came of alerts.
    pub fn outcomes(&self) -> OutcomeServiceClient<Channel> {
        OutcomeServiceClient::new(self.channel())
    }

    /// Calls about what screening found.
    pub fn hits(&self) -> HitServiceClient<Channel> {
        HitServiceClient::new(self.channel())
    }

    /// Calls about what is owed, and what was said.
    pub fn inbox(&self) -> InboxServiceClient<Channel> {
        InboxServiceClient::new(self.channel())
    }

    /// The node's screening.
    pub fn screening(&self) -> ScreeningServiceClient<Channel> {
        ScreeningServiceClient::new(self.channel())
    }

    /// Calls about watchlists.
    pub fn watchlists(&self) -> WatchlistServiceClient<Channel> {
        WatchlistServiceClient::new(self.channel())
    }

    /// Calls about requests and answers.
    pub fn requests(&self) -> RequestServiceClient<Channel> {
        RequestServiceClient::new(self.channel())
    }

    /// Calls about consent and passing on.
    pub fn onward(&self) -> OnwardServiceClient<Channel> {
        OnwardServiceClient::new(self.channel())
    }

    /// Calls that ask partners at once.
    pub fn queries(&self) -> QueryServiceClient<Channel> {
        QueryServiceClient::new(self.channel())
    }

    /// Calls about corrections and retractions.
    pub fn recalls(&self) -> RecallServiceClient<Channel> {
        RecallServiceClient::new(self.channel())
    }

    /// Calls about how long records are kept.
    pub fn retention(&self) -> RetentionServiceClient<Channel> {
        RetentionServiceClient::new(self.channel())
    }

    /// What became of the correction or retraction of a record.
    pub async fn recall(&self, id: &[u8], origin: &str) -> pb::RecallStatusResponse {
        let request = pb::RecallStatusRequest {
            id: id.to_vec(),
            origin: origin.to_owned(),
        };
        let told = self.recalls().recall_status(request).await;
        told.expect("a status").into_inner()
    }

    /// Withdraws an own record.
    pub async fn retract(&self, id: &[u8]) -> pb::RetractResponse {
        let request = pb::RetractRequest {
            id: id.to_vec(),
            reason: "wrong_subject".to_owned(),
            text: String::new(),
        };
        let retracted = self.recalls().retract(request).await;
        retracted.expect("a retraction").into_inner()
    }

    /// Calls about agreements.
    pub fn agreements(&self) -> AgreementServiceClient<Channel> {
        self.officer().agreements()
    }

    /// Calls about peers.
    pub fn peers(&self) -> PeerServiceClient<Channel> {
        self.officer().peers()
    }

    /// Calls about the ledger.
    pub fn ledger(&self) -> LedgerServiceClient<Channel> {
        self.officer().ledger()
    }

    /// How it does.
    pub async fn status(&self) -> pb::StatusResponse {
        self.officer().status().await.expect("a status")
    }

    /// Enrols another node by its card.
    pub async fn enrol(&self, card: &NodeCard) {
        let enrolled = self.officer().enrol(card).await;
        enrolled.expect("a peer is enrolled");
    }

    /// Publishes a draft.
    pub async fn publish(&self, draft: pb::Draft) -> pb::PublishResponse {
        let published = self.officer().publish(draft).await;
        published.expect("a record is published")
    }

    /// Waits until its index has followed everything that is durable now.
    pub async fn until_indexed(&self) {
        crate::until("the index to follow", || async {
            self.status().await.index_lag == 0
        })
        .await;
    }

    /// What became of an own record with one peer.
    pub async fn delivery(&self, id: &[u8], to: &str) -> pb::DeliveryStatus {
        self.until_indexed().await;
        let deliveries = self.officer().deliveries(id).await.expect("deliveries");
        let of = |d: &pb::DeliveryStatus| d.recipient.as_ref().map(|r| r.party.clone());
        let found = deliveries
            .into_iter()
            .find(|d| of(d).as_deref() == Some(to));
        found.expect("a delivery for the peer")
    }

    /// Waits until a peer's receipt covers an own record.
    pub async fn until_receipted(&self, id: &[u8], by: &str) {
        crate::until("a receipt", || async {
            is_receipted(self.delivery(id, by).await.state())
        })
        .await;
    }

    /// A record as this node holds it, if it does. It is asked once everything durable is indexed.
    pub async fn get(&self, id: &[u8]) -> Option<pb::GetResponse> {
        self.until_indexed().await;
        let request = pb::GetRequest {
            id: id.to_vec(),
            origin: String::new(),
        };
        self.records()
            .get(request)
            .await
            .ok()
            .map(tonic::Response::into_inner)
    }

    /// Every record that it lists, newest first. It is asked once everything durable is indexed.
    pub async fn list(&self) -> Vec<pb::RecordSummary> {
        self.until_indexed().await;
        let (mut records, mut page) = (Vec::new(), Vec::new());
        loop {
            let request = pb::ListRequest {
                page,
                page_size: 500,
                ..pb::ListRequest::default()
            };
            let answer = self
                .records()
                .list(request)
                .await
                .expect("a list")
                .into_inner();
            records.extend(answer.records);
            page = answer.next_page;
            if page.is_empty() {
                return records;
            }
        }
    }

    /// How it sees a peer.
    pub async fn peer(&self, party: &str) -> pb::PeerStatus {
        let listed = self.officer().list_peers().await;
        let mut peers = listed.expect("peers").into_iter();
        peers
            .find(|peer| peer.party == party)
            .expect("an enrolled peer")
    }

    /// Reads everything it holds and returns what is found.
    pub async fn verify(&self) -> Vec<String> {
        let mut answers = self
            .ledger()
            .verify(pb::VerifyRequest {})
            .await
            .expect("a check")
            .into_inner();
        while let Some(answer) = answers.message().await.expect("progress") {
            if answer.finished {
                return answer.findings;
            }
        }
        panic!("the check ended without a result");
    }
}

/// A channel with the certificate of a profile; waits until the node accepts it.
pub async fn connect(profile: &Path) -> Channel {
    call(profile).await.channel()
}

async fn call(profile: &Path) -> Officer {
    let over: Arc<dyn Connect> = Arc::new(Tcp);
    call_over(profile, &over).await
}

async fn call_over(profile: &Path, over: &Arc<dyn Connect>) -> Officer {
    let deadline = std::time::Instant::now() + crate::wait::PATIENCE;
    loop {
        match Officer::call_over(profile, Arc::clone(over)).await {
            Ok(officer) => return officer,
            Err(error) => assert!(std::time::Instant::now() < deadline, "no channel: {error}"),
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

/// Whether the peer signed for it, whatever it made of it.
pub const fn is_receipted(state: pb::DeliveryState) -> bool {
    matches!(
        state,
        pb::DeliveryState::Received
            | pb::DeliveryState::Accepted
            | pb::DeliveryState::JudgedLater
            | pb::DeliveryState::Refused
    )
}

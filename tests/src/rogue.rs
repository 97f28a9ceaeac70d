//! A peer that lies: enrolled with a real card, it serves and calls over real TLS, and says what a test tells it to.

mod history;
mod origin;
mod raw;

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures::{Stream, StreamExt as _, stream};
use ntc_core::identity::card::NodeCard;
use ntc_core::party::Party;
use ntc_core::reason::Reason;
use ntc_node::ports::{Clock as _, SystemClock, Tcp};
use ntc_node::telemetry::metrics::Metrics;
use ntc_node::tls::{
    Caller, Connections, Credentials, Dialled, Dialler, Limits, Listener, PeerIdentity, PeerPlane,
    Trust, TrustStore, mark_request,
};
use ntc_proto::v1 as pb;
use ntc_proto::v1::follow_request::Message as Asked;
use ntc_proto::v1::follow_response::Message as Said;
use prost::Message as _;
use tokio::task::JoinHandle;
use tonic::body::Body;
use tonic::codegen::{BoxFuture, Context, Poll, Service, http};
use tonic::server::{Grpc, NamedService, ServerStreamingService, StreamingService, UnaryService};
use tonic::transport::{Channel, Endpoint, Server};
use tonic::{Request, Response, Status, Streaming};

pub use self::history::{Batch, History};
pub use self::origin::Origin;
pub use self::raw::RawCodec;
use crate::node::{NodeFiles, TestNode};

/// Messages, as bytes, that go to whoever follows.
pub type Words = Pin<Box<dyn Stream<Item = Vec<u8>> + Send>>;

/// What a rogue says to a follower, by where the follower says it stands.
pub type Script = Arc<dyn Fn(&Party, pb::FollowStart) -> Words + Send + Sync>;

/// A message with a batch.
pub fn batch(batch: impl Into<pb::FeedBatch>) -> Vec<u8> {
    let message = Some(Said::Batch(batch.into()));
    pb::FollowResponse { message }.encode_to_vec()
}

/// A message with checkpoints of others.
pub fn views(notes: Vec<Vec<u8>>) -> Vec<u8> {
    let message = Some(Said::Views(pb::Views {
        notes,
        ..pb::Views::default()
    }));
    pb::FollowResponse { message }.encode_to_vec()
}

/// These messages, and then silence.
pub fn words(messages: Vec<Vec<u8>>) -> Words {
    Box::pin(stream::iter(messages).chain(stream::pending()))
}

/// Longest that an exchange between honest nodes may take while others lie; it takes some milliseconds alone.
pub const SOON: Duration = Duration::from_secs(5);

/// How long a record takes from one honest node to its receipt by another.
pub async fn exchange(from: &TestNode, to: &TestNode) -> Duration {
    let (country, _) = from.party().split_once('/').expect("a party");
    let began = Instant::now();
    let published = from.publish(crate::draft::seizure(country)).await;
    from.until_receipted(&published.id, to.party()).await;
    began.elapsed()
}

/// How often a node refused something of a peer for a reason, by its metrics.
pub fn refused(node: &TestNode, peer: &str, reason: Reason) -> u64 {
    let label = format!("refused_total{{peer=\"{peer}\",reason=\"{reason}\"}}");
    counted(node, &label)
}

/// How often a node refused a connection for a reason, by its metrics.
pub fn connections_refused(node: &TestNode, reason: Reason) -> u64 {
    counted(
        node,
        &format!("connections_refused_total{{reason=\"{reason}\"}}"),
    )
}

fn counted(node: &TestNode, label: &str) -> u64 {
    let metrics = node.app().metrics().render().expect("metrics");
    let name = format!("ntc_{label} ");
    let line = metrics.lines().find_map(|line| line.strip_prefix(&name));
    line.map_or(0, |count| count.parse().expect("a count"))
}

/// The rogue.
pub struct Rogue {
    /// Its files, as of any node.
    pub files: NodeFiles,
    connections: Connections,
    trust: Arc<TrustStore>,
    credentials: Arc<Credentials>,
    heard: Arc<Mutex<Vec<pb::FollowRequest>>>,
    tapped: Arc<Mutex<Vec<Vec<u8>>>>,
    proved: Arc<Mutex<Vec<usize>>>,
    /// What it answers when it is asked for a proof; nothing refuses.
    pub proof: Option<pb::ProveResponse>,
    /// For what it refuses every stream of its feed, if it does.
    pub refusal: Option<Reason>,
    server: Option<JoinHandle<()>>,
}

impl Rogue {
    /// Makes a rogue that knows these cards and does not serve yet.
    pub fn make(party: &str, knows: &[&NodeCard]) -> Self {
        let files = NodeFiles::make(party);
        let layout = files.settings().layout;
        let connections = Connections::new();
        let mut trust = Trust::new(files.card.domain().clone());
        for card in knows {
            trust.insert(card, false).expect("a card");
        }
        let credentials =
            Credentials::load(layout.node_cert(), layout.node_key(), SystemClock.now());
        Self {
            trust: Arc::new(TrustStore::new(trust, connections.clone())),
            credentials: Arc::new(credentials.expect("credentials")),
            connections,
            heard: Arc::default(),
            tapped: Arc::default(),
            proved: Arc::default(),
            proof: None,
            refusal: None,
            server: None,
            files,
        }
    }

    /// Serves its feed to whoever it knows, as the script says.
    pub async fn serve(
        &mut self,
        script: impl Fn(&Party, pb::FollowStart) -> Words + Send + Sync + 'static,
    ) {
        let (trust, credentials) = (Arc::clone(&self.trust), Arc::clone(&self.credentials));
        let plane = PeerPlane::new(trust, credentials, Arc::new(SystemClock)).expect("TLS");
        let listener = Listener::bind(
            &Tcp,
            self.files.settings().listen_peers,
            plane,
            Limits::peers(),
            self.connections.clone(),
            Arc::new(Metrics::new()),
        );
        let incoming = listener.await.expect("a listener").incoming();
        let lies = Lies {
            script: Arc::new(script),
            heard: Arc::clone(&self.heard),
            tapped: Arc::clone(&self.tapped),
            proved: Arc::clone(&self.proved),
            proof: self.proof.as_ref().map(prost::Message::encode_to_vec),
            refusal: self.refusal,
        };
        self.server = Some(tokio::spawn(async move {
            let served = Server::builder()
                .add_service(lies)
                .serve_with_incoming(incoming)
                .await;
            served.expect("the rogue serves");
        }));
    }

    /// What followers have said, newest last.
    pub fn heard(&self) -> Vec<pb::FollowRequest> {
        lock(&self.heard).clone()
    }

    /// Every message that whoever called it sent, as it came.
    pub fn tapped(&self) -> Vec<Vec<u8>> {
        lock(&self.tapped).clone()
    }

    /// How many times its feed was asked for.
    pub fn asked(&self) -> usize {
        starts(&lock(&self.heard))
    }

    /// For each time it was asked for a proof, how many times its feed had been asked for.
    pub fn asked_to_prove(&self) -> Vec<usize> {
        lock(&self.proved).clone()
    }

    fn dialler(&self) -> Dialler {
        Dialler::new(
            Arc::clone(&self.trust),
            Arc::clone(&self.credentials),
            self.files.card.domain().clone(),
            self.connections.clone(),
            Arc::new(SystemClock),
            Arc::new(Tcp),
        )
    }

    /// A bare connection with a node, after the handshake.
    pub async fn dial(&self, card: &NodeCard) -> Dialled {
        let address = card.addresses().first().expect("an address");
        let dialled = self.dialler().dial(card.party(), address).await;
        dialled.expect("a connection")
    }

    /// A channel to a node.
    pub async fn channel(&self, card: &NodeCard) -> Channel {
        let address = card.addresses().first().expect("an address");
        let connector = self.dialler().connector(card.party(), address);
        let endpoint = Endpoint::from_static("http://peer");
        let channel = endpoint.connect_with_connector(connector).await;
        channel.expect("a channel")
    }

    /// Opens a stream to a node with these messages, and answers the messages of the node.
    ///
    /// # Errors
    /// What the node refuses it for.
    pub async fn follow(
        &self,
        card: &NodeCard,
        messages: impl Stream<Item = Vec<u8>> + Send + 'static,
    ) -> Result<Streaming<Vec<u8>>, Status> {
        let mut client = tonic::client::Grpc::new(self.channel(card).await);
        client.ready().await.expect("a ready channel");
        let path = http::uri::PathAndQuery::from_static("/ntc.v1.ExchangeService/Follow");
        let answer = client
            .streaming(Request::new(messages), path, RawCodec)
            .await?;
        Ok(answer.into_inner())
    }
}

impl Drop for Rogue {
    fn drop(&mut self) {
        if let Some(server) = &self.server {
            server.abort();
        }
    }
}

/// How many streams were begun.
fn starts(heard: &[pb::FollowRequest]) -> usize {
    let start = |said: &&pb::FollowRequest| matches!(said.message, Some(Asked::Start(_)));
    heard.iter().filter(start).count()
}

/// The rogue's `ntc.v1.ExchangeService`, on bytes.
#[derive(Clone)]
struct Lies {
    script: Script,
    heard: Arc<Mutex<Vec<pb::FollowRequest>>>,
    tapped: Arc<Mutex<Vec<Vec<u8>>>>,
    proved: Arc<Mutex<Vec<usize>>>,
    proof: Option<Vec<u8>>,
    refusal: Option<Reason>,
}

impl NamedService for Lies {
    const NAME: &'static str = "ntc.v1.ExchangeService";
}

impl Service<http::Request<Body>> for Lies {
    type Response = http::Response<Body>;
    type Error = std::convert::Infallible;
    type Future = BoxFuture<Self::Response, Self::Error>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let lies = self.clone();
        Box::pin(async move {
            let request = mark_request::<PeerIdentity, Body>(request);
            let method = request.uri().path().rsplit('/').next().map(str::to_owned);
            let mut grpc = Grpc::new(RawCodec);
            Ok(match method.as_deref() {
                Some("Prove") => {
                    let streams = starts(&lock(&lies.heard));
                    lock(&lies.proved).push(streams);
                    grpc.unary(Prove(lies.proof, lies.tapped), request).await
                }
                Some("Follow") => grpc.streaming(Feed(lies), request).await,
                Some("Head") => grpc.unary(Head(lies.tapped), request).await,
                _ => grpc.server_streaming(NoMedia(lies.tapped), request).await,
            })
        })
    }
}

type Answers = Pin<Box<dyn Stream<Item = Result<Vec<u8>, Status>> + Send>>;

/// `Follow`.
struct Feed(Lies);

impl StreamingService<Vec<u8>> for Feed {
    type Response = Vec<u8>;
    type ResponseStream = Answers;
    type Future = BoxFuture<Response<Answers>, Status>;

    fn call(&mut self, request: Request<Streaming<Vec<u8>>>) -> Self::Future {
        let Lies {
            script,
            heard,
            tapped,
            refusal,
            ..
        } = self.0.clone();
        Box::pin(async move {
            let caller = request.extensions().get::<Caller<PeerIdentity>>();
            let party = caller.expect("a caller").identity().party.clone();
            let mut said = request.into_inner();
            let first = said.message().await?.expect("a first message");
            lock(&tapped).push(first.clone());
            let first = pb::FollowRequest::decode(&*first).expect("a request");
            let Some(Asked::Start(start)) = first.message.clone() else {
                return Err(Status::invalid_argument("no start"));
            };
            lock(&heard).push(first);
            if let Some(reason) = refusal {
                return Err(crate::refusal::refusal(reason));
            }
            tokio::spawn(async move {
                while let Ok(Some(message)) = said.message().await {
                    lock(&tapped).push(message.clone());
                    let message = pb::FollowRequest::decode(&*message).expect("a request");
                    lock(&heard).push(message);
                }
            });
            let answers: Answers = Box::pin(script(&party, start).map(Ok));
            Ok(Response::new(answers))
        })
    }
}

/// `Head`: it has cosigned nothing.
struct Head(Arc<Mutex<Vec<Vec<u8>>>>);

impl UnaryService<Vec<u8>> for Head {
    type Response = Vec<u8>;
    type Future = std::future::Ready<Result<Response<Vec<u8>>, Status>>;

    fn call(&mut self, request: Request<Vec<u8>>) -> Self::Future {
        lock(&self.0).push(request.into_inner());
        std::future::ready(Ok(Response::new(Vec::new())))
    }
}

/// `Prove`: it proves nothing, or whatever it was told to say.
struct Prove(Option<Vec<u8>>, Arc<Mutex<Vec<Vec<u8>>>>);

impl UnaryService<Vec<u8>> for Prove {
    type Response = Vec<u8>;
    type Future = std::future::Ready<Result<Response<Vec<u8>>, Status>>;

    fn call(&mut self, request: Request<Vec<u8>>) -> Self::Future {
        lock(&self.1).push(request.into_inner());
        let refusal = || Status::permission_denied("it does not prove that");
        std::future::ready(self.0.clone().map(Response::new).ok_or_else(refusal))
    }
}

/// `FetchMedia`: it gives nothing.
struct NoMedia(Arc<Mutex<Vec<Vec<u8>>>>);

impl ServerStreamingService<Vec<u8>> for NoMedia {
    type Response = Vec<u8>;
    type ResponseStream = Answers;
    type Future = std::future::Ready<Result<Response<Answers>, Status>>;

    fn call(&mut self, request: Request<Vec<u8>>) -> Self::Future {
        lock(&self.0).push(request.into_inner());
        std::future::ready(Err(Status::not_found("no media")))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

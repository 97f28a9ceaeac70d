//! A desk: a node that answers as told, and an officer's program that talks to it.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::pin::Pin;
use std::process::Stdio;
use std::sync::Arc;
use std::task::{Context, Poll};

use ntc_proto::node::v1::agreement_service_server::AgreementServiceServer;
use ntc_proto::node::v1::approval_service_server::ApprovalServiceServer;
use ntc_proto::node::v1::audit_service_server::AuditServiceServer;
use ntc_proto::node::v1::doctor_service_server::DoctorServiceServer;
use ntc_proto::node::v1::hit_service_server::HitServiceServer;
use ntc_proto::node::v1::inbox_service_server::InboxServiceServer;
use ntc_proto::node::v1::ledger_service_server::LedgerServiceServer;
use ntc_proto::node::v1::node_service_server::NodeServiceServer;
use ntc_proto::node::v1::notify_service_server::NotifyServiceServer;
use ntc_proto::node::v1::onward_service_server::OnwardServiceServer;
use ntc_proto::node::v1::outcome_service_server::OutcomeServiceServer;
use ntc_proto::node::v1::peer_service_server::PeerServiceServer;
use ntc_proto::node::v1::policy_service_server::PolicyServiceServer;
use ntc_proto::node::v1::query_service_server::QueryServiceServer;
use ntc_proto::node::v1::recall_service_server::RecallServiceServer;
use ntc_proto::node::v1::record_service_server::RecordServiceServer;
use ntc_proto::node::v1::request_service_server::RequestServiceServer;
use ntc_proto::node::v1::retention_service_server::RetentionServiceServer;
use ntc_proto::node::v1::screening_service_server::ScreeningServiceServer;
use ntc_proto::node::v1::stats_service_server::StatsServiceServer;
use ntc_proto::node::v1::watchlist_service_server::WatchlistServiceServer;
use tempfile::TempDir;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use tokio_stream::wrappers::ReceiverStream;
use tonic::body::Body;
use tonic::codegen::http::{Request, Response};
use tonic::transport::Server;
use tonic::transport::server::Connected;
use tower::ServiceExt;

use crate::fake::Fake;
use crate::pki::Authority;

/// What the program did.
pub(crate) struct Ran {
    pub(crate) exit: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A node, its authority, and a directory with a profile and whatever files a test writes.
pub(crate) struct Desk {
    pub(crate) fake: Arc<Fake>,
    pub(crate) authority: Authority,
    pub(crate) address: SocketAddr,
    directory: TempDir,
}

impl Desk {
    pub(crate) async fn with(fake: Fake) -> Self {
        let authority = Authority::new();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let directory = TempDir::new().unwrap();
        authority.profile(directory.path(), &address.to_string(), &authority);
        let fake = Arc::new(fake);
        let acceptor = TlsAcceptor::from(authority.server());
        let (sender, receiver) = mpsc::channel(4);
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                if let Ok(stream) = acceptor.accept(socket).await {
                    sender.send(io::Result::Ok(Io(stream))).await.unwrap();
                }
            }
        });
        let services = route(fake.clone());
        tokio::spawn(
            Server::builder().serve_with_incoming(services, ReceiverStream::new(receiver)),
        );
        Self {
            fake,
            authority,
            address,
            directory,
        }
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.file(name), content).unwrap();
    }

    pub(crate) async fn ntc(&self, line: &str) -> Ran {
        self.ntc_with(line, "").await
    }

    pub(crate) async fn ntc_with(&self, line: &str, stdin: &str) -> Ran {
        run(
            Command::new(env!("CARGO_BIN_EXE_ntc"))
                .args(line.split_whitespace())
                .env("NTC_PROFILE", self.directory.path())
                .current_dir(self.directory.path()),
            stdin,
        )
        .await
    }
}

type Routed = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

/// One service for all paths: the second part of the path names the service.
fn route(
    fake: Arc<Fake>,
) -> impl tower::Service<Request<Body>, Response = Response<Body>, Error = Infallible, Future = Routed>
+ Clone {
    tower::service_fn(move |request: Request<Body>| {
        let fake = fake.clone();
        let answer = async move {
            let service = request.uri().path().split('/').nth(1).unwrap_or_default();
            match service.rsplit('.').next().unwrap_or_default() {
                "RecordService" => RecordServiceServer::from_arc(fake).oneshot(request).await,
                "OnwardService" => OnwardServiceServer::from_arc(fake).oneshot(request).await,
                "InboxService" => InboxServiceServer::from_arc(fake).oneshot(request).await,
                "RequestService" => RequestServiceServer::from_arc(fake).oneshot(request).await,
                "HitService" => HitServiceServer::from_arc(fake).oneshot(request).await,
                "OutcomeService" => OutcomeServiceServer::from_arc(fake).oneshot(request).await,
                "QueryService" => QueryServiceServer::from_arc(fake).oneshot(request).await,
                "RecallService" => RecallServiceServer::from_arc(fake).oneshot(request).await,
                "RetentionService" => {
                    RetentionServiceServer::from_arc(fake)
                        .oneshot(request)
                        .await
                }
                "AgreementService" => {
                    AgreementServiceServer::from_arc(fake)
                        .oneshot(request)
                        .await
                }
                "ApprovalService" => ApprovalServiceServer::from_arc(fake).oneshot(request).await,
                "DoctorService" => DoctorServiceServer::from_arc(fake).oneshot(request).await,
                "PeerService" => PeerServiceServer::from_arc(fake).oneshot(request).await,
                "AuditService" => AuditServiceServer::from_arc(fake).oneshot(request).await,
                "PolicyService" => PolicyServiceServer::from_arc(fake).oneshot(request).await,
                "LedgerService" => LedgerServiceServer::from_arc(fake).oneshot(request).await,
                "StatsService" => StatsServiceServer::from_arc(fake).oneshot(request).await,
                "ScreeningService" => {
                    ScreeningServiceServer::from_arc(fake)
                        .oneshot(request)
                        .await
                }
                "WatchlistService" => {
                    WatchlistServiceServer::from_arc(fake)
                        .oneshot(request)
                        .await
                }
                "NotifyService" => NotifyServiceServer::from_arc(fake).oneshot(request).await,
                _ => NodeServiceServer::from_arc(fake).oneshot(request).await,
            }
        };
        Box::pin(answer) as Routed
    })
}

pub(crate) async fn run(command: &mut Command, stdin: &str) -> Ran {
    let mut child = command
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    pipe.write_all(stdin.as_bytes()).await.unwrap();
    drop(pipe);
    let output = child.wait_with_output().await.unwrap();
    Ran {
        exit: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

struct Io(TlsStream<TcpStream>);

impl Connected for Io {
    type ConnectInfo = ();

    fn connect_info(&self) {}
}

impl AsyncRead for Io {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Io {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

//! Accepts connections: counts them, makes TLS, finds out who calls, and hands them to the server.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::Stream;
use ntc_core::reason::Reason;
use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::task::AbortHandle;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use tonic::transport::server::Connected;

use super::caller::Caller;
use super::connections::{Connections, Side};
use super::guard::Guarded;
use super::limits::Limits;
use super::plane::Plane;
use super::protocol::{ALPN, reason_of_io};
use crate::telemetry::metrics::Metrics;

/// Connections whose handshake is done and that the server has not taken yet.
const READY_MAX: usize = 16;

/// Pause after the system could not accept, for example for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Silence after which the system asks whether the other machine is still there.
const TCP_KEEP_ALIVE: Duration = Duration::from_secs(60);

/// A bound listener of one face.
pub struct Listener<P> {
    tcp: TcpListener,
    address: SocketAddr,
    admission: Admission<P>,
}

/// What it takes to admit one connection.
struct Admission<P> {
    plane: Arc<P>,
    limits: Limits,
    connections: Connections,
    metrics: Arc<Metrics>,
}

impl<P> Clone for Admission<P> {
    fn clone(&self) -> Self {
        Self {
            plane: Arc::clone(&self.plane),
            limits: self.limits.clone(),
            connections: self.connections.clone(),
            metrics: Arc::clone(&self.metrics),
        }
    }
}

impl<P: Plane> Listener<P> {
    /// Binds; port 0 takes any free one. `connections` must be the ones that the plane's trust cuts.
    ///
    /// # Errors
    /// When the address cannot be bound.
    pub async fn bind(
        address: SocketAddr,
        plane: P,
        limits: Limits,
        connections: Connections,
        metrics: Arc<Metrics>,
    ) -> io::Result<Self> {
        let tcp = TcpListener::bind(address).await?;
        let address = tcp.local_addr()?;
        let admission = Admission {
            plane: Arc::new(plane),
            limits,
            connections,
            metrics,
        };
        Ok(Self {
            tcp,
            address,
            admission,
        })
    }

    /// Where it listens.
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// Begins to accept, for `serve_with_incoming_shutdown`. Dropping what is returned closes the listener;
    /// connections that were handed over go on. The limits of HTTP/2 are set by [`Limits::apply`].
    pub fn incoming(self) -> Incoming<P::Identity> {
        let (ready, taken) = mpsc::channel(READY_MAX);
        let task = tokio::spawn(accept(self.tcp, self.admission, ready));
        Incoming {
            taken,
            task: task.abort_handle(),
        }
    }
}

/// Admitted connections.
#[derive(Debug)]
pub struct Incoming<I> {
    taken: mpsc::Receiver<Connection<I>>,
    task: AbortHandle,
}

impl<I> Stream for Incoming<I> {
    type Item = io::Result<Connection<I>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.taken
            .poll_recv(cx)
            .map(|connection| connection.map(Ok))
    }
}

impl<I> Drop for Incoming<I> {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An admitted connection.
#[derive(Debug)]
pub struct Connection<I> {
    stream: Guarded<TlsStream<TcpStream>>,
    caller: Caller<I>,
    _place: OwnedSemaphorePermit,
}

impl<I: Clone + Send + Sync + 'static> Connected for Connection<I> {
    type ConnectInfo = Caller<I>;

    fn connect_info(&self) -> Caller<I> {
        self.caller.clone()
    }
}

impl<I: Unpin> AsyncRead for Connection<I> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl<I: Unpin> AsyncWrite for Connection<I> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

async fn accept<P: Plane>(
    tcp: TcpListener,
    admission: Admission<P>,
    ready: mpsc::Sender<Connection<P::Identity>>,
) {
    let places = Arc::new(Semaphore::new(admission.limits.connections));
    let fresh = Arc::new(Semaphore::new(admission.limits.unauthenticated));
    loop {
        let (stream, remote) = match tcp.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let place = Arc::clone(&places).try_acquire_owned();
        let newcomer = Arc::clone(&fresh).try_acquire_owned();
        let (Ok(place), Ok(newcomer)) = (place, newcomer) else {
            admission.refused(Reason::TooManyConnections, remote);
            continue;
        };
        let admission = admission.clone();
        let ready = ready.clone();
        tokio::spawn(async move {
            let admitted = admission.admit(stream, remote, place).await;
            drop(newcomer);
            match admitted {
                // When nobody takes it the node is stopping, and the connection ends here.
                Ok(connection) => drop(ready.send(connection).await),
                Err(reason) => admission.refused(reason, remote),
            }
        });
    }
}

impl<P: Plane> Admission<P> {
    async fn admit(
        &self,
        stream: TcpStream,
        remote: SocketAddr,
        place: OwnedSemaphorePermit,
    ) -> Result<Connection<P::Identity>, Reason> {
        set_options(&stream).map_err(|_| Reason::Internal)?;
        let handshake = TlsAcceptor::from(self.plane.config()).accept(stream);
        let stream = timeout(self.limits.handshake_timeout, handshake)
            .await
            .map_err(|_| Reason::Malformed)?
            .map_err(|error| reason_of_io(&error))?;
        let (_, session) = stream.get_ref();
        if session.alpn_protocol() != Some(ALPN) {
            return Err(Reason::Malformed);
        }
        let cert = session
            .peer_certificates()
            .and_then(|chain| chain.first())
            .ok_or(Reason::CertificateRefused)?;
        let identity = self.plane.identify(cert)?;
        let entered = self.connections.enter(
            P::key(&identity),
            Side::Accepted,
            P::serial(&identity),
            self.limits.connections_per_caller,
        )?;
        // Asked again now that the switch can reach the connection: trust may have ended in between.
        self.plane.identify(cert)?;
        let caller = Caller::new(identity, remote, entered.cut.clone());
        let stream = Guarded::new(stream, entered).with_deadlines(
            caller.requested(),
            self.limits.first_request_timeout,
            self.limits.connection_age + self.limits.connection_grace,
        );
        Ok(Connection {
            stream,
            caller,
            _place: place,
        })
    }

    fn refused(&self, reason: Reason, remote: SocketAddr) {
        self.metrics.connection_refused(reason);
        tracing::info!(refusal.reason = reason.code(), %remote, "connection refused");
    }
}

fn set_options(stream: &TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    SockRef::from(stream).set_tcp_keepalive(&TcpKeepalive::new().with_time(TCP_KEEP_ALIVE))
}

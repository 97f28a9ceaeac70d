//! Accepts connections: gives each newcomer a place, makes TLS, finds out who calls, and hands them to the server.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::Stream;
use ntc_core::admission::Source;
use ntc_core::reason::Reason;
use rustls::server::Acceptor;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::mpsc;
use tokio::task::AbortHandle;
use tokio::time::{interval, sleep, timeout};
use tokio_rustls::LazyConfigAcceptor;
use tokio_rustls::server::TlsStream;
use tonic::transport::server::Connected;

use super::caller::Caller;
use super::connections::{Arriving, Connections, Side};
use super::guard::Guarded;
use super::limits::Limits;
use super::places::{Place, Places};
use super::plane::Plane;
use super::protocol::{ALPN, reason_of_io};
use super::refusals::{Refusals, TELL_EVERY};
use crate::ports::{Accept, Line, Listen, Wire};
use crate::telemetry::metrics::Metrics;

/// Connections whose handshake is done and that the server has not taken yet.
const READY_MAX: usize = 16;

/// Pause after the system could not accept, for example for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// How long a caller whose handshakes or connections are too many stays at the door before it is told: dialling again
/// at once gains nothing, and each connection costs the node its acceptance.
pub(super) const TOLD_AFTER: Duration = Duration::from_secs(1);

/// A bound listener of one face.
pub struct Listener<P> {
    accept: Box<dyn Accept>,
    admission: Admission<P>,
}

/// What it takes to admit one connection.
struct Admission<P> {
    plane: Arc<P>,
    limits: Limits,
    connections: Connections,
    places: Arc<Places>,
    refusals: Arc<Refusals>,
}

impl<P> Clone for Admission<P> {
    fn clone(&self) -> Self {
        Self {
            plane: Arc::clone(&self.plane),
            limits: self.limits.clone(),
            connections: self.connections.clone(),
            places: Arc::clone(&self.places),
            refusals: Arc::clone(&self.refusals),
        }
    }
}

impl<P: Plane> Listener<P> {
    /// Binds; port 0 takes any free one. `connections` must be the ones that the plane's trust cuts.
    ///
    /// # Errors
    /// When the address cannot be bound.
    pub async fn bind(
        listen: &dyn Listen,
        address: SocketAddr,
        plane: P,
        limits: Limits,
        connections: Connections,
        metrics: Arc<Metrics>,
    ) -> io::Result<Self> {
        let accept = listen.listen(address).await?;
        let admission = Admission {
            plane: Arc::new(plane),
            places: Arc::new(Places::new(limits.porch)),
            refusals: Arc::new(Refusals::new(metrics)),
            limits,
            connections,
        };
        Ok(Self { accept, admission })
    }

    /// Where it listens.
    pub fn local_addr(&self) -> SocketAddr {
        self.accept.local_addr()
    }

    /// Begins to accept, for `serve_with_incoming_shutdown`. Dropping what is returned closes the listener;
    /// connections that were handed over go on. The limits of HTTP/2 are set by [`Limits::apply`].
    pub fn incoming(self) -> Incoming<P::Identity> {
        let (ready, taken) = mpsc::channel(READY_MAX);
        let task = tokio::spawn(accept(self.accept, self.admission, ready));
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
    stream: Guarded<TlsStream<Box<dyn Wire>>>,
    caller: Caller<I>,
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
    mut accept: Box<dyn Accept>,
    admission: Admission<P>,
    ready: mpsc::Sender<Connection<P::Identity>>,
) {
    let mut tell = interval(TELL_EVERY);
    loop {
        let accepted = tokio::select! {
            accepted = accept.accept() => accepted,
            _ = tell.tick() => {
                admission.refusals.tell();
                continue;
            }
        };
        match accepted {
            Ok(line) => {
                tokio::spawn(admission.clone().newcomer(line, ready.clone()));
            }
            // Most likely descriptors are lacking, and whoever says nothing holds one.
            Err(error) => {
                tracing::debug!(%error, "a connection could not be accepted");
                admission.places.end_oldest();
                let remote = accept.local_addr();
                admission.refusals.note(Reason::Busy, remote);
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

impl<P: Plane> Admission<P> {
    /// Sees one newcomer through, or off.
    fn newcomer(
        self,
        line: Line,
        ready: mpsc::Sender<Connection<P::Identity>>,
    ) -> impl Future<Output = ()> + Send + 'static {
        let Line { wire, remote } = line;
        let source = Source::of(remote.ip());
        let known = self.connections.knows(source) || self.plane.lists(source);
        // Taken before the next one is accepted, so that newcomers make room in the order in which they came.
        let place = self.places.arrive(source, known);
        async move {
            let admitted = tokio::select! {
                admitted = timeout(self.limits.handshake_timeout, self.admit(wire, remote, &place)) => {
                    admitted.unwrap_or(Err(Away::At(Reason::Malformed)))
                }
                () = place.ended() => Err(Away::At(Reason::TooManyConnections)),
            };
            match admitted {
                Ok(Some(connection)) => {
                    drop(place);
                    // When nobody takes it the node is stopping, and the connection ends here.
                    drop(ready.send(connection).await);
                }
                Ok(None) => tracing::debug!(%remote, "a newcomer said nothing and left"),
                Err(Away::At(reason)) => self.refusals.note(reason, remote),
                Err(Away::Later(reason, wire)) => {
                    self.refusals.note(reason, remote);
                    tokio::select! {
                        () = sleep(TOLD_AFTER) => {}
                        () = place.ended() => {}
                    }
                    drop(wire);
                }
            }
        }
    }

    /// Makes TLS with a newcomer; nothing when it left without its first message, as a health probe does.
    async fn admit(
        &self,
        wire: Box<dyn Wire>,
        remote: SocketAddr,
        place: &Place,
    ) -> Result<Option<Connection<P::Identity>>, Away> {
        let hello = match LazyConfigAcceptor::new(Acceptor::default(), wire).await {
            Ok(hello) => hello,
            Err(error) if left(&error) => return Ok(None),
            Err(error) => return Err(reason_of_io(&error).into()),
        };
        if !place.spoke() {
            return Err(Away::Later(Reason::TooManyConnections, hello.io));
        }
        let stream = hello
            .into_stream(self.plane.config())
            .await
            .map_err(|error| reason_of_io(&error))?;
        self.enter(stream, remote).map(Some)
    }

    /// Lets in whoever the certificate names.
    fn enter(
        &self,
        stream: TlsStream<Box<dyn Wire>>,
        remote: SocketAddr,
    ) -> Result<Connection<P::Identity>, Away> {
        let (_, session) = stream.get_ref();
        if session.alpn_protocol() != Some(ALPN) {
            return Err(Reason::Malformed.into());
        }
        let cert = session
            .peer_certificates()
            .and_then(|chain| chain.first())
            .ok_or(Reason::CertificateRefused)?;
        let identity = self.plane.identify(cert)?;
        let allowance = P::allowance(&identity);
        let arriving = Arriving {
            caller: P::key(&identity),
            side: Side::Accepted,
            serial: P::serial(&identity),
            source: Source::of(remote.ip()),
        };
        let entered = self
            .connections
            .enter(arriving, &self.limits, allowance.as_deref());
        let entered = match entered {
            Ok(entered) => entered,
            Err(reason) => return Err(Away::Later(reason, stream.into_inner().0)),
        };
        // Asked again now that the switch can reach the connection: trust may have ended in between.
        self.plane.identify(cert)?;
        let caller = Caller::new(identity, remote, entered.cut.clone());
        let stream = Guarded::accepted(stream, entered, allowance).with_deadlines(
            caller.requested(),
            self.limits.first_request_timeout,
            self.limits.connection_age + self.limits.connection_grace,
        );
        Ok(Connection { stream, caller })
    }
}

/// How a newcomer is sent away.
enum Away {
    /// At once.
    At(Reason),
    /// After [`TOLD_AFTER`], as one that came too often.
    Later(Reason, Box<dyn Wire>),
}

impl From<Reason> for Away {
    fn from(reason: Reason) -> Self {
        Self::At(reason)
    }
}

/// Whether the error says that the other side ended the connection.
fn left(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe
    )
}

//! Connections: listened for, and opened.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use futures::future::BoxFuture;
use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream, lookup_host};

/// Silence after which the system asks whether the other machine is still there.
const TCP_KEEP_ALIVE: Duration = Duration::from_secs(60);

/// Bytes in order, both ways.
pub trait Wire: AsyncRead + AsyncWrite + fmt::Debug + Send + Unpin {}

impl<W: AsyncRead + AsyncWrite + fmt::Debug + Send + Unpin> Wire for W {}

/// An open connection.
#[derive(Debug)]
pub struct Line {
    /// Its bytes.
    pub wire: Box<dyn Wire>,
    /// The other end.
    pub remote: SocketAddr,
}

/// Listens for connections.
pub trait Listen: Send + Sync {
    /// Begins to listen; port 0 takes any free one.
    ///
    /// # Errors
    /// When the address cannot be bound.
    fn listen(&self, address: SocketAddr) -> BoxFuture<'_, io::Result<Box<dyn Accept>>>;
}

/// Takes the connections of one address. Dropping it stops listening.
pub trait Accept: Send {
    /// Where it listens.
    fn local_addr(&self) -> SocketAddr;

    /// The next connection. What is dropped before it is ready takes none.
    ///
    /// # Errors
    /// When the system cannot take one, for example for want of descriptors. The next call may.
    fn accept(&mut self) -> BoxFuture<'_, io::Result<Line>>;
}

/// Opens connections.
pub trait Connect: Send + Sync {
    /// Opens a connection to `host:port`.
    ///
    /// # Errors
    /// When the address is not found or not reached.
    fn connect<'a>(&'a self, address: &'a str) -> BoxFuture<'a, io::Result<Line>>;

    /// Where a connection to `host:port` would go: the addresses that the host has now, in the order of the system.
    ///
    /// # Errors
    /// When the host is not found.
    fn resolve<'a>(&'a self, address: &'a str) -> BoxFuture<'a, io::Result<Vec<SocketAddr>>>;
}

/// The machine's TCP.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tcp;

struct TcpAccept {
    listener: TcpListener,
    address: SocketAddr,
}

impl Listen for Tcp {
    fn listen(&self, address: SocketAddr) -> BoxFuture<'_, io::Result<Box<dyn Accept>>> {
        Box::pin(async move {
            let listener = TcpListener::bind(address).await?;
            let address = listener.local_addr()?;
            Ok(Box::new(TcpAccept { listener, address }) as Box<dyn Accept>)
        })
    }
}

impl Accept for TcpAccept {
    fn local_addr(&self) -> SocketAddr {
        self.address
    }

    fn accept(&mut self) -> BoxFuture<'_, io::Result<Line>> {
        Box::pin(async {
            let (stream, remote) = self.listener.accept().await?;
            line(stream, remote)
        })
    }
}

impl Connect for Tcp {
    fn connect<'a>(&'a self, address: &'a str) -> BoxFuture<'a, io::Result<Line>> {
        Box::pin(async move {
            let stream = TcpStream::connect(address).await?;
            let remote = stream.peer_addr()?;
            line(stream, remote)
        })
    }

    fn resolve<'a>(&'a self, address: &'a str) -> BoxFuture<'a, io::Result<Vec<SocketAddr>>> {
        Box::pin(async move { Ok(lookup_host(address).await?.collect()) })
    }
}

fn line(stream: TcpStream, remote: SocketAddr) -> io::Result<Line> {
    stream.set_nodelay(true)?;
    SockRef::from(&stream).set_tcp_keepalive(&TcpKeepalive::new().with_time(TCP_KEEP_ALIVE))?;
    let wire = Box::new(stream);
    Ok(Line { wire, remote })
}

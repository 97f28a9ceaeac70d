//! A network without sockets: connections are bytes handed over in memory.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use futures::future::BoxFuture;
use ntc_node::app::Ports;
use ntc_node::ports::{Accept, Connect, Line, Listen};
use tokio::sync::mpsc;

/// Bytes on their way in one direction of a connection.
const ON_THE_WAY: usize = 64 * 1024;
/// Connections that wait to be accepted.
const WAITING: usize = 128;

/// The network: who listens where, and who is cut off.
#[derive(Debug, Default)]
pub struct MemoryNetwork {
    listeners: Mutex<BTreeMap<SocketAddr, mpsc::Sender<Line>>>,
    next: AtomicU16,
    opened: AtomicUsize,
}

impl MemoryNetwork {
    /// An empty network, and the edges of a node on it.
    pub fn ports() -> (Arc<Self>, Ports) {
        let network = Arc::new(Self::default());
        let ports = Ports {
            listen: Arc::new(Shared(Arc::clone(&network))),
            connect: Arc::new(Shared(Arc::clone(&network))),
            ..Ports::system()
        };
        (network, ports)
    }

    /// Connections that were opened.
    pub fn opened(&self) -> usize {
        self.opened.load(Ordering::Relaxed)
    }

    /// A port that nobody has had.
    fn port(&self) -> u16 {
        self.next.fetch_add(1, Ordering::Relaxed) + 1
    }
}

struct Shared(Arc<MemoryNetwork>);

struct MemoryAccept {
    address: SocketAddr,
    waiting: mpsc::Receiver<Line>,
}

impl Listen for Shared {
    fn listen(&self, mut address: SocketAddr) -> BoxFuture<'_, io::Result<Box<dyn Accept>>> {
        if address.port() == 0 {
            address.set_port(self.0.port());
        }
        let (newcomers, waiting) = mpsc::channel(WAITING);
        let mut listeners = self.0.listeners.lock().expect("no test panicked");
        let taken = listeners
            .get(&address)
            .is_some_and(|before| !before.is_closed());
        let bound = if taken {
            Err(io::ErrorKind::AddrInUse.into())
        } else {
            listeners.insert(address, newcomers);
            Ok(Box::new(MemoryAccept { address, waiting }) as Box<dyn Accept>)
        };
        Box::pin(std::future::ready(bound))
    }
}

impl Accept for MemoryAccept {
    fn local_addr(&self) -> SocketAddr {
        self.address
    }

    fn accept(&mut self) -> BoxFuture<'_, io::Result<Line>> {
        Box::pin(async {
            let line = self.waiting.recv().await;
            line.ok_or_else(|| io::ErrorKind::NotConnected.into())
        })
    }
}

impl Connect for Shared {
    fn connect<'a>(&'a self, address: &'a str) -> BoxFuture<'a, io::Result<Line>> {
        Box::pin(async move {
            let remote: SocketAddr = address.parse().map_err(io::Error::other)?;
            let listeners = self.0.listeners.lock().expect("no test panicked").clone();
            let listener = listeners
                .get(&remote)
                .ok_or(io::ErrorKind::ConnectionRefused)?;
            let (here, there) = tokio::io::duplex(ON_THE_WAY);
            let own = SocketAddr::new(remote.ip(), self.0.port());
            let arrives = Line {
                wire: Box::new(there),
                remote: own,
            };
            let sent = listener.send(arrives).await;
            sent.map_err(|_| io::ErrorKind::ConnectionRefused)?;
            self.0.opened.fetch_add(1, Ordering::Relaxed);
            let wire = Box::new(here);
            Ok(Line { wire, remote })
        })
    }

    fn resolve<'a>(&'a self, address: &'a str) -> BoxFuture<'a, io::Result<Vec<SocketAddr>>> {
        // Nothing has a name here.
        let number = address.parse().map_err(io::Error::other);
        Box::pin(std::future::ready(number.map(|number| vec![number])))
    }
}

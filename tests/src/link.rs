//! A link that a test cuts: connections of one node to some addresses, those that stand and those that are tried.

use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use futures::future::BoxFuture;
use ntc_node::app::Ports;
use ntc_node::ports::{Connect, Line, Tcp};
use tokio::sync::watch;

/// Bytes on their way in one direction.
const ON_THE_WAY: usize = 64 * 1024;

/// The links of one node.
pub struct Links(watch::Sender<BTreeSet<String>>);

impl Links {
    /// Links that all stand, and what a node needs to call over them.
    pub fn ports() -> (Arc<Self>, Ports) {
        let links = Arc::new(Self(watch::Sender::default()));
        let ports = Ports {
            connect: Arc::new(Over(Arc::clone(&links))),
            ..Ports::system()
        };
        (links, ports)
    }

    /// Cuts all connections to an address; none is made until [`Links::mend`].
    pub fn cut(&self, address: SocketAddr) {
        self.0.send_modify(|cut| {
            cut.insert(address.to_string());
        });
    }

    /// Lets every address be reached again.
    pub fn mend(&self) {
        self.0.send_modify(BTreeSet::clear);
    }
}

struct Over(Arc<Links>);

impl Connect for Over {
    fn connect<'a>(&'a self, address: &'a str) -> BoxFuture<'a, io::Result<Line>> {
        Box::pin(async move {
            let mut cut = self.0.0.subscribe();
            if cut.borrow().contains(address) {
                return Err(io::ErrorKind::ConnectionRefused.into());
            }
            let Line { mut wire, remote } = Tcp.connect(address).await?;
            let (here, mut there) = tokio::io::duplex(ON_THE_WAY);
            let address = address.to_owned();
            tokio::spawn(async move {
                tokio::select! {
                    _ = tokio::io::copy_bidirectional(&mut wire, &mut there) => {}
                    _ = cut.wait_for(|cut| cut.contains(&address)) => {}
                }
            });
            Ok(Line {
                wire: Box::new(here),
                remote,
            })
        })
    }

    fn resolve<'a>(&'a self, address: &'a str) -> BoxFuture<'a, io::Result<Vec<SocketAddr>>> {
        Tcp.resolve(address)
    }
}

//! Free ports of loopback, from below the range that outgoing connections are given.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::sync::atomic::{AtomicU16, Ordering};

/// First port looked at. The range that systems give to outgoing connections begins at 32768 or above.
const FIRST: u16 = 20_000;
/// Number of ports looked at.
const COUNT: u16 = 12_000;

/// How many ports this process has looked at.
static LOOKED: AtomicU16 = AtomicU16::new(0);

/// A port on which nobody listens, kept from every other process that looks for one until this is dropped. A node that
/// listens on it may come and go meanwhile.
#[derive(Debug)]
pub struct Port {
    address: SocketAddr,
    /// The port of the same number for datagrams, which no node uses: the system gives it to one holder alone.
    _claim: UdpSocket,
}

impl Port {
    /// Claims a free port.
    ///
    /// # Errors
    /// When no port of the range is free.
    pub fn claim() -> io::Result<Self> {
        // Processes start at different places, so that they seldom meet.
        let start = (std::process::id() % u32::from(COUNT)) as u16;
        for _ in 0..COUNT {
            let step = LOOKED.fetch_add(1, Ordering::Relaxed);
            let port = FIRST + (start.wrapping_add(step.wrapping_mul(7))) % COUNT;
            if let Some(port) = Self::claim_this(port) {
                return Ok(port);
            }
        }
        Err(io::Error::new(
            io::ErrorKind::AddrInUse,
            "no port of loopback is free",
        ))
    }

    /// The port of this number, unless another holds it or listens on it.
    fn claim_this(number: u16) -> Option<Self> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, number));
        let claim = UdpSocket::bind(address).ok()?;
        TcpListener::bind(address).ok()?;
        Some(Self {
            address,
            _claim: claim,
        })
    }

    /// Where it is.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_claimed_by_one_alone_also_while_nobody_listens_on_it() {
        let port = Port::claim().unwrap();
        let number = port.address().port();
        assert!(Port::claim_this(number).is_none(), "nobody listens yet");
        let listener = TcpListener::bind(port.address()).unwrap();
        drop(port);
        assert!(Port::claim_this(number).is_none(), "somebody listens");
        drop(listener);
        assert!(Port::claim_this(number).is_some());
    }
}

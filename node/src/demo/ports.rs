//! Free ports of loopback, from below the range that outgoing connections are given.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU16, Ordering};

/// First port looked at. The range that systems give to outgoing connections begins at 32768 or above.
const FIRST: u16 = 20_000;
/// Number of ports looked at.
const COUNT: u16 = 12_000;

/// How many ports this process has looked at.
static LOOKED: AtomicU16 = AtomicU16::new(0);

/// A port that nobody listens on now. Another program could still take it before it is used.
///
/// # Errors
/// When no port of the range is free.
pub fn free_port() -> io::Result<SocketAddr> {
    // Processes start at different places, so that two of them do not race for the same ports.
    let start = (std::process::id() % u32::from(COUNT)) as u16;
    for _ in 0..COUNT {
        let step = LOOKED.fetch_add(1, Ordering::Relaxed);
        let port = FIRST + (start.wrapping_add(step.wrapping_mul(7))) % COUNT;
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)) {
            return listener.local_addr();
        }
    }
    Err(io::Error::new(
        io::ErrorKind::AddrInUse,
        "no port of loopback is free",
    ))
}

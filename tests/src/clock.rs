//! A clock that a test sets.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use ntc_core::time::Timestamp;
use ntc_node::app::Ports;
use ntc_node::ports::{Clock, SystemClock};

/// Tells the machine's time, put forward by as much as the test says. Certificates are checked with it too.
#[derive(Debug, Default)]
pub struct ShiftedClock(AtomicU64);

impl ShiftedClock {
    /// A clock, and what a node needs to go by it.
    pub fn ports() -> (Arc<Self>, Ports) {
        let clock = Arc::new(Self::default());
        let ports = Ports {
            clock: Arc::clone(&clock) as _,
            ..Ports::system()
        };
        (clock, ports)
    }

    /// Puts the clock forward.
    pub fn advance(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).expect("a wait that fits");
        self.0.fetch_add(by, Ordering::SeqCst);
    }

    /// Sets the clock back, at most by as much as it was put forward.
    pub fn set_back(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).expect("a wait that fits");
        self.0.fetch_sub(by, Ordering::SeqCst);
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Timestamp {
        SystemClock
            .now()
            .plus(Duration::from_millis(self.0.load(Ordering::SeqCst)))
    }
}

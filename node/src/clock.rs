//! The clock that decisions are made by: the machine's, and never before the newest entry of the own ledger. An
//! agreement that ended stays ended when the machine's clock is set back.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use ntc_core::time::Timestamp;
use tokio::sync::watch;

use crate::chain::Head;
use crate::ports::Clock;

/// How far the machine's clock may stand before the newest entry of the ledger until administrators are told.
pub const MAX_CLOCK_BEHIND: Duration = Duration::from_secs(60);

/// See the module.
pub(crate) struct LedgerClock {
    machine: Arc<dyn Clock>,
    /// The ledger's head, once the ledger is open.
    head: OnceLock<watch::Receiver<Arc<Head>>>,
}

impl LedgerClock {
    /// The machine's clock, until [`Self::follow`] is called.
    pub(crate) fn new(machine: Arc<dyn Clock>) -> Self {
        Self {
            machine,
            head: OnceLock::new(),
        }
    }

    /// Never tells a time before this head's from here on. The first ledger counts.
    pub(crate) fn follow(&self, head: watch::Receiver<Arc<Head>>) {
        let _followed_already = self.head.set(head).is_err();
    }

    /// How far the machine's clock stands before the newest entry.
    pub(crate) fn behind(&self) -> Duration {
        let (machine, ledger) = (self.machine.now().as_millis(), self.ledger().as_millis());
        Duration::from_millis(ledger.saturating_sub(machine))
    }

    fn ledger(&self) -> Timestamp {
        self.head
            .get()
            .map_or(Timestamp::from_millis(0), |head| head.borrow().time)
    }
}

impl Clock for LedgerClock {
    fn now(&self) -> Timestamp {
        self.machine.now().max(self.ledger())
    }
}

//! The node's state of health: one value that the writer, the guard and the API share.

use std::fmt;

use ntc_core::checkup::Seen;
use ntc_core::reason::Reason;
use tokio::sync::watch;

/// The word for a node that is ready and whose disk has no room: it publishes and takes nothing until there is some.
pub const FULL: &str = "full";

/// What the node can do now.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum State {
    /// It asks its peers which of its checkpoints they cosigned; nothing is signed before they answer.
    Starting,
    /// Everything works.
    Ready,
    /// It reads, receives receipts and verifies, but takes nothing in.
    ReadOnly(Reason),
    /// Peers hold another history of this ledger; nothing is signed until an administrator has looked.
    Guarded,
}

impl State {
    /// The word for it in status and health.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::Ready => "ready",
            Self::ReadOnly(_) => "read_only",
            Self::Guarded => "guarded",
        }
    }

    /// The word for it in status, where it matters too whether the disk has no room. That is looked at each time, and so
    /// ends by itself. A graver state is told as it is.
    pub const fn told(&self, is_full: bool) -> &'static str {
        if is_full && matches!(self, Self::Ready) {
            return FULL;
        }
        self.name()
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReadOnly(reason) => write!(f, "read_only ({reason})"),
            Self::Starting | Self::Ready | Self::Guarded => f.write_str(self.name()),
        }
    }
}

/// A state with the sentence that explains it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Condition {
    /// The state.
    pub state: State,
    /// Why, and what to do; empty when all is well.
    pub detail: Seen,
}

/// The shared state of health. A graver state is never overwritten by a lesser one.
#[derive(Clone, Debug)]
pub struct Health(watch::Sender<Condition>);

impl Health {
    /// Starts in [`State::Starting`].
    pub fn new() -> Self {
        Self(watch::Sender::new(Condition {
            state: State::Starting,
            detail: Seen::default(),
        }))
    }

    /// The condition now.
    pub fn now(&self) -> Condition {
        self.0.borrow().clone()
    }

    /// Follows the condition.
    pub fn watch(&self) -> watch::Receiver<Condition> {
        self.0.subscribe()
    }

    /// The start is over; has no effect in any graver state.
    pub fn ready(&self) {
        self.0.send_if_modified(|condition| {
            let starting = condition.state == State::Starting;
            if starting {
                *condition = Condition {
                    state: State::Ready,
                    detail: Seen::default(),
                };
            }
            starting
        });
    }

    /// What the start still waits for; has no effect in any other state.
    pub fn starting(&self, detail: impl Into<Seen>) {
        let detail = detail.into();
        self.0.send_if_modified(|condition| {
            let new = condition.state == State::Starting && condition.detail != detail;
            if new {
                condition.detail = detail;
            }
            new
        });
    }

    /// The node stops taking anything in, until it is started again.
    pub fn read_only(&self, reason: Reason, detail: impl Into<Seen>) {
        let detail = detail.into();
        tracing::error!(%reason, %detail, "node is read-only");
        self.0.send_replace(Condition {
            state: State::ReadOnly(reason),
            detail,
        });
    }

    /// Peers hold another history of this ledger. Has no effect when already read-only.
    pub fn guarded(&self, detail: impl Into<Seen>) {
        let detail = detail.into();
        self.0.send_if_modified(|condition| {
            let lesser = matches!(condition.state, State::Starting | State::Ready);
            if lesser {
                tracing::error!(%detail, "node refuses to sign");
                *condition = Condition {
                    state: State::Guarded,
                    detail,
                };
            }
            lesser
        });
    }
}

impl Default for Health {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_without_room_is_told_of_a_node_that_is_ready() {
        assert_eq!(State::Ready.told(false), "ready");
        assert_eq!(State::Ready.told(true), FULL);
        for state in [
            State::Starting,
            State::Guarded,
            State::ReadOnly(Reason::ReadOnly),
        ] {
            assert_eq!(state.told(true), state.name());
        }
    }

    #[test]
    fn a_grave_state_is_not_overwritten_by_a_lesser_one() {
        let health = Health::new();
        health.guarded("peers hold more");
        health.ready();
        assert_eq!(health.now().state, State::Guarded);
        health.read_only(Reason::ReadOnly, "fsync failed");
        health.guarded("again");
        assert_eq!(health.now().state, State::ReadOnly(Reason::ReadOnly));
    }
}

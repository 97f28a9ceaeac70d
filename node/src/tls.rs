//! Mutual TLS 1.3 for peers and officers: who may connect, how many, for how long, and how to cut them off.

pub mod allowance;
pub mod caller;
pub mod connections;
pub mod credentials;
pub mod dial;
pub mod guard;
pub mod limits;
pub mod listener;
pub mod office;
pub mod officers;
mod outgoing;
mod places;
pub mod plane;
pub mod protocol;
mod refusals;
mod reserve;
pub mod trust;
pub mod verify;

pub use self::allowance::{Allowance, Use};
pub use self::caller::{Caller, OfficerIdentity, PeerIdentity, mark_request};
pub use self::connections::{CallerKey, Connections};
pub use self::credentials::Credentials;
pub use self::dial::{DialError, Dialled, Dialler};
pub use self::limits::Limits;
pub use self::listener::{Connection, Incoming, Listener};
pub use self::officers::OfficerTrust;
pub(crate) use self::outgoing::outgoing;
pub use self::plane::{OfficerPlane, PeerPlane, Plane};
pub use self::reserve::{LookUps, MAX_SOURCES_OF_NAME};
pub use self::trust::{Trust, TrustStore};

#[cfg(test)]
mod tests;

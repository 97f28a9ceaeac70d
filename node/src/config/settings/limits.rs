//! The limits of both listeners, and the quota of a peer.

use std::time::Duration;

use ntc_core::admission::Quota;

use super::{ConfigError, in_range};
use crate::config::file::{LimitsFile, QuotaFile};
use crate::tls::limits::Limits;

/// The limits for peers and for officers.
pub(super) fn limits(file: &LimitsFile) -> Result<(Limits, Limits), ConfigError> {
    let peers = Limits {
        connections: in_range("limits.connections", file.connections, 1..=65_536)?,
        connections_per_caller: in_range(
            "limits.connections_per_peer",
            file.connections_per_peer,
            1..=1024,
        )?,
        handshake_timeout: Duration::from_millis(in_range(
            "limits.handshake_timeout_ms",
            file.handshake_timeout_ms,
            100..=60_000,
        )?),
        ..Limits::peers()
    };
    let officers = Limits {
        connections: peers.connections,
        connections_per_caller: in_range(
            "limits.connections_per_officer",
            file.connections_per_officer,
            1..=1024,
        )?,
        handshake_timeout: peers.handshake_timeout,
        ..Limits::officers()
    };
    Ok((peers, officers))
}

/// The quota of every peer.
pub(super) fn quota(file: &QuotaFile) -> Result<Quota, ConfigError> {
    Ok(Quota {
        bytes: in_range("quota.gib_per_peer", file.gib_per_peer, 1..=1 << 20)? << 30,
        records: in_range(
            "quota.records_per_peer",
            file.records_per_peer,
            1000..=1_000_000_000,
        )?,
    })
}

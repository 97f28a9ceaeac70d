//! The limits of both listeners.

use std::time::Duration;

use super::{ConfigError, in_range};
use crate::config::file::LimitsFile;
use crate::tls::limits::Limits;

/// The limits for peers and for officers.
pub(super) fn check(file: &LimitsFile) -> Result<(Limits, Limits), ConfigError> {
    let peers = Limits::peers();
    let secs = Duration::as_secs;
    let millis = |duration: Duration| u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
    let peers = Limits {
        connections: in_range(
            "limits.connections",
            file.connections.unwrap_or(peers.connections),
            1..=65_536,
        )?,
        connections_per_caller: in_range(
            "limits.connections_per_peer",
            file.connections_per_peer
                .unwrap_or(peers.connections_per_caller),
            1..=1024,
        )?,
        unauthenticated: in_range(
            "limits.unauthenticated",
            file.unauthenticated.unwrap_or(peers.unauthenticated),
            1..=4096,
        )?,
        handshake_timeout: Duration::from_millis(in_range(
            "limits.handshake_timeout_ms",
            file.handshake_timeout_ms
                .unwrap_or(millis(peers.handshake_timeout)),
            100..=60_000,
        )?),
        first_request_timeout: Duration::from_millis(in_range(
            "limits.first_request_timeout_ms",
            file.first_request_timeout_ms
                .unwrap_or(millis(peers.first_request_timeout)),
            100..=60_000,
        )?),
        connection_age: Duration::from_secs(in_range(
            "limits.connection_age_seconds",
            file.connection_age_seconds
                .unwrap_or(secs(&peers.connection_age)),
            10..=86_400,
        )?),
        connection_grace: Duration::from_secs(in_range(
            "limits.connection_grace_seconds",
            file.connection_grace_seconds
                .unwrap_or(secs(&peers.connection_grace)),
            1..=3600,
        )?),
        keep_alive_interval: Duration::from_secs(in_range(
            "limits.keep_alive_interval_seconds",
            file.keep_alive_interval_seconds
                .unwrap_or(secs(&peers.keep_alive_interval)),
            1..=3600,
        )?),
        keep_alive_timeout: Duration::from_secs(in_range(
            "limits.keep_alive_timeout_seconds",
            file.keep_alive_timeout_seconds
                .unwrap_or(secs(&peers.keep_alive_timeout)),
            1..=600,
        )?),
        request_timeout: Duration::from_millis(in_range(
            "limits.request_timeout_ms",
            file.request_timeout_ms
                .unwrap_or(millis(peers.request_timeout)),
            100..=600_000,
        )?),
        concurrent_requests: in_range(
            "limits.concurrent_requests",
            file.concurrent_requests
                .unwrap_or(peers.concurrent_requests),
            1..=1024,
        )?,
        concurrent_streams: in_range(
            "limits.concurrent_streams",
            file.concurrent_streams.unwrap_or(peers.concurrent_streams),
            1..=1024,
        )?,
        pending_reset_streams: in_range(
            "limits.pending_reset_streams",
            file.pending_reset_streams
                .unwrap_or(peers.pending_reset_streams),
            1..=1024,
        )?,
        local_error_reset_streams: in_range(
            "limits.local_error_reset_streams",
            file.local_error_reset_streams
                .unwrap_or(peers.local_error_reset_streams),
            1..=1024,
        )?,
        header_list_len: in_range(
            "limits.header_list_bytes",
            file.header_list_bytes.unwrap_or(peers.header_list_len),
            1024..=65_536,
        )?,
        stream_window: in_range(
            "limits.stream_window_bytes",
            file.stream_window_bytes.unwrap_or(peers.stream_window),
            65_535..=16_777_216,
        )?,
        connection_window: in_range(
            "limits.connection_window_bytes",
            file.connection_window_bytes
                .unwrap_or(peers.connection_window),
            65_535..=67_108_864,
        )?,
    };
    let officers = Limits {
        connections_per_caller: in_range(
            "limits.connections_per_officer",
            file.connections_per_officer
                .unwrap_or(Limits::officers().connections_per_caller),
            1..=1024,
        )?,
        ..peers
    };
    Ok((peers, officers))
}

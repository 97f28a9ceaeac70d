//! `node.toml` as it is written. The comments here are the reference manual; an unknown name is refused.

use serde::Deserialize;

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeFile {
    /// State and authority, `GE/revenue-service`.
    pub party: String,
    /// DNS name under which the federation names its ledgers and nodes.
    #[serde(default = "default_domain")]
    pub federation_domain: String,
    /// Where partners reach the node, `host:port`, 1 to 8. They stand in the node card.
    pub addresses: Vec<String>,
    /// Whom partners call at any hour; one line of at most 200 characters. It stands in the node card.
    pub contact: String,
    /// Addresses to listen at.
    #[serde(default)]
    pub listen: ListenFile,
    /// Directories and files.
    #[serde(default)]
    pub paths: PathsFile,
    /// The log.
    #[serde(default)]
    pub log: LogFile,
    /// How much of the disk is kept free.
    #[serde(default)]
    pub disk: DiskFile,
    /// Records.
    #[serde(default)]
    pub records: RecordsFile,
    /// Stopping.
    #[serde(default)]
    pub shutdown: ShutdownFile,
    /// Limits of both listeners.
    #[serde(default)]
    pub limits: LimitsFile,
}

/// `[listen]`: IP address and port each; port 0 takes any free one.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ListenFile {
    /// For peers.
    pub peers: String,
    /// For officers.
    pub officers: String,
    /// For metrics and health over plain HTTP; keep it on this machine.
    pub metrics: String,
}

impl Default for ListenFile {
    fn default() -> Self {
        Self {
            peers: "0.0.0.0:7444".to_owned(),
            officers: "127.0.0.1:7443".to_owned(),
            metrics: "127.0.0.1:9464".to_owned(),
        }
    }
}

/// `[paths]`: relative ones start at the directory of the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PathsFile {
    /// Journals and index.
    pub data: String,
    /// Signing keys.
    pub keys: String,
    /// Certificates that peers see.
    pub tls: String,
    /// Officers' authority and profiles.
    pub officers: String,
    /// The node card.
    pub card: String,
}

impl Default for PathsFile {
    fn default() -> Self {
        Self {
            data: "data".to_owned(),
            keys: "keys".to_owned(),
            tls: "tls".to_owned(),
            officers: "officers".to_owned(),
            card: "node.card".to_owned(),
        }
    }
}

/// `[log]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogFile {
    /// `text` for people, `json` for programs.
    pub format: LogFormatFile,
    /// What to log, for example `info` or `info,ntc_node::peer=debug`.
    pub filter: String,
}

impl Default for LogFile {
    fn default() -> Self {
        Self {
            format: LogFormatFile::Text,
            filter: "info".to_owned(),
        }
    }
}

/// Form of the log lines.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormatFile {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// `[disk]`: the node refuses to write when less is free than either of the two reserves.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DiskFile {
    /// Share of the disk that is kept free, 0 to 50 percent.
    pub reserve_percent: u8,
    /// Space that is kept free, in MiB.
    pub reserve_mib: u64,
    /// Share of free space below which the node warns; not below the reserve, at most 90 percent.
    pub alarm_percent: u8,
    /// Space that a new segment of any journal leaves free, in MiB.
    pub floor_mib: u64,
    /// Size of a segment of the ledger's journal, 1 to 1024 MiB.
    pub ledger_segment_mib: u32,
    /// Size of a segment of every other journal, 1 to 1024 MiB; there is one for each partner.
    pub replica_segment_mib: u32,
}

impl Default for DiskFile {
    fn default() -> Self {
        Self {
            reserve_percent: 10,
            reserve_mib: 2048,
            alarm_percent: 20,
            floor_mib: 256,
            ledger_segment_mib: 64,
            replica_segment_mib: 8,
        }
    }
}

/// `[records]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RecordsFile {
    /// Validity of an own record that names no end, 1 to 3650 days.
    pub default_expiry_days: u16,
}

impl Default for RecordsFile {
    fn default() -> Self {
        Self {
            default_expiry_days: 365,
        }
    }
}

/// `[shutdown]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShutdownFile {
    /// How long running requests may take to end, 0 to 300 seconds.
    pub drain_seconds: u64,
}

impl Default for ShutdownFile {
    fn default() -> Self {
        Self { drain_seconds: 25 }
    }
}

/// `[limits]`: what is not named has its shipped value.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitsFile {
    /// Most connections of a listener, 1 to 65536. Shipped: 256.
    pub connections: Option<usize>,
    /// Most connections of one peer, 1 to 1024. Shipped: 4.
    pub connections_per_peer: Option<usize>,
    /// Most connections of one officer, 1 to 1024. Shipped: 16.
    pub connections_per_officer: Option<usize>,
    /// Most connections whose caller is not known yet, 1 to 4096. Shipped: 32.
    pub unauthenticated: Option<usize>,
    /// Time for the TLS handshake, 100 to 60000 ms. Shipped: 5000.
    pub handshake_timeout_ms: Option<u64>,
    /// Time from the handshake to the first request, 100 to 60000 ms. Shipped: 10000.
    pub first_request_timeout_ms: Option<u64>,
    /// Age at which a connection is asked to end, 10 to 86400 s. Shipped: 3600.
    pub connection_age_seconds: Option<u64>,
    /// Further time until it is cut, 1 to 3600 s. Shipped: 60.
    pub connection_grace_seconds: Option<u64>,
    /// Silence after which a connection is asked whether it lives, 1 to 3600 s. Shipped: 30.
    pub keep_alive_interval_seconds: Option<u64>,
    /// Time to answer that, 1 to 600 s. Shipped: 10.
    pub keep_alive_timeout_seconds: Option<u64>,
    /// Time until a request's answer begins, 100 to 600000 ms. Shipped: 10000.
    pub request_timeout_ms: Option<u64>,
    /// Most requests of one connection at work, 1 to 1024. Shipped: 32.
    pub concurrent_requests: Option<usize>,
    /// Most open streams of one connection, 1 to 1024. Shipped: 64.
    pub concurrent_streams: Option<u32>,
    /// Most streams reset by the caller before they were looked at, 1 to 1024. Shipped: 20.
    pub pending_reset_streams: Option<usize>,
    /// Most streams reset because of the caller's errors, 1 to 1024. Shipped: 64.
    pub local_error_reset_streams: Option<usize>,
    /// Largest header list, 1024 to 65536 bytes. Shipped: 8192.
    pub header_list_bytes: Option<u32>,
    /// Bytes that one stream may send ahead, 65535 to 16777216. Shipped: 262144.
    pub stream_window_bytes: Option<u32>,
    /// Bytes that one connection may send ahead, 65535 to 67108864. Shipped: 1048576.
    pub connection_window_bytes: Option<u32>,
}

fn default_domain() -> String {
    "ntc.example".to_owned()
}

//! `node.toml` as it is written. The comments here are the reference manual; an unknown name is refused.

use ntc_core::admission::quota::QUOTA;
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
    /// Where officers reach the node from their own machines, `host:port`; it stands in their profiles. Without it the
    /// address that `listen.officers` names.
    pub officers_address: Option<String>,
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
    /// What is kept of each peer.
    #[serde(default)]
    pub quota: QuotaFile,
    /// How long records are kept.
    #[serde(default)]
    pub retention: RetentionFile,
    /// Who is screened.
    #[serde(default)]
    pub screening: ScreeningFile,
    /// Who is told of what happens.
    #[serde(default)]
    pub notify: NotifyFile,
    /// What two officers do together.
    #[serde(default)]
    pub approvals: ApprovalsFile,
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

/// `[limits]`: what depends on how large a federation is and how far apart its members are. Every other limit is a
/// constant of the program.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitsFile {
    /// Most connections of a listener, 1 to 65536. The first of a caller finds a place even then.
    pub connections: usize,
    /// Most connections of one peer, 1 to 1024.
    pub connections_per_peer: usize,
    /// Most connections of one officer, 1 to 1024.
    pub connections_per_officer: usize,
    /// Time for the TLS handshake, 100 to 60000 ms.
    pub handshake_timeout_ms: u64,
}

impl Default for LimitsFile {
    fn default() -> Self {
        Self {
            connections: 256,
            connections_per_peer: 4,
            connections_per_officer: 16,
            handshake_timeout_ms: 5000,
        }
    }
}

/// `[quota]`: most that is kept of one peer. What passes it comes later, when there is room again.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QuotaFile {
    /// Space, 1 to 1048576 GiB.
    pub gib_per_peer: u64,
    /// Records, 1000 to 1000000000.
    pub records_per_peer: u64,
}

impl Default for QuotaFile {
    fn default() -> Self {
        Self {
            gib_per_peer: QUOTA.bytes >> 30,
            records_per_peer: QUOTA.records,
        }
    }
}

/// `[retention]`: how long records are kept, beside what their authors and the agreements say. The shortest time counts.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RetentionFile {
    /// Days that anything is kept which a partner told, from when it was received, 1 to 3650; 0 for as long as its author
    /// and the agreements let it.
    pub received_days: u16,
    /// Days before their end from which on it is warned of records, 1 to 365; 0 for no warning.
    pub remind_days: u16,
}

impl Default for RetentionFile {
    fn default() -> Self {
        Self {
            received_days: 0,
            remind_days: 30,
        }
    }
}

/// `[screening]`: how long those are kept who were screened, so that what a list comes to look for is found among them.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ScreeningFile {
    /// Days, 1 to 365.
    pub keep_days: u16,
}

impl Default for ScreeningFile {
    fn default() -> Self {
        Self { keep_days: 30 }
    }
}

/// `[approvals]`: what one officer asks for and another one approves before it is done. Stopping something never waits.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ApprovalsFile {
    /// Proposing, signing, resuming and ending agreements, and giving notice.
    pub agreements: bool,
    /// Activating a policy.
    pub policy: bool,
    /// Enrolling partners and resuming them; issuing officers' certificates.
    pub enrolment: bool,
    /// Changing and revoking the node's signing keys.
    pub keys: bool,
    /// Publishing and correcting records that go to so many partners or more, 1 to 256; without it none for that.
    pub broadcast_recipients: Option<u16>,
    /// Publishing and correcting records that are marked so or more closed; without it none for that.
    pub broadcast_marking: Option<String>,
    /// Erasures on demand of all officers that are done alone within a day, 0 to 10000; without it all.
    pub erasures_a_day: Option<u16>,
    /// How long a request waits for the second officer, 1 to 168 hours.
    pub hours: u16,
}

impl Default for ApprovalsFile {
    fn default() -> Self {
        Self {
            agreements: false,
            policy: false,
            enrolment: false,
            keys: false,
            broadcast_recipients: None,
            broadcast_marking: None,
            erasures_a_day: None,
            hours: 24,
        }
    }
}

/// `[notify]`: who is told of what partners publish and of what becomes overdue; 16 at most.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NotifyFile {
    /// Web addresses that are called.
    pub webhook: Vec<WebhookFile>,
    /// Mail through a relay.
    pub mail: Vec<MailFile>,
}

/// `[[notify.webhook]]`: a CloudEvent in JSON, signed, is posted for each event until it is answered with 2xx.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebhookFile {
    /// Its name, 1 to 32 small letters, digits and hyphens.
    pub name: String,
    /// `https://HOST/PATH`.
    pub url: String,
    /// File with the key that signs, `whsec_` and base64 of 24 to 64 bytes; mode 0600.
    pub key: String,
    /// Kinds of records, and `overdue`; none for all that officers are told.
    #[serde(default)]
    pub events: Vec<String>,
    /// Only records that are at least so urgent.
    pub urgency: Option<String>,
    /// PEM file of the authorities of its certificate; without it those of the system.
    pub ca: Option<String>,
    /// Networks that may be called although they are not public, 16 at most.
    #[serde(default)]
    pub allow: Vec<String>,
    /// Whether it may be called by plain HTTP.
    #[serde(default)]
    pub plaintext: bool,
    /// How long one attempt may take, 1 to 60 seconds.
    #[serde(default = "default_timeout")]
    pub timeout_seconds: u64,
}

/// `[[notify.mail]]`: a mail for each event.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailFile {
    /// Its name, 1 to 32 small letters, digits and hyphens.
    pub name: String,
    /// The relay, `host:port`.
    pub relay: String,
    /// How the line is protected.
    #[serde(default)]
    pub tls: MailTlsFile,
    /// PEM file of the authorities of its certificate; without it those of the system.
    pub ca: Option<String>,
    /// The sender.
    pub from: String,
    /// Who gets it, 1 to 16.
    pub to: Vec<String>,
    /// User at the relay.
    pub user: Option<String>,
    /// File with the password; mode 0600.
    pub password: Option<String>,
    /// Kinds of records, and `overdue`; none for all that officers are told.
    #[serde(default)]
    pub events: Vec<String>,
    /// Only records that are at least so urgent.
    pub urgency: Option<String>,
    /// How long one attempt may take, 1 to 60 seconds.
    #[serde(default = "default_timeout")]
    pub timeout_seconds: u64,
}

/// How the line to a relay is protected.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum MailTlsFile {
    /// From its first byte on.
    Tls,
    /// From STARTTLS on; a relay that does not offer it gets nothing.
    #[default]
    Starttls,
    /// Not at all.
    None,
}

const fn default_timeout() -> u64 {
    10
}

fn default_domain() -> String {
    "ntc.example".to_owned()
}

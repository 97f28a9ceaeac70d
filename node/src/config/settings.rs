//! The checked settings of a node.

mod approvals;
mod limits;
pub mod notify;

use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ntc_core::admission::Quota;
use ntc_core::approval::Rules;
use ntc_core::identity::card::{MAX_ADDRESSES, MAX_CONTACT_LEN, is_address, is_contact};
use ntc_core::identity::name::{FederationDomain, InvalidDomain};
use ntc_core::party::{InvalidParty, Party};
use thiserror::Error;

use self::notify::HookSettings;
use super::file::{DiskFile, LogFormatFile, NodeFile, RetentionFile};
use crate::identity::card::CardFacts;
use crate::identity::{Layout, faces};
use crate::telemetry::logging::LogFormat;
use crate::tls::limits::Limits;

/// Longest configuration file, in bytes.
pub const MAX_CONFIG_LEN: usize = 64 * 1024;

const DAY: Duration = Duration::from_secs(24 * 3600);
const MIB: u64 = 1024 * 1024;

/// How much of the disk is kept free.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DiskReserve {
    /// Writes are refused when less than this share of the disk is free, in percent.
    pub reserve_percent: u8,
    /// Writes are refused when less than this is free, in bytes.
    pub reserve_bytes: u64,
    /// The node warns when less than this share is free, in percent.
    pub alarm_percent: u8,
    /// A new segment of any journal leaves this free, in bytes.
    pub floor_bytes: u64,
    /// Size of a segment of the ledger's journal, in bytes.
    pub ledger_segment_bytes: u32,
    /// Size of a segment of every other journal, in bytes.
    pub replica_segment_bytes: u32,
}

/// Everything that a node is told when it starts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Settings {
    /// The party.
    pub party: Party,
    /// The federation's domain.
    pub domain: FederationDomain,
    /// Where partners reach the node.
    pub addresses: Vec<String>,
    /// Whom partners call.
    pub contact: String,
    /// Where officers reach the node, as their profiles say.
    pub officers_address: String,
    /// Where to listen for peers.
    pub listen_peers: SocketAddr,
    /// Where to listen for officers.
    pub listen_officers: SocketAddr,
    /// Where to answer for metrics and health.
    pub listen_metrics: SocketAddr,
    /// Where keys, certificates and the card lie.
    pub layout: Layout,
    /// Journals and index.
    pub data_dir: PathBuf,
    /// Form of the log.
    pub log_format: LogFormat,
    /// What to log.
    pub log_filter: String,
    /// How much of the disk is kept free.
    pub disk: DiskReserve,
    /// Validity of an own record that names no end.
    pub default_expiry: Duration,
    /// How long running requests may take to end when the node stops.
    pub drain_timeout: Duration,
    /// Limits of the face that peers call.
    pub peer_limits: Limits,
    /// Limits of the face that officers call.
    pub officer_limits: Limits,
    /// Most that is kept of one peer.
    pub quota: Quota,
    /// How long records are kept.
    pub retention: Keeping,
    /// How long those are kept who were screened.
    pub keep_screened: Duration,
    /// Who is told of what happens.
    pub notify: Vec<HookSettings>,
    /// What the party asks two officers for.
    pub approvals: Rules,
}

/// How long records are kept, beside what their authors and the agreements say.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Keeping {
    /// How long anything is kept that a partner told; none for as long as its author and the agreements let it.
    pub received: Option<Duration>,
    /// How long before their end it is warned of records; none for no warning.
    pub remind: Option<Duration>,
}

/// Why a configuration cannot be used.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The domain breaks its rule.
    #[error("federation_domain: {0}")]
    Domain(#[from] InvalidDomain),
    /// A value breaks its rule.
    #[error("{field}: {rule}")]
    Field {
        /// The name in the file.
        field: &'static str,
        /// The rule.
        rule: String,
    },
    /// The party breaks its rule.
    #[error("party: {0}")]
    Party(#[from] InvalidParty),
    /// The file cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Two faces would listen at one address.
    #[error(
        "two of listen.peers, listen.officers and listen.metrics are {0}; give each its own port"
    )]
    SameListener(SocketAddr),
    /// The file is not TOML, or has a name that the node does not know.
    #[error("the configuration cannot be read: {0}")]
    Syntax(String),
    /// The file is longer than its limit.
    #[error("the configuration is longer than {MAX_CONFIG_LEN} bytes")]
    TooLong,
}

impl Settings {
    /// Reads and checks a configuration file.
    ///
    /// # Errors
    /// When it cannot be read or a value breaks its rule; the error names the value's place.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Read {
            path: path.to_owned(),
            source,
        })?;
        Self::parse(&text, path.parent().unwrap_or_else(|| Path::new(".")))
    }

    /// Checks the text of a configuration file; relative paths in it start at `dir`.
    ///
    /// # Errors
    /// When it cannot be read or a value breaks its rule.
    pub fn parse(text: &str, dir: &Path) -> Result<Self, ConfigError> {
        if text.len() > MAX_CONFIG_LEN {
            return Err(ConfigError::TooLong);
        }
        let file: NodeFile =
            toml::from_str(text).map_err(|error| ConfigError::Syntax(error.to_string()))?;
        let (peer_limits, officer_limits) = limits::limits(&file.limits)?;
        let (party, domain) = (file.party.parse()?, file.federation_domain.parse()?);
        let listen_officers = socket("listen.officers", &file.listen.officers)?;
        Ok(Self {
            officers_address: match file.officers_address {
                Some(address) => officers_address(address)?,
                None => faces::officers_address(&domain, &party, listen_officers),
            },
            party,
            domain,
            addresses: addresses(file.addresses)?,
            contact: contact(file.contact)?,
            listen_peers: socket("listen.peers", &file.listen.peers)?,
            listen_officers,
            listen_metrics: socket("listen.metrics", &file.listen.metrics)?,
            layout: Layout {
                keys: dir.join(file.paths.keys),
                tls: dir.join(file.paths.tls),
                officers: dir.join(file.paths.officers),
                card: dir.join(file.paths.card),
            },
            data_dir: dir.join(file.paths.data),
            log_format: match file.log.format {
                LogFormatFile::Text => LogFormat::Text,
                LogFormatFile::Json => LogFormat::Json,
            },
            log_filter: log_filter(file.log.filter)?,
            disk: disk(&file.disk)?,
            default_expiry: DAY
                * u32::from(in_range(
                    "records.default_expiry_days",
                    file.records.default_expiry_days,
                    1..=3650,
                )?),
            drain_timeout: Duration::from_secs(in_range(
                "shutdown.drain_seconds",
                file.shutdown.drain_seconds,
                0..=300,
            )?),
            peer_limits,
            officer_limits,
            quota: limits::quota(&file.quota)?,
            retention: retention(&file.retention)?,
            keep_screened: DAY
                * u32::from(in_range(
                    "screening.keep_days",
                    file.screening.keep_days,
                    1..=365,
                )?),
            notify: notify::notify(file.notify, dir)?,
            approvals: approvals::approvals(&file.approvals)?,
        })
    }

    /// Whether each face has a port of its own.
    ///
    /// # Errors
    /// When two would listen at one address.
    pub fn own_ports(&self) -> Result<(), ConfigError> {
        let faces = [self.listen_peers, self.listen_officers, self.listen_metrics];
        match faces::meeting(faces) {
            None => Ok(()),
            Some(twice) => Err(ConfigError::SameListener(twice)),
        }
    }

    /// What the node's card says beyond keys and authorities.
    pub fn card_facts(&self) -> CardFacts {
        CardFacts {
            party: self.party.clone(),
            domain: self.domain.clone(),
            addresses: self.addresses.clone(),
            contact: self.contact.clone(),
        }
    }
}

fn officers_address(address: String) -> Result<String, ConfigError> {
    if is_address(&address) {
        return Ok(address);
    }
    Err(ConfigError::Field {
        field: "officers_address",
        rule: "write host:port, as officers reach this node from their own machines".to_owned(),
    })
}

fn in_range<T: Copy + PartialOrd + std::fmt::Display>(
    field: &'static str,
    value: T,
    range: RangeInclusive<T>,
) -> Result<T, ConfigError> {
    if range.contains(&value) {
        return Ok(value);
    }
    Err(ConfigError::Field {
        field,
        rule: format!("{value} is outside of {} to {}", range.start(), range.end()),
    })
}

fn socket(field: &'static str, text: &str) -> Result<SocketAddr, ConfigError> {
    text.parse().map_err(|_| ConfigError::Field {
        field,
        rule: "write an IP address and a port, for example 127.0.0.1:7443 or [::]:7444".to_owned(),
    })
}

fn addresses(addresses: Vec<String>) -> Result<Vec<String>, ConfigError> {
    let valid = (1..=MAX_ADDRESSES).contains(&addresses.len())
        && addresses.iter().all(|address| is_address(address));
    if valid {
        return Ok(addresses);
    }
    Err(ConfigError::Field {
        field: "addresses",
        rule: format!(
            "name 1 to {MAX_ADDRESSES} addresses as host:port, where partners reach this node"
        ),
    })
}

fn contact(contact: String) -> Result<String, ConfigError> {
    if is_contact(&contact) {
        return Ok(contact);
    }
    Err(ConfigError::Field {
        field: "contact",
        rule: format!("write 1 to {MAX_CONTACT_LEN} visible characters on one line"),
    })
}

fn log_filter(filter: String) -> Result<String, ConfigError> {
    match tracing_subscriber::EnvFilter::try_new(&filter) {
        Ok(_) => Ok(filter),
        Err(error) => Err(ConfigError::Field {
            field: "log.filter",
            rule: error.to_string(),
        }),
    }
}

fn retention(file: &RetentionFile) -> Result<Keeping, ConfigError> {
    let received = in_range("retention.received_days", file.received_days, 0..=3650)?;
    let remind = in_range("retention.remind_days", file.remind_days, 0..=365)?;
    let days = |number: u16| (number > 0).then(|| DAY * u32::from(number));
    Ok(Keeping {
        received: days(received),
        remind: days(remind),
    })
}

fn disk(file: &DiskFile) -> Result<DiskReserve, ConfigError> {
    let reserve_percent = in_range("disk.reserve_percent", file.reserve_percent, 0..=50)?;
    Ok(DiskReserve {
        reserve_percent,
        reserve_bytes: in_range("disk.reserve_mib", file.reserve_mib, 0..=16 * MIB)? * MIB,
        alarm_percent: in_range(
            "disk.alarm_percent",
            file.alarm_percent,
            reserve_percent..=90,
        )?,
        floor_bytes: in_range("disk.floor_mib", file.floor_mib, 0..=16 * MIB)? * MIB,
        ledger_segment_bytes: segment("disk.ledger_segment_mib", file.ledger_segment_mib)?,
        replica_segment_bytes: segment("disk.replica_segment_mib", file.replica_segment_mib)?,
    })
}

fn segment(field: &'static str, mib: u32) -> Result<u32, ConfigError> {
    Ok(in_range(field, mib, 1..=1024)? << 20)
}

#[cfg(test)]
mod tests;

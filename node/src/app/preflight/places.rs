//! What an administrator most often leaves as it came, or sets so that nobody reaches the node or everybody reads it.

use std::fs;
use std::net::IpAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use ntc_core::identity::card::KeyRole;
use ntc_core::phrase::Phrase;
use ntc_core::time::Timestamp;

use crate::config::Settings;
use crate::identity::Identity;
use crate::identity::init::PLACEHOLDER_CONTACT;
use crate::store::medium::{Disk, Medium as _};

/// Domain of examples; no federation has it.
const EXAMPLE: &str = "example";

/// Values that nobody filled in.
pub(in crate::app) fn placeholders(settings: &Settings) -> Vec<Phrase> {
    let mut told = Vec::new();
    if is_example(settings.domain.as_str()) {
        let domain = settings.domain.to_string();
        told.push(Phrase::StartExampleDomain { domain });
    }
    if settings.contact.starts_with(PLACEHOLDER_CONTACT) {
        let contact = settings.contact.clone();
        told.push(Phrase::StartNoContact { contact });
    }
    let mut addresses = settings.addresses.iter();
    if let Some(address) = addresses.find(|address| is_example(host(address))) {
        let address = address.clone();
        told.push(Phrase::StartExampleAddress { address });
    }
    told
}

/// Addresses at which nobody elsewhere reaches the node.
pub(in crate::app) fn unreachable(settings: &Settings) -> Vec<Phrase> {
    let mut told = Vec::new();
    if let Some(address) = settings.addresses.iter().find(|one| is_local(host(one))) {
        let address = address.clone();
        told.push(Phrase::StartLocalAddress { address });
    }
    if settings.listen_peers.ip().is_loopback() {
        told.push(Phrase::StartLocalPeers {});
    }
    let officers = settings.listen_officers.ip().is_loopback();
    let address = settings.officers_address.clone();
    match (officers, is_local(host(&address))) {
        (true, false) => told.push(Phrase::StartLocalOfficers { address }),
        (false, true) => told.push(Phrase::StartLocalProfiles { address }),
        (true, true) | (false, false) => {}
    }
    if !settings.listen_metrics.ip().is_loopback() {
        told.push(Phrase::StartOpenMetrics {});
    }
    told
}

/// Folders with content that others can look into, whatever made them so.
pub(in crate::app) fn open_to_others(settings: &Settings) -> Vec<Phrase> {
    let layout = &settings.layout;
    let folders = [&settings.data_dir, &layout.keys, &layout.officers];
    let open = folders.into_iter().filter(|dir| is_open(dir));
    let told = open.map(|dir| Phrase::StartOpenFolder {
        folder: dir.display().to_string(),
    });
    told.collect()
}

/// Files of keys that others can read or write.
pub(in crate::app) fn keys_open_to_others(settings: &Settings) -> Vec<String> {
    let layout = &settings.layout;
    let mut files: Vec<_> = KeyRole::ALL.map(|role| layout.key(role)).into();
    files.push(layout.feed_salt());
    files.retain(|file| is_open(file));
    files
        .iter()
        .map(|file| file.display().to_string())
        .collect()
}

fn is_open(path: &Path) -> bool {
    let mode = fs::metadata(path).map(|found| found.permissions().mode());
    mode.is_ok_and(|mode| mode & 0o077 != 0)
}

/// A clock that is behind what the node's own card says.
pub(in crate::app) fn clock(identity: &Identity, now: Timestamp) -> Option<Phrase> {
    let issued = identity.card().issued();
    (now < issued).then(|| Phrase::StartClockBehind {
        now: now.to_string(),
        card: issued.to_string(),
    })
}

/// A disk that has less room than the node keeps free: it would take nothing in.
pub(in crate::app) fn disk(settings: &Settings) -> Option<Phrase> {
    let mut existing = settings.data_dir.ancestors().filter(|dir| dir.exists());
    let space = Disk.space(existing.next()?).ok()?;
    let share = space.total / 100 * u64::from(settings.disk.reserve_percent);
    let kept = settings.disk.reserve_bytes.max(share);
    (space.free < kept).then_some(Phrase::StartDiskShort {
        free: space.free >> 20,
        kept: kept >> 20,
    })
}

fn is_example(name: &str) -> bool {
    name.rsplit('.').next() == Some(EXAMPLE)
}

fn host(address: &str) -> &str {
    let host = address.rsplit_once(':').map_or(address, |(host, _)| host);
    host.trim_start_matches('[').trim_end_matches(']')
}

fn is_local(host: &str) -> bool {
    let ip = host.parse::<IpAddr>();
    host == "localhost" || ip.is_ok_and(|ip| ip.is_loopback() || ip.is_unspecified())
}

//! What an administrator most often leaves as it came, or sets so that nobody reaches the node or everybody reads it.

use std::fs;
use std::net::IpAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use ntc_core::time::Timestamp;

use crate::config::Settings;
use crate::identity::Identity;
use crate::identity::init::PLACEHOLDER_CONTACT;
use crate::store::medium::{Disk, Medium as _};

/// Domain of examples; no federation has it.
const EXAMPLE: &str = "example";

/// Values that nobody filled in.
pub(in crate::app) fn placeholders(settings: &Settings) -> Vec<String> {
    let mut told = Vec::new();
    if is_example(settings.domain.as_str()) {
        told.push(format!(
            "federation_domain is {}, a name for examples; the federation agrees on its own before any card is \
             exchanged",
            settings.domain
        ));
    }
    if settings.contact.starts_with(PLACEHOLDER_CONTACT) {
        told.push(format!(
            "contact is \"{}\", which no partner can call; write a telephone number, then make the card again",
            settings.contact
        ));
    }
    let mut addresses = settings.addresses.iter();
    if let Some(address) = addresses.find(|address| is_example(host(address))) {
        told.push(format!(
            "addresses names {address}, a name for examples; write where partners reach this node"
        ));
    }
    told
}

/// Addresses at which nobody elsewhere reaches the node.
pub(in crate::app) fn unreachable(settings: &Settings) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(address) = settings.addresses.iter().find(|one| is_local(host(one))) {
        told.push(format!(
            "addresses names {address}, which partners on other machines do not reach"
        ));
    }
    if settings.listen_peers.ip().is_loopback() {
        told.push("listen.peers is this machine only: partners do not reach it".to_owned());
    }
    let officers = settings.listen_officers.ip().is_loopback();
    if officers && !is_local(host(&settings.officers_address)) {
        told.push(format!(
            "officers_address is {}, but listen.officers is this machine only: no profile works",
            settings.officers_address
        ));
    }
    if !officers && is_local(host(&settings.officers_address)) {
        told.push(format!(
            "officers_address is {}: profiles work on this machine only, although listen.officers is open to others",
            settings.officers_address
        ));
    }
    if !settings.listen_metrics.ip().is_loopback() {
        told.push(
            "listen.metrics is open to other machines; it answers everybody, and names partners"
                .to_owned(),
        );
    }
    told
}

/// Folders with content that others can look into, whatever made them so.
pub(in crate::app) fn open_to_others(settings: &Settings) -> Vec<String> {
    let layout = &settings.layout;
    let folders = [&settings.data_dir, &layout.keys, &layout.officers];
    let open = |dir: &&&Path| {
        let mode = fs::metadata(dir).map(|found| found.permissions().mode());
        mode.is_ok_and(|mode| mode & 0o077 != 0)
    };
    let folders = folders.map(std::path::PathBuf::as_path);
    let told = folders.iter().filter(open).map(|dir| {
        let dir = dir.display();
        format!("{dir} can be entered by other users: chmod 700 {dir}")
    });
    told.collect()
}

/// A clock that is behind what the node's own card says.
pub(in crate::app) fn clock(identity: &Identity, now: Timestamp) -> Option<String> {
    let issued = identity.card().issued();
    (now < issued).then(|| {
        format!("this machine's clock says {now}, and the card was made at {issued}; set the clock")
    })
}

/// A disk that has less room than the node keeps free: it would take nothing in.
pub(in crate::app) fn disk(settings: &Settings) -> Option<String> {
    let mut existing = settings.data_dir.ancestors().filter(|dir| dir.exists());
    let space = Disk.space(existing.next()?).ok()?;
    let share = space.total / 100 * u64::from(settings.disk.reserve_percent);
    let kept = settings.disk.reserve_bytes.max(share);
    (space.free < kept).then(|| {
        format!(
            "{} MiB are free where the data lie, and the node keeps {} MiB free: it would take nothing in; make room, \
             or set disk.reserve_percent and disk.reserve_mib",
            space.free >> 20,
            kept >> 20
        )
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

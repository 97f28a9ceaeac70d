//! Officers beside the administrator that a new node has.

use std::path::PathBuf;

use ntc_core::identity::officer::Role;
use ntc_core::time::Timestamp;
use ntc_node::identity::officer::{Office, issue_officer, revoke_officer};
use ntc_node::identity::renew::{Renewed, renew};
use ntc_node::ports::{Clock, SystemClock, SystemEntropy};

use crate::node::NodeFiles;

/// Certifies an officer with these roles; the profile folder.
pub fn issue(files: &NodeFiles, name: &str, roles: &[Role]) -> PathBuf {
    let settings = files.settings();
    let office = Office {
        layout: &settings.layout,
        party: &settings.party,
        domain: &settings.domain,
        now: SystemClock.now(),
        entropy: &SystemEntropy,
    };
    let name = name.parse().expect("an officer's name");
    let roles = roles.iter().copied().collect();
    let address = settings.officers_address.clone();
    let issued = issue_officer(&office, &name, &roles, &address).expect("an officer's profile");
    issued.profile
}

/// Takes the certificate of an officer back; a running node learns it when it reloads.
pub fn revoke(files: &NodeFiles, name: &str) {
    let name = name.parse().expect("an officer's name");
    revoke_officer(&files.settings().layout, &name).expect("a revocation");
}

/// Renews the node's own certificates as of `now`; a running node takes them up when it reloads.
pub fn renew_certificates(files: &NodeFiles, now: Timestamp) -> Renewed {
    let settings = files.settings();
    let office = Office {
        layout: &settings.layout,
        party: &settings.party,
        domain: &settings.domain,
        now,
        entropy: &SystemEntropy,
    };
    renew(&office).expect("renewed certificates")
}

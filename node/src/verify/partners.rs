//! Partners: every replica that is there is of somebody who is enrolled.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ntc_core::party::Party;

use super::Findings;
use crate::partners::Roster;

/// Names each folder of replicas that belongs to nobody: a partner that was dropped is not passed over in silence.
pub(super) fn strays(replicas: &Path, roster: &Roster, findings: &mut Findings) {
    let known: BTreeSet<_> = roster.peers().keys().map(folder).collect();
    for entry in fs::read_dir(replicas).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !known.contains(&name) {
            findings.add(format!(
                "data/replicas/{name} is a replica of nobody who is enrolled, and is not checked: the roster lost a partner, or the folder was put there"
            ));
        }
    }
}

/// The folder of a partner's replica.
fn folder(party: &Party) -> String {
    party.path().replace('/', "_")
}

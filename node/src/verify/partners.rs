//! Partners: every replica that is there is of somebody who is enrolled.

use std::collections::BTreeSet;
use std::path::Path;

use ntc_core::party::Party;
use ntc_core::phrase::Phrase;

use super::Findings;
use super::folder::{called, name_of, paths};
use crate::partners::Roster;

/// Names each folder of replicas that belongs to nobody: a partner that was dropped is not passed over in silence.
pub(super) fn strays(replicas: &Path, roster: &Roster, findings: &mut Findings) {
    let known: BTreeSet<_> = roster.peers().keys().map(Party::file_name).collect();
    for path in paths(replicas, &called("data/replicas"), findings) {
        let name = name_of(&path);
        if !known.contains(&name) {
            let folder = format!("data/replicas/{name}");
            findings.add(Phrase::FoundStranger { folder });
        }
    }
}

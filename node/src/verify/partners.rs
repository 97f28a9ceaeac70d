//! Partners: every replica that is there is of somebody who is enrolled.

use std::collections::BTreeSet;
use std::path::Path;

use ntc_core::party::Party;

use super::Findings;
use super::folder::{name_of, paths};
use crate::partners::Roster;

/// Names each folder of replicas that belongs to nobody: a partner that was dropped is not passed over in silence.
pub(super) fn strays(replicas: &Path, roster: &Roster, findings: &mut Findings) {
    let known: BTreeSet<_> = roster.peers().keys().map(Party::file_name).collect();
    for path in paths(replicas, "data/replicas", findings) {
        let name = name_of(&path);
        if !known.contains(&name) {
            findings.add(format!(
                "data/replicas/{name} is a replica of nobody who is enrolled, and is not checked: the roster lost a \
                 partner, or the folder was put there"
            ));
        }
    }
}
